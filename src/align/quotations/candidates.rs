//! Which wordings are worth comparing: an index of content words and of pairs of neighbouring
//! words, so that never all pairs are compared.
//!
//! In an event of 200 articles "missile" stands in half of the quotations and finds nothing;
//! "cannot"–"retreat" stands in three and finds those.

use super::wording::Word;
use crate::language::{FnvMap, FnvSet};

/// A single word that stands in more wordings than this finds nothing by itself.
const COMMON_WORD: usize = 60;
/// A pair of neighbours that stands in more wordings than this is a set phrase.
const COMMON_PAIR: usize = 400;
/// Points for a shared pair of neighbours and for a shared word; a candidate needs [`ENOUGH`].
const PAIR: u32 = 2;
const WORD: u32 = 1;
const ENOUGH: u32 = 3;
/// A wording has at most so many candidates: eight sources with three like sentences each …
const MOST: usize = 24;
/// … and a speech printed whole one for every so many words. 600 quotations that differ in a word
/// each would otherwise be compared 180,000 times.
const WORDS_A_PARTNER: usize = 4;
/// Comparisons of one event, about: where it has more wordings than this holds for, each has fewer candidates. Ten
/// thousand wordings have all of theirs.
const MOST_COMPARED: usize = 240_000;
/// Candidates that a wording has in any event.
const FEWEST: usize = 6;

/// Finds wordings by what they share with another.
#[derive(Default)]
pub(super) struct Index {
    pairs: FnvMap<(u64, u64), Vec<usize>>,
    words: FnvMap<u64, Vec<usize>>,
    points: Points,
    /// Candidates of a wording at most.
    most: usize,
}

/// Neighbours, at least one of them telling; and three function words in a row ("not who we"),
/// because some quotations have nothing else.
fn pair_keys(words: &[Word]) -> impl Iterator<Item = (u64, u64)> + '_ {
    let pairs = words.windows(2).filter(|w| !(w[0].stop && w[1].stop)).map(|w| (w[0].code, w[1].code));
    let triples = words.windows(3).filter(|w| w.iter().all(|w| w.stop)).map(|w| (w[0].code.rotate_left(1) ^ w[1].code, w[2].code));
    pairs.chain(triples)
}

fn word_keys(words: &[Word]) -> impl Iterator<Item = u64> + '_ {
    words.iter().filter(|w| !w.stop).map(|w| w.code)
}

impl Index {
    /// An index of `wordings` wordings, empty as yet.
    pub(super) fn new(wordings: usize) -> Self {
        Self { most: (MOST_COMPARED / wordings.max(1)).clamp(FEWEST, MOST), ..Self::default() }
    }

    /// Make wording `id` findable.
    pub(super) fn add(&mut self, id: usize, words: &[Word]) {
        for key in pair_keys(words) {
            let list = self.pairs.entry(key).or_default();
            if list.last() != Some(&id) {
                list.push(id);
            }
        }
        for key in word_keys(words) {
            let list = self.words.entry(key).or_default();
            if list.last() != Some(&id) {
                list.push(id);
            }
        }
    }

    /// Wordings that share enough with `words`, in the order of their ids; of very many the likeliest, and
    /// `true` with them.
    pub(super) fn find(&mut self, words: &[Word]) -> (Vec<usize>, bool) {
        let mut seen = FnvSet::default();
        for key in pair_keys(words) {
            if let Some(list) = self.pairs.get(&key).filter(|l| l.len() <= COMMON_PAIR)
                && seen.insert((key.0, key.1))
            {
                list.iter().for_each(|id| self.points.add(*id, PAIR));
            }
        }
        for key in word_keys(words) {
            if let Some(list) = self.words.get(&key).filter(|l| l.len() <= COMMON_WORD)
                && seen.insert((key, 0))
            {
                list.iter().for_each(|id| self.points.add(*id, WORD));
            }
        }
        self.points.best(self.most.max(words.len() / WORDS_A_PARTNER))
    }
}

/// Points of the wordings met, counted without a map and wiped after use.
#[derive(Default)]
struct Points {
    of: Vec<u32>,
    met: Vec<usize>,
}

impl Points {
    fn add(&mut self, id: usize, points: u32) {
        if id >= self.of.len() {
            self.of.resize(id + 1, 0);
        }
        if self.of[id] == 0 {
            self.met.push(id);
        }
        self.of[id] += points;
    }

    /// The ids with points enough, at most so many, in their order, and whether there were more; all points
    /// are gone after.
    fn best(&mut self, most: usize) -> (Vec<usize>, bool) {
        let mut found: Vec<(u32, usize)> = self.met.drain(..).map(|id| (std::mem::take(&mut self.of[id]), id)).collect();
        found.retain(|(points, _)| *points >= ENOUGH);
        found.sort_unstable_by_key(|(points, id)| (std::cmp::Reverse(*points), *id));
        let is_cut = found.len() > most;
        found.truncate(most);
        let mut ids: Vec<usize> = found.into_iter().map(|(_, id)| id).collect();
        ids.sort_unstable();
        (ids, is_cut)
    }
}
