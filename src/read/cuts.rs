//! A text without some pieces of it, with the way back to the file kept: soft hyphens, struck words, tags of site
//! builders, hyphens at the ends of lines.
//!
//! "re- paired" without "- " is "repaired", whose "paired" still stands on the next line of the file.

use super::lines::trim;
use crate::article::{SourceMap, Span};
use std::ops::Range;

/// `text`, of which `spans` are the blocks and `map` tells the places, without `cuts`, which are in order.
pub(super) fn without(text: &str, spans: &[Span], map: &SourceMap, cuts: &[Range<usize>]) -> (String, Vec<Span>, SourceMap) {
    let (mut out, mut kept, mut at) = (String::with_capacity(text.len()), SourceMap::default(), 0);
    // Where each cut was, with the bytes that are gone up to its end.
    let mut gone: Vec<(usize, usize)> = Vec::with_capacity(cuts.len());
    for cut in cuts {
        // What two cuts have in common goes once.
        let start = cut.start.max(at);
        if start >= cut.end {
            continue;
        }
        let piece = Span::new(at, start);
        map.copy(text, piece, &mut kept, out.len());
        out.push_str(piece.of(text));
        at = cut.end;
        gone.push((start, at - out.len()));
    }
    let rest = Span::new(at, text.len());
    map.copy(text, rest, &mut kept, out.len());
    out.push_str(rest.of(text));
    let moved = |offset: usize| {
        let before = gone.partition_point(|(start, _)| *start < offset);
        // An offset within a cut is where the cut was.
        before
            .checked_sub(1)
            .map_or(offset, |n| offset.saturating_sub(gone[n].1).max(gone[n].0 - n.checked_sub(1).map_or(0, |m| gone[m].1)))
    };
    let inner = spans.iter().filter_map(|s| {
        let span = Span::new(moved(s.start), moved(s.end));
        trim(span.of(&out)).map(|inner| inner.shift(span.start))
    });
    let spans = inner.collect();
    (out, spans, kept)
}

/// Soft hyphens, which say where a word may be broken and are no letters of it.
pub(super) fn soft_hyphens(text: &str) -> Vec<Range<usize>> {
    text.match_indices('\u{ad}').map(|(at, hyphen)| at..at + hyphen.len()).collect()
}

/// Words that are struck out at once: more are a line of tildes.
const MAX_STRUCK: usize = 60;

/// `~~struck~~` words within a line.
pub(super) fn struck(text: &str) -> Vec<Range<usize>> {
    let (mut cuts, mut from) = (Vec::new(), 0);
    while let Some(open) = text[from..].find("~~").map(|at| from + at) {
        let inner = open + 2;
        let Some(words) = text[inner..].find("~~").map(|end| &text[inner..inner + end]) else { break };
        let is_line = !words.is_empty() && !words.contains('\n') && words.trim() == words && !words.starts_with('~');
        if is_line && words.split_whitespace().count() <= MAX_STRUCK {
            let end = inner + words.len() + 2;
            // One of the two spaces around it goes with it.
            let end = end + usize::from(text[..open].ends_with(' ') && text[end..].starts_with(' '));
            cuts.push(open..end);
            from = end;
        } else {
            from = inner;
        }
    }
    cuts
}

/// Bytes of the longest tag of a site builder.
const MAX_TAG: usize = 400;
/// How such tags begin and end.
const TAGS: &[(&str, &str)] = &[("{%", "%}"), ("{{", "}}"), ("<%", "%>")];

/// Tags of site builders that were left unfilled: `{% … %}`, `{{ … }}`, `<%= … %>`.
pub(super) fn tags(text: &str) -> Vec<Range<usize>> {
    let (mut cuts, mut rest): (Vec<Range<usize>>, usize) = (Vec::new(), 0);
    for (at, _) in text.match_indices(['{', '<']).filter(|(at, _)| TAGS.iter().any(|(open, _)| text[*at..].starts_with(open))) {
        let close = TAGS.iter().find(|(open, _)| text[at..].starts_with(open)).map_or("", |(_, close)| close);
        let limit = text.floor_char_boundary(at + MAX_TAG);
        let line = text[at..limit].lines().next().unwrap_or("");
        if let Some(end) = line.find(close).filter(|_| at >= rest) {
            rest = at + end + close.len();
            cuts.push(at..rest);
        }
    }
    cuts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_cut_out_moves_the_rest_and_no_place() {
        let text = "It was re- paired.\n\u{ad}\nOn Mon\u{ad}day ~~not~~ it {{ x }}sailed.";
        let spans: Vec<Span> = super::super::lines::trimmed(text).collect();
        let map = super::super::lines::source_map(text, 1);
        let hyphen = text.find("- ").unwrap();
        let mut cuts = soft_hyphens(text);
        cuts.push(hyphen..hyphen + 2);
        cuts.extend(struck(text));
        cuts.extend(tags(text));
        cuts.sort_by_key(|c| c.start);
        let (out, spans, map) = without(text, &spans, &map, &cuts);
        let found: Vec<&str> = spans.iter().map(|s| s.of(&out)).collect();
        assert_eq!(found, ["It was repaired.", "On Monday it sailed."]);
        let place = |word: &str| (map.position(&out, out.find(word).unwrap()).line, map.position(&out, out.find(word).unwrap()).column);
        assert_eq!(place("paired"), (1, 12));
        assert_eq!(place("day"), (3, 8));
        assert_eq!(place("sailed"), (3, 30));
    }

    #[test]
    fn tildes_and_brackets_of_other_kinds_stay() {
        assert!(struck("~~~\nA rule ~~ and ~~ no more\n~~~~").is_empty());
        assert!(tags("a {b} <c> {{ open\n}} 1 < 2").is_empty());
    }
}
