//! Text made from printed pages: running heads, words broken at the ends of lines.
//!
//! "PRESS RELEASE  Page 1 of 2" stands on each page with another number, and "Harbour Authority" below it: both are
//! heads. In "had been re-" / "paired" the word is "repaired"; in "long-" / "term", where the text has "long-term"
//! elsewhere, the hyphen stays.

use super::furniture::ends_sentence;
use crate::article::Span;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Words of the longest running head.
const MAX_HEAD_WORDS: usize = 14;
/// Pages on which it must stand.
const MIN_PAGES: usize = 2;

/// Which of the lines are running heads or feet.
pub(super) fn running_heads(text: &str, lines: &[Span]) -> Vec<bool> {
    let mut heads = vec![false; lines.len()];
    let mut of_form: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (n, line) in lines.iter().enumerate().filter(|(_, l)| is_page_line(l.of(text))) {
        of_form.entry(form(line.of(text))).or_default().push(n);
    }
    for numbered in of_form.values().filter(|found| found.len() >= MIN_PAGES) {
        numbered.iter().for_each(|n| heads[*n] = true);
        // What stands beside the number on more than one page.
        for beside in [|n: usize| n.checked_sub(1), |n: usize| Some(n + 1)] {
            let mut repeated: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
            for n in numbered.iter().filter_map(|n| beside(*n)).filter(|n| *n < lines.len()) {
                repeated.entry(lines[n].of(text)).or_default().push(n);
            }
            let is_head = |line: &str| line.split_whitespace().count() <= MAX_HEAD_WORDS && !ends_sentence(line);
            for found in repeated.into_iter().filter(|(line, found)| found.len() >= MIN_PAGES && is_head(line)).map(|(_, found)| found) {
                found.into_iter().for_each(|n| heads[n] = true);
            }
        }
    }
    heads
}

/// "Harbour Authority · Page 2 of 3", "- 2 -"
fn is_page_line(line: &str) -> bool {
    let words: Vec<&str> =
        line.split(|c: char| c.is_whitespace() || matches!(c, '|' | '·' | '•' | '-' | '–' | '—' | '/')).filter(|w| !w.is_empty()).collect();
    let is_number = |w: &str| (1..=4).contains(&w.len()) && w.bytes().all(|b| b.is_ascii_digit());
    let says_page =
        words.windows(2).any(|pair| matches!(pair[0].to_lowercase().as_str(), "page" | "seite" | "p." | "pg.") && is_number(pair[1]));
    let is_bare = line.starts_with(['-', '–', '—']) && words.len() == 1 && is_number(words[0]);
    words.len() <= MAX_HEAD_WORDS && !ends_sentence(line) && (says_page || is_bare)
}

/// A line with `#` for every number and one space for many.
fn form(line: &str) -> String {
    let mut form = String::new();
    for c in line.chars() {
        let c = if c.is_ascii_digit() {
            '#'
        } else if c.is_whitespace() {
            ' '
        } else {
            c
        };
        if !(matches!(c, '#' | ' ') && form.ends_with(c)) {
            form.push(c);
        }
    }
    form
}

/// Whether a word is broken between two lines.
pub(super) fn is_broken(line: &str, next: &str) -> bool {
    let word = line.strip_suffix(['-', '\u{ad}']).filter(|w| w.ends_with(char::is_lowercase));
    word.is_some() && next.starts_with(char::is_lowercase) && !goes_with_another(next)
}

/// "two- and three-year terms": the hyphen stands for what follows.
fn goes_with_another(next: &str) -> bool {
    let word = next.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    matches!(word, "and" | "or" | "to" | "nor" | "but" | "und" | "oder" | "et" | "ou")
}

/// The words of a text that have a hyphen in them.
pub(super) fn compounds(text: &str) -> BTreeSet<&str> {
    let words = text.split_whitespace().map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()));
    words.filter(|w| w.contains('-')).collect()
}

/// What of the join between the lines `a` and `b` is no letter of the word that they share; one of the `compounds`
/// keeps its hyphen.
pub(super) fn join(text: &str, compounds: &BTreeSet<&str>, a: Span, b: Span) -> Range<usize> {
    let (line, next) = (a.of(text), b.of(text));
    let left = line.rsplit(|c: char| c.is_whitespace()).next().unwrap_or("");
    let right = next.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    let whole = format!("{}{right}", left.trim_start_matches(|c: char| !c.is_alphanumeric()));
    let mark = left.chars().next_back().map_or(0, char::len_utf8);
    if compounds.contains(whole.as_str()) { a.end..b.start } else { a.end - mark..b.start }
}

/// Hyphens within lines behind which a space was put where the printed line ended: "passen- gers".
pub(super) fn inner_hyphens(text: &str) -> Vec<Range<usize>> {
    let is_broken = |at: &usize| {
        text[..*at].ends_with(char::is_lowercase) && text[at + 2..].starts_with(char::is_lowercase) && !goes_with_another(&text[at + 2..])
    };
    text.match_indices("- ").map(|(at, _)| at).filter(is_broken).map(|at| at..at + 2).collect()
}

#[cfg(test)]
mod tests {
    use crate::read::parse;

    #[test]
    fn a_printed_release_is_read_as_one_text() {
        let text = "PRESS RELEASE                                Page 1 of 2\nQuay Authority of the Port of Tresk\n\nFERRY RUNS AGROUND OFF TRESK\n\n\
            A passenger ferry ran aground off Tresk on Sunday in\nthick fog, hurting 14 of the 212 passen- gers, and was\ntowed to the quay by two- and three-crew boats at noon,\nthe authority said in a long-term view.\n\n\
            PRESS RELEASE                                Page 2 of 2\nQuay Authority of the Port of Tresk\n\n\
            The master of the harbour said that the radar had been\nre-\npaired in February, and that the cause was not yet in\nhand. It is to be found by the long-\nterm plan of the authority.\n";
        let article = parse("a.txt", text.as_bytes()).unwrap();
        let body: Vec<&str> = article.body().map(|b| article.slice(b.span)).collect();
        assert_eq!(
            body,
            [
                "A passenger ferry ran aground off Tresk on Sunday in thick fog, hurting 14 of the 212 passengers, and was towed to the quay by two- and three-crew boats at noon, the authority said in a long-term view.",
                "The master of the harbour said that the radar had been repaired in February, and that the cause was not yet in hand. It is to be found by the long-term plan of the authority.",
            ]
        );
        assert_eq!(article.metadata.title.as_deref(), Some("FERRY RUNS AGROUND OFF TRESK"));
        let place = |word: &str| article.source_map.position(&article.text, article.text.find(word).unwrap());
        assert_eq!((place("repaired").line, place("paired in").line, place("thick").line), (15, 16, 7));
    }

    #[test]
    fn lines_of_an_ordinary_text_are_no_heads() {
        let text =
            "The report says so on page 12.\n\nIt says more on page 13.\n\nNobody had read the report of the harbour - or so she said.\n";
        assert_eq!(parse("a.txt", text.as_bytes()).unwrap().body().count(), 3);
    }
}
