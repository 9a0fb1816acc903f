//! Names of people → comparable parts, and whether two of them can be one person's.
//!
//! "Lt. Gen. A. B. Dickens", "Arthur Dickens" and "Art Dickens" can be one; "Ray Smithson Sr." and "Ray
//! Smithson Jr." are two, whatever else they share.

use crate::language::{is_short_form, key};

/// Two given names this alike (Jaro-Winkler) are one in two spellings: "Sergei" / "Sergey" .95,
/// "Joren" / "Jonas" .79.
const SAME_GIVEN: f64 = 0.88;
/// The same for surnames: "Zelensky" / "Zelenskyy" .98, "Holt" / "Holm" .88.
pub(crate) const SAME_SURNAME: f64 = 0.92;
/// So many letters of a given name stand for all of it: "Chris", "Alex".
const SHORT_FORM: usize = 3;

/// What tells two generations of one name apart.
const SUFFIXES: [(&str, &str); 7] =
    [("jr", "jr"), ("junior", "jr"), ("sr", "sr"), ("senior", "sr"), ("ii", "ii"), ("iii", "iii"), ("iv", "iv")];
/// Small words that belong to the name after them.
const PARTICLES: [&str; 18] =
    ["de", "van", "von", "bin", "ibn", "al", "el", "der", "den", "la", "le", "di", "da", "du", "dos", "del", "ter", "ten"];

/// The generation that a word of a name tells: "Jr." → "jr".
pub(super) fn suffix(word: &str) -> Option<&'static str> {
    SUFFIXES.iter().find(|(written, _)| *written == word).map(|(_, suffix)| *suffix)
}

/// Whether `word`, in lower case, is a particle: "van", "bin".
pub(super) fn is_particle(word: &str) -> bool {
    PARTICLES.contains(&word)
}

/// What two names of people say of each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Names {
    /// One person's, as far as names go.
    Fit,
    /// Nothing either way: one of the two names differs, as a slip or within a family.
    Near,
    /// Two people's.
    Apart,
}

/// Compare the parts of two names, titles and suffixes left out; neither is empty.
pub(super) fn compare(a: &[String], b: &[String]) -> Names {
    if a == b {
        return Names::Fit;
    }
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let (Some(last), Some(longs)) = (short.last(), long.last()) else { return Names::Near };
    // "Wang" / "Wang Yi": a single name is any one of the other's.
    if let [only] = short {
        return match () {
            () if long.contains(only) => Names::Fit,
            () if alike(longs, only, SAME_SURNAME) => Names::Near,
            () => Names::Apart,
        };
    }
    let family = alike(last, longs, SAME_SURNAME);
    if family && (given_fit(&short[..short.len() - 1], &long[..long.len() - 1]) || long.ends_with(short)) {
        return Names::Fit;
    }
    // One name of two differs ("Joren" / "Jonas Askvall"): one person misnamed, or two of a family.
    if family || short[0] == long[0] { Names::Near } else { Names::Apart }
}

/// Whether given names can be one person's: each of the fewer fits one of the others, in order; "J. Chris" and
/// "Christopher", "Ana" and "Ana Maria".
fn given_fit(a: &[String], b: &[String]) -> bool {
    let (few, many) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let mut rest = many.iter();
    few.iter().all(|x| rest.any(|y| is_one_given(x, y)))
}

/// "A" / "Ana", "Bill" / "William", "Chris" / "Christopher", "Sergei" / "Sergey".
fn is_one_given(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let count = short.chars().count();
    if a == b || (count == 1 || count >= SHORT_FORM) && long.starts_with(short) || alike(a, b, SAME_GIVEN) {
        return true;
    }
    is_short_form(a, b)
}

fn alike(x: &str, y: &str, least: f64) -> bool {
    x == y || strsim::jaro_winkler(x, y) >= least
}

/// A word of a name in lower case, without marks, "'s" or the dot of an initial.
pub(super) fn bare(word: &str) -> String {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '-');
    key(word.trim_end_matches("'s").trim_end_matches("’s"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_middle_names_and_short_forms_are_one_person() {
        let cases = [
            ("ana holt", "holt", Names::Fit),
            ("a b dickens", "arthur dickens", Names::Fit),
            ("j christopher holt", "chris holt", Names::Fit),
            ("bill varga", "william varga", Names::Fit),
            ("bob varga", "robbie varga", Names::Fit),
            ("ana maria holt", "ana holt", Names::Fit),
            ("maung thet win", "thet win", Names::Fit),
            ("sergei orlan", "sergey orlan", Names::Fit),
            ("joren askvall", "jonas askvall", Names::Near),
            ("bill varga", "bob varga", Names::Near),
            ("ana holt", "ana brand", Names::Near),
            ("ana holt", "piet vos", Names::Apart),
            ("holt", "vos", Names::Apart),
        ];
        for (a, b, want) in cases {
            let parts = |name: &str| name.split(' ').map(str::to_owned).collect::<Vec<_>>();
            assert_eq!(compare(&parts(a), &parts(b)), want, "{a} / {b}");
            assert_eq!(compare(&parts(b), &parts(a)), want, "{b} / {a}");
        }
    }
}
