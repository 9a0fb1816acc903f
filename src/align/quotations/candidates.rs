//! Which wordings are worth comparing: an index of content words and of pairs of neighbouring
//! words, so that never all pairs are compared.
//!
//! In an event of 200 articles "missile" stands in half of the quotations and finds nothing;
//! "cannot"–"retreat" stands in three and finds those.

use super::wording::Word;
use std::collections::{BTreeMap, HashMap};

/// A single word that stands in more wordings than this finds nothing by itself.
const COMMON_WORD: usize = 60;
/// A pair of neighbours that stands in more wordings than this is a set phrase.
const COMMON_PAIR: usize = 400;
/// Points for a shared pair of neighbours and for a shared word; a candidate needs [`ENOUGH`].
const PAIR: u32 = 2;
const WORD: u32 = 1;
const ENOUGH: u32 = 3;

/// Finds wordings by what they share with another.
#[derive(Default)]
pub(super) struct Index {
    pairs: HashMap<(u64, u64), Vec<usize>>,
    words: HashMap<u64, Vec<usize>>,
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

    /// Wordings that share enough with `words`, in the order of their ids.
    pub(super) fn find(&self, words: &[Word]) -> Vec<usize> {
        let mut points: BTreeMap<usize, u32> = BTreeMap::new();
        let mut seen = std::collections::BTreeSet::new();
        for key in pair_keys(words) {
            if let Some(list) = self.pairs.get(&key).filter(|l| l.len() <= COMMON_PAIR)
                && seen.insert((key.0, key.1))
            {
                list.iter().for_each(|id| *points.entry(*id).or_default() += PAIR);
            }
        }
        for key in word_keys(words) {
            if let Some(list) = self.words.get(&key).filter(|l| l.len() <= COMMON_WORD)
                && seen.insert((key, 0))
            {
                list.iter().for_each(|id| *points.entry(*id).or_default() += WORD);
            }
        }
        points.into_iter().filter(|(_, p)| *p >= ENOUGH).map(|(id, _)| id).collect()
    }
}
