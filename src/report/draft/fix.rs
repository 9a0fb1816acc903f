//! The change that brings a draft into line with its sources, where there is just one.
//!
//! The draft has "17 people", both sources have "14 people": the "17" becomes "14". Where the
//! sources differ among themselves, or more than one piece differs, a writer has to choose.

use crate::article::Positions;
use crate::report::folder::is_page;
use crate::report::model::{Finding, Fix, Location};

/// The change to `text`, the draft's, that settles `finding`; `positions` are those of the draft.
pub(super) fn fix(finding: &Finding, draft: &str, text: &str, positions: &Positions<'_>) -> Option<Fix> {
    let (own, sources) = finding.locations.split_first()?;
    // Between the words of a page stands markup that its text does not show.
    if own.article != draft || is_page(&own.path) || sources.iter().any(|l| l.article == draft) {
        return None;
    }
    let (before, words) = marked(own)?;
    let mut theirs = sources.iter().map(|l| marked(l).map(|(_, words)| words));
    let first = theirs.next()??;
    if first == words || !theirs.all(|other| other == Some(first)) {
        return None;
    }
    let start = own.start + before;
    let end = start + words.len();
    (text.get(start..end) == Some(words)).then(|| Fix {
        start,
        end,
        position: positions.at(start),
        end_position: positions.at(end),
        text: first.to_owned(),
    })
}

/// The only marked words of a location, and how many bytes of it stand before them.
fn marked(location: &Location) -> Option<(usize, &str)> {
    let mut found = None;
    let mut at = 0;
    for piece in &location.pieces {
        if piece.marked && found.replace((at, piece.text.as_str())).is_some() {
            return None;
        }
        at += piece.text.len();
    }
    found
}
