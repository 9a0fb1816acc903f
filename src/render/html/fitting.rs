//! What of a report fits on pages: of an event with very many findings the gravest.
//!
//! Two hundred papers that each print another word of two hundred sayings differ forty thousand times. No browser
//! opens that page, and no editor reads it; all of them are in the machine formats.

use crate::report::Report;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// Findings of one event on its page, at most.
const MOST_FINDINGS: usize = 1_000;

/// The report with the findings that its pages show, and by event how many they leave out.
pub(super) fn fitting(report: &Report) -> (Cow<'_, Report>, BTreeMap<String, usize>) {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let mut fits = Vec::with_capacity(report.findings.len());
    for finding in &report.findings {
        let count = seen.entry(&finding.event).or_default();
        *count += 1;
        fits.push(*count <= MOST_FINDINGS);
    }
    let left_out: BTreeMap<String, usize> = seen
        .into_iter()
        .filter(|(event, count)| !event.is_empty() && *count > MOST_FINDINGS)
        .map(|(event, count)| (event.to_owned(), count - MOST_FINDINGS))
        .collect();
    // a draft is told with all that is found in it
    if left_out.is_empty() || report.draft.is_some() {
        return (Cow::Borrowed(report), BTreeMap::new());
    }
    let mut shown = report.clone();
    let findings = std::mem::take(&mut shown.findings).into_iter().zip(fits);
    shown.findings = findings.filter(|(f, fits)| *fits || !left_out.contains_key(&f.event)).map(|(f, _)| f).collect();
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
        assert!(matches!(fitting(&report), (Cow::Borrowed(_), left) if left.is_empty()));
        let one = report.findings[0].clone();
        let others: Vec<String> = report.findings.iter().filter(|f| f.event != one.event).map(|f| f.id.clone()).collect();
        let before = report.findings.iter().filter(|f| f.event == one.event).count();
        report.findings.extend((0..MOST_FINDINGS).map(|n| Finding { id: format!("{n:016x}"), ..one.clone() }));
        let (shown, left_out) = fitting(&report);
        assert_eq!(left_out, BTreeMap::from([(one.event.clone(), before)]));
        assert_eq!(shown.findings.iter().filter(|f| f.event == one.event).count(), MOST_FINDINGS);
        let told =
            shown.events.iter().flat_map(|e| e.utterances.iter().flat_map(|u| &u.findings).chain(e.claims.iter().flat_map(|c| &c.finding)));
        assert!(told.into_iter().all(|id| shown.findings.iter().any(|f| f.id == *id)), "no link leads to a finding that is left out");
        assert!(others.iter().all(|id| shown.findings.iter().any(|f| f.id == *id)));
    }
}
