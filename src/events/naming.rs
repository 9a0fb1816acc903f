//! Names of events: an id made of the terms that tell it from the others, and the title of its
//! most central article. "ferry-fire-ellery" is safe as a file name on every system.

use super::profile::{term, title};
use crate::article::{Article, Span};
use crate::language::{FnvMap, TokenKind, key, tokens};
use std::collections::BTreeSet;
use unicode_normalization::UnicodeNormalization as _;

/// Words in an id.
const WORDS: usize = 3;
/// Longest word in an id, in bytes.
const LONGEST_WORD: usize = 24;

/// A term as the articles of a group write it.
#[derive(Clone, Debug)]
pub(super) struct Telling {
    /// As most often written: "Ellery".
    pub(super) word: String,
    /// How much it tells: the mean over the articles of its weight.
    pub(super) weight: f32,
    /// How many articles of the group hold it.
    pub(super) held: usize,
}

/// A stem among the words of some articles.
#[derive(Default)]
struct Stemmed<'t> {
    hash: u64,
    /// The ways of writing it, each with how often it stands there.
    forms: Vec<(&'t str, usize)>,
    weight: f32,
    held: usize,
    /// The last article that it was seen in, counted from 1.
    seen: usize,
}

/// The single words that tell most about a group, the heaviest first. `weight` gives the weight of
/// the stem with this hash in the `n`-th of `articles`.
pub(super) fn telling(articles: &[&Article], weight: impl Fn(usize, u64) -> f32) -> Vec<Telling> {
    // Each spelling is stemmed once: the articles of a group have most of their words in common.
    let mut spelt: FnvMap<&str, Option<(usize, usize)>> = FnvMap::default();
    let mut by_stem: FnvMap<String, usize> = FnvMap::default();
    let mut stems: Vec<Stemmed<'_>> = Vec::new();
    for (n, article) in articles.iter().enumerate() {
        for (text, span) in prose(article) {
            for token in tokens(text, span) {
                if token.kind != TokenKind::Word {
                    continue;
                }
                let word = token.span.of(text);
                let known = spelt.entry(word).or_insert_with(|| {
                    let stem = term(word).filter(|_| word.chars().count() >= 3)?;
                    let hash = xxhash_rust::xxh3::xxh3_64(stem.as_bytes());
                    let at = *by_stem.entry(stem).or_insert_with(|| {
                        stems.push(Stemmed { hash, ..Stemmed::default() });
                        stems.len() - 1
                    });
                    Some((at, stems[at].form(word.trim_end_matches('.'))))
                });
                let Some((at, form)) = *known else { continue };
                let stem = &mut stems[at];
                stem.forms[form].1 += 1;
                if stem.seen <= n {
                    stem.seen = n + 1;
                    stem.weight += weight(n, stem.hash);
                    stem.held += 1;
                }
            }
        }
    }
    let all = articles.len().max(1) as f32;
    let mut out: Vec<Telling> =
        stems.into_iter().map(|s| Telling { word: s.common_form().to_owned(), weight: s.weight / all, held: s.held }).collect();
    out.sort_by(|a, b| b.weight.total_cmp(&a.weight).then_with(|| a.word.cmp(&b.word)));
    out
}

impl<'t> Stemmed<'t> {
    /// The place of a way of writing it.
    fn form(&mut self, form: &'t str) -> usize {
        self.forms.iter().position(|(known, _)| *known == form).unwrap_or_else(|| {
            self.forms.push((form, 0));
            self.forms.len() - 1
        })
    }

    /// The way of writing that is most common, of equals the first in the alphabet.
    fn common_form(&self) -> &'t str {
        self.forms.iter().max_by(|a, b| a.1.cmp(&b.1).then_with(|| b.0.cmp(a.0))).map_or("", |(form, _)| form)
    }
}

/// Title and body pieces of an article.
fn prose(article: &Article) -> Vec<(&str, Span)> {
    let mut out: Vec<(&str, Span)> = article.body().map(|b| (article.text.as_str(), b.span)).collect();
    if let Some(title) = title(article) {
        out.push((title, Span::new(0, title.len())));
    }
    out
}

/// What a group is called by the terms that at least half of its articles hold; several may be called so.
pub(super) fn base(terms: &[Telling], articles: usize, fallback: &str) -> String {
    let mut words: Vec<String> = Vec::new();
    for term in terms.iter().filter(|t| 2 * t.held >= articles) {
        let word = slug(&term.word);
        if word.len() >= 3 && word.len() <= LONGEST_WORD && !words.contains(&word) {
            words.push(word);
        }
        if words.len() == WORDS {
            break;
        }
    }
    if words.is_empty() { fallback.to_owned() } else { words.join("-") }
}

/// `base`, with a number behind it if another of those `taken` has it; it is then taken, too.
pub fn unique(base: String, taken: &mut BTreeSet<String>) -> String {
    let base = if base.is_empty() || is_device(&base) { format!("event-{base}").trim_end_matches('-').to_owned() } else { base };
    let mut name = base.clone();
    let mut n = 2;
    while !taken.insert(name.clone()) {
        name = format!("{base}-{n}");
        n += 1;
    }
    name
}

/// Names that a file may not have on Windows.
fn is_device(name: &str) -> bool {
    matches!(name, "con" | "prn" | "aux" | "nul") || (name.len() == 4 && (name.starts_with("com") || name.starts_with("lpt")))
}

/// Lower-case ASCII letters and digits with single hyphens between: "São Tomé" → "sao-tome".
pub(super) fn slug(text: &str) -> String {
    let mut out = String::new();
    for c in key(text).nfkd() {
        if c.is_ascii_alphanumeric() {
            out.push(c.to_ascii_lowercase());
        } else if !out.is_empty() && !out.ends_with('-') && (c.is_whitespace() || c.is_ascii_punctuation()) {
            out.push('-');
        }
    }
    out.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_safe_file_names() {
        assert_eq!(slug("São Tomé: U.S. “ferry”"), "sao-tome-u-s-ferry");
        assert_eq!(slug("../../etc"), "etc");
        assert_eq!(slug("東京"), "");
    }

    #[test]
    fn ids_are_unique_and_never_a_device() {
        let mut taken = BTreeSet::new();
        assert_eq!(unique("con".into(), &mut taken), "event-con");
        assert_eq!(unique("ferry".into(), &mut taken), "ferry");
        assert_eq!(unique("ferry".into(), &mut taken), "ferry-2");
        assert_eq!(unique(String::new(), &mut taken), "event");
    }
}
