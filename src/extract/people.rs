//! Names of people in the body → people with all their mentions.
//!
//! «Mayor Ana Holt … Ms. Holt … Holt» is one person, Ana Holt, a woman, with three mentions. A
//! capitalised run is a person by evidence: a given name, a title or role before it, a known
//! surname. Places, peoples, months and bodies speak against it.

use super::model::{Person, PersonId};
use super::prose::{Prose, Word};
use crate::article::Span;
use crate::language::{self, Class, FnvMap, Form, TokenKind};

/// Sex as the text shows it, for choosing whom "he" or "she" means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) enum Sex {
    #[default]
    Unknown,
    Male,
    Female,
}

/// The people of an article, and who is meant at which place.
#[derive(Default)]
pub(super) struct People {
    pub(super) list: Vec<Person>,
    pub(super) sex: Vec<Sex>,
    /// Words of each name, in lower case.
    names: Vec<Vec<String>>,
    /// All mentions with their person, in the order of the text.
    pub(super) mentions: Vec<(Span, PersonId)>,
}

/// A run of capitalised words that may name a person.
struct Run {
    first: usize,
    last: usize,
    sex: Sex,
    score: i32,
}

/// A run is taken for a person from this score on: a given name with a second word (3), or a
/// title before the name (3).
const PERSON: i32 = 3;

const PARTICLES: &[&str] = &[
    "van", "von", "de", "der", "den", "da", "di", "du", "del", "della", "la", "le", "el", "al", "bin", "ibn", "bint", "ben", "dos", "das",
    "ter", "ten", "y",
];
/// People who share a name and are told apart; no article has as many.
const MOST_NAMESAKES: usize = 64;

const SUFFIXES: &[&str] = &["jr", "sr", "ii", "iii", "iv"];

impl People {
    /// Find the people of `prose`.
    pub(super) fn new(prose: &Prose<'_>) -> Self {
        let mut people = People::default();
        let mut runs = Vec::new();
        for paragraph in &prose.paragraphs {
            collect(prose, paragraph.words.clone(), &mut runs);
        }
        let mut by_word: FnvMap<String, Vec<PersonId>> = FnvMap::default();
        let mut taken = vec![None; runs.len()];
        // First the full names, then what is left of them further on.
        for (i, run) in runs.iter().enumerate() {
            let words = name_words(prose, run);
            if words.len() >= 2 && run.score >= PERSON {
                taken[i] = Some(people.full(prose, run, words, &mut by_word));
            }
        }
        for (i, run) in runs.iter().enumerate() {
            if taken[i].is_some() {
                continue;
            }
            let words = name_words(prose, run);
            taken[i] = people.short(prose, run, &words, &by_word);
            if taken[i].is_none() && run.score >= PERSON {
                taken[i] = Some(people.full(prose, run, words, &mut by_word));
            }
        }
        for (run, person) in runs.iter().zip(&taken) {
            let Some(id) = *person else { continue };
            let span = run_span(prose, run);
            people.mentions.push((span, id));
            people.list[id.0].mentions.push(span);
            if people.sex[id.0] == Sex::Unknown {
                people.sex[id.0] = run.sex;
            }
        }
        people.in_order()
    }

    /// Persons in the order of their first mention.
    fn in_order(mut self) -> Self {
        let mut order: Vec<usize> = (0..self.list.len()).filter(|i| !self.list[*i].mentions.is_empty()).collect();
        order.sort_by_key(|i| self.list[*i].mentions.first().map(|s| s.start));
        let mut place = vec![0; self.list.len()];
        for (new, old) in order.iter().enumerate() {
            place[*old] = new;
        }
        self.list = order.iter().map(|i| self.list[*i].clone()).collect();
        self.sex = order.iter().map(|i| self.sex[*i]).collect();
        self.names = order.iter().map(|i| self.names[*i].clone()).collect();
        for (_, id) in &mut self.mentions {
            id.0 = place[id.0];
        }
        self.mentions.sort_by_key(|(span, _)| span.start);
        self
    }

    fn full(&mut self, prose: &Prose<'_>, run: &Run, words: Vec<String>, by_word: &mut FnvMap<String, Vec<PersonId>>) -> PersonId {
        let same =
            words.last().and_then(|w| by_word.get(w)).and_then(|ids| ids.iter().copied().find(|id| compatible(&self.names[id.0], &words)));
        if let Some(id) = same {
            if words.len() > self.names[id.0].len() {
                self.list[id.0].name = run_span(prose, run).of(prose.text).to_owned();
                self.names[id.0] = words;
            }
            return id;
        }
        let id = PersonId(self.list.len());
        for word in [words.first(), words.last()].into_iter().flatten() {
            let ids = by_word.entry(word.clone()).or_default();
            if ids.len() < MOST_NAMESAKES && !ids.contains(&id) {
                ids.push(id);
            }
        }
        self.list.push(Person {
            name: run_span(prose, run).of(prose.text).to_owned(),
            mentions: Vec::new(),
            roles: Vec::new(),
            is_human: true,
        });
        self.sex.push(run.sex);
        self.names.push(words);
        id
    }

    /// "Holt", "Ms. Holt", "Ana" further on in the text.
    fn short(&self, prose: &Prose<'_>, run: &Run, words: &[String], by_word: &FnvMap<String, Vec<PersonId>>) -> Option<PersonId> {
        let word = words.last()?;
        let ids = by_word.get(word)?;
        let at = run_span(prose, run).start;
        let fits = |id: &&PersonId| {
            let name = &self.names[id.0];
            let sexes = run.sex == Sex::Unknown || self.sex[id.0] == Sex::Unknown || run.sex == self.sex[id.0];
            sexes
                && (words.len() == 1 && (name.last() == Some(word) || name.first() == Some(word))
                    || words.len() > 1 && compatible(name, words))
        };
        if words.len() == 1 && run.score < 0 {
            return None;
        }
        // Surname before given name, then the one named last before this place.
        ids.iter().filter(fits).copied().max_by_key(|id| {
            let surname = self.names[id.0].last() == Some(word);
            let recent = self.list[id.0].mentions.iter().rev().find(|m| m.start < at).map_or(0, |m| m.start);
            (surname, recent, std::cmp::Reverse(id.0))
        })
    }

    /// The person mentioned within `span`; the last one, as in "the mayor's spokesman Max Brand".
    pub(super) fn within(&self, span: Span) -> Option<PersonId> {
        let from = self.mentions.partition_point(|(m, _)| m.end <= span.start);
        self.mentions[from..].iter().take_while(|(m, _)| m.start < span.end).last().map(|(_, id)| *id)
    }

    /// The mentions that lie within `span`.
    pub(super) fn mentions_within(&self, span: Span) -> &[(Span, PersonId)] {
        let from = self.mentions.partition_point(|(m, _)| m.start < span.start);
        let to = self.mentions.partition_point(|(m, _)| m.start < span.end);
        &self.mentions[from..to.max(from)]
    }
}

fn compatible(name: &[String], words: &[String]) -> bool {
    if name.last() != words.last() {
        return false;
    }
    match (name.first(), words.first()) {
        (Some(a), Some(b)) if name.len() > 1 && words.len() > 1 => a == b || initial(a, b) || initial(b, a) || nickname(a, b),
        _ => true,
    }
}

fn initial(short: &str, long: &str) -> bool {
    short.trim_end_matches('.').chars().count() == 1 && long.starts_with(short.trim_end_matches('.'))
}

/// "Chris" and "Christopher": one begins with the other.
fn nickname(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    short.len() >= 3 && long.starts_with(short)
}

fn run_span(prose: &Prose<'_>, run: &Run) -> Span {
    prose.words[run.first].span.cover(prose.words[run.last].span)
}

fn name_words(prose: &Prose<'_>, run: &Run) -> Vec<String> {
    prose.words[run.first..=run.last]
        .iter()
        .filter(|w| w.kind != TokenKind::Mark && !SUFFIXES.contains(&w.lower))
        .map(|w| w.lower.trim_end_matches('.').to_owned())
        .collect()
}

fn is_initial(word: &Word<'_>) -> bool {
    word.capital && word.lower.trim_end_matches('.').chars().count() <= 2 && !word.class.is(Class::FUNCTION) && word.lower.len() <= 4
}

/// Whether a capitalised word can be part of a person's name.
fn nameable(word: &Word<'_>, text: &str) -> bool {
    let raw = word.span.of(text);
    let shouted = raw.chars().count() > 3 && raw.chars().all(|c| !c.is_lowercase());
    word.capital && word.kind == TokenKind::Word && !word.class.is(Class::WEEKDAY) && !shouted
}

/// Words that stand before a name and are no part of it.
fn is_lead(word: &Word<'_>) -> bool {
    let class = word.class;
    let name_like = class.is(Class::GIVEN.with(Class::SURNAME));
    class.is(Class::TITLE)
        || class.is(Class::ROLE) && !name_like
        || class.is(Class::DEMONYM.with(Class::BODY).with(Class::HUMANS)) && !name_like
        || class.is(Class::ADJECTIVE.with(Class::NOUN).with(Class::PLURAL).with(Class::ACTOR).with(Class::FUNCTION)) && !name_like
}

fn collect(prose: &Prose<'_>, words: std::ops::Range<usize>, out: &mut Vec<Run>) {
    let mut at = words.start;
    while at < words.end {
        let word = &prose.words[at];
        if !nameable(word, prose.text) || word.class.is(Class::FUNCTION) && (word.opens_sentence || !word.class.is(Class::GIVEN)) {
            at += 1;
            continue;
        }
        let start = at;
        let mut end = at;
        let mut i = at + 1;
        while i < words.end {
            let next = &prose.words[i];
            let adjacent = prose.words[end].span.end == next.span.start;
            let gap = !adjacent && prose.text[prose.words[i - 1].span.end..next.span.start].chars().all(char::is_whitespace);
            if next.quote != word.quote || next.opens_sentence {
                break;
            }
            if next.is_mark(&['.'])
                && adjacent
                && (is_initial(&prose.words[end]) || prose.words[end].class.is(Class::TITLE) || SUFFIXES.contains(&prose.words[end].lower))
            {
                i += 1;
                continue;
            }
            let particle = PARTICLES.contains(&next.lower)
                && prose.words.get(i + 1).is_some_and(|w| w.capital && w.quote == word.quote && !w.opens_sentence);
            if (gap || i > end + 1)
                && (nameable(next, prose.text) || particle)
                && !(next.class.is(Class::FUNCTION) && !particle && !next.class.is(Class::GIVEN))
            {
                end = i;
                i += 1;
                continue;
            }
            break;
        }
        if let Some(run) = judge(prose, start, end) {
            out.push(run);
        }
        at = end + 1;
    }
}

/// Strip what stands before the name and weigh the evidence.
fn judge(prose: &Prose<'_>, start: usize, end: usize) -> Option<Run> {
    let words = &prose.words;
    let mut first = start;
    let (mut titled, mut sex) = (false, Sex::Unknown);
    while first <= end {
        let word = &words[first];
        let given = word.class.is(Class::GIVEN) && first < end && !word.class.is(Class::ROLE.with(Class::TITLE));
        let left = end - first;
        let place_lead = word.class.is(Class::PLACE) && !given && left >= 2;
        if word.kind == TokenKind::Mark || (is_lead(word) && !given) || place_lead {
            titled = word.class.is(Class::TITLE.with(Class::ROLE).with(Class::ACTOR).with(Class::HUMANS))
                || word.kind == TokenKind::Mark && titled;
            sex = sex_of_title(word.lower).unwrap_or(sex);
            first += 1;
        } else {
            break;
        }
    }
    if first > end {
        return None;
    }
    let before = start.checked_sub(1).map(|i| &words[i]).filter(|_| first == start);
    if let Some(before) = before.filter(|b| b.quote == words[start].quote && !words[start].opens_sentence) {
        let role = before.class.is(Class::ROLE.with(Class::ACTOR)) && !before.capital;
        titled |= role || before.is_mark(&['.']) && start >= 2 && words[start - 2].class.is(Class::TITLE);
        sex = sex_of_title(before.lower).unwrap_or(sex);
    }
    // "Public Relations Cho June-hyuck": a family name and a given name in two syllables.
    if end > first + 1 && hyphenated_given(&words[end]) && !words[first].class.is(Class::GIVEN) {
        first = end - 1;
        titled = true;
    }
    let count = words[first..=end].iter().filter(|w| w.kind == TokenKind::Word).count();
    if count > 5 {
        return None;
    }
    let run = &words[first..=end];
    let span = run.first()?.span.cover(run.last()?.span);
    let phrase = language::key(span.of(prose.text));
    let listed = language::phrase_classes(&phrase);
    if listed.is(Class::PLACE.with(Class::ORGANISATION).with(Class::DEMONYM)) && !titled && !(count == 1 && run[0].class.is(Class::GIVEN)) {
        return None;
    }
    // "Korvia-Tessaly": two places, no person.
    let joined_places = |w: &Word<'_>| {
        w.lower.contains('-') && w.lower.split('-').all(|part| language::classes(part).is(Class::PLACE.with(Class::DEMONYM)))
    };
    if run.iter().any(joined_places) {
        return None;
    }
    let given = run[0].class.is(Class::GIVEN);
    let given_sex = match () {
        () if run[0].class.is(Class::GIVEN_M) => Sex::Male,
        () if run[0].class.is(Class::GIVEN_F) => Sex::Female,
        () => Sex::Unknown,
    };
    let mut score = 0;
    score += if titled { 3 } else { 0 };
    if count >= 2 {
        score += if given { 3 } else { 0 };
        score += if run.last().is_some_and(|w| w.class.is(Class::SURNAME)) { 2 } else { 0 };
        score += if is_initial(&run[0]) || run.iter().skip(1).any(|w| is_initial(w) && w.kind == TokenKind::Word && w.lower.len() <= 2) {
            2
        } else {
            0
        };
        // "Sang-gyun": a given name of two syllables, the second in lower case.
        score += if run.last().is_some_and(hyphenated_given) { 3 } else { 0 };
    }
    if speaks(prose, end) || described(prose, end) {
        score += if count >= 2 { 2 } else { 1 };
        score += i32::from(count >= 2 && run.iter().all(|w| w.class.is_empty() || w.class.is(Class::GIVEN.with(Class::SURNAME))));
    }
    for word in run.iter().skip(usize::from(given)) {
        let c = word.class;
        let name_like = c.is(Class::GIVEN.with(Class::SURNAME));
        if c.is(Class::BODY.with(Class::DEMONYM).with(Class::ORGANISATION)) && !(titled && count <= 2) {
            score -= if name_like { 1 } else { 4 };
        } else if c.is(Class::ANY_NOUN.with(Class::MONTH).with(Class::PLACE)) && !name_like {
            score -= 2;
        }
    }
    if count == 1 {
        let c = run[0].class;
        if c.is(Class::MONTH.with(Class::DEMONYM).with(Class::ORGANISATION))
            || c.is(Class::PLACE) && !titled
            || c.is(Class::ANY_NOUN.with(Class::VERB).with(Class::ADJECTIVE)) && words[first].opens_sentence
        {
            score -= 2;
        }
    }
    // "Holt Inc.", "Holt Street"
    let company = words.get(end + 1).is_some_and(|w| matches!(w.lower, "inc" | "corp" | "ltd" | "llc" | "co" | "group") && w.capital);
    if company {
        return None;
    }
    let sex = if sex == Sex::Unknown { given_sex } else { sex };
    Some(Run { first, last: end, sex, score: if titled && count == 1 { score.max(PERSON) } else { score } })
}

fn hyphenated_given(word: &Word<'_>) -> bool {
    word.lower.split_once('-').is_some_and(|(a, b)| a.len() >= 2 && a.len() <= 6 && b.len() >= 2 && b.len() <= 6 && word.class.is_empty())
}

fn sex_of_title(word: &str) -> Option<Sex> {
    match word {
        "mr" | "sir" | "lord" | "spokesman" | "chairman" | "congressman" | "councilman" | "king" | "prince" | "father" | "brother"
        | "son" | "husband" | "businessman" | "actor" | "duke" | "pope" => Some(Sex::Male),
        "mrs" | "ms" | "miss" | "mme" | "madam" | "madame" | "lady" | "dame" | "spokeswoman" | "chairwoman" | "congresswoman"
        | "councilwoman" | "queen" | "princess" | "mother" | "sister" | "daughter" | "wife" | "businesswoman" | "actress" | "duchess"
        | "baroness" => Some(Sex::Female),
        _ => None,
    }
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

/// A comma and a role follow: "Brand, a spokesman for …", "Brand, 43, …", "Brand, who …".
fn described(prose: &Prose<'_>, end: usize) -> bool {
    let word = |i: usize| prose.words.get(end + i);
    if !word(1).is_some_and(|w| w.is_mark(&[','])) {
        return false;
    }
    let Some(next) = word(2) else { return false };
    next.lower == "who"
        || next.kind == TokenKind::Number && next.lower.len() == 2 && word(3).is_some_and(|w| w.is_mark(&[',']))
        || (next.class.is(Class::DETERMINER.with(Class::ROLE).with(Class::POSSESSIVE)) || next.capital)
            && (2..7).filter_map(word).take_while(|w| w.kind == TokenKind::Word).any(|w| w.class.is(Class::ROLE.with(Class::ACTOR)))
}
