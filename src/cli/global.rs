//! Options that every command takes.

/// When text is coloured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Color {
    /// On a terminal, unless NO_COLOR is set; always if CLICOLOR_FORCE is
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

impl Color {
    /// Let it hold for all that is written.
    pub(super) fn apply(self) {
        let choice = match self {
            Color::Auto => anstream::ColorChoice::Auto,
            Color::Always => anstream::ColorChoice::Always,
            Color::Never => anstream::ColorChoice::Never,
        };
        choice.write_global();
    }
}

/// Options of every command.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Global options")]
pub(super) struct Global {
    /// Say nothing but errors, and what a crossread.toml found by itself sets
    #[arg(short, long, global = true)]
    pub(super) quiet: bool,
    /// Say more: -v each file, -vv each step and how long it takes
    #[arg(short, long, global = true, action = clap::ArgAction::Count)]
    pub(super) verbose: u8,
    /// When text is coloured: auto (on a terminal, unless NO_COLOR is set), always or never
    #[arg(long, global = true, value_name = "WHEN", value_enum, default_value_t = Color::Auto, ignore_case = true, hide_possible_values = true)]
    pub(super) color: Color,
    /// Largest file that is read, in bytes
    #[arg(long, global = true, value_name = "N", default_value_t = 16 << 20)]
    pub(super) max_bytes: u64,
    /// Read files that links below a folder name outside of it
    #[arg(long, global = true)]
    pub(super) follow: bool,
    /// Compute anew what an earlier run of the same articles has computed
    #[arg(long, global = true)]
    pub(super) no_cache: bool,
    /// Configuration file [default: crossread.toml here or above, up to the repository's root]
    #[arg(long, global = true, value_name = "FILE")]
    pub(super) config: Option<std::path::PathBuf>,
}
