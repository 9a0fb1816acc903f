//! Matched statements → words on either side that turn the meaning round.
//!
//! "Shares rose 3 percent" against "shares fell 3 percent": *rose* and *fell* stand unmatched in
//! the same place, and the list of opposites has them as two sides of one line.

use super::denial::is_of_two;
use super::matching::{ByLength, Context, Matching, context, is_prefix_denied};
use crate::align::Relation;
use crate::align::claims::row::{Found, Slot};
use crate::align::claims::statement::Statement;
use crate::align::claims::tolls::harm;
use crate::align::reason::Reason;
use crate::extract::claims::words::{WordKind, base};
use crate::language::quantity::{Unit, measure_of_word};
use crate::language::{self, en};
use std::collections::HashMap;
use std::sync::LazyLock;

/// Line of a list, side of that line.
pub(crate) type Side = (u16, u8);

/// Stem → the lines of opposites that have it.
static OPPOSITES: LazyLock<HashMap<String, Vec<Side>>> = LazyLock::new(|| sides_of(&[en::OPPOSITES]));
/// The same with all antonyms: in long articles "early" and "late" are mostly said of two things.
static ANTONYMS: LazyLock<HashMap<String, Vec<Side>>> = LazyLock::new(|| sides_of(&[en::OPPOSITES, en::ANTONYMS, en::CONTRARIES]));
/// Stem → the families of kinds that have it.
static KINDS: LazyLock<HashMap<String, Vec<Side>>> = LazyLock::new(|| sides_of(&[en::KINDS]));

/// The same, with families that count only where one subject is said to be both, or between two headlines.
static DEFINITIONS: LazyLock<HashMap<String, Vec<Side>>> = LazyLock::new(|| sides_by(&[en::KINDS, en::DEFINITIONS], singular));
/// Stem → the degrees of an act that have it.
static GRADES: LazyLock<HashMap<String, Vec<Side>>> = LazyLock::new(|| sides_of(&[en::GRADES]));

/// The sides of the stems of words of several lists, whose lines are counted through.
pub(crate) fn sides_of(lists: &[&str]) -> HashMap<String, Vec<Side>> {
    sides_by(lists, base)
}

/// The sides of the words of several lists, under the form of each that `form` gives.
fn sides_by(lists: &[&str], form: fn(&str) -> String) -> HashMap<String, Vec<Side>> {
    let mut known: HashMap<String, Vec<Side>> = HashMap::new();
    let lines = lists.iter().flat_map(|list| en::lines(list));
    for (n, line) in (0u16..).zip(lines) {
        for (words, side) in line.split('|').zip(0u8..) {
            for word in words.split_whitespace() {
                known.entry(form(word)).or_default().push((n, side));
            }
        }
    }
    known
}

/// A noun without its plural ending: a stem would make one of "musical" and "music".
fn singular(key: &str) -> String {
    let plural = match key.strip_suffix("ies") {
        Some(rest) if rest.len() > 2 && key != "series" => return format!("{rest}y"),
        _ => key.strip_suffix('s').filter(|rest| rest.len() > 2 && !rest.ends_with(['s', 'u', 'i'])),
    };
    match plural.and_then(|p| p.strip_suffix('e').filter(|rest| rest.ends_with(['x', 'h', 's'])).or(Some(p))) {
        Some(one) if key != "series" => one.to_owned(),
        _ => key.to_owned(),
    }
}

/// Share of a short sentence that must stand in the other for all but the turned word to be told by both.
const COVERED: f32 = 0.8;
/// Share of the lighter statement that must be matched.
const LEAST_SHARED: f32 = 0.5;

fn sides(known: &'static HashMap<String, Vec<Side>>, s: &Statement, at: usize) -> Option<&'static Vec<Side>> {
    let word = &s.words[at];
    if word.kind == WordKind::Mark {
        return None;
    }
    known.get(word.stem.as_str()).or_else(|| if word.kind == WordKind::Function { known.get(&base(&word.key)) } else { None })
}

/// What a list says of the word at a place of a statement.
type Sides = fn(&Statement, usize) -> Option<&'static Vec<Side>>;

/// The definitions, by the noun itself.
fn definitions_at(s: &Statement, at: usize) -> Option<&'static Vec<Side>> {
    let word = singular(&s.words[at].key);
    // "of Queens": a name
    let named = at > 0 && s.words[at].capital && word != s.key(at);
    DEFINITIONS.get(&word).filter(|_| !named)
}

/// Whether some line has the words on two sides, and never on one.
fn are_opposite(x: &[Side], y: &[Side]) -> bool {
    x.iter().any(|(line, side)| y.iter().any(|(l, s)| l == line && s != side) && !x.iter().any(|one| one.0 == *line && y.contains(one)))
}

/// Whether the list of opposites has two stems on two sides of a line.
pub(crate) fn are_opposite_words(x: &str, y: &str) -> bool {
    ANTONYMS.get(x).is_some_and(|p| ANTONYMS.get(y).is_some_and(|q| are_opposite(p, q)))
}

/// Whether the words mean the same side of something.
fn are_alike(x: &[Side], y: &[Side]) -> bool {
    x.iter().any(|one| y.contains(one))
}

/// Opposites in like places.
pub(crate) fn direction(a: &Statement, b: &Statement, m: &Matching) -> Vec<Found> {
    let known: Sides = if m.is_strict { |s, at| sides(&OPPOSITES, s, at) } else { |s, at| sides(&ANTONYMS, s, at) };
    turned(known, Slot::Direction, a, b, m)
}

/// Degrees of one act in like places: suspended, cancelled.
pub(crate) fn degree(a: &Statement, b: &Statement, m: &Matching) -> Vec<Found> {
    turned(|s, at| sides(&GRADES, s, at), Slot::Status, a, b, m)
}

/// Kinds that exclude one another in like places: a ferry, a tanker.
pub(crate) fn kind(a: &Statement, b: &Statement, m: &Matching) -> Vec<Found> {
    let known: Sides = if m.is_strict { |s, at| sides(&KINDS, s, at) } else { definitions_at };
    let found = turned(known, Slot::Kind, a, b, m);
    if found.is_empty() { definition(a, b, m).into_iter().collect() } else { found }
}

/// "The Corvane is a ferry" against "the Corvane is a tanker owned by …": one subject, two kinds. What the
/// shorter sentence calls it stands nowhere in the longer one, which calls it something that excludes it.
fn definition(a: &Statement, b: &Statement, m: &Matching) -> Option<Found> {
    let pair = m.by_length(a, b);
    let ByLength { brief, full, links, others, .. } = pair;
    let (brief_verb, said) = copula(brief).or_else(|| if m.is_plain() { practised(brief) } else { None })?;
    let (full_verb, told) = copula(full)?;
    let subject = |s: &Statement, verb: usize, links: &[Option<usize>], other: usize| {
        let words: Vec<usize> = (0..verb).filter(|i| s.weights[*i] > 0.0 && !s.is_bracketed(*i)).collect();
        words.first().is_some_and(|i| links[*i].is_some_and(|j| j < other)) && words.iter().all(|i| links[*i].is_some())
    };
    let known = subject(brief, brief_verb, links, full_verb) || subject(full, full_verb, others, brief_verb);
    let known = known || m.is_plain() && full.refers_back();
    if !known || is_denied(brief, brief_verb + 1) || is_denied(full, full_verb + 1) {
        return None;
    }
    let kinds = |s: &Statement, words: &[usize]| -> Vec<(usize, &'static Vec<Side>)> {
        words.iter().filter_map(|i| Some((*i, definitions_at(s, *i)?))).collect()
    };
    let told = kinds(full, &told);
    let (i, j) = kinds(brief, &said).into_iter().rev().find_map(|(i, p)| {
        let elsewhere = links[i].is_some()
            || full.concepts.contains(&brief.concepts[i])
            || told.iter().any(|(_, q)| are_alike(p, q) && !are_opposite(p, q));
        let against = told.iter().find(|(j, q)| are_opposite(p, q) && !brief.concepts.contains(&full.concepts[*j]));
        against.filter(|_| !elsewhere).map(|(j, _)| (i, *j))
    })?;
    if is_besides(brief, i) || is_besides(full, j) {
        return None;
    }
    let (x, y) = pair.in_order(i, j);
    let (strength, because) = (m.containment.max(0.5), Reason::TwoKinds);
    Some(Found { slot: Slot::Kind, relation: Relation::Conflicts, a: (x, x + 1), b: (y, y + 1), strength, because })
}

/// Words of the longest sentence that is all verb: "plays tennis for a living".
const LONGEST_PRACTICE: usize = 10;

/// "Holt skis for a living", "Holt plays tennis": an occupation told by its verb.
fn practised(s: &Statement) -> Option<(usize, Vec<usize>)> {
    let verb = s.subject_end();
    let said: Vec<usize> = (verb..s.words.len()).filter(|i| s.words[*i].kind == WordKind::Content).collect();
    let bare =
        |i: &usize| matches!(s.key(*i), "plays" | "played" | "living" | "professionally" | "works" | "worked" | "practices" | "practised");
    let kinds = said.iter().filter(|i| !bare(i)).count();
    (verb > 0 && s.words.len() <= LONGEST_PRACTICE && kinds == 1).then_some((verb, said))
}

/// Where "is a …", "are …" stands, and the words of the noun that it leads to: "American singer and painter".
fn copula(s: &Statement) -> Option<(usize, Vec<usize>)> {
    let adverb = |i: usize| matches!(s.key(i), "only" | "solely" | "also" | "just" | "actually" | "really" | "currently" | "originally");
    let article = |i: usize| matches!(s.key(if adverb(i) { i + 1 } else { i }), "a" | "an" | "the");
    let leads = |i: usize| match s.key(i) {
        "is" | "was" => article(i + 1),
        "converted" => s.key(i + 1) == "to",
        "published" | "issued" | "printed" => s.words.get(i + 1).is_some_and(|w| w.kind == WordKind::Content),
        "works" | "worked" | "career" | "known" | "employed" => s.key(i + 1) == "as" && article(i + 2),
        "are" | "were" => s.words.get(i + 1).is_some_and(|w| w.kind == WordKind::Content) || matches!(s.key(i + 1), "a" | "an" | "the"),
        "became" | "become" => matches!(s.key(i + 1), "a" | "an"),
        _ => false,
    };
    let verb = (0..s.words.len()).find(|i| leads(*i) && !s.is_bracketed(*i))?;
    let form = |i: usize| {
        let class = language::classes(s.key(i));
        class.is(language::Class::PAST) && !class.is(language::Class::ANY_NOUN)
    };
    let is_to_do = |i: usize| s.key(i) == "to" && i > verb + 1;
    // "a film directed by" ends before its participle; "a trained dog", "a distributed and diverse group" do not
    let goes_on = |i: &usize| match s.words[*i].kind {
        WordKind::Content | WordKind::Number => {
            !form(*i) || s.words.get(i + 1).is_some_and(|w| w.kind == WordKind::Content || w.key.as_str() == "and")
        }
        WordKind::Function => {
            matches!(s.key(*i), "and" | "a" | "an" | "the" | "of" | "as" | "to" | "only" | "just" | "also") && !is_to_do(*i)
        }
        WordKind::Mark => matches!(s.key(*i), "," | "-" | "/"),
    };
    let words: Vec<usize> =
        (verb + 1..s.words.len().min(verb + 24)).take_while(goes_on).filter(|i| s.words[*i].kind == WordKind::Content).collect();
    (!words.is_empty()).then_some((verb, words))
}

fn turned(known: Sides, slot: Slot, a: &Statement, b: &Statement, m: &Matching) -> Vec<Found> {
    let plain = m.is_plain() && m.count >= 1;
    if (m.containment < LEAST_SHARED || m.count < 3) && !plain {
        return Vec::new();
    }
    let free = |s: &Statement, links: &[Option<usize>]| -> Vec<(usize, &'static Vec<Side>)> {
        (0..s.words.len()).filter(|i| links[*i].is_none()).filter_map(|i| Some((i, known(s, i)?))).collect()
    };
    let (free_a, free_b) = (free(a, &m.a), free(b, &m.b));
    let mut opposed: Vec<(usize, usize)> = Vec::new();
    for (i, x) in &free_a {
        for (j, y) in &free_b {
            // the other side says the same elsewhere: nothing turns
            let same_elsewhere =
                || free_b.iter().any(|(k, z)| k != j && are_alike(x, z)) || free_a.iter().any(|(k, z)| k != i && are_alike(y, z));
            if are_opposite(x, y) && !same_elsewhere() {
                opposed.push((*i, *j));
            }
        }
    }
    if slot == Slot::Direction && !m.is_strict {
        opposed.extend(denied_by_prefix(a, b, m));
        opposed.sort_unstable();
        opposed.dedup();
    }
    let mut found = Vec::new();
    for (i, j) in &opposed {
        // "Holt hired her", "Kell was fired": two people; "they defeated Lowen" is a victory
        if m.is_strict && is_of_two(a, *i, b, *j, &m.a) || defeats(a, *i) || defeats(b, *j) {
            continue;
        }
        if are_of_other_people(a, *i, b, *j)
            || is_exchanged(a, *i, b, *j, m)
            || slot == Slot::Kind && is_besides(a, *i) != is_besides(b, *j)
        {
            continue;
        }
        // "with his wife", "with her husband": one couple from two sides
        let owner = |s: &Statement, at: usize| {
            (at.saturating_sub(3)..at).rev().map(|k| s.key(k)).find(|k| matches!(*k, "his" | "her" | "their")).map(str::to_owned)
        };
        let (of_a, of_b) = (owner(a, *i), owner(b, *j));
        let two_sides = of_a != of_b && (of_a.is_some() || of_b.is_some()) || are_of_one_family(a, *i, b, *j, m);
        if two_sides && is_kin(a.key(*i)) && is_kin(b.key(*j)) {
            continue;
        }
        // a denied opposite says the same
        if is_denied(a, *i) != is_denied(b, *j) {
            continue;
        }
        let around = context(m, a, (*i, *i + 1), b, (*j, *j + 1));
        let told = if plain { m.cover(a, (*i, *i + 1), b, (*j, *j + 1)) } else { 0.0 };
        // where all else is told by both, its order may differ: "in 2004 it was founded"
        let anchored = around.left_anchor || around.right_anchor || slot == Slot::Direction && told >= 0.99 && m.count >= 2;
        let covered = plain && anchored && a.weights[*i] > 0.0 && b.weights[*j] > 0.0 && told >= COVERED;
        if (m.containment < LEAST_SHARED || m.count < 3) && !covered {
            continue;
        }
        let fitting = covered
            || match slot {
                Slot::Kind => around.count >= 2 && (around.left || around.right) && around.near >= 0.5,
                _ => fits(&around, a.weights[*i] > 0.0 && b.weights[*j] > 0.0),
            };
        if fitting {
            found.push(Found {
                slot,
                relation: Relation::Conflicts,
                a: (*i, *i + 1),
                b: (*j, *j + 1),
                strength: m.containment * (0.5 + 0.5 * around.near),
                because: match slot {
                    Slot::Kind => Reason::KindsInOnePlace,
                    Slot::Status => Reason::DegreesInOnePlace,
                    _ => Reason::OppositesInOnePlace,
                },
            });
        }
    }
    found
}

/// "Licensed", "unlicensed": words of which the one is the other with a denial in front, neither of them matched.
fn denied_by_prefix(a: &Statement, b: &Statement, m: &Matching) -> Vec<(usize, usize)> {
    let free = |s: &Statement, links: &[Option<usize>]| -> Vec<usize> {
        (0..s.words.len()).filter(|i| links[*i].is_none() && s.words[*i].kind == WordKind::Content && !s.words[*i].capital).collect()
    };
    let (xs, ys) = (free(a, &m.a), free(b, &m.b));
    let denied = |long: &str, short: &str| long.starts_with("un") && is_prefix_denied(long, short);
    let parted = |s: &Statement, i: usize| i > 0 && s.words[i - 1].kind == WordKind::Mark;
    let turned = |i: usize, j: usize| (denied(a.key(i), b.key(j)) || denied(b.key(j), a.key(i))) && !parted(a, i) && !parted(b, j);
    xs.iter().flat_map(|i| ys.iter().filter(|j| turned(*i, **j)).map(|j| (*i, *j))).collect()
}

/// Words before and behind a word of kin among which the two who are kin are named.
const KIN_WITHIN: usize = 8;

/// "Rosa, with her mother, Ines", "Ines, with her daughter, Rosa": one pair, named from two sides.
fn are_of_one_family(a: &Statement, i: usize, b: &Statement, j: usize, m: &Matching) -> bool {
    let named = |s: &Statement, from: usize, to: usize| -> Vec<usize> {
        (from..to.min(s.words.len())).filter(|k| s.words[*k].capital && s.weights[*k] > 0.0).collect()
    };
    let crosses = |x: &[usize], y: &[usize]| x.iter().any(|k| m.a[*k].is_some_and(|other| y.contains(&other)));
    let before = (named(a, 0, i), named(b, 0, j));
    let behind = (named(a, i + 1, i + KIN_WITHIN), named(b, j + 1, j + KIN_WITHIN));
    crosses(&behind.0, &before.1) || crosses(&before.0, &behind.1)
}

/// Words that make of an occupation what somebody is besides, or once was.
const BESIDES: [&str; 12] =
    ["keen", "avid", "amateur", "volunteer", "part-time", "former", "retired", "aspiring", "onetime", "hobby", "passionate", "ex"];

/// "A keen runner", "a volunteer firefighter", "a chef by trade": what somebody is besides, or once was.
fn is_besides(s: &Statement, at: usize) -> bool {
    let by_trade = s.key(at + 1) == "by" && matches!(s.key(at + 2), "trade" | "training" | "profession");
    by_trade || (at.saturating_sub(2)..at).any(|i| BESIDES.contains(&s.key(i)))
}

fn is_kin(key: &str) -> bool {
    matches!(key, "husband" | "wife" | "brother" | "sister" | "mother" | "father" | "son" | "daughter" | "boy" | "girl" | "aunt" | "uncle")
}

/// Whether somebody defeats somebody else there.
fn defeats(s: &Statement, at: usize) -> bool {
    let passive = at > 0 && matches!(s.key(at - 1), "was" | "were" | "been" | "be" | "is" | "are" | "being") || s.key(at + 1) == "by";
    matches!(s.key(at), "defeated" | "defeats" | "defeating") && !passive
}

/// "Lowen beat Breda", "Breda lost to Lowen": who stands before the one stands behind the other.
fn is_exchanged(a: &Statement, i: usize, b: &Statement, j: usize, m: &Matching) -> bool {
    let contest = |key: &str| {
        matches!(
            key,
            "beat"
                | "beats"
                | "beaten"
                | "lost"
                | "lose"
                | "loses"
                | "led"
                | "lead"
                | "leads"
                | "trailed"
                | "trails"
                | "trail"
                | "ahead"
                | "behind"
        )
    };
    let agent = |s: &Statement, at: usize| (0..at).rev().find(|k| s.words[*k].capital && s.weights[*k] > 0.0);
    contest(a.key(i)) && contest(b.key(j)) && !matches!((agent(a, i), agent(b, j)), (Some(p), Some(q)) if m.a[p] == Some(q))
}

/// Words between a number of people and what became of them.
const COUNTED_WITHIN: usize = 4;

/// "Three people survived", "two people died": those who lived and those who died are of one event.
fn are_of_other_people(a: &Statement, i: usize, b: &Statement, j: usize) -> bool {
    let outcome = |s: &Statement, at: usize| harm::is_word(s.key(at), "alive") || measure_of_word(s.key(at)) == Some(harm::DEAD);
    let counted = |s: &Statement, at: usize| -> Option<f64> {
        let mut near = s.quantities.iter().filter(|q| q.at.1 <= at && at < q.at.1 + COUNTED_WITHIN && q.value.unit == Unit::Count);
        // "all but one survived" counts him who did not
        near.next_back().map(|q| if q.at.0 > 0 && s.key(q.at.0 - 1) == "but" { -q.value.value } else { q.value.value })
    };
    outcome(a, i) && outcome(b, j) && counted(a, i) != counted(b, j)
}

fn is_denied(s: &Statement, at: usize) -> bool {
    s.negations.iter().any(|n| n.at < at && at <= n.head + 1)
}

/// Whether the surroundings are alike enough; function words ("before", "over") need more.
fn fits(c: &Context, content: bool) -> bool {
    if content {
        c.count >= 2 && c.near >= 0.35 || c.left && c.right
    } else {
        (c.left || c.after) && c.right || (c.left && c.near >= 0.6) || (c.right && c.near >= 0.6)
    }
}
