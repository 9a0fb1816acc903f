//! How much it tells that two sentences share a term: how rarely it stands in this event.
//!
//! In reports that say "ferry" in every sentence the word tells little, "breakwater" much. Aliases (Beijing,
//! Chinese, China) are one term. A table of frequencies in news at large was tried and put fewer pairs side
//! by side (62 against 71 % of those that an editor must compare).

use crate::align::claims::statement::vocabulary::phrase_at;
pub(crate) use crate::align::claims::statement::vocabulary::representative;
use crate::extract::claims::words::{Word, is_slight};
use std::collections::HashMap;

/// Weight of a word of wide use, against 1 for others.
const SLIGHT: f32 = 0.35;
/// Weight of a capitalised word: names tell more of what a sentence is about.
const NAME: f32 = 1.3;

/// The name that the phrase beginning at `at` goes by, whatever it is called here, and its length in words.
pub(crate) fn alias(words: &[Word], at: usize) -> Option<(&'static str, usize)> {
    phrase_at(words, at).map(|(known, length)| (known.concept, length))
}

/// The terms of one event with their weights.
pub(crate) struct Vocabulary {
    ids: HashMap<String, u32>,
    /// Sentences of the event that hold each term.
    sentences: Vec<u32>,
    articles: usize,
}

impl Vocabulary {
    /// An empty vocabulary for an event of `articles` articles.
    pub(crate) fn of(articles: usize) -> Self {
        Self { ids: HashMap::new(), sentences: Vec::new(), articles: articles.max(1) }
    }

    /// The id of `term`; ids begin at 1.
    pub(crate) fn id(&mut self, term: &str) -> u32 {
        if let Some(id) = self.ids.get(term) {
            return *id;
        }
        self.sentences.push(0);
        let id = self.sentences.len() as u32;
        self.ids.insert(term.to_owned(), id);
        id
    }

    /// Note that one more sentence holds these terms; 0 is none.
    pub(crate) fn count(&mut self, terms: &[u32]) {
        let mut seen: Vec<u32> = terms.iter().copied().filter(|t| *t > 0).collect();
        seen.sort_unstable();
        seen.dedup();
        for term in seen {
            self.sentences[term as usize - 1] += 1;
        }
    }

    /// The number of terms.
    pub(crate) fn len(&self) -> usize {
        self.sentences.len()
    }

    /// Sentences of the event that hold `term`.
    pub(crate) fn sentences(&self, term: u32) -> u32 {
        self.sentences[term as usize - 1]
    }

    /// Weight of a word with this term. It hangs on the sentences of each article that hold the term, not
    /// on how many there are: unrelated text around two sentences changes nothing between them.
    pub(crate) fn weight(&self, word: &Word, term: u32) -> f32 {
        let class = if is_slight(&word.stem) {
            SLIGHT
        } else if word.capital {
            NAME
        } else {
            1.0
        };
        let each = (self.sentences(term) as f32 / self.articles as f32).max(1.0);
        class / each.sqrt()
    }
}
