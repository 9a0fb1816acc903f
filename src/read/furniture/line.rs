//! What one line is by itself: copyright line, page clock, address, date line, byline.
//!
//! Looks at no neighbours; "By Ana Holt" is a byline wherever it stands, "© 2014 The Harbour Post"
//! a copyright line.

use super::super::dates::written;
use super::{caption, phrases, reader, reason};
use crate::article::Role;
use std::borrow::Cow;

/// Copyright lines are at most this long, in words.
const MAX_COPYRIGHT_WORDS: usize = 60;
/// Lines that give the day of publication or of a change are at most this long, in words.
const MAX_DATE_WORDS: usize = 16;
/// Words of what stands beside the day in a line of several parts.
const MAX_PART_WORDS: usize = 5;
/// Bytes of the longest stamp of a post.
const MAX_HOUR: usize = 24;
/// Bylines are at most this long, in words.
const MAX_BYLINE_WORDS: usize = 16;

/// Role and reason of a line that tells them by itself.
pub(super) fn classify(line: &str) -> Option<(Role, &'static str)> {
    let furniture = |reason| Some((Role::Furniture, reason));
    if !line.chars().any(char::is_alphanumeric) {
        return furniture(reason::PAGE);
    }
    let lower = line.to_lowercase();
    if is_copyright_line(line, &lower) {
        return furniture(reason::COPYRIGHT);
    }
    if is_address(line) {
        return furniture(reason::ADDRESS);
    }
    if let Some(kind) = date_line(line) {
        return Some(match kind {
            DateLine::Changed => (Role::Furniture, reason::CLOCK),
            DateLine::Published | DateLine::Bare { .. } => (Role::Dateline, "date line"),
        });
    }
    if hour(line).is_some() {
        return furniture(reason::CLOCK);
    }
    if is_byline(line) {
        return Some((Role::Byline, "byline"));
    }
    if is_parted_stamp(line) {
        return Some((Role::Dateline, "date line"));
    }
    if let Some(reason) = phrases::reason(line).or_else(|| reader::reason(line)) {
        return furniture(reason);
    }
    if caption::is_agency_line(line) {
        return furniture(reason::CREDIT);
    }
    if caption::is_caption(line, &lower) {
        return Some((Role::Caption, "caption or picture credit"));
    }
    None
}

/// "© 2014 The Harbour Post. All rights reserved."
pub(in crate::read) fn is_copyright(line: &str) -> bool {
    is_copyright_line(line, &line.to_lowercase())
}

fn is_copyright_line(line: &str, lower: &str) -> bool {
    let lower = if lower.contains('ⓒ') { Cow::Owned(lower.replace('ⓒ', "©")) } else { Cow::Borrowed(lower) };
    let told = lower.contains('©') || lower.contains("rights reserved") || lower.starts_with(['c', '(', 't']);
    if !told || line.split_whitespace().nth(MAX_COPYRIGHT_WORDS).is_some() {
        return false;
    }
    let has_year = || lower.split(|c: char| !c.is_ascii_digit()).any(|n| n.len() == 4 && (n.starts_with("19") || n.starts_with("20")));
    let opens =
        lower.starts_with('©') || lower.starts_with("(c) ") || lower.starts_with("copyright ©") || lower.starts_with("copyright (c)");
    opens
        || lower.starts_with("copyright ") && (has_year() || lower.contains("all rights reserved"))
        || lower.contains('©') && has_year()
        || lower.contains("all rights reserved") && (has_year() || lower.split_whitespace().count() <= 12)
        || lower.starts_with("this material may not be published, broadcast, rewritten")
}

/// A line that holds nothing but addresses, handles or hashtags.
fn is_address(line: &str) -> bool {
    let is_link = |w: &str| {
        let w = w.trim_matches(['(', ')', '<', '>', ',', '[', ']']);
        w.starts_with("http://") || w.starts_with("https://") || w.starts_with("www.") && w.len() > 6 || w.starts_with("pic.twitter.com/")
    };
    let is_handle = |w: &str| w.len() > 1 && w.starts_with(['@', '#']) && w[1..].chars().all(|c| c.is_alphanumeric() || c == '_');
    let is_mail = |w: &str| w.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.') && !host.ends_with('.'));
    line.split_whitespace().all(|w| is_link(w) || is_handle(w) || is_mail(w))
}

/// A line that is about a date and nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::read) enum DateLine {
    /// "Updated 2:12 PM, Jan 29, 2020"
    Changed,
    /// "Published 3 March 2019"
    Published,
    /// "Sunday, March 3, 2019"
    Bare {
        /// It names the weekday, as a clock in a page's header does.
        weekday: bool,
    },
}

const CHANGED: &[&str] = &[
    "updated",
    "last updated",
    "last update",
    "modified",
    "last modified",
    "edited",
    "aktualisiert",
    "zuletzt aktualisiert",
    "stand",
    "mis à jour",
    "actualizado",
    "atualizado",
    "aggiornato",
    "bijgewerkt",
    "aktualizacja",
    "güncelleme",
    "обновлено",
    "آخر تحديث",
    "עודכן",
    "अपडेटेड",
    "수정",
    "更新",
    "更新時間",
    "更新时间",
    "最終更新",
    "ปรับปรุง",
];
const PUBLISHED: &[&str] = &[
    "published",
    "first published",
    "posted",
    "date",
    "originally published",
    "publication date",
    "date published",
    "created",
    "erstellt",
    "veröffentlicht",
    "publié",
    "publiziert",
    "publicado",
    "pubblicato",
    "issued",
    "filed",
    "added",
    "gepubliceerd",
    "publicerad",
    "opublikowano",
    "yayınlanma",
    "опубликовано",
    "نشر في",
    "تاریخ انتشار",
    "פורסם",
    "प्रकाशित",
    "입력",
    "등록",
    "승인",
    "公開日",
    "配信",
    "发布时间",
    "發布時間",
    "เผยแพร่",
];
/// Words that may stand in a bare date line besides the date.
#[rustfmt::skip]
const CLOCK_WORDS: &[&str] = &[
    "am", "pm", "a", "p", "m", "at", "gmt", "utc", "est", "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt", "bst",
    "cet", "cest", "ist", "et", "ct", "pt", "on", "h", "uhr", "um", "u", "le", "den", "el", "il", "à", "às", "alle",
    "ore", "ora", "om", "kl", "klo", "godz", "v", "в", "г", "года", "мск", "msk", "wib", "wita", "wit", "น", "พ.ศ",
    "ม", "م", "هـ", "الساعة", "ساعت", "בשעה", "오전", "오후", "午前", "午後", "時", "分", "时", "a.m", "p.m",
];

/// What `line` says about a date, if it is a date line.
pub(in crate::read) fn date_line(line: &str) -> Option<DateLine> {
    if line.len() > MAX_DATE_WORDS * 12 || !line.chars().any(char::is_numeric) {
        return None;
    }
    let lower = line.to_lowercase();
    let opens = |list: &[&str]| {
        list.iter().any(|w| {
            lower.strip_prefix(w).is_some_and(|rest| rest.starts_with(|c: char| c.is_whitespace() || matches!(c, ':' | '：' | ',' | '-')))
        })
    };
    let words = phrases::words(line);
    let words = words.list();
    let has_time = || words.windows(3).any(|w| w[0] == "#" && w[1] == ":");
    // "8:15 p.m." ends no sentence.
    let is_sentence = phrases::ends_sentence(line) && !lower.ends_with("a.m.") && !lower.ends_with("p.m.");
    if words.len() > MAX_DATE_WORDS || is_sentence && words.len() > 8 {
        return None;
    }
    let found = written::find(line);
    if opens(CHANGED) && (!found.is_empty() || has_time()) {
        return Some(DateLine::Changed);
    }
    let first = found.first()?;
    if opens(PUBLISHED) {
        return Some(DateLine::Published);
    }
    let rest = format!("{} {}", &line[..first.start], &line[first.end..]).to_lowercase();
    let mut rest = rest.split(|c: char| !written::is_letter(c) && c != '.').map(|w| w.trim_matches('.')).filter(|w| !w.is_empty());
    let mut weekday = false;
    rest.all(|w| {
        let is_weekday = written::is_weekday(w);
        weekday |= is_weekday;
        is_weekday || CLOCK_WORDS.contains(&w)
    })
    .then_some(DateLine::Bare { weekday })
}

/// "Ana Holt · 3 March 2019 · 3 min read": the day, or how long reading takes, with names beside it.
fn is_parted_stamp(line: &str) -> bool {
    let parts: Vec<&str> = line.split(['·', '|', '•']).map(str::trim).take(5).collect();
    if !(2..=4).contains(&parts.len()) || parts.iter().any(|p| p.is_empty()) {
        return false;
    }
    let is_stamp = |part: &&str| date_line(part).is_some() || is_reading_time(part);
    let is_name = |part: &&str| {
        part.starts_with(char::is_uppercase) && part.split_whitespace().nth(MAX_PART_WORDS).is_none() && !phrases::ends_sentence(part)
    };
    // Two days are those of something that the article tells of: "29 November 2018 | 20 January 2019".
    let are_days = parts.iter().all(|part| date_line(part).is_some());
    !are_days && parts.iter().any(is_stamp) && parts.iter().all(|p| is_stamp(p) || is_name(p))
}

/// "3 min read"
fn is_reading_time(part: &str) -> bool {
    let lower = part.to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    matches!(words.as_slice(), [n, "min" | "mins" | "minute" | "minutes", "read"] if n.bytes().all(|b| b.is_ascii_digit()))
}

/// "10:15", "7.40 pm GMT": the stamp of a post, with nothing beside it, in minutes of the day.
pub(in crate::read) fn hour(line: &str) -> Option<u16> {
    if line.len() > MAX_HOUR {
        return None;
    }
    let lower = line.to_lowercase();
    let mut words = lower.split_whitespace();
    let first = words.next()?;
    if !(first.contains([':', 'h']) || lower.ends_with('m') || lower.ends_with("gmt") || lower.ends_with("uhr")) {
        return None;
    }
    let (hour, minutes) = first.split_once([':', '.', 'h'])?;
    let half = minutes.trim_start_matches(|c: char| c.is_ascii_digit());
    let minutes = &minutes[..minutes.len() - half.len()];
    let is_clock = (1..=2).contains(&hour.len()) && minutes.len() == 2 && (half.is_empty() || CLOCK_WORDS.contains(&half));
    let (hour, minutes) = (hour.parse::<u16>().ok().filter(|h| *h < 24)?, minutes.parse::<u16>().ok().filter(|m| *m < 60)?);
    if !is_clock || !words.clone().all(|w| CLOCK_WORDS.contains(&w.trim_end_matches('.'))) {
        return None;
    }
    let is = |half_of_day: [&str; 2]| std::iter::once(half).chain(words.clone()).any(|w| half_of_day.contains(&w));
    let hour = match hour {
        12 if is(["am", "a.m."]) => 0,
        h if h < 12 && is(["pm", "p.m."]) => h + 12,
        h => h,
    };
    Some(60 * hour + minutes)
}

/// "By Ana Holt and Bo Tansley, Staff Writers"
pub(in crate::read) fn is_byline(line: &str) -> bool {
    let Some(rest) = ["By ", "BY ", "by ", "By: ", "Written by ", "Story by ", "Words by "].iter().find_map(|p| line.strip_prefix(p))
    else {
        return false;
    };
    let words: Vec<&str> = rest.split_whitespace().collect();
    if words.is_empty() || words.len() > MAX_BYLINE_WORDS || phrases::ends_sentence(rest) && words.len() > 6 {
        return false;
    }
    let is_small = |w: &str| {
        matches!(
            w.trim_end_matches(','),
            "and"
                | "for"
                | "of"
                | "the"
                | "in"
                | "at"
                | "with"
                | "de"
                | "van"
                | "von"
                | "der"
                | "la"
                | "|"
                | "&"
                | "-"
                | "–"
                | "•"
                | "/"
                | "on"
                | "del"
                | "da"
                | "al"
                | "to"
        )
    };
    let is_name = |w: &str| w.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '@' || c == '(');
    let last_is_name = words.last().is_some_and(|w| !is_small(w) || *w == "|");
    // "By Monday the water had gone" has more small words than a byline.
    words.iter().all(|w| is_small(w) || is_name(w)) && is_name(words[0]) && words[0].len() > 1 && last_is_name && !opens_with_time(words[0])
}

/// "By Monday", "By March", "By 2014": no one of that name writes.
fn opens_with_time(word: &str) -> bool {
    let word = word.trim_end_matches(',').to_lowercase();
    let is_month = matches!(word.as_str(), "january" | "february" | "march" | "july" | "september" | "october" | "november" | "december");
    word.ends_with("day") || word.bytes().all(|b| b.is_ascii_digit()) || is_month
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_of_lines() {
        for (line, role, reason) in [
            ("© The Harbour Post LLC 2005-2017 About Us Masthead", Role::Furniture, reason::COPYRIGHT),
            ("Copyright 2019 The Harbour Post. All rights reserved.", Role::Furniture, reason::COPYRIGHT),
            ("Copyright ⓒ harbourpost.example 2019", Role::Furniture, reason::COPYRIGHT),
            ("https://harbourpost.example/world/five-quarries", Role::Furniture, reason::ADDRESS),
            ("@harbourpost #ferry", Role::Furniture, reason::ADDRESS),
            ("Updated 2:12 PM EST, Wed, Jan 29, 2020", Role::Furniture, reason::CLOCK),
            ("Last updated: 3 March 2019", Role::Furniture, reason::CLOCK),
            ("Published 3 March 2019", Role::Dateline, "date line"),
            ("Sunday, March 3, 2019 10:15 am", Role::Dateline, "date line"),
            ("March 3, 2019 at 8:15 p.m.", Role::Dateline, "date line"),
            ("2019年3月3日 07:15", Role::Dateline, "date line"),
            ("Четверг, 13 мая 2021, 14:05 МСК", Role::Dateline, "date line"),
            ("Kamis, 13 Mei 2021 14:05 WIB", Role::Dateline, "date line"),
            ("الخميس 13 مايو 2021", Role::Dateline, "date line"),
            ("3 March 2019 · 3 min read", Role::Dateline, "date line"),
            ("Ana Holt · 3 March 2019 · 3 min read", Role::Dateline, "date line"),
            ("The Harbour Post • 3 min read", Role::Dateline, "date line"),
            ("By Ana Holt", Role::Byline, "byline"),
            ("By Julie Mac", Role::Byline, "byline"),
            ("By Ana Holt and Bo Tansley, Staff Writers", Role::Byline, "byline"),
            ("By ANA HOLT, The Harbour Post | March 3, 2019", Role::Byline, "byline"),
            ("___", Role::Furniture, reason::PAGE),
            ("10:15", Role::Furniture, reason::CLOCK),
            ("7.40 pm GMT", Role::Furniture, reason::CLOCK),
        ] {
            assert_eq!(classify(line), Some((role, reason)), "{line}");
        }
    }

    #[test]
    fn hours() {
        for (line, minutes) in
            [("10:15", 615), ("7.40 pm GMT", 1180), ("12:05am", 5), ("20h10", 1210), ("8.10 Uhr", 490), ("7:40 p.m. ET", 1180)]
        {
            assert_eq!(hour(line), Some(minutes), "{line}");
        }
        for line in ["10.15", "25:00", "10:75", "3:2", "10:15 The ferry sails", "2h", "1:15:20"] {
            assert_eq!(hour(line), None, "{line}");
        }
    }

    #[test]
    fn prose_is_prose() {
        for line in [
            "By Monday the water had gone",
            "By the time the ferry sailed, nobody was waiting",
            "By 2014 Brannock had lost its harbour",
            "The law protects the copyright of authors, the minister said.",
            "On March 3, 2019, the ferry Sula Star struck a reef off the island of Skarholm.",
            "Updated figures show that 14 people died on March 3, 2019, officials said on Monday.",
            "THE FERRY THAT NEVER SAILED",
            "What the council knew | 3 March 2019 was the day of the vote",
            "3 March 2019 | 20 April 2019",
            "March 3, 2019 | April 20, 2019",
            "10.15",
        ] {
            assert_eq!(classify(line), None, "{line}");
        }
    }
}
