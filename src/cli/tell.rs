//! Words to the user, on standard error.

use std::io::Write as _;

/// Write a line to standard error, formatted as by `format!`.
macro_rules! tell {
    ($($message:tt)*) => { $crate::cli::tell_line(&format!($($message)*)) };
}
pub(crate) use tell;

/// Write `message` as a line to standard error. When that is closed or full there is nobody left to
/// tell, and the run goes on: its report and its exit status stand.
pub(crate) fn tell_line(message: &str) {
    let _ = writeln!(anstream::stderr().lock(), "{}", shown(message));
}

/// `text` with control characters replaced, so that no file's name or words move the cursor.
pub(super) fn shown(text: &str) -> String {
    text.chars().map(|c| if c.is_control() && c != '\n' { '\u{fffd}' } else { c }).collect()
}
