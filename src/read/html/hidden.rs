//! What of a page is not seen: hidden elements, remarks for screen readers.
//!
//! `<span class="sr-only">opens a page</span>` and `<p style="left: -9999px">` are; "hidden md:block" is seen on wider
//! screens, and a hidden `<h1>` may be the headline behind a picture of it.

use super::names::is_block;
use super::tree::Tree;

/// Parts of class names of words that are read aloud and not seen, in lower case.
const FOR_SCREEN_READERS: &[&str] = &[
    "visually-hidden",
    "visuallyhidden",
    "hidden-visually",
    "sr-only",
    "screen-reader",
    "screenreader",
    "show-for-sr",
    "a11y-hidden",
    "element-invisible",
    "accessibility-text",
    "hide-text",
    "offscreen",
    "off-screen",
];
/// Whole class names of words that are not seen.
const UNSEEN: &[&str] = &["hidden", "is-hidden", "invisible", "is-invisible"];
/// Parts of styles, without blanks, of what takes no place on the page, and of what stands beside it or has no size.
const NO_PLACE: &[&str] = &["display:none", "visibility:hidden"];
const OFF_SCREEN: &[&str] = &["left:-999", "text-indent:-999", "clip:rect(", "font-size:0;"];
/// Nodes below an element: more is no remark beside the text.
const REMARK_NODES: usize = 8;

/// Whether an element is no more than a remark; the headline of a page may be hidden behind a picture of it.
fn is_remark(tree: &Tree<'_>, node: usize) -> bool {
    tree.nodes[node].end - node <= REMARK_NODES && !matches!(tree.name(node), "h1" | "article" | "main" | "body" | "html")
}

/// Whether an element is read aloud and not seen.
pub(super) fn is_for_screen_readers(tree: &Tree<'_>, node: usize) -> bool {
    tree.attribute(node, "class").is_some_and(is_read_aloud) && is_remark(tree, node)
}

fn is_read_aloud(class: &str) -> bool {
    let says = |word: &str| {
        let word = word.to_lowercase();
        !word.starts_with("not-") && FOR_SCREEN_READERS.iter().any(|name| word.contains(name))
    };
    class.split_ascii_whitespace().any(says)
}

/// Whether an element's class names or style can say that it is not seen, whatever it holds.
pub fn may_be_hidden(class: &str, style: &str) -> bool {
    let style = squeezed(style);
    is_read_aloud(class)
        || class.split_ascii_whitespace().any(|n| UNSEEN.contains(&n))
        || NO_PLACE.iter().chain(OFF_SCREEN).any(|s| style.contains(s))
        || style.ends_with("font-size:0")
}

fn squeezed(style: &str) -> String {
    style.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}

/// "hidden", but not "hidden md:block", which is seen on wider screens.
fn is_unseen(tree: &Tree<'_>, node: usize) -> bool {
    let Some(class) = tree.attribute(node, "class") else { return false };
    class.split_ascii_whitespace().any(|n| UNSEEN.contains(&n)) && !class.contains(':') && is_remark(tree, node)
}

/// Whether an element is hidden by its attributes, its style or a class name that says so.
pub(super) fn is_hidden(tree: &Tree<'_>, node: usize) -> bool {
    if tree.attribute(node, "hidden").is_some_and(|v| v != "until-found") {
        return true;
    }
    if is_unseen(tree, node) {
        return true;
    }
    let Some(style) = tree.attribute(node, "style") else { return false };
    let style = squeezed(style);
    let may_be_off_screen = !is_block(tree.name(node)) || is_remark(tree, node);
    NO_PLACE.iter().any(|s| style.contains(s))
        || may_be_off_screen && (OFF_SCREEN.iter().any(|s| style.contains(s)) || style.ends_with("font-size:0"))
}
