//! `crossread explain`: a check's page, or a finding of the last report in full.

use super::global::Global;
use super::last::{is_id, last, not_in, report_file};
use super::place::shown_path;
use super::settings::Settings;
use super::tell::shown;
use super::{Exit, output};
use anyhow::bail;
use clap::builder::{PossibleValue, StringValueParser, TypedValueParser};
use crossread::internals::checks;
use crossread::internals::config;
use std::ffi::OsStr;

/// Arguments of the command.
#[derive(Debug, clap::Args)]
pub(super) struct ExplainArgs {
    /// Name of a check ("differing-number") or id of a finding in the last report or check; without it, all checks are listed
    #[arg(value_parser = NameParser)]
    pub(super) name: Option<String>,
}

/// Takes any name; help and completions list the checks.
#[derive(Clone, Copy, Debug)]
struct NameParser;

impl TypedValueParser for NameParser {
    type Value = String;

    fn parse_ref(&self, command: &clap::Command, arg: Option<&clap::Arg>, value: &OsStr) -> Result<String, clap::Error> {
        StringValueParser::new().parse_ref(command, arg, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(checks::ALL.iter().map(|c| PossibleValue::new(c.name).help(c.summary))))
    }
}

/// Run the command.
pub(super) fn run(args: &ExplainArgs, global: &Global) -> anyhow::Result<Exit> {
    let text = match &args.name {
        None => list(),
        Some(name) => match checks::by_name(name) {
            Some(check) => {
                format!("# {}\n\n{}. Default severity: {}.\n\n{}", check.name, check.summary, check.severity.name(), check.documentation())
            }
            None if is_id(name) => finding(name, &Settings::load(global)?)?,
            None => bail!("no check is called {name:?}{}; `crossread explain` lists them", config::hint(name)),
        },
    };
    output::text(&shown(&text))?;
    Ok(Exit::Clean)
}

fn list() -> String {
    let width = checks::ALL.iter().map(|c| c.name.len()).max().unwrap_or(0);
    let lines = checks::ALL.iter().map(|c| format!("{:width$}  {:6}  {}\n", c.name, c.severity.name(), c.summary));
    lines.collect()
}

/// The finding with `id` in the last report or check, with its evidence and the check's page.
fn finding(id: &str, settings: &Settings) -> anyhow::Result<String> {
    let all = last(settings)?;
    if all.is_empty() {
        bail!(
            "there is no last report ({}) that could have finding {id}; make one with `crossread report`, or check the draft again",
            shown_path(&report_file(settings)?)
        )
    }
    let Some(finding) = all.iter().flat_map(|last| &last.findings).find(|f| f.id == id) else { bail!("{}", not_in(id, &all)) };
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
