//! Measure grouping: `cargo run --release -p crossread-train --bin measure_events -- FOLDER… [--quick] [--errors]
//! [--skip EVENT,…] [--set NAME=VALUE] [--folds 4] [--pairs]`.
//!
//! Each FOLDER has `articles/` and `gold.json` with `{"docs": {STEM: {"event": …, "story": …}}}`.
//! Printed are B-cubed over each folder, stories with two events grouped alone, and random small
//! folders of three events; then the same of the folders pooled, without dates, cut to their first
//! words, with furniture left in and without titles. `--quick` prints the first alone. `--folds`
//! prints instead what cross-validation over stories chooses, and the figures of neighbouring
//! thresholds. `--pairs` prints instead, for each pair of one event and of two events of one story, a line
//! `same|sister STORY EVENT EVENT LIKENESS DAYS` (days: - where one has none), from which the weights of `gaps` come.

#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a tool for developing, run by hand on known files"
)]

use crossread::analyse;
use crossread::internals::article::{Article, Role};
use crossread::internals::events::Thresholds;
use crossread::internals::events::study::Profiles;
use crossread::internals::read::parse;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Random folders drawn per collection; for cross-validation, which draws them again and again, fewer.
const FOLDERS: usize = 3000;
const FOLDERS_OF_A_FOLD: usize = 300;
/// Events of such a folder, and most articles of each.
const EVENTS: usize = 3;
const ARTICLES: usize = 4;

/// A labelled collection.
struct Collection {
    name: String,
    stems: Vec<String>,
    articles: Vec<Article>,
    events: Vec<String>,
    stories: Vec<String>,
}

impl Collection {
    fn read(folder: &str) -> Self {
        let gold: Value = serde_json::from_str(&std::fs::read_to_string(Path::new(folder).join("gold.json")).unwrap()).unwrap();
        let mut out = Self {
            name: folder.trim_end_matches('/').rsplit('/').next().unwrap().to_owned(),
            stems: vec![],
            articles: vec![],
            events: vec![],
            stories: vec![],
        };
        let docs: BTreeMap<String, Value> = gold["docs"].as_object().unwrap().iter().map(|(k, v)| (k.clone(), v.clone())).collect();
        for (stem, label) in docs {
            let path = Path::new(folder).join("articles").join(format!("{stem}.txt"));
            out.articles.push(parse(&format!("{stem}.txt"), &std::fs::read(path).unwrap()).unwrap());
            let event = label["event"].as_str().unwrap().to_owned();
            out.stories.push(label["story"].as_str().unwrap_or(&event).to_owned());
            out.events.push(event);
            out.stems.push(stem);
        }
        out
    }

    fn changed(&self, name: &str, change: impl Fn(&mut Article)) -> Self {
        let mut articles = self.articles.clone();
        articles.iter_mut().for_each(change);
        Self {
            name: format!("{} {name}", self.name),
            stems: self.stems.clone(),
            articles,
            events: self.events.clone(),
            stories: self.stories.clone(),
        }
    }

    fn pooled(collections: &[Self]) -> Self {
        let mut out = Self { name: "pooled".to_owned(), stems: vec![], articles: vec![], events: vec![], stories: vec![] };
        for c in collections {
            out.stems.extend(c.stems.iter().cloned());
            out.articles.extend(c.articles.iter().cloned());
            out.events.extend(c.events.iter().cloned());
            out.stories.extend(c.stories.iter().cloned());
        }
        out
    }
}

/// Keep of the body the first `words` words.
fn shorten(article: &mut Article, words: usize) {
    let mut left = words;
    let text = article.text.clone();
    article.blocks.retain_mut(|block| {
        if !block.role.is_body() {
            return true;
        }
        if left == 0 {
            return false;
        }
        let piece = &text[block.span.start..block.span.end];
        let mut end = 0;
        for word in piece.split_inclusive(char::is_whitespace).take(left) {
            end += word.len();
            left -= 1;
        }
        block.span.end = block.span.start + end;
        true
    });
}

/// A generator of numbers that is the same on every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        ((self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize) % n
    }

    fn some(&mut self, from: &[usize], count: usize) -> Vec<usize> {
        let mut all = from.to_vec();
        let mut out = Vec::new();
        while out.len() < count && !all.is_empty() {
            out.push(all.swap_remove(self.below(all.len())));
        }
        out
    }
}

struct Labelled {
    collection: Collection,
    profiles: Profiles,
}

impl Labelled {
    fn new(collection: Collection) -> Self {
        let profiles = Profiles::of(&analyse(collection.articles.clone()));
        Self { collection, profiles }
    }

    fn by<'a>(&self, labels: &'a [String], which: &[usize]) -> BTreeMap<&'a str, Vec<usize>> {
        let mut out: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        which.iter().for_each(|i| out.entry(labels[*i].as_str()).or_default().push(*i));
        out
    }

    fn all(&self) -> Vec<usize> {
        (0..self.collection.articles.len()).collect()
    }

    /// B-cubed precision and recall of the articles `which`, grouped together.
    fn b_cubed(&self, which: &[usize], limits: &Thresholds) -> (f64, f64, f64) {
        let groups = self.profiles.group(which, limits);
        let gold = self.by(&self.collection.events, which);
        let (mut p, mut r) = (0.0, 0.0);
        for group in &groups {
            for (event, members) in &gold {
                let both = group.iter().filter(|i| self.collection.events[**i] == *event).count() as f64;
                p += both * both / group.len() as f64;
                r += both * both / members.len() as f64;
            }
        }
        let n = which.len() as f64;
        let (p, r) = (p / n, r / n);
        (p, r, 2.0 * p * r / (p + r))
    }

    /// Whether `which` are grouped as labelled; else how many labelled events are torn and how many groups join two.
    fn perfect(&self, which: &[usize], limits: &Thresholds) -> (usize, usize) {
        let groups = self.profiles.group(which, limits);
        let joined = groups.iter().filter(|g| g.iter().map(|i| &self.collection.events[*i]).collect::<BTreeSet<_>>().len() > 1).count();
        let mut parts: BTreeMap<&str, usize> = BTreeMap::new();
        for group in &groups {
            for event in group.iter().map(|i| self.collection.events[*i].as_str()).collect::<BTreeSet<_>>() {
                *parts.entry(event).or_default() += 1;
            }
        }
        (parts.values().filter(|n| **n > 1).count(), joined)
    }

    /// Stories of two events or more, alone.
    fn stories(&self, among: &[usize], limits: &Thresholds, errors: bool) -> (usize, usize) {
        let stories = self.by(&self.collection.stories, among);
        let (mut right, mut all) = (0, 0);
        for (story, members) in stories {
            if self.by(&self.collection.events, &members).len() < 2 {
                continue;
            }
            all += 1;
            let (torn, joined) = self.perfect(&members, limits);
            right += usize::from(torn + joined == 0);
            if errors && torn + joined > 0 {
                println!("  story {story}: {torn} torn, {joined} joined");
            }
        }
        (right, all)
    }

    /// Random folders: share perfect, torn, joined, joined though not of one story. `exact` draws as many articles as may be, else 1 to that.
    fn folders(&self, among: &[usize], skip: &BTreeSet<String>, exact: bool, limits: &Thresholds, draws: usize, errors: bool) -> [f64; 4] {
        let events: Vec<(&str, Vec<usize>)> =
            self.by(&self.collection.events, among).into_iter().filter(|(e, _)| !skip.contains(*e)).collect();
        let ids: Vec<usize> = (0..events.len()).collect();
        let mut dice = Dice(0x5eed_1234_abcd_0001);
        let mut out = [0.0; 4];
        let mut blamed: BTreeMap<String, usize> = BTreeMap::new();
        for _ in 0..draws {
            let mut which = Vec::new();
            let chosen = dice.some(&ids, EVENTS);
            for event in &chosen {
                let count = if exact { ARTICLES } else { 1 + dice.below(ARTICLES) };
                which.extend(dice.some(&events[*event].1, count));
            }
            which.sort_unstable();
            let (torn, joined) = self.perfect(&which, limits);
            let stories = self.by(&self.collection.stories, &which).len();
            out[0] += f64::from(u8::from(torn + joined == 0));
            out[1] += f64::from(u8::from(torn > 0));
            out[2] += f64::from(u8::from(joined > 0));
            out[3] += f64::from(u8::from(joined > 0 && stories == EVENTS));
            if errors && torn + joined > 0 {
                let names: Vec<&str> = chosen.iter().map(|c| events[*c].0).collect();
                *blamed.entry(format!("{torn} torn {joined} joined {stories} stories {names:?}")).or_default() += 1;
            }
        }
        blamed.iter().for_each(|(k, n)| println!("  {n} × {k}"));
        out.map(|n| 100.0 * n / draws as f64)
    }

    /// Two events of one story alone, 2 to 5 articles each.
    fn sisters(&self, limits: &Thresholds) -> Option<f64> {
        let stories: Vec<Vec<Vec<usize>>> = self
            .by(&self.collection.stories, &self.all())
            .into_values()
            .map(|m| self.by(&self.collection.events, &m).into_values().filter(|e| e.len() > 1).collect::<Vec<_>>())
            .filter(|e| e.len() == 2)
            .collect();
        let mut dice = Dice(0x5eed_1234_abcd_0002);
        let (mut right, mut all) = (0, 0);
        for story in stories.iter().flat_map(|s| std::iter::repeat_n(s, 6)) {
            let mut which: Vec<usize> = Vec::new();
            for event in story {
                let count = 2 + dice.below(4);
                which.extend(dice.some(event, count));
            }
            which.sort_unstable();
            all += 1;
            right += usize::from(self.perfect(&which, limits) == (0, 0));
        }
        (all > 0).then(|| 100.0 * right as f64 / all as f64)
    }

    /// Pairs of one story, with what is known of each.
    fn print_pairs(&self, limits: &Thresholds) {
        let (stories, events) = (&self.collection.stories, &self.collection.events);
        for (a, b, like, days) in self.profiles.pairs(&self.all(), limits).into_iter().filter(|(a, b, ..)| stories[*a] == stories[*b]) {
            let kind = if events[a] == events[b] { "same" } else { "sister" };
            let days = days.map_or("-".to_owned(), |d| d.to_string());
            println!("{kind} {} {} {} {like:.4} {days}", stories[a], events[a], events[b]);
        }
    }

    fn line(&self, skip: &BTreeSet<String>, limits: &Thresholds, errors: bool) {
        let (p, r, f) = self.b_cubed(&self.all(), limits);
        let (right, all) = self.stories(&self.all(), limits, errors);
        let exact = self.folders(&self.all(), skip, true, limits, FOLDERS, errors);
        let varied = self.folders(&self.all(), skip, false, limits, FOLDERS, errors);
        let show = |x: [f64; 4]| format!("{:.1} (torn {:.1} joined {:.1} unrelated {:.1})", x[0], x[1], x[2], x[3]);
        let sisters = self.sisters(limits).map_or("–".to_owned(), |s| format!("{s:.0}"));
        println!(
            "{:34} B³ {p:.3} {r:.3} {f:.3}  stories {right}/{all}  sisters {sisters}  folders {}  varied {}",
            self.collection.name,
            show(exact),
            show(varied)
        );
    }
}

/// What cross-validation looks at, of the articles `among`: the mean of B-cubed F1 and of the shares of
/// small folders and of stories that are grouped perfectly.
fn score(of: &Labelled, among: &[usize], skip: &BTreeSet<String>, limits: &Thresholds) -> f64 {
    let mut parts = vec![of.b_cubed(among, limits).2, of.folders(among, skip, true, limits, FOLDERS_OF_A_FOLD, false)[0] / 100.0];
    let (right, all) = of.stories(among, limits, false);
    if all > 0 {
        parts.push(right as f64 / all as f64);
    }
    parts.iter().sum::<f64>() / parts.len() as f64
}

/// The values that are tried of each threshold.
const TRIED: &[(&str, &[f64])] = &[
    ("same_event", &[0.035, 0.04, 0.045, 0.05, 0.055, 0.06, 0.07, 0.08]),
    ("background", &[100.0, 200.0, 300.0, 500.0, 1000.0]),
    ("names_weight", &[0.0, 0.3, 0.5, 0.8]),
    ("group_background", &[5.0, 10.0, 15.0, 20.0]),
    ("cut", &[9.5, 10.0, 10.5, 11.0, 11.5]),
    ("core", &[0.0, 0.05, 0.055, 0.0575, 0.06, 0.065, 0.07]),
    ("long_article", &[150.0, 200.0, 250.0, 300.0]),
];

/// Choose each threshold on all folds but one, the others being as shipped, and judge it on that one.
fn cross_validate(all: &[Labelled], folds: usize, skip: &BTreeSet<String>) {
    let part = |of: &Labelled, keep: &dyn Fn(usize) -> bool| -> Vec<usize> {
        let stories: Vec<&str> = of.by(&of.collection.stories, &of.all()).into_keys().collect();
        of.all().into_iter().filter(|i| keep(stories.binary_search(&of.collection.stories[*i].as_str()).unwrap() % folds)).collect()
    };
    let judge = |limits: &Thresholds, keep: &dyn Fn(usize) -> bool| -> f64 {
        all.iter().map(|of| score(of, &part(of, keep), skip, limits)).sum::<f64>() / all.len() as f64
    };
    let shipped = Thresholds::default();
    let set = |name: &str, value: f64| {
        let mut limits = shipped.clone();
        assert!(limits.set(name, value), "{name}");
        limits
    };
    let held: f64 = (0..folds).map(|k| judge(&shipped, &|f| f == k)).sum::<f64>() / folds as f64;
    println!("as shipped, mean over the folds held out: {held:.3}");
    for (name, values) in TRIED {
        let (mut chosen, mut sum) = (Vec::new(), 0.0);
        for k in 0..folds {
            let scored = values.iter().map(|v| (judge(&set(name, *v), &|f| f != k), *v));
            let best = scored.max_by(|x, y| x.0.total_cmp(&y.0)).unwrap().1;
            chosen.push(best);
            sum += judge(&set(name, best), &|f| f == k);
        }
        println!("{name}: chosen {chosen:?}, held out {:.3}", sum / folds as f64);
        for value in *values {
            let limits = set(name, *value);
            let row: Vec<String> = all
                .iter()
                .map(|of| {
                    let (right, stories) = of.stories(&of.all(), &limits, false);
                    let folders = of.folders(&of.all(), skip, true, &limits, FOLDERS_OF_A_FOLD, false)[0];
                    format!(
                        "{} B³ {:.3} stories {right}/{stories} folders {folders:.1}",
                        of.collection.name,
                        of.b_cubed(&of.all(), &limits).2
                    )
                })
                .collect();
            println!("  {value}: {}", row.join(" · "));
        }
    }
}

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let errors = args.iter().any(|a| a == "--errors");
    let quick = args.iter().any(|a| a == "--quick");
    // Labels that cover articles of something else are left out of the small folders.
    let skip: BTreeSet<String> =
        args.iter().position(|a| a == "--skip").map(|i| args[i + 1].split(',').map(str::to_owned).collect()).unwrap_or_default();
    let mut folders = Vec::new();
    let mut given = args.iter();
    while let Some(arg) = given.next() {
        match arg.as_str() {
            "--skip" | "--set" | "--folds" => drop(given.next()),
            a if a.starts_with("--") => {}
            _ => folders.push(arg),
        }
    }
    let collections: Vec<Collection> = folders.iter().map(|f| Collection::read(f)).collect();
    let mut limits = Thresholds::default();
    for (i, _) in args.iter().enumerate().filter(|(_, a)| *a == "--set") {
        let (name, value) = args[i + 1].split_once('=').unwrap();
        assert!(limits.set(name, value.parse().unwrap()), "{name}");
    }
    if let Some(folds) = args.iter().position(|a| a == "--folds").map(|i| args[i + 1].parse().unwrap()) {
        let labelled: Vec<Labelled> = collections.into_iter().map(Labelled::new).collect();
        return cross_validate(&labelled, folds, &skip);
    }
    if args.iter().any(|a| a == "--pairs") {
        collections.into_iter().map(Labelled::new).for_each(|of| of.print_pairs(&limits));
        return;
    }
    let mut sets: Vec<Collection> = Vec::new();
    if !quick {
        sets.push(Collection::pooled(&collections));
        for c in &collections {
            sets.push(c.changed("undated", |a| a.metadata.published = None));
            sets.push(c.changed("first 100 words", |a| shorten(a, 100)));
            sets.push(c.changed("furniture left in", |a| {
                a.blocks.iter_mut().filter(|b| b.role != Role::Headline).for_each(|b| b.role = Role::Paragraph)
            }));
            sets.push(c.changed("untitled", |a| {
                a.metadata.title = None;
                a.blocks.retain(|b| b.role != Role::Headline)
            }));
        }
    }
    for collection in collections.into_iter().chain(sets) {
        Labelled::new(collection).line(&skip, &limits, errors);
    }
}
