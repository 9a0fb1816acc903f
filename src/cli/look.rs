//! How pages look by the desk's own means: templates, and the theme, wordmark and logo of `[html]` in
//! `crossread.toml`. Each is a bounded file, within the configuration's folder if that names it.

use super::place::shown_path;
use super::settings::Settings;
use super::template::{self, TemplateOptions};
use anyhow::{Context as _, ensure};
use crossread::internals::read::bounded;
use crossread::internals::render::{Look, RenderOptions};
use std::path::PathBuf;

/// Bytes of a theme; the built-in style sheet has 20,000.
const LONGEST_THEME: u64 = 256 << 10;
/// Bytes of a logo, which every page has in it.
const LONGEST_LOGO: u64 = 64 << 10;

/// `options` with the templates and the look of the desk.
pub(super) fn complete(options: RenderOptions, given: &TemplateOptions, settings: &Settings) -> anyhow::Result<RenderOptions> {
    let templates = templates(given, settings)?.map(|folder| template::load(&folder)).transpose()?.unwrap_or_default();
    let [theme, logo] = files(settings)?;
    let theme =
        theme.map(|file| bounded::text(&file, LONGEST_THEME).with_context(|| format!("could not read the theme {}", shown_path(&file))));
    let look = Look {
        theme: theme.transpose()?.unwrap_or_default(),
        wordmark: settings.config.html.wordmark.clone(),
        logo: logo.map(logo_of).transpose()?,
    };
    Ok(RenderOptions { templates, look, ..options })
}

/// The files and folders that the look comes from, so that they can be watched.
pub(super) fn sources(given: &TemplateOptions, settings: &Settings) -> anyhow::Result<Vec<PathBuf>> {
    Ok(templates(given, settings)?.into_iter().chain(files(settings)?.into_iter().flatten()).collect())
}

/// Folder of templates: that of the command line, else of the configuration.
fn templates(given: &TemplateOptions, settings: &Settings) -> anyhow::Result<Option<PathBuf>> {
    match (&given.template_dir, &settings.config.html.templates) {
        (Some(given), _) => Ok(Some(given.clone())),
        (None, configured) => configured.as_deref().map(|path| settings.place(path, "html.templates")).transpose(),
    }
}

/// The theme and the logo.
fn files(settings: &Settings) -> anyhow::Result<[Option<PathBuf>; 2]> {
    let html = &settings.config.html;
    let place = |path: &Option<String>, key| path.as_deref().map(|path| settings.place(path, key)).transpose();
    Ok([place(&html.theme, "html.theme")?, place(&html.logo, "html.logo")?])
}

/// The kind and the bytes of a logo. A picture that a page shows runs no script and asks for nothing.
fn logo_of(file: PathBuf) -> anyhow::Result<(&'static str, Vec<u8>)> {
    let bytes = bounded::bytes(&file, LONGEST_LOGO).with_context(|| format!("could not read the logo {}", shown_path(&file)))?;
    let is_png = bytes.starts_with(b"\x89PNG\r\n\x1a\n");
    let is_svg = std::str::from_utf8(&bytes).is_ok_and(|text| text.trim_start().starts_with('<') && text.contains("<svg"));
    ensure!(is_png || is_svg, "{} is neither an SVG nor a PNG; the logo is one of these", shown_path(&file));
    Ok((if is_png { "image/png" } else { "image/svg+xml" }, bytes))
}
