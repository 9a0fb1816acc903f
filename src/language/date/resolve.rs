//! Date expression + day of publication → the days that it can mean.
//!
//! "on Thursday" in an article of Friday, 7 March 2025 is 6 March; "March 3" in it is 3 March 2025.
//! Without a day of publication only what names its own year resolves.

use super::DateExpression;
use super::form::{Bound, Form, Period, Shift, Tense};
use jiff::civil::Date;
use jiff::{Span as Length, ToSpan as _};

/// First and last day that `expression` can mean, the day of publication being `anchor`.
///
/// `None` for clock times, for days counted from a day that the text tells of ("a day later"), for
/// "03/04/2020" and for whatever lacks a year when there is no anchor.
pub fn resolve(expression: &DateExpression, anchor: Option<Date>) -> Option<(Date, Date)> {
    form(&expression.form, anchor, expression.tense, expression.bound)
}

fn form(form_: &Form, anchor: Option<Date>, tense: Tense, bound: Bound) -> Option<(Date, Date)> {
    match *form_ {
        Form::Day { year: Some(y), month: Some(m), day: Some(d), .. } => Date::new(y, m, d).ok().map(|d| (d, d)),
        Form::Day { year: Some(y), month: Some(m), day: None, .. } => month(y, m),
        Form::Day { year: Some(y), month: None, .. } => Some((Date::new(y, 1, 1).ok()?, Date::new(y, 12, 31).ok()?)),
        Form::Day { year: None, month: Some(m), day: Some(d), weekday } => near(anchor?, tense, |y| {
            Date::new(y, m, d).ok().filter(|date| weekday.is_none_or(|w| date.weekday().to_monday_one_offset() == w)).map(|d| (d, d))
        }),
        Form::Day { year: None, month: Some(m), day: None, .. } => near(anchor?, tense, |y| month(y, m)),
        Form::Day { year: None, month: None, day: None, weekday: Some(w) } => {
            let anchor = anchor?;
            let back = i64::from((anchor.weekday().to_monday_one_offset() - w).rem_euclid(7));
            let day = if tense == Tense::Future && back > 0 || bound == Bound::Until && tense != Tense::Past && back > 0 {
                plus(anchor, (7 - back).days())?
            } else {
                plus(anchor, (-back).days())?
            };
            Some((day, day))
        }
        Form::Day { .. } | Form::Ambiguous { .. } | Form::Time(_) => None,
        Form::Quarter { year: Some(y), quarter } => quarter_of(y, quarter),
        Form::Quarter { year: None, quarter } => near(anchor?, tense, |y| quarter_of(y, quarter)),
        Form::Season { year: Some(y), season } => season_of(y, season),
        Form::Season { year: None, season } => near(anchor?, tense, |y| season_of(y, season)),
        Form::Decade(y) => Some((Date::new(y, 1, 1).ok()?, Date::new(y.checked_add(9)?, 12, 31).ok()?)),
        Form::Relative { shift: Shift::FromThen(_), .. } => None,
        Form::Relative { period: Period::Weekday(w), shift: Shift::FromNow(0) } => this_weekday(anchor?, w, tense),
        Form::Relative { period, shift: Shift::FromNow(by) } => relative(anchor?, period, by),
        Form::Interval(ref from, ref to) => {
            let (first, _) = form(from, anchor, tense, bound)?;
            let (_, last) = form(to, anchor, tense, bound)?;
            (first <= last).then_some((first, last))
        }
    }
}

fn plus(date: Date, by: Length) -> Option<Date> {
    date.checked_add(by).ok()
}

fn month(y: i16, m: i8) -> Option<(Date, Date)> {
    let first = Date::new(y, m, 1).ok()?;
    Some((first, first.last_of_month()))
}

fn quarter_of(y: i16, quarter: i8) -> Option<(Date, Date)> {
    let first = Date::new(y, quarter.checked_mul(3)?.checked_sub(2)?, 1).ok()?;
    Some((first, plus(first, 2.months())?.last_of_month()))
}

/// Seasons of the northern half: spring from March to May; the winter of a year begins in December
/// of the year before or of that year, so that both are allowed.
fn season_of(y: i16, season: u8) -> Option<(Date, Date)> {
    if season == 3 {
        return Some((Date::new(y.checked_sub(1)?, 12, 1).ok()?, Date::new(y.checked_add(1)?, 3, 20).ok()?));
    }
    let first = Date::new(y, i8::try_from(season).ok()?.checked_mul(3)?.checked_add(3)?, 1).ok()?;
    Some((first, plus(first, 2.months())?.last_of_month()))
}

/// The occurrence nearest to the anchor that the tense allows.
fn near(anchor: Date, tense: Tense, at: impl Fn(i16) -> Option<(Date, Date)>) -> Option<(Date, Date)> {
    let years = [anchor.year().checked_sub(1)?, anchor.year(), anchor.year().checked_add(1)?];
    let mut candidates: Vec<(Date, Date)> = years.into_iter().filter_map(at).collect();
    match tense {
        Tense::Past => candidates.retain(|(first, _)| *first <= anchor),
        Tense::Future => candidates.retain(|(_, last)| *last >= anchor),
        Tense::Open => {}
    }
    let distance = |(first, last): &(Date, Date)| if *first > anchor { days(anchor, *first) } else { days(*last, anchor).max(0) };
    candidates.into_iter().min_by_key(distance)
}

fn days(from: Date, to: Date) -> i32 {
    from.until(to).map_or(i32::MAX, |s| s.get_days())
}

/// By how many years a count of years may be off: nobody says "29 years ago" when 30 will do.
const fn rounded_years(by: i32) -> i16 {
    match by.abs() {
        0..=4 => 0,
        n if n >= 10 && n % 5 == 0 => 2,
        _ => 1,
    }
}

fn relative(anchor: Date, period: Period, by: i32) -> Option<(Date, Date)> {
    let n = i64::from(by);
    match period {
        Period::Day => plus(anchor, n.days()).map(|d| (d, d)),
        Period::Week if by.abs() > 1 => around(plus(anchor, (n * 7).days())?, 3),
        Period::Week => {
            let monday = plus(anchor, (-i64::from(anchor.weekday().to_monday_zero_offset())).days())?;
            let first = plus(monday, (n * 7).days())?;
            Some((first, plus(first, 6.days())?))
        }
        Period::Weekend => {
            let back = i64::from((anchor.weekday().to_monday_one_offset() - 6).rem_euclid(7));
            // on Saturday and Sunday "this weekend" has begun
            let last_saturday = plus(anchor, (-back).days())?;
            let shift = match by {
                0 => 7 * i64::from(back > 1),
                b if b < 0 && back > 1 => 7 * (n + 1),
                _ => 7 * n,
            };
            let saturday = plus(last_saturday, shift.days())?;
            Some((saturday, plus(saturday, 1.day())?))
        }
        Period::Month if by.abs() > 1 => around(plus(anchor, n.months())?, 15),
        Period::Month => {
            let first = plus(anchor.first_of_month(), n.months())?;
            Some((first, first.last_of_month()))
        }
        Period::Quarter => {
            let month = (anchor.month() - 1) / 3 * 3 + 1;
            let first = plus(Date::new(anchor.year(), month, 1).ok()?, (n * 3).months())?;
            Some((first, plus(first, 2.months())?.last_of_month()))
        }
        Period::Year => {
            let y = anchor.year().checked_add(i16::try_from(by).ok()?)?;
            let slack = rounded_years(by);
            Some((Date::new(y.checked_sub(slack)?, 1, 1).ok()?, Date::new(y.checked_add(slack)?, 12, 31).ok()?))
        }
        Period::MonthIn(m) => month(anchor.year().checked_add(i16::try_from(by).ok()?)?, m),
        Period::Decade => {
            let y = anchor.year().checked_add(i16::try_from(by.checked_mul(10)?).ok()?)?;
            Some((Date::new(y.checked_sub(5)?, 1, 1).ok()?, Date::new(y.checked_add(5)?, 12, 31).ok()?))
        }
        Period::Season(season) => {
            let tense = if by < 0 {
                Tense::Past
            } else if by > 0 {
                Tense::Future
            } else {
                Tense::Open
            };
            near(anchor, tense, |y| {
                season_of(y, season).filter(|(first, last)| by == 0 || !(*first <= anchor && anchor <= *last) || season == 3)
            })
        }
        Period::Weekday(w) => weekday(anchor, w, by),
        Period::MonthOf(m) => {
            let this = anchor.month();
            let y = match by {
                0 => anchor.year(),
                b if b < 0 => anchor.year().checked_sub(i16::from(m >= this))?,
                _ => anchor.year().checked_add(i16::from(m <= this))?,
            };
            month(y, m)
        }
    }
}

/// "this Monday" of what was is the last one, today included; of what will be, the coming one.
fn this_weekday(anchor: Date, w: i8, tense: Tense) -> Option<(Date, Date)> {
    let back = i64::from((anchor.weekday().to_monday_one_offset() - w).rem_euclid(7));
    let by = if tense == Tense::Past { -back } else { (7 - back) % 7 };
    let day = plus(anchor, by.days())?;
    Some((day, day))
}

/// "last Thursday" is the one before today; "next Thursday" the coming one or the one after it.
fn weekday(anchor: Date, w: i8, by: i32) -> Option<(Date, Date)> {
    let back = i64::from((anchor.weekday().to_monday_one_offset() - w).rem_euclid(7));
    if by < 0 {
        let day = plus(anchor, (-(if back == 0 { 7 } else { back })).days())?;
        return Some((day, day));
    }
    let coming = plus(anchor, (if back == 0 { 7 * i64::from(by > 0) } else { 7 - back }).days())?;
    Some((coming, if by > 0 { plus(coming, 7.days())? } else { coming }))
}

fn around(day: Date, by: i64) -> Option<(Date, Date)> {
    Some((plus(day, (-by).days())?, plus(day, by.days())?))
}
