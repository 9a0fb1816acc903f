//! Two wordings → how they relate, how alike they are, and what changed between them.
//!
//! "We had everyone off, and nobody was in the water" against "nobody was in danger" is one
//! utterance, its second half altered: *the water* became *danger*. Whether that matters is
//! decided in `checks`.

use super::rendering::Rendering;
use super::window::{Block, blocks};
use super::wording::{Gap, Word, Wording};
use crate::align::Relation;
use crate::align::entities::speakers::Speakers;
use crate::diff::{MIN_LIKENESS, Step, steps};
use std::ops::Range;

/// One place where two wordings of an utterance differ, as ranges of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Change {
    /// Words of the one side; empty where it has nothing.
    pub(crate) a: Range<usize>,
    /// Words of the other side.
    pub(crate) b: Range<usize>,
}

/// What holds between two wordings of one utterance.
#[derive(Clone, Debug)]
pub(crate) struct Match {
    /// How the sides relate.
    pub(crate) relation: Relation,
    /// Weight of the common words as a share of the shorter side's, 0 to 1.
    pub(crate) score: f64,
    /// The same over both sides: 1 only when nothing is left over anywhere.
    pub(crate) whole: f64,
    /// Stretches that go together, in the order of `a`.
    pub(crate) blocks: Vec<Block>,
    /// Differences within the stretches.
    pub(crate) changes: Vec<Change>,
    /// Equal words that are written in two ways: case, spelling, contraction, figures.
    pub(crate) formats: Vec<Change>,
    /// Equal words that carry meaning.
    pub(crate) content: usize,
    /// Their weight: common words count half.
    pub(crate) telling: f64,
    /// Equal words.
    pub(crate) words: usize,
    /// Longest run of equal words that is a whole sentence on both sides.
    pub(crate) sentence: usize,
}

impl Match {
    /// The same seen from the other side.
    pub(crate) fn turned(self) -> Self {
        let turn = |changes: Vec<Change>| changes.into_iter().map(|c| Change { a: c.b, b: c.a }).collect();
        let mut blocks: Vec<Block> = self.blocks.into_iter().map(|block| Block { a: block.b, b: block.a }).collect();
        blocks.sort_by_key(|block| block.a.start);
        Self { blocks, changes: turn(self.changes), formats: turn(self.formats), ..self }
    }

    /// A sentence of six words or more that the other side has within a longer one, to the word.
    pub(crate) fn is_held_sentence(&self) -> bool {
        self.relation == Relation::Truncated && self.words >= PLAIN_WORDS && self.content >= 2
    }

    /// Whether two people with these words are credited with one utterance, and do not only speak
    /// alike: hardly a word differs, and it is no set phrase. A whole quotation of six words with two
    /// rare ones ("This is an ear, not a fist") is enough; a part must be longer, or tell more.
    pub(crate) fn is_same_words(&self) -> bool {
        let part = self.score >= 0.9 && self.words >= 8 && self.content >= 4 && self.telling >= 3.0;
        let sentence = self.score >= 0.95 && self.words >= PLAIN_SENTENCE && self.content >= 4;
        let whole = self.whole >= 0.93 && self.words >= 6 && self.telling >= 2.0;
        let in_full = self.sentence >= PLAIN_WORDS && self.telling >= 2.5;
        part || sentence || whole || in_full
    }
}

/// What two wordings must share to be one utterance, by what is known of their speakers.
/// Chosen on one half of mined pairs of news quotations that share five words, judged on the other
/// (docs/accuracy.md).
struct Least {
    /// Share of the shorter side when it is short: fewer than [`SHORT`] words.
    short_cover: f64,
    /// Share of the shorter side otherwise.
    cover: f64,
    /// Weight of the equal words that carry meaning.
    telling: f64,
    /// Equal words of a whole sentence that make an overlap of two longer quotations.
    run: usize,
}

/// Quotations under this length are one utterance only if nearly all words agree: at five or six
/// words "there was a lot of combustion" and "there was a lot of activism" share .83.
const SHORT: usize = 8;
/// So many words in a row are no chance, whatever stands around them.
const LONG_RUN: usize = 16;
/// So many of another's words, of which four carry meaning, are no set phrase, however plain they are.
const PLAIN_SENTENCE: usize = 12;
/// So many words are an utterance even if none of them tells much: "this is not who we are".
const PLAIN_WORDS: usize = 6;

/// Words of a sentence, and their telling weight, that a speaker has said once even if it is short.
const SHORT_SENTENCE: (usize, f64) = (3, 1.5);

const fn least(speakers: Speakers) -> Least {
    match speakers {
        Speakers::Same => Least { short_cover: 0.84, cover: 0.75, telling: 1.5, run: 6 },
        Speakers::Unknown => Least { short_cover: 0.9, cover: 0.75, telling: 2.0, run: 7 },
        Speakers::Different => Least { short_cover: 0.97, cover: 0.85, telling: 2.5, run: 10 },
    }
}

/// Share of two reported clauses, words in marks and others, from which a few words in marks are compared.
const ONE_CLAUSE: f64 = 0.75;

/// The match of the words in marks of two mixed quotations of one speaker, where the clauses around them leave
/// no doubt that they are one: the company had “ignored every warning” / had “heeded every warning”.
pub(crate) fn within_one_clause(a: &Rendering, b: &Rendering) -> Option<Match> {
    if a.verbatim.words.len() < 2 || b.verbatim.words.len() < 2 {
        return None;
    }
    let clause = compare(&a.all, &b.all, Speakers::Same).filter(|m| m.whole >= ONE_CLAUSE && m.relation != Relation::Similar)?;
    let (a, b) = (&a.verbatim, &b.verbatim);
    let (found, tally) = in_common(a, b)?;
    let relation = relation(a, b, &found, &tally);
    let Tally { words, content, telling, changes, formats, sentence, .. } = tally;
    Some(Match { relation, score: clause.score, whole: clause.whole, blocks: found, changes, formats, content, telling, words, sentence })
}

/// The match of one stretch of each side, taken as it is.
pub(crate) fn of_stretch(a: &Wording, b: &Wording, block: Block) -> Match {
    let mut tally = Tally::default();
    tally.add(&a.words, &b.words, &block);
    let (weight_a, weight_b) = (total(&a.words[block.a.clone()]), total(&b.words[block.b.clone()]));
    let score = (tally.weight / weight_a.min(weight_b)).min(1.0);
    let whole = (2.0 * tally.weight / (weight_a + weight_b)).min(1.0);
    let found = vec![block];
    let relation = if tally.changes.is_empty() { Relation::Overlap } else { Relation::Altered };
    let Tally { words, content, telling, changes, formats, sentence, .. } = tally;
    Match { relation, score, whole, blocks: found, changes, formats, content, telling, words, sentence }
}

/// The match of two wordings, if they give one utterance.
pub(crate) fn compare(a: &Wording, b: &Wording, speakers: Speakers) -> Option<Match> {
    let (found, tally) = in_common(a, b)?;
    let (weight_a, weight_b) = (total(&a.words), total(&b.words));
    let score = (tally.weight / weight_a.min(weight_b)).min(1.0);
    let whole = (2.0 * tally.weight / (weight_a + weight_b)).min(1.0);
    let short = a.words.len().min(b.words.len());
    let least = least(speakers);
    let by_words = tally.words as f64 / short as f64;
    let cover = if short < SHORT { least.short_cover } else { least.cover };
    let covers = score.min(by_words) >= cover;
    let exact = speakers != Speakers::Different && score > 0.99;
    let plain = exact && (tally.words >= PLAIN_WORDS || tally.words >= 5 && tally.telling >= 1.5);
    let equal = whole > 0.99 && tally.words >= 3 && tally.content >= 1;
    // A set phrase with other words around it is nobody's in particular.
    let telling = least.telling
        + match speakers {
            _ if score >= 0.95 => 0.0,
            Speakers::Same => 0.5,
            _ => 1.0,
        };
    // "At no point was anyone in the water" / "in danger": one speaker, one word of a plain sentence
    let one_word_off = speakers == Speakers::Same
        && tally.words >= PLAIN_WORDS
        && tally.changes.len() == 1
        && a.words.len().abs_diff(b.words.len()) <= 1
        && by_words >= least.short_cover;
    let one_name_off = speakers == Speakers::Same && is_one_name_off(a, b, &tally);
    let contained = covers && (tally.telling >= telling && tally.words >= 4 || plain || equal) || one_word_off || one_name_off;
    // A speaker's own words as far as they go: "There was a bang like a lorry hitting a wall, and …";
    // or a sentence of theirs that goes on elsewhere: "He did what he should have done(, but …)".
    let own = speakers == Speakers::Same && (tally.run >= 8 && tally.telling >= 3.0 || tally.held >= 7 && tally.telling >= 1.5);
    // … or a short one that is whole on one side, and part of a longer one on the other: "Teachers should teach"
    let short_sentence = speakers == Speakers::Same
        && tally.held >= SHORT_SENTENCE.0
        && found.len() == 1
        && tally.changes.is_empty()
        && tally.telling >= SHORT_SENTENCE.1;
    // a telling sentence, whole on both sides, whoever else says it: "You cannot outrun smoke on a staircase"
    let one_sentence = speakers == Speakers::Different && tally.sentence >= PLAIN_WORDS && tally.telling >= least.telling;
    let overlaps = one_sentence
        || tally.sentence >= least.run && score >= 0.4 && tally.telling >= 2.0
        || tally.run >= LONG_RUN
        || own
        || short_sentence;
    let relation = if contained || overlaps {
        relation(a, b, &found, &tally)
    } else if found.iter().any(|block| similar(&a.words, &b.words, block, speakers))
        || speakers == Speakers::Different && is_nearly_all(&tally, whole)
    {
        Relation::Similar
    } else {
        return None;
    };
    let Tally { words, content, telling, changes, formats, sentence, .. } = tally;
    Some(Match { relation, score, whole, blocks: found, changes, formats, content, telling, words, sentence })
}

/// Words beside one name in which a short quotation must agree, with those of them that carry meaning.
const BESIDE_A_NAME: (usize, usize) = (3, 1);

/// "The union must act now" said of one body in one source and of another in the other: one name is all that
/// parts the two.
fn is_one_name_off(a: &Wording, b: &Wording, tally: &Tally) -> bool {
    let [change] = tally.changes.as_slice() else { return false };
    let named = |words: &[Word]| words.iter().any(|w| w.named) && words.iter().all(|w| w.named || w.stop);
    let all_else = a.words.len() - change.a.len() == tally.words && b.words.len() - change.b.len() == tally.words;
    let (x, y) = (&a.words[change.a.clone()], &b.words[change.b.clone()]);
    all_else && named(x) && named(y) && tally.words >= BESIDE_A_NAME.0 && tally.content >= BESIDE_A_NAME.1
}

/// The stretches that two wordings have in common, and what is equal and changed in them; `None` without any.
fn in_common(a: &Wording, b: &Wording) -> Option<(Vec<Block>, Tally)> {
    let mut found = blocks(&a.words, &b.words);
    if found.is_empty() {
        return None;
    }
    extend(&a.words, &b.words, &mut found);
    let mut tally = Tally::default();
    found.iter().for_each(|block| tally.add(&a.words, &b.words, block));
    tally.changes.extend(found.windows(2).filter_map(|pair| between(a, b, &pair[0], &pair[1])));
    tally.changes.sort_by_key(|c| (c.a.start, c.b.start));
    // "before we" beside "and then let's" is one change, wherever a stretch ends
    tally.changes.dedup_by(|next, held| {
        let touch = held.a.end == next.a.start && held.b.end == next.b.start;
        if touch {
            *held = Change { a: held.a.start..next.a.end, b: held.b.start..next.b.end };
        }
        touch
    });
    Some((found, tally))
}

/// Words between two stretches that one sentence of either side holds are changed if they are no more than this.
const MOST_BETWEEN: usize = 8;

/// What stands between two stretches on both sides, within one sentence.
fn between(a: &Wording, b: &Wording, first: &Block, second: &Block) -> Option<Change> {
    let within = |words: &[Word], range: Range<usize>| {
        let free = words.get(range.start..=range.end)?.iter().all(|w| w.gap < Gap::Sentence);
        (free && (1..=MOST_BETWEEN).contains(&range.len())).then_some(range)
    };
    let a = within(&a.words, first.a.end..second.a.start)?;
    Some(Change { a, b: (first.b.end <= second.b.start).then(|| within(&b.words, first.b.end..second.b.start))?? })
}

fn total(words: &[Word]) -> f64 {
    words.iter().map(|w| w.weight).sum()
}

/// What the stretches have in common.
#[derive(Default)]
struct Tally {
    weight: f64,
    words: usize,
    content: usize,
    /// Weight of the equal words that carry meaning.
    telling: f64,
    run: usize,
    /// Longest run of equal words that holds a whole sentence on both sides.
    sentence: usize,
    /// Longest run that is a whole sentence of one side, held in a longer one of the other.
    held: usize,
    changes: Vec<Change>,
    formats: Vec<Change>,
}

impl Tally {
    fn add(&mut self, a: &[Word], b: &[Word], block: &Block) {
        let keys = |words: &[Word]| -> Vec<String> { words.iter().map(|w| w.key.clone()).collect() };
        let (mut i, mut j) = (block.a.start, block.b.start);
        for step in steps(&keys(&a[block.a.clone()]), &keys(&b[block.b.clone()])) {
            let (m, n) = match &step {
                Step::Equal(x, y) | Step::Replace(x, y) => (x.len(), y.len()),
                Step::Delete(x) => (x.len(), 0),
                Step::Insert(y) => (0, y.len()),
            };
            let (x, y) = (i..i + m, j..j + n);
            (i, j) = (x.end, y.end);
            if matches!(step, Step::Equal(..)) || one_word(&a[x.clone()], &b[y.clone()]) {
                self.equal(a, b, x, y);
            } else {
                // "any harm" beside "anything harmful": one of the words has changed its form alone
                for (i, j) in x.clone().zip(y.clone()).filter(|_| x.len() == y.len()) {
                    if is_other_form(&a[i], &b[j]) {
                        let weight = (a[i].weight + b[j].weight) / 2.0 * OTHER_FORM;
                        self.words += 1;
                        self.weight += weight;
                        self.telling += weight;
                    }
                }
                self.changes.push(Change { a: x, b: y });
            }
        }
    }

    fn equal(&mut self, a: &[Word], b: &[Word], x: Range<usize>, y: Range<usize>) {
        let content = a[x.clone()].iter().filter(|w| !w.stop).count();
        self.weight += (total(&a[x.clone()]) + total(&b[y.clone()])) / 2.0;
        self.words += x.len().min(y.len());
        self.content += content;
        self.telling += a[x.clone()].iter().filter(|w| !w.stop).map(|w| w.weight).sum::<f64>();
        self.run = self.run.max(x.len().min(y.len()));
        let (of_a, of_b) = (bounded(a, &x), bounded(b, &y));
        if of_a && of_b {
            self.sentence = self.sentence.max(x.len().min(y.len()));
        }
        if of_a || of_b {
            self.held = self.held.max(x.len().min(y.len()));
        }
        if x.len() != y.len() {
            self.formats.push(Change { a: x, b: y });
            return;
        }
        for (i, j) in x.zip(y) {
            if a[i].written != b[j].written {
                self.formats.push(Change { a: i..i + 1, b: j..j + 1 });
            }
        }
    }
}

/// Share of a word's weight that another form of it has: "the biggest regret of my life" stands for "one of
/// the biggest regrets of my life", and is not the same.
const OTHER_FORM: f64 = 0.8;

/// "regret" and "regrets": a change of the words, and yet no other word.
fn is_other_form(a: &Word, b: &Word) -> bool {
    !a.stop && !b.stop && crate::language::stem(&a.key) == crate::language::stem(&b.key)
}

/// Whether a range begins and ends where a sentence or the quotation does.
fn bounded(words: &[Word], range: &Range<usize>) -> bool {
    let edge = |i: usize| i == 0 || i >= words.len() || words[i].gap >= Gap::Sentence;
    edge(range.start) && edge(range.end)
}

/// Not one utterance, but words so alike that a reader would take them for one: "will directly
/// harm the strait's strategic security" / "would directly hurt the strategic security of the strait".
fn similar(a: &[Word], b: &[Word], block: &Block, speakers: Speakers) -> bool {
    let mut tally = Tally::default();
    tally.add(a, b, block);
    let share = tally.weight / total(&a[block.a.clone()]).max(total(&b[block.b.clone()]));
    // One speaker in two translations shares less.
    let retold = speakers == Speakers::Same && tally.words >= 8 && tally.telling >= 3.0 && share >= 0.5;
    retold || tally.words >= 5 && (tally.telling >= 3.5 && share >= MIN_LIKENESS || tally.telling >= 4.0 && share >= 0.5)
}

/// Short, and hardly a word of either is another: "This was not an act of God" / "This was no act of God".
fn is_nearly_all(tally: &Tally, whole: f64) -> bool {
    tally.words >= 5 && whole >= 0.8 && tally.telling >= 1.5
}

/// "policy maker" / "policymaker", "it 's" / "it is".
fn one_word(a: &[Word], b: &[Word]) -> bool {
    if a.is_empty() || b.is_empty() {
        return false;
    }
    let join = |words: &[Word]| words.iter().map(|w| w.key.as_str()).collect::<String>();
    let (x, y) = (join(a), join(b));
    let short_form = |x: &str, y: &str| match x {
        "'s" => matches!(y, "is" | "has"),
        "'d" => matches!(y, "would" | "had"),
        _ => false,
    };
    x == y || short_form(&x, &y) || short_form(&y, &x) || is_masked(&x, &y) || is_masked(&y, &x)
}

/// Whether one word is the other with letters hidden: "b****y" for "bloody", "f***ing".
fn is_masked(masked: &str, whole: &str) -> bool {
    let letters: Vec<char> = masked.chars().collect();
    let hidden = letters.iter().filter(|c| **c == '*').count();
    let shown = letters.len() - hidden;
    hidden >= 2 && shown >= 1 && whole.chars().count() == letters.len() && whole.chars().zip(&letters).all(|(w, m)| *m == '*' || w == *m)
}

/// Words at the end of a stretch that are taken in although they differ: "… in the water" beside
/// "… in danger" must show its last word. More than four is another clause.
const EDGE: usize = 4;

/// Take in the words between a stretch and the end of its sentence, where both sides have some and
/// they are few.
fn extend(a: &[Word], b: &[Word], found: &mut [Block]) {
    for k in 0..found.len() {
        let Block { a: x, b: y } = found[k].clone();
        let free = |end: usize, is_free: &dyn Fn(&Block, usize) -> bool| found.iter().all(|other| is_free(other, end));
        let in_a = |other: &Block, i: usize| !other.a.contains(&i);
        let in_b = |other: &Block, j: usize| !other.b.contains(&j);
        let after_a = (x.end..a.len()).take_while(|&i| a[i].gap < Gap::Sentence && free(i, &in_a)).count();
        let after_b = (y.end..b.len()).take_while(|&j| b[j].gap < Gap::Sentence && free(j, &in_b)).count();
        let before_a = (0..x.start).rev().take_while(|&i| a[i + 1].gap < Gap::Sentence && free(i, &in_a)).count();
        let before_b = (0..y.start).rev().take_while(|&j| b[j + 1].gap < Gap::Sentence && free(j, &in_b)).count();
        let (more_a, more_b) = edge(&a[x.end..x.end + after_a], &b[y.end..y.end + after_b], |words| words.last());
        let (less_a, less_b) = edge(&a[x.start - before_a..x.start], &b[y.start - before_b..y.start], |words| words.first());
        found[k] = Block { a: x.start - less_a..x.end + more_a, b: y.start - less_b..y.end + more_b };
    }
}

/// How many words of each side to take in, of those that are left before the sentence ends; `far` gives the
/// word at that end.
fn edge(a: &[Word], b: &[Word], far: fn(&[Word]) -> Option<&Word>) -> (usize, usize) {
    let (short, long) = (a.len().min(b.len()), a.len().max(b.len()));
    if short == 0 || short > EDGE {
        return (0, 0);
    }
    // "But" beside a whole clause is a beginning of its own, no change; "No ferry" beside "No high-speed
    // ferry" begins alike.
    let stops = if a.len() <= b.len() { a } else { b }.iter().all(|w| w.stop);
    let begins_alike = far(a).zip(far(b)).is_some_and(|(x, y)| x.key == y.key);
    if stops && long > short + 1 && !begins_alike {
        return (0, 0);
    }
    if long <= EDGE { (a.len(), b.len()) } else { (short, short) }
}

fn relation(a: &Wording, b: &Wording, found: &[Block], tally: &Tally) -> Relation {
    let all_a = covered(&a.words, found.iter().map(|block| &block.a));
    let all_b = covered(&b.words, found.iter().map(|block| &block.b));
    let in_order = found.windows(2).all(|pair| pair[0].b.end <= pair[1].b.start);
    let replaced = tally.changes.iter().any(|c| !c.a.is_empty() && !c.b.is_empty());
    let only_a = tally.changes.iter().any(|c| c.b.is_empty());
    let only_b = tally.changes.iter().any(|c| c.a.is_empty());
    if replaced || only_a && only_b || !in_order {
        return if all_a || all_b || tally.changes.len() > 1 {
            Relation::Altered
        } else {
            overlap_or(Relation::Altered, all_a, all_b, tally)
        };
    }
    match (all_a, all_b) {
        (true, true) if tally.changes.is_empty() && found.len() == 1 => {
            if tally.formats.is_empty() {
                Relation::Identical
            } else {
                Relation::Format
            }
        }
        (true, _) | (_, true) if tally.changes.is_empty() && found.len() == 1 => Relation::Truncated,
        (true, _) | (_, true) => Relation::Elided,
        (false, false) => Relation::Overlap,
    }
}

/// One changed word in a common part that both sides leave is an overlap all the same.
fn overlap_or(other: Relation, all_a: bool, all_b: bool, tally: &Tally) -> Relation {
    if !all_a && !all_b && tally.changes.is_empty() { Relation::Overlap } else { other }
}

/// Whether the stretches hold every word of a side, an opening "And" or "But" aside.
fn covered<'a>(words: &[Word], blocks: impl Iterator<Item = &'a Range<usize>>) -> bool {
    let mut inside = vec![false; words.len()];
    for block in blocks {
        inside[block.clone()].fill(true);
    }
    let first = inside.iter().position(|i| *i).unwrap_or(0);
    let opening = first <= 2 && words[..first].iter().all(|w| w.stop);
    inside[first..].iter().all(|i| *i) && (first == 0 || opening)
}
