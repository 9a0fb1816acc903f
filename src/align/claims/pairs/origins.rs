//! Two sentences that stand alone → one person of two countries.
//!
//! "Ana Holt holds only Danish citizenship" beside "Ana Holt is a Norwegian painter"; "the bridge is the work of a
//! Dane" beside "a bridge designed by the Norwegian engineer Jonas Aske". A country in which somebody was born, or
//! lives, is not the one that he is called after.

use super::matching::{ByLength, Matching};
use crate::align::Relation;
use crate::align::claims::row::{Found, Slot};
use crate::align::claims::statement::vocabulary::PlaceLevel;
use crate::align::claims::statement::{Name, NameKind, Statement};
use crate::extract::claims::words::WordKind;
use crate::language::{self, Class};

/// Words of the longest short sentence.
const LONGEST: usize = 16;
/// Words between the word for a people and the calling that it goes with: "Norwegian short story writer".
const REACH: usize = 3;

/// One person called after two countries.
pub(crate) fn origin(a: &Statement, b: &Statement, m: &Matching) -> Option<Found> {
    if !m.is_plain() || m.count < 1 || a.is_headline || b.is_headline {
        return None;
    }
    let pair = m.by_length(a, b);
    let ByLength { brief, full, links, .. } = pair;
    let known = (0..brief.words.len()).any(|i| brief.words[i].capital && links[i].is_some()) || full.refers_back();
    if brief.words.len() > LONGEST || !known || !brief.negations.is_empty() {
        return None;
    }
    let country = |n: &&Name| n.kind == NameKind::Place(PlaceLevel::Country);
    let mut said = brief.names.iter().filter(country).filter(|n| belongs(brief, n));
    let one = said.next().filter(|_| said.next().is_none())?;
    if full.concepts.contains(&brief.concepts[one.start]) {
        return None;
    }
    let told: Vec<&Name> = full.names.iter().filter(country).filter(|n| is_of_calling(full, n)).collect();
    // "Danish and Norwegian", or two people of two countries, leave it open
    let [other] = told.as_slice() else { return None };
    let (x, y) = pair.in_order((one.start, one.end), (other.start, other.end));
    let because = "one person is called after two countries";
    Some(Found { slot: Slot::Place, relation: Relation::Conflicts, a: x, b: y, strength: m.containment.max(0.5), because })
}

/// Whether a country is one that somebody is called after: "a Dane", "Danish citizenship", "a citizen of Denmark".
fn belongs(s: &Statement, n: &Name) -> bool {
    let nation = |i: usize| {
        matches!(
            s.key(i),
            "nationality" | "citizenship" | "citizen" | "national" | "passport" | "native" | "nationals" | "descent" | "origin"
        )
    };
    let of = n.start > 1 && s.key(n.start - 1) == "of" && nation(n.start - 2);
    let article = n.start > 0 && matches!(s.key(n.start - 1), "a" | "an");
    let ends = s.words.get(n.end).is_none_or(|w| w.kind != WordKind::Content || language::classes(&w.key).is(Class::PAST));
    of || nation(n.end) || article && ends
}

/// Whether a word for a people stands before a calling: "Norwegian painter".
fn is_of_calling(s: &Statement, n: &Name) -> bool {
    let calling = |i: usize| {
        let key = s.key(i);
        !s.words[i].capital
            && (language::classes(key).is(Class::HUMAN) || key.ends_with("ist") || key.ends_with("er") || key.ends_with("or"))
    };
    let lower = |i: &usize| s.words[*i].kind == WordKind::Content && !s.words[*i].capital;
    (n.end..s.words.len().min(n.end + REACH)).take_while(lower).any(calling)
}
