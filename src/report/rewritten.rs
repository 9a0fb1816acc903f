//! A rewritten article as the paragraphs that changed, word by word.
//!
//! "Seventeen people died" in the morning, "Fourteen people died" at noon: one paragraph, with *Seventeen*
//! struck out and *Fourteen* put in.

use super::model::{Article, Change, Piece, Rewritten};
use super::wording::Wording;
use crate::article::Role;
use crate::diff::{Step, steps};
use std::ops::Range;

/// Paragraphs shown of one article; a text that has more is another article, which is read, not compared.
const MOST_PARAGRAPHS: usize = 12;

/// What has changed in the text of an article from `before` to `now`.
pub(super) fn rewritten(before: &Article, now: &Article) -> Rewritten {
    let (old, new) = (paragraphs(before), paragraphs(now));
    let mut changed = Vec::new();
    for step in steps(&old, &new) {
        match step {
            Step::Equal(..) => {}
            Step::Delete(gone) => changed.extend(gone.map(|i| marked(&old[i], Change::Delete))),
            Step::Insert(come) => changed.extend(come.map(|i| marked(&new[i], Change::Insert))),
            Step::Replace(gone, come) => changed.extend(replaced(&old[gone], &new[come])),
        }
    }
    let more = changed.len().saturating_sub(MOST_PARAGRAPHS);
    changed.truncate(MOST_PARAGRAPHS);
    Rewritten { article: now.id.clone(), paragraphs: changed, more }
}

/// The headline and the paragraphs that are the article's own, each on one line.
fn paragraphs(article: &Article) -> Vec<String> {
    let own = article.blocks.iter().filter(|b| b.role.is_body() || b.role == Role::Headline);
    own.filter_map(|b| article.text.get(b.start..b.end)).map(crate::language::one_line).filter(|p| !p.is_empty()).collect()
}

/// Paragraphs in the place of others. Each new one is compared with the first of the old ones behind the last
/// pair that reads like it; what has no partner is gone or new as a whole.
fn replaced(old: &[String], new: &[String]) -> Vec<Vec<Piece>> {
    let before: Vec<Wording<'_>> = old.iter().map(|p| Wording::of(p)).collect();
    let struck = |range: Range<usize>| old[range].iter().map(|p| marked(p, Change::Delete)).collect::<Vec<_>>();
    let mut out = Vec::new();
    let mut at = 0;
    for paragraph in new {
        let wording = Wording::of(paragraph);
        // No further than what is shown: two long texts that share nothing cost no more than their length.
        let near = at..old.len().min(at + MOST_PARAGRAPHS);
        match near.into_iter().find(|i| wording.is_like(&before[*i])) {
            Some(partner) => {
                out.extend(struck(at..partner));
                out.push(wording.against(&before[partner]));
                at = partner + 1;
            }
            None => out.push(marked(paragraph, Change::Insert)),
        }
        if out.len() > MOST_PARAGRAPHS {
            out.extend(new.iter().skip(out.len()).map(|p| marked(p, Change::Insert)));
            return out;
        }
    }
    out.extend(struck(at..old.len()));
    out
}

fn marked(text: &str, change: Change) -> Vec<Piece> {
    vec![Piece { text: text.to_owned(), change }]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;

    fn article(text: &str) -> Article {
        let mut article = sample().articles.remove(0);
        article.text = text.to_owned();
        let mut start = 0;
        article.blocks = text
            .split_inclusive('\n')
            .map(|line| {
                start += line.len();
                crate::report::Block { start: start - line.len(), end: start, role: Role::Paragraph }
            })
            .collect();
        article
    }

    /// `[-gone-]`, `{+new+}`, a paragraph a line.
    fn diff(before: &str, now: &str) -> Vec<String> {
        let show = |p: &Piece| match p.change {
            Change::Same => p.text.clone(),
            Change::Delete => format!("[-{}-]", p.text),
            Change::Insert => format!("{{+{}+}}", p.text),
        };
        rewritten(&article(before), &article(now)).paragraphs.iter().map(|p| p.iter().map(show).collect()).collect()
    }

    #[test]
    fn a_corrected_figure_is_marked_in_its_paragraph() {
        let (before, now) = (
            "The bridge fell.\nSeventeen people died in it.\nWork goes on.",
            "The bridge fell.\nFourteen people died in it.\nWork goes on.",
        );
        assert_eq!(diff(before, now), ["[-Seventeen -]{+Fourteen+} people died in it."]);
        assert!(diff(now, now).is_empty());
    }

    #[test]
    fn what_came_and_what_went_stands_whole() {
        let before = "The bridge fell on Monday.\nThe mayor said nothing.";
        assert_eq!(diff(before, "The bridge fell on Monday."), ["[-The mayor said nothing.-]"]);
        assert_eq!(
            diff(before, "Traffic is being led over Ellery.\nThe mayor of Tolmar said nothing."),
            ["{+Traffic is being led over Ellery.+}", "[-The bridge fell on Monday.-]", "The mayor {+of Tolmar+} said nothing."]
        );
    }

    #[test]
    fn another_text_altogether_is_cut_short() {
        let text = |word: &str| (0..500).map(|i| format!("{word}{i} {word}a{i} {word}b{i}\n")).collect::<String>();
        let rewritten = rewritten(&article(&text("x")), &article(&text("y")));
        assert_eq!(rewritten.paragraphs.len(), MOST_PARAGRAPHS);
        assert!(rewritten.more > 0);
    }
}
