//! Files → articles, with what of them must be looked for in all others: their texts and their outlets' lines.

use crate::job::{Done, Input, Task};
use crate::table::{self, list_of, lists, numbers, numbers_of, schema, texts, texts_of};
use anyhow::{Context as _, Result, ensure};
use crossread::internals::article::Article;
use crossread::internals::read::{Inputs, long_paragraphs, outlet_lines, read_bytes, read_files};
use datafusion::arrow::array::{Array as _, AsArray as _, RecordBatch};
use datafusion::arrow::datatypes::{DataType, Schema, SchemaRef, UInt64Type};
use datafusion::parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use xxhash_rust::xxh3::xxh3_64;

/// What a block is read from: the files of a folder, or some rows of a Parquet file.
pub(crate) struct Source {
    /// File; of a folder, below it.
    pub(crate) path: String,
    /// Row group.
    pub(crate) group: u64,
    /// First row within it.
    pub(crate) from: u64,
    /// Rows.
    pub(crate) rows: u64,
}

/// The table that tells what each block is read from.
pub(crate) fn listing_schema() -> SchemaRef {
    schema([("path", DataType::Utf8), ("group", DataType::UInt64), ("from", DataType::UInt64), ("rows", DataType::UInt64)])
}

/// The table of articles.
pub(super) fn articles_schema() -> SchemaRef {
    schema([
        ("number", DataType::UInt64),
        ("id", DataType::Utf8),
        ("path", DataType::Utf8),
        ("outlet", DataType::Utf8),
        ("title", DataType::Utf8),
        ("published", DataType::Utf8),
        ("text", DataType::Utf8),
        ("model", DataType::Utf8),
    ])
}

/// The rows of such a table: `model` is the article without its text.
pub(super) fn article_rows(articles: Vec<(u64, Article)>) -> Result<RecordBatch> {
    let mut columns: [Vec<String>; 7] = Default::default();
    let ids: Vec<u64> = articles.iter().map(|(number, _)| *number).collect();
    for (_, mut article) in articles {
        let text = std::mem::take(&mut article.text);
        let metadata = &article.metadata;
        let published = metadata.published.as_ref().map(|d| d.date.to_string()).unwrap_or_default();
        let title = metadata.title.clone().unwrap_or_default();
        let outlet = metadata.outlet.clone().unwrap_or_default();
        let row = [article.id.0.clone(), article.path.clone(), outlet, title, published, text, serde_json::to_string(&article)?];
        columns.iter_mut().zip(row).for_each(|(column, value)| column.push(value));
    }
    let columns = std::iter::once(numbers::<UInt64Type>(ids)).chain(columns.iter().map(texts));
    Ok(RecordBatch::try_new(articles_schema(), columns.collect())?)
}

/// The articles of such rows, with their numbers.
pub(super) fn articles_of(rows: &RecordBatch) -> Result<Vec<(u64, Article)>> {
    let (ids, text, model) = (numbers_of::<UInt64Type>(rows, "number")?, texts_of(rows, "text")?, texts_of(rows, "model")?);
    let article = |n: usize| -> Result<(u64, Article)> {
        let mut article: Article = serde_json::from_str(model.value(n))?;
        article.text = text.value(n).to_owned();
        Ok((ids[n], article))
    };
    (0..rows.num_rows()).map(article).collect()
}

/// The number of the `n`-th article of a block: they stand in the order of the input.
pub(super) const fn number(part: u32, n: usize) -> u64 {
    (part as u64) << 32 | n as u64
}

/// The block that an article is of.
pub(super) const fn part_of(number: u64) -> u32 {
    (number >> 32) as u32
}

/// Texts, by their ids, with the articles that have each.
pub(super) fn copies_schema() -> SchemaRef {
    schema([("id", DataType::Utf8), ("number", DataType::UInt64)])
}

/// Lines that may be an outlet's own, with the articles that have each and the long paragraphs of these.
pub(super) fn lines_schema() -> SchemaRef {
    let paragraphs = list_of(DataType::UInt64);
    schema([("outlet", DataType::Utf8), ("line", DataType::Utf8), ("number", DataType::UInt64), ("paragraphs", paragraphs)])
}

/// Rows that are about to be written, by their bucket.
pub(super) type Buckets<T> = BTreeMap<u32, Vec<T>>;

pub(super) fn run(task: &Task) -> Result<Done> {
    let mut inputs = inputs(task)?;
    inputs.in_order();
    let mut done = Done::default();
    done.add("articles", inputs.articles.len() as i64);
    done.failures = inputs.failures.iter().map(|f| (f.path.clone(), f.reason.clone())).collect();
    done.passed_over = inputs.ignored.iter().map(|i| (i.path.clone(), i.reason.to_owned())).collect();
    let mut copies: Buckets<(String, u64)> = Buckets::new();
    let mut lines: Buckets<(String, String, u64, Vec<u64>)> = Buckets::new();
    for (n, article) in inputs.articles.iter().enumerate() {
        let number = number(task.number(), n);
        copies.entry(task.bucket(xxh3_64(article.id.0.as_bytes()))).or_default().push((article.id.0.clone(), number));
        let Some((outlet, own)) = outlet_lines(article).filter(|(_, own)| !own.is_empty()) else { continue };
        let long: BTreeSet<u64> = long_paragraphs(article).map(|p| xxh3_64(p.as_bytes())).collect();
        for line in own {
            let bucket = task.bucket(xxh3_64(format!("{outlet}\0{line}").as_bytes()));
            let others = long.iter().copied().filter(|p| *p != xxh3_64(line.as_bytes())).collect();
            lines.entry(bucket).or_default().push((outlet.clone(), line.to_owned(), number, others));
        }
    }
    let mut writer = task.writer("copies", &copies_schema())?;
    for (bucket, rows) in copies {
        let columns = vec![texts(rows.iter().map(|(id, _)| id)), numbers::<UInt64Type>(rows.iter().map(|(_, n)| *n))];
        writer.write(bucket, &RecordBatch::try_new(copies_schema(), columns)?)?;
    }
    done.files.push(writer.finish(&task.order.output)?);
    let mut writer = task.writer("lines", &lines_schema())?;
    for (bucket, rows) in lines {
        let columns = vec![
            texts(rows.iter().map(|row| &row.0)),
            texts(rows.iter().map(|row| &row.1)),
            numbers::<UInt64Type>(rows.iter().map(|row| row.2)),
            lists::<UInt64Type, _>(rows.iter().map(|row| row.3.iter().copied())),
        ];
        writer.write(bucket, &RecordBatch::try_new(lines_schema(), columns)?)?;
    }
    done.files.push(writer.finish(&task.order.output)?);
    let mut writer = task.writer("articles", &articles_schema())?;
    let articles = inputs.articles.into_iter().enumerate().map(|(n, article)| (number(task.number(), n), article));
    writer.write(task.number(), &article_rows(articles.collect())?)?;
    done.files.push(writer.finish(&task.order.output)?);
    Ok(done)
}

/// What the block is read from.
fn sources(task: &Task) -> Result<Vec<Source>> {
    let mut sources = Vec::new();
    for rows in table::read(&task.file("list", "files", task.number()), None)? {
        let rows = rows?;
        let path = texts_of(&rows, "path")?;
        let number = |name: &str| numbers_of::<UInt64Type>(&rows, name);
        let (group, from, count) = (number("group")?, number("from")?, number("rows")?);
        let source = |n: usize| Source { path: path.value(n).to_owned(), group: group[n], from: from[n], rows: count[n] };
        sources.extend((0..rows.num_rows()).map(source));
    }
    Ok(sources)
}

fn inputs(task: &Task) -> Result<Inputs> {
    let sources = sources(task)?;
    let options = task.read_options();
    match &task.job.input {
        Input::Folder { given, place } => {
            let files: Vec<PathBuf> = sources.iter().map(|s| place.join(&s.path)).collect();
            let mut inputs = read_files(&files, &BTreeSet::from([place.clone()]), &options, &|| {});
            // they are told of as the user named the folder, wherever the worker runs
            let place = place.to_string_lossy();
            let told = |path: &mut String| {
                if let Some(rest) = path.strip_prefix(place.as_ref()) {
                    *path = format!("{given}{rest}");
                }
            };
            inputs.articles.iter_mut().for_each(|a| told(&mut a.path));
            inputs.failures.iter_mut().for_each(|f| told(&mut f.path));
            inputs.ignored.iter_mut().for_each(|i| told(&mut i.path));
            Ok(inputs)
        }
        Input::Tables => {
            let mut inputs = Inputs::default();
            for source in &sources {
                for (name, bytes) in rows_of(source)? {
                    inputs.append(read_bytes(&name, &bytes, &options));
                }
            }
            Ok(inputs)
        }
    }
}

/// The columns of a Parquet input that can hold a file's bytes or text, the first of which is taken.
const CONTENT: [&str; 4] = ["content", "bytes", "text", "html"];

/// Names and bytes of some rows of a Parquet file.
fn rows_of(source: &Source) -> Result<Vec<(String, Vec<u8>)>> {
    let file = std::fs::File::open(&source.path).with_context(|| format!("could not read {}", source.path))?;
    let builder = ParquetRecordBatchReaderBuilder::try_new(file)?.with_row_groups(vec![source.group as usize]);
    let reader = builder.with_offset(source.from as usize).with_limit(source.rows as usize).with_batch_size(256).build()?;
    let mut out = Vec::new();
    for rows in reader {
        let rows = rows?;
        let content = content_of(rows.schema_ref()).with_context(|| format!("{} has no content", source.path))?;
        out.extend(paths_of(&rows)?.into_iter().zip(bytes_of(&rows, content)?));
    }
    Ok(out)
}

/// The first column of `schema` that holds files.
fn content_of(schema: &Schema) -> Option<&'static str> {
    CONTENT.into_iter().find(|name| schema.column_with_name(name).is_some())
}

/// Whether a Parquet file with these columns is one of articles.
pub(crate) fn check_columns(schema: &Schema) -> Result<()> {
    let content = content_of(schema).with_context(|| format!("it has none of the columns {}", CONTENT.join(", ")))?;
    for name in ["path", content] {
        let (_, field) = schema.column_with_name(name).with_context(|| format!("it has no column {name}"))?;
        let is_bytes = matches!(
            field.data_type(),
            DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View | DataType::Binary | DataType::LargeBinary | DataType::BinaryView
        );
        ensure!(is_bytes, "its column {name} holds {}, not texts or bytes", field.data_type());
    }
    Ok(())
}

/// The paths that some rows of a Parquet file give.
pub(crate) fn paths_of(rows: &RecordBatch) -> Result<Vec<String>> {
    bytes_of(rows, "path")?.into_iter().map(|path| String::from_utf8(path).context("a path that is no text")).collect()
}

fn bytes_of(rows: &RecordBatch, name: &str) -> Result<Vec<Vec<u8>>> {
    let column = rows.column_by_name(name).with_context(|| format!("no column {name}"))?;
    let column = datafusion::arrow::compute::cast(column, &DataType::LargeBinary)?;
    let column = column.as_binary::<i64>();
    Ok((0..column.len()).map(|n| if column.is_null(n) { Vec::new() } else { column.value(n).to_vec() }).collect())
}
