//! The harm of the people whom a number counts: dead, hurt, gravely or slightly hurt, or one of several.
//!
//! "14 people were hurt, three of them badly" and "17 people were killed or injured" have three counts of
//! three things: none is another reading of the next. It compares nothing.

use crate::align::claims::counts::known_measure;
use crate::align::claims::statement::{Statement, Valued};
use crate::extract::claims::words::{WordKind, base};
use crate::language::quantity::{self, Quantity};
use crate::language::{self, en};
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// Those who lost their lives.
pub(crate) const DEAD: &str = "dead";
/// Those who are hurt, however gravely.
pub(crate) const INJURED: &str = "injured";
/// Those whose lives are in danger: a part of the injured.
pub(crate) const GRAVE: &str = "gravely injured";
/// Those who are badly hurt: a part of the injured.
pub(crate) const SERIOUS: &str = "seriously injured";
/// Those who are slightly hurt: a part of the injured.
pub(crate) const SLIGHT: &str = "slightly injured";
/// Those who are missing.
pub(crate) const MISSING: &str = "missing";
/// A count of more than one of these: "17 were killed or injured", "17 casualties".
pub(crate) const SUM: &str = "killed or injured";

/// Measures of harm to people, of which an event has one value each.
pub(crate) const MEASURES: [&str; 12] =
    [DEAD, INJURED, GRAVE, SERIOUS, SLIGHT, SUM, MISSING, "arrested", "rescued", "displaced", "infected", "hostage"];

/// Whether a measure says how gravely people are hurt.
pub(crate) fn is_graded(measure: &str) -> bool {
    matches!(measure, GRAVE | SERIOUS | SLIGHT)
}

/// Words of a kind that the data file lists, by the word.
static WORDS: LazyLock<HashMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let mut known: HashMap<&str, Vec<&str>> = HashMap::new();
    let lines = en::lines(en::HARM_WORDS).filter_map(|l| l.split_once(": "));
    for (kind, words) in lines {
        for word in words.split_whitespace() {
            known.entry(word).or_default().push(kind);
        }
    }
    known
});

/// Stems of the nouns for people, as the words of a sentence and the nouns that are counted have them.
static PERSONS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let lines = en::lines(en::PERSONS);
    lines.flat_map(str::split_whitespace).flat_map(|w| [language::stem(w), base(w)]).collect()
});

/// Whether a word is of a kind of the data file: "hurt", "unharmed", "deaths".
pub(crate) fn is_word(key: &str, kind: &str) -> bool {
    WORDS.get(key).is_some_and(|kinds| kinds.contains(&kind))
}

/// Whether a stem is a noun for people.
pub(crate) fn is_person(stem: &str) -> bool {
    PERSONS.contains(stem)
}

/// Words that leave open who they are who are counted.
const ANYONE: [&str; 16] = [
    "", "peopl", "people", "person", "civilian", "victim", "other", "casualti", "more", "dead", "death", "fatal", "soul", "injur", "wound",
    "hurt",
];

/// Whether a counted noun leaves open who they are.
pub(crate) fn is_anyone(of: &str) -> bool {
    ANYONE.contains(&of)
}

/// Words from a number within which its injuries are graded: "18 people are in a critical condition".
const GRADED_WITHIN: usize = 9;
/// Words from an adjective within which stands the injury that it grades: "serious head injuries".
const NOUN_WITHIN: usize = 3;
/// Words from a number within which the harm of its people is told.
const TOLD_WITHIN: usize = 7;

/// The harm of those whom a number counts, if it is known; of the injured, how gravely they are hurt.
pub(crate) fn measure_of<'a>(s: &'a Statement, at: &'a Valued<Quantity>) -> Option<&'a str> {
    let known = known_measure(s, at);
    if at.value.of == "casualti" && at.value.unit == quantity::Unit::Count || known.is_some_and(is_of_sum) && is_sum(s, at) {
        return Some(SUM);
    }
    if known.is_some_and(|m| m != INJURED) {
        return known;
    }
    // "a further 18 are in a critical condition"
    let bare = at.value.unit == quantity::Unit::Count && matches!(s.key(at.at.1), "are" | "were" | "is" | "was" | "remain" | "remained");
    let of_people = known.is_some() || is_anyone(&at.value.of) && (bare || !at.value.of.is_empty());
    if of_people { graded(s, at).or(known) } else { known }
}

/// Whether two numbers count people of two kinds of harm: the hurt and the badly hurt.
pub(crate) fn are_two_measures(a: &Statement, x: &Valued<Quantity>, b: &Statement, y: &Valued<Quantity>) -> bool {
    let is_harm = |m: Option<&str>| m.is_some_and(|m| MEASURES.contains(&m));
    let (of_x, of_y) = (measure_of(a, x), measure_of(b, y));
    of_x != of_y && is_harm(of_x) && is_harm(of_y)
}

/// Whether of one number alone it the harm of those whom it counts is told: "all 40 passengers were unharmed"
/// and "four passengers were hurt" count two things.
pub(crate) fn is_told_of_one(a: &Statement, x: &Valued<Quantity>, b: &Statement, y: &Valued<Quantity>) -> bool {
    let is_harm = |m: Option<&str>| m.is_some_and(|m| MEASURES.contains(&m));
    matches!((measure_of(a, x), measure_of(b, y)), (m, None) | (None, m) if is_harm(m))
}

fn is_of_sum(measure: &str) -> bool {
    matches!(measure, DEAD | INJURED | MISSING)
}

/// Whether the number may leave out, or take in, him who did it: "two dead, including the gunman", "killed one
/// person and himself".
pub(crate) fn may_count_the_perpetrator(s: &Statement, at: &Valued<Quantity>) -> bool {
    let behind = at.at.1..s.words.len();
    known_measure(s, at) == Some(DEAD)
        && behind.into_iter().any(|i| match s.key(i) {
            "himself" | "herself" | "themselves" => true,
            "including" | "includes" | "among" | "plus" | "besides" | "excluding" => {
                (i + 1..i + 4).any(|k| is_word(s.key(k), "perpetrator"))
            }
            _ => false,
        })
}

/// How gravely the people whom a number counts are hurt.
fn graded(s: &Statement, at: &Valued<Quantity>) -> Option<&'static str> {
    // "badly injuring three", "serious injuries to three people"
    let start = at.at.0;
    let verb = start.checked_sub(1).filter(|i| quantity::measure_of_word(s.key(*i)) == Some(INJURED));
    let to = start.checked_sub(2).filter(|i| s.key(i + 1) == "to" && quantity::measure_of_word(s.key(*i)) == Some(INJURED));
    if let Some(grade) = verb.or(to).and_then(|i| i.checked_sub(1)).and_then(|i| grade(s, i)) {
        return Some(grade);
    }
    // of two numbers each has its own grade; "14 were hurt, some seriously" grades a part
    let end = s.quantities.iter().map(|q| q.at.0).filter(|next| *next > start).min().unwrap_or(usize::MAX);
    let own = (at.at.1..s.words.len().min(at.at.1 + GRADED_WITHIN).min(end)).take_while(|i| !parts_off(s.key(*i)));
    own.into_iter().find_map(|i| grade(s, i))
}

/// Words behind which stands a part of those who were counted, or what they are not.
fn parts_off(key: &str) -> bool {
    matches!(
        key,
        "some" | "many" | "several" | "most" | "none" | "mostly" | "but" | "not" | "non" | "including" | "one" | "few" | "who" | ";"
    ) || key.ends_with("n't")
}

/// The grade that the word at `at` gives an injury.
fn grade(s: &Statement, at: usize) -> Option<&'static str> {
    let key = s.key(at);
    if key == "threatening" {
        return (s.key(at.wrapping_sub(1)) == "life" && s.key(at.wrapping_sub(2)) != "non").then_some(GRAVE);
    }
    let grade = [GRAVE, SERIOUS, SLIGHT].into_iter().find(|g| is_word(key, g))?;
    // "in a serious accident" grades no injury; "three are critical" does
    let noun = || (at + 1..=at + NOUN_WITHIN).any(|i| is_word(s.key(i), "noun"));
    let predicate = || matches!(s.key(at.wrapping_sub(1)), "is" | "are" | "was" | "were" | "remain" | "remained" | "remains");
    (key.ends_with("ly") || key == "less" || noun() || predicate()).then_some(grade)
}

/// Whether the number counts those who came to either of two harms: "17 killed or injured", "killed and
/// wounded 17".
fn is_sum(s: &Statement, at: &Valued<Quantity>) -> bool {
    let (start, end) = at.at;
    let harm = |i: usize| quantity::measure_of_word(s.key(i)).filter(|m| is_of_sum(m));
    let joins = |i: usize| matches!(s.key(i), "or" | "and" | ",");
    // a grade may stand between: "killed or badly hurt"
    let behind = |i: usize| harm(i).or_else(|| grade(s, i).and_then(|_| harm(i + 1)));
    let number = |i: usize| s.words.get(i).is_some_and(|w| w.kind == WordKind::Number) || s.quantities.iter().any(|q| q.at.0 == i);
    let two = |i: usize| -> bool {
        let (Some(first), Some(other)) = (harm(i), behind(i + 2)) else { return false };
        first != other && joins(i + 1)
    };
    let next = s.quantities.iter().map(|q| q.at.0).filter(|n| *n >= end).min().unwrap_or(usize::MAX);
    let after = (end..s.words.len().min(end + TOLD_WITHIN).min(next)).any(|i| two(i) && !number(i + 3));
    let before = start >= 3 && two(start - 3) && s.key(start - 2) != ",";
    after || before
}

/// Whether it is the number of an event's dead, hurt or missing, whoever they are.
pub(crate) fn is_of_event(s: &Statement, at: &Valued<Quantity>) -> bool {
    known_measure(s, at).is_some_and(|m| MEASURES.contains(&m)) && is_anyone(&at.value.of)
}

/// Whether a toll of the same measure stands before it in its sentence ("two dead, where 31 died in 1974"):
/// then it is told for comparison.
pub(crate) fn is_second(s: &Statement, at: &Valued<Quantity>) -> bool {
    let own = known_measure(s, at);
    own.is_some() && s.quantities.iter().take_while(|q| q.at != at.at).any(|q| is_of_event(s, q) && known_measure(s, q) == own)
}

/// "Killing Tom Holt, 40.", "dead at 77", "61 and 48 years old", "called 911": an age or a telephone number.
pub(crate) fn is_age_or_call(s: &Statement, at: &Valued<Quantity>) -> bool {
    let (first, end) = at.at;
    let named = first >= 2 && s.key(first - 1) == "," && s.words[first - 2].capital && matches!(s.key(end), "," | "." | "" | ";");
    let listed = s.key(end) == "and" && (end + 2..end + 4).any(|i| matches!(s.key(i), "old" | "years"));
    let called = first > 0 && matches!(s.words[first - 1].stem.as_str(), "call" | "dial" | "phone");
    let died = first >= 2 && s.key(first - 1) == "at" && matches!(s.key(first - 2), "dead" | "dies" | "died");
    named || listed || called || died
}
