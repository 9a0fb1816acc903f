//! What stands beside a quantity and belongs to it: its conversion in brackets, the date it is counted from.
//!
//! "four metres (13 feet)" is one value told twice; "13 times since 2009" has its beginning in 2009.

use super::Quantity;
use crate::article::Span;
use crate::language::date::{Bound, DateExpression};

/// A converted value is rounded by whoever converted it, "around 100 metres (330 feet)" by this share at most.
const CONVERTED_WITHIN: f64 = 0.07;
/// "30 centimetres wide (11.8 inches)": so many words may stand before the bracket.
const WORDS_BETWEEN: usize = 2;
/// "13 people killed there since 2009": so many words may stand between a count and its "since".
const SINCE_WITHIN: usize = 3;

/// Gives a value that another unit repeats to the first of the two, and leaves the second out.
pub(crate) fn join_conversions(text: &str, found: &mut Vec<Quantity>) {
    found.dedup_by(|q, p| {
        let same = p.unit == q.unit && p.factor != q.factor && p.also.is_none();
        let close = (p.value - q.value).abs() <= CONVERTED_WITHIN * p.value.abs().max(q.value.abs());
        let repeated = same && close && is_repeated(text, p.span, q.span);
        if repeated {
            p.also = Some(q.span);
            if p.of.is_empty() {
                p.of = std::mem::take(&mut q.of);
                p.of_span = q.of_span;
            }
        }
        repeated
    });
}

/// Whether the second stands in brackets behind the first.
fn is_repeated(text: &str, first: Span, second: Span) -> bool {
    let Some(between) = text.get(first.end..second.start) else { return false };
    between.strip_suffix(['(', '[']).is_some_and(|words| {
        words.split_whitespace().count() <= WORDS_BETWEEN && words.chars().all(|c| c.is_alphabetic() || c == ' ' || c == '-')
    })
}

/// Gives each quantity the "since 2009" behind it.
pub(crate) fn set_since(text: &str, dates: &[DateExpression], found: &mut [Quantity]) {
    let mut since = dates.iter().filter(|d| d.bound == Bound::Since).map(|d| d.span).peekable();
    for q in found {
        while since.peek().is_some_and(|s| s.start < q.span.end) {
            since.next();
        }
        let end = q.of_span.map_or(q.span.end, |of| of.end.max(q.span.end));
        let between = since.peek().and_then(|s| text.get(end..s.start)).filter(|gap| gap.len() < 60);
        q.since = between
            .filter(|gap| gap.split_whitespace().any(|w| w == "since") && gap.split_whitespace().count() <= SINCE_WITHIN)
            .filter(|gap| !gap.contains(['.', ',', ';', ':', '(', '\n']))
            .and_then(|_| since.peek().copied());
    }
}
