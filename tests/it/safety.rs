//! Folders that somebody else has filled: nothing is lost, nothing leaks, nothing hangs, and
//! nothing in them acts.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test")]

use crate::support::{Desk, two_reports};
use rustix::fs::{CWD, FileType, Mode, mknodat};
use std::os::unix::fs::symlink;

const PAGE: &str = "<!doctype html>\n<meta name=\"generator\" content=\"crossread 0.1.0\">\n<p>An old page.</p></html>\n";

fn fifo(desk: &Desk, path: &str) {
    mknodat(CWD, desk.path(path), FileType::Fifo, Mode::from_bits_truncate(0o600), 0).unwrap();
}

fn sha256(text: &str) -> String {
    use sha2::Digest as _;
    sha2::Sha256::digest(text.as_bytes()).iter().map(|b| format!("{b:02x}")).collect()
}

/// A line of the list of own files, as crossread would write it for `text`.
fn listed(format: &str, path: &str, text: &str) -> String {
    format!("{} {} {format} {path}\n", sha256(text), text.len())
}

fn articles(desk: &Desk, report: &str) -> Vec<String> {
    let report: serde_json::Value = serde_json::from_str(&desk.read(report)).unwrap();
    report["articles"].as_array().unwrap().iter().map(|a| a["path"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_list_in_a_checkout_deletes_nothing_that_crossread_did_not_write() {
    let key = "-----BEGIN KEY-----\n";
    let list = format!("html src/main.rs\n{}{}", listed("html", "src/main.rs", "fn main() {}\n"), listed("html", "events/key.html", key));
    let desk = two_reports().file("crossread.toml", "output = \".\"\n").file("src/main.rs", "fn main() {}\n").file("home/key", key);
    std::fs::create_dir(desk.path("events")).unwrap();
    symlink("../home/key", desk.path("events/key.html")).unwrap();
    let desk = desk.file(".crossread-files", list);
    desk.run(&["report", "articles"]);
    assert_eq!(desk.read("src/main.rs"), "fn main() {}\n");
    assert_eq!(desk.read("home/key"), key);
}

#[test]
fn a_page_that_was_changed_since_is_not_deleted() {
    let changed = PAGE.replace("An old page", "An old page, with a note of the desk");
    let list = listed("html", "events/old.html", PAGE) + &listed("html", "events/noted.html", PAGE);
    let desk = two_reports()
        .file("reports/events/old.html", PAGE)
        .file("reports/events/noted.html", &changed)
        .file("reports/.crossread-files", list);
    let run = desk.run(&["report", "articles"]);
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(!desk.path("reports/events/old.html").exists());
    assert_eq!(desk.read("reports/events/noted.html"), changed);
}

#[test]
fn what_others_have_put_beside_a_report_stays() {
    let desk = two_reports()
        .file("reports/notes.txt", "Call the harbour office.\n")
        .file("reports/events/draft.odt", "x")
        .file("reports/img/a.png", "y");
    for _ in 0..2 {
        assert_eq!(desk.run(&["report", "articles"]).status, 0);
        for (path, text) in [("notes.txt", "Call the harbour office.\n"), ("events/draft.odt", "x"), ("img/a.png", "y")] {
            assert_eq!(desk.read(&format!("reports/{path}")), text);
        }
        // With the folder of pictures gone, the other way of putting a report in place is taken.
        if desk.path("reports/img").exists() {
            std::fs::rename(desk.path("reports/img"), desk.path("img")).unwrap();
            std::fs::create_dir(desk.path("reports/img")).unwrap();
            std::fs::remove_dir(desk.path("reports/img")).unwrap();
            assert_eq!(desk.run(&["report", "articles"]).status, 0);
            assert_eq!(desk.read("reports/notes.txt"), "Call the harbour office.\n");
            std::fs::rename(desk.path("img"), desk.path("reports/img")).unwrap();
        }
    }
    let left: Vec<String> = names(&desk, ".").into_iter().filter(|n| n.contains("crossread-")).collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn what_others_have_put_where_files_are_made_ready_stays_there() {
    let stage = ".reports.crossread-new";
    let desk = two_reports()
        .file(&format!("{stage}/payload.html"), "<p>Not of this desk.</p>\n")
        .file(&format!("{stage}/events/other.html"), "<p>Nor this.</p>\n");
    for _ in 0..2 {
        let run = desk.run(&["report", "articles"]);
        assert_eq!(run.status, 0, "{}", run.err);
        assert!(!desk.path("reports/payload.html").exists() && !desk.path("reports/events/other.html").exists());
        assert_eq!(desk.read(&format!("{stage}/payload.html")), "<p>Not of this desk.</p>\n");
        assert_eq!(desk.read(&format!("{stage}/events/other.html")), "<p>Nor this.</p>\n");
    }
    assert!(!desk.path(".reports.crossread-new-2").exists());
}

fn names(desk: &Desk, folder: &str) -> Vec<String> {
    let entries = std::fs::read_dir(desk.path(folder)).unwrap();
    entries.map(|e| e.unwrap().file_name().to_string_lossy().into_owned()).collect()
}

#[test]
fn no_link_is_followed_below_the_folder_of_reports() {
    for link in ["reports/index.html", "reports/report.json", "reports/events", "reports/style.css"] {
        let desk = two_reports().file("victim/page", "mine").file("reports/x", "");
        let to = if link.ends_with("events") { "../victim" } else { "../victim/page" };
        symlink(to, desk.path(link)).unwrap();
        let run = desk.run(&["report", "articles"]);
        assert_eq!(run.status, 5, "{link}: {}", run.err);
        assert!(run.err.contains(link) && run.err.contains("a link"), "{}", run.err);
        assert_eq!(desk.read("victim/page"), "mine");
        assert_eq!(names(&desk, "victim"), ["page"]);
    }
}

#[test]
fn a_report_goes_over_no_article_and_no_file_of_others() {
    let desk = two_reports().file("articles/report.md", "# Ferry late\n\nThe ferry was 3 hours late on Monday, the harbour office said.\n");
    let before = desk.read("articles/report.md");
    let run = desk.run(&["report", "articles", "-o", "articles"]);
    assert_eq!((run.status, desk.read("articles/report.md")), (5, before), "{}", run.err);
    assert!(run.err.contains("articles/report.md"), "{}", run.err);
    let desk = two_reports().file("site/index.html", "<p>Home</p>").file("site/style.css", "p {}");
    assert_eq!(desk.run(&["report", "articles", "-o", "site"]).status, 5);
    assert_eq!((desk.read("site/index.html"), desk.read("site/style.css")), ("<p>Home</p>".into(), "p {}".into()));
}

#[test]
fn baseline_waivers_and_lock_go_over_no_file_of_others() {
    let text = "# Plan\n";
    let desk = two_reports().file("plan.md", text).file("crossread.toml", "baseline = \"plan.md\"\nwaivers = \"plan.md\"\n");
    assert_eq!(desk.run(&["baseline", "articles"]).status, 2);
    assert_eq!(desk.run(&["waive", "0a0a0a0a0a0a0a0a", "--reason", "x", "--not-in-report"]).status, 2);
    assert_eq!(desk.run(&["--config", "/dev/null", "report", "articles", "--lock", "plan.md"]).status, 2);
    assert_eq!(desk.read("plan.md"), text);
    let desk = two_reports().file("plan.md", text);
    assert_eq!(desk.run(&["report", "articles", "--lock", "plan.md"]).status, 2);
    assert_eq!(desk.read("plan.md"), text);
}

#[test]
fn paths_of_a_configuration_stay_within_its_folder() {
    for key in
        ["output = \"../out\"", "corpus = [\"../secret\"]", "baseline = \"../b.json\"", "waivers = \"../w.toml\"", "output = \"link\""]
    {
        let desk = two_reports().file("desk/crossread.toml", key).file("secret/a.txt", "x").file("desk/corpus/a.txt", "A ferry sank.\n");
        symlink("../secret", desk.path("desk/link")).unwrap();
        let out =
            std::process::Command::new(env!("CARGO_BIN_EXE_crossread")).arg("report").current_dir(desk.path("desk")).output().unwrap();
        let err = String::from_utf8_lossy(&out.stderr).into_owned();
        assert_eq!(out.status.code(), Some(2), "{key}: {err}");
        assert!(err.contains("leads out of the folder"), "{err}");
        assert_eq!(names(&desk, "secret"), ["a.txt"]);
    }
}

#[test]
fn baseline_waivers_and_lock_are_written_along_no_link() {
    for (file, args) in [
        ("lock.toml", &["report", "articles", "--lock", "lock.toml"][..]),
        ("crossread-baseline.json", &["baseline", "articles"]),
        ("crossread-waivers.toml", &["waive", "0a0a0a0a0a0a0a0a", "--reason", "x", "--not-in-report"]),
    ] {
        let desk = two_reports().file("keys/key", "");
        symlink("keys/key", desk.path(file)).unwrap();
        let run = desk.run(args);
        assert!(run.status != 0 && desk.read("keys/key").is_empty(), "{file}: {} {}", run.status, run.err);
    }
}

#[test]
fn what_a_baseline_or_a_waiver_keeps_from_failing_a_run_is_told() {
    let desk = two_reports();
    let args = ["report", "articles", "-q", "--fail-on", "high"];
    assert_eq!(desk.run(&args).status, 1);
    desk.run(&["baseline", "articles"]);
    let run = desk.run(&args);
    assert!(run.status == 0 && run.err.contains("are known in crossread-baseline.json, and fail nothing"), "{} {}", run.status, run.err);
}

#[test]
fn a_limit_on_the_size_of_files_leaves_the_old_report() {
    let desk = two_reports();
    assert_eq!(desk.run(&["report", "articles"]).status, 0);
    let before = desk.read("reports/index.html");
    let command = format!("ulimit -f 4; exec {} report articles", env!("CARGO_BIN_EXE_crossread"));
    let run = std::process::Command::new("sh").args(["-c", &command]).current_dir(desk.path(".")).output().unwrap();
    assert_eq!(run.status.code(), Some(5), "{}", String::from_utf8_lossy(&run.stderr));
    assert_eq!(desk.read("reports/index.html"), before);
    assert!(!desk.path(".reports.crossread-new").exists());
}

#[test]
fn a_link_that_leads_out_is_passed_over_and_told() {
    let desk = two_reports().file("secret/config", "[http]\nextraheader = AUTHORIZATION: basic TOKEN\n");
    symlink("../secret/config", desk.path("articles/story.txt")).unwrap();
    symlink("post.txt", desk.path("articles/same.txt")).unwrap();
    let run = desk.run(&["report", "articles"]);
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(run.err.contains("articles/story.txt is passed over: a link that leads out of the folder"), "{}", run.err);
    let report = desk.read("reports/report.json");
    assert!(!report.contains("TOKEN") && report.contains("a link that leads out of the folder"));
    assert_eq!(articles(&desk, "reports/report.json"), ["articles/bell.txt", "articles/post.txt"]);
    assert!(desk.run(&["report", "articles", "--follow", "-o", "all"]).status == 0 && desk.read("all/report.json").contains("TOKEN"));
}

#[test]
fn the_configuration_is_named_with_the_checks_that_it_sets() {
    let desk = two_reports().file("crossread.toml", "[checks]\ndiffering-number = \"off\"\n");
    let run = desk.run(&["report", "articles"]);
    assert!(run.err.contains("configuration crossread.toml sets differing-number = off"), "{}", run.err);
    // A run without words still says that a file of the checkout has switched a check off.
    let quiet = desk.run(&["report", "articles", "-q"]);
    assert_eq!(quiet.err, "crossread: configuration crossread.toml sets differing-number = off\n");
    assert_eq!(desk.run(&["--config", "crossread.toml", "report", "articles", "-q"]).err, "");
    let narrow = two_reports().file("crossread.toml", "corpus = [\"articles/post.txt\"]\nfail-on = \"never\"\n").run(&["report"]);
    assert!(narrow.err.contains("crossread.toml sets corpus = articles/post.txt, fail-on = never"), "{}", narrow.err);
    assert!(desk.read("reports/report.json").contains("\"differing-number\": \"off\""));
    for page in ["index.html", "report.md"] {
        assert!(desk.read(&format!("reports/{page}")).contains("Checks set by the configuration"), "{page}");
    }
}

#[test]
fn a_configuration_above_the_repository_is_not_obeyed() {
    let desk = two_reports()
        .file("crossread.toml", "[checks]\ndiffering-number = \"off\"\n")
        .file("repo/.git/HEAD", "x")
        .file("repo/sub/a.txt", "x");
    let out = std::process::Command::new(env!("CARGO_BIN_EXE_crossread"))
        .args(["events", "../../articles"])
        .current_dir(desk.path("repo/sub"))
        .output()
        .unwrap();
    let err = String::from_utf8_lossy(&out.stderr).into_owned();
    assert!(err.contains("is not obeyed: it lies above the repository"), "{err}");
    let desk = two_reports();
    symlink("/etc/hostname", desk.path("crossread.toml")).unwrap();
    let run = desk.run(&["events", "articles"]);
    assert!(run.status == 0 && run.err.contains("is not obeyed: it is a link that leads out"), "{}", run.err);
}

#[test]
fn a_report_among_the_articles_is_known_without_its_list() {
    let desk = two_reports();
    let all: Vec<&str> = "html md json sarif junit gitlab github rdjson text".split(' ').flat_map(|f| ["-f", f]).collect();
    assert_eq!(desk.run(&[&["report", "articles", "-o", "old"][..], &all].concat()).status, 0);
    std::fs::remove_file(desk.path("old/.crossread-files")).unwrap();
    std::fs::rename(desk.path("old"), desk.path("articles/old")).unwrap();
    let mut desk = desk;
    for format in ["html", "md", "text"] {
        let saved = desk.run(&["compare", "articles/post.txt", "articles/bell.txt", "-f", format]).out;
        let ending = if format == "text" { "txt" } else { format };
        desk = desk.file(&format!("articles/saved.{ending}"), saved);
    }
    let run = desk.run(&["report", "articles"]);
    assert_eq!(articles(&desk, "reports/report.json"), ["articles/bell.txt", "articles/post.txt"], "{}", run.err);
    assert!(run.err.contains("articles/old/index.html is passed over: a page that crossread wrote"), "{}", run.err);
    // And a new report goes over it although its list is lost.
    assert_eq!(desk.run(&["report", "articles/post.txt", "articles/bell.txt", "-o", "articles/old"]).status, 0);
}

#[test]
fn a_list_hides_no_article() {
    let desk = two_reports();
    let list = listed("html", "post.txt", &desk.read("articles/post.txt")) + "html bell.txt\n";
    let desk = desk.file("articles/.crossread-files", list);
    let run = desk.run(&["report", "articles"]);
    assert_eq!(articles(&desk, "reports/report.json").len(), 2);
    assert!(run.err.contains("names post.txt, which crossread did not write") && run.err.contains("names bell.txt"), "{}", run.err);
}

#[test]
fn nothing_that_is_no_file_is_waited_for() {
    let cases: [(&str, &[&str], i32); 12] = [
        ("articles/story.txt", &["report", "articles"], 4),
        ("articles/.crossread-files", &["report", "articles"], 0),
        ("reports/.crossread-files", &["report", "articles"], 0),
        ("reports/index.html", &["report", "articles"], 5),
        ("reports/report.json", &["explain", "0a0a0a0a0a0a0a0a"], 2),
        ("crossread-waivers.toml", &["report", "articles"], 2),
        ("crossread-baseline.json", &["report", "articles"], 2),
        ("crossread.toml", &["report", "articles"], 0),
        ("m.toml", &["report", "articles", "--manifest", "m.toml"], 2),
        ("l.toml", &["report", "articles", "--lock", "l.toml"], 2),
        ("old.json", &["report", "articles", "--since", "old.json"], 2),
        ("t/report.md", &["report", "articles", "--template-dir", "t"], 2),
    ];
    for (path, args, status) in cases {
        let desk = two_reports().file("reports/x", "").file("t/index.html", "x");
        fifo(&desk, path);
        let run = desk.run(args);
        assert_eq!(run.status, status, "{path}: {}", run.err);
    }
    for path in ["m.toml", "crossread-waivers.toml", "articles/x.txt"] {
        let desk = two_reports();
        symlink("/dev/zero", desk.path(path)).unwrap();
        let run = desk.run(&["report", "articles", "--manifest", "m.toml"]);
        assert_eq!(run.status, 2, "{path}: {}", run.err);
    }
}

#[test]
fn a_second_run_into_the_folder_is_told_of_the_first() {
    let desk = two_reports();
    assert_eq!(desk.run(&["report", "articles"]).status, 0);
    let before = desk.read("reports/index.html");
    let held = std::fs::File::open(desk.path("reports")).unwrap();
    held.lock().unwrap();
    let run = desk.run(&["report", "articles/post.txt"]);
    assert_eq!(run.status, 5, "{}", run.err);
    assert!(run.err.contains("another run of crossread is writing to it"), "{}", run.err);
    assert_eq!(desk.read("reports/index.html"), before);
    drop(held);
    assert_eq!(desk.run(&["report", "articles/post.txt"]).status, 0);
}

#[test]
fn what_a_desk_begins_with_is_written_along_no_link() {
    let desk = two_reports().file("victim/a", "x");
    symlink("/tmp", desk.path(".github")).unwrap();
    std::fs::create_dir(desk.path("t")).unwrap();
    symlink("../victim", desk.path("t/parts")).unwrap();
    assert_eq!(desk.run(&["init", "--ci", "github"]).status, 2);
    assert_eq!(desk.run(&["template", "eject", "t"]).status, 2);
    assert_eq!(names(&desk, "victim"), ["a"]);
    assert_eq!(desk.run(&["template", "eject", "new"]).status, 0);
}

#[test]
fn a_broken_last_report_says_what_to_do() {
    let desk = two_reports().file("reports/report.json", "{\"version\": 1, \"gen");
    for args in [&["explain", "0a0a0a0a0a0a0a0a"][..], &["report", "articles", "--since", "reports"]] {
        let run = desk.run(args);
        assert_eq!(run.status, 2);
        assert!(run.err.contains("reports/report.json") && run.err.contains("make it anew"), "{}", run.err);
    }
}

#[test]
fn no_name_or_headline_is_a_command_to_a_runner() {
    let story = "::error file=x::pwned\n\nA fire at the grain terminal ##[error]x killed 19 people on Monday, the harbour office said.\n";
    let desk = two_reports()
        .file("articles/n\n::error::x.txt", "")
        .file("articles/::warning::y.txt", story)
        .file("articles/b\u{202e}txt.txt", "")
        .file("articles/c\u{1b}[31m.txt", "");
    let mut runs =
        vec![desk.run(&["report", "articles", "-v"]), desk.run(&["report", "no\n::error::z"]), desk.run(&["report", "--x\n::error::z"])];
    for (command, format) in [
        ("compare", "text"),
        ("compare", "md"),
        ("compare", "json"),
        ("compare", "html"),
        ("extract", "text"),
        ("events", "text"),
        ("compare", "sarif"),
        ("compare", "junit"),
    ] {
        runs.push(desk.run(&[command, "articles", "-f", format]));
    }
    for run in runs {
        for line in run.err.lines().chain(run.out.lines()) {
            assert!(!line.trim_start().starts_with("::") && !line.contains("##["), "{line:?}");
            // In JSON a string holds what the article holds; nobody reads it on a screen.
            assert!(!line.contains('\u{1b}') && (!line.contains('\u{202e}') || run.out.starts_with('{')), "{line:?}");
        }
    }
}

#[test]
fn no_link_in_markdown_is_put_together_from_parts() {
    // Where the words that a report marks begin, the line is in two parts: wherever that is, "www." is inert.
    let story = |verb: &str, address: &str| {
        format!(
            "Bridge shut\n\n\"The bridge {address} shall stay shut until each bolt {address} has been {verb} {address},\" said Mayor Orla Tennick.\n"
        )
    };
    for address in ["www.evil.example", "http://evil.example", "a#42", "a @desk", "GH-12", "0a1b2c3d4e5f"] {
        for text in [address.to_owned(), format!("looked {address} at"), format!("{address} {address}")] {
            let desk = Desk::new().file("in/a.txt", story("looked at", &text)).file("in/b.txt", story("checked", &text));
            let run = desk.run(&["report", "in", "--one-event", "-f", "md"]);
            assert_eq!(run.status, 0, "{}", run.err);
            let page = desk.read("reports/report.md");
            assert!(page.contains("looked at") && !page.contains(address), "{address}: {page}");
        }
    }
}

#[test]
fn templates_that_grow_or_nest_without_end_are_refused() {
    let doubling = format!("{{% set x = report.title %}}{}{{{{ x|length }}}}", "{% set x = x ~ x %}".repeat(60));
    let captured = format!("{{% set x %}}{{{{ report.title }}}}{{% endset %}}{}", "{% set x %}{{ x }}{{ x }}{% endset %}".repeat(60));
    let signs = format!("{{{{ {}1 }}}}", "-".repeat(100_000));
    // What looks like the end of an expression is none in a string.
    let hidden = format!("{{{{ '}}}}' ~ {}1 }}}}", "-".repeat(100_000));
    let branches = format!("{{% if 0 %}}{}{{% endif %}}", "{% elif 0 %}".repeat(100_000));
    let nested = "{% if 1 %}".repeat(100_000) + &"{% endif %}".repeat(100_000);
    let lists = format!("{{% set x = 1 %}}{}{{% set y = x ~ '' %}}{{{{ x == x }}}}", "{% set x = [x] %}".repeat(200_000));
    let pages = [doubling, captured, signs, hidden, branches, nested, lists];
    for source in pages.iter().map(String::as_str).chain(["{{ 'x'|indent(10000000) }}", "{{ [1]|slice(1000000000) }}"]) {
        let desk = two_reports().file("t/report.md", source);
        for args in [&["report", "articles", "--template-dir", "t"][..], &["template", "check", "t"]] {
            let run = desk.run(args);
            assert_eq!(run.status, 2, "{}: {}", &source[..source.len().min(80)], run.err);
            assert!(!desk.path("reports/index.html").exists());
        }
    }
    let desk = two_reports().file("t/index.html", "x").file("secret.html", "TOKEN");
    symlink("../secret.html", desk.path("t/base.html")).unwrap();
    let run = desk.run(&["report", "articles", "--template-dir", "t"]);
    assert!(run.status == 2 && run.err.contains("t/base.html is a link, not a file"), "{}", run.err);
}
