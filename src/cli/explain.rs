//! `crossread explain`: a check's page, or a finding of the last report in full.

use super::args::Global;
use super::settings::Settings;
use super::{Exit, output};
use anyhow::Context as _;
use crossread::{checks, config, report::Report};

/// Arguments of the command.
#[derive(Debug, clap::Args)]
pub(super) struct ExplainArgs {
    /// Name of a check ("differing-number") or id of a finding in the last report; without it, all checks are listed
    pub(super) name: Option<String>,
}

/// Run the command.
pub(super) fn run(args: &ExplainArgs, global: &Global) -> anyhow::Result<Exit> {
    let text = match &args.name {
        None => list(),
        Some(name) => match checks::by_name(name) {
            Some(check) => {
                format!("# {}\n\n{}. Default severity: {}.\n\n{}", check.name, check.summary, check.severity.name(), check.documentation())
            }
            None => finding(name, &Settings::load(global)?)?,
        },
    };
    output::text(&text)?;
    Ok(Exit::Clean)
}

fn list() -> String {
    let width = checks::ALL.iter().map(|c| c.name.len()).max().unwrap_or(0);
    let lines = checks::ALL.iter().map(|c| format!("{:width$}  {:6}  {}\n", c.name, c.severity.name(), c.summary));
    lines.collect()
}

/// The finding with `id` in the last report, with its evidence and the check's page.
fn finding(id: &str, settings: &Settings) -> anyhow::Result<String> {
    let file = settings.output(None).join("report.json");
    let hint = config::hint(id);
    let text = output::read(&file).map_err(|_| {
        anyhow::anyhow!("no check is called {id:?}{hint}, and there is no last report ({}) to look for a finding", file.display())
    })?;
    let report: Report = serde_json::from_str(&text).with_context(|| format!("{}: not a report of this version", file.display()))?;
    let finding = report
        .findings
        .iter()
        .find(|f| f.id == id)
        .with_context(|| format!("{id:?} is neither a check{hint} nor a finding of {}", file.display()))?;
    let mut out = format!("{}  {}  {}\n{}\n", finding.id, finding.severity.name(), finding.rule, finding.message);
    if !finding.because.is_empty() {
        out += &format!("Why: {}\n", finding.because);
    }
    if let Some(reason) = &finding.waived {
        out += &format!("Waived: {reason}\n");
    }
    for location in &finding.locations {
        let words: String = location.pieces.iter().map(|p| if p.marked { format!("[{}]", p.text) } else { p.text.clone() }).collect();
        let (line, column) = (location.position.line, location.position.column);
        out += &format!("\n{}:{line}:{column}  ({})\n  {}{}{}\n", location.path, location.outlet, location.before, words, location.after);
    }
    if let Some(check) = checks::by_name(&finding.rule) {
        out += &format!("\n{}", check.documentation());
    }
    Ok(out)
}
