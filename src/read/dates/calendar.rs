//! Years and days of other calendars in that of Gregory: the Buddhist years of Thailand, the eras of Japan and the
//! Republic of China, the solar calendar of Iran and Afghanistan.

use jiff::ToSpan;
use jiff::civil::Date;

/// The calendar that the name of a month is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Calendar {
    Common,
    Persian,
    /// The common one with Buddhist years, of which two digits are often written.
    Thai,
}

impl Calendar {
    /// The day of a date, whose year is of this calendar.
    pub(super) fn day(self, year: i64, month: i64, day: i64) -> Option<Date> {
        if self == Self::Persian { persian(year, month, day) } else { date(year, month, day) }
    }

    /// The year that two digits stand for.
    pub(super) fn short_year(self, year: i64) -> Option<i64> {
        (self == Self::Thai).then(|| common_year(2500 + year))
    }
}

/// Years outside this range are no publication dates: the first newspapers on the web are younger
/// than its start, archives of print reach back to it.
const YEARS: std::ops::RangeInclusive<i16> = 1800..=2100;

/// The day of a date of the common calendar.
pub(super) fn date(year: i64, month: i64, day: i64) -> Option<Date> {
    let year = i16::try_from(year).ok().filter(|y| YEARS.contains(y))?;
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// Eras by their names, each with the year before its first.
const ERAS: &[(&str, i64)] = &[("令和", 2018), ("平成", 1988), ("昭和", 1925), ("大正", 1911), ("民國", 1911), ("民国", 1911)];
/// Years of the Persian calendar that a page writes in numbers alone, 1991 to 2036; the Islamic calendar of the moon
/// counts those of the same time from 1411 on, so that what lies above is left open.
const PERSIAN_YEARS: std::ops::RangeInclusive<i64> = 1370..=1415;

/// The year before the first of the era that a word ends with: "中華民國" is counted from 1912.
pub(super) fn before_era(word: &str) -> Option<i64> {
    ERAS.iter().find(|(name, _)| word.ends_with(name)).map(|(_, before)| *before)
}

/// The first year of an era has a name instead of a number: "令和元".
pub(super) fn first_year(word: &str) -> Option<(i64, usize)> {
    word.strip_suffix('元').and_then(before_era).map(|before| (before + 1, 4))
}

/// The year of Gregory's calendar: that of Thailand, 543 years ahead, is told by its number.
pub(super) fn common_year(year: i64) -> i64 {
    if (2443..=2643).contains(&year) { year - 543 } else { year }
}

pub(super) fn is_persian_year(year: i64) -> bool {
    PERSIAN_YEARS.contains(&year)
}

/// The day of a date of the Persian calendar, of the years 1200 to 1498: a leap year stands in every fourth or fifth
/// place of a cycle of 33 years.
pub(super) fn persian(year: i64, month: i64, day: i64) -> Option<Date> {
    let length = match month {
        1..=6 => 31,
        7..=12 => 30,
        _ => return None,
    };
    if !(1200..=1498).contains(&year) || !(1..=length).contains(&day) {
        return None;
    }
    let days = |year: i64| {
        let cycles = year + 1595;
        365 * cycles + cycles / 33 * 8 + (cycles % 33 + 3) / 4
    };
    let of_year = if month < 7 { (month - 1) * 31 } else { (month - 7) * 30 + 186 } + day - 1;
    // 1 Farvardin 1400
    let first = Date::constant(2021, 3, 21);
    first.checked_add((days(year) - days(1400) + of_year).days()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn persian_days() {
        for (year, month, day, expected) in [
            (1400, 1, 1, "2021-03-21"),
            (1400, 2, 23, "2021-05-13"),
            (1399, 12, 30, "2021-03-20"),
            (1399, 10, 15, "2021-01-04"),
            (1403, 1, 1, "2024-03-20"),
            (1375, 1, 1, "1996-03-20"),
            (1357, 11, 22, "1979-02-11"),
        ] {
            assert_eq!(persian(year, month, day).map(|d| d.to_string()).as_deref(), Some(expected), "{year}/{month}/{day}");
        }
        assert_eq!(persian(1400, 7, 31), None);
    }
}
