//! A quotation as one source renders it, in comparable words.
//!
//! «Holt said the city “will not pay a cent”» renders nine words, five of them hers to the letter, and credits
//! *Holt*.

use super::wording::Wording;
use crate::align::entities::Entities;
use crate::align::entities::speakers::Name;
use crate::extract::{Analysis, QuotationKind};

/// One quotation of the event, ready to be compared.
#[derive(Clone, Debug)]
pub(crate) struct Rendering {
    /// Index of the article in the analyses.
    pub(crate) article: usize,
    /// Index of the quotation in the article.
    pub(crate) item: usize,
    /// Direct, mixed or indirect.
    pub(crate) kind: QuotationKind,
    /// All its words.
    pub(crate) all: Wording,
    /// The words between marks.
    pub(crate) verbatim: Wording,
    /// Who is credited.
    pub(crate) name: Name,
}

impl Rendering {
    /// The rendering of quotation `item` of article `article`.
    pub(crate) fn of(entities: &Entities, analyses: &[Analysis], article: usize, item: usize) -> Option<Self> {
        let analysis = analyses.get(article)?;
        let quotation = analysis.quotations.get(item)?;
        let all = Wording::of(analysis, quotation);
        let verbatim = all.verbatim();
        Some(Self { article, item, kind: quotation.kind, all, verbatim, name: entities.name(article, analysis, quotation) })
    }
}
