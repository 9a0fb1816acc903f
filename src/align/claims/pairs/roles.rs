//! Matched statements → one person with two offices that cannot both be meant.
//!
//! "President Ana Holt" against "Vice President Ana Holt". "The mayor" against "Mayor Holt" is no
//! difference, nor is "minister" against "foreign minister": the one only says less.

use super::matching::{Matching, context};
use super::names::is_claimant;
use crate::align::Relation;
use crate::align::claims::row::{Found, Slot};
use crate::align::claims::statement::vocabulary::PlaceLevel;
use crate::align::claims::statement::{Name, NameKind, Statement};
use crate::align::reason::Reason;
use crate::article::Span;
use crate::extract::claims::words::WordKind;
use crate::language::{self, Class, en};
use std::collections::HashMap;
use std::sync::LazyLock;

static ROLES: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let lines = en::lines(en::OFFICES);
    lines.flat_map(|line| line.split_whitespace().map(move |form| (form, line.split_whitespace().next().unwrap_or(form)))).collect()
});

/// An office named in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Role {
    /// Index of its first word.
    pub(crate) start: usize,
    /// One past its last word.
    pub(crate) end: usize,
    /// The form that stands for it.
    pub(crate) name: &'static str,
}

/// The offices named in `s`, longest forms first at each place.
pub(crate) fn roles(s: &Statement) -> Vec<Role> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < s.words.len() {
        let longest = (1..=3).rev().find_map(|length| {
            let part = s.words.get(at..at + length)?;
            let mut joined = String::new();
            for word in part {
                if !joined.is_empty() {
                    joined.push('_');
                }
                let key = word.key.as_str();
                joined.push_str(key.strip_suffix("men").map(|_| key).unwrap_or(key));
            }
            ROLES.get(joined.as_str()).map(|name| Role { start: at, end: at + length, name })
        });
        match longest {
            // "the sheriff's sergeant", "the mayor's press secretary" is no sheriff and no mayor
            Some(role)
                if matches!(s.key(role.end), "'s" | "’s")
                    && (role.end + 1..role.end + 4)
                        .any(|i| is_office(s.key(i)) || matches!(s.key(i), "deputy" | "chief" | "secretary")) =>
            {
                at = role.end;
            }
            // "general" and "major" are offices only as titles: with a capital, before a name
            Some(role) if is_title(s, &role) => {
                at = role.end;
                found.push(role);
            }
            _ => at += 1,
        }
    }
    found
}

fn is_title(s: &Statement, role: &Role) -> bool {
    match role.name {
        "general" | "major" | "justice" | "king" | "queen" | "prince" | "representative" | "chair" => {
            // "Rep." keeps its full stop apart
            let next = role.end + usize::from(s.key(role.end) == ".");
            s.words[role.start].capital && s.words.get(next).is_some_and(|w| w.capital && w.kind == WordKind::Content)
        }
        _ => true,
    }
}

/// Ranks and degrees, which go with any office.
const RANKS: [&str; 16] = [
    "trooper",
    "general",
    "colonel",
    "captain",
    "major",
    "lieutenant",
    "sergeant",
    "doctor",
    "bishop",
    "justice",
    "inspector",
    "chief_inspector",
    "superintendent",
    "constable",
    "corporal",
    "admiral",
];

/// Offices that one person may well hold at a time, or that are words for one another.
const TOGETHER: &[(&str, &[&str])] = &[
    ("prosecutor", &["district_attorney", "attorney_general", "lawyer"]),
    ("lawyer", &["director", "chairman", "district_attorney", "attorney_general"]),
    ("representative", &["chairman", "lawyer", "spokesman"]),
    ("senator", &["chairman", "lawyer"]),
    (
        "owner",
        &["lawyer", "chairman", "chief_executive", "president", "director", "chief", "engineer", "doctor", "captain", "senator", "mayor"],
    ),
    ("chief_executive", &["chairman", "president", "director", "chief", "managing_director", "executive_director", "general_manager"]),
    ("managing_director", &["chairman", "president", "owner"]),
    ("executive_director", &["chairman", "president", "lawyer", "owner", "general_manager"]),
    ("general_manager", &["president", "vice_president", "coach", "owner", "managing_director"]),
    ("treasurer", &["chairman", "secretary", "director", "councillor", "representative", "senator"]),
    ("councillor", &["mayor", "deputy_mayor", "chairman", "lawyer", "teacher", "doctor", "nurse"]),
    ("publicist", &["spokesman", "manager", "representative"]),
    // of communications
    ("spokesman", &["director", "chief_of_staff", "secretary"]),
    ("doctor", &["director", "chairman", "chief", "commissioner"]),
];

/// Occupations, and what somebody of one may well be besides.
const OCCUPATIONS: [&str; 5] = ["nurse", "doctor", "teacher", "engineer", "pilot"];
const BESIDES: [&str; 10] =
    ["mayor", "senator", "representative", "governor", "chairman", "coach", "captain", "director", "chief", "owner"];

/// Whether one person may hold both offices at a time.
pub(crate) fn go_together(x: &str, y: &str) -> bool {
    let listed = |one: &str, other: &str| {
        TOGETHER.iter().any(|(office, others)| *office == one && others.contains(&other))
            || OCCUPATIONS.contains(&one) && BESIDES.contains(&other)
    };
    listed(x, y) || listed(y, x)
}

/// Whether two offices exclude one another: neither is a coarser word for the other.
pub(crate) fn exclude(x: &str, y: &str) -> bool {
    if x == y {
        return false;
    }
    // a general may be the ministry's spokesman
    if RANKS.contains(&x) != RANKS.contains(&y) {
        return false;
    }
    // "chief" says little: it excludes spokesmen and deputies only
    let loose = |one: &str, other: &str| one == "chief" && other != "spokesman" && !DEPUTIES[..2].iter().any(|d| other.starts_with(d));
    if loose(x, y) || loose(y, x) {
        return false;
    }
    let coarser = |short: &str, long: &str| {
        (long.ends_with(short) || long.strip_prefix(short).is_some_and(|rest| rest.starts_with("_of_")))
            && long.len() > short.len()
            && !DEPUTIES.iter().any(|d| long.starts_with(d))
    };
    !coarser(x, y) && !coarser(y, x)
}

/// "Deputy" makes another office of one, not a finer word for it.
const DEPUTIES: [&str; 5] = ["vice_", "deputy_", "lieutenant_", "prime_", "assistant_"];

/// Share of the lighter statement that must be matched.
const LEAST_SHARED: f32 = 0.5;

/// The same where the full name of the holder is given on both sides.
const LEAST_SHARED_NAMED: f32 = 0.3;

/// Offices in like places, or of one person, that exclude one another.
pub(crate) fn role(a: &Statement, b: &Statement, m: &Matching) -> Vec<Found> {
    if m.containment < LEAST_SHARED_NAMED || m.count < 3 {
        return Vec::new();
    }
    let (in_a, in_b) = (roles(a), roles(b));
    let mut found = Vec::new();
    for x in &in_a {
        for y in &in_b {
            // the other side has this office too: then the two sentences name two people
            let held_then = is_past(a, x.start) || is_past(b, y.start);
            if go_together(x.name, y.name) || held_then {
                continue;
            }
            if !exclude(x.name, y.name) || in_b.iter().any(|r| r.name == x.name) || in_a.iter().any(|r| r.name == y.name) {
                continue;
            }
            // "the president's press secretary" speaks of the president
            let owned = |s: &Statement, r: &Role, owner: &Role| {
                let mark = (r.start.saturating_sub(3)..r.start).rev().find(|i| matches!(s.key(*i), "'s" | "’s"));
                mark.and_then(|i| i.checked_sub(1)).is_some_and(|i| ROLES.get(s.key(i)) == Some(&owner.name))
            };
            if owned(a, x, y) || owned(b, y, x) {
                continue;
            }
            // the office of a speaker is not one that is spoken of
            let spoken_of = |s: &Statement, r: &Role, t: &Statement, q: &Role| {
                s.is_quoted(r.start) && !t.is_quoted(q.start) && is_claimant(t, q.start, q.end)
            };
            if spoken_of(a, x, b, y) || spoken_of(b, y, a, x) {
                continue;
            }
            let around = context(m, a, (x.start, x.end), b, (y.start, y.end));
            let alone = in_a.len() == 1 && in_b.len() == 1 && m.containment >= 0.6;
            let both_claim = is_claimant(a, x.start, x.end) && is_claimant(b, y.start, y.end);
            let same_person = match (holder(a, x), holder(b, y)) {
                (Some(i), Some(j)) => {
                    let common = i.iter().filter(|i| m.a[**i].is_some_and(|k| j.contains(&k))).count();
                    common >= 1 && m.containment >= LEAST_SHARED || common >= 2
                }
                _ if m.containment < LEAST_SHARED => false,
                (None, None) => {
                    (around.left && around.right)
                        || ((around.left || around.right) && around.near >= 0.6)
                        || alone && (both_claim || around.count >= 3)
                }
                _ => around.near >= 0.75 && around.count >= 4 || alone && both_claim,
            };
            if same_person {
                found.push(Found {
                    slot: Slot::Role,
                    relation: Relation::Conflicts,
                    a: (x.start, x.end),
                    b: (y.start, y.end),
                    strength: m.containment * (0.5 + 0.5 * around.near),
                    because: Reason::TwoOffices,
                });
            }
        }
    }
    found
}

/// The offices given with the name at the words `start..end`: right before it, or in the apposition
/// after it.
pub(crate) fn roles_in(s: &Statement, start: usize, end: usize) -> Vec<Role> {
    let all = roles(s);
    let mark_free = |from: usize, to: usize| (from..to).all(|i| s.words[i].kind != WordKind::Mark || s.key(i) == ".");
    // "the captain, Ana Holt," as well as "Captain Ana Holt"
    let before = all.iter().filter(|r| {
        r.end <= start
            && start <= r.end + 1
            // "the minister handed Ana Holt the letter": she is no minister
            && (r.end..start).all(|i| s.words[i].capital || !language::classes(s.key(i)).is(Class::PAST.with(Class::PRESENT)))
            && (mark_free(r.end, start) || s.key(r.end) == "," && r.start > 0 && s.key(r.start - 1) == "the")
    });
    // a title may be part of the name as found: "Captain Ana Holt"
    let within = all.iter().filter(|r| r.start >= start && r.end < end);
    let comma = s.key(end) == ",";
    // "Joan Bell, an aide to Senator Roy"
    let anothers = |r: &&Role| (end + 1..r.start).any(|i| matches!(s.key(i), "to" | "for" | "of" | "with" | "under"));
    let after = all.iter().filter(|r| comma && r.start > end && r.start <= end + 6 && mark_free(end + 1, r.start) && !anothers(r));
    before.chain(within).chain(after.take(1)).filter(|r| !is_past(s, r.start)).copied().collect()
}

/// Whether the office is one that was held, or will be: "former director", "then mayor".
fn is_past(s: &Statement, start: usize) -> bool {
    (start.saturating_sub(2)..start).any(|i| {
        matches!(
            s.key(i),
            "former" | "ex" | "then" | "ex-" | "onetime" | "late" | "retired" | "future" | "incoming" | "acting" | "interim" | "next"
        )
    })
}

/// The words of the name that holds the office: right after it, or before it in an apposition.
fn holder(s: &Statement, role: &Role) -> Option<Vec<usize>> {
    let after = s.names.iter().find(|n| n.start <= role.end + 2 && n.end > role.end);
    if let Some(name) = after.filter(|n| (role.end..n.start.max(role.end)).all(|i| s.words[i].kind != WordKind::Mark || s.key(i) == ".")) {
        return Some(chain(s, name.start.max(role.end)));
    }
    // "the board's chairman, retired Adm. Ana Holt": a possessor or an article says that there is one
    let of_one = (role.start.saturating_sub(3)..role.start).any(|i| matches!(s.key(i), "the" | "'s" | "his" | "her" | "its" | "their"));
    if of_one && s.key(role.end) == "," {
        let dated = |n: &Name| s.dates.iter().any(|d| d.at.0 < n.end && n.start < d.at.1);
        let plain = |n: &&Name| n.kind != NameKind::Place(PlaceLevel::City) && !dated(n);
        let name = s.names.iter().find(|n| n.start > role.end && n.start <= role.end + 3 && plain(n));
        if let Some(name) = name {
            return Some(chain(s, name.start));
        }
    }
    // "Ana Holt, the mayor"
    let mut at = role.start;
    let mut steps = 0;
    while at > 0 && steps < 8 {
        at -= 1;
        steps += 1;
        if s.key(at) == "," {
            let dot = usize::from(at > 0 && s.key(at - 1) == ".");
            return s.names.iter().find(|n| n.end == at || n.end + dot == at).map(|n| (n.start..n.end).collect());
        }
        if s.words[at].kind == WordKind::Mark {
            return None;
        }
    }
    None
}

/// The words of the names from `start` on, parted by full stops of abbreviations only: "Brig. Gen. Ana Holt".
fn chain(s: &Statement, start: usize) -> Vec<usize> {
    let goes_on = |i: &usize| s.key(*i) == "." || s.words[*i].capital && s.words[*i].kind == WordKind::Content;
    (start..s.words.len().min(start + 8)).take_while(goes_on).filter(|i| s.key(*i) != ".").collect()
}

/// The word that says which ministry the sentence names, if it names one only: "defence".
pub(crate) fn ministry(s: &Statement) -> Option<String> {
    let mut all = (1..s.words.len()).filter(|i| s.key(*i) == "ministry").map(|i| s.words[i - 1].stem.to_string());
    let first = all.next()?;
    all.next().is_none().then_some(first)
}

/// Whether the word is a title or an office by itself.
pub(crate) fn is_office(key: &str) -> bool {
    ROLES.contains_key(key) || matches!(key, "mr" | "mrs" | "ms" | "sir" | "dame" | "lord" | "lady")
}

/// The offices that a description names: "the port's vice president" → *vice_president*.
pub(crate) fn offices(text: &str) -> Vec<&'static str> {
    let words: Vec<String> = language::tokens(text, Span::new(0, text.len()))
        .into_iter()
        .filter(|t| t.kind != language::TokenKind::Mark)
        .map(|t| language::key(t.text(text)).trim_end_matches('.').trim_end_matches("'s").to_owned())
        .collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let longest = (1..=3).rev().find_map(|n| Some((n, *ROLES.get(words.get(at..at + n)?.join("_").as_str())?)));
        at += longest.map_or(1, |(n, _)| n);
        found.extend(longest.map(|(_, name)| name));
    }
    found.sort_unstable();
    found.dedup();
    found
}
