//! Where a quotation ends: "Steel is more expensive than concrete", where the speaker went on "but I feel …".

use super::difference::{Certainty, Difference, Slot};
use crate::article::Span;
use crate::draft::line::Line;
use crate::draft::support::Support;
use crate::extract::claims::words::{Word, WordKind};
use crate::extract::{Analysis, QuotationKind};

/// Words that turn what stands before them.
const TURNS: &[&str] = &["but", "yet", "though", "although", "however", "unless", "except"];
/// Words at the end of a quotation by which it is found in the sources.
const TAIL: usize = 5;

pub(super) fn differences(support: &Support<'_>) -> Vec<Difference> {
    let analysis = &support.book.analyses[support.line.article];
    let text = &analysis.article.text;
    let mut out = Vec::new();
    for quotation in analysis.quotations.iter().filter(|q| q.kind != QuotationKind::Indirect) {
        let Some(last) = quotation.verbatim.last().filter(|v| support.line.span.contains(**v) || support.line.span.overlaps(**v)) else {
            continue;
        };
        // the quotation goes on in the draft's next sentence
        if last.end > support.line.span.end {
            continue;
        }
        let words: Vec<&Word> = support.line.words.iter().filter(|w| w.kind != WordKind::Mark && last.contains(w.span)).collect();
        let tail: Vec<&str> = words.iter().rev().take(TAIL).rev().map(|w| &*w.key).collect();
        // an unfinished end says itself that more follows
        if tail.len() < TAIL || last.of(text).trim_end().ends_with(['…', '—', '-']) {
            continue;
        }
        if let Some((line, at)) = support.book.lines.iter().find_map(|l| Some((l, turn(support, l, &tail)?))) {
            let there = Some((line.article, line.span, Some(at)));
            out.push(Difference { slot: Slot::Cut, here: *last, there, nowhere: false, certainty: Certainty::Likely });
        }
    }
    out
}

/// Where the speaker turns right behind `tail`, in the same or the next sentence.
fn turn(support: &Support<'_>, line: &Line, tail: &[&str]) -> Option<Span> {
    let words: Vec<&Word> = line.words.iter().filter(|w| w.kind != WordKind::Mark).collect();
    let at = words.windows(tail.len()).position(|w| w.iter().map(|w| &*w.key).eq(tail.iter().copied()))?;
    let analysis = &support.book.analyses[line.article];
    let end = words[at + tail.len() - 1].span.end;
    let behind = words.get(at + tail.len()).copied();
    let next = next_line(support, line).and_then(|l| l.words.iter().find(|w| w.kind != WordKind::Mark));
    let turns = |word: &Word| TURNS.contains(&&*word.key) && is_one_speech(analysis, end, word.span.start);
    // "…," she said. "But …": what stands between is no speech
    let aside = words[at + tail.len()..].iter().all(|w| !is_speech(analysis, w.span.start));
    behind.filter(|w| turns(w)).or_else(|| next.filter(|w| aside && turns(w))).map(|w| w.span)
}

fn is_speech(analysis: &Analysis, at: usize) -> bool {
    analysis.quotations.iter().any(|q| q.verbatim.iter().any(|v| v.start <= at && at < v.end))
}

fn next_line<'a>(support: &Support<'a>, line: &Line) -> Option<&'a Line> {
    let at = support.book.lines.iter().position(|l| l.article == line.article && l.span == line.span)?;
    support.book.lines.get(at + 1).filter(|l| l.article == line.article)
}

/// Whether both places stand in what one speaker is quoted with.
fn is_one_speech(analysis: &Analysis, a: usize, b: usize) -> bool {
    let of = |at: usize| analysis.quotations.iter().position(|q| q.verbatim.iter().any(|v| v.start <= at && at <= v.end));
    let (Some(x), Some(y)) = (of(a), of(b)) else { return false };
    let name = |q: usize| analysis.quotations[q].speaker.as_ref().map(|s| &s.name);
    x == y || name(x) == name(y) || name(y).is_none()
}
