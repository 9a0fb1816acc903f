//! Options that every command takes.

/// Options of every command.
#[derive(Debug, clap::Args)]
pub(super) struct Global {
    /// Say nothing but errors
    #[arg(short, long, global = true)]
    pub(super) quiet: bool,
    /// Say more: -v each file, -vv each step
    #[arg(short, long, global = true, action = clap::ArgAction::Count)]
    pub(super) verbose: u8,
    /// Largest file that is read, in bytes
    #[arg(long, global = true, value_name = "N", default_value_t = 16 << 20)]
    pub(super) max_bytes: u64,
    /// Read files that links below a folder name outside of it
    #[arg(long, global = true)]
    pub(super) follow: bool,
    /// Configuration file [default: crossread.toml here or above, up to the repository's root]
    #[arg(long, global = true, value_name = "FILE")]
    pub(super) config: Option<std::path::PathBuf>,
}
