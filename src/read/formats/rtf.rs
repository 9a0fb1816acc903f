//! RTF: paragraphs, in whatever encoding each piece is; deleted and hidden words out, notes apart.
//!
//! `{\rtf1\ansicpg1251 \'cf\'e0\'f0\'ee\'ec\par}` is a paragraph. Fonts, pictures, headers and whatever a
//! group marks as of no matter (`\*`) are passed over; a file of a million open brackets takes no stack.

use super::kind::{Content, Kind};
use super::paper::{FOOTNOTE, Paper, REMARK};
use crate::article::Role;
use crate::read::furniture::ends_sentence;
use crate::read::item::{Item, Text};
use encoding_rs::{Encoding, WINDOWS_1252};
use std::collections::BTreeMap;

pub(super) const KIND: Kind = Kind { ends: &["rtf"], content: Content::Bytes { is: is_rtf, items: |bytes, _| Ok(vec![item(bytes)]) } };

/// Whether a file is RTF.
fn is_rtf(bytes: &[u8]) -> bool {
    bytes.starts_with(b"{\\rtf")
}

/// Groups that hold no words of the text.
const PASSED_OVER: &[&str] = &[
    "colortbl",
    "stylesheet",
    "pict",
    "object",
    "header",
    "headerl",
    "headerr",
    "headerf",
    "footer",
    "footerl",
    "footerr",
    "footerf",
    "listtable",
    "listoverridetable",
    "revtbl",
    "rsidtbl",
    "generator",
    "themedata",
    "datastore",
    "latentstyles",
    "xmlnstbl",
    "fldinst",
    "bkmkstart",
    "bkmkend",
    "nonshppict",
    "atnid",
    "atnauthor",
    "atntime",
    "atndate",
    "atnref",
    "filetbl",
    "mmathPr",
    "pgptbl",
    "xe",
    "tc",
    "txe",
    "ftnsep",
    "ftnsepc",
];

/// What the words of a group are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Into {
    Text,
    Nothing,
    Fonts,
    Footnote,
    Remark,
    /// The properties of the file, and what of them is kept.
    Info,
    Title,
    Author,
}

#[derive(Clone, Copy, Debug)]
struct State {
    into: Into,
    hidden: bool,
    deleted: bool,
    /// Characters that stand in for one that follows a `\u`.
    stand_ins: usize,
    encoding: &'static Encoding,
}

/// Read RTF.
fn item(bytes: &[u8]) -> Item {
    let start = State { into: Into::Text, hidden: false, deleted: false, stand_ins: 1, encoding: WINDOWS_1252 };
    let mut reader = Reader {
        bytes,
        at: 0,
        state: start,
        open: Vec::new(),
        paper: Paper::default(),
        words: String::new(),
        note: String::new(),
        pending: Vec::new(),
        skip: 0,
        high: None,
        page: WINDOWS_1252,
        font: 0,
        fonts: BTreeMap::new(),
        in_row: false,
        inserted: false,
        title: String::new(),
        author: String::new(),
        made: (None, 1, 1),
        in_made: false,
    };
    reader.run();
    reader.paragraph();
    let (title, maker, made) = (reader.title, reader.author, reader.made);
    let mut item = reader.paper.item();
    let named = |words: String| Some(words.trim().to_owned()).filter(|w| !w.is_empty());
    // A property is often that of an older text: the first line is the headline where it may be one.
    let begins_as_prose = matches!(&item.text, Text::Paragraphs(all) if all.first().is_none_or(|(.., words)| ends_sentence(words)));
    (item.title, item.maker) = (named(title).filter(|_| begins_as_prose), named(maker));
    item.made = made.0.map(|year| format!("{year:04}-{:02}-{:02}", made.1, made.2));
    item
}

struct Reader<'b> {
    bytes: &'b [u8],
    at: usize,
    state: State,
    open: Vec<State>,
    paper: Paper,
    /// The paragraph in the making, and the note.
    words: String,
    note: String,
    /// Bytes of one encoding that are not decoded yet: a character may be two of them.
    pending: Vec<u8>,
    skip: usize,
    /// The first half of a character beyond the first plane.
    high: Option<u16>,
    /// The encoding of the document.
    page: &'static Encoding,
    font: i32,
    fonts: BTreeMap<i32, &'static Encoding>,
    in_row: bool,
    inserted: bool,
    title: String,
    author: String,
    /// Year, month and day on which the file was begun.
    made: (Option<i32>, i32, i32),
    /// The numbers that follow are those of that day.
    in_made: bool,
}

impl Reader<'_> {
    fn run(&mut self) {
        while let Some(&byte) = self.bytes.get(self.at) {
            self.at += 1;
            match byte {
                b'{' => {
                    self.flush();
                    self.open.push(self.state);
                    self.skip = 0;
                }
                b'}' => {
                    self.flush();
                    self.close();
                    self.skip = 0;
                }
                b'\\' => self.control(),
                b'\r' | b'\n' => {}
                byte => self.byte(byte),
            }
        }
        self.flush();
    }

    fn close(&mut self) {
        let Some(outer) = self.open.pop() else { return };
        let ends_note = outer.into == Into::Text && matches!(self.state.into, Into::Footnote | Into::Remark);
        if ends_note {
            let reason = if self.state.into == Into::Footnote { FOOTNOTE } else { REMARK };
            let note = std::mem::take(&mut self.note);
            self.paper.add_apart(reason, &note);
        }
        if !outer.deleted && self.state.deleted {
            self.paper.deleted += 1;
        }
        self.state = outer;
    }

    /// One byte of text.
    fn byte(&mut self, byte: u8) {
        if self.skip > 0 {
            self.skip -= 1;
        } else {
            self.pending.push(byte);
        }
    }

    fn flush(&mut self) {
        if self.pending.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.pending);
        let (words, _) = self.state.encoding.decode_without_bom_handling(&bytes);
        self.push(&words);
    }

    fn push(&mut self, words: &str) {
        if self.state.deleted {
            return;
        }
        if self.state.hidden {
            self.paper.hidden += usize::from(self.state.into == Into::Text && !words.trim().is_empty());
            return;
        }
        match self.state.into {
            Into::Text => self.words.push_str(words),
            Into::Footnote | Into::Remark => self.note.push_str(words),
            Into::Title => self.title.push_str(words),
            Into::Author => self.author.push_str(words),
            Into::Nothing | Into::Fonts | Into::Info => {}
        }
    }

    fn control(&mut self) {
        let Some(&byte) = self.bytes.get(self.at) else { return };
        if !byte.is_ascii_alphabetic() {
            self.at += 1;
            return self.symbol(byte);
        }
        let word_end = self.at + self.bytes[self.at..].iter().take_while(|b| b.is_ascii_alphabetic()).take(32).count();
        let name = String::from_utf8_lossy(&self.bytes[self.at..word_end]).into_owned();
        let minus = usize::from(self.bytes.get(word_end) == Some(&b'-'));
        let digits = self.bytes[word_end + minus..].iter().take_while(|b| b.is_ascii_digit()).take(10).count();
        let end = if digits > 0 { word_end + minus + digits } else { word_end };
        let number = String::from_utf8_lossy(&self.bytes[word_end..end]).parse::<i32>().ok();
        self.at = end + usize::from(self.bytes.get(end) == Some(&b' '));
        if name != "u" {
            self.flush();
        }
        self.word(&name, number);
    }

    /// A control of one sign.
    fn symbol(&mut self, byte: u8) {
        match byte {
            b'\'' => {
                let digits = self.bytes.get(self.at..self.at + 2).and_then(|h| std::str::from_utf8(h).ok());
                if let Some(value) = digits.and_then(|h| u8::from_str_radix(h, 16).ok()) {
                    self.at += 2;
                    self.byte(value);
                }
            }
            b'*' => self.state.into = if self.state.into == Into::Text { Into::Nothing } else { self.state.into },
            b'~' => self.sign("\u{a0}"),
            b'_' => self.sign("-"),
            b'\r' | b'\n' => self.paragraph(),
            b'\\' | b'{' | b'}' => self.byte(byte),
            _ => {}
        }
    }

    fn sign(&mut self, sign: &str) {
        if self.skip > 0 {
            self.skip -= 1;
            return;
        }
        self.flush();
        self.push(sign);
    }

    fn word(&mut self, name: &str, number: Option<i32>) {
        let on = number != Some(0);
        match name {
            "par" | "sect" | "page" => self.paragraph(),
            "line" | "tab" => self.sign(" "),
            "cell" | "nestcell" => self.sign(" | "),
            "trowd" => self.in_row = true,
            "row" | "nestrow" => {
                self.in_row = true;
                self.paragraph();
                self.in_row = false;
            }
            "lquote" => self.sign("‘"),
            "rquote" => self.sign("’"),
            "ldblquote" => self.sign("“"),
            "rdblquote" => self.sign("”"),
            "emdash" => self.sign("—"),
            "endash" => self.sign("–"),
            "bullet" => self.sign("•"),
            "emspace" | "enspace" | "qmspace" => self.sign(" "),
            "u" => self.unicode(number.unwrap_or(0)),
            "uc" => self.state.stand_ins = usize::try_from(number.unwrap_or(1)).unwrap_or(1).min(8),
            "bin" => self.at = (self.at + usize::try_from(number.unwrap_or(0)).unwrap_or(0)).min(self.bytes.len()),
            "v" => self.state.hidden = on,
            "deleted" => self.state.deleted = on,
            "revised" if on && !self.inserted => {
                self.inserted = true;
                self.paper.inserted += 1;
            }
            "plain" => (self.state.hidden, self.state.deleted, self.inserted) = (false, false, false),
            "ansicpg" => self.encoding(number),
            "fonttbl" => self.state.into = Into::Fonts,
            "f" if self.state.into == Into::Fonts => self.font = number.unwrap_or(0),
            "fcharset" => _ = charset(number.unwrap_or(0)).map(|encoding| self.fonts.insert(self.font, encoding)),
            "f" => self.state.encoding = self.fonts.get(&number.unwrap_or(0)).copied().unwrap_or(self.page),
            "footnote" if self.state.into == Into::Text => self.state.into = Into::Footnote,
            "annotation" => self.state.into = Into::Remark,
            "info" if self.state.into == Into::Text => self.state.into = Into::Info,
            "title" if self.state.into == Into::Info => self.state.into = Into::Title,
            "author" if self.state.into == Into::Info => self.state.into = Into::Author,
            "creatim" if self.state.into == Into::Info => self.in_made = true,
            "revtim" | "printim" | "buptim" => self.in_made = false,
            "yr" if self.in_made => self.made.0 = number.filter(|y| (1900..2200).contains(y)),
            "mo" if self.in_made => self.made.1 = number.unwrap_or(1),
            "dy" if self.in_made => (self.made.2, self.in_made) = (number.unwrap_or(1), false),
            name if PASSED_OVER.contains(&name) => self.state.into = Into::Nothing,
            _ => {}
        }
    }

    /// `\u8220?`: a unit of UTF-16, and the stand-ins behind it.
    fn unicode(&mut self, number: i32) {
        self.flush();
        let unit = (number & 0xffff) as u16;
        match (self.high.take(), char::decode_utf16([unit]).next()) {
            (_, Some(Ok(c))) => self.push(c.encode_utf8(&mut [0; 4])),
            (Some(high), _) => {
                if let Some(Ok(c)) = char::decode_utf16([high, unit]).next() {
                    self.push(c.encode_utf8(&mut [0; 4]));
                }
            }
            _ => self.high = Some(unit),
        }
        self.skip = self.state.stand_ins;
    }

    fn encoding(&mut self, number: Option<i32>) {
        let label = match number {
            Some(932) => "shift_jis".to_owned(),
            Some(936) => "gbk".to_owned(),
            Some(949) => "euc-kr".to_owned(),
            Some(950) => "big5".to_owned(),
            Some(65001) => "utf-8".to_owned(),
            Some(10000) => "macintosh".to_owned(),
            Some(page) => format!("windows-{page}"),
            None => return,
        };
        self.page = Encoding::for_label(label.as_bytes()).unwrap_or(WINDOWS_1252);
        self.state.encoding = self.page;
    }

    fn paragraph(&mut self) {
        self.flush();
        if self.state.into == Into::Text {
            let words = std::mem::take(&mut self.words);
            let words = words.trim().trim_end_matches('|');
            self.paper.add(if self.in_row { Role::List } else { Role::Paragraph }, words);
        } else {
            self.push(" ");
        }
    }
}

/// The encoding of a font's character set, where it is not that of the document.
fn charset(number: i32) -> Option<&'static Encoding> {
    let label = match number {
        77 => "macintosh",
        128 => "shift_jis",
        129 => "euc-kr",
        134 => "gbk",
        136 => "big5",
        161 => "windows-1253",
        162 => "windows-1254",
        163 => "windows-1258",
        177 => "windows-1255",
        178 => "windows-1256",
        186 => "windows-1257",
        204 => "windows-1251",
        222 => "windows-874",
        238 => "windows-1250",
        _ => return None,
    };
    Encoding::for_label(label.as_bytes())
}

#[cfg(test)]
mod tests {
    use crate::read::parse_all;

    fn paragraphs(file: &str) -> Vec<String> {
        let article = parse_all("a.rtf", file.as_bytes(), 1 << 20).unwrap().remove(0);
        article.blocks.iter().map(|b| article.slice(b.span).to_owned()).collect()
    }

    #[test]
    fn words_of_every_kind() {
        for (file, expected) in [
            (
                "{\\rtf1\\ansi {\\b Ferry aground}\\par \\ldblquote No,\\rdblquote  she said.\\par}",
                vec!["Ferry aground", "“No,” she said."],
            ),
            ("{\\rtf1\\ansi\\ansicpg1251 \\'cf\\'e0\\'f0\\'ee\\'ec\\par}", vec!["Паром"]),
            ("{\\rtf1\\ansi{\\fonttbl{\\f0\\fcharset0 A;}{\\f1\\fcharset204 B;}}\\f1 \\'cf\\'e0\\f0  caf\\'e9\\par}", vec!["Па café"]),
            ("{\\rtf1\\uc1 \\u8220?The\\u8221? \\u-10179?\\u-8704?\\par}", vec!["“The” 😀"]),
            (
                "{\\rtf1 The ferry{\\deleted  not}{\\v  secret} sailed.{\\*\\x y}{\\pict 00ff}{\\footnote By the log.}\\par}",
                vec!["The ferry sailed.", "By the log."],
            ),
            ("{\\rtf1\\trowd\\intbl Hurt\\cell 14\\cell\\row Text.\\par}", vec!["Hurt | 14", "Text."]),
            ("{\\rtf1 a\\bin3 }}}b\\par", vec!["ab"]),
        ] {
            assert_eq!(paragraphs(file), expected, "{file}");
        }
    }

    #[test]
    fn properties_of_the_file() {
        let file = "{\\rtf1\\ansi{\\info{\\title Ferry aground}{\\author Ana Holt}{\\operator Bo}{\\creatim\\yr2019\\mo3\\dy3\\hr20}{\\revtim\\yr2019\\mo3\\dy9}}The ferry sailed at noon.\\par}";
        let article = parse_all("a.rtf", file.as_bytes(), 1 << 20).unwrap().remove(0);
        assert_eq!(article.metadata.title.as_deref(), Some("Ferry aground"));
        assert_eq!(article.metadata.byline.as_deref(), Some("Ana Holt"));
        assert_eq!(article.metadata.published.as_ref().unwrap().date.to_string(), "2019-03-03");
        assert_eq!(article.body().map(|b| article.slice(b.span)).collect::<Vec<_>>(), ["The ferry sailed at noon."]);
    }

    #[test]
    fn a_million_brackets_take_no_stack() {
        let file = format!("{{\\rtf1 The ferry sailed.\\par{}", "{\\'".repeat(300_000));
        assert_eq!(paragraphs(&file), ["The ferry sailed."]);
    }
}
