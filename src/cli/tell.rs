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

/// Write `coloured` as a line to standard error, which speaks of the arguments; `plain`, the same without colours, where
/// something has to be made harmless: an argument may be the name of a file that somebody else has given.
pub(crate) fn tell_coloured(plain: &str, coloured: &str) {
    let is_harmless = |arg: std::ffi::OsString| arg.to_str().is_some_and(|arg| shown(arg) == arg);
    if harmless(plain) == plain && std::env::args_os().all(is_harmless) {
        let _ = writeln!(anstream::stderr().lock(), "{coloured}");
    } else {
        tell_line(plain);
    }
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
