//! Names of the elements and attributes that matter, and what the standard says of them.
//!
//! All other elements are of one kind, [`OTHER`]; `<AMP-AD>` and `<p>` are known, `<x-y>` is not.

/// Attributes that are of use here.
pub(super) const ATTRIBUTES: &[&str] = &[
    "class",
    "id",
    "href",
    "content",
    "property",
    "name",
    "itemprop",
    "itemtype",
    "rel",
    "role",
    "hidden",
    "style",
    "aria-hidden",
    "datetime",
    "pubdate",
    "lang",
    "xml:lang",
    "type",
    "charset",
    "http-equiv",
    "data-testid",
    "data-component",
    "data-component-name",
    "data-block",
    "data-module",
    "data-qa",
    "title",
    "open",
    "aria-label",
    "alt",
];

/// Names of elements that matter; all others are of one kind, [`OTHER`].
const NAMES: &[&str] = &[
    "a",
    "abbr",
    "address",
    "amp-ad",
    "amp-embed",
    "amp-img",
    "amp-sidebar",
    "applet",
    "area",
    "article",
    "aside",
    "audio",
    "b",
    "base",
    "bdi",
    "bdo",
    "big",
    "blockquote",
    "body",
    "br",
    "button",
    "canvas",
    "caption",
    "center",
    "cite",
    "code",
    "col",
    "colgroup",
    "data",
    "datalist",
    "dd",
    "del",
    "desc",
    "details",
    "dfn",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "em",
    "embed",
    "fieldset",
    "figcaption",
    "figure",
    "font",
    "footer",
    "foreignobject",
    "form",
    "frame",
    "frameset",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hgroup",
    "hr",
    "html",
    "i",
    "iframe",
    "img",
    "input",
    "ins",
    "kbd",
    "label",
    "legend",
    "li",
    "link",
    "main",
    "map",
    "mark",
    "math",
    "menu",
    "meta",
    "nav",
    "noembed",
    "noframes",
    "noscript",
    "object",
    "ol",
    "optgroup",
    "option",
    "output",
    "p",
    "param",
    "picture",
    "pre",
    "progress",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "script",
    "section",
    "select",
    "small",
    "source",
    "span",
    "strike",
    "strong",
    "style",
    "sub",
    "summary",
    "sup",
    "svg",
    "table",
    "tbody",
    "td",
    "template",
    "textarea",
    "tfoot",
    "th",
    "thead",
    "time",
    "title",
    "tr",
    "track",
    "tt",
    "u",
    "ul",
    "var",
    "video",
    "wbr",
    "xmp",
];

/// An element of a name that is not known.
pub(super) const OTHER: &str = "other";

/// Elements whose inside holds no markup.
pub(super) const RAW: &[&str] = &["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"];

/// h1 to h6
pub(super) fn is_heading(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

/// Whether an element can stand in the head of a page.
pub(super) fn is_of_head(name: &str) -> bool {
    matches!(name, "base" | "html" | "link" | "meta" | "noframes" | "noscript" | "script" | "style" | "template" | "title")
}

/// Whether an element never has an inside.
pub(super) fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "frame"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

/// Whether an element begins a block of its own on the page.
pub(super) fn is_block(name: &str) -> bool {
    closes_paragraph(name)
        || is_heading(name)
        || matches!(
            name,
            "li" | "dd"
                | "dt"
                | "td"
                | "th"
                | "tr"
                | "tbody"
                | "thead"
                | "tfoot"
                | "caption"
                | "body"
                | "html"
                | "head"
                | "amp-ad"
                | "amp-embed"
                | "amp-sidebar"
                | "legend"
                | "noscript"
                | "template"
                | "object"
                | "select"
                | "option"
                | "picture"
                | "video"
                | "audio"
                | "iframe"
                | "textarea"
                | "title"
        )
}

/// Whether an open paragraph ends where such an element begins.
pub(super) fn closes_paragraph(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "center"
            | "details"
            | "dialog"
            | "dir"
            | "div"
            | "dl"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "header"
            | "hgroup"
            | "hr"
            | "main"
            | "menu"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "section"
            | "summary"
            | "table"
            | "ul"
    ) || is_heading(name)
}

/// Whether an element cannot stand in a drawing or formula, so that one left open ends there, as the HTML
/// standard has it.
pub(super) fn leaves_foreign(name: &str) -> bool {
    closes_paragraph(name)
        || matches!(
            name,
            "b" | "big"
                | "body"
                | "br"
                | "code"
                | "dd"
                | "dt"
                | "em"
                | "embed"
                | "head"
                | "i"
                | "img"
                | "li"
                | "meta"
                | "ruby"
                | "s"
                | "small"
                | "span"
                | "strong"
                | "strike"
                | "sub"
                | "sup"
                | "tt"
                | "u"
                | "var"
        )
}

/// The known name that `name` is in whatever case, else [`OTHER`].
pub(super) fn intern(name: &str) -> &'static str {
    let mut lower = [0u8; 16];
    let Some(space) = lower.get_mut(..name.len()) else { return OTHER };
    space.copy_from_slice(name.as_bytes());
    space.make_ascii_lowercase();
    NAMES.binary_search_by(|known| known.as_bytes().cmp(space)).map_or(OTHER, |i| NAMES[i])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_sorted() {
        assert!(NAMES.is_sorted());
    }
}
