//! Hold the words that a page shows against the tokenizer tests of the HTML standard: `cargo run -p crossread-train
//! --bin measure_html -- FOLDER [--errors]` reads the `*.test` files of html5lib in FOLDER and prints how many
//! inputs show the same words (white space and control characters aside).
//!
//! Two differences are meant, and counted by themselves:
//! - *left open*: a tag or comment that no `>` closes hides the rest of a page in a browser. Here it swallows
//!   nothing: a torn page loses no words.
//! - *two bytes*: a file with a NUL in every other byte is read as UTF-16, which the tests' inputs are not.

#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a tool for developing, run by hand on a known folder"
)]

use crossread::internals::read;
use serde_json::Value;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let show = args.iter().any(|a| a == "--errors");
    let mut files: Vec<_> = std::fs::read_dir(&args[0]).unwrap().map(|e| e.unwrap().path()).collect();
    files.retain(|f| f.extension().is_some_and(|e| e == "test"));
    files.sort();
    let (mut count, mut same, mut left_open, mut two_bytes) = (0, 0, 0, 0);
    for file in &files {
        let tests: Value = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
        for test in tests["tests"].as_array().into_iter().flatten().filter(|t| begins_in_text(t)) {
            let escaped = test["doubleEscaped"].as_bool().unwrap_or(false);
            let input = unescaped(test["input"].as_str().unwrap(), escaped);
            let tokens = test["output"].as_array().unwrap().iter().filter(|t| t[0] == "Character");
            let expected: String = tokens.map(|t| unescaped(t[1].as_str().unwrap(), escaped)).collect();
            count += 1;
            match (plain(&expected), plain(&shown(&input))) {
                (a, b) if a == b => same += 1,
                _ if input.contains('\0') => two_bytes += 1,
                _ if input.rfind('<').is_some_and(|at| {
                    !input[at..].contains('>') || input[..at].rfind('<').is_some_and(|b| !input[b..at].contains('>'))
                }) =>
                {
                    left_open += 1;
                }
                (a, b) if show => println!("{}: {input:?}: {b:?} for {a:?}", file.file_stem().unwrap().to_string_lossy()),
                _ => {}
            }
        }
    }
    let share = f64::from(same) / f64::from(count);
    println!(
        "{count} inputs, {same} the same ({share:.4}); meant: {left_open} left open, {two_bytes} two bytes; {} other",
        count - same - left_open - two_bytes
    );
}

/// Whether a test begins in text, as a page does, and not within a script or title.
fn begins_in_text(test: &Value) -> bool {
    test["initialStates"].as_array().is_none_or(|states| states.iter().any(|s| s == "Data state"))
}

/// The words that the page shows.
fn shown(input: &str) -> String {
    let articles = read::parse_all("page.html", input.as_bytes(), 1 << 20).unwrap_or_default();
    articles.into_iter().map(|a| a.text).collect()
}

fn plain(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !c.is_control() && *c != '\u{ad}').collect()
}

/// Tests that say so write characters as `\u0041`.
fn unescaped(text: &str, escaped: bool) -> String {
    if !escaped {
        return text.to_owned();
    }
    let mut units = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find("\\u") {
        units.extend(rest[..at].encode_utf16());
        units.push(u16::from_str_radix(&rest[at + 2..at + 6], 16).unwrap());
        rest = &rest[at + 6..];
    }
    units.extend(rest.encode_utf16());
    String::from_utf16_lossy(&units)
}
