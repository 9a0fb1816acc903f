//! "No one was hurt" beside a toll: whether anybody came to harm at all.
//!
//! "Two people suffered minor injuries when the barge caught fire" and "the organisers said all aboard were
//! unharmed" are two answers to one question, although the second has no figure of the hurt. "No other
//! passengers were hurt" and "no injuries were immediately reported" leave room for a toll; "nobody was
//! killed" leaves room for the hurt.

use super::another_time::Times;
use super::harm::{DEAD, GRAVE, INJURED, MISSING, SERIOUS, SLIGHT, SUM, is_anyone, is_person};
use super::toll::{Toll, first_tolls, is_count_of};
use super::victims::{Victim, victims};
use super::zeros::{Zero, zeros};
use crate::align::Relation;
use crate::align::claims::articles::shared_context::named;
use crate::align::claims::articles::topics::share_topic;
use crate::align::claims::counts::dates_part;
use crate::align::claims::edge::{Edge, site};
use crate::align::claims::pairs::matching::Matching;
use crate::align::claims::row::{ClaimSite, Found, NOBODY, Slot};
use crate::align::claims::statement::{Statement, Valued};
use crate::align::reason::Reason;
use crate::language::quantity::Quantity;
use std::collections::{BTreeMap, BTreeSet};

/// Tolls that one denial is compared with.
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
/// One article has both.
const WITHIN: f32 = 0.5;

/// Edges between tolls of one or more and denials that there is any.
pub(crate) fn edges(statements: &[Statement], times: &Times<'_>) -> Vec<Edge> {
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
    let named = named(statements);
    let mut out = Vec::new();
    for harm in [DEAD, INJURED, SERIOUS, GRAVE, MISSING] {
        let is_told = |(n, z): &&(usize, Zero)| z.harm == harm && !(statements[*n].is_headline && told(statements[*n].article, harm));
        let denied: Vec<&(usize, Zero)> = all.iter().filter(is_told).collect();
        if denied.is_empty() {
            continue;
        }
        let event = Event { statements, named: &named, denied: &denied };
        for measure in denied_by(harm) {
            let fits = |s: &Statement, q: &Valued<Quantity>| {
                is_count_of(s, q, measure) && (is_anyone(&q.value.of) || is_person(&q.value.of)) && !times.is_other(s)
            };
            let tolls: Vec<Toll<'_>> = first_tolls(statements, times, &fits).into_iter().filter(|t| t.at.value.value >= 1.0).collect();
            out.extend(event.against_tolls(&tolls));
        }
        out.extend(event.against_victims(harm, times));
    }
    out
}

/// Likeness, and words in common, from which two sentences of long articles tell of one accident; less is asked
/// of sentences that stand alone, with the share of the lighter one.
const ALIKE: (f32, usize) = (0.34, 3);
const ALIKE_ALONE: f32 = 0.5;

/// "No one was killed in the crash on the coast road" against "four people were killed in the crash on the coast
/// road": two sentences alike but for the toll.
pub(crate) fn alike(a: &Statement, b: &Statement, m: &Matching) -> Vec<Found> {
    let same = if m.is_strict { m.jaccard >= ALIKE.0 && m.count >= ALIKE.1 } else { m.containment >= ALIKE_ALONE && m.count >= 1 };
    if !same || a.negations.is_empty() && b.negations.is_empty() && !speaks_of_nobody(a) && !speaks_of_nobody(b) || dates_part(a, b) {
        return Vec::new();
    }
    let of = |x: &Statement, y: &Statement| {
        let in_y = zeros(y);
        zeros(x).into_iter().filter(|z| z.of.is_empty() && !z.is_wide && !in_y.iter().any(|other| other.harm == z.harm)).find_map(|z| {
            let fits = |s: &Statement, q: &Valued<Quantity>| {
                q.value.value >= 1.0
                    && (is_anyone(&q.value.of) || is_person(&q.value.of))
                    && denied_by(z.harm).iter().any(|measure| is_count_of(s, q, measure))
            };
            let toll = y.quantities.iter().find(|q| fits(y, q))?;
            (!x.quantities.iter().any(|q| fits(x, q))).then_some((z.at, toll.at))
        })
    };
    let found = of(a, b).or_else(|| of(b, a).map(|(zero, toll)| (toll, zero)));
    let make = |(x, y)| Found {
        slot: Slot::Number,
        relation: Relation::Conflicts,
        a: x,
        b: y,
        strength: m.containment,
        because: Reason::HarmOrNone,
    };
    found.map(make).into_iter().collect()
}

/// "No one", "nobody", "no injuries": most sentences have none, and need not be read for it.
fn speaks_of_nobody(s: &Statement) -> bool {
    s.words
        .iter()
        .any(|w| matches!(w.key.as_str(), "no" | "nobody" | "none" | "without" | "all" | "everyone" | "unharmed" | "unhurt" | "uninjured"))
}

/// The tolls that "no one was …" excludes.
fn denied_by(harm: &str) -> &'static [&'static str] {
    match harm {
        DEAD => &[DEAD],
        INJURED => &[INJURED, SERIOUS, GRAVE, SLIGHT, SUM],
        SERIOUS => &[SERIOUS, GRAVE],
        MISSING => &[MISSING],
        _ => &[GRAVE],
    }
}

/// What an event's articles deny of one kind of harm.
struct Event<'a> {
    statements: &'a [Statement],
    /// Concepts of the names that each article has.
    named: &'a BTreeMap<usize, BTreeSet<u32>>,
    denied: &'a [&'a (usize, Zero)],
}

impl Event<'_> {
    /// Whether an article says of everyone that no harm came to them.
    fn denies(&self, article: usize) -> bool {
        self.denied.iter().any(|(n, z)| z.of.is_empty() && self.statements[*n].article == article)
    }

    fn against_tolls(&self, tolls: &[Toll<'_>]) -> Vec<Edge> {
        let agreed = tolls.windows(2).all(|two| two[0].at.value.value == two[1].at.value.value);
        let mut out = Vec::new();
        for (n, zero) in self.denied {
            let s = &self.statements[*n];
            let own = tolls.iter().find(|t| t.statement.article == s.article);
            let others: Vec<(&Toll<'_>, bool)> = tolls
                .iter()
                // "three hurt" over a text that has nobody hurt is the headline's alone
                .filter(|t| t.statement.article != s.article && (t.statement.is_headline || !self.denies(t.statement.article)))
                .filter_map(|t| Some((t, self.stand(*n, zero, t.index, own.is_some())?)))
                .collect();
            // within one article only a whole denial by itself: "no one was hurt in the blaze" may be of another fire
            if let Some(own) = own.filter(|t| t.index != *n && zero.is_bare && zero.of.is_empty()) {
                out.push(edge(s, zero, own, if s.is_headline { TOLD } else { WITHIN }));
            }
            // the headline alone has nobody harmed
            let alone = s.is_headline && own.is_some();
            for (toll, near) in others.iter().take(MOST) {
                let of = toll.at.value.of.as_str();
                let flat = alone || *near && zero.is_flat() && is_lead(s) && is_lead(toll.statement);
                let strength = match zero.of.as_str() {
                    "" if own.is_some() && !alone => DOUBTFUL,
                    "" if flat => FLAT,
                    "" => TOLD,
                    group if group == of || group == "aboard" && matches!(of, "passeng" | "crew") => TOLD,
                    // the three who were hurt may have stood on the quay
                    "passeng" | "aboard" if is_anyone(of) && own.is_none() && agreed => DOUBTFUL,
                    _ => continue,
                };
                let edge = edge(s, zero, toll, strength);
                // what the text below it gives too is of its own day
                out.push(if alone { Edge { relation: Relation::Conflicts, strength, because: Reason::HarmOrNone, ..edge } } else { edge });
            }
        }
        out
    }

    /// "A woman was killed" in another's lead.
    fn against_victims(&self, harm: &str, times: &Times<'_>) -> Vec<Edge> {
        let leads = self.statements.iter().enumerate().filter(|(_, o)| is_lead(o) && !o.is_headline && !o.is_aside && !times.is_other(o));
        let all: Vec<(usize, Victim)> =
            leads.flat_map(|(k, o)| victims(o).into_iter().filter(|v| v.harm == harm).map(move |v| (k, v))).collect();
        let has_one: BTreeSet<usize> = all.iter().map(|(k, _)| self.statements[*k].article).collect();
        let zeros = self.denied.iter().filter(|(n, z)| z.of.is_empty() && z.is_bare && is_lead(&self.statements[*n]));
        let mut out = Vec::new();
        for (n, zero) in zeros.filter(|(n, _)| !has_one.contains(&self.statements[*n].article)) {
            let s = &self.statements[*n];
            let others = all.iter().map(|(k, victim)| (*k, &self.statements[*k], victim));
            let others = others.filter(|(k, o, _)| !self.denies(o.article) && self.stand(*n, zero, *k, false) == Some(true));
            out.extend(others.take(MOST).map(|(_, o, victim)| between(s, zero, o, site(o, victim.at), TOLD)));
        }
        out
    }

    /// Whether a denial and a toll may be of one event, and if so, whether they share its names.
    fn stand(&self, denial: usize, zero: &Zero, toll: usize, gives_one: bool) -> Option<bool> {
        let (s, other) = (&self.statements[denial], &self.statements[toll]);
        // "in Ostrand no one was hurt", of a storm that the other has in Port Ellery
        let places = s.names.iter().filter(|n| n.start > 0 && matches!(s.key(n.start - 1), "in" | "at" | "near" | "outside"));
        let mut places = places.map(|n| &s.concepts[n.start..n.end]);
        let known = |name: &[u32]| self.named.get(&other.article).is_some_and(|all| name.iter().any(|c| all.contains(c)));
        if places.any(|name| !known(name)) {
            return None;
        }
        let of_headline = s.is_headline && gives_one || other.is_headline && self.denies(other.article);
        if of_headline || share_topic(self.statements, denial, toll) {
            return Some(true);
        }
        // "it added that no one was injured", in an article without a toll, is of its event
        let alone = !gives_one && zero.is_bare && zero.of.is_empty() && (s.is_headline || s.position < OPENING);
        alone.then_some(s.is_headline)
    }
}

/// Whether it stands where an article tells what its event cost.
fn is_lead(s: &Statement) -> bool {
    s.is_headline || s.position < LEAD
}

/// Whether a denial is told by one of `zeros` already: "there were no deaths" beside "three died".
pub(crate) fn tell(zeros: &[Edge], edge: &Edge) -> bool {
    let place = |s: &ClaimSite| (s.article, s.claim);
    let same = |z: &Edge| {
        let (x, y) = (place(&z.a), place(&z.b));
        (x, y) == (place(&edge.a), place(&edge.b)) || (y, x) == (place(&edge.a), place(&edge.b))
    };
    edge.slot == Slot::Polarity && zeros.iter().any(same)
}

fn edge(s: &Statement, zero: &Zero, toll: &Toll<'_>, strength: f32) -> Edge {
    between(s, zero, toll.statement, toll.site(), strength)
}

/// The edge between a denial in `s` and harm in `other` at the place `harm`.
fn between(s: &Statement, zero: &Zero, other: &Statement, harm: ClaimSite, strength: f32) -> Edge {
    let later = s.published.zip(other.published).is_some_and(|(x, y)| x != y);
    let (relation, strength, because) =
        if later { (Relation::ChangedWithTime, TOLD, Reason::TollMoves) } else { (Relation::Conflicts, strength, Reason::HarmOrNone) };
    let none = ClaimSite { value: NOBODY.to_owned(), subject: zero.harm.to_owned(), ..site(s, zero.at) };
    Edge { slot: Slot::Number, relation, strength, because, a: harm, b: none }
}
