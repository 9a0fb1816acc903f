//! Boxes of messages (.mbox): an article a message, as each would be read alone.
//!
//! A message begins behind an empty line with "From ana@quay.example Thu Mar 4 08:00:00 2021".

use super::kind::{Content, Kind};
use super::mail;
use crate::article::Position;
use crate::read::ReadError;
use crate::read::item::Item;

pub(super) const KIND: Kind = Kind { ends: &["mbox"], content: Content::Bytes { is: is_box, items: |bytes, _| items(bytes) } };

/// Messages of one box that are read.
const MAX_MESSAGES: usize = 20_000;
/// Bytes of the longest line that begins a message.
const MAX_LINE: usize = 400;

fn is_box(bytes: &[u8]) -> bool {
    is_start(bytes)
}

/// Whether a message begins here: with a line of that form, and a header below it.
fn is_start(bytes: &[u8]) -> bool {
    if !bytes.starts_with(b"From ") {
        return false;
    }
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(2 * MAX_LINE)]);
    let mut lines = head.lines();
    let (Some(first), Some(second)) = (lines.next(), lines.next()) else { return false };
    let has_year = first.split_whitespace().any(|w| w.len() == 4 && w.bytes().all(|b| b.is_ascii_digit()));
    let is_header = second.split_once(':').is_some_and(|(name, _)| !name.is_empty() && !name.contains(char::is_whitespace));
    first.contains(':') && has_year && is_header
}

/// The articles of a box.
fn items(bytes: &[u8]) -> Result<Vec<Item>, ReadError> {
    let breaks = memchr::memmem::find_iter(bytes, b"\nFrom ").map(|at| at + 1);
    let is_behind_an_empty_line = |at: &usize| bytes[..at - 1].ends_with(b"\n") || bytes[..at - 1].ends_with(b"\n\r");
    let inner = breaks.filter(is_behind_an_empty_line).filter(|at| is_start(&bytes[*at..]));
    let starts: Vec<usize> = std::iter::once(0).chain(inner).take(MAX_MESSAGES + 1).collect();
    if starts.len() > MAX_MESSAGES {
        return Err(ReadError::NoText(format!("the box holds more than {MAX_MESSAGES} messages; split it")));
    }
    let (mut items, mut empty, mut line, mut counted) = (Vec::new(), 0usize, 1u32, 0);
    for (n, &start) in starts.iter().enumerate() {
        line += bytes[counted..start].iter().filter(|b| **b == b'\n').count() as u32;
        counted = start;
        let message = &bytes[start..starts.get(n + 1).copied().unwrap_or(bytes.len())];
        let below = message.iter().position(|b| *b == b'\n').map_or(message.len(), |at| at + 1);
        match mail::items(&message[below..]) {
            Ok(found) => items.extend(found.into_iter().map(|item| Item { place: Position::of_line(line), ..item })),
            Err(_) => empty += 1,
        }
    }
    match items.first_mut() {
        Some(first) if empty > 0 => first.notes.push(format!("messages of the box that have no text and were passed over: {empty}")),
        Some(_) => {}
        None => return Err(ReadError::NoText("no message of the box has a text".to_owned())),
    }
    Ok(items)
}

#[cfg(test)]
mod tests {
    use crate::read::parse_all;

    #[test]
    fn a_message_is_an_article() {
        let one = |n: u32| {
            format!(
                "From a@quay.example Thu Mar  {n} 08:00:00 2021\nSubject: News {n}\nFrom: a@quay.example\nDate: Thu, {n} Mar 2021 08:00:00 +0000\n\nFerry number {n} sailed at noon, the mayor said.\n\nFrom there it went on to Tresk: nobody knows why in 2021.\n\n"
            )
        };
        for file in [format!("{}{}", one(4), one(5)), format!("{}{}", one(4), one(5)).replace('\n', "\r\n")] {
            let articles = parse_all("a.mbox", file.as_bytes(), 1 << 20).unwrap();
            assert_eq!(articles.len(), 2);
            for (article, n) in articles.iter().zip(4i8..) {
                assert_eq!(article.metadata.title, Some(format!("News {n}")));
                assert_eq!(article.metadata.published.as_ref().unwrap().date.day(), n);
                assert_eq!(article.body().count(), 2);
            }
            assert_eq!(articles[1].source_map.position(&articles[1].text, 0).line, 10);
        }
        let letter = "From the quay: it was cold.\nNobody: she said.\n";
        assert_eq!(parse_all("a.txt", letter.as_bytes(), 1 << 20).unwrap().len(), 1);
    }
}
