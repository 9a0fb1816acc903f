//! Days and hours as a page tells them: "3–5 March 2025", by the names and the order of `dates` in words.toml.

use super::words::Words;
use jiff::civil::Date;
use minijinja::Environment;
use std::sync::Arc;

pub(super) fn add(environment: &mut Environment<'_>, words: &Arc<Words>) {
    let with = || Arc::clone(words);
    let said = with();
    environment.add_filter("day", move |day: Option<String>| day.map_or_else(String::new, |d| day_in_words(&said, &d)));
    let said = with();
    environment.add_filter("short_day", move |day: String| parsed(&day).map_or(day, |d| told(&said, "dates.short", d, d)));
    let said = with();
    environment.add_filter("weekday", move |day: String| weekday(&said, &day).to_owned());
    let said = with();
    environment.add_filter("days", move |first: Option<String>, last: Option<String>| days(&said, first.as_deref(), last.as_deref()));
    let said = with();
    environment
        .add_filter("origin", move |origin: Option<String>| said.plain(&format!("origin.{}", origin.as_deref().unwrap_or("none")), &[]));
    environment.add_filter("hour", |at: Option<String>| at.as_deref().and_then(hour).unwrap_or_default());
}

fn parsed(day: &str) -> Option<Date> {
    day.parse().ok()
}

/// The text at `key` with the days that it has places for.
fn told(words: &Words, key: &str, first: Date, last: Date) -> String {
    let months = if key == "dates.short" { "dates.months-short" } else { "dates.months" };
    let month = |d: Date| words.item(months, usize::from(d.month().unsigned_abs()).saturating_sub(1));
    let (day, year) = (first.day().to_string(), first.year().to_string());
    let (last_day, last_year) = (last.day().to_string(), last.year().to_string());
    let values = [("day", day.as_str()), ("month", month(first)), ("year", &year)];
    let of_last = [("last-day", last_day.as_str()), ("last-month", month(last)), ("last-year", &last_year)];
    words.plain(key, &[values, of_last].concat())
}

/// "2025-03-03" → "3 March 2025"; what is no day stays as it is.
fn day_in_words(words: &Words, day: &str) -> String {
    parsed(day).map_or_else(|| day.to_owned(), |d| told(words, "dates.day", d, d))
}

fn weekday<'a>(words: &'a Words, day: &str) -> &'a str {
    parsed(day).map_or("", |d| words.item("dates.weekdays", usize::from(d.weekday().to_monday_zero_offset().unsigned_abs())))
}

/// "3–5 March 2025", "28 February – 2 March 2025", "undated".
fn days(words: &Words, first: Option<&str>, last: Option<&str>) -> String {
    let (Some(a), Some(b)) = (first.and_then(parsed), last.and_then(parsed)) else {
        return first.or(last).map_or_else(|| words.plain("dates.undated", &[]), |day| day_in_words(words, day));
    };
    let key = if a == b {
        "dates.day"
    } else if (a.year(), a.month()) == (b.year(), b.month()) {
        "dates.within-month"
    } else if a.year() == b.year() {
        "dates.within-year"
    } else {
        "dates.range"
    };
    told(words, key, a, b)
}

/// "2025-03-03T14:20:00Z" → "14:20".
fn hour(at: &str) -> Option<String> {
    let time = at.split_once('T')?.1;
    time.get(..5).filter(|t| t.as_bytes().get(2) == Some(&b':')).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::RenderOptions;

    #[test]
    fn days_read_as_in_a_paper() {
        let words = Words::of(&RenderOptions::default()).unwrap();
        let days = |first, last| days(&words, first, last);
        assert_eq!(days(Some("2025-03-03"), Some("2025-03-03")), "3 March 2025");
        assert_eq!(days(Some("2025-03-03"), Some("2025-03-05")), "3–5 March 2025");
        assert_eq!(days(Some("2025-02-28"), Some("2025-03-02")), "28 February – 2 March 2025");
        assert_eq!(days(Some("2024-12-31"), Some("2025-01-01")), "31 December 2024 – 1 January 2025");
        assert_eq!(days(None, None), "undated");
        assert_eq!(weekday(&words, "2025-03-03"), "Monday");
    }

    #[test]
    fn an_hour_is_read_off_a_time() {
        assert_eq!(hour("2025-03-03T14:20:00+01:00").as_deref(), Some("14:20"));
        assert_eq!(hour("2025-03-03"), None);
    }
}
