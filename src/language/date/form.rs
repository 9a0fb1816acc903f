//! The normal forms of dates and times.

use std::fmt::Write as _;

/// How a date bounds what is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bound {
    /// "on", "in", "at", or nothing.
    On,
    /// "since", "from"
    Since,
    /// "by", "until", "till"
    Until,
    /// "before", "ahead of"
    Before,
    /// "after", "following"
    After,
}

/// Whether the words beside a date look back or forward.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tense {
    /// "was", "said", "killed"
    Past,
    /// "will", "is due to", "plans"
    Future,
    /// Nothing tells.
    Open,
}

/// Part of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// Midnight to noon.
    Morning,
    /// Noon to six.
    Afternoon,
    /// Six to nine, or so.
    Evening,
    /// After dark.
    Night,
}

/// Spans of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Period {
    /// A day.
    Day,
    /// Monday to Sunday.
    Week,
    /// Saturday and Sunday.
    Weekend,
    /// A calendar month.
    Month,
    /// Three months.
    Quarter,
    /// A calendar year.
    Year,
    /// Ten years.
    Decade,
    /// A season by number: 0 spring, 1 summer, 2 autumn, 3 winter.
    Season(u8),
    /// A weekday, 1 Monday to 7 Sunday.
    Weekday(i8),
    /// A month by number: "last March" is the one before this day.
    MonthOf(i8),
    /// A month of a year that is counted from now: "March 20 years ago", "March last year".
    MonthIn(i8),
}

/// Counted from the day of publication, or from a day that the text tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shift {
    /// "yesterday" (−1 day), "last month" (−1 month), "this year" (0), "three weeks ago" (−3 weeks).
    FromNow(i32),
    /// "a day later", "the previous week": from a day that the story is at.
    FromThen(i32),
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Clock {
    /// Minutes from midnight.
    pub minute: u16,
    /// Minutes east of Greenwich in winter, if a zone is named.
    pub zone: Option<i16>,
    /// The zone has a summer time, an hour further east, and the text does not say which holds: "ET", "London time".
    pub season: bool,
    /// Given to the minute, not on the hour.
    pub to_the_minute: bool,
    /// "3 o'clock" without morning or afternoon: twelve hours later is as good.
    pub half_day: bool,
}

/// What is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    /// Any of year, month (1–12), day (1–31) and weekday (1 Monday – 7 Sunday).
    Day {
        /// Year.
        year: Option<i16>,
        /// Month.
        month: Option<i8>,
        /// Day of the month.
        day: Option<i8>,
        /// Weekday.
        weekday: Option<i8>,
    },
    /// "03/04/2020": the first and the second figure, both of which can be a month.
    Ambiguous {
        /// Year.
        year: i16,
        /// First figure.
        first: i8,
        /// Second figure.
        second: i8,
    },
    /// "the third quarter of 2020"
    Quarter {
        /// Year.
        year: Option<i16>,
        /// 1–4.
        quarter: i8,
    },
    /// "spring 2020"
    Season {
        /// Year.
        year: Option<i16>,
        /// 0 spring – 3 winter.
        season: u8,
    },
    /// "the 1990s", by its first year.
    Decade(i16),
    /// "yesterday", "last Thursday", "three weeks ago", "a day later".
    Relative {
        /// The span of the calendar that it names.
        period: Period,
        /// How far from now or then.
        shift: Shift,
    },
    /// "March 3 to 5"
    Interval(Box<Form>, Box<Form>),
    /// "3 p.m."
    Time(Clock),
}

const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

impl Form {
    /// A year alone.
    pub const fn year(year: i16) -> Self {
        Form::Day { year: Some(year), month: None, day: None, weekday: None }
    }

    /// A weekday alone.
    pub const fn weekday(weekday: i8) -> Self {
        Form::Day { year: None, month: None, day: None, weekday: Some(weekday) }
    }

    /// See [`super::DateExpression::written`].
    pub fn written(&self) -> String {
        let mut out = String::new();
        match self {
            Form::Day { year, month, day, weekday } => day_form(&mut out, *year, *month, *day, *weekday),
            Form::Ambiguous { year, first, second } => _ = write!(out, "{year}-{first:02}/{second:02}"),
            Form::Quarter { year, quarter } => _ = write!(out, "q:{}-{quarter}", year.map_or(String::new(), |y| y.to_string())),
            Form::Season { year, season } => _ = write!(out, "season:{}-{season}", year.map_or(String::new(), |y| y.to_string())),
            Form::Decade(year) => _ = write!(out, "decade:{year}"),
            Form::Relative { period, shift } => {
                let (kind, by) = match shift {
                    Shift::FromNow(by) => ("rel", by),
                    Shift::FromThen(by) => ("then", by),
                };
                let name = match period {
                    Period::Weekday(d) => WEEKDAYS.get((*d as usize).wrapping_sub(1)).copied().unwrap_or("day").to_owned(),
                    Period::MonthOf(m) => format!("month{m:02}"),
                    Period::MonthIn(m) => format!("year{m:02}"),
                    Period::Season(s) => format!("season{s}"),
                    other => format!("{other:?}").to_lowercase(),
                };
                _ = write!(out, "{kind}:{name}{by:+}");
            }
            Form::Interval(from, to) => _ = write!(out, "{}..{}", from.written(), to.written()),
            Form::Time(clock) => {
                _ = write!(out, "clock:{:02}:{:02}", clock.minute / 60, clock.minute % 60);
                if let Some(zone) = clock.zone {
                    _ = write!(out, "{}{:02}:{:02}", if zone < 0 { '-' } else { '+' }, zone.abs() / 60, zone.abs() % 60);
                }
            }
        }
        out
    }
}

fn day_form(out: &mut String, year: Option<i16>, month: Option<i8>, day: Option<i8>, weekday: Option<i8>) {
    let name = weekday.and_then(|d| WEEKDAYS.get((d as usize).wrapping_sub(1))).copied();
    _ = match (year, month, day) {
        (Some(y), Some(m), Some(d)) => write!(out, "{y:04}-{m:02}-{d:02}"),
        (None, Some(m), Some(d)) => write!(out, "md:{m:02}-{d:02}"),
        (Some(y), Some(m), None) => write!(out, "ym:{y:04}-{m:02}"),
        (None, Some(m), None) => write!(out, "m:{m:02}"),
        (Some(y), None, _) => write!(out, "y:{y:04}"),
        (None, None, Some(d)) => write!(out, "d:{d:02}"),
        (None, None, None) => write!(out, "weekday:{}", name.unwrap_or("?")),
    };
    if let Some(name) = name.filter(|_| month.is_some()) {
        _ = write!(out, " {name}");
    }
}
