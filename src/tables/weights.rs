//! Files of learned weights → the rows of their tables.
//!
//! A feature's key is the hash of its name: of the whole (attribution), or of its words one after another
//! (indirect speech), so that asking for it costs no string work.

use super::{hash, mix};

/// A feature and `N` weights, each four bytes of an `f32`, little-endian.
pub(crate) type Row<const BYTES: usize> = (u64, [u8; BYTES]);

/// Lines of a weight and the name of its feature.
pub(crate) fn named(file: &str) -> Vec<Row<4>> {
    let lines = file.lines().filter(|l| !l.starts_with('#')).filter_map(|line| line.split_once(' '));
    lines.filter_map(|(weight, name)| Some((hash(name), weight.parse::<f32>().ok()?.to_le_bytes()))).collect()
}

/// The lines of one `model`: its name, weights in hundredths (`BYTES` / 4 of them), the words of the feature.
pub(crate) fn of_model<const BYTES: usize>(file: &str, model: &str) -> Vec<Row<BYTES>> {
    file.lines().filter_map(|line| line.strip_prefix(model)?.strip_prefix(' ')).filter_map(row).collect()
}

fn row<const BYTES: usize>(line: &str) -> Option<Row<BYTES>> {
    let mut parts = line.split(' ');
    let mut weights = [0; BYTES];
    for weight in weights.chunks_exact_mut(4) {
        let hundredths: i16 = parts.next()?.parse().ok()?;
        weight.copy_from_slice(&(f32::from(hundredths) / 100.0).to_le_bytes());
    }
    let template = hash(parts.next()?);
    Some((parts.map(hash).fold(template, mix), weights))
}

/// The `N` weights of a row.
#[allow(dead_code, reason = "of no use to the build script")]
pub(crate) fn floats<const BYTES: usize, const N: usize>(row: [u8; BYTES]) -> [f32; N] {
    let mut weights = [0.0; N];
    for (weight, bytes) in weights.iter_mut().zip(row.as_chunks().0) {
        *weight = f32::from_le_bytes(*bytes);
    }
    weights
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_read_under_its_model() {
        let file = "# remark\nside 10 -20 5 lem say\nend 150 pair , and\n";
        let rows = of_model::<12>(file, "side");
        assert_eq!(rows[0].0, mix(hash("lem"), hash("say")));
        assert_eq!(floats::<12, 3>(rows[0].1), [0.1, -0.2, 0.05]);
        assert_eq!(of_model::<4>(file, "end").len(), 1);
        assert_eq!(named("0.5 verb:say\n")[0], (hash("verb:say"), 0.5f32.to_le_bytes()));
    }
}
