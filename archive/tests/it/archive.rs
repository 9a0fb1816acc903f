//! Archives to try the program on, and the report that the library makes of them.

use crossread::internals::read::{ReadOptions, read_paths};
use crossread::internals::report::{Failure, PassedOver};
use crossread::{Facts, Options, RenderOptions, build_report, compare, format_named};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A folder with `articles/`, in which the program runs.
pub(crate) struct Desk {
    pub(crate) folder: tempfile::TempDir,
}

impl Desk {
    /// A desk with the sample corpus of the project.
    pub(crate) fn with_corpus() -> Self {
        let desk = Self { folder: tempfile::tempdir().unwrap() };
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../corpus"), &desk.path("articles"));
        desk
    }

    /// A desk with `articles`: names and texts.
    pub(crate) fn with(articles: &[(String, String)]) -> Self {
        let desk = Self { folder: tempfile::tempdir().unwrap() };
        for (name, text) in articles {
            let place = desk.path("articles").join(name);
            std::fs::create_dir_all(place.parent().unwrap()).unwrap();
            std::fs::write(place, text).unwrap();
        }
        desk
    }

    /// A path below it.
    pub(crate) fn path(&self, below: &str) -> PathBuf {
        self.folder.path().join(below)
    }

    /// Run the program in it.
    pub(crate) fn run(&self, args: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_crossread-archive")).args(args).current_dir(self.folder.path()).output().unwrap()
    }

    /// The report of a run over `input` into `output`.
    pub(crate) fn report_of(&self, input: &str, output: &str, more: &[&str]) -> String {
        let ran = self.run(&[&["run", "--input", input, "--output", output], more].concat());
        let status = ran.status.code().unwrap();
        assert!(matches!(status, 0 | 4), "{status}: {}", String::from_utf8_lossy(&ran.stderr));
        self.read(&format!("{output}/report.jsonl"))
    }

    /// A file below it.
    pub(crate) fn read(&self, below: &str) -> String {
        std::fs::read_to_string(self.path(below)).unwrap()
    }

    /// The report that the library makes of `articles` in one place.
    pub(crate) fn expected(&self) -> String {
        let root = self.path("articles");
        let inputs = read_paths(std::slice::from_ref(&root), &ReadOptions::default(), &|_| {});
        // the program is told of the folder by its name alone
        let told = |path: &str| path.replacen(root.to_str().unwrap(), "articles", 1);
        let facts = Facts {
            title: "What the sources report".to_owned(),
            failures: inputs.failures.iter().map(|f| Failure { path: told(&f.path), reason: f.reason.clone() }).collect(),
            passed_over: inputs.ignored.iter().map(|i| PassedOver { path: told(&i.path), reason: i.reason.to_owned() }).collect(),
            ..Facts::default()
        };
        let mut articles = inputs.articles;
        articles.iter_mut().for_each(|a| a.path = told(&a.path));
        let report = build_report(&compare(articles, &Options::default(), &|| {}), facts);
        let files = (format_named("jsonl").unwrap().render)(&report, &RenderOptions::default()).unwrap();
        String::from_utf8(files[0].bytes.clone()).unwrap()
    }
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let place = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &place);
        } else {
            std::fs::copy(entry.path(), place).unwrap();
        }
    }
}

/// Numbers that look drawn and are the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n
    }

    fn of<'w>(&mut self, words: &'w [String]) -> &'w str {
        &words[self.below(words.len())]
    }
}

/// An invented word.
fn word(dice: &mut Dice, syllables: usize) -> String {
    const ALL: [&str; 12] = ["ba", "dor", "fen", "gri", "kal", "mo", "nu", "pel", "sor", "tav", "ri", "ul"];
    (0..syllables).map(|_| ALL[dice.below(ALL.len())]).collect()
}

fn named(dice: &mut Dice) -> String {
    let word = word(dice, 3);
    word[..1].to_uppercase() + &word[1..]
}

/// Invented articles on `events` events: reports of some sentences with figures that differ, briefs, prints of one text,
/// lines of an outlet, events and stories that articles declare, and a file that cannot be read.
pub(crate) fn hard(events: usize) -> Vec<(String, String)> {
    let mut dice = Dice(7);
    let common: Vec<String> = (0..300).map(|_| word(&mut dice, 2)).collect();
    let topics: Vec<Vec<String>> = (0..3).map(|_| (0..25).map(|_| word(&mut dice, 3)).collect()).collect();
    let mut out: Vec<(String, String)> = Vec::new();
    for event in 0..events {
        let topic = &topics[dice.below(topics.len())];
        let names: Vec<String> = (0..5).map(|_| named(&mut dice)).collect();
        let own: Vec<String> = (0..8).map(|_| word(&mut dice, 4)).collect();
        let (day, dead) = (1 + dice.below(27), 10 + dice.below(30));
        let mut printed: Option<String> = None;
        for n in 0..1 + dice.below(6) {
            let outlet = format!("Paper {}", dice.below(5));
            let sentence = |dice: &mut Dice| {
                let words: Vec<&str> = (0..9 + dice.below(8))
                    .map(|_| match dice.below(10) {
                        0 | 1 => dice.of(&names),
                        2 | 3 => dice.of(&own),
                        4 | 5 => dice.of(topic),
                        _ => dice.of(&common),
                    })
                    .collect();
                let line = words.join(" ");
                line[..1].to_uppercase() + &line[1..] + "."
            };
            let is_brief = dice.below(4) == 0;
            let body = match &printed {
                Some(text) if dice.below(4) == 0 => text.clone(),
                _ => {
                    let mut text = format!("At least {} people died when the {} of {} fell.", dead + dice.below(2), own[0], names[0]);
                    for _ in 0..if is_brief { 1 } else { 4 + dice.below(8) } {
                        let _ = write!(text, "{}{}", if dice.below(3) == 0 { "\n\n" } else { " " }, sentence(&mut dice));
                    }
                    let _ = write!(text, "\n\n“We will rebuild the {} by {},” {} {} said.", own[1], names[3], names[1], names[2]);
                    text
                }
            };
            printed = Some(body.clone());
            let declared = match event % 7 {
                3 => format!("event: The {} of {}\n", own[0], names[0]),
                5 => "story: A long story\n".to_owned(),
                _ => String::new(),
            };
            let date = if dice.below(5) == 0 { String::new() } else { format!("date: 2024-03-{:02}\n", day + dice.below(2)) };
            let foot = format!("{outlet} belongs to its readers.");
            let text =
                format!("---\ntitle: {} {} {}\nsource: {outlet}\n{date}{declared}---\n\n{body}\n\n{foot}\n", names[0], own[0], own[1]);
            out.push((format!("{:02}/{event:03}-{n}.md", event % 4), text));
        }
    }
    out.push(("00/empty.txt".to_owned(), String::new()));
    out.push(("03/picture.jpg".to_owned(), "no article".to_owned()));
    out
}
