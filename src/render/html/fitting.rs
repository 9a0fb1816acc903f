//! What of a report fits on pages: of an event with very many findings the gravest, of long lists the beginning.
//!
//! Two hundred papers that each print another word of two hundred sayings differ forty thousand times. No browser
//! opens that page, and no editor reads it; all of them are in the machine formats.

use crate::render::Output;
use crate::report::Report;
use serde::Serialize;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// Elements and bytes of one page, at most, as long as there is something that can be left out: what a browser opens
/// at once. The script makes some hundred elements more, and style and script are 75 kB beside a page.
const MOST_ELEMENTS: usize = 19_000;
const MOST_BYTES: usize = 1_900_000;

/// How much of an event stands on a page; `rooms` of the templates, by event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Room {
    /// Findings, the gravest first.
    findings: usize,
    /// Entries of each folded list: quotations, questions, passages, days.
    rows: usize,
    /// Sources with what was set aside and how each date was found; of the others a line.
    sources: usize,
}

/// From all that a page may have to what it has at least.
const ROOMS: [Room; 6] = [
    Room { findings: 1_000, rows: 400, sources: 10_000 },
    Room { findings: 400, rows: 100, sources: 60 },
    Room { findings: 250, rows: 40, sources: 30 },
    Room { findings: 120, rows: 20, sources: 12 },
    Room { findings: 60, rows: 10, sources: 0 },
    Room { findings: 20, rows: 4, sources: 0 },
];

/// The room of each event, by its id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Rooms<'a>(BTreeMap<&'a str, usize>);

impl<'a> Rooms<'a> {
    /// All that a page may have, for every event.
    pub(super) fn of(report: &'a Report) -> Self {
        Self(report.events.iter().map(|e| (e.id.as_str(), 0)).collect())
    }

    /// Give those of `events` that still can do with less the next smaller room; those are returned.
    pub(super) fn narrow(&mut self, events: &BTreeSet<&'a str>) -> BTreeSet<&'a str> {
        let steps = self.0.iter_mut().filter(|(id, step)| events.contains(*id) && **step + 1 < ROOMS.len());
        steps
            .map(|(id, step)| {
                *step += 1;
                *id
            })
            .collect()
    }

    /// By event, for the templates.
    pub(super) fn by_event(&self) -> BTreeMap<&'a str, Room> {
        self.0.iter().map(|(id, step)| (*id, ROOMS[*step])).collect()
    }

    fn findings(&self, event: &str) -> usize {
        self.0.get(event).map_or(usize::MAX, |step| ROOMS[*step].findings)
    }
}

/// Whether a browser opens the page at once.
pub(super) fn is_light(page: &Output) -> bool {
    let elements = page.bytes.array_windows().filter(|[a, b]| *a == b'<' && b.is_ascii_alphabetic()).count();
    page.bytes.len() <= MOST_BYTES && elements <= MOST_ELEMENTS
}

/// The report with the findings that its pages have room for, and by event how many they leave out.
pub(super) fn fitting<'r>(report: &'r Report, rooms: &Rooms<'_>) -> (Cow<'r, Report>, BTreeMap<String, usize>) {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let mut fits = Vec::with_capacity(report.findings.len());
    for finding in &report.findings {
        let count = seen.entry(&finding.event).or_default();
        *count += 1;
        fits.push(*count <= rooms.findings(&finding.event));
    }
    let left_out: BTreeMap<String, usize> = seen
        .into_iter()
        .filter_map(|(event, count)| Some((event.to_owned(), count.checked_sub(rooms.findings(event)).filter(|n| *n > 0)?)))
        .collect();
    // a draft is told with all that is found in it
    if left_out.is_empty() || report.draft.is_some() {
        return (Cow::Borrowed(report), BTreeMap::new());
    }
    let mut shown = report.clone();
    let findings = std::mem::take(&mut shown.findings).into_iter().zip(fits);
    shown.findings = findings.filter(|(_, fits)| *fits).map(|(f, _)| f).collect();
    let ids: BTreeSet<&str> = shown.findings.iter().map(|f| f.id.as_str()).collect();
    for event in shown.events.iter_mut().filter(|e| left_out.contains_key(&e.id)) {
        event.utterances.iter_mut().for_each(|u| u.findings.retain(|id| ids.contains(id.as_str())));
        event.claims.iter_mut().for_each(|row| row.finding = row.finding.take().filter(|id| ids.contains(id.as_str())));
    }
    (Cow::Owned(shown), left_out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Finding, sample};

    #[test]
    fn of_very_many_findings_the_first_are_shown_and_the_rest_counted() {
        let mut report = sample();
        assert!(matches!(fitting(&report, &Rooms::of(&report)), (Cow::Borrowed(_), left) if left.is_empty()));
        let most = ROOMS[0].findings;
        let one = report.findings[0].clone();
        let others: Vec<String> = report.findings.iter().filter(|f| f.event != one.event).map(|f| f.id.clone()).collect();
        let before = report.findings.iter().filter(|f| f.event == one.event).count();
        report.findings.extend((0..most).map(|n| Finding { id: format!("{n:016x}"), ..one.clone() }));
        let (shown, left_out) = fitting(&report, &Rooms::of(&report));
        assert_eq!(left_out, BTreeMap::from([(one.event.clone(), before)]));
        assert_eq!(shown.findings.iter().filter(|f| f.event == one.event).count(), most);
        let told =
            shown.events.iter().flat_map(|e| e.utterances.iter().flat_map(|u| &u.findings).chain(e.claims.iter().flat_map(|c| &c.finding)));
        assert!(told.into_iter().all(|id| shown.findings.iter().any(|f| f.id == *id)), "no link leads to a finding that is left out");
        assert!(others.iter().all(|id| shown.findings.iter().any(|f| f.id == *id)));
    }

    #[test]
    fn an_event_gets_less_room_until_there_is_no_less() {
        let mut report = sample();
        let other = crate::report::Event { id: "another".to_owned(), ..report.events[0].clone() };
        report.events.push(other);
        let [first, second] = [&report.events[0], &report.events[1]].map(|e| e.id.as_str());
        let mut rooms = Rooms::of(&report);
        for room in &ROOMS[1..] {
            assert_eq!(rooms.narrow(&BTreeSet::from([first])), BTreeSet::from([first]));
            assert_eq!(rooms.by_event()[first], *room);
            assert_eq!(rooms.by_event()[second], ROOMS[0]);
        }
        assert!(rooms.narrow(&BTreeSet::from([first])).is_empty());
    }

    #[test]
    fn a_page_is_light_by_its_elements_and_by_its_bytes() {
        let page = |text: String| Output { path: "index.html".to_owned(), bytes: text.into_bytes() };
        assert!(is_light(&page("<p>1 &lt; 2</p>".repeat(MOST_ELEMENTS))));
        assert!(!is_light(&page("<p>1 &lt; 2</p>".repeat(MOST_ELEMENTS + 1))));
        assert!(!is_light(&page(" ".repeat(MOST_BYTES + 1))));
    }
}
