//! The checks on invented articles: `tests/cases/checks/NAME.md` says what the check NAME finds and
//! where it is silent, so that an editor can read and extend it.
//!
//! A block begins with `## finds:` or `## silent:` and what it is about; each of its articles begins
//! with `### Source` or `### Source, 2025-03-04`, and a line `headline: …` below that, if it has one;
//! an article called Draft is the draft. Words in
//! `**stars**` must stand in what the finding gives as evidence, in each article that has such words.
//!
//! Every block is run as it stands and with unrelated paragraphs in front, behind, and on both sides.
//! *finds* means that the check reports at low or more (a check whose own severity is info: at all);
//! *silent* means that it does not, and that no other check sets the articles against each other at
//! low or more. A block with `(open)` before its colon is known to fail: it is listed when the tests
//! run with `--nocapture`, and fails the run once it passes, so that the mark is taken away.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]
#![allow(clippy::disallowed_methods, clippy::print_stdout, reason = "reads the cases, and tells which are open")]

use crossread::internals::checks::{self, Check};
use crossread::internals::events::EventOptions;
use crossread::internals::findings::{Finding, Severity};
use crossread::internals::read;
use crossread::{Comparison, Options, compare};
use rayon::prelude::*;
use std::path::Path;

/// Unrelated paragraphs, one a line: those of the first article and those of the second.
const UNRELATED: [&str; 2] = [include_str!("../cases/padding/a.txt"), include_str!("../cases/padding/b.txt")];

/// How many unrelated paragraphs stand in front and behind.
const PADDINGS: [(usize, usize); 4] = [(0, 0), (1, 0), (0, 1), (8, 8)];

/// Checks of how an article begins: nothing is put in front.
const AT_THE_BEGINNING: [&str; 1] = ["torn-text"];

struct Case {
    check: &'static Check,
    what: String,
    finds: bool,
    open: bool,
    articles: Vec<Told>,
}

/// One article of a block.
struct Told {
    source: String,
    date: Option<String>,
    headline: Option<String>,
    text: String,
}

impl Told {
    /// The article as a file, with the words in stars bare.
    fn file(&self, side: usize, (front, behind): (usize, usize)) -> String {
        let date = self.date.as_ref().map_or_else(String::new, |d| format!("date: {d}\n"));
        let title = self.headline.as_ref().map_or_else(String::new, |t| format!("title: {t}\n"));
        let unrelated: Vec<&str> = UNRELATED.get(side).map_or_else(Vec::new, |u| u.lines().collect());
        // what is put into a draft is found in no source, and rightly told
        let (front, behind) = if self.source == "Draft" { (0, 0) } else { (front, behind) };
        let (front, behind) = (&unrelated[..front.min(unrelated.len())], &unrelated[unrelated.len() - behind.min(unrelated.len())..]);
        let text = self.text.replace("**", "");
        let paragraphs: Vec<&str> = front.iter().copied().chain([text.as_str()]).chain(behind.iter().copied()).collect();
        format!("---\nsource: {}\n{date}{title}---\n\n{}\n", self.source, paragraphs.join("\n\n"))
    }

    /// The words in stars.
    fn starred(&self) -> Vec<&str> {
        self.text.split("**").skip(1).step_by(2).collect()
    }
}

fn cases(check: &'static Check, text: &str) -> Vec<Case> {
    let blocks = text.split("\n## ").skip(1);
    blocks
        .map(|block| {
            let (head, rest) = block.split_once('\n').unwrap();
            let (kind, what) = head.split_once(": ").unwrap_or_else(|| panic!("{}: no colon in {head}", check.name));
            let finds = kind.starts_with("finds");
            assert!(finds || kind.starts_with("silent"), "{}: {head}", check.name);
            let articles = rest.split("### ").skip(1).map(|article| {
                let (head, text) = article.split_once('\n').unwrap();
                let (source, date) = head.split_once(", ").map_or((head, None), |(s, d)| (s, Some(d.to_owned())));
                let (headline, text) = match text.trim().strip_prefix("headline: ").and_then(|t| t.split_once('\n')) {
                    Some((headline, text)) => (Some(headline.to_owned()), text),
                    None => (None, text),
                };
                Told { source: source.to_owned(), date, headline, text: text.trim().to_owned() }
            });
            Case { check, what: what.to_owned(), finds, open: kind.ends_with("(open)"), articles: articles.collect() }
        })
        .collect()
}

impl Case {
    /// The ways in which it is run.
    fn paddings(&self) -> impl Iterator<Item = (usize, usize)> {
        let bare = AT_THE_BEGINNING.contains(&self.check.name);
        PADDINGS.into_iter().filter(move |(front, _)| !bare || *front == 0)
    }

    fn run(&self, padding: (usize, usize)) -> Comparison {
        let file = |(n, told): (usize, &Told)| read::parse(&format!("{n}.txt"), told.file(n, padding).as_bytes()).unwrap();
        let articles: Vec<_> = self.articles.iter().enumerate().map(file).collect();
        let draft = self.articles.iter().position(|a| a.source == "Draft").map(|n| articles[n].id.clone());
        let options = Options { events: EventOptions { one_event: true, ..EventOptions::default() }, draft, ..Options::default() };
        compare(articles, &options, &|| {})
    }

    /// What is wrong with one run of it.
    fn fault(&self, padding: (usize, usize)) -> Option<String> {
        let run = self.run(padding);
        let found: Vec<&Finding> = run.findings.iter().flatten().collect();
        let least = if self.check.severity == Severity::Info { Severity::Info } else { Severity::Low };
        let own = |f: &&&Finding| f.check == self.check.name && f.severity >= least;
        let tell = |found: &[&Finding]| {
            let lines: Vec<String> = found.iter().map(|f| format!("{} {}: {}", f.check, f.severity.name(), f.message)).collect();
            if lines.is_empty() { "nothing".to_owned() } else { lines.join("; ") }
        };
        if self.finds {
            let right = found.iter().filter(own).any(|f| self.stands_on_the_stars(f, &run));
            return (!right).then(|| format!("not found, but {}", tell(&found)));
        }
        let across = |f: &&Finding| f.severity >= Severity::Low && f.locations.iter().any(|l| l.article != f.locations[0].article);
        let wrong: Vec<&Finding> = found.iter().filter(|f| own(f) || across(f)).copied().collect();
        (!wrong.is_empty()).then(|| format!("found {}", tell(&wrong)))
    }

    /// Whether the evidence covers, in each article with words in stars, one of them.
    fn stands_on_the_stars(&self, finding: &Finding, run: &Comparison) -> bool {
        self.articles.iter().enumerate().all(|(n, told)| {
            let starred = told.starred();
            let article = run.analyses.iter().position(|a| a.article.path == format!("{n}.txt")).unwrap();
            let evidence =
                || finding.locations.iter().filter(|l| l.article == article).map(|l| run.analyses[article].article.slice(l.span));
            starred.is_empty() || evidence().any(|e| starred.iter().any(|words| e.contains(words)))
        })
    }
}

#[test]
fn every_check_finds_and_is_silent_where_its_cases_say() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/checks");
    let mut all = Vec::new();
    for check in checks::ALL {
        let path = folder.join(check.name).with_extension("md");
        let text = std::fs::read_to_string(&path).unwrap_or_else(|_| panic!("{} has no cases: {}", check.name, path.display()));
        let cases = cases(check, &text);
        assert!(cases.iter().any(|c| c.finds) && cases.iter().any(|c| !c.finds), "{}: a case of each kind is needed", check.name);
        assert!(cases.iter().all(|c| !c.articles.is_empty()), "{}: a block without articles", check.name);
        all.extend(cases);
    }
    let outcomes: Vec<Vec<String>> =
        all.par_iter().map(|case| case.paddings().filter_map(|p| Some(format!("{p:?} {}", case.fault(p)?))).collect()).collect();
    let mut wrong = Vec::new();
    let mut open = 0;
    for (case, faults) in all.iter().zip(&outcomes) {
        let title = format!("{}: {}: {}", case.check.name, if case.finds { "finds" } else { "silent" }, case.what);
        match (case.open, faults.as_slice()) {
            (false, []) => {}
            (true, []) => wrong.push(format!("{title}\n    passes: take (open) away")),
            (true, faults) => {
                open += 1;
                println!("open: {title} ({} of {} ways)", faults.len(), PADDINGS.len());
            }
            (false, faults) => wrong.push(format!("{title}\n    {}", faults.join("\n    "))),
        }
    }
    println!("{} blocks, {open} open", all.len());
    assert!(wrong.is_empty(), "{} blocks:\n{}", wrong.len(), wrong.join("\n"));
}
