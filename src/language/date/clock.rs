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
        return Some((Clock { minute, zone: None, to_the_minute: false, half_day: false }, at + 1));
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
        let (zone, end) = zone(view, end);
        return Some((Clock { minute: hour * 60 + minute, zone, to_the_minute: minute > 0, half_day: false }, end));
    }
    if &*view.lower(end) == "o'clock" && (1..=12).contains(&hour) && !colon {
        return Some((Clock { minute: hour * 60, zone: None, to_the_minute: false, half_day: hour < 13 }, end + 1));
    }
    if !rest.is_empty() {
        return None;
    }
    if colon && hour < 24 && minute < 60 {
        // "5:30" may be a race time or a verse: without zone or preposition only 24-hour style counts
        let (zone, past) = zone(view, end);
        let told = zone.is_some()
            || past > end
            || matches!(
                &*view.back(at, 1),
                "at" | "by" | "until" | "from" | "around" | "about" | "since" | "before" | "after" | "between" | "to" | "and"
            );
        let style = raw.starts_with('0') || hour > 12;
        return (told || style)
            .then_some((Clock { minute: hour * 60 + minute, zone, to_the_minute: minute > 0, half_day: !style && zone.is_none() }, past));
    }
    if digits == 4 && raw.len() == 4 && hour < 2400 && hour % 100 < 60 {
        // "1500 GMT"
        let (zone, past) = zone(view, end);
        return (past > end).then_some((
            Clock { minute: hour / 100 * 60 + hour % 100, zone, to_the_minute: !hour.is_multiple_of(100), half_day: false },
            past,
        ));
    }
    None
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

/// A zone behind a time: minutes east of Greenwich, and the first token past it.
fn zone(view: &View<'_>, at: usize) -> (Option<i16>, usize) {
    let word = view.raw(at);
    let offset = match word {
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
        // the season decides, so that no offset is known
        "ET" | "CT" | "MT" | "PT" => return (None, at + 1),
        _ => {
            let local = &*view.lower(at) == "local" && &*view.lower(at + 1) == "time";
            let named = view.is_capital(at) && &*view.lower(at + 1) == "time" && view.is_word(at);
            return (None, if local || named { at + 2 } else { at });
        }
    };
    (Some(offset), at + 1)
}
