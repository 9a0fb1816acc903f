//! What is answered to whom: the report's own pages alone, to whoever asks at this address, and a
//! finding settled for whoever has the page's token.
//!
//! A page of another site that sends a browser here (by a name of its own, or by a form) is refused.

use super::desk::Desk;
use super::http::{Answer, Request};
use serde::Deserialize;
use std::sync::Arc;

/// Sent with every answer. Nothing comes from elsewhere, nothing goes elsewhere, and no other page holds this one.
pub(super) const ALWAYS: [(&str, &str); 7] = [
    (
        "Content-Security-Policy",
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    ),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Cache-Control", "no-store"),
];

/// Characters of a reason.
const LONGEST_REASON: usize = 2_000;

/// What a page asks to be done with a finding.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Settle {
    id: String,
    state: State,
    #[serde(default)]
    reason: Option<String>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum State {
    Settled,
    Open,
}

/// The answer to `request` at `port`.
pub(super) fn answer(request: &Request, desk: &Desk, port: u16) -> Answer {
    if let Some(refused) = stranger(request, port) {
        return refused;
    }
    let path = request.target.split(['?', '#']).next().unwrap_or_default();
    match request.method.as_str() {
        "GET" | "HEAD" => page(path, request, desk),
        "POST" if path == "/settle" => settle(request, desk),
        "POST" => Answer::text(404, "there is nothing of that name"),
        _ => Answer { headers: vec![("Allow", "GET, HEAD, POST".to_owned())], ..Answer::text(405, "GET, HEAD and POST are answered") },
    }
}

/// The refusal of what a page of another site asks for.
fn stranger(request: &Request, port: u16) -> Option<Answer> {
    let names = [format!("127.0.0.1:{port}"), format!("localhost:{port}")];
    // Without a port in the address a browser leaves out 80.
    let is_own = |host: &str| names.iter().any(|name| name == host || port == 80 && name.trim_end_matches(":80") == host);
    if !request.header("host").is_some_and(is_own) {
        return Some(Answer::text(421, "this is not the address that the report is served at"));
    }
    let is_foreign = request.has("origin") && !request.header("origin").and_then(|o| o.strip_prefix("http://")).is_some_and(is_own);
    // A link may lead here from elsewhere; a picture, a script or a frame may not be taken from here.
    let is_link = request.header("sec-fetch-mode") == Some("navigate") && request.header("sec-fetch-dest") == Some("document");
    let is_taken = matches!(request.header("sec-fetch-site"), Some("cross-site" | "same-site")) && !(is_link && request.method == "GET");
    (is_foreign || is_taken).then(|| Answer::text(403, "pages of other sites get no answer"))
}

fn page(path: &str, request: &Request, desk: &Desk) -> Answer {
    let pages = desk.pages();
    let Some(page) = pages.at(path) else { return Answer::text(404, "there is no page of that name; the report begins at /") };
    let kind = match path.rsplit_once('.').map(|(_, ending)| ending) {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        _ => "text/html; charset=utf-8",
    };
    let headers = vec![("ETag", page.tag.clone())];
    if request.header("if-none-match") == Some(&page.tag) {
        return Answer { status: 304, kind, headers, body: Arc::default() };
    }
    Answer { status: 200, kind, headers, body: Arc::clone(&page.bytes) }
}

fn settle(request: &Request, desk: &Desk) -> Answer {
    if !request.header("x-crossread-token").is_some_and(|given| is_same(given, &desk.source.token)) {
        return failed(403, "the token is not that of this run; load the page anew");
    }
    let asked: Settle = match serde_json::from_slice(&request.body) {
        Ok(asked) => asked,
        Err(_) => return failed(400, "the body is JSON: id, state (settled or open) and reason"),
    };
    if !desk.pages().findings.contains(&asked.id) {
        return failed(404, "the report has no finding of that id");
    }
    let reason = asked.reason.unwrap_or_default();
    if reason.chars().count() > LONGEST_REASON {
        return failed(422, "the reason is too long");
    }
    if matches!(asked.state, State::Settled) && reason.trim().is_empty() {
        return failed(422, "say why the finding is accepted");
    }
    let (state, reason) = match asked.state {
        State::Settled => ("settled", Some(reason.trim().to_owned())),
        State::Open => ("open", None),
    };
    match desk.settle(&asked.id, reason) {
        Ok(()) => json(200, &serde_json::json!({ "id": asked.id, "state": state })),
        Err(error) => failed(500, &format!("{error:#}")),
    }
}

fn failed(status: u16, why: &str) -> Answer {
    json(status, &serde_json::json!({ "error": why }))
}

fn json(status: u16, value: &serde_json::Value) -> Answer {
    Answer { status, kind: "application/json", headers: Vec::new(), body: Arc::new(format!("{value}\n").into_bytes()) }
}

/// Whether two tokens are one; how long that takes tells nothing of where they differ.
fn is_same(given: &str, own: &str) -> bool {
    given.len() == own.len() && given.bytes().zip(own.bytes()).fold(0, |differ, (a, b)| differ | (a ^ b)) == 0
}
