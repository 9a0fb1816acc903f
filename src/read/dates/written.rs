//! Dates as they are written: "March 3, 2019", "3. März 2019", "2019-03-03T14:05:00Z".
//!
//! Finds full dates only. A day and month without a year is never completed, and "03/04/2019",
//! which can be March or April, is reported as ambiguous instead of being guessed.

use jiff::civil::Date;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Years outside this range are no publication dates: the first newspapers on the web are younger
/// than its start, archives of print reach back to it.
const YEARS: std::ops::RangeInclusive<i16> = 1800..=2100;

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
    let pieces = pieces(text);
    let mut found = Vec::new();
    let mut i = 0;
    while i < pieces.len() {
        match date_at(&pieces[i..]) {
            Some((written, used)) => {
                found.push(Found { start: pieces[i].start, end: pieces[i + used - 1].end, written });
                i += used;
            }
            None => i += 1,
        }
    }
    found
}

/// The month that a word names, 1 to 12.
pub(in crate::read) fn month(word: &str) -> Option<i64> {
    static MONTHS: LazyLock<BTreeMap<&'static str, i64>> = LazyLock::new(|| {
        let lines = include_str!("months.txt").lines().filter(|l| !l.starts_with('#'));
        lines.zip(1..).flat_map(|(line, n)| line.split(' ').map(move |w| (w, n))).collect()
    });
    MONTHS.get(word.to_lowercase().as_str()).copied()
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Number {
        value: i64,
        digits: usize,
    },
    Month(i64),
    /// "st", "nd", "of", "de": between day, month and year.
    Joint,
    Mark(char),
    Other,
}

#[derive(Clone, Copy, Debug)]
struct Piece {
    kind: Kind,
    start: usize,
    end: usize,
    /// Nothing stands between it and the piece before.
    glued: bool,
}

fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        if c.is_whitespace() {
            continue;
        }
        let class = |c: char| (digit(c).is_some(), is_letter(c));
        let mut end = start + c.len_utf8();
        if class(c) != (false, false) {
            while let Some((at, next)) = chars.next_if(|(_, n)| class(*n) == class(c)) {
                end = at + next.len_utf8();
            }
        }
        let word = &text[start..end];
        let kind = match c {
            c if digit(c).is_some() => number(word),
            c if class(c).1 => match month(word) {
                Some(n) => Kind::Month(n),
                None if matches!(word, "st" | "nd" | "rd" | "th" | "of" | "de" | "del" | "er" | "den" | "m" | "d" | "g") => Kind::Joint,
                // Vietnamese: "3 tháng 5 năm 2019".
                None if word == "tháng" => Kind::Mark('月'),
                None if word == "năm" => Kind::Mark('年'),
                None => Kind::Other,
            },
            c => Kind::Mark(c),
        };
        let glued = pieces.last().is_some_and(|p| p.end == start);
        pieces.push(Piece { kind, start, end, glued });
    }
    pieces
}

/// The value of a digit of any of the scripts that pages write dates in.
fn digit(c: char) -> Option<u32> {
    let zero = ['0', '٠', '۰', '०', '๐', '０'].into_iter().find(|z| (*z as u32..*z as u32 + 10).contains(&(c as u32)))?;
    Some(c as u32 - zero as u32)
}

fn number(word: &str) -> Kind {
    let (mut value, mut digits) = (0i64, 0);
    for d in word.chars().filter_map(digit) {
        value = value.saturating_mul(10).saturating_add(i64::from(d));
        digits += 1;
    }
    Kind::Number { value, digits }
}

/// Signs above and below the letters of Hindi and Thai belong to the word.
fn is_letter(c: char) -> bool {
    (c.is_alphabetic() || matches!(c, '\u{93c}' | '\u{94d}' | '\u{e31}'..='\u{e4e}')) && !is_cjk_mark(c)
}

fn is_cjk_mark(c: char) -> bool {
    matches!(c, '年' | '月' | '日' | '년' | '월' | '일')
}

/// A date that begins with the first of `pieces`, and how many of them it takes.
fn date_at(pieces: &[Piece]) -> Option<(Written, usize)> {
    numeric(pieces)
        .or_else(|| named_parts(pieces))
        .or_else(|| day_first(pieces))
        .or_else(|| month_first(pieces))
        .or_else(|| year_first(pieces))
}

/// "3 tháng 5 năm 2019"
fn named_parts(pieces: &[Piece]) -> Option<(Written, usize)> {
    let [a, m1, b, m2, c, ..] = pieces else { return None };
    let (Kind::Number { value: day, .. }, Kind::Number { value: month, .. }, Kind::Number { value: year, digits: 4 }) =
        (a.kind, b.kind, c.kind)
    else {
        return None;
    };
    let is_named = m1.kind == Kind::Mark('月') && m2.kind == Kind::Mark('年');
    date(year, month, day).filter(|_| is_named).map(|d| (Written::Day(d), 5))
}

/// "2021. május 3.", "2021 May 3"
fn year_first(pieces: &[Piece]) -> Option<(Written, usize)> {
    let year = year(pieces, 0)?;
    let at = skip(pieces, 1);
    let Kind::Month(month) = pieces.get(at)?.kind else { return None };
    let at = skip(pieces, at + 1);
    let Kind::Number { value: day, digits: 1 | 2 } = pieces.get(at)?.kind else { return None };
    date(year, month, day).map(|d| (Written::Day(d), at + 1))
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
    // "3. 5. 2019", as it is written in Czech
    let is_spaced = m1 == '.' && c_len == 4 && pieces[1].glued && pieces[3].glued;
    let is_apart = pieces[1..5].iter().any(|p| !p.glued) && !is_spaced;
    if !is_cjk && (m1 != m2 || !matches!(m1, '-' | '/' | '.') || is_apart) || b_len > 2 {
        return None;
    }
    // A third dot with a number makes it a version or an address of the network.
    if m1 == '.'
        && matches!(rest, [dot, n, ..] if dot.glued && dot.kind == Kind::Mark('.') && n.glued && matches!(n.kind, Kind::Number { .. }))
    {
        return None;
    }
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

/// "3 March 2019", "3rd of March, 2019", "3. März 2019", "03-Mar-2019"
fn day_first(pieces: &[Piece]) -> Option<(Written, usize)> {
    let Kind::Number { value: day, digits: 1 | 2 } = pieces.first()?.kind else { return None };
    let at = skip(pieces, 1);
    let Kind::Month(month) = pieces.get(at)?.kind else { return None };
    let at = skip(pieces, at + 1);
    year(pieces, at).and_then(|y| date(y, month, day)).map(|d| (Written::Day(d), at + 1))
}

/// "March 3, 2019", "Mar. 3rd 2019"
fn month_first(pieces: &[Piece]) -> Option<(Written, usize)> {
    let Kind::Month(month) = pieces.first()?.kind else { return None };
    let at = skip(pieces, 1);
    let Kind::Number { value: day, digits: 1 | 2 } = pieces.get(at)?.kind else { return None };
    let at = skip(pieces, at + 1);
    year(pieces, at).and_then(|y| date(y, month, day)).map(|d| (Written::Day(d), at + 1))
}

/// Past at most two joints and marks that may stand between the parts of a date.
fn skip(pieces: &[Piece], mut at: usize) -> usize {
    let end = at + 2;
    while at < end && matches!(pieces.get(at).map(|p| p.kind), Some(Kind::Joint | Kind::Mark('.' | ',' | '-' | 'º'))) {
        at += 1;
    }
    at
}

fn year(pieces: &[Piece], at: usize) -> Option<i64> {
    match pieces.get(at)?.kind {
        // The Buddhist calendar of Thailand is 543 years ahead.
        Kind::Number { value, digits: 4 } => Some(if (2443..=2643).contains(&value) { value - 543 } else { value }),
        _ => None,
    }
}

fn date(year: i64, month: i64, day: i64) -> Option<Date> {
    let year = i16::try_from(year).ok().filter(|y| YEARS.contains(y))?;
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
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
