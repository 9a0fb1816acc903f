//! One walk over the tokens: finds each number, asks the neighbours for hedge, currency, scale and
//! unit, and leaves out what counts nothing.

use super::Quantity;
use super::beside::{join_conversions, set_since};
use super::draft::Draft;
use super::figures::read_figures;
use super::finish::finish;
use super::fractions::figured;
use super::ranges::ratio;
use super::spelt::read_word;
use crate::article::Span;
use crate::language::Token;
use crate::language::date::{DateExpression, dates};
use crate::language::view::View;

/// Quantities that are taken from one range at most, which is a sentence. A line of an election's
/// results has some twenty; each is compared with each of another sentence.
pub(crate) const MOST: usize = 100;

/// The first `MOST` quantities of `text` within `range`, in the order of the text. `tokens` are the tokens of
/// `range` (more do no harm). Near-linear.
pub fn quantities(text: &str, range: Span, tokens: &[Token]) -> Vec<Quantity> {
    quantities_beside(text, range, tokens, &dates(text, range, tokens))
}

/// The same where the dates of `range` are known already.
pub fn quantities_beside(text: &str, range: Span, tokens: &[Token], dates: &[DateExpression]) -> Vec<Quantity> {
    let from = tokens.partition_point(|t| t.span.start < range.start);
    let to = tokens.partition_point(|t| t.span.end <= range.end).max(from);
    let view = View { text, tokens: &tokens[from..to] };
    let mut times = dates.iter().map(|d| d.span).peekable();
    let mut out: Vec<Quantity> = Vec::new();
    let mut i = 0;
    let mut floor = 0; // first token that no earlier quantity holds
    while i < view.len() && out.len() < MOST {
        let at = view.tokens[i].span;
        while times.peek().is_some_and(|t| t.end <= at.start) {
            times.next();
        }
        if times.peek().is_some_and(|t| t.overlaps(at)) {
            i += 1;
            continue;
        }
        match read(&view, i) {
            Some(draft) => {
                let end = draft.end.max(i + 1);
                if !times.peek().is_some_and(|t| t.overlaps(draft.span(&view))) {
                    finish(&view, draft, floor, &mut out);
                    floor = end;
                }
                i = end;
            }
            None => i += 1,
        }
    }
    join_conversions(text, &mut out);
    set_since(text, dates, &mut out);
    out
}

fn read(view: &View<'_>, i: usize) -> Option<Draft> {
    if view.is_number(i) {
        ratio(view, i).or_else(|| figured(view, i)).or_else(|| read_figures(view, i))
    } else if view.is_word(i) {
        read_word(view, i)
    } else {
        None
    }
}
