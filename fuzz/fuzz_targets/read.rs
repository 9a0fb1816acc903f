//! Any bytes as a text, a Markdown file or a page: `fuzz/run read`.
#![no_main]

use crossread::internals::read::parse;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for name in ["a.txt", "a.md", "a.html", "a"] {
        let Ok(article) = parse(name, bytes) else { continue };
        let mut at = 0;
        for block in &article.blocks {
            assert!(block.span.start >= at && article.text.get(block.span.start..block.span.end).is_some());
            article.source_map.position(&article.text, block.span.start);
            at = block.span.end;
        }
    }
});
