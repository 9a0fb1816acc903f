//! Tokens → tags and trees: the tagger and parser of spaCy's small English model, run natively.
//!
//! ```text
//! sentence ─tokens→ model's tokens ─embed→ n × 96 ─encode→ n × 96 in context ─tag→ tags
//!                                                                            └─parse→ heads, labels
//! ```
//!
//! The weights (`weights.bin`, 1.8 MB) are int8 with a scale per row; sums of products are integers and sums
//! of floats run in a fixed order, so that a text has one tree on every machine.
//!
//! "The ministry said that nobody was hurt." is one tree of eight tokens, whose root is `said`.

mod dense;
mod embed;
mod encode;
mod hash;
mod layer;
mod lemma;
mod names;
mod parse;
mod pattern;
mod tag;
mod tokens;
mod tree;
mod weights;

pub use names::{Label, Tag};
pub use pattern::Pattern;
pub use tree::{Node, Tree};

use crate::article::Span;
use std::ops::Range;
use tokens::ModelToken;

/// The tree of the sentence of `text` at `sentence`.
pub fn parse(text: &str, sentence: Span) -> Tree {
    parse_all(text, &[sentence]).pop().unwrap_or_default()
}

/// The trees of `sentences` of `text`, in their order. Faster than one by one, as each word form is embedded once.
pub fn parse_all(text: &str, sentences: &[Span]) -> Vec<Tree> {
    let mut tokens = Vec::new();
    let ranges: Vec<Range<usize>> = sentences
        .iter()
        .map(|sentence| {
            let from = tokens.len();
            tokens.extend(tokens::model_tokens(text, *sentence));
            from..tokens.len()
        })
        .collect();
    trees(text, &tokens, &ranges, false)
}

/// The trees of `ranges` of `tokens`; with `breaks` the parser may find several sentences in one.
fn trees(text: &str, tokens: &[ModelToken], ranges: &[Range<usize>], breaks: bool) -> Vec<Tree> {
    let model = &*weights::MODEL;
    let words = embed::embed(model, text, tokens);
    let mut scratch = encode::Scratch::default();
    let tree = |range: &Range<usize>| {
        let steps = tag::steps(encode::encode(model, &words[range.clone()], &mut scratch));
        let tags = tag::tags(model, &steps);
        let hangs = parse::parse(model, &steps, breaks);
        let node = |((token, tag), hang): ((&ModelToken, Tag), parse::Hang)| Node {
            span: token.span,
            tag,
            head: hang.head,
            label: hang.label,
            lemma: lemma::lemma(token.span.of(text), tag).into(),
            margin: hang.margin,
        };
        Tree { nodes: tokens[range.clone()].iter().zip(tags).zip(hangs).map(node).collect() }
    };
    ranges.iter().map(tree).collect()
}

/// The trees of texts whose tokens are given, as spans; the parser may find several sentences in each.
#[doc(hidden)]
pub fn parse_given(text: &str, texts: &[Vec<Span>]) -> Vec<Tree> {
    let mut given = Vec::new();
    let mut ranges = Vec::new();
    for spans in texts {
        let from = given.len();
        given.extend(tokens::given(text, spans));
        ranges.push(from..given.len());
    }
    trees(text, &given, &ranges, true)
}
