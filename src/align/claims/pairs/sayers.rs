//! Two sentences of one content → two who say it: police and the union, one company and another.
//!
//! "Police said two women died at the branch" against "union officials said two women died at the branch". Only
//! sentences that stand alone are compared so: in an article the other may be named a sentence on. People with
//! names are left to the comparison of names; those who speak for one another ("police", "officials") are one.

use super::matching::{Matching, same_spelling};
use crate::align::Relation;
use crate::align::claims::group::Edge;
use crate::align::claims::row::{ClaimSite, Found, Slot};
use crate::align::claims::sites::Sites;
use crate::align::claims::statement::{NameKind, Statement};
use crate::extract::claims::words::WordKind;
use crate::language;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Likeness of two sentences, and words in common, from which both tell one thing.
const ALIKE: (f32, usize) = (0.5, 4);
/// Words before and behind a verb of saying among which the one who says it stands.
const REACH: usize = 4;

/// Word → the families of those who speak for one another.
static FAMILIES: LazyLock<HashMap<&'static str, Vec<usize>>> = LazyLock::new(|| {
    let mut known: HashMap<&'static str, Vec<usize>> = HashMap::new();
    let line = include_str!("sayers.txt").lines().filter(|l| !l.starts_with('#')).flat_map(|l| l.split('|'));
    for (n, family) in line.enumerate() {
        family.split_whitespace().for_each(|word| known.entry(word).or_default().push(n));
    }
    known
});

/// Who says it.
struct Sayer {
    words: (usize, usize),
    /// What he or they are by their words, if that is known.
    families: Vec<usize>,
    /// Whether a name of no person says it.
    is_body: bool,
}

/// The two who say it, if they are two.
pub(crate) fn sayers(a: &Statement, b: &Statement, m: &Matching) -> Vec<Found> {
    if m.is_strict || m.containment < ALIKE.0 || m.count + usize::from(m.is_brief) < ALIKE.1 {
        return Vec::new();
    }
    let (Some(x), Some(y)) = (sayer(a), sayer(b)) else { return Vec::new() };
    // "the company said 40; the union said 90" has both
    if tells_for(a, &y) || tells_for(b, &x) {
        return Vec::new();
    }
    let by_family = !x.families.is_empty() && !y.families.is_empty() && !x.families.iter().any(|f| y.families.contains(f));
    let shares = (x.words.0..x.words.1).any(|i| {
        m.a[i].is_some()
            || a.words[i].capital
                && (0..b.words.len()).any(|j| {
                    b.words[j].capital
                        && (same_spelling(a.key(i), b.key(j)) || a.key(i).starts_with(b.key(j)) || b.key(j).starts_with(a.key(i)))
                })
    });
    let by_name = x.is_body && y.is_body && x.families.is_empty() && y.families.is_empty();
    if shares || !(by_family || by_name) {
        return Vec::new();
    }
    vec![Found {
        slot: Slot::Claimant,
        relation: Relation::Conflicts,
        a: x.words,
        b: y.words,
        strength: m.containment.min(0.49),
        because: "one statement is credited to two who say it",
    }]
}

/// Who says the sentence: after "according to", or before or behind the first verb of saying that has somebody.
fn sayer(s: &Statement) -> Option<Sayer> {
    let says = |i: &usize| {
        let key = s.key(*i);
        let reports = matches!(key, "estimated" | "estimates") || language::reporting(key).is_some_and(|r| r.strength > 1);
        s.words[*i].kind != WordKind::Mark && reports && !s.is_quoted(*i)
    };
    if let Some(at) = (1..s.words.len()).find(|i| s.key(*i) == "to" && s.key(i - 1) == "according") {
        return group(s, at + 1, s.words.len().min(at + 1 + REACH), false);
    }
    (0..s.words.len()).filter(says).find_map(|verb| {
        let inverted = verb > 0 && s.words[verb - 1].kind == WordKind::Mark;
        let before = group(s, verb.saturating_sub(REACH), verb, true);
        before.or_else(|| if inverted { group(s, verb + 1, s.words.len().min(verb + 1 + REACH), false) } else { None })
    })
}

/// All who say something in the sentence, each with the verb.
fn all(s: &Statement) -> Vec<(usize, Sayer)> {
    let says = |i: &usize| s.words[*i].kind != WordKind::Mark && is_saying(s, *i) && !s.is_quoted(*i);
    let before = |verb: usize| group(s, verb.saturating_sub(REACH), verb, true);
    (0..s.words.len()).filter(says).filter_map(|verb| Some((verb, before(verb)?))).collect()
}

/// Verbs by which a figure is somebody's.
fn is_saying(s: &Statement, at: usize) -> bool {
    matches!(s.key(at), "estimated" | "estimates" | "put" | "puts") || language::reporting(s.key(at)).is_some_and(|r| r.strength > 1)
}

/// Whether some part of the sentence is said by one of the family of `who`.
fn tells_for(s: &Statement, who: &Sayer) -> bool {
    !who.families.is_empty() && all(s).iter().any(|(_, other)| other.families.iter().any(|f| who.families.contains(f)))
}

/// Whether two values are of two who say them, and one sentence names both: "union officials said 90 percent; the
/// company said half that" beside "the company said 45 percent".
pub(crate) fn has_own(a: &Statement, x: (usize, usize), b: &Statement, y: (usize, usize)) -> bool {
    let of = |s: &Statement, at: (usize, usize)| all(s).into_iter().rfind(|(verb, _)| *verb < at.0);
    let (Some((_, p)), Some((_, q))) = (of(a, x), of(b, y)) else { return false };
    let other = p.families.iter().all(|f| !q.families.contains(f));
    !p.families.is_empty() && !q.families.is_empty() && other && (tells_for(a, &q) || tells_for(b, &p))
}

/// Whether an article of the two says elsewhere that the other's speaker says the same: "Witnesses said the bus had
/// run a red light. The police said the same."
pub(crate) fn is_said_besides(edge: &Edge, sites: &Sites<'_>) -> bool {
    if edge.slot != Slot::Claimant || edge.relation != Relation::Conflicts {
        return false;
    }
    let besides = |one: &ClaimSite, other: &ClaimSite| {
        let who = sites.statement(other).and_then(sayer);
        who.is_some_and(|who| sites.beside(one).any(|s| tells_for(s, &who)))
    };
    besides(&edge.a, &edge.b) || besides(&edge.b, &edge.a)
}

/// The words next to a verb up to a mark or a word that begins another clause.
fn group(s: &Statement, from: usize, to: usize, is_before: bool) -> Option<Sayer> {
    let ends =
        |i: &usize| s.words[*i].kind == WordKind::Mark || matches!(s.key(*i), "that" | "who" | "which" | "and" | "but" | "as" | "on");
    let (start, end) =
        if is_before { ((from..to).rev().find(ends).map_or(from, |i| i + 1), to) } else { (from, (from..to).find(ends).unwrap_or(to)) };
    let dated = |i: &usize| s.dates.iter().any(|d| d.at.0 <= *i && *i < d.at.1);
    let end = (start..end).find(dated).unwrap_or(end);
    let start = (start..end).find(|i| s.words[*i].kind == WordKind::Content)?;
    // "union officials" speak for the union
    let of = |i: usize| FAMILIES.get(s.key(i)).filter(|_| !(matches!(s.key(i), "officials" | "authorities") && i > start));
    let mut families: Vec<usize> = (start..end).filter_map(of).flatten().copied().collect();
    families.sort_unstable();
    families.dedup();
    let named = |kind: fn(NameKind) -> bool| s.names.iter().any(|n| n.start >= start && n.end <= end && kind(n.kind));
    let is_person = named(|k| k == NameKind::Person);
    // a body by its full name: "the Fed" and "CIA" may be what the other calls "the agency"
    let full =
        |i: usize| (i > 0 || s.is_name_like(i)) && s.words[i].capital && s.key(i).len() > 3 && s.key(i).chars().all(char::is_alphabetic);
    let is_body = !is_person && !named(|k| matches!(k, NameKind::Place(_))) && (start..end).all(full);
    (is_body || !families.is_empty() && !is_person).then_some(Sayer { words: (start, end), families, is_body })
}
