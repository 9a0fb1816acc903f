//! How far along an activity is: whether talks have begun.
//!
//! "The two ministries have begun talks on the radar" in a lead and "the talks have not yet begun, an official
//! said" ten paragraphs on share hardly a word but the activity and what it is about.

use super::topics::share_topic;
use crate::align::Relation;
use crate::align::claims::edge::{Edge, site};
use crate::align::claims::row::{ClaimSite, NOT_BEGUN, Slot};
use crate::align::claims::statement::Statement;
use crate::align::claims::statement::frames::is_open;
use crate::align::reason::Reason;
use crate::extract::claims::words::{WordKind, base};
use crate::language::en;
use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

static ACTIVITIES: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
    let mut known = HashMap::new();
    for line in en::lines(en::ACTIVITIES) {
        let mut words = line.split_whitespace().map(base);
        let Some(first) = words.next() else { continue };
        known.insert(first.clone(), first.clone());
        known.extend(words.map(|w| (w, first.clone())));
    }
    known
});

/// Whether a stem names what begins, goes on and ends: "talk", "search".
pub(crate) fn is_activity(stem: &str) -> bool {
    ACTIVITIES.contains_key(stem)
}

/// An activity that is said to have begun, or not to have.
struct Beginning {
    statement: usize,
    denied: bool,
    site: ClaimSite,
}

/// Where the articles say of one activity that it has begun, and that it has not.
pub(super) fn beginnings(statements: &[Statement]) -> Vec<Edge> {
    let mut by_activity: BTreeMap<&str, Vec<Beginning>> = BTreeMap::new();
    for (n, s) in statements.iter().enumerate() {
        for (activity, denied, at) in begun(s) {
            let mut site = site(s, at);
            if denied { NOT_BEGUN } else { "begun" }.clone_into(&mut site.value);
            by_activity.entry(activity).or_default().push(Beginning { statement: n, denied, site });
        }
    }
    let mut out = Vec::new();
    for facts in by_activity.values() {
        for denial in facts.iter().filter(|f| f.denied) {
            for claim in facts.iter().filter(|f| !f.denied) {
                if share_topic(statements, denial.statement, claim.statement) {
                    out.push(Edge {
                        slot: Slot::Status,
                        relation: Relation::Conflicts,
                        strength: 0.6,
                        because: Reason::UnderWay,
                        a: claim.site.clone(),
                        b: denial.site.clone(),
                    });
                }
            }
        }
    }
    out
}

/// Activities that the sentence says have begun: the activity, whether that is denied, the words.
pub(crate) fn begun(s: &Statement) -> Vec<(&'static str, bool, (usize, usize))> {
    let mut out = Vec::new();
    for at in 0..s.words.len() {
        let stem = s.words[at].stem.as_str();
        let found = match stem {
            "begin" | "start" | "commenc" | "embark" if !is_open(s, at) => activity(s, at + 1, 6).or_else(|| subject(s, at)),
            // "in advanced discussions to", "in talks with"
            "in" if !is_open(s, at) => activity(s, at + 1, 2),
            _ => None,
        };
        if let Some((activity, other)) = found {
            let denied = s.negations.iter().any(|n| n.head == at || n.at < at && at <= n.head + 1);
            let start = s.negations.iter().filter(|n| n.at < at && n.at + 4 >= at).map(|n| n.at).min().unwrap_or(at);
            let end = if other > at { other + 1 } else { at + 1 };
            out.push((activity, denied, (start.min(at), end)));
        }
    }
    out
}

/// The activity named in the words from `from` on, within the clause.
fn activity(s: &Statement, from: usize, reach: usize) -> Option<(&'static str, usize)> {
    (from..s.words.len().min(from + reach))
        .take_while(|i| s.words[*i].kind != WordKind::Mark)
        .find_map(|i| ACTIVITIES.get(s.words[i].stem.as_str()).map(|a| (a.as_str(), i)))
}

/// The activity that is the subject of the verb at `at`: "the talks have not yet begun".
fn subject(s: &Statement, at: usize) -> Option<(&'static str, usize)> {
    (at.saturating_sub(5)..at)
        .rev()
        .take_while(|i| s.words[*i].kind != WordKind::Mark)
        .find_map(|i| ACTIVITIES.get(s.words[i].stem.as_str()).map(|a| (a.as_str(), i)))
}
