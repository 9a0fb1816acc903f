//! What a print of a text has in another's place: a figure or a name that was changed.

use crate::article::Article;
use crate::diff::{Step, steps};
use crate::language::quantity::numeral::below_hundred;
use crate::language::{TokenKind, key, tokens};
use std::collections::BTreeSet;
use std::ops::Range;

/// Values told of at most, and prints that are held against the first.
const MOST: usize = 3;
const MOST_PRINTS: usize = 8;
/// Words of a stretch that stands in another's place, at most: more is another sentence.
const LONGEST: usize = 3;

/// Figures and names that the first of some prints of one text has where others have others: "11 / 14", the first few.
pub(crate) fn other_values<'a>(mut prints: impl Iterator<Item = &'a Article>) -> Vec<String> {
    let Some(first) = prints.next() else { return Vec::new() };
    let mut seen = BTreeSet::new();
    let pairs = prints.take(MOST_PRINTS).flat_map(|other| between(first, other));
    pairs.filter(|pair| seen.insert(pair.clone())).take(MOST).collect()
}

/// A word of an article's own text.
struct Word<'a> {
    text: &'a str,
    /// As it is compared: "four" is 4, "1,200" is 1200.
    form: String,
    /// Whether it is a figure, or a name by its capital within a sentence.
    is_value: bool,
}

/// Figures and names of `a` that stand where `b` has others, with words in common before and behind, in the order of
/// the text. What one print adds or leaves out is none.
fn between(a: &Article, b: &Article) -> Vec<String> {
    let (here, there) = (words(a), words(b));
    let forms = |all: &[Word<'_>]| all.iter().map(|w| w.form.clone()).collect::<Vec<String>>();
    let value = |all: &[Word<'_>], at: &Range<usize>| {
        let short = at.len() <= LONGEST && all[at.clone()].iter().any(|w| w.is_value);
        short.then(|| all[at.clone()].iter().map(|w| w.text).collect::<Vec<&str>>().join(" "))
    };
    let changed = steps(&forms(&here), &forms(&there)).into_iter().filter_map(|step| match step {
        Step::Replace(old, new) => Some(format!("{} / {}", value(&here, &old)?, value(&there, &new)?)),
        _ => None,
    });
    changed.collect()
}

fn words(article: &Article) -> Vec<Word<'_>> {
    let mut out = Vec::new();
    for block in article.body() {
        let mut begins = true;
        for token in tokens(&article.text, block.span) {
            if token.kind == TokenKind::Mark {
                begins = true;
                continue;
            }
            let text = token.span.of(&article.text);
            let form = form(text);
            let is_name = !begins && text.chars().count() > 2 && text.starts_with(char::is_uppercase);
            let is_value = is_name || form.starts_with(|c: char| c.is_ascii_digit());
            out.push(Word { text, form, is_value });
            begins = false;
        }
    }
    out
}

fn form(word: &str) -> String {
    let key = key(word);
    below_hundred(&key).map_or_else(|| key.replace(',', ""), |value| value.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::parse;

    #[test]
    fn a_changed_figure_and_a_changed_name() {
        let of = |text: &str| parse("a.txt", text.as_bytes()).unwrap();
        let text =
            "A coach with 26 pilgrims plunged into a ravine near Santa Marta on Tuesday.\n\nIt had been raining. The road was shut.\n";
        let other = of(&text.replace("26", "28").replace("Marta", "Lucia"));
        let other_values = |a: &Article, b: &Article| other_values([a, b].into_iter());
        assert_eq!(other_values(&of(text), &other), ["26 / 28", "Marta / Lucia"]);
        assert!(
            other_values(&of(text), &of(&(text.to_owned() + "\nThose in room 4 of the Grand Hotel were told at once.\n"))).is_empty(),
            "added"
        );
        assert!(other_values(&of(text), &of(text.split("\n\n").next().unwrap())).is_empty(), "cut");
        assert!(other_values(&of("Four of 12 pilgrims were hurt."), &of("4 of twelve pilgrims were hurt.")).is_empty());
    }
}
