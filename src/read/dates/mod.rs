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
use crate::article::{FoundDate, Origin};
use jiff::civil::Date;
use locale::{SAME_DAYS, days_between};
use written::{Written, parse};

pub(super) use address::unwrapped;
pub(super) use lines::IN_HEADER;

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
    for hint in &hints {
        weigh(draft, hint, order);
    }
    local_day(draft, &hints);
    tidy(draft);
}

/// A stamp in universal time falls on another day than the one that the page shows, if it was published in
/// the evening in the west or early in the east: the day that its readers had is the day of publication.
fn local_day(draft: &mut Draft, hints: &[DateHint]) {
    let Some(taken) = &mut draft.metadata.published else { return };
    if taken.origin == Origin::FrontMatter || !is_universal(&taken.written) {
        return;
    }
    let day = |h: &&DateHint| match parse(&h.written) {
        Some(Written::Day(day)) => Some(day),
        _ => None,
    };
    let mut others = hints.iter().filter(|h| h.rejected.is_none() && !is_universal(&h.written) && h.rank <= 1);
    let local = others.find(|h| day(h).is_some_and(|d| is_local(d, taken)));
    if let Some((hint, day)) = local.and_then(|h| day(&h).map(|d| (h, d))) {
        let stamp = std::mem::replace(taken, FoundDate { date: day, written: hint.written.clone(), origin: hint.origin });
        draft.reject_date(&stamp.written, format!("the hour in universal time; the page's own clock showed {day}"));
    }
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
fn weigh(draft: &mut Draft, hint: &DateHint, order: locale::Order) {
    if let Some(reason) = hint.rejected {
        return draft.reject_date(&hint.written, reason);
    }
    let day = match parse(&hint.written) {
        Some(Written::Day(day)) => day,
        Some(Written::Ambiguous { day_first, month_first }) => match order {
            locale::Order::DayFirst => day_first,
            locale::Order::MonthFirst => month_first,
            locale::Order::Unknown => return draft.reject_date(&hint.written, "day and month can be read both ways"),
        },
        None => {
            if hint.origin == Origin::FrontMatter {
                let note = format!("the front matter's date “{}” is not understood; write it as 2019-03-31", hint.written);
                draft.notes.push(note);
            }
            let reason =
                if hint.origin == Origin::Text { "it has no year, and a year is never guessed" } else { "not understood as a date" };
            return draft.reject_date(&hint.written, reason);
        }
    };
    match &draft.metadata.published {
        None => draft.metadata.published = Some(FoundDate { date: day, written: hint.written.clone(), origin: hint.origin }),
        Some(taken) if taken.date != day => {
            let reason = format!("{} says {}, which is trusted more", origin_words(taken.origin), taken.date);
            draft.reject_date(&hint.written, reason);
        }
        Some(_) => {}
    }
}

fn origin_words(origin: Origin) -> &'static str {
    match origin {
        Origin::FrontMatter => "the front matter",
        Origin::PageMetadata => "the page's metadata",
        Origin::PageText => "the page's own line",
        Origin::Address => "the address",
        Origin::Text => "the dateline",
    }
}

/// Dates that are told of beside the one that was taken.
const MAX_REJECTED: usize = 12;

/// One line per reason and day is enough for an editor.
fn tidy(draft: &mut Draft) {
    let published = draft.metadata.published.as_ref().map(|p| p.date);
    let dated = published.is_some();
    let day = |written: &str| match parse(written) {
        Some(Written::Day(day)) => Some(day),
        _ => None,
    };
    let mut kept: Vec<crate::article::RejectedDate> = Vec::new();
    for rejected in std::mem::take(&mut draft.metadata.rejected_dates) {
        let own = day(&rejected.written);
        let repeated = kept.iter().any(|k| k.reason == rejected.reason && own == day(&k.written));
        // Of an article that is dated neither its own day nor those that it speaks of are in doubt.
        let is_overruled = rejected.reason.contains("is trusted more");
        let moot = dated
            && (rejected.reason.starts_with("it has no year")
                || rejected.reason == lines::RUNNING_TEXT
                || is_overruled && own == published);
        if !repeated && !moot && kept.len() < MAX_REJECTED {
            kept.push(rejected);
        }
    }
    draft.metadata.rejected_dates = kept;
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
