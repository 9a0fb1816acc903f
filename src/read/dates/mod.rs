//! Which date is the day of publication, and which only looks like it.
//!
//! Takes the hints of the parser and the lines that were set aside, and yields the one date that
//! can be trusted most, with where it was found; every other that an editor might take for it is
//! listed with the reason against it. "Updated 2:12 PM EST, Wed, Jan 29, 2020" in a page's header
//! is a clock; "© 2005-2017" is a copyright line; neither dates the article.

mod address;
mod calendar;
mod dateline;
mod lines;
mod locale;
mod pieces;
pub(super) mod written;

use super::draft::{DateHint, Draft, LAST_RESORT};
use super::rejection::Rejection;
use crate::article::{FoundDate, Origin, RejectedDate};
use jiff::civil::Date;
use locale::{SAME_DAYS, days_between};
use written::{Written, parse};

pub(super) use address::unwrapped;

/// Settle `metadata.published` and `metadata.rejected_dates`.
pub(super) fn settle(draft: &mut Draft) {
    let mut hints = std::mem::take(&mut draft.dates);
    if let Some(url) = &draft.metadata.url
        && let Some(date) = address::day(url)
    {
        hints.push(DateHint::new(date, Origin::Address));
    }
    hints.extend(lines::hints(draft));
    // Stable: within one rank and origin the first hint is the best.
    hints.sort_by_key(|h| (h.rank >= LAST_RESORT, h.origin, h.rank));
    let order = locale::day_order(draft, &hints);
    let mut rejected = Vec::new();
    for hint in &hints {
        if let Err(why) = weigh(draft, hint, order) {
            rejected.push((hint.written.as_str(), why));
        }
    }
    let stamp = local_day(draft, &hints);
    rejected.extend(stamp.as_ref().map(|(stamp, why)| (stamp.as_str(), *why)));
    draft.metadata.rejected_dates = told(&rejected, draft.metadata.published.as_ref().map(|p| p.date));
}

/// A stamp in universal time falls on another day than the one that the page shows, if it was published in
/// the evening in the west or early in the east: the day that its readers had is the day of publication. Yields
/// the stamp, if another day was taken for it.
fn local_day(draft: &mut Draft, hints: &[DateHint]) -> Option<(String, Rejection)> {
    let taken = draft.metadata.published.as_mut()?;
    if taken.origin == Origin::FrontMatter || !is_universal(&taken.written) {
        return None;
    }
    let day = |h: &&DateHint| match parse(&h.written) {
        Some(Written::Day(day)) => Some(day),
        _ => None,
    };
    let mut others = hints.iter().filter(|h| h.rejected.is_none() && !is_universal(&h.written) && h.rank <= 1);
    let local = others.find(|h| day(h).is_some_and(|d| is_local(d, taken)));
    let (hint, shown) = local.and_then(|h| day(&h).map(|d| (h, d)))?;
    let stamp = std::mem::replace(taken, FoundDate { date: shown, written: hint.written.clone(), origin: hint.origin });
    Some((stamp.written, Rejection::UniversalTime { shown }))
}

/// Whether somewhere it was `day` at the moment of the stamp: clocks are at most 12 hours behind universal time
/// and 14 ahead.
fn is_local(day: Date, stamp: &FoundDate) -> bool {
    let colon = stamp.written.find(':').unwrap_or(0);
    let hour = stamp.written.get(colon.saturating_sub(2)..colon).and_then(|h| h.trim().parse::<u8>().ok());
    let apart = days_between(day, stamp.date) == SAME_DAYS;
    apart && hour.is_some_and(|h| if day < stamp.date { h < 12 } else { h >= 10 })
}

/// "2019-03-04T03:28:35+00:00", "… GMT"
pub(super) fn is_universal(written: &str) -> bool {
    let w = written.trim();
    w.contains(':') && (w.ends_with('Z') || w.ends_with("+00:00") || w.ends_with("+0000") || w.ends_with("GMT") || w.ends_with("UTC"))
}

/// Take one hint or say why not.
fn weigh(draft: &mut Draft, hint: &DateHint, order: locale::Order) -> Result<(), Rejection> {
    if let Some(why) = hint.rejected {
        return Err(why);
    }
    let day = match parse(&hint.written) {
        Some(Written::Day(day)) => day,
        Some(Written::Ambiguous { day_first, month_first }) => match order {
            locale::Order::DayFirst => day_first,
            locale::Order::MonthFirst => month_first,
            locale::Order::Unknown => return Err(Rejection::Ambiguous),
        },
        None => {
            if hint.origin == Origin::FrontMatter {
                let note = format!("the front matter's date “{}” is not understood; write it as 2019-03-31", hint.written);
                draft.notes.push(note);
            }
            return Err(if hint.origin == Origin::Text { Rejection::NoYear } else { Rejection::NoDate });
        }
    };
    match &draft.metadata.published {
        None => draft.metadata.published = Some(FoundDate { date: day, written: hint.written.clone(), origin: hint.origin }),
        Some(taken) if taken.date != day => return Err(Rejection::Overruled { by: taken.origin, day: taken.date }),
        Some(_) => {}
    }
    Ok(())
}

/// Dates that are told of beside the one that was taken.
const MAX_REJECTED: usize = 12;

/// What an editor is told of the `rejected` dates, as they were written, of an article of the day `published`: one
/// line per reason and day is enough.
fn told(rejected: &[(&str, Rejection)], published: Option<Date>) -> Vec<RejectedDate> {
    let day = |written: &str| match parse(written) {
        Some(Written::Day(day)) => Some(day),
        _ => None,
    };
    let mut kept: Vec<(&str, Rejection)> = Vec::new();
    for &(written, why) in rejected {
        let own = day(written);
        let repeated = kept.iter().any(|k| k.1 == why && own == day(k.0));
        // Of an article that is dated neither its own day nor those that it speaks of are in doubt.
        let moot = match why {
            Rejection::NoYear | Rejection::RunningText => published.is_some(),
            Rejection::Overruled { .. } => published.is_some() && own == published,
            _ => false,
        };
        if !repeated && !moot && kept.len() < MAX_REJECTED {
            kept.push((written, why));
        }
    }
    kept.into_iter().map(|(written, why)| RejectedDate { written: written.to_owned(), reason: why.to_string() }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_trusted_date_wins_and_the_others_are_told() {
        let dates = vec![
            DateHint::new("2019-03-05", Origin::PageText),
            DateHint::new("2019-03-03T09:50:00Z", Origin::PageMetadata),
            DateHint::new("2019-03-04", Origin::Address),
            DateHint::new("03/04/2019", Origin::PageText),
        ];
        let mut draft = Draft { dates, ..Draft::default() };
        settle(&mut draft);
        let published = draft.metadata.published.unwrap();
        assert_eq!((published.date.to_string().as_str(), published.origin), ("2019-03-03", Origin::PageMetadata));
        let rejected: Vec<&str> = draft.metadata.rejected_dates.iter().map(|r| r.written.as_str()).collect();
        // "03/04/2019" is read as the day that the address names; no other day goes untold
        assert_eq!(rejected, ["2019-03-05", "03/04/2019", "2019-03-04"]);
    }

    #[test]
    fn the_day_of_the_readers_beats_that_of_universal_time() {
        for (stamp, shown, taken) in [
            ("2019-03-04T03:28:35+00:00", "2019-03-03T19:28:35-08:00", "2019-03-03"),
            ("2019-03-03T16:10:00Z", "4 March 2019", "2019-03-04"),
            ("2019-03-03T16:10:00Z", "2 March 2019", "2019-03-03"),
            ("2019-03-04T03:28:35-08:00", "3 March 2019", "2019-03-04"),
        ] {
            let dates = vec![DateHint::new(stamp, Origin::PageMetadata), DateHint::new(shown, Origin::PageText)];
            let mut draft = Draft { dates, ..Draft::default() };
            settle(&mut draft);
            assert_eq!(draft.metadata.published.unwrap().date.to_string(), taken, "{stamp}, {shown}");
            assert_eq!(draft.metadata.rejected_dates.len(), 1, "{:?}", draft.metadata.rejected_dates);
        }
    }

    #[test]
    fn which_number_is_the_month() {
        for (language, url, taken) in [
            ("de", "", Some("2019-04-03")),
            ("en-US", "", Some("2019-03-04")),
            ("en", "https://post.co.uk/a", Some("2019-04-03")),
            ("en", "", None),
            ("en", "https://post.example/2019/03/04/a", Some("2019-03-04")),
        ] {
            let mut draft = Draft { dates: vec![DateHint::new("03/04/2019", Origin::PageText)], ..Draft::default() };
            draft.metadata.language = Some(language.to_owned());
            draft.metadata.url = Some(url.to_owned());
            settle(&mut draft);
            assert_eq!(draft.metadata.published.map(|p| p.date.to_string()).as_deref(), taken, "{language} {url}");
        }
    }
}
