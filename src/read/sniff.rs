//! What a file below a folder is whose name does not tell: a look at its first bytes.
//!
//! A page without an ending is read, a spreadsheet or a PDF is refused by its parser with a reason, a text under a
//! name that nobody knows ("wire.story") is told to whoever may miss it, and a picture is passed over.

use super::bounded;
use super::furniture::ends_sentence;
use super::{decode, format, formats};
use std::path::Path;

/// What is to be done with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sniffed {
    /// It is parsed, and named with a reason if that fails.
    Read,
    /// A text that may be an article.
    Prose,
    Other,
}

/// Bytes at the head of a file that are looked at.
const HEAD: u64 = 4096;
/// Words of the shortest text that somebody could miss, about two sentences.
const MIN_WORDS: usize = 30;
/// Share of the words that stand in lines which end as sentences do, in a text that is prose.
const PROSE_SHARE: f64 = 0.5;
/// Share of letters that are marks of code, in one that is a program or a file of settings.
const CODE_SHARE: f64 = 0.01;

/// Look at the file at `path`.
pub(super) fn look(path: &Path) -> Sniffed {
    bounded::head(path, HEAD).map_or(Sniffed::Other, |head| of_head(&head))
}

fn of_head(head: &[u8]) -> Sniffed {
    if formats::is_gzip(head) {
        let packed = formats::gunzip_head(head, HEAD);
        // One within another is refused by the parser, with a reason.
        let is_read = formats::is_gzip(&packed) || of_head(&packed) == Sniffed::Read;
        return if is_read { Sniffed::Read } else { Sniffed::Other };
    }
    if formats::is_begun(head) || decode::may_hold_articles(head) {
        return Sniffed::Read;
    }
    let Ok(text) = decode::decode(head, |_| None).map(|d| d.text) else { return Sniffed::Other };
    if format::is_page(&text) || formats::is_text_begun(&text) {
        Sniffed::Read
    } else if is_prose(&text) {
        Sniffed::Prose
    } else {
        Sniffed::Other
    }
}

/// Whether a text is sentences, and no program, list or file of settings.
fn is_prose(text: &str) -> bool {
    let words = |line: &str| line.split_whitespace().count();
    let (all, letters) = (words(text), text.chars().count());
    let code = text.chars().filter(|c| matches!(c, '{' | '}' | '<' | '>' | '=' | ';' | '\\' | '$' | '`' | '_' | '#')).count();
    let in_sentences: usize = text.lines().map(str::trim).filter(|l| ends_sentence(l)).map(words).sum();
    all >= MIN_WORDS && code as f64 <= CODE_SHARE * letters as f64 && in_sentences as f64 >= PROSE_SHARE * all as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_first_bytes_say() {
        let prose = "The council of Port Ellery voted on Monday to build a second bridge.\n\n“We will not wait for another winter,” said Ana Holt, the mayor, who had voted against the same plan five years before.\n";
        for (head, expected) in [
            (format!("<!doctype html><title>Bridge</title><p>{prose}"), Sniffed::Read),
            (format!("From: A <a@quay.example>\nSubject: x\nMIME-Version: 1.0\n\n{prose}"), Sniffed::Read),
            (format!("From a@quay.example Thu Mar  4 08:00:00 2021\nSubject: x\n\n{prose}"), Sniffed::Read),
            ("%PDF-1.7".to_owned(), Sniffed::Read),
            ("%!PS-Adobe".to_owned(), Sniffed::Read),
            ("PK\u{3}\u{4}".to_owned(), Sniffed::Read),
            ("<rss><channel>".to_owned(), Sniffed::Read),
            (prose.to_owned(), Sniffed::Prose),
            ("GIF89a".to_owned(), Sniffed::Other),
            ("<svg xmlns='x'><title>Bridge</title></svg>".to_owned(), Sniffed::Other),
            ("fn main() { println!(\"The ferry sailed.\"); }\n".repeat(20), Sniffed::Other),
            ("name = \"desk\"\nversion = \"1\"\n".repeat(20), Sniffed::Other),
            ("ferry\nquay\nharbour\n".repeat(20), Sniffed::Other),
        ] {
            assert_eq!(of_head(head.as_bytes()), expected, "{head}");
        }
    }
}
