//! Who claims it: one accusation that two sources give to two bodies, or that one of them tells as fact.
//!
//! "It had warned Brightwater twice, the inspectorate said" against "Brightwater had been warned twice,
//! according to the dockers' union": the words are shared, the claimants are not. That a brief leaves out
//! "police said" is how briefs are written; so only what blames somebody is looked at, and police, officials
//! and witnesses, who speak for one another, are nobody else.

use crate::align::Relation;
use crate::align::claims::edge::{Edge, site};
use crate::align::claims::pairs::matching::Matching;
use crate::align::claims::row::Slot;
use crate::align::claims::statement::Statement;
use crate::align::reason::Reason;
use crate::article::Span;
use crate::extract::Analysis;
use crate::extract::claims::words::{WordKind, base};
use crate::language::{self, Class, en};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// Words of weight that two sentences must share, the one that blames among them.
const SHARED: usize = 4;
/// The same where one sentence credits nobody, with the share of the lighter one's weight.
const SHARED_AS_FACT: (usize, f32) = (5, 0.3);
/// Sentences of one event with one word of blame that are compared with each other.
const MOST: usize = 48;

/// Stems of words that blame.
static BLAME: LazyLock<BTreeSet<String>> = LazyLock::new(|| en::words(en::BLAME_WORDS).map(base).collect());

/// Bodies of which a description tells one from another. "The company", "the manufacturer" and "officials" may
/// be anybody whom the other source names.
const BODIES: [&str; 32] = [
    "inspectorate",
    "directorate",
    "watchdog",
    "regulator",
    "charity",
    "opposition",
    "prosecution",
    "defence",
    "defense",
    "tribunal",
    "council",
    "union",
    "unions",
    "ministry",
    "court",
    "parliament",
    "church",
    "hospital",
    "school",
    "university",
    "embassy",
    "consulate",
    "army",
    "navy",
    "coastguard",
    "committee",
    "commission",
    "senate",
    "bank",
    "federation",
    "association",
    "board",
];

/// Words of the names of outlets.
const OUTLETS: [&str; 14] = [
    "news",
    "post",
    "times",
    "tribune",
    "journal",
    "agency",
    "press",
    "reuters",
    "herald",
    "gazette",
    "wire",
    "media",
    "newspaper",
    "television",
];

/// Who claims a sentence.
struct Claimant {
    /// Words of weight of the name and of what stands beside the cue.
    words: BTreeSet<String>,
    mention: Span,
    /// Whether it is named, and not only described.
    is_named: bool,
}

/// Differences in who claims what.
pub(crate) fn edges(statements: &[Statement], analyses: &[Analysis]) -> Vec<Edge> {
    let mut by_blame: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (n, s) in statements.iter().enumerate() {
        let blaming: BTreeSet<&str> = s.words.iter().map(|w| w.stem.as_str()).filter(|stem| BLAME.contains(*stem)).collect();
        blaming.into_iter().for_each(|stem| by_blame.entry(stem).or_default().push(n));
    }
    let mut out = Vec::new();
    for all in by_blame.values() {
        for (i, x) in all.iter().take(MOST).enumerate() {
            for y in all[i + 1..].iter().take(MOST).filter(|y| statements[**y].article != statements[*x].article) {
                let (a, b) = (&statements[*x], &statements[*y]);
                out.extend(edge(a, b, &Matching::new(a, b), analyses));
            }
        }
    }
    out
}

/// What two sentences that share a word of blame differ in.
fn edge(a: &Statement, b: &Statement, m: &Matching, analyses: &[Analysis]) -> Option<Edge> {
    let blamed = (0..a.words.len()).any(|i| m.a[i].is_some() && BLAME.contains(a.words[i].stem.as_str()));
    if !blamed || m.count < SHARED {
        return None;
    }
    let edge = |x: (&Statement, (usize, usize)), y: (&Statement, (usize, usize)), strength, because| Edge {
        slot: Slot::Claimant,
        relation: Relation::Conflicts,
        strength,
        because,
        a: site(x.0, x.1),
        b: site(y.0, y.1),
    };
    match (claimant(a, analyses), claimant(b, analyses)) {
        (Some(x), Some(y)) => {
            // "the software maker" may be the company that the other names
            let apart = x.is_named == y.is_named && x.words.is_disjoint(&y.words) && !named_in(b, &x) && !named_in(a, &y);
            let at = (range(a, x.mention)?, range(b, y.mention)?);
            apart.then(|| edge((a, at.0), (b, at.1), 0.5, Reason::TwoClaimants))
        }
        (Some(x), None) if is_as_fact(b, analyses) && is_told(m) && !named_in(b, &x) => {
            Some(edge((a, range(a, x.mention)?), (b, blaming(b, &m.b)?), 0.4, Reason::CreditedByOne))
        }
        (None, Some(y)) if is_as_fact(a, analyses) && is_told(m) && !named_in(a, &y) => {
            Some(edge((a, blaming(a, &m.a)?), (b, range(b, y.mention)?), 0.4, Reason::CreditedByOne))
        }
        _ => None,
    }
}

fn is_told(m: &Matching) -> bool {
    m.count >= SHARED_AS_FACT.0 && m.containment >= SHARED_AS_FACT.1
}

/// The body that claims the sentence; `None` for people, who may speak for it, and for those who speak for
/// anybody.
fn claimant(s: &Statement, analyses: &[Analysis]) -> Option<Claimant> {
    let analysis = &analyses[s.article];
    let quotation = analysis.quotations.get(analysis.claims.get(s.claim)?.claimed_in?)?;
    let speaker = quotation.speaker.as_ref().filter(|_| !quotation.hedged && !is_receiver(analysis, quotation))?;
    if speaker.person.is_some_and(|p| analysis.people[p.0].is_human) {
        return None;
    }
    let at = whole(&analysis.article.text, speaker.mention);
    let mention = analysis.article.text.get(at.start..at.end)?;
    let words: BTreeSet<String> = [mention, speaker.name.as_str()].into_iter().flat_map(tokens).collect();
    // "the DA", "the NYPD": authorities that say the same
    if mention.split_whitespace().any(|w| w.len() > 1 && w.chars().all(char::is_uppercase)) {
        return None;
    }
    // an outlet passes on what others say, and a governor may speak for his state
    if words.iter().any(|w| OUTLETS.contains(&w.as_str()) || language::phrase_classes(w).is(Class::ROLE)) {
        return None;
    }
    let is_body = words.iter().any(|w| BODIES.contains(&w.as_str()));
    let is_named = mention.split_whitespace().skip(1).any(|w| w.starts_with(char::is_uppercase)) || is_place(mention);
    (is_body || is_named).then_some(Claimant { words, mention: at, is_named })
}

/// A mention with what it possesses: "the dockers" of "the dockers’ union".
fn whole(text: &str, mention: Span) -> Span {
    let rest = text.get(mention.end..).unwrap_or("");
    let owned = ["’s ", "'s ", "’ ", "' "].iter().find_map(|mark| Some((mark.len(), rest.strip_prefix(mark)?)));
    let Some((mark, after)) = owned else { return mention };
    let word = after.find(|c: char| !c.is_alphanumeric()).unwrap_or(after.len());
    if word == 0 { mention } else { Span::new(mention.start, mention.end + mark + word) }
}

/// Whether somebody is told, and does not tell: "the company was warned that".
fn is_receiver(analysis: &Analysis, quotation: &crate::extract::Quotation) -> bool {
    let Some(cue) = &quotation.cue else { return false };
    let before = analysis.article.text.get(..cue.span.start).unwrap_or("").trim_end();
    ["was", "were", "been", "is", "are"].iter().any(|aux| before.ends_with(&format!(" {aux}")) || before.ends_with(&format!(" {aux} not")))
}

/// "Norway", as a name for its government.
fn is_place(mention: &str) -> bool {
    language::phrase_classes(&language::key(mention)).is(Class::PLACE)
}

/// The words of a name, those that only hold it together left out.
fn tokens(text: &str) -> Vec<String> {
    let all = language::tokens(text, Span::new(0, text.len()));
    let words = all.into_iter().filter(|t| t.kind != language::TokenKind::Mark).map(|t| language::key(t.text(text)));
    words.filter(|w| w.len() > 1 && !language::classes(w).is(Class::FUNCTION)).map(|w| w.trim_end_matches("'s").to_owned()).collect()
}

/// Whether a sentence names the claimant of another.
fn named_in(s: &Statement, claimant: &Claimant) -> bool {
    s.words.iter().any(|w| w.kind == WordKind::Content && claimant.words.contains(w.key.as_str()))
}

/// Whether a sentence credits nobody at all: not within a quotation, and without a word of reporting.
fn is_as_fact(s: &Statement, analyses: &[Analysis]) -> bool {
    let analysis = &analyses[s.article];
    let quotation = analysis.claims.get(s.claim).and_then(|c| c.claimed_in).and_then(|q| analysis.quotations.get(q));
    let credited = quotation.is_some_and(|q| !is_receiver(analysis, q));
    let reports = |i: usize| {
        matches!(
            s.words[i].stem.as_str(),
            "say" | "tell" | "accus" | "claim" | "alleg" | "accord" | "report" | "suspect" | "believ" | "charg" | "blame" | "deni"
        ) || matches!(s.key(i), "allegedly" | "reportedly" | "apparently")
    };
    !credited && !(0..s.words.len()).any(|i| reports(i) || s.is_quoted(i))
}

/// The word that blames.
fn blaming(s: &Statement, links: &[Option<usize>]) -> Option<(usize, usize)> {
    let at = (0..s.words.len()).find(|i| links[*i].is_some() && BLAME.contains(s.words[*i].stem.as_str()))?;
    Some((at, at + 1))
}

/// The words of a statement that a span covers.
fn range(s: &Statement, span: Span) -> Option<(usize, usize)> {
    let start = s.words.partition_point(|w| w.span.end <= span.start);
    let end = s.words.partition_point(|w| w.span.start < span.end);
    (start < end).then_some((start, end))
}
