//! Saved pages (under way: the words of the page, without its parts told apart).

use super::ReadError;
use super::draft::Draft;
use encoding_rs::Encoding;

pub(super) fn declared_encoding(_: &[u8]) -> Option<&'static Encoding> {
    None
}

pub(super) fn parse(text: String) -> Result<Draft, ReadError> {
    Ok(super::plain::parse(text))
}

/// The words of a piece of HTML.
pub(super) fn words_of(fragment: &str) -> String {
    fragment.split('<').filter_map(|p| p.split_once('>').map(|(_, t)| t)).collect::<Vec<_>>().join(" ")
}
