//! Bags, vectors and sketches as columns.

use crate::table::{Lists, list_of, lists};
use anyhow::{Result, ensure};
use crossread::internals::events::{Bag, Kind, Piece, Sketch, Term, Vector};
use datafusion::arrow::array::{ArrayRef, RecordBatch};
use datafusion::arrow::datatypes::{DataType, Float32Type, UInt8Type, UInt32Type, UInt64Type};

/// The three bags or vectors of an article.
pub(super) const VIEWS: [&str; 3] = ["full", "lead", "names"];

/// The kinds that words of a sketch have, as numbers.
const KINDS: [Kind; 4] = [Kind::Plain, Kind::Name, Kind::Day, Kind::Figure];

/// Columns of a sketch.
pub(super) fn sketch_columns() -> [(&'static str, DataType); 5] {
    [
        ("piece_line", list_of(DataType::UInt8)),
        ("piece_id", list_of(DataType::UInt32)),
        ("piece_kind", list_of(DataType::UInt8)),
        ("piece_weight", list_of(DataType::Float32)),
        ("values", list_of(DataType::UInt32)),
    ]
}

/// `sketches` as such columns.
pub(super) fn sketches_as(sketches: &[&Sketch]) -> [ArrayRef; 5] {
    let pieces = |s: &'_ Sketch| s.lines.iter().flatten().copied().collect::<Vec<Piece>>();
    let line = |s: &Sketch| s.lines.iter().enumerate().flat_map(|(n, line)| line.iter().map(move |_| n as u8)).collect::<Vec<u8>>();
    let kind = |p: &Piece| KINDS.iter().position(|k| *k == p.kind).unwrap_or(0) as u8;
    [
        lists::<UInt8Type, _>(sketches.iter().map(|s| line(s))),
        lists::<UInt32Type, _>(sketches.iter().map(|s| pieces(s).into_iter().map(|p| p.id).collect::<Vec<_>>())),
        lists::<UInt8Type, _>(sketches.iter().map(|s| pieces(s).iter().map(kind).collect::<Vec<_>>())),
        lists::<Float32Type, _>(sketches.iter().map(|s| pieces(s).into_iter().map(|p| p.weight).collect::<Vec<_>>())),
        lists::<UInt32Type, _>(sketches.iter().map(|s| s.values.iter().copied())),
    ]
}

/// The sketches of `rows`.
pub(super) fn sketches_of(rows: &RecordBatch) -> Result<Vec<Sketch>> {
    let (line, kind) = (Lists::<UInt8Type>::of(rows, "piece_line")?, Lists::<UInt8Type>::of(rows, "piece_kind")?);
    let (id, weight) = (Lists::<UInt32Type>::of(rows, "piece_id")?, Lists::<Float32Type>::of(rows, "piece_weight")?);
    let values = Lists::<UInt32Type>::of(rows, "values")?;
    let sketch = |n: usize| {
        let (line, kind, id, weight) = (line.row(n), kind.row(n), id.row(n), weight.row(n));
        ensure!([kind.len(), id.len(), weight.len()] == [line.len(); 3], "a sketch with columns of several lengths");
        let mut lines: Vec<Vec<Piece>> = vec![Vec::new(); line.last().map_or(0, |n| *n as usize + 1)];
        for i in 0..line.len() {
            let kind = KINDS.get(kind[i] as usize).copied().unwrap_or(Kind::Plain);
            if let Some(line) = lines.get_mut(line[i] as usize) {
                line.push(Piece { id: id[i], kind, weight: weight[i] });
            }
        }
        Ok(Sketch { lines, values: values.row(n).to_vec() })
    };
    (0..rows.num_rows()).map(sketch).collect()
}

/// Columns of three bags.
pub(super) fn bag_columns() -> Vec<(String, DataType)> {
    let of = |view: &str| {
        let column = |what: &str, kind: DataType| (format!("{view}_{what}"), list_of(kind));
        [column("terms", DataType::UInt64), column("counts", DataType::Float32), column("shares", DataType::Float32)]
    };
    VIEWS.iter().flat_map(|view| of(view)).collect()
}

/// `bags` of each article as such columns.
pub(super) fn bags_as(bags: &[[&Bag; 3]]) -> Vec<ArrayRef> {
    let of = |v: usize| {
        [
            lists::<UInt64Type, _>(bags.iter().map(|b| b[v].iter().map(|t| t.id))),
            lists::<Float32Type, _>(bags.iter().map(|b| b[v].iter().map(|t| t.count))),
            lists::<Float32Type, _>(bags.iter().map(|b| b[v].iter().map(|t| t.share))),
        ]
    };
    (0..VIEWS.len()).flat_map(of).collect()
}

/// The bags of each row.
pub(super) fn bags_of(rows: &RecordBatch) -> Result<Vec<[Bag; 3]>> {
    let mut out: Vec<[Bag; 3]> = vec![Default::default(); rows.num_rows()];
    for (v, view) in VIEWS.iter().enumerate() {
        let terms = Lists::<UInt64Type>::of(rows, &format!("{view}_terms"))?;
        let counts = Lists::<Float32Type>::of(rows, &format!("{view}_counts"))?;
        let shares = Lists::<Float32Type>::of(rows, &format!("{view}_shares"))?;
        for (n, bags) in out.iter_mut().enumerate() {
            let of = terms.row(n).iter().zip(counts.row(n)).zip(shares.row(n));
            bags[v] = of.map(|((id, count), share)| Term { id: *id, count: *count, share: *share }).collect();
        }
    }
    Ok(out)
}

/// Columns of three vectors whose terms have numbers of this type.
pub(super) fn vector_columns(terms: &DataType) -> Vec<(String, DataType)> {
    let of = |view: &&str| [(format!("{view}_terms"), list_of(terms.clone())), (format!("{view}_weights"), list_of(DataType::Float32))];
    VIEWS.iter().flat_map(of).collect()
}

/// `vectors` of each article as such columns, by the numbers of their terms.
pub(super) fn vectors_as(vectors: &[[&Vector; 3]]) -> Vec<ArrayRef> {
    let of = |v: usize| {
        [
            lists::<UInt32Type, _>(vectors.iter().map(|b| b[v].iter().map(|t| t.0))),
            lists::<Float32Type, _>(vectors.iter().map(|b| b[v].iter().map(|t| t.1))),
        ]
    };
    (0..VIEWS.len()).flat_map(of).collect()
}

/// The vectors of each row.
pub(super) fn vectors_of(rows: &RecordBatch) -> Result<Vec<[Vector; 3]>> {
    let mut out: Vec<[Vector; 3]> = vec![Default::default(); rows.num_rows()];
    for (v, view) in VIEWS.iter().enumerate() {
        let terms = Lists::<UInt32Type>::of(rows, &format!("{view}_terms"))?;
        let weights = Lists::<Float32Type>::of(rows, &format!("{view}_weights"))?;
        for (n, vectors) in out.iter_mut().enumerate() {
            vectors[v] = terms.row(n).iter().copied().zip(weights.row(n).iter().copied()).collect();
        }
    }
    Ok(out)
}

/// The same with the terms' hashes.
pub(super) type Weights = Vec<(u64, f32)>;

/// `vectors` of each article with the terms' hashes as columns.
pub(super) fn weights_as(vectors: &[&[Weights; 3]]) -> Vec<ArrayRef> {
    let of = |v: usize| {
        [
            lists::<UInt64Type, _>(vectors.iter().map(|b| b[v].iter().map(|t| t.0))),
            lists::<Float32Type, _>(vectors.iter().map(|b| b[v].iter().map(|t| t.1))),
        ]
    };
    (0..VIEWS.len()).flat_map(of).collect()
}

/// Such vectors of each row.
pub(super) fn weights_of(rows: &RecordBatch) -> Result<Vec<[Weights; 3]>> {
    let mut out: Vec<[Weights; 3]> = vec![Default::default(); rows.num_rows()];
    for (v, view) in VIEWS.iter().enumerate() {
        let terms = Lists::<UInt64Type>::of(rows, &format!("{view}_terms"))?;
        let weights = Lists::<Float32Type>::of(rows, &format!("{view}_weights"))?;
        for (n, vectors) in out.iter_mut().enumerate() {
            vectors[v] = terms.row(n).iter().copied().zip(weights.row(n).iter().copied()).collect();
        }
    }
    Ok(out)
}
