//! One source quotes a speaker, another reports the same in words of its own.
//!
//! **Why it matters.** The quotation is at hand for whoever prefers it, and the paraphrase can be
//! compared with it.
//!
//! **Example.** *Harbour Post:* “We opened the school because it was the only warm building,” said
//! Mayor Ana Holt. *Daily Bell:* Holt said the school had been opened because no other building was
//! warm.
//!
//! **Known limits.** Speaker and content must both be the same; a loose paraphrase is not found. It is *info*, but
//! *low* where one side denies, or another number or modal verb stands in the place of one. Whether the two agree
//! in all else is the matter of the checks of claims.

use super::Context;
use super::grade::{Grade, grade};
use super::quoted::{Case, Side, Words, findings, paraphrases, who};
use super::words::opening;
use crate::align::entities::speakers::Speakers;
use crate::align::quotations::compare::{Change, compare};
use crate::extract::QuotationKind;
use crate::findings::{Aspect, Confidence, Finding, Severity};

pub(super) const NAME: &str = "quoted-here-paraphrased-there";
pub(super) const SUMMARY: &str = "one source quotes what another reports in its own words";
pub(super) const SEVERITY: Severity = Severity::Info;

pub(super) fn run(context: &Context<'_>) -> Vec<Finding> {
    let direct = |side: &Side<'_>| side.rendering.kind == QuotationKind::Direct;
    let cases = paraphrases(context)
        .filter(|(_, a, b)| direct(a) && is_reported(b) || direct(b) && is_reported(a))
        .filter_map(|(utterance, a, b)| {
            let mut sides = [a.shown_whole()?, b.shown_whole()?];
            for (shown, side) in sides.iter_mut().zip([a, b]) {
                shown.reading = if direct(&side) { "quoted".to_owned() } else { "reported".to_owned() };
                shown.note.clone_from(&shown.reading);
            }
            let because = format!("both are credited to {}, and share most of what they say", a.speaker());
            let case = |severity, aspect: Option<Aspect>, because| Case {
                utterance: Some(utterance),
                sides: sides.clone(),
                severity,
                confidence: Confidence::Medium,
                aspects: [Some(Aspect::Wording), aspect].into_iter().flatten().collect(),
                because,
                who: who(&[&a, &b]),
            };
            Some(match turned(&a, &b) {
                Some((grade, change)) => {
                    let mut case = case(Severity::Low, grade.aspect(), format!("{because}; {}", grade.words()));
                    for (shown, (side, range)) in case.sides.iter_mut().zip([(&a, change.a), (&b, change.b)]) {
                        shown.marks = side.rendering.all.cover(std::iter::once(&range)).into_iter().collect();
                        shown.reading = format!("{} {}", shown.reading, keys(side, &range));
                    }
                    case
                }
                None => case(SEVERITY, None, because),
            })
        })
        .collect();
    findings(context, NAME, cases, |who, [a, b]| {
        let (quoted, reported) = if a.note == "quoted" { (a, b) } else { (b, a) };
        let question = format!("Are these {who}’s words: “{}”?", opening(&quoted.words));
        let message =
            format!("{} {who}: “{}”; {} it in the reporter's words: {}", quoted.quotes(), quoted.words, reported.has(), reported.words);
        Words { question, message }
    })
}

/// Share of the shorter side in common from which a change of the sense can be told.
const LIKE: f64 = 0.6;
/// Words of a denial with its subject: "we will not".
const DENIAL_WORDS: usize = 4;
/// Cues that deny by themselves.
const DENIALS: [&str; 6] = ["deny", "dispute", "reject", "refute", "dismiss", "doubt"];

/// What turns the sense between the quoted and the reported words: a denial, a number, how certain it is.
fn turned(a: &Side<'_>, b: &Side<'_>) -> Option<(Grade, Change)> {
    let denies = |side: &Side<'_>| side.quotation.cue.as_ref().is_some_and(|c| DENIALS.contains(&c.lemma.as_str()));
    if denies(a) || denies(b) {
        return None;
    }
    let (x, y) = (&a.rendering.all, &b.rendering.all);
    let found = compare(x, y, Speakers::Same).filter(|m| m.score >= LIKE && m.content >= 3)?;
    let graded = found.changes.into_iter().map(|change| (grade(&change, x, y), change));
    let turns = |(grade, change): &(Grade, Change)| {
        let (of_x, of_y) = (&x.words[change.a.clone()], &y.words[change.b.clone()]);
        let replaced = of_x.len() == 1 && of_y.len() == 1 && matches!(grade, Grade::Number | Grade::Modal);
        // "will not" / "would", not "no other" / "the only"
        let denied = *grade == Grade::Negation && of_x.len().max(of_y.len()) <= DENIAL_WORDS;
        replaced || denied && of_x.iter().chain(of_y).any(|w| matches!(w.key.as_str(), "not" | "never"))
    };
    graded.filter(turns).max_by_key(|(grade, _)| *grade)
}

fn keys(side: &Side<'_>, range: &std::ops::Range<usize>) -> String {
    side.rendering.all.words[range.clone()].iter().map(|w| w.key.as_str()).collect::<Vec<_>>().join(" ")
}

/// Most of it is in the reporter's words, and the other source's are not a part of it to the word.
fn is_reported(side: &Side<'_>) -> bool {
    let words = &side.rendering.all.words;
    side.rendering.kind != QuotationKind::Direct && words.iter().filter(|w| w.quoted).count() * 2 < words.len()
}
