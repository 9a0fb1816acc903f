//! Sentences that tell of another time or another event than that of their article.
//!
//! "In 2012, nine people died there", "on Friday two were hurt in a fire" ten lines below a lead on a collision
//! of Monday: what they count is no answer to what Monday's collision cost.

use crate::align::claims::statement::Statement;
use crate::align::claims::statement::frames::is_of_act;
use crate::language::date::{self, DateExpression, Form, Period, Shift, Tense};
use crate::language::quantity::Relation;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Sentences from the start of an article in which it says when its event was.
const OPENING: usize = 4;

/// Words that tell of another event of the kind.
const OTHER: [&str; 10] =
    ["previous", "previously", "similar", "separate", "separately", "unrelated", "elsewhere", "anniversary", "drill", "exercise"];

/// The days of the openings of an event's articles.
pub(crate) struct Times<'a> {
    days: Vec<(&'a DateExpression, Option<Date>)>,
    /// By the article, whether its opening gives a day.
    dated: BTreeMap<usize, bool>,
}

impl<'a> Times<'a> {
    /// The days that the openings of the articles give.
    pub(crate) fn of(statements: &'a [Statement]) -> Self {
        let mut dated: BTreeMap<usize, bool> = BTreeMap::new();
        let mut days = Vec::new();
        for s in statements.iter().filter(|s| s.position < OPENING && !s.is_headline) {
            // the first sentence with a day tells when the event was; a year in the next is already of the past
            let known = dated.entry(s.article).or_default();
            if !*known {
                let own = s.dates.iter().filter(|d| is_day(&d.value) || is_past(&d.value, s.published));
                let own: Vec<_> = own.map(|d| (&d.value, s.published)).collect();
                *known = !own.is_empty();
                days.extend(own);
            }
        }
        Self { days, dated }
    }

    /// Whether the sentence tells of another year, or of years ago.
    pub(crate) fn is_past(&self, s: &Statement) -> bool {
        let acts = || s.dates.iter().filter(|d| is_of_act(s, d.at));
        !s.is_headline && acts().any(|d| is_past(&d.value, s.published)) && !acts().any(|d| self.tells(&d.value, s.published))
    }

    /// Whether the sentence tells of another day or another event.
    pub(crate) fn is_other(&self, s: &Statement) -> bool {
        if s.is_headline {
            return false;
        }
        let mut acts = s.dates.iter().filter(|d| is_of_act(s, d.at) && is_day(&d.value) && d.value.tense != Tense::Future).peekable();
        let dated = acts.peek().is_some() && self.dated.get(&s.article) == Some(&true);
        let apart = dated && acts.all(|d| !self.tells(&d.value, s.published));
        apart || self.is_past(s) || s.words.iter().any(|w| OTHER.contains(&w.key.as_str())) || is_of_earlier(s)
    }

    /// Whether an opening gives a time that the date may be.
    fn tells(&self, date: &DateExpression, published: Option<Date>) -> bool {
        self.days.iter().any(|(day, of)| {
            let relation = date::relation((day, *of), (date, published));
            relation.agrees() || relation == Relation::Incomparable && is_day(date) && !is_past(date, published)
        })
    }
}

/// "An earlier collision", "another fire", "the second blast", "the last time": one of several events.
fn is_of_earlier(s: &Statement) -> bool {
    (0..s.words.len()).any(|i| match s.key(i) {
        "earlier" | "second" | "third" => matches!(s.key(i.wrapping_sub(1)), "a" | "an" | "the" | "another" | "two" | "three"),
        "another" => matches!(s.key(i.wrapping_sub(1)), "in" | "after" | "when" | "at"),
        "last" => s.key(i + 1) == "time",
        _ => false,
    })
}

/// Whether a date names a day.
fn is_day(x: &DateExpression) -> bool {
    matches!(
        x.form,
        Form::Day { weekday: Some(_), .. }
            | Form::Day { day: Some(_), .. }
            | Form::Relative { period: Period::Day | Period::Weekday(_), .. }
    )
}

/// Whether a date names another year than that of the report, or a month or more ago.
fn is_past(x: &DateExpression, published: Option<Date>) -> bool {
    match &x.form {
        Form::Day { year: Some(year), .. } => published.is_none_or(|p| p.year() != *year),
        Form::Decade(_) => true,
        Form::Relative { period, shift: Shift::FromNow(by) | Shift::FromThen(by) } => {
            matches!(period, Period::Year | Period::Decade | Period::Month | Period::MonthOf(_) | Period::Season(_)) && *by < 0
        }
        _ => false,
    }
}
