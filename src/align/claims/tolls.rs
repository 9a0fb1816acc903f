//! How many are dead, hurt, missing: the toll that each of an event's articles gives.
//!
//! "Killing at least two people", "the death toll rose to six" and "four dead bodies had been brought
//! in" share hardly a word, yet each is its article's answer to one question. The first toll of an
//! article is that of its event; what it tells later, for comparison, is not taken.

use super::group::{Edge, site};
use super::matching::Matching;
use super::numbers::is_counter;
use super::row::Slot;
use super::statement::{Statement, Valued};
use super::tallies::{is_part, known_measure};
use crate::align::Relation;
use crate::language::quantity::{self, Hedge, Quantity, Relation as Values, Unit};
use std::collections::BTreeMap;

/// Measures of which an event has one value.
const TOLLS: [&str; 9] = ["dead", "injured", GRAVE, "missing", "arrested", "rescued", "displaced", "infected", "hostage"];

/// The measure of those whose lives are in danger: a part of the injured.
const GRAVE: &str = "gravely injured";

/// Words from a number within which its injuries are graded: "18 people are in a critical condition".
const GRADED_WITHIN: usize = 9;

/// Words for those who are counted that leave open who they are.
const ANYONE: [&str; 16] = [
    "", "peopl", "people", "person", "civilian", "victim", "other", "casualti", "more", "dead", "death", "fatal", "soul", "injur", "wound",
    "hurt",
];

/// Sentences from the start in which an article tells what its event is.
const OPENING: usize = 8;

/// Words that a toll further on must share with the toll in another article's opening.
const SHARED_FURTHER_ON: usize = 3;

/// Times by which a toll exceeds what an "at least" says before the two are two counts.
const OUTGROWN: f64 = 1.15;

/// The first toll of an article.
#[derive(Clone, Copy)]
pub(super) struct Toll<'a> {
    pub(super) statement: &'a Statement,
    pub(super) at: &'a Valued<Quantity>,
}

/// Edges between the tolls of articles, and between a headline's toll and that of its own text.
pub(super) fn edges(statements: &[Statement]) -> Vec<Edge> {
    let of = |measure: &&str| {
        let first = first_tolls(statements, measure);
        let mut out = of_measure(&first);
        out.extend(against_headlines(statements, measure, &first));
        out
    };
    TOLLS.iter().flat_map(of).collect()
}

/// "58 dead" over a text that begins "At least 59 people were killed".
fn against_headlines(statements: &[Statement], measure: &str, first: &[Toll<'_>]) -> Vec<Edge> {
    let head = |s: &&Statement| s.is_headline && !s.is_aside;
    let tolls = statements.iter().filter(head).filter_map(|s| {
        let at = s.quantities.iter().find(|q| is_toll(s, q, measure))?;
        let own = first.iter().find(|t| t.statement.article == s.article && !t.statement.is_headline)?;
        (quantity::relation(&at.value, &own.at.value) == Values::Different).then_some((Toll { statement: s, at }, *own))
    });
    tolls
        .map(|(head, own)| Edge {
            slot: Slot::Number,
            relation: Relation::Conflicts,
            strength: 0.6,
            because: "the headline gives another toll than the text below it",
            a: site(head.statement, head.at.at),
            b: site(own.statement, own.at.at),
        })
        .collect()
}

/// The first toll of each article, in the order of the articles.
pub(super) fn first_tolls<'a>(statements: &'a [Statement], measure: &str) -> Vec<Toll<'a>> {
    let mut first: BTreeMap<usize, Toll<'a>> = BTreeMap::new();
    // a headline rounds and leaves out; it counts where the text has no toll
    let (heads, texts): (Vec<_>, Vec<_>) = statements.iter().filter(|s| !s.is_aside).partition(|s| s.is_headline);
    for s in texts.into_iter().chain(heads) {
        if first.contains_key(&s.article) {
            continue;
        }
        if let Some(at) = s.quantities.iter().find(|q| is_toll(s, q, measure)) {
            first.insert(s.article, Toll { statement: s, at });
        }
    }
    let openings: Vec<Toll<'a>> = first.values().filter(|t| t.statement.position < OPENING).take(OPENING).copied().collect();
    let shares = |t: &Toll<'a>| {
        openings
            .iter()
            .any(|o| o.statement.article != t.statement.article && Matching::new(t.statement, o.statement).count >= SHARED_FURTHER_ON)
    };
    first.into_values().filter(|t| t.statement.position < OPENING || shares(t)).collect()
}

/// Whether it is the number of an event's dead, hurt or missing, whoever they are.
pub(super) fn is_of_event(s: &Statement, at: &Valued<Quantity>) -> bool {
    known_measure(s, at).is_some_and(|m| TOLLS.contains(&m)) && ANYONE.contains(&at.value.of.as_str())
}

/// Whether the words `at` of a statement give such a number.
pub(super) fn is_told_at(s: &Statement, at: (usize, usize)) -> bool {
    s.quantities.iter().any(|q| q.at == at && is_of_event(s, q) && q.value.slot == quantity::Slot::Level && !is_age_or_call(s, q))
}

/// What a number counts: a known measure, or how gravely people are hurt; of two tolls in one sentence
/// ("two dead, where 31 died in 1974") the first is the event's.
pub(super) fn measure_of<'a>(s: &'a Statement, at: &'a Valued<Quantity>) -> Option<&'a str> {
    let known = known_measure(s, at);
    if known.is_some_and(|m| m != "injured") {
        return known;
    }
    let end = s.quantities.iter().map(|q| q.at.0).filter(|start| *start > at.at.0).min().unwrap_or(usize::MAX);
    let graded = (at.at.1..s.words.len().min(at.at.1 + GRADED_WITHIN).min(end)).find_map(|i| match s.key(i) {
        "critical" | "critically" | "life-threatening" | "grave" => Some(GRAVE),
        "serious" | "seriously" | "severe" | "severely" => Some("seriously injured"),
        "slight" | "slightly" | "minor" | "lightly" | "light" | "less" => Some("slightly injured"),
        _ => None,
    });
    let of_people = known.is_some() || ANYONE.contains(&at.value.of.as_str()) && !at.value.of.is_empty();
    graded.filter(|_| of_people).or(known)
}

/// Whether a toll of the same measure stands before it in its sentence: then it is told for comparison.
pub(super) fn is_second(s: &Statement, at: &Valued<Quantity>) -> bool {
    let own = known_measure(s, at);
    own.is_some() && s.quantities.iter().take_while(|q| q.at != at.at).any(|q| is_of_event(s, q) && known_measure(s, q) == own)
}

fn is_toll(s: &Statement, at: &Valued<Quantity>, measure: &str) -> bool {
    let q = &at.value;
    q.unit == Unit::Count
        && q.slot == quantity::Slot::Level
        && q.hedge != Hedge::Vague
        && !is_age_or_call(s, at)
        && measure_of(s, at) == Some(measure)
        && ANYONE.contains(&q.of.as_str())
        && !is_counter(s, at)
        && (!is_part(s, at) || s.key(at.at.1) == "others" || s.key(at.at.1) == "other" || s.key(at.at.1) == "more")
}

/// "Killing Tom Holt, 40.", "dead at 77", "61 and 48 years old", "called 911": an age or a telephone number.
pub(super) fn is_age_or_call(s: &Statement, at: &Valued<Quantity>) -> bool {
    let (first, end) = at.at;
    let named = first >= 2 && s.key(first - 1) == "," && s.words[first - 2].capital && matches!(s.key(end), "," | "." | "" | ";");
    let listed = s.key(end) == "and" && (end + 2..end + 4).any(|i| matches!(s.key(i), "old" | "years"));
    let called = first > 0 && matches!(s.words[first - 1].stem.as_str(), "call" | "dial" | "phone");
    let died = first >= 2 && s.key(first - 1) == "at" && matches!(s.key(first - 2), "dead" | "dies" | "died");
    named || listed || called || died
}

fn of_measure(tolls: &[Toll<'_>]) -> Vec<Edge> {
    let mut by_value: BTreeMap<String, Vec<Toll<'_>>> = BTreeMap::new();
    for toll in tolls {
        by_value.entry(format!("{:012.1} {:?}", toll.at.value.value, toll.at.value.hedge)).or_default().push(*toll);
    }
    let groups: Vec<Vec<Toll<'_>>> = by_value.into_values().collect();
    let mut out = Vec::new();
    for (i, xs) in groups.iter().enumerate() {
        for ys in &groups[i + 1..] {
            // one article of each day stands for the others that give its value
            let best = xs.iter().flat_map(|x| ys.iter().map(move |y| (x, y))).take(TRIED).map(|(x, y)| edge(x, y));
            out.extend(best.flatten().max_by_key(|e| e.relation == Relation::Conflicts));
        }
    }
    if !out.is_empty() {
        // the other articles that give one of the values join its reading
        for group in groups.iter().filter(|g| g.len() > 1) {
            out.extend(group[1..].iter().map(|t| link(&group[0], t)));
        }
    }
    out
}

/// Pairs of articles tried for two values.
const TRIED: usize = 64;

fn link(x: &Toll<'_>, y: &Toll<'_>) -> Edge {
    Edge {
        slot: Slot::Number,
        relation: Relation::MorePrecise,
        strength: 0.0,
        because: "both give the same value",
        a: site(x.statement, x.at.at),
        b: site(y.statement, y.at.at),
    }
}

/// How two tolls stand to each other.
fn edge(x: &Toll<'_>, y: &Toll<'_>) -> Option<Edge> {
    let (p, q) = (&x.at.value, &y.at.value);
    let differ = match quantity::relation(p, q) {
        Values::Different => true,
        // "at least two" leaves room for six, but it is another count
        Values::MorePrecise(_) | Values::Compatible => p.value.max(q.value) > p.value.min(q.value) * OUTGROWN,
        _ => return None,
    };
    let (relation, strength, because) = match (differ, x.statement.published, y.statement.published) {
        (false, ..) => (Relation::MorePrecise, 0.6, "one value is a rounded form of the other"),
        (true, Some(d), Some(e)) if d != e => (Relation::ChangedWithTime, 0.7, "the reports are of two days, and a toll moves"),
        (true, Some(_), None) | (true, None, Some(_)) => {
            (Relation::ChangedWithTime, 0.5, "one of the reports is undated, and a toll moves")
        }
        (true, ..) => (Relation::Conflicts, 0.75, "two tolls of one event"),
    };
    Some(Edge { slot: Slot::Number, relation, strength, because, a: site(x.statement, x.at.at), b: site(y.statement, y.at.at) })
}
