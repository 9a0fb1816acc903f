//! A run that is stopped at any moment leaves the old report whole or the new one whole.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test")]
#![allow(clippy::print_stdout, reason = "the long form tells how often which report was left")]

use crate::support::Desk;
use rustix::process::{Pid, Signal, kill_process};
use std::collections::BTreeMap;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// So many sources of one invented grounding each, by event, with so many quotations.
fn desk(folder: &str, desk: Desk, events: usize, quotations: usize) -> Desk {
    (0..events).flat_map(|e| (0..2).map(move |s| (e, s))).fold(desk, |desk, (e, s)| {
        let quotations: String = (0..quotations)
            .map(|q| {
                let verb = if s == 0 { "will" } else { "shall" };
                format!("\"The ferry {e} of line {q} {verb} not sail again this week,\" said captain Lena Voss{e} of Harn{e}.\n\n")
            })
            .collect();
        let text = format!(
            "---\nevent: Ferry {e}\ndate: 2031-03-03\n---\nFerry {e} strikes reef near Harn{e}\n\nA ferry struck a reef near Harn{e} on Monday and {} people were hurt.\n\n{quotations}",
            e + s + 2
        );
        desk.file(&format!("{folder}/e{e}s{s}.txt"), text)
    })
}

fn files(desk: &Desk, folder: &str) -> BTreeMap<String, Vec<u8>> {
    let root = desk.path(folder);
    let entries = walkdir::WalkDir::new(&root).into_iter().filter_map(Result::ok).filter(|e| e.file_type().is_file());
    entries.map(|e| (e.path().strip_prefix(&root).unwrap().to_string_lossy().into_owned(), std::fs::read(e.path()).unwrap())).collect()
}

fn report(desk: &Desk, articles: &str, folder: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_crossread"));
    command
        .args(["-q", "report", articles, "-o", folder, "-f", "html", "-f", "md", "-f", "json"])
        .current_dir(desk.path("."))
        .stdout(Stdio::null());
    command
}

/// Stop `times` runs, at moments spread over the run or once the first file changes.
fn stopped(times: u32, events: usize) {
    let desk = desk("b", desk("a", Desk::new(), events, 6), events + 3, 8);
    assert!(report(&desk, "a", "old").status().unwrap().success());
    let begin = Instant::now();
    assert!(report(&desk, "b", "new").status().unwrap().success());
    let whole = begin.elapsed();
    let (old, new) = (files(&desk, "old"), files(&desk, "new"));
    let (mut olds, mut news) = (0, 0);
    for i in 0..times {
        assert!(report(&desk, "a", "out").status().unwrap().success());
        assert!(files(&desk, "out") == old, "{i}: the report before is not that of the same articles");
        let stamp = |name: &str| std::fs::metadata(desk.path(name)).and_then(|m| m.modified()).ok();
        let before = stamp("out/index.html");
        let signal = [Signal::KILL, Signal::INT, Signal::TERM][i as usize % 3];
        let mut child = report(&desk, "b", "out").stderr(Stdio::piped()).spawn().unwrap();
        if i % 4 < 2 {
            std::thread::sleep(whole * (i * 37 % 101) / 100);
        } else {
            // Files are made ready beside the folder, and then the folder changes.
            let is_begun = || if i % 4 == 2 { desk.path(".out.crossread-new").exists() } else { stamp("out/index.html") != before };
            while !is_begun() && child.try_wait().unwrap().is_none() {
                std::thread::sleep(Duration::from_micros(200));
            }
            std::thread::sleep(Duration::from_millis(u64::from(i % 7)));
        }
        // It may have ended by itself.
        let _ = kill_process(Pid::from_child(&child), signal);
        let ended = child.wait_with_output().unwrap();
        let after = files(&desk, "out");
        assert!(after == old || after == new, "{i}: {signal:?} left neither the old report nor the new one");
        if after == old {
            olds += 1
        } else {
            news += 1
        }
        if let Some(status) = ended.status.code().filter(|s| *s > 2) {
            let words = String::from_utf8_lossy(&ended.stderr).into_owned();
            assert_eq!(status, 128 + signal.as_raw());
            assert!(words.contains("stopped by SIG"), "{words}");
        }
    }
    println!("{times} stopped: {olds} times the old report was whole, {news} times the new one");
    assert!(report(&desk, "b", "out").status().unwrap().success());
    let left: Vec<_> = std::fs::read_dir(desk.path("."))
        .unwrap()
        .map(|e| e.unwrap().file_name())
        .filter(|n| n.to_string_lossy().contains("crossread"))
        .collect();
    assert!(left.is_empty(), "a later run clears up after those that were killed: {left:?}");
}

#[test]
fn a_stopped_run_leaves_a_whole_report() {
    stopped(6, 2);
}

#[test]
#[ignore = "takes minutes: cargo test --release --test it stopped:: -- --ignored --nocapture"]
fn a_hundred_stopped_runs_leave_whole_reports() {
    stopped(100, 40);
}
