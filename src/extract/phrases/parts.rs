//! Which words can be part of a noun phrase, and where it ends.

use crate::extract::prose::Prose;
use crate::language::{Class, Form, TokenKind};

/// Gerunds that are a part of an office: "acting mayor".
const OFFICE_GERUNDS: &[&str] = &["acting", "managing", "founding", "commanding", "presiding", "attending", "sitting", "leading"];

/// Words that count the people named after "of".
pub(super) const COUNTING: &[&str] = &[
    "one",
    "two",
    "three",
    "four",
    "five",
    "some",
    "many",
    "several",
    "both",
    "most",
    "few",
    "none",
    "all",
    "each",
    "any",
    "either",
    "neither",
    "another",
    "dozens",
    "scores",
    "hundreds",
    "thousands",
    "half",
    "plenty",
    "lots",
];

/// Prepositions that tie a noun to the noun before it; "after", "before" and "as" open clauses.
pub(super) const JOINING: &[&str] = &[
    "of",
    "for",
    "at",
    "from",
    "with",
    "in",
    "to",
    "on",
    "by",
    "about",
    "against",
    "between",
    "under",
    "over",
    "near",
    "within",
    "inside",
    "outside",
    "on",
    "through",
    "throughout",
    "across",
    "along",
    "alongside",
    "around",
    "into",
    "behind",
    "among",
    "amid",
    "beside",
    "toward",
    "towards",
    "without",
    "during",
    "via",
];

#[derive(PartialEq, Eq)]
pub(super) enum Part {
    Noun,
    Modifier,
    Stop,
}

pub(super) fn could_continue(prose: &Prose<'_>, u: usize) -> bool {
    prose.word(u).is_some_and(|w| w.kind != TokenKind::Mark && (w.capital || !w.class.is(Class::FUNCTION)))
}

/// The part that unit `at` plays in a phrase that begins at `first` and whose head so far is `head`.
pub(super) fn part(prose: &Prose<'_>, first: usize, at: usize, head: Option<usize>) -> Part {
    let Some(word) = prose.word(at) else { return Part::Stop };
    let class = word.class;
    let next = prose.word(at + 1);
    match word.kind {
        TokenKind::Mark => {
            // "Meridian Lines' chief executive"
            let owner = head == Some(at.wrapping_sub(1)) && owns(prose, at) && next_is_nominal(prose, at + 1);
            if owner {
                return Part::Modifier;
            }
            let joins = word.is_mark(&['&', '/']) && head.is_some() && next.is_some_and(|n| n.capital);
            return if joins { Part::Modifier } else { Part::Stop };
        }
        TokenKind::Number => {
            if head.is_some_and(|h| !prose.word(h).is_some_and(|w| w.capital)) {
                return Part::Stop;
            }
            return if next_is_nominal(prose, at + 1) { Part::Modifier } else { Part::Noun };
        }
        TokenKind::Word => {}
    }
    if word.lower == "'s" {
        let possessive = head == Some(at.wrapping_sub(1))
            && next.is_some_and(|n| {
                n.kind == TokenKind::Word && !n.class.is(Class::FUNCTION.without(Class::ADVERB)) && !(n.class.is(Class::GERUND))
            });
        return if possessive { Part::Modifier } else { Part::Stop };
    }
    let named = word.capital
        && (!word.opens_sentence
            || class.is_empty()
            || class.is(Class::GIVEN.with(Class::SURNAME).with(Class::PLACE).with(Class::DEMONYM))
            || next.is_some_and(|n| n.capital));
    // "anti-Holt signs"
    let prefixed = word.lower.split_once('-').is_some_and(|(prefix, _)| matches!(prefix, "anti" | "pro" | "non" | "post" | "pre"));
    if prefixed && next_is_nominal(prose, at + 1) {
        return Part::Modifier;
    }
    if named && !(class.is(Class::FUNCTION) && at == first && word.opens_sentence) {
        if class.is(Class::FUNCTION.without(Class::ADVERB)) && word.opens_sentence {
            return if class.is(Class::DETERMINER.with(Class::POSSESSIVE)) { Part::Modifier } else { Part::Stop };
        }
        return Part::Noun;
    }
    // "openly admires Holt": a verb that no list has.
    let manner = |u: usize| prose.class(u).is(Class::ADVERB) && prose.lower(u).ends_with("ly");
    if at == first && at > 0 && class.is_empty() && !word.capital && word.lower.ends_with('s') && manner(at - 1) {
        return Part::Stop;
    }
    // "who works for the port": no works.
    if at == first && at > 0 && class.is(Class::PRESENT.with(Class::PAST)) && matches!(prose.lower(at - 1), "who" | "which") {
        return Part::Stop;
    }
    // "has similarly discounted": a past form after an auxiliary is no adjective.
    if at == first
        && class.is(Class::PAST)
        && !class.is(Class::NOUN)
        && at > 0
        && (prose.class(at - 1).is(Class::AUXILIARY.with(Class::ADVERB).with(Class::PRONOUN))
            || prose.word(at - 1).is_some_and(|w| w.capital)
            || prose.ends_in_comma(at - 1))
    {
        return Part::Stop;
    }
    // "costs what they called": a clause of its own.
    if begun_with_what(word.lower) {
        return Part::Stop;
    }
    // "said that Holt": no determiner.
    if word.lower == "that"
        && next.is_none_or(|n| n.capital || n.class.is(Class::DETERMINER.with(Class::POSSESSIVE).with(Class::PLURAL).with(Class::HUMANS)))
    {
        return Part::Stop;
    }
    if class.is(Class::DETERMINER.with(Class::POSSESSIVE)) {
        return if head.is_none() { Part::Modifier } else { Part::Stop };
    }
    if class.is(Class::RELATIVE.with(Class::CONJUNCTION).with(Class::AUXILIARY).with(Class::NEGATION).with(Class::PRONOUN))
        && !class.is(Class::NOUN)
    {
        return Part::Stop;
    }
    if class.is(Class::PREPOSITION) {
        // "Department of State": part of a name.
        return Part::Stop;
    }
    let begun = at > first;
    // "Meridian's founding president": the owner is no part of the noun that follows.
    let after_noun = head.is_some_and(|h| !(h + 1..at).any(|u| prose.lower(u) == "'s" || owns(prose, u)));
    // "Ellery coach Max Brand": a base form agrees with no singular.
    let office = class.is(Class::ROLE.with(Class::ACTOR)) && class.is(Class::BASE) && !class.is(Class::PAST);
    if office && after_noun && next.is_some_and(|n| n.capital && !n.opens_sentence) {
        return Part::Noun;
    }
    // "a Meridian Wire report", "the Holt campaign claim": a base form agrees with no singular, so this
    // is a noun; and so is a gerund behind a name and an article, "a Senate hearing".
    let article = prose.lower(first);
    let base_only =
        word.report.map_or_else(|| class.is(Class::BASE) && !class.is(Class::PAST.with(Class::PRESENT)), |r| r.form == Form::Base);
    let owned = prose.class(first).is(Class::POSSESSIVE);
    let determined = matches!(article, "a" | "an") || article == "the" && !base_only || owned && base_only;
    if determined && head == Some(at - 1) && class.is(Class::ANY_NOUN) && (base_only || class.is(Class::GERUND)) {
        let named_before = prose.word(at - 1).is_some_and(|w| w.capital) || base_only && !prose.class(at - 1).is(Class::PLURAL);
        if named_before {
            return Part::Noun;
        }
    }
    // "said fire chief Ana Holt", "said press secretary Ana Holt": a verb's base form before an office is a noun
    let before_office = || {
        prose.class(at + 1).is(Class::ROLE.with(Class::ACTOR).with(Class::HUMAN))
            && prose.word(at + 2).is_some_and(|w| w.capital && !w.opens_sentence)
    };
    if !begun && class.is(Class::BASE) && !class.is(Class::PAST) && before_office() {
        return Part::Modifier;
    }
    if let Some(verb) = word.report {
        // "one of the woman's quotes": what is owned is a noun.
        if begun && prose.lower(at - 1) == "'s" && matches!(verb.form, Form::Present | Form::Base) {
            return Part::Noun;
        }
        let noun_place =
            begun && !after_noun || begun && prose.class(at - 1).is(Class::ADJECTIVE) && !prose.class(at - 1).is(Class::ANY_NOUN);
        let can_be_noun = class.is(Class::ANY_NOUN);
        match verb.form {
            Form::Past | Form::Present if after_noun && !(class.is(Class::PLURAL) && compound(prose, at)) => return Part::Stop,
            Form::Past if !begun || !next_is_nominal(prose, at + 1) => return Part::Stop,
            Form::Present | Form::Base if !(can_be_noun && (noun_place || after_noun && compound(prose, at))) => {
                return Part::Stop;
            }
            Form::Gerund => return Part::Stop,
            _ => {}
        }
    }
    // "said managing director Ana Holt"
    if word.lower.ends_with("ing")
        && !after_noun
        && OFFICE_GERUNDS.contains(&word.lower)
        && prose.class(at + 1).is(Class::ROLE.with(Class::ACTOR))
    {
        return Part::Modifier;
    }
    if class.is(Class::VERB) && !class.is(Class::ANY_NOUN.with(Class::ADJECTIVE)) {
        let attributive =
            begun && !after_noun && class.is(Class::PAST.with(Class::PARTICIPLE).with(Class::GERUND)) && next_is_nominal(prose, at + 1);
        return if attributive { Part::Modifier } else { Part::Stop };
    }
    if class.is(Class::PRESENT.with(Class::BASE).with(Class::PAST)) && after_noun && !compound(prose, at) {
        return Part::Stop;
    }
    if class.is(Class::GERUND) && (after_noun || !begun) {
        return Part::Stop;
    }
    if class.is(Class::ADVERB) && !class.is(Class::ANY_NOUN.with(Class::ADJECTIVE)) {
        return if begun && !after_noun { Part::Modifier } else { Part::Stop };
    }
    if class.is(Class::ADJECTIVE.with(Class::DEMONYM)) && !class.is(Class::ANY_NOUN) {
        return if after_noun && !next_is_nominal(prose, at + 1) { Part::Stop } else { Part::Modifier };
    }
    Part::Noun
}

fn begun_with_what(word: &str) -> bool {
    matches!(word, "what" | "whatever")
}

/// The apostrophe of "Lines'".
pub(in crate::extract) fn owns(prose: &Prose<'_>, u: usize) -> bool {
    u > 0 && prose.is_mark(u, &['\'', '’']) && prose.lower(u - 1).ends_with('s') && prose.span(u - 1).end == prose.span(u).start
}

fn next_is_nominal(prose: &Prose<'_>, u: usize) -> bool {
    prose.word(u).is_some_and(|w| {
        w.kind == TokenKind::Word
            && (w.capital || w.class.is_empty() || w.class.is(Class::ANY_NOUN.with(Class::ADJECTIVE)))
            && !w.class.is(Class::DETERMINER.with(Class::PREPOSITION).with(Class::PRONOUN))
    })
}

/// Whether a word that could be a verb goes on a compound ("campaign claims were …") because what
/// follows is a verb, a preposition or the end, and no object.
fn compound(prose: &Prose<'_>, at: usize) -> bool {
    match prose.word(at + 1) {
        None => !prose.is_quote(at + 1),
        Some(next) => {
            next.class.is(Class::AUXILIARY) && !next.class.is(Class::NEGATION)
                || next.report.is_some_and(|r| r.form != Form::Base)
                || next.kind == TokenKind::Mark && !next.is_mark(&[',', ':']) && !prose.word(at.wrapping_sub(1)).is_some_and(|w| w.capital)
                || next.class.is(Class::HUMAN.with(Class::BODY)) && !next.capital && prose.class(at).is(Class::ANY_NOUN)
                || next.lower == "of"
        }
    }
}

pub(super) fn year(number: &str) -> bool {
    number.len() == 4 && number.parse::<u32>().is_ok_and(|n| (1800..2100).contains(&n))
}
