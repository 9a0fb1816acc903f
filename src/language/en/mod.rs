//! Everything that is English, as lists of words: one list a file. Each file's header says what it is,
//! where it is from, under which licence, and who uses it; a test reads every header.
//!
//! Lists that come from elsewhere are named in NOTICE.

/// Declares a list from its file, and `ALL` for the test of the headers.
macro_rules! lists {
    ($($name:ident = $file:literal;)*) => {
        $(pub(crate) const $name: &str = include_str!($file);)*

        #[cfg(test)]
        const ALL: &[(&str, &str, &str)] = &[$(($file, stringify!($name), $name)),*];
    };
}

lists! {
    ABBREVIATIONS = "abbreviations.txt";
    ACTIVITIES = "activities.txt";
    AGENCIES = "agencies.txt";
    ANTONYMS = "antonyms.txt";
    AUTHOR_TRADES = "author_trades.txt";
    BLAME_WORDS = "blame_words.txt";
    BUTTON_WORDS = "button_words.txt";
    CITIES = "cities.txt";
    CLAUSE_FRAMES = "clause_frames.txt";
    COMMON_WORDS = "common_words.txt";
    CONTRARIES = "contraries.txt";
    COUNTRIES = "countries.txt";
    EXCLUSIVE_KINDS = "exclusive_kinds.txt";
    GRADES = "grades.txt";
    HAPPENINGS = "happenings.txt";
    HARM_WORDS = "harm_words.txt";
    INDIRECT_CUES = "indirect_cues.txt";
    IRREGULAR_FORMS = "irregular_forms.txt";
    KINDS = "kinds.txt";
    LEMMAS = "lemmas.txt";
    MEASURES = "measures.txt";
    NAME_ENDS = "name_ends.txt";
    NEWSWORTHY = "newsworthy.txt";
    NICKNAMES = "nicknames.txt";
    NUMBERED_THINGS = "numbered_things.txt";
    OFFICES = "offices.txt";
    OPPOSITES = "opposites.txt";
    ORGANISATION_KINDS = "organisation_kinds.txt";
    PAGE_PHRASES = "page_phrases.txt";
    PARSER_ABBREVIATIONS = "parser_abbreviations.txt";
    PERSONS = "persons.txt";
    PICTURE_AGENCIES = "picture_agencies.txt";
    REPORTING_VERBS = "reporting_verbs.txt";
    SHORT_PLACES = "short_places.txt";
    SLIGHT_WORDS = "slight_words.txt";
    STATES = "states.txt";
    STOP_WORDS = "stop_words.txt";
    SYNONYMS = "synonyms.txt";
    TRANSCRIBED_NAMES = "transcribed_names.txt";
    UNITS = "units.txt";
    VARIANTS_OF_GIVEN_NAMES = "variants_of_given_names.txt";
    WIDE_WORDS = "wide_words.txt";
}

pub(crate) use crate::tables::lists::lines;

/// The words of a list whose lines mean nothing.
pub(crate) fn words(list: &'static str) -> impl Iterator<Item = &'static str> {
    lines(list).flat_map(str::split_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The lists that the build script turns into tables.
    const BUILT: [&str; 8] = ["background", "demonyms", "given_names", "grammar", "organisations", "places", "surnames", "words"];

    /// The value of `key` in a header, over the lines that go on with it.
    fn said(list: &str, key: &str) -> Option<String> {
        let mut header = list.lines().take_while(|l| l.starts_with('#')).map(|l| &l[1..]);
        let first = header.find_map(|l| l.trim_start().strip_prefix(key)?.strip_prefix(": "))?;
        let more = header.take_while(|l| l.starts_with("   ")).map(str::trim);
        Some(std::iter::once(first).chain(more).collect::<Vec<_>>().join(" "))
    }

    #[test]
    #[allow(clippy::disallowed_methods, reason = "looks into the files that are named")]
    fn every_list_says_what_it_is_and_whence() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        let notice = std::fs::read_to_string(root.join("NOTICE")).unwrap();
        let mut files: Vec<String> = std::fs::read_dir(root.join("src/language/en"))
            .unwrap()
            .map(|e| e.unwrap().file_name().to_string_lossy().into_owned())
            .filter(|name| name.ends_with(".txt"))
            .collect();
        files.sort();
        let built: Vec<(String, String)> = BUILT.iter().map(|name| (format!("{name}.txt"), format!("\"{name}\""))).collect();
        let read: Vec<String> =
            built.iter().map(|(file, _)| std::fs::read_to_string(root.join("src/language/en").join(file)).unwrap()).collect();
        let built = built.iter().zip(&read).map(|((file, name), list)| (file.as_str(), name.as_str(), list.as_str()));
        let all: Vec<(&str, &str, &str)> = ALL.iter().copied().chain(built).collect();
        let mut declared: Vec<&str> = all.iter().map(|(file, _, _)| *file).collect();
        declared.sort_unstable();
        assert_eq!(files, declared, "a list that nobody declares, or the other way round");
        for (file, name, list) in all {
            let value = |key| said(list, key).unwrap_or_else(|| panic!("{file} does not say: {key}"));
            assert!(!value("what").is_empty() && !value("licence").is_empty(), "{file}");
            let own = value("source") == "written for this project";
            assert!(own || notice.contains(file), "{file} is from elsewhere, and NOTICE does not name it");
            for user in value("used by").split(", ") {
                let source = std::fs::read_to_string(root.join(user)).unwrap_or_else(|_| panic!("{file}: there is no {user}"));
                assert!(source.contains(name), "{file}: {user} does not use it");
            }
        }
    }
}
