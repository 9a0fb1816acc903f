//! A reporting clause that only its place tells: behind a comma and the closing mark.

use super::Scene;
use super::seen::Seen;
use crate::extract::cues::Relation;
use crate::extract::phrases::Kind;

impl Scene<'_, '_> {
    /// «“Up she goes,” chimed in Holt», «“Not me,” Holt volunteered»: behind a comma and the closing mark any verb
    /// with who does it is a reporting clause, if none stands on the other side.
    pub(super) fn tagged(&self, q: usize) -> Option<usize> {
        let quote = &self.prose.quotes[q];
        let inner = quote.quoted.inner.of(self.prose.text);
        if !inner.ends_with(',') || self.rival(q, true).0 != "none" || Seen::new(self, q).style == "title" {
            return None;
        }
        self.links_near(quote.frame, quote.unit).find(|l| {
            let link = &self.links[*l];
            let phrase = &self.phrases.list[link.phrase];
            let speaks = matches!(phrase.kind, Kind::Name | Kind::Human | Kind::Body)
                || phrase.kind == Kind::Pronoun && self.prose.lower(phrase.first) != "it";
            let adjacent = match link.relation {
                Relation::Inverted => link.first == quote.unit + 1,
                Relation::Subject => phrase.first == quote.unit + 1 && link.first == phrase.last + 1,
                _ => false,
            };
            speaks && adjacent && !link.passive
        })
    }
}
