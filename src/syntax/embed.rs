//! Word forms → vectors: n tokens → n × [`WIDTH`].
//!
//! A token is embedded by six features (its norm, its first letter, its last three, its shape, whether a
//! space follows, whether it is a space); each feature's hash chooses four rows of a table, which are
//! added; a maxout layer mixes the six. A form that comes twice is embedded once.

use super::dense::{BATCH, FINE, quantise};
use super::hash::{four_rows, text_hash};
use super::layer::{PIECES, WIDTH, normalise};
use super::tokens::ModelToken;
use super::weights::{EMBEDDED, FEATURES, Model};
use crate::language::FnvMap;

/// Vectors of all `tokens` of `text`, in order.
pub(super) fn embed(model: &Model, text: &str, tokens: &[ModelToken]) -> Vec<[f32; WIDTH]> {
    let mut known: FnvMap<[u64; 2], usize> = FnvMap::default();
    let mut forms: Vec<[i16; EMBEDDED]> = Vec::new();
    let which: Vec<usize> = tokens
        .iter()
        .map(|token| {
            let form = token.span.of(text);
            let orth = text_hash(form);
            let norm = norm(model, form, orth, token.norm);
            *known.entry([orth, norm ^ u64::from(token.spaced)]).or_insert_with(|| {
                forms.push(features(model, form, norm, token.spaced));
                forms.len() - 1
            })
        })
        .collect();
    let mixed = mix(model, &forms);
    which.into_iter().map(|form| mixed[form]).collect()
}

/// Forms → their vectors.
fn mix(model: &Model, forms: &[[i16; EMBEDDED]]) -> Vec<[f32; WIDTH]> {
    let mut out = Vec::with_capacity(forms.len());
    let mut sums = [[0f32; PIECES * WIDTH]; BATCH];
    for group in forms.chunks(BATCH) {
        let inputs: Vec<_> = group.iter().collect();
        model.mixture.dense.all(&inputs, &mut sums);
        out.extend(sums.iter().take(group.len()).map(|sum| normalise(sum, &model.mixture.gain, &model.mixture.shift)));
    }
    out
}

/// The six features side by side, quantised.
fn features(model: &Model, form: &str, norm: u64, spaced: bool) -> [i16; EMBEDDED] {
    let first = form.char_indices().nth(1).map_or(form, |(end, _)| &form[..end]);
    let last = form.char_indices().rev().nth(2).map_or(form, |(start, _)| &form[start..]);
    let id = |string: &str| symbol(model, text_hash(string));
    let ids = [symbol(model, norm), id(first), id(last), id(&shape(form)), u64::from(spaced), 0];
    let mut sums = [[0f32; WIDTH]; FEATURES];
    for (i, ((table, id), sum)) in model.tables.iter().zip(ids).zip(&mut sums).enumerate() {
        table.add(four_rows(id, 8 + i as u64), sum);
    }
    let mut all = [0f32; EMBEDDED];
    all.iter_mut().zip(sums.as_flattened()).for_each(|(all, sum)| *all = *sum);
    quantise(&all, FINE)
}

/// The hash of what a form is normally written like: that of "color" for "colour".
fn norm(model: &Model, form: &str, orth: u64, given: Option<&str>) -> u64 {
    match given.map(text_hash).or_else(|| model.norms.get(&orth).copied()) {
        Some(norm) => norm,
        None if form.bytes().any(|b| b.is_ascii_uppercase() || !b.is_ascii()) => text_hash(&form.to_lowercase()),
        None => orth,
    }
}

fn symbol(model: &Model, hash: u64) -> u64 {
    model.symbols.get(&hash).copied().unwrap_or(hash)
}

/// "Xxxx" of "Holt", "d,ddd" of "1,200": letters and digits by kind, at most four of a kind in a row.
fn shape(form: &str) -> String {
    if form.chars().nth(99).is_some() {
        return "LONG".to_owned();
    }
    let (mut out, mut last, mut run) = (String::with_capacity(form.len()), None, 0);
    for c in form.chars() {
        let kind = match c {
            _ if c.is_alphabetic() => {
                if c.is_uppercase() {
                    'X'
                } else {
                    'x'
                }
            }
            _ if c.is_numeric() => 'd',
            _ => c,
        };
        run = if last == Some(kind) { run + 1 } else { 0 };
        last = Some(kind);
        if run < 4 {
            out.push(kind);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_show_capitals_and_digits() {
        let shapes = ["Holt", "1,200", "ministers", "’s", "U.S."].map(shape);
        assert_eq!(shapes, ["Xxxx", "d,ddd", "xxxx", "’x", "X.X."]);
    }
}
