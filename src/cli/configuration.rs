//! Which `crossread.toml` is obeyed: the nearest one at or above the working folder, up to the root
//! of the repository, if it belongs to the user.
//!
//! A configuration can turn checks off. One that somebody else has laid above the desk's folder, or
//! that a link brings in from elsewhere, is named and not obeyed; `--config` obeys any.

use super::formats;
use super::output;
use super::place::shown_path;
use super::repository::is_root;
use super::tell::tell;
use anyhow::{Context as _, anyhow, bail};
use crossread::internals::config::{self, Config};
use crossread::internals::read::bounded::what;
use crossread::internals::render::View;
use std::path::{Path, PathBuf};

/// Name of the configuration file that is looked for in the working folder and above it.
pub(super) const CONFIG_FILE: &str = "crossread.toml";

/// The configuration in `file`.
pub(super) fn read(file: &Path) -> anyhow::Result<Config> {
    let text = match output::read(file) {
        Err(e) if e.is_not_found() => bail!("{}: no such file", shown_path(file)),
        text => text.with_context(|| format!("could not read the configuration {}", shown_path(file)))?,
    };
    let config = config::parse(&shown_path(file), &text)?;
    for format in &config.formats {
        formats::wanted(format, View::Report).map_err(|why| anyhow!("{}: formats: {why}", shown_path(file)))?;
    }
    Ok(config)
}

/// The file of the configuration that is obeyed. One that is found and not obeyed is told.
#[allow(clippy::disallowed_methods, reason = "finding the configuration is this module's work")]
pub(super) fn nearest() -> Option<PathBuf> {
    let here = std::env::current_dir().ok()?;
    let mut is_outside = false;
    for (i, folder) in here.ancestors().enumerate() {
        let file = if i == 0 { PathBuf::from(CONFIG_FILE) } else { folder.join(CONFIG_FILE) };
        if file.symlink_metadata().is_ok() {
            let doubt = if is_outside { Some("it lies above the repository".to_owned()) } else { doubt(&file, folder) };
            let Some(doubt) = doubt else { return Some(file) };
            tell!("crossread: {0} is not obeyed: {doubt}; --config {0} obeys it", shown_path(&file));
            return None;
        }
        is_outside |= is_root(folder);
    }
    None
}

/// Why the configuration `file` in `folder` is not obeyed unasked.
fn doubt(file: &Path, folder: &Path) -> Option<String> {
    let Ok(metadata) = file.metadata() else { return Some("it is a link that leads nowhere".to_owned()) };
    if !metadata.is_file() {
        return Some(format!("it is {}, not a file", what(metadata.file_type())));
    }
    let leads_out = match (file.canonicalize(), folder.canonicalize()) {
        (Ok(file), Ok(folder)) => !file.starts_with(folder),
        _ => true,
    };
    if leads_out {
        return Some("it is a link that leads out of its folder".to_owned());
    }
    (!is_own(file)).then(|| "it belongs to another user".to_owned())
}

/// Whether the file, and the link that may lead to it, belong to the user who runs the program.
#[cfg(unix)]
fn is_own(file: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let user = rustix::process::geteuid().as_raw();
    [file.metadata(), file.symlink_metadata()].into_iter().all(|m| m.is_ok_and(|m| m.uid() == user))
}

#[cfg(not(unix))]
fn is_own(_: &Path) -> bool {
    true
}
