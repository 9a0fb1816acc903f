//! How many of an event's dead, hurt or missing are of one kind of people: "84 dead, including 10 children".
//!
//! "More than 10 children were among the dead" answers another question than the toll of 84, and the same as
//! "13 of them children".

use super::another_time::Times;
use super::harm::{DEAD, MEASURES, is_anyone, is_person, measure_of};
use super::toll::{Toll, first_tolls, of_measure};
use crate::align::claims::edge::Edge;
use crate::align::claims::statement::{Statement, Valued};
use crate::align::claims::tolls::harm::is_age_or_call;
use crate::language::quantity::{self, Hedge, Quantity, Unit};
use std::collections::BTreeSet;

/// How sure it is that two such counts are of the same people: they may be told of two moments or places.
const STRENGTH: f32 = 0.55;
/// Words between a number and "of them" or "among the dead".
const REACH: usize = 6;

/// Edges between the counts that articles give of one kind of people among the dead, hurt or missing.
pub(crate) fn edges(statements: &[Statement], times: &Times<'_>) -> Vec<Edge> {
    let all = statements.iter().filter(|s| !s.is_aside).flat_map(|s| s.quantities.iter().filter_map(|q| part(s, q)));
    let questions: BTreeSet<(String, &str)> = all.map(|(of, measure)| (of.to_owned(), measure)).collect();
    let edges = |(of, measure): &(String, &str)| -> Vec<Edge> {
        let fits = |s: &Statement, q: &Valued<Quantity>| part(s, q).is_some_and(|p| p == (of.as_str(), *measure));
        let first: Vec<Toll<'_>> = first_tolls(statements, times, &fits);
        of_measure(&first).into_iter().map(|e| Edge { strength: e.strength.min(STRENGTH), ..e }).collect()
    };
    questions.iter().flat_map(edges).collect()
}

/// Whether one number counts a part of those whom a toll counts, and the other is no such part.
pub(crate) fn are_part_and_whole(a: &Statement, x: &Valued<Quantity>, b: &Statement, y: &Valued<Quantity>) -> bool {
    let harmed = |s: &Statement, q: &Valued<Quantity>| measure_of(s, q).is_some_and(|m| MEASURES.contains(&m));
    x.value.of != y.value.of && harmed(a, x) && harmed(b, y) && part(a, x).is_some() != part(b, y).is_some()
}

/// The kind of people of whom a number counts those among the dead, hurt or missing, and which of these.
fn part<'a>(s: &'a Statement, at: &'a Valued<Quantity>) -> Option<(&'a str, &'static str)> {
    let q = &at.value;
    if q.unit != Unit::Count || q.hedge == Hedge::Vague || q.slot != quantity::Slot::Level || is_age_or_call(s, at) {
        return None;
    }
    let (noun, measure) = of_the_dead(s, at).or_else(|| among(s, at))?;
    let measure = MEASURES.into_iter().find(|known| *known == measure)?;
    let noun = s.words[noun].stem.as_str();
    (is_person(noun) && !is_anyone(noun)).then_some((noun, measure))
}

/// "Three of the dead were children": the noun, and their harm.
fn of_the_dead(s: &Statement, at: &Valued<Quantity>) -> Option<(usize, &'static str)> {
    let from = at.at.1;
    let of_the = s.key(from) == "of" && matches!(s.key(from + 1), "the" | "those") && matches!(s.key(from + 3), "were" | "are" | "was");
    let measure = if s.key(from + 2) == "victims" { Some(DEAD) } else { quantity::measure_of_word(s.key(from + 2)) };
    let noun = (from + 4..from + 6).find(|i| s.words.get(*i).is_some_and(|w| is_person(&w.stem)))?;
    measure.filter(|_| of_the).map(|m| (noun, m))
}

/// "84 dead, including 10 children", "10 children were among the dead": the noun, and their harm.
fn among<'a>(s: &'a Statement, at: &Valued<Quantity>) -> Option<(usize, &'a str)> {
    let of = at.value.of_span.filter(|_| !is_anyone(&at.value.of))?;
    let noun = s.words.iter().position(|w| w.span.start >= of.start && w.span.start < of.end)?;
    let listed = at.at.0.checked_sub(1).is_some_and(|before| {
        matches!(s.key(before), "including" | "included") || s.key(before) == "them" && s.key(before.wrapping_sub(1)) == "among"
    });
    let reach = at.at.1..s.words.len().min(at.at.1 + REACH);
    let among = reach.into_iter().find(|i| s.key(*i) == "among" && matches!(s.key(i + 1), "the" | "those"));
    let measure = if let Some(i) = among {
        (i + 2..i + 4).find_map(|k| quantity::measure_of_word(s.key(k)))
    } else if listed {
        let whole = s.quantities.iter().take_while(|o| o.at != at.at).filter(|o| is_anyone(&o.value.of)).last()?;
        measure_of(s, whole)
    } else {
        None
    };
    measure.map(|m| (noun, m))
}
