//! What the models of indirect speech see of a word by its letters alone: its class, and the cue that it can be.

use super::indirect_model::{Value, value};
use crate::language::{Class, FnvMap, Form, Reporting, TokenKind, en};
use std::sync::LazyLock;

/// Words that can report what someone said without marks: lemmas of verbs, and nouns.
static CUES: LazyLock<FnvMap<&'static str, bool>> = LazyLock::new(|| {
    let mut map = FnvMap::default();
    for line in en::lines(en::INDIRECT_CUES) {
        if let Some((kind, words)) = line.split_once(": ") {
            words.split(' ').for_each(|word| {
                map.insert(word, kind == "nouns");
            });
        }
    }
    map
});

/// A word that can report.
#[derive(Clone, Copy, Debug)]
pub(super) struct CueWord {
    pub(super) lemma: Value<'static>,
    pub(super) form: Value<'static>,
}

/// What the models see of a word by its letters alone.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seen {
    /// Hash of its key.
    pub(super) hash: u64,
    /// Its class, and the class that it has with a capital within a sentence.
    pub(super) class: Value<'static>,
    pub(super) named: Value<'static>,
    pub(super) cue: Option<CueWord>,
}

impl Seen {
    pub(super) fn of(key: &str, kind: TokenKind, class: Class, report: Option<Reporting>) -> Self {
        let cue = if kind == TokenKind::Word { cue_of(key, class, report) } else { None };
        let seen_as = |capital| match (kind, cue.map(|c| c.form.text)) {
            (TokenKind::Mark, _) => mark_class(key),
            (_, Some("past")) => value("cue past"),
            (_, Some("present")) => value("cue present"),
            (_, Some("base")) => value("cue base"),
            (_, Some("gerund")) => value("cue gerund"),
            (_, Some("participle")) => value("cue participle"),
            (TokenKind::Number, None) => value("number"),
            _ => word_class(class, key, capital),
        };
        Self { hash: value(key).hash, class: seen_as(false), named: seen_as(true), cue }
    }
}

pub(super) const ACCORDING: Value<'static> = value("according");

fn cue_of(key: &str, class: Class, report: Option<Reporting>) -> Option<CueWord> {
    if let Some(report) = report
        && let Some((lemma, false)) = CUES.get_key_value(report.lemma).map(|(k, v)| (*k, *v))
    {
        let form = match report.form {
            Form::Base => value("base"),
            Form::Present => value("present"),
            Form::Past => value("past"),
            Form::Gerund => value("gerund"),
            Form::Participle => value("participle"),
        };
        return Some(CueWord { lemma: value(lemma), form });
    }
    if key == "according" {
        return Some(CueWord { lemma: ACCORDING, form: ACCORDING });
    }
    if !class.is(Class::ANY_NOUN) && report.is_none() {
        return None;
    }
    match CUES.get_key_value(key.strip_suffix('s').unwrap_or(key)) {
        Some((noun, true)) => Some(CueWord { lemma: value(noun), form: value("noun") }),
        _ => None,
    }
}

fn mark_class(mark: &str) -> Value<'static> {
    match mark {
        "," => value(","),
        "." => value("."),
        ":" => value(":"),
        ";" => value(";"),
        "-" | "--" => value("-"),
        "(" => value("("),
        ")" => value(")"),
        "?" => value("?"),
        _ => value("mark"),
    }
}

/// Classes in the order in which they are tried: function words first, then what a word can be.
fn word_class(class: Class, lower: &str, capital: bool) -> Value<'static> {
    const FUNCTION: [(Class, Value<'static>); 13] = [
        (Class::NEGATION, value("neg")),
        (Class::MODAL, value("modal")),
        (Class::AUXILIARY, value("aux")),
        (Class::RELATIVE, value("rel")),
        (Class::POSSESSIVE, value("poss")),
        (Class::PRONOUN, value("pro")),
        (Class::DETERMINER, value("det")),
        (Class::PREPOSITION, value("prep")),
        (Class::CONJUNCTION, value("conj")),
        (Class::WEEKDAY.with(Class::MONTH).with(Class::TIME), value("time")),
        (Class::TITLE, value("title")),
        (Class::HUMAN, value("human")),
        (Class::BODY, value("body")),
    ];
    const OPEN: [(Class, Value<'static>); 8] = [
        (Class::ADVERB, value("adv")),
        (Class::PAST, value("past")),
        (Class::PARTICIPLE, value("pp")),
        (Class::PRESENT, value("present")),
        (Class::GERUND, value("ing")),
        (Class::BASE, value("base")),
        (Class::NOUN.with(Class::PLURAL).with(Class::NOUNISH), value("noun")),
        (Class::ADJECTIVE, value("adj")),
    ];
    if lower == "'s" {
        return value("'s");
    }
    if let Some((_, name)) = FUNCTION.iter().find(|(c, _)| class.is(*c)) {
        return *name;
    }
    if capital {
        return value("name");
    }
    match OPEN.iter().find(|(c, _)| class.is(*c)) {
        Some((c, _)) if (*c == Class::PRESENT || *c == Class::BASE) && class.is(Class::ANY_NOUN) => value("nounverb"),
        Some((_, name)) => *name,
        None => value("word"),
    }
}
