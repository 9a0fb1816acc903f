//! Which date is the day of publication, and which only looks like it.
//!
//! Takes the hints of the parser and the lines that were set aside, and yields the one date that
//! can be trusted most, with where it was found; every other that an editor might take for it is
//! listed with the reason against it. "Updated 2:12 PM EST, Wed, Jan 29, 2020" in a page's header
//! is a clock; "© 2005-2017" is a copyright line; neither dates the article.

mod dateline;
pub(super) mod written;

use super::draft::{DateHint, Draft};
use super::furniture::reason;
use crate::article::{FoundDate, Origin, Role};
use jiff::civil::Date;
use written::{Written, parse};

/// Two sources of one date may lie on both sides of midnight in some time zone.
const SAME_DAYS: i64 = 1;

/// Settle `metadata.published` and `metadata.rejected_dates`.
pub(super) fn settle(draft: &mut Draft) {
    let mut hints = std::mem::take(&mut draft.dates);
    if let Some(url) = &draft.metadata.url
        && let Some(date) = in_address(url)
    {
        hints.push(DateHint::new(date, Origin::Address));
    }
    hints.extend(in_text(draft));
    // Stable: within one origin the first hint is the best.
    hints.sort_by_key(|h| h.origin);
    for hint in hints {
        weigh(draft, hint);
    }
    tidy(draft);
}

/// Take one hint or say why not.
fn weigh(draft: &mut Draft, hint: DateHint) {
    if let Some(reason) = hint.rejected {
        return draft.reject_date(&hint.written, reason);
    }
    let day = match parse(&hint.written) {
        Some(Written::Day(day)) => day,
        Some(Written::Ambiguous) => return draft.reject_date(&hint.written, "day and month can be read both ways"),
        None => {
            if hint.origin == Origin::FrontMatter {
                let note = format!("the front matter's date “{}” is not understood; write it as 2019-03-31", hint.written);
                draft.notes.push(note);
            }
            let reason =
                if hint.origin == Origin::Text { "it has no year, and a year is never guessed" } else { "not understood as a date" };
            return draft.reject_date(&hint.written, reason);
        }
    };
    match &draft.metadata.published {
        None => draft.metadata.published = Some(FoundDate { date: day, written: hint.written, origin: hint.origin }),
        Some(taken) if days_between(taken.date, day) > SAME_DAYS => {
            let reason = format!("{} says {}, which is trusted more", origin_words(taken.origin), taken.date);
            draft.reject_date(&hint.written, reason);
        }
        Some(_) => {}
    }
}

fn days_between(a: Date, b: Date) -> i64 {
    a.since(b).map_or(i64::MAX, |span| i64::from(span.get_days()).abs())
}

fn origin_words(origin: Origin) -> &'static str {
    match origin {
        Origin::FrontMatter => "the front matter",
        Origin::PageMetadata => "the page's metadata",
        Origin::PageText => "the page's own line",
        Origin::Address => "the address",
        Origin::Text => "the dateline",
    }
}

/// One line per reason and date is enough for an editor.
fn tidy(draft: &mut Draft) {
    let dated = draft.metadata.published.is_some();
    let mut kept: Vec<crate::article::RejectedDate> = Vec::new();
    for rejected in std::mem::take(&mut draft.metadata.rejected_dates) {
        let repeated = kept.iter().any(|k| k.reason == rejected.reason);
        let moot = dated && rejected.reason.starts_with("it has no year");
        if !repeated && !moot {
            kept.push(rejected);
        }
    }
    draft.metadata.rejected_dates = kept;
}

/// The date in an address such as `/2019/03/03/` or `/2019/mar/03/`, or `2019-03-03-ferry`.
fn in_address(url: &str) -> Option<String> {
    let path = url.split(['?', '#']).next().unwrap_or(url).splitn(4, '/').nth(3)?;
    let parts: Vec<&str> = path.split('/').collect();
    for three in parts.windows(3) {
        let is_number = |s: &str, n| s.len() == n && s.bytes().all(|b| b.is_ascii_digit());
        if is_number(three[0], 4) && (is_number(three[2], 2) || is_number(three[2], 1)) {
            let month = written::month(three[1]).or_else(|| three[1].parse().ok());
            if let Some(month) = month
                && let date = format!("{}-{month:02}-{:0>2}", three[0], three[2])
                && matches!(parse(&date), Some(Written::Day(_)))
            {
                return Some(date);
            }
        }
    }
    parts.iter().find_map(|part| {
        let found = written::find(part).into_iter().find(|f| part[f.start..f.end].contains('-') && f.written != Written::Ambiguous)?;
        Some(part[found.start..found.end].to_owned())
    })
}

/// Hints in the text: lines of their own, set-aside lines, and the dateline of the first paragraph.
fn in_text(draft: &Draft) -> Vec<DateHint> {
    let mut hints = Vec::new();
    for block in &draft.blocks {
        let line = block.span.of(&draft.text);
        match (block.role, block.reason) {
            (Role::Furniture, Some(r)) if r == reason::COPYRIGHT => {
                if let Some(years) = copyright_years(line) {
                    hints.push(DateHint::rejected(years, Origin::PageText, "years of a copyright line"));
                }
            }
            (Role::Furniture, Some(r)) if r == reason::CLOCK => {
                for found in written::find(line) {
                    let reason = "a page clock or the time of a change, not the day of publication";
                    hints.push(DateHint::rejected(&line[found.start..found.end], Origin::PageText, reason));
                }
            }
            (Role::Dateline | Role::Byline, _) => {
                hints.extend(written::find(line).iter().map(|f| DateHint::new(&line[f.start..f.end], Origin::PageText)));
            }
            _ => {}
        }
    }
    let first = draft.blocks.iter().find(|b| b.role == Role::Paragraph);
    hints.extend(first.and_then(|b| dateline::date(b.span.of(&draft.text))));
    hints
}

/// "2005-2017" or "2017" in a copyright line.
fn copyright_years(line: &str) -> Option<&str> {
    let bytes = line.as_bytes();
    let is_year = |at: usize| {
        bytes.get(at..at + 4).is_some_and(|y| y.iter().all(u8::is_ascii_digit) && (y.starts_with(b"19") || y.starts_with(b"20")))
    };
    let start = (0..bytes.len()).find(|&i| is_year(i))?;
    let end = start + 4;
    let rest = line[end..].trim_start();
    let dash = rest.chars().next().filter(|c| matches!(c, '-' | '–' | '—'));
    let second = dash.map(|d| rest[d.len_utf8()..].trim_start()).map(|r| line.len() - r.len()).filter(|&at| is_year(at));
    line.get(start..second.map_or(end, |at| at + 4))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        for (url, date) in [
            ("https://harbourpost.example/2019/03/03/ferry.html", Some("2019-03-03")),
            ("https://harbourpost.example/world/2019/mar/3/ferry", Some("2019-03-03")),
            ("https://harbourpost.example/news/2019-03-03-ferry", Some("2019-03-03")),
            ("https://harbourpost.example/news/2019/03/ferry", None),
            ("https://harbourpost.example/article-20190303-1/2", None),
            ("https://2019-03-03.example/", None),
        ] {
            assert_eq!(in_address(url).as_deref(), date, "{url}");
        }
    }

    #[test]
    fn the_most_trusted_date_wins_and_the_others_are_told() {
        let dates = vec![
            DateHint::new("2019-03-05", Origin::PageText),
            DateHint::new("2019-03-03T23:50:00Z", Origin::PageMetadata),
            DateHint::new("2019-03-04", Origin::Address),
            DateHint::new("03/04/2019", Origin::PageText),
        ];
        let mut draft = Draft { dates, ..Draft::default() };
        settle(&mut draft);
        let published = draft.metadata.published.unwrap();
        assert_eq!((published.date.to_string().as_str(), published.origin), ("2019-03-03", Origin::PageMetadata));
        let rejected: Vec<&str> = draft.metadata.rejected_dates.iter().map(|r| r.written.as_str()).collect();
        assert_eq!(rejected, ["2019-03-05", "03/04/2019"]);
    }

    #[test]
    fn copyright_years_are_cut_out() {
        assert_eq!(copyright_years("© The Post LLC 2005-2017 About Us"), Some("2005-2017"));
        assert_eq!(copyright_years("Copyright © 1999 – 2003 by us"), Some("1999 – 2003"));
        assert_eq!(copyright_years("© 2018 The Post"), Some("2018"));
        assert_eq!(copyright_years("© The Post"), None);
    }
}
