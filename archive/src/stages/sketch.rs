//! Articles → what grouping knows of each: bags of terms, and what its first sentences hold.

use super::copies::{copies_of, lines};
use super::read::articles_of;
use super::rows::{bag_columns, bags_as, sketch_columns, sketches_as};
use crate::job::{Done, Task};
use crate::table::{self, list_of, lists, numbers, schema, texts};
use anyhow::{Context as _, Result};
use crossread::internals::article::{Article, ArticleId};
use crossread::internals::events::{Bag, Profile, profile};
use crossread::internals::read::set_aside_lines;
use datafusion::arrow::array::{Int32Array, RecordBatch};
use datafusion::arrow::datatypes::{DataType, Field, Float32Type, Schema, SchemaRef, UInt32Type, UInt64Type};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// The table of sketches, in the order of the positions.
fn sketches_schema() -> SchemaRef {
    let first = [("position", DataType::UInt64), ("number", DataType::UInt64), ("length", DataType::Float32)];
    let first = first.into_iter().map(|(name, kind)| (name.to_owned(), kind));
    let rest = bag_columns().into_iter().chain(sketch_columns().into_iter().map(|(name, kind)| (name.to_owned(), kind)));
    let mut fields: Vec<Field> = first.chain(rest).map(|(name, kind)| Field::new(name, kind, false)).collect();
    fields.push(Field::new("day", DataType::Int32, true));
    Arc::new(Schema::new(fields))
}

/// What settles an article of the table of articles: its id among all, and which of its blocks are set aside.
pub(super) fn heads_schema() -> SchemaRef {
    let blocks = list_of(DataType::UInt32);
    schema([("number", DataType::UInt64), ("position", DataType::UInt64), ("id", DataType::Utf8), ("set_aside", blocks)])
}

/// What articles declare: the event and the story that they are of.
pub(super) fn declared_schema() -> SchemaRef {
    schema([("position", DataType::UInt64), ("event", DataType::Utf8), ("story", DataType::Utf8)])
}

/// Terms of a block, with how many of its articles hold each.
pub(super) fn terms_schema() -> SchemaRef {
    schema([("term", DataType::UInt64), ("full", DataType::UInt32), ("lead", DataType::UInt32), ("names", DataType::UInt32)])
}

/// Rows of such a table.
pub(super) fn terms_as(terms: &[(u64, [u32; 3])]) -> Result<RecordBatch> {
    let held = |v: usize| numbers::<UInt32Type>(terms.iter().map(move |t| t.1[v]));
    let columns = vec![numbers::<UInt64Type>(terms.iter().map(|t| t.0)), held(0), held(1), held(2)];
    Ok(RecordBatch::try_new(terms_schema(), columns)?)
}

/// A number that orders an article among all as its id does: ids are compared as texts, and are an "a" with ten
/// hexadecimal digits, behind which a copy has a hyphen and its number.
pub(super) fn position(id: &ArticleId) -> Option<u64> {
    let (text, copy) = id.0.strip_prefix('a')?.split_at_checked(10)?;
    let copy = copy.strip_prefix('-').unwrap_or(copy);
    // digits are told from the end of the text, so that "10" stands before "2"
    let digits = copy.bytes().map(|b| b.is_ascii_digit().then(|| u64::from(b - b'0') + 1)).collect::<Option<Vec<u64>>>()?;
    let places = (0..COPY_DIGITS).map(|n| digits.get(n).copied().unwrap_or(0));
    let rank = (digits.len() <= COPY_DIGITS).then(|| places.fold(0, |rank, digit| rank * 11 + digit))?;
    Some(u64::from_str_radix(text, 16).ok()? << COPY_BITS | rank)
}

/// Digits of the number of a copy, and the bits that they take: 11 to the power of 6 is below 2 to that of 21.
const COPY_DIGITS: usize = 6;
const COPY_BITS: u32 = 21;

pub(super) fn run(task: &Task) -> Result<Done> {
    let (copies, lines) = (copies_of(task)?, lines(task)?);
    let mut done = Done::default();
    let mut heads: Vec<(u64, u64, String, Vec<u32>)> = Vec::new();
    let mut declared: Vec<(u64, String, String)> = Vec::new();
    let mut profiles: Vec<(u64, u64, Profile)> = Vec::new();
    for rows in table::read(&task.file("read", "articles", task.number()), None)? {
        for (number, mut article) in articles_of(&rows?)? {
            if let Some(copy) = copies.get(&number) {
                article.id = ArticleId::of_copy(&article.id.0, *copy);
            }
            let position = position(&article.id).with_context(|| format!("{}: an id that cannot be ordered", article.id))?;
            let set_aside = set_aside(&mut article, &lines);
            let of = |name: &Option<String>| name.as_deref().map(str::trim).unwrap_or_default().to_owned();
            let own = (of(&article.metadata.declared.event), of(&article.metadata.declared.story));
            if !own.0.is_empty() || !own.1.is_empty() {
                declared.push((position, own.0, own.1));
            }
            profiles.push((position, number, profile(&article)));
            heads.push((number, position, article.id.0, set_aside));
        }
    }
    profiles.sort_by_key(|(position, ..)| *position);
    days(&profiles, &mut done);
    done.files.push(write_heads(task, &heads)?);
    done.files.push(write_declared(task, &declared)?);
    done.files.push(write_terms(task, &profiles)?);
    done.files.push(write_sketches(task, &profiles)?);
    Ok(done)
}

/// Set the lines of the outlet aside; which blocks that were.
fn set_aside(article: &mut Article, lines: &BTreeMap<String, std::collections::BTreeSet<String>>) -> Vec<u32> {
    let Some(lines) = article.metadata.outlet.as_ref().and_then(|outlet| lines.get(&outlet.to_lowercase())) else { return Vec::new() };
    let before: Vec<_> = article.blocks.iter().map(|b| b.role).collect();
    set_aside_lines(article, lines);
    let changed = article.blocks.iter().zip(before).enumerate().filter(|(_, (block, role))| block.role != *role);
    changed.map(|(n, _)| n as u32).collect()
}

/// Tell within which days the articles were published, and how many have no day.
fn days(profiles: &[(u64, u64, Profile)], done: &mut Done) {
    let days = || profiles.iter().filter_map(|(.., profile)| profile.day);
    done.add("undated", profiles.len() as i64 - days().count() as i64);
    if let Some((first, last)) = days().min().zip(days().max()) {
        done.add("first_day", first.into());
        done.add("last_day", last.into());
    }
}

fn write_heads(task: &Task, heads: &[(u64, u64, String, Vec<u32>)]) -> Result<table::Written> {
    let mut writer = task.writer("heads", &heads_schema())?;
    let columns = vec![
        numbers::<UInt64Type>(heads.iter().map(|h| h.0)),
        numbers::<UInt64Type>(heads.iter().map(|h| h.1)),
        texts(heads.iter().map(|h| &h.2)),
        lists::<UInt32Type, _>(heads.iter().map(|h| h.3.iter().copied())),
    ];
    writer.write(task.number(), &RecordBatch::try_new(heads_schema(), columns)?)?;
    writer.finish(&task.order.output)
}

fn write_declared(task: &Task, declared: &[(u64, String, String)]) -> Result<table::Written> {
    let mut writer = task.writer("declared", &declared_schema())?;
    let columns = vec![
        numbers::<UInt64Type>(declared.iter().map(|d| d.0)),
        texts(declared.iter().map(|d| &d.1)),
        texts(declared.iter().map(|d| &d.2)),
    ];
    writer.write(task.number(), &RecordBatch::try_new(declared_schema(), columns)?)?;
    writer.finish(&task.order.output)
}

/// Count the terms of the block, in buckets of their hashes.
fn write_terms(task: &Task, profiles: &[(u64, u64, Profile)]) -> Result<table::Written> {
    let mut counted: HashMap<u64, [u32; 3]> = HashMap::new();
    for (.., profile) in profiles {
        for (v, bag) in [&profile.full, &profile.lead, &profile.names].into_iter().enumerate() {
            bag.iter().for_each(|term| counted.entry(term.id).or_default()[v] += 1);
        }
    }
    let mut counted: Vec<(u64, [u32; 3])> = counted.into_iter().collect();
    counted.sort_unstable_by_key(|(term, _)| (task.bucket(*term), *term));
    let mut writer = task.writer("terms", &terms_schema())?;
    for rows in counted.chunk_by(|x, y| task.bucket(x.0) == task.bucket(y.0)) {
        writer.write(task.bucket(rows[0].0), &terms_as(rows)?)?;
    }
    writer.finish(&task.order.output)
}

fn write_sketches(task: &Task, profiles: &[(u64, u64, Profile)]) -> Result<table::Written> {
    let mut writer = task.writer("sketches", &sketches_schema())?;
    for rows in profiles.chunks(ROWS) {
        let bags: Vec<[&Bag; 3]> = rows.iter().map(|(.., p)| [&p.full, &p.lead, &p.names]).collect();
        let mut columns = vec![
            numbers::<UInt64Type>(rows.iter().map(|r| r.0)),
            numbers::<UInt64Type>(rows.iter().map(|r| r.1)),
            numbers::<Float32Type>(rows.iter().map(|r| r.2.length())),
        ];
        columns.extend(bags_as(&bags));
        columns.extend(sketches_as(&rows.iter().map(|(.., p)| &p.sketch).collect::<Vec<_>>()));
        columns.push(Arc::new(Int32Array::from_iter(rows.iter().map(|(.., p)| p.day))));
        writer.write(task.number(), &RecordBatch::try_new(sketches_schema(), columns)?)?;
    }
    writer.finish(&task.order.output)
}

/// Rows of a batch that is written: long lists of many articles make it large.
pub(super) const ROWS: usize = 1024;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_are_in_the_order_of_the_ids() {
        let mut ids: Vec<String> = ["0000000001", "00000000ff", "ffffffffff"].iter().map(|n| format!("a{n}")).collect();
        ids.extend((2..130).map(|copy| format!("a00000000ff-{copy}")));
        ids.push("a00000000ff-999999".to_owned());
        ids.sort();
        let positions: Vec<u64> = ids.iter().map(|id| position(&ArticleId(id.clone())).unwrap()).collect();
        assert!(positions.is_sorted_by(|a, b| a < b));
        assert_eq!(position(&ArticleId("a0".to_owned())), None);
        assert_eq!(position(&ArticleId("a00000000ff-1000000".to_owned())), None);
    }
}
