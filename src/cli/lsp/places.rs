//! Places as editors count them, and addresses of files.
//!
//! In "Zoë 🙂 said" the word "said" begins at character 6, which is code unit 7 of UTF-16 and byte
//! 10 of UTF-8; the editor says which it counts.

use crossread::internals::article;
use lsp_types::{InitializeParams, Position, PositionEncodingKind, Range, Uri};
use std::path::{Path, PathBuf};

/// What columns are counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    Utf8,
    Utf16,
    Utf32,
}

impl Encoding {
    /// What the editor offers: characters, else bytes, else what all editors can.
    pub(super) fn of(params: &InitializeParams) -> Self {
        let offered = params.capabilities.general.as_ref().and_then(|g| g.position_encodings.as_ref());
        let has = |kind: PositionEncodingKind| offered.is_some_and(|all| all.contains(&kind));
        match (has(PositionEncodingKind::UTF32), has(PositionEncodingKind::UTF8)) {
            (true, _) => Encoding::Utf32,
            (false, true) => Encoding::Utf8,
            (false, false) => Encoding::Utf16,
        }
    }

    pub(super) fn name(self) -> PositionEncodingKind {
        match self {
            Encoding::Utf8 => PositionEncodingKind::UTF8,
            Encoding::Utf16 => PositionEncodingKind::UTF16,
            Encoding::Utf32 => PositionEncodingKind::UTF32,
        }
    }

    /// `place` in a file whose line it stands in is `line`.
    pub(super) fn position(self, place: article::Position, line: &str) -> Position {
        let before = (place.column - 1) as usize;
        let character = match self {
            Encoding::Utf8 => place.byte - 1,
            Encoding::Utf32 => place.column - 1,
            Encoding::Utf16 => line.chars().take(before).map(char::len_utf16).sum::<usize>() as u32,
        };
        Position { line: place.line - 1, character }
    }

    /// The range between two places of the file with `lines`.
    pub(super) fn range(self, start: article::Position, end: article::Position, lines: &[&str]) -> Range {
        let line = |place: article::Position| lines.get((place.line - 1) as usize).copied().unwrap_or("");
        Range { start: self.position(start, line(start)), end: self.position(end, line(end)) }
    }
}

/// The path that a `file:` address names.
pub(super) fn path(uri: &str) -> Option<PathBuf> {
    let rest = uri.strip_prefix("file://")?;
    // A host stands before the path; a file of this machine has none.
    let path = &rest[rest.find('/')?..];
    let mut bytes = Vec::with_capacity(path.len());
    let mut all = path.bytes();
    while let Some(byte) = all.next() {
        if byte == b'%' {
            let digits = [all.next()?, all.next()?];
            bytes.push(u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    let path = String::from_utf8(bytes).ok()?;
    // `/C:/desk` on Windows.
    let is_drive = path.as_bytes().get(2) == Some(&b':') && cfg!(windows);
    Some(PathBuf::from(if is_drive { &path[1..] } else { &path }))
}

/// The address of a file.
pub(super) fn uri(path: &Path) -> Option<Uri> {
    let path = super::super::place::absolute(path).ok()?;
    let path = path.to_string_lossy().replace('\\', "/");
    let slash = if path.starts_with('/') { "" } else { "/" };
    format!("file://{slash}{}", crossread::internals::render::uri(&path)).parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_counted_as_the_editor_counts() {
        let line = "Zoë 🙂 said";
        let place = article::Position::of_line(3).after("Zoë 🙂 ");
        let character = |encoding: Encoding| encoding.position(place, line).character;
        assert_eq!((character(Encoding::Utf32), character(Encoding::Utf16), character(Encoding::Utf8)), (6, 7, 10));
    }

    #[test]
    #[cfg(unix)]
    fn an_address_leads_to_its_file_and_back() {
        assert_eq!(path("file:///desk/a%20b/%C3%BC.md"), Some(PathBuf::from("/desk/a b/ü.md")));
        assert_eq!(uri(Path::new("/desk/a b/ü.md")).map(|u| u.to_string()), Some("file:///desk/a%20b/%C3%BC.md".to_owned()));
        assert_eq!(path("untitled:1"), None);
    }
}
