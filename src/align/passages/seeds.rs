//! Sentences of two articles → pairs that share wording.
//!
//! Two sentences are a seed when most of the weight of their words is common to both. They find one
//! another by their stems, the rarest first: the work grows with the text, and not with its square,
//! also where every line is like every other, as in a table.

use super::sentences::{Line, Prose, Weights, run_hash};
use crate::language::{FnvMap, FnvSet};

/// Dice coefficient of weighted stems at which two sentences are a seed.
const SEED: f64 = 0.42;
/// The same for a pair that also shares four words in a row.
const SEED_WITH_RUN: f64 = 0.33;
/// Words in a row that vouch for a seed.
const RUN: usize = 4;
/// Stems that the two sentences of a seed have in common at least.
const COMMON: usize = 4;
/// Places of its stems that are looked up for one sentence at most: a sentence of twenty stems that
/// each stand in fifty sentences of the other article. Stems that many hold go last.
const LOOKED_UP: usize = 1_000;
/// Seeds of one sentence at most, those that share most first and of equals the nearest. A sentence of
/// the news has one or two.
const MOST_SEEDS: usize = 16;

/// Pairs of sentences that share most of their wording, in order, and whether some were left out or
/// not looked for everywhere.
pub(super) fn seeds(a: &Prose, b: &Prose, weights: &Weights) -> (Vec<(usize, usize)>, bool) {
    let mut index = Index::of(b, weights);
    let (mut out, mut cut) = (Vec::new(), false);
    for (i, line) in a.lines.iter().enumerate() {
        let own: Vec<f64> = line.stems.iter().map(|s| weights.of_stem(*s)).collect();
        let sum: f64 = own.iter().sum();
        let mut found: Vec<(f64, usize)> = Vec::new();
        let (near, all) = index.shared(i, line, &own);
        for (j, shared, count) in near {
            let dice = 2.0 * shared / (sum + index.sums[j]);
            let identical = line.words == b.lines[j].words && count >= 2;
            if identical || count >= COMMON && (dice >= SEED || dice >= SEED_WITH_RUN && share_run(line, &b.lines[j])) {
                found.push((dice, j));
            }
        }
        cut |= !all || found.len() > MOST_SEEDS;
        best(&mut found, i, MOST_SEEDS);
        out.extend(found.into_iter().map(|(_, j)| (i, j)));
    }
    (out, cut)
}

/// Keep the `most` of greatest weight, of equals those nearest to `at`, in the order of their places.
fn best(found: &mut Vec<(f64, usize)>, at: usize, most: usize) {
    if found.len() > most {
        found.sort_by(|x, y| y.0.total_cmp(&x.0).then(at.abs_diff(x.1).cmp(&at.abs_diff(y.1))).then(x.1.cmp(&y.1)));
        found.truncate(most);
        found.sort_by_key(|(_, j)| *j);
    }
}

/// The sentences of one article by what they hold.
struct Index<'a> {
    lines: &'a [Line],
    by_stem: FnvMap<u64, Vec<usize>>,
    by_words: FnvMap<&'a [u64], Vec<usize>>,
    /// Weight of all stems of each.
    sums: Vec<f64>,
    /// Weight and number of stems that each has in common with the one looked for, wiped after use.
    common: Vec<(f64, usize)>,
}

impl<'a> Index<'a> {
    fn of(prose: &'a Prose, weights: &Weights) -> Self {
        let mut by_stem: FnvMap<u64, Vec<usize>> = FnvMap::default();
        let mut by_words: FnvMap<&[u64], Vec<usize>> = FnvMap::default();
        for (j, line) in prose.lines.iter().enumerate() {
            line.stems.iter().for_each(|s| by_stem.entry(*s).or_default().push(j));
            by_words.entry(&line.words).or_default().push(j);
        }
        let sums = prose.lines.iter().map(|l| weights.sum(&l.stems)).collect();
        Self { lines: &prose.lines, by_stem, by_words, sums, common: vec![(0.0, 0); prose.lines.len()] }
    }

    /// The sentences that have most in common with `line`, which stands at `at` and whose stems weigh
    /// `own`: place, weight and number of the stems in common, in order; and whether it was looked for in
    /// all of them.
    fn shared(&mut self, at: usize, line: &Line, own: &[f64]) -> (Vec<(usize, f64, usize)>, bool) {
        let mut stems: Vec<(&[usize], f64)> =
            line.stems.iter().zip(own).map(|(s, weight)| (self.by_stem.get(s).map_or(&[][..], Vec::as_slice), *weight)).collect();
        let all = stems.iter().map(|(places, _)| places.len()).sum::<usize>() <= LOOKED_UP;
        if !all {
            stems.sort_by_key(|(places, _)| places.len());
        }
        let (mut left, mut met) = (LOOKED_UP, Vec::new());
        for (places, weight) in stems {
            if places.len() > left {
                break;
            }
            left -= places.len();
            for &j in places {
                let entry = &mut self.common[j];
                if entry.1 == 0 {
                    met.push(j);
                }
                *entry = (entry.0 + weight, entry.1 + 1);
            }
        }
        met.sort_unstable();
        let found = met.into_iter().map(|j| (j, std::mem::take(&mut self.common[j])));
        if all {
            return (found.map(|(j, (weight, count))| (j, weight, count)).collect(), true);
        }
        // Not all that they share was seen: of the likeliest, and of those of the same words, it is counted.
        let mut near: Vec<(f64, usize)> = found.map(|(j, (weight, _))| (weight, j)).collect();
        best(&mut near, at, 2 * MOST_SEEDS);
        let same = self.by_words.get(line.words.as_slice()).map_or(&[][..], Vec::as_slice);
        let from = same.partition_point(|j| *j < at).saturating_sub(MOST_SEEDS);
        let mut places: Vec<usize> = near.into_iter().map(|(_, j)| j).chain(same.iter().skip(from).take(2 * MOST_SEEDS).copied()).collect();
        places.sort_unstable();
        places.dedup();
        let counted = |j: usize| {
            let common = self.lines[j].stems.iter().filter_map(|s| line.stems.binary_search(s).ok());
            let (weight, count) = common.fold((0.0, 0), |(weight, count), n| (weight + own[n], count + 1));
            (j, weight, count)
        };
        (places.into_iter().map(counted).collect(), false)
    }
}

fn share_run(a: &Line, b: &Line) -> bool {
    let runs: FnvSet<u64> = a.words.windows(RUN).map(run_hash).collect();
    b.words.windows(RUN).any(|w| runs.contains(&run_hash(w)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing::analysis;

    fn seeds_of(a: &str, b: &str) -> Vec<(usize, usize)> {
        let prose = [Prose::of(&analysis("Post", &[a])), Prose::of(&analysis("Bell", &[b]))];
        seeds(&prose[0], &prose[1], &Weights::of(&prose)).0
    }

    #[test]
    fn a_sentence_finds_its_edited_copy() {
        let a = "The ferry struck a reef off Port Ellery on Monday morning. Nobody was hurt.";
        let b = "It rained. On Monday morning the ferry struck a reef off Port Ellery harbour.";
        assert_eq!(seeds_of(a, b), [(0, 1)]);
    }

    #[test]
    fn of_a_thousand_like_lines_each_finds_the_nearest() {
        let text = "The mayor opened the bridge over the river. ".repeat(1_000);
        let found = seeds_of(&text, &text);
        assert_eq!(found.len(), 1_000 * MOST_SEEDS);
        assert!((0..1_000).all(|n| found.binary_search(&(n, n)).is_ok()));
        assert!(found.iter().all(|(i, j)| i.abs_diff(*j) < 2 * MOST_SEEDS));
    }
}
