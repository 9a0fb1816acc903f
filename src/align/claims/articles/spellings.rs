//! Names → pairs of which one letter parts the spellings, without holding all against all.
//!
//! "Wang Yi" and "Wang Li", "Olan Dartell" and "Olan Dortell" are such pairs; "Ana Holt" and "Ana Brand"
//! are none. Whether a pair is a slip of the pen or two people is judged by the callers.

use crate::align::claims::row::ClaimSite;
use crate::article::Span;
use crate::extract::Analysis;
use crate::{language, tables};
use std::collections::BTreeSet;

/// Names that share all words but one, and most letters of that one, are compared with so many others.
const MOST: usize = 24;

/// Pairs of indices into `names`, the lower first, sorted. Each name is given by its words; one word of two
/// names differs by one letter (or two that changed places), the others are equal.
pub(crate) fn near_pairs(names: &[&[String]]) -> Vec<(usize, usize)> {
    let mut buckets: Vec<(u64, usize)> = Vec::new();
    for (n, words) in names.iter().enumerate() {
        for at in 0..words.len() {
            let place = others(words, at);
            buckets.extend(variants(&words[at]).map(|variant| (tables::mix(place, variant), n)));
        }
    }
    buckets.sort_unstable();
    buckets.dedup();
    let mut pairs = BTreeSet::new();
    for all in buckets.chunk_by(|a, b| a.0 == b.0) {
        for (i, (_, x)) in all.iter().enumerate() {
            for (_, y) in all[i + 1..].iter().take(MOST).filter(|(_, y)| names[*x] != names[*y]) {
                if differing(names[*x], names[*y]).is_some_and(|(p, q)| strsim::damerau_levenshtein(p, q) == 1) {
                    pairs.insert((*x.min(y), *x.max(y)));
                }
            }
        }
    }
    pairs.into_iter().collect()
}

/// The words in which two names of one length differ, if it is one.
pub(crate) fn differing<'a>(x: &'a [String], y: &'a [String]) -> Option<(&'a str, &'a str)> {
    let mut apart = x.iter().zip(y).filter(|(p, q)| p != q);
    let first = apart.next()?;
    (x.len() == y.len() && apart.next().is_none()).then_some((first.0.as_str(), first.1.as_str()))
}

/// The hash of all words but the one at `at`, and of that place.
fn others(words: &[String], at: usize) -> u64 {
    let rest = words.iter().enumerate().filter(|(i, _)| *i != at);
    rest.fold(at as u64, |hash, (_, word)| tables::mix(hash, tables::hash(word)))
}

/// Hashes of a word, and of the word without each of its letters: two words that one letter parts have one in common.
fn variants(word: &str) -> impl Iterator<Item = u64> + '_ {
    let hash = |parts: [&str; 2]| parts.iter().flat_map(|part| part.bytes()).fold(tables::BASIS, tables::step);
    word.char_indices().map(move |(at, c)| hash([&word[..at], &word[at + c.len_utf8()..]])).chain([hash([word, ""])])
}

/// Cut the marks of `sites`, which give one name in two spellings, to the family name where some place has
/// that alone: "Vauquelin" is no other spelling than "Lucien Vauquelin". Left as they are where a family name
/// so cut would be spelt in one way only, or would be another word than the bare one. The name in full becomes the
/// subject. Whether it was done.
pub(crate) fn bare(sites: &mut [ClaimSite], analyses: &[Analysis]) -> bool {
    let text = |s: &ClaimSite, mark: Span| analyses[s.article].article.slice(mark);
    let cut: Vec<Span> = sites.iter().map(|s| last_word(text(s, s.mark), s.mark)).collect();
    let forms: BTreeSet<String> = sites.iter().zip(&cut).map(|(s, mark)| language::key(text(s, *mark))).collect();
    let alone: BTreeSet<String> =
        sites.iter().zip(&cut).filter(|(s, mark)| s.mark == **mark).map(|(s, mark)| language::key(text(s, *mark))).collect();
    let is_one_name = |form: &String| alone.iter().any(|a| strsim::damerau_levenshtein(a, form) <= MOST_APART);
    let cuts = forms.len() > 1 && !alone.is_empty() && forms.iter().all(is_one_name);
    if cuts {
        for (site, mark) in sites.iter_mut().zip(cut).filter(|(s, mark)| s.mark != *mark) {
            site.subject = text(site, site.mark).split_whitespace().collect::<Vec<_>>().join(" ");
            site.mark = mark;
        }
    }
    cuts
}

/// Letters that part two spellings of one name at most.
const MOST_APART: usize = 2;

/// The last word of the words `text`, which stand at `mark`.
fn last_word(text: &str, mark: Span) -> Span {
    let from = text.trim_end().rfind(char::is_whitespace).map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
    Span::new(mark.start + from, mark.end)
}

#[cfg(test)]
mod tests {
    use super::near_pairs;

    #[test]
    fn one_letter_of_one_word() {
        let names: Vec<Vec<String>> = ["ana holt", "ana hult", "ana brand", "una holt", "holt", "ana hotl", "dartell", "dratell"]
            .iter()
            .map(|n| n.split(' ').map(str::to_owned).collect())
            .collect();
        let given: Vec<&[String]> = names.iter().map(Vec::as_slice).collect();
        assert_eq!(near_pairs(&given), [(0, 1), (0, 3), (0, 5), (6, 7)]);
    }

    /// How the spellings of a name are told of one article.
    fn told(text: &str) -> Vec<String> {
        let article = crate::read::parse("a.txt", text.as_bytes()).unwrap();
        let options =
            crate::Options { events: crate::events::EventOptions { one_event: true, ..Default::default() }, ..crate::Options::default() };
        let found = crate::compare(vec![article], &options, &|| {}).findings.into_iter().flatten();
        found.map(|f| f.message).filter(|m| m.contains("spelt")).collect()
    }

    #[test]
    fn a_full_name_is_no_spelling_of_the_family_name() {
        let text = "Lucien Vauquelin walked into the town hall on Monday.\n\nVauquelin asked for the mayor.\n\n\
                    Neighbours said Vauqelin had lived alone.\n\nPolice searched the flat of Vauquelin.\n\nThe mayor was away.";
        assert_eq!(told(text), ["How is “Lucien Vauquelin” spelt? a has “Vauquelin” and “Vauqelin”"]);
        let given = "Hayley Vauquelin walked into the town hall on Monday.\n\nThe mayor met Hayley Vauquelin there.\n\n\
                     Police searched the flat of Hayley Vauqelin.\n\nThe mayor was away.";
        assert_eq!(told(given), ["How is “Hayley Vauquelin” spelt? a has “Hayley Vauquelin” and “Hayley Vauqelin”"]);
    }
}
