//! People as a desk knows them: the names that each goes by, and who held which office when.
//!
//! With "Maren Lysa" and "Maren Lyssa" as names of one person, "Mayor Maren Lyssa" and "Lysa" are her.

use crate::language::{Class, classes, key};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;

/// A person whom a desk knows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct KnownPerson {
    /// The name that the desk uses.
    pub name: String,
    /// Other names and spellings of the same person.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Offices with their days.
    #[serde(default)]
    pub offices: Vec<Office>,
}

/// An office that somebody holds or held.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Office {
    /// As it is written: "mayor".
    pub title: String,
    /// First day, ISO 8601; open when it is missing.
    #[serde(default)]
    #[schemars(with = "Option<String>")]
    pub from: Option<Date>,
    /// Last day, ISO 8601; open when it is missing.
    #[serde(default)]
    #[schemars(with = "Option<String>")]
    pub until: Option<Date>,
}

impl KnownPerson {
    fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.name).chain(&self.aliases).map(String::as_str)
    }

    /// Whether `words`, a name as an article has it, are one of the person's names, or one's family name alone, with
    /// titles before it or without.
    pub fn is_called(&self, words: &str) -> bool {
        let own = own_words(words);
        let fits = |name: Vec<String>| own == name || own.len() == 1 && own.last() == name.last();
        !own.is_empty() && self.names().any(|name| fits(own_words(name)))
    }

    /// Whether `text` has one of the person's names in full.
    pub fn is_named_in(&self, text: &str) -> bool {
        let words = plain_words(text);
        let has = |name: Vec<String>| !name.is_empty() && words.windows(name.len()).any(|run| run == name);
        self.names().any(|name| has(plain_words(name)))
    }

    /// Whether the person held the office `title` on `day`; on a day that is not known, ever.
    pub fn held(&self, title: &str, day: Option<Date>) -> bool {
        self.offices.iter().any(|o| plain_words(&o.title) == plain_words(title) && day.is_none_or(|day| o.holds(day)))
    }
}

impl Office {
    fn holds(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}

/// Whether both are names of one of `people`.
pub fn is_one_person(people: &[KnownPerson], a: &str, b: &str) -> bool {
    people.iter().any(|person| person.is_called(a) && person.is_called(b))
}

/// The words of `text` in small letters, possessive endings and marks off.
fn plain_words(text: &str) -> Vec<String> {
    let plain = |word: &str| {
        let word = key(word.trim_matches(|c: char| !c.is_alphanumeric()));
        word.strip_suffix("'s").map_or(word.clone(), str::to_owned)
    };
    text.split_whitespace().map(plain).filter(|w| !w.is_empty()).collect()
}

/// The words of a name without the titles and offices before it.
fn own_words(name: &str) -> Vec<String> {
    let words = plain_words(name);
    let before = |word: &String| classes(word).is(Class::TITLE.with(Class::ROLE).with(Class::FUNCTION));
    let from = words.iter().take(words.len().saturating_sub(1)).take_while(|w| before(w)).count();
    words[from..].to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_is_known_by_each_name_with_titles_and_without() {
        let person = KnownPerson { name: "Anna Brix".to_owned(), aliases: vec!["Anna Brics".to_owned()], offices: Vec::new() };
        for name in ["Anna Brix", "anna brics", "Mayor Anna Brics", "Brics", "Mayor Brix’s"] {
            assert!(person.is_called(name), "{name}");
        }
        for other in ["Anna", "Hanna Brix", "Anna Holt", "the mayor", ""] {
            assert!(!person.is_called(other), "{other}");
        }
        assert!(person.is_named_in("The lock, said Anna Brics, is shut.") && !person.is_named_in("Annabel Brix"));
    }
}
