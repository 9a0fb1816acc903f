//! Checks of what stays the same over the events of one story.
//!
//! A report of the summit has "Foreign Minister Ana Holt", one of the treaty a month later "Foreign
//! Minister Ana Hult": two events, and one name to settle. Tolls, days and figures of two events are
//! another matter, and are never compared with each other.

use super::{ALL, Context, in_order};
use crate::findings::{Confidence, Finding, Level, Severity};
use std::collections::{BTreeMap, BTreeSet};

/// Checks that mean something across events, each with the gravest that it may be there: how far along a
/// thing is may have changed between two events whose days are unknown.
const ACROSS: &[(&str, Severity)] = &[
    ("same-words-other-speaker", Severity::High),
    ("differing-name", Severity::High),
    ("differing-status", Severity::Medium),
    ("phrase-credited-to-two-speakers", Severity::Low),
    ("similar-words-two-speakers", Severity::Info),
    ("changed-with-time", Severity::Info),
];

/// What every message ends with.
const ELSEWHERE: &str = "in another event of this story";

/// Run the checks that hold across events on a story: `context.event` holds all its articles, and `unit`
/// says for each to which event it belongs. Only findings with evidence of two events are kept.
pub fn run_across(context: &Context<'_>, unit: &BTreeMap<usize, usize>, levels: &BTreeMap<String, Level>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (check, most) in ACROSS.iter().filter_map(|(name, most)| Some((ALL.iter().find(|c| c.name == *name)?, *most))) {
        let given = levels.get(check.name).map(|level| level.severity());
        let found = (check.run)(context).into_iter().filter(|f| is_across(f, unit));
        match given {
            None => findings.extend(found.map(|f| Finding { severity: f.severity.min(most), ..f })),
            Some(None) => {}
            Some(Some(severity)) => findings.extend(found.map(|f| Finding { severity, ..f })),
        }
    }
    for finding in &mut findings {
        tell(finding, unit);
    }
    in_order(&mut findings, context.analyses);
    findings
}

fn is_across(finding: &Finding, unit: &BTreeMap<usize, usize>) -> bool {
    finding.locations.iter().filter_map(|l| unit.get(&l.article)).collect::<BTreeSet<_>>().len() > 1
}

/// Say in words that the evidence is of two events.
fn tell(finding: &mut Finding, unit: &BTreeMap<usize, usize>) {
    finding.message = format!("{}, {ELSEWHERE}", finding.message);
    if finding.check == "differing-status" {
        finding.confidence = finding.confidence.min(Confidence::Medium);
        "one source has it under way or done, another only ahead, but it may have moved on between the two events"
            .clone_into(&mut finding.because);
    } else {
        finding.because = [finding.because.as_str(), "the sources are of different events of one story"].join("; ");
    }
    let home = finding.locations.first().and_then(|l| unit.get(&l.article)).copied();
    for location in finding.locations.iter_mut().filter(|l| unit.get(&l.article).copied() != home) {
        location.label = format!("{}, {ELSEWHERE}", location.label);
    }
}
