//! A speaker's mention → the speaker: a person of the article, a body, or words that name nobody.
//!
//! «“It is late,” Harbour Minister Ana Holt said» gives Ana Holt, with her role; «the ministry said»
//! gives the Harbour Ministry named before. Whom "she" and "the minister" mean is told by
//! [`super::reference`]. Where nobody fits, the speaker keeps only the words of the text.

use super::attribution::Scene;
use super::messages::MESSAGES;
use super::model::{Person, PersonId, Speaker};
use super::phrases::Kind;
use super::reference::{Chain, Referent};
use super::roles::{Role, beside, roles};
use crate::article::Span;
use crate::language::{self, Class, FnvMap};

/// People with their roles, and the bodies that speak.
pub(super) struct Cast {
    pub(super) people: Vec<Person>,
    /// The roles of each person.
    roles_of: Vec<Roles>,
    /// The bodies by name.
    bodies: FnvMap<String, usize>,
    chain: Chain,
    /// What descriptions such as "the actress" tell of people, once it is asked for.
    descriptions: Option<FnvMap<usize, Option<Span>>>,
    /// The body that spoke last: its phrase, and its place among the people.
    last_body: Option<(usize, usize)>,
}

/// What an article tells of one person's role, looked up by place: a person may be named ten thousand times.
#[derive(Clone, Default)]
struct Roles {
    /// Where something is told, in the order of the text, with what gives a role there or nearest before.
    told: Vec<(usize, Option<Role>)>,
    /// What gives a role first; if nothing does, what is told first.
    first: Option<Role>,
    /// The first affiliation.
    affiliation: Option<Span>,
}

impl Roles {
    fn add(&mut self, role: Role) {
        let before = self.told.last().and_then(|(_, before)| *before);
        if self.first.is_none() || role.role.is_some() && before.is_none() {
            self.first = Some(role);
        }
        self.affiliation = self.affiliation.or(role.affiliation);
        self.told.push((role.at, role.role.is_some().then_some(role).or(before)));
    }
}

impl Cast {
    pub(super) fn new(scene: &Scene<'_, '_>) -> Self {
        let mut people = scene.people.list.clone();
        let roles = roles(scene.prose, scene.phrases, scene.people);
        let mut roles_of = vec![Roles::default(); people.len()];
        for role in &roles {
            roles_of[role.person.0].add(*role);
            people[role.person.0].roles.extend(role.role);
        }
        let chain = Chain::new(scene, &roles);
        Self { people, roles_of, bodies: FnvMap::default(), chain, descriptions: None, last_body: None }
    }

    /// The speaker that noun phrase `id` names. `last` is the speaker of the quotation before, with
    /// its paragraph.
    pub(super) fn speaker(&mut self, scene: &Scene<'_, '_>, id: usize, because: &'static str, last: Option<(PersonId, usize)>) -> Speaker {
        if let Some(mention) = together(scene, id) {
            let name = self.names_together(scene, mention);
            return Speaker { mention, person: None, name, role: None, affiliation: None, because };
        }
        let mention = full_span(scene, id);
        let meant = scene.phrases.antecedent(scene.prose, id);
        let phrase = &scene.phrases.list[meant];
        let referent = match phrase.kind {
            Kind::Pronoun => self.chain.referent(scene, meant, last),
            Kind::Human => {
                let beside = self.in_apposition(scene, meant).or_else(|| named_behind(scene, meant).map(|n| n.1)).map(Referent::Person);
                beside.or_else(|| self.chain.referent(scene, meant, last))
            }
            // "the port's CEO, Ana Holt, said"
            Kind::Name if scene.prose.class(phrase.head).is(Class::ROLE.with(Class::ACTOR)) => {
                named(scene, meant).or_else(|| self.in_apposition(scene, meant)).map(Referent::Person)
            }
            // "its duty forecaster, Ana Holt": an occupation that no list has
            Kind::Body if MESSAGES.contains(&scene.prose.lower(phrase.head)) => self.chain.referent(scene, meant, last),
            Kind::Thing => {
                let beside = named(scene, meant).or_else(|| self.in_apposition(scene, meant)).map(Referent::Person);
                beside.or_else(|| self.chain.referent(scene, meant, last))
            }
            _ => named(scene, meant).map(Referent::Person),
        };
        // "a nurse at the port … she said": what is told of her where she comes in.
        let unnamed = match referent {
            // "an old man" tells no more than the name that is shown.
            Some(Referent::Unnamed(other))
                if !matches!(scene.prose.lower(scene.phrases.list[other].head), "man" | "woman" | "boy" | "girl" | "person") =>
            {
                self.own_role(scene, other, Kind::Human)
            }
            _ => None,
        };
        let (person, name) = match referent {
            Some(Referent::Person(p)) => (Some(p), self.people[p.0].name.clone()),
            Some(Referent::Unnamed(other)) => self.body(scene, other),
            None => self.body(scene, meant),
        };
        let known = person.and_then(|p| self.role_at(p, mention.start));
        // "the man, Max Brand, said" gives him no office
        let plain = person.is_some() && matches!(scene.prose.lower(phrase.head), "man" | "woman");
        let own = self.own_role(scene, meant, phrase.kind).filter(|_| !plain);
        // "Brand, a shop owner on the quay, said" of somebody with one name only.
        let beside = || (phrase.kind == Kind::Name).then(|| beside(scene.prose, scene.phrases, phrase.last)).flatten();
        let role = own.or(unnamed).or_else(|| known.and_then(|r| r.role)).or_else(beside);
        let affiliation = known.and_then(|r| r.affiliation);
        Speaker { mention, person, name, role, affiliation, because }
    }

    /// What the article tells of `person` anywhere, if no mention gives a role: "Holt left … the actress said".
    pub(super) fn told_later(&mut self, scene: &Scene<'_, '_>, person: PersonId) -> Option<Span> {
        if self.descriptions.is_none() {
            let mut found = FnvMap::default();
            for id in 0..scene.phrases.list.len() {
                let phrase = &scene.phrases.list[id];
                if phrase.kind != Kind::Human || scene.prose.lower(phrase.first) != "the" {
                    continue;
                }
                if let Some(Referent::Person(p)) = self.chain.referent(scene, id, None) {
                    found.entry(p.0).or_insert_with(|| self.own_role(scene, id, Kind::Human));
                }
            }
            self.descriptions = Some(found);
        }
        self.descriptions.as_ref()?.get(&person.0).copied().flatten()
    }

    /// "Ana Holt and Brand", with the full names where they are known.
    fn names_together(&self, scene: &Scene<'_, '_>, mention: Span) -> String {
        let text = scene.prose.text;
        let mut name = String::new();
        let mut at = mention.start;
        for (span, person) in scene.people.mentions_within(mention) {
            name.push_str(text.get(at..span.start).unwrap_or_default());
            name.push_str(&self.people[person.0].name);
            at = span.end.min(mention.end);
        }
        name.push_str(text.get(at..mention.end).unwrap_or_default());
        let bare = ["Both ", "both ", "The ", "the "].iter().fold(name.as_str(), |name, lead| name.strip_prefix(lead).unwrap_or(name));
        bare.to_owned()
    }

    /// The speaker whom a transcript labels "HOLT" or "Ana Holt".
    pub(super) fn labelled(&self, scene: &Scene<'_, '_>, mention: Span) -> Speaker {
        let written = mention.of(scene.prose.text);
        let lower = language::key(written);
        let surname = |p: &Person| p.is_human && language::key(&p.name).split(' ').next_back() == lower.split(' ').next_back();
        let person = scene.people.within(mention).or_else(|| self.people.iter().position(surname).map(PersonId));
        let name = person.map_or_else(|| written.to_owned(), |p| self.people[p.0].name.clone());
        let known = person.and_then(|p| self.role_at(p, mention.start));
        Speaker {
            mention,
            person,
            name,
            role: known.and_then(|r| r.role),
            affiliation: known.and_then(|r| r.affiliation),
            because: "named before the colon",
        }
    }

    /// "the minister": the role that the mention itself gives.
    fn own_role(&self, scene: &Scene<'_, '_>, id: usize, kind: Kind) -> Option<Span> {
        let phrase = &scene.phrases.list[id];
        // "officials" are no office of one.
        let one = !scene.prose.class(phrase.head).is(Class::HUMANS.with(Class::ACTORS));
        let role = kind == Kind::Human && one && scene.prose.class(phrase.head).is(Class::ROLE.with(Class::ACTOR));
        let first = if scene.prose.class(phrase.first).is(Class::DETERMINER) && phrase.first < phrase.last {
            phrase.first + 1
        } else {
            phrase.first
        };
        let end = match named_behind(scene, id) {
            Some((name, _)) => scene.prose.span(scene.prose.unit_at(name.start) - 1).end,
            None => full_span(scene, id).end,
        };
        role.then(|| Span::new(scene.prose.span(first).start, end))
    }

    /// What is known of `person` at `at`: from this mention, else the nearest before, else the first.
    fn role_at(&self, person: PersonId, at: usize) -> Option<Role> {
        let roles = self.roles_of.get(person.0)?;
        let near = roles.told.partition_point(|(place, _)| *place <= at + 200);
        let before = near.checked_sub(1).and_then(|last| roles.told[last].1);
        let mut found = before.or(roles.first)?;
        found.affiliation = found.affiliation.or(roles.affiliation);
        Some(found)
    }

    /// "the mayor, Ana Holt, said", "a spokesman, Max Brand, said", "a tourist named Ana Holt said".
    fn in_apposition(&self, scene: &Scene<'_, '_>, id: usize) -> Option<PersonId> {
        let phrase = &scene.phrases.list[id];
        let mut end = full_last(scene, id);
        // "a lawyer and former mayor of Ellery, Ana Holt, said"
        let second = scene.phrases.beginning_at(end + 2).filter(|_| scene.prose.lower(end + 1) == "and");
        if let Some(other) = second.filter(|i| scene.prose.class(scene.phrases.list[*i].head).is(Class::ROLE)) {
            end = full_last(scene, other);
        }
        // "the widow of its designer, Ned Pym": the name is the designer's
        let anothers = end > phrase.last && scene.phrases.at(end).is_some_and(|i| scene.phrases.list[i].kind == Kind::Human);
        if anothers && second.is_none() {
            return None;
        }
        let called = |end: usize| matches!(scene.prose.lower(end + 1), "named" | "called");
        let next = scene.phrases.beginning_at(end + 2).filter(|_| called(end) || scene.prose.is_mark(end + 1, &[',']))?;
        // "the man, a British tourist named Colin Hurst, said"
        let described = matches!(scene.phrases.list[next].kind, Kind::Human | Kind::Thing);
        let further = full_last(scene, next);
        let next = if described && called(further) { scene.phrases.beginning_at(further + 2)? } else { next };
        let name = &scene.phrases.list[next];
        (name.kind == Kind::Name && scene.prose.frame_of[name.first] == scene.prose.frame_of[phrase.first])
            .then(|| scene.people.within(name.span))
            .flatten()
    }

    /// A body that speaks, or words that resolve to nobody.
    fn body(&mut self, scene: &Scene<'_, '_>, id: usize) -> (Option<PersonId>, String) {
        let phrase = &scene.phrases.list[id];
        let prose = scene.prose;
        let text = prose.text;
        let mut best = id;
        let it = phrase.kind == Kind::Pronoun && prose.lower(phrase.first) == "it";
        if let Some(subject) = it.then(|| acting_body(scene, id)).flatten() {
            return self.body(scene, subject);
        }
        if let Some(name) = only_name(scene, id) {
            let (person, name) = self.body(scene, name);
            person.into_iter().for_each(|p| self.people[p.0].is_human = true);
            return (person, name);
        }
        if let Some(taken_up) = self.last_body.filter(|(body, _)| it && goes_on(scene, *body, id)) {
            let name = self.people[taken_up.1].name.clone();
            self.people[taken_up.1].mentions.push(phrase.span);
            self.last_body = Some((id, taken_up.1));
            return (Some(PersonId(taken_up.1)), name);
        }
        if let Some(subject) = it.then(|| opening_body(scene, id)).flatten() {
            return self.body(scene, subject);
        }
        if matches!(phrase.kind, Kind::Body) || phrase.kind == Kind::Pronoun && prose.lower(phrase.first) == "it" {
            // "the ministry" → "the Harbour Ministry" named before.
            let head = prose.lower(phrase.head).to_owned();
            let earlier = (id.saturating_sub(150)..id).rev().map(|i| (i, &scene.phrases.list[i])).find(|(_, p)| {
                let same = if phrase.kind == Kind::Pronoun {
                    prose.class(p.head).is(Class::BODY) && prose.frame_of[p.first] + 3 > prose.frame_of[phrase.first]
                } else {
                    prose.lower(p.head) == head
                };
                same && (p.kind == Kind::Name || p.kind == Kind::Body && p.last > p.first + 1)
            });
            best = earlier.map_or(id, |(i, _)| i);
        }
        let chosen = &scene.phrases.list[best];
        let first = if prose.class(chosen.first).is(Class::DETERMINER)
            && prose.lower(chosen.first + 1) != "of"
            && chosen.first < chosen.last
            && matches!(chosen.kind, Kind::Name | Kind::Body)
        {
            chosen.first + 1
        } else {
            chosen.first
        };
        let span = Span::new(prose.span(first).start, full_span(scene, best).end);
        let name = span.of(text).to_owned();
        if !matches!(chosen.kind, Kind::Name | Kind::Body) {
            return (None, name);
        }
        let at = *self.bodies.entry(name.clone()).or_insert_with(|| {
            self.people.push(Person { name: name.clone(), mentions: Vec::new(), roles: Vec::new(), is_human: false });
            self.people.len() - 1
        });
        self.people[at].mentions.push(phrase.span);
        self.last_body = Some((id, at));
        (Some(PersonId(at)), name)
    }
}

/// How many sentences after a body has spoken "it" may stand for it.
const BODY_REACH: usize = 4;

/// Whether "it", phrase `id`, takes up the body of phrase `before`: near enough, and no other body has
/// been named as a subject since.
fn goes_on(scene: &Scene<'_, '_>, before: usize, id: usize) -> bool {
    let (prose, list) = (scene.prose, &scene.phrases.list);
    let near = prose.frame_of[list[before].first] + BODY_REACH >= prose.frame_of[list[id].first];
    let rival = |p: &super::phrases::Phrase| {
        let opens = prose.frames[prose.frame_of[p.first]].start + 1 >= p.first;
        opens && (p.kind == Kind::Body || p.kind == Kind::Name && scene.people.within(p.span).is_none())
    };
    near && before < id && !list[before + 1..id].iter().any(rival)
}

/// The name that "he" or "she", phrase `id`, stands for where nobody known fits: the subject of the sentence before in the
/// same paragraph, if that is the only name there. «Oyelaran Bakki runs the kiosk. “I open at six,” he said» names him,
/// though no list has his given name.
fn only_name(scene: &Scene<'_, '_>, id: usize) -> Option<usize> {
    let (prose, list) = (scene.prose, &scene.phrases.list);
    let own = list[id].first;
    if !matches!(prose.lower(own), "he" | "she") {
        return None;
    }
    let paragraph = prose.paragraph_of_frame(prose.frame_of[own]);
    let here = |i: &usize| prose.paragraph_of_frame(prose.frame_of[list[*i].first]) == paragraph;
    let is_two_words = |i: usize| list[i].last == list[i].first + 1;
    let is_thing = Class::PLACE.with(Class::BODY).with(Class::ORGANISATION).with(Class::WORK).with(Class::DEMONYM);
    let may_be = |i: &usize| {
        let words = || (list[*i].first..=list[*i].last).map(|u| prose.class(u));
        list[*i].kind == Kind::Name && is_two_words(*i) && !words().any(|c| c.is(is_thing))
    };
    let mut names = (0..id).rev().take_while(here).filter(may_be);
    let name = names.next().filter(|_| names.next().is_none())?;
    let opens = prose.frames[prose.frame_of[list[name].first]].start == list[name].first;
    (opens && scene.people.within(list[name].span).is_none()).then_some(name)
}

/// The body whose deed "it", phrase `id`, tells of: «The Reef Centre opened what it called …».
fn acting_body(scene: &Scene<'_, '_>, id: usize) -> Option<usize> {
    /// Units from the end of the subject to "it": the verb with an adverb, and "what".
    const REACH: std::ops::RangeInclusive<usize> = 3..=4;
    let (prose, first) = (scene.prose, scene.phrases.list[id].first);
    let what = first.checked_sub(1).filter(|u| prose.lower(*u) == "what" && prose.frame_of[*u] == prose.frame_of[first])?;
    let subject = REACH.filter_map(|n| scene.phrases.ending_at(first.checked_sub(n)?)).next()?;
    let phrase = &scene.phrases.list[subject];
    let body = phrase.kind == Kind::Body || phrase.kind == Kind::Name && scene.people.within(phrase.span).is_none();
    let verb = scene.phrases.at(what - 1).is_none()
        && prose.word(what - 1).is_some_and(|w| w.class.is(Class::PAST.with(Class::PRESENT).with(Class::VERB)));
    (body && verb && prose.frame_of[phrase.first] == prose.frame_of[first]).then_some(subject)
}

/// The body that opens the sentence before "it", phrase `id`: «The Reef Centre aims at less. It warns …».
fn opening_body(scene: &Scene<'_, '_>, id: usize) -> Option<usize> {
    let prose = scene.prose;
    let own = prose.frame_of[scene.phrases.list[id].first];
    let opens = own > 0 && scene.phrases.list[id].first <= prose.frames[own].start + 1;
    let frame = prose.frames.get(own.checked_sub(1)?).filter(|_| opens)?;
    let first = frame.clone().take(2).find_map(|u| scene.phrases.at(u))?;
    let phrase = &scene.phrases.list[first];
    let near = prose.paragraph_of_frame(own) <= prose.paragraph_of_frame(own - 1) + 1;
    let body = phrase.kind == Kind::Body || phrase.kind == Kind::Name && scene.people.within(phrase.span).is_none();
    let whole = prose.lower(phrase.last + 1) != "'s" && !prose.class(phrase.head).is(Class::WORK);
    (near && body && whole).then_some(first)
}

/// "Ellery and its neighbours said", "both Holt and Brand said": all who speak, if phrase `id` is the last of
/// two subjects.
fn together(scene: &Scene<'_, '_>, id: usize) -> Option<Span> {
    let (prose, list) = (scene.prose, &scene.phrases.list);
    let speaks = |i: usize| matches!(list[i].kind, Kind::Name | Kind::Human | Kind::Body);
    let (second, joint) = (&list[id], list[id].first.checked_sub(1)?);
    if !speaks(id) || prose.lower(joint) != "and" {
        return None;
    }
    let one = scene.phrases.ending_at(joint.checked_sub(1)?).filter(|i| speaks(*i))?;
    let first = list[one].first;
    if prose.frame_of[first] != prose.frame_of[second.first] {
        return None;
    }
    let opens = first == prose.frames[prose.frame_of[first]].start || {
        let before = first - 1;
        prose.is_quote(before)
            || prose.is_mark(before, &[',', '—', '–', ':', ';', '(', '"'])
            || matches!(
                prose.lower(before),
                "both" | "what" | "that" | "but" | "as" | "when" | "while" | "because" | "said" | "say" | "says"
            )
    };
    // Two roles of one person: "the lawyer and former mayor, Ana Holt".
    let one_person = matches!(list[one].kind, Kind::Human) && matches!(second.kind, Kind::Human) && !plural_or_determined(scene, id);
    let first = if first > 0 && prose.lower(first - 1) == "both" { first - 1 } else { first };
    (opens && !one_person).then(|| prose.cover(first, full_last(scene, id)))
}

fn plural_or_determined(scene: &Scene<'_, '_>, id: usize) -> bool {
    let phrase = &scene.phrases.list[id];
    scene.prose.class(phrase.first).is(Class::DETERMINER.with(Class::POSSESSIVE))
        || scene.prose.class(phrase.head).is(Class::HUMANS.with(Class::ACTORS).with(Class::PLURAL))
}

/// The person that a phrase names itself, also behind a role: "Secretary of State Ana Holt".
fn named(scene: &Scene<'_, '_>, id: usize) -> Option<PersonId> {
    let phrase = &scene.phrases.list[id];
    let prose = scene.prose;
    let office = prose.class(phrase.head).is(Class::ROLE.with(Class::TITLE)) && prose.word(phrase.head).is_some_and(|w| w.capital);
    if office && let Some((_, person)) = ending_tail(scene, id) {
        return Some(person);
    }
    let (span, person) = scene.people.mentions_within(phrase.span).last()?;
    // "Holt campaign", "Holt's spokesman": the phrase is about somebody, it does not name them.
    (span.end >= prose.span(phrase.last).end).then_some(*person)
}

/// The person named right behind an office without an article: "head of technology Ana Holt", but not
/// "spokesman for mayor Ana Holt".
fn named_behind(scene: &Scene<'_, '_>, id: usize) -> Option<(Span, PersonId)> {
    let phrase = &scene.phrases.list[id];
    let prose = scene.prose;
    let bare = phrase.first == phrase.head && prose.class(phrase.head).is(Class::ROLE) && prose.lower(phrase.last + 1) == "of";
    let (span, person) = if bare { ending_tail(scene, id)? } else { return None };
    let before = prose.unit_at(span.start).checked_sub(1)?;
    let another = prose.class(before).is(Class::ROLE.with(Class::HUMAN).with(Class::TITLE).with(Class::DETERMINER));
    (!another).then_some((span, person))
}

/// The person whose name ends the "of …", "for …" phrases that belong to a phrase, and does not begin them.
fn ending_tail(scene: &Scene<'_, '_>, id: usize) -> Option<(Span, PersonId)> {
    let phrase = &scene.phrases.list[id];
    let last = full_last(scene, id);
    if last == phrase.last {
        return None;
    }
    let tail = Span::new(scene.prose.span(phrase.last + 1).start, scene.prose.span(last).end);
    let begins = scene.prose.span(phrase.last + 2).start;
    scene.people.mentions_within(tail).last().copied().filter(|(span, _)| span.end == tail.end && span.start > begins)
}

/// The last unit of a phrase with the "of …", "for …" phrases that belong to it.
fn full_last(scene: &Scene<'_, '_>, id: usize) -> usize {
    let phrase = &scene.phrases.list[id];
    let mut last = phrase.last;
    let office = matches!(phrase.kind, Kind::Human) || scene.prose.class(phrase.head).is(Class::ROLE.with(Class::BODY));
    for _ in 0..3 {
        let joint = scene.prose.lower(last + 1);
        let joins = if office { matches!(joint, "of" | "for" | "at" | "from" | "with") } else { joint == "of" };
        let Some(next) =
            scene.phrases.beginning_at(last + 2).filter(|_| joins && matches!(phrase.kind, Kind::Human | Kind::Body | Kind::Name))
        else {
            break;
        };
        if scene.phrases.list[next].kind == Kind::Time || scene.prose.frame_of[last + 1] != scene.prose.frame_of[phrase.first] {
            break;
        }
        last = scene.phrases.list[next].last;
    }
    last
}

fn full_span(scene: &Scene<'_, '_>, id: usize) -> Span {
    scene.prose.cover(scene.phrases.list[id].first, full_last(scene, id))
}

#[cfg(test)]
mod tests {
    use super::super::extract;
    use crate::article::Article;

    #[test]
    fn it_in_a_clause_about_a_deed_is_the_body_that_did_it() {
        let text = "“The sea is safe,” the Harbour Office said. Ardania launched what it said was a weather balloon.";
        let names: Vec<Option<String>> =
            extract(Article::of_lines(text)).quotations.into_iter().map(|q| q.speaker.map(|s| s.name)).collect();
        assert_eq!(names, [Some("Harbour Office".to_owned()), Some("Ardania".to_owned())]);
    }

    #[test]
    fn an_outlet_named_like_a_person_is_whom_it_was_told() {
        let text = "“The sea is safe,” Ana Holt told France Info. Speaking at joint press briefing, Ana Holt said the port would close.";
        let channels: Vec<Option<&str>> =
            extract(Article::of_lines(text)).quotations.iter().map(|q| q.channel.map(|c| c.of(text))).collect();
        assert_eq!(channels, [Some("France Info"), Some("joint press briefing")]);
    }
}
