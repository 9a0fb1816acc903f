//! `crossread report`: events → reports.

use super::args::{Global, ReportArgs};
use super::{Exit, inputs, output};
use crossread::{Options, compare, report};

/// Run the command.
pub(super) fn run(args: &ReportArgs, global: &Global) -> anyhow::Result<Exit> {
    let inputs = inputs::read(&args.paths, global);
    if inputs.articles.is_empty() {
        anstream::eprintln!("crossread: no article could be read");
        return Ok(Exit::NoInput);
    }
    let facts = inputs::facts(&inputs, "crossread report");
    let comparison = compare(inputs.articles, &Options::default(), &|| {});
    let report = report::build(&comparison, facts);
    output::write(&report, "json", &args.output)?;
    Ok(if report.failures.is_empty() { Exit::Clean } else { Exit::SomeUnreadable })
}
