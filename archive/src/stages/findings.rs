//! Findings and events with their ids: the tables that are for others to read, in the order of the report.

use super::events::{STORIES, events, found};
use super::{ids, names};
use crate::job::{Done, Task};
use crate::table::{self, list_of, numbers, numbers_of, schema, text_lists, texts, texts_of};
use anyhow::{Context as _, Result};
use crossread::internals::findings::Confidence;
use crossread::internals::render::json_line;
use crossread::internals::report::Finding;
use datafusion::arrow::array::RecordBatch;
use datafusion::arrow::datatypes::{DataType, Int64Type, SchemaRef};
use std::cmp::Reverse;
use std::path::Path;

/// The table of findings, worst first.
fn findings_schema() -> SchemaRef {
    schema([
        ("id", DataType::Utf8),
        ("check", DataType::Utf8),
        ("severity", DataType::Utf8),
        ("confidence", DataType::Utf8),
        ("event", DataType::Utf8),
        ("story", DataType::Utf8),
        ("question", DataType::Utf8),
        ("message", DataType::Utf8),
        ("because", DataType::Utf8),
        ("outlets", list_of(DataType::Utf8)),
        ("articles", list_of(DataType::Utf8)),
        ("first", DataType::Int64),
        ("place", DataType::Int64),
        ("json", DataType::Utf8),
    ])
}

/// The table of events, in the order of their first articles.
fn events_schema() -> SchemaRef {
    schema([
        ("id", DataType::Utf8),
        ("title", DataType::Utf8),
        ("story", DataType::Utf8),
        ("certainty", DataType::Utf8),
        ("articles", list_of(DataType::Utf8)),
    ])
}

/// A finding with what puts it in its place.
struct Row {
    finding: Finding,
    first: u64,
    place: u32,
}

impl Row {
    fn rank(&self) -> impl Ord + '_ {
        let story = self.finding.story.as_deref().unwrap_or("");
        (Reverse((self.finding.severity, self.finding.confidence)), self.finding.story.is_some(), self.first, story, self.place)
    }
}

pub(super) fn run(task: &Task) -> Result<Done> {
    let (names, told_apart) = (names::ids(task)?, ids::ids(task)?);
    let name = |unit: u64, index: i32| names.get(&(unit, index)).cloned().context("an event without a name");
    let story = |unit: u64, n: i32| if n < 0 { Ok(None) } else { name(unit, STORIES + n).map(Some) };
    let mut rows: Vec<Row> = Vec::new();
    for found in found(task)? {
        let mut finding = found.finding;
        finding.event = if found.event < 0 { String::new() } else { name(found.unit, found.event)? };
        finding.story = story(found.unit, found.story)?;
        if let Some(id) = told_apart.get(&(found.unit, found.place)) {
            finding.id.clone_from(id);
        }
        rows.push(Row { finding, first: found.first, place: found.place });
    }
    rows.sort_by(|x, y| x.rank().cmp(&y.rank()));
    let mut done = Done::default();
    done.add("findings", rows.len() as i64);
    done.files.push(write_findings(task, &rows)?);
    let mut writer = task.writer("events", &events_schema())?;
    let events = events(task)?;
    let ids = events.iter().map(|e| name(e.unit, e.event)).collect::<Result<Vec<_>>>()?;
    let stories = events.iter().map(|e| Ok(story(e.unit, e.story)?.unwrap_or_default())).collect::<Result<Vec<_>>>()?;
    let columns = vec![
        texts(ids),
        texts(events.iter().map(|e| &e.title)),
        texts(stories),
        texts(events.iter().map(|e| &e.certainty)),
        text_lists(events.iter().map(|e| &e.articles)),
    ];
    writer.write(task.number(), &RecordBatch::try_new(events_schema(), columns)?)?;
    done.files.push(writer.finish(&task.order.output)?);
    Ok(done)
}

/// Rows of a batch of findings, which are long.
const ROWS: usize = 4096;

fn write_findings(task: &Task, rows: &[Row]) -> Result<table::Written> {
    let rendering = task.rendering();
    let mut writer = task.writer("findings", &findings_schema())?;
    for rows in rows.chunks(ROWS) {
        let of = |get: fn(&Finding) -> String| texts(rows.iter().map(|r| get(&r.finding)));
        let json = rows.iter().map(|r| json_line("finding", &r.finding, &task.job.folder, &rendering)).collect::<Result<Vec<_>, _>>()?;
        let columns = vec![
            of(|f| f.id.clone()),
            of(|f| f.rule.clone()),
            of(|f| f.severity.name().to_owned()),
            of(|f| confidence(f.confidence).to_owned()),
            of(|f| f.event.clone()),
            of(|f| f.story.clone().unwrap_or_default()),
            of(|f| f.question.clone()),
            of(|f| f.message.clone()),
            of(|f| f.because.clone()),
            text_lists(rows.iter().map(|r| each_once(r.finding.locations.iter().map(|l| l.outlet.as_str())))),
            text_lists(rows.iter().map(|r| each_once(r.finding.locations.iter().map(|l| l.article.as_str())))),
            numbers::<Int64Type>(rows.iter().map(|r| r.first as i64)),
            numbers::<Int64Type>(rows.iter().map(|r| r.place.into())),
            texts(json),
        ];
        writer.write(task.number(), &RecordBatch::try_new(findings_schema(), columns)?)?;
    }
    writer.finish(&task.order.output)
}

fn each_once<'a>(words: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut out: Vec<&str> = Vec::new();
    for word in words.filter(|w| !w.is_empty()) {
        if !out.contains(&word) {
            out.push(word);
        }
    }
    out
}

const fn confidence(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::High => "high",
        Confidence::Medium => "medium",
        Confidence::Low => "low",
    }
}

/// Some columns of a row of the table of events.
pub(crate) struct TextColumns<const N: usize> {
    /// The texts.
    pub(crate) texts: [String; N],
    /// The list.
    pub(crate) list: Vec<String>,
}

impl<const N: usize> TextColumns<N> {
    /// The columns `texts` and the column `list` of each row of `file`.
    pub(crate) fn read(file: &Path, names: [&str; N], list: &str) -> Result<Vec<Self>> {
        let mut out = Vec::new();
        for rows in table::read(file, None)? {
            let rows = rows?;
            let columns = names.iter().map(|name| texts_of(&rows, name)).collect::<Result<Vec<_>>>()?;
            let lists = table::TextLists::of(&rows, list)?;
            let row = |n: usize| Self { texts: std::array::from_fn(|c| columns[c].value(n).to_owned()), list: lists.row(n) };
            out.extend((0..rows.num_rows()).map(row));
        }
        Ok(out)
    }
}

/// A finding's line of the report, with what orders it among all.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Ranked {
    grade: [u8; 2],
    is_across: bool,
    first: i64,
    story: String,
    place: i64,
    /// The line.
    pub(crate) line: String,
}

impl Ranked {
    /// The findings of the table at `file`, in order, batch by batch.
    pub(crate) fn read(file: &Path) -> Result<impl Iterator<Item = Result<Vec<Ranked>>> + use<>> {
        Ok(table::read(file, None)?.map(|rows| ranked(&rows?)))
    }
}

fn ranked(rows: &RecordBatch) -> Result<Vec<Ranked>> {
    const GRADES: [&str; 4] = ["high", "medium", "low", "info"];
    let (severity, confidence) = (texts_of(rows, "severity")?, texts_of(rows, "confidence")?);
    let (story, line) = (texts_of(rows, "story")?, texts_of(rows, "json")?);
    let (first, place) = (numbers_of::<Int64Type>(rows, "first")?, numbers_of::<Int64Type>(rows, "place")?);
    let grade = |word: &str| GRADES.iter().position(|g| *g == word).unwrap_or(GRADES.len()) as u8;
    let row = |n: usize| Ranked {
        grade: [grade(severity.value(n)), grade(confidence.value(n))],
        is_across: !story.value(n).is_empty(),
        first: first[n],
        story: story.value(n).to_owned(),
        place: place[n],
        line: line.value(n).to_owned(),
    };
    Ok((0..rows.num_rows()).map(row).collect())
}
