//! Tag and parse texts from standard input, for `train/compare_parser.py`.
//!
//! A line is a text, a tab and the byte ranges of its tokens, `0:3 4:9`; without ranges it is cut into sentences
//! and tokens here. One line out for each: `start:tag:head:label` per token, colons in tags as `COLON`.

use crossread::internals::article::Span;
use crossread::internals::language;
use crossread::internals::syntax;
use std::io::{BufWriter, Write};

fn main() -> std::io::Result<()> {
    let mut out = BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lines() {
        let line = line?;
        let (text, ranges) = line.split_once('\t').unwrap_or((&line, ""));
        let trees = if ranges.is_empty() {
            syntax::parse_all(text, &language::sentences(text, Span::new(0, text.len())))
        } else {
            let span = |range: &str| range.split_once(':').and_then(|(start, end)| Some(Span::new(start.parse().ok()?, end.parse().ok()?)));
            syntax::parse_given(text, &[ranges.split(' ').filter_map(span).collect()])
        };
        let mut from = 0;
        for tree in &trees {
            for node in &tree.nodes {
                let tag = node.tag.name().replace(':', "COLON");
                write!(out, "{}:{tag}:{}:{} ", node.span.start, node.head + from, node.label.name())?;
            }
            from += tree.len();
        }
        writeln!(out)?;
    }
    out.flush()
}
