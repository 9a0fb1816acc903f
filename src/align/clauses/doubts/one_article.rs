//! Both stand in one article: a text seldom contradicts itself, and tells of several things in like words.

use super::doubt::Doubt;
use crate::align::clauses::slots::Slots;

pub(super) fn doubt(slots: &Slots<'_>) -> Option<Doubt> {
    slots.in_one_article.then_some(Doubt { weight: 1.0, because: "one article may tell of two things in like words" })
}
