//! HTML → tags and texts, in one pass and in time linear in the page, whatever is in it.
//!
//! A page of broken markup yields what a reader would see: a comment, quotation mark or tag that
//! is never closed swallows nothing that follows it. `<p class=x>Hi` is a start tag and a text.

use std::borrow::Cow;
use std::ops::Range;

/// One piece of a page.
#[derive(Debug, PartialEq)]
pub(super) enum Token<'s> {
    /// `<p class="lead">`
    Start(Tag<'s>),
    /// `</p>`
    End(&'static str),
    /// Text between tags, as a range of the source, references not resolved.
    Text(Range<usize>),
    /// The inside of `script`, `title` and other elements without markup in them.
    Raw(&'static str, Range<usize>),
}

/// A start tag.
#[derive(Debug, PartialEq)]
pub(super) struct Tag<'s> {
    pub(super) name: &'static str,
    pub(super) attributes: Attributes<'s>,
    pub(super) self_closing: bool,
}

/// The attributes of a start tag that are of use here, in order, the first of each name.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Attributes<'s>(Vec<(&'static str, Cow<'s, str>)>);

impl<'s> Attributes<'s> {
    /// The value of attribute `name`.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(n, _)| *n == name).map(|(_, v)| v.as_ref())
    }

    fn add(&mut self, name: &str, value: &'s str) {
        let Some(known) = ATTRIBUTES.iter().find(|a| a.eq_ignore_ascii_case(name)) else { return };
        if self.get(known).is_none() {
            self.0.push((known, super::entities::decode(value)));
        }
    }
}

const ATTRIBUTES: &[&str] = &[
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
];

/// Names of elements that matter; all others are of one kind, [`OTHER`].
const NAMES: &[&str] = &[
    "a",
    "abbr",
    "address",
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
const RAW: &[&str] = &["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"];

/// The tokens of a page.
pub(super) struct Tokens<'s> {
    source: &'s str,
    at: usize,
    /// The raw element whose inside comes next.
    raw: Option<&'static str>,
    /// Offsets from which a search to the end has found nothing, so that it is not made again.
    no_comment_end: bool,
    no_quote: [bool; 2],
}

impl<'s> Tokens<'s> {
    pub(super) fn new(source: &'s str) -> Self {
        Self { source, at: 0, raw: None, no_comment_end: false, no_quote: [false; 2] }
    }

    fn rest(&self) -> &'s [u8] {
        &self.source.as_bytes()[self.at..]
    }

    fn next_byte(&self, byte: u8) -> Option<usize> {
        memchr::memchr(byte, self.rest()).map(|n| self.at + n)
    }

    /// Past a comment, declaration or processing instruction, which `self.at` points at.
    fn skip_declaration(&mut self) {
        if self.rest().starts_with(b"<!--") && !self.no_comment_end {
            // "<!-->" is a whole comment.
            let from = self.at + 2;
            match memchr::memmem::find(&self.source.as_bytes()[from..], b"-->") {
                Some(n) => return self.at = from + n + 3,
                None => self.no_comment_end = true,
            }
        }
        if self.rest().starts_with(b"<!--") {
            let end = memchr::memchr2(b'<', b'>', &self.rest()[1..]).map_or(self.source.len(), |n| self.at + 1 + n);
            self.at = if self.source.as_bytes().get(end) == Some(&b'>') { end + 1 } else { end };
            return;
        }
        let is_cdata = self.rest().starts_with(b"<![CDATA[");
        self.at = if is_cdata { self.at + 9 } else { self.next_byte(b'>').map_or(self.source.len(), |n| n + 1) };
    }

    /// The inside of a raw element, up to its end tag.
    fn raw_text(&mut self, name: &'static str) -> Range<usize> {
        let start = self.at;
        let bytes = self.source.as_bytes();
        for open in memchr::memchr_iter(b'<', &bytes[start..]) {
            let open = start + open;
            let is_end = bytes.get(open + 1) == Some(&b'/')
                && bytes.get(open + 2..open + 2 + name.len()).is_some_and(|n| n.eq_ignore_ascii_case(name.as_bytes()))
                && bytes.get(open + 2 + name.len()).is_none_or(|b| !b.is_ascii_alphanumeric());
            if is_end {
                self.at = open;
                return start..open;
            }
        }
        self.at = bytes.len();
        start..bytes.len()
    }

    /// A start or end tag that begins at `self.at`.
    fn tag(&mut self) -> Token<'s> {
        let is_end = self.rest().get(1) == Some(&b'/');
        self.at += if is_end { 2 } else { 1 };
        let length = self.rest().iter().take_while(|b| !b.is_ascii_whitespace() && !matches!(b, b'/' | b'>')).count();
        let name = intern(&self.source[self.at..self.at + length]);
        self.at += length;
        let (attributes, self_closing) = self.attributes();
        if is_end { Token::End(name) } else { Token::Start(Tag { name, attributes, self_closing }) }
    }

    /// The attributes up to the tag's end, and whether it closes itself.
    fn attributes(&mut self) -> (Attributes<'s>, bool) {
        let bytes = self.source.as_bytes();
        let (mut attributes, mut slash) = (Attributes::default(), false);
        while let Some(&byte) = bytes.get(self.at) {
            match byte {
                b'>' => {
                    self.at += 1;
                    break;
                }
                b'/' => {
                    slash = true;
                    self.at += 1;
                }
                // The tag was never closed; the next one begins.
                b'<' => break,
                b if b.is_ascii_whitespace() => self.at += 1,
                _ => {
                    slash = false;
                    let (name, value) = self.attribute();
                    attributes.add(name, value);
                }
            }
        }
        (attributes, slash)
    }

    fn attribute(&mut self) -> (&'s str, &'s str) {
        let start = self.at;
        let ends_name = |b: u8| b.is_ascii_whitespace() || matches!(b, b'=' | b'>' | b'/' | b'<');
        // A name may begin with any character, even with "=".
        self.at += 1 + self.source.as_bytes()[start + 1..].iter().take_while(|b| !ends_name(**b)).count();
        let name = &self.source[start..self.at];
        let blank = self.rest().iter().take_while(|b| b.is_ascii_whitespace()).count();
        if self.rest().get(blank) != Some(&b'=') {
            return (name, "");
        }
        self.at += blank + 1;
        self.at += self.rest().iter().take_while(|b| b.is_ascii_whitespace()).count();
        let start = self.at;
        if let Some(quote @ (b'"' | b'\'')) = self.rest().first().copied() {
            let known_missing = &mut self.no_quote[usize::from(quote == b'"')];
            if !*known_missing {
                match memchr::memchr(quote, &self.source.as_bytes()[start + 1..]) {
                    Some(n) => {
                        self.at = start + 1 + n + 1;
                        return (name, &self.source[start + 1..start + 1 + n]);
                    }
                    None => *known_missing = true,
                }
            }
        }
        self.at += self.rest().iter().take_while(|b| !b.is_ascii_whitespace() && **b != b'>').count();
        (name, &self.source[start..self.at])
    }
}

impl<'s> Iterator for Tokens<'s> {
    type Item = Token<'s>;

    fn next(&mut self) -> Option<Token<'s>> {
        if let Some(name) = self.raw.take() {
            return Some(Token::Raw(name, self.raw_text(name)));
        }
        let text_start = self.at;
        let bytes = self.source.as_bytes();
        let mut search = self.at;
        loop {
            let open = memchr::memchr(b'<', &bytes[search..]).map_or(bytes.len(), |n| search + n);
            let begins = match bytes.get(open + 1) {
                Some(b'!' | b'?') => true,
                Some(b'/') => bytes.get(open + 2).is_some_and(u8::is_ascii_alphabetic),
                Some(b) => b.is_ascii_alphabetic(),
                None => false,
            };
            if open < bytes.len() && !begins {
                // "a < b" is text.
                search = open + 1;
                continue;
            }
            if open > text_start {
                self.at = open;
                return Some(Token::Text(text_start..open));
            }
            if open == bytes.len() {
                return None;
            }
            self.at = open;
            if matches!(bytes[open + 1], b'!' | b'?') {
                self.skip_declaration();
                return self.next_after_declaration();
            }
            let token = self.tag();
            if let Token::Start(tag) = &token {
                self.raw = RAW.contains(&tag.name).then_some(tag.name);
            }
            return Some(token);
        }
    }
}

impl<'s> Tokens<'s> {
    /// An empty text keeps the iterator from calling itself once per declaration.
    fn next_after_declaration(&self) -> Option<Token<'s>> {
        Some(Token::Text(self.at..self.at))
    }
}

fn intern(name: &str) -> &'static str {
    let mut lower = [0u8; 12];
    let Some(space) = lower.get_mut(..name.len()) else { return OTHER };
    space.copy_from_slice(name.as_bytes());
    space.make_ascii_lowercase();
    NAMES.binary_search_by(|known| known.as_bytes().cmp(space)).map_or(OTHER, |i| NAMES[i])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(source: &str) -> Vec<String> {
        Tokens::new(source)
            .filter_map(|t| match t {
                Token::Start(tag) => {
                    Some(format!("<{}{}>", tag.name, tag.attributes.get("class").map_or(String::new(), |c| format!(" {c}"))))
                }
                Token::End(name) => Some(format!("</{name}>")),
                Token::Text(range) => Some(source[range].to_owned()).filter(|t| !t.is_empty()),
                Token::Raw(name, range) => Some(format!("{name}:{}", &source[range])),
            })
            .collect()
    }

    #[test]
    fn names_are_sorted() {
        assert!(NAMES.is_sorted());
    }

    #[test]
    fn tags_and_texts() {
        assert_eq!(shown("<P Class=lead>Hi<br/>you</P>"), ["<p lead>", "Hi", "<br>", "you", "</p>"]);
        assert_eq!(shown("<!DOCTYPE html><!-- <p> -->a < b<x-y class='a \"b\"'>"), ["a < b", "<other a \"b\">"]);
        assert_eq!(shown("<script>if (a</b) '<p>'</SCRIPT >x"), ["<script>", "script:if (a</b) '<p>'", "</script>", "x"]);
    }

    #[test]
    fn what_is_never_closed_swallows_nothing() {
        assert_eq!(shown("<!-- a<p>b"), ["<p>", "b"]);
        assert_eq!(shown("<p class=\"a>b</p>"), ["<p \"a>", "b", "</p>"]);
        assert_eq!(shown("<p class=a<b>c"), ["<p a<b>", "c"]);
        assert_eq!(shown("<p <b>c"), ["<p>", "<b>", "c"]);
        assert_eq!(shown("a <"), ["a <"]);
        assert_eq!(shown("a </"), ["a </"]);
        assert_eq!(shown("<p ="), ["<p>"]);
    }
}
