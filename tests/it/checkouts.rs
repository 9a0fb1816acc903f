//! What the files of a checkout may name: nothing hidden is read, published or written over by a link or a
//! configuration in it, and what a configuration or a list changes is told.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test")]

use crate::support::{Desk, Run, two_reports};
use std::os::unix::fs::symlink;

const SECRET: &str = "[http]\n\textraheader = AUTHORIZATION: basic TOKEN\n";

fn checkout() -> Desk {
    two_reports().file(".git/config", SECRET).file(".git/HEAD", "ref: refs/heads/main\n").file(".git/hooks/sample", "")
}

/// That the run ended with `status`, and the credentials stand nowhere in what it wrote.
fn held(desk: &Desk, run: &Run, status: i32, what: &str) {
    assert_eq!(run.status, status, "{what}: {}", run.err);
    assert!(!run.out.contains("TOKEN") && !run.err.contains("TOKEN"), "{what}");
    for entry in walkdir::WalkDir::new(desk.path(".")).into_iter().filter_map(Result::ok).filter(|e| e.file_type().is_file()) {
        let is_kept = entry.path().ends_with(".git/config");
        assert!(is_kept || !String::from_utf8_lossy(&std::fs::read(entry.path()).unwrap()).contains("TOKEN"), "{what}: {:?}", entry.path());
    }
    assert_eq!(desk.read(".git/config"), SECRET, "{what}");
    let hooks = std::fs::read_dir(desk.path(".git/hooks")).unwrap().count();
    assert_eq!(hooks, 1, "{what}");
}

#[test]
fn a_link_within_the_folder_to_what_is_hidden_is_passed_over() {
    let desk = checkout();
    symlink("../.git/config", desk.path("articles/story.txt")).unwrap();
    let run = desk.run(&["report", "."]);
    held(&desk, &run, 0, "named");
    assert!(run.err.contains("articles/story.txt is passed over: a link to what is hidden"), "{}", run.err);
    assert!(desk.read("reports/report.json").contains("a link to what is hidden"));
    let desk = desk.file("crossread.toml", "corpus = [\".\"]\n");
    held(&desk, &desk.run(&["report"]), 0, "configured");
    assert!(desk.run(&["report", ".", "--follow", "-o", "all"]).status == 0 && desk.read("all/report.json").contains("TOKEN"));
}

#[test]
fn a_configuration_names_nothing_hidden() {
    for key in [
        "corpus = [\"articles\", \".git/config\"]",
        "corpus = [\"articles\", \"articles/story.txt\"]",
        "output = \".git\"",
        "output = \"out\"",
        "formats = [\"md=.git/hooks/pre-commit\"]",
        "formats = [\"md=out/pre-commit\"]",
        "formats = [\"md=.git/hooks/sample\"]",
        "waivers = \".git/config\"",
        "baseline = \".git/config\"",
        "[html]\ntheme = \".git/config\"",
        "[html]\ntheme = \"desk.css\"",
        "[html]\nlogo = \".git/config\"",
        "[html]\ntemplates = \".git\"",
        "[html]\ntemplates = \"out\"",
    ] {
        let desk = checkout().file("crossread.toml", key);
        symlink("../.git/config", desk.path("articles/story.txt")).unwrap();
        symlink(".git/config", desk.path("desk.css")).unwrap();
        symlink(".git/hooks", desk.path("out")).unwrap();
        let paths: &[&str] = if key.starts_with("corpus") { &["report"] } else { &["report", "articles"] };
        let run = desk.run(paths);
        held(&desk, &run, 2, key);
        assert!(run.err.contains("is hidden or leads to what is"), "{key}: {}", run.err);
    }
}

#[test]
fn what_is_named_itself_is_not_told_as_passed_over() {
    let desk = two_reports().file("other/story.txt", "The ferry was 3 hours late on Monday, the harbour office said.\n");
    symlink("../other/story.txt", desk.path("articles/story.txt")).unwrap();
    let run = desk.run(&["report", "articles", "articles/story.txt"]);
    assert!(run.status == 0 && !run.err.contains("passed over"), "{}", run.err);
    let report: serde_json::Value = serde_json::from_str(&desk.read("reports/report.json")).unwrap();
    assert_eq!((report["articles"].as_array().unwrap().len(), report["passed_over"].as_array().unwrap().len()), (3, 0));
}

#[test]
fn a_link_in_a_list_of_paths_leads_neither_out_nor_to_what_is_hidden() {
    let outside = Desk::new().file("key.txt", SECRET);
    let desk = checkout().file("list", "articles/post.txt\narticles/story.txt\narticles/out.txt\narticles/in.txt\n");
    symlink("../.git/config", desk.path("articles/story.txt")).unwrap();
    symlink(outside.path("key.txt"), desk.path("articles/out.txt")).unwrap();
    symlink("bell.txt", desk.path("articles/in.txt")).unwrap();
    let run = desk.run(&["report", "--files-from", "list"]);
    held(&desk, &run, 4, "list");
    for name in ["story", "out"] {
        assert!(run.err.contains(&format!("articles/{name}.txt: a link that leads out of the working folder")), "{}", run.err);
    }
    // What is named with its whole path, and is no link, is read wherever it lies.
    let whole = outside.path("key.txt");
    let desk = desk.file("list", format!("articles/in.txt\n{}\n", whole.display()));
    assert_eq!(desk.run(&["compare", "--files-from", "list"]).status, 0);
}

#[test]
fn no_word_that_is_printed_is_a_command_to_a_runner() {
    let desk = two_reports().file("crossread.toml", "title = \"\"\"\n::error::title\n  ##[error]x\"\"\"\n");
    let name = "articles/b\n::error::x.txt";
    std::fs::rename(desk.path("articles/bell.txt"), desk.path(name)).unwrap();
    std::fs::rename(desk.path("articles/post.txt"), desk.path("articles/::warning::p.txt")).unwrap();
    let mut runs = vec![desk.run(&["report", "articles"]), desk.run(&["config", "show"]), desk.run(&["config", "show", "--origin"])];
    let report: serde_json::Value = serde_json::from_str(&desk.read("reports/report.json")).unwrap();
    let ids = report["findings"].as_array().unwrap().iter().map(|f| f["id"].as_str().unwrap());
    runs.extend(ids.map(|id| desk.run(&["explain", id])));
    assert!(runs.len() > 3);
    for format in ["junit", "text", "md", "html"] {
        runs.push(desk.run(&["compare", "articles", "-f", format]));
        runs.push(desk.run(&["check", "articles/::warning::p.txt", "--against", "articles", "-f", format]));
    }
    for run in runs {
        assert!(!run.out.is_empty() || run.err.contains("articles"), "{}", run.err);
        for line in run.err.lines().chain(run.out.lines()) {
            assert!(!line.trim_start().starts_with("::") && !line.contains("##["), "{line:?}");
        }
    }
}

#[test]
fn whatever_a_configuration_changes_is_named() {
    let config = "exclude = [\"old/\"]\n[checks]\nundated-article = \"low\"\n[[people]]\nname = \"Ana Holt\"\naliases = [\"Anna Holt\"]\n\
        offices = [{ title = \"harbour master\", until = \"2024-06-01\" }]\n[[sources]]\nname = \"Ellery Post\"\naliases = [\"Post\"]\n\
        [columns]\ntext = \"brodtext\"\n[[drafts]]\nfiles = \"d-*.md\"\nagainst = [\"articles/post.txt\"]\n\
        [[paths]]\nfiles = \"articles/**\"\nchecks = { differing-number = \"off\" }\n";
    let desk = two_reports().file("crossread.toml", config);
    let named = [
        "people = Ana Holt (Anna Holt; harbour master until 2024-06-01)",
        "sources = Ellery Post (Post)",
        "columns.text = brodtext",
        "drafts = d-*.md (against articles/post.txt)",
    ];
    for args in [&["report", "articles"][..], &["report", "articles", "-q"]] {
        let run = desk.run(args);
        assert_eq!(run.status, 0, "{}", run.err);
        for words in named.iter().copied().chain(["exclude = old/", "differing-number in articles/** = off"]) {
            assert!(run.err.contains(words), "{words}: {}", run.err);
        }
    }
    let report: serde_json::Value = serde_json::from_str(&desk.read("reports/report.json")).unwrap();
    let settings: Vec<&str> = report["settings"].as_array().unwrap().iter().map(|s| s.as_str().unwrap()).collect();
    assert!(named.iter().all(|words| settings.contains(words)), "{settings:?}");
    assert_eq!(report["checks_set"]["differing-number in articles/**"], "off");
    for page in ["index.html", "report.md"] {
        let text = desk.read(&format!("reports/{page}"));
        assert!(text.contains("Set by the configuration") && text.contains("Anna Holt; harbour master until 2024"), "{page}");
    }
}

#[test]
fn what_hides_an_article_is_told_without_words_too() {
    let story = desk_story();
    let outside = Desk::new().file("a.txt", &story);
    let desk = two_reports()
        .file(".git/HEAD", "")
        .file(".gitignore", "hidden.txt\nold/\nbuild/\n")
        .file("articles/hidden.txt", &story)
        .file("articles/old/fire.txt", &story)
        .file("articles/build/a.o", "x")
        .file("articles/page.html", format!("<!doctype html><title>Page</title><p>{story}</p>"))
        .file("articles/page_files/kept.txt", &story)
        .file("articles/other.html", format!("<!doctype html><title>Other</title><p>{story} It sank.</p>"))
        .file("articles/other_files/a.js", "x()")
        .file("articles/own.md", format!("<!-- generator: crossread 0.1.0 -->\n{story}"));
    symlink(outside.path("a.txt"), desk.path("articles/out.txt")).unwrap();
    let run = desk.run(&["report", "articles", "-q"]);
    assert_eq!(run.status, 0, "{}", run.err);
    for hidden in ["hidden.txt", "old", "page_files", "own.md", "out.txt"] {
        assert!(run.err.contains(&format!("articles/{hidden} is passed over: ")), "{hidden}: {}", run.err);
    }
    assert!(!run.err.contains("articles/build") && !run.err.contains("other_files"), "{}", run.err);
}

fn desk_story() -> String {
    "The ferry to Port Ellery was three hours late on Monday, the harbour office said, after a net had caught in its screw. ".repeat(3)
}

#[test]
fn outputs_of_one_run_are_written_all_or_none() {
    let foreign = "{\"mine\": true}\n";
    let desk = two_reports().file("o/report.json", foreign);
    let run = desk.run(&["compare", "articles", "-o", "o/", "-f", "md,json"]);
    assert_eq!(run.status, 5, "{}", run.err);
    assert!(!desk.path("o/report.md").exists() && desk.read("o/report.json") == foreign);
    let run = desk.run(&["report", "articles", "-f", "html", "-f", "md=x.md", "-f", "json=articles/post.txt"]);
    assert_eq!(run.status, 5, "{}", run.err);
    assert!(!desk.path("reports").exists() && !desk.path("x.md").exists());
    let run = desk.run(&["compare", "articles", "-f", "md=x.md", "-f", "json=./x.md"]);
    assert!(run.status == 5 && run.err.contains("cannot go to one file"), "{}", run.err);
}

#[test]
fn a_comparison_takes_the_folder_that_it_writes_to() {
    let desk = two_reports();
    assert_eq!(desk.run(&["report", "articles"]).status, 0);
    let before = desk.read("reports/report.md");
    let args = ["compare", "articles", "-o", "reports/", "-f", "md"];
    let held = std::fs::File::open(desk.path("reports")).unwrap();
    held.lock().unwrap();
    let run = desk.run(&args);
    assert!(run.status == 5 && run.err.contains("another run of crossread"), "{}", run.err);
    assert_eq!(desk.read("reports/report.md"), before);
    drop(held);
    assert_eq!(desk.run(&args).status, 0);
    // Its page counts as crossread's own in the next run.
    assert_eq!(desk.run(&["report", "articles"]).status, 0);
    assert_eq!(desk.run(&["report", "articles", "-f", "html", "-f", "json=reports/report.json"]).status, 0);
    assert_eq!(desk.run(&["report", "articles"]).status, 0);
}

#[test]
fn a_page_that_somebody_has_changed_is_not_written_over() {
    let desk = two_reports();
    assert_eq!(desk.run(&["report", "articles"]).status, 0);
    let noted = desk.read("reports/report.md") + "\nCall the harbour office.\n";
    let desk = desk.file("reports/report.md", &noted);
    let run = desk.run(&["report", "articles"]);
    assert!(run.status == 5 && run.err.contains("reports/report.md") && run.err.contains("somebody has changed it"), "{}", run.err);
    assert_eq!(desk.read("reports/report.md"), noted);
    std::fs::remove_file(desk.path("reports/report.md")).unwrap();
    assert_eq!(desk.run(&["report", "articles"]).status, 0);
}

#[test]
fn an_empty_file_that_a_configuration_names_is_not_written_over() {
    let desk = two_reports().file("crossread.toml", "formats = [\"md=src/empty.py\"]\n").file("src/empty.py", "");
    assert_eq!((desk.run(&["report", "articles"]).status, desk.read("src/empty.py").as_str()), (2, ""));
    // One that the user has just made is.
    assert_eq!(desk.run(&["report", "articles", "-f", "md=src/empty.py"]).status, 0);
}

#[test]
fn a_list_beside_files_of_others_lets_none_of_them_go() {
    let stage = ".reports.crossread-new";
    let list = format!("{} 4000 md notes.txt\n{0} 4000 html index.html\n", "0".repeat(64));
    let desk = two_reports()
        .file(&format!("{stage}/notes.txt"), "Call the harbour office.\n")
        .file(&format!("{stage}/index.html"), "<p>Home</p>\n")
        .file(&format!("{stage}/.crossread-files"), list);
    assert_eq!(desk.run(&["report", "articles"]).status, 0);
    assert_eq!(desk.read(&format!("{stage}/notes.txt")), "Call the harbour office.\n");
    assert_eq!(desk.read(&format!("{stage}/index.html")), "<p>Home</p>\n");
}

#[test]
fn an_error_in_a_template_shows_little_of_its_line() {
    let desk = two_reports().file("t/report.md", format!("{{{{ {} no_such }}}}", "1 + ".repeat(500)));
    let run = desk.run(&["template", "check", "t"]);
    assert!(run.status == 2 && run.err.len() < 2_000, "{} {}", run.status, run.err.len());
}

#[test]
fn a_report_of_bytes_says_what_to_do() {
    let desk = two_reports().file("reports/report.json", b"{\"version\": 1, \xff\xfe");
    let run = desk.run(&["explain", "0a0a0a0a0a0a0a0a"]);
    assert!(run.status == 2 && run.err.contains("make it anew"), "{}", run.err);
}
