//! Dates as they are written: "March 3, 2019", "3. März 2019", "2019-03-03T14:05:00Z".
//!
//! Finds full dates only. A day and month without a year is never completed, and "03/04/2019",
//! which can be March or April, is reported as ambiguous instead of being guessed.

use super::calendar::{self, common_year, date};
use super::pieces::{Kind, Piece, has_no_date, pieces};
use jiff::civil::Date;

pub(in crate::read) use super::pieces::{is_letter, is_weekday, month};

/// What stands at a place that looks like a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::read) enum Written {
    /// One day.
    Day(Date),
    /// Day and month can be read both ways.
    Ambiguous { day_first: Date, month_first: Date },
}

/// A date in a line of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::read) struct Found {
    pub(in crate::read) start: usize,
    pub(in crate::read) end: usize,
    pub(in crate::read) written: Written,
}

/// The day that a field of metadata names, if it is one.
pub(in crate::read) fn parse(value: &str) -> Option<Written> {
    let value = value.trim();
    if let Some(found) = find(value).first() {
        return Some(found.written);
    }
    let digits = value.split(['T', ' ']).next().filter(|d| d.len() >= 8 && d.bytes().all(|b| b.is_ascii_digit()))?;
    let number: i64 = digits.parse().ok()?;
    let seconds = match digits.len() {
        8 => return date(number / 10_000, number / 100 % 100, number % 100).map(Written::Day),
        14 => {
            let day = number / 1_000_000;
            return date(day / 10_000, day / 100 % 100, day % 100).map(Written::Day);
        }
        10 => number,
        13 => number / 1000,
        _ => return None,
    };
    let time = jiff::Timestamp::from_second(seconds).ok()?;
    Some(Written::Day(time.to_zoned(jiff::tz::TimeZone::UTC).date()))
}

/// All full dates in a short text, in order.
pub(in crate::read) fn find(text: &str) -> Vec<Found> {
    let mut found = Vec::new();
    if has_no_date(text) {
        return found;
    }
    let pieces = pieces(text);
    let mut i = 0;
    while i < pieces.len() {
        // A number behind a number and a dot is within a version or a clock, and begins nothing.
        let is_behind_dot = i >= 2 && is_glued(&pieces[i - 1..=i], '.') && matches!(pieces[i - 2].kind, Kind::Number { .. });
        match date_at(&pieces[i..]).filter(|_| !is_behind_dot) {
            Some((written, used)) => {
                found.push(Found { start: pieces[i].start, end: pieces[i + used - 1].end, written });
                i += used;
            }
            None => i += 1,
        }
    }
    found
}

/// A date that begins with the first of `pieces`, and how many of them it takes.
fn date_at(pieces: &[Piece]) -> Option<(Written, usize)> {
    numeric(pieces)
        .or_else(|| numeric_short(pieces))
        .or_else(|| named_parts(pieces))
        .or_else(|| day_first(pieces))
        .or_else(|| month_first(pieces))
        .or_else(|| year_first(pieces))
}

/// "3 tháng 5 năm 2019", "3 Tháng 5, 2019"
fn named_parts(pieces: &[Piece]) -> Option<(Written, usize)> {
    let [a, mark, b, ..] = pieces else { return None };
    let (Kind::Number { value: day, .. }, Kind::Mark('月'), Kind::Number { value: month, .. }) = (a.kind, mark.kind, b.kind) else {
        return None;
    };
    let at = skip(pieces, 3);
    let year = year(pieces, at).filter(|_| at > 3)?;
    date(year, month, day).map(|d| (Written::Day(d), at + 1))
}

/// "2021. május 3.", "2021 May 3", "2021. gada 3. maijs"
fn year_first(pieces: &[Piece]) -> Option<(Written, usize)> {
    let year = year(pieces, 0)?;
    let at = skip(pieces, 1);
    let (calendar, month, day, end) = match pieces.get(at)?.kind {
        Kind::Month { calendar, number } => {
            let at = skip(pieces, at + 1);
            (calendar, number, day(pieces, at)?, at + 1)
        }
        // "In 2020, 13 May 2021": only a word for the year tells it from a number that stands before a date.
        _ if pieces[1..at].iter().any(|p| p.kind == Kind::Joint) => {
            let day = day(pieces, at)?;
            let at = skip(pieces, at + 1);
            let Kind::Month { calendar, number } = pieces.get(at)?.kind else { return None };
            (calendar, number, day, at + 1)
        }
        _ => return None,
    };
    // "In 2020, May 13, 2021"
    if self::year(pieces, skip(pieces, end)).is_some() {
        return None;
    }
    calendar.day(year, month, day).map(|d| (Written::Day(d), end))
}

/// Whether nothing stands between any of `pieces`, the first of which is a mark.
fn is_glued(pieces: &[Piece], mark: char) -> bool {
    pieces.iter().all(|p| p.glued) && pieces.first().is_some_and(|p| p.kind == Kind::Mark(mark))
}

/// "2019-03-03", "2019/3/3", "3.3.2019", "3/14/2019", "2019年3月3日"
fn numeric(pieces: &[Piece]) -> Option<(Written, usize)> {
    let [a, m1, b, m2, c, rest @ ..] = pieces else { return None };
    let (Kind::Number { value: a, digits: a_len }, Kind::Mark(m1), Kind::Number { value: b, digits: b_len }) = (a.kind, m1.kind, b.kind)
    else {
        return None;
    };
    let (Kind::Mark(m2), Kind::Number { value: c, digits: c_len }) = (m2.kind, c.kind) else { return None };
    let is_cjk = matches!((m1, m2), ('年', '月') | ('년', '월'));
    // "3. 5. 2019", as it is written in Czech, and "2019. 5. 3.", as in Korean
    let is_spaced = m1 == '.' && (c_len == 4 || a_len == 4) && pieces[1].glued && pieces[3].glued;
    let is_apart = pieces[1..5].iter().any(|p| !p.glued) && !is_spaced;
    if !is_cjk && (m1 != m2 || !matches!(m1, '-' | '/' | '.') || is_apart) || b_len > 2 {
        return None;
    }
    // A third dot with a number makes it a version or an address of the network.
    if m1 == '.' && matches!(rest, [_, n, ..] if is_glued(&rest[..2], '.') && matches!(n.kind, Kind::Number { .. })) {
        return None;
    }
    let date = |year: i64, month: i64, day: i64| match common_year(year) {
        year if calendar::is_persian_year(year) => calendar::persian(year, month, day),
        year => date(year, month, day),
    };
    if a_len == 4 && c_len <= 2 {
        let has_day_mark = is_cjk && rest.first().is_some_and(|p| matches!(p.kind, Kind::Mark('日' | '일')));
        return date(a, b, c).map(|d| (Written::Day(d), 5 + usize::from(has_day_mark)));
    }
    if a_len > 2 || c_len != 4 {
        return None;
    }
    let (day_first, month_first) = (date(c, b, a), date(c, a, b));
    let written = match (day_first, month_first) {
        (Some(d), _) if m1 == '.' => Written::Day(d),
        (Some(d), Some(m)) if d == m => Written::Day(d),
        (Some(day_first), Some(month_first)) => Written::Ambiguous { day_first, month_first },
        (Some(d), None) | (None, Some(d)) => Written::Day(d),
        (None, None) => return None,
    };
    Some((written, 5))
}

/// "13.05.21", "13-May-21": a year of two digits, where day and month cannot be taken for it.
fn numeric_short(pieces: &[Piece]) -> Option<(Written, usize)> {
    let [a, m1, b, m2, c, rest @ ..] = pieces else { return None };
    let (Kind::Number { value: a, digits: a_len @ 1..=2 }, Kind::Mark(m1), Kind::Mark(m2)) = (a.kind, m1.kind, m2.kind) else {
        return None;
    };
    let Kind::Number { value: short, digits: 2 } = c.kind else { return None };
    let (month, is_whole) = match b.kind {
        Kind::Number { value, digits } => (value, m1 == '.' && a_len + digits > 2),
        Kind::Month { number, .. } => (number, m1 == '-'),
        _ => return None,
    };
    let is_version = matches!(rest, [_, n, ..] if is_glued(&rest[..2], '.') && matches!(n.kind, Kind::Number { .. }));
    if m1 != m2 || !is_whole || is_version || pieces[1..5].iter().any(|p| !p.glued) {
        return None;
    }
    // What is printed so is of the web's own time.
    let year = if short < 50 { 2000 + short } else { 1900 + short };
    date(year, month, a).map(|d| (Written::Day(d), 5))
}

/// "3 March 2019", "3rd of March, 2019", "3. März 2019", "03-Mar-2019"
fn day_first(pieces: &[Piece]) -> Option<(Written, usize)> {
    let day = day(pieces, 0)?;
    let at = skip(pieces, 1);
    let Kind::Month { calendar, number } = pieces.get(at)?.kind else { return None };
    let at = skip(pieces, at + 1);
    let short_year = || match pieces.get(at)?.kind {
        Kind::Number { value, digits: 2 } => calendar.short_year(value),
        _ => None,
    };
    let year = year(pieces, at).or_else(short_year)?;
    calendar.day(year, number, day).map(|d| (Written::Day(d), at + 1))
}

/// "March 3, 2019", "Mar. 3rd 2019"
fn month_first(pieces: &[Piece]) -> Option<(Written, usize)> {
    let Kind::Month { calendar, number } = pieces.first()?.kind else { return None };
    let at = skip(pieces, 1);
    let day = day(pieces, at)?;
    let at = skip(pieces, at + 1);
    year(pieces, at).and_then(|y| calendar.day(y, number, day)).map(|d| (Written::Day(d), at + 1))
}

/// Past at most two joints and marks that may stand between the parts of a date.
fn skip(pieces: &[Piece], mut at: usize) -> usize {
    let end = at + 2;
    while at < end && matches!(pieces.get(at).map(|p| p.kind), Some(Kind::Joint | Kind::Mark('.' | ',' | '،' | '-' | 'º' | '॰'))) {
        at += 1;
    }
    at
}

fn day(pieces: &[Piece], at: usize) -> Option<i64> {
    match pieces.get(at)?.kind {
        Kind::Number { value, digits: 1 | 2 } => Some(value),
        _ => None,
    }
}

fn year(pieces: &[Piece], at: usize) -> Option<i64> {
    match pieces.get(at)?.kind {
        Kind::Number { value, digits: 4 } => Some(common_year(value)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_dates_are_found() {
        for (text, expected) in [
            ("2019-03-03", "2019-03-03"),
            ("2019-03-03T14:05:00Z", "2019-03-03"),
            ("Sun, 03 Mar 2019 14:05:00 GMT", "2019-03-03"),
            ("Updated 2:12 PM EST, Wed, Jan 29, 2020", "2020-01-29"),
            ("Published: 3rd of March, 2019, 10.15", "2019-03-03"),
            ("Mar. 3 2019", "2019-03-03"),
            ("3. März 2019", "2019-03-03"),
            ("3 de marzo de 2019", "2019-03-03"),
            ("le 1er août 2019", "2019-08-01"),
            ("31/12/2019", "2019-12-31"),
            ("12/31/2019", "2019-12-31"),
            ("3.4.2019", "2019-04-03"),
            ("2019年3月3日", "2019-03-03"),
            ("２０１９年３月３日", "2019-03-03"),
            ("2019년 3월 3일", "2019-03-03"),
            ("٣ مارس ٢٠١٩", "2019-03-03"),
            ("३ मार्च २०१९", "2019-03-03"),
            ("3 มีนาคม 2562", "2019-03-03"),
            ("ngày 3 tháng 3 năm 2019", "2019-03-03"),
            ("2019. március 3.", "2019-03-03"),
            ("3. 3. 2019", "2019-03-03"),
            ("3. maaliskuuta 2019", "2019-03-03"),
            ("3 Mart 2019", "2019-03-03"),
            ("2019 m. kovo 3 d.", "2019-03-03"),
            ("20190303", "2019-03-03"),
            ("1551571200", "2019-03-03"),
            ("/news/2019/03/03/ferry", "2019-03-03"),
            ("PORT ELLERY, March 3, 2019 (Wire) —", "2019-03-03"),
            ("13.05.21, 14:05", "2021-05-13"),
            ("13-May-21", "2021-05-13"),
            ("الأحد 3 آذار/مارس 2019", "2019-03-03"),
            ("13 كانون الثاني 2019", "2019-01-13"),
            ("13 תשרין 3 במרץ 2019", "2019-03-03"),
            ("۱۲ اسفند ۱۳۹۷ - ۱۴:۰۵", "2019-03-03"),
            ("۱۳۹۷/۱۲/۱۲", "2019-03-03"),
            ("平成31年3月3日", "2019-03-03"),
            ("令和元年５月13日（木）", "2019-05-13"),
            ("中華民國108年03月03日", "2019-03-03"),
            ("二〇一九年三月十三日", "2019-03-13"),
            ("13 พ.ค. 64 14:05 น.", "2021-05-13"),
            ("วันพฤหัสบดีที่ 13 พฤษภาคม พ.ศ. 2564", "2021-05-13"),
            ("13/05/2564", "2021-05-13"),
            ("১৩ মে, ২০২১", "2021-05-13"),
            ("13 अग॰ 2020", "2020-08-13"),
            ("2021. 5. 13. 오후 2:05", "2021-05-13"),
            ("2021. gada 13. maijs", "2021-05-13"),
            ("13 Tháng 5, 2021", "2021-05-13"),
            ("13. listopada 2021.", "2021-10-13"),
            ("13 listopada 2021", "2021-11-13"),
            ("In 2020, 13 May 2021", "2021-05-13"),
            ("In 2020, May 13, 2021", "2021-05-13"),
        ] {
            assert_eq!(parse(text), Some(Written::Day(expected.parse().unwrap())), "{text}");
        }
        assert!(matches!(parse("03/04/2019"), Some(Written::Ambiguous { .. })));
    }

    #[test]
    fn what_is_no_full_date_is_none() {
        for text in [
            "March 3",
            "in March 2019",
            "version 1.2.2019.4",
            "2019-13-40",
            "May 40, 2019",
            "3 may 20",
            "soon",
            "10.0.0.1",
            "1.2.19",
            "10.05.12.13",
            "13/05/21",
            "1442/10/01",
            "31 February 2019",
            "",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn places_are_exact() {
        let text = "Posted 3 March 2019, changed April 4, 2019, 2019年5月4日 07:15";
        let found: Vec<&str> = find(text).iter().map(|f| &text[f.start..f.end]).collect();
        assert_eq!(found, ["3 March 2019", "April 4, 2019", "2019年5月4日"]);
    }
}
