//! Who is who across the articles of an event, settled once.
//!
//! "Lt. Gen. A. B. Dickens" here, "Arthur Dickens" there and "Dickens" in a third article are one person. Where
//! the event knows two who bear a surname, the surname alone is nobody's.

mod names;
pub(crate) mod speakers;

use crate::events::Event;
use crate::extract::{Analysis, Quotation};
use names::Names;
use speakers::{EntityId, Name};
use std::collections::BTreeMap;

/// The people of an event: which article's person is which.
#[derive(Clone, Debug, Default)]
pub(crate) struct Entities(BTreeMap<(usize, usize), EntityId>);

/// So many people are told apart; a list of names has more, and is compared name by name.
const MOST: usize = 2_000;

impl Entities {
    /// The people of the articles of `event`.
    pub(crate) fn new(event: &Event, analyses: &[Analysis]) -> Self {
        let articles = event.articles.iter().filter_map(|&i| Some((i, analyses.get(i)?)));
        let named = articles.flat_map(|(i, a)| a.people.iter().enumerate().filter(|(_, p)| p.is_human).map(move |(n, p)| (i, n, p)));
        let mut people: Vec<(Name, (usize, usize))> =
            named.map(|(i, n, p)| (Name::read(&p.name, true), (i, n))).filter(|(name, _)| !name.parts.is_empty()).take(MOST).collect();
        // The fullest first, so that "Holt" finds all whose surname it is; ties by the name, never by place.
        people.sort_by(|(x, at), (y, other)| (y.parts.len(), &x.parts, x.suffix, at).cmp(&(x.parts.len(), &y.parts, y.suffix, other)));
        let mut known: Vec<Name> = Vec::new();
        let mut by_last: BTreeMap<char, Vec<usize>> = BTreeMap::new();
        let mut of = BTreeMap::new();
        for (name, at) in people {
            let initials: Vec<char> = name.parts.iter().filter_map(|p| p.chars().next()).collect();
            let near = initials.last().and_then(|c| by_last.get(c)).map_or(&[][..], Vec::as_slice);
            let mut fit = near.iter().copied().filter(|k| is_one(&known[*k], &name));
            let id = match (fit.next(), fit.next()) {
                (Some(one), None) => one,
                // "Holt" of two Holts stays nobody's.
                (Some(_), Some(_)) if name.parts.len() == 1 => continue,
                (Some(first), Some(_)) => first,
                (None, _) => {
                    known.push(name);
                    let id = known.len() - 1;
                    // A given name alone finds its bearer too.
                    let mut keys = initials;
                    keys.dedup();
                    for c in keys {
                        by_last.entry(c).or_default().push(id);
                    }
                    id
                }
            };
            of.insert(at, EntityId(id));
        }
        Self(of)
    }

    /// Who person `person` of article `article` is.
    fn of(&self, article: usize, person: usize) -> Option<EntityId> {
        self.0.get(&(article, person)).copied()
    }

    /// The name of whoever `quotation`, of article `article`, is credited to.
    pub(crate) fn name(&self, article: usize, analysis: &Analysis, quotation: &Quotation) -> Name {
        let person = quotation.speaker.as_ref().and_then(|s| s.person);
        Name { entity: person.and_then(|p| self.of(article, p.0)), ..Name::of(analysis, quotation) }
    }
}

/// Whether two names are one person's.
fn is_one(a: &Name, b: &Name) -> bool {
    !speakers::of_two_generations(a, b) && names::compare(&a.parts, &b.parts) == Names::Fit
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::events::{EventOptions, group};
    use crate::extract::extract;

    fn who(texts: &[&str]) -> Vec<Vec<(String, Option<usize>)>> {
        let analyses: Vec<Analysis> = texts.iter().map(|t| extract(Article::of_lines(t))).collect();
        let grouping = group(&analyses, &EventOptions { one_event: true, ..EventOptions::default() });
        let entities = Entities::new(&grouping.events[0], &analyses);
        let of = |(i, a): (usize, &Analysis)| {
            a.people.iter().enumerate().map(|(n, p)| (p.name.clone(), entities.of(i, n).map(|e| e.0))).collect()
        };
        analyses.iter().enumerate().map(of).collect()
    }

    #[test]
    fn a_person_is_one_under_all_forms_of_the_name() {
        let told = who(&[
            "“The pier is closed,” said William Varga. “It is late,” said Ana Holt.",
            "“The pier is closed,” said Bill Varga. “It is late,” said Ana M. Holt.",
        ]);
        assert_eq!(told[0][0].1, told[1][0].1, "{told:?}");
        assert_eq!(told[0][1].1, told[1][1].1, "{told:?}");
        assert_ne!(told[0][0].1, told[0][1].1, "{told:?}");
    }

    #[test]
    fn father_and_son_are_two() {
        let told = who(&["“The pier is closed,” said Ray Smithson Sr.", "“The pier is closed,” said Ray Smithson Jr."]);
        assert_ne!(told[0][0].1, told[1][0].1, "{told:?}");
    }
}
