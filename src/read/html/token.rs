//! HTML → tags and texts, in one pass and in time linear in the page, whatever is in it.
//!
//! A page of broken markup yields what a reader would see: a comment, quotation mark or tag that
//! is never closed swallows nothing that follows it. `<p class=x>Hi` is a start tag and a text.

use super::names::{ATTRIBUTES, RAW, intern, leaves_foreign};
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

/// What begins and ends a section of characters of XML; what is in it is read as the rest of the page.
const SECTION: &[u8] = b"<![CDATA[";
const SECTION_END: &[u8] = b"]]>";

/// Whether a tag's name stands at `at`, whole.
fn is_named(bytes: &[u8], at: usize, name: &str) -> bool {
    let end = at + name.len();
    bytes.get(at..end).is_some_and(|n| n.eq_ignore_ascii_case(name.as_bytes())) && bytes.get(end).is_none_or(|b| !b.is_ascii_alphanumeric())
}

/// The tokens of a page.
pub(super) struct Tokens<'s> {
    source: &'s str,
    at: usize,
    /// The raw element whose inside comes next.
    raw: Option<&'static str>,
    /// Offsets from which a search to the end has found nothing, so that it is not made again.
    no_comment_end: bool,
    no_quote: [bool; 2],
    /// Raw elements whose end tag a search to the end has not found.
    no_end: Vec<&'static str>,
    no_hidden_end: bool,
    /// Where the mark stands that ends a section of characters, `]]>`, if one is open.
    section_end: Option<usize>,
    no_section_end: bool,
    /// Within a drawing or formula, where a title holds markup and a script may close itself.
    in_foreign: bool,
}

impl<'s> Tokens<'s> {
    pub(super) fn new(source: &'s str) -> Self {
        Self {
            source,
            at: 0,
            raw: None,
            no_comment_end: false,
            no_quote: [false; 2],
            no_end: Vec::new(),
            no_hidden_end: false,
            section_end: None,
            no_section_end: false,
            in_foreign: false,
        }
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
            match self.comment_end() {
                Some(end) => return self.at = end,
                None => self.no_comment_end = true,
            }
        }
        if self.rest().starts_with(b"<!--") {
            let end = memchr::memchr2(b'<', b'>', &self.rest()[1..]).map_or(self.source.len(), |n| self.at + 1 + n);
            self.at = if self.source.as_bytes().get(end) == Some(&b'>') { end + 1 } else { end };
            return;
        }
        if self.rest().starts_with(SECTION) {
            self.at += SECTION.len();
            if self.section_end.is_none() && !self.no_section_end {
                self.section_end = memchr::memmem::find(self.rest(), SECTION_END).map(|n| self.at + n);
                self.no_section_end = self.section_end.is_none();
            }
            return;
        }
        self.at = self.next_byte(b'>').map_or(self.source.len(), |n| n + 1);
    }

    /// Whether "</" with no name behind it is closed by a ">" before another tag begins: "</>" shows nothing.
    fn ends_nothing(&self, open: usize) -> bool {
        let rest = &self.source.as_bytes()[open..];
        let is_unnamed = rest.starts_with(b"</") && rest.get(2).is_some_and(|b| !b.is_ascii_alphabetic());
        is_unnamed && memchr::memchr2(b'<', b'>', &rest[2..]).is_some_and(|n| rest[2 + n] == b'>')
    }

    /// Past the comment at `self.at`: it ends with `-->` or, as browsers have it, `--!>`; `<!-->` is a whole one.
    fn comment_end(&self) -> Option<usize> {
        let (bytes, at) = (self.source.as_bytes(), self.at);
        memchr::memchr_iter(b'>', &bytes[at..]).map(|n| at + n).find_map(|close| {
            let plain = close >= at + 4 && bytes[..close].ends_with(b"--");
            let loud = close >= at + 7 && bytes[..close].ends_with(b"--!");
            (plain || loud).then_some(close + 1)
        })
    }

    /// Whether what follows a start tag is no markup.
    fn begins_raw(&mut self, tag: &Tag<'_>) -> bool {
        if matches!(tag.name, "svg" | "math") {
            self.in_foreign = !tag.self_closing;
        } else if leaves_foreign(tag.name) {
            self.in_foreign = false;
        }
        let holds_scripts = matches!(tag.name, "script" | "style");
        RAW.contains(&tag.name) && (!self.in_foreign || holds_scripts && !tag.self_closing)
    }

    /// The inside of a raw element, up to its end tag. A script without one holds the rest of the page; a
    /// title or text field without one was never meant to, and holds nothing.
    fn raw_text(&mut self, name: &'static str) -> Range<usize> {
        let start = self.at;
        let bytes = self.source.as_bytes();
        if self.no_end.contains(&name) {
            return start..start;
        }
        if let Some(open) = self.hidden_script_end(name).or_else(|| self.end_tag(name)) {
            self.at = open;
            return start..open;
        }
        if !matches!(name, "script" | "style") {
            self.no_end.push(name);
            return start..start;
        }
        self.at = bytes.len();
        start..bytes.len()
    }

    /// Where the next end tag of that name begins.
    fn end_tag(&self, name: &str) -> Option<usize> {
        let bytes = self.source.as_bytes();
        let opens = memchr::memchr_iter(b'<', &bytes[self.at..]).map(|n| self.at + n);
        opens.filter(|open| bytes.get(open + 1) == Some(&b'/')).find(|open| is_named(bytes, open + 2, name))
    }

    /// Where a script ends that hides another one, `<!-- document.write("<script></script>") -->`: the end tag within
    /// the comment is not its own. `None` if there is no such script in it, or no end.
    fn hidden_script_end(&mut self, name: &str) -> Option<usize> {
        if name != "script" || self.no_hidden_end {
            return None;
        }
        let bytes = self.source.as_bytes();
        let (mut is_hidden, mut is_inner, mut had_inner) = (false, false, false);
        for at in memchr::memchr2_iter(b'<', b'>', &bytes[self.at..]).map(|n| self.at + n) {
            let rest = &bytes[at..];
            if rest[0] == b'>' {
                is_hidden &= !bytes[self.at..at].ends_with(b"--");
                is_inner &= is_hidden;
            } else if rest.starts_with(b"<!--") {
                is_hidden = true;
            } else if is_hidden && is_named(bytes, at + 1, name) {
                (is_inner, had_inner) = (true, true);
            } else if rest.starts_with(b"</") && is_named(bytes, at + 2, name) {
                if !is_inner {
                    return had_inner.then_some(at);
                }
                is_inner = false;
            }
        }
        self.no_hidden_end = true;
        None
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
        let ends_name = |b: u8| b.is_ascii_whitespace() || matches!(b, b'=' | b'>' | b'/');
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
                Some(b'/') => bytes.get(open + 2).is_some_and(u8::is_ascii_alphabetic) || self.ends_nothing(open),
                Some(b) => b.is_ascii_alphabetic(),
                None => false,
            };
            if open < bytes.len() && !begins {
                // "a < b" is text.
                search = open + 1;
                continue;
            }
            if let Some(end) = self.section_end.take_if(|end| *end < open).filter(|end| *end >= text_start) {
                self.at = end + SECTION_END.len();
                return Some(Token::Text(text_start..end));
            }
            if open > text_start {
                self.at = open;
                return Some(Token::Text(text_start..open));
            }
            if open == bytes.len() {
                return None;
            }
            self.at = open;
            if matches!(bytes[open + 1], b'!' | b'?') || self.ends_nothing(open) {
                self.skip_declaration();
                return self.next_after_declaration();
            }
            let token = self.tag();
            match &token {
                Token::Start(tag) => self.raw = self.begins_raw(tag).then_some(tag.name),
                Token::End("svg" | "math") => self.in_foreign = false,
                _ => {}
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
        // within the name of an attribute it opens nothing, as in browsers
        assert_eq!(shown("<meta prope<style>rty<p>c"), ["<meta>", "rty", "<p>", "c"]);
        assert_eq!(shown("a <"), ["a <"]);
        assert_eq!(shown("a </"), ["a </"]);
        assert_eq!(shown("<p ="), ["<p>"]);
        assert_eq!(shown("<title>a<p>b"), ["<title>", "title:", "a", "<p>", "b"]);
    }

    #[test]
    fn what_ends_elsewhere_than_it_seems() {
        assert_eq!(shown("<!-- a -- b --!><p>c"), ["<p>", "c"]);
        assert_eq!(shown("a</>b</ x >c</3 d<p>"), ["a", "b", "c</3 d", "<p>"]);
        assert_eq!(shown("<!--><p>c<!---><p>d"), ["<p>", "c", "<p>", "d"]);
        assert_eq!(
            shown("<svg><title/><script/></svg>a<title>b</title>"),
            ["<svg>", "<title>", "<script>", "</svg>", "a", "<title>", "title:b", "</title>"]
        );
        assert_eq!(shown("<p><![CDATA[a > b<b>c]]></b>d]]>"), ["<p>", "a > b", "<b>", "c", "</b>", "d]]>"]);
        assert_eq!(
            shown("<script><!-- w('<script>a</script>') --></script>b<script><!-- c </script>d"),
            ["<script>", "script:<!-- w('<script>a</script>') -->", "</script>", "b", "<script>", "script:<!-- c ", "</script>", "d"]
        );
        // a comment that is never closed hides nothing behind the first end tag
        assert_eq!(shown("<script><!--<script></script>a"), ["<script>", "script:<!--<script>", "</script>", "a"]);
        assert_eq!(shown("<svg><p><title>b</title>"), ["<svg>", "<p>", "<title>", "title:b", "</title>"]);
    }
}
