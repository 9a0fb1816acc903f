//! Units → their events and stories, and what their sources report differently.

use super::groups;
use super::read::Buckets;
use super::route::{Routed, routed};
use super::units::{Link, links, members};
use super::{attach, names};
use crate::job::{Done, Task};
use crate::table::{self, numbers, numbers_of, schema, text_lists, texts, texts_of};
use anyhow::{Context as _, Result, ensure};
use crossread::internals::align::AlignOptions;
use crossread::internals::config::agencies;
use crossread::internals::events::blocks::{Grouped, Unit};
use crossread::internals::pipeline::compare_events;
use crossread::internals::report::{Facts, Finding, findings};
use crossread::{Comparison, Options, Severity, analyse};
use datafusion::arrow::array::RecordBatch;
use datafusion::arrow::datatypes::{DataType, Int32Type, SchemaRef, UInt8Type, UInt32Type, UInt64Type};
use std::collections::HashMap;
use xxhash_rust::xxh3::xxh3_64;

/// Findings, before their events have names of their own and they are told apart.
fn found_schema() -> SchemaRef {
    schema([
        ("unit", DataType::UInt64),
        ("event", DataType::Int32),
        ("story", DataType::Int32),
        ("first", DataType::UInt64),
        ("place", DataType::UInt32),
        ("finding", DataType::Utf8),
    ])
}

/// Events, before they have names of their own.
fn events_schema() -> SchemaRef {
    schema([
        ("unit", DataType::UInt64),
        ("event", DataType::Int32),
        ("story", DataType::Int32),
        ("title", DataType::Utf8),
        ("certainty", DataType::Utf8),
        ("articles", table::list_of(DataType::Utf8)),
    ])
}

/// What may be told of two findings: where each stands, by the id that both have.
pub(super) fn places_schema() -> SchemaRef {
    schema([
        ("id", DataType::Utf8),
        ("across", DataType::UInt8),
        ("first", DataType::UInt64),
        ("unit", DataType::UInt64),
        ("place", DataType::UInt32),
        ("bucket", DataType::UInt32),
        ("locations", DataType::Utf8),
    ])
}

/// A finding of a unit. Its place is that among the findings of the unit.
pub(super) struct Found {
    pub(super) unit: u64,
    /// Which event of the unit, or -1.
    pub(super) event: i32,
    /// Across which story of the unit, or -1.
    pub(super) story: i32,
    /// The number of the first article of its event; of a story, 0.
    pub(super) first: u64,
    pub(super) place: u32,
    pub(super) finding: Finding,
}

/// An event of a unit.
pub(super) struct Event {
    pub(super) unit: u64,
    pub(super) event: i32,
    pub(super) story: i32,
    pub(super) title: String,
    pub(super) certainty: String,
    pub(super) articles: Vec<String>,
}

/// An article's number and the bytes of one place of evidence in it, with its words.
pub(super) type Location = (u64, usize, usize, String);

#[derive(Default)]
struct Out {
    done: Done,
    found: Vec<Found>,
    events: Vec<Event>,
    names: Vec<names::Wanted>,
    places: Buckets<(String, Vec<Location>, usize)>,
}

pub(super) fn run(task: &Task) -> Result<Done> {
    let members = members(task)?;
    let mut links = links(task, &members)?;
    let mut groups = groups::read(task)?;
    let joins = attach::read(task)?;
    let mut routed = routed(task)?;
    let mut out = Out::default();
    for (unit, own) in members {
        let articles = routed.remove(&unit).context("a unit without articles")?;
        ensure!(articles.len() == own.len(), "a unit of {} members has {} articles", own.len(), articles.len());
        let positions: Vec<u64> = own.iter().map(|(position, _)| *position).collect();
        let mut near: HashMap<u64, Vec<u32>> = HashMap::new();
        for (group, of) in groups.remove(&unit).unwrap_or_default() {
            let into = joins.get(&group).copied().unwrap_or(group);
            near.entry(into).or_default().extend(of.iter().filter_map(|p| positions.binary_search(p).ok()).map(|n| n as u32));
        }
        let mut near: Vec<Vec<u32>> = near.into_values().collect();
        near.iter_mut().for_each(|group| group.sort_unstable());
        near.sort();
        compare(task, unit, (articles, &positions), (near, links.remove(&unit).unwrap_or_default()), &mut out);
    }
    write(task, out)
}

/// Group the articles of a unit and compare those of each event.
fn compare(task: &Task, unit: u64, (routed, positions): (Vec<Routed>, &[u64]), (near, links): (Vec<Vec<u32>>, Vec<Link>), out: &mut Out) {
    let known: Vec<(u64, u64)> = routed.iter().map(|r| (r.number, r.position)).collect();
    let (articles, vectors): (Vec<_>, Vec<_>) = routed.into_iter().map(|r| (r.article, r.vectors)).unzip();
    let links = links.into_iter().map(|l| (l.a, l.b, l.likeness)).collect();
    let Grouped { grouping, stories } = Unit { articles: articles.iter().collect(), vectors, links, groups: near }.group();
    let options = Options { align: AlignOptions { agencies: agencies(&[]) }, ..Options::default() };
    let comparison = compare_events(analyse(articles), grouping, &options, &|| {});
    count(&comparison, &mut out.done);
    let first_position = |articles: &[usize]| articles.iter().map(|i| known[*i].1).min().unwrap_or_default();
    let order = |declared: Option<&str>, first: u64| (declared.unwrap_or_default().to_owned(), if declared.is_some() { 0 } else { first });
    for (n, event) in comparison.grouping.events.iter().enumerate() {
        let (name, first) = order(event.declared.then_some(event.title.as_str()), first_position(&event.articles));
        let class = if event.declared { 0 } else { 1 };
        out.names.push(names::Wanted { base: event.id.clone(), class, name, first, bucket: task.number(), unit, index: n as i32 });
        out.events.push(Event {
            unit,
            event: n as i32,
            story: event.story.map_or(-1, |s| s as i32),
            title: event.title.clone(),
            certainty: format!("{:?}", event.certainty).to_lowercase(),
            articles: event.articles.iter().map(|i| comparison.analyses[*i].article.id.0.clone()).collect(),
        });
    }
    for (n, (story, (declared, first))) in comparison.grouping.stories.iter().zip(&stories).enumerate() {
        let (name, first) = order(declared.as_deref(), positions.get(*first as usize).copied().unwrap_or_default());
        let class = if declared.is_some() { 2 } else { 3 };
        let index = STORIES + n as i32;
        out.names.push(names::Wanted { base: story.id.clone(), class, name, first, bucket: task.number(), unit, index });
    }
    let of_events = comparison.findings.iter().enumerate().flat_map(|(n, found)| found.iter().map(move |_| (n as i32, -1)));
    let of_stories = comparison.story_findings.iter().enumerate().flat_map(|(n, found)| found.iter().map(move |_| (-1, n as i32)));
    let of: Vec<(i32, i32)> = of_events.chain(of_stories).collect();
    let inner = comparison.findings.iter().chain(&comparison.story_findings).flatten();
    let all = findings(&comparison, &Facts::default());
    for (place, ((finding, (event, story)), inner)) in all.into_iter().zip(of).zip(inner).enumerate() {
        let first = usize::try_from(event).ok().and_then(|n| comparison.grouping.events[n].articles.first()).map_or(0, |i| known[*i].0);
        let text = |article: usize, span: crossread::Span| comparison.analyses[article].article.slice(span).to_owned();
        let at = inner.locations.iter().map(|l| (known[l.article].0, l.span.start, l.span.end, text(l.article, l.span))).collect();
        let bucket = task.bucket(xxh3_64(finding.id.as_bytes()));
        out.places.entry(bucket).or_default().push((finding.id.clone(), at, out.found.len()));
        out.found.push(Found { unit, event, story, first, place: place as u32, finding });
    }
}

/// The names of stories are told from those of events by their index.
pub(super) const STORIES: i32 = 1 << 30;

fn count(comparison: &Comparison, done: &mut Done) {
    done.add("events", comparison.grouping.events.len() as i64);
    done.add("stories", comparison.grouping.stories.len() as i64);
    for analysis in &comparison.analyses {
        done.add("quotations", analysis.quotations.len() as i64);
        done.add("claims", analysis.claims.len() as i64);
    }
    for finding in comparison.findings.iter().chain(&comparison.story_findings).flatten() {
        let name = match finding.severity {
            Severity::High => "high",
            Severity::Medium => "medium",
            Severity::Low => "low",
            Severity::Info => "info",
        };
        done.add(name, 1);
    }
    done.failures.extend(comparison.faults.iter().map(|fault| ("crossread".to_owned(), format!("a fault of crossread: {fault}"))));
}

fn write(task: &Task, out: Out) -> Result<Done> {
    let Out { mut done, found, events, names, places } = out;
    let mut writer = task.writer("found", &found_schema())?;
    let json = found.iter().map(|f| serde_json::to_string(&f.finding)).collect::<Result<Vec<_>, _>>()?;
    let columns = vec![
        numbers::<UInt64Type>(found.iter().map(|f| f.unit)),
        numbers::<Int32Type>(found.iter().map(|f| f.event)),
        numbers::<Int32Type>(found.iter().map(|f| f.story)),
        numbers::<UInt64Type>(found.iter().map(|f| f.first)),
        numbers::<UInt32Type>(found.iter().map(|f| f.place)),
        texts(json),
    ];
    writer.write(task.number(), &RecordBatch::try_new(found_schema(), columns)?)?;
    done.files.push(writer.finish(&task.order.output)?);
    let mut writer = task.writer("events", &events_schema())?;
    let columns = vec![
        numbers::<UInt64Type>(events.iter().map(|e| e.unit)),
        numbers::<Int32Type>(events.iter().map(|e| e.event)),
        numbers::<Int32Type>(events.iter().map(|e| e.story)),
        texts(events.iter().map(|e| &e.title)),
        texts(events.iter().map(|e| &e.certainty)),
        text_lists(events.iter().map(|e| &e.articles)),
    ];
    writer.write(task.number(), &RecordBatch::try_new(events_schema(), columns)?)?;
    done.files.push(writer.finish(&task.order.output)?);
    done.files.push(names::write_wanted(task, names)?);
    let mut writer = task.writer("places", &places_schema())?;
    for (bucket, rows) in places {
        let of = |n: usize| &found[rows[n].2];
        let all = 0..rows.len();
        let locations = rows.iter().map(|(_, at, _)| serde_json::to_string(at)).collect::<Result<Vec<_>, _>>()?;
        let columns = vec![
            texts(rows.iter().map(|(id, ..)| id)),
            numbers::<UInt8Type>(all.clone().map(|n| (of(n).event < 0).into())),
            numbers::<UInt64Type>(all.clone().map(|n| of(n).first)),
            numbers::<UInt64Type>(all.clone().map(|n| of(n).unit)),
            numbers::<UInt32Type>(all.clone().map(|n| of(n).place)),
            numbers::<UInt32Type>(all.map(|_| task.number())),
            texts(locations),
        ];
        writer.write(bucket, &RecordBatch::try_new(places_schema(), columns)?)?;
    }
    done.files.push(writer.finish(&task.order.output)?);
    Ok(done)
}

/// The findings of the bucket of a task.
pub(super) fn found(task: &Task) -> Result<Vec<Found>> {
    let mut out = Vec::new();
    for rows in table::read(&task.file("events", "found", task.number()), None)? {
        let rows = rows?;
        let (unit, first) = (numbers_of::<UInt64Type>(&rows, "unit")?, numbers_of::<UInt64Type>(&rows, "first")?);
        let (event, story) = (numbers_of::<Int32Type>(&rows, "event")?, numbers_of::<Int32Type>(&rows, "story")?);
        let (place, finding) = (numbers_of::<UInt32Type>(&rows, "place")?, texts_of(&rows, "finding")?);
        for n in 0..rows.num_rows() {
            let finding = serde_json::from_str(finding.value(n))?;
            out.push(Found { unit: unit[n], event: event[n], story: story[n], first: first[n], place: place[n], finding });
        }
    }
    Ok(out)
}

/// The events of the bucket of a task.
pub(super) fn events(task: &Task) -> Result<Vec<Event>> {
    let mut out = Vec::new();
    for rows in table::read(&task.file("events", "events", task.number()), None)? {
        let rows = rows?;
        let unit = numbers_of::<UInt64Type>(&rows, "unit")?;
        let (event, story) = (numbers_of::<Int32Type>(&rows, "event")?, numbers_of::<Int32Type>(&rows, "story")?);
        let (title, certainty) = (texts_of(&rows, "title")?, texts_of(&rows, "certainty")?);
        let articles = table::TextLists::of(&rows, "articles")?;
        for n in 0..rows.num_rows() {
            let (title, certainty) = (title.value(n).to_owned(), certainty.value(n).to_owned());
            out.push(Event { unit: unit[n], event: event[n], story: story[n], title, certainty, articles: articles.row(n) });
        }
    }
    Ok(out)
}
