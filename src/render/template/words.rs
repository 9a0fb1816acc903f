//! The words of pages: `words.toml` of templates/, and before it that of a desk, as in another language.
//!
//! `say("count.sources", n=3)` is "3 sources", by the form that the language has for three; what the
//! desk's file leaves out is said in English.

use super::bounds;
use super::builtin::BUILTIN;
use super::escape::escaped;
use crate::render::{RenderError, RenderOptions};
use intl_pluralrules::{PluralCategory, PluralRuleType, PluralRules};
use minijinja::value::{Kwargs, Value};
use minijinja::{Environment, Error, ErrorKind, State};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use unic_langid::LanguageIdentifier;

/// The file's name among templates.
pub const WORDS: &str = "words.toml";

/// Where the words stand that the scripts say, besides single ones.
const OF_SCRIPTS: [&str; 5] = ["keys.", "rule.", "script.", "severity.", "triage."];
const ALSO_OF_SCRIPTS: [&str; 4] = ["and", "count.articles", "language", "n-of"];

/// What is said at one key.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(untagged)]
enum Text {
    /// One text: "Sources".
    One(String),
    /// A text for each case of number: one "{n} source", other "{n} sources".
    Forms(BTreeMap<String, String>),
    /// Names in a row, as of the months.
    List(Vec<String>),
}

/// The texts of one file.
#[derive(Debug)]
struct Language {
    /// By whose rules it counts: "pt-BR", or "de" of "de-AT".
    tag: LanguageIdentifier,
    texts: BTreeMap<String, Text>,
}

/// What pages say: a desk's words, and English where it has none.
#[derive(Debug)]
pub struct Words {
    own: Option<Language>,
    english: Language,
}

impl Words {
    /// The words of `options`.
    ///
    /// # Errors
    /// When the desk's file is no TOML, asks for what English does not give, or is of a language that
    /// nobody knows how to count in.
    pub fn of(options: &RenderOptions) -> Result<Self, RenderError> {
        let built_in = BUILTIN.iter().find(|(name, _)| *name == WORDS).map_or("", |(_, text)| *text);
        let wrong = |message| RenderError::Template { name: WORDS.to_owned(), message };
        let english = Language::parse(built_in).map_err(wrong)?;
        let own = options.templates.get(WORDS).map(|text| Language::parse(text)).transpose().map_err(wrong)?;
        own.iter().try_for_each(|own| english.allows(own)).map_err(wrong)?;
        Ok(Self { own, english })
    }

    /// Where the desk has a file: the keys that it leaves to English, and its own that no built-in template says.
    pub fn compared(&self) -> Option<(BTreeSet<&str>, BTreeSet<&str>)> {
        let own = self.own.as_ref()?;
        let lacks = |here: &Language, key: &str| !here.texts.contains_key(key);
        let english = self.english.texts.keys().map(String::as_str).filter(|key| lacks(own, key)).collect();
        let unused = own.texts.keys().map(String::as_str).filter(|key| lacks(&self.english, key) && !key.starts_with("rule."));
        Some((english, unused.collect()))
    }

    fn at(&self, key: &str) -> Option<(&Language, &Text)> {
        self.own.iter().chain([&self.english]).find_map(|l| l.texts.get(key).map(|text| (l, text)))
    }

    /// The text at `key`, in the form for `n` where it has several.
    fn text(&self, key: &str, n: Option<usize>) -> Result<&str, String> {
        match self.at(key) {
            None => Err(format!("{WORDS} has no {key:?}")),
            Some((_, Text::One(text))) => Ok(text),
            Some((_, Text::List(_))) => Err(format!("{key:?} of {WORDS} is a list")),
            Some((language, Text::Forms(forms))) => {
                let n = n.ok_or_else(|| format!("{key:?} of {WORDS} has forms of a number, n, which is not given"))?;
                let form = forms.get(language.case(n)).or_else(|| forms.get("other"));
                form.map(String::as_str).ok_or_else(|| format!("{key:?} of {WORDS} has no form for {n}"))
            }
        }
    }

    /// The text at `key`, `values` in the places that it has for them.
    pub(super) fn plain(&self, key: &str, values: &[(&str, &str)]) -> String {
        let text = self.text(key, None).unwrap_or(key);
        parts(text).map(|part| part.map_or_else(|place| value(values, place), str::to_owned)).collect()
    }

    /// The name number `n` of a list: of `dates.months` "March" for 2.
    pub(super) fn item(&self, key: &str, n: usize) -> &str {
        match self.at(key) {
            Some((_, Text::List(names))) => names.get(n).map_or("", String::as_str),
            _ => "",
        }
    }

    /// What a check is called.
    fn rule(&self, id: &str) -> String {
        self.text(&format!("rule.{id}"), None).map_or_else(|_| id.replace('-', " "), str::to_owned)
    }

    /// The words that the scripts say, as a statement of their language.
    pub(in crate::render) fn of_scripts(&self) -> Result<String, RenderError> {
        let is_said = |key: &str| ALSO_OF_SCRIPTS.contains(&key) || OF_SCRIPTS.iter().any(|part| key.starts_with(part));
        let said = self.own.iter().flat_map(|own| &own.texts).filter(|(key, _)| is_said(key));
        let mut texts: BTreeMap<&String, &Text> = self.english.texts.iter().filter(|(key, _)| is_said(key)).collect();
        texts.extend(said);
        Ok(format!("const WORDS = {};\n", serde_json::to_string(&texts)?))
    }
}

impl Language {
    fn parse(text: &str) -> Result<Self, String> {
        let table: toml::Table = text.parse().map_err(|e: toml::de::Error| e.to_string())?;
        let mut texts = BTreeMap::new();
        for (key, value) in table {
            match value {
                toml::Value::Table(section) if !is_forms(&section) => {
                    for (name, value) in section {
                        let key = format!("{key}.{name}");
                        texts.insert(key.clone(), Text::parse(value).ok_or(format!("{key} is no text"))?);
                    }
                }
                value => _ = texts.insert(key.clone(), Text::parse(value).ok_or(format!("{key} is no text"))?),
            }
        }
        let Some(Text::One(name)) = texts.get("language") else { return Err("language = \"…\" is missing".to_owned()) };
        let unknown = |_| format!("language {name:?} is not known; \"de\" and \"pt-BR\" are of the kind");
        let named: LanguageIdentifier = name.parse().map_err(unknown)?;
        let bare = LanguageIdentifier::from_parts(named.language, None, None, &[]);
        let tag = [named, bare].into_iter().find(|tag| rules(tag).is_ok()).ok_or(format!("how {name:?} counts is not known"))?;
        Ok(Self { tag, texts })
    }

    /// The case of `n` things, by the names of CLDR.
    fn case(&self, n: usize) -> &'static str {
        match rules(&self.tag).and_then(|rules| rules.select(n)) {
            Ok(PluralCategory::ZERO) => "zero",
            Ok(PluralCategory::ONE) => "one",
            Ok(PluralCategory::TWO) => "two",
            Ok(PluralCategory::FEW) => "few",
            Ok(PluralCategory::MANY) => "many",
            Ok(PluralCategory::OTHER) | Err(_) => "other",
        }
    }

    /// An error unless a template that says the words of this language can say those of `other`.
    fn allows(&self, other: &Self) -> Result<(), String> {
        for (key, text) in &other.texts {
            let Some(here) = self.texts.get(key) else { continue };
            if let Some(place) = text.places().difference(&here.places()).next() {
                return Err(format!("{key} asks for {{{place}}}, which is not given there"));
            }
            match (here, text) {
                (Text::List(here), Text::List(there)) if here.len() == there.len() => {}
                (Text::List(here), _) => return Err(format!("{key} is a list of {}", here.len())),
                (Text::One(_), Text::Forms(_)) => return Err(format!("{key} has one form, since no number is given there")),
                (_, Text::List(_)) => return Err(format!("{key} is no list")),
                (_, Text::Forms(forms)) if !forms.contains_key("other") => return Err(format!("{key} has no form called other")),
                _ => {}
            }
        }
        Ok(())
    }
}

fn rules(tag: &LanguageIdentifier) -> Result<PluralRules, &'static str> {
    PluralRules::create(tag.clone(), PluralRuleType::CARDINAL)
}

impl Text {
    fn parse(value: toml::Value) -> Option<Self> {
        let string = |value: toml::Value| if let toml::Value::String(text) = value { Some(text) } else { None };
        match value {
            toml::Value::String(text) => Some(Self::One(text)),
            toml::Value::Array(names) => names.into_iter().map(string).collect::<Option<_>>().map(Self::List),
            toml::Value::Table(forms) if is_forms(&forms) => {
                forms.into_iter().map(|(case, text)| Some((case, string(text)?))).collect::<Option<_>>().map(Self::Forms)
            }
            _ => None,
        }
    }

    /// The names of what stands in its places.
    fn places(&self) -> BTreeSet<&str> {
        let texts: Vec<&String> = match self {
            Self::One(text) => vec![text],
            Self::Forms(forms) => forms.values().collect(),
            Self::List(names) => names.iter().collect(),
        };
        texts.into_iter().flat_map(|text| parts(text).filter_map(Result::err)).collect()
    }
}

fn is_forms(table: &toml::Table) -> bool {
    let cases = ["zero", "one", "two", "few", "many", "other"];
    !table.is_empty() && table.keys().all(|key| cases.contains(&key.as_str()))
}

/// The parts of "{n} of {all}": of each place its name as an error, else the words.
fn parts(text: &str) -> impl Iterator<Item = Result<&str, &str>> {
    let is_name = |name: &str| !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let place = rest.match_indices('{').find_map(|(at, _)| {
            let name = rest[at + 1..].split_once('}').map(|(name, _)| name).filter(|name| is_name(name))?;
            Some((at, name))
        });
        let part = match place {
            Some((0, name)) => Err(name),
            Some((at, _)) => Ok(&rest[..at]),
            None => Ok(rest),
        };
        rest = &rest[part.map_or_else(|name| name.len() + 2, str::len)..];
        Some(part)
    })
}

fn value(values: &[(&str, &str)], place: &str) -> String {
    values.iter().find(|(name, _)| *name == place).map_or_else(String::new, |(_, value)| (*value).to_owned())
}

pub(super) fn add(environment: &mut Environment<'_>, words: &Arc<Words>) {
    let said = Arc::clone(words);
    environment.add_function("say", move |state: &State<'_, '_>, key: String, given: Kwargs| say(&said, state, &key, &given));
    let called = Arc::clone(words);
    environment.add_filter("rule", move |id: String| called.rule(&id));
}

/// The text at `key` with what is `given` in its places. Where markup is given, the rest is escaped here.
fn say(words: &Words, state: &State<'_, '_>, key: &str, given: &Kwargs) -> Result<Value, Error> {
    let wrong = |message: String| Error::new(ErrorKind::InvalidOperation, message);
    let n: Option<usize> = given.peek("n")?;
    let text = words.text(key, n).map_err(wrong)?;
    let values: BTreeMap<&str, Value> = given.args().map(|name| Ok((name, given.peek(name)?))).collect::<Result<_, Error>>()?;
    let has_markup = values.values().any(Value::is_safe);
    let mut out = String::new();
    for part in parts(text) {
        match part {
            Ok(words) if has_markup => out += &escaped(state, words),
            Ok(words) => out += words,
            Err(place) => {
                let value =
                    values.get(place).ok_or_else(|| wrong(format!("{key:?} of {WORDS} asks for {{{place}}}, which is not given")))?;
                let value_text = if value.is_none() { String::new() } else { value.to_string() };
                out += &if has_markup && !value.is_safe() { escaped(state, &value_text) } else { value_text };
            }
        }
        bounds::sized(out.len())?;
    }
    Ok(if has_markup { Value::from_safe_string(out) } else { Value::from(out) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(own: &str) -> Result<Words, String> {
        let options = RenderOptions { templates: [(WORDS.to_owned(), own.to_owned())].into(), ..RenderOptions::default() };
        Words::of(&options).map_err(|e| e.to_string())
    }

    #[test]
    fn a_language_counts_in_its_own_way_and_leaves_the_rest_to_english() {
        let polish = words("language = 'pl'\n[count]\nsources = { one = '{n} źródło', few = '{n} źródła', other = '{n} źródeł' }").unwrap();
        let said = |n| polish.text("count.sources", Some(n)).unwrap().replace("{n}", &n.to_string());
        assert_eq!([said(1), said(3), said(5), said(22)], ["1 źródło", "3 źródła", "5 źródeł", "22 źródła"]);
        assert_eq!(polish.text("count.events", Some(1)), Ok("{n} event"));
        assert_eq!(polish.text("page.skip", None), Ok("Skip to the content"));
        assert!(polish.of_scripts().unwrap().contains("\"language\":\"pl\""));
        assert!(words("language = 'de-AT'").is_ok());
    }

    #[test]
    fn what_cannot_be_said_is_refused() {
        for (own, said) in [
            ("[count]\nsources = 'x'", "language"),
            ("language = 'xx-'", "is not known"),
            ("language = 'qq'", "is not known"),
            ("language = 'de'\n[count]\nsources = '{count} Quellen'", "count.sources asks for {count}"),
            ("language = 'de'\n[page]\nskip = 3", "page.skip is no text"),
            ("language = 'de'\n[page]\nskip = { one = 'x', other = 'y' }", "page.skip has one form"),
            ("language = 'de'\n[count]\nsources = { one = 'x' }", "no form called other"),
            ("language = 'de'\n[dates]\nmonths = ['Januar']", "dates.months is a list of 12"),
            ("language =", "TOML"),
        ] {
            let error = words(own).unwrap_err();
            assert!(error.contains(said), "{own}: {error}");
        }
    }

    #[test]
    fn places_are_told_from_other_braces() {
        let found: Vec<_> = parts("a {b} {} {C}{d-e}").collect();
        assert_eq!(found, [Ok("a "), Err("b"), Ok(" {} {C}"), Err("d-e")]);
    }
}
