//! What a noun phrase stands for: a person, people, a body, a time, a thing.

use super::parts::year;
use crate::extract::prose::Prose;
use crate::language::{self, Class, TokenKind};

/// What a noun phrase looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::extract) enum Kind {
    /// "she"
    Pronoun,
    /// "who" in "Holt, who said"
    Relative,
    /// "Ana Holt", "the Harbour Ministry"
    Name,
    /// "the minister", "officials"
    Human,
    /// "the ministry", "a report"
    Body,
    /// "Tuesday", "last week"
    Time,
    /// Anything else
    Thing,
}

pub(super) fn kind(prose: &Prose<'_>, first: usize, head: usize) -> Kind {
    let Some(word) = prose.word(head) else { return Kind::Thing };
    let class = word.class;
    let capital = word.capital
        && (!word.opens_sentence || class.is_empty() || class.is(Class::GIVEN.with(Class::SURNAME).with(Class::PLACE)) || first < head);
    if class.is(Class::WEEKDAY.with(Class::TIME)) || class.is(Class::MONTH) && word.capital && first == head {
        return Kind::Time;
    }
    if capital {
        return Kind::Name;
    }
    if word.lower.ends_with("-year-old") {
        return Kind::Human;
    }
    if word.kind == TokenKind::Number {
        return if first == head && year(word.lower) { Kind::Time } else { Kind::Thing };
    }
    if class.is(Class::HUMAN) {
        return Kind::Human;
    }
    if class.is(Class::BODY) || class.is(Class::PLURAL) && is_bodies(word.lower) {
        return Kind::Body;
    }
    Kind::Thing
}

/// "groups", "companies", "agencies"
fn is_bodies(plural: &str) -> bool {
    let stem = plural.strip_suffix('s').unwrap_or(plural);
    match stem.strip_suffix("ie") {
        Some(root) => language::classes(&format!("{root}y")).is(Class::BODY),
        None => language::classes(stem).is(Class::BODY),
    }
}
