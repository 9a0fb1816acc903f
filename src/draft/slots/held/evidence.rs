//! The one or two passages that a sentence stands on, each with the sentences beside it.

use crate::draft::line::Line;
use crate::draft::passage::Match;
use crate::draft::slots::figures;
use crate::draft::support::Support;

/// A second passage says at least this share of the sentence by itself.
const SECOND: f32 = 0.3;
/// And holds so many words that the first does not, or a figure of the same thing.
const ADDS: usize = 2;
/// Sentences before a passage in which a name may stand that the passage has as a pronoun.
const CONTEXT: usize = 6;

/// What a sentence of the draft stands on.
pub(super) struct Evidence<'a> {
    /// What was looked up.
    pub(super) support: &'a Support<'a>,
    /// The passages, one or two.
    pub(super) matches: Vec<&'a Match>,
    /// Their lines.
    pub(super) passages: Vec<&'a Line>,
    /// The same with the lines beside them, in the order of the book.
    pub(super) nearby: Vec<&'a Line>,
    /// The lines before, in which names stand that the passages have as pronouns.
    pub(super) before: Vec<&'a Line>,
}

impl<'a> Evidence<'a> {
    /// `None` where no passage has anything of the sentence.
    pub(super) fn new(support: &'a Support<'a>) -> Option<Self> {
        let terms = &support.line.terms;
        let gain = |m: &Match, has: &dyn Fn(usize) -> bool| -> f32 {
            (0..terms.len()).filter(|n| m.held[*n] > 0.0 && !has(*n)).map(|n| terms[n].weight * m.held[n].max(0.5)).sum()
        };
        // of equal ones the first
        let best = |all: &mut dyn Iterator<Item = (f32, &'a Match)>| all.reduce(|a, b| if b.0 > a.0 { b } else { a }).map(|(_, m)| m);
        let first = best(&mut support.matches.iter().map(|m| (gain(m, &|_| false), m)))?;
        let has = |n: usize| first.held[n] > 0.0;
        let added = |m: &'a Match| {
            let words = (0..terms.len()).filter(|n| m.held[*n] > 0.0 && !has(*n)).count();
            let figures = figures::gained(support, support.at(first), support.at(m));
            (words >= ADDS || figures > 0).then(|| (gain(m, &has) + figures as f32, m))
        };
        let second = best(&mut support.matches.iter().filter(|m| m.own >= SECOND).filter_map(added));
        let matches: Vec<&Match> = [Some(first), second].into_iter().flatten().collect();
        let lines = &support.book.lines;
        let within = |back: usize, ahead: usize| -> Vec<&'a Line> {
            let mut at: Vec<usize> = Vec::new();
            for m in &matches {
                let own = (m.line.saturating_sub(back)..=m.line + ahead)
                    .filter(|l| lines.get(*l).is_some_and(|x| x.article == lines[m.line].article));
                at.extend(own);
            }
            at.sort_unstable();
            at.dedup();
            at.into_iter().map(|l| &lines[l]).collect()
        };
        let (nearby, before) = (within(1, 1), within(CONTEXT, 0));
        let passages = matches.iter().map(|m| support.at(m)).collect();
        Some(Self { support, matches, passages, nearby, before })
    }
}
