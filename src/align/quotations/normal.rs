//! One word as written → the keys under which it is compared.
//!
//! "won’t" gives *will*, *not*; "fifty-one" gives *51*; "commander-in-chief" gives three keys.

use crate::language::{en, is_stop_word, key, spelling};
use std::collections::HashSet;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization as _;

/// What a written word becomes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Expansion {
    /// A hesitation: not compared.
    Nothing,
    /// One key.
    One(String),
    /// Several keys.
    Many(Vec<String>),
}

const HESITATIONS: &[&str] = &["uh", "um", "er", "erm", "uhm", "ah"];

/// Prefixes that stand with and without a hyphen.
const PREFIXES: &[&str] = &["co", "re", "pre", "non", "anti", "de", "semi", "multi", "over", "under", "counter", "mid", "sub", "un"];

/// Contractions that no rule spells out.
const CONTRACTED: &[(&str, &[&str])] = &[
    ("won't", &["will", "not"]),
    ("can't", &["can", "not"]),
    ("cannot", &["can", "not"]),
    ("shan't", &["shall", "not"]),
    ("ain't", &["is", "not"]),
    ("gonna", &["going", "to"]),
    ("wanna", &["want", "to"]),
    ("gotta", &["got", "to"]),
    ("let's", &["let", "us"]),
    ("'em", &["them"]),
    ("y'all", &["you", "all"]),
];

/// Months as they are shortened; "May" and "March" are words too, so "mar" needs its dot.
const MONTHS: &[(&str, &str)] = &[
    ("jan", "january"),
    ("feb", "february"),
    ("mar.", "march"),
    ("apr", "april"),
    ("aug", "august"),
    ("sep", "september"),
    ("sept", "september"),
    ("oct", "october"),
    ("nov", "november"),
    ("dec", "december"),
];

/// Offices as they are shortened before a name; only with a capital, because "rep" and "gen" are words too.
const OFFICES: &[(&str, &str)] = &[
    ("gen", "general"),
    ("sen", "senator"),
    ("rep", "representative"),
    ("gov", "governor"),
    ("lt", "lieutenant"),
    ("sgt", "sergeant"),
    ("capt", "captain"),
    ("col", "colonel"),
    ("maj", "major"),
    ("dr", "doctor"),
    ("prof", "professor"),
    ("dept", "department"),
];

const UNITS: &[&str] = &[
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: &[&str] = &["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// A hash of a key, the same on every machine.
pub(super) fn code(key: &str) -> u64 {
    xxhash_rust::xxh3::xxh3_64(key.as_bytes())
}

/// How much a word tells about which utterance it is from: function words little, the few hundred
/// words that every speech is made of half.
pub(super) fn weight(key: &str) -> f64 {
    static COMMON: LazyLock<HashSet<&'static str>> = LazyLock::new(|| en::words(en::COMMON_WORDS).collect());
    if is_function_word(key) {
        STOP_WEIGHT
    } else if COMMON.contains(key) {
        COMMON_WEIGHT
    } else {
        1.0
    }
}

/// Weight of a function word beside the 1.0 of a rare word.
const STOP_WEIGHT: f64 = 0.2;
/// Weight of a common word.
const COMMON_WEIGHT: f64 = 0.5;

/// Function words of the language, and those that are so in speech.
pub(crate) fn is_function_word(key: &str) -> bool {
    const MORE: &[&str] = &[
        "'s", "'d", "may", "might", "must", "shall", "can", "well", "just", "really", "also", "may", "much", "many", "get", "got", "like",
        "going", "go", "let", "us", "oh", "yes", "al", "el",
    ];
    is_stop_word(key) || MORE.contains(&key)
}

/// The keys of a word as written.
pub(super) fn expand(written: &str) -> Expansion {
    let mut word = key(written);
    if !word.is_ascii() {
        word = word.nfd().filter(|c| !matches!(c, '\u{300}'..='\u{36f}')).collect();
    }
    if HESITATIONS.contains(&word.as_str()) {
        return Expansion::Nothing;
    }
    if (word.contains('\'') || matches!(word.as_str(), "cannot" | "gonna" | "wanna" | "gotta"))
        && let Some(keys) = contraction(&word)
    {
        return if let [key] = keys.as_slice() { Expansion::One(key.clone()) } else { Expansion::Many(keys) };
    }
    if word.contains('.') && word.split('.').all(|p| p.chars().count() <= 1 && p.chars().all(char::is_alphabetic)) {
        word.retain(|c| c != '.');
        return Expansion::One(if word == "us" { "usa".to_owned() } else { word });
    }
    if written == "US" {
        return Expansion::One("usa".to_owned());
    }
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        return number(&word);
    }
    if written.starts_with(char::is_uppercase)
        && let Some((_, office)) = OFFICES.iter().find(|(short, _)| *short == word.trim_end_matches('.'))
    {
        return Expansion::One((*office).to_owned());
    }
    if word.contains('-') {
        return hyphened(&word);
    }
    Expansion::One(single(&word))
}

fn single(word: &str) -> String {
    if word == "an" {
        return "a".to_owned();
    }
    let bare = word.trim_end_matches('.');
    if let Some((_, month)) = MONTHS.iter().find(|(short, _)| *short == word || *short == bare) {
        return (*month).to_owned();
    }
    figure(word).map_or_else(|| spelling(word).into_owned(), |n| n.to_string())
}

/// "won't" → will, not.
fn contraction(word: &str) -> Option<Vec<String>> {
    if let Some((_, keys)) = CONTRACTED.iter().find(|(w, _)| *w == word) {
        return Some(keys.iter().map(|k| (*k).to_owned()).collect());
    }
    let parts = [("n't", "not"), ("'ll", "will"), ("'re", "are"), ("'ve", "have"), ("'m", "am"), ("'d", "'d")];
    parts.iter().find_map(|(ending, full)| {
        let stem = word.strip_suffix(ending).filter(|s| !s.is_empty())?;
        Some(vec![stem.to_owned(), (*full).to_owned()])
    })
}

/// "1,200" → 1200; "2.6million" → 2.6, million; "7am" → 7, am.
fn number(word: &str) -> Expansion {
    let digits = word.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | ':'))).unwrap_or(word.len());
    let (figures, rest) = word.split_at(digits);
    let figures = figures.replace(',', "");
    let rest = rest.trim_start_matches('-');
    let unit = match rest {
        "" => return Expansion::One(figures),
        "m" | "mn" => "million",
        "bn" => "billion",
        "st" | "nd" | "rd" | "th" => return Expansion::One(figures + rest),
        other => other,
    };
    let mut keys = vec![figures];
    keys.extend(unit.split('-').filter(|p| !p.is_empty()).map(single));
    Expansion::Many(keys)
}

/// "fifty-one" → 51; "co-operate" → cooperate; else the parts.
fn hyphened(word: &str) -> Expansion {
    if let Some(n) = figure(word) {
        return Expansion::One(n.to_string());
    }
    let parts: Vec<&str> = word.split('-').filter(|p| !p.is_empty()).collect();
    if let [prefix, rest] = parts.as_slice()
        && PREFIXES.contains(prefix)
    {
        return Expansion::One(single(&format!("{prefix}{rest}")));
    }
    match parts.as_slice() {
        [] => Expansion::Nothing,
        [one] => Expansion::One(single(one)),
        _ => Expansion::Many(parts.into_iter().map(single).collect()),
    }
}

/// The value of a number word below a hundred; ordinals get their ending.
fn figure(word: &str) -> Option<String> {
    let unit = |w: &str| UNITS.iter().position(|u| *u == w);
    let ten = |w: &str| TENS.iter().position(|t| *t == w).map(|t| (t + 2) * 10);
    if let Some((tens, units)) = word.split_once('-') {
        let n = ten(tens)? + unit(units).filter(|u| (1..10).contains(u))?;
        return Some(n.to_string());
    }
    unit(word).or_else(|| ten(word)).map(|n| n.to_string())
}
