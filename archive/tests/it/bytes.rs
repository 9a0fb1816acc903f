//! The same bytes as the report of the library.

use crate::archive::{Desk, hard};
use datafusion::arrow::array::{ArrayRef, BinaryArray, RecordBatch, StringArray};
use datafusion::parquet::arrow::ArrowWriter;
use std::sync::Arc;

/// Whether two reports are the same, told by the first line that is not.
fn assert_same(report: &str, expected: &str, told: &str) {
    for (n, (a, b)) in report.lines().zip(expected.lines()).enumerate() {
        assert_eq!(a, b, "{told}: line {}", n + 1);
    }
    assert_eq!(report.len(), expected.len(), "{told}");
}

#[test]
fn the_sample_corpus_in_blocks_of_any_size() {
    let desk = Desk::with_corpus();
    let expected = desk.expected();
    assert!(expected.lines().count() > 10);
    for block in ["1", "6", "4000"] {
        let report = desk.report_of("articles", &format!("out-{block}"), &["--block", block]);
        assert_same(&report, &expected, &format!("blocks of {block}"));
    }
}

#[test]
fn briefs_prints_lines_of_outlets_and_what_is_declared() {
    let desk = Desk::with(&hard(60));
    let expected = desk.expected();
    for block in ["7", "50", "4000"] {
        let report = desk.report_of("articles", &format!("out-{block}"), &["--block", block]);
        assert_same(&report, &expected, &format!("blocks of {block}"));
    }
}

#[test]
fn rows_of_a_parquet_file_are_files() {
    let articles = hard(12);
    let desk = Desk::with(&articles);
    let from_folder = desk.report_of("articles", "out", &["--block", "9"]);
    let mut articles: Vec<_> = articles.into_iter().filter(|(name, _)| name.ends_with(".md")).collect();
    articles.sort();
    let paths: ArrayRef = Arc::new(StringArray::from_iter_values(articles.iter().map(|(name, _)| format!("articles/{name}"))));
    let content: ArrayRef = Arc::new(BinaryArray::from_iter_values(articles.iter().map(|(_, text)| text.as_bytes())));
    let rows = RecordBatch::try_from_iter([("path", paths), ("content", content)]).unwrap();
    let mut writer = ArrowWriter::try_new(std::fs::File::create(desk.path("all.parquet")).unwrap(), rows.schema(), None).unwrap();
    writer.write(&rows).unwrap();
    writer.close().unwrap();
    let from_rows = desk.report_of("all.parquet", "rows", &["--block", "5"]);
    let findings = |report: &str| report.lines().filter(|l| l.contains("\"type\":\"finding\"")).map(str::to_owned).collect::<Vec<_>>();
    assert!(!findings(&from_folder).is_empty());
    assert_eq!(findings(&from_rows), findings(&from_folder));
}

#[test]
fn a_page_of_an_event_that_is_asked_for() {
    let desk = Desk::with_corpus();
    let report = desk.report_of("articles", "out", &[]);
    let event =
        report.lines().find_map(|l| l.split_once("\"event\":\"").map(|(_, rest)| rest.split('"').next().unwrap().to_owned())).unwrap();
    let ran = desk.run(&["pages", "--output", "out", &event]);
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    assert!(desk.read(&format!("out/pages/{event}.html")).contains("<html"));
    assert_eq!(desk.run(&["pages", "--output", "out", "no-such-event"]).status.code(), Some(5));
}
