//! Tree → blocks of running text, with what is needed to tell prose from the rest.
//!
//! All visible words of the page become text, in the order of the page; scripts, styles and hidden
//! parts do not. "<div>One<p>Two</p>three</div>" gives three blocks.

use super::entities;
use super::tree::{Kind, Tree, is_block};
use crate::article::{Block, Role, SourceMap};
use crate::read::furniture::ends_sentence;
use crate::read::page_text::PageText;

/// What is known of one block besides its words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Flat {
    /// The element that holds it.
    pub(super) node: usize,
    /// Letters and digits; a Chinese or Japanese character counts as three.
    pub(super) letters: usize,
    /// Those of them in links.
    pub(super) linked: usize,
    /// Its first words are a link.
    pub(super) starts_linked: bool,
    pub(super) ends_sentence: bool,
}

impl Flat {
    /// Share of its letters that are links.
    pub(super) fn link_share(&self) -> f64 {
        self.linked as f64 / self.letters.max(1) as f64
    }
}

/// Elements whose words are not seen, or are no text.
fn is_left_out(tree: &Tree<'_>, node: usize) -> bool {
    let name = tree.name(node);
    let by_name = matches!(
        name,
        "head"
            | "script"
            | "style"
            | "noscript"
            | "template"
            | "svg"
            | "math"
            | "canvas"
            | "iframe"
            | "object"
            | "audio"
            | "video"
            | "select"
            | "datalist"
            | "textarea"
            | "title"
            | "embed"
            | "applet"
            | "map"
            | "rp"
            | "noembed"
            | "noframes"
    );
    by_name || is_hidden(tree, node) || (name == "dialog" && tree.attribute(node, "open").is_none())
}

fn is_hidden(tree: &Tree<'_>, node: usize) -> bool {
    if tree.attribute(node, "hidden").is_some_and(|v| v != "until-found") {
        return true;
    }
    let Some(style) = tree.attribute(node, "style") else { return false };
    let style: String = style.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect();
    style.contains("display:none") || style.contains("visibility:hidden")
}

/// The page's words.
pub(super) struct Flattened {
    pub(super) text: String,
    pub(super) blocks: Vec<Block>,
    pub(super) map: SourceMap,
    /// One for each block.
    pub(super) flats: Vec<Flat>,
}

/// Cut the page into blocks.
pub(super) fn flatten(tree: &Tree<'_>) -> Flattened {
    let mut walk = Walk { page: PageText::new(tree.source, 1), flats: Vec::new(), open: None, breaks: 0, last: 0 };
    // Nodes whose end is still to come, with what to do there.
    let mut pending: Vec<(usize, usize)> = Vec::new();
    let (mut links, mut node) = (0usize, 1usize);
    while node < tree.nodes.len() {
        while let Some((_, closing)) = pending.pop_if(|(end, _)| *end <= node) {
            walk.leave(tree, closing, &mut links);
        }
        match &tree.nodes[node].kind {
            Kind::Element { name, .. } => {
                if is_left_out(tree, node) {
                    // What is left out still parts what stands around it.
                    if is_block(name) {
                        walk.end_block();
                    }
                    node = tree.nodes[node].end;
                    continue;
                }
                match *name {
                    "br" => walk.line_break(),
                    "hr" => walk.end_block(),
                    "a" => links += 1,
                    "q" => walk.words(tree, node, "“", walk.last, links > 0),
                    name if is_block(name) => walk.end_block(),
                    _ => {}
                }
                if tree.nodes[node].end > node + 1 {
                    pending.push((tree.nodes[node].end, node));
                } else {
                    walk.leave(tree, node, &mut links);
                }
            }
            Kind::Text(range) => {
                let (source, start) = (&tree.source[range.clone()], range.start);
                entities::pieces(source, |piece, at| {
                    walk.words(tree, node, piece, start + at, links > 0);
                    // A decoded entity is never longer than its source.
                    walk.last = start + at + piece.len();
                });
            }
            Kind::Raw(_) => {}
        }
        node += 1;
    }
    walk.end_block();
    let (text, blocks, map) = walk.page.finish();
    let mut flats = walk.flats;
    for (flat, block) in flats.iter_mut().zip(&blocks) {
        flat.ends_sentence = ends_sentence(block.span.of(&text));
    }
    Flattened { text, blocks, map, flats }
}

struct Walk<'s> {
    page: PageText<'s>,
    flats: Vec<Flat>,
    open: Option<Flat>,
    /// Line breaks since the last word.
    breaks: usize,
    /// Where the last words ended in the source; marks that no source has are put there.
    last: usize,
}

impl Walk<'_> {
    fn words(&mut self, tree: &Tree<'_>, node: usize, words: &str, at: usize, in_link: bool) {
        let letters = letters(words);
        let is_blank = letters == 0 && words.trim().is_empty();
        if is_blank && self.open.is_none() {
            return;
        }
        if !is_blank {
            match self.breaks {
                0 => {}
                1 => self.page.break_line(),
                // An empty line parts paragraphs.
                _ => self.end_block(),
            }
            self.breaks = 0;
        }
        self.page.begin_block(Role::Paragraph);
        self.page.push(words, at);
        let open = self.open.get_or_insert_with(|| Flat {
            node: block_element(tree, node),
            letters: 0,
            linked: 0,
            starts_linked: in_link,
            ends_sentence: false,
        });
        open.letters += letters;
        open.linked += if in_link { letters } else { 0 };
    }

    fn line_break(&mut self) {
        self.breaks += 1;
    }

    fn leave(&mut self, tree: &Tree<'_>, node: usize, links: &mut usize) {
        match tree.name(node) {
            "a" => *links = links.saturating_sub(1),
            "q" if self.open.is_some() => self.words(tree, node, "”", self.last, *links > 0),
            name if is_block(name) => self.end_block(),
            _ => {}
        }
    }

    fn end_block(&mut self) {
        self.breaks = 0;
        if let Some(flat) = self.open.take()
            && self.page.end_block()
        {
            self.flats.push(flat);
        }
    }
}

/// The nearest element around `node` that makes a block.
fn block_element(tree: &Tree<'_>, node: usize) -> usize {
    tree.ancestors(node).find(|&n| is_block(tree.name(n))).unwrap_or(0)
}

fn letters(words: &str) -> usize {
    words.chars().map(|c| if is_ideograph(c) { 3 } else { usize::from(c.is_alphanumeric()) }).sum()
}

fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Found by the property test: the mark stood before the words that it follows.
    #[test]
    fn a_mark_that_no_source_has_stands_where_the_words_before_it_ended() {
        let source = "\n---\n<q><p>";
        let article = crate::read::parse("page.html", source.as_bytes()).unwrap();
        let end = article.source_map.position(&article.text, article.text.len());
        assert!(end >= article.source_map.position(&article.text, 0), "{end:?}");
    }

    fn shown(source: &str) -> Vec<String> {
        let flattened = flatten(&Tree::parse(source));
        assert_eq!(flattened.blocks.len(), flattened.flats.len());
        flattened.blocks.iter().map(|b| b.span.of(&flattened.text).to_owned()).collect()
    }

    #[test]
    fn blocks_of_a_page() {
        for (source, expected) in [
            ("<div>One<p>Two <b>more</b></p>three</div>", vec!["One", "Two more", "three"]),
            ("a<br>b<br><br>c<br />\n<br>d", vec!["a\nb", "c", "d"]),
            ("<p>x<script>y</script><span hidden>z</span><i style='display: none'>w</i></p>", vec!["x"]),
            ("<p>&nbsp;</p><p> </p><ul><li>a<li>b</ul>", vec!["a", "b"]),
            ("<p>She said <q>no</q>.</p>", vec!["She said “no”."]),
            ("<table><tr><td>1<td>2</table>", vec!["1", "2"]),
        ] {
            assert_eq!(shown(source), expected, "{source}");
        }
    }
}
