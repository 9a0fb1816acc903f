//! Progress of long work: on a terminal only, on standard error, gone when the work is done. With
//! `-vv`, a line that says how long each step took.

use super::global::Global;
use super::tell::tell;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::IsTerminal as _;
use std::time::Instant;

/// Counts what has been done of one step.
pub(super) struct Progress {
    bar: ProgressBar,
    what: &'static str,
    /// When it began, if that is to be told.
    begun: Option<Instant>,
}

impl Progress {
    /// Counts `what` ("articles read"), of which there are `total`, if that is known; silent when
    /// standard error is no terminal or `-q` was given.
    #[allow(clippy::disallowed_methods, reason = "how long a step takes is told, and written nowhere")]
    pub(super) fn new(what: &'static str, total: Option<usize>, global: &Global) -> Self {
        let bar = if global.quiet || !std::io::stderr().is_terminal() {
            ProgressBar::hidden()
        } else {
            ProgressBar::with_draw_target(total.map(|n| n as u64), ProgressDrawTarget::stderr_with_hz(10))
        };
        let template = if total.is_some() {
            "{spinner} {pos} of {len} {msg}, {per_sec}, {eta} left {wide_bar}"
        } else {
            "{spinner} {pos} {msg}, {per_sec}  {elapsed}"
        };
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        bar.set_message(what);
        Self { bar, what, begun: (global.verbose > 1).then(Instant::now) }
    }

    /// One more is done.
    pub(super) fn step(&self) {
        self.bar.inc(1);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
        if let Some(begun) = self.begun {
            tell!("{:>8.2} s  {} {}", begun.elapsed().as_secs_f64(), self.bar.position(), self.what);
        }
    }
}
