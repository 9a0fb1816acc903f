//! What lies packed in a file: gzip, and the members of a ZIP. Never more is unpacked than a file may hold.
//!
//! A file of 40 KB that unpacks to 40 GB is refused at the limit, as a file of that size would be.

use crate::read::ReadError;
use crate::read::bounded::{self, FileError};
use std::io::Cursor;
use zip::ZipArchive;

/// Whether bytes are a gzip file.
pub(in crate::read) fn is_gzip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\x1f\x8b")
}

/// Whether bytes are a ZIP file.
pub(super) fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// The bytes of a gzip file, all of its members.
pub(in crate::read) fn gunzip(bytes: &[u8], limit: u64) -> Result<Vec<u8>, ReadError> {
    unpack(flate2::read::MultiGzDecoder::new(bytes), limit, "gzip")
}

/// The bytes of data that a server has deflated, with or without the head that they should have.
pub(super) fn inflate(bytes: &[u8], limit: u64) -> Result<Vec<u8>, ReadError> {
    let with_head = unpack(flate2::read::ZlibDecoder::new(bytes), limit, "deflated");
    with_head.or_else(|_| unpack(flate2::read::DeflateDecoder::new(bytes), limit, "deflated"))
}

/// The first bytes of what a gzip file holds, from the first of its own; as many as can be had.
pub(in crate::read) fn gunzip_head(head: &[u8], limit: u64) -> Vec<u8> {
    use std::io::Read as _;
    let mut bytes = Vec::new();
    // Where the head ends the packed data are torn: what came before is what is looked at.
    let _ = flate2::read::MultiGzDecoder::new(head).take(limit).read_to_end(&mut bytes);
    bytes
}

fn unpack(reader: impl std::io::Read, limit: u64, what: &str) -> Result<Vec<u8>, ReadError> {
    bounded::all(reader, limit).map_err(|e| match e {
        FileError::TooLarge { size, limit } => ReadError::TooLarge { size, limit },
        other => ReadError::NoText(format!("its {what} data are broken: {other}")),
    })
}

/// A ZIP file of which members are read one by one, all of them together within the limit.
pub(super) struct Zip<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    left: u64,
}

impl<'b> Zip<'b> {
    /// Open a ZIP file.
    pub(super) fn open(bytes: &'b [u8], limit: u64) -> Result<Self, ReadError> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|e| ReadError::NoText(format!("its ZIP data are broken: {e}")))?;
        Ok(Self { archive, left: limit })
    }

    /// Whether there is a member of that name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// What a ZIP file is that holds no article.
    pub(super) fn what(&self) -> &'static str {
        let known = [
            ("xl/workbook.xml", "a spreadsheet"),
            ("xl/workbook.bin", "a spreadsheet"),
            ("ppt/presentation.xml", "a presentation"),
            ("Index/Document.iwa", "a document of Pages, Numbers or Keynote"),
        ];
        let found = known.iter().find(|(member, _)| self.has(member)).map(|(_, what)| *what);
        found.unwrap_or("a ZIP archive that is no Word, OpenDocument or EPUB file; unpack it")
    }

    /// The text of a member; `None` if there is none of that name.
    pub(super) fn text(&mut self, name: &str) -> Result<Option<String>, ReadError> {
        let Ok(member) = self.archive.by_name(name) else { return Ok(None) };
        let bytes = unpack(member, self.left, "ZIP")?;
        self.left -= bytes.len() as u64;
        let decoded = crate::read::decode::decode(&bytes, crate::read::html::declared_encoding)?;
        Ok(Some(decoded.text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write as _;

    #[test]
    fn no_more_is_unpacked_than_may_be() {
        let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        packer.write_all(&vec![b'a'; 1 << 20]).unwrap();
        let bomb = packer.finish().unwrap();
        assert!(bomb.len() < 4096);
        assert_eq!(gunzip(&bomb, 1 << 20).unwrap().len(), 1 << 20);
        assert_eq!(gunzip(&bomb, 1000), Err(ReadError::TooLarge { size: 1001, limit: 1000 }));
        assert!(matches!(gunzip(b"\x1f\x8bxxxxxxxxxxxx", 1000), Err(ReadError::NoText(_))));
        let zip = super::super::tests::zip(&[("a.xml", &"a".repeat(1 << 20)), ("b.xml", "b")]);
        let mut opened = Zip::open(&zip, 1 << 20).unwrap();
        assert_eq!(opened.text("a.xml").unwrap().unwrap().len(), 1 << 20);
        assert!(matches!(opened.text("b.xml"), Err(ReadError::TooLarge { .. })));
        assert_eq!(Zip::open(&zip, 10).unwrap().text("a.xml"), Err(ReadError::TooLarge { size: 11, limit: 10 }));
    }
}
