//! Plain text: paragraphs are lines.

use super::ReadError;
use crate::article::{Article, ArticleId, Block, Metadata, Role, SourceMap, Span};

/// Read plain text.
pub(super) fn parse(path: &str, bytes: &[u8]) -> Result<Article, ReadError> {
    let text = String::from_utf8_lossy(bytes).into_owned();
    if text.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    let mut blocks = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim();
        if !trimmed.is_empty() {
            let start = at + (line.len() - line.trim_start().len());
            blocks.push(Block { span: Span::new(start, start + trimmed.len()), role: Role::Paragraph, reason: None });
        }
        at += line.len();
    }
    let id = ArticleId(format!("a{:010x}", xxhash_rust::xxh3::xxh3_64(text.as_bytes()) >> 24));
    Ok(Article {
        id,
        path: path.to_owned(),
        text,
        blocks,
        metadata: Metadata::default(),
        source_map: SourceMap::from_line(1),
        notes: Vec::new(),
    })
}
