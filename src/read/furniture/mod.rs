//! Telling an article's own text from what a page puts around it.
//!
//! Takes a draft whose blocks are raw lines or paragraphs, and gives each its role with a reason:
//! headline, byline, date line, caption, author's note, or furniture such as "Share this". It works
//! from general features (words of buttons, the end of a sentence, position) and in doubt leaves a
//! line in the article: a lost sentence costs more than a button left in.

mod bio;
mod caption;
mod head;
mod line;
mod phrases;
mod reader;
pub(super) mod reason;
mod shape;

use super::draft::Draft;
use crate::article::{Block, Role};
use reason::OUTSIDE;
use shape::{MAX_TITLE_WORDS, is_open, is_prose, is_title_like};

pub(super) use caption::without_credit;
pub(super) use line::{DateLine, date_line, hour, is_byline, is_copyright};
pub(super) use phrases::ends_sentence;

/// Subheads are at most this long, in words.
const MAX_SUBHEAD_WORDS: usize = 9;

/// Give every block of the draft its role.
pub(super) fn set_aside(draft: &mut Draft) {
    let text = std::mem::take(&mut draft.text);
    let mut by_words = vec![false; draft.blocks.len()];
    for (block, by_words) in draft.blocks.iter_mut().zip(&mut by_words) {
        if block.role == Role::Byline && phrases::is_buttons(block.span.of(&text)) {
            (block.role, block.reason) = (Role::Furniture, Some(reason::SHARE));
        } else if (is_open(block) || block.reason == Some(OUTSIDE))
            && let Some((role, reason)) = line::classify(block.span.of(&text))
        {
            (block.role, block.reason) = (role, Some(reason));
            *by_words = true;
        }
    }
    link_lists(&text, &mut draft.blocks, &by_words);
    repeats(&text, &mut draft.blocks);
    if !draft.has_structure {
        fact_boxes(&text, &mut draft.blocks);
        embedded_posts(&text, &mut draft.blocks);
        head::settle(&text, draft);
        bio::set_aside(&text, &mut draft.blocks);
    }
    subheads(&text, &mut draft.blocks);
    draft.text = text;
}

/// A line without a full stop that stands so often in a row, but for captions, is the title of pictures.
const REPEATS: usize = 3;

/// Set aside titles that are repeated in a row.
fn repeats(text: &str, blocks: &mut [Block]) {
    let open: Vec<usize> = (0..blocks.len()).filter(|&i| !blocks[i].role.is_furniture()).collect();
    for row in open.chunk_by(|a, b| blocks[*a].span.of(text) == blocks[*b].span.of(text)).map(<[usize]>::to_vec).collect::<Vec<_>>() {
        let line = blocks[row[0]].span.of(text);
        if row.len() >= REPEATS && is_open(&blocks[row[0]]) && line.contains(' ') && !ends_sentence(line) {
            for &i in &row {
                (blocks[i].role, blocks[i].reason) = (Role::Furniture, Some("repeated within the page"));
            }
        }
    }
}

/// The titles that stand below "Most read" and the like, up to the next prose. Of lists that the page's own
/// structure shows to be such only those below the article go on behind their element.
fn link_lists(text: &str, blocks: &mut [Block], by_words: &[bool]) {
    use reason::{COMMENTS, NEWSLETTER, RELATED};
    let mut under: Option<&'static str> = None;
    let mut prose_seen = false;
    for (block, by_words) in blocks.iter_mut().zip(by_words) {
        let line = block.span.of(text);
        prose_seen |= block.role.is_body() && is_prose(line);
        match block.reason {
            // "Read more: …" is complete in itself; a bare heading announces a list.
            Some(r) if r == RELATED && !line.contains(": ") && block.role == Role::Furniture => {
                under = (prose_seen || *by_words).then_some(RELATED);
            }
            Some(r) if (r == COMMENTS || r == NEWSLETTER) && block.role == Role::Furniture => under = None,
            Some(_) => {}
            None => match under {
                Some(reason)
                    if matches!(block.role, Role::Paragraph | Role::List)
                        && is_title_like(line, MAX_TITLE_WORDS)
                        && !ends_sentence(line) =>
                {
                    (block.role, block.reason) = (Role::Furniture, Some(reason));
                }
                _ => under = None,
            },
        }
    }
}

/// The list below "FACT BOX".
fn fact_boxes(text: &str, blocks: &mut [Block]) {
    let mut inside = false;
    for block in blocks {
        let line = block.span.of(text);
        let is_item = line.starts_with(['-', '•', '*', '–', '·', '■', '▪']) && line.split_whitespace().count() > 1;
        inside = block.reason == Some(reason::FACTS) || inside && is_item;
        if inside && is_open(block) {
            (block.role, block.reason) = (Role::Furniture, Some(reason::FACTS));
        }
    }
}

/// Lines of a post between the one that names its writer and the one that dates or counts it.
const MAX_POST_LINES: usize = 4;
const MAX_NAME_WORDS: usize = 5;

/// A post copied with its frame: "Harbour Watch @harbourwatch", its words, "8:10 PM · Mar 3, 2019".
fn embedded_posts(text: &str, blocks: &mut [Block]) {
    let names_writer = |line: &str| {
        let handle = line.split_whitespace().next_back().and_then(|w| w.strip_prefix('@')).unwrap_or("");
        line.split_whitespace().take(MAX_NAME_WORDS + 1).count() <= MAX_NAME_WORDS
            && !handle.is_empty()
            && handle.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
    };
    let counts =
        |line: &str| ["retweets", "reposts", "likes"].iter().any(|w| line.to_lowercase().contains(w)) && phrases::reason(line).is_some();
    let is_dated = |line: &str| line.contains(" · ") && line::date_line(&line.replace(" · ", " ")).is_some();
    let ends_post = |line: &str| is_dated(line) || counts(line);
    let mut i = 0;
    while i < blocks.len() {
        let begins = names_writer(blocks[i].span.of(text));
        let end = (i + 1..blocks.len()).take(MAX_POST_LINES).find(|&n| ends_post(blocks[n].span.of(text))).filter(|_| begins);
        if let Some(end) = end {
            for block in &mut blocks[i..=end] {
                (block.role, block.reason) = (Role::Furniture, Some(reason::POST));
            }
        }
        i = end.map_or(i, |end| end) + 1;
    }
}

/// Short titles between paragraphs.
fn subheads(text: &str, blocks: &mut [Block]) {
    let mut before: Option<usize> = None;
    for i in 1..blocks.len().saturating_sub(1) {
        if blocks[i - 1].role.is_body() {
            before = Some(i - 1);
        }
        let line = blocks[i].span.of(text);
        if blocks[i].role != Role::Paragraph || !is_title_like(line, MAX_SUBHEAD_WORDS) || ends_sentence(line) {
            continue;
        }
        let is_between = before.is_some_and(|b| blocks[b].role != Role::Subhead && is_prose(blocks[b].span.of(text)))
            && blocks[i + 1].role.is_body()
            && is_prose(blocks[i + 1].span.of(text));
        if is_between {
            (blocks[i].role, blocks[i].reason) = (Role::Subhead, Some("subhead"));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::read::parse;

    #[test]
    fn a_fact_box_goes_with_its_list() {
        let prose = "The council of Port Ellery voted on Monday to build a second bridge, the mayor said.";
        let text = format!(
            "{prose}\n\nFACT BOX\n- The bridge is 410 metres long\n- It cost 41 million\n\n{prose} Twice.\n\n- a list of the text\n"
        );
        let article = parse("a.txt", text.as_bytes()).unwrap();
        let aside: Vec<&str> = article.furniture().map(|b| article.slice(b.span)).collect();
        assert_eq!(aside, ["FACT BOX", "- The bridge is 410 metres long", "- It cost 41 million"]);
    }

    #[test]
    fn a_post_goes_with_its_frame() {
        let prose = "The council of Port Ellery voted on Monday to build a second bridge, the mayor said.";
        let post = "Harbour Watch @harbourwatch\n\nThe Marigold is aground. More soon.\n\n8:10 PM · Mar 3, 2019";
        let article =
            parse("a.txt", format!("{prose}\n\n{post}\n\n{prose} Twice.\n\nAsk @harbourwatch\n\n{prose} Thrice.\n").as_bytes()).unwrap();
        let aside: Vec<&str> = article.furniture().map(|b| article.slice(b.span)).collect();
        assert_eq!(aside.join("\n\n"), post);
    }
}
