//! The age of the one whom an event is about, where no name is given.
//!
//! "A five-year-old boy is trapped in a well" and "the six-year-old plunged into the well" share the
//! well and nothing else. Only the first age in the opening of an article is taken, so that brothers
//! and bystanders further on are not compared with one another.

use crate::align::Relation;
use crate::align::claims::edge::{Edge, site};
use crate::align::claims::pairs::matching::Matching;
use crate::align::claims::row::Slot;
use crate::align::claims::statement::{NameKind, Statement, Valued};
use crate::align::reason::Reason;
use crate::language::quantity::{Quantity, Unit};
use std::collections::BTreeMap;

/// Sentences from the start in which an article says whom it is about.
const OPENING: usize = 5;
/// Words for people by which an age is known to be another's.
const KINDS: [&[&str]; 4] =
    [&["boy", "son", "brother", "man", "father"], &["girl", "daughter", "sister", "woman", "mother"], &["driver"], &["student", "pupil"]];
/// Children are counted by the year; of others a birthday may lie between two reports.
const CHILD: f64 = 15.0;
/// Ages that differ by more are two people's.
const WIDEST: f64 = 12.0;

/// The same where a family name stands alone: it may be a relative's.
const WIDEST_OF_FAMILY: f64 = 6.0;

/// Edges between the ages that articles give in their openings, and between those of one person by name.
pub(crate) fn edges(statements: &[Statement]) -> Vec<Edge> {
    let mut out = named(statements);
    out.extend(of_openings(statements));
    out
}

/// The age of somebody with a name.
struct Named<'a> {
    statement: &'a Statement,
    at: &'a Valued<Quantity>,
    given: Option<&'a str>,
}

/// Edges between the ages of one name: "Ana Holt, 44" and "the 47-year-old Holt".
fn named(statements: &[Statement]) -> Vec<Edge> {
    let mut by_family: BTreeMap<&str, Vec<Named<'_>>> = BTreeMap::new();
    for s in statements {
        for age in s.quantities.iter().filter(|q| q.value.unit == Unit::Age) {
            if let Some((family, given)) = name_beside(s, age) {
                by_family.entry(family).or_default().push(Named { statement: s, at: age, given });
            }
        }
    }
    let mut out = Vec::new();
    for all in by_family.values() {
        let alone = |n: &Named<'_>| {
            let own = all.iter().filter(|o| o.statement.article == n.statement.article);
            own.map(|o| o.at.value.value as u32).all(|age| age == n.at.value.value as u32)
        };
        let of_one: Vec<&Named<'_>> = all.iter().filter(|n| alone(n)).collect();
        let edges = of_one.iter().enumerate().flat_map(|(i, x)| of_one[i + 1..].iter().take(TRIED).map(move |y| of_name(x, y)));
        out.extend(edges.flatten());
    }
    out
}

/// Family and given name right before or after an age.
fn name_beside<'a>(s: &'a Statement, age: &Valued<Quantity>) -> Option<(&'a str, Option<&'a str>)> {
    let before = |n: &crate::align::claims::statement::Name| {
        n.end + 1 == age.at.0 && s.key(n.end) == "," && !matches!(s.key(age.at.1), "of" | "others")
    };
    let after = |n: &crate::align::claims::statement::Name| n.start == age.at.1 && n.kind == NameKind::Person;
    let name = s.names.iter().find(|n| (n.kind == NameKind::Person || n.end - n.start > 1) && before(n) || after(n))?;
    let given = (name.end - name.start > 1).then(|| s.key(name.start));
    Some((s.key(name.end - 1), given))
}

fn of_name(x: &Named<'_>, y: &Named<'_>) -> Option<Edge> {
    let apart = (x.at.value.value - y.at.value.value).abs();
    let other = matches!((x.given, y.given), (Some(p), Some(q)) if p.chars().next() != q.chars().next());
    let widest = if x.given.is_some() && y.given.is_some() { WIDEST } else { WIDEST_OF_FAMILY };
    if x.statement.article == y.statement.article || other || apart < 0.5 || apart > widest {
        return None;
    }
    Some(Edge {
        slot: Slot::Number,
        relation: Relation::Conflicts,
        strength: if apart > 1.5 { 0.55 } else { 0.4 },
        because: Reason::TwoAges,
        a: site(x.statement, x.at.at),
        b: site(y.statement, y.at.at),
    })
}

fn of_openings(statements: &[Statement]) -> Vec<Edge> {
    let mut first: BTreeMap<usize, Option<(&Statement, &Valued<Quantity>)>> = BTreeMap::new();
    for s in statements.iter().filter(|s| s.position < OPENING) {
        let mut ages = s.quantities.iter().filter(|q| q.value.unit == Unit::Age);
        let Some(age) = ages.next() else { continue };
        let other = ages.next().is_some() || s.names.iter().any(|n| n.kind == NameKind::Person);
        let held = first.entry(s.article).or_insert_with(|| (!other).then_some((s, age)));
        // an opening with two ages tells of two people
        if held.is_some_and(|(_, h)| (h.value.value - age.value.value).abs() > 0.5) || other {
            *held = None;
        }
    }
    let known: Vec<(&Statement, &Valued<Quantity>)> = first.into_values().flatten().collect();
    let mut by_value: BTreeMap<u32, Vec<(&Statement, &Valued<Quantity>)>> = BTreeMap::new();
    for k in known {
        by_value.entry(k.1.value.value as u32).or_default().push(k);
    }
    let groups: Vec<_> = by_value.into_values().collect();
    let mut out = Vec::new();
    for (i, xs) in groups.iter().enumerate() {
        for ys in &groups[i + 1..] {
            out.extend(xs.iter().flat_map(|x| ys.iter().map(move |y| (x, y))).take(TRIED).find_map(|(x, y)| edge(x, y)));
        }
    }
    out
}

/// Pairs of articles tried for two ages.
const TRIED: usize = 32;

fn edge((a, x): &(&Statement, &Valued<Quantity>), (b, y): &(&Statement, &Valued<Quantity>)) -> Option<Edge> {
    let (low, high) = (x.value.value.min(y.value.value), x.value.value.max(y.value.value));
    let least = if high < CHILD { 0.5 } else { 1.5 };
    let (p, q) = (kind(a, x), kind(b, y));
    if high - low < least || high - low > WIDEST || p.is_some() && q.is_some() && p != q || Matching::new(a, b).count < 2 {
        return None;
    }
    Some(Edge {
        slot: Slot::Number,
        relation: Relation::Conflicts,
        strength: 0.55,
        because: Reason::TwoAgesInOpenings,
        a: site(a, x.at),
        b: site(b, y.at),
    })
}

/// The kind of person whose age it is, by the words right behind it.
fn kind(s: &Statement, age: &Valued<Quantity>) -> Option<usize> {
    (age.at.1..s.words.len().min(age.at.1 + 4)).find_map(|i| KINDS.iter().position(|k| k.contains(&s.key(i))))
}
