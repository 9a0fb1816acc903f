//! `crossread explain`: a check's page, or a finding of the last report in full.

use super::Exit;
use super::global::Global;
use super::last::{is_id, is_like_id, last, no_id, not_in, report_file};
use super::output::OutputArgs;
use super::place::{shown_name, shown_path};
use super::settings::Settings;
use super::tell::harmless;
use anyhow::bail;
use clap::builder::{PossibleValue, StringValueParser, TypedValueParser};
use crossread::internals::checks;
use crossread::internals::config;
use crossread::internals::findings::Severity;
use crossread::internals::render;
use owo_colors::OwoColorize as _;
use std::ffi::OsStr;

/// Arguments of the command.
#[derive(Debug, clap::Args)]
pub(super) struct ExplainArgs {
    /// Name of a check ("differing-number") or id of a finding in the last report or check; without it, all checks are listed
    #[arg(value_parser = NameParser)]
    pub(super) name: Option<String>,
    #[command(flatten)]
    pub(super) output: OutputArgs,
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
    let text = match args.name.as_ref().map(|name| name.to_lowercase()) {
        None => list(),
        Some(name) => match checks::by_name(&name) {
            Some(check) => {
                format!("# {}\n\n{}. Default severity: {}.\n\n{}", check.name, check.summary, check.severity.name(), check.documentation())
            }
            None if is_id(&name) => finding(&name, &Settings::load(global)?)?,
            None if is_like_id(&name) => bail!("{}", no_id(&name)),
            None => bail!("no check is called {name:?}{}; `crossread explain` lists them", config::hint(&name)),
        },
    };
    let text = harmless(&text);
    args.output.write(if args.output.has_colour() { painted(&text) } else { text }.as_bytes())?;
    Ok(Exit::Clean)
}

/// `page` for a terminal with colours: what Markdown makes strong and headings strong, severities in colour.
fn painted(page: &str) -> String {
    page.split_inclusive('\n').map(painted_line).collect()
}

fn painted_line(line: &str) -> String {
    let (words, end) = line.split_at(line.trim_end().len());
    if let Some(heading) = words.strip_prefix("# ") {
        return format!("{}{end}", heading.bold());
    }
    // "differing-number  high    two values …" of the list, "5f0c9a1e  high  differing-number" of a finding
    let word = words.split_whitespace().nth(1).and_then(|word| Severity::ALL.into_iter().find(|s| s.name() == word));
    if let Some((severity, at)) = word.and_then(|s| Some((s, words.find(&format!("  {}", s.name()))? + 2))) {
        let (before, rest) = words.split_at(at);
        let (name, rest) = rest.split_at(severity.name().len());
        return format!("{}{}{rest}{end}", before.bold(), name.style(render::severity_style(severity)));
    }
    let strong = |(i, part): (usize, &str)| if i % 2 == 1 { part.bold().to_string() } else { part.to_owned() };
    let is_paired = words.matches("**").count() % 2 == 0;
    if is_paired { words.split("**").enumerate().map(strong).collect::<String>() + end } else { line.to_owned() }
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
    let mut out = format!("{}  {}  {}\n{}\n", finding.id, finding.severity.name(), finding.rule, shown_name(&finding.message));
    if !finding.because.is_empty() {
        out += &format!("Why: {}\n", finding.because);
    }
    if let Some(reason) = &finding.waived {
        out += &format!("Waived: {reason}\n");
    }
    for location in &finding.locations {
        let words: String = location.pieces.iter().map(|p| if p.marked { format!("[{}]", p.text) } else { p.text.clone() }).collect();
        let (line, column) = (location.position.line, location.position.column);
        out += &format!(
            "\n{}:{line}:{column}  ({})\n  {}{}{}\n",
            shown_name(&location.path),
            shown_name(&location.outlet),
            location.before,
            words,
            location.after
        );
    }
    if let Some(check) = checks::by_name(&finding.rule) {
        out += &format!("\n{}", check.documentation());
    }
    Ok(out)
}
