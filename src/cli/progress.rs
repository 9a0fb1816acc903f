//! Progress of long work: on a terminal only, on standard error, gone when the work is done.

use super::global::Global;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::IsTerminal as _;

/// A line that counts what has been done.
pub(super) struct Progress {
    bar: ProgressBar,
}

impl Progress {
    /// Counts `what` ("articles read"); silent when standard error is no terminal or `-q` was given.
    pub(super) fn new(what: &'static str, global: &Global) -> Self {
        let bar = if global.quiet || !std::io::stderr().is_terminal() {
            ProgressBar::hidden()
        } else {
            ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr_with_hz(10))
        };
        if let Ok(style) = ProgressStyle::with_template("{spinner} {pos} {msg}  {elapsed}") {
            bar.set_style(style);
        }
        bar.set_message(what);
        Self { bar }
    }

    /// One more is done.
    pub(super) fn step(&self) {
        self.bar.inc(1);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
