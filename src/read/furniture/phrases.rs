//! Lines known by their words: "Share this", "Read more: …", a row of menu entries.
//!
//! The patterns are the data of `language/en/page_phrases.txt` and `button_words.txt`. A line matches as a whole or not at
//! all, so that "Read more books than your neighbour, she said." stays prose.

use super::reason;
use crate::language::en;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// Longer lines are never matched: prose begins where buttons end.
const MAX_WORDS: usize = 45;
/// A `*` stands for at most this many words.
const WILDCARD_WORDS: usize = 6;
/// A line that ends as a sentence does and matches a pattern with a wildcard is at most this long.
const MAX_SENTENCE_WORDS: usize = 9;
/// A row of links has at least this many words, and this share of them is known.
const MIN_ROW_WORDS: usize = 3;
const ROW_SHARE: f64 = 0.7;

struct Pattern {
    words: Vec<&'static str>,
    reason: &'static str,
}

struct Phrases {
    by_first_word: BTreeMap<&'static str, Vec<Pattern>>,
    /// Patterns that begin with a wildcard, by their last word.
    by_last_word: BTreeMap<&'static str, Vec<Pattern>>,
}

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases = Phrases { by_first_word: BTreeMap::new(), by_last_word: BTreeMap::new() };
    let mut section = "";
    for line in en::PAGE_PHRASES.lines().map(str::trim).filter(|l| !l.is_empty()) {
        if let Some(name) = line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
            section = name;
            continue;
        }
        // The remarks at the head of the file.
        if section.is_empty() {
            continue;
        }
        let words: Vec<&'static str> = line
            .split(' ')
            .flat_map(|w| match w.strip_prefix('*') {
                Some(rest) if !rest.is_empty() && rest != "*" => vec!["*", rest],
                _ => vec![w],
            })
            .collect();
        let (Some(&first), Some(&last)) = (words.first(), words.last()) else { continue };
        let pattern = Pattern { words, reason: reason::of_section(section) };
        let (map, key) = if first == "*" { (&mut phrases.by_last_word, last) } else { (&mut phrases.by_first_word, first) };
        map.entry(key).or_default().push(pattern);
    }
    phrases
});

static ROW_WORDS: LazyLock<BTreeMap<&'static str, BTreeSet<&'static str>>> = LazyLock::new(|| {
    let mut rows: BTreeMap<&'static str, BTreeSet<&'static str>> = BTreeMap::new();
    let mut section = "";
    for line in en::lines(en::BUTTON_WORDS) {
        match line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
            Some(name) => section = reason::of_section(name),
            None => rows.entry(section).or_default().extend(line.split(' ')),
        }
    }
    rows
});

/// Words of a line in the form of the patterns, in one piece of memory.
#[derive(Default)]
pub(super) struct Words {
    letters: String,
    /// Where each word ends.
    ends: Vec<usize>,
}

impl Words {
    /// The words, in order.
    pub(super) fn list(&self) -> Vec<&str> {
        let mut from = 0;
        self.ends.iter().map(|end| &self.letters[std::mem::replace(&mut from, *end)..*end]).collect()
    }

    /// Put `word` in place of the letters behind the last word.
    fn close(&mut self, word: &str) {
        self.letters.truncate(self.ends.last().copied().unwrap_or(0));
        self.letters.push_str(word);
        self.ends.push(self.letters.len());
    }
}

/// Words of a line in the form of the patterns.
pub(super) fn words(line: &str) -> Words {
    let mut words = Words::default();
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        if c == ':' {
            words.close(":");
        } else if c.is_alphanumeric() || matches!(c, '&' | '+') {
            let from = words.letters.len();
            words.letters.extend(c.to_lowercase());
            let in_number = |w: &str| w.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b','));
            while let Some(next) = chars.peek().copied() {
                match next {
                    n if n.is_ascii_lowercase() => words.letters.push(n),
                    '’' | '\'' => words.letters.push('\''),
                    '.' | ',' if in_number(&words.letters[from..]) => words.letters.push(next),
                    n if n.is_alphanumeric() || n == '+' => words.letters.extend(n.to_lowercase()),
                    _ => break,
                }
                chars.next();
            }
            let word = words.letters[from..].trim_end_matches(['.', ',', '\'']);
            let stem = word.strip_suffix(['k', 'm']).filter(|s| !s.is_empty());
            match (in_number(word), stem.is_some_and(in_number)) {
                (true, _) => words.close("#"),
                (_, true) => words.close("#k"),
                _ => {
                    let end = from + word.len();
                    words.letters.truncate(end);
                    words.ends.push(end);
                }
            }
        }
    }
    words
}

/// Whether `line` ends as a sentence does.
pub(in crate::read) fn ends_sentence(line: &str) -> bool {
    let inner = line.trim_end_matches(|c: char| matches!(c, '"' | '”' | '’' | '\'' | '»' | '“' | ')' | ']' | '*') || c.is_whitespace());
    inner.ends_with(['.', '!', '?', '…', '。', '！', '？', '।', '؟'])
}

/// The reason to set `line` aside, if its words tell one.
pub(super) fn reason(line: &str) -> Option<&'static str> {
    // A whole list of links that has run together: "MOST READ IN SPORT ROVERS' ROUT …".
    if line.len() < 2000 && !ends_sentence(line) && line.get(..13).is_some_and(|s| s.eq_ignore_ascii_case("most read in ")) {
        return Some(reason::RELATED);
    }
    if line.len() > MAX_WORDS * 12 || line.contains(['“', '”', '"', '«', '»']) {
        return None;
    }
    let words = words(line);
    let words = words.list();
    if words.is_empty() || words.len() > MAX_WORDS {
        return None;
    }
    let ends = ends_sentence(line);
    let matched = |p: &&Pattern| {
        let is_open = p.words.iter().any(|w| w.starts_with('*'));
        let too_long = ends && is_open && words.len() > MAX_SENTENCE_WORDS;
        let runs_on = ends && p.words.last() == Some(&"**") && words.len() > MAX_SENTENCE_WORDS;
        !too_long && !runs_on && matches(&p.words, &words)
    };
    let first = PHRASES.by_first_word.get(words[0]).into_iter().flatten().find(matched);
    let last = || PHRASES.by_last_word.get(words[words.len() - 1]).into_iter().flatten().find(matched);
    first.or_else(last).map(|p| p.reason).or_else(|| row(line, &words, ends))
}

fn matches(pattern: &[&str], words: &[&str]) -> bool {
    match pattern.split_first() {
        None => words.is_empty(),
        Some((&"**", _)) => !words.is_empty(),
        Some((&"*", rest)) => (0..=words.len().min(WILDCARD_WORDS)).any(|n| matches(rest, &words[n..])),
        Some((word, rest)) => words.split_first().is_some_and(|(w, words)| w == word && matches(rest, words)),
    }
}

/// Whether a line holds nothing but the words of buttons: "Print Email".
pub(super) fn is_buttons(line: &str) -> bool {
    let words = words(line);
    let words = words.list();
    !words.is_empty() && words.iter().all(|w| ROW_WORDS.get(reason::SHARE).is_some_and(|set| set.contains(w)))
}

/// A row of links: most of its words are those of menus or share buttons.
fn row(line: &str, words: &[&str], ends: bool) -> Option<&'static str> {
    if words.len() < MIN_ROW_WORDS || ends {
        return None;
    }
    // Prose in small letters is no row of links.
    let capitals = line.split_whitespace().filter(|w| w.starts_with(|c: char| c.is_uppercase() || c.is_numeric())).count();
    if capitals * 2 < line.split_whitespace().count() {
        return None;
    }
    let known = |set: &BTreeSet<&str>| words.iter().filter(|w| set.contains(*w)).count() as f64 / words.len() as f64;
    let (reason, share) = ROW_WORDS.iter().map(|(r, set)| (*r, known(set))).max_by(|a, b| a.1.total_cmp(&b.1))?;
    if share >= ROW_SHARE {
        return Some(reason);
    }
    let separators = line.matches([' ', '\t']).count() + 1;
    let gaps = line.matches("  ").count() + [" | ", " · ", " • ", " » ", "\t"].iter().map(|s| line.matches(s).count()).sum::<usize>();
    (gaps >= 2 && separators <= 4 * (gaps + 1) + gaps && share > 0.2).then_some(reason::NAVIGATION)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_pages_are_known() {
        for (line, expected) in [
            ("Share This", reason::SHARE),
            ("Copy Link to Clipboard", reason::SHARE),
            ("Like Us on Facebook", reason::SHARE),
            ("Chat with us in Facebook Messenger.", reason::SHARE),
            ("Make The Harbour Post Your Homepage", reason::NAVIGATION),
            ("Home  About  The Archive  Buy me a coffee", reason::NAVIGATION),
            ("Home | News | Sport | Weather", reason::NAVIGATION),
            ("Read more: Five ferries that never sailed", reason::RELATED),
            ("READ MORE", reason::RELATED),
            ("Sign up for our newsletter", reason::NEWSLETTER),
            ("show comments", reason::COMMENTS),
            ("1,204 comments", reason::COMMENTS),
            ("Advertisement Continue reading the main story", reason::ADVERTISEMENT),
            ("We use cookies to give you the best experience on our site", reason::LEGAL),
            ("Features Icon", reason::PAGE),
            ("Real Time Analytics", reason::PAGE),
            ("3 min read", reason::PAGE),
            ("Facebook Twitter Email Print", reason::SHARE),
            ("Additional reporting by Bo Tansley in Brannock", reason::CREDIT),
        ] {
            assert_eq!(super::reason(line), Some(expected), "{line}");
        }
    }

    #[test]
    fn prose_is_left_alone() {
        for line in [
            "Read more books than your neighbour, the minister told the pupils of Port Ellery.",
            "Share this burden with us, the mayor asked, and the council of the town agreed to it.",
            "“Follow us,” he said.",
            "Home prices in the capital fell for the third month.",
            "Sport and politics met in the harbour on Monday",
            "Search for the missing crew continues",
            "Comments by the minister angered the union",
            "The ferry struck the reef at 6:40 a.m.",
            "",
        ] {
            assert_eq!(super::reason(line), None, "{line}");
        }
    }
}
