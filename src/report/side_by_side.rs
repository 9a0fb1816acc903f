//! Aligned passages → rows of one grid that keeps the reading order.
//!
//! The paragraph about the lifeboat stands third in the wire copy and seventh in the tabloid: it is
//! one row, placed where the source with the most rows has it. Sources with the same words share
//! a cell. What is no more alike than two reports of one thing is no shared passage, and in no row.

use super::model::*;
use super::source::Source;
use super::wording::{WORTH_MARKING, Wording, whole};
use crate::align::Kind;
use crate::article::Span;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// A cell longer than this many sentences is no passage any more but a chain of chance links.
const LONGEST_CELL: usize = 4;

/// A sentence: article, index.
type Node = (usize, usize);

/// Of how many wordings, those of most sources, the nearest to another is looked for.
const MOST_COMPARED: usize = 24;

/// The rows of the side-by-side view.
pub(super) fn rows(source: &Source<'_>) -> Vec<AlignedRow> {
    let mut rows: Vec<BTreeMap<usize, (usize, usize)>> = clusters(source).iter().map(cells).filter(|r| r.len() > 1).collect();
    rows = ordered(rows);
    rows.iter().filter_map(|r| row(source, r)).collect()
}

/// Sentences that alignments link, directly or through others.
fn clusters(source: &Source<'_>) -> Vec<BTreeSet<Node>> {
    let mut sets = Sets::default();
    let mut pairs: Vec<_> = source.alignments.pairs.iter().filter(|p| p.kind != Kind::Claim && p.a.article != p.b.article).collect();
    pairs.sort_by(|x, y| y.score.total_cmp(&x.score).then_with(|| (x.a, x.b).cmp(&(y.a, y.b))));
    for pair in pairs {
        let a = touched(source, pair.a.article, pair.a.span);
        let b = touched(source, pair.b.article, pair.b.span);
        for (x, y) in a.iter().zip(&b) {
            sets.join(*x, *y);
        }
        // The longer side's remaining sentences belong to the last sentence of the shorter.
        let (longer, shorter) = if a.len() > b.len() { (&a, &b) } else { (&b, &a) };
        if let Some(last) = shorter.last() {
            longer.iter().skip(shorter.len()).for_each(|x| sets.join(*x, *last));
        }
    }
    sets.all()
}

fn touched(source: &Source<'_>, article: usize, span: Span) -> Vec<Node> {
    let sentences = &source.analyses[article].sentences;
    let first = sentences.partition_point(|s| s.span.end <= span.start);
    let touched = sentences[first..].iter().take_while(|s| s.span.start < span.end).count();
    (first..first + touched.min(LONGEST_CELL)).map(|s| (article, s)).collect()
}

/// Disjoint sets of sentences, in which no article may have sentences far apart.
#[derive(Default)]
struct Sets {
    set_of: BTreeMap<Node, usize>,
    sets: Vec<BTreeSet<Node>>,
}

impl Sets {
    fn set(&mut self, node: Node) -> usize {
        *self.set_of.entry(node).or_insert_with(|| {
            self.sets.push(BTreeSet::from([node]));
            self.sets.len() - 1
        })
    }

    fn join(&mut self, x: Node, y: Node) {
        let (a, b) = (self.set(x), self.set(y));
        if a == b || !self.stays_close(a, b) {
            return;
        }
        let (into, from) = if self.sets[a].len() >= self.sets[b].len() { (a, b) } else { (b, a) };
        for node in std::mem::take(&mut self.sets[from]) {
            self.set_of.insert(node, into);
            self.sets[into].insert(node);
        }
    }

    /// Whether the sentences of each article stay within [`LONGEST_CELL`] of each other.
    fn stays_close(&self, a: usize, b: usize) -> bool {
        let mut range: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
        for (article, sentence) in self.sets[a].iter().chain(&self.sets[b]) {
            let r = range.entry(*article).or_insert((*sentence, *sentence));
            *r = (r.0.min(*sentence), r.1.max(*sentence));
        }
        range.values().all(|(first, last)| last - first < LONGEST_CELL)
    }

    fn all(self) -> Vec<BTreeSet<Node>> {
        let mut sets: Vec<BTreeSet<Node>> = self.sets.into_iter().filter(|s| s.len() > 1).collect();
        sets.sort();
        sets
    }
}

/// First and last sentence of each article in a cluster.
fn cells(cluster: &BTreeSet<Node>) -> BTreeMap<usize, (usize, usize)> {
    let mut cells = BTreeMap::new();
    for (article, sentence) in cluster {
        let cell = cells.entry(*article).or_insert((*sentence, *sentence));
        *cell = (cell.0.min(*sentence), cell.1.max(*sentence));
    }
    cells
}

/// The rows in the order of the article that has most of them; a row that it lacks follows the row
/// that stands before it in the article that has most of the rest, and so on.
fn ordered(rows: Vec<BTreeMap<usize, (usize, usize)>>) -> Vec<BTreeMap<usize, (usize, usize)>> {
    let mut count: BTreeMap<usize, usize> = BTreeMap::new();
    rows.iter().flat_map(BTreeMap::keys).for_each(|a| *count.entry(*a).or_default() += 1);
    let mut articles: Vec<usize> = count.keys().copied().collect();
    articles.sort_by_key(|a| (Reverse(count[a]), *a));
    let mut placed: Vec<usize> = Vec::with_capacity(rows.len());
    let mut is_placed = vec![false; rows.len()];
    for article in articles {
        let mut own: Vec<usize> = (0..rows.len()).filter(|r| rows[*r].contains_key(&article)).collect();
        own.sort_by_key(|r| rows[*r][&article]);
        let mut before: Option<usize> = None;
        for r in own {
            if !is_placed[r] {
                let at = before.and_then(|b| placed.iter().position(|p| *p == b)).map_or(0, |i| i + 1);
                placed.insert(at, r);
                is_placed[r] = true;
            }
            before = Some(r);
        }
    }
    let mut rows: Vec<Option<_>> = rows.into_iter().map(Some).collect();
    placed.into_iter().filter_map(|r| rows[r].take()).collect()
}

/// The wordings of a passage, each with what differs from the one nearest to it marked; those that are like none of
/// the others are left out. `None` where no two articles are left.
fn row(source: &Source<'_>, cells: &BTreeMap<usize, (usize, usize)>) -> Option<AlignedRow> {
    let passages: Vec<(usize, Span)> = cells
        .iter()
        .map(|(article, (first, last))| {
            let sentences = &source.analyses[*article].sentences;
            (*article, sentences[*first].span.cover(sentences[*last].span))
        })
        .collect();
    let wordings: Vec<Wording<'_>> = passages.iter().map(|(a, span)| Wording::of(source.analyses[*a].article.slice(*span))).collect();
    let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (i, wording) in wordings.iter().enumerate() {
        groups.entry(wording.key()).or_default().push(i);
    }
    let mut groups: Vec<Vec<usize>> = groups.into_values().collect();
    groups.sort_by_key(|g| (Reverse(g.len()), g[0]));
    let firsts: Vec<&Wording<'_>> = groups.iter().map(|g| &wordings[g[0]]).collect();
    let nearest = |n: usize| {
        let others: Vec<&Wording<'_>> = firsts.iter().enumerate().filter(|(m, _)| *m != n).map(|(_, w)| *w).take(MOST_COMPARED).collect();
        firsts[n].nearest(&others, WORTH_MARKING).map(|at| others[at])
    };
    let found: Vec<Option<&Wording<'_>>> = (0..groups.len()).map(nearest).collect();
    let cell = |group: &[usize], pieces: Vec<Piece>| {
        let (article, span) = passages[group[0]];
        Cell {
            article: source.id(article),
            also: group[1..].iter().map(|i| source.id(passages[*i].0)).collect(),
            start: span.start,
            end: span.end,
            pieces,
            line: source.positions[article].at(span.start).line,
        }
    };
    let marked = |n: usize| Some(cell(&groups[n], firsts[n].beside(found[n]?)));
    let cells: Vec<Cell> = (0..groups.len()).filter_map(marked).collect();
    if cells.len() > 1 {
        return Some(AlignedRow { verdict: "differs".to_owned(), cells });
    }
    let (article, span) = passages[groups[0][0]];
    let cell = cell(&groups[0], whole(source.analyses[article].article.slice(span)));
    (groups[0].len() > 1).then(|| AlignedRow { verdict: "same".to_owned(), cells: vec![cell] })
}
