//! What memory two articles take, whatever one of them is made of.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test writes its own files, and fails if it cannot go on")]
#![allow(clippy::print_stdout, reason = "the long form tells its figures")]

use crate::growth::{PAIRED, PAIRED_CLAIMS, Part, article};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Megabytes that a run on two articles of 2 MB may take.
const MOST: u64 = 500;

/// What fills memory rather than time: much of something small.
const SMALL: &[(&str, &str, Part)] = &[
    ("cells", "html", |_, _| "<td>x".to_owned()),
    ("paragraphs of a page", "html", |_, _| "<p>x".to_owned()),
    ("open elements", "html", |_, _| "<b>x ".to_owned()),
    ("lines", "txt", |_, _| "a line\n".to_owned()),
    ("paragraphs", "txt", |_, _| "a.\n\n".to_owned()),
    ("letters", "txt", |_, _| "a ".to_owned()),
    ("headings", "md", |_, _| "# H\n\n".to_owned()),
    ("marks never closed", "txt", |_, _| "“a ".to_owned()),
];

/// Megabytes at most that `crossread compare` on two files has held; none if it was not done in time.
fn peak(texts: &[(String, String)], within: Duration) -> Option<u64> {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in texts {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let mut child = Command::new(env!("CARGO_BIN_EXE_crossread"))
        .args(["compare", "-q", "."])
        .current_dir(folder.path())
        .env("RAYON_NUM_THREADS", "1")
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let status = format!("/proc/{}/status", child.id());
    let (begin, mut most) = (Instant::now(), 0);
    while child.try_wait().unwrap().is_none() {
        if begin.elapsed() > within {
            child.kill().unwrap();
            child.wait().unwrap();
            return None;
        }
        let text = std::fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find_map(|l| l.strip_prefix("VmHWM:")).unwrap_or_default();
        most = most.max(line.trim().trim_end_matches(" kB").parse().unwrap_or(0));
        std::thread::sleep(Duration::from_millis(2));
    }
    Some(most / 1000)
}

fn is_held(kinds: &[(&str, &str, Part)], bytes: usize, most: u64, within: Duration) {
    let beside = ("c.txt".to_owned(), "The council met on Monday.\n\n“It will stay shut,” said Mayor Orla Tennick.\n".to_owned());
    let mut faults = Vec::new();
    for (name, kind, part) in kinds {
        let first = article(kind, *part, bytes, false);
        for (other, what) in [(beside.clone(), "a short one"), (article(kind, *part, bytes, true), "its like")] {
            let peak = peak(&[first.clone(), other], within);
            println!("{name} beside {what}: {}", peak.map_or("not done in time".to_owned(), |p| format!("{p} MB")));
            if peak.is_none_or(|p| p > most) {
                faults.push(format!("{name} beside {what}: {peak:?} MB"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn articles_of_much_that_is_small_take_little_memory() {
    is_held(SMALL, 100_000, MOST / 5, Duration::from_mins(2));
}

#[test]
#[ignore = "takes minutes: cargo test --release --test it memory:: -- --ignored --nocapture"]
fn two_articles_of_two_megabytes_take_at_most_five_hundred() {
    let all = [SMALL, PAIRED, PAIRED_CLAIMS].concat();
    is_held(&all, 2_000_000, MOST, Duration::from_mins(3));
}
