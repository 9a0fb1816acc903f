//! Noun phrases outside of quotation marks: who could be speaking.
//!
//! In «Ana Holt, the mayor of Port Ellery, told reporters» it finds *Ana Holt*, *the mayor of Port
//! Ellery* and *reporters*. It is a chunker over word classes, not a parser.

use super::prose::Prose;
use crate::article::Span;
use crate::language::{self, Class, FnvSet, Form, TokenKind};

/// What a noun phrase looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    /// "she"
    Pronoun,
    /// "who" in "Holt, who said"
    Relative,
    /// "Ana Holt", "the Harbour Ministry"
    Name,
    /// "the minister", "officials"
    Human,
    /// "the ministry", "a report"
    Body,
    /// "Tuesday", "last week"
    Time,
    /// Anything else
    Thing,
}

/// A noun phrase.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    /// First and last unit.
    pub(super) first: usize,
    pub(super) last: usize,
    /// The unit of the head noun.
    pub(super) head: usize,
    pub(super) kind: Kind,
    pub(super) span: Span,
}

/// The noun phrases of an article, and for each unit the phrase that holds it.
pub(super) struct Phrases {
    pub(super) list: Vec<Phrase>,
    of_unit: Vec<u32>,
}

/// Common words that this article writes as names within its sentences: "Small" in «Ms. Small left.
/// Small said …».
struct Names<'p>(FnvSet<&'p str>);

impl<'p> Names<'p> {
    fn new(prose: &'p Prose<'_>) -> Self {
        let mut names = FnvSet::default();
        for paragraph in &prose.paragraphs {
            let words = &prose.words[paragraph.words.clone()];
            let plain = words.iter().filter(|w| w.kind == TokenKind::Word && !w.capital && !w.class.is(Class::FUNCTION)).count();
            let capital = words.iter().filter(|w| w.capital).count();
            // In a heading every word has its capital.
            if capital > 2 * plain {
                continue;
            }
            let written = words.iter().filter(|w| {
                w.capital && !w.opens_sentence && w.quote.is_none() && !w.class.is_empty() && !w.class.is(Class::FUNCTION.with(Class::TIME))
            });
            names.extend(written.map(|w| w.lower));
        }
        Self(names)
    }

    /// Whether the word at `u`, the first of its sentence, is a name here: a verb or a comma follows.
    fn opens_with(&self, prose: &Prose<'_>, u: usize) -> bool {
        let (Some(word), Some(next)) = (prose.word(u), prose.word(u + 1)) else { return false };
        let verb = next.report.is_some() || next.class.is(Class::AUXILIARY.with(Class::PAST));
        (verb || next.is_mark(&[',', ':']) || next.lower == "'s" || next.lower == "and") && self.0.contains(word.lower)
    }
}

const NONE: u32 = u32::MAX;

impl Phrases {
    pub(super) fn new(prose: &Prose<'_>) -> Self {
        let mut phrases = Phrases { list: Vec::new(), of_unit: vec![NONE; prose.units.len()] };
        let names = Names::new(prose);
        for frame in &prose.frames {
            let mut u = frame.start;
            while u < frame.end {
                match chunk(prose, &names, u, frame.end) {
                    Some(phrase) => {
                        let id = phrases.list.len() as u32;
                        phrases.of_unit[phrase.first..=phrase.last].fill(id);
                        u = phrase.last + 1;
                        phrases.list.push(phrase);
                    }
                    None => u += 1,
                }
            }
        }
        phrases
    }

    /// The phrase that holds unit `u`.
    pub(super) fn at(&self, u: usize) -> Option<usize> {
        self.of_unit.get(u).copied().filter(|id| *id != NONE).map(|id| id as usize)
    }

    /// The phrase that ends at unit `u`.
    pub(super) fn ending_at(&self, u: usize) -> Option<usize> {
        self.at(u).filter(|id| self.list[*id].last == u)
    }

    /// The phrase that begins at unit `u`.
    pub(super) fn beginning_at(&self, u: usize) -> Option<usize> {
        self.at(u).filter(|id| self.list[*id].first == u)
    }

    /// The outermost phrase of which `id` is a tail: from "Port Ellery" to "the mayor" in "the mayor
    /// of Port Ellery".
    pub(super) fn outermost(&self, prose: &Prose<'_>, mut id: usize) -> usize {
        for _ in 0..4 {
            let first = self.list[id].first;
            if first < 2 || !JOINING.contains(&prose.lower(first - 1)) || prose.frame_of[first - 2] != prose.frame_of[first] {
                break;
            }
            // "a source speaking to Reuters", "a letter obtained by the Post": over the participle to
            // the noun that it describes.
            let participle = prose.class(first - 2).is(Class::GERUND)
                || prose.lower(first - 1) == "by" && prose.class(first - 2).is(Class::PAST.with(Class::PARTICIPLE));
            let over = usize::from(first >= 3 && participle && self.at(first - 2).is_none() && self.ending_at(first - 3).is_some());
            match self.ending_at(first - 2 - over) {
                Some(outer) if self.list[outer].kind != Kind::Time && self.list[outer].kind != Kind::Pronoun => {
                    id = outer;
                }
                _ => break,
            }
        }
        id
    }

    /// The noun that a relative pronoun stands for; any other phrase itself.
    pub(super) fn antecedent(&self, prose: &Prose<'_>, id: usize) -> usize {
        let phrase = &self.list[id];
        if phrase.kind != Kind::Relative {
            return id;
        }
        let mut u = phrase.first;
        for _ in 0..2 {
            let Some(before) = u.checked_sub(1) else { return id };
            if let Some(found) = self.ending_at(before) {
                let who = prose.lower(phrase.first) == "who";
                return if who && self.list[found].kind != Kind::Thing { found } else { self.outermost(prose, found) };
            }
            u = before;
        }
        id
    }
}

const PERSONAL: &[&str] = &[
    "he",
    "she",
    "they",
    "i",
    "we",
    "it",
    "you",
    "someone",
    "somebody",
    "everyone",
    "everybody",
    "one",
    "nobody",
    "others",
    "some",
    "many",
    "another",
    "both",
    "anyone",
];

/// Gerunds that are a part of an office: "acting mayor".
const OFFICE_GERUNDS: &[&str] = &["acting", "managing", "founding", "commanding", "presiding", "attending", "sitting", "leading"];

/// Words that count the people named after "of".
const COUNTING: &[&str] = &[
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
const JOINING: &[&str] = &[
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

/// Whether "who", "which" or "that" at `u` is the subject of a clause that describes the noun before.
fn relative(prose: &Prose<'_>, u: usize) -> bool {
    let Some(before) = u.checked_sub(1).and_then(|i| prose.word(i)) else { return false };
    let Some(after) = prose.word(u + 1) else { return false };
    let noun = |w: &super::prose::Word<'_>| {
        w.capital
            || w.kind != TokenKind::Mark
                && !w.class.is(Class::FUNCTION)
                && (w.class.is_empty() || w.class.is(Class::ANY_NOUN))
                && w.report.is_none_or(|r| r.form == Form::Base)
    };
    let antecedent =
        noun(before) || before.is_mark(&[',', ')', '—']) && u >= 2 && prose.word(u - 2).is_some_and(noun) && prose.lower(u) != "that";
    let verb = after.class.is(Class::AUXILIARY.with(Class::PAST).with(Class::PRESENT).with(Class::ADVERB).with(Class::BASE))
        || after.report.is_some()
        // "who in 2010 said"
        || prose.lower(u) == "who" && after.class.is(Class::PREPOSITION);
    antecedent && verb && !after.class.is(Class::DETERMINER) && (prose.lower(u) != "that" || before.report.is_none_or(|r| r.strength < 2))
}

/// The noun phrase that begins at unit `u`.
fn chunk(prose: &Prose<'_>, names: &Names<'_>, u: usize, end: usize) -> Option<Phrase> {
    let first = prose.word(u)?;
    if first.kind == TokenKind::Mark || matches!(first.lower, "what" | "whatever") {
        return None;
    }
    if matches!(first.lower, "who" | "which" | "that") && !first.opens_sentence && relative(prose, u) {
        return Some(Phrase { first: u, last: u, head: u, kind: Kind::Relative, span: first.span });
    }
    // "in 2017 Ellery said"
    if first.kind == TokenKind::Number && year(first.lower) && prose.word(u + 1).is_some_and(|w| w.capital) {
        return Some(Phrase { first: u, last: u, head: u, kind: Kind::Time, span: first.span });
    }
    // "one of her advertisements", "hundreds of protesters"
    if prose.lower(u + 1) == "of" && u + 2 < end && COUNTING.contains(&first.lower) {
        return Some(match chunk(prose, names, u + 2, end) {
            Some(of) => Phrase { first: u, span: prose.cover(u, of.last), ..of },
            None => Phrase { first: u, last: u, head: u, kind: Kind::Pronoun, span: first.span },
        });
    }
    if first.class.is(Class::PRONOUN) && !(first.capital && !first.opens_sentence && first.lower != "i") && PERSONAL.contains(&first.lower)
    {
        let quantifier = first.class.is(Class::DETERMINER);
        if !quantifier
            || prose.word(u + 1).is_none_or(|w| !could_continue(prose, u + 1) || w.class.is(Class::VERB) && !w.class.is(Class::ANY_NOUN))
        {
            return Some(Phrase { first: u, last: u, head: u, kind: Kind::Pronoun, span: first.span });
        }
    }
    let listed = first.class.is(Class::GIVEN.with(Class::SURNAME).with(Class::PLACE).with(Class::DEMONYM));
    let owns = listed && prose.lower(u + 1) == "'s";
    if first.capital && first.opens_sentence && !first.class.is(Class::FUNCTION) && !owns && names.opens_with(prose, u) {
        return Some(Phrase { first: u, last: u, head: u, kind: Kind::Name, span: first.span });
    }
    let mut at = u;
    let mut head = None;
    while at < end {
        let Some(word) = prose.word(at) else { break };
        let role = part(prose, u, at, head);
        match role {
            Part::Noun => head = Some(at),
            Part::Modifier => {}
            Part::Stop => break,
        }
        // "Gen." and initials keep their stop.
        let dotted = prose.is_mark(at + 1, &['.'])
            && at + 2 < end
            && word.capital
            && prose.word(at + 2).is_some_and(|w| w.capital)
            && prose.span(at + 1).start == word.span.end;
        at += if dotted { 2 } else { 1 };
    }
    // "bedding down in a hall": no down.
    let head = head.filter(|h| *h > u || first.capital || !matches!(first.lower, "down" | "up" | "out" | "off" | "away" | "back"))?;
    let span = prose.cover(u, head);
    Some(Phrase { first: u, last: head, head, kind: kind(prose, u, head), span })
}

#[derive(PartialEq, Eq)]
enum Part {
    Noun,
    Modifier,
    Stop,
}

fn could_continue(prose: &Prose<'_>, u: usize) -> bool {
    prose.word(u).is_some_and(|w| w.kind != TokenKind::Mark && (w.capital || !w.class.is(Class::FUNCTION)))
}

/// The part that unit `at` plays in a phrase that begins at `first` and whose head so far is `head`.
fn part(prose: &Prose<'_>, first: usize, at: usize, head: Option<usize>) -> Part {
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
pub(super) fn owns(prose: &Prose<'_>, u: usize) -> bool {
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

fn kind(prose: &Prose<'_>, first: usize, head: usize) -> Kind {
    let Some(word) = prose.word(head) else { return Kind::Thing };
    let class = word.class;
    let capital = word.capital
        && (!word.opens_sentence || class.is_empty() || class.is(Class::GIVEN.with(Class::SURNAME).with(Class::PLACE)) || first < head);
    if class.is(Class::WEEKDAY.with(Class::TIME)) || class.is(Class::MONTH) && word.capital && first == head {
        return Kind::Time;
    }
    if capital {
        return Kind::Name;
    }
    if word.lower.ends_with("-year-old") {
        return Kind::Human;
    }
    if word.kind == TokenKind::Number {
        return if first == head && year(word.lower) { Kind::Time } else { Kind::Thing };
    }
    if class.is(Class::HUMAN) {
        return Kind::Human;
    }
    if class.is(Class::BODY) || class.is(Class::PLURAL) && is_bodies(word.lower) {
        return Kind::Body;
    }
    Kind::Thing
}

/// "groups", "companies", "agencies"
fn is_bodies(plural: &str) -> bool {
    let stem = plural.strip_suffix('s').unwrap_or(plural);
    match stem.strip_suffix("ie") {
        Some(root) => language::classes(&format!("{root}y")).is(Class::BODY),
        None => language::classes(stem).is(Class::BODY),
    }
}

fn year(number: &str) -> bool {
    number.len() == 4 && number.parse::<u32>().is_ok_and(|n| (1800..2100).contains(&n))
}
