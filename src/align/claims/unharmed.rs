//! "No one was hurt" beside a toll: whether anybody came to harm at all.
//!
//! "Two people suffered minor injuries when the barge caught fire" and "the organisers said no one was
//! injured" are two answers to one question, although the second has no figure. Taken are denials of all
//! harm; "no other passengers were hurt" and "nobody was seriously injured" leave room for a toll, and "no
//! injuries were immediately reported" for a later one.

use super::facts::share_topic;
use super::group::{Edge, site};
use super::row::{ClaimSite, Slot};
use super::statement::{Statement, Valued};
use super::tolls::{Toll, first_tolls};
use crate::align::Relation;
use crate::extract::claims::words::WordKind;
use crate::language::quantity::Quantity;

/// Value of a site at which nobody came to harm.
const NOBODY: &str = "nobody";

/// Words between "no one" and what befell it.
const REACH: usize = 4;
/// Tolls that one denial is held against.
const MOST: usize = 3;

/// A denial of all harm of one kind.
struct Denial {
    statement: usize,
    measure: &'static str,
    at: (usize, usize),
}

/// Edges between tolls of one or more and denials that there is any.
pub(super) fn edges(statements: &[Statement]) -> Vec<Edge> {
    let denials: Vec<Denial> = statements.iter().enumerate().filter(|(_, s)| !s.is_aside).flat_map(|(n, s)| denials(n, s)).collect();
    if denials.is_empty() {
        return Vec::new();
    }
    let mut out = Vec::new();
    for measure in ["dead", "injured"] {
        let tolls = first_tolls(statements, measure);
        let gives = |article: usize| tolls.iter().any(|t| t.statement.article == article && t.at.value.value >= 1.0);
        let denies = |article: usize| denials.iter().any(|d| d.measure == measure && statements[d.statement].article == article);
        for denial in denials.iter().filter(|d| d.measure == measure) {
            let s = &statements[denial.statement];
            let others = tolls.iter().filter(|t| t.at.value.value >= 1.0 && t.statement.article != s.article);
            let apart = others.filter(|t| !denies(t.statement.article) && share_topic(statements, denial.statement, index(statements, t)));
            for toll in apart.take(MOST) {
                out.push(edge(s, denial, toll.statement, toll.at, gives(s.article)));
            }
        }
    }
    out
}

/// The index of the statement that gives a toll.
fn index(statements: &[Statement], toll: &Toll<'_>) -> usize {
    statements.iter().position(|s| std::ptr::eq(s, toll.statement)).unwrap_or(0)
}

fn edge(s: &Statement, denial: &Denial, other: &Statement, toll: &Valued<Quantity>, gives_one: bool) -> Edge {
    let later = s.published.zip(other.published).is_some_and(|(x, y)| x != y);
    let (relation, strength, because) = if later {
        (Relation::ChangedWithTime, 0.6, "the reports are of two days, and a toll moves")
    } else {
        // a source that gives a toll of its own reports the denial as somebody's word
        (Relation::Conflicts, if gives_one { 0.4 } else { 0.6 }, "one source has nobody harmed, another gives a toll")
    };
    let none = ClaimSite { value: NOBODY.to_owned(), subject: denial.measure.to_owned(), ..site(s, denial.at) };
    Edge { slot: Slot::Number, relation, strength, because, a: site(other, toll.at), b: none }
}

/// Denials of all harm in one sentence.
fn denials(n: usize, s: &Statement) -> Vec<Denial> {
    let open = |at: usize| matches!(s.key(at), "immediate" | "immediately" | "initially" | "yet" | "if" | "would" | "could" | "hoped");
    if (0..s.words.len()).any(open) {
        return Vec::new();
    }
    (0..s.words.len()).filter_map(|at| denial(s, at)).map(|(measure, at)| Denial { statement: n, measure, at }).collect()
}

/// The measure that the words from `at` on deny, and where they stand.
fn denial(s: &Statement, at: usize) -> Option<(&'static str, (usize, usize))> {
    let nobody = match s.key(at) {
        "nobody" => at + 1,
        "no" if matches!(s.key(at + 1), "one" | "body") => at + 2,
        "no" => {
            let reported = matches!(s.key(at + 1), "reports" | "reported") as usize;
            let of = usize::from(reported > 0 && s.key(at + 2) == "of");
            let noun = at + 1 + reported + of;
            return harm_noun(s.key(noun)).map(|m| (m, (at, noun + 1)));
        }
        "without" => return harm_noun(s.key(at + 1)).map(|m| (m, (at, at + 2))),
        _ => return None,
    };
    // "no one else was hurt", "no one on the tug was hurt": others may have been
    let verb = (nobody..s.words.len().min(nobody + REACH)).find(|i| s.words[*i].kind == WordKind::Content)?;
    let plain = (nobody..verb).all(|i| matches!(s.key(i), "was" | "were" | "is" | "has" | "have" | "had" | "been" | "be"));
    harm_verb(s.key(verb)).filter(|_| plain).map(|m| (m, (at, verb + 1)))
}

fn harm_noun(key: &str) -> Option<&'static str> {
    match key {
        "injuries" | "injury" => Some("injured"),
        "deaths" | "fatalities" | "casualties" => Some("dead"),
        _ => None,
    }
}

fn harm_verb(key: &str) -> Option<&'static str> {
    match key {
        "injured" | "hurt" | "harmed" | "wounded" => Some("injured"),
        "killed" | "died" => Some("dead"),
        _ => None,
    }
}
