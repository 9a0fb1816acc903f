//! OpenDocument text (.odt): as Word's files are read, with their changes, notes and hidden words.

use super::kind::{Content, Kind};
use super::packed::Zip;
use super::paper::{FOOTNOTE, Paper, REMARK, own_title};
use super::xml::{Child, Element, parse};
use crate::article::Role;
use crate::read::ReadError;
use crate::read::item::Item;
use std::collections::BTreeSet;

pub(super) const KIND: Kind = Kind { ends: &["odt"], content: Content::Zip { is: is_odt, items: |zip| item(zip).map(|item| vec![item]) } };

const CONTENT: &str = "content.xml";

/// Whether a ZIP file is an OpenDocument file.
fn is_odt(zip: &Zip<'_>) -> bool {
    zip.has(CONTENT) && zip.has("mimetype")
}

/// Read an OpenDocument text.
fn item(zip: &mut Zip<'_>) -> Result<Item, ReadError> {
    let content = zip.text(CONTENT)?.ok_or_else(|| ReadError::NoText("the file holds no document".to_owned()))?;
    let root = parse(&content)?;
    let body = root.find("body").and_then(|b| b.child("text"));
    let body = body.ok_or_else(|| ReadError::NoText("an OpenDocument file that is no text (a table or slides)".to_owned()))?;
    let is_hidden =
        |style: &&Element| style.name == "style" && style.find("text-properties").and_then(|p| p.attribute("display")) == Some("none");
    let mut reader = Reader {
        paper: Paper::default(),
        hidden: root.all().into_iter().filter(is_hidden).filter_map(|s| s.attribute("name")).map(str::to_owned).collect(),
    };
    reader.blocks(body, false);
    let mut item = reader.paper.item();
    if let Some(meta) = zip.text("meta.xml")? {
        let meta = parse(&meta)?;
        item.title = own_title(meta.words_of("title"));
        item.maker = meta.words_of("initial-creator").or_else(|| meta.words_of("creator"));
        item.made = meta.words_of("creation-date").or_else(|| meta.words_of("date"));
    }
    Ok(item)
}

struct Reader {
    paper: Paper,
    /// Styles whose words are not shown.
    hidden: BTreeSet<String>,
}

impl Reader {
    fn blocks(&mut self, parent: &Element, in_list: bool) {
        for element in parent.elements() {
            match element.name.as_str() {
                "h" | "p" => {
                    let style = element.attribute("style-name").unwrap_or("").to_lowercase();
                    let role = match (element.name.as_str(), element.attribute("outline-level")) {
                        ("h", None | Some("1")) => Role::Headline,
                        ("h", _) => Role::Subhead,
                        _ if style == "title" => Role::Headline,
                        _ if style.contains("quot") => Role::Blockquote,
                        _ if in_list => Role::List,
                        _ => Role::Paragraph,
                    };
                    let words = self.words(element);
                    self.paper.add(role, &words);
                }
                "tracked-changes" => {
                    self.paper.deleted += element.all().iter().filter(|e| e.name == "deletion").count();
                    self.paper.inserted += element.all().iter().filter(|e| e.name == "insertion").count();
                }
                "table-row" => {
                    let cells: Vec<String> =
                        element.elements().filter(|e| e.name == "table-cell").map(|cell| self.paragraphs(cell)).collect();
                    self.paper.add_row(&cells);
                }
                "section" if element.attribute("display") == Some("none") => self.paper.hidden += 1,
                "sequence-decls" | "table-of-content" | "forms" => {}
                name => self.blocks(element, in_list || name == "list"),
            }
        }
    }

    /// The words of all paragraphs in an element.
    fn paragraphs(&mut self, element: &Element) -> String {
        let all = element.all();
        let words: Vec<String> = all.into_iter().filter(|e| matches!(e.name.as_str(), "p" | "h")).map(|p| self.words(p)).collect();
        words.join(" ")
    }

    fn words(&mut self, p: &Element) -> String {
        let mut out = String::new();
        self.add(p, &mut out);
        out
    }

    fn add(&mut self, element: &Element, out: &mut String) {
        for child in &element.children {
            let inner = match child {
                Child::Text(words) => {
                    out.push_str(words);
                    continue;
                }
                Child::Element(inner) => inner,
            };
            match inner.name.as_str() {
                "s" | "tab" | "line-break" => out.push(' '),
                "note" => {
                    let words = inner.child("note-body").map(|b| self.paragraphs(b)).unwrap_or_default();
                    self.paper.add_apart(FOOTNOTE, &words);
                }
                "annotation" => {
                    let words = self.paragraphs(inner);
                    self.paper.add_apart(REMARK, &words);
                }
                "hidden-text" | "hidden-paragraph" => self.paper.hidden += 1,
                _ if inner.attribute("style-name").is_some_and(|s| self.hidden.contains(s)) => self.paper.hidden += 1,
                _ => self.add(inner, out),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::zip;
    use crate::article::Role;
    use crate::read::parse_all;

    #[test]
    fn changes_notes_and_hidden_words() {
        let content = "<office:document-content><office:automatic-styles><style:style style:name='T1'><style:text-properties text:display='none'/></style:style></office:automatic-styles><office:body><office:text>\
            <text:tracked-changes><text:changed-region><text:deletion><text:p>221</text:p></text:deletion></text:changed-region></text:tracked-changes>\
            <text:h text:outline-level='1'>Ferry aground</text:h>\
            <text:p>The ferry left<text:s/>with <text:change/>212 passengers<text:span text:style-name='T1'> secret</text:span>, the mayor said.<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>By the log.</text:p></text:note-body></text:note></text:p>\
            <text:section text:display='none'><text:p>Ask the desk first.</text:p></text:section>\
            <text:list><text:list-item><text:p>Fourteen were hurt.</text:p></text:list-item></text:list></office:text></office:body></office:document-content>";
        let meta = "<office:document-meta><office:meta><meta:creation-date>2019-03-03T20:10:00</meta:creation-date><meta:initial-creator>Ana Holt</meta:initial-creator></office:meta></office:document-meta>";
        let file = zip(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", content), ("meta.xml", meta)]);
        let article = parse_all("a.odt", &file, 1 << 20).unwrap().remove(0);
        let blocks: Vec<(Role, &str)> = article.blocks.iter().map(|b| (b.role, article.slice(b.span))).collect();
        assert_eq!(
            blocks,
            [
                (Role::Headline, "Ferry aground"),
                (Role::Paragraph, "The ferry left with 212 passengers, the mayor said."),
                (Role::List, "Fourteen were hurt."),
                (Role::Furniture, "By the log."),
            ]
        );
        assert_eq!(article.metadata.byline.as_deref(), Some("Ana Holt"));
        assert_eq!(article.metadata.published.as_ref().unwrap().date.to_string(), "2019-03-03");
        assert_eq!(article.notes, ["tracked changes were accepted: 0 insertions, 1 deletion", "2 pieces of hidden text left out"]);
    }
}
