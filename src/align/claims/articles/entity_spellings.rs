//! Names of companies, works, ships and things that a letter parts: the power company "Tesnelac" in one
//! paper is "Tesnelec" in another, the series "Masters of Tides" is "Master of Tides".
//!
//! Two names of one event that a letter parts are likely one name where no list has the word ("Tesnelac"),
//! or where both stand as titles or glosses of one thing ("Heavenly Palace", "Heavenly Place"); the words
//! around them must be alike. Words that an ending parts ("Angola", "Angolan"), names of towns that another
//! alphabet writes, and all that one article has side by side are left alone, unless the rarer stands there
//! once and in no list. How people are spelt is asked elsewhere.

use super::organisation_names::{is_other_spelling, runs};
use super::person_spellings::{Kinship, is_heading, is_inflected, is_listed, is_located};
use super::spellings::{differing, near_pairs};
use crate::align::claims::edge::{Edge, Place, two_names};
use crate::align::claims::pairs::matching::plain;
use crate::align::claims::pairs::transcription::is_transcription;
use crate::align::claims::statement::{NameKind, Statement};
use crate::align::reason::Reason;
use crate::extract::claims::words::WordKind;
use crate::language::{self, Class};
use std::collections::{BTreeMap, BTreeSet};

/// Letters of the shortest word that may be wrong where no list has it.
const SHORTEST: usize = 5;
/// Places of one name that are kept.
const PLACES: usize = 6;
/// Words of weight on either side of a name that count as its neighbours.
const AROUND: usize = 5;
/// Weight of the neighbours that two names share, a rare word weighing 1, from which chance is unlikely: among
/// the 219 pairs of names a letter apart in 98 events, all but one of those that are one coined name share
/// 0.78 or more.
const ALIKE: f32 = 0.6;
/// The same where both spellings may write one foreign name: villages and people share up to 1.7, companies
/// and ships 3 and more.
const ALIKE_BY_SOUND: f32 = 3.0;
/// The same where the first letters differ.
const ALIKE_BUT_FIRST: f32 = 1.2;
/// The same for two titles, whose words are all in lists.
const ALIKE_TITLES: f32 = 0.9;
/// Articles that give one spelling, from which the other is a slip whatever its neighbours.
const ATTESTED: usize = 3;
/// Words of a name so long that an ending in its midst is no other name: "Northern Harbours Pilots Act".
const LONG: usize = 4;

/// How one article uses a name.
#[derive(Default)]
struct Use {
    places: Vec<Place>,
    count: usize,
    located: usize,
    /// So often in quotation marks or beside what it is: "the series".
    titled: usize,
    of_person: bool,
}

/// Name, by its words → article → use.
type Names = BTreeMap<Vec<String>, BTreeMap<usize, Use>>;

/// Edges between two spellings of one name that is no person's.
pub(crate) fn edges(statements: &[Statement]) -> Vec<Edge> {
    let names = names(statements);
    let keys: Vec<&[String]> = names.keys().map(Vec::as_slice).collect();
    let mut pairs = near_pairs(&keys);
    // what is found of a long name is not told of its beginning again
    pairs.sort_by_key(|(i, j)| (std::cmp::Reverse(keys[*i].len()), *i, *j));
    let mut told: BTreeSet<(usize, usize)> = BTreeSet::new();
    let mut out = Vec::new();
    for (i, j) in pairs {
        let (p, q) = (&names[keys[i]], &names[keys[j]]);
        let Some((x, y)) = differing(keys[i], keys[j]) else { continue };
        let x_is_slip = (p.len(), total(p)) <= (q.len(), total(q));
        let pair = if x_is_slip {
            Pair { slip: (x, p), other: (y, q), words: keys[i] }
        } else {
            Pair { slip: (y, q), other: (x, p), words: keys[i] }
        };
        let begins = |uses: &BTreeMap<usize, Use>| uses.values().flat_map(|u| &u.places).map(|p| (p.0, p.1.0)).collect::<Vec<_>>();
        let (of_slip, of_other) = (begins(pair.slip.1), begins(pair.other.1));
        if of_slip.iter().chain(&of_other).all(|at| told.contains(at)) {
            continue;
        }
        if let Some((strength, places)) = pair.judge(statements, &names) {
            told.extend(of_slip.into_iter().chain(of_other));
            out.extend(two_names(statements, &places.0, &places.1, strength, Reason::Spelling));
        }
    }
    out
}

fn total(uses: &BTreeMap<usize, Use>) -> usize {
    uses.values().map(|u| u.count).sum()
}

fn names(statements: &[Statement]) -> Names {
    let mut names = Names::new();
    for (n, s) in statements.iter().enumerate().filter(|(_, s)| !is_heading(s)) {
        for (start, end) in runs(s, 1) {
            let words: Vec<String> = (start..end).map(|i| plain(s.key(i)).into_owned()).collect();
            let used = names.entry(words).or_default().entry(s.article).or_default();
            used.count += 1;
            used.of_person |= s.names.iter().any(|n| n.kind == NameKind::Person && n.start < end && start < n.end);
            used.located += usize::from(is_located(s, start) || is_of_place(s, start));
            used.titled += usize::from(is_titled(s, start, end));
            if used.places.len() < PLACES {
                used.places.push((n, (start, end)));
            }
        }
    }
    names
}

/// "The village of Dargahan".
fn is_of_place(s: &Statement, start: usize) -> bool {
    let places = ["village", "town", "city", "district", "province", "region", "island", "port", "county"];
    start >= 2 && s.key(start - 1) == "of" && places.contains(&s.key(start - 2))
}

/// Words before a title within which it is said what it is.
const SAID_BEFORE: usize = 3;

/// Whether a name stands as a title: in quotation marks, or right behind "the series", "star of".
fn is_titled(s: &Statement, start: usize, end: usize) -> bool {
    let is_mark = |i: usize| matches!(s.key(i), "\"" | "'" | "“" | "”" | "‘" | "’");
    let of_work = |i: usize| {
        let class = language::classes(s.key(i));
        !s.words[i].capital && class.is(Class::WORK) || matches!(s.words[i].stem.as_str(), "star" | "film" | "seri" | "episod")
    };
    start > 0 && is_mark(start - 1) || is_mark(end) || (start.saturating_sub(SAID_BEFORE)..start).any(of_work)
}

/// Two names that a letter parts: the word of which it parts them, and who uses them.
struct Pair<'a> {
    slip: (&'a str, &'a BTreeMap<usize, Use>),
    other: (&'a str, &'a BTreeMap<usize, Use>),
    words: &'a [String],
}

/// The places of two names.
type Both = (Vec<Place>, Vec<Place>);

impl Pair<'_> {
    /// How surely the two are one name, and where it stands.
    fn judge(&self, statements: &[Statement], names: &Names) -> Option<(f32, Both)> {
        let ((x, p), (y, q)) = (self.slip, self.other);
        let of_person = p.values().chain(q.values()).any(|u| u.of_person);
        // slips of the pen in people's names are judged elsewhere, but for those in the first letter
        if of_person && first_letter(x) == first_letter(y) || is_other_spelling(x, y) {
            return None;
        }
        let firsts = |uses: &BTreeMap<usize, Use>| uses.values().filter_map(|u| u.places.first().copied()).take(PLACES).collect();
        if let Some(article) = p.keys().find(|a| q.contains_key(a)) {
            let is_slip = p.len() == 1 && p[article].count == 1 && (q.len() >= 2 || q[article].count >= 2);
            return (is_slip && self.is_coined(names)).then(|| (0.6, (p[article].places.clone(), q[article].places.clone())));
        }
        let alike = alike(statements, p, q);
        self.strength(names, alike).map(|strength| (strength, (firsts(p), firsts(q))))
    }

    fn strength(&self, names: &Names, alike: f32) -> Option<f32> {
        let ((x, p), (y, q)) = (self.slip, self.other);
        if self.is_coined(names) {
            let of_sound = is_transcription(x, y);
            let is_place = |uses: &BTreeMap<usize, Use>| uses.values().any(|u| u.located > 0);
            return match of_sound {
                _ if first_letter(x) != first_letter(y) => (!of_sound && alike >= ALIKE_BUT_FIRST && q.len() >= 2).then_some(0.5),
                false if alike >= ALIKE || q.len() >= ATTESTED => Some(0.5),
                true if alike >= ALIKE_BY_SOUND && undoubled(x) == undoubled(y) && !is_place(p) && !is_place(q) => Some(0.45),
                _ => None,
            };
        }
        let titled = |uses: &BTreeMap<usize, Use>| uses.values().any(|u| u.titled > 0);
        let is_plural = is_inflected(x, y, Kinship::Open);
        let long = self.words.iter().filter(|w| !language::classes(w).is(Class::FUNCTION)).count();
        match self.words.len() {
            1 => None,
            _ if titled(p) && titled(q) && alike >= ALIKE_TITLES => Some(0.5),
            _ if is_plural && long >= LONG && q.len() >= 2 => Some(0.45),
            _ => None,
        }
    }

    /// Whether the slip is no word of any list and stands in no other name of the event, and the other is
    /// a name by itself.
    fn is_coined(&self, names: &Names) -> bool {
        let (x, y) = (self.slip.0, self.other.0);
        let proper = Class::PLACE.with(Class::DEMONYM).with(Class::ORGANISATION);
        let known = !is_listed(y) || language::classes(y).is(proper);
        // "Zhao Sicong" and "Zhao Zicong": of one family name that few have
        let first =
            first_letter(x) == first_letter(y) || self.words.len() == 2 && self.words.iter().any(|w| w != x && w != y && is_family(w));
        let elsewhere = || {
            names.iter().any(|(words, _)| words.len() != self.words.len() && words.iter().any(|w| w == x) && !words.starts_with(self.words))
        };
        x.chars().count() >= SHORTEST && !is_listed(x) && known && first && !is_inflected(x, y, Kinship::Open) && !elsewhere()
    }
}

/// Whether the word may be a family name, and is no given name that many have.
fn is_family(word: &str) -> bool {
    !language::classes(word).is(Class::GIVEN) && (language::classes(word).is(Class::SURNAME) || !is_listed(word))
}

fn first_letter(word: &str) -> Option<char> {
    word.chars().next()
}

/// How many letters a word has, doubled ones counted once: what one letter of another alphabet may be written
/// with ("Energia", "Energiya") makes a word longer.
fn undoubled(word: &str) -> usize {
    let letters: Vec<char> = word.chars().collect();
    letters.chunk_by(|a, b| a == b).count()
}

/// The weight of the words that stand around both names.
fn alike(statements: &[Statement], p: &BTreeMap<usize, Use>, q: &BTreeMap<usize, Use>) -> f32 {
    let around = |uses: &BTreeMap<usize, Use>| -> BTreeMap<u32, f32> {
        let mut found = BTreeMap::new();
        for (n, at) in uses.values().flat_map(|u| &u.places) {
            let s = &statements[*n];
            let heavy = |i: &usize| s.words[*i].kind == WordKind::Content && s.concepts[*i] > 0;
            let near = (0..at.0).rev().filter(heavy).take(AROUND).chain((at.1..s.words.len()).filter(heavy).take(AROUND));
            found.extend(near.map(|i| (s.concepts[i], s.weights[i])));
        }
        found
    };
    let (x, y) = (around(p), around(q));
    x.iter().filter(|(concept, _)| y.contains_key(concept)).map(|(_, weight)| weight).sum()
}
