//! Progress of long work: on a terminal only, on standard error, gone when the work is done. With
//! `-vv`, a line that says how long each step took.

use super::global::Global;
use super::tell::tell;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};
use std::fmt::Write;
use std::io::IsTerminal as _;
use std::time::{Duration, Instant};

/// How often the time of a step is drawn that counts nothing.
const TICK: Duration = Duration::from_millis(200);

/// What is shown where it is known how many there are.
const COUNTED: &str = "{spinner} {pos} of {len} {msg}, {per_sec}, {eta} left {wide_bar}";

/// Counts what has been done of one step.
pub(super) struct Progress {
    bar: ProgressBar,
    /// What one is, and what is done with it: ("article", "read").
    what: (&'static str, &'static str),
    /// When it began, if that is to be told.
    begun: Option<Instant>,
}

impl Progress {
    /// Counts `what`, such as ("article", "read"), of which there are `total`, if that is known; silent when
    /// standard error is no terminal or `-q` was given.
    pub(super) fn new(what: (&'static str, &'static str), total: Option<usize>, global: &Global) -> Self {
        let template = if total.is_some() { COUNTED } else { "{spinner} {pos} {msg}, {per_sec}  {elapsed}" };
        let progress = Self::shown(what, total, template, global);
        progress.bar.set_message(told(what, total.unwrap_or(0) as u64));
        progress
    }

    /// A step that takes all `count` at once, so that nothing can be counted.
    pub(super) fn at_once(what: (&'static str, &'static str), count: usize, global: &Global) -> Self {
        let progress = Self::shown(what, Some(count), "{spinner} {len} {msg}  {elapsed}", global);
        progress.bar.set_message(format!("{}, to be {}", plural(what.0, count as u64), what.1));
        progress.bar.set_position(count as u64);
        if !progress.bar.is_hidden() {
            progress.bar.enable_steady_tick(TICK);
        }
        progress
    }

    #[allow(clippy::disallowed_methods, reason = "how long a step takes is told, and written nowhere")]
    fn shown(what: (&'static str, &'static str), total: Option<usize>, template: &str, global: &Global) -> Self {
        let bar = if global.quiet || !std::io::stderr().is_terminal() {
            ProgressBar::hidden()
        } else {
            ProgressBar::with_draw_target(total.map(|n| n as u64), ProgressDrawTarget::stderr_with_hz(10))
        };
        draw_as(&bar, template);
        Self { bar, what, begun: (global.verbose > 1).then(Instant::now) }
    }

    /// One more is done.
    pub(super) fn step(&self) {
        self.bar.inc(1);
    }

    /// The same, of `total`, which was not known at the beginning.
    pub(super) fn step_of(&self, total: usize) {
        if self.bar.length().is_none() {
            draw_as(&self.bar, COUNTED);
            self.bar.set_length(total as u64);
            self.bar.set_message(told(self.what, total as u64));
        }
        self.step();
    }
}

/// Draw `bar` by `template`; how many a second there are in whole numbers, for nobody reads more of them.
fn draw_as(bar: &ProgressBar, template: &str) {
    let per_sec = |state: &ProgressState, out: &mut dyn Write| {
        let _ = write!(out, "{:.0}/s", state.per_sec());
    };
    if let Ok(style) = ProgressStyle::with_template(template) {
        bar.set_style(style.with_key("per_sec", per_sec));
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
        if let Some(begun) = self.begun {
            let count = self.bar.position();
            tell!("{:>8.2} s  {count} {}", begun.elapsed().as_secs_f64(), told(self.what, count));
        }
    }
}

/// "articles read", "article read" for one.
fn told((one, done): (&'static str, &'static str), count: u64) -> String {
    format!("{} {done}", plural(one, count))
}

fn plural(one: &str, count: u64) -> String {
    format!("{one}{}", if count == 1 { "" } else { "s" })
}
