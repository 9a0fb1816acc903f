//! What the files of word processors have alike: paragraphs in the making, notes apart, cells of a table
//! in one line, and the count of changes that were tracked.

use crate::article::{Position, Role};
use crate::read::item::{Item, Paragraph, Text};

/// Reasons for which notes stand apart.
pub(super) const FOOTNOTE: &str = "footnote";
pub(super) const REMARK: &str = "an editor's comment";

/// A document in the making.
#[derive(Default)]
pub(super) struct Paper {
    paragraphs: Vec<Paragraph>,
    apart: Vec<Paragraph>,
    /// Changes that were tracked: words put in, and words taken out.
    pub(super) inserted: usize,
    pub(super) deleted: usize,
    /// Pieces that the document hides.
    pub(super) hidden: usize,
}

impl Paper {
    /// Add a paragraph; blank ones are none.
    pub(super) fn add(&mut self, role: Role, words: &str) {
        if !words.trim().is_empty() {
            let reason = matches!(role, Role::Headline).then_some("headline");
            self.paragraphs.push((role, reason, words.trim().to_owned()));
        }
    }

    /// Add a row of a table.
    pub(super) fn add_row(&mut self, cells: &[String]) {
        let cells: Vec<&str> = cells.iter().map(|c| c.trim()).filter(|c| !c.is_empty()).collect();
        self.add(Role::List, &cells.join(" | "));
    }

    /// Add a note, which stands behind the text and is none of it.
    pub(super) fn add_apart(&mut self, reason: &'static str, words: &str) {
        if !words.trim().is_empty() {
            self.apart.push((Role::Furniture, Some(reason), words.trim().to_owned()));
        }
    }

    /// The document as an item.
    pub(super) fn item(mut self) -> Item {
        let mut notes = Vec::new();
        let count = |n: usize, what: &str| format!("{n} {what}{}", if n == 1 { "" } else { "s" });
        if self.inserted + self.deleted > 0 {
            notes.push(format!(
                "tracked changes were accepted: {}, {}",
                count(self.inserted, "insertion"),
                count(self.deleted, "deletion")
            ));
        }
        if self.hidden > 0 {
            notes.push(format!("{} of hidden text left out", count(self.hidden, "piece")));
        }
        self.paragraphs.append(&mut self.apart);
        let mut item = Item::new(Text::Paragraphs(self.paragraphs));
        item.notes = notes;
        item.place = Position::of_line(1);
        item
    }
}

/// A title of a document's properties, unless it is the one that the program gave a new file: "Document1".
pub(super) fn own_title(title: Option<String>) -> Option<String> {
    let is_given = |t: &str| {
        let name = t.trim().trim_end_matches(|c: char| c.is_ascii_digit()).trim_end();
        let is_numbered = name.len() < t.trim().len() && !name.contains(char::is_whitespace);
        is_numbered || name.eq_ignore_ascii_case("untitled") || t.starts_with("Microsoft Word - ")
    };
    title.filter(|t| !is_given(t))
}
