//! An end asked for from outside (Ctrl-C, a CI service's time limit): between two files, never
//! within one, and with a line that says how things stand.

use std::sync::{Mutex, MutexGuard, PoisonError};

/// What a run that is stopped now leaves.
pub(super) struct Standing {
    /// Removes files that are not in place yet.
    pub(super) clear_up: Option<Box<dyn Fn() + Send>>,
    /// Whether a report has been put in its place.
    pub(super) is_written: bool,
    /// Whether pages are served, which nothing but an end from outside ends.
    pub(super) is_serving: bool,
}

static STANDING: Mutex<Standing> = Mutex::new(Standing { clear_up: None, is_written: false, is_serving: false });

/// How things stand. While this is held, the run is not stopped.
pub(super) fn standing() -> MutexGuard<'static, Standing> {
    STANDING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// End the run on SIGINT and SIGTERM. A second signal ends it at once. A limit on the size of files is an
/// error of writing, as a full disk is, and no end.
#[cfg(unix)]
pub(crate) fn listen() {
    use signal_hook::consts::{SIGINT, SIGTERM, SIGXFSZ};
    use std::sync::Arc;
    use std::sync::atomic::AtomicBool;
    let asked = Arc::new(AtomicBool::new(false));
    for signal in [SIGINT, SIGTERM] {
        // In this order: the first signal finds the flag down, and puts it up.
        let _ = signal_hook::flag::register_conditional_shutdown(signal, 128 + signal, Arc::clone(&asked));
        let _ = signal_hook::flag::register(signal, Arc::clone(&asked));
    }
    let _ = signal_hook::flag::register(SIGXFSZ, Arc::new(AtomicBool::new(false)));
    let Ok(mut signals) = signal_hook::iterator::Signals::new([SIGINT, SIGTERM]) else { return };
    std::thread::spawn(move || {
        if let Some(signal) = signals.forever().next() {
            end(if signal == SIGINT { "SIGINT" } else { "SIGTERM" }, 128 + signal);
        }
    });
}

#[cfg(not(unix))]
pub(crate) fn listen() {}

#[cfg(unix)]
fn end(signal: &str, status: i32) -> ! {
    let standing = standing();
    if let Some(clear_up) = &standing.clear_up {
        clear_up();
    }
    if standing.is_serving {
        super::tell::tell!("crossread: stopped by {signal}; the pages are served no more");
        std::process::exit(0)
    }
    let how = if standing.is_written {
        "the report had been written, and is whole"
    } else {
        "nothing was written, and an earlier report is as it was"
    };
    super::tell::tell!("crossread: stopped by {signal}; {how}");
    std::process::exit(status)
}
