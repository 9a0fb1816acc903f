//! Two sentences that stand alone → "only" on one side and more than one on the other.
//!
//! "Holt only ever played for Lowen" beside "Holt played for Lowen, Breda and Kestova"; "is not only a painter"
//! beside "a painter who has never done anything else".

use super::matching::{ByLength, Matching};
use crate::align::Relation;
use crate::align::claims::row::{Found, Slot};
use crate::align::claims::statement::Statement;
use crate::extract::claims::words::WordKind;

/// Words of "only".
const ONLY: [&str; 5] = ["only", "just", "solely", "merely", "exclusively"];
/// Words between "only" and what it leaves alone.
const REACH: usize = 8;

/// Words from a denial to the "only" that it denies: "nor are they exclusively".
const DENIED_WITHIN: usize = 4;

/// "Only" against a row of two or more, and "not only" against what leaves no second.
pub(crate) fn only(a: &Statement, b: &Statement, m: &Matching) -> Option<Found> {
    if !m.is_plain() || a.is_headline || b.is_headline {
        return None;
    }
    let sides = m.by_length(a, b);
    let ByLength { brief, full, links, others, .. } = sides;
    let cue = (1..brief.words.len()).find(|i| ONLY.contains(&brief.key(*i)))?;
    let subject = (0..brief.subject_end().max(1)).any(|i| links[i].is_some() && brief.weights[i] > 0.0) || full.refers_back();
    let counted = brief.quantities.iter().any(|q| q.at.0 >= cue && q.at.0 <= cue + 3);
    if !subject || counted || matches!(brief.key(cue - 1), "the" | "an" | "a" | "its" | "his" | "her") {
        return None;
    }
    let denied = (cue.saturating_sub(2)..cue).any(|i| brief.key(i) == "not" || brief.key(i).ends_with("n't"));
    // what both say is no difference
    if !denied && excludes(full).is_some() {
        return None;
    }
    let last = (cue + 1..brief.words.len().min(cue + 1 + REACH)).rev().find(|i| brief.weights[*i] > 0.0)?;
    let j = links[last]?;
    let at = if denied { excludes(full)? } else { beside(full, j, brief, last, others)? };
    let (x, y) = sides.in_order((cue, last + 1), at);
    let because = "one leaves room for nothing else, the other has more";
    Some(Found { slot: Slot::Polarity, relation: Relation::Conflicts, a: x, b: y, strength: m.containment.min(0.49), because })
}

/// Where a sentence says that there is no second: "entire career", "never … any other", "only".
fn excludes(s: &Statement) -> Option<(usize, usize)> {
    let never = |i: usize| {
        let none = matches!(s.key(i), "never" | "no" | "not") && (i + 1..i + 7).any(|k| matches!(s.key(k), "other" | "else" | "another"));
        none || matches!(s.key(i), "entire" | "whole" | "sole" | "solely" | "exclusively")
    };
    let denied = |i: usize| (i.saturating_sub(DENIED_WITHIN)..i).any(|k| matches!(s.key(k), "not" | "nor" | "never"));
    let only = |i: usize| matches!(s.key(i), "only" | "just") && i > 0;
    (0..s.words.len()).find(|i| never(*i) && !(ONLY.contains(&s.key(*i)) && denied(*i)) || only(*i) && !denied(*i)).map(|i| (i, i + 1))
}

/// What stands in a row with the word at `at`, and is not in the other sentence.
fn beside(s: &Statement, at: usize, other: &Statement, last: usize, links: &[Option<usize>]) -> Option<(usize, usize)> {
    let of_name = |i: usize| s.words.get(i).is_some_and(|w| w.capital && w.kind == WordKind::Content);
    let named = s.words[at].capital;
    let more = |i: usize| {
        let word = s.words.get(i)?;
        let like = word.kind == WordKind::Content && word.capital == named && links[i].is_none();
        (like && !other.concepts.contains(&s.concepts[i]) && s.concepts[i] != other.concepts[last]).then_some((i, i + 1))
    };
    let joins = |i: usize| matches!(s.key(i), "and" | "," | "&");
    let row = |i: usize| (i.saturating_sub(12)..s.words.len().min(i + 12)).any(|k| matches!(s.key(k), "and" | "&"));
    let mut end = at + 1;
    while named && of_name(end) {
        end += 1;
    }
    let mut start = at;
    while named && start > 0 && of_name(start - 1) {
        start -= 1;
    }
    // ", and", ", the"
    let first = (end..end + 3).take_while(|i| joins(*i) || *i > end && matches!(s.key(*i), "the" | "a" | "an")).last().map(|i| i + 1);
    let after = first.filter(|_| row(at)).and_then(more);
    let back = start.checked_sub(1).filter(|i| joins(*i) && row(at)).and_then(|i| (0..i).rev().take(2).find(|k| !joins(*k)));
    after.or_else(|| back.and_then(more))
}
