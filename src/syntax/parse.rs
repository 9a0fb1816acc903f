//! Vectors in context → heads and labels: an arc-eager transition parser that may also end a sentence.
//!
//! Words wait in a buffer and go over a stack. In each state eight words are looked at (the next two, the
//! three on top of the stack, the outermost dependents of the first of each); what each adds to the state is
//! computed once per word; the best valid move is made. "She left ." : shift She · left-arc nsubj (She ← left)
//! · shift left · right-arc punct (left → .) · reduce · reduce.

use super::dense::{BATCH, COARSE, FINE, quantise};
use super::layer::WIDTH;
use super::names::Label;
use super::weights::{Arc, HIDDEN, MOVES, Model, Move, PLACES, STATE};

/// How a word hangs in the tree.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Hang {
    /// The head; itself for a root.
    pub(super) head: usize,
    pub(super) label: Label,
    /// Score of the move that hung it, less the best other valid move's.
    pub(super) margin: f32,
}

/// The trees of a sentence of `steps`, one vector a word. Unless `breaks`, there is one tree if the model can make one.
pub(super) fn parse(model: &Model, steps: &[[i16; WIDTH]], breaks: bool) -> Vec<Hang> {
    let mut state = State::new(steps.len(), breaks);
    let parts = parts(model, steps);
    let mut scores = [[0f32; MOVES]];
    // Each word is shifted once and put back at most once between two arcs; the bound is never met.
    for _ in 0..20 * steps.len() + 50 {
        if state.is_final() {
            break;
        }
        score(model, &state.places(), &parts, &mut scores);
        let valid = state.valid();
        let (mut best, mut second) = (None, f32::NEG_INFINITY);
        for (action, value) in model.moves.iter().zip(&scores[0]).filter(|(action, _)| valid.allows(**action)) {
            match best {
                Some((_, largest)) if *value <= largest => second = second.max(*value),
                _ => {
                    second = best.map_or(second, |(_, largest)| largest);
                    best = Some((*action, *value));
                }
            }
        }
        let Some((action, value)) = best else { break };
        state.apply(action, value - second);
    }
    state.finish()
}

/// What each word adds to a state in each place: `words × PLACES × STATE`.
fn parts(model: &Model, steps: &[[i16; WIDTH]]) -> Vec<[f32; PLACES * STATE]> {
    let mut out = vec![[0f32; PLACES * STATE]; steps.len()];
    let mut down = [[0f32; HIDDEN]; BATCH];
    for (group, out) in steps.chunks(BATCH).zip(out.chunks_mut(BATCH)) {
        let inputs: Vec<_> = group.iter().collect();
        model.down.all(&inputs, &mut down);
        let hidden = down.each_ref().map(|row| quantise(row, FINE));
        let inputs: Vec<_> = hidden.iter().take(group.len()).collect();
        model.arcs.all(&inputs, out);
    }
    out
}

/// The score of every move in the state whose words are `places`.
fn score(model: &Model, places: &[Option<usize>; PLACES], parts: &[[f32; PLACES * STATE]], scores: &mut [[f32; MOVES]]) {
    let mut sum = model.arcs_bias;
    for (place, word) in places.iter().enumerate() {
        let part = word.map_or(&model.padding[place][..], |word| &parts[word][place * STATE..(place + 1) * STATE]);
        sum.iter_mut().zip(part).for_each(|(sum, part)| *sum += part);
    }
    let hidden: [f32; HIDDEN] = std::array::from_fn(|i| if sum[i] > sum[HIDDEN + i] { sum[i] } else { sum[HIDDEN + i] });
    model.scores.all(&[&quantise(&hidden, COARSE)], scores);
}

/// Kinds of move that a state allows.
struct Valid {
    shift: bool,
    reduce: bool,
    arc: bool,
    end: bool,
}

impl Valid {
    fn allows(&self, action: Move) -> bool {
        match action {
            Move::Shift => self.shift,
            Move::Reduce => self.reduce,
            Move::Left(_) | Move::Right(_) => self.arc,
            Move::Break => self.end,
        }
    }
}

/// A word's place in the parse so far.
#[derive(Clone, Default)]
struct Word {
    head: Option<usize>,
    arc: Option<Arc>,
    margin: f32,
    /// The dependent hung last on each side; the one hung before this word on the same side of its head.
    last: [Option<usize>; 2],
    before: Option<usize>,
    /// It was put back without a head, and may not be shifted again before it gets a dependent.
    returned: bool,
    /// A sentence begins here.
    starts: bool,
}

struct State {
    words: Vec<Word>,
    stack: Vec<usize>,
    returned: Vec<usize>,
    /// The first word that was never on the stack.
    next: usize,
    breaks: bool,
}

impl State {
    fn new(count: usize, breaks: bool) -> Self {
        Self { words: vec![Word::default(); count], stack: Vec::new(), returned: Vec::new(), next: 0, breaks }
    }

    /// The word `i` places below the top of the stack.
    fn stacked(&self, i: usize) -> Option<usize> {
        self.stack.iter().rev().nth(i).copied()
    }

    /// The word `i` places behind the front of the buffer.
    fn waiting(&self, i: usize) -> Option<usize> {
        let returned = self.returned.len();
        if i < returned { Some(self.returned[returned - 1 - i]) } else { Some(self.next + i - returned).filter(|w| *w < self.words.len()) }
    }

    fn waiting_count(&self) -> usize {
        self.words.len() - self.next + self.returned.len()
    }

    fn is_final(&self) -> bool {
        self.stack.is_empty() && self.waiting_count() == 0
    }

    /// The words that the model looks at.
    fn places(&self) -> [Option<usize>; PLACES] {
        let (front, top) = (self.waiting(0), self.stacked(0));
        let outermost = |word: Option<usize>, side: usize| word.and_then(|word| self.words[word].last[side]);
        let stack = [top, self.stacked(1), self.stacked(2)];
        let [s0, s1, s2] = stack;
        [front, self.waiting(1), s0, s1, s2, outermost(front, 0), outermost(top, 0), outermost(top, 1)]
    }

    fn valid(&self) -> Valid {
        let (front, waiting, depth) = (self.waiting(0), self.waiting_count(), self.stack.len());
        let starts = |word: Option<usize>| word.is_some_and(|word| self.words[word].starts);
        let second = self.waiting(1);
        Valid {
            shift: depth == 0 || waiting >= 2 && !starts(front) && !front.is_some_and(|front| self.words[front].returned),
            reduce: depth > 1 || depth == 1 && (self.breaks || waiting == 0),
            arc: depth > 0 && waiting > 0 && !starts(front),
            end: self.breaks && second.is_some() && second == front.map(|front| front + 1) && !starts(second),
        }
    }

    fn apply(&mut self, action: Move, margin: f32) {
        let (front, top) = (self.waiting(0), self.stacked(0));
        match (action, front, top) {
            (Move::Shift, ..) => self.shift(),
            (Move::Reduce, _, Some(top)) => {
                self.stack.pop();
                if self.words[top].head.is_none() {
                    self.words[top].margin = margin;
                    if !self.stack.is_empty() {
                        self.words[top].returned = true;
                        self.returned.push(top);
                    }
                }
            }
            (Move::Left(arc), Some(front), Some(top)) => {
                self.hang(top, front, arc, margin);
                self.words[front].returned = false;
                self.stack.pop();
            }
            (Move::Right(arc), Some(front), Some(top)) => {
                self.hang(front, top, arc, margin);
                self.shift();
            }
            (Move::Break, Some(front), _) => self.words[front + 1].starts = true,
            _ => {}
        }
    }

    fn shift(&mut self) {
        let word = self.returned.pop().unwrap_or_else(|| {
            self.next += 1;
            self.next - 1
        });
        self.stack.push(word);
    }

    fn hang(&mut self, word: usize, head: usize, arc: Arc, margin: f32) {
        if let Some(old) = self.words[word].head {
            let side = usize::from(old < word);
            let before = self.words[word].before;
            if self.words[old].last[side] == Some(word) {
                self.words[old].last[side] = before;
            } else if let Some(after) = (0..self.words.len()).find(|w| self.words[*w].before == Some(word)) {
                self.words[after].before = before;
            }
        }
        let side = usize::from(head < word);
        let before = self.words[head].last[side].replace(word);
        let place = &mut self.words[word];
        (place.head, place.arc, place.margin, place.before) = (Some(head), Some(arc), margin, before);
    }

    /// The tree, with arcs that were lifted for the parser's sake hung back where they belong.
    fn finish(self) -> Vec<Hang> {
        let hang = |(i, word): (usize, &Word)| match (word.head, word.arc) {
            (Some(head), Some(arc)) => Hang { head, label: arc.label, margin: word.margin },
            _ => Hang { head: i, label: Label::Root, margin: word.margin },
        };
        let mut out: Vec<Hang> = self.words.iter().enumerate().map(hang).collect();
        for (word, lifted) in self.words.iter().enumerate().filter_map(|(i, word)| Some((i, word.arc?.lifted?))) {
            if let Some(head) = below(&out, word, lifted) {
                out[word].head = head;
            }
        }
        out
    }
}

/// The first word with `label` below the head of `word`, level by level, each from left to right.
fn below(tree: &[Hang], word: usize, label: Label) -> Option<usize> {
    let mut level = vec![tree[word].head];
    // A tree has no more levels than words.
    for _ in 0..tree.len() {
        let children = |head: usize| (0..tree.len()).filter(move |child| tree[*child].head == head && *child != head && *child != word);
        let next: Vec<usize> = level.iter().flat_map(|head| children(*head)).collect();
        if let Some(found) = next.iter().find(|child| tree[**child].label == label) {
            return Some(*found);
        }
        level = next;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lifted_arc_goes_back_below_the_word_of_its_label() {
        let arc = |label, lifted| Arc { label, lifted };
        let mut state = State::new(3, true);
        // "c" hangs from "a" but belongs to the object "b" of "a".
        state.hang(1, 0, arc(Label::Dobj, None), 1.0);
        state.hang(2, 0, arc(Label::Relcl, Some(Label::Dobj)), 1.0);
        let heads: Vec<usize> = state.finish().iter().map(|hang| hang.head).collect();
        assert_eq!(heads, [0, 0, 1]);
    }

    #[test]
    fn a_word_that_changes_its_head_leaves_the_old_one() {
        let arc = Arc { label: Label::Dep, lifted: None };
        let mut state = State::new(4, true);
        state.hang(1, 0, arc, 1.0);
        state.hang(2, 0, arc, 1.0);
        state.hang(2, 3, arc, 1.0);
        assert_eq!((state.words[0].last[1], state.words[3].last[0]), (Some(1), Some(2)));
    }
}
