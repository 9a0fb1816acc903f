//! Days in the elements of a page: `<time>`, with or without an attribute, and `itemprop=datePublished`.
//!
//! What stands between the headline and the first paragraph is the article's; the times of comments, of
//! teasers and of other parts beside it are kept with the reason why they are not taken.

use super::frame::Places;
use super::head::value;
use super::tree::{Kind, Tree};
use crate::article::Origin;
use crate::read::dates::{is_universal, written};
use crate::read::draft::{DateHint, Draft};
use crate::read::furniture::reason;
use crate::read::rejection::Rejection;

/// Nodes above the headline that are its own: a date over a title stands close to it.
const ABOVE: usize = 40;
/// Letters of a time that is written out: longer ones are sentences.
const MAX_LETTERS: usize = 120;

/// Put the days that the page's elements name into `draft`; `header_end` is the node at which the header of the page ends.
pub(super) fn read(tree: &Tree<'_>, places: &Places, header_end: usize, aside: impl Fn(usize) -> Option<&'static str>, draft: &mut Draft) {
    for node in 1..tree.nodes.len() {
        let property = tree.attribute(node, "itemprop").map(str::to_ascii_lowercase).unwrap_or_default();
        let is_property = property.contains("datepublished") || property.contains("datecreated");
        if !is_property && tree.name(node) != "time" {
            continue;
        }
        let attribute =
            ["datetime", "content", "title"].iter().find_map(|a| value(tree, node, a).filter(|v| v.bytes().any(|b| b.is_ascii_digit())));
        // A stamp in universal time may be of another day than the one that readers are shown.
        let local = attribute.as_deref().filter(|a| is_universal(a)).and_then(|stamp| {
            let shown = shown(tree, node)?;
            let day = written::find(&shown).first()?.written;
            (written::parse(stamp) != Some(day)).then_some(shown)
        });
        let Some(written) = attribute.or_else(|| shown(tree, node)) else { continue };
        let around: Vec<String> = tree.ancestors(node).take(2).filter_map(|n| tree.attribute(n, "class")).map(str::to_lowercase).collect();
        let says = |word: &str| around.iter().any(|c| c.contains(word));
        let is_change = property.contains("datemodified") || (says("updated") || says("modified")) && !says("publish") && !says("posted");
        let hint = |written: String| match aside(node) {
            Some(reason::COMMENTS) => DateHint::rejected(written, Origin::PageText, Rejection::Comment),
            Some(_) if !is_property => DateHint::rejected(written, Origin::PageText, Rejection::BesideTheArticle),
            _ if is_change => DateHint::rejected(written, Origin::PageText, Rejection::LastChange),
            _ if !is_property && node < header_end => DateHint::rejected(written, Origin::PageText, Rejection::HeaderClock),
            _ => match rank(tree, places, node) {
                Some(rank) => DateHint::ranked(written, Origin::PageText, if is_property { 0 } else { rank }),
                None if is_property => DateHint::ranked(written, Origin::PageText, 2),
                None => DateHint::rejected(written, Origin::PageText, Rejection::BesideTheArticle),
            },
        };
        draft.dates.extend([Some(written), local].into_iter().flatten().map(hint));
    }
}

/// How close a time stands to the headline; `None` if it is none of the article's.
fn rank(tree: &Tree<'_>, places: &Places, node: usize) -> Option<u8> {
    let (headline, body) = (places.headline.unwrap_or(0), places.body.unwrap_or(tree.nodes.len()));
    let in_root = node >= places.root && node < tree.nodes[places.root].end;
    match places.headline {
        Some(h) if (h..=body).contains(&node) => Some(0),
        None if node <= body => Some(1),
        Some(h) if node < h && h - node <= ABOVE => Some(1),
        _ if in_root && (places.root != 0 || headline < node) => Some(2),
        _ => None,
    }
}

/// The words of an element.
fn shown(tree: &Tree<'_>, node: usize) -> Option<String> {
    let texts = (node + 1..tree.nodes[node].end).filter_map(|n| match &tree.nodes[n].kind {
        Kind::Text(range) => Some(&tree.source[range.clone()]),
        _ => None,
    });
    let words = texts.collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" ");
    (!words.is_empty() && words.len() <= MAX_LETTERS && words.chars().any(char::is_numeric)).then_some(words)
}
