//! The last look: is there an article left when all roles are set?
//!
//! A page whose prose was set aside whole, by the name of a part or as captions, is read all the same:
//! what holds the most prose comes back, with a note. A gallery of twenty pictures is its captions.

use super::draft::Draft;
use super::furniture::{ends_sentence, is_copyright, reason, without_credit};
use crate::article::{Block, Role};
use std::collections::BTreeMap;

/// Letters of a line that is taken for prose, if it ends as a sentence does.
const PROSE_LETTERS: usize = 35;
/// Bytes of a line that is prose however it ends.
const LONG_LETTERS: usize = 120;
/// A gallery has at least so many captions, with this many times the words of its other text.
const GALLERY_CAPTIONS: usize = 4;
const GALLERY_SHARE: usize = 3;

/// What is never the article, however much of it there is.
const NEVER: &[&str] = &[
    reason::COMMENTS,
    reason::LEGAL,
    reason::COPYRIGHT,
    reason::NEWSLETTER,
    reason::NAVIGATION,
    reason::SHARE,
    reason::ADVERTISEMENT,
    reason::CLOCK,
    reason::ADDRESS,
];

/// Give the draft a body if it has none and there is prose among what was set aside.
pub(super) fn body(draft: &mut Draft) {
    let text = std::mem::take(&mut draft.text);
    // A caption ends in its credit, which is no part of the sentence before it.
    let is_prose = |b: &Block| {
        let line = without_credit(b.span.of(&text));
        ends_sentence(line) && line.len() >= PROSE_LETTERS && !is_copyright(line)
    };
    let length = |b: &&Block| b.span.len();
    let own: usize = draft.blocks.iter().filter(|b| b.role.is_body()).map(|b| length(&b)).sum();
    let captions = || draft.blocks.iter().filter(|b| b.role == Role::Caption && is_prose(b));
    let told: usize = captions().map(|b| length(&b)).sum();
    let is_gallery = captions().count() >= GALLERY_CAPTIONS && told > GALLERY_SHARE * own;
    let has_prose = draft.blocks.iter().any(|b| b.role.is_body() && (is_prose(b) || b.span.len() >= LONG_LETTERS));
    if is_gallery {
        for block in draft.blocks.iter_mut().filter(|b| b.role == Role::Caption && is_prose(b)) {
            (block.role, block.reason) = (Role::Paragraph, None);
        }
        draft.notes.push("nearly all of its text is captions; they were read as the article".to_owned());
    } else if !has_prose && !draft.is_frame {
        let mut groups: BTreeMap<&'static str, usize> = BTreeMap::new();
        for block in draft.blocks.iter().filter(|b| b.role.is_furniture() && is_prose(b)) {
            if let Some(why) = block.reason.filter(|r| !NEVER.contains(r)) {
                *groups.entry(why).or_default() += block.span.len();
            }
        }
        if let Some((why, _)) = groups.into_iter().max_by_key(|(why, size)| (*size, std::cmp::Reverse(*why))) {
            for block in draft.blocks.iter_mut().filter(|b| b.reason == Some(why) && is_prose(b)) {
                (block.role, block.reason) = (Role::Paragraph, None);
            }
            draft.notes.push(format!("all of its prose looked like “{why}”; that was read as the article"));
        } else if draft.has_structure && own == 0 {
            let comments = draft.blocks.iter().any(|b| b.reason == Some(reason::COMMENTS) && is_prose(b));
            let note = if comments { "no prose but comments was found in this page" } else { "no prose was found in this page" };
            draft.notes.push(note.to_owned());
        }
    }
    draft.text = text;
}

#[cfg(test)]
mod tests {
    use crate::read::parse;

    const ONE: &str = "The ferry struck a sandbank off Port Ellery in fog.";
    const TWO: &str = "Divers look at the piles of the east quay on Monday.";

    #[test]
    fn prose_is_never_all_set_aside() {
        let credited = format!(
            "<h1>The quay in pictures</h1><figure><figcaption>{ONE} Photo: A. Holt/Agency</figcaption></figure><figure><figcaption>{TWO} (AP Photo/A. Holt)</figcaption></figure>"
        );
        let captions = format!("<figure><figcaption>{ONE}</figcaption></figure><figure><figcaption>{TWO}</figcaption></figure>").repeat(2);
        for (page, paragraphs) in [
            (format!("<h1>The quay in pictures</h1>{captions}"), 4),
            (format!("<div class=tooltip><span>{ONE}</span></div><p>Ferry</p>"), 1),
            (credited, 2),
            (format!("<p>{ONE}</p><figure><figcaption>{TWO}</figcaption></figure>"), 1),
        ] {
            let article = parse("page.html", page.as_bytes()).unwrap();
            assert_eq!(article.body().count(), paragraphs, "{page}: {:?}", article.blocks);
        }
    }
}
