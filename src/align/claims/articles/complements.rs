//! What a thing is said to be, denied in one article and affirmed in another, in sentences of any shape.
//!
//! "The station is not out of control, an engineer has said" and "the station has been completely out of
//! control for months" share a subject and what is said of it by a form of "be": a phrase (*out of control*),
//! a quality (*safe*) or a participle (*insured*). "Insured" stands against "uninsured", "open" against "closed".

use super::topics::share_topic;
use crate::align::Relation;
use crate::align::claims::counts::dates_part;
use crate::align::claims::edge::{Edge, site};
use crate::align::claims::pairs::denial::{COPULAS, leaves_out};
use crate::align::claims::pairs::opposites;
use crate::align::claims::row::Slot;
use crate::align::claims::statement::Statement;
use crate::align::claims::statement::frames::{is_open, tells_of_others};
use crate::align::reason::Reason;
use crate::extract::claims::words::{WordKind, is_slight};
use crate::language::{self, Class};
use std::collections::BTreeMap;

/// Prepositions with which a state is named.
const OPENERS: [&str; 9] = ["in", "out", "on", "under", "at", "off", "beyond", "without", "behind"];
/// Longest phrase, in words.
const LONGEST: usize = 4;
/// Words between a subject and its form of "be", and between that and what is said.
const BETWEEN: usize = 3;
/// Words after what is said that tell of whom or of what it is said.
const AFTER: usize = 5;
/// Words that grade or date what is said: it may hold for one and not for the other.
const GRADES: [&str; 20] = [
    "only",
    "just",
    "almost",
    "nearly",
    "partly",
    "barely",
    "hardly",
    "fully",
    "yet",
    "still",
    "longer",
    "initially",
    "first",
    "immediately",
    "once",
    "always",
    "ever",
    "now",
    "already",
    "again",
];

/// A subject with what is said of it.
struct Predication {
    statement: usize,
    /// Concepts of what is said: a preposition by its number and its noun, or one word.
    said: Vec<u32>,
    /// First word and one past the last of what is said, with its denial.
    words: (usize, usize),
    /// The word that is said of the subject; of a phrase its noun.
    head: usize,
    is_denied: bool,
    /// Whether one thing is meant: "the bridge", "Holt".
    is_definite: bool,
}

/// Edges between articles of which one denies what the other affirms, or affirms its opposite.
pub(crate) fn edges(statements: &[Statement]) -> Vec<Edge> {
    let mut by_subject: BTreeMap<u32, Vec<Predication>> = BTreeMap::new();
    for (n, s) in statements.iter().enumerate().filter(|(_, s)| !s.is_aside) {
        for at in 1..s.words.len() {
            if let Some((subject, found)) = predication(s, n, at) {
                by_subject.entry(subject).or_default().push(found);
            }
        }
    }
    let mut out = Vec::new();
    for all in by_subject.values() {
        for (i, x) in all.iter().enumerate() {
            for y in &all[i + 1..] {
                out.extend(edge(statements, all, x, y));
            }
        }
    }
    out
}

fn edge(statements: &[Statement], all: &[Predication], x: &Predication, y: &Predication) -> Option<Edge> {
    let (a, b) = (&statements[x.statement], &statements[y.statement]);
    let same = x.said == y.said;
    let turned = !same && x.said.len() == 1 && y.said.len() == 1 && are_opposite(a, x.head, b, y.head);
    let contradicts = same && x.is_denied != y.is_denied || turned && !x.is_denied && !y.is_denied;
    if a.article == b.article || !contradicts {
        return None;
    }
    let told = x.is_definite && y.is_definite || share_topic(statements, x.statement, y.statement);
    // an article that has both tells of a change
    let both = |own: &Predication, s: &Statement| {
        all.iter().filter(|p| statements[p.statement].article == s.article).any(|p| {
            p.said == own.said && p.is_denied != own.is_denied || turned && are_opposite(s, own.head, &statements[p.statement], p.head)
        })
    };
    // "Aske is safe but his brother is not", "conscious, but then unconscious": one sentence has both
    let has_both = |own: &Predication, s: &Statement| {
        leaves_out(s)
            || s.negations.iter().any(|c| !own.is_denied && s.concepts[c.head] == s.concepts[own.head])
            || (0..s.words.len()).any(|i| i != own.head && s.words[i].kind == WordKind::Content && are_opposite(s, own.head, s, i))
    };
    let changed = both(x, a) || both(y, b) || has_both(x, a) || has_both(y, b) || are_dated_apart(a, b) || dates_part(a, b);
    if !told || changed || tells_of_others(a, b) || !go_on_alike(a, x.words.1, b, y.words.1) {
        return None;
    }
    Some(Edge {
        slot: Slot::Polarity,
        relation: Relation::Conflicts,
        strength: 0.6,
        because: if turned { Reason::OppositeStates } else { Reason::StateDenied },
        a: site(a, x.words),
        b: site(b, y.words),
    })
}

/// Whether both give a day and share none: "safe by Friday", "unsafe until Thursday".
fn are_dated_apart(a: &Statement, b: &Statement) -> bool {
    let days =
        |s: &Statement| -> Vec<u32> { s.dates.iter().flat_map(|d| s.concepts[d.at.0..d.at.1].to_vec()).filter(|c| *c > 0).collect() };
    let (x, y) = (days(a), days(b));
    !x.is_empty() && !y.is_empty() && !x.iter().any(|c| y.contains(c))
}

/// What the form of "be" at `at` says of its subject, and the subject's concept.
fn predication(s: &Statement, n: usize, at: usize) -> Option<(u32, Predication)> {
    if !COPULAS.contains(&s.key(at)) || s.is_bracketed(at) || is_open(s, at) {
        return None;
    }
    let subject = subject(s, at)?;
    let mut said = at + 1;
    let mut denied_at = s.key(at).ends_with("n't").then_some(at);
    while said < s.words.len().min(at + 1 + BETWEEN) && is_adverb(s, said) {
        if GRADES.contains(&s.key(said)) {
            return None;
        }
        denied_at = denied_at.or_else(|| matches!(s.key(said), "not" | "never").then_some(said));
        // "not entirely", "not immediately" leave open how far and when
        if denied_at.is_some_and(|at| at < said) && s.key(said).ends_with("ly") {
            return None;
        }
        said += 1;
    }
    // "was denied" and "failed to be" are other denials
    if s.negations.iter().any(|c| c.at < at && c.head >= at && c.head <= said) {
        return None;
    }
    let (key, end) = phrase(s, said).or_else(|| quality(s, said))?;
    let moves = (at.saturating_sub(BETWEEN)..at).any(|i| GRADES.contains(&s.key(i)))
        || (end..end + AFTER).any(|i| matches!(s.key(i), "yet" | "again" | "longer" | "first" | "initially" | "once" | "until" | "till"));
    let words = (denied_at.unwrap_or(said), end);
    let found =
        Predication { statement: n, said: key, words, head: end - 1, is_denied: denied_at.is_some(), is_definite: is_definite(s, subject) };
    (!moves).then_some((s.concepts[subject], found))
}

fn is_adverb(s: &Statement, at: usize) -> bool {
    let key = s.key(at);
    matches!(key, "not" | "never" | "no" | "longer" | "also") || GRADES.contains(&key) || key.len() > 4 && key.ends_with("ly")
}

/// The noun or name right before the form of "be" at `at`: "the *bridge* has been".
fn subject(s: &Statement, at: usize) -> Option<usize> {
    let mut before = at;
    for _ in 0..BETWEEN {
        before = before.checked_sub(1)?;
        let goes_on = matches!(s.key(before), "has" | "have" | "had" | "," | "which" | "that" | "who") || is_adverb(s, before);
        if !goes_on {
            break;
        }
    }
    let word = &s.words[before];
    let classes = language::classes(&word.key);
    let is_noun = word.capital || classes.is(Class::ANY_NOUN) || !classes.is(Class::VERB);
    let start = s.names.iter().find(|name| name.start < before && before < name.end).map_or(before, |name| name.start);
    let joined = (start.saturating_sub(2)..before).any(|i| matches!(s.key(i), "and" | "or" | "of"));
    (word.kind == WordKind::Content && is_noun && !joined && s.concepts[before] > 0 && !is_slight(&word.stem)).then_some(before)
}

/// Whether the noun at `at` is of one thing: a name, or with an article or an owner before it.
fn is_definite(s: &Statement, at: usize) -> bool {
    let led = (at.saturating_sub(LONGEST)..at)
        .rev()
        .take_while(|i| s.words[*i].kind != WordKind::Mark)
        .any(|i| matches!(s.key(i), "the" | "this" | "its" | "his" | "her" | "their" | "'s" | "’s"));
    s.words[at].capital || led
}

/// The phrase of a preposition and its noun that begins at `from`: its concepts, and where it ends.
fn phrase(s: &Statement, from: usize) -> Option<(Vec<u32>, usize)> {
    let opener = OPENERS.iter().position(|o| *o == s.key(from))?;
    let mut key = vec![opener as u32];
    for at in from + 1..s.words.len().min(from + LONGEST) {
        match s.words[at].kind {
            WordKind::Function if matches!(s.key(at), "of" | "to" | "the" | "any") => key.push(0),
            WordKind::Content if !s.words[at].capital && s.concepts[at] > 0 => {
                key.push(s.concepts[at]);
                return Some((key, at + 1));
            }
            _ => return None,
        }
    }
    None
}

/// The quality or participle at `at`, which no noun follows.
fn quality(s: &Statement, at: usize) -> Option<(Vec<u32>, usize)> {
    let word = s.words.get(at)?;
    let classes = language::classes(&word.key);
    let participle = classes.is(Class::PARTICIPLE.with(Class::PAST).with(Class::GERUND));
    let is_quality = participle || !classes.is(Class::ANY_NOUN.with(Class::BASE).with(Class::FUNCTION));
    let reported = language::reporting(&word.key).is_some_and(|r| r.strength > 1);
    let next = s.words.get(at + 1);
    let leads =
        next.is_some_and(|w| w.kind == WordKind::Content && !w.capital && language::classes(&w.key).is(Class::NOUN.with(Class::PLURAL)));
    let fits = word.kind == WordKind::Content && !word.capital && s.concepts[at] > 0 && s.weights[at] > 0.0 && is_quality && !leads;
    (fits && !reported && !is_slight(&word.stem)).then(|| (vec![s.concepts[at]], at + 1))
}

/// Whether the two words are opposite, by the list or by "un-".
fn are_opposite(a: &Statement, x: usize, b: &Statement, y: usize) -> bool {
    let (p, q) = (a.key(x), b.key(y));
    p.strip_prefix("un") == Some(q) || q.strip_prefix("un") == Some(p) || opposites::are_opposite_words(&a.words[x].stem, &b.words[y].stem)
}

/// Whether what follows names the same, or names nothing: "charged with murder", "not charged with theft".
fn go_on_alike(a: &Statement, x: usize, b: &Statement, y: usize) -> bool {
    let after = |s: &Statement, from: usize| -> Vec<u32> {
        let clause = (from..s.words.len().min(from + AFTER))
            .take_while(|i| s.words[*i].kind != WordKind::Mark && !matches!(s.key(*i), "and" | "but"));
        clause.map(|i| s.concepts[i]).filter(|c| *c > 0).collect()
    };
    let (p, q) = (after(a, x), after(b, y));
    p.is_empty() || q.is_empty() || p.iter().any(|c| q.contains(c))
}
