//! Differences of two statements → those left when the two tell of another event or moment.
//!
//! "Bomber kills 16 in Breda" and "bomber kills 12 in a church in Utrecht" differ in place *and*
//! number: two events, and no conflict. "63 percent in March 2002" and "67 percent in March 2003"
//! differ in date and number: two moments of one measure.

use super::matching::Matching;
use super::row::{Found, Slot};
use super::statement::Statement;
use crate::align::Relation;

/// Sort out what another place, another day or another subject explains.
pub(super) fn sift(mut found: Vec<Found>, a: &Statement, b: &Statement, m: &Matching) -> Vec<Found> {
    let has = |slot: Slot| found.iter().any(|f| f.slot == slot && f.relation == Relation::Conflicts);
    let (place, date, number, kind) = (has(Slot::Place), has(Slot::Date), has(Slot::Number), has(Slot::Kind));
    if (place || kind) && (number || date) || place && kind {
        // another event
        found.retain(|f| !matches!(f.slot, Slot::Place | Slot::Kind | Slot::Number | Slot::Date));
    } else if date && number {
        // another moment of one measure
        found.retain(|f| f.slot != Slot::Date);
        for f in found.iter_mut().filter(|f| f.slot == Slot::Number && f.relation == Relation::Conflicts) {
            f.relation = Relation::ChangedWithTime;
            f.because = "the two sentences name two days";
        }
    }
    if number && other_subject(a, b, m) {
        found.retain(|f| f.slot != Slot::Number);
    }
    found
}

/// Whether both sentences open with a name of their own: "Philip leaves hospital", "Holt leaves
/// hospital".
fn other_subject(a: &Statement, b: &Statement, m: &Matching) -> bool {
    let first = |s: &Statement, links: &[Option<usize>]| {
        (0..s.words.len()).find(|i| s.weights[*i] > 0.0).filter(|i| links[*i].is_none() && s.is_name_like(*i))
    };
    first(a, &m.a).is_some() && first(b, &m.b).is_some()
}
