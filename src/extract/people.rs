//! Names of people in the body → people with all their mentions.
//!
//! «Mayor Ana Holt … Ms. Holt … Holt» is one person, Ana Holt, a woman, with three mentions. A
//! capitalised run is a person by evidence: a given name, a title or role before it, a known
//! surname, and what the rest of the article does with its last word: where "Vanning said" stands
//! further on, "Petra Vanning" is a person. Places, peoples, months and bodies speak against it.

use super::model::{Person, PersonId};
pub(super) use super::names::Sex;
use super::names::{PERSON, Run, SUFFIXES, runs};
use super::prose::Prose;
use crate::article::Span;
use crate::language::{self, Class, FnvMap, TokenKind};
use std::cmp::Reverse;

/// The people of an article, and who is meant at which place.
#[derive(Default)]
pub(super) struct People {
    pub(super) list: Vec<Person>,
    pub(super) sex: Vec<Sex>,
    /// Words of each name, in lower case.
    names: Vec<Vec<String>>,
    /// "jr", "sr": what tells two generations of one name apart.
    suffixes: Vec<Option<String>>,
    /// How often each is named in full.
    in_full: Vec<usize>,
    /// All mentions with their person, in the order of the text.
    pub(super) mentions: Vec<(Span, PersonId)>,
}

/// What an article does with a single capitalised word.
#[derive(Clone, Copy, Default)]
struct Alone {
    titled: bool,
    said: u32,
    count: u32,
}

/// Who is called by a word, as last or first name, and who was last named in full by it, with the
/// paragraph.
#[derive(Default)]
struct Called {
    ids: Vec<PersonId>,
    recent: Option<(PersonId, usize)>,
}

type ByWord = FnvMap<String, Called>;

/// People who share a name and are told apart; no article has as many.
const MOST_NAMESAKES: usize = 64;
/// Among how many people a misspelt one is looked for.
const MOST_PEOPLE: usize = 200;
/// The least length of a surname that may be misspelt in one letter and still be known.
const MISSPELT: usize = 5;

impl People {
    /// Find the people of `prose`.
    pub(super) fn new(prose: &Prose<'_>) -> Self {
        let mut people = People::default();
        let mut runs = runs(prose);
        weigh(prose, &mut runs);
        let mut by_word = ByWord::default();
        let mut taken = vec![None; runs.len()];
        // First the full names, then what is left of them further on.
        for (i, run) in runs.iter().enumerate() {
            let words = name_words(prose, run);
            if words.len() >= 2 && run.score >= PERSON {
                taken[i] = Some(people.full(prose, run, words, &mut by_word));
            }
        }
        let apart = namesakes(prose, &runs, &taken);
        let mut paragraph = 0;
        for (i, run) in runs.iter_mut().enumerate() {
            while prose.paragraphs.get(paragraph).is_some_and(|p| p.words.end <= run.first) {
                paragraph += 1;
            }
            let words = name_words(prose, run);
            if taken[i].is_none() && run.count == 1 && !run.blocked && words.last().is_some_and(|w| apart.contains_key(w.as_str())) {
                taken[i] = Some(people.bare(prose, run, words.clone(), &mut by_word));
            }
            if taken[i].is_none() {
                taken[i] = people.short(run, &words, paragraph, &by_word).or_else(|| people.tail(prose, run, &by_word));
            }
            if taken[i].is_none() && run.score >= PERSON {
                taken[i] = Some(people.full(prose, run, words.clone(), &mut by_word));
            }
            if taken[i].is_none() && run.count == 1 && run.speaks && !run.blocked {
                taken[i] = people.misspelt(prose, run, &words, &by_word);
            }
            if let (Some(id), true) = (taken[i], words.len() >= 2)
                && let Some(called) = words.last().and_then(|w| by_word.get_mut(w))
            {
                called.recent = Some((id, paragraph));
            }
        }
        people.count_mentions(prose, &runs, &taken);
        people.in_order()
    }

    fn count_mentions(&mut self, prose: &Prose<'_>, runs: &[Run], taken: &[Option<PersonId>]) {
        let mut spoken = vec![(0, 0); self.list.len()];
        for (run, person) in runs.iter().zip(taken) {
            let Some(id) = *person else { continue };
            let span = run_span(prose, run);
            self.mentions.push((span, id));
            self.list[id.0].mentions.push(span);
            if self.sex[id.0] == Sex::Unknown {
                self.sex[id.0] = run.sex;
            }
            match pronoun_after(prose, run) {
                Some("he") => spoken[id.0].0 += 1,
                Some("she") => spoken[id.0].1 += 1,
                _ => {}
            }
        }
        // "Vanning said she": where nothing else tells.
        for (sex, votes) in self.sex.iter_mut().zip(spoken) {
            *sex = match (*sex, votes) {
                (Sex::Unknown, (1.., 0)) => Sex::Male,
                (Sex::Unknown, (0, 1..)) => Sex::Female,
                (known, _) => known,
            };
        }
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

    fn full(&mut self, prose: &Prose<'_>, run: &Run, words: Vec<String>, by_word: &mut ByWord) -> PersonId {
        let suffix = Some(prose.words[run.last].lower.trim_end_matches('.')).filter(|w| SUFFIXES.contains(w)).map(str::to_owned);
        let fits = |id: &PersonId| {
            let sexes = run.sex == Sex::Unknown || self.sex[id.0] == Sex::Unknown || run.sex == self.sex[id.0];
            let generations = suffix.is_none() || self.suffixes[id.0].is_none() || suffix == self.suffixes[id.0];
            generations && compatible(&self.names[id.0], &words) && (sexes || self.names[id.0].first() == words.first())
        };
        let same = words.last().and_then(|w| by_word.get(w)).and_then(|called| called.ids.iter().copied().find(fits));
        if let Some(id) = same {
            self.in_full[id.0] += 1;
            if suffix.is_some() {
                self.suffixes[id.0] = suffix;
            }
            // "Crooked Ana Holt" is no fuller a name than "Ana Holt".
            let given = |name: &[String]| name.first().is_some_and(|w| w.chars().count() == 1 || language::classes(w).is(Class::GIVEN));
            if words.len() > self.names[id.0].len() && (given(&words) || !given(&self.names[id.0])) {
                self.list[id.0].name = run_span(prose, run).of(prose.text).to_owned();
                self.names[id.0] = words;
            }
            return id;
        }
        let id = PersonId(self.list.len());
        for word in [words.first(), words.last()].into_iter().flatten() {
            let called = by_word.entry(word.clone()).or_default();
            if called.ids.len() < MOST_NAMESAKES && !called.ids.contains(&id) {
                called.ids.push(id);
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
        self.suffixes.push(suffix);
        self.in_full.push(1);
        id
    }

    /// "Holt" who is not her father, Max Brand Holt: somebody whom the article names by surname only.
    fn bare(&mut self, prose: &Prose<'_>, run: &Run, words: Vec<String>, by_word: &mut ByWord) -> PersonId {
        let known =
            words.last().and_then(|w| by_word.get(w)).and_then(|called| called.ids.iter().copied().find(|id| self.names[id.0].len() == 1));
        known.unwrap_or_else(|| {
            let id = PersonId(self.list.len());
            if let Some(word) = words.last() {
                by_word.entry(word.clone()).or_default().ids.push(id);
            }
            let name = run_span(prose, run).of(prose.text).to_owned();
            self.list.push(Person { name, mentions: Vec::new(), roles: Vec::new(), is_human: true });
            self.sex.push(run.sex);
            self.names.push(words);
            self.suffixes.push(None);
            self.in_full.push(0);
            id
        })
    }

    /// "Holt", "Ms. Holt", "Ana" further on in the text.
    fn short(&self, run: &Run, words: &[String], paragraph: usize, by_word: &ByWord) -> Option<PersonId> {
        let word = words.last()?;
        let called = by_word.get(word)?;
        if run.blocked {
            return None;
        }
        let fits = |id: &&PersonId| {
            let name = &self.names[id.0];
            let sexes = run.sex == Sex::Unknown || self.sex[id.0] == Sex::Unknown || run.sex == self.sex[id.0];
            let one = words.len() == 1 && (name.last() == Some(word) || name.first() == Some(word));
            sexes && one || words.len() > 1 && compatible(name, words)
        };
        // Surname before given name; then whom this paragraph names in full, then the one named so most often.
        called.ids.iter().filter(fits).copied().max_by_key(|id| {
            let surname = self.names[id.0].last() == Some(word);
            let here = called.recent == Some((*id, paragraph));
            (surname, here, self.in_full[id.0], Reverse(id.0))
        })
    }

    /// "What Ana Holt", "Skipper Ana Holt": a known name at the end of a longer run, which it is cut to.
    fn tail(&self, prose: &Prose<'_>, run: &mut Run, by_word: &ByWord) -> Option<PersonId> {
        if run.count < 3 {
            return None;
        }
        let word = |i: usize| prose.words[i].lower;
        let called = by_word.get(word(run.last))?;
        let first = (run.first..run.last).rev().find(|i| prose.words[*i].kind == TokenKind::Word)?;
        let id = called.ids.iter().copied().find(|id| {
            let name = &self.names[id.0];
            name.len() >= 2 && name.first().is_some_and(|w| w == word(first)) && name.last().is_some_and(|w| w == word(run.last))
        })?;
        run.first = first;
        Some(id)
    }

    /// "Vaning said": the one surname of the article that differs in one letter.
    fn misspelt(&self, prose: &Prose<'_>, run: &Run, words: &[String], by_word: &ByWord) -> Option<PersonId> {
        let word = words.last().filter(|w| w.chars().count() >= MISSPELT)?;
        if !prose.words[run.last].class.is_empty() || by_word.contains_key(word) {
            return None;
        }
        let near = |name: &Vec<String>| {
            name.len() >= 2
                && name.last().is_some_and(|last| {
                    last.chars().count() >= MISSPELT
                        && last.chars().next() == word.chars().next()
                        && last.len().abs_diff(word.len()) <= 1
                        && strsim::damerau_levenshtein(last, word) == 1
                })
        };
        let mut found = self.names.iter().enumerate().take(MOST_PEOPLE).filter(|(_, name)| near(name));
        let (id, _) = found.next()?;
        found.next().is_none().then_some(PersonId(id))
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

/// Surnames that stand alone before anybody is named in full by them but as a relation: in «Holt says …
/// her father, Robert Holt,» Holt is not Robert.
fn namesakes<'a>(prose: &'a Prose<'_>, runs: &[Run], taken: &[Option<PersonId>]) -> FnvMap<&'a str, ()> {
    let mut alone: FnvMap<&str, bool> = FnvMap::default();
    let mut apart = FnvMap::default();
    for (run, full) in runs.iter().zip(taken) {
        let word = prose.words[run.last].lower;
        if full.is_some() && run.count > 1 {
            // The first who bears the name in full decides.
            if alone.insert(word, true) == Some(false) && run.kin {
                apart.insert(word, ());
            }
        } else if full.is_none() && run.count == 1 && run.speaks && !run.blocked {
            alone.entry(word).or_insert(false);
        }
    }
    apart
}

/// Add to each name of several words what the article does with its last word alone, and take the
/// names off that stand after "the" somewhere ("the Maren Lysa").
fn weigh(prose: &Prose<'_>, runs: &mut [Run]) {
    let mut alone: FnvMap<&str, Alone> = FnvMap::default();
    let mut things: FnvMap<(&str, &str), u32> = FnvMap::default();
    let ends = |run: &Run| (prose.words[run.first].lower, prose.words[run.last].lower);
    for run in runs.iter() {
        if run.count == 1 && !run.blocked {
            let entry = alone.entry(prose.words[run.last].lower).or_default();
            entry.titled |= run.titled;
            entry.said += u32::from(run.speaks);
            entry.count += 1;
        } else if run.count > 1 && !run.titled && run.after_article {
            *things.entry(ends(run)).or_default() += 1;
        }
    }
    // Surnames of those who are persons anyhow: "Rakeya Holt" beside "Tom Holt".
    let families: Vec<&str> = runs.iter().filter(|r| r.count > 1 && r.score >= PERSON).map(|r| ends(r).1).collect();
    let families: FnvMap<&str, ()> = families.into_iter().map(|w| (w, ())).collect();
    for run in runs.iter_mut().filter(|r| r.count > 1) {
        if things.contains_key(&ends(run)) && !run.titled {
            run.score = run.score.min(0);
            continue;
        }
        let (first, last) = ends(run);
        let plain = |word: &str| {
            let class = language::phrase_classes(word);
            class.is_empty() || class.is(Class::GIVEN.with(Class::SURNAME))
        };
        run.score += if run.score >= 0 && run.count == 2 && families.contains_key(last) && plain(first) { 3 } else { 0 };
        let Some(known) = alone.get(last).filter(|_| run.score >= 0) else { continue };
        run.score += if known.titled { 3 } else { 0 };
        run.score += if known.said > 0 { 2 } else { 0 };
        run.score += i32::from(known.count > 0 && plain(first) && plain(last));
    }
}

/// "he" of "Holt said he", "Holt said that he".
fn pronoun_after<'a>(prose: &'a Prose<'_>, run: &Run) -> Option<&'a str> {
    let word = |i: usize| prose.words.get(run.last + i);
    word(1)?.report.filter(|r| r.strength >= 2)?;
    let next = word(2)?;
    let at = if next.lower == "that" { word(3)? } else { next };
    (!at.opens_sentence).then_some(at.lower)
}

fn compatible(name: &[String], words: &[String]) -> bool {
    if name.last() != words.last() {
        return false;
    }
    let (Some(a), Some(b)) = (name.first(), words.first()) else { return false };
    if name.len() < 2 || words.len() < 2 {
        return true;
    }
    // "Suu Kyi" and "Aung San Suu Kyi"; "J. Christopher Holt" and "Chris Holt".
    let (short, long) = if name.len() < words.len() { (name, words) } else { (words, name) };
    let middle = short.len() < long.len() && initial(&long[0], &long[0]) && one_given(&short[0], &long[1]);
    one_given(a, b) || long.ends_with(short) || middle
}

fn one_given(a: &str, b: &str) -> bool {
    a == b || initial(a, b) || initial(b, a) || nickname(a, b)
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
