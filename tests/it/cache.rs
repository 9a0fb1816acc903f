//! Reports kept from run to run: the same bytes as without, anew for anything that has changed.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]
#![allow(clippy::disallowed_methods, reason = "looks at folders, and tears a file")]

use crate::support::{Desk, Run};
use std::fs;

/// Two articles of one event, long enough for a report of them to be kept.
fn long(toll: u32) -> Desk {
    let article = |name: &str, toll: u32, place: &str| {
        let mut text = format!(
            "---\nsource: {name}\ndate: 2024-05-07\n---\nA ferry struck the pier of {place} on Monday. {toll} people died, the harbour office said.\n\n"
        );
        for n in 0..1_600 {
            text += &format!("Row {n} of the list of passengers names number {} of cabin {}, as printed by the {name}.\n\n", n * 7, n * 3);
        }
        text
    };
    Desk::new()
        .file("articles/post.txt", article("Post", toll, "Port Ellery"))
        .file("articles/bell.txt", article("Bell", 17, "Port Ellery"))
}

fn report(desk: &Desk, more: &[&str]) -> Run {
    let caches = desk.path("caches").to_string_lossy().into_owned();
    let run = desk.run_with(&[&["-vv", "report", "articles"], more].concat(), &[("XDG_CACHE_HOME", caches.as_str())]);
    assert_eq!(run.status, 0, "{}", run.err);
    run
}

fn was_kept(run: &Run) -> bool {
    run.err.contains("of an earlier run")
}

#[test]
fn a_second_run_takes_the_report_of_the_first() {
    let desk = long(14);
    let (first, second) = (report(&desk, &["-o", "first"]), report(&desk, &["-o", "second"]));
    assert!(!was_kept(&first) && was_kept(&second), "{}", second.err);
    let anew = report(&desk, &["-o", "anew", "--no-cache"]);
    assert!(!was_kept(&anew));
    for file in ["report.json", "report.md", "index.html"] {
        assert!(desk.read(&format!("first/{file}")) == desk.read(&format!("second/{file}")), "{file}");
        assert!(desk.read(&format!("first/{file}")) == desk.read(&format!("anew/{file}")), "{file}");
    }
}

#[test]
fn what_a_report_follows_from_makes_it_anew() {
    let desk = long(14);
    report(&desk, &["-o", "a"]);
    let desk = desk.file("crossread.toml", "[checks]\ndiffering-number = \"off\"\n");
    assert!(!was_kept(&report(&desk, &["-o", "b"])), "a setting");
    assert!(!was_kept(&report(&desk, &["-o", "c", "--one-event"])), "how articles are grouped");
    let changed = fs::read_to_string(desk.path("articles/post.txt")).unwrap().replace("14 people", "15 people");
    let desk = desk.file("articles/post.txt", changed);
    assert!(!was_kept(&report(&desk, &["-o", "d"])), "an article");
    assert!(was_kept(&report(&desk, &["-o", "e", "-f", "md"])), "a format changes nothing that is kept");
}

#[test]
fn a_torn_file_is_as_good_as_none() {
    let desk = long(14);
    report(&desk, &["-o", "first"]);
    let kept = || fs::read_dir(desk.path("caches/crossread/reports")).unwrap().map(|e| e.unwrap().path()).collect::<Vec<_>>();
    let [file] = kept().try_into().unwrap();
    let whole = fs::read(&file).unwrap();
    for torn in [&whole[..whole.len() / 2], b"", b"no report"] {
        fs::write(&file, torn).unwrap();
        assert!(!was_kept(&report(&desk, &["-o", "second"])));
        assert!(desk.read("first/report.json") == desk.read("second/report.json"));
    }
    assert!(was_kept(&report(&desk, &["-o", "second"])), "it is whole again");
}

#[test]
fn kept_reports_are_counted_and_cleared_and_nothing_else() {
    let desk = long(14);
    let caches = desk.path("caches").to_string_lossy().into_owned();
    let cache = |what: &str| desk.run_with(&["cache", what], &[("XDG_CACHE_HOME", caches.as_str())]);
    assert!(cache("stat").out.starts_with("0 reports, 0.0 MB"), "{}", cache("stat").out);
    report(&desk, &["-o", "first"]);
    fs::write(desk.path("caches/crossread/reports/notes.txt"), "mine").unwrap();
    assert!(cache("stat").out.starts_with("1 report, "), "{}", cache("stat").out);
    assert!(cache("clear").out.starts_with("deleted 1 report, "));
    assert!(cache("stat").out.starts_with("0 reports"));
    assert_eq!(desk.read("caches/crossread/reports/notes.txt"), "mine");
}

#[test]
fn small_runs_keep_nothing() {
    let desk = crate::support::two_reports();
    report(&desk, &["-o", "first"]);
    assert!(!desk.path("caches/crossread/reports").exists());
}
