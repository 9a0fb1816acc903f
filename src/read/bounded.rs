//! The one way to open a file: whatever lies under its name, reading ends, and no more than the
//! limit is held.
//!
//! A pipe, a socket, a device or a folder is told by its kind, looked at before opening and again
//! on what was opened. A file that grows while it is read is read up to the limit. A file of 12
//! bytes under a limit of 10 becomes [`FileError::TooLarge`].

use std::fs::{File, FileType, OpenOptions};
use std::io::Read as _;
use std::path::{Component, Path};

/// Why the bytes of a file cannot be had.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// What the system says.
    #[error(transparent)]
    System(#[from] std::io::Error),
    /// Not a file, but this: "a pipe".
    #[error("{0}, not a file")]
    Special(&'static str),
    /// More than may be read.
    #[error("{size} bytes are more than the limit of {limit}")]
    TooLarge {
        /// Bytes of the file, as far as is known.
        size: u64,
        /// Bytes allowed.
        limit: u64,
    },
}

impl FileError {
    /// Whether there is nothing under the name.
    pub fn is_not_found(&self) -> bool {
        matches!(self, Self::System(e) if e.kind() == std::io::ErrorKind::NotFound)
    }
}

/// Whether a part of `path` is hidden: `.git/config`.
pub fn is_hidden(path: &Path) -> bool {
    path.components().any(|part| matches!(part, Component::Normal(name) if name.as_encoded_bytes().starts_with(b".")))
}

/// The bytes of the file at `path`, links followed; at most `limit` of them.
pub fn bytes(path: &Path, limit: u64) -> Result<Vec<u8>, FileError> {
    let (file, size) = open(path)?;
    if size > limit {
        return Err(FileError::TooLarge { size, limit });
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0));
    file.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
    let size = bytes.len() as u64;
    if size > limit { Err(FileError::TooLarge { size, limit }) } else { Ok(bytes) }
}

/// All that `reader` gives; at most `limit` bytes of it, however much it would give.
pub fn all(reader: impl std::io::Read, limit: u64) -> Result<Vec<u8>, FileError> {
    let mut bytes = Vec::new();
    reader.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
    let size = bytes.len() as u64;
    if size > limit { Err(FileError::TooLarge { size, limit }) } else { Ok(bytes) }
}

/// The first bytes of the file at `path`, links followed; at most `limit` of them, however long it is.
pub fn head(path: &Path, limit: u64) -> Result<Vec<u8>, FileError> {
    let mut bytes = Vec::new();
    open(path)?.0.take(limit).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The text of the file at `path`, at most `limit` bytes of it.
pub fn text(path: &Path, limit: u64) -> Result<String, FileError> {
    let wrong = |_| std::io::Error::new(std::io::ErrorKind::InvalidData, "it is not UTF-8 text");
    Ok(String::from_utf8(bytes(path, limit)?).map_err(wrong)?)
}

/// The file at `path`, open for reading, with its size.
#[allow(clippy::disallowed_methods, reason = "the one place that opens files")]
fn open(path: &Path) -> Result<(File, u64), FileError> {
    let plain = |kind: FileType| if kind.is_file() { Ok(()) } else { Err(FileError::Special(what(kind))) };
    plain(std::fs::metadata(path)?.file_type())?;
    let file = without_waiting().read(true).open(path)?;
    let metadata = file.metadata()?;
    plain(metadata.file_type())?;
    Ok((file, metadata.len()))
}

/// Opening a pipe waits for its writer, unless it is asked not to: it may take a file's place
/// between the look and the opening.
#[cfg(unix)]
fn without_waiting() -> OpenOptions {
    use std::os::unix::fs::OpenOptionsExt as _;
    let flags = rustix::fs::OFlags::NONBLOCK | rustix::fs::OFlags::NOCTTY;
    let mut options = OpenOptions::new();
    options.custom_flags(flags.bits().cast_signed());
    options
}

#[cfg(not(unix))]
fn without_waiting() -> OpenOptions {
    OpenOptions::new()
}

/// What something is that is no file: "a pipe".
pub fn what(kind: FileType) -> &'static str {
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt as _;
        if kind.is_fifo() {
            return "a pipe";
        }
        if kind.is_socket() {
            return "a socket";
        }
        if kind.is_block_device() || kind.is_char_device() {
            return "a device";
        }
    }
    if kind.is_dir() {
        "a folder"
    } else if kind.is_symlink() {
        "a link"
    } else {
        "a special file"
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::disallowed_methods, reason = "a test writes the files that it reads")]

    use super::*;

    #[test]
    fn no_more_than_the_limit_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.txt");
        std::fs::write(&file, "twelve bytes").unwrap();
        assert_eq!(bytes(&file, 12).unwrap(), b"twelve bytes");
        assert!(matches!(bytes(&file, 11), Err(FileError::TooLarge { size: 12, limit: 11 })));
        assert!(matches!(bytes(folder.path(), 11), Err(FileError::Special("a folder"))));
        assert!(bytes(&folder.path().join("b.txt"), 11).unwrap_err().is_not_found());
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn what_has_no_end_is_no_file() {
        assert!(matches!(bytes(Path::new("/dev/zero"), 10), Err(FileError::Special("a device"))));
        // Its size is said to be none, and it has more than one byte all the same.
        assert!(matches!(bytes(Path::new("/proc/self/status"), 1), Err(FileError::TooLarge { size: 2, limit: 1 })));
    }
}
