//! Lines that an outlet prints under every article.
//!
//! Takes all articles of a run and sets aside, within each outlet, short lines that stand verbatim
//! in at least three articles which share no paragraph otherwise: "The Harbour Post is owned by its
//! readers." A sentence that only reports something stays, however often it was printed: reprints
//! and follow-ups repeat sentences, and those are what is compared.

use super::furniture::ends_sentence;
use crate::article::{Article, Role};
use std::collections::{BTreeMap, BTreeSet};

/// So many articles that share nothing else must have the line.
const MIN_ARTICLES: usize = 3;
/// Longer lines are paragraphs.
const MAX_WORDS: usize = 40;
/// Paragraphs from this length on show that one article was made from the other.
const SHARED_PARAGRAPH_WORDS: usize = 20;

/// Set repeated lines aside.
pub(super) fn set_aside(articles: &mut [Article]) {
    let mut of_outlet: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (i, article) in articles.iter().enumerate() {
        if let Some((outlet, _)) = outlet_lines(article) {
            of_outlet.entry(outlet).or_default().push(i);
        }
    }
    for members in of_outlet.values().filter(|m| m.len() >= MIN_ARTICLES) {
        let lines = repeated_lines(articles, members);
        members.iter().for_each(|i| set_aside_lines(&mut articles[*i], &lines));
    }
}

/// Set those of `lines` aside that stand in `article`.
pub fn set_aside_lines(article: &mut Article, lines: &BTreeSet<String>) {
    for block in &mut article.blocks {
        if matches!(block.role, Role::Paragraph | Role::List) && lines.contains(block.span.of(&article.text)) {
            (block.role, block.reason) = (Role::Furniture, Some("repeated in other articles of this outlet"));
        }
    }
}

/// The outlet of `article`, if it names one, as lines are gathered by it; and those lines of the article that can be
/// the outlet's own, each once.
pub fn outlet_lines(article: &Article) -> Option<(String, BTreeSet<&str>)> {
    let outlet = article.metadata.outlet.as_ref()?.to_lowercase();
    let lines = article.blocks.iter().filter(|b| matches!(b.role, Role::Paragraph | Role::List)).map(|b| b.span.of(&article.text));
    let lines = lines.filter(|l| is_about_the_outlet(l, &outlet)).collect();
    Some((outlet, lines))
}

fn repeated_lines(articles: &[Article], members: &[usize]) -> BTreeSet<String> {
    let mut holders: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for &i in members {
        for line in outlet_lines(&articles[i]).into_iter().flat_map(|(_, lines)| lines) {
            holders.entry(line).or_default().push(i);
        }
    }
    let is_repeated = |line: &str, held: &[usize]| {
        held.len() >= MIN_ARTICLES && independent(held.iter().map(|i| long_paragraphs(&articles[*i]).filter(|l| *l != line)))
    };
    holders.into_iter().filter(|(line, held)| is_repeated(line, held)).map(|(line, _)| line.to_owned()).collect()
}

/// Whether a line can be the outlet's own: no sentence at all, or one that speaks of the outlet or
/// to the reader.
fn is_about_the_outlet(line: &str, outlet: &str) -> bool {
    let words = line.split_whitespace().count();
    if words > MAX_WORDS || line.contains(['“', '”', '"', '«', '‘']) || line.ends_with([':', ',']) {
        return false;
    }
    let lower = line.to_lowercase();
    let to_the_reader = || lower.split(|c: char| !c.is_alphanumeric()).any(|w| matches!(w, "we" | "our" | "us" | "you" | "your"));
    !ends_sentence(line) || lower.contains(outlet) || to_the_reader()
}

/// The paragraphs of `article` that are so long that another article with one of them was made from it.
pub fn long_paragraphs(article: &Article) -> impl Iterator<Item = &str> {
    let paragraphs = article.body().map(|b| b.span.of(&article.text));
    paragraphs.filter(|l| l.split_whitespace().take(SHARED_PARAGRAPH_WORDS).count() >= SHARED_PARAGRAPH_WORDS)
}

/// Whether three or more articles share no long paragraph with an earlier one of them that does not itself; `articles`
/// are the long paragraphs of each but for the line that all of them hold.
pub fn independent<T: Ord>(articles: impl Iterator<Item = impl Iterator<Item = T>>) -> bool {
    let mut seen: BTreeSet<T> = BTreeSet::new();
    let mut count = 0;
    for paragraphs in articles {
        let long: Vec<T> = paragraphs.collect();
        if long.iter().all(|l| !seen.contains(l)) {
            count += 1;
            seen.extend(long);
        }
        if count == MIN_ARTICLES {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::parse;

    fn article(n: usize, shared: &str) -> Article {
        let own =
            format!("Report number {n}: the ferry {n} left the harbour of port {n} at {n} and came back the same night with all on board.");
        let text = format!(
            "---\nsource: The Harbour Post\n---\n{own}\n{shared}\nThe investigation goes on.\nThe Harbour Post belongs to its readers.\n"
        );
        parse(&format!("{n}.txt"), text.as_bytes()).unwrap()
    }

    fn furniture(articles: &[Article]) -> usize {
        articles.iter().map(|a| a.furniture().count()).sum()
    }

    #[test]
    fn lines_of_the_outlet_are_set_aside() {
        let mut articles: Vec<Article> = (1..=3).map(|n| article(n, "Nothing.")).collect();
        set_aside(&mut articles);
        assert_eq!(furniture(&articles), 3, "one line each; what only reports stays");
    }

    #[test]
    fn reprints_are_not_three_articles() {
        let wire =
            "The mate told the inquiry that he had seen the light of the reef and had called the master twice before the ship struck it.";
        let mut articles: Vec<Article> = (1..=3).map(|n| article(n, wire)).collect();
        set_aside(&mut articles);
        assert_eq!(furniture(&articles), 0);
    }
}
