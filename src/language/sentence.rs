//! Sentence boundaries in news prose.
//!
//! "He met Gen. Holt in the U.S. on Feb. 3. She left." has two sentences. A newline always ends
//! one. Within quotation marks sentences split as elsewhere, because each is a claim of its own;
//! a closing mark stays with the sentence that it closes, and “Why?” he asked is one sentence.

use super::en;
use super::lexicon::FnvMap;
use crate::article::Span;
use std::sync::LazyLock;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stop {
    /// "Gen.": a name follows.
    Title,
    /// "vs.": never the end, but before a capital that is no name of its own after a month.
    Inner,
    /// "Inc.", "U.S.": may be the end.
    Either,
}

static STOPS: LazyLock<FnvMap<&'static str, Stop>> = LazyLock::new(|| {
    let mut map = FnvMap::default();
    for line in en::lines(en::ABBREVIATIONS) {
        let Some((kind, words)) = line.split_once(": ") else { continue };
        let stop = match kind {
            "title" => Stop::Title,
            "inner" => Stop::Inner,
            _ => Stop::Either,
        };
        words.split(' ').for_each(|w| {
            map.insert(w, stop);
        });
    }
    map
});

/// Words that begin a sentence far more often than they follow an abbreviation within one.
const OPENERS: &[&str] = &[
    "the",
    "a",
    "an",
    "he",
    "she",
    "it",
    "they",
    "we",
    "i",
    "you",
    "this",
    "that",
    "these",
    "those",
    "but",
    "and",
    "in",
    "on",
    "at",
    "his",
    "her",
    "its",
    "their",
    "when",
    "while",
    "as",
    "if",
    "for",
    "after",
    "before",
    "since",
    "there",
    "here",
    "no",
    "not",
    "some",
    "many",
    "most",
    "all",
    "both",
    "each",
    "then",
    "now",
    "so",
    "yet",
    "however",
    "one",
    "what",
    "why",
    "how",
    "who",
    "asked",
    "also",
    "meanwhile",
    "instead",
    "according",
    "with",
    "by",
    "from",
    "our",
    "my",
    "your",
    "last",
    "nobody",
    "everyone",
    "others",
    "reporters",
];

/// What follows "U.S." and the like within one phrase: "U.S. Army", "U.N. Security Council".
const CONTINUERS: &[&str] = &[
    "army",
    "navy",
    "air",
    "marine",
    "marines",
    "coast",
    "congress",
    "senate",
    "house",
    "senator",
    "sen",
    "rep",
    "representative",
    "president",
    "secretary",
    "ambassador",
    "supreme",
    "court",
    "district",
    "attorney",
    "department",
    "treasury",
    "capitol",
    "security",
    "general",
    "forces",
    "embassy",
    "government",
    "military",
    "circuit",
    "representatives",
    "steel",
    "open",
    "bank",
    "federal",
    "central",
    "special",
    "human",
    "state",
    "immigration",
    "customs",
    "justice",
    "energy",
    "agriculture",
    "commerce",
    "labor",
    "environmental",
    "fish",
    "forest",
    "geological",
    "postal",
    "postmaster",
    "chamber",
    "conference",
    "charter",
    "climate",
    "envoy",
    "ltd",
    "inc",
    "corp",
    "co",
];

/// The sentences of `text` within `range`, trimmed, in order. A newline always ends one; what is no
/// sentence by its length falls into parts.
pub fn sentences(text: &str, range: Span) -> Vec<Span> {
    sentences_and_cuts(text, range).0
}

/// The same, and how often a sentence was cut for its length.
pub(crate) fn sentences_and_cuts(text: &str, range: Span) -> (Vec<Span>, usize) {
    let (mut out, mut cuts) = (Vec::new(), 0);
    let part = range.of(text);
    let bytes = part.as_bytes();
    let (mut start, mut at) = (0, 0);
    while at < bytes.len() {
        let c = bytes[at];
        // Stops are ASCII but for the ellipsis (E2 80 A6), so bytes are enough to find candidates.
        let end = match c {
            b'\n' => Some(at + 1),
            b'.' | b'!' | b'?' if dots_from(&bytes[at..]) > MANY_DOTS => {
                // What is said of the first of many dots holds for all but the last.
                let boundary = boundary(part, at);
                if boundary.is_none() {
                    at += dots_from(&bytes[at..]) - MANY_DOTS;
                }
                boundary
            }
            b'.' | b'!' | b'?' => boundary(part, at),
            0xE2 if part[at..].starts_with('…') => boundary(part, at),
            _ => None,
        };
        if let Some(end) = end {
            cuts += push_trimmed(part, start, end, range.start, &mut out);
            start = end;
            at = end;
        } else {
            at += 1;
            while at < bytes.len() && !part.is_char_boundary(at) {
                at += 1;
            }
        }
    }
    cuts += push_trimmed(part, start, part.len(), range.start, &mut out);
    (out, cuts)
}

/// Longer rows of dots are a line that leads the eye, as in a table of contents.
const MANY_DOTS: usize = 64;

/// How many bytes of dots, with or without spaces between them, `bytes` begins with.
fn dots_from(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|b| matches!(b, b'.' | b'!' | b'?' | b' ')).count()
}

fn is_closer(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | '»' | '›' | ')' | ']' | '」' | '』' | '″')
}

fn is_opener(c: char) -> bool {
    matches!(c, '"' | '\'' | '“' | '‘' | '«' | '‹' | '„' | '(' | '[' | '「' | '『' | '-' | '–' | '—' | '•')
}

/// Where the sentence ends whose stop stands at `at`; `None` if it goes on.
fn boundary(part: &str, at: usize) -> Option<usize> {
    let (mut end, mut stops, mut ellipsis, mut strong) = (at, 0, false, false);
    for c in part[at..].chars() {
        match c {
            '.' => stops += 1,
            '!' | '?' => strong = true,
            '…' => ellipsis = true,
            _ => break,
        }
        end += c.len_utf8();
    }
    ellipsis |= stops >= 2;
    // Spaced dots: ". . ." are one ellipsis.
    while let Some(dots) = part[end..].strip_prefix(" .").or_else(|| part[end..].strip_prefix("\u{a0}.")) {
        if dots.starts_with(|c: char| c.is_alphanumeric()) {
            break;
        }
        end = part.len() - dots.len();
        ellipsis = true;
    }
    let single_stop = !strong && !ellipsis;
    let closers: usize = part[end..].chars().take_while(|c| is_closer(*c)).map(char::len_utf8).sum();
    let closed = closers > 0;
    let after = end + closers;
    let rest = &part[after..];
    let Some(next) = rest.chars().next() else { return Some(part.len()) };
    if !next.is_whitespace() {
        // "…report.“We" without a space: only after a closing mark or before an opening one.
        let glued = closed && next.is_uppercase() && part[end..after].contains(['”', '"']) || next == '“' && !closed;
        return (glued && !ellipsis).then_some(after);
    }
    let ahead = rest.trim_start();
    if rest.starts_with('\n') {
        return Some(after);
    }
    let lead = ahead.trim_start_matches(is_opener);
    let opened = lead.len() < ahead.len();
    let first = lead.chars().next()?;
    if first.is_lowercase() {
        // "iPhone makers are worried." begins a sentence in spite of its first letter.
        let camel = lead.chars().nth(1).is_some_and(char::is_uppercase);
        return (camel && single_stop && !closed).then_some(after);
    }
    if !(first.is_uppercase() || first.is_numeric() || opened || !first.is_ascii()) {
        return None;
    }
    let next_word = first_word(lead);
    if (strong || ellipsis) && first.is_uppercase() && !opened && continues_as_attribution(lead, closed) {
        return None;
    }
    if strong {
        return Some(after);
    }
    if ellipsis {
        return (!first.is_numeric() && (closed || first.is_uppercase())).then_some(after);
    }
    if !closed && single_stop && stop_is_inside(&part[..at], &next_word, lead, opened) {
        return None;
    }
    Some(after)
}

/// `said Lavrov`, `Holt asked`: after a closed quotation the clause that attributes it goes on.
fn continues_as_attribution(lead: &str, closed: bool) -> bool {
    if !closed {
        return false;
    }
    // Up to four words, all capitalised but the last, which is a reporting verb in lower case with
    // nothing reported after it.
    let mut words = lead.split_whitespace();
    for (i, word) in words.by_ref().take(5).enumerate() {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        if i > 0 && bare.chars().next().is_some_and(char::is_lowercase) {
            let speaks = super::verbs::reporting(bare).is_some_and(|v| v.strength >= 2 && v.form != super::verbs::Form::Base);
            let ends = !word.ends_with(char::is_alphanumeric);
            let next = words.next().unwrap_or("");
            let loose = next.is_empty()
                || next.starts_with(is_opener)
                || super::lexicon::classes(&first_word(next))
                    .is(super::Class::PREPOSITION.with(super::Class::WEEKDAY).with(super::Class::ADVERB));
            return speaks && (ends || loose && next != "that");
        }
        if word.ends_with([',', ':', ';']) {
            return false;
        }
    }
    false
}

fn first_word(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || matches!(c, '\'' | '’')).flat_map(char::to_lowercase).collect()
}

/// Whether the stop after `before` belongs to an abbreviation or an initial, and not to the end.
fn stop_is_inside(before: &str, next_word: &str, lead: &str, opened: bool) -> bool {
    let word = before.rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '[' | '“' | '"' | '‘' | '—' | '/')).next().unwrap_or("");
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '.' && c != '-');
    let next_is_name = lead.starts_with(char::is_uppercase) && !OPENERS.contains(&next_word);
    let next_is_number = lead.starts_with(|c: char| c.is_ascii_digit());
    let mut letters = bare.chars();
    if let (Some(c), None) = (letters.next(), letters.next())
        && c.is_uppercase()
    {
        // An initial: "A. Mercsak", "George W. Bush"; "I" is the pronoun, and "plan B" ends.
        let previous = before[..before.len() - word.len()].trim_end();
        return c != 'I'
            && !opened
            && lead.starts_with(char::is_uppercase)
            && !(OPENERS.contains(&next_word) && previous.ends_with(char::is_lowercase));
    }
    let folded = bare.to_lowercase();
    match STOPS.get(folded.as_str()) {
        Some(Stop::Title) if word.starts_with(char::is_uppercase) => !opened && (!OPENERS.contains(&next_word) || is_initial(lead)),
        Some(Stop::Title) => false,
        Some(Stop::Inner) if matches!(folded.as_str(), "no" | "nos") => next_is_number,
        Some(Stop::Inner) if word.starts_with(char::is_lowercase) => {
            // "mass", "ill", "sat", "art", "wash" are also plain words.
            let plain = super::lexicon::classes(&folded).is(super::Class::VERB.with(super::Class::NOUN).with(super::Class::ADJECTIVE));
            !(plain && folded.len() > 2) || next_is_number
        }
        Some(Stop::Inner) => !OPENERS.contains(&next_word) || next_is_number,
        Some(Stop::Either) => {
            if folded == "jr" || folded == "sr" {
                return next_is_name && !opened;
            }
            if next_is_number {
                return !matches!(folded.as_str(), "p.m" | "a.m");
            }
            if matches!(folded.as_str(), "p.m" | "a.m") {
                return matches!(
                    next_word,
                    "est"
                        | "edt"
                        | "gmt"
                        | "et"
                        | "pt"
                        | "pst"
                        | "pdt"
                        | "cet"
                        | "utc"
                        | "monday"
                        | "tuesday"
                        | "wednesday"
                        | "thursday"
                        | "friday"
                        | "saturday"
                        | "sunday"
                );
            }
            if opened {
                return false;
            }
            CONTINUERS.contains(&next_word)
                || folded.contains('.') && next_is_name && !matches!(folded.as_str(), "u.n" | "e.u") && continues_name(lead)
        }
        None => folded.contains('.') && bare.chars().all(|c| c == '.' || c.is_uppercase()) && next_is_name && continues_name(lead),
    }
}

/// "A. B. Dickens" behind "Gen.": the letter is no word of its own.
fn is_initial(lead: &str) -> bool {
    let mut chars = lead.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.next() == Some('.')
}

/// "U.S. Secretary of State": another capital follows at once, so the phrase goes on; a verb does not.
fn continues_name(lead: &str) -> bool {
    let mut words = lead.split_whitespace();
    let first = words.next().unwrap_or("");
    if first.ends_with(',') {
        return false;
    }
    let bare = first_word(first);
    let class = super::lexicon::classes(&bare);
    let second = words.next().unwrap_or("");
    let second_class = super::lexicon::classes(&first_word(second));
    class.is(super::Class::ROLE.with(super::Class::BODY))
        || second.starts_with(char::is_uppercase) && !second_class.is(super::Class::FUNCTION)
}

/// Puts what stands from `start` to `end` behind `out`, and says how often it was cut.
fn push_trimmed(part: &str, start: usize, end: usize, base: usize, out: &mut Vec<Span>) -> usize {
    let piece = &part[start..end];
    let lead = piece.len() - piece.trim_start().len();
    let trimmed = piece.trim();
    let (mut from, before) = (base + start + lead, out.len());
    for part in super::overlong::parts(trimmed) {
        let blank = part.len() - part.trim_start().len();
        if part.len() > blank {
            out.push(Span::new(from + blank, from + part.trim_end().len()));
        }
        from += part.len();
    }
    (out.len() - before).saturating_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(marked: &str) -> (String, String) {
        let text = marked.replace(" ¦ ", " ");
        let parts: Vec<&str> = sentences(&text, Span::new(0, text.len())).iter().map(|s| s.of(&text)).collect();
        (parts.join(" ¦ "), marked.to_owned())
    }

    #[test]
    fn hard_cases_split_where_marked() {
        for case in [
            "The plan was drawn up by the U.S. Navy Board of Survey. ¦ Others followed.",
            "Ships left the U.K. ¦ The harbour master waved.",
            "Gen. Ada Holt told Lt. Col. Brand. ¦ He did not reply.",
            "Rep. Ana Holt, D-Calif., left at 5 p.m. ¦ Reporters stayed.",
            "“This is late. ¦ If it fails we leave,” Holt said.",
            "“Why now?” she asked.",
            "\"Not now!\" said Brand. ¦ \"Not ever.\"",
            "He called it a “calm harbour.” ¦ Holt agreed.",
            "It was on Jan. 6, 2031. ¦ The next came on Feb. 7.",
            "It cost $1.3 billion. ¦ That is 3.5 times more.",
            "No. 4 on the list is Port Ellery.",
            "J. K. Brand and Ada R. R. Holt signed. ¦ Both live here.",
            "“It sank ... and nobody saw it,” she said.",
            "The talks dragged on … ¦ Nobody was surprised.",
            "He paused. . . . ¦ Then he left.",
            "Brand Corp., the owner, and Holt Inc. agreed. ¦ Ellery Co. rose.",
            "What?! ¦ The ministry denied it.",
            "Version 2.0 is ready. ¦ iPhone makers worry.",
            "Prices rose in 2031. ¦ 2032 was worse.",
            "He asked, “Why now?” ¦ No one answered.",
        ] {
            let (found, wanted) = cut(case);
            assert_eq!(found, wanted);
        }
    }

    proptest::proptest! {
        #[test]
        fn sentences_resolve_and_do_not_overlap(text in "[A-Za-z.!?…\"'“”’ \n0-9]{0,120}") {
            let mut last = 0;
            for span in sentences(&text, Span::new(0, text.len())) {
                proptest::prop_assert!(span.start >= last && !span.of(&text).is_empty());
                last = span.end;
            }
        }
    }
}
