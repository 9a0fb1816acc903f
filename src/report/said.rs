//! A quotation → its words as a reader sees them.
//!
//! A direct or indirect one gives its words alone; a mixed one keeps the marks around those that are the
//! speaker's own: said the pier was “a ruin” and had to go.

use crate::article::Article;
use crate::extract::{Quotation, QuotationKind};

/// The words of each segment of `q`, which stands in `article`.
pub(super) fn words(article: &Article, q: &Quotation) -> Vec<String> {
    let bare = |s| q.kind == QuotationKind::Mixed && q.verbatim.contains(s);
    let segment = |s| if bare(s) { format!("“{}”", article.slice(*s)) } else { article.slice(*s).to_owned() };
    q.segments.iter().map(segment).collect()
}

/// Whether `q` is told in the reporter's words, for the greater part.
pub(super) fn is_reported(q: &Quotation) -> bool {
    let size = |spans: &[crate::article::Span]| spans.iter().map(|s| s.len()).sum::<usize>();
    q.kind == QuotationKind::Indirect || q.kind == QuotationKind::Mixed && 2 * size(&q.verbatim) < size(&q.segments)
}
