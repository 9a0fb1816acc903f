//! Who could have said the words of a quoted stretch.
//!
//! For «“It sank,” Holt said. “Twice.”» the candidates of *Twice* are *Holt* by *said*, the speaker
//! of the stretch before, noun phrases nearby, nobody named, and "no statement".

use super::seen::{Seen, bucket};
use super::{Candidate, Decision, Origin, Scene};
use crate::extract::model::PersonId;
use crate::extract::people::Sex;
use crate::extract::phrases::Kind;
use crate::extract::ranking::Features;
use crate::language::Class;

impl Scene<'_, '_> {
    /// All answers for quoted stretch `q`, given those for the ones before it.
    pub(in crate::extract) fn candidates(&self, q: usize, decisions: &[Decision]) -> Vec<Candidate> {
        let quote = &self.prose.quotes[q];
        let paragraph = &self.prose.paragraphs[quote.paragraph];
        let mut out = Vec::new();
        let seen = Seen::new(self, q);
        // Reporting clauses of this frame and of two on either side, within the paragraph.
        let from = quote.frame.saturating_sub(2).max(paragraph.frames.start);
        let to = (quote.frame + 2).min(paragraph.frames.end.saturating_sub(1));
        for frame in from..=to {
            for l in self.links_near(frame, quote.unit) {
                out.push(self.linked(q, l, &seen, decisions));
            }
        }
        self.earlier(q, decisions, &seen, &mut out);
        self.introduced(q, &seen, decisions, &mut out);
        self.nearby(q, &seen, decisions, &mut out);
        out.push(self.none(q, &seen, decisions, Origin::Unknown));
        out.push(self.none(q, &seen, decisions, Origin::NoStatement));
        self.join(&mut out);
        out
    }

    /// Tell which candidates name one speaker: "“…,” said Ana Holt, as Holt recalled", "Holt wrote that …,
    /// “…,” she said".
    fn join(&self, out: &mut [Candidate]) {
        let person = |p: usize| {
            let phrase = &self.phrases.list[self.phrases.antecedent(self.prose, p)];
            self.people.mentions_within(phrase.span).last().filter(|(m, _)| m.end >= phrase.span.end).map(|(_, id)| *id)
        };
        for i in 0..out.len() {
            out[i].same = i;
            let Some(phrase) = out[i].phrase else { continue };
            let meant = person(phrase).or_else(|| self.taken_up(out, phrase, &person));
            let first = out[..i].iter().position(|c| {
                c.phrase.is_some_and(|p| p == phrase || meant.is_some() && (person(p).or_else(|| self.taken_up(out, p, &person))) == meant)
            });
            out[i].same = first.unwrap_or(i);
        }
    }

    /// Whom "he" or "she" takes up, if one person alone among the candidates before it can be meant.
    fn taken_up(&self, out: &[Candidate], phrase: usize, person: &impl Fn(usize) -> Option<PersonId>) -> Option<PersonId> {
        let pronoun = &self.phrases.list[phrase];
        let wanted = match self.prose.lower(pronoun.first) {
            "he" => Sex::Male,
            "she" => Sex::Female,
            _ => return None,
        };
        let mut found = None;
        for other in out.iter().filter_map(|c| c.phrase).filter(|p| self.phrases.list[*p].first < pronoun.first) {
            let Some(id) = person(other).filter(|id| matches!(self.people.sex[id.0], Sex::Unknown) || self.people.sex[id.0] == wanted)
            else {
                continue;
            };
            if found.is_some_and(|f| f != id) {
                return None;
            }
            found = Some(id);
        }
        found
    }

    /// The speakers of the quotations before this one.
    fn earlier(&self, q: usize, decisions: &[Decision], seen: &Seen, out: &mut Vec<Candidate>) {
        let quote = &self.prose.quotes[q];
        let mut skipped = 0;
        for p in (0..q.min(decisions.len())).rev().take(6) {
            let other = &self.prose.quotes[p];
            let paragraphs = quote.paragraph - other.paragraph;
            if paragraphs > 2 {
                break;
            }
            let decision = &decisions[p];
            let Some(phrase) = decision.phrase else {
                skipped += 1;
                continue;
            };
            let mut f = Features::new(self.named);
            let scope = match (paragraphs, quote.frame - other.frame) {
                (0, 0) => "frame",
                (0, 1) => "next",
                (0, _) => "paragraph",
                (1, _) => "paragraph1",
                _ => "paragraph2",
            };
            let open = if other.quoted.closed { "closed" } else { "open" };
            let first = q == self.prose.paragraphs[quote.paragraph].quotes.start;
            let starts = quote.unit == self.prose.paragraphs[quote.paragraph].units.start;
            f.add(&["earlier", scope]);
            f.add(&["earlier", scope, seen.place]);
            f.add(&["earlier", scope, seen.place, open]);
            f.add(&["earlier", scope, seen.length]);
            f.add(&["earlier", scope, seen.links]);
            f.add(&["earlier", scope, seen.links, seen.place]);
            f.add(&["earlier", scope, if starts { "starts" } else { "inside" }, if first { "first" } else { "later" }]);
            f.add(&["earlier", scope, "before", seen.before]);
            f.add(&["skipped", bucket(skipped)]);
            if scope == "frame" {
                let between = quote.unit - other.unit - 1;
                f.add(&["earlierframe", bucket(between), seen.links_between(self, other.unit, quote.unit)]);
                let other_floats = matches!(decision.origin, Origin::Link(l) if self.links[l].verb > quote.unit);
                f.add(&["earlierframe", "sharedlink", if other_floats { "yes" } else { "no" }]);
            }
            if paragraphs > 0 {
                f.add(&["earlierparagraph", open, seen.place, if starts { "starts" } else { "inside" }]);
                // The paragraph before ended with that quotation.
                let last = other.unit + 2 >= self.prose.paragraphs[other.paragraph].units.end;
                f.add(&["earlierparagraph", if last { "last" } else { "inside" }, open, seen.place]);
            }
            self.of_phrase(&mut f, q, decisions, phrase, scope);
            out.push(Candidate { origin: Origin::Earlier(p), phrase: Some(phrase), same: 0, features: f });
            if paragraphs > 0 {
                break;
            }
        }
    }

    /// A paragraph that ends with a colon introduces what follows.
    fn introduced(&self, q: usize, seen: &Seen, decisions: &[Decision], out: &mut Vec<Candidate>) {
        let quote = &self.prose.quotes[q];
        let starts = self.prose.paragraphs[quote.paragraph].units.start == quote.unit;
        if !starts || quote.paragraph == 0 {
            return;
        }
        let previous = &self.prose.paragraphs[quote.paragraph - 1];
        if previous.frames.is_empty() {
            return;
        }
        let frame = previous.frames.end - 1;
        let end = self.frame_end(frame);
        for l in self.links_near(frame, quote.unit) {
            let link = &self.links[l];
            let mut f = Features::new(self.named);
            let strength =
                self.prose.word(link.verb).and_then(|w| w.report).map_or("0", |r| ["0", "1", "2", "3"][usize::from(r.strength.min(3))]);
            let later = self.links_of(frame).end - 1 - l;
            f.add(&["introduced", end]);
            f.add(&["introduced", end, seen.place]);
            f.add(&["introduced", end, strength]);
            f.add(&["introduced", end, bucket(later)]);
            f.add(&["introduced", end, link.relation.name()]);
            self.of_phrase(&mut f, q, decisions, link.phrase, "introduced");
            out.push(Candidate { origin: Origin::Link(l), phrase: Some(link.phrase), same: 0, features: f });
        }
    }

    /// Who could speak in this frame or the one before, though no reporting clause says so.
    fn nearby(&self, q: usize, seen: &Seen, decisions: &[Decision], out: &mut Vec<Candidate>) {
        let quote = &self.prose.quotes[q];
        let paragraph = &self.prose.paragraphs[quote.paragraph];
        for (frame, scope) in [(Some(quote.frame), "same"), (quote.frame.checked_sub(1), "previous")] {
            let Some(frame) = frame.filter(|f| paragraph.frames.contains(f)) else { continue };
            let mut rank = 0;
            let mut u = self.prose.frames[frame].start;
            let end = self.prose.frames[frame].end;
            while u < end && rank < 4 {
                let Some(id) = self.phrases.at(u) else {
                    u += 1;
                    continue;
                };
                let phrase = &self.phrases.list[id];
                u = phrase.last + 1;
                // "later on Channel Nine": where it was said.
                let governed = phrase.first > self.prose.frames[frame].start
                    && matches!(self.prose.lower(phrase.first - 1), "on" | "in" | "at" | "to" | "during" | "near")
                    && self.people.within(phrase.span).is_none();
                // "in Port Ellery, a voice said"
                let place = phrase.kind == Kind::Name
                    && self.prose.class(phrase.head).is(Class::PLACE)
                    && self.people.within(phrase.span).is_none();
                if governed
                    || place
                    || matches!(phrase.kind, Kind::Time)
                    || matches!(phrase.kind, Kind::Thing) && (rank > 0 || scope == "previous")
                    || out.iter().any(|c| c.phrase == Some(id) && matches!(c.origin, Origin::Link(_)))
                {
                    continue;
                }
                let side = if phrase.first > quote.unit { "right" } else { "left" };
                let mut f = Features::new(self.named);
                f.add(&["nearby", scope, side, bucket(rank)]);
                f.add(&["nearby", scope, seen.place]);
                f.add(&["nearby", scope, seen.links]);
                f.add(&["nearby", scope, bucket(phrase.first.abs_diff(quote.unit))]);
                f.add(&["nearby", scope, "before", seen.before]);
                let possessive = self.prose.lower(phrase.last + 1) == "'s";
                f.add(&["nearby", scope, if possessive { "possessive" } else { "plain" }]);
                self.of_phrase(&mut f, q, decisions, id, "nearby");
                out.push(Candidate { origin: Origin::Nearby, phrase: Some(id), same: 0, features: f });
                rank += 1;
            }
        }
    }
}
