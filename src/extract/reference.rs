//! "she", "they", "the minister" → who is meant.
//!
//! In «Holt left the hall. “It is late,” she said» *she* is Ana Holt, if Holt is the person last
//! spoken of who can be a *she*. Whom a text speaks of is kept as a chain of mentions in its order:
//! names, the pronouns and offices that were resolved, and people whom it does not name ("an old
//! man"), so that what an unnamed man says is not given to the nearest name.

use super::attribution::Scene;
use super::messages::MESSAGES;
use super::model::PersonId;
use super::names::sex_of_title;
use super::people::Sex;
use super::phrases::Kind;
use super::roles::Role;
use crate::article::Span;
use crate::language::{self, Class, FnvMap};

/// Whom a mention stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Referent {
    Person(PersonId),
    /// People who are not named: the phrase that tells of them first.
    Unnamed(usize),
}

/// Who is spoken of at one place.
#[derive(Clone, Copy, Debug)]
struct Mention {
    who: Referent,
    sex: Sex,
    plural: bool,
    /// How much the place in its sentence lends itself to being taken up.
    weight: f64,
    frame: usize,
    paragraph: usize,
    at: usize,
}

/// The chain of those an article speaks of, as far as it has been read.
pub(super) struct Chain {
    mentions: Vec<Mention>,
    /// The next phrase, and the next mention of a person by name.
    next_phrase: usize,
    next_name: usize,
    /// What the pronouns and offices that were read stand for.
    resolved: FnvMap<usize, Referent>,
    sex: Vec<Sex>,
    /// The words of each role, in the order of the text.
    offices: Vec<Office>,
    /// For each person whether the article tells a role.
    in_office: Vec<bool>,
    /// For each phrase whether a reporting clause names it as the speaker.
    speaking: Vec<bool>,
}

/// A role as [`Chain`] looks it up.
struct Office {
    person: PersonId,
    at: usize,
    words: Vec<String>,
}

/// How many paragraphs back a pronoun may reach.
const PRONOUN_REACH: usize = 3;
/// How many mentions back.
const MENTIONS_BACK: usize = 48;
/// How many phrases back another person of the same occupation is looked for.
const PHRASES_BACK: usize = 300;
/// How many sentences back "they" may reach.
const PLURAL_REACH: usize = 2;
/// Among how many roles before it an office without a name is looked for.
const OFFICE_REACH: usize = 60;

/// What people are known for, by which an article takes them up: nobody's office, so no other holder comes in.
const OCCUPATIONS: &[&str] = &[
    "actor",
    "actress",
    "singer",
    "comedian",
    "comedienne",
    "rapper",
    "filmmaker",
    "novelist",
    "playwright",
    "entertainer",
    "footballer",
    "golfer",
    "boxer",
    "athlete",
    "musician",
    "songwriter",
    "businesswoman",
    "businessman",
    "billionaire",
    "model",
    "star",
    "quarterback",
    "striker",
    "goalkeeper",
    "pitcher",
    "chef",
    "influencer",
    "youtuber",
];

/// What a step away from the pronoun costs, and what speaks for a mention, in one scale; set by
/// reading 70 pronouns of news articles.
mod weight {
    pub(super) const PARAGRAPH: f64 = 1.2;
    pub(super) const SENTENCE: f64 = 0.3;
    pub(super) const MENTION: f64 = 0.2;
    pub(super) const QUOTED: f64 = 2.5;
    pub(super) const KNOWN_SEX: f64 = 1.0;
    pub(super) const LAST_SPEAKER: f64 = 1.5;
    /// The subject of its sentence weighs at least this.
    pub(super) const SUBJECT: f64 = 1.5;
    /// "He added": the speaker before.
    pub(super) const GOES_ON: f64 = 3.5;
    /// "Brand asked Holt": she answers.
    pub(super) const ASKED: f64 = 2.2;
    pub(super) const NEAREST_SUBJECT: f64 = 1.6;
    /// A pronoun weighs no more than this: whom a later sentence names is taken up instead.
    pub(super) const TAKEN_UP: f64 = 1.4;
    /// People who are not named are taken up less often.
    pub(super) const UNNAMED: f64 = 0.9;
    /// Below this nobody is meant for sure.
    pub(super) const LEAST: f64 = -4.5;
}

impl Chain {
    /// A chain that has read nothing. The sex of people is what their names and `roles` tell.
    pub(super) fn new(scene: &Scene<'_, '_>, roles: &[Role]) -> Self {
        let mut sex = scene.people.sex.clone();
        let mut in_office = vec![false; sex.len()];
        let mut offices = Vec::with_capacity(roles.len());
        for role in roles {
            let Some(span) = role.role else { continue };
            let key = language::key(span.of(scene.prose.text));
            let words: Vec<String> = key.split(|c: char| !c.is_alphanumeric() && c != '-').map(str::to_owned).collect();
            in_office[role.person.0] = true;
            // "her brother" tells of Holt; "wife of the king" by its head only.
            let head = words.iter().map(String::as_str).take_while(|w| !matches!(*w, "of" | "for" | "at" | "who" | "whose"));
            if let (Some(found), Sex::Unknown) = (head.filter_map(sex_of_title).last(), scene.people.sex[role.person.0]) {
                sex[role.person.0] = found;
            }
            offices.push(Office { person: role.person, at: role.at, words });
        }
        let mut speaking = vec![false; scene.phrases.list.len()];
        scene.links.iter().for_each(|l| speaking[l.phrase] = true);
        Self { mentions: Vec::new(), next_phrase: 0, next_name: 0, resolved: FnvMap::default(), sex, offices, in_office, speaking }
    }

    /// Whom pronoun or office `id` means. `last` is the speaker of the quotation before, with its paragraph.
    pub(super) fn referent(&mut self, scene: &Scene<'_, '_>, id: usize, last: Option<(PersonId, usize)>) -> Option<Referent> {
        while self.next_phrase <= id {
            let phrase = self.next_phrase;
            self.next_phrase += 1;
            self.read(scene, phrase, last);
        }
        self.resolved.get(&id).copied()
    }

    fn read(&mut self, scene: &Scene<'_, '_>, id: usize, last: Option<(PersonId, usize)>) {
        let phrase = &scene.phrases.list[id];
        // Names up to the end of this phrase, also those in quotation marks before it.
        while let Some((span, person)) = scene.people.mentions.get(self.next_name).filter(|(m, _)| m.start < phrase.span.end) {
            self.next_name += 1;
            self.add_name(scene, *span, *person);
        }
        let named = scene.people.mentions_within(phrase.span).iter().any(|(m, _)| m.end >= phrase.span.end);
        let found = match phrase.kind {
            Kind::Pronoun => self.pronoun(scene, id, last),
            Kind::Human if !named => self.office(scene, id).map(Referent::Person).or_else(|| self.unnamed(scene, id)),
            // "her letter said": what she wrote is hers.
            Kind::Thing | Kind::Body if MESSAGES.contains(&scene.prose.lower(phrase.head)) => {
                // "his campaign's statement" is the campaign's
                if (phrase.first..phrase.head).any(|u| scene.prose.lower(u) == "'s") {
                    return;
                }
                let whose = self.pronoun(scene, id, last);
                self.resolved.extend(whose.map(|who| (id, who)));
                return;
            }
            _ => return,
        };
        let Some(who) = found else { return };
        self.resolved.insert(id, who);
        let sex = match who {
            Referent::Person(p) => self.sex[p.0],
            Referent::Unnamed(_) => sex_of_title(scene.prose.lower(phrase.head)).unwrap_or_default(),
        };
        let plural = is_plural(scene, phrase.head);
        let bonus = self.subject_bonus(scene, phrase.span);
        let weight = if phrase.kind == Kind::Pronoun { bonus.min(weight::TAKEN_UP) } else { bonus }
            - if matches!(who, Referent::Unnamed(_)) { weight::UNNAMED } else { 0.0 };
        let frame = scene.prose.frame_of[phrase.first];
        let paragraph = scene.prose.paragraph_of_frame(frame);
        self.mentions.push(Mention { who, sex, plural, weight, frame, paragraph, at: phrase.span.start });
    }

    fn add_name(&mut self, scene: &Scene<'_, '_>, span: Span, person: PersonId) {
        let prose = scene.prose;
        let u = prose.unit_at(span.start);
        let frame = prose.frame_of.get(u).copied().unwrap_or(0);
        let weight = if prose.is_quote(u) { -weight::QUOTED } else { self.subject_bonus(scene, span) };
        self.mentions.push(Mention {
            who: Referent::Person(person),
            sex: self.sex[person.0],
            plural: false,
            weight,
            frame,
            paragraph: prose.paragraph_of_frame(frame),
            at: span.start,
        });
    }

    /// Whom "he", "she" or "they" means.
    fn pronoun(&self, scene: &Scene<'_, '_>, id: usize, last: Option<(PersonId, usize)>) -> Option<Referent> {
        let prose = scene.prose;
        let phrase = &scene.phrases.list[id];
        let wanted = match prose.lower(phrase.first) {
            "he" | "his" => Sex::Male,
            "she" | "her" => Sex::Female,
            "they" => return self.plural(scene, id),
            _ => return None,
        };
        let frame = prose.frame_of[phrase.first];
        let paragraph = prose.paragraph_of_frame(frame);
        let fits = |m: &&Mention| !m.plural && m.paragraph + PRONOUN_REACH >= paragraph && (m.sex == Sex::Unknown || m.sex == wanted);
        // "Brand said Holt was right when she said": in such a clause the subject just before is taken up.
        let clause = phrase.first.checked_sub(1).filter(|u| prose.frame_of[*u] == frame).map_or("", |u| prose.lower(u));
        let hangs = matches!(clause, "when" | "after" | "before" | "while" | "because" | "as" | "since" | "until" | "once" | "which");
        let nearest = self
            .mentions
            .iter()
            .rev()
            .take(MENTIONS_BACK)
            .take_while(|m| m.frame == frame)
            .filter(fits)
            .find(|m| m.weight >= 1.0)
            .map(|m| m.at);
        let elsewhere = hangs && nearest.is_some();
        let goes_on = matches!(prose.lower(phrase.last + 1), "added" | "continued" | "adds" | "continues");
        // Whom this paragraph has spoken of goes before the speaker of the paragraph before.
        let here = |m: &Mention| m.paragraph == paragraph && m.at < phrase.span.start && m.weight > -1.0 && fits(&m);
        let fresh = self.mentions.iter().rev().take(MENTIONS_BACK).take_while(|m| m.paragraph == paragraph).any(here);
        // Holt spoke, but since then this paragraph has told what Brand did: "he" is Brand.
        let since = self.mentions.iter().rev().take(MENTIONS_BACK).take_while(|m| m.paragraph == paragraph);
        let superseded = since
            .filter(|m| m.at < phrase.span.start)
            .take_while(|m| last.is_some_and(|(p, _)| m.who != Referent::Person(p)))
            .any(|m| fits(&m) && m.weight >= weight::SUBJECT && matches!(m.who, Referent::Person(_)));
        let mut best: Option<(f64, Referent)> = None;
        for (rank, m) in self.mentions.iter().rev().take(MENTIONS_BACK).filter(|m| m.at < phrase.span.start).enumerate() {
            if m.paragraph + PRONOUN_REACH < paragraph {
                break;
            }
            if !fits(&m) {
                continue;
            }
            let mut score = m.weight + if m.sex == wanted { weight::KNOWN_SEX } else { 0.0 };
            score -= weight::PARAGRAPH * (paragraph - m.paragraph) as f64;
            score -= weight::SENTENCE * (frame - m.frame).min(6) as f64;
            score -= weight::MENTION * rank as f64;
            score += if hangs && nearest == Some(m.at) { weight::NEAREST_SUBJECT } else { 0.0 };
            let carried = |said: usize| said == paragraph && (!superseded || goes_on) || said + 1 == paragraph && (!fresh || goes_on);
            if !elsewhere && last.is_some_and(|(p, said)| Referent::Person(p) == m.who && carried(said)) {
                score += if goes_on { weight::GOES_ON } else { weight::LAST_SPEAKER };
            }
            if best.is_none_or(|(s, _)| score > s) {
                best = Some((score, m.who));
            }
        }
        best.filter(|(score, _)| *score >= weight::LEAST).map(|(_, who)| who)
    }

    /// "they": the people who are not named but were last spoken of.
    fn plural(&self, scene: &Scene<'_, '_>, id: usize) -> Option<Referent> {
        let frame = scene.prose.frame_of[scene.phrases.list[id].first];
        let near = self.mentions.iter().rev().take(MENTIONS_BACK).take_while(|m| m.frame + PLURAL_REACH >= frame).filter(|m| m.plural);
        let recent = |m: &Mention| m.weight - 2.0 * weight::SENTENCE * (frame - m.frame) as f64;
        near.max_by(|a, b| (recent(a), a.at).partial_cmp(&(recent(b), b.at)).unwrap_or(std::cmp::Ordering::Equal)).map(|m| m.who)
    }

    /// "an old man", "two members of the crew": people who are not named and may be taken up.
    fn unnamed(&self, scene: &Scene<'_, '_>, id: usize) -> Option<Referent> {
        let phrase = &scene.phrases.list[id];
        let prose = scene.prose;
        let follows = prose.is_mark(phrase.last + 1, &[',']) && prose.word(phrase.last + 2).is_some_and(|w| w.capital);
        // Who stands behind a name describes it: "Holt, a lawyer,"; "became president".
        let before = phrase.first.checked_sub(1).filter(|u| prose.frame_of[*u] == prose.frame_of[phrase.first]);
        let describes = before.is_some_and(|u| {
            prose.is_mark(u, &[',', '(', '—', '–'])
                && u > 0
                && scene.phrases.ending_at(u - 1).is_some_and(|p| scene.phrases.list[p].kind == Kind::Name)
                || prose.class(u).is(Class::AUXILIARY)
                || matches!(prose.lower(u), "as" | "became" | "become" | "named" | "elected")
        });
        (!follows && !describes && self.subject_bonus(scene, phrase.span) >= 0.8).then_some(Referent::Unnamed(id))
    }

    /// "the minister" → the minister last named.
    fn office(&self, scene: &Scene<'_, '_>, id: usize) -> Option<PersonId> {
        let phrase = &scene.phrases.list[id];
        let prose = scene.prose;
        let definite = prose.lower(phrase.first) == "the" || prose.class(phrase.first).is(Class::POSSESSIVE);
        if !definite || is_plural(scene, phrase.head) {
            return None;
        }
        let head = prose.lower(phrase.head);
        let owner = (phrase.first..phrase.head).rev().find(|u| prose.lower(*u) == "'s").map_or(phrase.first, |u| u);
        let modifiers: Vec<&str> = (owner + 1..phrase.head).map(|u| prose.lower(u)).filter(|w| !is_slight(w)).collect();
        let before = self.offices.partition_point(|o| o.at < phrase.span.start);
        let held = |office: &Office| {
            let heads = office.words.iter().any(|w| w == head || office_of(w).contains(&head));
            heads && modifiers.iter().all(|m| m.split('-').all(|part| office.words.iter().any(|w| w == part || w == m)))
        };
        if let Some(office) = self.offices[..before].iter().rev().take(OFFICE_REACH).find(|o| held(o)) {
            return Some(office.person);
        }
        self.taken_up(scene, id).or_else(|| self.known_for(scene, id))
    }

    /// "the actress": an occupation that articles use for the person they are about, taken up like "she".
    fn known_for(&self, scene: &Scene<'_, '_>, id: usize) -> Option<PersonId> {
        let phrase = &scene.phrases.list[id];
        let prose = scene.prose;
        let head = prose.lower(phrase.head);
        let plain = prose.lower(phrase.first) == "the" && !matches!(prose.lower(phrase.last + 1), "of" | "for" | "at" | "from" | "who");
        let by_age = head.ends_with("-year-old");
        if !plain || !(by_age || OCCUPATIONS.contains(&head)) || phrase.last > phrase.first + 2 {
            return None;
        }
        let wanted = sex_of_title(head).or(match head {
            "comedienne" => Some(Sex::Female),
            _ => None,
        });
        // "a director at the port" before it: somebody whom the article does not name.
        let other = |p: &super::phrases::Phrase| prose.lower(p.head) == head && prose.lower(p.first) != "the" && p.kind == Kind::Human;
        if scene.phrases.list[id.saturating_sub(PHRASES_BACK)..id].iter().any(other) {
            return None;
        }
        let frame = prose.frame_of[phrase.first];
        let paragraph = prose.paragraph_of_frame(frame);
        let mut best: Option<(f64, PersonId)> = None;
        for (rank, m) in self.mentions.iter().rev().take(MENTIONS_BACK).filter(|m| m.at < phrase.span.start).enumerate() {
            let Referent::Person(person) = m.who else { continue };
            let fits = !m.plural && (m.sex == Sex::Unknown || wanted.is_none_or(|w| m.sex == w)) && (by_age || !self.in_office[person.0]);
            if m.paragraph + PRONOUN_REACH < paragraph {
                break;
            }
            // Whoever stands in this very sentence is somebody else: "Holt told the actress".
            if !fits || m.frame == frame {
                continue;
            }
            let known = f64::from(u8::from(wanted.is_some() && m.sex != Sex::Unknown));
            let score = m.weight + known - weight::PARAGRAPH * (paragraph - m.paragraph) as f64 - weight::MENTION * rank as f64;
            if best.is_none_or(|(s, _)| score > s) {
                best = Some((score, person));
            }
        }
        let found = best.filter(|(score, _)| *score >= 0.0).map(|(_, person)| person);
        if by_age { of_age(scene, head, found) } else { found }
    }

    /// "Holt has asked for more … In a post the president said": a definite office takes up the subject of
    /// the sentence before, if nothing else is known of that person.
    fn taken_up(&self, scene: &Scene<'_, '_>, id: usize) -> Option<PersonId> {
        let phrase = &scene.phrases.list[id];
        let prose = scene.prose;
        let holder = prose.class(phrase.head).is(Class::ROLE) && !prose.class(phrase.head).is(Class::HUMANS);
        let plain = prose.lower(phrase.first) == "the"
            && !(phrase.first..phrase.last).any(|u| prose.lower(u) == "'s")
            && !matches!(prose.lower(phrase.last + 1), "of" | "for" | "at" | "from");
        let other = matches!(
            prose.lower(phrase.head),
            "spokesman" | "spokeswoman" | "spokesperson" | "official" | "reporter" | "author" | "source"
        );
        if !holder || !plain || other {
            return None;
        }
        let frame = prose.frame_of[phrase.first].checked_sub(1)?;
        if prose.paragraph_of_frame(frame) != prose.paragraph_of_frame(frame + 1) {
            return None;
        }
        let first = prose.frames[frame].clone().find_map(|u| scene.phrases.at(u))?;
        let subject = &scene.phrases.list[first];
        let (span, person) = scene.people.mentions_within(subject.span).last()?;
        let names = subject.kind == Kind::Name && span.end >= subject.span.end;
        (names && !self.in_office[person.0]).then_some(*person)
    }

    /// Subjects, above all of reporting verbs and at the head of a sentence, are what pronouns take up.
    fn subject_bonus(&self, scene: &Scene<'_, '_>, mention: Span) -> f64 {
        let prose = scene.prose;
        let u = prose.unit_at(mention.start);
        let Some(id) = scene.phrases.at(u) else { return 0.0 };
        let phrase = &scene.phrases.list[id];
        let frame = prose.frame_of[phrase.first];
        let start = prose.frames.get(frame).map_or(0, |f| f.start);
        // Behind "However," or "On Monday,": the first phrase after an opening.
        let opened = phrase.first > start + 1 && prose.is_mark(phrase.first - 1, &[',']) && phrase.first <= start + 6;
        let head_of_frame = phrase.first <= start + 1 || opened;
        let mut next = phrase.last + 1;
        // "(D-Mass.)", ", the mayor,": what is put in between.
        if let Some(close) = put_in(scene, next) {
            next = close + 1;
        }
        let verb = prose.class(next).is(Class::AUXILIARY.with(Class::PAST).with(Class::PRESENT))
            || prose.class(next).is(Class::ADVERB) && prose.class(next + 1).is(Class::AUXILIARY.with(Class::PAST).with(Class::PRESENT))
            || prose.word(next).is_some_and(|w| w.report.is_some());
        let spoken = self.speaking[id];
        let possessive = prose.lower(next) == "'s" || prose.span(phrase.last).end > mention.end + 1;
        let clause = matches!(prose.lower(phrase.first.saturating_sub(1)), "after" | "before" | "since" | "until" | "as" | "than");
        let object = phrase.first > start && prose.class(phrase.first - 1).is(Class::PREPOSITION) && !(verb && clause);
        let one = |yes: bool, weight: f64| if yes { weight } else { 0.0 };
        let asks = prose.word(next).and_then(|w| w.report).is_some_and(|r| r.lemma == "ask");
        let asked = phrase.first > start && prose.word(phrase.first - 1).and_then(|w| w.report).is_some_and(|r| r.lemma == "ask");
        one(asked, weight::ASKED) - one(asks, weight::ASKED)
            + one(head_of_frame && !object, 0.8)
            + one(verb && !object, 1.0)
            + one(spoken, 0.5)
            - one(possessive, 0.8)
            - one(object, 0.3)
    }
}

/// Whom "the 61-year-old" means: the one whom the text gives this age, else `likely`, unless that has another.
fn of_age(scene: &Scene<'_, '_>, head: &str, likely: Option<PersonId>) -> Option<PersonId> {
    let Ok(age) = head.trim_end_matches("-year-old").parse::<u32>() else { return None };
    let ages = scene.people.mentions.iter().filter_map(|(span, person)| Some((age_behind(scene.prose.text, *span)?, *person)));
    let mut of_it = ages.clone().filter(|(a, _)| *a == age).map(|(_, person)| person);
    match of_it.next() {
        Some(first) => of_it.all(|other| other == first).then_some(first),
        None => likely.filter(|person| !ages.clone().any(|(_, other)| other == *person)),
    }
}

/// The age right behind a name: "Ana Holt, 61, said".
fn age_behind(text: &str, name: Span) -> Option<u32> {
    let digits: String = text.get(name.end..)?.strip_prefix(", ")?.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok().filter(|age| (1..=115).contains(age))
}

/// Whether the head at `u` is several people.
fn is_plural(scene: &Scene<'_, '_>, u: usize) -> bool {
    let class = scene.prose.class(u);
    class.is(Class::HUMANS.with(Class::ACTORS).with(Class::PLURAL)) || scene.prose.lower(u) == "they"
}

/// Words that tell little of an office: "the former mayor" is the mayor.
fn is_slight(word: &str) -> bool {
    matches!(
        word,
        "former" | "current" | "late" | "new" | "top" | "senior" | "longtime" | "first" | "outgoing" | "incoming" | "then" | "ex"
    ) || word.ends_with("-year-old")
}

/// The offices that a title stands for: "Sen." for "the senator".
fn office_of(title: &str) -> &'static [&'static str] {
    match title {
        "sen" => &["senator", "lawmaker"],
        "rep" => &["representative", "congressman", "congresswoman", "lawmaker"],
        "senator" | "congressman" | "congresswoman" | "mp" => &["lawmaker", "legislator"],
        "gov" => &["governor"],
        "gen" | "general" => &["general", "commander"],
        "pres" => &["president"],
        "prof" => &["professor", "academic"],
        "dr" => &["doctor", "physician"],
        "rev" => &["reverend", "pastor"],
        "capt" => &["captain"],
        "col" => &["colonel"],
        "sgt" => &["sergeant"],
        "skipper" | "master" => &["captain"],
        "captain" => &["skipper", "master"],
        _ => &[],
    }
}

/// Where what is put in at unit `u` closes: the bracket, or the second comma within a few words.
fn put_in(scene: &Scene<'_, '_>, u: usize) -> Option<usize> {
    /// Units that may stand between the commas.
    const MOST: usize = 14;
    let prose = scene.prose;
    let close: &[char] = match () {
        () if prose.is_mark(u, &['(']) => &[')'],
        () if prose.is_mark(u, &[',']) => &[','],
        () if prose.is_mark(u, &['—', '–']) => &['—', '–'],
        () => return None,
    };
    let frame = *prose.frame_of.get(u)?;
    (u + 1..(u + MOST).min(prose.units.len()))
        .take_while(|i| prose.frame_of[*i] == frame && !prose.is_quote(*i))
        .find(|i| prose.is_mark(*i, close))
}
