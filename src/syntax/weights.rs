//! The model's weights, read once from `weights.bin`.
//!
//! The format, and which section is which layer, is described in `train/convert_parser.py`, which writes it.

use super::dense::{COARSE, Dense, FINE};
use super::layer::{Maxout, PIECES, WIDTH, WINDOW, outside};
use super::names::{Label, Tag};
use crate::language::FnvMap;
use std::collections::HashMap;
use std::sync::LazyLock;

static BYTES: &[u8] = include_bytes!("weights.bin");

/// Version of the format that this reads.
const VERSION: u32 = 1;

/// What a token is embedded by: norm, prefix, suffix, shape, space behind, is space.
pub(super) const FEATURES: usize = 6;
/// Width of the features side by side.
pub(super) const EMBEDDED: usize = FEATURES * WIDTH;
/// Width of the parser's state.
pub(super) const HIDDEN: usize = 64;
/// Words that the parser looks at in a state.
pub(super) const PLACES: usize = 8;
/// Moves that the parser chooses from.
pub(super) const MOVES: usize = 106;
/// Numbers that a word in a place adds to the state: two pieces.
pub(super) const STATE: usize = 2 * HIDDEN;

/// The model.
pub(super) static MODEL: LazyLock<Model> =
    LazyLock::new(|| Model::read(BYTES).unwrap_or_else(|| unreachable!("weights.bin is read in this file's tests")));

/// A table of rows of int8, each with a scale: `rows × WIDTH`.
#[derive(Default)]
pub(super) struct Table {
    scale: Vec<f32>,
    rows: &'static [u8],
}

impl Table {
    /// Add the four rows that `hashes` choose.
    pub(super) fn add(&self, hashes: [u32; 4], sum: &mut [f32; WIDTH]) {
        for hash in hashes {
            let row = hash as usize % self.scale.len();
            let scale = self.scale[row];
            for (sum, value) in sum.iter_mut().zip(&self.rows[row * WIDTH..(row + 1) * WIDTH]) {
                *sum += f32::from(value.cast_signed()) * scale;
            }
        }
    }
}

/// A move of the parser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Move {
    /// The next word onto the stack.
    Shift,
    /// The top of the stack away.
    Reduce,
    /// The top of the stack depends on the next word.
    Left(Arc),
    /// The next word depends on the top of the stack.
    Right(Arc),
    /// A sentence begins behind the next word.
    Break,
}

/// A label, and for "label||other" the label of the word that the arc really hangs from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Arc {
    pub(super) label: Label,
    pub(super) lifted: Option<Label>,
}

/// All of it.
pub(super) struct Model {
    pub(super) tables: [Table; FEATURES],
    pub(super) mixture: Maxout<EMBEDDED>,
    pub(super) layers: Vec<Maxout<WINDOW>>,
    /// What the first of `layers` makes of a row of zeros among zeros.
    pub(super) outside: [f32; WIDTH],
    pub(super) tagger: Dense<WIDTH>,
    pub(super) tags: Vec<Tag>,
    /// `WIDTH` → `HIDDEN`.
    pub(super) down: Dense<WIDTH>,
    /// `HIDDEN` → `PLACES × STATE`, in a place first the first pieces.
    pub(super) arcs: Dense<HIDDEN>,
    pub(super) arcs_bias: [f32; STATE],
    /// What an empty place adds, place by place.
    pub(super) padding: Vec<[f32; STATE]>,
    /// `HIDDEN` → moves.
    pub(super) scores: Dense<HIDDEN>,
    pub(super) moves: Vec<Move>,
    /// Hash of a spelling → hash of its norm, where that is not its lower case.
    pub(super) norms: FnvMap<u64, u64>,
    /// Hash of a string → the id that takes its place.
    pub(super) symbols: FnvMap<u64, u64>,
}

struct Section {
    kind: u32,
    rows: usize,
    columns: usize,
    content: &'static [u8],
}

/// Takes `n` bytes off the front.
fn take(bytes: &mut &'static [u8], n: usize) -> Option<&'static [u8]> {
    let (head, rest) = bytes.split_at_checked(n)?;
    *bytes = rest;
    Some(head)
}

fn number(bytes: &mut &'static [u8]) -> Option<usize> {
    Some(u32::from_le_bytes(take(bytes, 4)?.try_into().ok()?) as usize)
}

fn floats(bytes: &[u8]) -> Vec<f32> {
    bytes.as_chunks().0.iter().map(|four| f32::from_le_bytes(*four)).collect()
}

struct Sections(HashMap<&'static str, Section>);

impl Sections {
    fn read(mut bytes: &'static [u8]) -> Option<Self> {
        if take(&mut bytes, 8)? != b"CRSYNTAX" || number(&mut bytes)? != VERSION as usize {
            return None;
        }
        take(&mut bytes, 32)?;
        let mut sections = HashMap::new();
        for _ in 0..number(&mut bytes)? {
            let name = std::str::from_utf8(take(&mut bytes, 8)?).ok()?.trim_end_matches('\0');
            let (kind, rows, columns) = (number(&mut bytes)? as u32, number(&mut bytes)?, number(&mut bytes)?);
            let length = match kind {
                0 => rows * (4 + columns),
                1 => rows * columns * 4,
                2 => rows * 16,
                _ => columns,
            };
            sections.insert(name, Section { kind, rows, columns, content: take(&mut bytes, length)? });
        }
        Some(Self(sections))
    }

    fn get(&self, name: &str, kind: u32) -> Option<&Section> {
        self.0.get(name).filter(|section| section.kind == kind)
    }

    fn floats(&self, name: &str) -> Option<Vec<f32>> {
        Some(floats(self.get(name, 1)?.content))
    }

    fn array<const N: usize>(&self, name: &str) -> Option<[f32; N]> {
        self.floats(name)?.try_into().ok()
    }

    fn table(&self, name: &str) -> Option<Table> {
        let section = self.get(name, 0).filter(|s| s.columns == WIDTH)?;
        let (scale, rows) = section.content.split_at_checked(section.rows * 4)?;
        Some(Table { scale: floats(scale), rows })
    }

    /// A dense layer whose rows come in the order of `order`.
    fn dense<const K: usize>(&self, name: &str, bias: &[f32], units: f32, order: impl Iterator<Item = usize> + Clone) -> Option<Dense<K>> {
        let section = self.get(name, 0).filter(|s| s.columns == K)?;
        let (scale, weights) = section.content.split_at_checked(section.rows * 4)?;
        let weights: Vec<i8> = weights.iter().map(|b| b.cast_signed()).collect();
        Dense::new(&weights, &floats(scale), bias, units, order)
    }

    fn maxout<const K: usize>(&self, i: usize) -> Option<Maxout<K>> {
        let bias = self.floats(&format!("mix{i}b"))?;
        // In the file the pieces of one output stand together.
        let order = (0..PIECES).flat_map(|piece| (0..WIDTH).map(move |output| output * PIECES + piece));
        let dense = self.dense(&format!("mix{i}"), &bias, FINE, order)?;
        Some(Maxout { dense, gain: self.array(&format!("ln{i}g"))?, shift: self.array(&format!("ln{i}b"))? })
    }

    fn lines<T>(&self, name: &str, read: impl Fn(&str) -> Option<T>) -> Option<Vec<T>> {
        std::str::from_utf8(self.get(name, 3)?.content).ok()?.lines().map(read).collect()
    }

    fn hashes(&self, name: &str) -> Option<FnvMap<u64, u64>> {
        let (pairs, _) = self.get(name, 2)?.content.as_chunks::<16>();
        let number = |bytes: &[u8]| bytes.try_into().map(u64::from_le_bytes).ok();
        pairs.iter().map(|pair| Some((number(&pair[..8])?, number(&pair[8..])?))).collect()
    }
}

impl Model {
    fn read(bytes: &'static [u8]) -> Option<Self> {
        let sections = Sections::read(bytes)?;
        let mut tables: [Table; FEATURES] = Default::default();
        for (i, table) in tables.iter_mut().enumerate() {
            *table = sections.table(&format!("embed{i}"))?;
        }
        // In the file the two pieces of one number of a state stand together.
        let halves = || (0..STATE).map(|i| i % HIDDEN * 2 + i / HIDDEN);
        let places = (0..PLACES).flat_map(|place| halves().map(move |i| place * STATE + i));
        let bias = sections.floats("arcsb")?;
        let padding = sections.floats("arcspad")?;
        let padding = padding.as_chunks::<STATE>().0.iter().map(|place| reorder(place, halves())).collect();
        let layers: Vec<_> = (1..5).map(|i| sections.maxout(i)).collect::<Option<_>>()?;
        Some(Self {
            tables,
            mixture: sections.maxout(0)?,
            outside: outside(layers.first()?),
            layers,
            tagger: sections.dense("tag", &sections.floats("tagb")?, FINE, 0..Tag::ALL.len())?,
            tags: sections.lines("tags", Tag::named)?,
            down: sections.dense("down", &sections.floats("downb")?, FINE, 0..HIDDEN)?,
            arcs: sections.dense("arcs", &[0.0; PLACES * STATE], FINE, places)?,
            arcs_bias: reorder(bias.as_slice().try_into().ok()?, halves()),
            padding,
            scores: sections.dense("move", &sections.floats("moveb")?, COARSE, 0..MOVES)?,
            moves: sections.lines("moves", of_name)?,
            norms: sections.hashes("norms")?,
            symbols: sections.hashes("symbols")?,
        })
    }
}

fn reorder(values: &[f32; STATE], order: impl Iterator<Item = usize>) -> [f32; STATE] {
    let mut out = [0.0; STATE];
    out.iter_mut().zip(order).for_each(|(out, from)| *out = values[from]);
    out
}

/// "L-advmod||conj": the arc goes left, is an `advmod`, and belongs to the `conj` below its head.
fn of_name(name: &str) -> Option<Move> {
    let arc = |label: &str| {
        let (label, lifted) = label.split_once("||").map_or((label, None), |(label, other)| (label, Some(other)));
        let lifted = lifted.map(|other| Label::named(other).ok_or(())).transpose().ok()?;
        Some(Arc { label: Label::named(label)?, lifted })
    };
    Some(match name.split_at_checked(2) {
        Some(("L-", label)) => Move::Left(arc(label)?),
        Some(("R-", label)) => Move::Right(arc(label)?),
        Some(("B-", _)) => Move::Break,
        _ if name == "S" => Move::Shift,
        _ if name == "D" => Move::Reduce,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use sha2::{Digest, Sha256};

    #[test]
    fn the_file_is_whole_and_every_section_is_read() {
        let (content, hash) = BYTES.split_at(BYTES.len() - 32);
        assert_eq!(Sha256::digest(content).as_slice(), hash);
        let model = Model::read(BYTES).expect("weights.bin");
        assert_eq!(model.tags, Tag::ALL);
        assert_eq!((model.layers.len(), model.moves.len(), model.padding.len()), (4, MOVES, PLACES));
        assert_eq!(model.moves[0], Move::Shift);
        let lifted = Arc { label: Label::Advmod, lifted: Some(Label::Conj) };
        assert!(model.moves.contains(&Move::Left(lifted)));
    }

    #[test]
    fn a_file_that_is_cut_short_is_no_model() {
        assert!(Model::read(&BYTES[..BYTES.len() / 2]).is_none());
    }
}
