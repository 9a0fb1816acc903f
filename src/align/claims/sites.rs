//! Places of the claims table → the sentences that they stand in, and the values that they mark.
//!
//! "14 dead" of a question is words 3 to 5 of the second sentence of one article. It compares nothing.

use super::row::ClaimSite;
use super::statement::{Statement, Valued};
use crate::language::quantity::Quantity;
use std::collections::BTreeMap;

/// The statements of an event, found by the places that mark them.
pub(super) struct Sites<'a> {
    statements: &'a [Statement],
    /// Article and claim → index of the statement.
    index: BTreeMap<(usize, usize), usize>,
}

impl<'a> Sites<'a> {
    pub(super) fn of(statements: &'a [Statement]) -> Self {
        Self { statements, index: statements.iter().enumerate().map(|(n, s)| ((s.article, s.claim), n)).collect() }
    }

    /// The index of the statement that a place stands in.
    pub(super) fn position(&self, site: &ClaimSite) -> Option<usize> {
        self.index.get(&(site.article, site.claim)).copied()
    }

    /// The statement that a place stands in.
    pub(super) fn statement(&self, site: &ClaimSite) -> Option<&'a Statement> {
        self.position(site).map(|n| &self.statements[n])
    }

    /// The value that a place marks, with its statement.
    pub(super) fn value(&self, site: &ClaimSite) -> Option<(&'a Statement, &'a Valued<Quantity>)> {
        let s = self.statement(site)?;
        Some((s, s.quantities.iter().find(|q| site.mark.contains(s.words_span(q.at.0, q.at.1)))?))
    }

    /// The sentences right before and behind that of a place, headlines left out.
    pub(super) fn beside(&self, site: &ClaimSite) -> impl Iterator<Item = &'a Statement> {
        let n = self.position(site);
        let s = n.map(|n| &self.statements[n]).filter(|s| !s.is_headline);
        let near = n.into_iter().flat_map(|n| [n.checked_sub(1), Some(n + 1)]).flatten();
        let near = near.filter_map(|k| self.statements.get(k));
        near.filter(move |other| !other.is_headline && s.is_some_and(|s| s.article == other.article))
    }
}
