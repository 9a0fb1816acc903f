//! Tree → blocks of running text, with what is needed to tell prose from the rest.
//!
//! All visible words of the page become text, in the order of the page; scripts, styles and hidden
//! parts do not. "<div>One<p>Two</p>three</div>" gives three blocks.

use super::entities;
use super::hidden::{is_for_screen_readers, is_hidden};
use super::names::is_block;
use super::tree::{Kind, Tree};
use crate::article::{Block, Role, SourceMap};
use crate::read::cuts;
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

/// Elements whose words are not seen, or are no text; `hidden` parts are seen if a script may show them.
fn is_left_out(tree: &Tree<'_>, node: usize, hidden: Hidden) -> bool {
    match tree.name(node) {
        "head" | "script" | "style" | "embed" | "rp" => true,
        // One that was left open has come to hold what follows it.
        "sup" => is_reference(tree, node),
        "title" | "textarea" | "noembed" | "noframes" | "iframe" | "svg" | "math" | "canvas" | "object" | "audio" | "video" | "select"
        | "datalist" | "applet" => tree.nodes[node].closed,
        "noscript" | "template" => tree.nodes[node].closed && hidden == Hidden::Left,
        "dialog" if tree.attribute(node, "open").is_none() => tree.nodes[node].closed && hidden == Hidden::Left,
        name => {
            let is_shown_or_inline = !is_block(name) || hidden == Hidden::Left;
            is_for_screen_readers(tree, node) || is_shown_or_inline && is_hidden(tree, node)
        }
    }
}

/// What becomes of the parts that a page hides until a script or a button shows them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hidden {
    Left,
    Shown,
}

/// Bytes of a verse or a statement that one pair of marks holds over its line breaks.
const LONGEST_QUOTED: usize = 20_000;

/// `[1]` above the line, a link to a note: no part of the sentence.
fn is_reference(tree: &Tree<'_>, node: usize) -> bool {
    let end = tree.nodes[node].end;
    let is_link = |n: usize| tree.name(n) == "a" && tree.attribute(n, "href").is_some_and(|h| h.starts_with('#'));
    let texts =
        (node + 1..end).filter_map(|n| if let Kind::Text(range) = &tree.nodes[n].kind { Some(&tree.source[range.clone()]) } else { None });
    let words: String = texts.collect();
    let is_number = !words.trim().is_empty() && words.trim().trim_matches(['[', ']']).chars().all(|c| c.is_ascii_digit());
    is_number && words.len() < 8 && (node + 1..end).any(is_link)
}

/// Nodes in words that an author has struck out: more than a paragraph is a tag left open.
const STRUCK_NODES: usize = 40;

fn is_struck_out(tree: &Tree<'_>, node: usize) -> bool {
    matches!(tree.name(node), "del" | "s" | "strike") && tree.nodes[node].closed && tree.nodes[node].end - node <= STRUCK_NODES
}

/// Whether what is left out leaves no gap where it stood.
fn leaves_no_gap(tree: &Tree<'_>, node: usize) -> bool {
    matches!(tree.name(node), "noscript" | "template" | "datalist" | "head") || is_hidden(tree, node)
}

/// The page's words.
pub(super) struct Flattened {
    pub(super) text: String,
    pub(super) blocks: Vec<Block>,
    pub(super) map: SourceMap,
    /// One for each block.
    pub(super) flats: Vec<Flat>,
    /// Words that the page shows struck out, which its authors no longer say.
    pub(super) struck: usize,
}

/// Cut the page into blocks.
pub(super) fn flatten(tree: &Tree<'_>, hidden: Hidden) -> Flattened {
    let mut walk = Walk {
        page: PageText::new(tree.source, 1),
        flats: Vec::new(),
        open: None,
        breaks: 0,
        last: 0,
        seam: Seam::None,
        link: 0,
        struck: 0,
        is_wrapped: is_wrapped(tree),
    };
    // Nodes whose end is still to come, with what to do there.
    let mut pending: Vec<(usize, usize)> = Vec::new();
    let (mut links, mut node) = (0usize, 1usize);
    while node < tree.nodes.len() {
        while let Some((_, closing)) = pending.pop_if(|(end, _)| *end <= node) {
            walk.leave(tree, closing, &mut links);
        }
        match &tree.nodes[node].kind {
            Kind::Element { name, .. } => {
                if is_left_out(tree, node, hidden) || is_struck_out(tree, node) {
                    // A picture or film still parts what stands around it.
                    if is_block(name) && !leaves_no_gap(tree, node) {
                        walk.end_block();
                    }
                    if is_struck_out(tree, node) {
                        walk.struck += words_below(tree, node);
                    }
                    node = tree.nodes[node].end;
                    continue;
                }
                match *name {
                    "br" => walk.line_break(),
                    "hr" => walk.end_block(),
                    "a" => links += 1,
                    "q" => walk.words(tree, node, "“", walk.last, links > 0),
                    "button" if words_below(tree, node) > 0 => walk.end_block(),
                    "td" | "th" if is_value(tree, node) => walk.gap(),
                    name if is_block(name) => walk.end_block(),
                    _ => {}
                }
                walk.cross(name);
                // One link in two pieces may be cut within a word.
                if walk.seam == Seam::Links && tree.attribute(node, "href") == tree.attribute(walk.link, "href") {
                    walk.seam = Seam::Two;
                }
                if tree.nodes[node].end > node + 1 {
                    pending.push((tree.nodes[node].end, node));
                } else {
                    walk.leave(tree, node, &mut links);
                }
            }
            Kind::Text(range) => {
                let (source, start) = (&tree.source[range.clone()], range.start);
                let mut from = 0;
                // What a site builder left unfilled is no word, and leaves a gap.
                for tag in cuts::tags(source).into_iter().chain(std::iter::once(source.len()..source.len())) {
                    entities::pieces(&source[from..tag.start], |piece, at| {
                        walk.words(tree, node, piece, start + from + at, links > 0);
                        // A decoded entity is never longer than its source.
                        walk.last = start + from + at + piece.len();
                    });
                    if !tag.is_empty() {
                        walk.gap();
                    }
                    from = tag.end;
                }
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
    Flattened { text, blocks, map, flats, struck: walk.struck }
}

/// Of the lines behind a line break this share begins in small letters if a text was wrapped by hand.
const WRAPPED_SHARE: f64 = 0.2;

fn is_wrapped(tree: &Tree<'_>) -> bool {
    let (mut breaks, mut small, mut after_break) = (0usize, 0usize, false);
    for node in 1..tree.nodes.len() {
        match &tree.nodes[node].kind {
            Kind::Text(range) => {
                let first = tree.source[range.clone()].trim_start().chars().next();
                if let (Some(first), true) = (first, after_break) {
                    breaks += 1;
                    small += usize::from(first.is_lowercase());
                }
                after_break &= first.is_none();
            }
            Kind::Element { name: "br", .. } => after_break = true,
            _ => {}
        }
    }
    small as f64 > WRAPPED_SHARE * breaks as f64
}

/// Letters of a cell that holds a value and no text, and nodes in it.
const CELL_LETTERS: usize = 60;
const CELL_NODES: usize = 12;
/// Cells, and spaces between them, of the longest row that is one line.
const ROW_STEPS: usize = 60;

/// Whether a cell is one of a row of values, which is one line: "Kyle Busch | 5040 | 5".
fn is_value(tree: &Tree<'_>, cell: usize) -> bool {
    let row = tree.nodes[cell].parent;
    if tree.name(row) != "tr" {
        return false;
    }
    let (mut cells, mut steps, mut child) = (0usize, 0usize, row + 1);
    while child < tree.nodes[row].end {
        let end = tree.nodes[child].end;
        steps += 1;
        // A look at a few cells, however many there are: it is made anew for each.
        if steps > ROW_STEPS {
            return false;
        }
        if matches!(tree.name(child), "td" | "th") {
            if end - child > CELL_NODES || (child + 1..end).any(|n| is_block(tree.name(n))) {
                return false;
            }
            let length = |n: usize| if let Kind::Text(range) = &tree.nodes[n].kind { range.len() } else { 0 };
            if (child + 1..end).map(length).sum::<usize>() > CELL_LETTERS {
                return false;
            }
            cells += 1;
        }
        child = end;
    }
    cells > 1
}

pub(super) fn words_below(tree: &Tree<'_>, node: usize) -> usize {
    let texts = (node + 1..tree.nodes[node].end).filter_map(|n| match &tree.nodes[n].kind {
        Kind::Text(range) => Some(&tree.source[range.clone()]),
        _ => None,
    });
    texts.map(|t| t.split_whitespace().count()).sum()
}

/// Whether an inline element begins or ends between two words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Seam {
    None,
    One,
    /// A link does.
    Link,
    /// One ends and another begins: two labels side by side.
    Two,
    /// A link ends and another begins.
    Links,
}

/// Whether a space is missing at the seam between `before`, the end of a word of `length` letters, and what begins
/// with `after`: "<span>PORT LANE</span><span>20 May</span>The council", but not "<b>T</b>he" or "G<i>7</i>".
fn is_missing_space(seam: Seam, before: char, length: usize, after: &str) -> bool {
    let mut letters = after.chars();
    let (Some(first), second) = (letters.next(), letters.next()) else { return false };
    let sentence_ends = matches!(before, '.' | '!' | '?' | '”') && length > 3;
    let word_ends = (before.is_lowercase() || before.is_ascii_digit()) && length > 1;
    // "<b>PORT ELLERY</b>The council": a word in capitals, and one that only begins with one
    let capitals_end = before.is_uppercase() && length > 2 && second.is_some_and(char::is_lowercase);
    match seam {
        Seam::None => false,
        _ if first.is_uppercase() => word_ends || sentence_ends || capitals_end,
        Seam::Links => before.is_alphanumeric() && length > 1 && first.is_alphanumeric(),
        Seam::Two => before.is_alphabetic() && length > 1 && first.is_ascii_digit(),
        Seam::One | Seam::Link => false,
    }
}

struct Walk<'s> {
    page: PageText<'s>,
    flats: Vec<Flat>,
    open: Option<Flat>,
    /// Line breaks since the last word.
    breaks: usize,
    /// Where the last words ended in the source; marks that no source has are put there.
    last: usize,
    seam: Seam,
    /// The link that ended last.
    link: usize,
    struck: usize,
    /// Its line breaks stand within sentences.
    is_wrapped: bool,
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
                1 if self.parts_paragraphs(words) => self.end_block(),
                1 => self.page.break_line(),
                // An empty line parts paragraphs.
                _ => self.end_block(),
            }
            self.breaks = 0;
        }
        self.page.begin_block(Role::Paragraph);
        if let Some((before, length)) = self.page.last_word()
            && is_missing_space(self.seam, before, length, words)
        {
            self.page.push(" ", at);
        }
        self.seam = Seam::None;
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

    /// A space between the cells of a row.
    fn gap(&mut self) {
        self.breaks = 0;
        if self.open.is_some() {
            self.page.push(" ", self.last);
        }
    }

    /// An inline element begins or ends here; raised and lowered letters belong to the word before.
    fn cross(&mut self, name: &str) {
        if !is_block(name) && !matches!(name, "sub" | "sup" | "wbr" | "br") {
            self.seam = match self.seam {
                Seam::None if name == "a" => Seam::Link,
                Seam::None => Seam::One,
                Seam::Link | Seam::Links if name == "a" => Seam::Links,
                _ => Seam::Two,
            };
        }
    }

    /// Whether a single line break parts paragraphs: it stands behind a sentence or a line of a list, not
    /// within an address, a verse that is quoted or a text that is wrapped.
    fn parts_paragraphs(&self, next: &str) -> bool {
        let Some(open) = self.page.open_text() else { return false };
        let line = open.rsplit('\n').next().unwrap_or(open);
        let goes_on = next.trim_start().starts_with(|c: char| c.is_lowercase() || matches!(c, ',' | ';' | ')'));
        let ends = ends_sentence(line) || !self.is_wrapped && !line.ends_with([',', '-', '–', '—', '&', '/', '(']);
        if goes_on || !ends {
            return false;
        }
        let near = &open[open.floor_char_boundary(open.len().saturating_sub(LONGEST_QUOTED))..];
        near.matches('“').count() <= near.matches('”').count()
    }

    fn line_break(&mut self) {
        self.breaks += 1;
    }

    fn leave(&mut self, tree: &Tree<'_>, node: usize, links: &mut usize) {
        self.cross(tree.name(node));
        match tree.name(node) {
            "button" if words_below(tree, node) > 0 => self.end_block(),
            "td" | "th" if is_value(tree, node) => self.gap(),
            "a" => (*links, self.link) = (links.saturating_sub(1), node),
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
    tree.ancestors(node).find(|&n| is_block(tree.name(n)) || tree.name(n) == "button").unwrap_or(0)
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
        let flattened = flatten(&Tree::parse(source), Hidden::Left);
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
            ("<table><tr><td>1<td>2<tr><td>3<td>4</table>", vec!["1 2", "3 4"]),
            ("<table><tr><td><p>1</p><td>2</table>", vec!["1", "2"]),
            (
                "<p>June 9 – Tresk<br>June 10 – Corvane<br>“Roses,<br>Violets”",
                vec!["June 9 – Tresk", "June 10 – Corvane", "“Roses,\nViolets”"],
            ),
            (
                "<p>The mayor<br>said no on<br>Monday. She<br>left.<br>Nobody stayed.",
                vec!["The mayor\nsaid no on\nMonday. She\nleft.", "Nobody stayed."],
            ),
            ("<p>It sank.<sup><a href='#n1'>[1]</a></sup> Ten<sup>2</sup> died.", vec!["It sank. Ten2 died."]),
            ("<p>The mayor<button><svg></svg></button> said<template>x</template> no.</p>", vec!["The mayor said no."]),
            ("<p>Two<button>Copy</button>three", vec!["Two", "Copy", "three"]),
            ("<p>Rents <span class='u-sr-only'>link opens a page</span>rose.", vec!["Rents rose."]),
            ("<p>One.</p><div class='VisuallyHidden-x7'>Jump to it</div><p class='element-invisible'>End</p><p>Two.", vec!["One.", "Two."]),
            ("<p>One<span class='is-hidden'> x</span><span class='hidden md:inline'> two</span>.", vec!["One two."]),
            ("<p>One.</p><p style='position:absolute; left: -9999px'>Jump</p><p>Two.", vec!["One.", "Two."]),
            ("<p><strong>PORT ELLERY</strong>The council met.", vec!["PORT ELLERY The council met."]),
            ("<p><a href=x>link</a><a href=y>next</a> <a href=z>Arte</a><a href=z>mis</a>", vec!["link next Artemis"]),
            ("<p>The US<b>A</b>ID office and <b>NYT</b>imes", vec!["The USAID office and NYTimes"]),
            ("<p><span>PORT LANE</span><span>20 May</span>The council met.", vec!["PORT LANE 20 May The council met."]),
            ("<p><b>T</b>he G<i>7</i> met CO<sub>2</sub>", vec!["The G7 met CO2"]),
            ("<p>The har\u{ad}bour clo&shy;sed.", vec!["The harbour closed."]),
            ("<p>{{ lead }}The mayor {% if x %}said<%= y %> no.", vec!["The mayor said no."]),
            ("<p>Four<s>teen</s> <del>people</del> died.", vec!["Four died."]),
            ("<canvas>a<p>One.</p>", vec!["a", "One."]),
        ] {
            assert_eq!(shown(source), expected, "{source}");
        }
    }
}
