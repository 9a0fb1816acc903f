//! Runs of capitalised words that may name a person, with the evidence for and against.
//!
//! In «Charlotte Mayor Ana Holt told the Reef Forum» the run *Charlotte Mayor Ana Holt* names a person behind an
//! office, *Reef Forum* stands after "the" and ends in a body. In a heading in title case nearly every word has a
//! capital, so there a run ends at each word that is in the dictionary. Who is meant is not decided here.

use super::prose::{Prose, Word};
use crate::language::{self, Class, Form, TokenKind, en};
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

/// Sex as the text shows it, for choosing whom "he" or "she" means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) enum Sex {
    #[default]
    Unknown,
    Male,
    Female,
}

/// A run of capitalised words that may name a person.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run {
    /// First and last word of the name, what stands before it left out.
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) sex: Sex,
    pub(super) score: i32,
    /// How many words the name has.
    pub(super) count: usize,
    /// Behind a title: "Mr. Holt", "Mayor Holt".
    pub(super) titled: bool,
    /// Said to say something, in its own right.
    pub(super) speaks: bool,
    /// A single word that is more likely something else here ("in Washington", "Rice is"), even if
    /// somebody has that surname.
    pub(super) blocked: bool,
    /// "the" stands before it.
    pub(super) after_article: bool,
    /// "her father, Max Brand": named as a relation of somebody else.
    pub(super) kin: bool,
}

/// A run is taken for a person from this score on: a second word behind a given name (3), a title before (3).
pub(super) const PERSON: i32 = 3;
/// What a run in a heading in title case loses: its words have capitals anyhow.
const IN_HEADING: i32 = 3;
/// What "the" before a name costs ("the Eagle Forum").
const AFTER_ARTICLE: i32 = 5;
/// No name of a person has more words.
const MOST_WORDS: usize = 5;

const PARTICLES: &[&str] = &[
    "van", "von", "de", "der", "den", "da", "di", "du", "del", "della", "la", "le", "el", "al", "bin", "ibn", "bint", "ben", "dos", "das",
    "ter", "ten", "y",
];
pub(super) const SUFFIXES: &[&str] = &["jr", "sr", "ii", "iii", "iv"];

/// Words that end the names of outlets, companies, streets, laws and prizes.
static THINGS: LazyLock<BTreeSet<&str>> = LazyLock::new(|| en::words(en::NAME_ENDS).collect());

const NAME: Class = Class::GIVEN.with(Class::SURNAME);
/// Classes of words that stand before a name and are no part of it.
const LEAD: Class = Class::ANY_NOUN.with(Class::ADJECTIVE).with(Class::FUNCTION).with(Class::VERB).with(Class::DEMONYM).with(Class::TIME);

/// The runs of `prose`, in the order of the text.
pub(super) fn runs(prose: &Prose<'_>) -> Vec<Run> {
    let mut out = Vec::new();
    for paragraph in &prose.paragraphs {
        let mut from = paragraph.words.start;
        while from < paragraph.words.end {
            let to = (from + 1..paragraph.words.end).find(|w| prose.words[*w].opens_sentence).unwrap_or(paragraph.words.end);
            let heading = is_heading(&prose.words[from..to]);
            collect(prose, from..to, heading, &mut out);
            from = to;
        }
    }
    out
}

/// Title case: all words of substance have a capital, and some are plain words of the dictionary.
fn is_heading(words: &[Word<'_>]) -> bool {
    let (mut capital, mut small, mut plain) = (0, 0, 0);
    for word in words.iter().filter(|w| w.kind == TokenKind::Word && !w.class.is(Class::FUNCTION)) {
        if word.capital {
            capital += 1;
            plain += usize::from(!word.opens_sentence && word.class.is(Class::ANY_NOUN.with(Class::VERB).with(Class::ADJECTIVE)));
        } else {
            small += 1;
        }
    }
    capital >= 4 && plain >= 1 && small * 10 <= capital
}

pub(super) fn is_initial(word: &Word<'_>) -> bool {
    let letters = word.lower.trim_end_matches('.').chars().count();
    word.capital && (letters == 1 || letters == 2 && !word.class.is(Class::FUNCTION)) && word.lower.len() <= 4
}

/// The "A" of "A. B. Dickens", which is no article.
fn is_dotted_letter(prose: &Prose<'_>, i: usize) -> bool {
    let Some([word, dot, next]) = prose.words.get(i..i + 3) else { return false };
    word.capital && word.lower.chars().count() == 1 && dot.is_mark(&['.']) && next.capital && !next.opens_sentence
}

/// "CIA", "NATO": capitals throughout.
fn is_acronym(word: &Word<'_>, text: &str) -> bool {
    let raw = word.span.of(text);
    raw.chars().count() >= 2 && raw.chars().all(|c| c.is_uppercase() || c.is_numeric() || c == '&')
}

/// Whether a capitalised word can be part of a person's name.
fn nameable(word: &Word<'_>, text: &str) -> bool {
    word.capital
        && word.kind == TokenKind::Word
        && !word.class.is(Class::WEEKDAY)
        && !(word.lower.chars().count() > 3 && is_acronym(word, text))
}

/// What a capitalised word can be: in no list, "Schlafly" is no adverb and "Whiting" no verb.
fn class_of(word: &Word<'_>) -> Class {
    let guessed = word.class.is(Class::PAST.with(Class::GERUND).with(Class::ADVERB));
    if guessed && word.capital && language::phrase_classes(word.lower).is_empty() { Class::default() } else { word.class }
}

/// A word of the dictionary that ends a run in a heading.
fn is_plain(word: &Word<'_>) -> bool {
    !class_of(word).is_empty() && !word.class.is(NAME.with(Class::TITLE))
}

fn collect(prose: &Prose<'_>, words: Range<usize>, heading: bool, out: &mut Vec<Run>) {
    let mut at = words.start;
    while at < words.end {
        let word = &prose.words[at];
        // "Will Holt said": a word of grammar at the head of a sentence is a name before a capital only.
        let followed = prose.words.get(at + 1).is_some_and(|w| w.capital && w.kind == TokenKind::Word && at + 1 < words.end);
        let named = word.class.is(Class::GIVEN) && (!word.opens_sentence || followed && acts(prose, at + 1));
        let function = class_of(word).is(Class::FUNCTION) && !named && !is_dotted_letter(prose, at);
        if !nameable(word, prose.text) || function || heading && is_plain(word) {
            at += 1;
            continue;
        }
        let end = run_end(prose, at, words.end, heading);
        // "Radio Ellery", "Agence Meridian": outlets.
        if matches!(word.lower, "radio" | "agence" | "agenzia" | "channel" | "canal") {
            at = end.max(at + 1);
            continue;
        }
        if let Some(mut run) = judge(prose, at, end) {
            if heading {
                run.score -= IN_HEADING;
            }
            out.push(run);
        }
        at = end + 1;
    }
}

/// The last word of the run that begins at `start`.
fn run_end(prose: &Prose<'_>, start: usize, limit: usize, heading: bool) -> usize {
    let word = &prose.words[start];
    let mut end = start;
    let mut i = start + 1;
    while i < limit {
        let next = &prose.words[i];
        let adjacent = prose.words[end].span.end == next.span.start;
        let gap = !adjacent && prose.text[prose.words[i - 1].span.end..next.span.start].chars().all(char::is_whitespace);
        if next.quote != word.quote {
            break;
        }
        let abbreviated =
            is_initial(&prose.words[end]) || prose.words[end].class.is(Class::TITLE) || SUFFIXES.contains(&prose.words[end].lower);
        if next.is_mark(&['.']) && adjacent && abbreviated {
            i += 1;
            continue;
        }
        let particle =
            PARTICLES.contains(&next.lower) && prose.words.get(i + 1).is_some_and(|w| w.capital && w.quote == word.quote && i + 1 < limit);
        let function = class_of(next).is(Class::FUNCTION) && !particle && !next.class.is(Class::GIVEN) && !is_dotted_letter(prose, i);
        if (gap || i > end + 1) && (nameable(next, prose.text) || particle) && !function && !(heading && is_plain(next)) {
            end = i;
            i += 1;
            continue;
        }
        break;
    }
    end
}

/// What stands before the name, and what that says of it.
struct Lead {
    first: usize,
    titled: bool,
    sex: Sex,
}

/// Strip what stands before the name within `start..=end`.
fn lead(words: &[Word<'_>], start: usize, end: usize) -> Lead {
    let mut lead = Lead { first: start, titled: false, sex: Sex::Unknown };
    // "Holt Jr.": the suffix is no name of its own.
    let core = (start..=end).rev().find(|i| words[*i].kind == TokenKind::Word && !SUFFIXES.contains(&words[*i].lower)).unwrap_or(end);
    let opens_with_given = words[start].class.is(Class::GIVEN) && !words[start].class.is(Class::TITLE.with(Class::ROLE).with(Class::PLACE));
    for i in start..core {
        let word = &words[i];
        let named = word.class.is(NAME);
        if word.kind == TokenKind::Mark {
            if lead.first == i && i > start {
                lead.first = i + 1;
            }
            continue;
        }
        let office = word.class.is(Class::TITLE.with(Class::ROLE).with(Class::HUMANS));
        // "Dean Holt" and "King Holt": at the head a given name is one, a title is a title.
        let before_given = core >= i + 2 && words[i + 1].class.is(Class::GIVEN);
        if office && (!named || before_given || i == lead.first && word.class.is(Class::TITLE)) {
            lead = Lead { first: i + 1, titled: true, sex: sex_of_title(word.lower).unwrap_or(lead.sex) };
            continue;
        }
        let after_given = i > start && opens_with_given && lead.first == start;
        // "Neither Ana Holt said": whatever opens the sentence before a given name.
        let opener = i == start && word.opens_sentence && !named && core >= i + 2 && words[i + 1].class.is(Class::GIVEN);
        let place = word.class.is(Class::PLACE) && !word.class.is(Class::GIVEN) && core >= i + 2;
        let actor = word.class.is(Class::ACTOR) && !word.class.is(Class::VERB.with(Class::ADJECTIVE));
        // A plain noun before a single word may be a family name: "Ban Ki-moon".
        let lone = core == i + 1 && hyphenated_given(&words[core]) && !word.class.is(Class::PAST);
        if (class_of(word).is(LEAD.with(Class::ORGANISATION)) && !named || place || opener) && !after_given && !lone {
            lead = Lead { first: i + 1, titled: actor, sex: sex_of_title(word.lower).unwrap_or(lead.sex) };
        }
    }
    lead
}

/// Strip what stands before the name and weigh the evidence.
fn judge(prose: &Prose<'_>, start: usize, mut end: usize) -> Option<Run> {
    let words = &prose.words;
    while end > start && words[end].class.is(Class::MONTH) && !words[end].class.is(NAME) {
        end -= 1;
    }
    let Lead { mut first, mut titled, mut sex } = lead(words, start, end);
    let before = start.checked_sub(1).map(|i| &words[i]).filter(|b| b.quote == words[start].quote && !words[start].opens_sentence);
    let after_article = first == start && before.is_some_and(|b| matches!(b.lower, "the" | "a" | "an"));
    let multiple = end > first;
    if let Some(before) = before.filter(|_| first == start) {
        let role = before.class.is(Class::ROLE) && before.lower != "former"
            || multiple && before.class.is(Class::ACTOR) && !before.class.is(Class::ADJECTIVE);
        titled |= role && !before.capital || before.is_mark(&['.']) && start >= 2 && words[start - 2].class.is(Class::TITLE);
        sex = sex_of_title(before.lower).unwrap_or(sex);
    }
    // "its chief investigator, Edda Marlowe, said", "his daughter, Carys, asked".
    let comma = start >= 2 && first == start && before.is_some_and(|b| b.is_mark(&[','])) && words[start - 2].quote == words[start].quote;
    let told = comma && words.get(end + 1).is_some_and(|w| w.is_mark(&[',', '.'])) && !words[start - 2].capital;
    let kin = sex_of_title(words[start.saturating_sub(2)].lower);
    let relation = before.is_some_and(|b| is_kin(b.lower)) || comma && is_kin(words[start - 2].lower);
    if told && (kin.is_some() || end > first && words[start - 2].class.is(Class::ROLE.with(Class::ACTOR))) {
        titled = true;
        sex = kin.unwrap_or(sex);
    }
    // "Public Relations Cho June-hyuck": a family name and a given name in two syllables.
    if end > first + 1 && hyphenated_given(&words[end]) && !words[first].class.is(Class::GIVEN) {
        first = end - 1;
        titled = true;
    }
    let run = &words[first..=end];
    let count = run.iter().filter(|w| w.kind == TokenKind::Word).count();
    if count > MOST_WORDS || count == 0 || is_other(prose, first, end, count, titled) {
        return None;
    }
    let given = is_given(&run[0]);
    let mut score = if titled { 3 } else { 0 };
    score -= if after_article { AFTER_ARTICLE } else { 0 };
    let speaks = speaks(prose, end);
    if count >= 2 {
        score += shape(run, given);
        score += if party(prose, end) { 3 } else { 0 };
    }
    let active = speaks || described(prose, end);
    // "Milan Dobrec, a baker,": a place may be a given name.
    let placed = active && count >= 2 && run[0].class.is(Class::PLACE) && run.last().is_some_and(|w| class_of(w).is_empty());
    if active {
        score += if count >= 2 { 2 } else { 1 };
        score += i32::from(count >= 2 && run.iter().all(|w| class_of(w).is_empty() || w.class.is(NAME) || placed));
    }
    score -= against(prose, run, given || placed, titled, count);
    if count >= 2 && !titled && run.last().is_some_and(|w| THINGS.contains(w.lower)) {
        score -= if given { 2 } else { 5 };
    }
    if run.last().is_some_and(|w| is_acronym(w, prose.text)) {
        score -= if titled && count == 1 { 6 } else { 4 };
    }
    let blocked = count == 1 && !titled && is_blocked(prose, first, before);
    let other = Class::MONTH.with(Class::DEMONYM).with(Class::ORGANISATION).with(Class::PLACE).with(Class::BODY);
    let single =
        count == 1 && titled && !is_acronym(&run[0], prose.text) && (run[0].class.is(NAME) || !class_of(&run[0]).is(other.with(LEAD)));
    let single = single && !THINGS.contains(run[0].lower);
    let score = match () {
        () if single => score.max(PERSON),
        // "Foreign Relations": a plain word behind an office is no surname.
        () if count == 1 => score.min(PERSON - 1),
        () => score,
    };
    // "Warren said" tells no sex: it may be Elizabeth Warren.
    let sex = if sex == Sex::Unknown && count >= 2 { sex_of_given(&run[0]) } else { sex };
    Some(Run { first, last: end, sex, score, count, titled, speaks, blocked, after_article, kin: relation })
}

/// A listed place or body, two places joined, a company.
fn is_other(prose: &Prose<'_>, first: usize, end: usize, count: usize, titled: bool) -> bool {
    let run = &prose.words[first..=end];
    let span = run[0].span.cover(run[run.len() - 1].span);
    if count > 1 && !titled {
        let listed = language::phrase_classes(&language::key(span.of(prose.text)));
        if listed.is(Class::PLACE.with(Class::ORGANISATION).with(Class::DEMONYM)) {
            return true;
        }
    }
    // "Korvia-Tessaly": two places, no person.
    let joined_places = |w: &Word<'_>| {
        w.lower.contains('-') && w.lower.split('-').all(|part| language::classes(part).is(Class::PLACE.with(Class::DEMONYM)))
    };
    // "Holt Inc.", "Holt Group"
    let company = prose
        .words
        .get(end + 1)
        .is_some_and(|w| w.capital && !w.opens_sentence && matches!(w.lower, "inc" | "corp" | "ltd" | "llc" | "co" | "group" | "plc"));
    // "Washington D.C."
    let district = count > 1 && run.last().is_some_and(|w| matches!(w.lower, "d.c." | "d.c"));
    company || district || run.iter().any(joined_places) || is_tail_of_body(&prose.words, first)
}

/// Whether the name at `first` is the tail of a body's: "Center for Humane Shipping".
fn is_tail_of_body(words: &[Word<'_>], first: usize) -> bool {
    // words of the tail that were taken for what stands before a name
    let start = (0..first).rev().take(MOST_WORDS).take_while(|i| words[*i].capital).last().unwrap_or(first);
    let Some([body, joint]) = start.checked_sub(2).and_then(|i| words.get(i..start)) else { return false };
    let is_body = body.class.is(Class::BODY) || THINGS.contains(body.lower);
    body.capital && is_body && !body.class.is(NAME) && matches!(joint.lower, "for" | "of" | "on") && !body.opens_sentence
}

/// What the words of a name of two or more say for it.
fn shape(run: &[Word<'_>], given: bool) -> i32 {
    let last = &run[run.len() - 1];
    let initial = is_initial(&run[0]) || run.iter().skip(1).any(|w| is_initial(w) && w.kind == TokenKind::Word && w.lower.len() <= 2);
    let mut score = if given { 3 } else { 0 };
    score += if last.class.is(Class::SURNAME) { 2 } else { 0 };
    score += if initial { 2 } else { 0 };
    // "Sang-gyun": a given name of two syllables, the second in lower case.
    score + if hyphenated_given(last) { 3 } else { 0 }
}

/// What the words of a run say against a person.
fn against(prose: &Prose<'_>, run: &[Word<'_>], given: bool, titled: bool, count: usize) -> i32 {
    let mut loss = 0;
    // "Republican National Committee": a body, whatever stands before it.
    if count >= 2 && run.last().is_some_and(|w| w.class.is(Class::BODY) && !w.class.is(NAME)) {
        loss += 4;
    }
    for word in run.iter().skip(usize::from(given)) {
        let c = word.class;
        let named = c.is(NAME);
        if c.is(Class::BODY.with(Class::DEMONYM).with(Class::ORGANISATION)) && !(titled && count <= 2) {
            loss += if named { 1 } else { 4 };
        } else if c.is(Class::ANY_NOUN.with(Class::MONTH).with(Class::PLACE)) && !named {
            loss += 2;
        }
    }
    if count == 1 {
        let c = class_of(&run[0]);
        let common = c.is(Class::ANY_NOUN.with(Class::VERB).with(Class::ADJECTIVE)) && run[0].opens_sentence;
        let other = c.is(Class::MONTH.with(Class::DEMONYM).with(Class::ORGANISATION)) || c.is(Class::PLACE) && !titled;
        loss += if common || other { 2 } else { 0 };
        // "the rival Senate"
        loss += if c.is(Class::BODY.with(Class::DEMONYM)) && is_acronym(&run[0], prose.text) { 2 } else { 0 };
    }
    loss
}

/// Whether the single word `at` is more likely a place, a body or a plain word than somebody's surname.
fn is_blocked(prose: &Prose<'_>, at: usize, before: Option<&Word<'_>>) -> bool {
    let word = &prose.words[at];
    if before.is_some_and(|b| matches!(b.lower, "the" | "a" | "an")) {
        return true;
    }
    let listed = word.class.is(Class::PLACE.with(Class::ORGANISATION).with(Class::DEMONYM).with(Class::BODY));
    let placed =
        before.is_some_and(|b| matches!(b.lower, "in" | "at" | "near" | "from" | "outside" | "across" | "around" | "into" | "to" | "of"));
    if listed && placed {
        return true;
    }
    let common =
        class_of(word).is(LEAD) && word.opens_sentence && (!word.class.is(NAME) || word.class.is(Class::FUNCTION.with(Class::VERB)));
    common && !acts(prose, at)
}

/// A verb or "'s" follows.
fn acts(prose: &Prose<'_>, at: usize) -> bool {
    prose.words.get(at + 1).is_some_and(|w| {
        !w.capital
            && (w.lower == "'s" || w.report.is_some() || w.class.is(Class::AUXILIARY.with(Class::PAST).with(Class::PRESENT)))
            && !w.opens_sentence
    })
}

/// "Ana", also as a part of "Ana-Maria".
fn is_given(word: &Word<'_>) -> bool {
    word.class.is(Class::GIVEN)
        || word.class.is_empty() && word.lower.split('-').count() == 2 && {
            let mut parts = word.lower.split('-');
            parts.any(|part| part.len() > 2 && language::classes(part).is(Class::GIVEN))
        }
}

fn sex_of_given(word: &Word<'_>) -> Sex {
    let class = if word.class.is_empty() && word.lower.contains('-') {
        word.lower.split('-').map(language::classes).rfind(|c| c.is(Class::GIVEN_M.with(Class::GIVEN_F))).unwrap_or_default()
    } else {
        word.class
    };
    match () {
        () if class.is(Class::GIVEN_M) => Sex::Male,
        () if class.is(Class::GIVEN_F) => Sex::Female,
        () => Sex::Unknown,
    }
}

fn hyphenated_given(word: &Word<'_>) -> bool {
    word.lower.split_once('-').is_some_and(|(a, b)| a.len() >= 2 && a.len() <= 6 && b.len() >= 2 && b.len() <= 6 && word.class.is_empty())
}

/// The sex that a title, an office or a relation tells: "spokeswoman", "father".
pub(super) fn sex_of_title(word: &str) -> Option<Sex> {
    match word {
        "mr" | "sir" | "lord" | "spokesman" | "chairman" | "congressman" | "councilman" | "king" | "prince" | "father" | "brother"
        | "son" | "husband" | "dad" | "grandad" | "granddad" | "businessman" | "actor" | "duke" | "pope" | "fisherman" | "boatman"
        | "widower" | "grandfather" | "uncle" | "nephew" | "policeman" | "fireman" | "salesman" | "assemblyman" | "anchorman"
        | "nobleman" | "baron" | "monk" => Some(Sex::Male),
        "mrs" | "ms" | "miss" | "mme" | "madam" | "madame" | "lady" | "dame" | "spokeswoman" | "chairwoman" | "congresswoman" | "mum"
        | "mom" | "grandma" | "granny" | "housewife" | "councilwoman" | "queen" | "princess" | "mother" | "sister" | "daughter"
        | "wife" | "businesswoman" | "actress" | "duchess" | "baroness" | "widow" | "grandmother" | "aunt" | "niece" | "policewoman"
        | "assemblywoman" | "anchorwoman" | "nun" | "headmistress" | "waitress" | "heiress" => Some(Sex::Female),
        _ => None,
    }
}

fn is_kin(word: &str) -> bool {
    matches!(
        word,
        "father"
            | "mother"
            | "brother"
            | "sister"
            | "son"
            | "daughter"
            | "wife"
            | "husband"
            | "widow"
            | "widower"
            | "uncle"
            | "aunt"
            | "cousin"
    )
}

/// A reporting verb follows: people say things.
fn speaks(prose: &Prose<'_>, end: usize) -> bool {
    let next = prose.words.get(end + 1);
    let said =
        |w: Option<&Word<'_>>| w.and_then(|w| w.report).is_some_and(|r| r.strength >= 2 && matches!(r.form, Form::Past | Form::Present));
    let before_run = |w: &Word<'_>| w.report.is_some_and(|r| r.strength == 3);
    said(next)
        || said(prose.words.get(end + 2)) && next.is_some_and(|w| w.class.is(Class::ADVERB.with(Class::AUXILIARY)))
        || end >= 2 && before_run(&prose.words[end - 2])
}

/// "(D-Mass.)", ", R-Ky.,": a party and a state.
fn party(prose: &Prose<'_>, end: usize) -> bool {
    let tag = |w: &Word<'_>| {
        let raw = w.span.of(prose.text);
        matches!(raw, "D" | "R" | "I") || raw.len() > 3 && (raw.starts_with("D-") || raw.starts_with("R-") || raw.starts_with("I-"))
    };
    prose.words.get(end + 1).is_some_and(|w| w.is_mark(&[',', '('])) && prose.words.get(end + 2).is_some_and(tag)
}

/// A comma and a role follow: "Brand, a spokesman for …", "Brand, 43, …", "Brand, who …".
fn described(prose: &Prose<'_>, end: usize) -> bool {
    let word = |i: usize| prose.words.get(end + i);
    // "Marlowe of the Maritime Accident Board"
    let body = || (3..8).map_while(word).take_while(|w| w.capital).any(|w| w.class.is(Class::BODY));
    if word(1).is_some_and(|w| matches!(w.lower, "of" | "from")) && word(2).is_some_and(|w| w.lower == "the") && body() {
        return true;
    }
    if !word(1).is_some_and(|w| w.is_mark(&[','])) {
        return false;
    }
    let Some(next) = word(2) else { return false };
    next.lower == "who"
        || next.kind == TokenKind::Number && next.lower.len() == 2 && word(3).is_some_and(|w| w.is_mark(&[',']))
        || (next.class.is(Class::DETERMINER.with(Class::ROLE).with(Class::POSSESSIVE)) || next.capital)
            && (2..7).filter_map(word).take_while(|w| w.kind == TokenKind::Word).any(|w| w.class.is(Class::ROLE.with(Class::ACTOR)))
}
