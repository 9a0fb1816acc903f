//! The exit status of a command that has findings.

use super::Exit;
use crossread::findings::Severity;
use crossread::report::Report;

/// `Findings` when one that is neither waived nor known is at or above `fail_on`; else whether all
/// input could be read.
pub(super) fn exit(report: &Report, fail_on: Option<Severity>) -> Exit {
    let alarms = |least: Severity| report.findings.iter().any(|f| f.severity >= least && f.waived.is_none() && !f.known);
    match fail_on {
        Some(least) if alarms(least) => Exit::Findings,
        _ if !report.failures.is_empty() => Exit::SomeUnreadable,
        _ => Exit::Clean,
    }
}
