//! Text → sentences, tokens and normal forms. Knows no article, only strings and spans.
//!
//! "Gen. Kim's 1,200 troops" is one sentence; its tokens are `Gen.`, `Kim`, `'s`, `1,200`,
//! `troops`, with the keys `gen.`, `kim`, `'s`, `1,200`, `troops`.

mod class;
pub mod date;
pub(crate) mod en;
mod lexicon;
mod nicknames;
mod normal;
mod overlong;
pub mod quantity;
mod sentence;
mod spelling;
mod stem;
mod stopwords;
mod token;
mod verbs;
mod view;

pub use class::Class;
pub(crate) use en::lines;
pub(crate) use lexicon::{Fnv, FnvMap, FnvSet};
pub use lexicon::{classes, phrase_classes};
pub(crate) use nicknames::is_short_form;
pub use normal::{key, one_line};
pub use sentence::sentences;
pub(crate) use sentence::sentences_and_cuts;
pub use spelling::spelling;
pub use stem::stem;
pub use stopwords::is_stop_word;
pub use token::{Token, TokenKind, tokens};
pub(crate) use token::{is_part, is_site, push_tokens};
pub use verbs::{Form, Reporting, reporting};
