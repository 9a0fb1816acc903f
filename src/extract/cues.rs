//! Reporting clauses: which words report speech, and whose.
//!
//! In «Holt, who runs the port, said» the cue is *said* and its subject *Holt*; in «said Holt» the
//! same, inverted; in «according to Holt» the phrase after *to*. Each link carries the relation by
//! which it was found, which is also what the report gives as the reason.

use super::messages::{HEARING, JOINED, MESSAGES, QUOTING, SAYING_NOUNS, SENDING};
use super::phrases::{Kind, Phrases};
use super::prose::Prose;
use crate::language::{Class, Form};

/// How a cue and its speaker hang together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Relation {
    /// "Holt said"
    Subject,
    /// "Holt, the mayor, said"
    SubjectBeforeApposition,
    /// "Holt met Brand and said"
    Coordinated,
    /// "Holt left, saying"
    Participle,
    /// "Holt, who said"
    Relative,
    /// "said Holt"
    Inverted,
    /// "according to Holt"
    According,
    /// "Holt's claim that"
    Possessive,
    /// "Holt:"
    Colon,
    /// "Asked about it, Holt said": subject of the clause that follows
    Following,
    /// "reported by Holt"
    Agent,
    /// "the Post quoted Holt as saying"
    Quoted,
}

impl Relation {
    /// Why, in words an editor reads.
    pub(super) const fn because(self) -> &'static str {
        match self {
            Relation::Subject => "subject of the reporting verb",
            Relation::SubjectBeforeApposition => "subject of the reporting verb, with a description between",
            Relation::Coordinated => "subject of the clause that the reporting verb goes on",
            Relation::Participle => "subject of the clause to which the reporting participle belongs",
            Relation::Relative => "named just before “who” and the reporting verb",
            Relation::Inverted => "named just after the reporting verb",
            Relation::According => "named after “according to”",
            Relation::Possessive => "whose words the noun names",
            Relation::Colon => "named before the colon",
            Relation::Following => "subject of the clause that follows",
            Relation::Agent => "named after “by”",
            Relation::Quoted => "whom somebody else quotes",
        }
    }

    pub(super) const fn name(self) -> &'static str {
        match self {
            Relation::Subject => "subj",
            Relation::SubjectBeforeApposition => "appos",
            Relation::Coordinated => "coord",
            Relation::Participle => "part",
            Relation::Relative => "rel",
            Relation::Inverted => "inv",
            Relation::According => "acc",
            Relation::Possessive => "poss",
            Relation::Colon => "colon",
            Relation::Following => "foll",
            Relation::Agent => "agent",
            Relation::Quoted => "quoted",
        }
    }
}

/// A cue with its speaker.
#[derive(Clone, Debug)]
pub(super) struct Link {
    /// First and last unit of the cue.
    pub(super) first: usize,
    pub(super) last: usize,
    /// The unit of its verb (or of "according").
    pub(super) verb: usize,
    /// The speaker's noun phrase.
    pub(super) phrase: usize,
    pub(super) relation: Relation,
    /// "not", "never", "would", "if" stand with it.
    pub(super) hedged: bool,
    /// Passive or otherwise without a subject of its own.
    pub(super) passive: bool,
}

/// All links, in the order of their verbs.
pub(super) fn links(prose: &Prose<'_>, phrases: &Phrases) -> Vec<Link> {
    let mut out = Vec::new();
    for frame in &prose.frames {
        let from = out.len();
        for u in frame.clone() {
            if let Some(link) = link_at(prose, phrases, frame.clone(), u, &out[from..]) {
                out.push(link);
            }
        }
        // "Speaking to reporters, Holt said": a participle before the first subject takes the next one.
        if let Some(link) = colon(prose, phrases, frame.clone(), &out[from..]) {
            let at = from + out[from..].partition_point(|l| l.verb < link.verb);
            out.insert(at, link);
        }
    }
    out
}

fn is_finite(prose: &Prose<'_>, u: usize) -> bool {
    let Some(word) = prose.word(u) else { return false };
    if word.capital && !word.opens_sentence {
        return false;
    }
    word.report.is_some_and(|r| matches!(r.form, Form::Past | Form::Present)) || word.class.is(Class::PAST.with(Class::PRESENT))
}

/// The link of the word at `u`, if that word can report.
fn link_at(prose: &Prose<'_>, phrases: &Phrases, frame: std::ops::Range<usize>, u: usize, before: &[Link]) -> Option<Link> {
    let word = prose.word(u)?;
    if word.lower == "according" && prose.lower(u + 1) == "to" {
        let named = phrases.beginning_at(u + 2)?;
        // "according to calculations by Holt": no calculation speaks.
        let last = phrases.list[named].last;
        let author = phrases.beginning_at(last + 2).filter(|id| {
            phrases.list[named].kind == Kind::Thing
                && matches!(prose.lower(last + 1), "by" | "from")
                && matches!(phrases.list[*id].kind, Kind::Name | Kind::Human | Kind::Body)
        });
        let phrase = author.unwrap_or(named);
        return Some(Link { first: u, last: u + 1, verb: u, phrase, relation: Relation::According, hedged: false, passive: false });
    }
    // "…, per the Times"
    let per = word.lower == "per" && (u == frame.start || prose.is_quote(u - 1) || prose.is_mark(u - 1, &[',', '(', '—', '–']));
    let source = phrases.beginning_at(u + 1).filter(|id| per && matches!(phrases.list[*id].kind, Kind::Name | Kind::Body));
    if let Some(phrase) = source {
        return Some(Link { first: u, last: u, verb: u, phrase, relation: Relation::According, hedged: false, passive: false });
    }
    // "Holt's “sink or swim” remark"
    if u >= frame.start + 3 && prose.is_quote(u - 1) && prose.lower(u - 2) == "'s" && SAYING_NOUNS.contains(&word.lower) {
        let owner = phrases.ending_at(u - 3).or_else(|| phrases.ending_at(u - 2));
        let owner = owner.filter(|id| matches!(phrases.list[*id].kind, Kind::Name | Kind::Human | Kind::Body));
        return owner.map(|phrase| Link {
            first: u,
            last: u,
            verb: u,
            phrase,
            relation: Relation::Possessive,
            hedged: false,
            passive: false,
        });
    }
    let inside_phrase = phrases.at(u).is_some();
    if inside_phrase {
        return possessive(prose, phrases, u);
    }
    let form = word.report.map(|r| r.form);
    let class = word.class;
    let finite = is_finite(prose, u);
    let gerund = form == Some(Form::Gerund) || class.is(Class::GERUND);
    let base = matches!(form, Some(Form::Base | Form::Participle)) || class.is(Class::BASE.with(Class::PARTICIPLE));
    if !(finite || gerund || base) || class.is(Class::AUXILIARY) {
        return None;
    }
    let (first, hedged, passive) = auxiliaries(prose, frame.start, u);
    let clause = Clause { prose, phrases, frame: frame.clone(), before };
    // "Holt was told": she hears.
    let hears = passive && word.report.is_some_and(|r| HEARING.contains(&r.lemma));
    let found = if hears && !gerund {
        clause.agent(u)
    } else if passive && !gerund {
        clause.agent(u).filter(|_| !clause.quotes_as(u)).or_else(|| clause.subject(first, u).filter(|f| f.1 != Relation::Coordinated))
    } else if gerund && first == u {
        clause.participle(u)
    } else {
        clause.subject(first, u)
    };
    let found = found.or_else(|| clause.inverted(u, first));
    let (phrase, relation) = found?;
    // "…, made" and "…, get": only reporting verbs are worth carrying a subject over to.
    if relation == Relation::Coordinated && word.report.is_none() {
        return None;
    }
    Some(Link { first, last: u, verb: u, phrase, relation, hedged, passive })
}

/// "Holt's claim that", "a statement from Holt", where the noun stands within a phrase.
fn possessive(prose: &Prose<'_>, phrases: &Phrases, u: usize) -> Option<Link> {
    let word = prose.word(u)?;
    if !SAYING_NOUNS.contains(&word.lower) {
        return None;
    }
    let id = phrases.at(u)?;
    let phrase = &phrases.list[id];
    if phrase.last != u {
        return None;
    }
    let link = |phrase| Some(Link { first: u, last: u, verb: u, phrase, relation: Relation::Possessive, hedged: false, passive: false });
    let possessor = (phrase.first..u).any(|i| prose.lower(i) == "'s" || prose.class(i).is(Class::POSSESSIVE));
    if possessor {
        return link(id);
    }
    if matches!(prose.lower(u + 1), "from" | "by" | "of") {
        return link(phrases.beginning_at(u + 2)?);
    }
    None
}

/// Back over "has also repeatedly": the cue's first unit, whether it is hedged, whether passive.
fn auxiliaries(prose: &Prose<'_>, start: usize, verb: usize) -> (usize, bool, bool) {
    let mut first = verb;
    let (mut hedged, mut passive) = (false, false);
    let past = prose.word(verb).is_some_and(|w| {
        matches!(w.report.map(|r| r.form), Some(Form::Past | Form::Participle)) || w.class.is(Class::PAST.with(Class::PARTICIPLE))
    });
    let mut i = verb;
    let mut direct_be = None;
    while i > start {
        i -= 1;
        let class = prose.class(i);
        let lower = prose.lower(i);
        if class.is(Class::AUXILIARY.with(Class::NEGATION)) && !prose.is_quote(i) {
            hedged |= class.is(Class::NEGATION) || matches!(lower, "would" | "could" | "might" | "may" | "should");
            if matches!(lower, "was" | "were" | "been" | "being" | "is" | "are" | "be") && direct_be.is_none() {
                direct_be = Some(true);
            }
            first = i;
        } else if class.is(Class::ADVERB) && !class.is(Class::ANY_NOUN) && !prose.is_quote(i) {
            // An adverb is only within the cue if an auxiliary or the subject stands before it.
            if first == i + 1 {
                first = i;
            }
        } else {
            break;
        }
    }
    passive |= past && direct_be == Some(true);
    (first, hedged, passive)
}

/// One clause as seen from its verb.
struct Clause<'a, 'p> {
    prose: &'a Prose<'p>,
    phrases: &'a Phrases,
    frame: std::ops::Range<usize>,
    /// Links of earlier verbs in this frame.
    before: &'a [Link],
}

/// How far back an apposition or a relative clause may reach, in units.
const REACH: usize = 45;

impl Clause<'_, '_> {
    fn speaks(&self, phrase: usize) -> bool {
        !matches!(self.phrases.list[phrase].kind, Kind::Time)
    }

    fn personal(&self, phrase: usize) -> bool {
        matches!(self.phrases.list[phrase].kind, Kind::Name | Kind::Human | Kind::Pronoun | Kind::Body)
    }

    /// The subject of a finite verb whose cue begins at `first`.
    fn subject(&self, first: usize, verb: usize) -> Option<(usize, Relation)> {
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
            let id = self.described(self.beyond_relative(id));
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
    fn described(&self, id: usize) -> usize {
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

    /// "the man who was leaving the hall told": not the hall, which ends the clause about him, but the man.
    fn beyond_relative(&self, id: usize) -> usize {
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
    fn adverbial(&self, id: usize) -> bool {
        let first = self.phrases.list[id].first;
        first >= self.frame.start + 2
            && matches!(self.prose.lower(first - 1), "in" | "on" | "at" | "during" | "by" | "through" | "with")
            && matches!(self.prose.lower(first - 2), "and" | "but" | "then" | "or")
    }

    /// "Holt, who left early, said", "the clerk who ran away said": not *who* but whom it describes.
    fn behind_relative(&self, id: usize) -> usize {
        self.phrases.antecedent(self.prose, id)
    }

    /// "was quoted by the Post as saying": the quoted one speaks, not the Post.
    fn quotes_as(&self, verb: usize) -> bool {
        QUOTING.contains(&self.prose.lower(verb)) && (verb + 1..self.frame.end.min(verb + 14)).any(|u| self.prose.lower(u) == "as")
    }

    /// Whom the nearest earlier "quoted … as" quotes.
    fn quoted_as(&self, verb: usize) -> Option<usize> {
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
    fn sender(&self, id: usize) -> Option<usize> {
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
    fn across_commas(&self, at: usize) -> Option<usize> {
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
    fn before_bracket(&self, u: usize) -> usize {
        if !self.prose.is_mark(u, &[')']) {
            return u;
        }
        let open = (self.frame.start..u).rev().take(REACH).find(|i| self.prose.is_mark(*i, &['(']));
        open.and_then(|i| i.checked_sub(1)).unwrap_or(u)
    }

    fn starts_clause(&self, first: usize) -> bool {
        first == self.frame.start || self.prose.is_quote(first - 1) || self.prose.is_mark(first - 1, &[',', ';', ':', '—', '–', '”', '"'])
    }

    /// Whether the units from `from` to the comma at `to` describe a person: "the mayor of …", "43",
    /// "who …", "of Port Ellery", "D-Calif."
    fn describes(&self, from: usize, to: usize) -> bool {
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
    fn earlier_subject(&self, verb: usize) -> Option<usize> {
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
    fn opening_phrase(&self, verb: usize) -> Option<usize> {
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
    fn opens_subclause(&self, link: &Link) -> bool {
        let first = self.phrases.list[link.phrase].first;
        first > self.frame.start
            && self.prose.class(first - 1).is(Class::RELATIVE.with(Class::CONJUNCTION))
            && !matches!(self.prose.lower(first - 1), "and" | "but")
    }

    /// Whether the clause ends after phrase `id` and what belongs to it.
    fn closes_after(&self, id: usize) -> bool {
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

    fn participle(&self, verb: usize) -> Option<(usize, Relation)> {
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
    fn main_subject(&self) -> Option<usize> {
        self.before
            .iter()
            .find(|l| matches!(l.relation, Relation::Subject | Relation::SubjectBeforeApposition) && !self.opens_subclause(l))
            .map(|l| l.phrase)
    }

    /// "…, where a hundred people stood, chanting": the nearest subject, if its clause says where.
    fn placed_subject(&self, verb: usize) -> Option<usize> {
        let link = self.before.iter().rev().find(|l| l.verb < verb && l.relation == Relation::Subject)?;
        let first = self.phrases.list[link.phrase].first;
        let opener = first.checked_sub(1).filter(|u| *u > self.frame.start).filter(|u| {
            let lower = self.prose.lower(*u);
            let which = lower == "which" && self.prose.class(*u - 1).is(Class::PREPOSITION);
            lower == "where" || which || matches!(lower, "about" | "around" | "nearly") && self.prose.lower(*u - 1) == "where"
        });
        opener.filter(|_| self.personal(link.phrase)).map(|_| link.phrase)
    }

    fn agent(&self, verb: usize) -> Option<(usize, Relation)> {
        let by = (verb + 1..self.frame.end.min(verb + 5)).find(|u| self.prose.lower(*u) == "by")?;
        let id = self.phrases.beginning_at(by + 1)?;
        Some((id, Relation::Agent))
    }

    /// "said Holt", after a quoted stretch, a comma or at the start.
    fn inverted(&self, verb: usize, first: usize) -> Option<(usize, Relation)> {
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

/// "Holt:" and "Reuters:" at the end of a frame, before a quoted stretch or a new paragraph.
fn colon(prose: &Prose<'_>, phrases: &Phrases, frame: std::ops::Range<usize>, links: &[Link]) -> Option<Link> {
    let at = frame.clone().find(|u| prose.is_mark(*u, &[':']))?;
    if links.iter().any(|l| l.last < at && at - l.last <= 8 && l.relation != Relation::Possessive) {
        return None;
    }
    let id = at.checked_sub(1).filter(|u| *u >= frame.start).and_then(|u| phrases.ending_at(u))?;
    let phrase = &phrases.list[id];
    if !matches!(phrase.kind, Kind::Name | Kind::Human | Kind::Pronoun) {
        return None;
    }
    // "Later on Channel Nine:" names no speaker.
    let place =
        phrase.first.checked_sub(1).filter(|u| *u >= frame.start).is_some_and(|u| matches!(prose.lower(u), "on" | "in" | "at" | "to"));
    if place {
        return None;
    }
    Some(Link { first: at, last: at, verb: at, phrase: id, relation: Relation::Colon, hedged: false, passive: false })
}
