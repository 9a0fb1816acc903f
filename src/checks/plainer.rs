//! Of two findings that say one thing, the one that says it more plainly stays.
//!
//! "What is Ana Holt’s office? “mayor” (…); “president” (…)" and "Ana Holt is “Mayor” in …, “President” in …"
//! are one difference to an editor. Two findings meet on the same marked words, or on one person with the
//! same offices, wherever these stand.

use crate::align::offices;
use crate::article::Span;
use crate::extract::Analysis;
use crate::findings::Finding;
use std::collections::BTreeSet;

/// Of two checks that say one thing, the one that says it more plainly, and the one that gives way: an
/// utterance says more than a claim, and a claim about an office more than the speakers of a list of
/// utterances.
const PLAINER: &[(&str, &str)] = &[
    (OFFICE, "speaker-in-two-roles"),
    ("utterance-on-two-days", "differing-date"),
    ("utterance-in-two-places", "differing-place"),
    ("same-words-other-speaker", "differing-claimant"),
];

/// The check of which a finding is about a person more than about words.
const OFFICE: &str = "differing-role";

/// Leave out of `findings` what a plainer one says too.
pub(super) fn keep_plainer(findings: &mut Vec<Finding>, analyses: &[Analysis]) {
    let plain: Vec<(&str, Said)> = findings
        .iter()
        .filter_map(|f| PLAINER.iter().find(|(p, _)| *p == f.check).map(|(_, other)| (*other, Said::by(f, analyses))))
        .collect();
    findings.retain(|f| {
        let mut rivals = plain.iter().filter(|(other, _)| *other == f.check).peekable();
        rivals.peek().is_none() || {
            let own = Said::by(f, analyses);
            !rivals.any(|(_, there)| own.is_within(there))
        }
    });
}

/// What a finding is about.
struct Said {
    /// The marked words, with their articles.
    marks: Vec<(usize, Span)>,
    /// Whose offices these are, by the last word of the name, and the offices; empty for all other words.
    held: BTreeSet<(String, &'static str)>,
}

impl Said {
    fn by(finding: &Finding, analyses: &[Analysis]) -> Self {
        let marks: Vec<(usize, Span)> = finding.locations.iter().flat_map(|l| l.marks.iter().map(|m| (l.article, *m))).collect();
        let is_of_office = PLAINER.iter().any(|(plain, other)| *plain == OFFICE && [*plain, *other].contains(&finding.check));
        let held = finding.locations.iter().filter(|_| is_of_office).flat_map(|l| {
            l.marks.iter().filter_map(move |mark| {
                let analysis = analyses.get(l.article)?;
                let holder = holder(analysis, l.span, *mark)?;
                Some(offices(analysis.article.slice(*mark)).into_iter().map(move |office| (holder.clone(), office)))
            })
        });
        let held = held.flatten().collect();
        Self { marks, held }
    }

    fn is_within(&self, other: &Self) -> bool {
        let same_words = || self.marks.iter().all(|(a, m)| other.marks.iter().any(|(b, n)| a == b && m.overlaps(*n)));
        let same_offices = || self.held.len() > 1 && self.held.is_subset(&other.held);
        !self.marks.is_empty() && (same_words() || same_offices())
    }
}

/// The last word of the name of the person named nearest to `mark` within `span`.
fn holder(analysis: &Analysis, span: Span, mark: Span) -> Option<String> {
    let mentions = analysis.people.iter().filter(|p| p.is_human).flat_map(|p| p.mentions.iter().map(move |m| (p, *m)));
    let far = |m: Span| m.start.saturating_sub(mark.end).max(mark.start.saturating_sub(m.end));
    let (person, _) = mentions.filter(|(_, m)| span.contains(*m)).min_by_key(|(p, m)| (far(*m), p.name.as_str()))?;
    person.name.split_whitespace().next_back().map(str::to_lowercase)
}

#[cfg(test)]
mod tests {
    use crate::events::EventOptions;
    use crate::{Options, compare, read};

    fn checks(texts: &[&str]) -> Vec<&'static str> {
        let articles = texts.iter().enumerate().map(|(n, text)| read::parse(&format!("{n}.txt"), text.as_bytes()).unwrap()).collect();
        let options = Options { events: EventOptions { one_event: true, ..EventOptions::default() }, ..Options::default() };
        let found = compare(articles, &options, &|| {}).findings.into_iter().flatten();
        found.map(|f| f.check).filter(|c| c.contains("role")).collect()
    }

    const MAYOR: &str = "“The pier will be rebuilt before the summer,” Mayor Ana Holt said on Monday.";
    const PRESIDENT: &str = "“The pier will be rebuilt before the summer,” President Ana Holt said on Monday.";

    #[test]
    fn one_person_with_two_offices_is_one_finding() {
        let other = "The harbour closed at noon.\n\n“No ship was lost,” said Ana Holt, the mayor of Port Ellery.";
        assert_eq!(checks(&[MAYOR, PRESIDENT]).len(), 1);
        assert_eq!(checks(&[other, MAYOR, PRESIDENT]).len(), 1);
    }

    #[test]
    fn two_people_are_two_findings() {
        let more = |office: &str| format!("\n\n“Nobody told us about the rotten beam,” {office} Edwin Sorel said.");
        let (a, b) = (MAYOR.to_owned() + &more("Captain"), PRESIDENT.to_owned() + &more("Lieutenant"));
        assert_eq!(checks(&[&a, &b]).len(), 2);
    }
}
