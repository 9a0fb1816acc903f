//! PDF: the text that its pages show, in the order in which the file draws it.
//!
//! Pages are a text with a form feed between them, so that running heads, words broken at the ends of lines and sentences
//! that go on over a page are what they are in any printed text. A picture of a page has no words, and says so.

use super::kind::{Content, Kind};
use crate::read::ReadError;
use crate::read::item::{Item, Text};
use std::panic::{AssertUnwindSafe, catch_unwind};

pub(super) const KIND: Kind =
    Kind { ends: &["pdf"], content: Content::Bytes { is: |bytes| bytes.starts_with(b"%PDF-"), items: |bytes, _| items(bytes) } };

/// The article of a file.
fn items(bytes: &[u8]) -> Result<Vec<Item>, ReadError> {
    // The library gives up on some broken files with a panic.
    let pages = catch_unwind(AssertUnwindSafe(|| pdf_extract::extract_text_from_mem_by_pages(bytes)));
    let broken = |why: String| ReadError::NoText(format!("the PDF is broken or of a kind that is not read ({why}); save its text"));
    let pages = pages.map_err(|_| broken("its reader gave up".to_owned()))?.map_err(|error| broken(error.to_string()))?;
    let text = pages.iter().map(|page| page.trim()).filter(|page| !page.is_empty()).collect::<Vec<_>>().join("\n\u{c}");
    if text.is_empty() {
        return Err(ReadError::NoText("the PDF shows no words: it may be pictures of pages".to_owned()));
    }
    let mut item = Item::new(Text::Plain(text));
    item.notes.push("read from a PDF: paragraphs are guessed from its lines".to_owned());
    Ok(vec![item])
}

#[cfg(test)]
mod tests {
    use crate::read::{ReadError, parse};

    /// A PDF of pages, each of lines.
    fn pdf(pages: &[&[&str]]) -> Vec<u8> {
        let mut objects = vec!["<< /Type /Catalog /Pages 2 0 R >>".to_owned()];
        let kids: String = (0..pages.len()).map(|n| format!("{} 0 R ", 4 + 2 * n)).collect();
        objects.push(format!("<< /Type /Pages /Kids [{kids}] /Count {} >>", pages.len()));
        objects.push("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned());
        for (n, lines) in pages.iter().enumerate() {
            let shown: String = lines.iter().map(|line| format!("({line}) Tj 0 -14 Td ")).collect();
            let drawn = format!("BT /F1 11 Tf 72 760 Td {shown}ET");
            objects.push(format!(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents {} 0 R >>",
                5 + 2 * n
            ));
            objects.push(format!("<< /Length {} >>\nstream\n{drawn}\nendstream", drawn.len()));
        }
        let (mut file, mut places) = ("%PDF-1.4\n".to_owned(), Vec::new());
        for (n, object) in objects.iter().enumerate() {
            places.push(file.len());
            file.push_str(&format!("{} 0 obj\n{object}\nendobj\n", n + 1));
        }
        let at = file.len();
        file.push_str(&format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1));
        places.iter().for_each(|place| file.push_str(&format!("{place:010} 00000 n \n")));
        file.push_str(&format!("trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{at}\n%%EOF\n", objects.len() + 1));
        file.into_bytes()
    }

    #[test]
    fn pages_are_one_text() {
        let head = |n: u32| format!("The Harbour Post, 3 March 2019, page {n}");
        let (first, second, third) = (head(1), head(2), head(3));
        let file = pdf(&[
            &[
                &first,
                "Ferry runs aground off Port Ellery",
                "A passenger ferry ran aground off Port Ellery on Sunday evening, and four-",
                "teen people were hurt, the harbour authority said on Monday. The Marigold",
                "had left Corvane with 212 passengers and nine crew on board when it came to",
            ],
            &[
                &second,
                "a stop on a sandbank in fog. The harbour master said that the radar of the",
                "ship had been repaired in February and that the cause was not yet known at",
                "all. Two of the injured were kept in hospital for the night, a doctor said.",
            ],
            &[
                &third,
                "The others were treated for cuts and bruises and were sent home by bus, as",
                "far as the harbour office knew on Monday evening.",
            ],
        ]);
        let article = parse("a.pdf", &file).unwrap();
        let body: Vec<&str> = article.body().map(|b| article.slice(b.span)).collect();
        let text = body.join(" ");
        for words in ["fourteen people were hurt", "when it came to a stop on a sandbank", "a doctor said.", "sent home by bus, as far"] {
            assert!(text.split_whitespace().collect::<Vec<_>>().join(" ").contains(words), "{words}: {body:#?}");
        }
        assert!(!text.contains("page 2"), "{body:#?}");
    }

    #[test]
    fn what_cannot_be_read_says_why() {
        for file in [b"%PDF-1.4\n".as_slice(), b"%PDF-1.7 torn", &pdf(&[&[]])] {
            assert!(matches!(parse("a.pdf", file), Err(ReadError::NoText(_))));
        }
    }
}
