//! Words to the user, on standard error.

use crossread::internals::render::{inert, visible};
use std::io::Write as _;

/// Write a line to standard error, formatted as by `format!`.
macro_rules! tell {
    ($($message:tt)*) => { $crate::cli::tell_line(&format!($($message)*)) };
}
pub(crate) use tell;

/// Write `message` as a line to standard error. When that is closed or full there is nobody left to
/// tell, and the run goes on: its report and its exit status stand.
pub(crate) fn tell_line(message: &str) {
    let _ = writeln!(anstream::stderr().lock(), "{}", guarded(&shown(message)));
}

/// `text` with control characters visible, so that no file's name or words move the cursor.
pub(super) fn shown(text: &str) -> String {
    visible(text).into_owned()
}

/// `text` as it goes to standard output: nothing in it moves the cursor or is a command to a CI runner.
pub(super) fn harmless(text: &str) -> String {
    guarded(&shown(text))
}

/// `text` with no line in it that a CI runner takes for a command.
fn guarded(text: &str) -> String {
    text.split_inclusive('\n').map(inert).collect()
}
