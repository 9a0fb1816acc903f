//! Two sentences that stand alone → none on one side, some or all on the other.
//!
//! "None of the crew survived when the trawler capsized" beside "every member of the crew survived when the trawler
//! capsized"; "no one has claimed the attack" beside "a small group has claimed the attack".

use super::matching::Matching;
use crate::align::Relation;
use crate::align::claims::row::{Found, Slot};
use crate::align::claims::statement::Statement;
use crate::extract::claims::words::WordKind;
use crate::language::{self, Class};

/// Share of the lighter sentence, and words in common, from which both tell one thing.
const ALIKE: (f32, usize) = (0.5, 3);
/// Words behind "none" among which its predicate stands.
const SCOPE: usize = 9;

/// Words that deny without a "not".
const DENYING: [&str; 34] = [
    "not",
    "no",
    "none",
    "never",
    "nobody",
    "neither",
    "nor",
    "without",
    "cannot",
    "nothing",
    "escaped",
    "escape",
    "avoided",
    "avoid",
    "lack",
    "lacks",
    "lacked",
    "lacking",
    "unhurt",
    "unharmed",
    "uninjured",
    "unscathed",
    "safe",
    "safely",
    "free",
    "few",
    "hardly",
    "barely",
    "failed",
    "fails",
    "refused",
    "yet",
    "denied",
    "nowhere",
];

/// None beside some.
pub(crate) fn nobody(a: &Statement, b: &Statement, m: &Matching) -> Option<Found> {
    if m.containment < ALIKE.0 || m.count < ALIKE.1 || a.is_headline || b.is_headline {
        return None;
    }
    let part = |x: &Statement, y: &Statement, links: &[Option<usize>]| {
        let denies = (0..y.words.len()).any(|i| DENYING.contains(&y.key(i)) || y.key(i).ends_with("n't"));
        none(x).filter(|_| !denies).and_then(|at| Some((at, told(x, at.1, y, links)?)))
    };
    let (x, y) = part(a, b, &m.a).or_else(|| part(b, a, &m.b).map(|(none, some)| (some, none)))?;
    Some(Found {
        slot: Slot::Polarity,
        relation: Relation::Conflicts,
        a: x,
        b: y,
        strength: m.containment.max(0.5),
        because: "none on one side, some on the other",
    })
}

/// "None", "no one", "not one" of a sentence that denies nothing else.
fn none(s: &Statement) -> Option<(usize, usize)> {
    let mut all = (0..s.words.len()).filter_map(|i| match s.key(i) {
        "none" => Some((i, i + 1)),
        "no" if s.key(i + 1) == "one" && !matches!(s.key(i + 2), "else" | "other" | "but") => Some((i, i + 2)),
        "not" if matches!(s.key(i + 1), "one" | "a") && matches!(s.key(i + 2), "single" | "of") => Some((i, i + 2)),
        _ => None,
    });
    let found = all.next()?;
    let alone = all.next().is_none() && s.negations.iter().all(|n| found.0 <= n.at && n.at < found.1);
    alone.then_some(found)
}

/// The last word of the predicate behind "none" that both have.
fn told(x: &Statement, from: usize, y: &Statement, links: &[Option<usize>]) -> Option<(usize, usize)> {
    let predicate = |i: &usize| {
        x.words[*i].kind == WordKind::Content && !x.words[*i].capital && language::classes(x.key(*i)).is(Class::VERB.with(Class::ADJECTIVE))
    };
    let clause = (from..x.words.len().min(from + SCOPE)).take_while(|i| x.words[*i].kind != WordKind::Mark);
    let verb = clause.into_iter().find(predicate)?;
    let at = links[verb]?;
    (y.weights[at] > 0.0).then_some((at, at + 1))
}
