//! What is seen of a quoted stretch and of each possible speaker: the features of attribution.
//!
//! For *Holt* by *said* after «“It sank,”» they say that the verb reports, stands just after the
//! stretch, and that Holt is a person. It weighs nothing.

use super::seen::{Seen, bucket, word_type};
use super::{Candidate, Decision, Origin, Scene};
use crate::extract::cues::{Link, Relation};
use crate::extract::phrases::Kind;
use crate::extract::prose::Unit;
use crate::extract::ranking::Features;
use crate::language::{Class, Form, TokenKind};

/// Quoted stretches of a paragraph before this one whose answers are counted.
const MOST_QUOTES: usize = 64;

impl Scene<'_, '_> {
    /// Features that every candidate with a speaker has.
    pub(super) fn of_phrase(&self, f: &mut Features, q: usize, decisions: &[Decision], phrase: usize, tag: &str) {
        let p = &self.phrases.list[phrase];
        let kind = kind_name(p.kind);
        let person = self.people.within(self.phrases.list[self.phrases.antecedent(self.prose, phrase)].span).is_some();
        f.add(&["kind", kind, tag]);
        f.add(&["kind", kind, if person { "person" } else { "other" }]);
        let head = self.prose.word(p.head);
        if let Some(word) = head {
            match p.kind {
                Kind::Pronoun | Kind::Relative => {
                    f.add(&["pron", word.lower, tag]);
                    let class = match word.lower {
                        "he" | "she" | "they" => "third",
                        "i" | "we" | "you" => "own",
                        "it" | "which" | "that" => "it",
                        _ => "somebody",
                    };
                    f.add(&["pronclass", class, tag]);
                }
                Kind::Human | Kind::Body | Kind::Thing => f.add(&["head", word.lower]),
                Kind::Name => {
                    let class = match () {
                        () if person => "person",
                        () if word.class.is(Class::PLACE) => "place",
                        () if word.class.is(Class::BODY.with(Class::ORGANISATION)) => "body",
                        () if word.class.is(Class::DEMONYM) => "demonym",
                        () if word.class.is(Class::ANY_NOUN) => "noun",
                        () => "bare",
                    };
                    f.add(&["name", class]);
                }
                Kind::Time => {}
            }
        }
        // People do not call themselves by their surname.
        if let Some(id) = self.people.within(p.span) {
            let inside = self.people.mentions_within(self.prose.quotes[q].quoted.inner).iter().any(|(_, other)| *other == id);
            f.add(&["namedwithin", if inside { "yes" } else { "no" }]);
            let before = decisions.iter().rev().take(4).filter_map(|d| d.phrase).next();
            let same = before.and_then(|b| self.people.within(self.phrases.list[b].span)).map(|other| other == id);
            f.add(&["sameasbefore", same.map_or("none", |s| if s { "yes" } else { "no" }), kind]);
        }
        if p.first > 0
            && self.prose.class(p.first - 1).is(Class::PREPOSITION)
            && self.prose.frame_of[p.first - 1] == self.prose.frame_of[p.first]
        {
            f.add(&["afterprep", tag]);
        }
    }

    pub(super) fn linked(&self, q: usize, l: usize, seen: &Seen, decisions: &[Decision]) -> Candidate {
        let link = &self.links[l];
        let quote = &self.prose.quotes[q];
        let phrase = &self.phrases.list[link.phrase];
        let frame = self.prose.frame_of[link.verb];
        let mut f = Features::new(self.named);
        let (low, high) = (link.first.min(phrase.first), link.last.max(phrase.last));
        let after = link.verb > quote.unit;
        let gap = if after { low.saturating_sub(quote.unit + 1) } else { quote.unit.saturating_sub(high + 1) };
        let verb_gap = if after { link.first - quote.unit - 1 } else { quote.unit.saturating_sub(link.last + 1) };
        let distance = frame.abs_diff(quote.frame);
        let direction = match (distance, after) {
            (0, true) => "after",
            (0, false) => "before",
            (1, true) => "next",
            (1, false) => "previous",
            (_, true) => "later",
            (_, false) => "earlier",
        };
        let rel = link.relation.name();
        let split = !after && (phrase.first..=phrase.last).contains(&quote.unit);
        if split {
            f.add(&["split"]);
        }
        f.add(&["pos", direction]);
        f.add(&["pos", direction, seen.place]);
        f.add(&["gap", direction, bucket(gap)]);
        f.add(&["verbgap", direction, bucket(verb_gap)]);
        f.add(&["verbgap", direction, bucket(verb_gap), seen.place]);
        f.add(&["rel", rel]);
        f.add(&["rel", rel, direction]);
        f.add(&["rel", rel, direction, bucket(gap)]);
        let between = if after {
            &self.prose.units[quote.unit + 1..low.max(quote.unit + 1)]
        } else {
            &self.prose.units[(high + 1).min(quote.unit)..quote.unit]
        };
        let quotes_between = between.iter().filter(|u| matches!(u, Unit::Quote(_))).count();
        let here = self.links.partition_point(|x| x.verb < quote.unit);
        let links_between = if after { l - here } else { here - 1 - l };
        f.add(&["quotesbetween", direction, bucket(quotes_between)]);
        f.add(&["linksbetween", direction, bucket(links_between)]);
        f.add(&["linksbetween", direction, bucket(links_between), seen.place]);
        // Those between that surely report.
        let others = if after { here..l } else { l + 1..here };
        let strong_between = others.rev().take(8).filter(|l| self.reports(&self.links[*l])).count();
        let word = self.prose.word(link.verb);
        let report = word.and_then(|w| w.report);
        let lemma = report.map_or("", |r| r.lemma);
        let strength = report.map_or(if link.relation == Relation::According { "acc" } else { "0" }, |r| {
            ["0", "1", "2", "3"][usize::from(r.strength.min(3))]
        });
        f.add(&["strongbetween", direction, bucket(strong_between)]);
        f.add(&["strongbetween", direction, bucket(strong_between), strength]);
        f.add(&["strongbetween", direction, bucket(strong_between), rel]);
        f.add(&["adjacent", direction, bucket(verb_gap), strength, rel, kind_name(phrase.kind)]);
        f.add(&["adjacent", direction, bucket(verb_gap), strength, seen.place, seen.length]);
        let form = match (report.map(|r| r.form), word.map_or(Class::default(), |w| w.class)) {
            (Some(Form::Past), _) => "past",
            (Some(Form::Present), _) => "present",
            (Some(Form::Gerund), _) => "gerund",
            (Some(_), _) => "base",
            (None, c) if c.is(Class::PAST) => "otherpast",
            (None, c) if c.is(Class::GERUND) => "othergerund",
            (None, c) if c.is(Class::PRESENT) => "otherpresent",
            _ => "other",
        };
        // "as Holt called it, Brand said": the clause on the other side of the stretch.
        if distance == 0 {
            let (other, other_strength) = self.rival(q, after);
            f.add(&["rival", direction, strength, other_strength]);
            f.add(&["rival", direction, other, seen.before, if verb_gap <= 1 { "near" } else { "far" }]);
            f.add(&["rival", direction, rel, other, kind_name(phrase.kind)]);
        }
        let what = phrase.first > 0 && self.prose.lower(phrase.first - 1) == "what" && !after;
        if what {
            f.add(&["what", if verb_gap == 0 { "near" } else { "far" }]);
        }
        f.add(&["strength", strength]);
        f.add(&["strength", strength, direction, bucket(verb_gap)]);
        f.add(&["strength", strength, direction, seen.place]);
        f.add(&["strength", strength, seen.length]);
        f.add(&["form", form, direction]);
        f.add(&["form", form, rel]);
        if lemma.is_empty() {
            if let Some(w) = word {
                f.add(&["verb", w.lower]);
            }
        } else {
            f.add(&["lemma", lemma]);
            f.add(&["lemma", lemma, direction]);
            f.add(&["lemma", lemma, form]);
        }
        if link.hedged {
            f.add(&["hedged"]);
        }
        if link.passive {
            f.add(&["passive", strength]);
        }
        if !after && distance == 0 {
            f.add(&["opening", seen.before, bucket(verb_gap)]);
            f.add(&["opening", seen.before, strength]);
            f.add(&["opening", seen.before, bucket(verb_gap), strength]);
            f.add(&["opening", seen.before, bucket(verb_gap), bucket(links_between)]);
            f.add(&["opening", rel, bucket(verb_gap), strength]);
            let that = (link.last + 1..quote.unit).any(|u| self.prose.lower(u) == "that");
            f.add(&["that", if that { "yes" } else { "no" }, strength]);
        }
        if after && distance == 0 {
            f.add(&["closing", seen.ending, bucket(gap)]);
            f.add(&["closing", seen.ending, rel]);
            f.add(&["closing", seen.ending, rel, bucket(gap), strength]);
        }
        if distance == 1 && !after {
            f.add(&["previousends", self.frame_end(frame), seen.place]);
        }
        let subordinate = phrase.first > 0
            && self.prose.frame_of[phrase.first - 1] == frame
            && matches!(
                self.prose.lower(phrase.first - 1),
                "that"
                    | "if"
                    | "because"
                    | "when"
                    | "which"
                    | "who"
                    | "where"
                    | "whether"
                    | "how"
                    | "what"
                    | "while"
                    | "as"
                    | "since"
                    | "after"
            );
        if subordinate {
            f.add(&["subordinate", direction]);
            f.add(&["subordinate", self.prose.lower(phrase.first - 1), direction, bucket(verb_gap)]);
            f.add(&["subordinate", self.prose.lower(phrase.first - 1), strength]);
            f.add(&["subordinate", self.prose.lower(phrase.first - 1), rel]);
        }
        // "the attacker, who police said held a knife": a clause put into another one.
        if subordinate
            && matches!(self.prose.lower(phrase.first - 1), "who" | "which" | "what" | "that")
            && self.prose.class(link.last + 1).is(Class::AUXILIARY.with(Class::PAST).with(Class::PRESENT))
        {
            f.add(&["inserted", direction]);
            f.add(&["inserted", direction, bucket(verb_gap)]);
        }
        let rank = l - self.links_from[frame];
        f.add(&["rank", direction, bucket(rank)]);
        f.add(&["rank", direction, bucket(rank), strength]);
        let word_before = phrase
            .first
            .checked_sub(1)
            .filter(|u| self.prose.frame_of[*u] == frame)
            .map_or("start", |u| if self.prose.is_quote(u) { "quote" } else { word_type(self.prose, u) });
        f.add(&["clause", word_before, direction]);
        f.add(&["clause", word_before, rel, strength]);
        self.of_phrase(&mut f, q, decisions, link.phrase, rel);
        self.of_phrase(&mut f, q, decisions, link.phrase, direction);
        Candidate { origin: Origin::Link(l), phrase: Some(link.phrase), same: 0, features: f }
    }

    /// The nearest reporting verb before stretch `q` in its frame: how far, and how surely it reports.
    fn nearest(&self, q: usize) -> (&'static str, &'static str) {
        let quote = &self.prose.quotes[q];
        let link = self.links_of(quote.frame).map(|l| &self.links[l]).rfind(|l| l.last < quote.unit);
        let Some(link) = link else { return ("none", "none") };
        (bucket(quote.unit - link.last - 1), self.strength(link))
    }

    /// The reporting clause that stands just at the other side of stretch `q`: its relation and strength.
    pub(super) fn rival(&self, q: usize, after: bool) -> (&'static str, &'static str) {
        let quote = &self.prose.quotes[q];
        let links = self.links_of(quote.frame);
        let here = links.start + self.links[links.clone()].partition_point(|l| l.verb < quote.unit);
        let found = if after { here.checked_sub(1).filter(|l| links.contains(l)) } else { Some(here).filter(|l| links.contains(l)) };
        let near = found.map(|l| &self.links[l]).filter(|link| {
            let low = link.first.min(self.phrases.list[link.phrase].first);
            if after { quote.unit - link.last <= 3 } else { low.saturating_sub(quote.unit) <= 2 }
        });
        near.map_or(("none", "none"), |link| (link.relation.name(), self.strength(link)))
    }

    /// Whether the verb of `link` hardly does anything but report.
    fn reports(&self, link: &Link) -> bool {
        matches!(link.relation, Relation::According | Relation::Colon)
            || self.prose.word(link.verb).and_then(|w| w.report).is_some_and(|r| r.strength >= 2)
    }

    fn strength(&self, link: &Link) -> &'static str {
        match link.relation {
            Relation::According | Relation::Colon => "acc",
            _ => self.prose.word(link.verb).and_then(|w| w.report).map_or("0", |r| ["0", "1", "2", "3"][usize::from(r.strength.min(3))]),
        }
    }

    /// Whether stretch `q` is a nickname or a title beyond doubt, and no statement.
    pub(super) fn names(&self, q: usize) -> bool {
        let quote = &self.prose.quotes[q];
        if quote.words.len() > 16 || !quote.quoted.closed {
            return false;
        }
        let seen = Seen::new(self, q);
        match self.naming(q, &seen) {
            Some("nickname") => true,
            // "what is known as the “harbour rule”"
            Some("called") => {
                let near = (1..=2).filter_map(|back| quote.unit.checked_sub(back)).any(|u| {
                    let lower = self.prose.lower(u);
                    lower == "as" && self.prose.lower(u.saturating_sub(1)) == "known"
                        || matches!(lower, "titled" | "entitled" | "codenamed" | "nickname" | "nicknamed" | "moniker")
                });
                near && seen.inside == "noverb" && quote.words.len() <= FEW
            }
            // "her new documentary “13th”", "her show, “Tidewater.”"
            Some("work") if seen.length == "len1" => seen.style != "lower",
            Some("programme") => seen.style == "title",
            Some("made" | "work") => {
                seen.style == "title" && !matches!(seen.inside, "self" | "verbself") && !matches!(seen.ending, "question" | "bang")
            }
            _ => false,
        }
    }

    /// How stretch `q` is shown to be a name: between two halves of one, behind "known as", or as the
    /// title of a work.
    fn naming(&self, q: usize, seen: &Seen) -> Option<&'static str> {
        let quote = &self.prose.quotes[q];
        let prose = self.prose;
        let name = |u: usize| prose.frame_of.get(u) == Some(&quote.frame) && prose.word(u).is_some_and(|w| w.capital);
        // "Ana “Skipper” Holt"
        let plain_end = quote.quoted.inner.of(prose.text).ends_with(char::is_alphanumeric);
        if quote.words.len() <= 2
            && plain_end
            && quote.unit > 0
            && name(quote.unit + 1)
            && !prose.class(quote.unit + 1).is(Class::FUNCTION)
            && !prose.class(quote.unit - 1).is(Class::FUNCTION.with(Class::PAST).with(Class::PRESENT))
            && (name(quote.unit - 1) || prose.is_mark(quote.unit - 1, &['.']))
        {
            return Some("nickname");
        }
        let before: Vec<usize> = (quote.unit.saturating_sub(4)..quote.unit).filter(|u| prose.frame_of[*u] == quote.frame).collect();
        let called = before.iter().any(|u| {
            let lower = prose.lower(*u);
            matches!(lower, "titled" | "entitled" | "so-called" | "hashtag" | "nickname" | "moniker" | "codenamed" | "abbreviated")
                || lower == "known" && prose.lower(*u + 1) == "as"
        });
        if called {
            return Some("called");
        }
        let numbered = quote.words.len() <= 2 && prose.words[quote.words.clone()].first().is_some_and(|w| w.kind == TokenKind::Number);
        if seen.style != "title" && seen.style != "capital1" && !numbered {
            return None;
        }
        let word = |back: usize| quote.unit.checked_sub(back).filter(|u| prose.frame_of[*u] == quote.frame);
        let comma = usize::from(word(1).is_some_and(|u| prose.is_mark(u, &[','])));
        // "the film “Low Tide”", "her memoir, “Low Tide”"
        let spoken = |u: usize| {
            matches!(prose.lower(u), "word" | "words" | "term" | "terms" | "phrase" | "slogan" | "line" | "lines" | "hit" | "single")
        };
        if word(1 + comma).is_some_and(|u| {
            let class = prose.class(u);
            class.is(Class::WORK) && (class.is(Class::ANY_NOUN) || !class.is(Class::VERB.with(Class::ADJECTIVE))) && !spoken(u)
        }) {
            return Some("work");
        }
        // "author of “Low Tide”", "starred in “Low Tide”"
        let maker = |u: usize| MAKERS.contains(&prose.lower(u));
        if word(1).is_some_and(|u| matches!(prose.lower(u), "of" | "in" | "on")) && word(2).is_some_and(maker) {
            return Some("made");
        }
        // "“Low Tide” star Ana Holt"
        if prose.frame_of.get(quote.unit + 1) == Some(&quote.frame) && maker(quote.unit + 1) && name(quote.unit + 2) {
            return Some("made");
        }
        if seen.style != "title" {
            return None;
        }
        // "Channel Nine's “Low Tide”", "on “Low Tide”"
        match word(1).map(|u| prose.lower(u)) {
            Some("'s" | "'") => {
                let owner = word(2).and_then(|u| prose.word(u));
                let outlet = owner.is_some_and(|w| w.class.is(Class::ORGANISATION.with(Class::BODY)) || shouted(w.span.of(prose.text)));
                Some(if outlet { "programme" } else { "owned" })
            }
            Some("on" | "to" | "of" | "in" | "for" | "from" | "with") => Some("carried"),
            _ => before.iter().any(|u| prose.class(*u).is(Class::WORK)).then_some("perhaps"),
        }
    }

    /// How a frame ends: "colon", "stop" or "quote".
    pub(super) fn frame_end(&self, frame: usize) -> &'static str {
        let range = &self.prose.frames[frame];
        match range.end.checked_sub(1) {
            Some(u) if self.prose.is_mark(u, &[':']) => "colon",
            Some(u) if self.prose.is_quote(u) => "quote",
            Some(u) if self.prose.is_mark(u, &['?']) => "question",
            _ => "stop",
        }
    }

    /// "Nobody named" and "no statement".
    pub(super) fn none(&self, q: usize, seen: &Seen, decisions: &[Decision], origin: Origin) -> Candidate {
        let tag = if origin == Origin::Unknown { "unknown" } else { "nostatement" };
        let mut f = Features::new(self.named);
        f.add(&[tag]);
        for value in [seen.length, seen.place, seen.before, seen.ending, seen.links, seen.inside, seen.style] {
            f.add(&[tag, value]);
        }
        f.add(&[tag, seen.length, seen.place]);
        f.add(&[tag, seen.length, seen.inside]);
        f.add(&[tag, seen.length, seen.before]);
        f.add(&[tag, seen.length, seen.links]);
        f.add(&[tag, seen.style, seen.before]);
        f.add(&[tag, seen.style, seen.length, seen.ending]);
        f.add(&[tag, "next", seen.next]);
        f.add(&[tag, "next", seen.next, seen.length]);
        f.add(&[tag, seen.before, seen.length, seen.style]);
        f.add(&[tag, seen.before, seen.style, seen.next]);
        let (gap, strength) = self.nearest(q);
        f.add(&[tag, "nearest", gap, strength]);
        f.add(&[tag, "nearest", gap, strength, seen.length]);
        f.add(&[tag, "nearest", gap, seen.before]);
        if let Some(kind) = self.naming(q, seen) {
            f.add(&[tag, "naming", kind]);
        }
        if self.prose.quotes[q].paragraph == 0 {
            f.add(&[tag, "headline"]);
            f.add(&[tag, "headline", seen.length]);
        }
        let alone = self.prose.paragraphs[self.prose.quotes[q].paragraph].units.len() == 1;
        if alone {
            f.add(&[tag, "wholeparagraph", if self.prose.quotes[q].quoted.single { "single" } else { "double" }]);
            f.add(&[tag, "wholeparagraph", seen.length]);
        }
        f.add(&[tag, "next", seen.next, "before", seen.before]);
        let quote = &self.prose.quotes[q];
        if origin == Origin::NoStatement {
            if quote.quoted.single {
                f.add(&[tag, "single", seen.length]);
            }
            if let Some(word) = quote.unit.checked_sub(1).and_then(|u| self.prose.word(u)).filter(|w| w.kind == TokenKind::Word) {
                f.add(&[tag, "word", word.report.map_or(word.lower, |r| r.lemma)]);
            }
            if let Some(word) = self.prose.word(quote.unit + 1).filter(|w| w.kind == TokenKind::Word) {
                f.add(&[tag, "wordafter", word.lower]);
            }
            let here = self.prose.paragraphs[quote.paragraph].quotes.start.max(q.saturating_sub(MOST_QUOTES))..q.min(decisions.len());
            let here = decisions.get(here).unwrap_or_default();
            let attributed = here.iter().filter(|d| d.phrase.is_some()).count();
            f.add(&[tag, "attributed", bucket(attributed)]);
            let dismissed = here.iter().filter(|d| d.origin == Origin::NoStatement).count();
            f.add(&[tag, "dismissed", bucket(dismissed)]);
            f.add(&[tag, "again", if self.again[q] { "yes" } else { "no" }, seen.style]);
            let work = |u: usize| self.prose.class(u).is(Class::WORK);
            let around = [
                ("workbefore", quote.unit.wrapping_sub(1)),
                ("workbefore2", quote.unit.wrapping_sub(2)),
                ("workafter", quote.unit + 1),
                ("workafter2", quote.unit + 2),
            ];
            for (name, _) in around.iter().filter(|(_, u)| work(*u)) {
                f.add(&[tag, name, seen.style]);
                f.add(&[tag, name]);
            }
            if let Some(before) = quote.unit.checked_sub(2).and_then(|u| self.prose.word(u)).filter(|w| w.kind == TokenKind::Word) {
                f.add(&[tag, "word2", before.report.map_or(before.lower, |r| r.lemma)]);
            }
            if quote.words.len() == 1 {
                f.add(&[tag, "oneword", seen.before]);
            }
        }
        Candidate { origin, phrase: None, same: 0, features: f }
    }
}

/// A name of more words is hardly one.
const FEW: usize = 8;

/// Those who make a work, and what they do in it.
const MAKERS: &[&str] = &[
    "author",
    "co-author",
    "authors",
    "writer",
    "writers",
    "director",
    "creator",
    "editor",
    "host",
    "co-host",
    "star",
    "stars",
    "actor",
    "actress",
    "producer",
    "starred",
    "starring",
    "appeared",
    "appearing",
    "appearance",
    "guest",
    "interview",
    "episode",
];

/// "CNN": two capitals or more and no small letter.
fn shouted(word: &str) -> bool {
    word.len() >= 2 && word.chars().all(char::is_uppercase)
}

fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Pronoun => "pronoun",
        Kind::Relative => "relative",
        Kind::Name => "name",
        Kind::Human => "human",
        Kind::Body => "body",
        Kind::Time => "time",
        Kind::Thing => "thing",
    }
}
