//! `crossread serve` over real sockets: pages, settling, strangers, and clients that send too much or nothing.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test")]

use crate::support::{Desk, two_reports};
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A server of a desk's articles, ended with the test.
struct Served<'d> {
    child: Child,
    port: u16,
    desk: &'d Desk,
}

/// What came back: status, headers in small letters, body.
struct Answer {
    status: u16,
    head: String,
    body: String,
}

impl<'d> Served<'d> {
    fn start(desk: &'d Desk, more: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_crossread"))
            .args(["serve", "articles", "--port", "0"])
            .args(more)
            .current_dir(desk.path("."))
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let port = line.trim().strip_prefix("http://127.0.0.1:").and_then(|p| p.strip_suffix('/')).unwrap().parse().unwrap();
        Self { child, port, desk }
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
        stream
    }

    /// Send these bytes, and read until the connection ends.
    fn raw(&self, bytes: &[u8]) -> Answer {
        let mut stream = self.connect();
        let _ = stream.write_all(bytes);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        let answer = String::from_utf8(answer).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((&answer, ""));
        let status = head.split(' ').nth(1).and_then(|s| s.parse().ok()).unwrap_or(0);
        Answer { status, head: head.to_ascii_lowercase(), body: body.to_owned() }
    }

    fn ask(&self, method: &str, target: &str, headers: &str, body: &str) -> Answer {
        let length = if body.is_empty() { String::new() } else { format!("Content-Length: {}\r\n", body.len()) };
        self.raw(format!("{method} {target} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n{headers}{length}\r\n{body}", self.port).as_bytes())
    }

    fn get(&self, target: &str) -> Answer {
        self.ask("GET", target, "", "")
    }

    /// The page of the one event.
    fn event(&self) -> String {
        let index = self.get("/").body;
        let (_, id) = index.split_once("\"events\":[\"").unwrap();
        format!("/events/{}.html", id.split('"').next().unwrap())
    }

    fn token(&self) -> String {
        let page = self.get("/").body;
        let (_, rest) = page.split_once("<meta name=\"crossread-serve\" content=\"").unwrap();
        rest.split('"').next().unwrap().to_owned()
    }

    fn settle(&self, token: &str, body: &str) -> Answer {
        self.ask("POST", "/settle", &format!("X-Crossread-Token: {token}\r\n"), body)
    }

    fn waivers(&self) -> Option<String> {
        std::fs::read_to_string(self.desk.path("crossread-waivers.toml")).ok()
    }
}

impl Drop for Served<'_> {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The id of the first finding on a page.
fn first_finding(page: &str) -> String {
    let at = page.find("<article class=\"finding").unwrap();
    let (_, rest) = page[at..].split_once("id=\"f-").unwrap();
    rest[..16].to_owned()
}

#[test]
fn the_pages_of_a_report_are_served_and_nothing_else() {
    let desk = two_reports();
    let served = Served::start(&desk, &[]);
    let index = served.get("/");
    assert_eq!(index.status, 200);
    assert!(index.head.contains("content-security-policy: default-src 'none'; style-src 'self'; script-src 'self'"), "{}", index.head);
    assert!(index.head.contains("cache-control: no-store"), "{}", index.head);
    let event = served.get(&served.event());
    assert!(event.body.contains("connect-src &#39;self&#39;") && event.body.contains("../serve.js"), "{}", event.body);
    for (target, kind) in [("/style.css", "text/css"), ("/script.js?x=1", "text/javascript"), ("/serve.js", "text/javascript")] {
        let answer = served.get(target);
        assert!(answer.status == 200 && answer.head.contains(kind), "{target}: {}", answer.head);
    }
    let head = served.ask("HEAD", "/", "", "");
    assert!(head.status == 200 && head.body.is_empty());
    let tag = head.head.lines().find_map(|l| l.strip_prefix("etag: ")).unwrap().to_owned();
    assert_eq!(served.ask("GET", "/", &format!("If-None-Match: {tag}\r\n"), "").status, 304);
    for target in [
        "/../crossread.toml",
        "/articles/post.txt",
        "/events/../../articles/post.txt",
        "/%2e%2e/articles/post.txt",
        "/events/..%2findex.html",
        "//etc/passwd",
        "/\\..\\x",
        "/index.html%00",
        "/no.html",
    ] {
        assert_eq!(served.get(target).status, 404, "{target}");
    }
    assert_eq!(served.ask("PUT", "/", "", "").status, 405);
    assert_eq!(served.ask("POST", "/", "", "{}").status, 404);
    let written: Vec<_> = std::fs::read_dir(desk.path(".")).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(written, ["articles"], "nothing is written");
}

#[test]
fn pages_of_other_sites_get_no_answer() {
    let desk = two_reports();
    let served = Served::start(&desk, &[]);
    let raw = |head: String| served.raw(format!("GET / HTTP/1.1\r\n{head}\r\n").as_bytes()).status;
    let port = served.port;
    assert_eq!(raw(format!("Host: localhost:{port}\r\n")), 200);
    for host in ["evil.example", "127.0.0.1", "127.0.0.1:1", "127.0.0.1.evil.example", "localhost.evil.example", ""] {
        assert_eq!(raw(format!("Host: {host}\r\n")), 421, "{host}");
        assert_eq!(raw(format!("Host: {host}:{port}\r\n")), if host == "127.0.0.1" { 200 } else { 421 }, "{host}");
    }
    assert_eq!(raw(String::new()), 421);
    assert_eq!(raw(format!("Host: 127.0.0.1:{port}\r\nHost: evil.example\r\n")), 421);
    let with = |headers: &str| served.ask("GET", "/", headers, "").status;
    assert_eq!(with(&format!("Origin: http://127.0.0.1:{port}\r\n")), 200);
    for origin in ["http://evil.example", "null", "https://evil.example:443", "http://127.0.0.1:1", ""] {
        assert_eq!(with(&format!("Origin: {origin}\r\n")), 403, "{origin}");
    }
    assert_eq!(with("Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\nSec-Fetch-Dest: script\r\n"), 403);
    assert_eq!(with("Sec-Fetch-Site: same-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: iframe\r\n"), 403);
    assert_eq!(with("Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\n"), 200);
    // With the right token, too.
    let foreign = format!("X-Crossread-Token: {}\r\nOrigin: http://evil.example\r\n", served.token());
    let id = first_finding(&served.get(&served.event()).body);
    let body = format!("{{\"id\":\"{id}\",\"state\":\"settled\",\"reason\":\"x\"}}");
    assert_eq!(served.ask("POST", "/settle", &foreign, &body).status, 403);
    assert_eq!(served.waivers(), None);
}

#[test]
fn settling_writes_the_waiver_and_the_next_page_shows_it() {
    let desk = two_reports();
    let served = Served::start(&desk, &[]);
    let event = served.event();
    let id = first_finding(&served.get(&event).body);
    let settled = format!("{{\"id\":\"{id}\",\"state\":\"settled\",\"reason\":\"the coroner has 17\"}}");
    for token in ["", "0123456789abcdef0123456789abcdef"] {
        assert_eq!(served.settle(token, &settled).status, 403);
    }
    assert_eq!(served.waivers(), None);

    let token = served.token();
    let done = served.settle(&token, &settled);
    assert_eq!((done.status, done.body.as_str()), (200, format!("{{\"id\":\"{id}\",\"state\":\"settled\"}}\n").as_str()));
    assert_eq!(served.waivers().unwrap(), format!("[[waiver]]\nid = \"{id}\"\nreason = \"the coroner has 17\"\n"));
    let page = served.get(&event).body;
    assert!(page.contains("<strong>Accepted:</strong> the coroner has 17"), "{page}");

    assert_eq!(served.settle(&token, &format!("{{\"id\":\"{id}\",\"state\":\"open\"}}")).status, 200);
    assert_eq!(served.waivers().unwrap(), "");
    assert!(!served.get(&event).body.contains("Accepted:"));

    for (body, status) in [
        ("{\"id\":\"0000000000000000\",\"state\":\"settled\",\"reason\":\"x\"}".to_owned(), 404),
        (settled.replace("the coroner has 17", "  "), 422),
        (settled.replace("the coroner has 17", &"x".repeat(2_001)), 422),
        (settled.replace("settled", "gone"), 400),
        ("[".repeat(10_000), 400),
        ("\u{1}".to_owned(), 400),
    ] {
        assert_eq!(served.settle(&token, &body).status, status, "{body}");
    }
    assert_eq!(served.waivers().unwrap(), "");
}

#[test]
fn a_file_that_is_no_list_of_waivers_is_left_as_it_is() {
    let desk = two_reports();
    let served = Served::start(&desk, &[]);
    let id = first_finding(&served.get(&served.event()).body);
    let desk = served.desk;
    for text in ["# notes of the desk\n", "a letter\n"] {
        std::fs::write(desk.path("crossread-waivers.toml"), text).unwrap();
        let answer = served.settle(&served.token(), &format!("{{\"id\":\"{id}\",\"state\":\"settled\",\"reason\":\"x\"}}"));
        assert!(answer.status == 500 && answer.body.contains("crossread-waivers.toml"), "{}", answer.body);
        assert_eq!(served.waivers().unwrap(), text);
    }
}

#[test]
fn with_watch_the_pages_follow_the_articles() {
    let desk = two_reports();
    let served = Served::start(&desk, &["--watch"]);
    let event = served.event();
    let tag = |served: &Served| served.ask("HEAD", &event, "", "").head;
    let before = tag(&served);
    let text = desk.read("articles/bell.txt").replace("killed 17", "killed 1719");
    std::fs::write(desk.path("articles/bell.txt"), text).unwrap();
    let begin = Instant::now();
    while !served.get(&event).body.contains("1719") {
        assert!(begin.elapsed() < Duration::from_secs(60), "the page has not followed");
        std::thread::sleep(Duration::from_millis(100));
    }
    assert_ne!(before, tag(&served));
    // Articles that are gone leave the last pages.
    std::fs::rename(desk.path("articles"), desk.path("elsewhere")).unwrap();
    std::thread::sleep(Duration::from_secs(3));
    assert!(served.get(&event).body.contains("1719"));
}

#[test]
fn who_sends_too_much_or_nothing_holds_nobody_up() {
    let desk = two_reports();
    let served = Served::start(&desk, &[]);
    let idle: Vec<TcpStream> = (0..200).map(|_| served.connect()).collect();
    let half: Vec<TcpStream> = (0..100)
        .map(|_| {
            let mut stream = served.connect();
            let _ = stream.write_all(b"POST /settle HTTP/1.1\r\nContent-Length: 10000\r\n");
            stream
        })
        .collect();
    let begin = Instant::now();
    assert_eq!(served.get("/").status, 200);
    assert!(begin.elapsed() < Duration::from_secs(3));
    drop((idle, half));
    let huge = "a".repeat(20 << 10);
    assert_eq!(served.get(&format!("/{huge}")).status, 431);
    assert_eq!(served.ask("GET", "/", &format!("X: {huge}\r\n"), "").status, 431);
    assert_eq!(served.ask("GET", "/", &"X: y\r\n".repeat(100), "").status, 431);
    assert_eq!(served.settle("x", &huge).status, 413);
    assert_eq!(served.ask("POST", "/settle", "Transfer-Encoding: chunked\r\n", "").status, 501);
    assert_eq!(served.raw(b"\x16\x03\x01\x02\x00\x01\x00\r\n\r\n").status, 400);
    // A body that never comes.
    let begin = Instant::now();
    assert_eq!(served.ask("POST", "/settle", "Content-Length: 10\r\n", "").status, 408);
    assert!(begin.elapsed() < Duration::from_secs(15));
    assert_eq!(served.get("/").status, 200);
}

#[test]
#[cfg(unix)]
fn a_signal_ends_it_with_a_line() {
    use rustix::process::{Pid, Signal, kill_process};
    let desk = two_reports();
    for signal in [Signal::INT, Signal::TERM] {
        let mut served = Served::start(&desk, &[]);
        assert_eq!(served.get("/").status, 200);
        kill_process(Pid::from_child(&served.child), signal).unwrap();
        assert_eq!(served.child.wait().unwrap().code(), Some(0));
        let mut said = String::new();
        served.child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
        assert!(said.contains("stopped by SIG") && said.contains("the pages are served no more"), "{said}");
        assert!(TcpStream::connect(("127.0.0.1", served.port)).is_err());
    }
}

#[test]
fn a_port_that_is_taken_and_articles_that_are_none_are_told() {
    let desk = two_reports();
    let served = Served::start(&desk, &[]);
    let taken = desk.run(&["serve", "articles", "--port", &served.port.to_string()]);
    assert!(taken.status == 5 && taken.err.contains(&format!("127.0.0.1:{}", served.port)), "{}", taken.err);
    assert_eq!(Desk::new().file("articles/x.bin", [0; 9]).run(&["serve", "articles", "--port", "0"]).status, 3);
}
