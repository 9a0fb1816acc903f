//! A person's name in two spellings, over whole articles: "Olan Drattell" in the lead and "Dartell said"
//! ten paragraphs on; "Ines Caselotte" in four papers and "Ines Casalotte" in a fifth.
//!
//! Words are compared, not sentences: a word that no list has, a letter or two away from the family name
//! of somebody in the event. Two people are as likely wherever each word has a given name of its own, or
//! where one article has both in full. What another alphabet's papers may write in two ways is no slip.

use super::people::has_given;
use super::spellings::near_pairs;
use crate::align::claims::edge::{Edge, Place, two_names};
use crate::align::claims::pairs::matching::plain;
use crate::align::claims::pairs::names::is_short_form;
use crate::align::claims::pairs::roles::is_office;
use crate::align::claims::pairs::transcription::{is_transcription, pronounced};
use crate::align::claims::statement::{NameKind, Statement};
use crate::align::reason::Reason;
use crate::extract::claims::words::WordKind;
use crate::language::{self, Class, en};
use std::collections::{BTreeMap, BTreeSet};

/// Shortest word of which a letter may be wrong, and of which two.
const SHORTEST: usize = 4;
const SHORTEST_OF_TWO: usize = 7;
/// Places of one spelling that are shown.
const PLACES: usize = 6;
/// Name words of one first letter in one article that are compared with each other.
const MOST_OF_A_LETTER: usize = 60;
/// A slip stands in its article so often at most.
const SLIPS: usize = 2;

/// How one article uses a word as a name.
#[derive(Default)]
struct Use {
    /// Places, the first few.
    places: Vec<Place>,
    count: usize,
    /// Words right before it: given names.
    given: BTreeSet<String>,
    /// So often with a preposition of place before it.
    located: usize,
    /// Whether it ends the name of somebody known to be a person.
    is_family: bool,
}

/// The name words of an event: word → article → use.
type Uses = BTreeMap<String, BTreeMap<usize, Use>>;

/// Edges between two spellings of one name.
pub(crate) fn edges(statements: &[Statement]) -> Vec<Edge> {
    let uses = uses(statements);
    let mut out = within(statements, &uses);
    out.extend(between(statements, &uses));
    out.extend(given_names(statements));
    out
}

fn uses(statements: &[Statement]) -> Uses {
    let mut uses = Uses::new();
    for (n, s) in statements.iter().enumerate().filter(|(_, s)| !is_heading(s)) {
        for at in 0..s.words.len() {
            let company = at.checked_sub(1).filter(|i| goes_on(s, *i));
            // the first word of a longer name is a given name
            if !is_name_word(s, at) || goes_on(s, at) && company.is_none() {
                continue;
            }
            let given = company.filter(|i| is_name_word(s, *i) && !is_office(s.key(*i)) && !is_body(s.key(*i)));
            let is_family = s.names.iter().any(|x| x.kind == NameKind::Person && x.start <= at && at < x.end);
            let used = uses.entry(plain(s.key(at)).into_owned()).or_default().entry(s.article).or_default();
            used.count += 1;
            used.is_family |= is_family;
            used.given.extend(given.map(|i| plain(s.key(i)).into_owned()));
            used.located += usize::from(is_located(s, at) || at > 0 && matches!(s.key(at - 1), "of" | "the"));
            if used.places.len() < PLACES {
                used.places.push((n, (given.unwrap_or(at), at + 1)));
            }
        }
    }
    uses
}

/// Whether a preposition of place stands before the word.
pub(crate) fn is_located(s: &Statement, at: usize) -> bool {
    at > 0 && matches!(s.key(at - 1), "in" | "at" | "near" | "from" | "off" | "to")
}

/// Whether most words have a capital, so that none tells.
pub(crate) fn is_heading(s: &Statement) -> bool {
    let content = s.words.iter().filter(|w| w.kind == WordKind::Content);
    let (all, capital) = content.fold((0, 0), |(all, capital), w| (all + 1, capital + usize::from(w.capital)));
    all >= 4 && capital * 10 >= all * 7
}

/// A capitalised word of letters alone.
fn is_name_word(s: &Statement, at: usize) -> bool {
    let word = &s.words[at];
    word.capital && word.kind == WordKind::Content && word.key.chars().count() >= 3 && word.key.chars().all(char::is_alphabetic)
}

/// Whether the name goes on with the next word.
fn goes_on(s: &Statement, at: usize) -> bool {
    let (Some(word), Some(next)) = (s.words.get(at), s.words.get(at + 1)) else { return false };
    word.capital
        && next.capital
        && next.kind == WordKind::Content
        && next.span.start.saturating_sub(word.span.end) <= 1
        && word.kind == WordKind::Content
}

/// Words before a name that are no given name.
fn is_body(key: &str) -> bool {
    let other = Class::PLACE
        .with(Class::DEMONYM)
        .with(Class::ORGANISATION)
        .with(Class::TITLE)
        .with(Class::ROLE)
        .with(Class::WEEKDAY)
        .with(Class::MONTH);
    let classes = language::classes(key);
    classes.is(other) && !classes.is(Class::GIVEN)
}

/// Whether the word is in some list, so that it is spelt as meant.
pub(crate) fn is_listed(word: &str) -> bool {
    let listed = Class::ANY_NOUN
        .with(Class::VERB)
        .with(Class::ADJECTIVE)
        .with(Class::FUNCTION)
        .with(Class::PLACE)
        .with(Class::DEMONYM)
        .with(Class::ORGANISATION)
        .with(Class::WEEKDAY)
        .with(Class::MONTH)
        .with(Class::TITLE)
        .with(Class::GIVEN)
        .with(Class::SURNAME);
    // what an ending alone makes a verb or an adverb is in no list
    language::phrase_classes(word).is(listed)
}

/// Whether a slip of the pen turns one word into the other: a letter, of long words two, never the first.
fn is_near(x: &str, y: &str) -> bool {
    let short = x.chars().count().min(y.chars().count());
    let away = strsim::damerau_levenshtein(x, y);
    short >= SHORTEST && (away == 1 || away == 2 && short >= SHORTEST_OF_TWO) && x.chars().next() == y.chars().next()
}

/// Whether one word is the other with an ending: of peoples and plurals, and of words that nobody's given
/// name goes with, also with a mute letter.
pub(crate) fn is_inflected(x: &str, y: &str, kin: Kinship) -> bool {
    let (short, long) = if x.len() <= y.len() { (x, y) } else { (y, x) };
    long.strip_prefix(short).is_some_and(|ending| match ending {
        "s" | "es" | "n" | "an" | "i" | "is" | "ns" | "ian" | "ese" | "er" => true,
        "a" | "e" | "y" => kin != Kinship::Same,
        _ => false,
    })
}

/// Who is called by the word in the whole event.
fn all_given(used: &BTreeMap<usize, Use>) -> BTreeSet<&str> {
    used.values().flat_map(|u| u.given.iter().map(String::as_str)).collect()
}

/// How two words with these given names may be one person's.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kinship {
    /// A given name in common.
    Same,
    /// One is never given in full.
    Open,
    /// Each has a given name of its own.
    Apart,
}

fn kinship(x: &BTreeSet<&str>, y: &BTreeSet<&str>) -> Kinship {
    if x.is_empty() || y.is_empty() {
        return Kinship::Open;
    }
    if x.intersection(y).next().is_some() { Kinship::Same } else { Kinship::Apart }
}

/// Whether the word may be a slip: no list has it, and it is no place.
fn may_be_wrong(word: &str, used: &Use) -> bool {
    !is_listed(word) && used.located * 2 <= used.count
}

/// Two spellings within one article.
fn within(statements: &[Statement], uses: &Uses) -> Vec<Edge> {
    let mut by_letter: BTreeMap<(usize, char), Vec<&str>> = BTreeMap::new();
    for (word, articles) in uses {
        for article in articles.keys() {
            if let Some(first) = word.chars().next() {
                by_letter.entry((*article, first)).or_default().push(word);
            }
        }
    }
    let mut out = Vec::new();
    for ((article, _), words) in &by_letter {
        for (i, x) in words.iter().enumerate() {
            for y in words[i + 1..].iter().take(MOST_OF_A_LETTER).filter(|y| is_near(x, y)) {
                let (p, q) = (&uses[*x], &uses[*y]);
                // the rarer is the slip
                let (slip, other) = if rarity(p, *article) <= rarity(q, *article) { (*x, *y) } else { (*y, *x) };
                if is_slip_within(uses, *article, slip, other) {
                    let places = (&uses[slip][article].places, &uses[other][article].places);
                    out.extend(two_names(statements, places.0, places.1, 0.6, Reason::Spelling));
                }
            }
        }
    }
    out
}

/// How often an event and an article have a word.
fn rarity(used: &BTreeMap<usize, Use>, article: usize) -> (usize, usize) {
    (used.len(), used.get(&article).map_or(0, |u| u.count))
}

fn is_slip_within(uses: &Uses, article: usize, slip: &str, other: &str) -> bool {
    let (p, q) = (&uses[slip], &uses[other]);
    let (here, there) = (&p[&article], &q[&article]);
    let kin = kinship(&all_given(p), &all_given(q));
    if kin == Kinship::Apart || is_inflected(slip, other, kin) || p.len() > 1 && q.len() <= p.len() || !may_be_wrong(slip, here) {
        return false;
    }
    let known = q.values().any(|u| u.is_family);
    let rare = here.count <= SLIPS && (there.count > here.count || q.len() > p.len() || here.count == 1);
    match kin {
        // two full names that a letter parts; another article may share the rarer of the two
        Kinship::Same => rare || there.count <= SLIPS && q.len() > p.len(),
        // a bare word that nobody has introduced, beside one who has been
        _ => {
            rare && known && (!all_given(q).is_empty() || there.count >= 2 || q.len() >= 2) && !is_listed(other) | !all_given(q).is_empty()
        }
    }
}

/// Shortest name of a place or body of which a letter may be wrong.
const SHORTEST_OF_ANY: usize = 6;

/// "Brookyn", "Repulican": a word that no list has and nobody's given name goes with, told once, one letter from a word
/// that a list or two articles have.
fn is_mistyped(slip: &str, p: &BTreeMap<usize, Use>, other: &str, q: &BTreeMap<usize, Use>) -> bool {
    let once = p.values().map(|u| u.count).sum::<usize>() == 1 && all_given(p).is_empty();
    let held = q.values().map(|u| u.count).sum::<usize>();
    let sure = held >= 2 && (is_listed(other) || q.len() >= 2 && held >= 3);
    once && sure
        && slip.chars().count().min(other.chars().count()) >= SHORTEST_OF_ANY
        && strsim::damerau_levenshtein(slip, other) == 1
        && !is_listed(slip)
        && !is_inflected(slip, other, Kinship::Open)
        && (is_listed(other) || !is_transcription(slip, other))
}

/// A given name that no transcription has brought forth.
fn is_local(given: &str) -> bool {
    language::classes(given).is(Class::GIVEN) && !is_transcribed(given)
}

/// Given names that reach English from other alphabets, and so in several spellings, as their people's
/// family names do.
fn is_transcribed(given: &str) -> bool {
    static NAMES: std::sync::LazyLock<BTreeSet<&'static str>> = std::sync::LazyLock::new(|| en::words(en::TRANSCRIBED_NAMES).collect());
    NAMES.contains(given)
}

/// Endings and letters of family names that are transcribed.
fn is_foreign(family: &str) -> bool {
    const ENDINGS: [&str; 24] = [
        "ov", "ova", "ev", "eva", "sky", "ski", "skiy", "skii", "vich", "enko", "chuk", "yuk", "shvili", "dze", "poulos", "akis", "idis",
        "oglu", "zadeh", "pour", "allah", "ullah", "uddin", "adze",
    ];
    family.chars().count() >= 5 && ENDINGS.iter().any(|e| family.ends_with(e))
        || family.contains("kh")
        || family.contains("zh")
        || family.contains("dj")
}

/// Two spellings in two articles, neither of which has both.
fn between(statements: &[Statement], uses: &Uses) -> Vec<Edge> {
    let words: Vec<[String; 1]> = uses.keys().map(|w| [w.clone()]).collect();
    let slices: Vec<&[String]> = words.iter().map(<[String; 1]>::as_slice).collect();
    let mut out = Vec::new();
    for (i, j) in near_pairs(&slices) {
        let (x, y) = (words[i][0].as_str(), words[j][0].as_str());
        let (p, q) = (&uses[x], &uses[y]);
        if !is_near(x, y) || p.keys().any(|a| q.contains_key(a)) {
            continue;
        }
        let (slip, other) = if p.len() <= q.len() { (x, y) } else { (y, x) };
        if let Some(strength) = strength_between(uses, slip, other) {
            let because = if strength < 0.5 { Reason::SpellingOfOtherAlphabet } else { Reason::Spelling };
            let places = |w: &str| -> Vec<Place> { uses[w].values().filter_map(|u| u.places.first().copied()).take(PLACES).collect() };
            out.extend(two_names(statements, &places(slip), &places(other), strength, because));
        }
    }
    out
}

fn strength_between(uses: &Uses, slip: &str, other: &str) -> Option<f32> {
    let (p, q) = (&uses[slip], &uses[other]);
    let (given_p, given_q) = (all_given(p), all_given(q));
    if is_mistyped(slip, p, other, q) {
        return Some(0.5);
    }
    let kin = kinship(&given_p, &given_q);
    match kin {
        Kinship::Same => {
            let shared = || given_p.intersection(&given_q);
            let local = shared().any(|g| is_local(g)) && !is_foreign(slip) && !is_foreign(other);
            let foreign = shared().any(|g| is_transcribed(g)) || is_foreign(slip) || is_foreign(other);
            let alike = pronounced(slip) == pronounced(other);
            match (alike, local) {
                (false, true) => Some(0.7),
                (false, false) if q.len() >= 2 && !is_transcription(slip, other) => Some(0.5),
                (true, true) => Some(0.5),
                // "Lasky" in two papers, "Lassky" in one
                (true, false) if q.len() >= 2 && shared().all(|g| is_local(g)) => Some(0.45),
                // "Duarte Velasco" in one paper, "Duarte Velazco" in the other: which of them, nothing tells
                _ if !foreign && p.len() == 1 && q.len() == 1 => Some(0.4),
                _ => None,
            }
        }
        // "Dartell said": a bare name that its article never introduces
        Kinship::Open if p.len() == 1 && q.len() >= 2 && given_p.is_empty() && !given_q.is_empty() => {
            let used = p.values().next()?;
            let sure = pronounced(slip) != pronounced(other) && given_q.iter().any(|g| language::classes(g).is(Class::GIVEN));
            (may_be_wrong(slip, used) && sure).then_some(0.5)
        }
        _ => None,
    }
}

/// A given name and a family name, with where each article first has them.
type Full = BTreeMap<[String; 2], BTreeMap<usize, Place>>;

/// Given names of one family name that a letter parts: "Hayley Orren", "Haley Orren".
fn given_names(statements: &[Statement]) -> Vec<Edge> {
    let mut full = Full::new();
    for (n, s) in statements.iter().enumerate().filter(|(_, s)| !is_heading(s)) {
        for at in 1..s.words.len() {
            let is_given = |i: usize| is_name_word(s, i) && !is_body(s.key(i)) && !is_office(s.key(i));
            let ends = is_name_word(s, at) && goes_on(s, at - 1) && !goes_on(s, at);
            let longer = at >= 2 && goes_on(s, at - 2) && is_given(at - 2);
            if ends && is_given(at - 1) && !longer {
                let words = [plain(s.key(at - 1)).into_owned(), plain(s.key(at)).into_owned()];
                full.entry(words).or_default().entry(s.article).or_insert((n, (at - 1, at + 1)));
            }
        }
    }
    let names: Vec<&[String; 2]> = full.keys().collect();
    let slices: Vec<&[String]> = names.iter().map(|n| n.as_slice()).collect();
    let mut out = Vec::new();
    for (i, j) in near_pairs(&slices) {
        let ([x, family], [y, other]) = (names[i], names[j]);
        let (p, q) = (&full[names[i]], &full[names[j]]);
        if family != other {
            continue;
        }
        let places = |m: &BTreeMap<usize, Place>| -> Vec<Place> { m.values().copied().take(PLACES).collect() };
        // "Strauss-Kahn" and "Strass-Kahn" in one article
        if let Some((article, at)) = p.iter().find(|(a, _)| q.contains_key(a)) {
            let slip = if p.len() <= q.len() { x } else { y };
            let unlike = !has_given(x, y)
                && !is_listed(slip)
                && x.chars().count().min(y.chars().count()) > SHORTEST
                && !is_inflected(x, y, Kinship::Open);
            if unlike && p.len().min(q.len()) == 1 {
                out.extend(two_names(statements, &[*at], &[q[article]], 0.6, Reason::Spelling));
            }
            continue;
        }
        let (few, many) = (p.len().min(q.len()), p.len().max(q.len()));
        if let Some(strength) = strength_given(x, y, family, (few, many)) {
            out.extend(two_names(statements, &places(p), &places(q), strength, Reason::SpellingOfGivenName));
        }
    }
    out
}

/// Whether two given names are told apart by the eye alone: "Marc" and "Mark", "Sara" and "Sarah".
fn is_one_off(x: &str, y: &str) -> bool {
    strsim::damerau_levenshtein(x, y) == 1 && pronounced(x) == pronounced(y)
}

fn strength_given(x: &str, y: &str, family: &str, (few, many): (usize, usize)) -> Option<f32> {
    let short = x.chars().count().min(y.chars().count());
    let listed = (language::classes(x).is(Class::GIVEN), language::classes(y).is(Class::GIVEN));
    let other = |w: &str| !language::classes(w).is(Class::GIVEN) && is_listed(w);
    if short < SHORTEST
        || is_inflected(x, y, Kinship::Open)
        || is_short_form(x, y)
        || other(x)
        || other(y)
        || language::classes(family).is(Class::PLACE)
    {
        return None;
    }
    let sex = |w: &str| (language::classes(w).is(Class::GIVEN_M), language::classes(w).is(Class::GIVEN_F));
    let siblings =
        has_given(x, y) && (sex(x) == (true, false) && sex(y) == (false, true) || sex(x) == (false, true) && sex(y) == (true, false));
    if siblings || is_foreign(family) && listed.0 == listed.1 {
        return None;
    }
    match listed {
        // two given names: as many people as slips
        (true, true) => (few == 1 && many >= 2).then_some(0.5).or_else(|| (many == 1 && is_one_off(x, y)).then_some(0.4)),
        (false, false) => (!is_transcription(x, y) && many >= 2).then_some(0.5),
        _ => (few <= 2 || few * 4 <= many).then_some(0.6),
    }
}
