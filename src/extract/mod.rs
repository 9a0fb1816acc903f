//! [`Article`] → [`Analysis`]: sentences, people, quotations with their attribution, and claims.
//!
//! From «"We will not pay," Mayor Ana Holt told the Post» it takes one direct quotation, its
//! speaker *Ana Holt*, her role *Mayor*, the cue *told* and the channel *the Post*. It compares
//! nothing; that is the work of `align` and `checks`.

pub(crate) mod claims;
mod model;
#[cfg(test)]
pub(crate) mod testing;

pub use model::{
    Analysis, Claim, Cue, Date, Modality, Person, PersonId, Polarity, Quantity, Quotation, QuotationKind, Sentence, Speaker, Status,
};

use crate::article::Article;

/// Take from `article` all that later stages compare.
pub fn extract(article: Article) -> Analysis {
    let mut analysis = Analysis { article, sentences: Vec::new(), people: Vec::new(), quotations: Vec::new(), claims: Vec::new() };
    if analysis.sentences.is_empty() {
        for (block, b) in analysis.article.blocks.iter().enumerate().filter(|(_, b)| b.role.is_body()) {
            let spans = crate::language::sentences(&analysis.article.text, b.span);
            analysis.sentences.extend(spans.into_iter().map(|span| Sentence { span, block }));
        }
    }
    analysis.claims = claims::claims(&analysis.article, &analysis.sentences, &analysis.quotations);
    analysis
}
