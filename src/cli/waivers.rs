//! The file of waivers, as `waive` and `serve` write it: replaced whole, along no link, and over
//! nothing that is no list of waivers.

use super::output;
use super::place::shown_path;
use super::settings::Settings;
use anyhow::ensure;
use crossread::internals::findings::waiver::{self, Waiver};
use std::path::{Path, PathBuf};

/// Put `waiver` into the file, in the place of one of the same finding. Yields the file.
pub(super) fn accept(waiver: Waiver, settings: &Settings) -> anyhow::Result<PathBuf> {
    waiver::validate(&waiver)?;
    let file = settings.waivers_file()?;
    let mut all = settings.waivers()?;
    if all.is_empty() {
        is_free(&file)?;
    }
    all.push(waiver);
    output::file(&file, waiver::print(&all)?.as_bytes())?;
    Ok(file)
}

/// Take the waiver of the finding `id` out of the file, if it has one.
pub(super) fn withdraw(id: &str, settings: &Settings) -> anyhow::Result<()> {
    let mut all = settings.waivers()?;
    let before = all.len();
    all.retain(|waiver| waiver.id != id);
    if all.len() < before {
        output::file(&settings.waivers_file()?, waiver::print(&all)?.as_bytes())?;
    }
    Ok(())
}

/// Fail if `file`, which has no waivers, has something else in it: comments alone are a valid file.
fn is_free(file: &Path) -> anyhow::Result<()> {
    let text = output::read(file).unwrap_or_default();
    ensure!(text.trim().is_empty(), "{} has no waivers in it, and is not written over; move it away", shown_path(file));
    Ok(())
}
