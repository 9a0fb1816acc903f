//! What stands behind a reporting word and is no content: when, where, through what and to whom it was said.
//!
//! «The pier will close, the council said in a statement on Thursday» reports *The pier will close*; behind *said*
//! stand a channel and a day. It is told by the classes of the words, as the sentence has ended with its cue.

use super::indirect_frame::Frame;
use super::indirect_seen::CueWord;

/// Prepositions of a day, a place, a channel or an addressee.
const PREPOSITIONS: [&str; 15] =
    ["in", "on", "at", "during", "by", "through", "via", "to", "over", "with", "after", "before", "from", "inside", "outside"];
/// Adverbs and nouns of time that no list of days holds, and what stands before a day.
const TIMES: [&str; 16] = [
    "late",
    "early",
    "earlier",
    "later",
    "last",
    "this",
    "next",
    "ago",
    "again",
    "today",
    "yesterday",
    "tonight",
    "overnight",
    "afterwards",
    "separately",
    "recently",
];
/// Verbs with whom they tell it behind them.
const TELLING: [&str; 7] = ["tell", "inform", "assure", "warn", "remind", "advise", "notify"];
/// Units of a subject between the comma and the cue.
const SUBJECT: usize = 12;
/// Units of one noun phrase.
const PHRASE: usize = 12;

/// Whether a clause ends before the cue at `i` and its subject, and nothing but adjuncts stand behind it.
pub(super) fn closes(frame: &Frame<'_>, i: usize, cue: CueWord) -> bool {
    let last = frame.len() - usize::from(frame.is_mark(frame.len() - 1));
    let finite = matches!(cue.form.text, "past" | "present");
    if !finite || i + 1 >= last || frame.has_finite(i + 1..last) || frame.has_quote(i + 1..last) {
        return false;
    }
    let Some(comma) = frame.mark_before(i).filter(|c| frame.key(*c).text == "," && i - c <= SUBJECT) else { return false };
    let inverted = comma + 1 == i;
    // The clause before: with a verb, and not the subject of the cue itself, "Holt, who left early, said on Monday".
    let clause = frame.has_finite(0..comma) && !frame.has_quote(0..comma) && is_subject(frame, comma + 1..i, inverted);
    let mut at = i + 1;
    if inverted || TELLING.contains(&cue.lemma.text) {
        at = noun_phrase(frame, at);
    }
    clause && adjuncts(frame, at, last)
}

/// Whether a noun phrase stands between the comma and the cue: "the council", "two officials at the port".
fn is_subject(frame: &Frame<'_>, range: std::ops::Range<usize>, inverted: bool) -> bool {
    let nominal = |j: usize| matches!(frame.class(j).text, "name" | "noun" | "human" | "body" | "pro" | "title" | "word" | "nounverb");
    let opens = |j: usize| !matches!(frame.class(j).text, "conj" | "rel" | "prep" | "neg");
    inverted || !range.is_empty() && opens(range.start) && range.clone().any(nominal) && !frame.has_finite(range)
}

/// Whether `from..to` is nothing but adjuncts.
fn adjuncts(frame: &Frame<'_>, from: usize, to: usize) -> bool {
    let mut at = from;
    while at < to {
        let (key, class) = (frame.key(at).text, frame.class(at).text);
        at = match class {
            "time" | "adv" | "number" => at + 1,
            _ if TIMES.contains(&key) => at + 1,
            // "on Monday, days after the vote"
            "," if at + 1 < to => at + 1,
            _ if PREPOSITIONS.contains(&key) => match noun_phrase(frame, at + 1) {
                end if end > at + 1 => end,
                _ => return false,
            },
            _ => return false,
        };
    }
    true
}

/// The end of the noun phrase that begins at `from`.
fn noun_phrase(frame: &Frame<'_>, from: usize) -> usize {
    let fits = |j: &usize| {
        let class = frame.class(*j).text;
        let nominal = matches!(
            class,
            "det"
                | "poss"
                | "pro"
                | "adj"
                | "noun"
                | "nounverb"
                | "name"
                | "human"
                | "body"
                | "title"
                | "number"
                | "word"
                | "time"
                | "'s"
                | "ing"
                | "base"
                | "pp"
        );
        nominal && frame.key(*j).text != "that" || *j > from && matches!(frame.key(*j).text, "of" | "and" | "for" | "'s" | "." | "-")
    };
    (from..frame.len().min(from + PHRASE)).take_while(fits).count() + from
}
