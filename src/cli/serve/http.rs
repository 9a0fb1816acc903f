//! One request of HTTP/1.1 from a connection, and one answer: of bounded size, within bounded time.
//!
//! `GET /events/ferry.html HTTP/1.1` with 100 headers is refused, and so is a body of a megabyte;
//! whoever sends nothing is cut off after some seconds.

#![allow(clippy::disallowed_methods, reason = "a connection is held to a time")]

use std::io::{ErrorKind, Read as _, Write as _};
use std::net::{Shutdown, TcpStream};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Bytes of a request's line and headers; what browsers send has some 1,000.
const LONGEST_HEAD: usize = 16 << 10;
/// Headers of a request; what browsers send has some 20.
const MOST_HEADERS: usize = 64;
/// Bytes of a body: a finding's id and a reason.
const LONGEST_BODY: usize = 16 << 10;
/// Time in which a request must have come.
const READING: Duration = Duration::from_secs(5);
/// Time in which an answer must have been taken.
const WRITING: Duration = Duration::from_secs(20);
/// Time and bytes of what is still coming after a request was refused, so that the answer is read.
const DRAINING: Duration = Duration::from_millis(300);
const DRAINED: usize = 1 << 20;

/// What is asked for.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Request {
    /// As written: "GET".
    pub(super) method: String,
    /// As written: "/events/ferry.html?x".
    pub(super) target: String,
    /// Names in small letters, and values.
    headers: Vec<(String, String)>,
    pub(super) body: Vec<u8>,
}

impl Request {
    /// The value of a header, if it is there once.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        let mut values = self.headers.iter().filter(|(n, _)| n == name).map(|(_, value)| value.as_str());
        values.next().filter(|_| values.next().is_none())
    }

    /// Whether a header is there, be it twice.
    pub(super) fn has(&self, name: &str) -> bool {
        self.headers.iter().any(|(n, _)| n == name)
    }
}

/// Why no request was read.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Unread {
    /// Nobody is there to be answered.
    Gone,
    /// It is refused with this status.
    Refused(u16, &'static str),
}

/// The answer to a request.
pub(super) struct Answer {
    pub(super) status: u16,
    /// Content type.
    pub(super) kind: &'static str,
    /// Headers of this answer alone.
    pub(super) headers: Vec<(&'static str, String)>,
    pub(super) body: Arc<Vec<u8>>,
}

impl Answer {
    /// A line of text.
    pub(super) fn text(status: u16, text: &str) -> Self {
        Self { status, kind: "text/plain; charset=utf-8", headers: Vec::new(), body: Arc::new(format!("{text}\n").into_bytes()) }
    }
}

/// Read a request from `stream`.
pub(super) fn read(stream: &mut TcpStream) -> Result<Request, Unread> {
    let until = Instant::now() + READING;
    let mut bytes = Vec::new();
    let head = loop {
        if let Some(end) = head_end(&bytes) {
            break end;
        }
        if bytes.len() > LONGEST_HEAD {
            return Err(Unread::Refused(431, "the headers are too long"));
        }
        more(stream, &mut bytes, until)?;
    };
    if head > LONGEST_HEAD {
        return Err(Unread::Refused(431, "the headers are too long"));
    }
    let mut request = parse(&bytes[..head])?;
    let length = body_length(&request)?;
    while bytes.len() < head + length {
        more(stream, &mut bytes, until)?;
    }
    request.body = bytes[head..head + length].to_vec();
    Ok(request)
}

/// Where the headers end, if they do: after an empty line.
fn head_end(bytes: &[u8]) -> Option<usize> {
    let crlf = bytes.windows(4).position(|w| w == b"\r\n\r\n").map(|at| at + 4);
    crlf.or_else(|| bytes.windows(2).position(|w| w == b"\n\n").map(|at| at + 2))
}

/// Read what has come into `bytes`.
fn more(stream: &mut TcpStream, bytes: &mut Vec<u8>, until: Instant) -> Result<(), Unread> {
    const LATE: Unread = Unread::Refused(408, "the request did not come in time");
    let left = until.saturating_duration_since(Instant::now());
    if left.is_zero() {
        return Err(LATE);
    }
    stream.set_read_timeout(Some(left)).map_err(|_| Unread::Gone)?;
    let mut chunk = [0; 4096];
    match stream.read(&mut chunk) {
        Ok(0) => Err(Unread::Gone),
        Ok(n) => {
            bytes.extend_from_slice(&chunk[..n]);
            Ok(())
        }
        Err(e) if e.kind() == ErrorKind::Interrupted => Ok(()),
        Err(e) if matches!(e.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => Err(LATE),
        Err(_) => Err(Unread::Gone),
    }
}

/// The request that `head` is, without its body.
fn parse(head: &[u8]) -> Result<Request, Unread> {
    const NONE: Unread = Unread::Refused(400, "this is no request");
    let mut headers = [httparse::EMPTY_HEADER; MOST_HEADERS];
    let mut request = httparse::Request::new(&mut headers);
    match request.parse(head) {
        Ok(httparse::Status::Complete(_)) => {}
        Err(httparse::Error::TooManyHeaders) => return Err(Unread::Refused(431, "there are too many headers")),
        Ok(httparse::Status::Partial) | Err(_) => return Err(NONE),
    }
    let headers = request.headers.iter();
    // What is no ASCII is never compared with anything that would let a request pass.
    let headers = headers.map(|h| (h.name.to_ascii_lowercase(), String::from_utf8_lossy(h.value).trim().to_owned())).collect();
    let (method, target) = (request.method.ok_or(NONE)?.to_owned(), request.path.ok_or(NONE)?.to_owned());
    Ok(Request { method, target, headers, body: Vec::new() })
}

/// Bytes of the body that `request` announces.
fn body_length(request: &Request) -> Result<usize, Unread> {
    if request.has("transfer-encoding") {
        return Err(Unread::Refused(501, "a body comes whole, with its length"));
    }
    if !request.has("content-length") {
        return Ok(0);
    }
    let written = request.header("content-length").filter(|l| !l.is_empty() && l.bytes().all(|b| b.is_ascii_digit()));
    let Some(written) = written else { return Err(Unread::Refused(400, "the length of the body is unclear")) };
    // What does not fit a number is longer than allowed, too.
    match written.parse::<usize>() {
        Ok(length) if length <= LONGEST_BODY => Ok(length),
        _ => Err(Unread::Refused(413, "the body is too long")),
    }
}

/// Write `answer` and end the connection; `with_body` is false for an answer to HEAD.
pub(super) fn write(stream: &mut TcpStream, answer: &Answer, always: &[(&str, &str)], with_body: bool) {
    let mut head = format!(
        "HTTP/1.1 {} {}\r\nContent-Type: {}\r\nContent-Length: {}\r\nConnection: close\r\n",
        answer.status,
        reason(answer.status),
        answer.kind,
        answer.body.len()
    );
    let own = answer.headers.iter().map(|(name, value)| (*name, value.as_str()));
    for (name, value) in always.iter().copied().chain(own) {
        head += &format!("{name}: {value}\r\n");
    }
    head += "\r\n";
    let until = Instant::now() + WRITING;
    let sent = send(stream, head.as_bytes(), until) && (!with_body || send(stream, &answer.body, until));
    if sent && stream.shutdown(Shutdown::Write).is_ok() {
        drain(stream);
    }
    let _ = stream.shutdown(Shutdown::Both);
}

/// Whether all `bytes` were taken in time.
fn send(stream: &mut TcpStream, bytes: &[u8], until: Instant) -> bool {
    // A write that times out may have sent a part of what it was given, and does not say how much.
    const PIECE: usize = 64 << 10;
    bytes.chunks(PIECE).all(|piece| {
        let left = until.saturating_duration_since(Instant::now());
        !left.is_zero() && stream.set_write_timeout(Some(left)).is_ok() && stream.write_all(piece).is_ok()
    })
}

/// Take what is still coming: a connection that is ended over it loses the answer.
fn drain(stream: &mut TcpStream) {
    let until = Instant::now() + DRAINING;
    let mut bytes = Vec::new();
    let mut drained = 0;
    while drained < DRAINED && more(stream, &mut bytes, until).is_ok() {
        drained += bytes.len();
        bytes.clear();
    }
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        304 => "Not Modified",
        400 => "Bad Request",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        408 => "Request Timeout",
        413 => "Content Too Large",
        421 => "Misdirected Request",
        422 => "Unprocessable Content",
        431 => "Request Header Fields Too Large",
        501 => "Not Implemented",
        _ => "Internal Server Error",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_is_taken_apart() {
        let request = parse(b"GET /a.html?b HTTP/1.1\r\nHost: x\r\nX-Twice: 1\r\nx-twice: 2\r\n\r\n").unwrap();
        assert_eq!((request.method.as_str(), request.target.as_str()), ("GET", "/a.html?b"));
        assert_eq!((request.header("host"), request.header("x-twice"), request.has("x-twice")), (Some("x"), None, true));
    }

    #[test]
    fn what_is_no_request_or_too_much_is_refused() {
        let status = |head: &[u8]| match parse(head) {
            Err(Unread::Refused(status, _)) => status,
            other => panic!("{other:?}"),
        };
        assert_eq!(status(b"\x16\x03\x01\x02\x00\n\n"), 400);
        assert_eq!(status(b"GET / HTTP/1.1\r\nHost x\r\n\r\n"), 400);
        assert_eq!(status(format!("GET / HTTP/1.1\r\n{}\r\n", "A: b\r\n".repeat(65)).as_bytes()), 431);
    }

    #[test]
    fn the_length_of_a_body_is_clear_and_bounded() {
        let length = |headers: &str| body_length(&parse(format!("POST / HTTP/1.1\r\n{headers}\r\n").as_bytes()).unwrap());
        let status = |headers: &str| match length(headers) {
            Err(Unread::Refused(status, _)) => status,
            other => panic!("{other:?}"),
        };
        assert_eq!((length(""), length("Content-Length: 12\r\n")), (Ok(0), Ok(12)));
        assert_eq!(status("Content-Length: 1\r\nContent-Length: 2\r\n"), 400);
        assert_eq!(status("Content-Length: -1\r\n"), 400);
        assert_eq!(status("Content-Length: 99999999999999999999999\r\n"), 413);
        assert_eq!(status("Transfer-Encoding: chunked\r\nContent-Length: 1\r\n"), 501);
    }
}
