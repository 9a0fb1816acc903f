//! The words of the pages stand in one file, and another language is another file.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test")]

use crate::support::two_reports;
use crossread::internals::render::template::{BUILTIN, WORDS, is_plain};
use regex::Regex;
use std::collections::BTreeSet;

/// The keys of a file of words: "page.skip".
fn keys(text: &str) -> BTreeSet<String> {
    let table: toml::Table = text.parse().unwrap();
    let mut keys = BTreeSet::new();
    for (key, value) in table {
        match value {
            toml::Value::Table(section) if !section.contains_key("other") => {
                keys.extend(section.keys().map(|name| format!("{key}.{name}")));
            }
            _ => _ = keys.insert(key),
        }
    }
    keys
}

fn file(name: &str) -> &'static str {
    BUILTIN.iter().find(|(n, _)| *n == name).unwrap().1
}

#[test]
fn what_templates_say_is_in_the_file_and_what_is_in_it_is_said() {
    let all = keys(file(WORDS));
    let (whole, begun) =
        (Regex::new(r#"say\("([a-z-.]+)"[,)]"#).unwrap(), Regex::new(r#"say\([`"]([a-z-]+\.[a-z-]*)(?:" ~|\$\{)"#).unwrap());
    // a choice between two keys, as the script has
    let chosen = Regex::new(r#"say\([a-z]+ \? "([a-z-.]+)" : "([a-z-.]+)"\)"#).unwrap();
    let (mut said, mut beginnings) = (BTreeSet::new(), BTreeSet::new());
    for (_, text) in BUILTIN {
        said.extend(whole.captures_iter(text).map(|c| c[1].to_owned()));
        said.extend(chosen.captures_iter(text).flat_map(|c| [c[1].to_owned(), c[2].to_owned()]));
        beginnings.extend(begun.captures_iter(text).map(|c| c[1].to_owned()));
    }
    assert!(said.is_subset(&all), "said and not there: {:?}", said.difference(&all));
    // filters of days, of places and of names of checks say these
    beginnings.extend(["dates.", "origin.", "place.", "rule."].map(str::to_owned));
    let unsaid: Vec<_> = all.difference(&said).filter(|key| !beginnings.iter().any(|b| key.starts_with(b))).collect();
    assert!(unsaid.is_empty(), "there and never said: {unsaid:?}");
}

#[test]
fn no_template_has_words_of_its_own() {
    let template = Regex::new(r"(?s)\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}").unwrap();
    let not_words = Regex::new(r"(?s)<kbd>.*?</kbd>|<code>.*?</code>|<!doctype[^>]*>|<meta[^>]*>").unwrap();
    let attribute = Regex::new(r#"(?:aria-label|alt|title|placeholder)="([^"]*)""#).unwrap();
    let (tag, two_letters) = (Regex::new(r"(?s)<[^>]*>").unwrap(), Regex::new(r"\p{L}{2}").unwrap());
    for (name, text) in BUILTIN.iter().filter(|(name, _)| !is_plain(name)) {
        let bare = template.replace_all(text, "");
        let bare = not_words.replace_all(&bare, "");
        let in_attributes: String = attribute.captures_iter(&bare).map(|c| c[1].to_owned()).collect();
        let words = tag.replace_all(&bare, " ").into_owned() + &in_attributes;
        // a single letter is a part of an id
        assert!(!two_letters.is_match(&words), "{name}: {}", words.split_whitespace().collect::<Vec<_>>().join(" "));
    }
}

#[test]
fn a_second_language_is_one_file() {
    let german = "language = \"de\"\nand = \"und\"\n[count]\narticles = { one = \"{n} Artikel\", other = \"{n} Artikel\" }\n\
        [matrix]\nquestion = \"Die <Frage>\"\n[marks]\nlegend = \"Um {marked} Wörter geht es & {struck}, {underlined}.\"\n\
        [dates]\nday = \"{day}. {month} {year}\"\n[script]\nfind = \"Suchen\"\n";
    let desk = two_reports().file("deutsch/words.toml", german);
    let run = desk.run(&["report", "articles", "--template-dir", "deutsch"]);
    assert_eq!(run.status, 0, "{}", run.err);
    let page = desk.read("reports/index.html");
    assert!(page.contains("<html lang=\"de\"") && page.contains("2 Artikel"), "{page}");
    // words are escaped as any text is, and what a page puts into them is not escaped twice
    assert!(page.contains("Die &lt;Frage&gt;") && page.contains("marked</mark> Wörter geht es &amp; <del>"), "{page}");
    assert!(desk.read("reports/script.js").contains("\"script.find\":\"Suchen\""));
    assert!(desk.read("reports/report.md").starts_with("<!--") || desk.read("reports/report.md").contains("2 Artikel"));

    let run = desk.run(&["template", "check", "deutsch"]);
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(run.err.contains("words.toml: said in English: and-more"), "{}", run.err);
}

#[test]
fn words_that_ask_for_what_is_not_given_are_refused() {
    let desk = two_reports().file("own/words.toml", "language = \"fr\"\n[event]\nuntil = \"jusqu’au {jour}\"\n");
    let run = desk.run(&["report", "articles", "--template-dir", "own"]);
    assert!(run.status == 2 && run.err.contains("words.toml: event.until asks for {jour}"), "{}: {}", run.status, run.err);
}
