//! Article → [`Sketch`]: its first sentences with the places that hold names, days and figures.
//!
//! "A magnitude 4.2 earthquake shook Tessara on Monday" becomes *a magnitude ▢ earthquake shook ▢ on ▢* with
//! 4.2, Tessara and Monday in its slots. What stands in the slots is compared with other articles by [`super::slots`].

use super::background;
use super::words::Words;
use crate::language::date::calendar::{month, weekday};
use crate::language::{Token, TokenKind, is_stop_word, key, sentences, stem};
use std::collections::HashSet;
use xxhash_rust::xxh3::xxh3_64;

/// Sentences of an article that are sketched: what it is about stands in its first ones.
const LINES: usize = 12;
/// Words of a sentence that are sketched.
const LONGEST: usize = 40;
/// Weight of a figure or day in a slot, beside names, whose weight is their rarity from 0 to 1. By judgement.
const VALUE_WEIGHT: f32 = 0.7;

/// What a word of a sentence is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// No slot.
    Plain,
    /// A name.
    Name,
    /// A day or a month.
    Day,
    /// A figure.
    Figure,
}

/// One word, or one name of several.
#[derive(Clone, Copy, Debug)]
pub struct Piece {
    /// Hash of its key; of a figure, without commas; of a name, of its rarest word.
    pub id: u32,
    /// What it is.
    pub kind: Kind,
    /// How much it tells in a slot, 0 to 1.
    pub weight: f32,
}

/// What an article says in its slots.
#[derive(Clone, Debug, Default)]
pub struct Sketch {
    /// Title and first sentences.
    pub lines: Vec<Vec<Piece>>,
    /// All words that the article writes with a capital within a sentence, and all its figures, sorted.
    pub values: Vec<u32>,
}

/// The sketch of an article with these words.
pub(super) fn sketch(words: &Words<'_>) -> Sketch {
    let mut read: Vec<(&str, &[Token])> = words.title.iter().map(|(title, tokens)| (*title, tokens.as_slice())).collect();
    for (span, tokens) in &words.body {
        let mut rest = tokens.as_slice();
        for sentence in sentences(words.text, *span) {
            let end = rest.partition_point(|t| t.span.start < sentence.end);
            read.push((words.text, &rest[..end]));
            rest = &rest[end..];
        }
    }
    let names = names(&read);
    let figures = read.iter().flat_map(|(text, line)| line.iter().filter(|t| t.kind == TokenKind::Number).map(|t| figure(t.text(text))));
    let mut values: Vec<u32> = figures.chain(names.iter().copied()).collect();
    values.sort_unstable();
    values.dedup();
    let lines = read.iter().take(LINES).map(|(text, line)| pieces(text, line, &names)).filter(|l| !l.is_empty()).collect();
    Sketch { lines, values }
}

fn hash(key: &str) -> u32 {
    xxh3_64(key.trim_end_matches('.').as_bytes()) as u32
}

/// "4.2" and "1,200" as figures.
fn figure(word: &str) -> u32 {
    xxh3_64(word.replace(',', "").as_bytes()) as u32
}

fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && !is_stop_word(&key(word))
}

/// Hashes of the words that are written with a capital within a sentence. A title that has most of its words so
/// tells nothing by it, unless there is nothing else.
fn names(read: &[(&str, &[Token])]) -> HashSet<u32> {
    let mut out = HashSet::new();
    let mut loud = HashSet::new();
    for (n, (text, line)) in read.iter().enumerate() {
        let words: Vec<&str> = line.iter().filter(|t| t.kind == TokenKind::Word).map(|t| t.text(text)).collect();
        let capital: Vec<u32> = words.iter().skip(1).filter(|w| is_capital(w)).map(|w| hash(&key(w))).collect();
        let is_loud = n == 0 && 2 * capital.len() > words.len();
        if is_loud { &mut loud } else { &mut out }.extend(capital);
    }
    if out.is_empty() { loud } else { out }
}

/// The words of one sentence.
fn pieces(text: &str, line: &[Token], names: &HashSet<u32>) -> Vec<Piece> {
    let words = line.iter().filter(|t| t.kind != TokenKind::Mark && !matches!(t.text(text), "'s" | "’s"));
    let piece = |token: &Token| {
        let word = token.text(text);
        if token.kind == TokenKind::Number {
            return Piece { id: figure(word), kind: Kind::Figure, weight: VALUE_WEIGHT };
        }
        let key = key(word);
        let id = hash(&key);
        if is_capital(word) && (weekday(&key).is_some() || month(&key).is_some()) {
            Piece { id, kind: Kind::Day, weight: VALUE_WEIGHT }
        } else if is_capital(word) && names.contains(&id) {
            Piece { id, kind: Kind::Name, weight: background::rarity(&stem(&key)) }
        } else {
            Piece { id, kind: Kind::Plain, weight: 0.0 }
        }
    };
    let mut out: Vec<Piece> = Vec::new();
    for piece in words.take(LONGEST).map(piece) {
        match out.last_mut().filter(|last| piece.kind == Kind::Name && last.kind == Kind::Name) {
            // "Lugo Bay" is one name.
            Some(last) if piece.weight > last.weight => *last = piece,
            Some(_) => {}
            None => out.push(piece),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::parse;

    #[test]
    fn names_days_and_figures_are_slots() {
        let text = "A magnitude 4.2 earthquake shook Lugo Bay on Monday. It was a short shock, Ines Rado said.\n";
        let made = sketch(&Words::of(&parse("a.txt", text.as_bytes()).unwrap(), None));
        let kinds: Vec<Kind> = made.lines[0].iter().map(|p| p.kind).filter(|k| *k != Kind::Plain).collect();
        assert_eq!(kinds, [Kind::Figure, Kind::Name, Kind::Day]);
        assert_eq!(made.values.len(), 6, "4.2, Lugo, Bay, Monday, Ines, Rado");
    }
}
