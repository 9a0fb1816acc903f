//! When: the phrase of a clause that names a day, a date, a clock time or a stretch of time.

use super::words::Words;
use crate::article::Span;
use crate::language::{Class, classes};
use crate::syntax::Label;

/// The first such phrase of predicate `i`: "on Sunday", "next week", "in 1911".
pub(super) fn of(words: Words<'_>, i: usize) -> Option<Span> {
    let timely = |token: usize| {
        let form = words.form(token);
        let year = form.len() == 4 && (form.starts_with("19") || form.starts_with("20")) && form.bytes().all(|b| b.is_ascii_digit());
        year || classes(&form.to_lowercase()).is(Class::TIME.with(Class::MONTH).with(Class::WEEKDAY))
    };
    let phrase = |c: &usize| match words.label(*c) {
        Label::Npadvmod | Label::Advmod => timely(*c),
        Label::Prep => words.child(*c, &[Label::Pobj]).is_some_and(timely),
        _ => false,
    };
    words.children(i).find(phrase).map(|c| words.tree.subtree_span(c))
}
