//! `crossread check` from the outside: many drafts in one call, their sources from the configuration, findings that are
//! explained and settled afterwards.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use crate::support::{Desk, Run, two_reports};
use serde_json::Value;
use std::io::Write as _;

const FINDINGS: i32 = 1;
const USAGE: i32 = 2;
const NO_INPUT: i32 = 3;
const SOME_UNREADABLE: i32 = 4;

const PIER: &str = "The council of Port Ellery voted 48-31 on Thursday against a new pier.\n\nThe engineer Klara Brandvold found no rust on the old pier.\n";
const FERRY: &str = "The ferry Maren Ulv struck the reef off Skarno on Monday, and all on board were taken off.\n\nThe captain has not spoken in public about the reef.\n";

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// Two stories with a source each, a draft that says what its source says, and one that does not.
fn desk() -> Desk {
    let article = |title: &str, source: &str, text: &str| format!("---\ntitle: {title}\ndate: 2025-03-07\nsource: {source}\n---\n{text}");
    Desk::new()
        .file("articles/pier/post.md", article("No pier", "Post", PIER))
        .file("articles/ferry/gull.md", article("Ferry aground", "Gull", FERRY))
        .file("drafts/pier.md", article("No pier", "Bell", PIER))
        .file("drafts/ferry.md", article("Ferry aground", "Bell", &FERRY.replace("has not spoken", "has spoken")))
}

fn check(desk: &Desk, args: &[&str]) -> Run {
    desk.run(&[&["check"], args].concat())
}

#[test]
fn many_drafts_are_checked_in_one_call() {
    let desk = desk();
    for drafts in [["drafts/pier.md", "drafts/ferry.md"].as_slice(), &["drafts"], &["drafts/*.md"]] {
        let run = check(&desk, &[drafts, &["--against", "articles"]].concat());
        assert_eq!(run.status, FINDINGS, "{drafts:?}: {}{}", run.out, run.err);
        assert!(run.out.contains("drafts/ferry.md:8:1: high: "), "{drafts:?}: {}", run.out);
        assert!(!run.out.contains("drafts/pier.md:8:1: high: "), "{drafts:?}: {}", run.out);
        assert_eq!(run.out.matches("(compared with ").count(), 2, "{drafts:?}: {}", run.out);
    }
    assert_eq!(check(&desk, &["drafts/pier.md", "--against", "articles"]).status, 0);
    let run = check(&desk, &["drafts", "drafts/none.md", "--against", "articles", "--fail-on", "never"]);
    assert_eq!(run.status, SOME_UNREADABLE, "{}", run.err);
}

/// A draft that misspells a name and takes a word from a quotation, in lines of its own.
fn misspelt() -> Desk {
    let source = "The engineer Klara Brandvold inspected the old pier on Monday and found no rust on it.\n\n“The pier is sound and the railing is not,” Klara Brandvold said.\n";
    let draft = source.replacen("Brandvold inspected", "Brandvlod inspected", 1).replace("the railing is not", "the railing is now");
    let article = |source: &str, text: &str| format!("---\ntitle: Pier inspected\ndate: 2025-03-07\nsource: {source}\n---\n{text}");
    Desk::new()
        .file("articles/post.md", article("Post", source))
        .file("articles/gull.md", article("Gull", &format!("{source}\nThe harbour is closed.\n")))
        .file("draft.md", article("Bell", &draft).replace('\n', "\r\n"))
}

#[test]
fn a_misspelt_name_is_put_right_without_asking() {
    let desk = misspelt();
    let before = desk.read("draft.md");
    let run = check(&desk, &["draft.md", "--against", "articles", "--fix=safe"]);
    assert!(run.err.contains("draft.md:6: changed “Klara Brandvlod” to “Klara Brandvold” (differing-name "), "{}{}", run.out, run.err);
    assert_eq!(desk.read("draft.md"), before.replace("Brandvlod", "Brandvold"), "all else stays, ends of lines too");
    let again = check(&desk, &["draft.md", "--against", "articles", "--fix=safe"]);
    assert!(!again.err.contains("changed"), "{}", again.err);
    assert!(again.out.contains("railing is now"), "what was said is not changed unasked: {}", again.out);
}

#[test]
fn changes_are_asked_for_on_a_terminal_alone() {
    let desk = misspelt();
    let before = desk.read("draft.md");
    let run = check(&desk, &["draft.md", "--against", "articles", "--fix"]);
    assert_eq!(run.status, USAGE);
    assert!(run.err.contains("--fix=safe"), "{}", run.err);
    let run = check(&desk, &["-", "--against", "articles", "--fix=safe"]);
    assert_eq!(run.status, USAGE);
    assert!(run.err.contains("standard input"), "{}", run.err);
    assert_eq!(desk.read("draft.md"), before);
}

#[test]
fn pages_of_several_drafts_are_kept_apart() {
    let desk = desk();
    let run = check(&desk, &["drafts", "--against", "articles", "-f", "html"]);
    assert_eq!(run.status, USAGE);
    assert!(run.err.contains("-o FOLDER/"), "{}", run.err);
    assert_eq!(check(&desk, &["drafts", "--against", "articles", "-f", "json,text", "-o", "checks/"]).status, FINDINGS);
    let found = |draft: &str| json(&desk.read(&format!("checks/{draft}/report.json")))["findings"].as_array().unwrap().len();
    assert_eq!((found("drafts-pier.md"), found("drafts-ferry.md") > 0), (0, true));
}

#[test]
fn findings_of_several_drafts_are_one_document() {
    let ferry = FERRY.replace("has not spoken", "has spoken");
    let many: String = (0..6).map(|n| format!("Pier {n} has {} planks.\n\n", 40 + n)).collect();
    let head = "---\ntitle: Planks\ndate: 2025-03-07\nsource: Bell\n---\n";
    let desk = desk()
        .file("articles/planks.md", format!("{head}{many}"))
        .file("drafts/a.md", format!("{head}{}", many.replace(" has 4", " has 7")))
        .file("drafts/b.md", format!("{head}{}", many.replace(" has 4", " has 8")))
        .file("drafts/ferry2.md", format!("---\ntitle: Again\ndate: 2025-03-07\nsource: Bell\n---\n{ferry}"));
    let formats =
        "github,sarif=c/all.sarif,junit=c/all.xml,rdjson=c/all.rdjson,gitlab=c/gl-code-quality-report.json,jsonl=c/all.jsonl,md=c/all.md";
    let run = check(&desk, &["drafts", "--against", "articles", "-f", formats]);
    assert_eq!(run.status, FINDINGS, "{}", run.err);
    let errors = run.out.matches("::error ").count() + run.out.matches("::warning ").count();
    assert!((3..=20).contains(&errors) && run.out.matches("::error ").count() <= 10, "{}", run.out);
    let sarif = json(&desk.read("c/all.sarif"));
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    let of = |draft: &str| {
        let uri = |r: &&Value| r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == draft;
        results.iter().filter(uri).map(|r| r["partialFingerprints"]["crossread/v1"].to_string()).collect::<Vec<_>>()
    };
    assert!(!of("drafts/ferry.md").is_empty());
    assert_eq!(of("drafts/ferry.md"), of("drafts/ferry2.md"));
    // GitLab knows entries by their fingerprints alone
    let entries = json(&desk.read("c/gl-code-quality-report.json"));
    let prints: std::collections::BTreeSet<String> = entries.as_array().unwrap().iter().map(|e| e["fingerprint"].to_string()).collect();
    assert_eq!(prints.len(), entries.as_array().unwrap().len());
    let junit = desk.read("c/all.xml");
    assert!(junit.contains("<testsuite name=\"drafts/ferry2.md: ") && junit.matches("<testsuites").count() == 1, "{junit}");
    assert_eq!(desk.read("c/all.jsonl").lines().filter(|l| l.contains("\"type\":\"run\"")).count(), 1);
    let md = desk.read("c/all.md");
    assert!(md.contains("# Ferry aground\n") && md.contains("# Again\n"), "{md}");
    // each is crossread's own, and written again
    assert_eq!(check(&desk, &["drafts", "--against", "articles", "-f", formats]).status, FINDINGS);
}

/// Articles of the same bytes have the same id.
#[test]
fn a_draft_that_is_a_sources_own_text_has_its_findings_itself() {
    let desk = two_reports();
    let desk = {
        let own = desk.read("articles/post.txt");
        desk.file("drafts/fire.txt", own)
    };
    let formats = "github,json=out/r.json,sarif=out/r.sarif,rdjson=out/r.rdjson,gitlab=out/gl-code-quality-report.json";
    let run = check(&desk, &["drafts/fire.txt", "--against", "articles", "-f", formats]);
    assert!(
        run.out.contains("::error file=drafts/fire.txt,line=") && !run.out.contains("file=articles/post.txt"),
        "{}{}",
        run.out,
        run.err
    );
    for file in ["out/r.sarif", "out/r.rdjson", "out/gl-code-quality-report.json"] {
        let text = desk.read(file);
        assert!(text.contains("drafts/fire.txt") && !text.contains("articles/post.txt"), "{file}: {text}");
    }
    let report = json(&desk.read("out/r.json"));
    assert!(report["findings"].as_array().unwrap().iter().all(|f| f["locations"][0]["path"] == "drafts/fire.txt"), "{report}");
}

#[test]
fn a_list_that_names_nothing_is_told() {
    let desk = desk().file("changed", "");
    let told = |args: &[&str]| {
        let run = desk.run(&[args, &["--files-from", "changed"]].concat());
        (run.status, run.err)
    };
    let (status, err) = told(&["check", "--against", "articles"]);
    assert!(status == NO_INPUT && err.contains("the list names no draft"), "{err}");
    for command in ["report", "compare"] {
        let (status, err) = told(&[command]);
        assert!(status == NO_INPUT && err.contains("the list names no file"), "{command}: {err}");
    }
}

#[test]
fn drafts_are_listed_in_a_file() {
    let desk = desk().file("changed", "drafts/pier.md\0drafts/ferry.md\0");
    let run = check(&desk, &["--files-from", "changed", "--against", "articles"]);
    assert_eq!(run.status, FINDINGS, "{}", run.err);
    assert_eq!(run.out.matches("(compared with ").count(), 2, "{}", run.out);
}

#[test]
fn a_desks_list_settles_a_name_and_an_office_of_a_draft() {
    let head = |day: &str| format!("---\ntitle: The lock of Port Ellery stays shut\ndate: {day}\nsource: Bell\n---\n");
    let text = "The lock of Port Ellery will stay shut until the spring, Mayor Anna Brix said on Monday.\n\nBrix has seen the gate herself, and the engineers of the harbour office found no crack in its hinges.\n";
    let draft = text.replace("Brix", "Brics");
    let desk = Desk::new().file("post.md", head("2025-03-07") + text).file("draft.md", head("2025-03-07") + &draft);
    let rules = |desk: &Desk| json(&check(desk, &["draft.md", "--against", "post.md", "-f", "json"]).out)["findings"].to_string();
    assert!(rules(&desk).contains("differing-name"), "{}", rules(&desk));
    let desk = desk.file("crossread.toml", "[[people]]\nname = \"Anna Brix\"\naliases = [\"Anna Brics\"]\n");
    assert_eq!(rules(&desk), "[]");
    let verdicts = json(&check(&desk, &["draft.md", "--against", "post.md", "-f", "json"]).out)["draft"]["items"].clone();
    assert!(verdicts.as_array().unwrap().iter().all(|i| i["verdict"] == "supported"), "{verdicts}");
}

#[test]
fn the_configuration_gives_drafts_their_sources() {
    let map = "[[drafts]]\nfiles = \"drafts/*\"\nagainst = [\"articles/pier\"]\n\n\
               [[drafts]]\nfiles = \"drafts/ferry*\"\nagainst = [\"articles/ferry\"]\n";
    let desk = desk().file("crossread.toml", map);
    let run = check(&desk, &["drafts"]);
    assert_eq!(run.status, FINDINGS, "{}", run.err);
    assert!(run.out.contains("articles/ferry/gull.md:8:"), "{}", run.out);
    let bare = desk.file("crossread.toml", "");
    let run = check(&bare, &["drafts"]);
    assert_eq!(run.status, USAGE);
    assert!(run.err.contains("[[drafts]]"), "{}", run.err);
}

#[test]
fn a_draft_comes_from_standard_input() {
    let desk = desk();
    let mut child = desk.start(&["check", "-", "--stdin-filename", "desk/new.md", "--against", "articles/ferry"]);
    child.stdin.take().unwrap().write_all(FERRY.replace("Monday", "Friday").as_bytes()).unwrap();
    let out = child.wait_with_output().unwrap();
    assert_eq!(out.status.code(), Some(FINDINGS));
    let out = String::from_utf8_lossy(&out.stdout).into_owned();
    assert!(out.contains("desk/new.md:1:1: high: ") && out.contains("Friday"), "{out}");
}

#[test]
fn a_finding_of_the_last_check_is_explained_waived_and_no_longer_open() {
    let desk = desk();
    let caches = desk.path("caches").to_string_lossy().into_owned();
    let run = |args: &[&str]| desk.run_with(args, &[("XDG_CACHE_HOME", caches.as_str())]);
    let ferry = ["check", "drafts/ferry.md", "--against", "articles/ferry"];
    let first = run(&ferry);
    let id =
        first.out.split(" high: ").nth(1).and_then(|rest| rest.split(']').next()).map(|rest| rest[rest.len() - 16..].to_owned()).unwrap();
    let explained = run(&["explain", &id]);
    assert!(explained.out.contains("has [spoken]") || explained.out.contains("[has spoken]"), "{}{}", explained.out, explained.err);
    let past = run(&["waive", &id, "--reason", "she called", "--until", "2001-01-01"]);
    assert!(past.status == USAGE && past.err.contains("is past"), "{}", past.err);
    assert_eq!(run(&["waive", &id, "--reason", "she called"]).status, 0);
    let after = run(&ferry);
    assert_eq!(after.status, 0, "{}", after.out);
    assert!(after.out.contains("settled: ") && after.out.contains("(waived: she called)"), "{}", after.out);
    assert!(after.out.contains("0 findings are open, 1 settled"), "{}", after.out);
    // the waiver is of no finding of another draft
    let other = run(&["check", "drafts/pier.md", "--against", "articles/pier", "--statistics"]);
    assert!(other.err.contains(&format!("{id} is waived")), "{}", other.err);
}

#[test]
fn why_a_gate_passed_is_told() {
    let run = check(&desk(), &["drafts/ferry.md", "--against", "articles/ferry", "--fail-on", "never"]);
    assert!(run.status == 0 && run.err.contains("--fail-on never"), "{}", run.err);
}

/// Two papers differ on how many were aboard: whoever writes either figure has a source, and is told of the other.
#[test]
fn a_figure_on_which_the_sources_differ_is_told_with_both_and_not_put_right() {
    let article = |title: &str, source: &str, text: &str| format!("---\ntitle: {title}\ndate: 2025-03-07\nsource: {source}\n---\n{text}");
    let desk = Desk::new()
        .file(
            "articles/post.md",
            article(
                "Ferry aground",
                "Post",
                "A ferry with 187 people aboard struck a reef off Skarno on Friday morning.\n\nIt was towed to the port.\n",
            ),
        )
        .file(
            "articles/bell.md",
            article(
                "Ferry hits reef",
                "Bell",
                "The ship was carrying 178 people when it struck the reef, the coastguard said on Friday.\n\nThe sea was calm.\n",
            ),
        )
        .file("draft.md", article("Ferry", "Gull", "A ferry with 178 people aboard struck a reef off Skarno on Friday morning.\n"));
    let run = check(&desk, &["draft.md", "--against", "articles", "--format", "json"]);
    let report = json(&run.out);
    let found: Vec<&Value> = report["findings"].as_array().unwrap().iter().filter(|f| f["rule"] == "differing-number").collect();
    assert_eq!(found.len(), 1, "{}", run.out);
    assert_eq!((found[0]["severity"].as_str(), found[0]["fix"].is_null()), (Some("low"), true));
    assert_eq!(found[0]["message"], "The draft has “178” with Bell; Post has “187”");
    assert_eq!(found[0]["locations"].as_array().unwrap().len(), 3);
    let verdict = report["draft"]["items"].as_array().unwrap().iter().find(|i| i["text"].as_str().unwrap().contains("178")).unwrap();
    assert_eq!(verdict["verdict"], "supported");
}
