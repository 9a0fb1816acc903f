//! Two sentences that stand alone → one person by two callings, or of two ranks in one.
//!
//! "Ana Holt, a cardiologist at Lowen General" beside "Ana Holt, an oncologist at Lowen General"; "Rovers assistant
//! coach Jonas Aske" beside "Rovers head coach Jonas Aske"; "Lt. Gov. Ana Holt" beside "Gov. Ana Holt". Offices in
//! like places are compared by `roles`; here the full name says that one person is meant.

use super::matching::Matching;
use super::roles::{exclude, go_together, of_name};
use crate::align::Relation;
use crate::align::claims::row::{Found, Slot};
use crate::align::claims::statement::{Name, NameKind, Statement};
use crate::extract::claims::words::WordKind;
use crate::language::{self, Class};
use std::collections::HashMap;
use std::sync::LazyLock;

/// Share of the lighter sentence, and words in common, from which both tell one thing.
const ALIKE: (f32, usize) = (0.4, 3);
/// Words of the longest description before a name, and behind it.
const REACH: usize = 8;

/// Form → the post's first form, with what one of it may be besides.
static POSTS: LazyLock<HashMap<&'static str, (&'static str, Vec<&'static str>)>> = LazyLock::new(|| {
    let mut known = HashMap::new();
    for line in include_str!("posts.txt").lines().filter(|l| !l.starts_with('#')) {
        let (forms, besides) = line.split_once('|').unwrap_or((line, ""));
        let first = forms.split_whitespace().next().unwrap_or(forms);
        let besides: Vec<&str> = besides.split_whitespace().collect();
        known.extend(forms.split_whitespace().map(|form| (form, (first, besides.clone()))));
    }
    known
});

/// What a sentence calls a person.
struct Post {
    /// Its words.
    at: (usize, usize),
    /// The form that stands for it.
    name: String,
    /// What makes a lower or a passing one of it: "assistant", "acting".
    rank: Option<&'static str>,
}

/// Words before a post that make another of it, each with the family that it is of.
const LOWER: [(&str, &str); 11] = [
    ("assistant", "assistant"),
    ("associate", "assistant"),
    ("deputy", "assistant"),
    ("vice", "assistant"),
    ("lieutenant", "assistant"),
    ("lt", "assistant"),
    ("acting", "passing"),
    ("interim", "passing"),
    ("temporary", "passing"),
    ("head", "full"),
    ("permanent", "full"),
];

/// One person of two callings.
pub(crate) fn posts(a: &Statement, b: &Statement, m: &Matching) -> Option<Found> {
    if m.containment < ALIKE.0 || m.count < ALIKE.1 || a.is_headline || b.is_headline {
        return None;
    }
    let place = |n: &Name| matches!(n.kind, NameKind::Place(_));
    let is_person = |x: &Name, y: &Name| x.kind == NameKind::Person || y.kind == NameKind::Person;
    let full = |s: &Statement, n: &Name| !place(n) && n.end - n.start >= 2 && s.words[n.end - 1].capital;
    let (x, y) = a.names.iter().filter(|n| full(a, n)).find_map(|n| {
        let same = |o: &&Name| full(b, o) && is_person(n, o) && m.a[n.end - 1] == Some(o.end - 1) && m.a[n.end - 2].is_some();
        let other = b.names.iter().find(same)?;
        two_of(&described(a, n), &described(b, other))
    })?;
    Some(Found {
        slot: Slot::Role,
        relation: Relation::Conflicts,
        a: x,
        b: y,
        strength: m.containment.max(0.5),
        because: "one person is given two callings",
    })
}

/// Two posts that one person has not both.
fn two_of(of_a: &[Post], of_b: &[Post]) -> Option<((usize, usize), (usize, usize))> {
    let same = of_a.iter().find_map(|p| of_b.iter().find(|q| p.name == q.name).map(|q| (p, q)));
    if let Some((p, q)) = same {
        let lower = |post: &Post| matches!(post.rank, Some("assistant" | "passing"));
        let differs = p.rank != q.rank
            && match (p.rank, q.rank) {
                (Some("passing"), None) | (None, Some("passing")) => false,
                _ => lower(p) != lower(q),
            };
        return differs.then_some((p.at, q.at));
    }
    let besides = |p: &Post, q: &Post| POSTS.get(p.name.as_str()).is_some_and(|(_, besides)| besides.contains(&q.name.as_str()));
    let together = |p: &Post, q: &Post| besides(p, q) || besides(q, p) || !exclude(&p.name, &q.name) || go_together(&p.name, &q.name);
    if of_a.iter().any(|p| of_b.iter().any(|q| together(p, q))) {
        return None;
    }
    Some((of_a.first()?.at, of_b.first()?.at))
}

/// What a sentence calls the person of a name: in front of it, or set off behind it.
fn described(s: &Statement, n: &Name) -> Vec<Post> {
    let ends = |i: usize| s.words[i].kind == WordKind::Mark && s.key(i) != "." && s.key(i) != "-" || is_clause(s, i);
    let mut found = Vec::new();
    let from = (n.start.saturating_sub(REACH)..n.start).rev().find(|i| ends(*i)).map_or(n.start.saturating_sub(REACH), |i| i + 1);
    found.extend(in_words(s, from, n.end));
    let set_off = |i: usize| s.key(i) == "," || s.key(i) == "(";
    if n.start > 1 && s.key(n.start - 1) == "," {
        // "the auditor, Ana Holt,"
        let last = n.start - 1;
        let from = (last.saturating_sub(REACH)..last).rev().find(|i| ends(*i)).map_or(last.saturating_sub(REACH), |i| i + 1);
        let opens = (from..last).any(|i| matches!(s.key(i), "the" | "'s" | "’s" | "its" | "their" | "his" | "her"));
        if opens {
            found.extend(in_words(s, from, last));
        }
    } else if set_off(n.end) {
        let to = (n.end + 1..s.words.len().min(n.end + 1 + REACH)).find(|i| ends(*i)).unwrap_or(s.words.len().min(n.end + 1 + REACH));
        found.extend(in_words(s, n.end + 1, to));
    }
    found
}

/// Whether a word begins or belongs to another clause.
fn is_clause(s: &Statement, at: usize) -> bool {
    let word = &s.words[at];
    let verb = language::classes(&word.key).is(Class::PAST.with(Class::PRESENT)) && !language::classes(&word.key).is(Class::ANY_NOUN);
    matches!(
        word.key.as_str(),
        "who" | "whom" | "whose" | "as" | "that" | "which" | "when" | "and" | "by" | "to" | "said" | "says" | "with" | "from"
    ) || verb && !word.capital && word.kind == WordKind::Content
}

/// What anybody may be besides a calling.
const LOOSE: [&str; 64] = [
    "aide",
    "assistant",
    "deputy",
    "senior",
    "leader",
    "member",
    "official",
    "expert",
    "man",
    "woman",
    "resident",
    "native",
    "star",
    "winner",
    "candidate",
    "nominee",
    "runner",
    "veteran",
    "father",
    "mother",
    "son",
    "daughter",
    "brother",
    "sister",
    "husband",
    "wife",
    "friend",
    "victim",
    "suspect",
    "survivor",
    "witness",
    "hero",
    "fan",
    "critic",
    "supporter",
    "opponent",
    "rival",
    "partner",
    "colleague",
    "citizen",
    "graduate",
    "student",
    "player",
    "scorer",
    "champion",
    "medalist",
    "medallist",
    "speaker",
    "adviser",
    "advisor",
    "activist",
    "celebrity",
    "performer",
    "entertainer",
    "artist",
    "politician",
    "executive",
    "officer",
    "scientist",
    "researcher",
    "specialist",
    "author",
    "writer",
    "person",
];

/// Whether the word is a calling that no list has: a word for somebody who does something, last of its noun.
fn is_calling(s: &Statement, at: usize, to: usize) -> bool {
    let key = s.key(at);
    // "goat herder": the last of its words says who it is
    let last = at + 1 >= to || s.words[at + 1].capital || s.words[at + 1].kind != WordKind::Content;
    let class = language::classes(key);
    class.is(Class::ROLE.with(Class::ACTOR)) && !class.is(Class::PAST) && last && !s.words[at].capital && !LOOSE.contains(&key)
}

/// The posts and offices among some words.
fn in_words(s: &Statement, from: usize, to: usize) -> Vec<Post> {
    let mut found = Vec::new();
    let mut at = from;
    while at < to {
        let longest = (1..=3).rev().find_map(|length| {
            let end = at + length;
            // "Dr." is a form of address
            if s.key(at) == "dr" {
                return None;
            }
            let form = (at..end.min(to)).map(|i| s.key(i)).collect::<Vec<_>>().join("_");
            let listed = POSTS.get(form.as_str()).map(|(name, _)| *name).or_else(|| of_name(&form)).map(str::to_owned);
            let name = listed.or_else(|| Some(form).filter(|_| length == 1 && is_calling(s, at, to)))?;
            (end <= to).then_some((name, end))
        });
        let Some((name, end)) = longest else {
            at += 1;
            continue;
        };
        let before = |back: usize| at.checked_sub(back).filter(|i| *i >= from);
        let near = before(1).filter(|i| s.key(*i) != ".").or_else(|| before(2));
        let rank = near.and_then(|i| LOWER.iter().find(|(word, _)| s.key(i) == *word)).map(|(_, family)| *family);
        // "former captain" is no captain now
        let past = (at.saturating_sub(2).max(from)..at).any(|i| matches!(s.key(i), "former" | "ex" | "retired" | "onetime"));
        let possessed = matches!(s.key(end), "'s" | "’s");
        if !past && !possessed || name.ends_with("player") {
            let start = near.filter(|_| rank.is_some()).unwrap_or(at);
            found.push(Post { at: (start, end), name, rank });
        }
        at = end;
    }
    found
}
