//! Whether two quotations are credited to one speaker.
//!
//! "Mayor Ana Holt" and "Holt" are the same; "Ana Holt" and "Piet Vos" are not; "he", "the mayor",
//! "the ministry" and nobody say nothing either way, because a finding that two people are credited
//! with the same words must not rest on a pronoun.

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

/// Two given names this alike (Jaro-Winkler) are one in two spellings: "Sergei" / "Sergey" .95,
/// "Joren" / "Jonas" .79.
const SAME_GIVEN: f64 = 0.88;
/// The same for surnames: "Zelensky" / "Zelenskyy" .98, "Holt" / "Holm" .88.
const SAME_SURNAME: f64 = 0.92;

/// A speaker's name in comparable parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Name {
    /// Keys of the names, titles left out; empty when no name is given.
    pub(crate) parts: Vec<String>,
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
    /// The name of whoever `quotation` is credited to.
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
        let name = name.split(',').next().unwrap_or(name);
        let mut parts = Vec::new();
        let mut office = false;
        for word in name.split_whitespace() {
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '-');
            let lower = key(bare.trim_end_matches("'s").trim_end_matches("’s"));
            let capital = bare.starts_with(char::is_uppercase);
            let particle = matches!(lower.as_str(), "de" | "van" | "von" | "bin" | "al" | "der" | "la" | "el" | "di" | "da" | "du")
                && !parts.is_empty();
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
        Self { parts, human, beside: true, ..Self::default() }
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

/// Compare two speakers.
pub(crate) fn compare(a: &Name, b: &Name) -> Speakers {
    let (Some(last_a), Some(last_b)) = (a.parts.last(), b.parts.last()) else { return Speakers::Unknown };
    if a.parts == b.parts {
        return Speakers::Same;
    }
    let alike = |x: &str, y: &str, least: f64| x == y || strsim::jaro_winkler(x, y) >= least;
    let (short, long) = if a.parts.len() <= b.parts.len() { (&a.parts, &b.parts) } else { (&b.parts, &a.parts) };
    // "Wang" / "Wang Yi": a single name is any one of the other's.
    if let [only] = short.as_slice() {
        if long.iter().any(|part| part == only) {
            return Speakers::Same;
        }
        if long.last().is_some_and(|last| alike(last, only, SAME_SURNAME)) {
            return Speakers::Unknown;
        }
    } else if alike(last_a, last_b, SAME_SURNAME) || a.parts[0] == b.parts[0] {
        return given_names(&a.parts, &b.parts, last_a, last_b, alike);
    }
    // a pronoun may be resolved wrongly, so it makes no other speaker; but "he" is not "she"
    let of_two_sexes = matches!((a.pronoun, b.pronoun), (Some(x), Some(y)) if x != y);
    if a.human && b.human && (a.beside && b.beside || of_two_sexes) { Speakers::Different } else { Speakers::Unknown }
}

/// Two names of two parts or more that share a part.
fn given_names(a: &[String], b: &[String], last_a: &str, last_b: &str, alike: impl Fn(&str, &str, f64) -> bool) -> Speakers {
    let (first_a, first_b) = (a[0].as_str(), b[0].as_str());
    let initial = first_a.chars().next() == first_b.chars().next() && (first_a.chars().count() == 1 || first_b.chars().count() == 1);
    if alike(last_a, last_b, SAME_SURNAME) && (initial || alike(first_a, first_b, SAME_GIVEN)) {
        return Speakers::Same;
    }
    // One name of two differs ("Joren" / "Jonas Askvall"): one person misnamed, or two of a family.
    Speakers::Unknown
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
        ];
        for (a, b, want) in cases {
            let (a, b) = (Name::read(a, true), Name::read(b, true));
            assert_eq!(compare(&a, &b), want, "{a:?} {b:?}");
            assert_eq!(compare(&b, &a), want, "{b:?} {a:?}");
        }
    }
}
