//! US and UK spelling folded to one form, for matching only.
//!
//! "apologise" and "apologize", "harbours" and "harbors", "centre" and "center" have one form each.
//! The form need not be a word ("hours" gives "hors"): it is only ever compared with another.

use std::borrow::Cow;

/// Verbs that double their last l in British spelling before an ending.
const DOUBLED_L: &[&str] = &[
    "cancel", "channel", "counsel", "dial", "equal", "fuel", "initial", "jewel", "label", "level", "marvel", "model", "panel", "pedal",
    "quarrel", "rival", "shovel", "signal", "spiral", "total", "travel", "tunnel",
];

/// Single words whose spelling follows no rule: British, American.
const PAIRS: &[(&str, &str)] = &[
    ("aeroplane", "airplane"),
    ("aluminium", "aluminum"),
    ("cheque", "check"),
    ("cheques", "checks"),
    ("defence", "defense"),
    ("defences", "defenses"),
    ("enrol", "enroll"),
    ("fulfil", "fulfill"),
    ("grey", "gray"),
    ("gaol", "jail"),
    ("judgement", "judgment"),
    ("kerb", "curb"),
    ("licence", "license"),
    ("licences", "licenses"),
    ("mum", "mom"),
    ("mould", "mold"),
    ("offence", "offense"),
    ("offences", "offenses"),
    ("plough", "plow"),
    ("practise", "practice"),
    ("practised", "practiced"),
    ("practising", "practicing"),
    ("pretence", "pretense"),
    ("programme", "program"),
    ("programmes", "programs"),
    ("sceptic", "skeptic"),
    ("sceptical", "skeptical"),
    ("skilful", "skillful"),
    ("storey", "story"),
    ("sulphur", "sulfur"),
    ("towards", "toward"),
    ("afterwards", "afterward"),
    ("tyre", "tire"),
    ("tyres", "tires"),
    ("whilst", "while"),
    ("amongst", "among"),
    ("okay", "ok"),
    ("alright", "all-right"),
];

/// The one form of the US and UK spellings of `key`, which is a key as made by [`super::key`].
pub fn spelling(key: &str) -> Cow<'_, str> {
    if key.len() < 4 || !key.is_ascii() {
        return Cow::Borrowed(key);
    }
    if let Some((_, american)) = PAIRS.iter().find(|(british, _)| *british == key) {
        return Cow::Borrowed(american);
    }
    if let Some(single) = single_l(key) {
        return Cow::Owned(single);
    }
    if key.len() < 5 {
        return Cow::Borrowed(key);
    }
    for (british, american) in [("tre", "ter"), ("tres", "ters"), ("tred", "tered"), ("ogue", "og"), ("ogues", "ogs")] {
        if let Some(stem) = key.strip_suffix(british).filter(|s| s.len() >= 2) {
            return Cow::Owned(format!("{stem}{american}"));
        }
    }
    for (british, american) in [("our", "or"), ("is", "iz"), ("ys", "yz")] {
        if let Some(folded) = inner(key, british, american) {
            return Cow::Owned(folded);
        }
    }
    Cow::Borrowed(key)
}

/// `our`, `is`, `ys` before an ending that verbs and nouns take there.
fn inner(key: &str, british: &str, american: &str) -> Option<String> {
    const ENDINGS: &[&str] =
        &["", "s", "ed", "e", "es", "er", "ers", "ing", "ation", "ations", "able", "ite", "ites", "ful", "less", "hood", "hoods", "al"];
    let at = key.rfind(british).filter(|at| *at >= 2)?;
    let ending = &key[at + british.len()..];
    let fits = if british == "our" {
        ENDINGS.contains(&ending)
    } else {
        ENDINGS.contains(&ending) && !ending.is_empty() && !ending.starts_with('s')
    };
    fits.then(|| format!("{}{american}{ending}", &key[..at]))
}

/// "travelled" → "traveled".
fn single_l(key: &str) -> Option<String> {
    let stem = ["led", "ling", "ler", "lers"].iter().find_map(|e| key.strip_suffix(e).map(|s| (s, *e)));
    let (stem, ending) = stem?;
    DOUBLED_L.contains(&stem).then(|| format!("{stem}{}", &ending[1..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_spellings_have_one_form() {
        let pairs = [
            ("apologise", "apologize"),
            ("apologised", "apologized"),
            ("organisation", "organization"),
            ("harbours", "harbors"),
            ("favourite", "favorite"),
            ("centre", "center"),
            ("travelled", "traveled"),
            ("defence", "defense"),
            ("analysed", "analyzed"),
            ("programme", "program"),
            ("labour", "labor"),
            ("neighbourhood", "neighborhood"),
        ];
        for (british, american) in pairs {
            assert_eq!(spelling(british), spelling(american), "{british}");
        }
    }

    #[test]
    fn different_words_stay_different() {
        for (a, b) in [("filled", "filed"), ("four", "for"), ("your", "you"), ("prised", "pried"), ("tour", "tor"), ("hour", "hours")] {
            assert_ne!(spelling(a), spelling(b), "{a} / {b}");
        }
    }
}
