//! Times of day: "3 p.m.", "15:00 GMT", "10.30am", "noon", "0900 local time", "8 o'clock".

use super::form::Clock;
use crate::language::view::View;

/// A clock time that begins at token `at`, and the first token past it.
pub(crate) fn clock(view: &View<'_>, at: usize) -> Option<(Clock, usize)> {
    if view.is_word(at) {
        let minute = match &*view.lower(at) {
            "noon" | "midday" => 12 * 60,
            "midnight" => 0,
            _ => return None,
        };
        return Some((Clock { minute, zone: None, season: false, to_the_minute: false, half_day: false }, at + 1));
    }
    let raw = view.raw(at);
    if at > 0
        && view.joined(at)
        && (view.is_dash(at - 1) && at > 1 && view.joined(at - 1) && !view.is_number(at - 2)
            || matches!(view.raw(at - 1), "$" | "£" | "€" | "/" | "_" | "."))
    {
        return None;
    }
    let digits = raw.bytes().take_while(u8::is_ascii_digit).count();
    let hour: u16 = raw[..digits].parse().ok()?;
    let (minute, mut rest, colon) = minutes(raw, digits);
    let mut end = at + 1;
    let spaced = if rest.is_empty() { meridiem(&view.lower(end)).inspect(|_| end += 1) } else { None };
    let attached = meridiem(rest.trim_start_matches('-'));
    if attached.is_some() {
        rest = "";
    }
    if let Some(afternoon) = spaced.or(attached) {
        if !rest.is_empty() || !(1..=12).contains(&hour) || minute > 59 {
            return None;
        }
        // "a.m." may have left its last dot as a mark of its own
        let hour = hour % 12 + if afternoon { 12 } else { 0 };
        let ((zone, season), end) = zone(view, end);
        return Some((Clock { minute: hour * 60 + minute, zone, season, to_the_minute: minute > 0, half_day: false }, end));
    }
    if &*view.lower(end) == "o'clock" && (1..=12).contains(&hour) && !colon {
        return Some((Clock { minute: hour * 60, zone: None, season: false, to_the_minute: false, half_day: hour < 13 }, end + 1));
    }
    if let Some(minute) = dotted(view, at).filter(|minute| hour < 24 && *minute < 60) {
        let half_day = hour < 13 && !raw.starts_with('0');
        return Some((Clock { minute: hour * 60 + minute, zone: None, season: false, to_the_minute: minute > 0, half_day }, end));
    }
    if !rest.is_empty() {
        return None;
    }
    if colon && hour < 24 && minute < 60 {
        // "5:30" may be a race time or a verse: without zone or preposition only 24-hour style counts
        let ((zone, season), past) = zone(view, end);
        let told = zone.is_some()
            || past > end
            || matches!(
                &*view.back(at, 1),
                "at" | "by" | "until" | "from" | "around" | "about" | "since" | "before" | "after" | "between" | "to" | "and"
            );
        let style = raw.starts_with('0') || hour > 12;
        return (told || style).then_some((
            Clock { minute: hour * 60 + minute, zone, season, to_the_minute: minute > 0, half_day: !style && zone.is_none() },
            past,
        ));
    }
    if digits <= 2 && raw.len() == digits && (1..=12).contains(&hour) && is_bare_hour(view, at) {
        // "shortly after 7"
        return Some((Clock { minute: hour * 60, zone: None, season: false, to_the_minute: false, half_day: true }, end));
    }
    if digits == 4 && raw.len() == 4 && hour < 2400 && hour % 100 < 60 {
        // "1500 GMT"
        let ((zone, season), past) = zone(view, end);
        return (past > end).then_some((
            Clock { minute: hour / 100 * 60 + hour % 100, zone, season, to_the_minute: !hour.is_multiple_of(100), half_day: false },
            past,
        ));
    }
    None
}

/// "shortly after seven", "just before 7": an hour with nothing behind it that it could count.
pub(crate) fn is_bare_hour(view: &View<'_>, at: usize) -> bool {
    let near = matches!(&*view.back(at, 2), "shortly" | "just" | "soon" | "minutes" | "moments" | "long" | "immediately");
    near && matches!(&*view.back(at, 1), "after" | "before")
        && (view.ends_clause(at + 1)
            || view.raw(at + 1) == ","
            || matches!(&*view.lower(at + 1), "on" | "in" | "this" | "that" | "yesterday" | "when" | "and" | "last")
            || crate::language::date::calendar::weekday(&view.lower(at + 1)).is_some())
}

/// The minutes of "at 7.05 on Monday", with a dot and no "a.m.": only a day or its part behind it says that it
/// is no price.
fn dotted(view: &View<'_>, at: usize) -> Option<u16> {
    let (hour, minute) = view.raw(at).split_once('.')?;
    let plain = (1..=2).contains(&hour.len()) && minute.len() == 2 && minute.bytes().all(|b| b.is_ascii_digit());
    let told = matches!(&*view.back(at, 1), "at" | "by" | "until" | "around" | "about" | "from" | "since" | "before" | "after");
    let (one, two) = (view.lower(at + 1), view.lower(at + 2));
    let day = crate::language::date::calendar::weekday(&one).is_some()
        || matches!((&*one, &*two), ("on", d) if crate::language::date::calendar::weekday(d).is_some())
        || matches!((&*one, &*two), ("in", "the") | ("this" | "that" | "yesterday", "morning" | "afternoon" | "evening" | "night"));
    (plain && told && day).then(|| minute.parse().ok()).flatten()
}

/// Minutes behind the hour: "3:15" and "3.15pm". Yields minutes, the rest, and whether there were any.
fn minutes(raw: &str, digits: usize) -> (u16, &str, bool) {
    let tail = &raw[digits..];
    if let Some(after) = tail.strip_prefix([':', '.'])
        && after.len() >= 2
        && after.is_char_boundary(2)
        && after.as_bytes()[..2].iter().all(u8::is_ascii_digit)
        && let Ok(minute) = after[..2].parse()
    {
        let rest = &after[2..];
        if tail.starts_with(':') {
            // seconds are dropped: "15:04:05"
            let rest = if rest.len() == 3 && rest.starts_with(':') { "" } else { rest };
            return (minute, rest, true);
        }
        if meridiem(rest).is_some() || rest.is_empty() && digits <= 2 {
            // "10.30am"; "10.30" alone is a decimal unless a meridiem stands behind it
            return (minute, if rest.is_empty() { "." } else { rest }, true);
        }
    }
    (0, tail, false)
}

/// `Some(true)` for p.m.
fn meridiem(word: &str) -> Option<bool> {
    match word {
        "am" | "a.m" | "a.m." | "AM" | "A.M." => Some(false),
        "pm" | "p.m" | "p.m." | "PM" | "P.M." => Some(true),
        _ => None,
    }
}

/// A zone: minutes east of Greenwich in winter, and whether it has a summer time.
type Zone = (Option<i16>, bool);

/// A zone behind a time, also in brackets, and the first token past it.
fn zone(view: &View<'_>, at: usize) -> (Zone, usize) {
    if view.raw(at) == "(" {
        let (found, end) = bare_zone(view, at + 1);
        if end > at + 1 && view.raw(end) == ")" {
            return (found, end + 1);
        }
        return ((None, false), at);
    }
    bare_zone(view, at)
}

fn bare_zone(view: &View<'_>, at: usize) -> (Zone, usize) {
    let word = view.raw(at);
    let fixed = match word {
        "GMT" | "UTC" | "Z" => 0,
        "BST" | "CET" | "WEST" | "WAT" => 60,
        "CEST" | "EET" | "SAST" | "CAT" => 120,
        "EEST" | "MSK" | "EAT" => 180,
        "IST" => 330,
        "SGT" | "HKT" | "AWST" => 480,
        "JST" | "KST" => 540,
        "AEST" => 600,
        "AEDT" => 660,
        "NZST" => 720,
        "EDT" => -240,
        "EST" | "CDT" => -300,
        "CST" | "MDT" => -360,
        "MST" | "PDT" => -420,
        "PST" => -480,
        _ => return seasonal(view, at),
    };
    ((Some(fixed), false), at + 1)
}

/// Zones whose offset the season decides, and zones by their city.
fn seasonal(view: &View<'_>, at: usize) -> (Zone, usize) {
    let short = match view.raw(at) {
        "ET" => Some(-300),
        "CT" => Some(-360),
        "MT" => Some(-420),
        "PT" => Some(-480),
        _ => None,
    };
    if short.is_some() {
        return ((short, true), at + 1);
    }
    if !view.is_word(at) || view.line_start(at) {
        return ((None, false), at);
    }
    let two_words = matches!(view.raw(at), "New" | "Los") && view.is_capital(at + 1) && &*view.lower(at + 2) == "time";
    let name = if two_words { view.lower(at + 1) } else { view.lower(at) };
    let end = at + 2 + usize::from(two_words);
    if &*view.lower(end - 1) != "time" || !(view.is_capital(at) || &*name == "local") {
        return ((None, false), at);
    }
    let found = match &*name {
        "eastern" | "york" | "washington" => (Some(-300), true),
        "central" | "chicago" => (Some(-360), true),
        "mountain" => (Some(-420), true),
        "pacific" | "angeles" => (Some(-480), true),
        "london" | "uk" | "british" => (Some(0), true),
        "paris" | "berlin" | "rome" | "brussels" | "madrid" => (Some(60), true),
        "moscow" => (Some(180), false),
        "beijing" | "singapore" => (Some(480), false),
        "tokyo" | "seoul" => (Some(540), false),
        _ => (None, false),
    };
    (found, end)
}

/// Whether a zone that is not the place's own stands in brackets at token `at`: "(London time)".
pub(crate) fn is_abroad(view: &View<'_>, at: usize) -> bool {
    let (found, end) = zone(view, at);
    view.raw(at) == "(" && end > at && found.0.is_some()
}
