//! `crossread completions` and `crossread man`, both made from the command line's own definition.

use super::Exit;
use super::exit::WriteError;
use super::global::Global;
use super::last::last;
use super::output::{self, OutputArgs};
use super::settings::Settings;
use super::tell::shown;
use anyhow::bail;
use clap::builder::PossibleValuesParser;
use crossread::internals::checks;
use crossread::internals::config;
use std::path::{Path, PathBuf};

/// Arguments of `completions`.
#[derive(Debug, clap::Args)]
pub(super) struct CompletionsArgs {
    /// Shell to complete for
    #[arg(value_enum, ignore_case = true)]
    pub(super) shell: clap_complete::Shell,
    #[command(flatten)]
    pub(super) output: OutputArgs,
}

/// Arguments of `names`.
#[derive(Debug, clap::Args)]
pub(super) struct NamesArgs {
    /// The checks, too
    #[arg(long)]
    pub(super) checks: bool,
}

/// Arguments of `man`.
#[derive(Debug, clap::Args)]
pub(super) struct ManArgs {
    /// Command whose page is printed ("check", "template eject"); without it, the page of crossread itself
    #[arg(value_name = "COMMAND")]
    pub(super) name: Vec<String>,
    /// File that the page of COMMAND is written to; without COMMAND, folder for the pages of all
    #[arg(short, long, value_name = "PATH")]
    pub(super) output: Option<PathBuf>,
}

/// `command` without the commands that are hidden, which clap offers like all others.
fn without_hidden(command: &clap::Command) -> clap::Command {
    clap::Command::new("crossread")
        .version(env!("CROSSREAD_VERSION"))
        .args(command.get_arguments().cloned())
        .subcommands(command.get_subcommands().filter(|c| !c.is_hide_set()).cloned())
}

/// Print completions of `command`.
pub(super) fn completions(args: &CompletionsArgs, command: clap::Command) -> anyhow::Result<Exit> {
    let command = without_hidden(&command);
    // clap takes names that live as long as the run, which ends here
    let names: Vec<&'static str> = command.get_subcommands().map(|c| &*c.get_name().to_owned().leak()).collect();
    let mut command = command.mut_subcommand("man", |man| man.mut_arg("name", |name| name.value_parser(PossibleValuesParser::new(names))));
    if args.shell == clap_complete::Shell::Zsh {
        // a function offers these
        command =
            command.mut_subcommand("explain", |explain| explain.mut_arg("name", |name| name.value_parser(clap::value_parser!(String))));
    }
    let mut out = Vec::new();
    clap_complete::generate(args.shell, &mut command, "crossread", &mut out);
    let script = String::from_utf8_lossy(&out);
    let script = match args.shell {
        clap_complete::Shell::Bash => format!("{script}\n{}", include_str!("shell/more.bash")),
        clap_complete::Shell::Fish => format!("{script}\n{}", include_str!("shell/more.fish")),
        clap_complete::Shell::Zsh => zsh(&script),
        _ => script.into_owned(),
    };
    args.output.write(script.as_bytes())?;
    Ok(Exit::Clean)
}

/// `script` with functions in the place of what it cannot know: the findings of the last report and check.
fn zsh(script: &str) -> String {
    const ANY: &str = ":_default' \\";
    let completed = |line: &str, function: &str| line.strip_suffix(ANY).map(|before| format!("{before}:{function}' \\"));
    let line = |line: &str| match line {
        id if id.starts_with("':id -- ") => completed(id, "_crossread_ids"),
        name if name.starts_with("'::name -- ") => completed(name, "_crossread_names"),
        _ => None,
    };
    let lines: Vec<String> = script.lines().map(|l| line(l).unwrap_or_else(|| l.to_owned())).collect();
    let (head, rest) = lines.split_at(lines.len().min(1));
    format!("{}\n\n{}{}\n", head.join("\n"), include_str!("shell/more.zsh"), rest.join("\n"))
}

/// Print the ids of the findings of the last report and check with what each says, a line each, and the checks if they
/// are asked for: what the completions of a shell offer. Where there are none, nothing is.
pub(super) fn names(args: &NamesArgs, global: &Global) -> anyhow::Result<Exit> {
    let mut lines = String::new();
    if args.checks {
        checks::ALL.iter().for_each(|check| lines += &format!("{}\t{}\n", check.name, check.summary));
    }
    let findings = Settings::load(global).and_then(|settings| last(&settings)).unwrap_or_default();
    for finding in findings.iter().flat_map(|last| &last.findings) {
        let message: String = finding.message.split_whitespace().collect::<Vec<_>>().join(" ");
        lines += &format!("{}\t{}\n", finding.id, message);
    }
    output::text(&shown(&lines))?;
    Ok(Exit::Clean)
}

/// Print a manual page of `command`, or write all.
pub(super) fn man(args: &ManArgs, mut command: clap::Command) -> anyhow::Result<Exit> {
    command.build();
    let output = args.output.as_deref().filter(|path| *path != Path::new("-"));
    if let Some(folder) = output.filter(|_| args.name.is_empty()) {
        for command in all(&command) {
            let name = format!("{}.1", command.get_display_name().unwrap_or(command.get_name()));
            output::file(&folder.join(&name), &page(command.clone())?)?;
        }
        return Ok(Exit::Clean);
    }
    let mut at = &command;
    for name in &args.name {
        let known: Vec<&clap::Command> = commands(at).collect();
        at = match known.iter().find(|c| c.get_name().eq_ignore_ascii_case(name)) {
            Some(found) => found,
            None => bail!("no command is called {name:?}{}", config::nearest(name, known.iter().map(|c| c.get_name()))),
        };
    }
    let page = page(at.clone())?;
    output.map_or_else(|| output::bytes(&page), |file| output::file(file, &page))?;
    Ok(Exit::Clean)
}

/// The commands below `command` that have a page.
fn commands(command: &clap::Command) -> impl Iterator<Item = &clap::Command> {
    command.get_subcommands().filter(|c| c.get_name() != "help" && !c.is_hide_set())
}

/// `command` and all below it.
fn all(command: &clap::Command) -> Vec<&clap::Command> {
    std::iter::once(command).chain(commands(command).flat_map(all)).collect()
}

fn page(command: clap::Command) -> Result<Vec<u8>, WriteError> {
    let mut out = Vec::new();
    clap_mangen::Man::new(command).render(&mut out).map_err(WriteError::stdout)?;
    Ok(out)
}
