//! What a desk's own list of people settles: a name in another spelling, an office held on its days.
//!
//! "Anna Brics" in the draft and "Anna Brix" in the sources are one, where the list has both as names of one person.

use super::line::Line;
use super::slots::{Difference, Slot};
use super::support::Support;
use crate::extract::known::{KnownPerson, is_one_person};

/// Whether the list settles `difference`. A name that stands nowhere is settled where the sources have the person by
/// another one; an office where it and the source's are the person's, each on the day of its article. A draft without
/// a day is of any.
pub(super) fn settles(support: &Support<'_>, difference: &Difference) -> bool {
    let book = support.book;
    let text = |article: usize| &book.analyses[article].article.text;
    let here = difference.here.of(support.text());
    let there = difference.there.and_then(|(article, _, mark)| Some((article, mark?.of(text(article)))));
    let named = |line: &Line, person: &KnownPerson| person.is_named_in(line.span.of(text(line.article)));
    match difference.slot {
        Slot::Name | Slot::Word => book
            .people
            .iter()
            .filter(|p| p.is_called(here))
            .any(|person| there.is_some_and(|(_, words)| person.is_called(words)) || book.lines.iter().any(|line| named(line, person))),
        Slot::Speaker => there.is_some_and(|(_, words)| is_one_person(book.people, here, words)),
        Slot::Office => there.is_some_and(|(article, words)| {
            let day = |article: usize| book.analyses[article].article.metadata.published.as_ref().map(|d| d.date);
            let own = book.people.iter().filter(|person| named(support.line, person));
            own.clone().any(|p| p.held(here, day(support.line.article)) && p.held(words, day(article)))
        }),
        _ => false,
    }
}
