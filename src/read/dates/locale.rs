//! Whether "03/04/2019" is in March or in April, by the page's language, its country or its other dates.
//!
//! A page in German has the day first, one in American English the month; for English of no country another
//! date of the page that fits one of the two readings decides, and where none does it stays open.

use super::super::draft::{DateHint, Draft};
use super::super::metadata::host;
use super::super::rejection::Rejection;
use super::written::{Written, parse};
use jiff::civil::Date;

/// Two sources of one date may lie on both sides of midnight in some time zone.
pub(super) const SAME_DAYS: i64 = 1;

/// Which of the two numbers comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    DayFirst,
    MonthFirst,
    Unknown,
}

/// Countries that write English and have the day first, by the ends of their addresses.
const DAY_FIRST: &[&str] = &["uk", "au", "ie", "nz", "in", "za", "ng", "ke", "pk", "lk", "sg", "my", "hk", "mt", "gh", "bd", "jm", "tt"];

/// The order of the dates of `draft`.
pub(super) fn day_order(draft: &Draft, hints: &[DateHint]) -> Order {
    let is_open = |h: &&DateHint| matches!(parse(&h.written), Some(Written::Ambiguous { .. }));
    if !hints.iter().any(|h| is_open(&h)) {
        return Order::Unknown;
    }
    let language = draft.metadata.language.as_deref().unwrap_or("").to_ascii_lowercase();
    let (primary, region) = language.split_once('-').unwrap_or((&language, ""));
    let site = draft.metadata.url.as_deref().and_then(host).unwrap_or_default();
    let country = site.rsplit('.').next().unwrap_or("");
    match (primary, region) {
        ("en" | "", _) if DAY_FIRST.contains(&country) => Order::DayFirst,
        ("en", "us" | "ph") => by_other_dates(hints, Order::MonthFirst),
        ("en", "gb" | "au" | "ie" | "nz" | "in" | "za" | "ca") => by_other_dates(hints, Order::DayFirst),
        ("en" | "", _) => by_other_dates(hints, Order::Unknown),
        _ => Order::DayFirst,
    }
}

/// The order in which an ambiguous date is the same day as another of the page, give or take one.
fn by_other_dates(hints: &[DateHint], otherwise: Order) -> Order {
    // Other stories, archives and sentences have days of their own.
    let is_own = |h: &&DateHint| h.rejected.is_none_or(Rejection::is_of_a_change);
    let days: Vec<Date> = hints
        .iter()
        .filter(is_own)
        .filter_map(|h| match parse(&h.written) {
            Some(Written::Day(day)) => Some(day),
            _ => None,
        })
        .collect();
    let near = |day: Date| days.iter().any(|d| days_between(*d, day) <= SAME_DAYS);
    for hint in hints {
        if let Some(Written::Ambiguous { day_first, month_first }) = parse(&hint.written) {
            match (near(day_first), near(month_first)) {
                (true, false) => return Order::DayFirst,
                (false, true) => return Order::MonthFirst,
                _ => {}
            }
        }
    }
    otherwise
}

/// How many days lie between the two.
pub(super) fn days_between(a: Date, b: Date) -> i64 {
    a.since(b).map_or(i64::MAX, |span| i64::from(span.get_days()).abs())
}
