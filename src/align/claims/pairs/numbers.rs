//! Matched statements → two values of one measure.
//!
//! "Eight rockets hit the port" against "ten rockets land at the port". "About 700 troops" against
//! "712 troops" is *more precise*; a share price at noon against one at the close, or a toll of
//! Monday against one of Tuesday, is another moment and no conflict.

use super::matching::{Context, Matching, context};
use crate::align::Relation;
use crate::align::claims::counts::{dates_part, is_counter, is_label, is_outgrown, is_rate};
use crate::align::claims::row::{Found, Slot};
use crate::align::claims::statement::{Name, NameKind, Statement, Valued};
use crate::align::claims::tolls::harm::{are_two_measures, may_count_the_perpetrator};
use crate::align::claims::tolls::harm::{is_age_or_call, is_of_event, is_second};
use crate::align::claims::tolls::parts;
use crate::align::reason::Reason;
use crate::extract::claims::words::WordKind;
use crate::language::quantity::{self, Quantity, Relation as Values, Unit, same_measure};

/// Share of the lighter statement that must be matched.
const LEAST_SHARED: f32 = 0.35;
/// The same when both count the same known thing ("dead", "injured").
const LEAST_SHARED_KNOWN: f32 = 0.3;

/// Words in common from which "at least three killed" and "at least ten killed" are two counts of one event.
const FEWEST_OUTGROWN: usize = 4;

/// Values of one measure that cannot both hold, or of which one is more precise.
pub(crate) fn number(a: &Statement, b: &Statement, m: &Matching) -> Vec<Found> {
    if m.containment < LEAST_SHARED_KNOWN || m.count < 2 {
        return Vec::new();
    }
    let relations: Vec<Vec<Values>> =
        a.quantities.iter().map(|x| b.quantities.iter().map(|y| quantity::relation(&x.value, &y.value)).collect()).collect();
    let totals = (gives_total(a), gives_total(b));
    let mut found = Vec::new();
    let mut candidates: Vec<(f32, usize, usize, Context)> = Vec::new();
    for (i, x) in a.quantities.iter().enumerate() {
        for (j, y) in b.quantities.iter().enumerate() {
            let outgrown = !m.is_strict && m.count >= FEWEST_OUTGROWN && x.value.is_known_measure() && is_outgrown(&x.value, &y.value);
            let answered = !outgrown && (relations[i].iter().any(|r| r.agrees()) || relations.iter().any(|row| row[j].agrees()));
            if is_rate(a, x) != is_rate(b, y) || is_counter(a, x) || is_counter(b, y) || m.is_strict && is_label(x) && is_label(y) {
                continue;
            }
            if is_day_of(a, x) && is_day_of(b, y)
                || m.jaccard < TOLD_ALIKE && (is_stage(a, x) || is_stage(b, y))
                || is_only_nth(a, x) != is_only_nth(b, y)
            {
                continue;
            }
            // the badly hurt are a part of the hurt, and "killed or injured" counts two things
            let tolls = m.is_strict && is_of_event(a, x) && is_of_event(b, y);
            // "two dead, including the gunman", "killed one person and himself"
            if (x.value.value - y.value.value).abs() == 1.0 && (may_count_the_perpetrator(a, x) || may_count_the_perpetrator(b, y)) {
                continue;
            }
            if are_two_measures(a, x, b, y) || tolls && (is_second(a, x) || is_second(b, y)) || parts::are_part_and_whole(a, x, b, y) {
                continue;
            }
            if m.is_strict && (is_age_or_call(a, x) != is_age_or_call(b, y) || !x.value.is_known_measure() && are_of_two(a, x, b, y)) {
                continue;
            }
            let around = context(m, a, x.at, b, y.at);
            if totals.0 && !totals.1 && sums_up(a, x, b, y) || totals.1 && !totals.0 && sums_up(b, y, a, x) {
                continue;
            }
            match if outgrown { Values::Different } else { relations[i][j] } {
                Values::Different if !answered && is_one_measure(&x.value, &y.value, &around, m) => {
                    candidates.push((rank(&x.value, &y.value, &around), i, j, around));
                }
                Values::MorePrecise(_) if m.containment >= LEAST_SHARED && is_one_measure(&x.value, &y.value, &around, m) => {
                    found.push(make(x, y, Relation::MorePrecise, m.containment * (0.5 + 0.5 * around.near), Reason::RoundedForm));
                }
                r if r.agrees() && m.containment >= LEAST_SHARED && m.count >= 3 && is_one_measure(&x.value, &y.value, &around, m) => {
                    found.push(make(x, y, Relation::Agrees, m.containment, Reason::SameValue));
                }
                _ => {}
            }
        }
    }
    candidates.sort_by(|p, q| q.0.total_cmp(&p.0).then((p.1, p.2).cmp(&(q.1, q.2))));
    let (mut used_a, mut used_b) = (vec![false; a.quantities.len()], vec![false; b.quantities.len()]);
    let mut conflicts = Vec::new();
    for (_, i, j, around) in candidates {
        if used_a[i] || used_b[j] {
            continue;
        }
        (used_a[i], used_b[j]) = (true, true);
        let strength = m.containment * (0.5 + 0.5 * around.near);
        conflicts.push(make(&a.quantities[i], &b.quantities[j], Relation::Conflicts, strength, Reason::TwoValues));
    }
    // prices and shares that all differ are of two moments; tolls that all differ are two counts
    let priced = conflicts
        .iter()
        .filter(|c| {
            a.quantities
                .iter()
                .any(|q| q.at == c.a && matches!(q.value.unit, Unit::Money(_) | Unit::Percent | Unit::MetrePerSecond | Unit::Metre))
        })
        .count();
    // so are counts that all differ, unless they are of the dead and hurt
    let counted = conflicts.iter().filter(|c| a.quantities.iter().any(|q| q.at == c.a && !q.value.is_known_measure())).count();
    if !conflicts.is_empty() && is_other_moment(a, b, m, &relations, priced.max(counted)) {
        for conflict in &mut conflicts {
            conflict.relation = Relation::ChangedWithTime;
            conflict.because = Reason::ValueMoves;
        }
    }
    // a toll of another day, or of a day unknown, is another count
    if m.is_strict && a.published != b.published {
        let is_toll = |f: &Found| a.quantities.iter().any(|q| q.at == f.a && is_of_event(a, q));
        for conflict in conflicts.iter_mut().filter(|f| is_toll(f)) {
            conflict.relation = Relation::ChangedWithTime;
            conflict.because = Reason::TollMoves;
        }
    }
    found.extend(conflicts);
    found
}

/// Likeness from which "the second round" and "the third round" are no two rounds of one contest.
const TOLD_ALIKE: f32 = 0.6;

/// "The second round", "day 40", "category 4": a stage of what goes on.
fn is_stage(s: &Statement, x: &Valued<Quantity>) -> bool {
    let of_row = |key: &str| {
        matches!(
            key,
            "round" | "quarter" | "half" | "inning" | "set" | "day" | "period" | "leg" | "stage" | "lap" | "week" | "season" | "night"
        )
    };
    let label = |key: &str| matches!(key, "category" | "day" | "phase" | "stage" | "level" | "round" | "week" | "grade");
    x.value.unit == Unit::Ordinal && of_row(s.key(x.at.1)) || x.at.0 > 0 && x.value.unit == Unit::Count && label(s.key(x.at.0 - 1))
}

/// "On day 40": how long it has gone on.
fn is_day_of(s: &Statement, x: &Valued<Quantity>) -> bool {
    x.at.0 > 0 && matches!(s.key(x.at.0 - 1), "day" | "week" | "month") && x.value.unit == Unit::Count
}

/// "Only the second woman to lead a party": a place among more than the other's.
fn is_only_nth(s: &Statement, x: &Valued<Quantity>) -> bool {
    x.value.unit == Unit::Ordinal && (x.at.0.saturating_sub(2)..x.at.0).any(|i| matches!(s.key(i), "only" | "just"))
}

fn gives_total(s: &Statement) -> bool {
    s.words.iter().any(|w| matches!(w.key.as_str(), "total" | "altogether" | "combined"))
}

/// "A total of 14 rifles in five raids" beside "six rifles" of one raid; `s` alone gives a total.
fn sums_up(s: &Statement, x: &Valued<Quantity>, other: &Statement, y: &Valued<Quantity>) -> bool {
    let several = |z: &Valued<Quantity>| {
        z.at != x.at && z.value.value >= 2.0 && !z.value.of.is_empty() && other.words.iter().any(|w| w.stem.as_str() == z.value.of)
    };
    x.value.unit == Unit::Count
        && x.value.value > y.value.value
        && s.quantities.iter().any(several)
        && !other.quantities.iter().any(|z| several(z) && z.at != y.at)
}

fn make(x: &Valued<Quantity>, y: &Valued<Quantity>, relation: Relation, strength: f32, because: Reason) -> Found {
    Found { slot: Slot::Number, relation, a: x.at, b: y.at, strength, because }
}

fn rank(x: &Quantity, y: &Quantity, c: &Context) -> f32 {
    let bonus = |yes: bool, by: f32| if yes { by } else { 0.0 };
    c.near
        + bonus(c.left, 0.3)
        + bonus(c.right, 0.3)
        + bonus(!x.of.is_empty() && x.of == y.of, 0.5)
        + bonus(x.slot == y.slot, 0.3)
        + bonus(x.measure == y.measure, 0.3)
}

/// Whether two quantities answer one question.
fn is_one_measure(x: &Quantity, y: &Quantity, c: &Context, m: &Matching) -> bool {
    if x.unit != y.unit {
        return false;
    }
    // "$34 million" for "$34 billion": equal digits are no chance
    let rest = |s: quantity::Slot| matches!(s, quantity::Slot::Level | quantity::Slot::Rest);
    if x.slot != y.slot && !(is_other_scale(x, y) && rest(x.slot) && rest(y.slot)) {
        return false;
    }
    if is_other_scale(x, y) && (c.count >= 1 || m.containment >= LEAST_SHARED) {
        return true;
    }
    let known = x.is_known_measure() && y.is_known_measure();
    if known {
        return x.measure == y.measure && (c.count >= 1 || m.containment >= 0.6);
    }
    if x.is_known_measure() != y.is_known_measure() && !(c.left && c.right) {
        return false;
    }
    if m.containment < LEAST_SHARED {
        return false;
    }
    let adjacent = c.left || c.right;
    if same_measure(x, y) {
        let same_thing = !x.of.is_empty() && x.of == y.of;
        let anchored = !m.is_strict && c.left_anchor && c.right_anchor && c.count >= 2;
        return same_thing && (adjacent || c.count >= 2) || adjacent && c.count >= 2 || c.near >= 0.5 && c.count >= 2 || anchored;
    }
    // two nouns for one thing: only where all around agrees
    x.unit != Unit::Count && adjacent && c.near >= 0.5 || c.left && c.right && c.near >= 0.6
}

/// Whether the digits are equal and only million, billion or trillion differ.
fn is_other_scale(x: &Quantity, y: &Quantity) -> bool {
    let (low, high) = (x.value.abs().min(y.value.abs()), x.value.abs().max(y.value.abs()));
    low >= 1e5 && [1e3, 1e6].iter().any(|scale| (high / low / scale - 1.0).abs() < 1e-6)
}

/// Words of measures that move by the minute.
const MOVING: [&str; 19] = [
    "share", "stock", "index", "yield", "note", "bond", "future", "barrel", "nasdaq", "dow", "trade", "crude", "ounc", "currenc", "bourse",
    "euro", "yen", "hurrican", "storm",
];
/// The same where a day that both name pins them: a storm brings its snow once.
const OF_ONE_DAY: [&str; 2] = ["hurrican", "storm"];

/// Whether the two sentences may speak of two moments of a value that moves.
fn is_other_moment(a: &Statement, b: &Statement, m: &Matching, relations: &[Vec<Values>], conflicts: usize) -> bool {
    if dates_part(a, b) {
        return true;
    }
    // "200 million euros of damage" is no rate of the euro
    let counted = |i: usize| a.quantities.iter().any(|q| q.at.0 <= i && i < q.at.1);
    let dated = a.dates.iter().any(|d| (d.at.0..d.at.1).any(|i| m.a[i].is_some())) || m.count >= 8;
    let moving = |s: &Statement, links: &[Option<usize>]| {
        // of points that are scored a long article has many
        let moves = |stem: &str| MOVING.contains(&stem) && !(dated && OF_ONE_DAY.contains(&stem)) || m.is_strict && stem == "point";
        (0..s.words.len()).any(|i| links[i].is_some() && !counted(i) && moves(&s.words[i].stem))
    };
    if !moving(a, &m.a) && conflicts < 2 {
        return false;
    }
    // an exact value that both give pins the moment
    let pinned = relations.iter().enumerate().any(|(i, row)| {
        let x = &a.quantities[i].value;
        let former = x.slot == quantity::Slot::Former || a.quantities[i].at.0 > 0 && a.key(a.quantities[i].at.0 - 1) == "from";
        // "five-year notes" is a name
        row.contains(&Values::Same) && !matches!(x.unit, Unit::Ordinal | Unit::Second) && !former && x.value != 0.0
    });
    !pinned
}

/// Whether the values are of two people: each sentence names one before its value, whom the other lacks.
pub(crate) fn are_of_two(a: &Statement, x: &Valued<Quantity>, b: &Statement, y: &Valued<Quantity>) -> bool {
    let agent = |s: &Statement, at: usize| s.names.iter().rev().find(|n| n.end <= at && n.kind == NameKind::Person).copied();
    let names =
        |s: &Statement, of: &Name, other: &Statement| (of.start..of.end).any(|i| other.words.iter().any(|w| w.key == s.words[i].key));
    let opened = |s: &Statement, at: usize| {
        let opens = |n: &&Name| n.end <= at && !matches!(n.kind, NameKind::Place(_)) && (0..n.start).all(|i| s.key(i) == "the");
        s.names.iter().find(opens).copied()
    };
    // "the Maren brought 40 crates", "the Oda brought 90 crates"
    if let (Some(p), Some(q)) = (opened(a, x.at.0), opened(b, y.at.0)) {
        let same_verb = a.words.get(p.end).zip(b.words.get(q.end)).is_some_and(|(v, w)| v.kind == WordKind::Content && v.stem == w.stem);
        if same_verb && !names(a, &p, b) && !names(b, &q, a) {
            return true;
        }
    }
    match (agent(a, x.at.0), agent(b, y.at.0)) {
        (Some(p), Some(q)) => !names(a, &p, b) && !names(b, &q, a),
        // "he" of one sentence is somebody, the man named in another may be somebody else
        (Some(p), None) => !names(a, &p, b) && opens_with_pronoun(b),
        (None, Some(q)) => !names(b, &q, a) && opens_with_pronoun(a),
        (None, None) => opens_with_pronoun(a) || opens_with_pronoun(b),
    }
}

pub(crate) fn opens_with_pronoun(s: &Statement) -> bool {
    s.words.iter().find(|w| w.kind != WordKind::Mark).is_some_and(|w| matches!(w.key.as_str(), "he" | "she" | "his" | "her"))
}
