//! Where a quotation begins and ends: "Steel is more expensive than concrete", where the speaker went on "but I feel …";
//! "we had put them up wrong", where she had wondered if.

use super::difference::{Certainty, Difference, Slot};
use crate::article::Span;
use crate::draft::line::{Line, position};
use crate::draft::support::Support;
use crate::extract::claims::words::{Word, WordKind};
use crate::extract::{Analysis, QuotationKind};

/// Words that turn what stands before them.
const TURNS: &[&str] = &["but", "yet", "though", "although", "however"];
/// Words that put it under a condition or take a part away, in the same sentence.
const LIMITS: &[&str] = &["unless", "except", "not", "without", "if", "provided"];
/// Words that turn, doubt or put under a condition what stands behind them.
const GOVERN: &[&str] = &["if", "whether", "unless", "not", "never", "cannot", "nor", "doubt", "deny", "denied", "without"];
/// Words that put the clause behind the next comma under a condition.
const CONDITIONS: &[&str] = &["if", "unless", "when", "until", "once"];
/// How far before the quotation such a word may stand, in words.
const BEFORE: usize = 2;
/// Words at the end or the beginning of a quotation by which it is found in the sources.
const TAIL: usize = 5;
/// A whole quotation of so many words is long enough.
const FEWEST: usize = 5;

pub(super) fn differences(support: &Support<'_>) -> Vec<Difference> {
    let analysis = &support.book.analyses[support.line.article];
    let text = &analysis.article.text;
    let mut out = openings(support);
    for quotation in analysis.quotations.iter().filter(|q| q.kind != QuotationKind::Indirect) {
        let Some(last) = quotation.verbatim.last().filter(|v| support.line.span.contains(**v) || support.line.span.overlaps(**v)) else {
            continue;
        };
        // the quotation goes on in the draft's next sentence
        if last.end > support.line.span.end {
            continue;
        }
        let words = support.line.keys_within(&[*last]);
        // the writer's own words may say it
        let told = |key: &str| support.line.words.iter().any(|w| &*w.key == key && !last.contains(w.span));
        let tail = &words[words.len().saturating_sub(TAIL)..];
        // an unfinished end says itself that more follows
        if tail.len() < FEWEST || last.of(text).trim_end().ends_with(['…', '—', '-']) {
            continue;
        }
        if let Some((line, at)) = support.book.lines.iter().find_map(|l| Some((l, turn(support, l, tail, &told)?))) {
            let there = Some((line.article, line.span, Some(at)));
            out.push(Difference { slot: Slot::Cut, here: *last, there, nowhere: false, certainty: Certainty::Likely });
        }
    }
    out
}

/// Quotations that begin behind words of the speaker which turn them, and which the draft leaves out.
fn openings(support: &Support<'_>) -> Vec<Difference> {
    let analysis = &support.book.analyses[support.line.article];
    let line = support.line;
    let mut out = Vec::new();
    for quotation in analysis.quotations.iter().filter(|q| q.kind != QuotationKind::Indirect) {
        let Some(first) = quotation.verbatim.first().filter(|v| v.overlaps(line.span) && v.start >= line.span.start) else {
            continue;
        };
        let words = line.keys_within(&[*first]);
        let head = &words[..words.len().min(TAIL)];
        // the writer's own words may say it: "she wondered if “we …”"
        let own = |w: &Word| !quotation.verbatim.iter().any(|v| v.contains(w.span));
        if head.len() < FEWEST || line.words.iter().any(|w| own(w) && (governs(w) || CONDITIONS.contains(&&*w.key))) {
            continue;
        }
        if let Some((line, at)) = support.book.lines.iter().find_map(|l| Some((l, governed(support, l, head)?))) {
            let there = Some((line.article, line.span, Some(at)));
            out.push(Difference { slot: Slot::Opening, here: *first, there, nowhere: false, certainty: Certainty::Likely });
        }
    }
    out
}

fn governs(word: &Word) -> bool {
    GOVERN.contains(&&*word.key) || word.key.ends_with("n't")
}

/// The words of the speaker right before `head` that turn it, in one sentence and one speech.
fn governed(support: &Support<'_>, line: &Line, head: &[&str]) -> Option<Span> {
    let words = line.spoken();
    let at = position(&words, head)?;
    let analysis = &support.book.analyses[line.article];
    let begin = words[at].span.start;
    let speech = |w: &&&Word| is_one_speech(analysis, begin, w.span.start) && is_speech(analysis, w.span.start);
    let before: Vec<&Word> = words[..at].iter().rev().take_while(speech).copied().collect();
    let near = before.iter().take(BEFORE).find(|w| governs(w));
    // "When you open your heart to patriotism, there is no room …"
    let text = support.book.text(line);
    let opens = before.last().filter(|w| CONDITIONS.contains(&&*w.key));
    let behind_comma = || text[..begin].trim_end().ends_with(',');
    let word = near.or_else(|| opens.filter(|_| behind_comma()))?;
    Some(Span::new(word.span.start, before.first()?.span.end))
}

/// Where the speaker turns right behind `tail`, in the same or the next sentence.
fn turn(support: &Support<'_>, line: &Line, tail: &[&str], told: &dyn Fn(&str) -> bool) -> Option<Span> {
    let words = line.spoken();
    let at = position(&words, tail)?;
    let analysis = &support.book.analyses[line.article];
    let end = words[at + tail.len() - 1].span.end;
    let behind = words.get(at + tail.len()).copied();
    let next = next_line(support, line).and_then(|l| l.words.iter().find(|w| w.kind != WordKind::Mark));
    let limits = |word: &Word| LIMITS.contains(&&*word.key) && !told(&word.key) && is_one_speech(analysis, end, word.span.start);
    let turns = |word: &Word| TURNS.contains(&&*word.key) && !told(&word.key) && is_one_speech(analysis, end, word.span.start);
    // "…," she said. "But …": what stands between is no speech
    let aside = words[at + tail.len()..].iter().all(|w| !is_speech(analysis, w.span.start));
    behind.filter(|w| turns(w) || limits(w)).or_else(|| next.filter(|w| aside && turns(w))).map(|w| w.span)
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
