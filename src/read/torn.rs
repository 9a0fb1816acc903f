//! Does the text begin in the middle of a sentence?
//!
//! A scraper that lost the first lines leaves "InD) missile system, which …": a bracket that
//! closes and never opened. Yields the words at the tear; a check reports them.

use super::draft::Draft;
use crate::article::{Role, Span};

/// Looked at from the beginning of the first paragraph, in bytes.
const LOOKED_AT: usize = 200;
/// At most so many words are shown.
const SHOWN_WORDS: usize = 8;
/// Small words with which names and brands begin: "de Ruyter", "iPhone".
const SMALL_BEGINNINGS: &[&str] = &[
    "al", "de", "del", "della", "der", "di", "du", "el", "la", "le", "ten", "ter", "van", "vanden", "von", "zu", "bin", "ibn", "e", "i",
    "eBay",
];

/// The words at the torn beginning of the draft's body, if it is torn.
pub(super) fn start(draft: &Draft) -> Option<Span> {
    let first = draft.blocks.iter().find(|b| matches!(b.role, Role::Paragraph | Role::Blockquote))?;
    // A single line is somebody's excerpt, not a torn article.
    if draft.blocks.iter().filter(|b| b.role.is_body()).count() < 2 {
        return None;
    }
    let line = first.span.of(&draft.text);
    let mut limit = line.len().min(LOOKED_AT);
    while !line.is_char_boundary(limit) {
        limit -= 1;
    }
    let head = &line[..limit];
    if !is_torn(head) {
        return None;
    }
    let end = head.split_inclusive(' ').take(SHOWN_WORDS).map(str::len).sum::<usize>();
    Some(Span::new(0, head[..end].trim_end().len()).shift(first.span.start))
}

fn is_torn(head: &str) -> bool {
    begins_inside_a_word(head) || head.starts_with([',', ';', ')', ']', '}', '”', '%']) || closes_what_never_opened(head)
}

fn begins_inside_a_word(head: &str) -> bool {
    let word = head.split([' ', '-', '\'', '’']).next().unwrap_or("");
    let mut letters = word.chars();
    let small = letters.next().is_some_and(|c| c.is_lowercase() && c.is_alphabetic());
    // "iPhone", "www.example", "@name" and names with a small particle begin small by right.
    small && !word.chars().any(char::is_uppercase) && !word.contains(['.', '@', '/', ')']) && !SMALL_BEGINNINGS.contains(&word)
}

fn closes_what_never_opened(head: &str) -> bool {
    for (open, close) in [('(', ')'), ('[', ']')] {
        let Some(at) = head.find(close) else { continue };
        let before = &head[..at];
        let word = before.rsplit(' ').next().unwrap_or("");
        // "a)" and "12)" number the items of a list; ":)" smiles.
        let numbers = before.chars().count() <= 3 && (word.chars().count() == 1 || word.bytes().all(|b| b.is_ascii_digit()));
        let is_word = word.chars().filter(|c| c.is_alphanumeric()).count() >= 2;
        if !before.contains(open) && is_word && !numbers {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tears() {
        for head in [
            "InD) missile system, which the coast guard has",
            "ngine failed at once, said the mate.",
            ", said the mate.",
            "which the crew denied",
        ] {
            assert!(is_torn(head), "{head}");
        }
        for head in [
            "The ferry (a catamaran) sailed.",
            "a) The ferry sailed.",
            "12) The ferry sailed.",
            "iPhone sales fell.",
            "de Ruyter sailed.",
            "“We will not pay,” she said.",
            "3.5 million people voted.",
            "",
        ] {
            assert!(!is_torn(head), "{head}");
        }
    }
}
