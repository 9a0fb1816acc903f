//! Matched statements → two days or times for one thing.
//!
//! "The lock opens on Friday" against "the lock opens on Sunday". "March 3" against "Monday,
//! 3 March 2025" is *more precise*; "yesterday" against "Thursday" is nothing unless the days of
//! publication are known.

use super::matching::{Context, Matching, context};
use crate::align::Relation;
use crate::align::claims::row::{Found, Slot};
use crate::align::claims::statement::Statement;
use crate::align::claims::statement::frames::is_of_saying;
use crate::align::reason::Reason;
use crate::language::date::{self, DateExpression};
use crate::language::quantity::Relation as Values;

/// Share of the lighter statement that must be matched.
const LEAST_SHARED: f32 = 0.45;
/// The same for the only date of each sentence, wherever it stands.
const LEAST_SHARED_ALONE: f32 = 0.6;

/// Dates that exclude one another in one slot.
pub(crate) fn date(a: &Statement, b: &Statement, m: &Matching) -> Vec<Found> {
    if m.containment < LEAST_SHARED || m.count < 2 {
        return Vec::new();
    }
    let of = |x: &DateExpression, y: &DateExpression| date::relation((x, a.published), (y, b.published));
    let relations: Vec<Vec<Values>> = a.dates.iter().map(|x| b.dates.iter().map(|y| of(&x.value, &y.value)).collect()).collect();
    let mut candidates: Vec<(f32, usize, usize, Context)> = Vec::new();
    for (i, x) in a.dates.iter().enumerate() {
        for (j, y) in b.dates.iter().enumerate() {
            let answered = relations[i].iter().any(|r| r.agrees()) || relations.iter().any(|row| row[j].agrees());
            let (x_says, y_says) = (is_of_saying(a, x.at), is_of_saying(b, y.at));
            // the day of a statement is not the day of what it tells
            if x_says != y_says || x_says {
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
            if alone || adjacent && (around.count >= 2 || around.near >= 0.5) || around.near >= 0.5 && around.count >= 2 {
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
