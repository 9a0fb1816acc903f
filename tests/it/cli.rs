//! The commands as a user meets them: arguments, messages, files, exit statuses.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]
#![allow(clippy::disallowed_methods, reason = "reads and writes files of its own")]

use crate::support::{Desk, two_reports};

const STATUS_CLEAN: i32 = 0;
const STATUS_FINDINGS: i32 = 1;
const STATUS_USAGE: i32 = 2;
const STATUS_NO_INPUT: i32 = 3;
const STATUS_SOME_UNREADABLE: i32 = 4;
const STATUS_COULD_NOT_WRITE: i32 = 5;

fn json(text: &str) -> serde_json::Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn a_report_is_quiet_in_a_pipe_and_fails_on_nothing_by_default() {
    let desk = two_reports();
    let run = desk.run(&["report", "articles", "-q"]);
    assert_eq!((run.status, run.err.as_str(), run.out.as_str()), (STATUS_CLEAN, "", ""));
    assert_eq!(json(&desk.read("reports/report.json"))["totals"]["articles"], 2);
}

#[test]
fn a_gate_fails_on_a_grave_finding_until_it_is_waived_or_known() {
    let desk = two_reports();
    let gate = ["compare", "articles", "--fail-on", "medium", "--format", "json"];
    let run = desk.run(&gate);
    assert_eq!(run.status, STATUS_FINDINGS, "{}", run.err);
    let findings = json(&run.out)["findings"].as_array().unwrap().clone();

    assert_eq!(desk.run(&["baseline", "articles", "-q"]).status, STATUS_CLEAN);
    assert_eq!(desk.run(&["report", "articles", "-q", "--fail-on", "medium"]).status, STATUS_CLEAN);
    std::fs::remove_file(desk.path("crossread-baseline.json")).unwrap();

    for finding in findings.iter().filter(|f| f["severity"] != "info") {
        let run = desk.run(&["waive", finding["id"].as_str().unwrap(), "--reason", "checked by phone", "--not-in-report", "-q"]);
        assert_eq!(run.status, STATUS_CLEAN, "{}", run.err);
    }
    let run = desk.run(&gate);
    assert_eq!(run.status, STATUS_CLEAN, "{}", run.err);
    assert!(run.out.contains("checked by phone"));
}

#[test]
fn a_waiver_that_has_run_out_holds_no_more_and_says_so() {
    let desk = two_reports();
    let gate = ["compare", "articles", "--fail-on", "medium", "--format", "json"];
    for finding in json(&desk.run(&gate).out)["findings"].as_array().unwrap() {
        let waive = ["waive", finding["id"].as_str().unwrap(), "--reason", "for now", "--until", "2001-01-01", "--not-in-report", "-q"];
        // in the autumn of 2000
        assert_eq!(desk.run_with(&waive, &[("SOURCE_DATE_EPOCH", "970000000")]).status, STATUS_CLEAN);
    }
    let run = desk.run(&gate);
    assert_eq!(run.status, STATUS_FINDINGS);
    assert!(run.err.contains("has run out"), "{}", run.err);
}

#[test]
fn wrong_waivers_are_refused_with_what_to_do() {
    let desk = Desk::new();
    for (args, says) in [
        (["waive", "12", "--reason", "x"].as_slice(), "sixteen hexadecimal digits"),
        (&["waive", "0123abcd0123abcd", "--reason", " ", "--not-in-report"], "say why"),
        (&["waive", "0123abcd0123abcd", "--reason", "x"], "there is no last report"),
        (&["waive", "0123abcd0123abcd", "--reason", "x", "--until", "soon", "--not-in-report"], "YYYY-MM-DD"),
    ] {
        let run = desk.run(args);
        assert_eq!(run.status, STATUS_USAGE);
        assert!(run.err.contains(says), "{}", run.err);
    }
}

#[test]
fn a_draft_is_held_against_its_sources() {
    let desk = two_reports().file(
        "draft.md",
        "---\ntitle: Fire in Port Ellery\ndate: 2024-05-08\n---\n\
         \"We will not reopen the terminal before the inquiry has ended,\" Harbour Master Ana Holt said on Tuesday.\n\n\
         \"Nobody has told the tenants of the upper silos anything at all,\" baker Piet Lund said.\n",
    );
    let run = desk.run(&["check", "draft.md", "--against", "articles"]);
    assert!(run.out.contains("draft.md:7:"), "{}", run.out);
    assert!(run.out.contains("In none of 2 sources"), "{}", run.out);
    let run = desk.run(&["check", "draft.md", "--against", "articles", "--format", "json"]);
    let draft = json(&run.out)["draft"].clone();
    assert_eq!(draft["sources"].as_array().unwrap().len(), 2);
    let verdicts: Vec<&str> =
        draft["items"].as_array().unwrap().iter().filter(|i| i["kind"] == "quotation").map(|i| i["verdict"].as_str().unwrap()).collect();
    assert_eq!(verdicts.last(), Some(&"not-found"));
}

/// A sentence without a figure or a quotation is told too, at the draft's own line, in text and for a runner.
#[test]
fn what_a_source_says_otherwise_is_told_at_the_draft() {
    let desk = Desk::new()
        .file(
            "source.md",
            "---\ntitle: Ferry aground\ndate: 2025-03-03\nsource: Gull\n---\n\
             The ferry Maren Ulv struck the reef off Skarno on Monday, and all on board were taken off.\n\n\
             The captain, Joren Askvall, has not spoken in public about the reef.\n",
        )
        .file(
            "draft.md",
            "---\ntitle: Ferry aground\ndate: 2025-03-03\nsource: Bell\n---\n\
             The ferry Maren Ulv struck the reef off Skarno on Monday, and all on board were taken off.\n\n\
             The captain, Jonas Askvall, has not spoken in public about the reef.\n",
        );
    let run = desk.run(&["check", "draft.md", "--against", "source.md"]);
    assert_eq!(run.out.matches("draft.md:8:1: high: ").count(), 1, "{}", run.out);
    let run = desk.run(&["check", "draft.md", "--against", "source.md", "--format", "github"]);
    assert!(run.out.contains("::error file=draft.md,line=8"), "{}", run.out);
}

#[test]
fn of_a_folder_a_draft_is_held_against_its_own_event() {
    let desk = two_reports()
        .file(
            "articles/fair.txt",
            "---\ntitle: Spring fair opens in Tolmar\ndate: 2024-04-02\nsource: Uplander\n---\n\
             The spring fair of Tolmar opened with 200 stalls, the mayor said.\n\n\
             \"Come early and bring your children,\" organiser Ole Brandt said.\n",
        )
        .file(
            "draft.md",
            "---\ntitle: Fire at Ellery grain terminal\ndate: 2024-05-08\n---\n\
             A fire at the grain terminal of Port Ellery killed 14 people on Monday, the harbour office said.\n\n\
             \"We will not reopen the terminal before the inquiry has ended,\" Harbour Master Ana Holt said on Tuesday.\n",
        );
    let sources = |args: &[&str]| {
        let run = desk.run(&[["check", "draft.md", "--format", "json", "--against"].as_slice(), args].concat());
        json(&run.out)["draft"]["sources"].as_array().unwrap().len()
    };
    assert_eq!(sources(&["articles"]), 2);
    let told = desk.run(&["check", "draft.md", "--against", "articles"]).err;
    assert!(told.contains("compared with 2 of 3 sources"), "{told}");
    assert!(told.contains("fair.txt: on another event than the draft"), "{told}");
    assert_eq!(sources(&["articles", "--all"]), 3);
    assert_eq!(sources(&["articles/fair.txt", "articles/bell.txt"]), 2);
    // The draft is no source of its own, however its path is written.
    assert_eq!(sources(&["./articles", "./draft.md"]), 2);
}

#[test]
fn nothing_to_read_is_its_own_status() {
    let desk = Desk::new().file("empty/.keep", "");
    for args in [["report", "empty"], ["compare", "empty"], ["events", "nowhere"], ["extract", "nowhere.txt"]] {
        let run = desk.run(&args);
        assert_eq!(run.status, STATUS_NO_INPUT, "{args:?}: {}", run.err);
        assert!(run.err.contains(args[1]), "{}", run.err);
    }
    let run = desk.run(&["report"]);
    assert_eq!(run.status, STATUS_NO_INPUT);
    assert!(run.err.contains("crossread init"), "{}", run.err);
}

#[test]
fn a_report_is_written_although_some_input_is_unreadable() {
    let desk = two_reports().file("articles/torn.txt", "").file("articles/picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    let run = desk.run(&["report", "articles"]);
    assert_eq!(run.status, STATUS_SOME_UNREADABLE, "{}", run.err);
    assert!(run.err.contains("torn.txt") && run.err.contains("picture.txt"), "{}", run.err);
    assert_eq!(json(&desk.read("reports/report.json"))["failures"].as_array().unwrap().len(), 2);
}

#[test]
fn a_folder_that_cannot_be_written_is_its_own_status() {
    let desk = two_reports().file("taken", "a file where the folder should be");
    let run = desk.run(&["report", "articles", "-o", "taken/reports"]);
    assert_eq!(run.status, STATUS_COULD_NOT_WRITE, "{}", run.err);
    assert!(run.err.contains("taken"), "{}", run.err);
}

#[test]
fn wrong_usage_and_configuration_say_what_to_do() {
    let desk = two_reports().file("bad.toml", "[checks]\ndiffering-numbr = \"low\"\n");
    for (args, says) in [
        (["compare", "articles", "--format", "pdf"].as_slice(), "html"),
        (&["compare", "articles", "--fail-on", "grave"], "never, high, medium, low, info"),
        (&["report", "articles", "--config", "bad.toml"], "did you mean"),
        (&["report", "articles", "--config", "none.toml"], "no such file"),
        (&["explain", "differing-numbr"], "did you mean"),
        (&["frobnicate"], "Usage"),
    ] {
        let run = desk.run(args);
        assert_eq!(run.status, STATUS_USAGE, "{args:?}: {}", run.err);
        assert!(run.err.contains(says), "{args:?}: {}", run.err);
    }
}

#[test]
fn a_check_that_the_desk_turns_off_reports_nothing() {
    let desk = two_reports();
    let rules = |desk: &Desk| -> Vec<String> {
        let run = desk.run(&["compare", "articles", "--format", "json"]);
        json(&run.out)["findings"].as_array().unwrap().iter().map(|f| f["rule"].as_str().unwrap().to_owned()).collect()
    };
    let Some(rule) = rules(&desk).first().cloned() else { panic!("two reports that differ gave no finding") };
    let desk = desk.file("crossread.toml", format!("[checks]\n{rule} = \"off\"\n"));
    assert!(!rules(&desk).contains(&rule));
}

#[test]
fn init_overwrites_nothing() {
    let desk = Desk::new();
    let run = desk.run(&["init", "--ci", "github", "--from", "https://git.example/desk/crossread"]);
    assert_eq!(run.status, STATUS_CLEAN, "{}", run.err);
    assert!(desk.read(".github/workflows/crossread.yml").contains("crossread report"));
    let run = desk.run(&["init"]);
    assert_eq!(run.status, STATUS_USAGE);
    assert!(run.err.contains("exists already"), "{}", run.err);
    let run = desk.run(&["init", "--ci", "gitlab", "--from", "https://git.example/desk/crossread"]);
    assert_eq!(run.status, STATUS_CLEAN, "{}", run.err);
    assert!(run.err.contains("left as it is") && desk.path(".gitlab-ci.crossread.yml").exists(), "{}", run.err);
}

#[test]
fn a_job_keeps_to_the_configuration_that_is_there() {
    let init = |desk: &Desk, service: &str, file: &str| {
        let run = desk.run(&["init", "--ci", service, "--from", "https://git.example/desk/crossread"]);
        assert_eq!(run.status, STATUS_CLEAN, "{}", run.err);
        desk.read(file)
    };
    let mapped = "corpus = [\"news\"]\nfail-on = \"medium\"\n[[drafts]]\nfiles = \"copy/*\"\nagainst = [\"news\"]\n";
    let corpus = "corpus = [\"the news\"]\nfail-on = { check = \"low\" }\n";
    for (service, file) in [("github", ".github/workflows/crossread.yml"), ("gitlab", ".gitlab-ci.crossread.yml")] {
        let job = init(&Desk::new().file("crossread.toml", mapped), service, file);
        assert!(job.contains(" -- ':(glob)copy/*' ':(glob)copy/*/**'"), "{job}");
        assert!(!job.contains("--against") && !job.contains("--fail-on high"), "{job}");
        let job = init(&Desk::new().file("crossread.toml", corpus), service, file);
        assert!(job.contains(" -- drafts") && job.contains("--against 'the news' \\\n"), "{job}");
        assert_eq!(job.matches("--fail-on high").count(), 1, "the report's alone: {job}");
    }
}

#[test]
fn a_job_is_written_at_the_root_of_the_repository() {
    let desk = Desk::new().file(".git/HEAD", "").file("articles/.keep", "");
    let program = std::process::Command::new(env!("CARGO_BIN_EXE_crossread"))
        .args(["init", "--ci", "github", "--from", "https://git.example/desk/crossread"])
        .current_dir(desk.path("articles"))
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&program.stderr).into_owned();
    assert_eq!(program.status.code(), Some(STATUS_USAGE), "{told}");
    let root = desk.path(".").canonicalize().unwrap();
    assert!(told.contains(root.to_str().unwrap()) && !desk.path("articles/.github").exists(), "{told}");
}

#[test]
fn init_takes_the_folder_of_articles_that_is_there() {
    for (folder, corpus) in [("articles", "articles"), ("corpus", "corpus"), ("elsewhere", "corpus")] {
        let desk = Desk::new().file(&format!("{folder}/.keep"), "");
        desk.run(&["init", "-q"]);
        assert!(desk.read("crossread.toml").contains(&format!("corpus = [\"{corpus}\"]")), "{}", desk.read("crossread.toml"));
    }
}

#[test]
fn an_id_that_the_last_report_lacks_is_not_waived() {
    let desk = two_reports();
    desk.run(&["report", "articles", "-q"]);
    let id = json(&desk.read("reports/report.json"))["findings"][0]["id"].as_str().unwrap().to_owned();
    let mistyped = format!("{}{}", &id[..15], if id.ends_with('0') { '1' } else { '0' });
    for command in [["waive", &mistyped, "--reason", "x"].as_slice(), &["explain", &mistyped]] {
        let run = desk.run(command);
        assert_eq!(run.status, STATUS_USAGE);
        assert!(run.err.contains(&format!("did you mean {id}")), "{}", run.err);
    }
    assert_eq!(desk.run(&["waive", &id, "--reason", "x"]).status, STATUS_CLEAN);
}

#[test]
fn a_format_that_a_command_cannot_fill_is_refused() {
    let desk = two_reports();
    for (command, formats) in [("extract", "json, jsonl, text"), ("events", "json, jsonl, text"), ("compare", "html, md")] {
        let run = desk.run(&[command, "articles", "--format", if command == "compare" { "docx" } else { "sarif" }]);
        assert_eq!(run.status, STATUS_USAGE);
        assert!(run.err.contains(formats), "{}", run.err);
    }
}

#[test]
fn columns_say_how_wide_text_is() {
    let desk = two_reports();
    let widest = |columns: &str| {
        let run = desk.run_with(&["compare", "articles"], &[("COLUMNS", columns)]);
        run.out.lines().map(|l| l.chars().count()).max().unwrap()
    };
    assert!(widest("60") <= 60 && widest("140") > 100);
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_is_its_own_status() {
    let desk = two_reports();
    for (args, to) in [("compare articles", "1"), ("--help", "1"), ("compare articles", "2")] {
        let program = env!("CARGO_BIN_EXE_crossread");
        let run = std::process::Command::new("sh")
            .args(["-c", &format!("{program} {args} {to}>/dev/full")])
            .current_dir(desk.path("."))
            .output()
            .unwrap();
        assert_eq!(run.status.code(), Some(if to == "1" { STATUS_COULD_NOT_WRITE } else { STATUS_CLEAN }), "{args} {to}>/dev/full");
    }
}

#[test]
fn what_has_changed_since_an_earlier_report_is_told() {
    let desk = two_reports();
    desk.run(&["report", "articles", "-q"]);
    let same = desk.run(&["compare", "articles", "--format", "json", "--since", "reports"]);
    let changes = json(&same.out)["changes"].clone();
    assert_eq!((changes["gone"].as_array().unwrap().len(), changes["articles_changed"].as_array().unwrap().len()), (0, 0));
    let before = changes["still"].as_array().unwrap().len();
    assert!(before > 0);

    let corrected = desk.read("articles/bell.txt").replace("killed 17", "killed 14");
    let desk = desk.file("articles/bell.txt", corrected);
    // The earlier report stands where this one goes.
    let run = desk.run(&["report", "articles", "-q", "--since", "reports", "-f", "json", "-f", "md"]);
    assert_eq!(run.status, STATUS_CLEAN, "{}", run.err);
    let changes = json(&desk.read("reports/report.json"))["changes"].clone();
    assert!(!changes["gone"].as_array().unwrap().is_empty() && changes["articles_changed"].as_array().unwrap().len() == 1, "{changes}");
    let rewritten = changes["rewritten"][0]["paragraphs"][0].as_array().unwrap();
    assert!(rewritten.iter().any(|p| p["change"] == "insert" && p["text"] == "14"), "{rewritten:?}");
    assert!(desk.read("reports/report.md").contains("~~17~~ **14**"), "{}", desk.read("reports/report.md"));

    let run = desk.run(&["report", "articles", "--since", "nowhere"]);
    assert_eq!(run.status, STATUS_USAGE);
    assert!(run.err.contains("nowhere") && run.err.contains("report.json"), "{}", run.err);
}

#[test]
fn every_check_has_a_page_with_the_same_parts() {
    let desk = Desk::new();
    let list = desk.run(&["explain"]).out;
    assert!(list.lines().count() > 3, "{list}");
    for name in list.lines().filter_map(|l| l.split_whitespace().next()) {
        let page = desk.run(&["explain", name]).out;
        for part in ["**Why it matters.**", "**Example.**", "**Known limits.**"] {
            assert!(page.contains(part), "{name} lacks {part}\n{page}");
        }
    }
}

#[test]
fn a_finding_of_the_last_report_is_explained() {
    let desk = two_reports();
    desk.run(&["report", "articles", "-q"]);
    let id = json(&desk.read("reports/report.json"))["findings"][0]["id"].as_str().unwrap().to_owned();
    let run = desk.run(&["explain", &id]);
    assert_eq!(run.status, STATUS_CLEAN, "{}", run.err);
    assert!(run.out.contains(&id) && run.out.contains("Why it matters"), "{}", run.out);
}

#[test]
fn completions_and_manual_name_the_commands() {
    let desk = Desk::new();
    assert!(desk.run(&["completions", "bash"]).out.contains("compare"));
    assert!(desk.run(&["man"]).out.contains("compare"));
}

#[test]
fn a_report_among_the_articles_is_not_read_back() {
    let desk = two_reports();
    for _ in 0..2 {
        let run = desk.run(&["report", "articles", "-o", "articles/out", "-q"]);
        assert_eq!(run.status, STATUS_CLEAN, "{}", run.err);
        assert_eq!(json(&desk.read("articles/out/report.json"))["totals"]["articles"], 2);
    }
    let report = json(&desk.read("articles/out/report.json"));
    assert!(report["ignored"].to_string().contains("articles/out/index.html"), "{}", report["ignored"]);
}
