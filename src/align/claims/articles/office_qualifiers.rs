//! What stands before one person's office in one article and not in another: "deputy chief inspector Mara
//! Venn" is "chief inspector Mara Venn", "a former engineer of the port" is its engineer, "one of the
//! creators of the series" is its creator.
//!
//! An office is any noun for people that stands right before a full name, or after it between commas. Two
//! articles are compared with each other on one noun, where all that the one says of the person has the word
//! and nothing that the other says. "A coach" says less than "assistant coach" and is none; those who have left
//! a high office keep its title, so that "former" is looked at beside other occupations only.

use super::people::full_name;
use crate::align::Relation;
use crate::align::claims::edge::{Edge, site};
use crate::align::claims::row::Slot;
use crate::align::claims::statement::{NameKind, Statement};
use crate::align::reason::Reason;
use crate::extract::claims::words::WordKind;
use crate::language::{self, Class};
use std::collections::{BTreeMap, BTreeSet};

/// Words of the longest description before a name or after it.
const LONGEST: usize = 8;

/// A word that makes another office of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Mark {
    /// "deputy", "vice", "assistant": below the office.
    Below,
    /// "acting", "interim": for a time.
    Acting,
    /// "former": no more.
    Former,
    /// "one of the", "co-": with others.
    Shared,
}

fn mark(key: &str) -> Option<Mark> {
    match key {
        "deputy" | "vice" | "assistant" | "associate" | "junior" => Some(Mark::Below),
        "acting" | "interim" | "caretaker" => Some(Mark::Acting),
        "former" | "ex" | "onetime" | "retired" => Some(Mark::Former),
        "co" => Some(Mark::Shared),
        _ => None,
    }
}

/// Offices whose title stays with those who have left them, and standings that end by themselves, by their stems.
const KEPT: [&str; 17] = [
    "presid",
    "candid",
    "champion",
    "nomine",
    "governor",
    "senat",
    "mayor",
    "ambassador",
    "general",
    "judg",
    "justic",
    "captain",
    "colonel",
    "command",
    "repres",
    "chancellor",
    "sheriff",
];
/// Ranks that are spoken of as the higher one.
const SPOKEN_OF_AS: [&str; 3] = ["professor", "admir", "colonel"];
/// Words that say that somebody has been put out of an office.
const LEFT: [&str; 7] = ["fire", "sack", "replac", "oust", "resign", "dismiss", "then"];
/// Words that make an office no other than its bare noun.
const PLAIN: [&str; 5] = ["head", "chief", "senior", "top", "longtime"];

/// What one article says of one person: one description.
struct Said {
    marks: BTreeSet<Mark>,
    /// Words that stand before the noun, names left out.
    rest: BTreeSet<String>,
    /// Names that stand before the noun: "Brelcom engineer".
    names: BTreeSet<String>,
    /// What the office is held at.
    of: BTreeSet<String>,
    /// "A coach": one of several, of whom more might be said.
    is_vague: bool,
    /// Said after the name, of one alone: "the creator", "founder of the port".
    is_whole: bool,
    at: (usize, (usize, usize)),
}

/// A person by the first and last name, and a noun by its stem.
type Office = (String, String, String);

/// Conflicts between articles of which one makes less of an office.
pub(crate) fn edges(statements: &[Statement]) -> Vec<Edge> {
    let mut offices: BTreeMap<Office, BTreeMap<usize, Vec<Said>>> = BTreeMap::new();
    let mut marks: BTreeMap<(usize, String, String), BTreeSet<Mark>> = BTreeMap::new();
    let humans: BTreeSet<Vec<String>> =
        statements.iter().flat_map(|s| s.names.iter().filter(|x| x.kind == NameKind::Person).map(|x| full_name(s, x).0)).collect();
    for (n, s) in statements.iter().enumerate() {
        for name in s.names.iter().filter(|x| x.end - x.start >= 2) {
            let (words, start) = full_name(s, name);
            // a name that one article shows to be a person's is so in the others
            if name.kind != NameKind::Person && !(name.kind == NameKind::Other && humans.contains(&words)) {
                continue;
            }
            let [first, .., last] = words.as_slice() else { continue };
            for (head, said) in before(n, s, name.start.min(start)).into_iter().chain(after(n, s, name.end)) {
                marks.entry((s.article, first.clone(), last.clone())).or_default().extend(&said.marks);
                offices.entry((first.clone(), last.clone(), head)).or_default().entry(s.article).or_default().push(said);
            }
        }
    }
    let mut out = Vec::new();
    for ((first, last, head), told) in &offices {
        let marked_in = |article: usize| marks.get(&(article, first.clone(), last.clone()));
        for (a, with) in told {
            let shared: BTreeSet<Mark> = with[0].marks.iter().filter(|m| with.iter().all(|s| s.marks.contains(m))).copied().collect();
            for (b, without) in told.iter().filter(|(b, _)| *b != a) {
                let missing = shared.iter().find(|m| !marked_in(*b).is_some_and(|held| held.contains(m)));
                let Some(missing) = missing else { continue };
                let contradicts = |s: &&Said| {
                    let is_left = LEFT.iter().any(|w| statements[s.at.0].words.iter().any(|word| word.stem == *w));
                    is_one_place(&with[0], s)
                        && match missing {
                            Mark::Below => !s.is_vague && !SPOKEN_OF_AS.contains(&head.as_str()) && is_no_finer(&with[0], s),
                            Mark::Acting => true,
                            Mark::Former => !KEPT.contains(&head.as_str()) && !is_left && is_same_but_for_marks(&with[0], s),
                            Mark::Shared => s.is_whole && is_no_finer(&with[0], s),
                        }
                };
                let Some(said) = without.iter().find(contradicts) else { continue };
                out.push(edge(statements, &with[0], said, *missing));
            }
        }
    }
    out
}

fn edge(statements: &[Statement], x: &Said, y: &Said, missing: Mark) -> Edge {
    Edge {
        slot: Slot::Role,
        relation: Relation::Conflicts,
        strength: if matches!(missing, Mark::Shared) { 0.45 } else { 0.55 },
        because: match missing {
            Mark::Below => Reason::OfficeBelow,
            Mark::Acting => Reason::OfficeForATime,
            Mark::Former => Reason::OfficeLeft,
            Mark::Shared => Reason::OfficeShared,
        },
        a: site(&statements[x.at.0], x.at.1),
        b: site(&statements[y.at.0], y.at.1),
    }
}

/// Whether nothing says that two descriptions are of two offices of one noun.
fn is_one_place(x: &Said, y: &Said) -> bool {
    let apart = |a: &BTreeSet<String>, b: &BTreeSet<String>| !a.is_empty() && !b.is_empty() && a.is_disjoint(b);
    !apart(&x.of, &y.of) && !apart(&x.rest, &y.rest)
}

/// Whether `y` has no word that makes a special office of the noun: "first base coach".
fn is_no_finer(x: &Said, y: &Said) -> bool {
    y.rest.iter().all(|w| x.rest.contains(w) || PLAIN.contains(&w.as_str()))
}

/// Whether two descriptions, of more than a noun, have all else in common: "former engineer of the port".
fn is_same_but_for_marks(x: &Said, y: &Said) -> bool {
    let is_told = !x.rest.is_empty() || !x.of.is_empty() || !x.names.is_empty();
    is_told && x.rest == y.rest && x.names == y.names && x.of == y.of
}

/// The description right before a name that begins at `start`: "deputy chief inspector Mara Venn".
fn before(n: usize, s: &Statement, start: usize) -> Option<(String, Said)> {
    let end = if start > 1 && s.key(start - 1) == "," { start - 1 } else { start };
    let one = |i: &usize| is_human(s, *i) && !language::classes(s.key(*i)).is(Class::HUMANS.with(Class::ACTORS));
    let head = end.checked_sub(1).filter(one)?;
    let mut from = head;
    while from > 0 && head - from < LONGEST && is_part(s, from - 1) {
        from -= 1;
    }
    // "the captain, Ana Holt,": a comma only after the one who is meant
    let opener = from.checked_sub(1).map_or("", |i| s.key(i));
    (end == start || matches!(opener, "the" | "its" | "'s" | "their")).then(|| said(n, s, (from, head), Form::Before))
}

/// The description that follows a name that ends at `end`: "Mara Venn, the deputy chief inspector of Lowen".
fn after(n: usize, s: &Statement, end: usize) -> Option<(String, Said)> {
    let opens = matches!(s.key(end), "," | "is" | "was");
    let mut from = end + 1;
    let shared = s.key(from) == "one" && s.key(from + 1) == "of" && s.key(from + 2) == "the";
    from += if shared { 3 } else { 0 };
    if !opens || s.key(end) == "was" && !shared {
        return None;
    }
    let last = (from..s.words.len().min(from + LONGEST)).take_while(|i| is_part(s, *i) || is_opener(s.key(*i))).last()?;
    let head = (from..=last).find(|i| is_human(s, *i) && !(*i < last && (is_human(s, *i + 1) || mark(s.key(*i + 1)).is_some())))?;
    let at = (from..head).rev().find(|i| is_opener(s.key(*i))).map_or(from, |i| i + 1);
    // "producers Ana Holt and Max Brand" are two
    let many = language::classes(s.key(head)).is(Class::HUMANS.with(Class::ACTORS));
    (many == shared).then(|| said(n, s, (at, head), if shared { Form::OneOf } else { Form::After }))
}

fn is_opener(key: &str) -> bool {
    matches!(key, "a" | "an" | "the" | "its" | "their" | "'s" | "his" | "her")
}

/// Whether the word may be part of a description: no mark, no word of grammar but "co".
fn is_part(s: &Statement, at: usize) -> bool {
    let key = s.key(at);
    let is_word = s.words[at].kind == WordKind::Content || language::classes(key).is(Class::ADJECTIVE.with(Class::ANY_NOUN));
    mark(key).is_some() || s.words[at].kind != WordKind::Mark && is_word && !is_verb(key)
}

fn is_verb(key: &str) -> bool {
    let class = language::classes(key);
    class.is(Class::PAST.with(Class::PRESENT)) && !class.is(Class::ANY_NOUN.with(Class::ADJECTIVE))
}

fn is_human(s: &Statement, at: usize) -> bool {
    s.words.get(at).is_some_and(|w| w.kind == WordKind::Content && language::classes(&w.key).is(Class::HUMAN)) && mark(s.key(at)).is_none()
}

/// How a description stands to the name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Before,
    After,
    /// "One of the creators".
    OneOf,
}

/// Words of what an office is held at.
const HELD_AT: usize = 4;

/// The description whose noun stands at `head` and whose first word at `from`.
fn said(n: usize, s: &Statement, (from, head): (usize, usize), form: Form) -> (String, Said) {
    let mut marks: BTreeSet<Mark> = (from..head).filter_map(|i| mark(s.key(i))).collect();
    marks.extend((form == Form::OneOf).then_some(Mark::Shared));
    let opener = from.checked_sub(1).map_or("", |i| s.key(i));
    let is_name =
        |i: usize| i > 0 && s.words[i].capital && language::classes(s.key(i)).is(Class::ANY_NOUN.with(Class::ADJECTIVE)).eq(&false);
    let (names, rest): (Vec<usize>, Vec<usize>) = (from..head).filter(|i| mark(s.key(*i)).is_none()).partition(|i| is_name(*i));
    let joined = matches!(s.key(head + 1), "of" | "at" | "for" | "with" | "in");
    let of = (head + 2..s.words.len())
        .take_while(|i| joined && s.words[*i].kind != WordKind::Mark)
        .filter(|i| s.words[*i].kind == WordKind::Content)
        .take_while(|i| !is_verb(s.key(*i)))
        .take(HELD_AT);
    let marked = (from..head).find(|i| mark(s.key(*i)).is_some()).unwrap_or(from);
    let start = if form == Form::OneOf { from - 3 } else { marked };
    let said = Said {
        marks,
        rest: rest.into_iter().map(|i| s.words[i].stem.to_string()).collect(),
        names: names.into_iter().map(|i| s.key(i).to_owned()).collect(),
        of: of.map(|i| s.words[i].stem.to_string()).collect(),
        is_vague: matches!(opener, "a" | "an"),
        is_whole: form == Form::After && matches!(opener, "the" | "," | "'s" | "its" | "is"),
        at: (n, (start, head + 1)),
    };
    (s.words[head].stem.to_string(), said)
}
