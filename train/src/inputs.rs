//! Inputs of the ledger: each is a few articles that are taken as one event.
//!
//! A `.jsonl` file is a set of pairs, a row each. `a` and `b` are a sentence, a list of sentences
//! `{text}`, or a quotation `{text, speaker}`; `label` and `id` (or `key`) are optional. Each pair is
//! an input alone and with each [`Padding`]; lists of sentences are articles already and stand alone.
//!
//! A folder with `gold.json` (`docs: {NAME: {event}}`) and `articles/NAME.txt` is a set of events; a
//! folder that holds articles is one event; any other folder is the sum of those below it.

use crate::padding::Padding;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// A few articles that are compared as one event.
#[derive(Clone, Debug)]
pub struct Input {
    /// Set and label: "minpair_dev/conflict".
    pub set: String,
    /// Name within the set.
    pub name: String,
    /// How it is padded.
    pub padding: Padding,
    /// File name and content of each article.
    pub articles: Vec<(String, String)>,
}

impl Input {
    /// "minpair_dev/conflict/mp-17@front".
    pub fn key(&self) -> String {
        format!("{}/{}@{}", self.set, self.name, self.padding.name())
    }
}

/// The inputs of a file or folder, in order of their names.
///
/// # Errors
/// What cannot be read, or is no JSON where JSON is due.
pub fn read(path: &Path) -> io::Result<Vec<Input>> {
    let name = path.file_name().map_or_else(|| "input".to_owned(), |n| n.to_string_lossy().into_owned());
    if path.is_dir() { folder(path, &name) } else { pairs(path, name.trim_end_matches(".jsonl")) }
}

fn pairs(path: &Path, set: &str) -> io::Result<Vec<Input>> {
    let mut inputs = Vec::new();
    for (number, line) in fs::read_to_string(path)?.lines().enumerate() {
        let row: Value = serde_json::from_str(line)?;
        let (Some(a), Some(b)) = (side(&row["a"]), side(&row["b"])) else { continue };
        let set = row["label"].as_str().map_or_else(|| set.to_owned(), |label| format!("{set}/{label}"));
        let name =
            ["id", "key"].iter().find_map(|k| row[k].as_str()).map_or_else(|| format!("{number:05}"), |id| format!("{number:05}-{id}"));
        let ways = if row["a"].is_array() { &Padding::ALL[..1] } else { &Padding::ALL[..] };
        inputs.extend(ways.iter().map(|&padding| Input {
            set: set.clone(),
            name: name.clone(),
            padding,
            articles: vec![("a.txt".to_owned(), padding.around(&a, 0)), ("b.txt".to_owned(), padding.around(&b, 1))],
        }));
    }
    Ok(inputs)
}

/// The text of one side of a pair.
fn side(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Array(sentences) => {
            let texts: Vec<&str> = sentences.iter().filter_map(|s| s["text"].as_str()).collect();
            Some(texts.join("\n\n"))
        }
        Value::Object(of) => {
            let text = of.get("text")?.as_str()?;
            Some(match of.get("speaker").and_then(Value::as_str) {
                Some(speaker) => format!("“{text}” {speaker} said."),
                None => format!("“{text}”"),
            })
        }
        _ => None,
    }
}

fn folder(path: &Path, set: &str) -> io::Result<Vec<Input>> {
    if path.join("gold.json").is_file() {
        return gold(path, set);
    }
    let mut entries: Vec<PathBuf> = fs::read_dir(path)?.map(|e| Ok(e?.path())).collect::<io::Result<_>>()?;
    entries.sort();
    let mut inputs = Vec::new();
    let mut articles = Vec::new();
    for entry in entries {
        let name = entry.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        if entry.is_dir() {
            for mut input in folder(&entry, &name)? {
                set.clone_into(&mut input.set);
                inputs.push(input);
            }
        } else if matches!(entry.extension().and_then(|e| e.to_str()), Some("txt" | "md" | "html")) && name != "README.md" {
            articles.push((name, String::from_utf8_lossy(&fs::read(&entry)?).into_owned()));
        }
    }
    if articles.len() > 1 {
        inputs.push(Input { set: set.to_owned(), name: set.to_owned(), padding: Padding::Alone, articles });
    }
    Ok(inputs)
}

/// The events of a set of articles that says which article is of which.
fn gold(path: &Path, set: &str) -> io::Result<Vec<Input>> {
    let gold: Value = serde_json::from_str(&fs::read_to_string(path.join("gold.json"))?)?;
    let mut events: BTreeMap<&str, Vec<(String, String)>> = BTreeMap::new();
    for (name, of) in gold["docs"].as_object().into_iter().flatten() {
        let Some(event) = of["event"].as_str() else { continue };
        let file = format!("{name}.txt");
        let text = fs::read_to_string(path.join("articles").join(&file))?;
        events.entry(event).or_default().push((file, text));
    }
    Ok(events
        .into_iter()
        .filter(|(_, articles)| articles.len() > 1)
        .map(|(event, mut articles)| {
            articles.sort();
            Input { set: set.to_owned(), name: event.to_owned(), padding: Padding::Alone, articles }
        })
        .collect())
}
