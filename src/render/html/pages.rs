//! Which events have a page of their own: of an archive's thousands those with something to read.
//!
//! `--render worst:20` writes the pages of the twenty events that the index has first.

use crate::render::format::Pages;
use crate::report::{Event, Report};
use std::collections::BTreeSet;

/// A report of more events has, unless told otherwise, pages of those alone that have findings.
const MANY: usize = 200;

/// The ids of the events of `report` that have a page, as `pages` asks for.
pub(in crate::render) fn with_page(report: &Report, pages: Pages) -> BTreeSet<&str> {
    let has_findings = |e: &&Event| {
        let counts = &e.findings;
        counts.high + counts.medium + counts.low + counts.info > 0
    };
    // the only event is what the index shows
    let is_whole = report.draft.is_some() || report.events.len() == 1 || pages == Pages::Usual && report.events.len() <= MANY;
    let (most, all) = match pages {
        _ if is_whole => (usize::MAX, true),
        Pages::All => (usize::MAX, true),
        Pages::Usual | Pages::WithFindings => (usize::MAX, false),
        Pages::Worst(most) => (most, true),
    };
    report.events.iter().filter(|e| all || has_findings(e)).take(most).map(|e| e.id.as_str()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_archive_has_pages_of_events_with_findings() {
        let mut report = crate::report::sample();
        report.events[0].findings = Default::default();
        assert_eq!(with_page(&report, Pages::WithFindings).len(), 1, "the only event");
        let mut report = crate::report::sample();
        let event = report.events[0].clone();
        let quiet = |n: usize| {
            let mut quiet = event.clone();
            (quiet.id, quiet.findings) = (format!("quiet-{n}"), Default::default());
            quiet
        };
        report.events.push(quiet(0));
        let few = report.events.len();
        assert_eq!(with_page(&report, Pages::Usual).len(), few);
        assert!(!with_page(&report, Pages::WithFindings).contains("quiet-0"));
        report.events.extend((1..=MANY).map(quiet));
        assert_eq!(with_page(&report, Pages::Usual), with_page(&report, Pages::WithFindings));
        assert_eq!(with_page(&report, Pages::All).len(), report.events.len());
        assert_eq!(with_page(&report, Pages::Worst(1)), BTreeSet::from([event.id.as_str()]));
    }
}
