//! `crossread waive`: accept a finding, with the reason.

use super::args::Global;
use super::settings::Settings;
use super::{Exit, output};
use anyhow::ensure;
use crossread::findings::waiver::{self, Waiver};

/// Arguments of the command.
#[derive(Debug, clap::Args)]
pub(super) struct WaiveArgs {
    /// Id of the finding, as reports show it
    pub(super) id: String,
    /// Why it is accepted
    #[arg(long)]
    pub(super) reason: String,
    /// Last day on which the waiver holds (YYYY-MM-DD)
    #[arg(long, value_name = "DATE")]
    pub(super) until: Option<String>,
}

/// Run the command.
pub(super) fn run(args: &WaiveArgs, global: &Global) -> anyhow::Result<Exit> {
    let settings = Settings::load(global)?;
    let is_id = args.id.len() == 8 && args.id.bytes().all(|b| b.is_ascii_hexdigit());
    ensure!(is_id, "{:?} is no finding's id; it has eight hexadecimal digits, as reports show it", args.id);
    let waiver = Waiver { id: args.id.clone(), reason: args.reason.clone(), until: args.until.clone() };
    waiver::validate(&waiver)?;
    let mut all = settings.waivers()?;
    all.push(waiver);
    let file = settings.waivers_file();
    output::file(&file, waiver::print(&all)?.as_bytes())?;
    if !global.quiet {
        anstream::eprintln!("finding {} is waived in {}", args.id, file.display());
    }
    Ok(Exit::Clean)
}
