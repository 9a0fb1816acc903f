//! Work grows with the text and not with its square, and what an article costs stays within bounds:
//! counted in instructions, which are the same on a busy machine, and never in time.
//!
//! Needs `valgrind`; without it these tests say so and hold nothing.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test writes its own files, and fails if it cannot go on")]
#![allow(clippy::print_stdout, reason = "a test that holds nothing says so")]

use rayon::prelude::*;
use std::process::Command;

/// Instructions of `crossread COMMAND` on `texts`, each a file of that name; `None` without valgrind.
fn instructions(command: &str, texts: &[(String, String)]) -> Option<u64> {
    let folder = tempfile::tempdir().unwrap();
    let files = texts.iter().map(|(name, text)| {
        let file = folder.path().join(name);
        std::fs::write(&file, text).unwrap();
        file
    });
    let run = Command::new("valgrind")
        .args(["--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null", env!("CARGO_BIN_EXE_crossread"), command, "-q"])
        .args(files)
        .env("RAYON_NUM_THREADS", "1")
        .output()
        .ok()?;
    let said = String::from_utf8_lossy(&run.stderr).into_owned();
    let line = said.lines().find(|l| l.contains("refs:")).unwrap_or_else(|| panic!("valgrind counted nothing: {said}"));
    let digits: String = line.rsplit("refs:").next().unwrap().chars().filter(char::is_ascii_digit).collect();
    Some(digits.parse().unwrap())
}

const PROSE: &str = "“The ferry struck a reef that has been on the charts for forty years,” said Ana Holt, the chief investigator. \
    According to a statement by the owner, nobody was hurt. Max Brand, a spokesman for the Harbour Ministry, told the Meridian Wire on \
    Tuesday that 187 people were aboard when the ship left Port Ellery.\n";

/// What takes quadratic time where a stage looks around without bounds.
const HARD: &[(&str, &str)] = &[
    ("paragraphs", PROSE),
    ("one paragraph", "“It sank,” Ana Holt said. She left, and Max Brand told her that he, too, had seen it. "),
    ("tiny quotations", "“a” "),
    ("marks never closed", "“a "),
    ("single marks never closed", "‘a "),
    ("apostrophes", "the dogs’ tails "),
    ("guillemets never closed", "« a "),
    ("one sentence", "the mayor said that Ana Holt left, and that he stayed, "),
    ("dots", "."),
    ("pronouns", "“It is late,” she said. "),
    ("buttons", "Share this\n"),
    ("numbers", "14 people and 15 dogs, $4 million, "),
    ("capitals", "Ana Holt Max Brand "),
];

/// What a byte of [`PROSE`] may cost, reading and the text format with it: measured 3,300 at
/// opt-level 1 and 2,200 at opt-level 3.
const MOST_PER_BYTE: u64 = 4_500;

#[test]
fn twice_the_text_takes_twice_the_instructions() {
    HARD.par_iter().for_each(|(name, unit)| {
        let of = |bytes: usize| instructions("extract", &[("a.txt".to_owned(), unit.repeat(bytes / unit.len()))]);
        let (Some(one), Some(two), Some(four)) = (of(16_000), of(32_000), of(64_000)) else {
            return println!("no valgrind here: growth is not measured");
        };
        let (first, second) = (two.saturating_sub(one).max(1), four.saturating_sub(two));
        let growth = second as f64 / first as f64;
        assert!(growth < 2.6, "{name}: the second 32 kB cost {growth:.2} times what 16 kB cost ({one}, {two}, {four})");
        if *name == HARD[0].0 && !cfg!(debug_assertions) {
            let each = second / 32_000;
            assert!(each < MOST_PER_BYTE, "a byte of prose costs {each} instructions");
        }
    });
}

/// What a page or a text is made of: the `n`th part of the one article or the other.
pub(crate) type Part = fn(n: usize, other: bool) -> String;

/// A made-up name, another for each number.
fn name(n: usize) -> String {
    const SYLLABLES: [&str; 8] = ["ar", "bel", "cor", "dan", "eth", "fen", "gor", "hal"];
    let digits = n.wrapping_mul(2_654_435_761) % 4_096;
    let name: String = (0..4).map(|i| SYLLABLES[digits >> (3 * i) & 7]).collect();
    name[..1].to_uppercase() + &name[1..]
}

/// One of two articles of some `bytes` made of a `part`, with the name of its file.
pub(crate) fn article(kind: &str, part: Part, bytes: usize, other: bool) -> (String, String) {
    let mut text = String::new();
    (0..)
        .map(|n| part(n, other))
        .take_while(|p| {
            text.push_str(p);
            text.len() < bytes
        })
        .for_each(drop);
    let text = if kind == "md" { text + "---\nThe mayor said no.\n" } else { text };
    (format!("{}.{kind}", if other { "b" } else { "a" }), text)
}

/// Two articles beside one another in which much goes with much: quotations with quotations, lines with
/// lines, names with names, figures with figures.
pub(crate) const PAIRED: &[(&str, &str, Part)] = &[
    ("one quotation", "txt", |_, _| "“No,” said Mayor Orla Tennick.\n\n".to_owned()),
    ("near quotations", "txt", |n, other| {
        let when = if other && n % 3 == 0 { "again" } else { "today" };
        format!("“We will never let the {} be closed for the {} {when},” said Mayor Orla Tennick.\n\n", name(n % 12), name(n * 5 % 12))
    }),
    ("quotations of one word", "txt", |n, _| format!("“{}” ", name(n % 400))),
    ("rows of a table", "html", |n, other| format!("<tr><td>Ward {n}<td>{}<td>{} per cent", (n * 37 + usize::from(other)) % 1000, n % 100)),
    ("a header without end", "md", |n, _| if n == 0 { "---\ntitle: Ferry\n".to_owned() } else { format!("key{n}: value {n}\n") }),
    ("a word without end", "txt", |_, other| if other { "Wellan" } else { "Wellen" }.to_owned()),
    ("joined words", "txt", |_, _| "Well-".to_owned()),
    ("one list of offices", "txt", |n, _| format!("{} Holt, mayor of {}; ", name(n), name(n + 7))),
    ("speakers", "txt", |n, _| format!("“We will not go to {},” said {} {}. ", name(n + 3), name(n), name(n + 1))),
    ("spelt numbers", "txt", |_, _| "hundred thousand million ".to_owned()),
];

/// The same, where what takes most is the comparison of claims.
pub(crate) const PAIRED_CLAIMS: &[(&str, &str, Part)] = &[
    ("figures of one shape", "txt", |n, other| {
        let votes = (n * 37 + usize::from(other && n % 3 == 0)) % 1000;
        format!("In ward {n} the party won {votes} votes and {} seats.\n\n", n * 91 % 100)
    }),
    ("days", "html", |_, _| "<time datetime='2031-03-03T00:00:00Z'>3 March 2031</time>".to_owned()),
    ("clauses", "txt", |_, _| "the council met, and the bridge, which was shut, had cost 4 million crowns, ".to_owned()),
    ("sums", "txt", |_, _| "$5 million ".to_owned()),
    ("people of one surname", "txt", |n, _| format!("{} Tennick said no. ", name(n))),
    ("figures of several shapes", "txt", |n, other| {
        let k = n + usize::from(other);
        format!("The council said {k} people of the {}th district were hurt on 3 March and the work cost {} crowns.\n\n", n % 50, k * 7)
    }),
    ("figures in one sentence", "txt", |n, _| format!("the mayor, who said that the bridge had cost {n} million crowns, ")),
    ("a list of distances", "md", |n, other| format!("- {}: {} km\n", name(n), n + usize::from(other))),
    ("headings and sentences", "md", |n, _| format!("## {}\n\n{} won.\n\n", name(n), name(n + 1))),
    ("ages", "txt", |n, other| format!("{} Holt, {}, left. ", name(n), 20 + n % 60 + usize::from(other))),
    ("shares", "txt", |n, other| format!("{} won {} percent. ", name(n), n % 90 + usize::from(other))),
    ("links", "md", |n, _| format!("[{}](https://{n}.example/) ", name(n))),
];

/// Growth of the work with the text, as an exponent: 1 is twice the work for twice the text.
const MOST_GROWTH: f64 = 1.3;
/// Sizes of each article, the second three times the first; without optimisation smaller ones.
const SIZES: (usize, usize) = if cfg!(debug_assertions) { (5_000, 15_000) } else { (20_000, 60_000) };

fn growth_is_held(cases: &[(&str, &str, Part)]) {
    let faults: Vec<String> = cases
        .par_iter()
        .filter_map(|(name, kind, part)| {
            let of = |bytes: usize| instructions("compare", &[article(kind, *part, bytes, false), article(kind, *part, bytes, true)]);
            let (Some(start), Some(one), Some(three)) = (of(200), of(SIZES.0), of(SIZES.1)) else {
                println!("no valgrind here: growth is not measured");
                return None;
            };
            let exponent = |one: u64, three: u64| {
                let (one, three) = (one.saturating_sub(start).max(1) as f64, three.saturating_sub(start) as f64);
                (three / one).ln() / 3.0_f64.ln()
            };
            let growth = exponent(one, three);
            println!("{name}: {growth:.2}, {:.0} million instructions", three as f64 / 1e6);
            if growth <= MOST_GROWTH {
                return None;
            }
            // where a stage has nothing to do in the shorter text, as nothing in it is rare, growth shows from there on
            let next = exponent(three, of(3 * SIZES.1)?);
            println!("{name}: {next:.2} from there");
            (next > MOST_GROWTH).then(|| format!("{name}: exponents {growth:.2}, {next:.2} ({one}, {three})"))
        })
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
#[ignore = "takes minutes: cargo test --release --test it growth:: -- --ignored"]
fn two_articles_take_hardly_more_than_their_length() {
    growth_is_held(PAIRED);
}

#[test]
#[ignore = "takes minutes: cargo test --release --test it growth:: -- --ignored"]
fn two_articles_of_many_claims_take_hardly_more_than_their_length() {
    growth_is_held(PAIRED_CLAIMS);
}

/// What the `n`th of many articles has that its like are without.
type Edit = fn(usize) -> String;

/// Kinds of many like articles; prints of one text have no edits.
const MANY: &[(&str, Edit)] = &[("prints", |_| String::new()), ("edited prints", |n| n.to_string())];

#[test]
#[ignore = "takes minutes: cargo test --release --test it growth:: -- --ignored"]
fn many_like_articles_take_hardly_more_than_their_number() {
    let faults = MANY.par_iter().filter_map(|(name, edit)| {
        let sentence = |n: usize, i: usize| {
            let (clerk, other) = (name_of_clerk(i), edit(n));
            format!("The clerk of ward {i} told reporters that the bridge cost {i} crowns. “Ward {i} dislikes the harbour{other},” said {clerk}.\n\n")
        };
        let article = |n: usize| (format!("{n:02}.txt"), (0..40).map(|i| sentence(n, i)).collect::<String>());
        let of = |articles: usize| instructions("compare", &(0..articles).map(article).collect::<Vec<_>>());
        let (Some(start), Some(one), Some(three)) = (of(2), of(12), of(32)) else {
            println!("no valgrind here: growth is not measured");
            return None;
        };
        let growth = (three.saturating_sub(start) as f64 / one.saturating_sub(start).max(1) as f64).ln() / 3.0_f64.ln();
        println!("{name}: {growth:.2}, {:.0} million instructions", three as f64 / 1e6);
        (growth > MOST_GROWTH).then(|| format!("{name}: exponent {growth:.2} ({start}, {one}, {three})"))
    });
    let faults: Vec<String> = faults.collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn name_of_clerk(n: usize) -> String {
    format!("{} {}", name(n), name(n + 1))
}
