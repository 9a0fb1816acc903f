//! Words, figures and days that the evidence lacks.

use super::beside::Beside;
use super::evidence::Evidence;
use crate::article::Span;
use crate::draft::line::Line;
use crate::draft::names::{NameRun, expanded, initials, is_kin, plain, runs, shortened};
use crate::draft::slots::{days, edits, figures};
use crate::extract::claims::words::{Word, WordKind, is_slight};
use crate::language::{Class, classes};
use std::collections::BTreeSet;

pub(super) fn unheld(evidence: &Evidence<'_>, beside: &Beside) -> Vec<Span> {
    let support = evidence.support;
    let line = support.line;
    let names = runs(line, support.text());
    let cues = cues(evidence);
    let told = edits::other_verbs(support);
    let mut out: Vec<Span> = names
        .iter()
        .filter(|run| !beside.has(run) && !beside.is_known(run, &evidence.nearby) && !has_name(evidence, run))
        .map(|run| run.span)
        .collect();
    let in_name: BTreeSet<usize> = names.iter().flat_map(|r| r.words.iter().copied()).collect();
    for (n, term) in line.terms.iter().enumerate() {
        let word = &line.words[term.at];
        let slight = is_slight(&word.stem) && !told.iter().any(|t| t.overlaps(word.span))
            || classes(&word.key).is(Class::AUXILIARY.with(Class::TITLE).with(Class::ADVERB).with(Class::PREPOSITION));
        if slight || in_name.contains(&term.at) || beside.is_told(term.at) || cues.iter().any(|c| c.overlaps(word.span)) {
            continue;
        }
        if evidence.matches.iter().all(|m| m.held[n] <= 0.0) && !has_form(evidence, word) {
            out.push(word.span);
        }
    }
    let lines = &evidence.nearby;
    out.extend(figures::missing(support, lines));
    out.extend(days::missing(support, lines));
    out
}

/// The words of reporting in the sentence, as "argued" for "said" says no more, and a known person told by an office
/// alone: "the president".
fn cues(evidence: &Evidence<'_>) -> Vec<Span> {
    let line = evidence.support.line;
    let quotations = &evidence.support.book.analyses[line.article].quotations;
    let cues = quotations.iter().filter_map(|q| q.cue.as_ref()).map(|c| c.span);
    let known = quotations.iter().filter_map(|q| q.speaker.as_ref()).filter(|s| s.person.is_some()).map(|s| s.mention);
    cues.chain(known).filter(|c| line.span.overlaps(*c)).collect()
}

/// Whether the evidence has the word in a short or long form, or as the name of a people.
fn has_form(evidence: &Evidence<'_>, word: &Word) -> bool {
    let own = plain(&word.key);
    let is = |other: &Word| {
        let other_key = plain(&other.key);
        other_key == own
            || expanded(&other_key).is_some_and(|long| long == own)
            || shortened(&own).contains(&other_key.as_str())
            || expanded(&own).is_some_and(|long| long == other_key)
            || word.capital && other.capital && is_kin(&other_key, &own)
    };
    content(&evidence.nearby).any(is)
}

fn content<'a>(lines: &'a [&Line]) -> impl Iterator<Item = &'a Word> {
    lines.iter().flat_map(|l| l.words.iter()).filter(|w| w.kind != WordKind::Mark)
}

/// Whether the evidence has the name: the last of its words, its first letters, or a pronoun behind the name.
fn has_name(evidence: &Evidence<'_>, run: &NameRun) -> bool {
    let line = evidence.support.line;
    let Some(last) = run.own.last() else { return true };
    let word = &line.words[*last];
    if has_form(evidence, word) {
        return true;
    }
    let letters = initials(line, run);
    let short = letters.len() > 1 && content(&evidence.nearby).any(|w| plain(&w.key) == letters);
    let own = plain(&word.key);
    let long = || {
        let lines = &evidence.nearby;
        lines.iter().any(|l| runs(l, evidence.support.book.text(l)).iter().any(|r| initials(l, r) == own))
    };
    let is_pronoun = |w: &Word| matches!(&*w.key, "he" | "she" | "his" | "her" | "him" | "they" | "their" | "them" | "it" | "its" | "who");
    let pronoun = || evidence.passages.iter().any(|l| l.words.iter().any(is_pronoun));
    short || long() || pronoun() && content(&evidence.before).any(|w| w.capital && plain(&w.key) == own)
}
