//! `crossread waive`: accept a finding, with the reason.

use super::global::Global;
use super::last::{is_id, last, no_id, not_in, report_file};
use super::place::shown_path;
use super::settings::{Settings, today};
use super::tell::tell;
use super::{Exit, waivers};
use anyhow::{bail, ensure};
use crossread::internals::findings::waiver::Waiver;

/// Arguments of the command.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct WaiveArgs {
    /// Id of the finding, as reports show it
    pub(super) id: String,
    /// Why it is accepted
    #[arg(long)]
    pub(super) reason: String,
    /// Last day on which the waiver holds (YYYY-MM-DD)
    #[arg(long, value_name = "DATE")]
    pub(super) until: Option<String>,
    /// Take an id that neither the last report nor the last check has, as of a finding of `compare`
    #[arg(long)]
    pub(super) not_in_report: bool,
}

/// Run the command.
pub(super) fn run(args: &WaiveArgs, global: &Global) -> anyhow::Result<Exit> {
    let settings = Settings::load(global)?;
    let args = &WaiveArgs { id: args.id.to_lowercase(), ..args.clone() };
    ensure!(is_id(&args.id), "{}", no_id(&args.id));
    let finding = if args.not_in_report { None } else { Some(known(args, &settings.waivers()?, &settings)?) };
    let waiver = Waiver { id: args.id.clone(), reason: args.reason.clone(), until: args.until.clone() };
    let last: Option<jiff::civil::Date> = args.until.as_ref().and_then(|until| until.parse().ok());
    ensure!(
        last.is_none_or(|last| last >= today()),
        "the waiver would hold until {}, which is past; name a day to come",
        args.until.as_deref().unwrap_or_default()
    );
    let file = waivers::accept(waiver, &settings)?;
    if !global.quiet {
        let about = finding.map_or_else(String::new, |message| format!(" ({message})"));
        tell!("finding {}{about} is waived in {}", args.id, shown_path(&file));
    }
    Ok(Exit::Clean)
}

/// What the finding says that the last report, the last check or an earlier waiver has under the id.
fn known(args: &WaiveArgs, waivers: &[Waiver], settings: &Settings) -> anyhow::Result<String> {
    const OTHERWISE: &str = "give --not-in-report for a finding of `compare`, or of another report or check";
    let all = last(settings)?;
    if let Some(finding) = all.iter().flat_map(|last| &last.findings).find(|f| f.id == args.id) {
        return Ok(finding.message.clone());
    }
    if let Some(earlier) = waivers.iter().find(|w| w.id == args.id) {
        return Ok(format!("waived before: {}", earlier.reason));
    }
    if all.is_empty() {
        bail!(
            "there is no last report ({}) or check that could have finding {}; {OTHERWISE}",
            shown_path(&report_file(settings)?),
            args.id
        );
    }
    bail!("{}; {OTHERWISE}", not_in(&args.id, &all))
}
