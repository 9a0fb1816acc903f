//! Reasons to hold back a difference: what else than a discrepancy would make two slots differ. One reason
//! is one file and one line of [`weigh`].

mod answered;
mod doubt;
mod other_happening;
mod other_moment;
mod other_person;
mod other_saying;
mod other_subject;
mod part_of_whole;
mod place_in_a_row;
mod stamp;

pub(crate) use doubt::Doubt;

use crate::align::clauses::slots::Slots;

/// The doubts about a difference between two slots.
pub(crate) fn weigh(slots: &Slots<'_>) -> Vec<Doubt> {
    let all = [
        answered::doubt,
        other_happening::doubt,
        other_moment::doubt,
        other_person::doubt,
        other_saying::doubt,
        other_subject::doubt,
        part_of_whole::doubt,
        place_in_a_row::doubt,
        stamp::doubt,
    ];
    all.iter().filter_map(|doubt| doubt(slots)).collect()
}
