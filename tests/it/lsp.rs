//! The language server by a scripted session: a draft is opened, changed, hovered over and mended.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]
#![allow(clippy::disallowed_methods, reason = "reads files of its own")]

use crate::support::{Desk, two_reports};
use serde_json::{Value, json};
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::process::{Child, ChildStdin, ChildStdout};

/// An editor that talks to the server.
struct Editor {
    server: Child,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
    id: i64,
}

impl Editor {
    fn start(desk: &Desk, args: &[&str], encodings: &[&str], options: Value) -> (Self, Value) {
        let mut server = desk.start(&[&["lsp"], args].concat());
        let (to, from) = (server.stdin.take().unwrap(), BufReader::new(server.stdout.take().unwrap()));
        let mut editor = Self { server, to, from, id: 0 };
        let general = json!({ "general": { "positionEncodings": encodings } });
        let answer = editor.ask("initialize", json!({ "capabilities": general, "initializationOptions": options }));
        editor.tell("initialized", json!({}));
        (editor, answer)
    }

    fn send(&mut self, message: &Value) {
        let text = message.to_string();
        write!(self.to, "Content-Length: {}\r\n\r\n{text}", text.len()).unwrap();
        self.to.flush().unwrap();
    }

    fn tell(&mut self, method: &str, params: Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    fn ask(&mut self, method: &str, params: Value) -> Value {
        self.id += 1;
        let id = self.id;
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }));
        loop {
            let message = self.hear();
            if message["id"] == id {
                return message;
            }
        }
    }

    fn hear(&mut self) -> Value {
        let mut length = 0;
        loop {
            let mut line = String::new();
            assert!(self.from.read_line(&mut line).unwrap() > 0, "the server has ended");
            match line.trim_end().split_once(": ") {
                Some(("Content-Length", n)) => length = n.parse().unwrap(),
                Some(_) => {}
                None => break,
            }
        }
        let mut text = vec![0; length];
        self.from.read_exact(&mut text).unwrap();
        serde_json::from_slice(&text).unwrap()
    }

    /// The findings that are shown next.
    fn shown(&mut self) -> Vec<Value> {
        loop {
            let message = self.hear();
            if message["method"] == "textDocument/publishDiagnostics" {
                return message["params"]["diagnostics"].as_array().unwrap().clone();
            }
        }
    }

    fn end(mut self) {
        assert!(self.ask("shutdown", Value::Null)["error"].is_null());
        self.tell("exit", Value::Null);
        assert!(self.server.wait().unwrap().success());
    }
}

const DRAFT: &str = "In Tårnvik 🙂, a fire at the grain terminal of Port Ellery killed 19 people on Monday, the harbour office said.\n";

fn desk() -> Desk {
    two_reports().file("drafts/fire.md", DRAFT)
}

fn uri(desk: &Desk) -> String {
    format!("file://{}", desk.path("drafts/fire.md").display())
}

fn open(editor: &mut Editor, uri: &str) -> Value {
    editor.tell("textDocument/didOpen", json!({ "textDocument": { "uri": uri, "languageId": "markdown", "version": 1, "text": DRAFT } }));
    let found = editor.shown();
    found.iter().find(|d| d["code"] == "differing-number").unwrap_or_else(|| panic!("{found:?}")).clone()
}

#[test]
fn a_draft_is_opened_hovered_over_and_mended() {
    let desk = desk();
    let (mut editor, answer) = Editor::start(&desk, &["--against", "articles/post.txt"], &[], Value::Null);
    assert_eq!(answer["result"]["serverInfo"]["name"], "crossread");
    assert_eq!(answer["result"]["capabilities"]["positionEncoding"], "utf-16");
    let uri = uri(&desk);
    let number = open(&mut editor, &uri);
    assert_eq!((&number["severity"], &number["source"]), (&json!(1), &json!("crossread")));
    assert!(number["relatedInformation"][0]["location"]["uri"].as_str().unwrap().ends_with("articles/post.txt"), "{number}");

    let hover = editor.ask("textDocument/hover", json!({ "textDocument": { "uri": uri }, "position": number["range"]["start"] }));
    let words = hover["result"]["contents"]["value"].as_str().unwrap();
    assert!(words.contains("14") && words.contains("post.txt"), "{words}");
    let nowhere = editor.ask("textDocument/hover", json!({ "textDocument": { "uri": uri }, "position": { "line": 9, "character": 0 } }));
    assert!(nowhere["result"].is_null());

    let context = json!({ "diagnostics": [number] });
    let actions =
        editor.ask("textDocument/codeAction", json!({ "textDocument": { "uri": uri }, "range": number["range"], "context": context }));
    let edit = &actions["result"][0]["edit"]["changes"][&uri][0];
    let units: Vec<u16> = DRAFT.encode_utf16().collect();
    let at = |end: &str| edit["range"][end]["character"].as_u64().unwrap() as usize;
    let own = String::from_utf16(&units[at("start")..at("end")]).unwrap();
    let mended = format!(
        "{}{}{}",
        String::from_utf16(&units[..at("start")]).unwrap(),
        edit["newText"].as_str().unwrap(),
        String::from_utf16(&units[at("end")..]).unwrap()
    );
    assert!(own.contains("19") && mended.contains("killed 14 people"), "{actions}");

    editor.tell("textDocument/didChange", json!({ "textDocument": { "uri": uri, "version": 2 }, "contentChanges": [{ "text": mended }] }));
    let left = editor.shown();
    assert!(left.iter().all(|d| d["code"] != "differing-number"), "{left:?}");
    editor.tell("textDocument/didClose", json!({ "textDocument": { "uri": uri } }));
    assert!(editor.shown().is_empty());
    assert_eq!(editor.ask("textDocument/rename", json!({}))["error"]["code"], -32601);
    editor.end();
}

#[test]
fn the_editor_says_what_columns_are_and_which_sources_count() {
    let desk = desk();
    let uri = uri(&desk);
    let column = |encoding: &str| {
        let against = json!({ "against": ["articles/post.txt"] });
        let (mut editor, answer) = Editor::start(&desk, &[], &["utf-16", encoding], against);
        assert_eq!(answer["result"]["capabilities"]["positionEncoding"], encoding);
        let number = open(&mut editor, &uri);
        let end = number["range"]["end"]["character"].as_u64().unwrap();
        editor.end();
        end
    };
    // The line has å, one character of two bytes, and a picture of four.
    assert_eq!(column("utf-8") - column("utf-32"), 4);
}

#[test]
fn that_no_source_could_be_read_is_told_once() {
    let desk = desk();
    let uri = uri(&desk);
    for (args, says) in [(["--against", "nowhere"].as_slice(), "nowhere: there is no such"), (&[], "no sources are named")] {
        let (mut editor, _) = Editor::start(&desk, args, &[], Value::Null);
        let document = json!({ "uri": uri, "languageId": "markdown", "version": 1, "text": DRAFT });
        editor.tell("textDocument/didOpen", json!({ "textDocument": document }));
        let told = editor.hear();
        assert_eq!((&told["method"], &told["params"]["type"]), (&json!("window/showMessage"), &json!(1)), "{told}");
        assert!(told["params"]["message"].as_str().unwrap().contains(says), "{told}");
        assert_eq!(editor.hear()["method"], "textDocument/publishDiagnostics");
        editor.tell("textDocument/didSave", json!({ "textDocument": { "uri": uri } }));
        assert_eq!(editor.hear()["method"], "textDocument/publishDiagnostics", "it is told already");
        editor.end();
    }
}
