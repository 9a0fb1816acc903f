//! One clause as seen from its verb: its subject, and what stands between the two.

use super::link::{Link, Relation};
use crate::extract::messages::{JOINED, MESSAGES, QUOTING, SENDING};
use crate::extract::phrases::{Kind, Phrases};
use crate::extract::prose::Prose;
use crate::language::{Class, Form};

/// One clause as seen from its verb.
pub(super) struct Clause<'a, 'p> {
    pub(super) prose: &'a Prose<'p>,
    pub(super) phrases: &'a Phrases,
    pub(super) frame: std::ops::Range<usize>,
    /// Links of earlier verbs in this frame.
    pub(super) before: &'a [Link],
}

/// How far back an apposition or a relative clause may reach, in units.
const REACH: usize = 45;

impl Clause<'_, '_> {
    pub(super) fn speaks(&self, phrase: usize) -> bool {
        !matches!(self.phrases.list[phrase].kind, Kind::Time)
    }

    pub(super) fn personal(&self, phrase: usize) -> bool {
        matches!(self.phrases.list[phrase].kind, Kind::Name | Kind::Human | Kind::Pronoun | Kind::Body)
    }

    /// The subject of a finite verb whose cue begins at `first`.
    pub(super) fn subject(&self, first: usize, verb: usize) -> Option<(usize, Relation)> {
        let i = self.before_bracket(first.checked_sub(1)?);
        if i < self.frame.start {
            return None;
        }
        if let Some(id) = self.phrases.ending_at(i) {
            let id = self.phrases.outermost(self.prose, id);
            if !self.speaks(id) {
                // "Holt on Tuesday said", "Holt Tuesday said"
                let start = self.phrases.list[id].first;
                let back = if self.prose.class(start.wrapping_sub(1)).is(Class::PREPOSITION) { 2 } else { 1 };
                let earlier = start.checked_sub(back).and_then(|u| self.phrases.ending_at(u))?;
                let earlier = self.phrases.outermost(self.prose, earlier);
                let earlier = self.beyond_relative(earlier);
                return (self.phrases.list[earlier].first >= self.frame.start && self.speaks(earlier))
                    .then_some((earlier, Relation::Subject));
            }
            let id = self.described(self.hailing(self.beyond_relative(id)));
            // "Villagers bedding down in a hall say": what a preposition governs is no subject.
            let governed = self.phrases.list[id].first.checked_sub(1).is_some_and(|u| {
                u > self.frame.start && self.prose.class(u).is(Class::PREPOSITION) && JOINED.contains(&self.prose.lower(u))
            });
            if governed && let Some(opening) = self.opening_phrase(self.phrases.list[id].first) {
                return Some((opening, Relation::Subject));
            }
            // "but in a later interview said": the interview is where, not who.
            if let Some(earlier) = self.earlier_subject(verb).filter(|_| self.adverbial(id)) {
                return Some((earlier, Relation::Coordinated));
            }
            let relation = if self.phrases.list[id].kind == Kind::Relative { Relation::Relative } else { Relation::Subject };
            return Some((id, relation));
        }
        // "the mother of three said"
        if i >= self.frame.start + 2 && self.prose.lower(i - 1) == "of" && self.prose.class(i).is(Class::DETERMINER) {
            let parent = self.phrases.ending_at(i - 2).filter(|id| self.phrases.list[*id].kind == Kind::Human);
            if let Some(id) = parent {
                return Some((self.phrases.outermost(self.prose, id), Relation::Subject));
            }
        }
        let lower = self.prose.lower(i);
        if self.prose.is_mark(i, &[',', '—', '–', '-', '―']) {
            let inverted = self.inverted(verb, first);
            if i > self.frame.start && self.prose.is_quote(i - 1) && inverted.is_some() {
                return inverted;
            }
            // "But, said Holt, …" is closed after the name; "Holt, the mayor, said Brand was …" goes on.
            let inverted = inverted.filter(|f| self.closes_after(f.0));
            let plain = self.prose.word(verb).and_then(|w| w.report).is_some_and(|r| r.strength == 3);
            if plain && inverted.is_some_and(|f| self.phrases.list[f.0].kind == Kind::Name) {
                return inverted;
            }
            if let Some(id) = self.across_commas(i) {
                return Some((id, Relation::SubjectBeforeApposition));
            }
            if inverted.is_some() {
                return inverted;
            }
            return self.earlier_subject(verb).map(|id| (self.behind_relative(id), Relation::Coordinated));
        }
        if self.prose.class(i).is(Class::CONJUNCTION) || lower == "to" || lower == "then" {
            return self.earlier_subject(verb).map(|id| (id, Relation::Coordinated));
        }
        if self.prose.is_quote(i) {
            return None;
        }
        // A verb group that is no phrase of its own: "went on say", "did not immediately".
        self.earlier_subject(verb)
            .filter(|_| self.prose.class(i).is(Class::VERB))
            .map(|id| (self.behind_relative(id), Relation::Coordinated))
    }

    /// "Holt, a manager at the port told": she, though no comma closes what she is.
    pub(super) fn described(&self, id: usize) -> usize {
        let phrase = &self.phrases.list[id];
        let indefinite = matches!(self.prose.lower(phrase.first), "a" | "an") && phrase.kind == Kind::Human;
        let comma = phrase.first.checked_sub(1).filter(|u| indefinite && *u > self.frame.start && self.prose.is_mark(*u, &[',']));
        let name = comma.and_then(|u| self.phrases.ending_at(u - 1)).filter(|i| {
            let name = &self.phrases.list[*i];
            let governed = name.first > self.frame.start && self.prose.class(name.first - 1).is(Class::PREPOSITION);
            let person = self.prose.class(name.first).is(Class::GIVEN) || self.prose.class(name.head).is(Class::SURNAME);
            name.kind == Kind::Name && name.first >= self.frame.start && !governed && person
        });
        name.unwrap_or(id)
    }

    /// "Ana Holt, 58, of Merrin told": she, not the town.
    fn hailing(&self, id: usize) -> usize {
        let is_comma = |u: usize| self.prose.is_mark(u, &[',']);
        let first = self.phrases.list[id].first;
        let governed = first >= self.frame.start + 3 && matches!(self.prose.lower(first - 1), "of" | "from") && is_comma(first - 2);
        if !governed {
            return id;
        }
        let is_age = |u: usize| self.prose.lower(u).bytes().all(|b| b.is_ascii_digit());
        let aged = first >= self.frame.start + 5 && is_age(first - 3) && is_comma(first - 4);
        let comma = if aged { first - 4 } else { first - 2 };
        let name = comma.checked_sub(1).and_then(|u| self.phrases.ending_at(u)).filter(|n| {
            let name = &self.phrases.list[*n];
            let person = self.prose.class(name.first).is(Class::GIVEN) || self.prose.class(name.head).is(Class::SURNAME);
            name.kind == Kind::Name && name.first >= self.frame.start && person
        });
        name.unwrap_or(id)
    }

    /// "the man who was leaving the hall told": not the hall, which ends the clause about him, but the man.
    pub(super) fn beyond_relative(&self, id: usize) -> usize {
        let first = self.phrases.list[id].first;
        let clause = self.before.iter().rev().take_while(|l| first.saturating_sub(l.last) <= REACH).find(|l| {
            let who = &self.phrases.list[l.phrase];
            // What follows a verb of saying is a clause of its own: "the man who said Holt told".
            let opens = self.prose.word(l.verb).and_then(|w| w.report).is_some_and(|r| r.strength >= 2 && r.lemma != "tell");
            who.kind == Kind::Relative && matches!(self.prose.lower(who.first), "who" | "that") && !opens && l.last < first
        });
        let Some(link) = clause else { return id };
        let relative = self.phrases.list[link.phrase].first;
        let closed = (relative.saturating_sub(1)..first).any(|u| {
            self.prose.is_quote(u)
                || self.prose.word(u).is_some_and(|w| {
                    w.kind == crate::language::TokenKind::Mark
                        || matches!(w.lower, "and" | "but" | "or" | "that" | "when" | "because") && u > relative
                })
        });
        // Nothing but the object and what belongs to it stands between the two verbs.
        let pronoun =
            self.phrases.list[id].kind == Kind::Pronoun && matches!(self.prose.lower(first), "he" | "she" | "they" | "i" | "we" | "it");
        let behind = first == link.last + 1 || self.prose.class(first - 1).is(Class::PREPOSITION.with(Class::ADVERB));
        if closed || pronoun || !behind { id } else { self.phrases.antecedent(self.prose, link.phrase) }
    }

    /// Whether a preposition behind "and" or "but" makes phrase `id` a circumstance.
    pub(super) fn adverbial(&self, id: usize) -> bool {
        let first = self.phrases.list[id].first;
        first >= self.frame.start + 2
            && matches!(self.prose.lower(first - 1), "in" | "on" | "at" | "during" | "by" | "through" | "with")
            && matches!(self.prose.lower(first - 2), "and" | "but" | "then" | "or")
    }

    /// "Holt, who left early, said", "the clerk who ran away said": not *who* but whom it describes.
    pub(super) fn behind_relative(&self, id: usize) -> usize {
        self.phrases.antecedent(self.prose, id)
    }

    /// "was quoted by the Post as saying": the quoted one speaks, not the Post.
    pub(super) fn quotes_as(&self, verb: usize) -> bool {
        QUOTING.contains(&self.prose.lower(verb)) && (verb + 1..self.frame.end.min(verb + 14)).any(|u| self.prose.lower(u) == "as")
    }

    /// Whom the nearest earlier "quoted … as" quotes.
    pub(super) fn quoted_as(&self, verb: usize) -> Option<usize> {
        if self.prose.lower(verb.checked_sub(1)?) != "as" {
            return None;
        }
        let link = self.before.iter().rev().find(|l| l.verb < verb && verb - l.verb < 30 && QUOTING.contains(&self.prose.lower(l.verb)))?;
        if link.passive {
            return (link.relation != Relation::Agent).then_some(link.phrase);
        }
        (link.last + 1..verb).find_map(|u| self.phrases.beginning_at(u)).filter(|id| self.personal(*id))
    }

    /// "issued a statement saying", "put out a letter that says": the message's sender, if `id` is the
    /// message and the object of a verb with a subject.
    pub(super) fn sender(&self, id: usize) -> Option<usize> {
        let phrase = &self.phrases.list[id];
        if !MESSAGES.contains(&self.prose.lower(phrase.head)) {
            return None;
        }
        let possessed = (phrase.first..phrase.head).any(|u| self.prose.lower(u) == "'s");
        self.before
            .iter()
            .rev()
            .find(|l| {
                l.last < phrase.first
                    && phrase.first - l.last <= 3
                    && SENDING.contains(&self.prose.lower(l.verb))
                    && !possessed
                    && !l.passive
            })
            .map(|l| l.phrase)
    }

    /// From the comma at `at` back over appositions and relative clauses to the noun they describe.
    pub(super) fn across_commas(&self, at: usize) -> Option<usize> {
        let low = self.frame.start.max(at.saturating_sub(REACH));
        let mut best = None;
        let mut right = at;
        for i in (low..at).rev() {
            if self.prose.is_quote(i) {
                break;
            }
            if !self.prose.is_mark(i, &[',', '—', '–']) {
                continue;
            }
            let Some(id) = i.checked_sub(1).and_then(|u| self.phrases.ending_at(self.before_bracket(u))) else {
                right = i;
                continue;
            };
            let phrase = &self.phrases.list[id];
            let describes = self.describes(i + 1, right);
            if describes && self.personal(id) && phrase.first >= self.frame.start {
                best = Some(self.phrases.outermost(self.prose, id));
                if matches!(phrase.kind, Kind::Name) && self.starts_clause(phrase.first) {
                    break;
                }
            } else if best.is_some() {
                break;
            }
            right = i;
        }
        best
    }

    /// The unit before a bracket that closes at `u`: "Holt (D-Calif.)".
    pub(super) fn before_bracket(&self, u: usize) -> usize {
        if !self.prose.is_mark(u, &[')']) {
            return u;
        }
        let open = (self.frame.start..u).rev().take(REACH).find(|i| self.prose.is_mark(*i, &['(']));
        open.and_then(|i| i.checked_sub(1)).unwrap_or(u)
    }

    pub(super) fn starts_clause(&self, first: usize) -> bool {
        first == self.frame.start || self.prose.is_quote(first - 1) || self.prose.is_mark(first - 1, &[',', ';', ':', '—', '–', '”', '"'])
    }

    /// Whether the units from `from` to the comma at `to` describe a person: "the mayor of …", "43",
    /// "who …", "of Port Ellery", "D-Calif."
    pub(super) fn describes(&self, from: usize, to: usize) -> bool {
        if from >= to || matches!(self.prose.lower(from), "and" | "but" | "or" | "nor" | "yet" | "so") {
            return false;
        }
        let class = self.prose.class(from);
        let lower = self.prose.lower(from);
        class.is(Class::RELATIVE
            .with(Class::CONJUNCTION)
            .with(Class::DETERMINER)
            .with(Class::ROLE)
            .with(Class::ACTOR)
            .with(Class::POSSESSIVE)
            .with(Class::HUMANS)
            .with(Class::PREPOSITION))
            || class.is(Class::GERUND.with(Class::PAST).with(Class::PARTICIPLE).with(Class::ADJECTIVE).with(Class::ADVERB))
            || matches!(lower, "co" | "jr" | "sr" | "also" | "himself" | "herself" | "now" | "then" | "both")
            || self.prose.word(from).is_some_and(|w| w.capital || w.kind == crate::language::TokenKind::Number)
            || class.is(Class::ANY_NOUN)
    }

    /// The subject of the nearest earlier finite verb in the frame, a person's before a thing's.
    pub(super) fn earlier_subject(&self, verb: usize) -> Option<usize> {
        let earlier = || self.before.iter().rev().filter(|l| l.verb < verb);
        let carried = |l: &&Link| {
            let subject = matches!(
                l.relation,
                Relation::Subject | Relation::SubjectBeforeApposition | Relation::Coordinated | Relation::Participle | Relation::Inverted
            );
            // "the sailors coming from Ellery" describes the sailors and carries nothing on.
            let describing = l.relation == Relation::Participle && self.phrases.list[l.phrase].last + 1 == l.first;
            subject && !describing && !self.opens_subclause(l)
        };
        earlier()
            .filter(carried)
            .find(|l| self.personal(l.phrase))
            .or_else(|| earlier().find(carried))
            .or_else(|| earlier().find(|l| l.relation != Relation::According))
            .map(|l| l.phrase)
            .or_else(|| self.opening_phrase(verb))
    }

    /// The first noun phrase of the frame that could be a subject.
    pub(super) fn opening_phrase(&self, verb: usize) -> Option<usize> {
        let mut u = self.frame.start;
        while u < verb {
            if let Some(id) = self.phrases.at(u) {
                let phrase = &self.phrases.list[id];
                let governed = phrase.first > self.frame.start && self.prose.class(phrase.first - 1).is(Class::PREPOSITION);
                if self.personal(id) && !governed {
                    return Some(id);
                }
                u = phrase.last;
            }
            u += 1;
        }
        None
    }

    /// "…that the plan was late and said": the verb after "that" has not the speaker for a subject.
    pub(super) fn opens_subclause(&self, link: &Link) -> bool {
        let first = self.phrases.list[link.phrase].first;
        first > self.frame.start
            && self.prose.class(first - 1).is(Class::RELATIVE.with(Class::CONJUNCTION))
            && !matches!(self.prose.lower(first - 1), "and" | "but")
    }

    /// Whether the clause ends after phrase `id` and what belongs to it.
    pub(super) fn closes_after(&self, id: usize) -> bool {
        let mut last = self.phrases.list[id].last;
        for _ in 0..3 {
            let next = self.phrases.beginning_at(last + 2).filter(|_| self.prose.class(last + 1).is(Class::PREPOSITION));
            let Some(next) = next else { break };
            last = self.phrases.list[next].last;
        }
        let u = last + 1;
        // "said Holt “was right”" goes on, unless what is said came before: "“…,” said Holt “…”".
        let said_before = || (self.frame.start..self.phrases.list[id].first).any(|u| self.prose.is_quote(u));
        u >= self.frame.end
            || self.prose.is_quote(u) && said_before()
            || self.prose.lower(u) == "who"
            || self.prose.word(u).is_some_and(|w| w.kind == crate::language::TokenKind::Mark)
    }

    pub(super) fn participle(&self, verb: usize) -> Option<(usize, Relation)> {
        if let Some(id) = self.quoted_as(verb) {
            return Some((id, Relation::Quoted));
        }
        // "with Holt saying", "Holt calling it": the noun just before.
        if let Some(nearest) = verb.checked_sub(1).and_then(|u| self.phrases.ending_at(u)) {
            let outer = self.phrases.outermost(self.prose, nearest);
            // "footage of Holt saying": no footage speaks.
            let person = self.phrases.list[outer].kind == Kind::Thing && self.personal(nearest);
            let id = if person { nearest } else { outer };
            if let Some(sender) = self.sender(id) {
                return Some((sender, Relation::Participle));
            }
            let first = self.phrases.list[id].first;
            let with = first > self.frame.start && self.prose.lower(first - 1) == "with";
            if (self.personal(id) || with) && first >= self.frame.start {
                return Some((id, Relation::Participle));
            }
        }
        // "Holt denied rumours she had resigned by tweeting": the means is the main clause's.
        let means = verb > self.frame.start && matches!(self.prose.lower(verb - 1), "by" | "before" | "after" | "without");
        if let Some(main) = self.main_subject().filter(|_| means) {
            return Some((main, Relation::Participle));
        }
        if let Some(id) = self.placed_subject(verb).or_else(|| self.earlier_subject(verb)) {
            return Some((id, Relation::Participle));
        }
        // No verb yet: the subject comes after the participle's comma.
        let comma = (verb..self.frame.end).find(|u| self.prose.is_mark(*u, &[',']))?;
        let id = self.phrases.beginning_at(comma + 1)?;
        self.personal(id).then_some((id, Relation::Following))
    }

    /// The first subject of the frame that stands in no clause of its own.
    pub(super) fn main_subject(&self) -> Option<usize> {
        self.before
            .iter()
            .find(|l| matches!(l.relation, Relation::Subject | Relation::SubjectBeforeApposition) && !self.opens_subclause(l))
            .map(|l| l.phrase)
    }

    /// "…, where a hundred people stood, chanting": the nearest subject, if its clause says where.
    pub(super) fn placed_subject(&self, verb: usize) -> Option<usize> {
        let link = self.before.iter().rev().find(|l| l.verb < verb && l.relation == Relation::Subject)?;
        let first = self.phrases.list[link.phrase].first;
        let opener = first.checked_sub(1).filter(|u| *u > self.frame.start).filter(|u| {
            let lower = self.prose.lower(*u);
            let which = lower == "which" && self.prose.class(*u - 1).is(Class::PREPOSITION);
            lower == "where" || which || matches!(lower, "about" | "around" | "nearly") && self.prose.lower(*u - 1) == "where"
        });
        opener.filter(|_| self.personal(link.phrase)).map(|_| link.phrase)
    }

    pub(super) fn agent(&self, verb: usize) -> Option<(usize, Relation)> {
        let by = (verb + 1..self.frame.end.min(verb + 5)).find(|u| self.prose.lower(*u) == "by")?;
        let id = self.phrases.beginning_at(by + 1)?;
        Some((id, Relation::Agent))
    }

    /// "said Holt", after a quoted stretch, a comma or at the start.
    pub(super) fn inverted(&self, verb: usize, first: usize) -> Option<(usize, Relation)> {
        let word = self.prose.word(verb)?;
        // "“Up she goes,” chimed in Holt": after such a mark any verb reports.
        let tag = word.report.is_none() && verb > self.frame.start && self.prose.ends_in_comma(verb - 1);
        let finite = match word.report {
            Some(report) => matches!(report.form, Form::Past | Form::Present) && report.lemma != "tell",
            None => tag && word.class.is(Class::PAST.with(Class::PRESENT)),
        };
        if !finite || first < verb && self.prose.class(first).is(Class::AUXILIARY) {
            return None;
        }
        let strength = word.report.map_or(0, |r| r.strength);
        let free = verb == self.frame.start || {
            let i = first.saturating_sub(1);
            self.prose.is_quote(i)
                || self.prose.is_mark(i, &[',', '—', '–', '…', ')'])
                || self.prose.lower(i) == "so"
                || self.prose.lower(i) == "as"
        };
        if !free {
            return None;
        }
        let particle = tag && matches!(self.prose.lower(verb + 1), "in" | "out" | "up" | "back" | "off" | "along");
        let adverb = self.prose.class(verb + 1).is(Class::ADVERB) && self.phrases.beginning_at(verb + 1).is_none();
        let at = if adverb || particle { verb + 2 } else { verb + 1 };
        let id = self.phrases.beginning_at(at)?;
        // "“…,” said the ruling."
        let whole = || strength == 3 && first > self.frame.start && self.prose.is_quote(first - 1) && self.closes_after(id);
        (self.personal(id) || self.speaks(id) && whole()).then_some((id, Relation::Inverted))
    }
}
