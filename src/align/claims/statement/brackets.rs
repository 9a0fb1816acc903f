//! What of a sentence stands in brackets, and which brackets only tell two titles apart.
//!
//! "Corvane (1997 film) was shot in Breda" dates no film, and "Ana Holt (born 3 May 1949) is a painter" has a
//! painter right beside Ana Holt.

use crate::extract::claims::words::{Word, WordKind};
use crate::language::{self, Class};

/// For each word whether it stands in brackets; those within others close first.
pub(crate) fn brackets(words: &[Word]) -> Vec<bool> {
    let mut found = vec![false; words.len()];
    let mut open = Vec::new();
    for (i, word) in words.iter().enumerate() {
        match word.key.as_str() {
            "(" | "[" => open.push(i),
            ")" | "]" => {
                if let Some(start) = open.pop() {
                    found[start..=i].fill(true);
                }
            }
            _ => {}
        }
    }
    found
}

/// Words of the longest label.
const LABEL: usize = 5;

/// The brackets that tell which of several things of one name is meant, "(1997 film)", as word ranges; their
/// words become marks.
pub(crate) fn take_labels(words: &mut [Word]) -> Vec<(usize, usize)> {
    let opens = |i: &usize| words[*i].key == "(";
    let closes = |i: &usize| words[*i].key == ")";
    let names_kind = |w: &Word| language::classes(&w.key).is(Class::WORK.with(Class::ROLE)) || w.key.as_str() == "band";
    let found: Vec<(usize, usize)> = (1..words.len())
        .filter(opens)
        .filter_map(|start| {
            let end = (start + 1..words.len().min(start + 2 + LABEL)).find(closes)?;
            names_kind(&words[end - 1]).then_some((start, end + 1))
        })
        .collect();
    for at in found.iter().flat_map(|l| l.0..l.1) {
        words[at].kind = WordKind::Mark;
    }
    found
}
