//! The terms that two or more of some articles hold, numbered, with how many hold each.
//!
//! A term that one article alone holds can meet nothing and is half of all terms: it has no number.

use super::profile::{Profile, Term as Counted};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Takes a hash for its own hash: terms are hashes already.
#[derive(Default)]
struct Hashed(u64);

impl Hasher for Hashed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|b| self.0 = self.0.rotate_left(8) ^ u64::from(*b));
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

/// Which of an article's three bags of terms.
#[derive(Clone, Copy, Debug)]
pub(super) enum Part {
    /// The whole text.
    Full,
    /// Title and first words.
    Lead,
    /// Words with a capital.
    Names,
}

/// One term: its number, and how many articles hold it in each of the bags.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known {
    number: u32,
    held: [u32; 3],
}

impl Known {
    /// Its number; in the order of the terms.
    pub(super) const fn number(&self) -> u32 {
        self.number
    }

    /// How many articles hold it.
    pub(super) const fn held(&self, part: Part) -> u32 {
        self.held[part as usize]
    }
}

/// The terms of some articles.
#[derive(Debug, Default)]
pub struct Terms {
    known: HashMap<u64, Known, BuildHasherDefault<Hashed>>,
    articles: usize,
}

impl Terms {
    /// The terms of `profiles`. What stands in the lead or is a name stands in the whole text, too.
    pub(super) fn of(profiles: &[&Profile]) -> Self {
        let mut all: Vec<u64> = profiles.iter().flat_map(|p| &p.full).map(|t| t.id).collect();
        all.sort_unstable();
        let shared = all.chunk_by(|x, y| x == y).filter(|run| run.len() > 1);
        let mut known: HashMap<u64, Known, BuildHasherDefault<Hashed>> = HashMap::default();
        for (number, run) in shared.enumerate() {
            known.insert(run[0], Known { number: number as u32, held: [run.len() as u32, 0, 0] });
        }
        let mut count = |bag: &[Counted], part: Part| {
            for term in bag {
                if let Some(known) = known.get_mut(&term.id) {
                    known.held[part as usize] += 1;
                }
            }
        };
        for profile in profiles {
            count(&profile.lead, Part::Lead);
            count(&profile.names, Part::Names);
        }
        Self { known, articles: profiles.len() }
    }

    /// Terms of which it is known elsewhere how many of all `articles` hold each in the whole text, the lead and as a name;
    /// `counted` is in the order of the hashes.
    pub fn counted(counted: impl Iterator<Item = (u64, [u32; 3])>, articles: usize) -> Self {
        let known = counted.enumerate().map(|(number, (hash, held))| (hash, Known { number: number as u32, held }));
        Self { known: known.collect(), articles }
    }

    /// The number of each term, with how many articles hold it in each of the bags.
    pub(super) fn held(&self) -> Vec<[u32; 3]> {
        let mut held = vec![[0; 3]; self.known.len()];
        self.known.values().for_each(|known| held[known.number as usize] = known.held);
        held
    }

    /// The term with this hash, if two articles hold it.
    pub(super) fn get(&self, hash: u64) -> Option<Known> {
        self.known.get(&hash).copied()
    }

    /// How many terms there are.
    pub(super) fn len(&self) -> usize {
        self.known.len()
    }

    /// How many articles they are of.
    pub(super) const fn articles(&self) -> usize {
        self.articles
    }
}
