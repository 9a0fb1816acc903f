//! Two sketches → whether they are one text filled in for two occurrences.
//!
//! "A magnitude 4.2 earthquake shook Tessara on Monday" and "A magnitude 5.1 earthquake shook Lugo Bay on Wednesday"
//! are one sentence with three other values: a template, and two events. A print that an editor has touched keeps
//! nearly all of its values, and two reports that two reporters wrote have few sentences alike.

use super::sketch::{Kind, Piece, Sketch};

/// Share of the words of two sentences, slots left out, from which they are one sentence with other values.
const LIKE: f64 = 0.6;
/// Words that they have in common at least.
const LEAST: usize = 2;
/// A slot counts LEAD / (LEAD + n) in the n-th sentence, the title being none: place, day and magnitude stand in the
/// lead, and what follows is the same from one occurrence to the next. By judgement.
const LEAD: f64 = 1.5;
/// Share of the sentences of the shorter article that are alike from which two texts may be one template. Two reports
/// of one event share some sentences of an agency; with none asked for, 7 in 100 small folders of one event were torn.
const ALIKE: f64 = 0.5;
/// Weight of other values from which a template is one: more than one name, which may be a slip. By judgement.
const LEAST_OTHER: f64 = 1.1;
/// Weight of other names beside that of the same: an institute and its seismologist are named in each of its reports.
/// By judgement.
const NAMES: f64 = 0.5;
/// Weight of other names from which it is one: a rare name in the first sentence below a title has .6. By judgement.
const LEAST_NAMES: f64 = 0.4;

/// What the slots of like sentences hold.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Slots {
    /// Weight of the slots that hold the same.
    same: f64,
    /// Weight of those that hold another name, day or figure, which the other article gives nowhere.
    other: f64,
    /// The same of names alone, of places, people, ships or teams.
    same_names: f64,
    other_names: f64,
    /// Share of the sentences of the shorter article that the other has alike.
    alike: f64,
}

/// Whether `a` and `b` are a template that is filled in for two occurrences: most sentences are alike, and more of their
/// slots differ than agree, names among them. Where the names are the same and figures and days are not, two
/// articles differ about one event.
pub(super) fn is_template(a: &Sketch, b: &Sketch) -> bool {
    let slots = slots(a, b);
    slots.alike >= ALIKE
        && slots.other >= LEAST_OTHER
        && slots.other_names >= LEAST_NAMES
        && slots.other_names > NAMES * slots.same_names
        && slots.other > slots.same
}

/// The slots of the sentences that `a` and `b` have alike; each sentence counts once, with the one most like it.
fn slots(a: &Sketch, b: &Sketch) -> Slots {
    let mut out = Slots::default();
    let (of_a, of_b) = (plain(a), plain(b));
    let mut taken = vec![false; of_b.len()];
    // Each pair of values counts once, where it stands first.
    let mut seen: Vec<(u32, u32)> = Vec::new();
    for (at, words) in of_a.iter().enumerate() {
        let likes = (0..of_b.len()).filter(|n| !taken[*n]).filter_map(|n| like(words, &of_b[n]).map(|l| (l, n)));
        let Some((_, n)) = likes.max_by(|x, y| x.0.total_cmp(&y.0).then(y.1.cmp(&x.1))) else { continue };
        taken[n] = true;
        for (x, y) in aligned(&a.lines[at], &b.lines[n]) {
            if seen.contains(&(x.id, y.id)) {
                continue;
            }
            seen.push((x.id, y.id));
            let weight = f64::from(x.weight.min(y.weight)) * LEAD / (LEAD + at.min(n) as f64);
            let of_name = if x.kind == Kind::Name { weight } else { 0.0 };
            if x.id == y.id {
                out.same += weight;
                out.same_names += of_name;
            } else if !holds(a, y) && !holds(b, x) {
                out.other += weight;
                out.other_names += of_name;
            }
        }
    }
    let both = taken.iter().filter(|t| **t).count() as f64;
    out.alike = both / of_a.len().min(of_b.len()).max(1) as f64;
    out
}

/// Whether `sketch` gives what a slot holds anywhere.
fn holds(sketch: &Sketch, piece: &Piece) -> bool {
    sketch.values.binary_search(&piece.id).is_ok()
}

/// The words of each sentence that are in no slot, sorted.
fn plain(sketch: &Sketch) -> Vec<Vec<u32>> {
    let words = |line: &Vec<Piece>| {
        let mut out: Vec<u32> = line.iter().filter(|p| p.kind == Kind::Plain).map(|p| p.id).collect();
        out.sort_unstable();
        out
    };
    sketch.lines.iter().map(words).collect()
}

/// How far the words of two sentences are the same (Dice), if enough of them are.
fn like(a: &[u32], b: &[u32]) -> Option<f64> {
    let whole = (a.len() + b.len()).max(1) as f64;
    let least = a.len().min(b.len());
    if least < LEAST || 2.0 * least as f64 / whole < LIKE {
        return None;
    }
    let (mut i, mut j, mut both) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                both += 1;
                i += 1;
                j += 1;
            }
        }
    }
    let share = 2.0 * both as f64 / whole;
    (both >= LEAST && share >= LIKE).then_some(share)
}

/// Pairs of slots that stand in the same place: the longest common subsequence of words and slots.
fn aligned<'l>(a: &'l [Piece], b: &'l [Piece]) -> Vec<(&'l Piece, &'l Piece)> {
    let (n, m) = (a.len(), b.len());
    let worth = |x: &Piece, y: &Piece| match (x.kind, y.kind) {
        (Kind::Plain, Kind::Plain) => 2 * u32::from(x.id == y.id),
        (k, l) if k == l => 1 + u32::from(x.id == y.id),
        _ => 0,
    };
    let mut best = vec![0u32; (n + 1) * (m + 1)];
    let at = |i: usize, j: usize| i * (m + 1) + j;
    for i in (0..n).rev() {
        for j in (0..m).rev() {
            let here = worth(&a[i], &b[j]);
            let diagonal = if here > 0 { here + best[at(i + 1, j + 1)] } else { 0 };
            best[at(i, j)] = diagonal.max(best[at(i + 1, j)]).max(best[at(i, j + 1)]);
        }
    }
    let (mut i, mut j, mut out) = (0, 0, Vec::new());
    while i < n && j < m {
        let here = worth(&a[i], &b[j]);
        if here > 0 && best[at(i, j)] == here + best[at(i + 1, j + 1)] {
            if a[i].kind != Kind::Plain {
                out.push((&a[i], &b[j]));
            }
            i += 1;
            j += 1;
        } else if best[at(i, j)] == best[at(i + 1, j)] {
            i += 1;
        } else {
            j += 1;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::sketch::sketch;
    use super::super::words::Words;
    use super::*;
    use crate::read::parse;

    fn filled(a: &str, b: &str) -> bool {
        let made = |text: &str| sketch(&Words::of(&parse("a.txt", format!("{text}\n").as_bytes()).unwrap(), None));
        is_template(&made(a), &made(b))
    }

    const QUAKE: &str = "A magnitude 4.2 earthquake shook Tessara on Monday, the Geological Office said. It struck at a depth of 12 kilometres. \
                         The region lies on the Corda fault, where earthquakes are frequent.";

    #[test]
    fn a_template_filled_in_twice_is_told_from_a_print_with_a_slip() {
        let values = |text: &str| text.replace("4.2", "5.1").replace("Monday", "Wednesday").replace("12", "31");
        assert!(filled(QUAKE, &values(&QUAKE.replace("Tessara", "Lugo Bay"))));
        assert!(!filled(QUAKE, &values(QUAKE)), "one place, and the papers differ");
        assert!(!filled(QUAKE, &QUAKE.replace("Tessara", "Tesara")), "a slip");
        assert!(!filled(QUAKE, QUAKE));
    }

    #[test]
    fn sentences_of_other_words_have_no_slots_in_common() {
        assert!(!filled(QUAKE, "Crockery fell in Lugo Bay when the ground moved for ten seconds on Wednesday."));
    }
}
