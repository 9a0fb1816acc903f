//! The severities that `--fail-on` takes.

use crossread::internals::config::Gate;

/// A severity, or that nothing fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Least {
    /// Nothing fails
    #[value(alias = "none")]
    Never,
    /// What to resolve before publication
    High,
    /// What to look at, and worse
    Medium,
    /// Small differences, and worse
    Low,
    /// Everything
    Info,
}

impl From<Least> for Gate {
    fn from(least: Least) -> Self {
        match least {
            Least::Never => Gate::Never,
            Least::High => Gate::High,
            Least::Medium => Gate::Medium,
            Least::Low => Gate::Low,
            Least::Info => Gate::Info,
        }
    }
}
