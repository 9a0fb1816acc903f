//! Days in the lines of a text: date lines, bylines, and what stands below the headline.
//!
//! "Orla Finch / Thu, 14 May 2020 17:55 UTC" below the headline is the day of publication, though the page
//! names no part so; "Mon, 25 Dec 2023" above it is the header's clock, "Updated 15 May" a change, "Saved on
//! 3 June" an archive's, and a day in a sentence of the text never counts.

use super::super::draft::{DateHint, Draft};
use super::super::furniture::{DateLine, date_line, ends_sentence, is_copyright, reason};
use super::super::rejection::Rejection;
use super::{dateline, written};
use crate::article::{Block, Origin, Role};

/// Words of a line that can be about its date.
const MAX_WORDS: usize = 24;
/// Blocks between the headline and the first paragraph that are looked at, and blocks above the headline.
const BELOW: usize = 12;
const ABOVE: usize = 4;

/// Words before a date that say it is not the day of publication, in lower case.
const CHANGES: &[&str] = &[
    "updat",
    "modif",
    "edited",
    "changed",
    "revised",
    "aktualis",
    "geändert",
    "mis à jour",
    "mise à jour",
    "actualiz",
    "aggiornat",
    "bijgewerkt",
    "atualizad",
    "обновлен",
    "uppdaterad",
    "opdateret",
    "oppdatert",
    "更新",
    "stand:",
    "aktualiz",
    "güncelle",
    "päivitetty",
    "frissít",
    "ενημέρωση",
    "оновлен",
    "diperbarui",
    "cập nhật",
    "تحديث",
    "روزرسانی",
    "עודכן",
    "अपडेट",
    "수정",
    "ปรับปรุง",
    "อัปเดต",
];
const PUBLISHED: &[&str] = &[
    "publi",
    "posted",
    "veröffentlicht",
    "erstellt",
    "created",
    "issued",
    "filed",
    "released",
    "发布",
    "发表",
    "опубликован",
    "입력",
    "게시",
    "掲載",
    "公開",
    "नشر",
];
const CAPTURES: &[&str] =
    &["saved", "captur", "snapshot", "cached", "archived", "printed", "accessed", "retrieved", "crawled", "as it appeared on"];
/// Of something that is to come or was, and not of the page.
const OTHERS: &[&str] = &["born", "expires", "deadline", "copyright", "©", "until", "event date", "joined", "member since", "founded"];

/// Days in running text that are told of.
const RUNNING: usize = 3;

/// Hints of the whole text, best first within each origin by their rank.
pub(super) fn hints(draft: &Draft) -> Vec<DateHint> {
    let text = &draft.text;
    let headline = draft.blocks.iter().position(|b| b.role == Role::Headline);
    let is_text = |b: &Block| b.role.is_body() && ends_sentence(b.span.of(text)) && b.span.len() > 60;
    let from = headline.map_or(0, |h| h + 1);
    let body = draft.blocks.iter().skip(from).position(is_text).map_or(draft.blocks.len(), |n| n + from);
    let mut hints = Vec::new();
    // What an archive has put over a page dates its capture.
    let is_kept = draft.blocks[..headline.unwrap_or(0)].iter().any(|b| names_an_archive(b.span.of(text)));
    for (i, block) in draft.blocks.iter().enumerate() {
        let line = block.span.of(text);
        let is_below = i >= from && i < body && i < from + BELOW || headline.is_none() && i < body;
        let is_above = headline.is_some_and(|h| i < h);
        let is_of_header = is_above && draft.frame.is_some_and(|f| block.span.start < f.header_ends);
        let is_own = is_above && !is_of_header && draft.frame.is_some_and(|f| f.has_element);
        let is_behind = i >= body && draft.frame.is_some_and(|f| block.span.start >= f.article_ends);
        match (block.role, block.reason) {
            (Role::Furniture, _) if is_copyright(line) => {
                if let Some(years) = copyright_years(line) {
                    hints.push(DateHint::rejected(years, Origin::PageText, Rejection::CopyrightYears));
                }
            }
            (Role::Furniture, Some(reason::CLOCK)) => of_line(line, Some(Rejection::ClockOrChange), 0, &mut hints),
            (Role::Furniture, Some(reason::KEEPER)) => reject(line, Rejection::SavedOrPrinted, &mut hints),
            (_, _) if is_above && is_kept => reject(line, Rejection::SavedOrPrinted, &mut hints),
            (Role::Dateline | Role::Byline, _) if is_above => {
                let looks_so = headline.is_some_and(|h| h - i > ABOVE) || names_weekday_alone(line) || counts_seconds(line);
                of_line(line, (is_of_header || !is_own && looks_so).then_some(Rejection::HeaderClock), 3, &mut hints);
            }
            (Role::Dateline | Role::Byline, _) if is_behind && !says_published(line) => reject(line, Rejection::AnotherStory, &mut hints),
            (Role::Dateline | Role::Byline, _) => of_line(line, None, if is_below { 0 } else { 4 }, &mut hints),
            (Role::Furniture, Some(reason::RELATED | reason::ADVERTISEMENT)) => reject(line, Rejection::AnotherStory, &mut hints),
            (Role::Furniture, Some(reason::COMMENTS)) => reject(line, Rejection::Comment, &mut hints),
            (Role::Furniture, Some(reason::NAVIGATION | reason::LEGAL)) => {}
            (Role::Paragraph | Role::List | Role::Kicker | Role::Furniture, _) if is_own && is_about_its_date(line) => {
                of_line(line, None, 3, &mut hints);
            }
            (Role::Furniture | Role::Kicker | Role::Bio, _) if is_below => of_line(line, None, 1, &mut hints),
            (Role::Paragraph | Role::List | Role::Subhead, _) if is_below && is_about_its_date(line) => of_line(line, None, 2, &mut hints),
            (Role::Furniture, Some(reason::OUTSIDE | reason::PAGE)) if !is_above && says_published(line) => {
                of_line(line, None, 5, &mut hints)
            }
            // A line of its own says it wherever it stands, even beside a note on the author.
            (Role::Furniture | Role::Bio, _) if !is_above && date_line(line) == Some(DateLine::Published) => {
                of_line(line, None, 5, &mut hints)
            }
            _ => {}
        }
    }
    let is_sentence = |b: &&Block| b.role.is_body() && ends_sentence(b.span.of(text));
    let sentences = draft.blocks.iter().skip(body).filter(is_sentence).map(|b| b.span.of(text));
    let days = sentences.flat_map(|line| written::find(line).into_iter().map(|f| &line[f.start..f.end])).take(RUNNING);
    hints.extend(days.map(|day| DateHint::rejected(day, Origin::Text, Rejection::RunningText)));
    let first = draft.blocks.iter().find(|b| b.role == Role::Paragraph);
    hints.extend(first.and_then(|b| dateline::date(b.span.of(text))));
    hints
}

/// Whether a line above the headline is that of an archive that kept the page: "Saved from https://…".
fn names_an_archive(line: &str) -> bool {
    let lower = line.to_lowercase();
    let names = lower.contains("http") || lower.contains("archive") || lower.contains("cache") || !written::find(line).is_empty();
    names && CAPTURES.iter().any(|w| lower.contains(w)) && line.split_whitespace().take(MAX_WORDS + 1).count() <= MAX_WORDS
}

/// Whether a line of the text is about the day and nothing else: "Brannock | 3 March 2019", but not "What the
/// council knew on 3 March 2019".
fn is_about_its_date(line: &str) -> bool {
    let Some(found) = written::find(line).into_iter().next().filter(|_| !ends_sentence(line)) else { return false };
    let before = line[..found.start].trim_end();
    before.is_empty() || before.ends_with(['|', ',', '•', '·', '/', ':', '-', '–', '—', '(', '\n']) || says_published(line)
}

/// "Published in Brannock on 3 March 2019"
fn says_published(line: &str) -> bool {
    let lower = line.to_lowercase();
    PUBLISHED.iter().any(|w| lower.contains(w))
}

/// "Mon, 25 Dec 2023": no hour, nothing else.
fn names_weekday_alone(line: &str) -> bool {
    date_line(line) == Some(DateLine::Bare { weekday: true }) && !line.contains(':')
}

/// "9 June 2023 | 14:05:22"
fn counts_seconds(line: &str) -> bool {
    line.split_whitespace().any(|w| w.split(':').count() == 3 && w.bytes().all(|b| b.is_ascii_digit() || b == b':'))
}

/// The days of one line; `rejected` says why none of them is that of publication, unless its own words say so.
fn of_line(line: &str, rejected: Option<Rejection>, rank: u8, hints: &mut Vec<DateHint>) {
    if line.split_whitespace().take(MAX_WORDS + 1).count() > MAX_WORDS {
        return;
    }
    let mut from = 0;
    for found in written::find(line) {
        let before = line[from..found.start].to_lowercase();
        from = found.end;
        let says = |list: &[&str]| list.iter().filter_map(|w| before.rfind(w)).max();
        let written = &line[found.start..found.end];
        let own = match (says(CHANGES), says(PUBLISHED)) {
            (Some(changed), published) if published.is_none_or(|p| p < changed) => Some(Rejection::ClockOrChange),
            (_, Some(_)) => None,
            _ if says(CAPTURES).is_some() => Some(Rejection::SavedOrPrinted),
            _ if says(OTHERS).is_some() => Some(Rejection::AnotherThing),
            _ => rejected,
        };
        hints.push(match own {
            Some(why) => DateHint::rejected(written, Origin::PageText, why),
            // The time of day stands behind the date, and says on which side of midnight it was.
            None => DateHint::ranked(written, Origin::PageText, rank),
        });
    }
}

/// Keep the days of a line that dates something else, whatever it says of them.
fn reject(line: &str, why: Rejection, hints: &mut Vec<DateHint>) {
    if line.split_whitespace().take(MAX_WORDS + 1).count() <= MAX_WORDS {
        hints.extend(written::find(line).into_iter().map(|f| DateHint::rejected(&line[f.start..f.end], Origin::PageText, why)));
    }
}

/// "2005-2017" or "2017" in a copyright line.
fn copyright_years(line: &str) -> Option<&str> {
    let bytes = line.as_bytes();
    let is_year = |at: usize| {
        bytes.get(at..at + 4).is_some_and(|y| y.iter().all(u8::is_ascii_digit) && (y.starts_with(b"19") || y.starts_with(b"20")))
    };
    let start = (0..bytes.len()).find(|&i| is_year(i))?;
    let end = start + 4;
    let rest = line[end..].trim_start();
    let dash = rest.chars().next().filter(|c| matches!(c, '-' | '–' | '—'));
    let second = dash.map(|d| rest[d.len_utf8()..].trim_start()).map(|r| line.len() - r.len()).filter(|&at| is_year(at));
    line.get(start..second.map_or(end, |at| at + 4))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_below_the_headline() {
        const PROSE: &str = "<p>The council of Port Ellery voted on Monday to build a second bridge over the estuary, the mayor said.</p>";
        for (line, day) in [
            ("<div>Orla Finch<br>The Quay<br>Thu, 14 May 2020 17:55 UTC</div>", Some("2020-05-14")),
            ("<div>Updated 15 May 2020 | Published 14 May 2020</div>", Some("2020-05-14")),
            ("<p>Corvane | 14 May 2020</p>", Some("2020-05-14")),
            ("<time>14 May 2020</time>", Some("2020-05-14")),
            ("<span itemprop=datePublished>14 May 2020</span>", Some("2020-05-14")),
            ("<div>Updated 15 May 2020</div>", None),
            ("<div>Saved on 15 May 2020</div>", None),
            ("<h2>What the council knew on 14 May 2020</h2>", None),
            ("<p>The ferry sailed for the last time on 14 May 2020, and it was full.</p>", None),
        ] {
            let page = format!(
                "<div>Mon, 25 Dec 2023</div><article><h1>Council votes for a bridge</h1>{line}{PROSE}{PROSE}</article><footer>Registered on 6 November 2012</footer>"
            );
            let article = crate::read::parse("a.html", page.as_bytes()).unwrap();
            assert_eq!(article.metadata.published.map(|p| p.date.to_string()).as_deref(), day, "{line}");
        }
    }

    #[test]
    fn a_day_is_the_articles_by_where_it_stands() {
        const PROSE: &str = "<p>The council of Port Ellery voted on Monday to build a second bridge over the estuary, the mayor said.</p>";
        let (title, prose) = ("<h1>Council votes for a bridge</h1>", PROSE.repeat(3));
        let wrapped = |above: &str| format!("{above}<div class=wrap>{title}{prose}</div>");
        let followed = |below: &str| format!("<main>{title}{prose}</main>{below}");
        for (page, day) in [
            (wrapped("<div>9 June 2023</div>"), None),
            (wrapped("<div>June 9, 2023 - 14:05</div><nav><a href=/>Home</a></nav>"), None),
            (wrapped("<div>09 June 2023 | 14:05:22</div>"), None),
            (wrapped("<div><time datetime=2023-06-09>June 9, 2023</time></div>"), None),
            (format!("<main><span>Thursday, 14 May 2020</span>{title}{prose}</main>"), Some("2020-05-14")),
            (format!("<main><div>14 May 2020 - News</div>{title}{prose}</main>"), Some("2020-05-14")),
            (followed("<div class=more><h3>Ferry aground</h3><time datetime=2023-06-09>June 9, 2023</time></div>"), None),
            (followed("<div class=box><a href=/x>Ferry aground off Tresk</a><div>9 June 2023</div></div>"), None),
            (followed("<div>14 May 2020</div>"), Some("2020-05-14")),
            (
                format!("<article>{title}<time datetime=2020-05-15T03:15:00Z>May 14, 2020 at 8:15 p.m.</time>{prose}</article>"),
                Some("2020-05-14"),
            ),
            (
                format!(
                    "<meta property=article:published_time content=2020-05-13T22:15:00Z><article>{title}<div>2020年5月14日 07:15</div>{prose}</article>"
                ),
                Some("2020-05-14"),
            ),
        ] {
            let article = crate::read::parse("a.html", page.as_bytes()).unwrap();
            assert_eq!(article.metadata.published.map(|p| p.date.to_string()).as_deref(), day, "{page}");
            assert!(day.is_some() || !article.metadata.rejected_dates.is_empty(), "{page}");
        }
    }

    #[test]
    fn copyright_years_are_cut_out() {
        assert_eq!(copyright_years("© The Post LLC 2005-2017 About Us"), Some("2005-2017"));
        assert_eq!(copyright_years("Copyright © 1999 – 2003 by us"), Some("1999 – 2003"));
        assert_eq!(copyright_years("© 2018 The Post"), Some("2018"));
        assert_eq!(copyright_years("© The Post"), None);
    }

    #[test]
    fn what_an_archive_puts_over_a_page_dates_nothing() {
        const PROSE: &str = "<p>The council of Port Ellery voted on Monday to build a second bridge over the estuary, the mayor said.</p>";
        for over in [
            "<div>webpage capture</div><div>Saved from https://quay.example/a</div><div>5 Apr 2023 10:00:00 UTC</div>",
            "<div>Archived on 5 April 2023</div>",
            "<div id=wm-ipp-base><div id=wm-ipp><table><tr><td>5 Apr 2023</td></tr></table></div></div>",
        ] {
            let page = format!("<title>Bridge</title>{over}<h1>Council votes for a bridge</h1>{PROSE}{PROSE}");
            let article = crate::read::parse("a.html", page.as_bytes()).unwrap();
            assert_eq!(article.metadata.published, None, "{over}");
            assert!(article.body().all(|b| !article.slice(b.span).contains("2023")), "{over}");
        }
    }
}
