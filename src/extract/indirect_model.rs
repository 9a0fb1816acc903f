//! Log-linear models over named features, small and quick enough to ask of every reporting word.
//!
//! A feature is a template with words in its places: `lem say` holds for the cue *said*. Its hash is
//! made from hashes that each word has once, so that asking costs no string work. The weights stand
//! in `indirect_weights.txt` under the features' names; `train/src/bin/train_indirect.rs` writes them.

/// Something that stands in a feature: a word, a class, a number.
#[derive(Clone, Copy, Debug)]
pub(super) struct Value<'a> {
    pub(super) text: &'a str,
    pub(super) hash: u64,
}

impl PartialEq for Value<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.hash == other.hash
    }
}

/// FNV-1a.
const fn hash(text: &str) -> u64 {
    let bytes = text.as_bytes();
    let mut hash = BASIS;
    let mut i = 0;
    while i < bytes.len() {
        hash = step_hash(hash, bytes[i]);
        i += 1;
    }
    hash
}

const BASIS: u64 = 0xcbf2_9ce4_8422_2325;

const fn step_hash(hash: u64, byte: u8) -> u64 {
    (hash ^ byte as u64).wrapping_mul(0x100_0000_01b3)
}

/// `text` with its hash.
pub(super) const fn value(text: &str) -> Value<'_> {
    Value { text, hash: hash(text) }
}

/// The numbers that stand in features: counts and distances, already cut to steps.
pub(super) const NUMBERS: [Value<'static>; 23] = [
    value("0"),
    value("1"),
    value("2"),
    value("3"),
    value("4"),
    value("5"),
    value("6"),
    value("7"),
    value("8"),
    value("9"),
    value("10"),
    value("11"),
    value("12"),
    value("13"),
    value("14"),
    value("15"),
    value("16"),
    value("17"),
    value("18"),
    value("19"),
    value("20"),
    value("21"),
    value("22"),
];

/// `n`, at most `most`.
pub(super) fn capped(n: usize, most: usize) -> Value<'static> {
    NUMBERS[n.min(most).min(22)]
}

/// `n` in steps that widen: 0 to 5, 6, 9, 14, 22 and more.
pub(super) fn step(n: usize) -> Value<'static> {
    NUMBERS[match n {
        0..6 => n,
        6..9 => 6,
        9..14 => 9,
        14..22 => 14,
        _ => 22,
    }]
}

/// "1" or "0".
pub(super) fn flag(yes: bool) -> Value<'static> {
    NUMBERS[usize::from(yes)]
}

fn mix(hash: u64, part: u64) -> u64 {
    (hash.rotate_left(5) ^ part).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// Where features go: hashed for use, named for training.
pub(super) trait Sink {
    /// The feature of `template` with `parts`.
    fn add(&mut self, template: Value<'static>, parts: &[Value<'_>]);
}

/// Hashed features.
#[derive(Default)]
pub(super) struct Hashes(pub(super) Vec<u64>);

impl Sink for Hashes {
    fn add(&mut self, template: Value<'static>, parts: &[Value<'_>]) {
        self.0.push(parts.iter().fold(template.hash, |hash, part| mix(hash, part.hash)));
    }
}

/// Features by name.
#[derive(Default)]
pub(super) struct Names(pub(super) Vec<String>);

impl Sink for Names {
    fn add(&mut self, template: Value<'static>, parts: &[Value<'_>]) {
        let mut name = template.text.to_owned();
        for part in parts {
            name.push(' ');
            name.push_str(part.text);
        }
        self.0.push(name);
    }
}

/// Weights by hashed feature: open addressing, read only.
#[derive(Clone, Debug)]
pub(super) struct Table<const N: usize> {
    slots: Vec<(u64, [f32; N])>,
    mask: usize,
}

impl<const N: usize> Table<N> {
    /// A weight in the file is a whole number of hundredths.
    const UNIT: f32 = 100.0;

    /// The table of `rows`: features with their weights.
    fn of(rows: Vec<(u64, [f32; N])>) -> Self {
        let size = (rows.len() * 2 + 2).next_power_of_two();
        let mut table = Self { slots: vec![(0, [0.0; N]); size], mask: size - 1 };
        for (key, weights) in rows {
            let at = table.place(key);
            table.slots[at] = (key, weights);
        }
        table
    }

    /// A line of the weights file behind its model: `N` weights, then the feature's name.
    fn row(line: &str) -> Option<(u64, [f32; N])> {
        let mut rest = line;
        let mut weights = [0.0; N];
        for weight in &mut weights {
            let end = rest.bytes().position(|b| b == b' ')?;
            *weight = rest[..end].parse::<i32>().ok()? as f32 / Self::UNIT;
            rest = &rest[end + 1..];
        }
        let mut parts = Parts(rest.as_bytes());
        let template = parts.next()?;
        Some((parts.fold(template, mix), weights))
    }

    /// The slot of `key`, or the free one where it would stand. At least half of the slots are free.
    fn place(&self, key: u64) -> usize {
        let mut at = (key >> 20) as usize & self.mask;
        while self.slots[at].0 != key && self.slots[at].0 != 0 {
            at = (at + 1) & self.mask;
        }
        at
    }

    /// The sums of the weights of `features`.
    pub(super) fn scores(&self, features: &Hashes) -> [f32; N] {
        let mut sums = [0.0; N];
        for key in &features.0 {
            let (_, weights) = &self.slots[self.place(*key)];
            for (sum, weight) in sums.iter_mut().zip(weights) {
                *sum += weight;
            }
        }
        sums
    }
}

/// The five models of indirect speech.
#[derive(Clone, Debug)]
pub(super) struct Weights {
    /// Content after, before or on both sides of the cue, each against "no content".
    pub(super) side: Table<3>,
    /// First unit of content after the cue.
    pub(super) start: Table<1>,
    /// End of content after the cue.
    pub(super) end: Table<1>,
    /// First unit of content before the cue.
    pub(super) early_start: Table<1>,
    /// End of content before the cue.
    pub(super) early_end: Table<1>,
}

impl Weights {
    /// Read the lines of a weights file: model, weights in hundredths, feature. It is read whenever the
    /// program starts, so in one pass.
    pub(super) fn read(file: &str) -> Self {
        let mut side = Vec::new();
        let [mut start, mut end, mut early_start, mut early_end] = [const { Vec::new() }; 4];
        for line in file.lines() {
            let Some((model, rest)) = line.split_once(' ') else { continue };
            let rows = match model {
                "side" => {
                    side.extend(Table::row(rest));
                    continue;
                }
                "start" => &mut start,
                "end" => &mut end,
                "early-start" => &mut early_start,
                "early-end" => &mut early_end,
                _ => continue,
            };
            rows.extend(Table::row(rest));
        }
        Self {
            side: Table::of(side),
            start: Table::of(start),
            end: Table::of(end),
            early_start: Table::of(early_start),
            early_end: Table::of(early_end),
        }
    }
}

/// The hashes of the words of a feature's name.
struct Parts<'a>(&'a [u8]);

impl Iterator for Parts<'_> {
    type Item = u64;

    fn next(&mut self) -> Option<u64> {
        if self.0.is_empty() {
            return None;
        }
        let mut hash = BASIS;
        for (i, b) in self.0.iter().enumerate() {
            if *b == b' ' {
                self.0 = &self.0[i + 1..];
                return Some(hash);
            }
            hash = step_hash(hash, *b);
        }
        self.0 = &[];
        Some(hash)
    }
}

/// Scores as shares of one.
pub(super) fn shares(scores: &mut [f32]) {
    let top = scores.iter().copied().fold(f32::MIN, f32::max);
    let mut all = 0.0;
    for score in scores.iter_mut() {
        *score = (*score - top).exp();
        all += *score;
    }
    for score in scores {
        *score /= all;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_weight_is_found_by_the_name_under_which_it_is_filed() {
        let weights = Weights::read("# remark\nside 10 -20 5 lem say\nend 150 pair , and\n");
        let mut features = Hashes::default();
        features.add(value("lem"), &[value("say")]);
        assert_eq!(weights.side.scores(&features), [0.1, -0.2, 0.05]);
        assert_eq!(weights.end.scores(&features), [0.0]);
        features.add(value("pair"), &[value(","), value("and")]);
        assert_eq!(weights.end.scores(&features), [1.5], "a missing feature weighs nothing");
    }

    #[test]
    fn shares_sum_to_one() {
        let mut scores = [1.0, 2.0, 3.0];
        shares(&mut scores);
        assert!((scores.iter().sum::<f32>() - 1.0).abs() < 1e-6 && scores[2] > scores[1]);
    }
}
