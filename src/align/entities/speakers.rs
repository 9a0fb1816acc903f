//! Whether two quotations are credited to one speaker.
//!
//! "Mayor Ana Holt" and "Holt" are the same; "Ana Holt" and "Piet Vos" are not; "he", "the mayor",
//! "the ministry" and nobody say nothing either way, because a finding that two people are credited
//! with the same words must not rest on a pronoun.

use super::names::{self, Names};
use crate::article::Span;
use crate::extract::{Analysis, Person, Quotation};
use crate::language::{Class, classes, key};

/// What is known about two speakers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Speakers {
    /// One person or body.
    Same,
    /// Nothing either way.
    Unknown,
    /// Two people.
    Different,
}

/// A person of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct EntityId(pub(super) usize);

/// A speaker's name in comparable parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Name {
    /// Keys of the names, titles and suffixes left out; empty when no name is given.
    pub(crate) parts: Vec<String>,
    /// "jr", "sr": what tells two generations of one name apart.
    pub(crate) suffix: Option<&'static str>,
    /// Who it is in the event, if that is settled.
    pub(crate) entity: Option<EntityId>,
    /// Whether it names a human, as far as the article tells.
    pub(crate) human: bool,
    /// Whether the name itself stands beside the cue, and not a pronoun or an office that was resolved.
    pub(crate) beside: bool,
    /// "he" or "she", where that stands beside the cue.
    pub(crate) pronoun: Option<char>,
}

const TITLES: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "miss",
    "dr",
    "sir",
    "dame",
    "lord",
    "lady",
    "gen",
    "col",
    "capt",
    "cdr",
    "cmdr",
    "lt",
    "sgt",
    "maj",
    "prof",
    "rev",
    "sen",
    "rep",
    "gov",
    "president",
    "prime",
    "minister",
    "secretary",
    "senator",
    "representative",
    "governor",
    "mayor",
    "judge",
    "justice",
    "chief",
    "captain",
    "commander",
    "general",
    "colonel",
    "major",
    "admiral",
    "professor",
    "doctor",
    "king",
    "queen",
    "prince",
    "princess",
    "pope",
    "ambassador",
    "chancellor",
    "deputy",
    "foreign",
    "defence",
    "defense",
    "vice",
    "former",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "officer",
    "inspector",
    "detective",
    "constable",
    "sergeant",
    "lieutenant",
    "chairman",
    "chairwoman",
    "director",
    "councillor",
    "councilman",
    "sheriff",
    "coach",
    "executive",
    "ceo",
    "cfo",
    "coo",
    "sheriff's",
];

impl Name {
    /// The name of whoever `quotation` is credited to, as its article has it.
    pub(crate) fn of(analysis: &Analysis, quotation: &Quotation) -> Self {
        let Some(speaker) = &quotation.speaker else { return Self::default() };
        let person = speaker.person.and_then(|p| analysis.people.get(p.0));
        let name = person.map_or(speaker.name.as_str(), |p| p.name.as_str());
        let mut read = Self::read(name, person.is_some_and(|p| p.is_human));
        let mention = key(analysis.article.slice(speaker.mention));
        // Any of the names will do: "Wang" is Wang Yi.
        read.beside = mention.split_whitespace().any(|word| read.parts.iter().any(|part| word.trim_end_matches("'s") == part))
            || person.is_some_and(|p| follows(analysis, p, speaker.mention))
            || speaker.person.is_some_and(|p| is_alone_before(analysis, p.0, speaker.mention));
        read.pronoun = matches!(mention.as_str(), "he" | "she").then(|| mention.chars().next()).flatten();
        read
    }

    /// Take a name apart. Without a capital it is a description ("a spokesman"), not a name; what
    /// stands before an office is whose it is: "Port Council Chief Executive Ana Holt".
    pub(crate) fn read(name: &str, known_human: bool) -> Self {
        let mut parts = Vec::new();
        let mut office = false;
        // "Smithson, Jr." and "Smithson Jr."
        let mut pieces = name.split(',');
        let name = pieces.next().unwrap_or(name);
        let mut generation = pieces.next().and_then(|next| names::suffix(&names::bare(next.trim())));
        for word in name.split_whitespace() {
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '-');
            let lower = names::bare(word);
            let capital = bare.starts_with(char::is_uppercase);
            let particle = names::is_particle(&lower) && !parts.is_empty();
            if let Some(told) = names::suffix(&lower).filter(|_| !parts.is_empty() && capital) {
                generation = Some(told);
                continue;
            }
            if !capital && !particle {
                // "Port Ellery mayor Ana Holt": what stands before a description is no part of the name;
                // "the ministry of Port Ellery" and "a friend of Holt" name nobody.
                if matches!(lower.as_str(), "of" | "for" | "the" | "a" | "an" | "from" | "in" | "at") {
                    return Self { human: known_human, ..Self::default() };
                }
                parts.clear();
                continue;
            }
            if TITLES.contains(&lower.as_str()) {
                office |= !parts.is_empty();
                parts.clear();
                continue;
            }
            if is_pronoun(&lower) {
                continue;
            }
            parts.push(lower);
        }
        // Two names behind an office are a person's: "Council Chief Ana Holt", not "Chief Justice Department".
        let body = Class::BODY.with(Class::ORGANISATION).with(Class::PLACE).with(Class::ROLE);
        let human = known_human || office && parts.len() == 2 && !parts.iter().any(|p| classes(p).is(body));
        Self { parts, suffix: generation, human, beside: true, ..Self::default() }
    }

    /// What renderings of one speaker are looked up by: the last name.
    pub(crate) fn index_key(&self) -> Option<&str> {
        self.parts.last().map(String::as_str)
    }

    /// Whether it names a human by name.
    pub(crate) fn is_person(&self) -> bool {
        self.human && !self.parts.is_empty()
    }
}

/// Whether the person's name stands right behind what was found beside the cue: "said the harbour's chief, Ana
/// Holt", "the man, a tourist named Max Brand, said".
fn follows(analysis: &Analysis, person: &Person, mention: Span) -> bool {
    const GAP: usize = 50;
    let named = |at: &&Span| analysis.article.slice(**at).starts_with(char::is_uppercase);
    let mut behind = person.mentions.iter().filter(named).filter(|at| at.start >= mention.end && at.start - mention.end <= GAP);
    behind.any(|at| {
        let between = analysis.article.slice(Span::new(mention.end, at.start)).trim();
        between == "," || between.starts_with(',') && (between.ends_with(" named") || between.ends_with(" called"))
    })
}

/// Words for people who are spoken of without their names.
const UNNAMED: [&str; 28] = [
    "mother",
    "father",
    "mum",
    "dad",
    "parents",
    "son",
    "daughter",
    "wife",
    "husband",
    "widow",
    "brother",
    "sister",
    "aunt",
    "uncle",
    "grandmother",
    "grandfather",
    "cousin",
    "girl",
    "boy",
    "child",
    "man",
    "woman",
    "friend",
    "neighbour",
    "neighbor",
    "stranger",
    "fireman",
    "nurse",
];

/// Whether the person's name, and nobody else's, stands in the paragraph up to `mention`, which opens with it, or
/// in the paragraph before one that names nobody: «Fisherman Ned Tolliver saw it all. “…,” he said.»
fn is_alone_before(analysis: &Analysis, person: usize, mention: Span) -> bool {
    let blocks = &analysis.article.blocks;
    let Some(own) = blocks.iter().position(|b| b.span.contains(mention)) else { return false };
    // whose age it is, the text may tell elsewhere
    if key(analysis.article.slice(mention)).ends_with("-year-old") {
        return false;
    }
    let alone = |within: Span| {
        let named = |at: &Span| within.contains(*at) && analysis.article.slice(*at).starts_with(char::is_uppercase);
        let pronoun = |at: &Span| is_pronoun(&key(analysis.article.slice(*at)));
        let names = |p: &Person| p.mentions.iter().any(|at| named(at) && !pronoun(at));
        let others = analysis.people.iter().enumerate().any(|(n, p)| n != person && p.is_human && names(p));
        let opens = key(analysis.article.slice(within).split_whitespace().next().unwrap_or(""));
        // "Her mother wept. “…,” she said": somebody without a name may be meant
        let unnamed = || key(analysis.article.slice(within)).split(|c: char| !c.is_alphanumeric()).any(|w| UNNAMED.contains(&w));
        (!others && !unnamed() && !is_pronoun(&opens) && analysis.people.get(person).is_some_and(names), others)
    };
    let (is_alone, others) = alone(Span::new(blocks[own].span.start, mention.start));
    let refers = is_pronoun(&key(analysis.article.slice(mention)));
    is_alone || refers && !others && own > 0 && alone(blocks[own - 1].span).0
}

fn is_pronoun(word: &str) -> bool {
    matches!(word, "he" | "she" | "they" | "it" | "we" | "i" | "who" | "his" | "her" | "their" | "you")
}

/// Whether two names are a father's and his son's: both bear a suffix, and not the same.
pub(super) fn of_two_generations(a: &Name, b: &Name) -> bool {
    matches!((a.suffix, b.suffix), (Some(x), Some(y)) if x != y)
}

/// Compare two speakers.
pub(crate) fn compare(a: &Name, b: &Name) -> Speakers {
    if a.parts.is_empty() || b.parts.is_empty() {
        return Speakers::Unknown;
    }
    if a.entity.is_some() && a.entity == b.entity {
        return Speakers::Same;
    }
    let settled = a.entity.is_some() && b.entity.is_some();
    let apart = match names::compare(&a.parts, &b.parts) {
        _ if of_two_generations(a, b) => true,
        Names::Fit if !settled => return Speakers::Same,
        // "Holt" of two people of the event who are called so
        Names::Fit | Names::Near => return Speakers::Unknown,
        Names::Apart => true,
    };
    // a pronoun may be resolved wrongly, so it makes no other speaker; but "he" is not "she"
    let of_two_sexes = matches!((a.pronoun, b.pronoun), (Some(x), Some(y)) if x != y);
    if apart && a.human && b.human && (a.beside && b.beside || of_two_sexes) { Speakers::Different } else { Speakers::Unknown }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_compared_without_titles() {
        let cases = [
            ("Ana Holt", "Mayor Holt", Speakers::Same),
            ("Sergei Orlan", "Sergey Orlan", Speakers::Same),
            ("Ana Holt", "Piet Vos", Speakers::Different),
            ("Joren Askvall", "Jonas Askvall", Speakers::Unknown),
            ("he", "Ana Holt", Speakers::Unknown),
            ("a spokesman for the port", "Ana Holt", Speakers::Unknown),
            ("the ministry", "Piet Vos", Speakers::Unknown),
            ("Piet Vos, a harbour pilot", "Vos", Speakers::Same),
            ("Ellery Council Chief Executive Ana Holt", "Ana Holt", Speakers::Same),
            ("Ellery Council Chief Executive Ana Holt", "Mayor Piet Vos", Speakers::Different),
            ("Ray Smithson Jr.", "Ray Smithson", Speakers::Same),
            ("Ray Smithson Jr.", "Smithson", Speakers::Same),
            ("Ray Smithson, Sr.", "Ray Smithson Jr.", Speakers::Different),
            ("Bill Varga", "William Varga", Speakers::Same),
            ("Lt. Gen. A. B. Dickens", "Arthur Dickens", Speakers::Same),
            ("Jan van den Berg", "van den Berg", Speakers::Same),
        ];
        for (a, b, want) in cases {
            let (a, b) = (Name::read(a, true), Name::read(b, true));
            assert_eq!(compare(&a, &b), want, "{a:?} {b:?}");
            assert_eq!(compare(&b, &a), want, "{b:?} {a:?}");
        }
    }
}
