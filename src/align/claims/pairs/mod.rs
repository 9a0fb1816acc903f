//! Two statements → what differs between them.
//!
//! "Eight rockets hit the port" and "ten rockets land at the port": `matching` says which words of the one stand
//! for which of the other, every rule looks for its own kind of difference in what is left, and `moment` and
//! `gate` keep those that the likeness of the two can carry.

pub(crate) mod copied;
pub(crate) mod dates;
pub(crate) mod denial;
mod gate;
pub(crate) mod matching;
mod modality;
pub(crate) mod moment;
pub(crate) mod names;
pub(crate) mod numbers;
pub(crate) mod opposites;
pub(crate) mod roles;
pub(crate) mod scopes;
pub(crate) mod transcription;

use super::row::{Found, Slot};
use super::statement::Statement;
use super::tolls::unharmed;
use matching::Matching;

/// What differs between two matched statements.
pub(crate) fn differences(a: &Statement, b: &Statement, m: &Matching) -> Vec<Found> {
    let mut found = names::place(a, b, m);
    found.extend(names::person(a, b, m));
    found.extend(roles::role(a, b, m));
    found.extend(opposites::direction(a, b, m));
    // "is Danish" beside "is a Norwegian painter" is of two countries, not of two languages
    let placed: Vec<_> = found.iter().filter(|f| f.slot == Slot::Place).map(|f| (f.a, f.b)).collect();
    found.extend(opposites::kind(a, b, m).into_iter().filter(|f| !placed.contains(&(f.a, f.b))));
    found.extend(opposites::degree(a, b, m));
    found.extend(denial::polarity(a, b, m));
    found.extend(modality::modality(a, b, m));
    found.extend(denial::status(a, b, m));
    found.extend(dates::date(a, b, m));
    found.extend(numbers::number(a, b, m));
    found.extend(unharmed::alike(a, b, m));
    if found.iter().any(|f| f.slot == Slot::Name) && names::are_of_two_sexes(a, b) {
        found.retain(|f| f.slot != Slot::Name);
    }
    denial::clear_denied(&mut found, a, b);
    gate::admit(moment::sift(found, a, b, m), a, b, m)
}
