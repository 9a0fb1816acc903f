//! A bound on the memory and the time that templates of a desk's own folder take.
//!
//! A template that doubles a text forty times takes forty steps and a terabyte; one that doubles a
//! list and asks for its length, hardly any memory and years. No count of steps or look at a value
//! bounds that, so that the run is watched while such templates are rendered.

use super::tell::tell;
use crossread::internals::render::RenderOptions;
use crossread::internals::report::Report;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// Bytes that rendering may take: so many, and more per article and finding. The pages of 10,000 articles take 200 MB.
const MOST: u64 = 192 << 20;
const MOST_PER_ENTRY: u64 = 64 << 10;
/// Processor time that rendering may take: so much, and more per article and finding. The built-in
/// templates take 2 ms each.
const LONGEST: Duration = Duration::from_secs(6);
const LONGEST_PER_ENTRY: Duration = Duration::from_millis(20);
/// How often the memory is looked at: in that time, some 20 MB can be filled.
const PAUSE: Duration = Duration::from_millis(5);

/// Watches until it is dropped.
pub(super) struct Watch {
    is_over: Arc<AtomicBool>,
}

impl Watch {
    /// Watch the run on `report` where it is shown by templates of the desk's; one that takes too much ends with the
    /// status of wrong configuration.
    pub(super) fn of(look: &RenderOptions, report: &Report) -> Option<Self> {
        (!look.templates.is_empty()).then(|| Self::begin(report))
    }

    /// Watch the run on `report`.
    pub(super) fn begin(report: &Report) -> Self {
        let entries = u32::try_from(report.articles.len() + report.findings.len()).unwrap_or(u32::MAX);
        let most = MOST.saturating_add(MOST_PER_ENTRY.saturating_mul(u64::from(entries)));
        let latest = processor_time().map(|before| before + LONGEST + LONGEST_PER_ENTRY.saturating_mul(entries));
        let is_over = Arc::new(AtomicBool::new(false));
        if let Some(before) = resident() {
            let is_over = Arc::clone(&is_over);
            std::thread::spawn(move || {
                while !is_over.load(Ordering::Relaxed) {
                    if resident().is_some_and(|now| now > before.saturating_add(most)) {
                        tell!(
                            "crossread: the templates take more than {} MB of memory for this report; a text in them grows without end",
                            most >> 20
                        );
                        std::process::exit(super::Exit::Usage as i32);
                    }
                    if processor_time().zip(latest).is_some_and(|(now, latest)| now > latest) {
                        tell!("crossread: the templates take too long for this report; something in them goes on without end");
                        std::process::exit(super::Exit::Usage as i32);
                    }
                    std::thread::sleep(PAUSE);
                }
            });
        }
        Self { is_over }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.is_over.store(true, Ordering::Relaxed);
    }
}

/// Bytes of memory that the run holds; none where the system does not say.
fn resident() -> Option<u64> {
    let text = crossread::internals::read::bounded::text(std::path::Path::new("/proc/self/statm"), 1 << 10).ok()?;
    text.split(' ').nth(1)?.parse::<u64>().ok()?.checked_mul(page_size())
}

/// Processor time of the run; none where the system does not say.
#[cfg(unix)]
fn processor_time() -> Option<Duration> {
    use rustix::time::{ClockId, clock_gettime};
    Duration::try_from(clock_gettime(ClockId::ProcessCPUTime)).ok()
}

#[cfg(not(unix))]
fn processor_time() -> Option<Duration> {
    None
}

#[cfg(unix)]
fn page_size() -> u64 {
    rustix::param::page_size() as u64
}

#[cfg(not(unix))]
fn page_size() -> u64 {
    4 << 10
}
