//! What cannot be done is told plainly, and nothing of others is touched.

use crate::archive::{Desk, hard};
use datafusion::arrow::array::{ArrayRef, Int32Array, RecordBatch, StringArray};
use datafusion::parquet::arrow::ArrowWriter;
use std::path::Path;
use std::sync::Arc;

/// What the program says when it refuses to run.
fn refusal(desk: &Desk, input: &str, output: &str, more: &[&str]) -> String {
    let ran = desk.run(&[&["run", "--input", input, "--output", output], more].concat());
    assert_eq!(ran.status.code(), Some(5));
    String::from_utf8(ran.stderr).unwrap()
}

fn table(place: &Path, columns: Vec<(&str, ArrayRef)>) {
    let rows = RecordBatch::try_from_iter(columns).unwrap();
    let mut writer = ArrowWriter::try_new(std::fs::File::create(place).unwrap(), rows.schema(), None).unwrap();
    writer.write(&rows).unwrap();
    writer.close().unwrap();
}

fn column(rows: &[&str]) -> ArrayRef {
    Arc::new(StringArray::from(rows.to_vec()))
}

#[test]
fn an_output_folder_with_files_of_others() {
    let desk = Desk::with(&hard(3));
    std::fs::create_dir(desk.path("out")).unwrap();
    for name in ["out/report.jsonl", "out/notes.part"] {
        std::fs::write(desk.path(name), "mine").unwrap();
        assert!(refusal(&desk, "articles", "out", &[]).contains("is not empty"), "{name}");
        assert_eq!(desk.read(name), "mine");
        std::fs::remove_file(desk.path(name)).unwrap();
    }
    std::fs::create_dir_all(desk.path("out/stages/mine")).unwrap();
    assert!(refusal(&desk, "articles", "out", &[]).contains("is not empty"));
    assert!(desk.path("out/stages/mine").exists());
}

#[test]
fn an_output_folder_of_another_run() {
    let desk = Desk::with(&hard(3));
    let report = desk.report_of("articles", "out", &[]);
    assert!(refusal(&desk, "articles", "out", &["--window", "3"]).contains("of other settings"));
    std::fs::write(desk.path("articles/new.txt"), "One more article.").unwrap();
    assert!(refusal(&desk, "articles", "out", &[]).contains("of another input"));
    assert_eq!(desk.read("out/report.jsonl"), report);
}

#[test]
fn an_output_folder_within_the_input() {
    let desk = Desk::with(&hard(3));
    assert!(refusal(&desk, "articles", "articles/out", &[]).contains("lies within the input"));
    assert!(!desk.path("articles/out").exists());
}

#[test]
fn an_input_that_is_not_there_or_empty() {
    let desk = Desk::with(&[]);
    assert!(refusal(&desk, "nowhere", "out", &[]).contains("nowhere: no such file or folder"));
    std::fs::create_dir(desk.path("articles")).unwrap();
    assert_eq!(desk.run(&["run", "--input", "articles", "--output", "out"]).status.code(), Some(3));
    assert!(!desk.path("out").exists());
}

#[test]
fn tables_that_are_not_of_articles() {
    let desk = Desk::with(&[]);
    let refused = |columns: Vec<(&str, ArrayRef)>| {
        table(&desk.path("all.parquet"), columns);
        refusal(&desk, "all.parquet", "out", &[])
    };
    assert!(refused(vec![("content", column(&["a"]))]).contains("no column path"));
    assert!(refused(vec![("path", column(&["a"]))]).contains("none of the columns content"));
    let numbers: ArrayRef = Arc::new(Int32Array::from(vec![1]));
    assert!(refused(vec![("path", column(&["a"])), ("content", numbers)]).contains("its column content holds Int32"));
    assert!(refused(vec![("path", column(&["b", "a"])), ("content", column(&["", ""]))]).contains("sort the rows"));
    std::fs::write(desk.path("all.parquet"), "no table").unwrap();
    assert!(refusal(&desk, "all.parquet", "out", &[]).contains("could not read"));
    assert!(!desk.path("out").exists());
}

#[test]
fn a_folder_of_tables_and_other_files() {
    let desk = Desk::with(&[("a.txt".to_owned(), "An article.".to_owned())]);
    table(&desk.path("articles/b.parquet"), vec![("path", column(&["b"])), ("content", column(&["An article."]))]);
    assert!(refusal(&desk, "articles", "out", &[]).contains("holds Parquet files and others (a.txt)"));
}

#[test]
fn tables_of_another_version() {
    let desk = Desk::with(&hard(3));
    desk.report_of("articles", "out", &[]);
    for name in ["out/manifest.json", "out/report.jsonl", "out/stages/names/task-00000.json"] {
        std::fs::remove_file(desk.path(name)).unwrap();
    }
    // as a table of another program would be, whose mark says nothing of files
    let mark = desk.path("out/stages/events/task-00000.json");
    std::fs::write(mark, r#"{"files":[],"counts":{},"failures":[],"passed_over":[]}"#).unwrap();
    table(&desk.path("out/stages/events/names-00000.parquet"), vec![("base", column(&["a"]))]);
    assert!(refusal(&desk, "articles", "out", &[]).contains("is of another version of the tables"));
}

#[test]
fn a_scheduler_that_does_not_answer() {
    let desk = Desk::with(&hard(3));
    // nobody listens on the port that was free a moment ago
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let told = refusal(&desk, "articles", "out", &["--workers", &format!("127.0.0.1:{port}")]);
    assert!(told.contains("no scheduler answers") && told.contains(&port.to_string()), "{told}");
    assert!(!desk.path("out").exists());
}
