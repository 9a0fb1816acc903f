//! Digests of mailing lists: many messages in one text, an article each (RFC 1153, as Mailman writes it).
//!
//! Behind the topics and a line of 70 hyphens each message has a few headers ("Message: 1", `Subject: [News] Ferry`)
//! and its words, up to a line of 30 hyphens.

use super::kind::{Content, Kind};
use crate::article::Position;
use crate::read::ReadError;
use crate::read::answers::without_quoted;
use crate::read::columns::Columns;
use crate::read::item::{Item, Text};

pub(super) const KIND: Kind =
    Kind { ends: &[], content: Content::Text { is: |text, _| is_digest(text), items: |text, _: &Columns| items(text) } };

/// Hyphens of the line that parts two messages, and of the one that stands before the first.
const PARTING: usize = 30;
const OPENING: usize = 70;
/// Bytes of the topics above the messages that are looked at.
const HEAD: usize = 64 << 10;

/// Whether a text is a digest.
pub(super) fn is_digest(text: &str) -> bool {
    let mut end = text.len().min(HEAD);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let mut lines = text[..end].lines();
    lines.any(|l| is_line(l, OPENING))
        && lines.find(|l| !l.trim().is_empty()).is_some_and(|l| l.starts_with("Message: ") || l.starts_with("Date: "))
}

fn is_line(line: &str, hyphens: usize) -> bool {
    let line = line.trim_end();
    line.len() == hyphens && line.bytes().all(|b| b == b'-')
}

/// The articles of a digest.
pub(super) fn items(text: &str) -> Result<Vec<Item>, ReadError> {
    let (mut items, mut lines, mut from) = (Vec::new(), Vec::new(), 1u32);
    let numbered = text.lines().zip(1u32..).skip_while(|(l, _)| !is_line(l, OPENING)).skip(1);
    for (line, number) in numbered {
        if is_line(line, PARTING) {
            items.extend(message(&std::mem::take(&mut lines), from));
            from = number + 1;
        } else {
            if lines.is_empty() && items.is_empty() {
                from = from.max(number);
            }
            lines.push(line);
        }
    }
    items.extend(message(&lines, from));
    if items.is_empty() { Err(ReadError::NoText("no message of the digest has a text".to_owned())) } else { Ok(items) }
}

/// One message, whose first line stands in line `from`; `None` for the digest's own last lines.
fn message(lines: &[&str], from: u32) -> Option<Item> {
    let blank = lines.iter().take_while(|l| l.trim().is_empty()).count();
    let head = lines[blank..].iter().take_while(|l| !l.trim().is_empty()).count();
    let (heads, body) = lines[blank..].split_at(head);
    let header = |name: &str| {
        let at = heads.iter().position(|l| l.split_once(':').is_some_and(|(n, _)| n.eq_ignore_ascii_case(name)))?;
        let first = heads[at].split_once(':')?.1.trim().to_owned();
        let wrapped = heads[at + 1..].iter().take_while(|l| l.starts_with([' ', '\t'])).map(|l| l.trim());
        Some(wrapped.fold(first, |all, line| format!("{all} {line}"))).filter(|v| !v.is_empty())
    };
    let sender = header("From")?;
    let (words, quoted) = without_quoted(&body.join("\n"));
    if words.trim().is_empty() {
        return None;
    }
    let mut item = Item::new(Text::Plain(words));
    item.title = header("Subject").map(|s| bare_subject(&s).to_owned());
    item.outlet =
        Some(sender.split('<').next().unwrap_or("").trim().trim_matches('"').to_owned()).filter(|n| !n.is_empty() && !n.contains('@'));
    item.dates.extend(header("Date"));
    item.place = Position::of_line(from + blank as u32);
    if quoted > 0 {
        item.notes.push(format!("{quoted} quoted line{} left out", if quoted == 1 { " was" } else { "s were" }));
    }
    Some(item)
}

/// `Re: [News] Ferry aground` is `Ferry aground`: the list's name stands before every subject.
fn bare_subject(subject: &str) -> &str {
    let subject = subject.strip_prefix("Re: ").unwrap_or(subject);
    let bare = subject.strip_prefix('[').and_then(|s| s.split_once(']')).map(|(_, rest)| rest.trim());
    bare.filter(|s| !s.is_empty()).unwrap_or(subject)
}

#[cfg(test)]
mod tests {
    use crate::read::parse_all;

    #[test]
    fn each_message_is_an_article() {
        let one = |n: u32| {
            format!(
                "Message: {n}\nDate: Sun, {n} Mar 2019 18:00:00 +0000\nFrom: Quay Post <q@x.example>\nTo: news@x.example\nSubject: [News]\n Ferry {n}\n\nFerry number {n} sailed at noon, the mayor said.\n\n{}\n\n",
                "-".repeat(30)
            )
        };
        let text = format!(
            "Send News submissions to\n\tnews@x.example\n\nToday's Topics:\n\n   1. Ferry 1\n\n\n{}\n\n{}{}Subject: Digest Footer\n\n____\nNews mailing list\n\n{}\n\nEnd of News Digest\n",
            "-".repeat(70),
            one(1),
            one(2),
            "-".repeat(30)
        );
        let mail = format!(
            "From: n@x.example\nSubject: News Digest\nDate: Mon, 4 Mar 2019 08:00:00 +0000\nMIME-Version: 1.0\nMessage-ID: <a@x>\n\n{text}"
        );
        let boxed = format!("From n@x.example Mon Mar  4 08:00:00 2019\n{mail}");
        for (name, file) in [("a.txt", &text), ("a.eml", &mail), ("a.mbox", &boxed)] {
            let articles = parse_all(name, file.as_bytes(), 1 << 20).unwrap();
            assert_eq!(articles.len(), 2, "{name}");
            for (article, n) in articles.iter().zip(1i8..) {
                assert_eq!(article.metadata.title, Some(format!("Ferry {n}")));
                assert_eq!(article.metadata.outlet.as_deref(), Some("Quay Post"));
                assert_eq!(article.metadata.published.as_ref().unwrap().date.day(), n);
                let body: Vec<&str> = article.body().map(|b| article.slice(b.span)).collect();
                assert_eq!(body, [format!("Ferry number {n} sailed at noon, the mayor said.")]);
            }
        }
        let articles = parse_all("a.txt", text.as_bytes(), 1 << 20).unwrap();
        assert_eq!(articles[1].source_map.position(&articles[1].text, 0).line, 22);
    }
}
