//! Measure which sources a draft is compared with: `cargo run --release -p crossread-train --bin measure_check -- FOLDER…
//! [--set NAME=VALUE]`.
//!
//! Each FOLDER is labelled as for `measure_events`. For each article in turn as the draft, whole and cut to its
//! first words, a folder is made of up to four other articles of its event, of its sister event (of the same
//! story) where there is one, and of two other events. Printed are precision and recall of the articles
//! taken, and the share of folders that come out as labelled; on the second line the same where draft and
//! folder are grouped together.

#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a tool for developing, run by hand on known files"
)]

use crossread::analyse;
use crossread::internals::article::Article;
use crossread::internals::events::Thresholds;
use crossread::internals::events::study::Profiles;
use crossread::internals::read::parse;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Most articles of an event in a folder.
const ARTICLES: usize = 4;
/// Words that a draft is cut to.
const WORDS: [usize; 3] = [40, 120, 100_000];

struct Labels {
    articles: Vec<Article>,
    events: Vec<String>,
    stories: Vec<String>,
}

fn read(folder: &str) -> Labels {
    let gold: Value = serde_json::from_str(&std::fs::read_to_string(Path::new(folder).join("gold.json")).unwrap()).unwrap();
    let docs: BTreeMap<&String, &Value> = gold["docs"].as_object().unwrap().iter().collect();
    let mut out = Labels { articles: vec![], events: vec![], stories: vec![] };
    for (stem, label) in docs {
        let text = std::fs::read(Path::new(folder).join("articles").join(format!("{stem}.txt"))).unwrap();
        out.articles.push(parse(&format!("{stem}.txt"), &text).unwrap());
        let event = label["event"].as_str().unwrap().to_owned();
        out.stories.push(label["story"].as_str().unwrap_or(&event).to_owned());
        out.events.push(event);
    }
    out
}

/// `article` without what follows its first `words` words, and without a title or a date; whole where it has no body.
fn shortened(article: &Article, words: usize) -> Article {
    let body: Vec<&str> = article.body().map(|b| article.slice(b.span)).collect();
    let joined = body.join("\n\n");
    let end = joined.split_inclusive(char::is_whitespace).take(words).map(str::len).sum::<usize>();
    parse("draft.txt", &joined.as_bytes()[..end]).unwrap_or_else(|_| article.clone())
}

/// The articles of the folder for a draft.
fn folder(labels: &Labels, draft: usize) -> Vec<usize> {
    let n = labels.articles.len();
    let mut events: Vec<&str> = vec![&labels.events[draft]];
    let sister = (0..n).find(|i| labels.stories[*i] == labels.stories[draft] && labels.events[*i] != labels.events[draft]);
    events.extend(sister.map(|i| labels.events[i].as_str()));
    let others: BTreeSet<&str> = (1..n)
        .map(|k| (draft + k * 37) % n)
        .filter(|i| labels.stories[*i] != labels.stories[draft])
        .map(|i| labels.events[i].as_str())
        .take(2)
        .collect();
    events.extend(others);
    let of = |event: &&str| -> Vec<usize> {
        let members: Vec<usize> = (0..n).filter(|i| labels.events[*i] == **event && *i != draft).collect();
        (0..members.len().min(ARTICLES)).map(|k| members[(k + draft) % members.len()]).collect()
    };
    let mut all: Vec<usize> = events.iter().flat_map(of).collect();
    all.sort_unstable();
    all.dedup();
    all
}

fn main() {
    let mut limits = Thresholds::default();
    let args: Vec<String> = std::env::args().skip(1).collect();
    for value in args.iter().filter_map(|a| a.strip_prefix("--set=")) {
        let (name, value) = value.split_once('=').unwrap();
        assert!(limits.set(name, value.parse().unwrap()));
    }
    for place in args.iter().filter(|a| !a.starts_with("--")) {
        let labels = read(place);
        let n = labels.articles.len();
        let drafts: Vec<usize> = (0..n).step_by((n / 400).max(1)).collect();
        let mut articles = labels.articles.clone();
        for words in WORDS {
            articles.extend(drafts.iter().map(|d| shortened(&labels.articles[*d], words)));
        }
        let profiles = Profiles::of(&analyse(articles));
        for (w, words) in WORDS.iter().enumerate() {
            for together in [false, true] {
                let (mut taken, mut right, mut gold, mut whole, mut folders, mut none) = (0, 0, 0, 0, 0, 0);
                for (k, draft) in drafts.iter().enumerate() {
                    let folder = folder(&labels, *draft);
                    let own: BTreeSet<usize> = folder.iter().copied().filter(|i| labels.events[*i] == labels.events[*draft]).collect();
                    if own.is_empty() {
                        continue;
                    }
                    let at = n + w * drafts.len() + k;
                    let found: BTreeSet<usize> =
                        if together { profiles.joined(at, &folder, &limits) } else { profiles.sources(at, &folder, &limits) }
                            .into_iter()
                            .collect();
                    taken += found.len();
                    right += found.intersection(&own).count();
                    gold += own.len();
                    whole += usize::from(found == own);
                    none += usize::from(found.is_empty());
                    folders += 1;
                }
                let share = |a: usize, b: usize| a as f64 / b.max(1) as f64;
                println!(
                    "{} {words} words {}: P {:.3} R {:.3}  folders right {:.3}, none taken {:.3} of {folders}",
                    place.rsplit('/').next().unwrap(),
                    if together { "together" } else { "apart" },
                    share(right, taken),
                    share(right, gold),
                    share(whole, folders),
                    share(none, folders)
                );
            }
        }
    }
}
