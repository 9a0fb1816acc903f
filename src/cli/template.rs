//! `crossread template list|eject|check`, and the templates of `--template-dir`.

use super::exit::WriteError;
use super::global::Global;
use super::memory::Watch;
use super::output::OutputArgs;
use super::place::{shown_path, within};
use super::tell::tell;
use super::{Exit, output};
use anyhow::{Context as _, bail, ensure};
use crossread::internals::config;
use crossread::internals::read::bounded::what;
use crossread::internals::render::template::{BUILTIN, WORDS, Words};
use crossread::internals::render::{self, RenderOptions};
use crossread::internals::report;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Where a command takes templates from.
#[derive(Debug, Default, clap::Args)]
#[command(next_help_heading = "Look of pages")]
pub(super) struct TemplateOptions {
    /// Folder of templates that replace the built-in ones of the same name [default: `templates` of [html] in crossread.toml]
    #[arg(long, value_name = "DIR")]
    pub(super) template_dir: Option<PathBuf>,
}

/// Arguments of the command.
#[derive(Debug, clap::Args)]
pub(super) struct TemplateArgs {
    #[command(subcommand)]
    pub(super) action: Action,
}

/// What to do with templates.
#[derive(Debug, clap::Subcommand)]
pub(super) enum Action {
    /// List the built-in templates
    List {
        #[command(flatten)]
        output: OutputArgs,
    },
    /// Write built-in templates into a folder, to be changed and used with --template-dir
    Eject {
        /// Folder to write to; files that are there already are left as they are
        #[arg(default_value = "templates")]
        folder: PathBuf,
        /// The same folder
        #[arg(short, long, value_name = "DIR", conflicts_with = "folder")]
        output: Option<PathBuf>,
        /// Write these only (names as `template list` gives them)
        #[arg(long, value_name = "NAME")]
        only: Vec<String>,
    },
    /// Render a small report with the templates of a folder, and tell what is wrong with them
    Check {
        /// Folder of templates
        folder: PathBuf,
    },
}

/// Run the command.
pub(super) fn run(args: &TemplateArgs, global: &Global) -> anyhow::Result<Exit> {
    match &args.action {
        Action::List { output } => {
            let lines: String = BUILTIN.iter().map(|(name, _)| format!("{name}\n")).collect();
            output.write(lines.as_bytes())?;
        }
        Action::Eject { folder, output, only } => eject(output.as_ref().unwrap_or(folder), only, global)?,
        Action::Check { folder } => check(folder, global)?,
    }
    Ok(Exit::Clean)
}

fn eject(folder: &Path, only: &[String], global: &Global) -> anyhow::Result<()> {
    if let Some(unknown) = only.iter().find(|o| !BUILTIN.iter().any(|(name, _)| name == o)) {
        let near = config::nearest(unknown, BUILTIN.iter().map(|(name, _)| *name));
        bail!("no template is called {unknown:?}{near}; `crossread template list` names them");
    }
    make_folder(folder)?;
    for (name, text) in BUILTIN.iter().filter(|(name, _)| only.is_empty() || only.iter().any(|o| o == name)) {
        let path = folder.join(name);
        if path.symlink_metadata().is_ok() {
            tell!("crossread: {} is there already; left as it is", shown_path(&path));
            continue;
        }
        output::file(&within(folder, name, "a template to write")?, text.as_bytes())?;
        if !global.quiet {
            tell!("wrote {}", shown_path(&path));
        }
    }
    Ok(())
}

#[allow(clippy::disallowed_methods, reason = "templates are written to a folder that the user names")]
fn make_folder(folder: &Path) -> Result<(), WriteError> {
    std::fs::create_dir_all(folder).map_err(|error| WriteError { place: shown_path(folder), error })
}

fn check(folder: &Path, global: &Global) -> anyhow::Result<()> {
    let templates = load(folder)?;
    let unused: Vec<&String> = templates.keys().filter(|name| !BUILTIN.iter().any(|(b, _)| b == name)).collect();
    for name in &unused {
        tell!("crossread: {name} replaces no built-in template; it is used only if another template includes it");
    }
    told_of_words(&templates).with_context(|| shown_path(folder))?;
    for sample in [report::sample(), report::sample_draft()] {
        let _watch = Watch::begin(&sample);
        for (format, single) in [("html", false), ("html", true), ("md", false)] {
            let options = RenderOptions { templates: templates.clone(), single, ..RenderOptions::default() };
            let format = render::by_name(format).context("a built-in format")?;
            (format.render)(&sample, &options).with_context(|| shown_path(folder))?;
        }
    }
    if !global.quiet {
        let count = if templates.len() == 1 { "1 template".to_owned() } else { format!("{} templates", templates.len()) };
        tell!("{}: {count}, nothing wrong", shown_path(folder));
    }
    Ok(())
}

/// Tell what the folder's words leave to English, and which of them no built-in template says.
fn told_of_words(templates: &BTreeMap<String, String>) -> anyhow::Result<()> {
    const MOST: usize = 6;
    let words = Words::of(&RenderOptions { templates: templates.clone(), ..RenderOptions::default() })?;
    let Some((english, unused)) = words.compared() else { return Ok(()) };
    for (keys, told) in [(english, "said in English"), (unused, "said by no built-in template")] {
        let named: Vec<&str> = keys.iter().take(MOST).copied().collect();
        let more = if keys.len() > MOST { format!(" and {} more", keys.len() - MOST) } else { String::new() };
        if !named.is_empty() {
            tell!("crossread: {WORDS}: {told}: {}{more}", named.join(", "));
        }
    }
    Ok(())
}

/// The templates below `folder`, by name: "parts/finding.html" → text.
pub(super) fn load(folder: &Path) -> anyhow::Result<BTreeMap<String, String>> {
    if !folder.is_dir() {
        bail!("{0} is no folder of templates; `crossread template eject {0}` writes the built-in ones into it", shown_path(folder));
    }
    let mut templates = BTreeMap::new();
    for entry in walkdir::WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.with_context(|| format!("could not read the templates of {}", shown_path(folder)))?;
        let known = entry.path().extension().is_some_and(|e| matches!(e.to_str(), Some("html" | "md" | "css" | "js")));
        let is_words = entry.path() == folder.join(WORDS);
        if entry.file_type().is_dir() || !(known || is_words) {
            continue;
        }
        // A template decides what every page says, so that none is left out or brought in unseen.
        ensure!(
            entry.file_type().is_file(),
            "{} is {}, not a file; templates are taken from files alone",
            shown_path(entry.path()),
            what(entry.file_type())
        );
        let name = entry.path().strip_prefix(folder).unwrap_or(entry.path()).to_string_lossy().replace('\\', "/");
        let text = output::read(entry.path()).with_context(|| format!("could not read {}", shown_path(entry.path())))?;
        templates.insert(name, text);
    }
    if templates.is_empty() {
        bail!(
            "{} has no templates (.html, .md, .css, .js, words.toml); `crossread template eject {0}` writes the built-in ones",
            shown_path(folder)
        );
    }
    Ok(templates)
}
