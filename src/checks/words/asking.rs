//! The words of an article within a question: a quotation by its first words, a sentence around what is asked.

use crate::article::Span;
use crate::findings::LONGEST_QUESTION;

/// Words of a quotation by which a question names it.
const QUOTED_WORDS: usize = 7;
/// Words that tell nothing by themselves at the end of a question: "from the".
const SMALL_WORDS: [&str; 22] = [
    "a", "an", "the", "of", "to", "in", "on", "at", "by", "for", "from", "with", "and", "or", "but", "as", "that", "than", "its", "his",
    "her", "their",
];

/// The first words of a quotation.
pub(crate) fn opening(quoted: &str) -> String {
    let words: Vec<&str> = quoted.split_whitespace().collect();
    let kept = words[..words.len().min(QUOTED_WORDS)].join(" ");
    if words.len() > QUOTED_WORDS { format!("{} …", kept.trim_end_matches([' ', '…', ','])) } else { kept }
}

/// "Did Ana Holt say “it is built” or “it is switched on”?", if there is room for both.
pub(crate) fn said(who: &str, first: &str, second: &str) -> String {
    both(&format!("Did {who} say “{first}” or “{second}”?"), || format!("What did {who} say: “{}”?", opening(first)))
}

/// "Which was said: “it is built” or “it is switched on”?", if there is room for both.
pub(crate) fn which_said(first: &str, second: &str) -> String {
    both(&format!("Which was said: “{first}” or “{second}”?"), || format!("What was said: “{}”?", opening(first)))
}

fn both(question: &str, shorter: impl FnOnce() -> String) -> String {
    if question.chars().count() <= LONGEST_QUESTION { question.to_owned() } else { shorter() }
}

/// The words around `mark` in the sentence of `text` that holds it, with a gap for it: "Ardania closed its airspace in
/// …". Nothing where the sentence does not hold it.
pub(crate) fn around(text: &str, sentence: Span, mark: Span) -> Option<String> {
    const BEFORE: usize = 3;
    const AFTER: usize = 6;
    if !sentence.contains(mark) {
        return None;
    }
    let before: Vec<&str> = text.get(sentence.start..mark.start)?.split_whitespace().collect();
    let after = text.get(mark.end..sentence.end)?.split_whitespace().take(AFTER);
    let before = &before[before.len().saturating_sub(BEFORE)..];
    Some(bare(&before.iter().copied().chain(["…"]).chain(after).collect::<Vec<_>>().join(" ")))
}

/// The words of a sentence without its dateline, what is left out at its start and small words at its end.
pub(crate) fn bare(words: &str) -> String {
    let mut words = without_dateline(words).trim_start_matches(['…', ' ', ',', '-', '–', '—']);
    loop {
        words = words.trim_end_matches([' ', ',', ';', ':', '.']);
        let (before, last) = words.rsplit_once(' ').unwrap_or(("", words));
        if before.is_empty() || !SMALL_WORDS.contains(&last) {
            return words.to_owned();
        }
        words = before;
    }
}

/// "PORT ANSEL, Tarrow (Meridian Wire) - Tarrow will" → "Tarrow will".
fn without_dateline(words: &str) -> &str {
    const BEGINS: usize = 60;
    let ends = [") - ", ") – ", ") — ", ") -- "];
    let credited = ends.iter().find_map(|end| words.find(end).map(|at| (at, at + end.len())));
    let in_capitals = [" — ", " – ", " - "].iter().find_map(|end| words.find(end).map(|at| (at, at + end.len())));
    let is_place = |at: usize| words[..at].split([',', ' ']).next().is_some_and(|w| w.len() > 2 && w.chars().all(char::is_uppercase));
    match (credited, in_capitals) {
        (Some((at, after)), _) if at < BEGINS => &words[after..],
        (_, Some((at, after))) if at < BEGINS && is_place(at) => &words[after..],
        _ => words,
    }
}

/// How many words of a question say what it is about.
pub(crate) fn telling(words: &str) -> usize {
    let small = |w: &str| SMALL_WORDS.contains(&w.to_lowercase().as_str()) || !w.chars().any(char::is_alphabetic);
    words.split_whitespace().filter(|w| !small(w)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_a_sentence_stand_without_their_dateline_and_small_words() {
        for (words, read) in [
            ("The inspection in … found no cracks", "The inspection in … found no cracks"),
            ("No fuel had leaked from the", "No fuel had leaked"),
            ("… said it had warned", "said it had warned"),
            ("Tarrow (Meridian Wire) - Tarrow will suspend all ferries", "Tarrow will suspend all ferries"),
            ("PORT ANSEL — Tarrow will suspend all ferries", "Tarrow will suspend all ferries"),
        ] {
            assert_eq!(bare(words), read);
        }
        let text = "On Monday Ardania closed its airspace.";
        let around = around(text, Span::new(0, text.len()), Span::new(3, 9));
        assert_eq!(around.as_deref(), Some("On … Ardania closed its airspace"));
    }

    #[test]
    fn a_quotation_is_asked_after_by_speaker_and_first_words() {
        assert_eq!(opening("The master did what he should have done and more"), "The master did what he should have …");
        assert_eq!(said("Ana Holt", "it is built", "it is switched on"), "Did Ana Holt say “it is built” or “it is switched on”?");
        assert_eq!(said("Ana Holt", "x", &"y".repeat(70)), "What did Ana Holt say: “x”?");
        assert_eq!(which_said("x", &"y".repeat(70)), "What was said: “x”?");
    }
}
