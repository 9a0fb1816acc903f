//! Noun phrases outside of quotation marks: who could be speaking.
//!
//! In «Ana Holt, the mayor of Port Ellery, told reporters» it finds *Ana Holt*, *the mayor of Port
//! Ellery* and *reporters*. It is a chunker over word classes, not a parser.

mod kind;
mod parts;

use crate::article::Span;
use crate::extract::prose::Prose;
use crate::language::{Class, FnvSet, Form, TokenKind};
pub(in crate::extract) use kind::Kind;
use kind::kind;
pub(in crate::extract) use parts::owns;
use parts::{COUNTING, JOINING, Part, could_continue, part, year};

/// A noun phrase.
#[derive(Clone, Debug)]
pub(in crate::extract) struct Phrase {
    /// First and last unit.
    pub(in crate::extract) first: usize,
    pub(in crate::extract) last: usize,
    /// The unit of the head noun.
    pub(in crate::extract) head: usize,
    pub(in crate::extract) kind: Kind,
    pub(in crate::extract) span: Span,
}

/// The noun phrases of an article, and for each unit the phrase that holds it.
pub(in crate::extract) struct Phrases {
    pub(in crate::extract) list: Vec<Phrase>,
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
    pub(in crate::extract) fn new(prose: &Prose<'_>) -> Self {
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
    pub(in crate::extract) fn at(&self, u: usize) -> Option<usize> {
        self.of_unit.get(u).copied().filter(|id| *id != NONE).map(|id| id as usize)
    }

    /// The phrase that ends at unit `u`.
    pub(in crate::extract) fn ending_at(&self, u: usize) -> Option<usize> {
        self.at(u).filter(|id| self.list[*id].last == u)
    }

    /// The phrase that begins at unit `u`.
    pub(in crate::extract) fn beginning_at(&self, u: usize) -> Option<usize> {
        self.at(u).filter(|id| self.list[*id].first == u)
    }

    /// The outermost phrase of which `id` is a tail: from "Port Ellery" to "the mayor" in "the mayor
    /// of Port Ellery".
    pub(in crate::extract) fn outermost(&self, prose: &Prose<'_>, mut id: usize) -> usize {
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
    pub(in crate::extract) fn antecedent(&self, prose: &Prose<'_>, id: usize) -> usize {
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
