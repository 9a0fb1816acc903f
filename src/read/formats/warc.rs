//! WARC, the files of web archives: an article for every page in them.
//!
//! A record's address is the article's, its date that of the capture, which dates nothing; a page that was
//! kept as its text alone is read from that. Pictures, scripts and pages that were not found are passed over.

use super::kind::{Content, Kind};
use super::packed;
use crate::read::ReadError;
use crate::read::decode;
use crate::read::html;
use crate::read::item::{Item, Text};
use crate::read::rejection::Rejection;
use encoding_rs::Encoding;

pub(super) const KIND: Kind = Kind { ends: &["warc"], content: Content::Bytes { is: is_warc, items } };

/// Records of one file that are looked at.
const MAX_RECORDS: usize = 100_000;

/// Whether a file is a WARC.
fn is_warc(bytes: &[u8]) -> bool {
    bytes.starts_with(b"WARC/")
}

/// The pages of an archive; no more than `limit` bytes are unpacked of any.
fn items(bytes: &[u8], limit: u64) -> Result<Vec<Item>, ReadError> {
    let (mut items, mut passed, mut rest) = (Vec::new(), 0usize, bytes);
    for _ in 0..MAX_RECORDS {
        let Some(start) = memchr::memmem::find(rest, b"WARC/") else { break };
        let Some((head, body)) = split_head(&rest[start..]) else { break };
        let field = |name: &str| header(&head, name);
        let length = field("Content-Length").and_then(|l| l.parse::<usize>().ok()).unwrap_or(0).min(body.len());
        let (block, after) = body.split_at(length);
        rest = after;
        let kind = field("Content-Type").unwrap_or_default().to_ascii_lowercase();
        let text = match field("WARC-Type").as_deref() {
            Some("response") => page(block, limit).map(Text::Page),
            Some("resource") if kind.contains("html") => decoded(block, &kind).map(Text::Page),
            Some("conversion") if kind.starts_with("text/plain") => decoded(block, &kind).map(Text::Plain),
            Some("resource" | "conversion") => None,
            _ => continue,
        };
        let Some(text) = text else {
            passed += 1;
            continue;
        };
        let mut item = Item::new(text);
        item.url = field("WARC-Target-URI").map(|u| u.trim_matches(['<', '>']).to_owned());
        item.other_dates = field("WARC-Date").map(|d| (d, Rejection::Archived)).into_iter().collect();
        items.push(item);
    }
    match items.first_mut() {
        Some(first) if passed > 0 => first.notes.push(format!("records of the archive that are no pages and were passed over: {passed}")),
        Some(_) => {}
        None => return Err(ReadError::NoText("no record of the archive is a page".to_owned())),
    }
    Ok(items)
}

/// The lines before the first empty one, and what follows it.
fn split_head(bytes: &[u8]) -> Option<(String, &[u8])> {
    let crlf = memchr::memmem::find(bytes, b"\r\n\r\n").map(|at| (at, at + 4));
    let lf = memchr::memmem::find(bytes, b"\n\n").map(|at| (at, at + 2));
    let (end, next) = [crlf, lf].into_iter().flatten().min()?;
    Some((String::from_utf8_lossy(&bytes[..end]).into_owned(), &bytes[next..]))
}

fn header(head: &str, name: &str) -> Option<String> {
    let is_named = |line: &&str| line.split_once(':').is_some_and(|(n, _)| n.eq_ignore_ascii_case(name));
    head.lines().find(is_named).and_then(|l| l.split_once(':')).map(|(_, v)| v.trim().to_owned())
}

/// The page that an answer of a server holds.
fn page(block: &[u8], limit: u64) -> Option<String> {
    let (head, body) = split_head(block)?;
    let status = head.split_whitespace().nth(1)?;
    let kind = header(&head, "Content-Type").unwrap_or_default().to_ascii_lowercase();
    if status != "200" || !(kind.is_empty() || kind.contains("html")) {
        return None;
    }
    let is_chunked = header(&head, "Transfer-Encoding").is_some_and(|e| e.eq_ignore_ascii_case("chunked"));
    let body = if is_chunked { joined(body) } else { body.to_vec() };
    let is_deflated = header(&head, "Content-Encoding").is_some_and(|e| e.eq_ignore_ascii_case("deflate"));
    let body = if packed::is_gzip(&body) {
        packed::gunzip(&body, limit).ok()?
    } else if is_deflated {
        // Some archives keep the head and unpack the body.
        packed::inflate(&body, limit).unwrap_or(body)
    } else {
        body
    };
    decoded(&body, &kind)
}

/// The text of a body of that kind, if it has words.
fn decoded(body: &[u8], kind: &str) -> Option<String> {
    let named = kind.split_once("charset=").and_then(|(_, label)| Encoding::for_label(label.trim_matches(['"', ' ', ';']).as_bytes()));
    let text = decode::decode(body, |bytes| named.or_else(|| html::declared_encoding(bytes))).ok()?.text;
    (!html::words_of(&text).trim().is_empty()).then_some(text)
}

/// The chunks of a body, put together; what is not in chunks stays as it is.
fn joined(body: &[u8]) -> Vec<u8> {
    let (mut out, mut rest) = (Vec::new(), body);
    while let Some(end) = memchr::memchr(b'\n', rest) {
        let line = String::from_utf8_lossy(&rest[..end]);
        let Ok(size) = usize::from_str_radix(line.trim().split(';').next().unwrap_or(""), 16) else {
            return if out.is_empty() { body.to_vec() } else { out };
        };
        let chunk = &rest[end + 1..];
        if size == 0 || size > chunk.len() {
            break;
        }
        out.extend_from_slice(&chunk[..size]);
        rest = chunk[size..].strip_prefix(b"\r\n").unwrap_or(&chunk[size..]);
    }
    if out.is_empty() { body.to_vec() } else { out }
}

#[cfg(test)]
mod tests {
    use crate::read::parse_all;

    #[test]
    fn a_page_of_each_answer() {
        let page = |n: usize| format!("<title>Ferry {n}</title><p>Ferry number {n} ran aground off Tresk, the mayor said.</p>");
        let record = |kind: &str, http: String| {
            let length = http.len();
            format!(
                "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://quay.example/2019/03/03/a\r\nWARC-Date: 2024-06-09T10:00:00Z\r\nContent-Length: {length}\r\n\r\n{http}\r\n\r\n"
            )
        };
        let chunk = page(2);
        let archive = [
            record("request", "GET / HTTP/1.1\r\n\r\n".to_owned()),
            record("response", format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{}", page(1))),
            record(
                "response",
                format!(
                    "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n{:x}\r\n{chunk}\r\n0\r\n\r\n",
                    chunk.len()
                ),
            ),
            record("resource", page(3)).replace("Content-Length", "Content-Type: text/html\r\nContent-Length"),
            record("conversion", "Ferry 4\n\nFerry number 4 ran aground off Tresk, the mayor said.\n".to_owned())
                .replace("Content-Length", "Content-Type: text/plain\r\nContent-Length"),
            record("response", "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>Gone.</p>".to_owned()),
        ]
        .concat();
        let articles = parse_all("a.warc", archive.as_bytes(), 1 << 20).unwrap();
        assert_eq!(articles.len(), 4);
        for (article, n) in articles.iter().zip(1..) {
            assert!(article.text.contains(&format!("Ferry number {n} ran aground")));
            assert_eq!(article.metadata.published.as_ref().unwrap().date.to_string(), "2019-03-03");
        }
        assert!(articles[0].notes[0].ends_with("passed over: 1"));
    }

    #[test]
    fn a_body_that_is_deflated() {
        use std::io::Write as _;
        let page = b"<title>Ferry</title><p>A ferry ran aground off Tresk, the mayor said.</p>";
        let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
        packer.write_all(page).unwrap();
        for body in [packer.finish().unwrap(), page.to_vec()] {
            let head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: deflate\r\n\r\n";
            let length = head.len() + body.len();
            let mut archive = format!("WARC/1.0\r\nWARC-Type: response\r\nContent-Length: {length}\r\n\r\n{head}").into_bytes();
            archive.extend(body);
            let article = parse_all("a.warc", &archive, 1 << 20).unwrap().remove(0);
            assert!(article.text.contains("off Tresk"), "{}", article.text);
        }
    }
}
