//! What a print of a text has that the text has not: a figure or a name that was changed.

use crate::article::Article;
use crate::language::quantity::numeral::below_hundred;
use crate::language::{Token, TokenKind, key, tokens};
use std::collections::BTreeSet;

/// Values told of at most.
const MOST: usize = 3;

/// Figures and names that the one of two articles with fewer words has and the other nowhere: "14" where the other has
/// "11"; the first few, in the order of the text. A print that is cut has none.
pub(crate) fn own_values(a: &Article, b: &Article) -> Vec<String> {
    let of = |article: &Article| article.body().flat_map(|block| tokens(&article.text, block.span)).collect::<Vec<Token>>();
    let (in_a, in_b) = (of(a), of(b));
    let ((short, own), (long, others)) = if in_a.len() <= in_b.len() { ((a, in_a), (b, in_b)) } else { ((b, in_b), (a, in_a)) };
    let known: BTreeSet<String> =
        others.iter().map(|t| key(t.span.of(&long.text))).chain(long.outlet().split_whitespace().map(key)).collect();
    let outlet: BTreeSet<String> = short.outlet().split_whitespace().map(key).collect();
    let mut found: Vec<String> = Vec::new();
    for (n, token) in own.iter().enumerate() {
        let word = token.span.of(&short.text);
        // a capital behind a mark may be that of a sentence
        let begins = n.checked_sub(1).is_none_or(|before| own[before].kind == TokenKind::Mark);
        let is_name = !begins && word.chars().count() > 2 && word.starts_with(char::is_uppercase);
        let key = key(word);
        let is_value = is_name || word.starts_with(|c: char| c.is_ascii_digit()) || below_hundred(&key).is_some();
        if is_value && !known.contains(&key) && !outlet.contains(&key) && !found.iter().any(|w| w == word) {
            found.push(word.to_owned());
        }
    }
    found.truncate(MOST);
    found
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
        assert_eq!(own_values(&of(text), &other), ["26", "Marta"]);
        assert!(own_values(&of(text), &of(text)).is_empty());
        assert!(own_values(&of(text), &of(text.split("\n\n").next().unwrap())).is_empty(), "a print that is cut");
    }
}
