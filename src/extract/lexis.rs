//! What is known of a word by its letters alone, looked up once and shared by all stages.
//!
//! "Talks" has the key *talks*, can be a noun or a verb, reports speech, and counts in a claim by its
//! stem *talk*; "third-quarter" counts as *third* and *quarter*. News repeats its words, so each thread
//! keeps what it has learned from one article to the next. It knows no context and no article.

use super::claims::counted::{Counted, Letters, counted};
use super::indirect_seen::Seen;
use crate::language::{self, Class, FnvMap, Reporting, TokenKind};
use std::cell::RefCell;

/// One spelling and what it can be.
#[derive(Debug)]
pub(crate) struct Known {
    /// Its normal form.
    pub(crate) key: Letters,
    /// What it can be; nothing for marks and numbers.
    pub(crate) class: Class,
    /// The reporting verb that it is a form of.
    pub(crate) report: Option<Reporting>,
    /// Begins with a capital.
    pub(crate) capital: bool,
    /// What the models of indirect speech see of it.
    pub(super) seen: Seen,
    /// What a claim counts of it: the parts of a hyphenated word with their places in it.
    pub(crate) counted: Vec<(u32, u32, Counted)>,
}

/// The place of a spelling in a [`Lexis`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct WordId(u32);

/// Spellings with what is known of them.
#[derive(Debug, Default)]
pub(crate) struct Lexis {
    /// Words, and apart from them numbers and marks: "19" within "covid-19" is a word.
    words: FnvMap<Box<str>, WordId>,
    others: FnvMap<Box<str>, WordId>,
    known: Vec<Known>,
}

/// So many spellings are kept; beyond, a thread begins anew with the next article. Two thousand news
/// articles have 25,000.
const KEPT: usize = 60_000;

thread_local! {
    static LEARNED: RefCell<Lexis> = RefCell::new(Lexis::default());
}

impl Lexis {
    /// What this thread has learned so far; [`Lexis::keep`] gives it back.
    pub(crate) fn learned() -> Self {
        let lexis = LEARNED.take();
        if lexis.known.len() > KEPT { Self::default() } else { lexis }
    }

    /// Keep what was learned for the next article of this thread.
    pub(crate) fn keep(self) {
        LEARNED.set(self);
    }

    /// The id of `written`, which is learned if it is new.
    pub(crate) fn id(&mut self, written: &str, kind: TokenKind) -> WordId {
        let map = if kind == TokenKind::Word { &mut self.words } else { &mut self.others };
        if let Some(id) = map.get(written) {
            return *id;
        }
        let id = WordId(self.known.len() as u32);
        map.insert(written.into(), id);
        self.known.push(Known::of(written, kind));
        id
    }

    /// What is known of `id`.
    pub(crate) fn get(&self, id: WordId) -> &Known {
        &self.known[id.0 as usize]
    }
}

impl Known {
    fn of(written: &str, kind: TokenKind) -> Self {
        let key = language::key(written);
        let (class, report) = match kind {
            // The country, no pronoun.
            TokenKind::Word if written == "US" => (Class::PLACE.with(Class::DEMONYM), None),
            TokenKind::Word if language::is_site(written) => (Class::BODY.with(Class::ORGANISATION), None),
            TokenKind::Word => (language::classes(&key), language::reporting(&key)),
            _ => (Class::default(), None),
        };
        Self {
            class,
            report,
            seen: Seen::of(&key, kind, class, report),
            capital: is_capital(written),
            counted: counted(written, kind),
            key: Letters::from(&*key),
        }
    }
}

/// Whether a word begins with a capital, also behind an article that belongs to it: "al-Adnani".
fn is_capital(written: &str) -> bool {
    let bare =
        written.split_once('-').filter(|(article, _)| matches!(*article, "al" | "el" | "ul" | "as" | "ad" | "an" | "ar" | "at" | "az"));
    bare.map_or(written, |(_, name)| name).chars().next().is_some_and(char::is_uppercase)
}
