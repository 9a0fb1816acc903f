//! Names of months, weekdays, seasons and periods.

use super::form::Period;

/// "March", "Mar" → 3, from the lower-case word; the flag says that it was an abbreviation.
pub(crate) fn month(word: &str) -> Option<(i8, bool)> {
    Some(match word {
        "january" => (1, false),
        "february" => (2, false),
        "march" => (3, false),
        "april" => (4, false),
        "may" => (5, false),
        "june" => (6, false),
        "july" => (7, false),
        "august" => (8, false),
        "september" => (9, false),
        "october" => (10, false),
        "november" => (11, false),
        "december" => (12, false),
        "jan" => (1, true),
        "feb" => (2, true),
        "mar" => (3, true),
        "apr" => (4, true),
        "jun" => (6, true),
        "jul" => (7, true),
        "aug" => (8, true),
        "sep" | "sept" => (9, true),
        "oct" => (10, true),
        "nov" => (11, true),
        "dec" => (12, true),
        _ => return None,
    })
}

/// "Monday" → 1 … "Sunday" → 7; the flag says that it was an abbreviation.
pub(crate) fn weekday(word: &str) -> Option<(i8, bool)> {
    Some(match word {
        "monday" => (1, false),
        "tuesday" => (2, false),
        "wednesday" => (3, false),
        "thursday" => (4, false),
        "friday" => (5, false),
        "saturday" => (6, false),
        "sunday" => (7, false),
        "mon" => (1, true),
        "tue" | "tues" => (2, true),
        "wed" => (3, true),
        "thu" | "thur" | "thurs" => (4, true),
        "fri" => (5, true),
        "sat" => (6, true),
        "sun" => (7, true),
        _ => return None,
    })
}

/// 0 spring … 3 winter.
pub(crate) fn season(word: &str) -> Option<u8> {
    Some(match word {
        "spring" => 0,
        "summer" => 1,
        "autumn" | "fall" => 2,
        "winter" => 3,
        _ => return None,
    })
}

/// "weeks" → (Week, 1); "fortnight" → (Week, 2).
pub(crate) fn period(word: &str) -> Option<(Period, i32)> {
    Some(match word {
        "day" | "days" => (Period::Day, 1),
        "week" | "weeks" => (Period::Week, 1),
        "fortnight" => (Period::Week, 2),
        "weekend" => (Period::Weekend, 1),
        "month" | "months" => (Period::Month, 1),
        "quarter" => (Period::Quarter, 1),
        "year" | "years" => (Period::Year, 1),
        "decade" | "decades" => (Period::Decade, 1),
        _ => return None,
    })
}
