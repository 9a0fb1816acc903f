//! Articles → the bucket of their unit, with their vectors. Of those that are of no unit it only is counted what they
//! hold: nothing is compared with them.

use super::frequencies::terms_of;
use super::read::{article_rows, articles_of, articles_schema};
use super::rows::{Weights, vector_columns, vectors_of, weights_as, weights_of};
use crate::job::{Done, Task};
use crate::table::{self, Lists, numbers, numbers_of, texts_of};
use anyhow::{Context as _, Result};
use crossread::analyse;
use crossread::internals::article::{Article, ArticleId, Role};
use datafusion::arrow::array::RecordBatch;
use datafusion::arrow::datatypes::{DataType, Field, Schema, SchemaRef, UInt32Type, UInt64Type};
use std::collections::HashMap;
use std::sync::Arc;

/// The table of articles with their units and vectors, whose terms are hashes.
fn routed_schema() -> SchemaRef {
    let mut fields: Vec<Field> = articles_schema().fields().iter().map(|f| f.as_ref().clone()).collect();
    fields.push(Field::new("unit", DataType::UInt64, false));
    fields.push(Field::new("position", DataType::UInt64, false));
    fields.extend(vector_columns(&DataType::UInt64).into_iter().map(|(name, kind)| Field::new(name, kind, false)));
    Arc::new(Schema::new(fields))
}

/// An article of a unit.
pub(super) struct Routed {
    /// Its number in the order of the input.
    pub(super) number: u64,
    /// Its number in the order of the ids.
    pub(super) position: u64,
    /// The article, settled among all.
    pub(super) article: Article,
    /// Its vectors.
    pub(super) vectors: [Weights; 3],
}

/// What settles an article, with its unit and the bucket of that.
struct Head {
    position: u64,
    id: String,
    set_aside: Vec<u32>,
}

/// Articles that are analysed at a time where they are only counted.
const COUNTED: usize = 64;

pub(super) fn run(task: &Task) -> Result<Done> {
    let heads = heads(task)?;
    let places = places(task)?;
    let mut routed: Vec<(u32, u64, Routed)> = Vec::new();
    let mut alone: Vec<Article> = Vec::new();
    let mut done = Done::default();
    let mut vectors = vectors(task, &places)?;
    for rows in table::read(&task.file("read", "articles", task.number()), None)? {
        for (number, mut article) in articles_of(&rows?)? {
            let head = heads.get(&number).context("an article that was not sketched")?;
            article.id = ArticleId(head.id.clone());
            head.set_aside.iter().map(|n| *n as usize).for_each(|n| {
                if let Some(block) = article.blocks.get_mut(n) {
                    block.role = Role::Furniture;
                }
            });
            match places.get(&head.position) {
                Some((unit, bucket)) => {
                    let vectors = vectors.remove(&head.position).context("an article that was not weighed")?;
                    routed.push((*bucket, *unit, Routed { number, position: head.position, article, vectors }));
                }
                None => alone.push(article),
            }
            if alone.len() >= COUNTED {
                count(std::mem::take(&mut alone), &mut done);
            }
        }
    }
    count(alone, &mut done);
    done.add("routed", routed.len() as i64);
    routed.sort_by_key(|(bucket, _, routed)| (*bucket, routed.number));
    let mut writer = task.writer("articles", &routed_schema())?;
    while let Some(bucket) = routed.first().map(|r| r.0) {
        let rest = routed.split_off(routed.partition_point(|r| r.0 == bucket));
        writer.write(bucket, &batch(std::mem::replace(&mut routed, rest))?)?;
    }
    done.files.push(writer.finish(&task.order.output)?);
    Ok(done)
}

/// Count what articles hold that nothing is compared with.
fn count(alone: Vec<Article>, done: &mut Done) {
    for analysis in analyse(alone) {
        done.add("quotations", analysis.quotations.len() as i64);
        done.add("claims", analysis.claims.len() as i64);
    }
}

fn heads(task: &Task) -> Result<HashMap<u64, Head>> {
    let mut heads = HashMap::new();
    for rows in table::read(&task.file("sketch", "heads", task.number()), None)? {
        let rows = rows?;
        let (number, position) = (numbers_of::<UInt64Type>(&rows, "number")?, numbers_of::<UInt64Type>(&rows, "position")?);
        let (id, set_aside) = (texts_of(&rows, "id")?, Lists::<UInt32Type>::of(&rows, "set_aside")?);
        let head = |n: usize| Head { position: position[n], id: id.value(n).to_owned(), set_aside: set_aside.row(n).to_vec() };
        heads.extend((0..rows.num_rows()).map(|n| (number[n], head(n))));
    }
    Ok(heads)
}

/// Of each position in a unit that unit and its bucket.
type Places = HashMap<u64, (u64, u32)>;

fn places(task: &Task) -> Result<Places> {
    let mut places = Places::new();
    for rows in table::read(&task.file("units", "places", 0), Some(task.number()))? {
        let rows = rows?;
        let (position, unit) = (numbers_of::<UInt64Type>(&rows, "position")?, numbers_of::<UInt64Type>(&rows, "unit")?);
        let bucket = numbers_of::<UInt32Type>(&rows, "bucket")?;
        places.extend((0..rows.num_rows()).map(|n| (position[n], (unit[n], bucket[n]))));
    }
    Ok(places)
}

/// The vectors of the articles that are of a unit, by position.
fn vectors(task: &Task, places: &Places) -> Result<HashMap<u64, [Weights; 3]>> {
    let terms = terms_of(task, ("weigh", "terms", task.number()), None)?;
    let mut vectors = HashMap::new();
    for rows in table::read(&task.file("weigh", "vectors", task.number()), None)? {
        let rows = rows?;
        let positions = numbers_of::<UInt64Type>(&rows, "position")?;
        for (position, own) in positions.iter().zip(vectors_of(&rows)?).filter(|(position, _)| places.contains_key(position)) {
            vectors.insert(*position, own.map(|v| v.into_iter().map(|(term, weight)| (terms[term as usize].0, weight)).collect()));
        }
    }
    Ok(vectors)
}

fn batch(rows: Vec<(u32, u64, Routed)>) -> Result<RecordBatch> {
    let units = numbers::<UInt64Type>(rows.iter().map(|r| r.1));
    let positions = numbers::<UInt64Type>(rows.iter().map(|r| r.2.position));
    let vectors = weights_as(&rows.iter().map(|r| &r.2.vectors).collect::<Vec<_>>());
    let articles = article_rows(rows.into_iter().map(|r| (r.2.number, r.2.article)).collect())?;
    let columns = articles.columns().iter().cloned().chain([units, positions]).chain(vectors);
    Ok(RecordBatch::try_new(routed_schema(), columns.collect())?)
}

/// The articles of the bucket of a task, by unit, in the order of the input.
pub(super) fn routed(task: &Task) -> Result<HashMap<u64, Vec<Routed>>> {
    let mut out: HashMap<u64, Vec<Routed>> = HashMap::new();
    for part in task.parts() {
        for rows in table::read(&task.file("route", "articles", part), Some(task.number()))? {
            let rows = rows?;
            let (unit, position) = (numbers_of::<UInt64Type>(&rows, "unit")?, numbers_of::<UInt64Type>(&rows, "position")?);
            let articles = articles_of(&rows)?.into_iter().zip(weights_of(&rows)?).enumerate();
            for (n, ((number, article), vectors)) in articles {
                out.entry(unit[n]).or_default().push(Routed { number, position: position[n], article, vectors });
            }
        }
    }
    Ok(out)
}
