//! How far a stage is: on a terminal only, on standard error, gone when the stage is done.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::IsTerminal as _;
use std::time::Duration;

/// Counts the tasks of a stage that are done.
pub(crate) struct Progress(ProgressBar);

impl Progress {
    /// Of `tasks` tasks that do what `doing` says.
    pub(crate) fn new(doing: &str, (number, stages): (usize, usize), tasks: u32, quiet: bool) -> Self {
        let bar = if quiet || !std::io::stderr().is_terminal() {
            ProgressBar::hidden()
        } else {
            ProgressBar::with_draw_target(Some(tasks.into()), ProgressDrawTarget::stderr_with_hz(5))
        };
        if let Ok(style) = ProgressStyle::with_template("{spinner} {prefix} {msg}: {pos} of {len} {wide_bar} {elapsed}") {
            bar.set_style(style);
        }
        bar.set_prefix(format!("{number}/{stages}"));
        bar.set_message(doing.to_owned());
        if !bar.is_hidden() {
            bar.enable_steady_tick(Duration::from_millis(200));
        }
        Self(bar)
    }

    /// So many are done.
    pub(crate) fn at(&self, done: u32) {
        self.0.set_position(done.into());
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
