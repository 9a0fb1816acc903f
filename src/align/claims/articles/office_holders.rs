//! One office of one country, and two holders of like names.
//!
//! "Dutch Foreign Minister Ana Holt" and "Dutch Foreign Minister Ana Hult" stand in sentences that share nothing
//! else.

use crate::align::Relation;
use crate::align::claims::edge::{Edge, site};
use crate::align::claims::pairs::names::differ_in_part;
use crate::align::claims::pairs::roles::roles;
use crate::align::claims::pairs::transcription::is_transcription;
use crate::align::claims::row::Slot;
use crate::align::claims::statement::vocabulary::PlaceLevel;
use crate::align::claims::statement::{NameKind, Statement};
use crate::align::reason::Reason;
use std::collections::BTreeMap;

/// First and last word of a place in a statement.
type Words = (usize, usize);

/// One office of one country with two holders of like names.
pub(super) fn edges(statements: &[Statement]) -> Vec<Edge> {
    let mut by_office: BTreeMap<(u32, &str), Vec<(usize, Words)>> = BTreeMap::new();
    for (n, s) in statements.iter().enumerate() {
        for role in roles(s) {
            let Some(country) = country_before(s, role.start) else { continue };
            let holder = s.names.iter().find(|name| name.kind == NameKind::Person && name.start <= role.end && name.end > role.end);
            if let Some(name) = holder.filter(|h| h.end - role.end >= 2) {
                by_office.entry((country, role.name)).or_default().push((n, (name.start.max(role.end), name.end)));
            }
        }
    }
    let mut out = Vec::new();
    for held in by_office.values() {
        for (i, (n, x)) in held.iter().enumerate() {
            for (k, y) in &held[i + 1..] {
                let (a, b) = (&statements[*n], &statements[*k]);
                let spelling = || (x.0..x.1).zip(y.0..y.1).all(|(i, j)| is_transcription(a.key(i), b.key(j)));
                if differ_in_part(a, *x, b, *y) && !(x.1 - x.0 == y.1 - y.0 && spelling()) {
                    out.push(Edge {
                        slot: Slot::Name,
                        relation: Relation::Conflicts,
                        strength: 0.8,
                        because: Reason::OfficeOfLikeNames,
                        a: site(a, *x),
                        b: site(b, *y),
                    });
                }
            }
        }
    }
    out
}

/// The country named right before the word at `at`: "Chinese", "China's".
pub(crate) fn country_before(s: &Statement, at: usize) -> Option<u32> {
    let reach = at.saturating_sub(2);
    let name = s.names.iter().find(|n| n.kind == NameKind::Place(PlaceLevel::Country) && n.end > reach && n.end <= at)?;
    (name.end..at).all(|i| matches!(s.key(i), "'s" | "’s")).then_some(s.concepts[name.start])
}
