//! What machines read, held to the schemas that their makers publish: `schemas/`, each under its own
//! licence (NOTICE). JUnit is read by a parser of its own.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use crate::support::{Desk, Run, two_reports};
use crossread::internals::findings::Severity;
use crossread::internals::render::{Paths, RenderOptions, View, by_name};
use crossread::internals::report::{Report, sample, sample_draft};
use serde_json::Value;

const SARIF: &str = include_str!("schemas/sarif-2.1.0.json");
const RDJSON: &str = include_str!("schemas/reviewdog-DiagnosticResult.json");

fn text(report: &Report, format: &str, options: &RenderOptions) -> String {
    let outputs = (by_name(format).unwrap().render)(report, options).unwrap();
    String::from_utf8(outputs[0].bytes.clone()).unwrap()
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn holds(schema: &str, value: &Value) {
    let validator = jsonschema::validator_for(&json(schema)).unwrap();
    let errors: Vec<String> = validator.iter_errors(value).map(|e| format!("{}: {e}", e.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

fn gated(fail_on: Severity) -> RenderOptions {
    RenderOptions { fail_on: Some(fail_on), has_baseline: true, ..RenderOptions::default() }
}

/// Two articles of one fire and a draft that has another number and other words.
fn desk() -> Desk {
    two_reports().file(
        "drafts/fire.md",
        "---\ntitle: Fire in Port Ellery\ndate: 2024-05-08\n---\n\
         In Tårnvik, a fire at the grain terminal of Port Ellery killed 19 people on Monday, the harbour office said.\n",
    )
}

fn check(desk: &Desk, format: &str) -> Run {
    desk.run(&["check", "drafts/fire.md", "--against", "articles/post.txt", "--format", format])
}

#[test]
fn sarif_is_what_its_schema_says() {
    for report in [sample(), sample_draft()] {
        holds(SARIF, &json(&text(&report, "sarif", &gated(Severity::High))));
    }
    let sarif = json(&check(&desk(), "sarif").out);
    holds(SARIF, &sarif);
    let run = &sarif["runs"][0];
    assert!(!run["results"].as_array().unwrap().is_empty());
    for rule in run["tool"]["driver"]["rules"].as_array().unwrap() {
        assert_ne!(rule["id"], rule["name"]);
        for text in ["fullDescription", "help", "shortDescription"] {
            assert!(rule[text]["text"].as_str().unwrap().len() > 20, "{rule}");
        }
        assert!(rule["defaultConfiguration"]["level"].is_string());
    }
    for result in run["results"].as_array().unwrap() {
        assert!(result["partialFingerprints"]["primaryLocationLineHash"].is_string());
        assert!(result.get("baselineState").is_none(), "there is no baseline: {result}");
        assert!(!result.to_string().contains("\"snippet\""), "an article's words are not its file's own: {result}");
    }
}

#[test]
fn sarif_tells_new_from_known_only_beside_a_baseline() {
    let desk = two_reports();
    let states = |desk: &Desk| {
        let sarif = json(&desk.run(&["compare", "articles", "--format", "sarif"]).out);
        sarif["runs"][0]["results"].as_array().unwrap().iter().map(|r| r.get("baselineState").cloned()).collect::<Vec<_>>()
    };
    assert!(states(&desk).iter().all(Option::is_none));
    desk.run(&["baseline", "articles", "-q"]);
    assert!(states(&desk).contains(&Some(Value::from("unchanged"))));
}

#[test]
fn rdjson_is_what_its_schema_says_and_counts_bytes() {
    for report in [sample(), sample_draft()] {
        holds(RDJSON, &json(&text(&report, "rdjson", &gated(Severity::High))));
    }
    let rdjson = json(&check(&desk(), "rdjson").out);
    holds(RDJSON, &rdjson);
    let found = rdjson["diagnostics"].as_array().unwrap();
    let number = found.iter().find(|d| d["code"]["value"] == "differing-number").unwrap_or_else(|| panic!("{rdjson}"));
    let suggestion = &number["suggestions"][0];
    let line = "In Tårnvik, a fire at the grain terminal of Port Ellery killed 19 people on Monday, the harbour office said.";
    let start = suggestion["range"]["start"]["column"].as_u64().unwrap() as usize - 1;
    let end = suggestion["range"]["end"]["column"].as_u64().unwrap() as usize - 1;
    let own = &line[start..end];
    let fixed = format!("{}{}{}", &line[..start], suggestion["text"].as_str().unwrap(), &line[end..]);
    assert!(own.contains("19") && fixed.contains("killed 14 people on Monday"), "{own:?}: {fixed}");
}

#[test]
fn junit_fails_what_the_gate_fails_and_skips_the_rest() {
    let count = |fail_on: Option<Severity>| {
        let xml = text(&sample(), "junit", &RenderOptions { fail_on, ..RenderOptions::default() });
        let report = quick_junit::Report::deserialize_from_str(&xml).unwrap();
        let is_skipped = |case: &&quick_junit::TestCase| matches!(case.status, quick_junit::TestCaseStatus::Skipped { .. });
        let skipped = report.test_suites.iter().flat_map(|s| &s.test_cases).filter(is_skipped).count();
        (report.failures, report.errors, skipped, report.tests)
    };
    // One high, one medium finding; one input that could not be read.
    assert_eq!(count(Some(Severity::High)), (1, 1, 1, 3));
    assert_eq!(count(Some(Severity::Medium)), (2, 1, 0, 3));
    assert_eq!(count(None), (0, 1, 2, 3));
}

#[test]
fn a_step_has_ten_annotations_of_a_kind_and_says_how_many_more_there_are() {
    let mut report = sample();
    let (high, medium) = (report.findings[0].clone(), report.findings[1].clone());
    report.failures.clear();
    report.findings = [vec![high; 13], vec![medium; 11]].concat();
    let lines = text(&report, "github", &RenderOptions::default());
    assert_eq!(lines.matches("::error ").count(), 10);
    assert_eq!(lines.matches("::warning ").count(), 10);
    let place = &report.findings[12].locations[0].path;
    let rest = format!("::notice file={place},title=crossread::3 more errors, 1 more warning; the report has them all\n");
    assert!(lines.ends_with(&rest), "{lines}");
    report.findings.truncate(10);
    assert!(!text(&report, "github", &RenderOptions::default()).contains("more"));
}

#[test]
fn lines_of_json_are_the_run_and_then_what_was_found() {
    let run = two_reports().run(&["compare", "articles", "--format", "jsonl"]);
    let lines: Vec<Value> = run.out.lines().map(json).collect();
    assert_eq!((&lines[0]["type"], &lines[0]["totals"]["articles"]), (&Value::from("run"), &Value::from(2)));
    assert!(lines[1..].iter().all(|l| l["type"] == "finding" && l["id"].is_string()), "{}", run.out);
    for (view, kind) in [(View::Extract, "article"), (View::Events, "event")] {
        let lines = text(&sample(), "jsonl", &RenderOptions { view, ..RenderOptions::default() });
        assert!(lines.lines().skip(1).all(|l| json(l)["type"] == kind || json(l)["type"] == "failure"), "{lines}");
    }
}

#[test]
fn paths_are_told_from_the_root_of_the_repository() {
    let paths = Paths { root: "/srv/news".to_owned(), below: "desk".to_owned() };
    let options = RenderOptions { paths, fail_on: Some(Severity::High), ..RenderOptions::default() };
    for format in ["sarif", "rdjson", "gitlab", "github", "junit"] {
        let shown = text(&sample(), format, &options);
        assert!(shown.contains("desk/wire/bridge.txt"), "{format}: {shown}");
        assert!(!shown.contains("\"wire/bridge.txt"), "{format}: {shown}");
    }
    let desk = desk().file(".git/HEAD", "").file("sub/.keep", "");
    let program = std::process::Command::new(env!("CARGO_BIN_EXE_crossread"))
        .args(["compare", "../articles", "--format", "gitlab"])
        .current_dir(desk.path("sub"))
        .output()
        .unwrap();
    let entries = json(&String::from_utf8(program.stdout).unwrap());
    assert_eq!(entries[0]["location"]["path"].as_str().unwrap().split('/').next(), Some("articles"), "{entries}");
}

#[test]
fn a_form_feed_begins_no_line() {
    let desk = two_reports();
    let bell = desk.read("articles/bell.txt").replace("A fire at", "\u{c}The desk.\u{b}\n\nA fire at");
    let desk = desk.file("articles/bell.txt", bell.clone());
    let found = json(&desk.run(&["compare", "articles", "--format", "json"]).out);
    let places = found["findings"].as_array().unwrap().iter().flat_map(|f| f["locations"].as_array().unwrap().clone());
    let seventeen = places.filter(|l| l["path"] == "articles/bell.txt").map(|l| l["position"]["line"].as_u64().unwrap());
    let lines: Vec<u64> = seventeen.collect();
    let expected = bell.split('\n').position(|l| l.contains("17")).unwrap() as u64 + 1;
    assert!(lines.contains(&expected), "{lines:?} {expected}");
}
