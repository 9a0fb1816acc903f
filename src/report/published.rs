//! The hour of publication, where the article's own date has one.
//!
//! "2025-03-03T14:20:00+00:00" in a page's metadata is 14:20 on 3 March in universal time; "2025-03-03" has no hour.

use crate::article::FoundDate;
use jiff::civil::Time;
use jiff::fmt::temporal::{Pieces, PiecesOffset};

/// Day and hour as ISO 8601, with the zone as written: "2025-03-03T14:20:00Z", "2025-03-03T15:20:00+01:00", or
/// without a zone where none is written. `None` where no hour is: midnight to the second is what a system
/// writes that knows the day alone.
pub(super) fn at(found: &FoundDate) -> Option<String> {
    let pieces = Pieces::parse(found.written.trim()).ok()?;
    let time = pieces.time().filter(|t| *t != Time::midnight())?;
    if pieces.date() != found.date {
        return None;
    }
    let moment = found.date.at(time.hour(), time.minute(), time.second(), 0);
    Some(match pieces.offset() {
        None => moment.to_string(),
        Some(PiecesOffset::Numeric(offset)) if offset.offset().seconds() != 0 => {
            let minutes = offset.offset().seconds() / 60;
            let sign = if minutes < 0 { '-' } else { '+' };
            format!("{moment}{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
        }
        Some(_) => format!("{moment}Z"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Origin;

    #[test]
    fn an_hour_is_told_as_it_is_written() {
        let at = |written: &str| {
            at(&FoundDate { date: jiff::civil::date(2025, 3, 3), written: written.to_owned(), origin: Origin::PageMetadata })
        };
        assert_eq!(at("2025-03-03T14:20:00Z").as_deref(), Some("2025-03-03T14:20:00Z"));
        assert_eq!(at("2025-03-03T16:31:07.250+00:00").as_deref(), Some("2025-03-03T16:31:07Z"));
        assert_eq!(at("2025-03-03T14:20+01:00").as_deref(), Some("2025-03-03T14:20:00+01:00"));
        assert_eq!(at("2025-03-03 14:20").as_deref(), Some("2025-03-03T14:20:00"));
        for none in ["2025-03-03", "2025-03-03T00:00:00Z", "2025-03-04T14:20:00Z", "3 March 2025"] {
            assert_eq!(at(none), None, "{none}");
        }
    }
}
