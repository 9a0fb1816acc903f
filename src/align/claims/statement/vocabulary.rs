//! Words → concepts: what newspapers call by several names has one concept, and each concept has
//! a weight by how much sharing it tells.
//!
//! "Beijing", "Chinese" and "China" are one concept; so are "killed" and "dead". A concept of
//! every second sentence weighs little, a rare one much. It compares no statements.

use crate::extract::claims::words::{Word, WordKind, base, is_slight};
use crate::language::{FnvMap, en};
use std::sync::LazyLock;

/// How a place stands to others: only places of one level can exclude one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum PlaceLevel {
    /// Town.
    City,
    /// Part of a country.
    State,
    /// Country, by its name, its adjective or its people.
    Country,
}

/// A concept that several words or phrases stand for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Known {
    /// The concept's name.
    pub(crate) concept: &'static str,
    /// Level, if it is a place.
    pub(crate) place: Option<PlaceLevel>,
}

/// Phrase (words joined by `_`) or word → concept.
static KNOWN: LazyLock<FnvMap<&'static str, Known>> = LazyLock::new(|| {
    let mut known = FnvMap::default();
    for line in en::lines(en::CITIES) {
        let concept = line.split_whitespace().next().unwrap_or(line);
        known.extend(line.split_whitespace().map(|name| (name, Known { concept, place: Some(PlaceLevel::City) })));
    }
    for line in en::lines(en::STATES) {
        known.insert(line, Known { concept: line, place: Some(PlaceLevel::State) });
    }
    for line in en::lines(en::COUNTRIES) {
        let (names, capital) = line.split_once('|').unwrap_or((line, ""));
        let mut names = names.split_whitespace();
        let Some(first) = names.next() else { continue };
        let country = Known { concept: first, place: Some(PlaceLevel::Country) };
        known.insert(first, country);
        known.extend(names.map(|name| (name, country)));
        // the government's seat stands for the country, but it stays a town where places are compared
        known.extend(capital.split_whitespace().map(|name| (name, Known { concept: first, place: Some(PlaceLevel::City) })));
    }
    known
});

/// Stem → the stem that stands for all of its synonyms.
static SYNONYMS: LazyLock<FnvMap<String, String>> = LazyLock::new(|| {
    let mut known = FnvMap::default();
    for line in en::lines(en::SYNONYMS) {
        let mut words = line.split_whitespace().map(base);
        let Some(first) = words.next() else { continue };
        for word in words {
            known.entry(word).or_insert_with(|| first.clone());
        }
    }
    known
});

/// Longest phrase of the lists, in words.
const LONGEST_PHRASE: usize = 5;

/// The known phrase that begins at `at`, and how many words it has.
pub(crate) fn phrase_at(words: &[Word], at: usize) -> Option<(Known, usize)> {
    if !words[at].capital {
        return None;
    }
    let mut joined = words[at].key.to_string();
    let mut found = KNOWN.get(joined.as_str()).map(|k| (*k, 1));
    for length in 2..=LONGEST_PHRASE {
        let Some(next) = words.get(at + length - 1).filter(|w| w.kind != WordKind::Mark) else { break };
        if !(next.capital || next.kind == WordKind::Function) {
            break;
        }
        joined.push('_');
        joined.push_str(&next.key);
        if let Some(k) = KNOWN.get(joined.as_str()) {
            found = Some((*k, length));
        }
    }
    found
}

/// The stem that stands for `stem` and its synonyms.
pub(crate) fn representative(stem: &str) -> &str {
    SYNONYMS.get(stem).map_or(stem, String::as_str)
}

/// Weight of a word of wide use, against 1 for others.
const SLIGHT_WEIGHT: f32 = 0.35;
/// Weight of a capitalised word: names tell more of what a sentence is about.
const NAME_WEIGHT: f32 = 1.3;
/// Weight of a number as a term of likeness: it should help two sentences meet, not part them.
const NUMBER_WEIGHT: f32 = 0.6;

/// Concepts of one event with their weights.
#[derive(Default)]
pub(crate) struct Vocabulary {
    ids: FnvMap<String, u32>,
    /// Sentences that hold each concept.
    frequency: Vec<u32>,
    /// Articles that hold each concept, and the last one counted.
    articles: Vec<(u32, usize)>,
    sentences: u32,
}

impl Vocabulary {
    /// The id of `concept`; ids begin at 1.
    pub(crate) fn id(&mut self, concept: &str) -> u32 {
        if let Some(id) = self.ids.get(concept) {
            return *id;
        }
        self.frequency.push(0);
        self.articles.push((0, usize::MAX));
        let id = self.frequency.len() as u32;
        self.ids.insert(concept.to_owned(), id);
        id
    }

    /// Note that one more sentence holds `concepts`, each named once.
    pub(crate) fn count(&mut self, concepts: &[u32], article: usize) {
        self.sentences += 1;
        for id in concepts {
            self.frequency[*id as usize - 1] += 1;
            let held = &mut self.articles[*id as usize - 1];
            if held.1 != article {
                *held = (held.0 + 1, article);
            }
        }
    }

    /// How many sentences hold the concept.
    pub(crate) fn frequency(&self, id: u32) -> u32 {
        self.frequency[id as usize - 1]
    }

    /// How many articles hold the concept; statements are counted article by article.
    pub(crate) fn articles(&self, id: u32) -> u32 {
        self.articles[id as usize - 1].0
    }

    /// The number of concepts.
    pub(crate) fn len(&self) -> usize {
        self.frequency.len()
    }

    /// Weight of a word with this concept: what kind of word it is, and how rare in this event.
    pub(crate) fn weight(&self, word: &Word, id: u32) -> f32 {
        let class = match word.kind {
            WordKind::Mark | WordKind::Function => return 0.0,
            WordKind::Number => NUMBER_WEIGHT,
            WordKind::Content if is_slight(&word.stem) => SLIGHT_WEIGHT,
            WordKind::Content if word.capital => NAME_WEIGHT,
            WordKind::Content => 1.0,
        };
        class * self.rarity(id)
    }

    /// 1 in a small event; in a large one from about 0.25 for a concept of every fifth sentence to 1
    /// for a concept of few.
    fn rarity(&self, id: u32) -> f32 {
        // below some hundred sentences the counts say more of the sample than of the language
        const ENOUGH: f32 = 60.0;
        let n = self.sentences as f32;
        if n < ENOUGH {
            return 1.0;
        }
        let df = self.frequency(id).max(1) as f32;
        let idf = (n / df).ln() / (n / 2.0).ln();
        idf.clamp(0.15, 1.0)
    }
}
