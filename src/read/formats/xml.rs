//! XML → a small tree, for the formats that are XML: bounded in depth, and no entity of the file's own is
//! ever expanded.
//!
//! Names are kept without their prefix: `content:encoded` is "encoded".

use crate::article::Position;
use crate::read::ReadError;
use crate::read::html;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// Documents nested deeper are none of a newsroom's.
const MAX_DEPTH: usize = 256;

/// An element.
#[derive(Debug, Default)]
pub(super) struct Element {
    pub(super) name: String,
    pub(super) attributes: Vec<(String, String)>,
    pub(super) children: Vec<Child>,
    /// Bytes of the file before it.
    pub(super) at: usize,
}

/// What stands in an element.
#[derive(Debug)]
pub(super) enum Child {
    Element(Element),
    Text(String),
}

impl Element {
    /// The value of an attribute, by its name without a prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }

    /// The elements directly in it.
    pub(super) fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|c| match c {
            Child::Element(element) => Some(element),
            Child::Text(_) => None,
        })
    }

    /// The first child of that name.
    pub(super) fn child(&self, name: &str) -> Option<&Element> {
        self.elements().find(|e| e.name == name)
    }

    /// It and every element in it, in order.
    pub(super) fn all(&self) -> Vec<&Element> {
        let mut all = vec![self];
        self.elements().for_each(|e| all.extend(e.all()));
        all
    }

    /// The first of that name, at any depth.
    pub(super) fn find(&self, name: &str) -> Option<&Element> {
        if self.name == name { Some(self) } else { self.elements().find_map(|e| e.find(name)) }
    }

    /// All its words.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        self.add_text(&mut text);
        text
    }

    fn add_text(&self, text: &mut String) {
        for child in &self.children {
            match child {
                Child::Text(words) => text.push_str(words),
                Child::Element(element) => element.add_text(text),
            }
        }
    }

    /// The words of the first of that name, if there are any.
    pub(super) fn words_of(&self, name: &str) -> Option<String> {
        self.find(name).map(|e| e.text().trim().to_owned()).filter(|t| !t.is_empty())
    }

    /// What is in it as HTML, with each element's name put in the place of its own.
    pub(super) fn markup(&self, renamed: &dyn Fn(&Element) -> String) -> String {
        let mut out = String::new();
        for child in &self.children {
            match child {
                Child::Text(words) => out.push_str(&words.replace('&', "&amp;").replace('<', "&lt;")),
                Child::Element(element) => {
                    let name = renamed(element);
                    out.push_str(&format!("<{name}>{}</{name}>", element.markup(renamed)));
                }
            }
        }
        out
    }
}

/// The root element of `text`.
pub(super) fn parse(text: &str) -> Result<Element, ReadError> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = false;
    let mut open = vec![Element::default()];
    loop {
        let at = usize::try_from(reader.buffer_position()).unwrap_or(0);
        match reader.read_event().map_err(|e| ReadError::NoText(format!("its XML is broken: {e}")))? {
            Event::Start(tag) if open.len() >= MAX_DEPTH => {
                return Err(ReadError::NoText(format!("its XML is nested deeper than {MAX_DEPTH} elements at {}", name(&tag))));
            }
            Event::Start(tag) => open.push(element(&tag, at)),
            Event::Empty(tag) => add(&mut open, Child::Element(element(&tag, at))),
            Event::End(_) if open.len() > 1 => {
                if let Some(closed) = open.pop() {
                    add(&mut open, Child::Element(closed));
                }
            }
            Event::Text(words) => add(&mut open, Child::Text(words.decode().unwrap_or_default().into_owned())),
            Event::CData(words) => add(&mut open, Child::Text(words.decode().unwrap_or_default().into_owned())),
            Event::GeneralRef(reference) => {
                let name = reference.decode().unwrap_or_default().into_owned();
                add(&mut open, Child::Text(html::decoded(&format!("&{name};"))));
            }
            Event::Eof => break,
            _ => {}
        }
    }
    while open.len() > 1 {
        if let Some(closed) = open.pop() {
            add(&mut open, Child::Element(closed));
        }
    }
    let root = open.pop().unwrap_or_default().children.into_iter().find_map(|c| match c {
        Child::Element(root) => Some(root),
        Child::Text(_) => None,
    });
    root.ok_or_else(|| ReadError::NoText("its XML holds no element".to_owned()))
}

fn add(open: &mut [Element], child: Child) {
    if let Some(parent) = open.last_mut() {
        parent.children.push(child);
    }
}

fn name(tag: &BytesStart<'_>) -> String {
    String::from_utf8_lossy(tag.local_name().as_ref()).into_owned()
}

fn element(tag: &BytesStart<'_>, at: usize) -> Element {
    let attribute = |a: quick_xml::events::attributes::Attribute<'_>| {
        (String::from_utf8_lossy(a.key.local_name().as_ref()).into_owned(), html::decoded(&String::from_utf8_lossy(&a.value)))
    };
    let attributes = tag.attributes().with_checks(false).filter_map(Result::ok).map(attribute).collect();
    Element { name: name(tag), attributes, children: Vec::new(), at }
}

/// The name of the root element of a text that begins as XML does.
pub(super) fn root_name(text: &str) -> Option<String> {
    let mut rest = text.trim_start_matches('\u{feff}').trim_start();
    loop {
        rest = rest.strip_prefix('<')?;
        let skipped = if rest.starts_with("!--") {
            rest.find("-->").map(|n| n + 3)
        } else if rest.starts_with(['?', '!']) {
            rest.find('>').map(|n| n + 1)
        } else {
            let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).unwrap_or(rest.len());
            let name = &rest[..end];
            return Some(name.rsplit(':').next().unwrap_or(name).to_owned()).filter(|n| !n.is_empty());
        };
        rest = rest.get(skipped?..)?.trim_start();
    }
}

/// Counts lines and columns while it goes through a text, so that each byte is looked at once.
pub(super) struct Places<'t> {
    text: &'t str,
    at: usize,
    place: Position,
}

impl<'t> Places<'t> {
    /// The places of `text`.
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, at: 0, place: Position::of_line(1) }
    }

    /// The place of an offset that is not before the last one.
    pub(super) fn of(&mut self, at: usize) -> Position {
        let passed = self.text.get(self.at..at).unwrap_or("");
        self.place = self.place.after(passed);
        self.at = self.at.max(at);
        self.place
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trees_and_roots() {
        let root = parse("<?xml version='1.0'?><a:b x:k='1 &amp; 2'>One&nbsp;<c/><![CDATA[<p>]]>&#8220;</a:b>").unwrap();
        assert_eq!((root.name.as_str(), root.attribute("k")), ("b", Some("1 & 2")));
        assert_eq!(root.text(), "One\u{a0}<p>“");
        assert_eq!(root_name("<?xml?> <!-- a --><!DOCTYPE x><rdf:RDF a='b'>").as_deref(), Some("RDF"));
        assert_eq!(root_name("a < b"), None);
    }

    #[test]
    fn hostile_trees_are_refused() {
        assert!(parse(&"<a>".repeat(100_000)).is_err());
        let bomb = "<!DOCTYPE a [<!ENTITY b 'bbbb'><!ENTITY c '&b;&b;'>]><a>&c;</a>";
        assert_eq!(parse(bomb).unwrap().text(), "&c;");
    }
}
