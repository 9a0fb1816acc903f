//! Roles and affiliations of people, as the article gives them.
//!
//! Before the name («Harbour Minister Ana Holt», «the ministry's spokesman, Max Brand,»), after it
//! («Ana Holt, who heads the port,», «Max Brand, an analyst at the Reef Institute,»), each with its
//! span, so that the report can say "role as this source gives it".

use super::model::PersonId;
use super::people::People;
use super::phrases::{Kind, Phrases};
use super::prose::Prose;
use crate::article::Span;
use crate::language::{self, Class, Form, TokenKind};

/// What is said of a person at one mention.
#[derive(Clone, Copy, Debug)]
pub(super) struct Role {
    pub(super) person: PersonId,
    /// Where the mention stands.
    pub(super) at: usize,
    pub(super) role: Option<Span>,
    pub(super) affiliation: Option<Span>,
}

/// All roles, in the order of the text.
pub(super) fn roles(prose: &Prose<'_>, phrases: &Phrases, people: &People) -> Vec<Role> {
    let reader = Reader { prose, phrases };
    let mut out = Vec::new();
    let mut u = 0;
    for (span, person) in &people.mentions {
        while u < prose.units.len() && prose.span(u).end <= span.start {
            u += 1;
        }
        if u >= prose.units.len() || prose.is_quote(u) || prose.span(u).start > span.start {
            continue;
        }
        let mut last = u;
        while last + 1 < prose.units.len() && prose.span(last + 1).end <= span.end {
            last += 1;
        }
        let before = reader.before(u, last);
        let after = reader.after(last);
        // "Dr. Holt, the team's physician,": the office tells more than the title.
        let title = before.is_some_and(|r| matches!(language::key(r.of(prose.text)).trim_end_matches('.'), "dr" | "prof" | "rev"));
        let role = if title { after.0.or(before) } else { before.or(after.0) };
        let affiliation = before.and_then(|r| reader.affiliation(r)).or(after.1).or_else(|| after.0.and_then(|r| reader.affiliation(r)));
        if role.is_some() || affiliation.is_some() {
            out.push(Role { person: *person, at: span.start, role, affiliation });
        }
    }
    out
}

/// The role in apposition to the name that ends at unit `last`.
pub(super) fn beside(prose: &Prose<'_>, phrases: &Phrases, last: usize) -> Option<Span> {
    Reader { prose, phrases }.after(last).0
}

/// Verbs of one who holds an office: "who heads the port".
const HOLDING: &[&str] = &[
    "heads",
    "leads",
    "runs",
    "chairs",
    "headed",
    "led",
    "chaired",
    "ran",
    "represents",
    "oversees",
    "directs",
    "manages",
    "commands",
    "advises",
];
/// What one is of something without belonging to it: "winner of the prize".
const UNATTACHED: &[&str] = &[
    "secretary",
    "winner",
    "recipient",
    "author",
    "writer",
    "mother",
    "father",
    "brother",
    "sister",
    "son",
    "daughter",
    "wife",
    "husband",
    "widow",
    "friend",
    "victim",
    "survivor",
    "resident",
    "native",
    "critic",
    "supporter",
    "fan",
];

struct Reader<'a, 'p> {
    prose: &'a Prose<'p>,
    phrases: &'a Phrases,
}

impl Reader<'_, '_> {
    fn is_role(&self, u: usize) -> bool {
        self.prose.class(u).is(Class::ROLE.with(Class::ACTOR)) || self.is_office(u)
    }

    /// "Named", "Recall": a heading or an order, and no office.
    fn is_verb(&self, u: usize) -> bool {
        let class = self.prose.class(u);
        let other =
            Class::ANY_NOUN.with(Class::ADJECTIVE).with(Class::PARTICIPLE).with(Class::DEMONYM).with(Class::PLACE).with(Class::GIVEN);
        let capital = self.prose.word(u).is_some_and(|w| w.capital);
        class.is(Class::PAST.with(Class::PRESENT).with(Class::BASE)) && capital && !class.is(other)
    }

    /// Several people hold no office of one: "Holt's aides".
    fn is_plural(&self, u: usize) -> bool {
        self.prose.class(u).is(Class::HUMANS.with(Class::ACTORS).with(Class::PLURAL)) && !self.prose.class(u).is(Class::ROLE)
    }

    /// "Sen.", "Gen." are roles; "Mr." is not.
    fn is_office(&self, u: usize) -> bool {
        self.prose.class(u).is(Class::TITLE)
            && !matches!(self.prose.lower(u), "mr" | "mrs" | "ms" | "miss" | "mme" | "madam" | "sir" | "lady" | "dame")
    }

    /// The role in front of the name that begins at unit `name`.
    fn before(&self, name: usize, last_of_name: usize) -> Option<Span> {
        let id = self.phrases.at(name)?;
        let phrase = &self.phrases.list[id];
        let mut first = phrase.first;
        while first < name && self.prose.class(first).is(Class::DETERMINER.with(Class::POSSESSIVE)) {
            first += 1;
        }
        let mut last = name.checked_sub(1)?;
        if last >= first && self.prose.is_mark(last, &['.']) && last > first {
            last -= 1;
        }
        if first < name && last >= first {
            // A plain "Mr." is no role.
            let start = self.stretch(first);
            let held = (start..=last).any(|u| self.is_role(u)) && !(start..=last).any(|u| self.is_verb(u));
            // "team physician Dr Ana Holt": what she is stands before her title.
            if held && last > start && matches!(self.prose.lower(last), "dr" | "prof") && self.prose.class(last - 1).is(Class::ROLE) {
                return Some(self.prose.cover(start, last - 1));
            }
            return held.then(|| {
                self.prose.cover(start, if self.is_office(last) && self.prose.is_mark(last + 1, &['.']) { last + 1 } else { last })
            });
        }
        // "Secretary of State Ana Holt": the name opens the phrase after "of"; "the mayor, Ana Holt,".
        let previous = name.checked_sub(1)?;
        if self.prose.is_mark(previous, &[',']) {
            let end = previous.checked_sub(1)?;
            let id = self.phrases.ending_at(end)?;
            let outer = self.phrases.outermost(self.prose, id);
            let phrase = &self.phrases.list[outer];
            let closes =
                self.prose.word(phrase.first).is_some_and(|w| w.class.is(Class::DETERMINER.with(Class::POSSESSIVE)) || w.opens_sentence)
                    || (phrase.first..phrase.last).any(|u| self.prose.lower(u) == "'s");
            // "through a spokesman, Holt denied": his name is not hers.
            let apart = self.prose.is_mark(last_of_name + 1, &[',', '.', ')', '—', '–', ';'])
                || self.prose.is_quote(last_of_name + 1)
                || self.prose.frames.get(self.prose.frame_of[name]).is_some_and(|f| last_of_name + 1 >= f.end || f.start == phrase.first);
            if (phrase.kind == Kind::Human || phrase.kind == Kind::Name)
                && apart
                && self.is_role(phrase.head)
                && closes
                && self.prose.frame_of[phrase.first] == self.prose.frame_of[name]
            {
                let from = if self.prose.class(phrase.first).is(Class::DETERMINER) { phrase.first + 1 } else { phrase.first };
                return Some(self.prose.cover(from, end));
            }
        }
        None
    }

    /// Back over "Spokesperson and Deputy Minister for": the first unit of a role in several parts.
    fn stretch(&self, first: usize) -> usize {
        let mut first = first;
        for _ in 0..3 {
            let Some(joint) = first.checked_sub(1) else { break };
            let lower = self.prose.lower(joint);
            if !matches!(lower, "of" | "for" | "and" | "to") {
                break;
            }
            let Some(id) = joint.checked_sub(1).and_then(|u| self.phrases.ending_at(u)) else { break };
            let phrase = &self.phrases.list[id];
            if !self.is_role(phrase.head)
                || !self.prose.word(phrase.head).is_some_and(|w| w.capital)
                || self.prose.frame_of[phrase.first] != self.prose.frame_of[first]
            {
                break;
            }
            first = phrase.first;
            while first < phrase.head && self.prose.class(first).is(Class::DETERMINER) {
                first += 1;
            }
        }
        first
    }

    /// The role, and the affiliation where it stands alone, after the name that ends at unit `name`.
    fn after(&self, name: usize) -> (Option<Span>, Option<Span>) {
        let comma = name + 1;
        if matches!(self.prose.lower(comma), "of" | "from")
            && let Some(id) = self.phrases.beginning_at(comma + 1)
        {
            let body = self.phrases.list[id].kind == Kind::Name && self.prose.frame_of[comma] == self.prose.frame_of[name];
            return (None, body.then(|| self.extended(id)));
        }
        if !self.prose.is_mark(comma, &[',', '(', '—', '–']) {
            return (None, None);
        }
        let mut from = comma + 1;
        // An age: "Holt, 43, a teacher".
        if self.prose.word(from).is_some_and(|w| w.kind == TokenKind::Number) && self.prose.is_mark(from + 1, &[',']) {
            from += 2;
        }
        let frame_end = self.prose.frames.get(self.prose.frame_of[name]).map_or(0, |f| f.end);
        if from >= frame_end {
            return (None, None);
        }
        let lower = self.prose.lower(from);
        if lower == "who" {
            let verb = self.prose.lower(from + 1);
            let holds = HOLDING.contains(&verb) || matches!(verb, "is" | "was" | "served" | "serves" | "works" | "teaches");
            let Some(end) = self.clause_end(from, frame_end).filter(|_| holds) else { return (None, None) };
            let copula = matches!(verb, "is" | "was");
            let from = from + 1 + usize::from(copula);
            // "who was placed on leave" tells no office.
            if copula && !self.phrases.beginning_at(from).is_some_and(|id| self.holds_office(id)) {
                return (None, None);
            }
            return (Some(self.prose.cover(from.min(end), end)), None);
        }
        if matches!(lower, "of" | "from" | "with")
            && let Some(id) = self.phrases.beginning_at(from + 1)
        {
            return (None, Some(self.extended(id)));
        }
        let Some(id) = self.phrases.beginning_at(from) else { return (None, None) };
        let phrase = &self.phrases.list[id];
        if !self.holds_office(id) {
            return (None, None);
        }
        let Some(end) = self.clause_end(from, frame_end) else { return (None, None) };
        // "As for Holt, the director told the Post": no description of her, but the next subject.
        let definite = self.prose.lower(from) == "the" || self.prose.class(from).is(Class::POSSESSIVE);
        if definite && self.acts(end + 1) {
            return (None, None);
        }
        let start = if self.prose.class(from).is(Class::DETERMINER) && from < phrase.head { from + 1 } else { from };
        (Some(self.prose.cover(start, end)), None)
    }

    /// Whether phrase `id` tells what one person is or does.
    fn holds_office(&self, id: usize) -> bool {
        let head = self.phrases.list[id].head;
        (self.is_role(head) || self.prose.class(head).is(Class::HUMAN)) && !self.is_plural(head)
    }

    /// The last unit before the comma, relative clause or end that closes a description.
    fn clause_end(&self, from: usize, frame_end: usize) -> Option<usize> {
        let mut end = None;
        for u in from..frame_end.min(from + 30) {
            let closes = self.prose.is_mark(u, &[',', '(', ')', '—', '–', ';', ':', '!', '?'])
                || self.prose.is_quote(u)
                || u > from && matches!(self.prose.lower(u), "who" | "which" | "whose" | "where" | "including" | "while")
                || u > from && self.acts(u)
                || self.prose.lower(u) == "with" && !self.names_body(u + 1)
                || self.prose.is_mark(u, &['.']) && u + 1 >= frame_end;
            if closes {
                return end.map(|e| if self.prose.is_quote(u) { self.without_tail(from, e) } else { e });
            }
            // "works for the port and, Holt said": what joins something else is no part.
            if !matches!(self.prose.lower(u), "and" | "but" | "or") || u == from {
                end = Some(u);
            }
        }
        end.filter(|e| e + 1 >= frame_end)
    }

    /// Whether the word at `u` is the verb of the sentence: "said", "was".
    fn acts(&self, u: usize) -> bool {
        let finite = |w: &super::prose::Word<'_>| {
            w.report.is_some_and(|r| r.strength >= 2 && matches!(r.form, Form::Past | Form::Present))
                || matches!(w.lower, "was" | "is" | "has" | "had" | "were" | "will" | "have" | "would" | "could")
        };
        self.phrases.at(u).is_none() && self.prose.word(u).is_some_and(finite)
    }

    /// Whether a name or a body begins at `u`.
    fn names_body(&self, u: usize) -> bool {
        self.phrases.beginning_at(u).is_some_and(|id| matches!(self.phrases.list[id].kind, Kind::Name | Kind::Body))
    }

    /// "host of Meridian's “Low Tide”": a description without what only leads to the words in marks.
    fn without_tail(&self, from: usize, end: usize) -> usize {
        let owned = self.prose.lower(end) == "'s";
        let joint = (from + 1..=end).rev().take(6).find(|u| self.prose.class(*u).is(Class::PREPOSITION));
        let loose = owned || self.prose.class(end).is(Class::PREPOSITION.with(Class::DETERMINER).with(Class::POSSESSIVE));
        joint.filter(|_| loose).map_or(end, |u| u - 1)
    }

    /// A phrase with the "of", "for", "at" phrases that follow it.
    fn extended(&self, id: usize) -> Span {
        let phrase = &self.phrases.list[id];
        let mut last = phrase.last;
        for _ in 0..2 {
            if !matches!(self.prose.lower(last + 1), "of" | "for") {
                break;
            }
            let Some(next) = self.phrases.beginning_at(last + 2) else { break };
            last = self.phrases.list[next].last;
        }
        let first = if self.prose.class(phrase.first).is(Class::DETERMINER) && phrase.first < phrase.last {
            phrase.first + 1
        } else {
            phrase.first
        };
        self.prose.cover(first, last)
    }

    /// The organisation or country within a role: "Pentagon" of "Pentagon spokesman", "the Reef
    /// Institute" of "analyst at the Reef Institute".
    fn affiliation(&self, role: Span) -> Option<Span> {
        let from = self.prose.units.partition_point_by(|u| self.prose.span(u).start < role.start);
        let to = self.prose.units.partition_point_by(|u| self.prose.span(u).start < role.end);
        if from >= to {
            return None;
        }
        let belongs = |u: usize| {
            let class = self.prose.class(u);
            class.is(Class::DEMONYM.with(Class::PLACE).with(Class::ORGANISATION))
                || class.is(Class::BODY) && !self.is_role(u)
                || self
                    .prose
                    .word(u)
                    .is_some_and(|w| w.capital && (w.class.is_empty() || !w.opens_sentence && !w.class.is(Class::FUNCTION)))
                    && !self.is_role(u)
        };
        // "Meridian Lines' chief executive": the owner.
        let owner = (from..to).find(|u| self.prose.lower(*u) == "'s" || super::phrases::owns(self.prose, *u)).filter(|u| *u > from);
        if let Some(mark) = owner.filter(|u| {
            let body = (u + 1..to).any(|i| self.prose.class(i).is(Class::BODY) && !self.is_role(i));
            self.prose.word(u - 1).is_some_and(|w| w.capital) && !body
        }) {
            return Some(self.prose.cover(from, mark - 1));
        }
        // "South Korea's defence ministry spokesman", "Pentagon spokesman", "South Korean spokesman".
        let mut lead = None;
        for u in from..to {
            if self.is_role(u) && !self.prose.class(u).is(Class::BODY.with(Class::DEMONYM))
                || matches!(self.prose.lower(u), "and" | "at" | "for" | "of" | "with")
            {
                break;
            }
            // The press is no employer in "press secretary".
            if belongs(u)
                && !matches!(
                    self.prose.lower(u),
                    "press" | "media" | "prime" | "state" | "vice" | "team" | "local" | "research" | "data" | "policy"
                )
            {
                lead = Some(u);
            }
        }
        if let Some(last) = lead {
            let first = (from..=last).find(|u| self.prose.word(*u).is_some_and(|w| w.capital || w.class.is(Class::BODY)))?;
            return Some(self.prose.cover(first, last));
        }
        // "heads the Reef Institute"
        if HOLDING.contains(&self.prose.lower(from)) && from + 1 < to {
            let first = if self.prose.class(from + 1).is(Class::DETERMINER) { from + 2 } else { from + 1 };
            let id = self.phrases.beginning_at(from + 1).filter(|id| self.phrases.list[*id].kind == Kind::Name);
            return id.filter(|_| first < to).map(|id| self.prose.cover(first, self.phrases.list[id].last.min(to - 1).max(first)));
        }
        let joint = (from..to).find(|u| matches!(self.prose.lower(*u), "at" | "for" | "of" | "with" | "in" | "from"))?;
        // "secretary of state", "winner of the prize", "mother of Max Brand": of no body.
        let head = joint.checked_sub(1).map_or("", |u| self.prose.lower(u));
        if self.prose.lower(joint) == "of" && UNATTACHED.contains(&head) {
            return None;
        }
        let mut first = joint + 1;
        if self.prose.class(first).is(Class::DETERMINER) {
            first += 1;
        }
        // The body that the role is held at, not the field it covers: "analyst for the north at …".
        let named = (first..to).rev().find(|u| self.prose.lower(*u) == "at");
        let first = named.map_or(first, |u| if self.prose.class(u + 1).is(Class::DETERMINER) { u + 2 } else { u + 1 });
        // "a minister with a speech to make", "producer of the show": what belongs is a body or has a name.
        let body = self.phrases.at(first).map(|id| &self.phrases.list[id]).is_some_and(|p| matches!(p.kind, Kind::Name | Kind::Body));
        (first < to && body).then(|| self.prose.cover(first, to - 1))
    }
}

/// Binary search over units by index.
trait PartitionByIndex {
    fn partition_point_by(&self, before: impl Fn(usize) -> bool) -> usize;
}

impl<T> PartitionByIndex for Vec<T> {
    fn partition_point_by(&self, before: impl Fn(usize) -> bool) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low.midpoint(high);
            if before(middle) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }
}
