//! Why a date that was seen is not the day of publication.

use crate::article::Origin;
use jiff::civil::Date;
use std::fmt;

/// What a rejected date is instead, or what is wrong with it; shown in the words that editors read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rejection {
    /// "3/4/2019" where nothing tells which is the day.
    Ambiguous,
    /// "Born 3 March 2019".
    AnotherThing,
    /// The day of a teaser or an advertisement.
    AnotherStory,
    /// When an archive kept the page.
    Archived,
    /// A time beside the article that nothing explains.
    BesideTheArticle,
    /// A page's clock, or "Updated …".
    ClockOrChange,
    Comment,
    CopyrightYears,
    /// A clock above the headline.
    HeaderClock,
    /// The day of the last change, as front matter has it.
    LastChangeDay,
    /// The time of the last change.
    LastChange,
    NoDate,
    /// "3 March".
    NoYear,
    /// Another date that is trusted more was taken.
    Overruled {
        by: Origin,
        day: Date,
    },
    /// A day within a sentence.
    RunningText,
    SavedOrPrinted,
    /// When the page of a mail was saved.
    Saved,
    /// The stamp is in universal time, and the page shows the day that its readers had.
    UniversalTime {
        shown: Date,
    },
}

impl Rejection {
    /// Whether the date is of a change of this very article, so that it is written as the article's own is.
    pub(super) fn is_of_a_change(self) -> bool {
        matches!(self, Self::ClockOrChange | Self::LastChange | Self::LastChangeDay)
    }
}

impl fmt::Display for Rejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Ambiguous => "day and month can be read both ways",
            Self::AnotherThing => "the day of something else",
            Self::AnotherStory => "the day of another story",
            Self::Archived => "the day on which the archive kept the page",
            Self::BesideTheArticle => "the time of something beside the article",
            Self::ClockOrChange => "a page clock or the time of a change, not the day of publication",
            Self::Comment => "the time of a comment",
            Self::CopyrightYears => "years of a copyright line",
            Self::HeaderClock => "a clock in the header of the page, not the day of publication",
            Self::LastChangeDay => "the day of the last change, not of publication",
            Self::LastChange => "the time of the last change, not of publication",
            Self::NoDate => "not understood as a date",
            Self::NoYear => "it has no year, and a year is never guessed",
            Self::RunningText => "a day in the text, not that of publication",
            Self::SavedOrPrinted => "the day on which the page was saved or printed",
            Self::Saved => "the day on which the page was saved",
            Self::Overruled { by, day } => return write!(f, "{} says {day}, which is trusted more", place(*by)),
            Self::UniversalTime { shown } => return write!(f, "the hour in universal time; the page's own clock showed {shown}"),
        })
    }
}

fn place(origin: Origin) -> &'static str {
    match origin {
        Origin::FrontMatter => "the front matter",
        Origin::PageMetadata => "the page's metadata",
        Origin::PageText => "the page's own line",
        Origin::Address => "the address",
        Origin::Text => "the dateline",
    }
}
