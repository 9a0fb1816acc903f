//! A quotation → its words in the form in which they are compared.
//!
//! «We won’t pay [the fine] … in the U.S.» gives *we will not pay the fine in the usa*: contractions
//! are spelled out, hyphens split, numbers in figures, US and UK spelling folded, marks left out.
//! What brackets and ellipses say is kept as flags. Nothing is compared here.

use super::normal::{self, Expansion};
use crate::article::Span;
use crate::extract::{Analysis, Quotation};
use crate::language::{self, Token, TokenKind};
use std::ops::Range;

/// What lies between a word and the one before it; of several, the greatest counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Gap {
    /// White space, commas, dashes.
    None,
    /// The end of a sentence.
    Sentence,
    /// The reporting clause, or words of the reporter's own.
    Break,
    /// An ellipsis: words were left out, and the source says so.
    Ellipsis,
}

/// One word of a quotation.
#[derive(Clone, Debug)]
pub(crate) struct Word {
    /// The form to compare.
    pub(crate) key: String,
    /// A hash of `key`, for quick comparison.
    pub(crate) code: u64,
    /// A hash of the word as written, typographic variants folded.
    pub(crate) written: u64,
    /// Where it stands in the article; the words of "won't" share a span.
    pub(crate) span: Span,
    /// What lies before it.
    pub(crate) gap: Gap,
    /// It stands between quotation marks, so the words are the speaker's.
    pub(crate) quoted: bool,
    /// It is written with a capital that is not its place's, as names are.
    pub(crate) named: bool,
    /// It stands in square brackets, so it is the editor's.
    pub(crate) bracketed: bool,
    /// It carries no meaning of its own.
    pub(crate) stop: bool,
    /// How much it tells about which utterance it is from, 0 to 1.
    pub(crate) weight: f64,
}

/// The words of one quotation.
#[derive(Clone, Debug, Default)]
pub(crate) struct Wording {
    /// In the order of the text.
    pub(crate) words: Vec<Word>,
    /// It ends with an ellipsis.
    pub(crate) goes_on: bool,
}

impl Wording {
    /// The words of `quotation`, which stands in `analysis`.
    pub(crate) fn of(analysis: &Analysis, quotation: &Quotation) -> Self {
        let text = &analysis.article.text;
        let mut reader = Reader::default();
        for segment in &quotation.segments {
            reader.segment(text, &analysis.tokens(*segment), *segment, &quotation.verbatim);
        }
        reader.finish()
    }

    /// The words of `span`, all of them taken as one speaker's own.
    pub(crate) fn of_span(analysis: &Analysis, span: Span) -> Self {
        let mut reader = Reader::default();
        reader.segment(&analysis.article.text, &analysis.tokens(span), span, &[span]);
        reader.finish()
    }

    /// The smallest span that holds the words of `ranges`.
    pub(crate) fn cover<'a>(&self, ranges: impl Iterator<Item = &'a Range<usize>>) -> Option<Span> {
        ranges.filter_map(|r| self.words.get(r.clone())).flatten().map(|w| w.span).reduce(Span::cover)
    }

    /// A hash of how the words are written and marked.
    pub(crate) fn look(&self) -> u64 {
        let mut bytes = Vec::with_capacity(self.words.len() * 18 + 1);
        for word in &self.words {
            bytes.extend_from_slice(&word.code.to_le_bytes());
            bytes.extend_from_slice(&word.written.to_le_bytes());
            bytes.push(word.gap as u8);
            bytes.push(u8::from(word.bracketed));
        }
        bytes.push(u8::from(self.goes_on));
        xxhash_rust::xxh3::xxh3_64(&bytes)
    }

    /// The words between marks alone: what the source gives as the speaker's own.
    pub(crate) fn verbatim(&self) -> Wording {
        let mut words: Vec<Word> = Vec::with_capacity(self.words.len());
        let mut gap = Gap::None;
        for word in &self.words {
            if !word.quoted {
                gap = Gap::Break;
                continue;
            }
            let mut word = word.clone();
            word.gap = word.gap.max(std::mem::replace(&mut gap, Gap::None));
            words.push(word);
        }
        Wording { words, goes_on: self.goes_on }
    }
}

/// Collects words over segments.
#[derive(Default)]
struct Reader {
    words: Vec<Word>,
    gap: Option<Gap>,
    bracket: bool,
    single_open: bool,
    goes_on: bool,
}

impl Reader {
    fn raise(&mut self, gap: Gap) {
        self.gap = Some(self.gap.map_or(gap, |g| g.max(gap)));
    }

    /// Take in a segment with its tokens, of which the words in `verbatim` are the speaker's own.
    fn segment(&mut self, text: &str, list: &[Token], segment: Span, verbatim: &[Span]) {
        if !self.words.is_empty() {
            self.raise(Gap::Break);
        }
        self.single_open = false;
        let mut inside = verbatim.iter().any(|v| v.contains(Span::new(segment.start, segment.start)));
        let mut i = 0;
        while i < list.len() {
            let token = list[i];
            let own = verbatim.iter().any(|v| v.overlaps(token.span));
            if own != inside {
                inside = own;
                self.raise(Gap::Break);
            }
            if token.kind == TokenKind::Mark {
                let dots = dots(text, &list[i..]);
                if dots > 0 {
                    self.raise(Gap::Ellipsis);
                    i += dots;
                    continue;
                }
                // A mark that closes the speaker's own words is no possessive.
                if !verbatim.iter().any(|v| v.end == token.span.start) {
                    self.mark(text, token, inside);
                }
            } else {
                self.word(text, token, inside);
            }
            i += 1;
        }
    }

    fn mark(&mut self, text: &str, token: Token, inside: bool) {
        match token.text(text) {
            "[" => self.bracket = true,
            "]" => self.bracket = false,
            "." | "!" | "?" => self.raise(Gap::Sentence),
            "‘" => self.single_open = true,
            "’" | "'" => self.apostrophe(text, token, inside),
            "%" => self.push("percent".to_owned(), token.span, token.text(text), inside),
            "$" | "£" | "€" | "¥" => self.push(token.text(text).to_owned(), token.span, token.text(text), inside),
            "&" => self.push("and".to_owned(), token.span, token.text(text), inside),
            _ => {}
        }
    }

    /// A closing mark, or the possessive of a plural ("the sailors’ pay").
    fn apostrophe(&mut self, text: &str, token: Token, inside: bool) {
        if self.single_open {
            self.single_open = false;
            return;
        }
        let plural = self.words.last().is_some_and(|w| w.span.end == token.span.start && w.key.ends_with('s'));
        let followed = text[token.span.end..].starts_with(' ');
        if plural && followed {
            self.push("'s".to_owned(), token.span, "'s", inside);
        }
    }

    fn word(&mut self, text: &str, token: Token, inside: bool) {
        let written = token.text(text);
        if self.glued(text, token) {
            return;
        }
        match normal::expand(written) {
            Expansion::Nothing => {}
            Expansion::One(key) => self.push(key, token.span, written, inside),
            Expansion::Many(keys) => keys.into_iter().for_each(|k| self.push(k, token.span, written, inside)),
        }
    }

    /// `[T]he`, `talk[s]`: letters in brackets belong to the word that they touch.
    fn glued(&mut self, text: &str, token: Token) -> bool {
        let Some(last) = self.words.last_mut() else { return false };
        let between = text.get(last.span.end..token.span.start).unwrap_or(" ");
        if !matches!(between, "[" | "]" | "][") {
            return false;
        }
        last.span = last.span.cover(token.span);
        let whole: String = last.span.of(text).chars().filter(|c| !matches!(c, '[' | ']')).collect();
        if let Expansion::One(key) = normal::expand(&whole) {
            last.code = normal::code(&key);
            last.stop = normal::is_function_word(&key);
            last.weight = normal::weight(&key);
            last.key = key;
        }
        last.bracketed = true;
        true
    }

    fn push(&mut self, key: String, span: Span, written: &str, quoted: bool) {
        if self.bracket && key == "sic" {
            return;
        }
        if key == "cent" && self.words.last().is_some_and(|w| w.key == "per") {
            if let Some(per) = self.words.last_mut() {
                per.span = per.span.cover(span);
                per.key = "percent".to_owned();
                per.code = normal::code(&per.key);
                per.stop = false;
                per.weight = normal::weight(&per.key);
            }
            return;
        }
        let gap = self.gap.take().unwrap_or(Gap::None);
        let (code, stop, weight) = (normal::code(&key), normal::is_function_word(&key), normal::weight(&key));
        let upper = |c: char| c.is_uppercase();
        let opens = self.words.is_empty() || gap == Gap::Break;
        let named = written.starts_with(upper) && (!opens || written.chars().filter(|c| upper(*c)).count() > 1);
        let written = normal::code(&language::key(written));
        self.words.push(Word { key, code, written, span, gap, quoted, named, bracketed: self.bracket, stop, weight });
    }

    fn finish(mut self) -> Wording {
        self.goes_on = self.gap == Some(Gap::Ellipsis);
        Wording { words: self.words, goes_on: self.goes_on }
    }
}

/// How many tokens at the head of `list` make an ellipsis: "…", "...", ". . .".
fn dots(text: &str, list: &[Token]) -> usize {
    if list.first().is_some_and(|t| t.text(text) == "…") {
        return 1;
    }
    let run = list.iter().take_while(|t| t.kind == TokenKind::Mark && matches!(t.text(text), "." | "…")).count();
    if run >= 2 { run } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Wording {
        let mut reader = Reader::default();
        let whole = Span::new(0, text.len());
        reader.segment(text, &language::tokens(text, whole), whole, &[whole]);
        reader.finish()
    }

    fn keys(text: &str) -> String {
        read(text).words.iter().map(|w| w.key.as_str()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn two_ways_of_writing_have_one_wording() {
        let pairs = [
            ("We won’t pay", "We will not pay"),
            ("they’re in the U.S.", "They are in the US"),
            ("fifty-one minutes", "51 minutes"),
            ("2.6million people", "2.6 million people"),
            ("12 per cent", "12%"),
            ("the harbour’s defences", "the harbor's defenses"),
            ("commander-in-chief", "commander in chief"),
            ("[T]he city can't", "the city cannot"),
            ("um, we co-operate", "We cooperate"),
            ("résumé", "resume"),
            ("1,200 tons [sic]", "1200 tons"),
            ("since Feb. 3", "since February 3"),
        ];
        for (a, b) in pairs {
            assert_eq!(keys(a), keys(b), "{a} / {b}");
        }
        assert_ne!(keys("tell us"), keys("tell US"));
    }

    #[test]
    fn brackets_and_ellipses_are_flags() {
        let wording = read("We opened [the school] … and fed them...");
        let show = |w: &Word| format!("{}{}{}", if w.gap == Gap::Ellipsis { "…" } else { "" }, w.key, if w.bracketed { "]" } else { "" });
        assert_eq!(wording.words.iter().map(show).collect::<Vec<_>>().join(" "), "we opened the] school] …and fed them");
        assert!(wording.goes_on);
    }

    #[test]
    fn a_mixed_quotation_knows_its_own_words() {
        let text = "the city “will not pay” for it";
        let mut reader = Reader::default();
        let own = text.find("will").unwrap_or(0)..text.find('”').unwrap_or(0);
        let whole = Span::new(0, text.len());
        reader.segment(text, &language::tokens(text, whole), whole, &[Span::new(own.start, own.end)]);
        let verbatim = reader.finish().verbatim();
        assert_eq!(verbatim.words.iter().map(|w| w.key.as_str()).collect::<Vec<_>>(), ["will", "not", "pay"]);
    }
}
