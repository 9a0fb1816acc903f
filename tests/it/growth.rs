//! Work grows with the text and not with its square, and what an article costs stays within bounds:
//! counted in instructions, which are the same on a busy machine, and never in time.
//!
//! Needs `valgrind`; without it these tests say so and hold nothing.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test writes its own files, and fails if it cannot go on")]
#![allow(clippy::print_stdout, reason = "a test that holds nothing says so")]

use rayon::prelude::*;
use std::process::Command;

/// Instructions of `crossread extract` on `text`; `None` without valgrind.
fn instructions(text: &str) -> Option<u64> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.txt");
    std::fs::write(&file, text).unwrap();
    let run = Command::new("valgrind")
        .args(["--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null", env!("CARGO_BIN_EXE_crossread"), "extract", "-q"])
        .arg(&file)
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
        let of = |bytes: usize| instructions(&unit.repeat(bytes / unit.len()));
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
