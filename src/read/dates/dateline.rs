//! The dateline that opens a report: "PORT ELLERY, March 3, 2019 (Wire) — The ferry …".
//!
//! Yields the date in it, with or without a year; text after the dash is not looked at.

use super::super::draft::DateHint;
use super::written;
use crate::article::Origin;

/// A dateline is at most this long; those of the development articles end within 60 bytes.
const MAX_LENGTH: usize = 90;

/// The date of the dateline of `paragraph`, if it has one.
pub(super) fn date(paragraph: &str) -> Option<DateHint> {
    let line = head(paragraph)?;
    if let Some(found) = written::find(line).first() {
        return Some(DateHint::new(&line[found.start..found.end], Origin::Text));
    }
    day_and_month(line).map(|written| DateHint::new(written, Origin::Text))
}

/// The words before the dash, if they begin with a place in capitals.
fn head(paragraph: &str) -> Option<&str> {
    let mut limit = paragraph.len().min(MAX_LENGTH);
    while !paragraph.is_char_boundary(limit) {
        limit -= 1;
    }
    let start = &paragraph[..limit];
    let end = ["—", "–", " -- ", " - ", ") -"].iter().filter_map(|dash| start.find(dash)).min()?;
    let first = start.split([',', ' ', '(']).next().unwrap_or("");
    let in_capitals = first.chars().filter(|c| c.is_alphabetic()).count() > 1 && !first.chars().any(char::is_lowercase);
    in_capitals.then(|| &start[..end])
}

/// "March 3" or "3 March" without a year.
fn day_and_month(line: &str) -> Option<&str> {
    let words: Vec<&str> = line.split([' ', ',', '(', ')']).filter(|w| !w.is_empty()).collect();
    let is_day = |w: &str| w.len() <= 2 && w.parse::<u8>().is_ok_and(|d| (1..=31).contains(&d));
    let is_month = |w: &str| written::month(w.trim_end_matches('.')).is_some();
    let pair = words.windows(2).find(|p| is_month(p[0]) && is_day(p[1]) || is_day(p[0]) && is_month(p[1]))?;
    let start = line.find(pair[0])?;
    let end = start + line[start..].find(pair[1])? + pair[1].len();
    line.get(start..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn datelines() {
        for (paragraph, found) in [
            ("PORT ELLERY, March 3, 2019 (Wire) — The ferry sank.", Some("March 3, 2019")),
            ("CORVANE, Estrava, Jan. 15 — The slope that fell", Some("Jan. 15")),
            ("PORT ANSEL, 3 March (Wire) - A ferry", Some("3 March")),
            ("PORT ANSEL (Wire) - A ferry that left on March 3 is late", None),
            ("The ferry left on March 3, 2019 — and never came.", None),
            ("The", None),
        ] {
            assert_eq!(date(paragraph).map(|d| d.written).as_deref(), found, "{paragraph}");
        }
    }
}
