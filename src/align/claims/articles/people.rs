//! What an event's articles say of its people: names, ages, offices.
//!
//! "Captain Joren Aske" in one paper is "skipper Jonas Aske" in another; "Alun Perry, a 61-year-old
//! builder" is "builder Alun Perry, 67"; "coastguard spokeswoman Lise Orren" is the "coastguard
//! chief". The sentences share nothing but the person, so persons are matched first.

use super::spellings::differing;
use crate::align::Relation;
use crate::align::claims::edge::{Edge, site};
use crate::align::claims::pairs::matching::plain;
use crate::align::claims::pairs::names::is_short_form;
use crate::align::claims::pairs::roles::{exclude, go_together, is_office, ministry, roles_in};
use crate::align::claims::pairs::transcription::{is_transcription, pronounced};
use crate::align::claims::row::Slot;
use crate::align::claims::statement::{Name, NameKind, Statement, Valued};
use crate::align::reason::Reason;
use crate::language::{
    self,
    quantity::{Quantity, Unit},
};
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

/// One person of one article: the words of the full name, and where it stands.
pub(crate) struct Known {
    article: usize,
    pub(crate) words: Vec<String>,
    roles: Vec<&'static str>,
    /// The office that the name is given with, for display: statement and words.
    role_at: Option<(usize, (usize, usize))>,
    pub(crate) name_at: (usize, (usize, usize)),
    age: Option<(usize, usize)>,
    ministry: Option<String>,
}

impl Known {
    fn first(&self) -> Option<&str> {
        self.words.first().map(String::as_str)
    }

    fn last(&self) -> Option<&str> {
        self.words.last().map(String::as_str)
    }
}

/// The first and last words of the names in each article.
type Ends<'a> = BTreeSet<(usize, Option<&'a str>, Option<&'a str>)>;

/// People of one article who share an office and a name and are compared with others, at most.
const NAMESAKES: usize = 12;

/// Conflicts of names, ages and offices; and the articles with more namesakes of one office than are compared.
pub(crate) fn edges(statements: &[Statement]) -> (Vec<Edge>, BTreeSet<usize>) {
    let known = people(statements);
    let held: Ends<'_> = known.iter().map(|k| (k.article, k.first(), k.last())).collect();
    let mut out = Vec::new();
    let (met, cut) = met(&known);
    for (x, y) in met {
        let (p, q) = (&known[x], &known[y]);
        if p.first() == q.first() && p.last() == q.last() {
            out.extend(ages(p, q, statements));
            out.extend(offices(p, q, statements));
        } else if !names_both(&held, p, q) {
            out.extend(names(p, q, statements));
        }
    }
    (out, cut)
}

/// People of two articles with one name, or with one of its ends and an office in common, the lower first, sorted; and
/// the articles of which some were left out.
fn met(known: &[Known]) -> (BTreeSet<(usize, usize)>, BTreeSet<usize>) {
    let mut cut = BTreeSet::new();
    let mut namesakes: BTreeMap<(Option<&str>, Option<&str>), Vec<usize>> = BTreeMap::new();
    let mut colleagues: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
    for (n, k) in known.iter().enumerate() {
        namesakes.entry((k.first(), k.last())).or_default().push(n);
        let roles: BTreeSet<&str> = k.roles.iter().copied().collect();
        for (word, role) in k.first().into_iter().chain(k.last()).flat_map(|word| roles.iter().map(move |role| (word, *role))) {
            let all = colleagues.entry((word, role)).or_default();
            // people stand in the order of their articles
            if all.iter().rev().take_while(|m| known[**m].article == k.article).nth(NAMESAKES - 1).is_none() {
                all.push(n);
            } else {
                cut.insert(k.article);
            }
        }
    }
    let of_two = |all: &Vec<usize>| -> Vec<(usize, usize)> {
        let pairs = all.iter().enumerate().flat_map(|(i, x)| all[i + 1..].iter().map(|y| (*x.min(y), *x.max(y))));
        pairs.filter(|(x, y)| known[*x].article != known[*y].article).collect()
    };
    (namesakes.values().chain(colleagues.values()).flat_map(of_two).collect(), cut)
}

/// The people of each article, by their names of two words or more.
pub(crate) fn people(statements: &[Statement]) -> Vec<Known> {
    let humans: BTreeSet<Vec<String>> =
        statements.iter().flat_map(|s| s.names.iter().filter(|x| x.kind == NameKind::Person).map(|x| full_name(s, x).0)).collect();
    let mut out: Vec<Known> = Vec::new();
    let mut places: BTreeMap<(usize, Vec<String>), usize> = BTreeMap::new();
    for (n, s) in statements.iter().enumerate() {
        for name in s.names.iter().filter(|x| x.end - x.start >= 2) {
            let (words, start) = full_name(s, name);
            // a name that one article shows to be a person's is so in the others
            if words.len() < 2 || name.kind != NameKind::Person && !(name.kind == NameKind::Other && humans.contains(&words)) {
                continue;
            }
            let found = roles_in(s, start, name.end);
            let age = s
                .quantities
                .iter()
                .position(|q| is_age(s, q) && is_beside(q.at, (name.start, name.end)) && (alone(s) || is_attached(s, name.end, q.at.0)));
            let role_at = found.first().map(|r| (n, (r.start, r.end)));
            let ministry = if found.is_empty() { None } else { ministry(s) };
            match places.entry((s.article, words.clone())) {
                Entry::Occupied(place) => {
                    let k = &mut out[*place.get()];
                    k.roles.extend(found.iter().map(|r| r.name));
                    k.role_at = k.role_at.or(role_at);
                    k.age = k.age.or(age.map(|a| (n, a)));
                    k.ministry = k.ministry.take().or(ministry);
                }
                Entry::Vacant(place) => {
                    place.insert(out.len());
                    out.push(Known {
                        article: s.article,
                        words,
                        roles: found.iter().map(|r| r.name).collect(),
                        role_at,
                        name_at: (n, (start, name.end)),
                        age: age.map(|a| (n, a)),
                        ministry,
                    });
                }
            }
        }
    }
    out
}

/// The words of a name without titles and initials, and where it begins.
pub(crate) fn full_name(s: &Statement, name: &Name) -> (Vec<String>, usize) {
    let start = (name.start..name.end).find(|i| !is_office(s.key(*i))).unwrap_or(name.start);
    (
        (start..name.end)
            .filter(|i| s.key(*i).len() > 1 && !matches!(s.key(*i), "sr" | "jr" | "ii" | "iii"))
            .map(|i| plain(s.key(i)).into_owned())
            .collect(),
        start,
    )
}

/// An age by its words ("61-year-old"), or a bare number in commas: "Alun Perry, 67, died".
fn is_age(s: &Statement, q: &Valued<Quantity>) -> bool {
    let between_commas = q.at.0 > 0 && s.key(q.at.0 - 1) == "," && matches!(s.key(q.at.1), "," | ".");
    q.value.unit == Unit::Age || q.value.unit == Unit::Count && between_commas && (1.0..110.0).contains(&q.value.value)
}

/// Words between a name and an age that go with it.
const BESIDE: usize = 3;

fn is_beside(age: (usize, usize), name: (usize, usize)) -> bool {
    age.0 >= name.1 && age.0 - name.1 <= BESIDE || name.0 >= age.1 && name.0 - age.1 <= BESIDE
}

/// Whether nothing stands between a name and an age but what joins them: "Alun Perry, a 61-year-old".
fn is_attached(s: &Statement, name_end: usize, age: usize) -> bool {
    age > name_end && (name_end..age).all(|i| matches!(s.key(i), "," | "a" | "an" | "the" | "aged" | "who" | "is" | "was" | "("))
}

/// Whether the sentence names one person only.
fn alone(s: &Statement) -> bool {
    s.names.iter().filter(|n| n.kind == NameKind::Person || n.kind == NameKind::Other && n.end - n.start >= 2).count() == 1
}

fn ages(p: &Known, q: &Known, statements: &[Statement]) -> Option<Edge> {
    let ((n, i), (k, j)) = (p.age?, q.age?);
    let (x, y) = (&statements[n].quantities[i], &statements[k].quantities[j]);
    // a birthday may lie between two reports
    ((x.value.value - y.value.value).abs() > 1.5).then(|| Edge {
        slot: Slot::Number,
        relation: Relation::Conflicts,
        strength: 0.8,
        because: Reason::TwoAges,
        a: site(&statements[n], x.at),
        b: site(&statements[k], y.at),
    })
}

fn offices(p: &Known, q: &Known, statements: &[Statement]) -> Option<Edge> {
    let ((n, x), (k, y)) = (p.role_at?, q.role_at?);
    let ministries = matches!((&p.ministry, &q.ministry), (Some(a), Some(b)) if a != b) && p.roles.iter().any(|r| q.roles.contains(r));
    let apart = ministries || p.roles.iter().all(|r| q.roles.iter().all(|o| exclude(r, o) && !go_together(r, o)));
    (apart && !p.roles.is_empty() && !q.roles.is_empty()).then(|| Edge {
        slot: Slot::Role,
        relation: Relation::Conflicts,
        strength: 0.6,
        because: Reason::TwoOffices,
        a: site(&statements[n], x),
        b: site(&statements[k], y),
    })
}

/// Whether either article names the other's person too: then they are two people.
fn names_both(held: &Ends<'_>, p: &Known, q: &Known) -> bool {
    let has =
        |article: usize, words: &[String]| held.contains(&(article, words.first().map(String::as_str), words.last().map(String::as_str)));
    has(p.article, &q.words) || has(q.article, &p.words)
}

/// One family or given name, and the other a letter off or with the same office.
fn names(p: &Known, q: &Known, statements: &[Statement]) -> Option<Edge> {
    let (x, y) = if p.words.last() == q.words.last() { (p.words.first()?, q.words.first()?) } else { (p.words.last()?, q.words.last()?) };
    if p.words.len() != q.words.len() || is_short_form(x, y) {
        return None;
    }
    let close = strsim::levenshtein(x, y) <= 1 && x.len().max(y.len()) <= 5 || is_near(x, y) && pronounced(x) != pronounced(y);
    let like = strsim::jaro_winkler(x, y) >= 0.6;
    let office = p.roles.iter().any(|r| q.roles.contains(r));
    if is_transcription(x, y) || !(office && (close || like)) {
        return None;
    }
    let ((n, a), (k, b)) = (p.name_at, q.name_at);
    Some(Edge {
        slot: Slot::Name,
        relation: Relation::Conflicts,
        strength: 0.7,
        because: if close { Reason::Spelling } else { Reason::HoldersOfLikeNames },
        a: site(&statements[n], a),
        b: site(&statements[k], b),
    })
}

/// Shortest name of which a letter or two may be wrong, and of which two.
const NEAR: (usize, usize) = (5, 7);

/// Whether a slip of the pen turns one spelling into the other, and no ending does.
fn is_near(x: &str, y: &str) -> bool {
    let short = x.chars().count().min(y.chars().count());
    let away = strsim::damerau_levenshtein(x, y);
    short >= NEAR.0 && (away == 1 || away == 2 && short >= NEAR.1) && !x.starts_with(y) && !y.starts_with(x)
}

/// Whether one of two names that a letter parts is likely a slip, and neither another way to write it nor
/// the name of a relative.
pub(crate) fn is_slip(x: &[String], y: &[String]) -> bool {
    differing(x, y).is_some_and(|(p, q)| is_near(p, q) && pronounced(p) != pronounced(q) && !has_given(p, q) && !is_short_form(p, q))
}

/// Whether both are common given names: then two people are as likely as a slip.
pub(crate) fn has_given(x: &str, y: &str) -> bool {
    language::classes(x).is(language::Class::GIVEN) && language::classes(y).is(language::Class::GIVEN)
}
