//! `--fail-on`: which findings make a command fail, and its exit status.

use super::least::Least;
use super::place::shown_path;
use super::tell::tell;
use super::{Exit, statistics};
use crossread::internals::findings::Severity;
use crossread::internals::report::{Report, SeverityCounts};
use std::path::Path;

/// Say why nothing failed, though findings are open: `fail_on` asks for graver ones, or for none.
pub(super) fn tell_passed(report: &Report, fail_on: Option<Severity>) {
    let mut open = SeverityCounts::default();
    let alarms = report.findings.iter().filter(|f| f.severity > Severity::Info && f.is_open());
    alarms.for_each(|f| open.add(f.severity));
    let counts = [(open.high, "high"), (open.medium, "medium"), (open.low, "low")];
    let counts: Vec<String> = counts.iter().filter(|(n, _)| *n > 0).map(|(n, name)| format!("{n} {name}")).collect();
    let least = fail_on.map_or("never", Severity::name);
    if !counts.is_empty() && !fails(report, fail_on) {
        tell!("crossread: nothing fails, by --fail-on {least}; open: {}", counts.join(", "));
    }
}

/// Whether an open finding is at or above `fail_on`.
fn fails(report: &Report, fail_on: Option<Severity>) -> bool {
    fail_on.is_some_and(|least| report.findings.iter().any(|f| f.severity >= least && f.is_open()))
}

/// What of the findings counts, and how it is told.
#[derive(Clone, Debug, Default, clap::Args)]
pub(super) struct GateArgs {
    /// Fail (exit status 1) on findings of this severity or worse
    #[arg(long, value_name = "SEVERITY", value_enum, ignore_case = true)]
    pub(super) fail_on: Option<Least>,
    /// Say how many findings each check has, on standard error
    #[arg(long)]
    pub(super) statistics: bool,
}

/// `Findings` when one that is neither waived nor known is at or above `fail_on`; else whether all
/// input could be read. How many would have failed the run, but for a file of waivers or a baseline, is
/// told: somebody else may have laid it there.
pub(super) fn exit(report: &Report, fail_on: Option<Severity>, args: &GateArgs, waivers: &Path, baseline: &Path) -> Exit {
    if args.statistics {
        statistics::tell(report);
    }
    if let Some(least) = fail_on {
        let severe = || report.findings.iter().filter(|f| f.severity >= least);
        let waived = severe().filter(|f| f.waived.is_some()).count();
        let known = severe().filter(|f| f.waived.is_none() && f.known).count();
        for (count, why, file) in [(waived, "waived", waivers), (known, "known", baseline)] {
            if count > 0 {
                tell!("crossread: {count} of the findings that --fail-on asks for are {why} in {}, and fail nothing", shown_path(file));
            }
        }
    }
    if fails(report, fail_on) {
        Exit::Findings
    } else if report.failures.is_empty() {
        Exit::Clean
    } else {
        Exit::SomeUnreadable
    }
}
