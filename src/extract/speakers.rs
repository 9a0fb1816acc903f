//! A speaker's mention → the speaker: a person of the article, a body, or words that name nobody.
//!
//! «“It is late,” Harbour Minister Ana Holt said» gives Ana Holt, with her role; «the ministry said»
//! gives the Harbour Ministry named before. Whom "she" and "the minister" mean is told by
//! [`super::reference`]. Where nobody fits, the speaker keeps only the words of the text.

use super::attribution::Scene;
use super::model::{Person, PersonId, Speaker};
use super::phrases::Kind;
use super::reference::{Chain, Referent};
use super::roles::{Role, roles};
use crate::article::Span;
use crate::language::{self, Class, FnvMap};

/// People with their roles, and the bodies that speak.
pub(super) struct Cast {
    pub(super) people: Vec<Person>,
    /// The roles of each person, in the order of the text.
    roles_of: Vec<Vec<Role>>,
    /// The bodies by name.
    bodies: FnvMap<String, usize>,
    chain: Chain,
}

impl Cast {
    pub(super) fn new(scene: &Scene<'_, '_>) -> Self {
        let mut people = scene.people.list.clone();
        let roles = roles(scene.prose, scene.phrases, scene.people);
        let mut roles_of = vec![Vec::new(); people.len()];
        for role in &roles {
            roles_of[role.person.0].push(*role);
            people[role.person.0].roles.extend(role.role);
        }
        let chain = Chain::new(scene, &roles);
        Self { people, roles_of, bodies: FnvMap::default(), chain }
    }

    /// The speaker that noun phrase `id` names. `last` is the speaker of the quotation before, with
    /// its paragraph.
    pub(super) fn speaker(&mut self, scene: &Scene<'_, '_>, id: usize, because: &'static str, last: Option<(PersonId, usize)>) -> Speaker {
        let mention = full_span(scene, id);
        let meant = scene.phrases.antecedent(scene.prose, id);
        let phrase = &scene.phrases.list[meant];
        let referent = match phrase.kind {
            Kind::Pronoun => self.chain.referent(scene, meant, last),
            Kind::Human => {
                let beside = self.in_apposition(scene, meant).map(Referent::Person);
                beside.or_else(|| self.chain.referent(scene, meant, last))
            }
            _ => named(scene, meant).map(Referent::Person),
        };
        let (person, name) = match referent {
            Some(Referent::Person(p)) => (Some(p), self.people[p.0].name.clone()),
            Some(Referent::Unnamed(other)) => self.body(scene, other),
            None => self.body(scene, meant),
        };
        let known = person.and_then(|p| self.role_at(p, mention.start));
        let own = self.own_role(scene, meant, phrase.kind);
        let role = own.or_else(|| known.and_then(|r| r.role));
        let affiliation = known.and_then(|r| r.affiliation);
        Speaker { mention, person, name, role, affiliation, because }
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
        let role = kind == Kind::Human && scene.prose.class(phrase.head).is(Class::ROLE.with(Class::ACTOR));
        let first = if scene.prose.class(phrase.first).is(Class::DETERMINER) && phrase.first < phrase.last {
            phrase.first + 1
        } else {
            phrase.first
        };
        role.then(|| Span::new(scene.prose.span(first).start, full_span(scene, id).end))
    }

    /// What is known of `person` at `at`: from this mention, else the nearest before, else the first.
    fn role_at(&self, person: PersonId, at: usize) -> Option<Role> {
        let all = self.roles_of.get(person.0)?;
        let near = all.partition_point(|r| r.at <= at + 200);
        let before = all[..near].iter().rfind(|r| r.role.is_some());
        let mut found = *before.or_else(|| all.iter().find(|r| r.role.is_some())).or(all.first())?;
        if found.affiliation.is_none() {
            found.affiliation = all.iter().find_map(|r| r.affiliation);
        }
        Some(found)
    }

    /// "the mayor, Ana Holt, said" and "a spokesman, Max Brand, said".
    fn in_apposition(&self, scene: &Scene<'_, '_>, id: usize) -> Option<PersonId> {
        let phrase = &scene.phrases.list[id];
        let end = full_last(scene, id);
        let next = scene.phrases.beginning_at(end + 2).filter(|_| scene.prose.is_mark(end + 1, &[',']))?;
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
        (Some(PersonId(at)), name)
    }
}

/// The person that a phrase names itself, also behind a role: "Secretary of State Ana Holt".
fn named(scene: &Scene<'_, '_>, id: usize) -> Option<PersonId> {
    let phrase = &scene.phrases.list[id];
    let prose = scene.prose;
    let last = full_last(scene, id);
    if last > phrase.last {
        let tail = Span::new(prose.span(phrase.last + 1).start, prose.span(last).end);
        let office = prose.class(phrase.head).is(Class::ROLE.with(Class::TITLE)) && prose.word(phrase.head).is_some_and(|w| w.capital);
        // The name ends the tail and does not begin it.
        let found = scene
            .people
            .mentions_within(tail)
            .last()
            .filter(|(span, _)| span.end == tail.end && span.start > prose.span(phrase.last + 2).start);
        if let Some((_, person)) = found.filter(|_| office) {
            return Some(*person);
        }
    }
    let (span, person) = scene.people.mentions_within(phrase.span).last()?;
    // "Holt campaign", "Holt's spokesman": the phrase is about somebody, it does not name them.
    (span.end >= prose.span(phrase.last).end).then_some(*person)
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
