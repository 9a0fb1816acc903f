//! What a message quotes of the one that it answers, and what stands above one that was passed on.
//!
//! "On 2 Mar 2019, Bo Lind wrote:" and what follows it are none of the answer's words; of a message that was passed on
//! what follows "Forwarded message" is the article, but for the headers that stand there again.

use super::draft::Draft;
use super::furniture::reason;
use crate::article::{Block, Role};

/// Ends of lines that say who wrote what is quoted below them, in lower case.
const WROTE: &[&str] =
    &["wrote:", "writes:", "schrieb:", "a écrit :", "a écrit:", "escribió:", "ha scritto:", "schreef:", "escreveu:", "написал:"];
/// Lines that announce a message which was passed on, in lower case.
const FORWARDED: &[&str] =
    &["forwarded message", "original message", "begin forwarded message", "weitergeleitete nachricht", "message transféré"];
/// Names of the headers that mail programs put above a message which they quote, in lower case: the sender's first.
const SENDER: &[&str] = &["from", "von", "de", "da", "van"];
const OTHERS: &[&str] = &[
    "sent", "date", "subject", "to", "gesendet", "datum", "betreff", "an", "envoyé", "objet", "à", "enviado", "asunto", "para", "data",
    "oggetto",
];
/// Words of the longest line that says who wrote what follows.
const MAX_WORDS: usize = 40;

/// A text without the lines that it quotes of the message it answers, and their number. What is quoted and
/// nothing else, or was passed on, is the article.
pub(super) fn without_quoted(text: &str) -> (String, usize) {
    let is_quoted = |line: &str| line.starts_with('>');
    let lines: Vec<&str> = text.lines().collect();
    let is_passed_on = lines.iter().any(|l| is_announcement(l));
    // Whose words follow is said in one line, or in one that was wrapped.
    let opens = |n: usize| {
        // what follows is looked for behind such a line alone: a message may have very many empty ones
        says_who_wrote(lines[n]) && lines[n + 1..].iter().find(|l| !l.trim().is_empty()).is_some_and(|l| is_quoted(l))
    };
    let mut is_kept: Vec<bool> = lines.iter().map(|l| !is_quoted(l)).collect();
    for n in (0..lines.len()).filter(|&n| opens(n)) {
        is_kept[n] = false;
        let above = n.checked_sub(1).filter(|&a| lines[a].starts_with("On ") && !lines[n].starts_with("On "));
        above.into_iter().for_each(|a| is_kept[a] = false);
    }
    let kept: Vec<&str> = lines.iter().zip(&is_kept).filter(|(_, k)| **k).map(|(l, _)| *l).collect();
    if is_passed_on || kept.iter().all(|l| l.trim().is_empty()) {
        return (text.to_owned(), 0);
    }
    (kept.join("\n"), lines.len() - kept.len())
}

/// A text without the headers of a message that was passed on in it.
pub(super) fn without_forwarding(text: &str) -> String {
    let (mut is_announced, mut in_headers) = (false, false);
    let kept = text.lines().filter(|line| {
        let bare = line.trim().trim_start_matches('>').trim();
        if is_announcement(line) {
            (is_announced, in_headers) = (true, false);
            return false;
        }
        let name = bare.split_once(':').map(|(name, _)| name.trim_matches('*'));
        let is_header = name.is_some_and(|n| !n.is_empty() && n.len() <= 12 && n.chars().all(|c| c.is_alphabetic() || c == '-'));
        in_headers = is_header && (in_headers || is_announced);
        is_announced &= bare.is_empty();
        !in_headers
    });
    kept.collect::<Vec<_>>().join("\n")
}

/// Set aside what the page of a message quotes; of one that was passed on the headers alone.
pub(super) fn set_aside(draft: &mut Draft) {
    let text = &draft.text;
    let blocks = &mut draft.blocks;
    let forwarded = blocks.iter().position(|b| b.span.of(text).lines().next().is_some_and(begins_announcement));
    if let Some(from) = forwarded {
        let headers = blocks[from..].iter().take_while(|b| is_head(b.span.of(text))).count();
        return quote(&mut blocks[from..from + headers], reason::HEADERS);
    }
    let opens = |n: usize| names_writer(blocks[n].span.of(text), blocks.get(n + 1)) || heads_message(text, &blocks[n..]);
    let Some(from) = (0..blocks.len()).find(|n| opens(*n)) else { return };
    // An answer below what it answers: only what is marked as quoted is.
    let behind = blocks[from + 1..].iter().take_while(|b| b.role == Role::Blockquote).count();
    let end = if behind > 0 { from + 1 + behind } else { blocks.len() };
    let is_left = blocks[..from].iter().chain(&blocks[end..]).any(|b| b.role.is_body());
    if is_left {
        quote(&mut blocks[from..end], reason::QUOTED);
    }
}

/// "On Mon, Mar 4, 2019 at 9:00 AM Jo <jo@x.example> wrote:", and not "In her letter of 4 March she wrote:".
fn names_writer(line: &str, next: Option<&Block>) -> bool {
    let is_short = || line.split_whitespace().take(MAX_WORDS + 1).count() <= MAX_WORDS;
    let opens = || ["On ", "Am ", "Le ", "El ", "Il ", "Op ", "Em ", "Den "].iter().any(|w| line.starts_with(w));
    let is_stamp =
        || line.contains('@') || line.split_whitespace().any(|w| w.bytes().filter(u8::is_ascii_digit).count() >= 3 && w.contains(':'));
    says_who_wrote(line) && is_short() && opens() && (is_stamp() || next.is_some_and(|b| b.role == Role::Blockquote))
}

fn quote(blocks: &mut [Block], why: &'static str) {
    for block in blocks {
        (block.role, block.reason) = (Role::Furniture, Some(why));
    }
}

/// Whether the headers of another message begin here: the sender's, and another in the lines behind it.
fn heads_message(text: &str, blocks: &[Block]) -> bool {
    let mut lines = blocks.iter().take(5).flat_map(|b| b.span.of(text).lines()).take(6);
    lines.next().is_some_and(|l| is_header(l, SENDER)) && lines.filter(|l| is_header(l, OTHERS)).take(2).count() == 2
        || blocks.first().is_some_and(|b| holds_headers(b.span.of(text)))
}

/// "From: Bo Lind <bo@x.example> Sent: Saturday, March 2, 2019 Subject: Ferry" in one line.
fn holds_headers(line: &str) -> bool {
    let lower = line.get(..400.min(line.len())).unwrap_or("").to_lowercase();
    let has = |name: &str| lower.contains(&format!(" {name}:"));
    SENDER.iter().any(|s| lower.starts_with(&format!("{s}:"))) && OTHERS.iter().filter(|name| has(name)).take(2).count() == 2
}

fn is_header(line: &str, names: &[&str]) -> bool {
    line.split_once(':').is_some_and(|(name, _)| names.contains(&name.trim().trim_matches('*').to_lowercase().as_str()))
}

/// A block of the head of a message that was passed on: its announcement, and its headers.
fn is_head(line: &str) -> bool {
    line.lines().all(|l| begins_announcement(l) || is_header(l, SENDER) || is_header(l, OTHERS) || is_header(l, &["cc", "reply-to"]))
}

fn says_who_wrote(line: &str) -> bool {
    let end = line.trim_end();
    let mut from = end.len().saturating_sub(24);
    while !end.is_char_boundary(from) {
        from -= 1;
    }
    let end = end[from..].to_lowercase();
    WROTE.iter().any(|w| end.ends_with(w))
}

fn is_announcement(line: &str) -> bool {
    line.len() < 120 && FORWARDED.contains(&announcement(line).as_str())
}

fn begins_announcement(line: &str) -> bool {
    let mut end = line.len().min(120);
    while !line.is_char_boundary(end) {
        end -= 1;
    }
    let bare = announcement(&line[..end]);
    let is_marked = line.trim_start().starts_with('-') || is_announcement(line);
    is_marked && FORWARDED.iter().any(|f| bare.starts_with(f))
}

/// A line as those that announce a message are compared: without marks around it.
fn announcement(line: &str) -> String {
    line.trim().trim_start_matches('>').trim().trim_matches(['-', ' ', ':']).to_lowercase()
}
