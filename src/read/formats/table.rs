//! Tables of articles: a row an article, the columns named in the first line.
//!
//! "title,date,source,text" with commas, semicolons or tabs, or what a first line "sep=|" says; columns of other
//! names are passed over.

use super::fields;
use super::kind::{Content, Kind};
use crate::article::Position;
use crate::read::ReadError;
use crate::read::columns::Columns;
use crate::read::item::Item;
use std::collections::BTreeMap;

pub(super) const KIND: Kind = Kind {
    ends: &["csv", "tsv"],
    content: Content::Text {
        is: |text, columns| separator(text, columns).is_some(),
        items: |text, columns| items(text, separator(text, columns).unwrap_or(b','), columns),
    },
};

/// The separator of a table of articles, if `text` is one.
fn separator(text: &str, columns: &Columns) -> Option<u8> {
    let (said, lines) = said(text);
    let first = lines.lines().next()?;
    said.into_iter().chain([b',', b';', b'\t']).find(|s| {
        let names: Vec<&str> = first.split(*s as char).map(|n| n.trim().trim_matches('"')).collect();
        names.len() > 1 && fields::are_of_an_article(names.into_iter(), columns)
    })
}

/// The separator that Excel's first line "sep=;" names, and the lines of the table.
fn said(text: &str) -> (Option<u8>, &str) {
    let text = text.trim_start_matches('\u{feff}');
    let line = text.lines().next().unwrap_or("");
    match *line.trim_matches('"').as_bytes() {
        [b's' | b'S', b'e' | b'E', b'p' | b'P', b'=', separator] => (Some(separator), text[line.len()..].trim_start_matches(['\r', '\n'])),
        _ => (None, text),
    }
}

/// Rows of the smallest table that is known without its names.
const MIN_ROWS: usize = 2;

/// Whether a text is a table of whatever columns: each line has as many fields as the first.
pub(super) fn is_table(text: &str) -> bool {
    let lines: Vec<&str> = said(text).1.lines().filter(|l| !l.trim().is_empty()).collect();
    lines.len() >= MIN_ROWS
        && [',', ';', '\t'].into_iter().any(|separator| {
            let fields = lines[0].matches(separator).count();
            fields > 0 && lines.iter().all(|l| l.matches(separator).count() == fields)
        })
}

/// The articles of a table.
fn items(text: &str, separator: u8, columns: &Columns) -> Result<Vec<Item>, ReadError> {
    let whole = text.trim_start_matches('\u{feff}');
    let (_, text) = said(whole);
    // Lines that the table's own first one stands below.
    let above = whole[..whole.len() - text.len()].matches('\n').count() as u64;
    let mut reader = csv::ReaderBuilder::new().delimiter(separator).flexible(true).from_reader(text.as_bytes());
    let names: Vec<String> = reader.headers().map_err(broken)?.iter().map(|name| fields::known(name, columns)).collect();
    let (mut items, mut wrong) = (Vec::new(), 0usize);
    for record in reader.records() {
        let record = record.map_err(broken)?;
        let row: BTreeMap<&str, &str> = names.iter().map(String::as_str).zip(record.iter()).collect();
        // The position of a row may be that of the second half of the line end before it.
        let on_line_end = |p: &csv::Position| text.as_bytes().get(usize::try_from(p.byte()).unwrap_or(0)) == Some(&b'\n');
        let line = record.position().map_or(1, |p| p.line() + u64::from(on_line_end(p))) + above;
        match fields::item(&|name| row.get(name).map(|v| (*v).to_owned())) {
            Some(item) => items.push(Item { place: Position::of_line(u32::try_from(line).unwrap_or(u32::MAX)), ..item }),
            None => wrong += 1,
        }
    }
    match items.first_mut() {
        Some(first) if wrong > 0 => {
            let (row, has) = if wrong == 1 { ("row", "has") } else { ("rows", "have") };
            first.notes.push(format!("{wrong} {row} of the table {has} no text and were passed over"));
        }
        Some(_) => {}
        None => return Err(ReadError::NoText("no row of the table has a text".to_owned())),
    }
    Ok(items)
}

fn broken(error: csv::Error) -> ReadError {
    ReadError::NoText(format!("its table is broken: {error}"))
}

#[cfg(test)]
mod tests {
    use crate::read::columns::Columns;
    use crate::read::format::parse_with;
    use crate::read::parse_all;

    #[test]
    fn a_desk_names_the_columns_itself() {
        let table = "HL1;brodtext;html;ut\nFerry aground;A ferry ran aground off Skarno.;<p>Menu</p>;2019-03-03\n";
        let own = |name: &str| Some(name.to_owned());
        let columns = Columns { title: own("hl1"), text: own("Brodtext"), date: own("ut"), ..Columns::default() };
        let articles = parse_with("a.csv", table.as_bytes(), 1 << 20, &columns).unwrap().articles;
        assert_eq!(articles[0].metadata.title.as_deref(), Some("Ferry aground"));
        assert_eq!(articles[0].metadata.published.as_ref().unwrap().date.to_string(), "2019-03-03");
        assert!(articles[0].text.contains("off Skarno") && !articles[0].text.contains("Menu"), "{}", articles[0].text);
        let json = r#"{"HL1": "Ferry aground", "brodtext": "A ferry ran aground off Skarno.", "ut": "2019-03-03"}"#;
        assert_eq!(parse_with("a.json", json.as_bytes(), 1 << 20, &columns).unwrap().articles[0].text, articles[0].text);
        assert!(parse_all("a.json", json.as_bytes(), 1 << 20).is_err());
    }

    #[test]
    fn a_table_of_other_columns_is_no_article() {
        assert!(matches!(parse_all("a.csv", b"a,b,c\n1,2,3\n", 1 << 20), Err(crate::read::ReadError::NotArticle(_))));
        assert!(parse_all("a.txt", b"Ana Holt, mayor\nBo Tansley, mate\n", 1 << 20).is_ok());
    }

    #[test]
    fn the_first_line_may_name_the_separator() {
        for (head, separator) in [("sep=;\r\n", ";"), ("sep=|\n", "|"), ("\u{feff}\"sep=,\"\n", ",")] {
            let row = ["Ferry aground", "2019-03-03", "A ferry ran aground."].join(separator);
            let table = format!("{head}{}\n{row}\n", ["title", "date", "text"].join(separator));
            let article = parse_all("a.csv", table.as_bytes(), 1 << 20).unwrap().remove(0);
            assert_eq!(article.metadata.title.as_deref(), Some("Ferry aground"), "{head}");
            assert_eq!(article.source_map.position(&article.text, 0).line, 3);
        }
    }

    #[test]
    fn a_row_is_an_article() {
        for separator in [",", ";", "\t"] {
            let head = ["Title", "pub date", "Source", "n", "Text"].join(separator);
            let row = ["\"Ferry, aground\"", "2019-03-03", "Quay Post", "1", "\"A ferry ran aground.\nNobody was hurt.\""].join(separator);
            let table = format!("{head}\r\n{row}\n{}\n", ["B", "", "", "2", ""].join(separator));
            let articles = parse_all("a.csv", table.as_bytes(), 1 << 20).unwrap();
            assert_eq!(articles.len(), 1);
            let article = &articles[0];
            assert_eq!(article.metadata.title.as_deref(), Some("Ferry, aground"));
            assert_eq!(article.metadata.outlet.as_deref(), Some("Quay Post"));
            assert_eq!(article.metadata.published.as_ref().unwrap().date.to_string(), "2019-03-03");
            assert_eq!(article.body().count(), 2);
            assert_eq!(article.source_map.position(&article.text, 0).line, 2);
            assert!(article.notes[0].contains("1 row"));
        }
    }
}
