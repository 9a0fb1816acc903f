//! "No one was hurt" beside a toll: whether anybody came to harm at all.
//!
//! "Two people suffered minor injuries when the barge caught fire" and "the organisers said all aboard were
//! unharmed" are two answers to one question, although the second has no figure of the hurt. "No other
//! passengers were hurt" and "no injuries were immediately reported" leave room for a toll; "nobody was
//! killed" leaves room for the hurt.

use super::another_time::Times;
use super::facts::share_topic;
use super::group::{Edge, site};
use super::harm::{DEAD, GRAVE, INJURED, SERIOUS, SLIGHT, SUM, is_anyone, is_person};
use super::row::{ClaimSite, NOBODY, Slot};
use super::statement::{Statement, Valued};
use super::tolls::{Toll, first_tolls, is_count_of};
use super::zeros::{Zero, zeros};
use crate::align::Relation;
use crate::language::quantity::Quantity;

/// Tolls that one denial is held against.
const MOST: usize = 8;
/// Sentences from the start of an article in which it tells what its event cost.
const LEAD: usize = 4;

/// Sentences from the start of an article in which a zero alone is of its event.
const OPENING: usize = 8;

/// The zero stands in the lead or the headline of an article that gives no toll, and the toll in another's lead.
const FLAT: f32 = 0.75;
/// One of the two stands further on, or they are told of by two words ("hurt", "died").
const TOLD: f32 = 0.6;
/// The zero may be of others, or its article gives a toll too: somebody's word against another's.
const DOUBTFUL: f32 = 0.4;

/// Edges between tolls of one or more and denials that there is any.
pub(super) fn edges(statements: &[Statement], times: &Times<'_>) -> Vec<Edge> {
    let of = |(n, s): (usize, &Statement)| -> Vec<(usize, Zero)> {
        if s.is_aside || times.is_other(s) { Vec::new() } else { zeros(s).into_iter().map(|z| (n, z)).collect() }
    };
    let all: Vec<(usize, Zero)> = statements.iter().enumerate().flat_map(of).collect();
    if all.is_empty() {
        return Vec::new();
    }
    // a headline counts where the text says nothing of it
    let told = |article: usize, measure: &str| {
        all.iter().any(|(n, z)| statements[*n].article == article && !statements[*n].is_headline && z.harm == measure)
    };
    let mut out = Vec::new();
    for harm in [DEAD, INJURED, SERIOUS, GRAVE] {
        let denied: Vec<&(usize, Zero)> = all
            .iter()
            .filter(|(n, z)| z.harm == harm && !(statements[*n].is_headline && told(statements[*n].article, harm)))
            .collect();
        if denied.is_empty() {
            continue;
        }
        for measure in denied_by(harm) {
            let fits = |s: &Statement, q: &Valued<Quantity>| {
                is_count_of(s, q, measure) && (is_anyone(&q.value.of) || is_person(&q.value.of)) && !times.is_other(s)
            };
            let tolls: Vec<Toll<'_>> = first_tolls(statements, times, &fits).into_iter().filter(|t| t.at.value.value >= 1.0).collect();
            out.extend(of_measure(statements, &denied, &tolls));
        }
    }
    out
}

/// The tolls that "no one was …" excludes.
fn denied_by(harm: &str) -> &'static [&'static str] {
    match harm {
        DEAD => &[DEAD],
        INJURED => &[INJURED, SERIOUS, GRAVE, SLIGHT, SUM],
        SERIOUS => &[SERIOUS, GRAVE],
        _ => &[GRAVE],
    }
}

fn of_measure(statements: &[Statement], denied: &[&(usize, Zero)], tolls: &[Toll<'_>]) -> Vec<Edge> {
    let gives = |article: usize| tolls.iter().find(|t| t.statement.article == article);
    let denies = |article: usize| denied.iter().any(|(n, _)| statements[*n].article == article);
    let agreed = tolls.windows(2).all(|two| two[0].at.value.value == two[1].at.value.value);
    let mut out = Vec::new();
    for (n, zero) in denied {
        let s = &statements[*n];
        let own = gives(s.article);
        let others = tolls.iter().filter(|t| t.statement.article != s.article && !denies(t.statement.article));
        // "it added that no one was injured", in an article without a toll, is of its event
        let alone = own.is_none() && zero.is_bare && zero.of.is_empty() && s.position < OPENING;
        let others: Vec<&Toll<'_>> = others.filter(|t| alone || share_topic(statements, *n, t.index)).collect();
        // within one article only a whole denial by itself: "no one was hurt in the blaze" may be of another fire
        if let Some(own) = own.filter(|t| t.index != *n && zero.is_bare && zero.of.is_empty() && (s.is_headline || others.is_empty())) {
            out.push(edge(s, zero, own, if s.is_headline { TOLD } else { 0.5 }));
        }
        for toll in others.iter().take(MOST) {
            let of = toll.at.value.of.as_str();
            let lead = (s.is_headline || s.position < LEAD) && toll.statement.position < LEAD;
            let strength = match zero.of.as_str() {
                // the headline alone has nobody harmed
                "" if s.is_headline && own.is_some() => FLAT,
                "" if own.is_some() => DOUBTFUL,
                "" if lead && zero.is_bare && !zero.is_wide => FLAT,
                "" => TOLD,
                group if group == of || group == "aboard" && matches!(of, "passeng" | "crew") => TOLD,
                // the three who were hurt may have stood on the quay
                "passeng" | "aboard" if is_anyone(of) && own.is_none() && agreed => DOUBTFUL,
                _ => continue,
            };
            out.push(edge(s, zero, toll, strength));
        }
    }
    out
}

/// Whether a denial is told by one of `zeros` already: "there were no deaths" beside "three died".
pub(super) fn tell(zeros: &[Edge], edge: &Edge) -> bool {
    let place = |s: &ClaimSite| (s.article, s.claim);
    let same = |z: &Edge| {
        let (x, y) = (place(&z.a), place(&z.b));
        (x, y) == (place(&edge.a), place(&edge.b)) || (y, x) == (place(&edge.a), place(&edge.b))
    };
    edge.slot == Slot::Polarity && zeros.iter().any(same)
}

fn edge(s: &Statement, zero: &Zero, toll: &Toll<'_>, strength: f32) -> Edge {
    let later = s.published.zip(toll.statement.published).is_some_and(|(x, y)| x != y);
    let (relation, strength, because) = if later {
        (Relation::ChangedWithTime, TOLD, "the reports are of two days, and a toll moves")
    } else {
        (Relation::Conflicts, strength, "one has nobody harmed, another gives a toll")
    };
    let none = ClaimSite { value: NOBODY.to_owned(), subject: zero.harm.to_owned(), ..site(s, zero.at) };
    Edge { slot: Slot::Number, relation, strength, because, a: toll.site(), b: none }
}
