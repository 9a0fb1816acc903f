//! Two statements → which words of the one stand for which words of the other.
//!
//! In "Eight rockets hit the port" and "Ten rockets land at the port", *rockets* and *port* match;
//! *Eight* and *Ten* do not, but stand in like contexts. It judges no difference.

use crate::align::claims::statement::Statement;
use crate::extract::claims::words::WordKind;
use unicode_normalization::UnicodeNormalization as _;

/// The matched words of two statements.
pub(crate) struct Matching {
    /// For each word of the first statement, its match in the second.
    pub(crate) a: Vec<Option<usize>>,
    /// For each word of the second statement, its match in the first.
    pub(crate) b: Vec<Option<usize>>,
    /// Weight of the matched words.
    pub(crate) shared: f32,
    /// How many words of weight are matched.
    pub(crate) count: usize,
    /// Share of the lighter statement that is matched, 0 to 1.
    pub(crate) containment: f32,
    /// Shared weight over the weight of both, 0 to 1.
    pub(crate) jaccard: f32,
    /// One side has few words of weight.
    pub(crate) is_brief: bool,
    /// The two stand in long articles, where likeness by chance is common, and are not one but for a word.
    pub(crate) is_strict: bool,
}

/// Least likeness at which two spellings of a name are taken as one ("Falluja", "Fallujah").
const SPELLING: f64 = 0.92;

/// Words of weight that two sentences share, and at most so many that either has for itself, to be twins.
const TWINS: [(usize, usize); 2] = [(4, 1), (5, 2)];

impl Matching {
    /// Match the words of `a` and `b`: equal concepts first, those among equal neighbours before
    /// others; then spellings of names.
    pub(crate) fn new(a: &Statement, b: &Statement) -> Self {
        let mut m = Self {
            a: vec![None; a.words.len()],
            b: vec![None; b.words.len()],
            shared: 0.0,
            count: 0,
            containment: 0.0,
            jaccard: 0.0,
            is_strict: false,
            is_brief: false,
        };
        m.match_concepts(a, b);
        m.match_spellings(a, b);
        m.measure(a, b);
        m
    }

    /// Set the sums over the matched words.
    fn measure(&mut self, a: &Statement, b: &Statement) {
        (self.shared, self.count) = (0.0, 0);
        for (i, j) in self.a.iter().enumerate() {
            if let Some(j) = j {
                let weight = a.weights[i].min(b.weights[*j]);
                self.shared += weight;
                self.count += usize::from(weight > 0.0);
            }
        }
        let (lighter, heavier) = (a.total.min(b.total), a.total.max(b.total));
        self.containment = if lighter > 0.0 { (self.shared / lighter).min(1.0) } else { 0.0 };
        let heavy = |s: &Statement| s.weights.iter().filter(|w| **w > 0.0).count();
        self.is_brief = heavy(a).min(heavy(b)) <= 6;
        let union = lighter + heavier - self.shared;
        self.jaccard = if union > 0.0 { self.shared / union } else { 0.0 };
    }

    /// Whether two sentences of long articles are one but for a word or two on each side, as from one agency's
    /// copy: what differs in them is compared with each other as if they stood alone.
    pub(crate) fn are_twins(&self, a: &Statement, b: &Statement) -> bool {
        let left =
            |s: &Statement, links: &[Option<usize>]| (0..s.words.len()).filter(|&i| s.weights[i] > 0.0 && links[i].is_none()).count();
        let most = left(a, &self.a).max(left(b, &self.b));
        a.article != b.article
            && !a.is_headline
            && !b.is_headline
            && TWINS.iter().any(|(shared, left)| self.count >= *shared && most <= *left)
    }

    fn link(&mut self, i: usize, j: usize) {
        self.a[i] = Some(j);
        self.b[j] = Some(i);
    }

    fn match_concepts(&mut self, a: &Statement, b: &Statement) {
        for i in 0..a.words.len() {
            let concept = a.concepts[i];
            if concept == 0 {
                continue;
            }
            let mut best: Option<(i32, usize)> = None;
            for j in 0..b.words.len() {
                if b.concepts[j] == concept && self.b[j].is_none() {
                    let score = neighbours(a, i, b, j);
                    if best.is_none_or(|(s, _)| score > s) {
                        best = Some((score, j));
                    }
                }
            }
            if let Some((score, j)) = best {
                // a later word may fit this one's match better
                let rival = (i + 1..a.words.len()).any(|k| a.concepts[k] == concept && neighbours(a, k, b, j) > score);
                let free = b.concepts.iter().zip(&self.b).filter(|(c, m)| **c == concept && m.is_none()).count();
                if !rival || free > 1 {
                    self.link(i, j);
                }
            }
        }
    }

    fn match_spellings(&mut self, a: &Statement, b: &Statement) {
        for i in 0..a.words.len() {
            if self.a[i].is_some() || !is_long_name(a, i) {
                continue;
            }
            for j in 0..b.words.len() {
                if self.b[j].is_none() && is_long_name(b, j) && same_spelling(a.key(i), b.key(j)) {
                    self.link(i, j);
                    break;
                }
            }
        }
    }
}

/// Syllables that deny the word behind them.
const DENYING: [&str; 8] = ["un", "in", "im", "il", "ir", "dis", "non", "non-"];

/// Whether the one word is the other with a denial in front: "unlicensed", "insolvent".
pub(crate) fn is_prefix_denied(long: &str, short: &str) -> bool {
    short.len() > 3 && long.strip_suffix(short).is_some_and(|prefix| DENYING.contains(&prefix))
}

fn is_long_name(s: &Statement, at: usize) -> bool {
    let word = &s.words[at];
    word.kind == WordKind::Content && word.capital && word.key.len() >= 5 && s.concepts[at] > 0
}

/// Whether two words are spellings of one name.
pub(crate) fn same_spelling(x: &str, y: &str) -> bool {
    x == y || plain(x) == plain(y) || strsim::jaro_winkler(x, y) >= SPELLING && strsim::levenshtein(x, y) <= 2
}

/// How many of the words beside `i` and `j` are equal; those right beside count double.
fn neighbours(a: &Statement, i: usize, b: &Statement, j: usize) -> i32 {
    let same = |x: Option<usize>, y: Option<usize>| match (x, y) {
        (Some(x), Some(y)) if x < a.words.len() && y < b.words.len() => {
            a.words[x].stem == b.words[y].stem || a.concepts[x] > 0 && a.concepts[x] == b.concepts[y]
        }
        _ => false,
    };
    let step = |n: usize| 2 - n as i32;
    (0..2)
        .map(|n| {
            let left = same(i.checked_sub(n + 1), j.checked_sub(n + 1));
            let right = same(Some(i + n + 1), Some(j + n + 1));
            step(n) * (i32::from(left) + i32::from(right))
        })
        .sum()
}

/// How alike the surroundings of two stretches of words are.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Context {
    /// Share of the nearby words of weight that are matched to nearby words, 0 to 1.
    pub(crate) near: f32,
    /// How many nearby words of weight are matched to nearby words.
    pub(crate) count: usize,
    /// The next word of weight to the left is matched to the same on the other side.
    pub(crate) left: bool,
    /// The next word of weight to the right is matched to the same on the other side.
    pub(crate) right: bool,
    /// The nearest matched word to the left is matched to the nearest one on the other side.
    pub(crate) left_anchor: bool,
    /// The same to the right.
    pub(crate) right_anchor: bool,
    /// The word right before is the same, whatever its weight ("in", "of").
    pub(crate) before: bool,
    /// The word right after is the same, whatever its weight.
    pub(crate) after: bool,
}

/// Words of weight on each side that make the surroundings.
const WINDOW: usize = 4;

/// Compare the surroundings of the words `a_at.0..a_at.1` and `b_at.0..b_at.1`.
pub(crate) fn context(m: &Matching, a: &Statement, a_at: (usize, usize), b: &Statement, b_at: (usize, usize)) -> Context {
    let (a_left, a_right) = window(a, a_at);
    let (b_left, b_right) = window(b, b_at);
    let mut c = Context::default();
    let (mut shared, mut a_sum, mut b_sum) = (0.0, 0.0, 0.0);
    for (side, near, far) in [(&a_left, &b_left, &b_right), (&a_right, &b_right, &b_left)] {
        for (rank, &i) in side.iter().enumerate() {
            let weight = a.weights[i] / (1.0 + rank as f32 * 0.5);
            a_sum += weight;
            if let Some(j) = m.a[i] {
                if near.contains(&j) {
                    shared += weight;
                    c.count += 1;
                } else if far.contains(&j) {
                    shared += weight * 0.7;
                    c.count += 1;
                }
            }
        }
        for (rank, &j) in near.iter().enumerate() {
            b_sum += b.weights[j] / (1.0 + rank as f32 * 0.5);
        }
    }
    let least = f32::min(a_sum, b_sum);
    c.near = if least > 0.0 { (shared / least).min(1.0) } else { 0.0 };
    let linked = |x: Option<&usize>, y: Option<&usize>| matches!((x, y), (Some(i), Some(j)) if m.a[*i] == Some(*j));
    c.left = linked(a_left.first(), b_left.first());
    c.right = linked(a_right.first(), b_right.first());
    let anchor = |x: &[usize], y: &[usize]| {
        let (i, j) = (x.iter().find(|i| m.a[**i].is_some()), y.iter().find(|j| m.b[**j].is_some()));
        linked(i, j)
    };
    c.left_anchor = anchor(&a_left, &b_left);
    c.right_anchor = anchor(&a_right, &b_right);
    c.before = a_at.0 > 0 && b_at.0 > 0 && a.key(a_at.0 - 1) == b.key(b_at.0 - 1) && !a.key(a_at.0 - 1).is_empty();
    c.after = !a.key(a_at.1).is_empty() && a.key(a_at.1) == b.key(b_at.1);
    c
}

/// The nearest words of weight to the left and to the right, nearest first.
fn window(s: &Statement, at: (usize, usize)) -> (Vec<usize>, Vec<usize>) {
    // "Orren (born 3 May 1949) is": what stands in brackets parts no neighbours
    let within = s.is_bracketed(at.0);
    let heavy = |i: &usize| s.weights[*i] > 0.0 && (within || !s.is_bracketed(*i));
    let left = (0..at.0).rev().filter(heavy).take(WINDOW).collect();
    let right = (at.1..s.words.len()).filter(heavy).take(WINDOW).collect();
    (left, right)
}

/// The word without its accents: "Vostané" → "Vostane".
pub(crate) fn plain(word: &str) -> std::borrow::Cow<'_, str> {
    if word.is_ascii() {
        return word.into();
    }
    word.nfd().filter(|c| !matches!(c, '\u{300}'..='\u{36f}')).collect::<String>().into()
}
