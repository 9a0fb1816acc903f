//! [`Article`] → [`Analysis`]: sentences, people, quotations with their attribution, and claims.
//!
//! From «"We will not pay," Mayor Ana Holt told the Post» it takes one direct quotation, its
//! speaker *Ana Holt*, her role *Mayor*, the cue *told* and the channel *the Post*. It compares
//! nothing; that is the work of `align` and `checks`.

mod attribution;
mod budget;
mod circumstances;
pub(crate) mod claims;
pub mod clauses;
mod cues;
mod indirect;
mod indirect_adjuncts;
mod indirect_features;
mod indirect_frame;
mod indirect_model;
mod indirect_seen;
#[cfg(feature = "train")]
pub mod indirect_training;
pub mod known;
pub(crate) mod lexis;
mod marks;
mod messages;
mod mixed;
mod model;
mod names;
mod people;
mod phrases;
mod prose;
mod ranking;
mod reference;
mod roles;
mod speakers;
mod statements;
#[cfg(test)]
pub(crate) mod testing;
mod token_table;
mod tokens;
#[cfg(feature = "train")]
pub mod training;

pub use crate::language::quantity::Quantity;
pub use model::{Analysis, Claim, Cue, Date, Person, PersonId, Polarity, Quotation, QuotationKind, Sentence, Speaker, Status};

pub(crate) use token_table::TokenTable;

use crate::article::{Article, Role};
use crate::language;

/// Take from `article` all that later stages compare.
pub fn extract(mut article: Article) -> Analysis {
    let cut = budget::keep(&mut article);
    let mut lexis = lexis::Lexis::learned();
    let (sentences, notes, people, quotations, claims, table) = {
        let tokens = tokens::Tokens::new(&article, &mut lexis);
        let headline = tokens::Tokens::of_headline(&article, &mut lexis);
        let prose = prose::Prose::new(&tokens, &lexis);
        let phrases = phrases::Phrases::new(&prose);
        let links = cues::links(&prose, &phrases);
        let people = people::People::new(&prose);
        let scene = attribution::Scene::new(&prose, &phrases, &links, &people, false);
        let marked = statements::drafts(&scene);
        let clauses = indirect::clauses(&prose, &mixed::hanging(&scene, &marked));
        let drafts = mixed::joined(&scene, marked, clauses);
        let mut cast = speakers::Cast::new(&scene);
        let quotations = statements::attributed(&scene, &mut cast, drafts);
        let mut claims = claims::of_headline(&article, &headline, &lexis);
        claims.extend(claims::claims(&article, &prose.sentences, &quotations, &tokens, &lexis));
        claims.sort_by_key(|c| c.span);
        let notes = notes(&prose, &[&tokens, &headline], &claims);
        let table = table(&article, &[&tokens, &headline]);
        (prose.sentences, notes, cast.people, quotations, claims, table)
    };
    lexis.keep();
    article.notes.extend(cut.into_iter().chain(notes));
    Analysis { article, sentences, people, quotations, claims, tokens: table }
}

/// The tokens of all blocks: those of body and headline are `taken` already.
fn table(article: &Article, taken: &[&tokens::Tokens<'_>]) -> TokenTable {
    let others = article.blocks.iter().filter(|b| !b.role.is_body() && b.role != Role::Headline);
    let others = others.flat_map(|b| language::tokens(&article.text, b.span));
    TokenTable::of(taken.iter().flat_map(|t| t.list.iter().copied()).chain(others))
}

/// What was not read whole, for its length.
fn notes(prose: &prose::Prose<'_>, tokens: &[&tokens::Tokens<'_>], claims: &[Claim]) -> Vec<String> {
    let most = language::quantity::MOST;
    let cuts = [
        (prose.cuts > 0, "a sentence of more than 2,000 bytes was read in parts".to_owned()),
        (tokens.iter().flat_map(|t| &t.list).any(|t| language::is_part(*t)), "a word of more than 250 bytes was read in parts".to_owned()),
        (
            claims.iter().any(|c| c.quantities.len() >= most),
            format!("of a sentence with more than {most} figures only the first {most} were read"),
        ),
    ];
    cuts.into_iter().filter(|(is_cut, _)| *is_cut).map(|(_, note)| note).collect()
}
