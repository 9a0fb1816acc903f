//! A line cut into what dates are made of: numbers, months, eras and the marks between them, in any script.
//!
//! "١٣ مايو ٢٠٢١" is the number 13, the fifth month and the number 2021; so is "令和3年5月13日", with its year first.
//! Numbers of Chinese signs ("二〇二一年") are numbers where the mark of a year, month or day follows.

use super::calendar::{self, Calendar};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Number {
        value: i64,
        digits: usize,
    },
    /// A month, 1 to 12.
    Month {
        calendar: Calendar,
        number: i64,
    },
    /// "st", "nd", "of", "de": between day, month and year.
    Joint,
    Mark(char),
    Other,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    pub(super) kind: Kind,
    pub(super) start: usize,
    pub(super) end: usize,
    /// Nothing stands between it and the piece before.
    pub(super) glued: bool,
}

/// Months by their names; a name of two words has a space between them.
static MONTHS: LazyLock<BTreeMap<String, Kind>> = LazyLock::new(|| {
    let lines = include_str!("months.txt").lines().filter(|l| !l.starts_with('#'));
    let named = |(line, n): (&'static str, i64)| {
        let kind = move |name: &str| match name.chars().next() {
            _ if n > 12 => Kind::Month { calendar: Calendar::Persian, number: n - 12 },
            Some('\u{e01}'..='\u{e4e}') => Kind::Month { calendar: Calendar::Thai, number: n },
            _ => Kind::Month { calendar: Calendar::Common, number: n },
        };
        line.split(' ').map(move |w| (w.replace('_', " "), kind(w)))
    };
    lines.zip(1..).flat_map(named).collect()
});

/// Words between the parts of a date. Those of Latvian, Uzbek and Kazakh stand behind a year.
const JOINTS: &[&str] =
    &["st", "nd", "rd", "th", "of", "de", "del", "er", "den", "m", "d", "g", "ng", "gada", "yil", "жылғы", "ماه", "năm", "พ.ศ."];

/// The month that a word names, 1 to 12.
pub(in crate::read) fn month(word: &str) -> Option<i64> {
    match named(word)? {
        Kind::Month { calendar: Calendar::Common | Calendar::Thai, number } => Some(number),
        _ => None,
    }
}

fn named(word: &str) -> Option<Kind> {
    let word = word.to_lowercase();
    // Hebrew writes "in" before the month as one word.
    MONTHS.get(&word).or_else(|| MONTHS.get(word.strip_prefix('ב')?)).copied()
}

/// Whether a word names a day of the week, in lower case.
pub(in crate::read) fn is_weekday(word: &str) -> bool {
    static WEEKDAYS: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| {
        let lines = include_str!("weekdays.txt").lines().filter(|l| !l.starts_with('#'));
        lines.flat_map(|l| l.split(' ')).collect()
    });
    WEEKDAYS.contains(word)
}

/// Whether a line has no digit of any script and no mark of a year, and so no date.
pub(super) fn has_no_date(text: &str) -> bool {
    !text.chars().any(|c| digit(c).is_some() || c == '年')
}

pub(super) fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    // The years before the first of the era named by the last piece.
    let mut era = None;
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let start = at;
        at += c.len_utf8();
        if c.is_whitespace() || is_direction(c) {
            continue;
        }
        let class = (digit(c).is_some(), is_letter(c));
        if class != (false, false) {
            at = end_of_word(text, start, class);
        }
        let word = &text[start..at];
        let kind = match class {
            (true, _) => number(word, era),
            (_, true) => match two_words(text, start, at) {
                Some((kind, end)) => {
                    at = end;
                    kind
                }
                None => of_word(word, &text[at..]),
            },
            _ => Kind::Mark(c),
        };
        // October in Croatian, with a dot behind the day, and November in Polish.
        let kind = match pieces.last().map(|p| p.kind) {
            Some(Kind::Mark('.')) if word == "listopada" => Kind::Month { calendar: Calendar::Common, number: 10 },
            _ => kind,
        };
        // A month by two of its names is one: "مايو/أيار".
        if let (Kind::Month { .. }, [.., Piece { kind: Kind::Month { .. }, .. }, Piece { kind: Kind::Mark('/'), .. }]) =
            (kind, pieces.as_slice())
        {
            pieces.truncate(pieces.len() - 2);
        }
        let glued = pieces.last().is_some_and(|p| p.end == start);
        let start = if era.is_some() && class.0 { pieces.pop().map_or(start, |p| p.start) } else { start };
        era = (class == (false, true)).then(|| calendar::before_era(word)).flatten();
        pieces.push(Piece { kind, start, end: at, glued });
    }
    pieces
}

/// Marks of the direction of writing stand anywhere and say nothing.
fn is_direction(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Where the digits or letters that begin at `start` end.
fn end_of_word(text: &str, start: usize, class: (bool, bool)) -> usize {
    let mut last = ' ';
    let end = text[start..].find(|c: char| {
        // Short forms of Thai: "พ.ค."
        let is_inner = c == '.' && matches!(last, '\u{e01}'..='\u{e3a}');
        last = c;
        !is_inner && (digit(c).is_some(), is_letter(c)) != class
    });
    end.map_or(text.len(), |length| start + length)
}

fn of_word(word: &str, rest: &str) -> Kind {
    if let Some(kind) = named(word) {
        return kind;
    }
    match word {
        // Vietnamese: "3 tháng 5 năm 2019".
        "tháng" | "Tháng" => Kind::Mark('月'),
        w if JOINTS.contains(&w) => Kind::Joint,
        w => calendar::first_year(w)
            .or_else(|| chinese_number(w).filter(|_| rest.trim_start().starts_with(is_cjk_mark)))
            .map_or(Kind::Other, |(value, digits)| Kind::Number { value, digits }),
    }
}

/// A month of two words that begins with the one at `start..end`, and where it ends: "كانون الثاني".
fn two_words(text: &str, start: usize, end: usize) -> Option<(Kind, usize)> {
    static FIRST: LazyLock<Vec<&str>> = LazyLock::new(|| MONTHS.keys().filter_map(|k| Some(k.split_once(' ')?.0)).collect());
    let first = &text[start..end];
    if !FIRST.contains(&first) {
        return None;
    }
    let from = text.len() - text[end..].trim_start().len();
    let end = end_of_word(text, from, (false, true));
    named(&format!("{first} {}", &text[from..end])).map(|kind| (kind, end))
}

/// The value of a digit of any of the scripts that pages write dates in.
fn digit(c: char) -> Option<u32> {
    /// The zeros of the scripts with digits of their own, from Arabic to Khmer, and the wide one of Japanese.
    const ZEROS: &[u32] =
        &[0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0x1040, 0x17e0, 0xff10];
    if c.is_ascii() {
        return c.to_digit(10);
    }
    let code = c as u32;
    ZEROS.iter().map(|zero| code.wrapping_sub(*zero)).find(|value| *value < 10)
}

fn number(word: &str, era: Option<i64>) -> Kind {
    let (mut value, mut digits) = (0i64, 0);
    for d in word.chars().filter_map(digit) {
        value = value.saturating_mul(10).saturating_add(i64::from(d));
        digits += 1;
    }
    match era {
        Some(before) if digits <= 3 => Kind::Number { value: before + value, digits: 4 },
        _ => Kind::Number { value, digits },
    }
}

/// "二〇二一" is 2021 with four digits, "十三" 13, "廿三" 23.
fn chinese_number(word: &str) -> Option<(i64, usize)> {
    const DIGITS: &str = "〇一二三四五六七八九";
    let value = |c: char| match c {
        '零' => Some(0),
        c => DIGITS.chars().position(|d| d == c).and_then(|v| i64::try_from(v).ok()),
    };
    if let (Some(tens), 1..=3) = (word.find(['十', '廿', '卅']), word.chars().count()) {
        let sign = word[tens..].chars().next()?;
        let before = &word[..tens];
        let behind = &word[tens + sign.len_utf8()..];
        let one = |s: &str| if s.chars().count() == 1 { s.chars().next().and_then(value) } else { None };
        let tens = match sign {
            '廿' => 2,
            '卅' => 3,
            _ if before.is_empty() => 1,
            _ => one(before)?,
        };
        return Some((10 * tens + if behind.is_empty() { 0 } else { one(behind)? }, 2));
    }
    let digits = word.chars().count();
    (digits <= 4).then(|| word.chars().try_fold(0, |sum, c| value(c).map(|v| 10 * sum + v)))?.map(|v| (v, digits))
}

/// A letter, or a sign above or below letters that Unicode counts as none: those of Indian scripts, Thai, Lao, Burmese
/// and Khmer.
pub(in crate::read) fn is_letter(c: char) -> bool {
    let is_sign = || {
        matches!(c,
            '\u{93c}' | '\u{94d}' | '\u{9bc}' | '\u{9cd}' | '\u{a3c}' | '\u{a4d}' | '\u{abc}' | '\u{acd}' | '\u{b3c}' | '\u{b4d}'
            | '\u{bcd}' | '\u{c4d}' | '\u{ccd}' | '\u{d4d}' | '\u{e31}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}' | '\u{eb1}'..='\u{ece}'
            | '\u{1037}' | '\u{1039}' | '\u{103a}' | '\u{17c6}'..='\u{17d3}' | '\u{200c}' | '\u{200d}')
    };
    (c.is_alphabetic() || !c.is_ascii() && is_sign()) && !is_cjk_mark(c)
}

fn is_cjk_mark(c: char) -> bool {
    matches!(c, '年' | '月' | '日' | '년' | '월' | '일')
}
