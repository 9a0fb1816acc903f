//! Bytes → text: byte order marks, UTF-8, UTF-16, declared and guessed older encodings.
//!
//! Yields the text and the remarks an editor should know; it refuses what is not text, by its
//! first bytes or by its control characters. A page saved in 2003 as windows-1252 is read with
//! its curly quotation marks, and a note says how.

use super::ReadError;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Text with what was remarkable about its bytes.
pub(super) struct Decoded {
    pub(super) text: String,
    pub(super) notes: Vec<String>,
}

/// First bytes of formats that people save articles in by mistake, with what to call them, and whether somebody
/// could miss what is in them.
const MAGIC: &[(&[u8], &str, bool)] = &[
    (b"%PDF-", "a PDF document", true),
    (b"%!PS", "a PostScript document", true),
    (b"{\\rtf", "an RTF document", true),
    (b"PK\x03\x04", "a ZIP archive, perhaps a Word or OpenDocument file", true),
    (b"\xd0\xcf\x11\xe0", "an old Word document", true),
    (b"\x89PNG", "a PNG image", false),
    (b"\xff\xd8\xff", "a JPEG image", false),
    (b"GIF8", "a GIF image", false),
    (b"RIFF", "a picture or sound", false),
    (b"\x1f\x8b", "a gzip archive", true),
    (b"BZh", "a bzip2 archive", true),
    (b"\xfd7zXZ", "an xz archive", true),
    (b"7z\xbc\xaf", "a 7-Zip archive", true),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive", true),
    (b"\x7fELF", "a program", false),
    (b"MZ\x90", "a program", false),
    (b"\xca\xfe\xba\xbe", "a program", false),
    (b"SQLite format 3", "a database", false),
    (b"bplist00", "a Safari web archive or property list", false),
    (b"OggS", "a sound or film", false),
    (b"ID3", "a sound", false),
    (b"wOFF", "a font", false),
    (b"wOF2", "a font", false),
];

/// Share of control characters above which bytes are not text. Real articles have none; the one
/// torn download in a thousand has a handful.
const MAX_CONTROL_SHARE: f64 = 0.01;

/// Bytes looked at to tell UTF-16 without a byte order mark.
const UTF16_SAMPLE: usize = 4096;

/// Whether a file that begins so is no text, and may hold articles all the same.
pub(super) fn may_hold_articles(head: &[u8]) -> bool {
    MAGIC.iter().any(|(magic, _, holds)| *holds && head.starts_with(magic))
}

/// Decode `bytes`. `declared` names the encoding that the file itself declares, if any.
pub(super) fn decode(bytes: &[u8], declared: impl FnOnce(&[u8]) -> Option<&'static Encoding>) -> Result<Decoded, ReadError> {
    if bytes.is_empty() {
        return Err(ReadError::Empty);
    }
    let mut notes = Vec::new();
    let text = if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        if encoding != UTF_8 {
            notes.push(format!("read as {}", encoding.name()));
        }
        decode_as(encoding, &bytes[length..], &mut notes)
    } else if let Some((_, what, _)) = MAGIC.iter().find(|(magic, ..)| bytes.starts_with(magic)) {
        return Err(ReadError::Binary((*what).to_owned()));
    } else if bytes.get(4..8) == Some(b"ftyp") {
        return Err(ReadError::Binary("a film or picture".to_owned()));
    } else if let Some(encoding) = utf16_without_mark(bytes) {
        notes.push(format!("read as {}, although nothing in the file says so", encoding.name()));
        decode_as(encoding, bytes, &mut notes)
    } else {
        match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(error) => decode_older(bytes, error, declared(bytes), &mut notes),
        }
    };
    let text = without_controls(text, &mut notes)?;
    if text.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    Ok(Decoded { text, notes })
}

fn decode_as(encoding: &'static Encoding, bytes: &[u8], notes: &mut Vec<String>) -> String {
    let (text, had_errors) = encoding.decode_without_bom_handling(bytes);
    if had_errors {
        notes.push(damaged(&text));
    }
    text.into_owned()
}

fn damaged(text: &str) -> String {
    let places = text.matches('\u{fffd}').count();
    format!("{places} damaged character{} shown as “\u{fffd}”", if places == 1 { "" } else { "s" })
}

/// Bytes that are not UTF-8: mostly UTF-8 with a tear, or an older encoding.
fn decode_older(bytes: &[u8], error: std::str::Utf8Error, declared: Option<&'static Encoding>, notes: &mut Vec<String>) -> String {
    let torn_at_the_end = error.error_len().is_none();
    if torn_at_the_end || mostly_utf8(bytes) {
        let text = String::from_utf8_lossy(bytes).into_owned();
        notes.push(damaged(&text));
        return text;
    }
    let (encoding, why) = match declared {
        Some(encoding) if encoding != UTF_8 => (encoding, "as the page declares"),
        _ => {
            let mut detector = chardetng::EncodingDetector::new();
            detector.feed(bytes, true);
            (detector.guess(None, false), "guessed from its bytes")
        }
    };
    let encoding = if encoding == UTF_16BE || encoding == UTF_16LE { WINDOWS_1252 } else { encoding };
    notes.push(format!("read as {}, {why}; it is not UTF-8", encoding.name()));
    decode_as(encoding, bytes, notes)
}

/// Whether well-formed multi-byte sequences outnumber broken ones by far.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > 10 * bad
}

fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(UTF16_SAMPLE) & !1];
    if sample.len() < 4 {
        return None;
    }
    let nuls = |odd: usize| sample.iter().skip(odd).step_by(2).filter(|b| **b == 0).count();
    let (even, odd, pairs) = (nuls(0), nuls(1), sample.len() / 2);
    if odd * 5 > pairs * 2 && even * 20 < pairs {
        Some(UTF_16LE)
    } else if even * 5 > pairs * 2 && odd * 20 < pairs {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Replace control characters by spaces of the same length, so that offsets stay the file's;
/// carriage returns that stand alone become line breaks. A vertical tab parts lines as a form feed does, and
/// neither counts as a line: no editor and no tool counts it.
fn without_controls(text: String, notes: &mut Vec<String>) -> Result<String, ReadError> {
    let is_control = |b: &u8| matches!(b, 0..=8 | 14..=31 | 127);
    let controls = text.bytes().filter(|b| is_control(b)).count();
    if controls as f64 > MAX_CONTROL_SHARE * text.len() as f64 {
        return Err(ReadError::Binary(format!("{controls} control characters in {} bytes", text.len())));
    }
    if controls > 0 {
        notes.push(format!("{controls} control character{} read as spaces", if controls == 1 { "" } else { "s" }));
    }
    let lone_return = |i: usize, b: u8| b == b'\r' && text.as_bytes().get(i + 1) != Some(&b'\n');
    if controls == 0 && !text.bytes().enumerate().any(|(i, b)| b == 11 || lone_return(i, b)) {
        return Ok(text);
    }
    let clean = text.char_indices().map(|(i, c)| match c {
        '\u{b}' => '\u{c}',
        '\r' if lone_return(i, b'\r') => '\n',
        c if c.is_ascii() && is_control(&(c as u8)) => ' ',
        c => c,
    });
    Ok(clean.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Result<Decoded, ReadError> {
        decode(bytes, |_| None)
    }

    #[test]
    fn encodings_are_read_and_told() {
        let utf16: Vec<u8> = "The mayor said “no”.".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let marked: Vec<u8> = [0xfe, 0xff].into_iter().chain("The mayor".encode_utf16().flat_map(u16::to_be_bytes)).collect();
        let cases: [(&[u8], &str, &str); 7] = [
            (b"\xef\xbb\xbfThe mayor", "The mayor", ""),
            ("The mayor said “no”.".as_bytes(), "The mayor said “no”.", ""),
            (&utf16, "The mayor said “no”.", "UTF-16LE"),
            (&marked, "The mayor", "UTF-16BE"),
            (
                b"The mayor\x92s caf\xe9 in Vall\xe8res said \x93no\x94 again",
                "The mayor’s café in Vallères said “no” again",
                "windows-1252",
            ),
            ("The mayor’s café “no".as_bytes().split_last().unwrap().1, "The mayor’s café “n", ""),
            (&"The mayor said “".as_bytes()[.."The mayor said “".len() - 1], "The mayor said \u{fffd}", "1 damaged character"),
        ];
        for (bytes, text, note) in cases {
            let decoded = read(bytes).unwrap();
            assert_eq!(decoded.text, text);
            assert!(decoded.notes.join(" ").contains(note), "{:?}", decoded.notes);
        }
    }

    #[test]
    fn what_is_not_text_is_refused() {
        for (bytes, word) in [
            (b"%PDF-1.7 ...".as_slice(), "PDF"),
            (b"PK\x03\x04word/document.xml", "Word"),
            (b"\x89PNG\r\n\x1a\n", "PNG"),
            (b"\0\x01\x02\x03 some \0\0\0\0\0 text", "control"),
        ] {
            match read(bytes) {
                Err(ReadError::Binary(what)) => assert!(what.contains(word), "{what}"),
                other => panic!("{bytes:?}: {:?}", other.map(|d| d.text)),
            }
        }
        assert_eq!(read(b"").err(), Some(ReadError::Empty));
        assert_eq!(read(b" \n\t\r\n").err(), Some(ReadError::Empty));
    }

    #[test]
    fn line_ends_of_old_machines_are_line_ends() {
        assert_eq!(read(b"One.\rTwo.\r\nThree.\x0cFour.").unwrap().text, "One.\nTwo.\r\nThree.\x0cFour.");
    }

    #[test]
    fn a_stray_nul_is_a_space() {
        let mut bytes = "The council met on Monday and voted for the bridge. ".repeat(10).into_bytes();
        bytes[3] = 0;
        let decoded = read(&bytes).unwrap();
        assert!(decoded.text.starts_with("The council"));
        assert_eq!(decoded.text.len(), bytes.len());
        assert_eq!(decoded.notes, ["1 control character read as spaces"]);
    }
}
