//! Facts that an event's articles state in sentences too unlike to be matched whole.
//!
//! "The two ministries have begun talks on the radar" in a lead and "the talks have not yet begun,
//! an official said" ten paragraphs on share hardly a word but the fact. So do "Dutch Foreign
//! Minister Ana Holt" and "Dutch Foreign Minister Ana Hult". Only such narrow facts are taken:
//! whether an activity has begun, and who holds a country's office.

use crate::align::Relation;
use crate::align::claims::edge::{Edge, site};
use crate::align::claims::pairs::denial::is_of_telling;
use crate::align::claims::pairs::names::differ_in_part;
use crate::align::claims::pairs::roles::roles;
use crate::align::claims::pairs::transcription::is_transcription;
use crate::align::claims::reason::Reason;
use crate::align::claims::row::{ClaimSite, NOT_BEGUN, Slot};
use crate::align::claims::statement::vocabulary::PlaceLevel;
use crate::align::claims::statement::{NameKind, Statement};
use crate::extract::Status;
use crate::extract::claims::cues::Cue;
use crate::extract::claims::words::{WordKind, base};
use crate::language;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::LazyLock;

/// First and last word of a place in a statement.
type Words = (usize, usize);

/// A statement, the stage that it gives an action, and where.
pub(crate) type Stage = (usize, Status, Words);

/// Strength of a denial of what another sentence affirms: of 16 found so on articles that nobody had read none was one.
const DOUBTED: f32 = 0.1;

/// A statement, the side that it names, and where.
type Side = (usize, usize, Words);

static ACTIVITIES: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
    let mut known = HashMap::new();
    for line in include_str!("activities.txt").lines().filter(|l| !l.starts_with('#')) {
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

/// Conflicts between facts of different sentences.
pub(crate) fn edges(statements: &[Statement]) -> Vec<Edge> {
    let mut out = beginnings(statements);
    out.extend(holders(statements));
    out.extend(bearings(statements));
    out.extend(denials(statements));
    out.extend(stages(statements));
    out
}

/// How far along an action on a thing is said to be, by the thing; 0 where the sentence names none.
pub(crate) fn stages_of(statements: &[Statement]) -> Vec<(u32, Stage)> {
    let mut out = Vec::new();
    for (n, s) in statements.iter().enumerate() {
        for at in 0..s.words.len() {
            if ACTIVITIES.get(s.words[at].stem.as_str()).is_none_or(|a| a != "deploy") {
                continue;
            }
            let Some((status, from)) = stage_before(s, at) else { continue };
            let object = (at + 1..s.words.len().min(at + 6))
                .take_while(|i| s.words[*i].kind != WordKind::Mark)
                .find(|i| s.words[*i].kind == WordKind::Content && !s.words[*i].capital && s.weights[*i] > 0.0 && s.key(*i).len() > 3)
                .map_or(0, |i| s.concepts[i]);
            out.push((object, (n, status, (from, at + 1))));
        }
    }
    out
}

/// How far along an action on a thing is said to be: "agreed to place a radar", "begun installing".
fn stages(statements: &[Statement]) -> Vec<Edge> {
    let mut by_action: BTreeMap<u32, Vec<Stage>> = BTreeMap::new();
    for (object, stage) in stages_of(statements) {
        by_action.entry(object).or_default().push(stage);
    }
    let mut out = Vec::new();
    // "begun installing in Kestova" leaves the object to the sentence before
    let open: Vec<Stage> = by_action.get(&0).cloned().unwrap_or_default();
    for (object, named) in &by_action {
        let all: Vec<_> = if *object == 0 { Vec::new() } else { named.iter().chain(&open).copied().collect() };
        for (i, x) in all.iter().enumerate() {
            for y in all[i + 1..].iter().filter(|y| y.1 != x.1) {
                let (a, b) = (&statements[x.0], &statements[y.0]);
                if a.article != b.article && share_topic(statements, x.0, y.0) {
                    let because = if (x.1 >= Status::Begun) == (y.1 >= Status::Begun) {
                        Reason::Other("the same action stands at two stages")
                    } else {
                        Reason::UnderWay
                    };
                    out.push(Edge {
                        slot: Slot::Status,
                        relation: Relation::Conflicts,
                        strength: if because == Reason::UnderWay { 0.7 } else { 0.6 },
                        because,
                        a: staged(a, x),
                        b: staged(b, y),
                    });
                }
            }
        }
    }
    out
}

fn staged(s: &Statement, x: &(usize, Status, (usize, usize))) -> ClaimSite {
    ClaimSite { value: x.1.name().to_owned(), ..site(s, x.2) }
}

/// The stage that the words before an action put it at, and where these begin.
fn stage_before(s: &Statement, at: usize) -> Option<(Status, usize)> {
    let from = at.saturating_sub(5);
    if s.negations.iter().any(|n| n.at >= from && n.at < at) {
        return None;
    }
    (from..at).rev().take_while(|i| s.words[*i].kind != WordKind::Mark).find_map(|i| {
        let status = match s.words[i].stem.as_str() {
            "agre" => Status::Agreed,
            "begin" | "start" if s.key(at).ends_with("ing") => Status::Begun,
            "plan" => Status::Planned,
            "talk" | "discuss" | "consult" | "negoti" => Status::Talks,
            _ => return None,
        };
        Some((status, i))
    })
}

/// Which of two things of a kind is meant, by its side: "the eastern breakwater".
const SIDES: [[&str; 2]; 6] = [
    ["eastern", "western"],
    ["northern", "southern"],
    ["northbound", "southbound"],
    ["eastbound", "westbound"],
    ["left", "right"],
    ["upper", "lower"],
];

/// Nouns of which every place has both sides.
const BROAD: [&str; 24] = [
    "coast",
    "part",
    "side",
    "end",
    "provinc",
    "region",
    "citi",
    "area",
    "state",
    "border",
    "wing",
    "town",
    "counti",
    "district",
    "hemispher",
    "half",
    "edg",
    "suburb",
    "shore",
    "countri",
    "front",
    "flank",
    "hand",
    "bank",
];

fn bearings(statements: &[Statement]) -> Vec<Edge> {
    // noun and pair of sides → places with the side named
    let mut by_noun: BTreeMap<(u32, usize), Vec<Side>> = BTreeMap::new();
    for (n, s) in statements.iter().enumerate() {
        for at in 0..s.words.len().saturating_sub(1) {
            let Some((pair, side)) =
                SIDES.iter().enumerate().find_map(|(p, two)| two.iter().position(|w| *w == s.key(at)).map(|side| (p, side)))
            else {
                continue;
            };
            let noun = &s.words[at + 1];
            if s.concepts[at + 1] > 0 && !noun.capital && noun.kind == WordKind::Content && !BROAD.contains(&noun.stem.as_str()) {
                by_noun.entry((s.concepts[at + 1], pair)).or_default().push((n, side, (at, at + 2)));
            }
        }
    }
    let mut out = Vec::new();
    for places in by_noun.values() {
        let both = |article: usize| {
            let of_it = |side: usize| places.iter().any(|p| statements[p.0].article == article && p.1 == side);
            of_it(0) && of_it(1)
        };
        for (i, x) in places.iter().enumerate() {
            for y in places[i + 1..].iter().filter(|y| y.1 != x.1) {
                let (a, b) = (&statements[x.0], &statements[y.0]);
                if a.article != b.article && !both(a.article) && !both(b.article) {
                    let because = Reason::Other("the same thing is put on two sides");
                    out.push(Edge {
                        slot: Slot::Place,
                        relation: Relation::Conflicts,
                        strength: 0.6,
                        because,
                        a: site(a, x.2),
                        b: site(b, y.2),
                    });
                }
            }
        }
    }
    out
}

/// Words after what a denial bears on that it covers too: "no gun has been found".
const DENIED_WITHIN: usize = 4;

/// A statement, the words that it denies, and by what.
type Denied = (usize, Words, Cue);

/// A verb and its object, denied in one sentence and affirmed in another: "had not reported any fault",
/// "had reported a steering fault".
fn denials(statements: &[Statement]) -> Vec<Edge> {
    let mut denied: BTreeMap<(u32, u32), Vec<Denied>> = BTreeMap::new();
    for (n, s) in statements.iter().enumerate() {
        // "couldn't immediately reach" says nothing of later
        if s.words.iter().any(|w| matches!(w.key.as_str(), "immediately" | "initially" | "still")) {
            continue;
        }
        for cue in s.negations.iter().filter(|c| s.key(c.at) != "no" && !is_of_telling(s, c.head)) {
            for object in objects(s, cue.head) {
                let (from, to) = cue.words();
                denied.entry((s.concepts[cue.head], object.0)).or_default().push((n, (from, to.max(object.1 + 1)), *cue));
            }
        }
    }
    denied.retain(|(verb, _), _| *verb > 0);
    if denied.is_empty() {
        return Vec::new();
    }
    let mut out = Vec::new();
    for (n, s) in statements.iter().enumerate() {
        for at in 0..s.words.len() {
            let open = is_open(s, at) || s.negations.iter().any(|c| c.at < at && at <= c.head + DENIED_WITHIN) || s.is_quoted(at);
            if s.concepts[at] == 0 || open || !denied.range((s.concepts[at], 0)..=(s.concepts[at], u32::MAX)).any(|_| true) {
                continue;
            }
            for (object, end) in objects(s, at) {
                for (k, words, cue) in denied.get(&(s.concepts[at], object)).into_iter().flatten() {
                    let other = &statements[*k];
                    let apart = other.is_quoted(words.0) || other.denies_other_figure(cue, s);
                    if other.article == s.article || apart || !share_topic(statements, n, *k) {
                        continue;
                    }
                    out.push(Edge {
                        slot: Slot::Polarity,
                        relation: Relation::Conflicts,
                        strength: DOUBTED,
                        because: Reason::Other("one denies of a thing what the other affirms of it"),
                        a: site(s, (at, end + 1)),
                        b: site(other, *words),
                    });
                }
            }
        }
    }
    out
}

/// Nouns of weight within four words after a verb, with their places.
fn objects(s: &Statement, verb: usize) -> Vec<(u32, usize)> {
    let is_verb = language::classes(&s.words[verb].key).is(language::Class::VERB);
    if !is_verb || s.words[verb].kind != WordKind::Content {
        return Vec::new();
    }
    (verb + 1..s.words.len().min(verb + 5))
        .take_while(|i| s.words[*i].kind != WordKind::Mark)
        .filter(|i| s.weights[*i] >= 0.5 && s.words[*i].kind == WordKind::Content && !s.words[*i].capital && !s.key(*i).ends_with("ly"))
        .map(|i| (s.concepts[i], i))
        .take(2)
        .collect()
}

/// An activity that is said to have begun, or not to have.
struct Beginning {
    statement: usize,
    denied: bool,
    site: ClaimSite,
}

/// Sentences around one that say what its "talks" are.
const NEIGHBOURS: usize = 1;

fn beginnings(statements: &[Statement]) -> Vec<Edge> {
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

/// Whether the words before the verb leave open that it has happened: "will begin", "to begin".
pub(crate) fn is_open(s: &Statement, at: usize) -> bool {
    (at.saturating_sub(4)..at).any(|i| {
        matches!(
            s.key(i),
            "will"
                | "would"
                | "may"
                | "might"
                | "could"
                | "can"
                | "should"
                | "must"
                | "to"
                | "if"
                | "when"
                | "before"
                | "until"
                | "plan"
                | "plans"
                | "since"
                | "after"
        )
    })
}

/// Whether the surroundings of two sentences share a word of weight beside the activity.
pub(crate) fn share_topic(statements: &[Statement], x: usize, y: usize) -> bool {
    let known: Vec<u32> = around(statements, x).collect();
    around(statements, y).filter(|c| known.contains(c)).count() >= 2
}

/// The names of weight in a sentence and beside it, each once, sorted.
pub(crate) fn topics(statements: &[Statement], n: usize) -> Vec<u32> {
    let found: BTreeSet<u32> = around(statements, n).collect();
    found.into_iter().collect()
}

fn around(statements: &[Statement], n: usize) -> impl Iterator<Item = u32> + '_ {
    let from = n.saturating_sub(NEIGHBOURS);
    let to = (n + NEIGHBOURS + 1).min(statements.len());
    let near = statements[from..to].iter().filter(move |s| s.article == statements[n].article);
    near.flat_map(|s| s.topics().chain(s.under.iter().copied()))
}

/// One office of one country with two holders of like names.
fn holders(statements: &[Statement]) -> Vec<Edge> {
    let mut by_office: BTreeMap<(u32, &str), Vec<(usize, Words)>> = BTreeMap::new();
    for (n, s) in statements.iter().enumerate() {
        for role in roles(s) {
            let Some(country) = country_before(s, role.start) else { continue };
            let holder = s.names.iter().find(|name| name.kind == NameKind::Person && name.start <= role.end && name.end > role.end);
            if let Some(name) = holder.filter(|h| h.end - role.end >= 2) {
                by_office.entry((country, role.name)).or_default().push((n, (name.start.max(role.end), name.end)));
            }
        }
    }
    let mut out = Vec::new();
    for held in by_office.values() {
        for (i, (n, x)) in held.iter().enumerate() {
            for (k, y) in &held[i + 1..] {
                let (a, b) = (&statements[*n], &statements[*k]);
                let spelling = || (x.0..x.1).zip(y.0..y.1).all(|(i, j)| is_transcription(a.key(i), b.key(j)));
                if differ_in_part(a, *x, b, *y) && !(x.1 - x.0 == y.1 - y.0 && spelling()) {
                    out.push(Edge {
                        slot: Slot::Name,
                        relation: Relation::Conflicts,
                        strength: 0.8,
                        because: Reason::Other("one office of one country is held by two people of like names"),
                        a: site(a, *x),
                        b: site(b, *y),
                    });
                }
            }
        }
    }
    out
}

/// The country named right before the word at `at`: "Chinese", "China's".
pub(crate) fn country_before(s: &Statement, at: usize) -> Option<u32> {
    let reach = at.saturating_sub(2);
    let name = s.names.iter().find(|n| n.kind == NameKind::Place(PlaceLevel::Country) && n.end > reach && n.end <= at)?;
    (name.end..at).all(|i| matches!(s.key(i), "'s" | "’s")).then_some(s.concepts[name.start])
}
