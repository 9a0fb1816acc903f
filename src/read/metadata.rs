//! Title, byline and outlet where neither the user nor the page's metadata gave them.
//!
//! The headline gives the title, "By Ana Holt" the byline, "Make The Harbour Post Your Homepage",
//! the copyright line or the address the outlet. What is not found stays unknown.

use super::dates::written;
use super::draft::Draft;
use super::furniture::{is_byline, reason};
use crate::article::Role;

/// Longer names are sentences.
const MAX_OUTLET_WORDS: usize = 6;

/// Fill what is unknown.
pub(super) fn complete(draft: &mut Draft) {
    let of_role = |role: Role| draft.blocks.iter().find(|b| b.role == role).map(|b| b.span.of(&draft.text).to_owned());
    let title = of_role(Role::Headline);
    let byline = of_role(Role::Byline);
    let outlet =
        draft.outlet_hints.first().cloned().or_else(|| outlet_in_text(draft)).or_else(|| draft.metadata.url.as_deref().and_then(host));
    let own_address = own_address(draft);
    let metadata = &mut draft.metadata;
    metadata.url = metadata.url.take().or(own_address);
    metadata.title = metadata.title.take().or(title);
    let name = |b: Option<String>| b.map(|b| without_by(&b)).filter(|b| names_somebody(b));
    metadata.byline = name(metadata.byline.take()).or_else(|| name(byline));
    masthead(draft, outlet.as_deref());
    let metadata = &mut draft.metadata;
    metadata.outlet = metadata.outlet.take().or(outlet).map(|o| o.strip_prefix("www.").map_or(o.clone(), str::to_owned));
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
];

/// Whether a byline names a person, a desk or an agency.
fn names_somebody(byline: &str) -> bool {
    let lower = byline.to_lowercase();
    byline.chars().any(char::is_alphabetic)
        && !PLACEHOLDERS.contains(&lower.trim())
        && !byline.contains("{{")
        && !byline.starts_with("http")
}

/// The address that a printed page or a clipping gives in a line of its own above the text.
fn own_address(draft: &Draft) -> Option<String> {
    let above = draft.blocks.iter().take_while(|b| !(b.role.is_body() && b.span.len() > 60));
    let lines = above.filter(|b| b.reason == Some(reason::ADDRESS)).map(|b| b.span.of(&draft.text));
    lines.filter(|l| l.starts_with("http") && !l.contains(char::is_whitespace)).map(str::to_owned).next()
}

fn without_by(byline: &str) -> String {
    let rest = if is_byline(byline) { byline.split_once(' ').map_or(byline, |(_, rest)| rest) } else { byline };
    let rest = rest.split(['\n', '|', '•', '·']).next().unwrap_or(rest);
    // "Ana Holt Published: 20:15, 10 Oct 2025", "Ana Holt Oct 11, 2025"
    let date = written::find(rest).first().map(|f| f.start);
    let label = [" Published", " Updated", " Posted"].iter().filter_map(|w| rest.find(w)).min();
    let end = date.into_iter().chain(label).min().unwrap_or(rest.len());
    rest[..end].trim().trim_end_matches([',', '-', '–', ':', ' ']).to_owned()
}

/// The host of an address, without "www.".
pub(super) fn host(url: &str) -> Option<String> {
    let host = url.split_once("://")?.1.split(['/', ':', '?', '#']).next()?;
    let host = host.rsplit('@').next()?.strip_prefix("www.").unwrap_or(host);
    (host.contains('.') && host.len() > 3).then(|| host.to_lowercase())
}

/// The outlet's name in a line that was set aside.
fn outlet_in_text(draft: &Draft) -> Option<String> {
    let set_aside = || draft.blocks.iter().filter(|b| b.role == Role::Furniture).map(|b| (b.reason, b.span.of(&draft.text)));
    set_aside()
        .find_map(|(_, line)| homepage_owner(line))
        .or_else(|| set_aside().filter(|(r, _)| *r == Some(reason::COPYRIGHT)).find_map(|(_, line)| copyright_owner(line)))
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
    let plausible = (1..=MAX_OUTLET_WORDS).contains(&name.len()) && name[0].starts_with(char::is_uppercase);
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
        ] {
            assert_eq!(without_by(line), name);
        }
    }

    #[test]
    fn placeholders_name_nobody() {
        for (byline, is_name) in
            [("Ana Holt", true), ("admin", false), ("Staff Reporter", true), ("{{author}}", false), ("By", false), ("1", false)]
        {
            assert_eq!(names_somebody(byline), is_name, "{byline}");
        }
    }

    #[test]
    fn owners_and_hosts() {
        assert_eq!(copyright_owner("© The Harbour Post LLC 2005-2017 About Us").as_deref(), Some("The Harbour Post"));
        assert_eq!(copyright_owner("Copyright © 2014 Harbour Media. All rights reserved.").as_deref(), Some("Harbour Media"));
        assert_eq!(copyright_owner("© 2014").as_deref(), None);
        assert_eq!(homepage_owner("Make The Harbour Post Your Homepage").as_deref(), Some("The Harbour Post"));
        assert_eq!(homepage_owner("Make HP Your Homepage"), None);
        assert_eq!(host("https://www.harbourpost.example/a").as_deref(), Some("harbourpost.example"));
        assert_eq!(host("harbourpost").as_deref(), None);
    }
}
