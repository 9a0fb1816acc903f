//! The line about the author at the end of an article, and their name above it.
//!
//! "Ana Holt / Ana is a reporter in Port Ellery. She covers the sea." is set aside; a last
//! paragraph about someone whom the article is about is not.

use super::phrases::ends_sentence;
use super::reason;
use super::shape::is_title_like;
use crate::article::{Block, Role};
use crate::language::en;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Author's notes are at most this long, in words.
const MAX_WORDS: usize = 90;
/// They stand among the last blocks of prose.
const LAST_BLOCKS: usize = 3;

static TRADES: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| en::lines(en::AUTHOR_TRADES).collect());

/// Set the author's note aside.
pub(super) fn set_aside(text: &str, blocks: &mut [Block]) {
    let prose: Vec<usize> = (0..blocks.len()).filter(|&i| blocks[i].role == Role::Paragraph).collect();
    for &i in prose.iter().rev().take(LAST_BLOCKS) {
        let line = blocks[i].span.of(text);
        if line.split_whitespace().count() > MAX_WORDS {
            return;
        }
        let named_above = i.checked_sub(1).filter(|&above| names_the_author(text, blocks, above, line));
        if let Some(above) = named_above {
            (blocks[above].role, blocks[above].reason) = (Role::Byline, Some("author's name"));
        }
        if named_above.is_some() || (is_about_a_writer(line) && is_new_name(text, blocks, i, line)) {
            (blocks[i].role, blocks[i].reason) = (Role::Bio, Some(reason::BIO));
        }
    }
}

/// Whether the block above is a bare name with which `line` begins.
fn names_the_author(text: &str, blocks: &[Block], above: usize, line: &str) -> bool {
    let name = blocks[above].span.of(text);
    let words: Vec<&str> = name.split_whitespace().collect();
    let is_name = (2..=4).contains(&words.len()) && words.iter().all(|w| w.starts_with(char::is_uppercase)) && is_title_like(name, 4);
    let first_word = line.split_whitespace().next().unwrap_or("").trim_end_matches(['\'', ',']);
    let describes = || [" is ", " was ", " has ", " covers ", " writes ", " works ", " reports "].iter().any(|v| line.contains(v));
    is_name
        && !ends_sentence(name)
        && matches!(blocks[above].role, Role::Paragraph | Role::Subhead | Role::Byline)
        && (words[0] == first_word || words.last() == Some(&first_word))
        && describes()
}

/// "Ana Holt is a staff writer …", "Ana Holt writes about …", "Follow her on Twitter"
fn is_about_a_writer(line: &str) -> bool {
    if line.starts_with(['"', '“', '‘']) {
        return false;
    }
    let words: Vec<&str> = line.split_whitespace().take(14).collect();
    let Some(verb) = words.iter().position(|w| matches!(*w, "is" | "was" | "are")) else { return false };
    let is_name = (1..=5).contains(&verb) && words[..verb].iter().all(|w| w.starts_with(char::is_uppercase) || *w == "and");
    let trade = words[verb..].iter().any(|w| TRADES.contains(w.trim_end_matches([',', '.', 's']).to_lowercase().as_str()));
    is_name && trade
}

/// Whether the name with which `line` begins occurs in none of the article's other paragraphs.
fn is_new_name(text: &str, blocks: &[Block], at: usize, line: &str) -> bool {
    let name: Vec<&str> = line.split_whitespace().take_while(|w| w.starts_with(char::is_uppercase)).collect();
    let Some(surname) = name.last().filter(|s| s.len() > 2) else { return false };
    !blocks.iter().enumerate().any(|(i, b)| i != at && b.role.is_body() && b.span.of(text).contains(surname))
}
