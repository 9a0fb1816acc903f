//! How much of one article is compared.
//!
//! What is taken from a text holds some hundred times the text's bytes in memory for what is dense (rows of a table, a
//! list of ages), and each stage looks at all of it. A text of 2 MB is no article but an archive or an attack: it is
//! compared up to a bound, and the rest is set aside with that reason.

use crate::article::{Article, Block, Role, Span};

/// Bytes of an article that are compared: thirteen times the longest of 1,182 news articles.
const MOST: usize = 300_000;

/// Why the rest of a text is not compared.
const REASON: &str = "beyond the first 300,000 bytes of the article, which alone are compared";

/// Set aside what of `article` lies beyond the bound; a note if there is any.
pub(super) fn keep(article: &mut Article) -> Option<String> {
    cut(article, MOST).then(|| format!("the article has {} bytes; only the first 300,000 were compared", article.text.len()))
}

/// Set aside what lies beyond the first `most` bytes of the text, as one block that begins where a block does, or a
/// word within one. Whether there is any.
fn cut(article: &mut Article, most: usize) -> bool {
    let Some(first) = article.blocks.iter().position(|b| b.span.end > most) else { return false };
    let Some(end) = article.blocks.last().map(|b| b.span.end) else { return false };
    let mut kept = article.blocks.split_off(first);
    let block = kept.swap_remove(0);
    let text = &article.text;
    // A block that has begun is kept up to its last word below the bound.
    let within = (block.span.start..=most.max(block.span.start)).rev().find(|i| text.is_char_boundary(*i)).unwrap_or(block.span.start);
    let head = text.get(block.span.start..within).unwrap_or_default();
    let head = head.rfind(char::is_whitespace).map_or("", |i| head[..i].trim_end());
    let start = if head.is_empty() {
        block.span.start
    } else {
        let kept = Span::new(block.span.start, block.span.start + head.len());
        article.blocks.push(Block { span: kept, ..block });
        let rest = text.get(kept.end..).unwrap_or_default();
        kept.end + rest.len() - rest.trim_start().len()
    };
    article.blocks.push(Block { span: Span::new(start, end), role: Role::Furniture, reason: Some(REASON) });
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(text: &str, most: usize) -> Vec<(Role, String)> {
        let mut article = Article::of_lines(text);
        cut(&mut article, most);
        article.blocks.iter().map(|b| (b.role, b.span.of(text).to_owned())).collect()
    }

    #[test]
    fn what_lies_beyond_the_bound_is_one_block() {
        let text = "One two.\nThree four.\nFive.\nSix.\n";
        let (body, rest) = (Role::Paragraph, Role::Furniture);
        assert_eq!(blocks(text, 100).len(), 4);
        assert_eq!(blocks(text, 8), [(body, "One two.".into()), (rest, "Three four.\nFive.\nSix.".into())]);
        assert_eq!(blocks(text, 16), [(body, "One two.".into()), (body, "Three".into()), (rest, "four.\nFive.\nSix.".into())]);
        // One word without end is set aside whole, and no letter is cut in two.
        assert_eq!(blocks("ééé", 3), [(rest, "ééé".into())]);
        assert_eq!(blocks("é ééé", 5), [(body, "é".into()), (rest, "ééé".into())]);
    }
}
