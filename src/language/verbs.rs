//! Reporting verbs and their forms: "said", "says", "saying" are forms of "say".

use super::en;
use super::lexicon::FnvMap;
use std::sync::LazyLock;

/// A form of a reporting verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reporting {
    /// "say"
    pub lemma: &'static str,
    /// 3: says only that something was said; 2: a speech act of its own; 1: reports speech in some uses.
    pub strength: u8,
    /// A verb of thinking: a cue for words in quotation marks, not for indirect speech.
    pub belief: bool,
    /// Which form.
    pub form: Form,
}

/// The form of a verb, as its letters show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// "say"
    Base,
    /// "says"
    Present,
    /// "said"
    Past,
    /// "saying"
    Gerund,
    /// "written", where it differs from the past
    Participle,
}

static FORMS: LazyLock<FnvMap<String, Reporting>> = LazyLock::new(|| {
    let mut map = FnvMap::default();
    for line in en::lines(en::REPORTING_VERBS) {
        let mut parts = line.split(' ');
        let (Some(lemma), Some(mark)) = (parts.next(), parts.next()) else { continue };
        let strength = mark.as_bytes().first().map_or(1, |b| b.saturating_sub(b'0'));
        let verb = |form| Reporting { lemma, strength, belief: mark.ends_with('b'), form };
        let past = parts.next().map_or_else(|| regular_past(lemma), str::to_owned);
        if let Some(participle) = parts.next() {
            map.entry(participle.to_owned()).or_insert(verb(Form::Participle));
        }
        let doubled = past.len() == lemma.len() + 3 && past.starts_with(lemma);
        map.entry(gerund(lemma, doubled)).or_insert(verb(Form::Gerund));
        map.entry(third_person(lemma)).or_insert(verb(Form::Present));
        map.entry(past).or_insert(verb(Form::Past));
        map.entry(lemma.to_owned()).or_insert(verb(Form::Base));
    }
    map
});

fn ends_in_consonant_y(lemma: &str) -> bool {
    let mut back = lemma.chars().rev();
    back.next() == Some('y') && !back.next().is_some_and(|c| "aeiou".contains(c))
}

fn regular_past(lemma: &str) -> String {
    if lemma.ends_with('e') {
        format!("{lemma}d")
    } else if ends_in_consonant_y(lemma) {
        format!("{}ied", &lemma[..lemma.len() - 1])
    } else {
        format!("{lemma}ed")
    }
}

fn third_person(lemma: &str) -> String {
    if ends_in_consonant_y(lemma) {
        format!("{}ies", &lemma[..lemma.len() - 1])
    } else if lemma.ends_with(['s', 'x', 'o']) || lemma.ends_with("ch") || lemma.ends_with("sh") {
        format!("{lemma}es")
    } else {
        format!("{lemma}s")
    }
}

fn gerund(lemma: &str, doubled: bool) -> String {
    match (lemma.strip_suffix('e'), lemma.chars().next_back()) {
        (Some(stem), _) if !lemma.ends_with("ee") => format!("{stem}ing"),
        (_, Some(last)) if doubled => format!("{lemma}{last}ing"),
        _ => format!("{lemma}ing"),
    }
}

/// The reporting verb that `word`, in lower case, is a form of.
pub fn reporting(word: &str) -> Option<Reporting> {
    FORMS.get(word).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_lead_to_their_lemma() {
        for (word, lemma, form) in [
            ("said", "say", Form::Past),
            ("says", "say", Form::Present),
            ("denies", "deny", Form::Present),
            ("admitting", "admit", Form::Gerund),
            ("written", "write", Form::Participle),
            ("arguing", "argue", Form::Gerund),
            ("testified", "testify", Form::Past),
        ] {
            let found = reporting(word).unwrap();
            assert_eq!((found.lemma, found.form), (lemma, form), "{word}");
        }
        assert_eq!(reporting("table"), None);
    }
}
