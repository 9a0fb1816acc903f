//! One spelling for words that British and American desks write differently, so that "defence"
//! in one paper and "defense" in another count as one term. For matching only, never for display.

/// American form of `key` by its ending. A word that merely looks British ("detour") is changed
/// too, alike in every article, which does no harm to matching.
pub(super) fn american(key: &str) -> String {
    if !key.is_ascii() || key.len() < 5 {
        return key.to_owned();
    }
    for (british, american) in ENDINGS {
        if let Some(front) = key.strip_suffix(british)
            && front.len() >= 2
        {
            return format!("{front}{american}");
        }
    }
    key.to_owned()
}

/// Endings, longest first within a family.
const ENDINGS: &[(&str, &str)] = &[
    ("isations", "izations"),
    ("isation", "ization"),
    ("ising", "izing"),
    ("ised", "ized"),
    ("ises", "izes"),
    ("ise", "ize"),
    ("ouring", "oring"),
    ("oured", "ored"),
    ("ours", "ors"),
    ("our", "or"),
    ("fences", "fenses"),
    ("fence", "fense"),
    ("cences", "censes"),
    ("cence", "cense"),
    ("ntres", "nters"),
    ("ntre", "nter"),
    ("eatre", "eater"),
    ("rammes", "rams"),
    ("ramme", "ram"),
    ("lled", "led"),
    ("lling", "ling"),
];

#[cfg(test)]
mod tests {
    use super::american;

    #[test]
    fn both_spellings_meet() {
        for (british, other) in [
            ("defence", "defense"),
            ("organisation", "organization"),
            ("labour", "labor"),
            ("centre", "center"),
            ("programme", "program"),
            ("travelled", "traveled"),
        ] {
            assert_eq!(american(british), american(other), "{british}");
        }
    }

    #[test]
    fn short_words_stay() {
        assert_eq!(american("four"), "four");
        assert_eq!(american("rise"), "rise");
    }
}
