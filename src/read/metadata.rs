//! Title, byline and outlet where neither the user nor the page's metadata gave them.
//!
//! The headline gives the title, "By Ana Holt" the byline, "Make The Harbour Post Your Homepage",
//! the copyright line or the address the outlet. What is not found stays unknown.

use super::dates::written;
use super::draft::Draft;
use super::furniture::{date_line, ends_sentence, is_copyright, reason};
use crate::article::Role;
use crate::language::{Class, classes, is_stop_word, key};

/// Longer names are sentences.
const MAX_OUTLET_WORDS: usize = 6;

/// Fill what is unknown.
pub(super) fn complete(draft: &mut Draft) {
    let of_role = |role: Role| draft.blocks.iter().find(|b| b.role == role).map(|b| b.span.of(&draft.text).to_owned());
    let title = of_role(Role::Headline);
    let byline = of_role(Role::Byline);
    // A name goes before an address, wherever it was found.
    let named = draft.outlet_hints.iter().find(|o| !is_host_name(o)).cloned().or_else(|| outlet_in_text(draft));
    let outlet = named.or_else(|| draft.outlet_hints.first().cloned()).or_else(|| draft.metadata.url.as_deref().and_then(host));
    let own_address = own_address(draft);
    let metadata = &mut draft.metadata;
    metadata.url = metadata.url.take().or(own_address);
    metadata.title = metadata.title.take().or(title);
    let name = |b: Option<String>| b.map(|b| without_by(&b)).filter(|b| names_somebody(b));
    metadata.byline = name(metadata.byline.take()).or_else(|| name(byline)).or_else(|| name(draft.maker.take()));
    masthead(draft, outlet.as_deref());
    if draft.metadata.byline.is_none() {
        unmarked_byline(draft, outlet.as_deref());
    }
    let metadata = &mut draft.metadata;
    metadata.outlet = metadata.outlet.take().or(outlet).map(|o| o.strip_prefix("www.").map_or(o.clone(), str::to_owned));
}

/// An outlet's name without the marks that show nothing, if it has any: they turn what stands beside them round, or
/// make two names out of one.
pub(super) fn without_unseen(outlet: &str) -> Option<String> {
    let is_unseen =
        |c: char| matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}');
    outlet.contains(is_unseen).then(|| outlet.replace(is_unseen, ""))
}

/// Lines below the headline among which a name may stand.
const MAX_HEAD_LINES: usize = 8;
/// Bytes of a line that is a place.
const MAX_PLACE: usize = 40;
/// "Orla Finch" below the headline with the hour of publication behind it, with no word that it wrote.
fn unmarked_byline(draft: &mut Draft, outlet: Option<&str>) {
    let Some(headline) = draft.blocks.iter().position(|b| b.role == Role::Headline) else { return };
    let text = &draft.text;
    let is_head = |b: &&crate::article::Block| !(b.role.is_body() && ends_sentence(b.span.of(text)));
    let head: Vec<&str> = draft.blocks[headline + 1..].iter().take_while(is_head).take(MAX_HEAD_LINES).map(|b| b.span.of(text)).collect();
    let is_hour = |line: &str| line.contains(':') && date_line(line).is_some();
    let names_one = |name: &str| {
        let is_word =
            |w: &str| w.starts_with(char::is_uppercase) && w.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '.' | '\'' | '’'));
        (2..=4).contains(&name.split(' ').count())
            && name.split(' ').all(is_word)
            && name.split(' ').next().is_some_and(begins_name)
            && name.contains(char::is_lowercase)
            && outlet.is_none_or(|o| !o.eq_ignore_ascii_case(name))
    };
    let found = head.iter().enumerate().find(|(i, line)| {
        let mut lines = line.lines();
        let is_name = lines.next().is_some_and(|first| names_one(first.trim()));
        // A place may stand between them.
        let mut below = head.iter().skip(i + 1).take(2).take_while(|l| l.len() <= MAX_PLACE || is_hour(l));
        is_name && (lines.any(is_hour) || line.lines().count() == 1 && below.any(|l| is_hour(l)))
    });
    let Some((at, line)) = found else { return };
    draft.metadata.byline = line.lines().next().map(|name| name.trim().to_owned());
    let block = &mut draft.blocks[headline + 1 + at];
    (block.role, block.reason) = (Role::Byline, Some("byline"));
}

/// Whether a word with a capital may begin a person's name: a given name, or no word that the lexicon has as another.
fn begins_name(word: &str) -> bool {
    let class = classes(&key(word));
    let other = [Class::ANY_NOUN, Class::ADJECTIVE, Class::PLACE, Class::ORGANISATION, Class::DEMONYM, Class::ROLE, Class::VERB];
    class.is(Class::GIVEN) || !is_stop_word(&key(word)) && !other.iter().any(|other| class.is(*other))
}

/// The outlet's name in a line above the headline is its masthead.
fn masthead(draft: &mut Draft, outlet: Option<&str>) {
    let Some(headline) = draft.blocks.iter().position(|b| b.role == Role::Headline) else { return };
    for block in draft.blocks[..headline].iter_mut().filter(|b| b.role == Role::Paragraph) {
        if outlet.is_some_and(|o| o.eq_ignore_ascii_case(block.span.of(&draft.text))) {
            (block.role, block.reason) = (Role::Kicker, Some("masthead"));
        }
    }
}

/// Words before a name that say that it wrote, in lower case.
const BY: &[&str] =
    &["by", "written by", "story by", "words by", "text by", "posted by", "reported by", "report by", "author:", "authors:"];
/// Words that name a desk although they begin in small letters.
const DESKS: &[&str] =
    &["board", "staff", "team", "desk", "editors", "reporters", "press", "newsroom", "bureau", "correspondents", "agencies", "service"];
/// Small words within names and between them.
const SMALL: &[&str] = &[
    "and", "of", "the", "for", "in", "at", "with", "to", "on", "de", "da", "do", "dos", "del", "della", "di", "du", "la", "le", "van",
    "von", "der", "den", "ten", "ter", "el", "al", "bin", "ibn", "y", "e", "und", "et", "&",
];

/// Words that content systems put where no author was named, in lower case.
const PLACEHOLDERS: &[&str] = &[
    "admin",
    "administrator",
    "author",
    "authors",
    "editor",
    "webmaster",
    "super user",
    "superuser",
    "root",
    "user",
    "wpadmin",
    "unknown",
    "none",
    "null",
    "undefined",
    "n/a",
    "na",
    "anonymous",
    "default",
    "by",
    "guest",
    "author name",
    "web admin",
    "site admin",
    "staff",
    "our staff",
    "news staff",
];

/// Whether a byline names a person, a desk or an agency.
fn names_somebody(byline: &str) -> bool {
    let lower = byline.to_lowercase();
    byline.chars().any(char::is_alphabetic)
        && !PLACEHOLDERS.contains(&lower.trim())
        && !byline.contains("{{")
        && !byline.starts_with("http")
        && !is_phrase(byline)
}

/// Whether it is a piece of a sentence: "The Russian and Syrian defense ministries".
fn is_phrase(byline: &str) -> bool {
    let name = byline.split([',', '|', '(', '/', '•']).next().unwrap_or(byline);
    let words: Vec<&str> = name.split_whitespace().collect();
    let small = words.iter().filter(|w| w.starts_with(char::is_lowercase) && !SMALL.contains(w)).count();
    let is_desk = words.iter().any(|w| DESKS.contains(&w.to_lowercase().as_str()));
    let has_article = words.first().is_some_and(|w| matches!(w.to_lowercase().as_str(), "the" | "a" | "an" | "this" | "these" | "its"));
    !is_desk && (has_article && small > 0 || words.len() > 6 && small > 2 || ends_sentence(byline) && small > 1)
}

/// The address that a printed page or a clipping gives in a line of its own above the text.
fn own_address(draft: &Draft) -> Option<String> {
    let above = draft.blocks.iter().take_while(|b| !(b.role.is_body() && b.span.len() > 60));
    let lines = above.filter(|b| b.reason == Some(reason::ADDRESS)).map(|b| b.span.of(&draft.text));
    lines.filter(|l| l.starts_with("http") && !l.contains(char::is_whitespace)).map(str::to_owned).next()
}

fn without_by(byline: &str) -> String {
    let is_led = |by: &&&str| {
        byline.get(..by.len()).is_some_and(|head| head.eq_ignore_ascii_case(by))
            && byline[by.len()..].starts_with([' ', ':', '\n', '\u{a0}'])
    };
    let by = BY.iter().filter(is_led).map(|by| by.len()).max();
    let rest = by.map_or(byline, |end| byline[end..].trim_start_matches([':', ' ', '\n', '\u{a0}']));
    let rest = rest.split(['\n', '|', '•', '·']).next().unwrap_or(rest);
    // "Ana Holt Published: 20:15, 10 Oct 2025", "Ana Holt Oct 11, 2025"
    let date = written::find(rest).first().map(|f| f.start);
    let label = [" Published", " Updated", " Posted"].iter().filter_map(|w| rest.find(w)).min();
    let end = date.into_iter().chain(label).min().unwrap_or(rest.len());
    let name = rest[..end].trim().trim_end_matches([',', '-', '–', ':', ' ']);
    // "Ana Holt on", which a day stood behind
    let cut = ["on", "at", "in"].iter().find_map(|w| name.strip_suffix(w).filter(|n| n.ends_with(' ')));
    cut.unwrap_or(name).trim_end_matches([',', ' ']).to_owned()
}

/// The host of an address, without "www.".
pub(super) fn host(url: &str) -> Option<String> {
    let host = url.split_once("://")?.1.split(['/', ':', '?', '#']).next()?;
    let host = host.rsplit('@').next()?.strip_prefix("www.").unwrap_or(host);
    (host.contains('.') && host.len() > 3).then(|| host.to_lowercase())
}

/// Whether a name is that of a host: "harbourpost.example"; one with capitals is a brand, "Harbour.example".
pub(super) fn is_host_name(name: &str) -> bool {
    let labels = || name.split('.');
    let is_label = |l: &str| !l.is_empty() && l.chars().all(|c| c.is_alphanumeric() && !c.is_uppercase() || c == '-');
    labels().count() > 1
        && labels().all(is_label)
        && labels().next_back().is_some_and(|l| l.len() > 1 && !l.bytes().any(|b| b.is_ascii_digit()))
}

/// The outlet's name in a line that was set aside.
pub(super) fn outlet_in_text(draft: &Draft) -> Option<String> {
    let set_aside = || draft.blocks.iter().filter(|b| b.role == Role::Furniture).map(|b| (b.reason, b.span.of(&draft.text)));
    set_aside()
        .find_map(|(_, line)| homepage_owner(line))
        .or_else(|| set_aside().filter(|(_, line)| is_copyright(line)).find_map(|(_, line)| copyright_owner(line)))
}

/// "Make The Harbour Post Your Homepage"
fn homepage_owner(line: &str) -> Option<String> {
    let name = line.strip_prefix("Make ")?.strip_suffix(" Your Homepage")?.trim();
    // One word is as likely an abbreviation that names nobody: "Make HP Your Homepage".
    (name.starts_with(char::is_uppercase) && (2..=MAX_OUTLET_WORDS).contains(&name.split(' ').count())).then(|| name.to_owned())
}

/// "© The Harbour Post LLC 2005-2017 About Us" belongs to The Harbour Post.
fn copyright_owner(line: &str) -> Option<String> {
    let at = line.find('©').map(|at| at + '©'.len_utf8()).or_else(|| line.to_lowercase().starts_with("copyright ").then_some(10))?;
    let is_year_part = |c: char| c.is_ascii_digit() || matches!(c, '-' | '–' | '—' | ',' | ' ');
    let rest = line[at..].trim().trim_start_matches("Copyright").trim_start_matches(is_year_part);
    let rest = rest.strip_prefix("by ").unwrap_or(rest);
    let end = rest.find(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | ';' | '|' | '(' | '-' | '–')).unwrap_or(rest.len());
    let words: Vec<&str> = rest[..end].split_whitespace().collect();
    let is_form = |w: &&str| {
        matches!(w.to_lowercase().as_str(), "llc" | "inc" | "ltd" | "limited" | "plc" | "gmbh" | "corp" | "co" | "all" | "rights" | "pty")
    };
    let name: Vec<&str> = words.iter().copied().take_while(|w| !is_form(w)).collect();
    let is_makers =
        name.first().is_some_and(|w| matches!(w.to_lowercase().as_str(), "designed" | "powered" | "hosted" | "developed" | "built"));
    let plausible = (1..=MAX_OUTLET_WORDS).contains(&name.len()) && name[0].starts_with(char::is_uppercase) && !is_makers;
    plausible.then(|| name.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bylines_hold_names_alone() {
        for (line, name) in [
            ("By Ana Holt", "Ana Holt"),
            ("By ANA HOLT, The Harbour Post | March 3, 2019", "ANA HOLT, The Harbour Post"),
            ("By Kip Larder and Bo Tansley Published: 20:15, 10 Oct 2025", "Kip Larder and Bo Tansley"),
            ("By Wynn Calloway Oct 11, 2025", "Wynn Calloway"),
            ("Jo Foss\nMonday, November 18, 2019", "Jo Foss"),
            ("Written by Ana Holt", "Ana Holt"),
            ("Posted by Vortex", "Vortex"),
            ("By: Ana Holt", "Ana Holt"),
            ("by Ana Holt, MS, RD on", "Ana Holt, MS, RD"),
            ("By admin", "admin"),
            ("Byron Holt", "Byron Holt"),
        ] {
            assert_eq!(without_by(line), name);
        }
    }

    #[test]
    fn a_name_above_the_hour_is_who_wrote_it() {
        let prose = "<p>The council of Port Ellery voted on Monday to build a second bridge over the estuary, the mayor said.</p>";
        for (lines, name) in [
            ("<div>Orla Finch</div><div>Thu, 14 May 2020 17:55 UTC</div>", Some("Orla Finch")),
            ("<div>Orla Finch<br>The Quay<br>Thu, 14 May 2020 17:55 UTC</div>", Some("Orla Finch")),
            ("<div>World News</div><div>Thu, 14 May 2020 17:55 UTC</div>", None),
            ("<div>Port Ellery</div><div>14 May 2020</div>", None),
        ] {
            let page = format!("<div class=a><h1>Council votes for a bridge</h1>{lines}<div>{prose}{prose}</div></div>");
            let article = crate::read::parse("a.html", page.as_bytes()).unwrap();
            assert_eq!(article.metadata.byline.as_deref(), name, "{lines}");
            assert_eq!(article.metadata.published.map(|p| p.date.to_string()).as_deref(), Some("2020-05-14"), "{lines}");
        }
    }

    #[test]
    fn outlets_show_what_tells_them_apart() {
        assert_eq!(without_unseen("The \u{200e}Post\u{202e}").as_deref(), Some("The Post"));
        assert_eq!(without_unseen("The Post"), None);
    }

    #[test]
    fn placeholders_name_nobody() {
        for (byline, is_name) in [
            ("Ana Holt", true),
            ("admin", false),
            ("Staff Reporter", true),
            ("{{author}}", false),
            ("By", false),
            ("1", false),
            ("Staff", false),
            ("The northern and southern harbour ministries", false),
            ("The editorial board", true),
            ("The Harbour Post", true),
            ("Ana Holt, political editor", true),
        ] {
            assert_eq!(names_somebody(byline), is_name, "{byline}");
        }
    }

    #[test]
    fn owners_and_hosts() {
        assert_eq!(copyright_owner("© The Harbour Post LLC 2005-2017 About Us").as_deref(), Some("The Harbour Post"));
        assert_eq!(copyright_owner("Copyright © 2014 Harbour Media. All rights reserved.").as_deref(), Some("Harbour Media"));
        assert_eq!(copyright_owner("© 2014").as_deref(), None);
        assert_eq!(copyright_owner("© 2014 Designed by Harbour Media").as_deref(), None);
        assert_eq!(homepage_owner("Make The Harbour Post Your Homepage").as_deref(), Some("The Harbour Post"));
        assert_eq!(homepage_owner("Make HP Your Homepage"), None);
        assert_eq!(host("https://www.harbourpost.example/a").as_deref(), Some("harbourpost.example"));
        assert_eq!(host("harbourpost").as_deref(), None);
        assert!(is_host_name("harbourpost.example") && !is_host_name("Harbour.example") && !is_host_name("St. Ellery News"));
    }
}
