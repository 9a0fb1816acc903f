//! Matched statements → two days or times for one thing.
//!
//! "The lock opens on Friday" against "the lock opens on Sunday". "March 3" against "Monday,
//! 3 March 2025" is *more precise*; "yesterday" against "Thursday" is nothing unless the days of
//! publication are known.

use super::matching::{Context, Matching, context};
use crate::align::Relation;
use crate::align::claims::row::{Found, Slot};
use crate::align::claims::statement::frames::is_of_saying;
use crate::align::claims::statement::{Statement, Valued};
use crate::align::claims::tolls::harm::is_of_event;
use crate::align::reason::Reason;
use crate::language::date::{self, DateExpression, Form};
use crate::language::quantity::Relation as Values;

/// Share of the lighter statement that must be matched.
const LEAST_SHARED: f32 = 0.45;
/// The same for the only date of each sentence, wherever it stands.
const LEAST_SHARED_ALONE: f32 = 0.6;

/// Share of a short sentence that must stand in the other for all but the date to be told by both.
const COVERED: f32 = 0.8;

/// The same for the only date of each, wherever it stands.
const COVERED_ALONE: f32 = 0.95;

/// "Today (14 October 2011)": the day of the report itself.
fn is_today(s: &Statement, at: (usize, usize)) -> bool {
    at.0 > 1 && matches!(s.key(at.0 - 1), "(" | ",") && matches!(s.key(at.0 - 2), "today" | "yesterday" | "tomorrow")
}

/// Dates that exclude one another in one slot.
pub(crate) fn date(a: &Statement, b: &Statement, m: &Matching) -> Vec<Found> {
    // "It was released in 2007": beside a short sentence the verb is enough
    let plain = m.is_plain() && m.count >= 1;
    if !plain && (m.containment < LEAST_SHARED || m.count < 2) || !a.has_verb || !b.has_verb {
        return Vec::new();
    }
    if plain && let Some(found) = lived(a, b, m, true).or_else(|| lived(b, a, m, false)) {
        return vec![found];
    }
    if is_dated_heading(a) && is_dated_heading(b) {
        return Vec::new();
    }
    // "nine died on Wednesday", "the toll rose to 14 on Thursday": two counts, each with its day
    let counts = |s: &Statement| s.quantities.iter().any(|q| is_of_event(s, q));
    if a.published != b.published && counts(a) && counts(b) {
        return Vec::new();
    }
    let of = |x: &DateExpression, y: &DateExpression| {
        let relation = date::relation((x, a.published), (y, b.published));
        if plain && !relation.agrees() && are_other_months(x, y) { Values::Different } else { relation }
    };
    let relations: Vec<Vec<Values>> = a.dates.iter().map(|x| b.dates.iter().map(|y| of(&x.value, &y.value)).collect()).collect();
    let mut candidates: Vec<(f32, usize, usize, Context)> = Vec::new();
    for (i, x) in a.dates.iter().enumerate() {
        for (j, y) in b.dates.iter().enumerate() {
            let answered = relations[i].iter().any(|r| r.agrees()) || relations.iter().any(|row| row[j].agrees());
            let (x_says, y_says) = (is_of_saying(a, x.at), is_of_saying(b, y.at));
            // the day of a statement is not the day of what it tells
            if x_says != y_says || x_says || is_today(a, x.at) && is_today(b, y.at) {
                continue;
            }
            if relations[i][j] != Values::Different || answered || x.value.is_clock() != y.value.is_clock() {
                continue;
            }
            let around = context(m, a, x.at, b, y.at);
            let adjacent = around.left || around.right;
            // the only date of each side needs less around it
            let lone = a.dates.len() == 1 && b.dates.len() == 1;
            let alone = lone && x.value.bound == y.value.bound && m.containment >= LEAST_SHARED_ALONE;
            // "born in 1901", "was born there on 3 March 1903": told by both in all but the day
            let only = a.dates.len() == 1 && b.dates.len() == 1;
            let cover = if plain { m.cover(a, x.at, b, y.at) } else { 0.0 };
            let covered = around.left_anchor && cover >= COVERED || only && cover >= COVERED_ALONE;
            if m.containment < LEAST_SHARED && !covered {
                continue;
            }
            if covered || alone || adjacent && (around.count >= 2 || around.near >= 0.5) || around.near >= 0.5 && around.count >= 2 {
                let rank = around.near + 0.3 * f32::from(u8::from(around.left)) + 0.3 * f32::from(u8::from(around.right));
                candidates.push((rank, i, j, around));
            }
        }
    }
    candidates.sort_by(|p, q| q.0.total_cmp(&p.0).then((p.1, p.2).cmp(&(q.1, q.2))));
    let (mut used_a, mut used_b) = (vec![false; a.dates.len()], vec![false; b.dates.len()]);
    let mut found = Vec::new();
    for (_, i, j, around) in candidates {
        if used_a[i] || used_b[j] {
            continue;
        }
        (used_a[i], used_b[j]) = (true, true);
        found.push(Found {
            slot: Slot::Date,
            relation: Relation::Conflicts,
            a: a.dates[i].at,
            b: b.dates[j].at,
            strength: m.containment * (0.5 + 0.5 * around.near),
            because: Reason::DatesInOneSlot,
        });
    }
    found
}

/// "In June" beside "on December 19, 1997": a month without its year is of the year that the other has.
fn are_other_months(x: &DateExpression, y: &DateExpression) -> bool {
    match (&x.form, &y.form) {
        (Form::Day { year: p, month: Some(m), .. }, Form::Day { year: q, month: Some(n), .. }) => m != n && p.is_none() != q.is_none(),
        _ => false,
    }
}

/// "Market notes, May 3, 2012", "Readings for Friday, 9 May 2014": the heading of a column that comes
/// out again and again, by its day with the year and no full stop.
fn is_dated_heading(s: &Statement) -> bool {
    let closes = |d: &Valued<DateExpression>| {
        let joined = d.at.0.checked_sub(1).is_some_and(|i| matches!(s.key(i), "," | "for" | ":" | "-" | "–" | "—" | "("));
        joined && d.at.1 + 1 >= s.words.len() && !matches!(s.key(s.words.len() - 1), "." | "!" | "\"" | "'")
    };
    s.dates.iter().any(|d| matches!(d.value.form, Form::Day { year: Some(_), day: Some(_), .. }) && closes(d))
}

/// Words of the longest sentence in which a life in brackets is looked for.
const LONGEST_LIFE: usize = 200;
/// Share of a short sentence about a birth or a death that must stand in the other.
const COVERED_LIFE: f32 = 0.5;

/// "Ana Holt (3 May 1901 – 4 June 1980) was a painter" against "Ana Holt was born on 5 May 1901": the first
/// date in brackets is of the birth, the second of the death.
fn lived(x: &Statement, y: &Statement, m: &Matching, x_is_a: bool) -> Option<Found> {
    let [day] = y.dates.as_slice() else { return None };
    let of_birth = (0..y.words.len()).any(|i| y.key(i) == "born");
    let of_death = (0..y.words.len()).any(|i| matches!(y.key(i), "died" | "death"));
    if of_birth == of_death || y.is_bracketed(day.at.0) || x.words.len() > LONGEST_LIFE {
        return None;
    }
    let mut bracketed = x.dates.iter().filter(|d| x.is_bracketed(d.at.0));
    let (first, second) = (bracketed.next()?, bracketed.next());
    let born_only = second.is_none() && (0..first.at.0).any(|i| x.is_bracketed(i) && x.key(i) == "born");
    let other = match second {
        Some(last) if !of_birth => last,
        Some(_) => first,
        None if born_only && of_birth => first,
        None => return None,
    };
    let relation = date::relation((&other.value, x.published), (&day.value, y.published));
    let (a, b, a_at, b_at) = if x_is_a { (x, y, other.at, day.at) } else { (y, x, day.at, other.at) };
    let named = y.names.first().is_some_and(|n| {
        let links = if x_is_a { &m.b } else { &m.a };
        n.start <= 3 && links[n.end - 1].is_some()
    });
    (relation == Values::Different && named && m.cover(a, a_at, b, b_at) >= COVERED_LIFE).then_some(Found {
        slot: Slot::Date,
        relation: Relation::Conflicts,
        a: a_at,
        b: b_at,
        strength: 0.6,
        because: Reason::TwoDatesOfALife,
    })
}
