//! Word's .docx: tracked changes accepted, hidden and deleted words out, footnotes and comments apart.
//!
//! "with <del>221</del><ins>212</ins> passengers" is read as "with 212 passengers", and the notes say that
//! one insertion and one deletion were accepted.

use super::kind::{Content, Kind};
use super::packed::Zip;
use super::paper::{FOOTNOTE, Paper, REMARK, own_title};
use super::xml::{Element, parse};
use crate::article::Role;
use crate::read::ReadError;
use crate::read::item::Item;

pub(super) const KIND: Kind =
    Kind { ends: &["docx", "docm"], content: Content::Zip { is: is_docx, items: |zip| item(zip).map(|item| vec![item]) } };

const DOCUMENT: &str = "word/document.xml";

/// Whether a ZIP file is a Word document.
fn is_docx(zip: &Zip<'_>) -> bool {
    zip.has(DOCUMENT)
}

/// Read a Word document.
fn item(zip: &mut Zip<'_>) -> Result<Item, ReadError> {
    let document = zip.text(DOCUMENT)?.ok_or_else(|| ReadError::NoText("the Word file holds no document".to_owned()))?;
    let root = parse(&document)?;
    let mut paper = Paper::default();
    blocks(root.find("body").unwrap_or(&root), &mut paper);
    for (name, kind, reason) in
        [("word/footnotes.xml", "footnote", FOOTNOTE), ("word/endnotes.xml", "endnote", FOOTNOTE), ("word/comments.xml", "comment", REMARK)]
    {
        let Some(notes) = zip.text(name)? else { continue };
        let notes = parse(&notes)?;
        // Separators are notes of a type.
        for note in notes.elements().filter(|n| n.name == kind && n.attribute("type").is_none_or(|t| t == "normal")) {
            let words: Vec<String> = note.all().into_iter().filter(|e| e.name == "p").map(|p| words(p, &mut paper)).collect();
            paper.add_apart(reason, &words.join(" "));
        }
    }
    let mut item = paper.item();
    if let Some(core) = zip.text("docProps/core.xml")? {
        let core = parse(&core)?;
        item.title = own_title(core.words_of("title"));
        item.maker = core.words_of("creator");
        // Of a file that names no day in its text, the day on which it was begun is the best there is.
        item.made = core.words_of("created");
    }
    Ok(item)
}

fn blocks(parent: &Element, paper: &mut Paper) {
    // Words of paragraphs whose end was deleted.
    let mut before = String::new();
    for element in parent.elements() {
        match element.name.as_str() {
            "p" => paragraph(element, &mut before, paper),
            "tbl" => {
                for row in element.elements().filter(|e| e.name == "tr") {
                    let cells: Vec<String> = row
                        .elements()
                        .filter(|e| e.name == "tc")
                        .map(|cell| cell.all().into_iter().filter(|e| e.name == "p").map(|p| words(p, paper)).collect::<Vec<_>>().join(" "))
                        .collect();
                    paper.add_row(&cells);
                }
            }
            "sectPr" => {}
            _ => blocks(element, paper),
        }
    }
    paper.add(Role::Paragraph, &before);
}

/// Add a paragraph, or put its words into `before` if it goes on in the next one.
fn paragraph(p: &Element, before: &mut String, paper: &mut Paper) {
    let properties = p.child("pPr");
    let style = properties.and_then(|pr| pr.child("pStyle")).and_then(|s| s.attribute("val")).unwrap_or("").to_lowercase();
    let role = match style.as_str() {
        "title" | "headline" => Role::Headline,
        s if s.starts_with("heading") || s.starts_with("subtitle") => Role::Subhead,
        s if s.contains("quote") => Role::Blockquote,
        _ if properties.is_some_and(|pr| pr.child("numPr").is_some()) => Role::List,
        _ => Role::Paragraph,
    };
    before.push_str(&words(p, paper));
    if properties.and_then(|pr| pr.child("rPr")).is_some_and(|pr| pr.child("del").is_some()) {
        paper.deleted += 1;
    } else {
        paper.add(role, &std::mem::take(before));
    }
    boxes(p, paper);
}

/// Boxes of text stand beside the paragraph that they hang on.
fn boxes(parent: &Element, paper: &mut Paper) {
    for element in parent.elements() {
        match element.name.as_str() {
            "txbxContent" => blocks(element, paper),
            // The same once more.
            "Fallback" => {}
            _ => boxes(element, paper),
        }
    }
}

/// The words of a paragraph.
fn words(p: &Element, paper: &mut Paper) -> String {
    let mut out = String::new();
    for child in p.elements() {
        add(child, &mut out, paper);
    }
    out
}

fn add(element: &Element, out: &mut String, paper: &mut Paper) {
    match element.name.as_str() {
        "t" => out.push_str(&element.text()),
        "tab" | "br" | "cr" => out.push(' '),
        "noBreakHyphen" => out.push('-'),
        "del" | "moveFrom" => paper.deleted += 1,
        "ins" | "moveTo" => {
            paper.inserted += 1;
            element.elements().for_each(|e| add(e, out, paper));
        }
        // Word keeps a drawing twice for readers of old.
        "Fallback" | "instrText" | "delText" | "txbxContent" | "pPr" | "rPr" => {}
        "r" if element.child("rPr").and_then(|pr| pr.child("vanish")).is_some_and(is_on) => paper.hidden += 1,
        _ => element.elements().for_each(|e| add(e, out, paper)),
    }
}

/// Whether a property that may be switched off is on.
fn is_on(property: &Element) -> bool {
    !matches!(property.attribute("val"), Some("0" | "false" | "off"))
}

#[cfg(test)]
mod tests {
    use super::super::tests::zip;
    use crate::article::Role;
    use crate::read::parse_all;

    #[test]
    fn changes_notes_and_hidden_words() {
        let run = |words: &str| format!("<w:r><w:t xml:space='preserve'>{words}</w:t></w:r>");
        let document = format!(
            "<w:document xmlns:w='w'><w:body><w:p><w:pPr><w:pStyle w:val='Title'/></w:pPr>{}</w:p><w:p>{}<w:del><w:r><w:delText>221</w:delText></w:r></w:del><w:ins>{}</w:ins>{}<w:r><w:rPr><w:vanish/></w:rPr><w:t> secret</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r></w:p>\
             <w:tbl><w:tr><w:tc><w:p>{}</w:p></w:tc><w:tc><w:p>{}</w:p></w:tc></w:tr></w:tbl></w:body></w:document>",
            run("Ferry aground"),
            run("The ferry left with "),
            run("212"),
            run(" passengers, the mayor said."),
            run("Hurt"),
            run("14"),
        );
        let notes = format!(
            "<w:footnotes xmlns:w='w'><w:footnote w:type='separator'><w:p/></w:footnote><w:footnote w:id='2'><w:p>{}</w:p></w:footnote></w:footnotes>",
            run("By the log.")
        );
        let file = zip(&[("word/document.xml", document.as_str()), ("word/footnotes.xml", notes.as_str())]);
        let article = parse_all("a.docx", &file, 1 << 20).unwrap().remove(0);
        let blocks: Vec<(Role, &str)> = article.blocks.iter().map(|b| (b.role, article.slice(b.span))).collect();
        assert_eq!(
            blocks,
            [
                (Role::Headline, "Ferry aground"),
                (Role::Paragraph, "The ferry left with 212 passengers, the mayor said."),
                (Role::List, "Hurt | 14"),
                (Role::Furniture, "By the log."),
            ]
        );
        assert_eq!(article.notes, ["tracked changes were accepted: 1 insertion, 1 deletion", "1 piece of hidden text left out"]);
    }

    #[test]
    fn boxes_are_read_once_and_deleted_ends_join() {
        let run = |words: &str| format!("<w:r><w:t xml:space='preserve'>{words}</w:t></w:r>");
        let in_box = format!("<w:txbxContent><w:p>{}</w:p></w:txbxContent>", run("Fourteen were hurt."));
        let document = format!(
            "<w:document xmlns:w='w' xmlns:mc='m'><w:body><w:p>{}</w:p><w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{}</w:p><w:p>{}<w:r><mc:AlternateContent><mc:Choice>{in_box}</mc:Choice><mc:Fallback>{in_box}</mc:Fallback></mc:AlternateContent></w:r></w:p></w:body></w:document>",
            run("Ferry aground off the island of Skarno"),
            run("The ferry left "),
            run("with 212 passengers, the mayor of Skarno said."),
        );
        let core = "<cp:coreProperties xmlns:cp='c' xmlns:dc='d'><dc:title>Document1</dc:title></cp:coreProperties>";
        let file = zip(&[("word/document.xml", document.as_str()), ("docProps/core.xml", core)]);
        let article = parse_all("a.docx", &file, 1 << 20).unwrap().remove(0);
        let words: Vec<&str> = article.blocks.iter().map(|b| article.slice(b.span)).collect();
        assert_eq!(words[1..], ["The ferry left with 212 passengers, the mayor of Skarno said.", "Fourteen were hurt."]);
        assert_eq!(article.metadata.title.as_deref(), Some("Ferry aground off the island of Skarno"));
    }
}
