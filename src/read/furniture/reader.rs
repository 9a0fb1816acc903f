//! Lines that speak to the reader and not of the news: posts put in from elsewhere, links in brackets,
//! calls to follow, to subscribe or to write, and what says where a text first appeared.
//!
//! "[How the quay was built]" is a link, "Saw it fall. — Ana Holt (@anaholt) March 3, 2019" a post;
//! "Follow me, the mayor said." is neither.

use super::super::dates::written;
use super::phrases::ends_sentence;
use super::reason;
use crate::language::en;

/// Longer lines are paragraphs.
const MAX_WORDS: usize = 45;
/// A bracketed line of fewer words may be an editor's remark.
const MIN_LINK_WORDS: usize = 4;

/// The reason to set such a line aside.
pub(super) fn reason(line: &str) -> Option<&'static str> {
    if is_post(line) {
        return Some(reason::POST);
    }
    if line.split_whitespace().nth(MAX_WORDS).is_some() {
        return None;
    }
    let lower = line.to_lowercase();
    if is_bracketed_link(line) || is_teaser(line, &lower) {
        return Some(reason::RELATED);
    }
    if is_desk_mark(line) {
        return Some(reason::CREDIT);
    }
    if is_print_mark(line) {
        return Some(reason::PAGE);
    }
    if line.contains(['“', '”', '"', '«']) {
        return None;
    }
    if is_keepers(line, &lower) {
        return Some(reason::KEEPER);
    }
    if asks_to_subscribe(&lower) {
        return Some(reason::NEWSLETTER);
    }
    if asks_to_write(&lower) {
        return Some(reason::CONTACT);
    }
    if asks_to_follow(line, &lower) {
        return Some(reason::SHARE);
    }
    tells_of_itself(&lower)
}

/// "… — Ana Holt (@anaholt) March 3, 2019", "A post shared by Ana Holt (@anaholt) on Oct 1, 2017"
fn is_post(line: &str) -> bool {
    let Some(at) = line.rfind("(@") else { return false };
    let Some((handle, after)) = line[at + 2..].split_once(')') else { return false };
    let is_handle = !handle.is_empty() && handle.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '.'));
    let after = after.trim();
    let day = written::find(after).first().map_or(after.len(), |f| f.start);
    let is_signed = [" — ", " – ", " - ", "— "].iter().any(|dash| line[..at].contains(dash)) || line.contains("A post shared by");
    // Nothing but the day stands behind the name, which only what calls itself a post may do without.
    is_handle && is_signed && after[..day].split_whitespace().count() <= 1 && (!after.is_empty() || line.contains("A post shared by"))
}

/// "[How the quay was built]"
fn is_bracketed_link(line: &str) -> bool {
    let Some(inner) = line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) else { return false };
    !inner.contains(['[', ']', '.', ':']) && inner.split_whitespace().count() >= MIN_LINK_WORDS
}

/// "Why the quay moved Read more", "Related Five ferries that never sailed", "For more news: https://…"
fn is_teaser(line: &str, lower: &str) -> bool {
    let ends = |w: &str| line.ends_with(w);
    let is_open = !ends_sentence(line);
    let titled = line.strip_prefix("Related ").is_some_and(|rest| rest.starts_with(char::is_uppercase));
    let is_short = lower.split_whitespace().nth(12).is_none();
    let more = is_short && lower.starts_with("for more ") && (lower.contains("http") || lower.contains("www.") || lower.contains("click"));
    let linked = lower.starts_with("read more about ") && (lower.ends_with(" here.") || lower.ends_with(" here"));
    is_open && (ends(" Read more") || ends(" Read More") || titled) || more || linked
}

/// "jm/dm (AFP, dpa)": the marks of those who edited it, and its sources.
fn is_desk_mark(line: &str) -> bool {
    let Some((marks, sources)) = line.strip_suffix(')').and_then(|l| l.split_once(" (")) else { return false };
    let is_mark = |m: &str| (2..=4).contains(&m.len()) && m.bytes().all(|b| b.is_ascii_lowercase());
    let is_source = |s: &str| en::lines(en::PICTURE_AGENCIES).any(|a| a.eq_ignore_ascii_case(s.trim()));
    marks.split(['/', ',']).all(|m| is_mark(m.trim())) && sources.split([',', '/']).all(is_source)
}

/// "(Quay Post 10/03/2017 page4)"
fn is_print_mark(line: &str) -> bool {
    let Some(inner) = line.strip_prefix('(').and_then(|l| l.strip_suffix(')')) else { return false };
    inner.split_whitespace().count() <= 8 && inner.to_lowercase().contains("page") && !written::find(inner).is_empty()
}

/// Words of a line that an archive or a printer puts on a page.
const MAX_KEEPER_WORDS: usize = 16;

/// "Archived on 5 April 2023", "Saved from https://…": what an archive or a printer puts on a page.
fn is_keepers(line: &str, lower: &str) -> bool {
    let opens = [
        "saved from ",
        "saved on ",
        "archived from ",
        "archived on ",
        "archived at ",
        "captured from ",
        "captured on ",
        "retrieved from ",
        "retrieved on ",
        "retrieved ",
        "accessed on ",
        "printed on ",
        "printed from ",
        "cached on ",
        "snapshot taken ",
        "snapshot of ",
        "webpage capture",
        "page captured ",
    ];
    let names_its_source =
        || lower.contains("http") || lower.contains("www.") || lower.contains("from the web") || !written::find(line).is_empty();
    line.split_whitespace().count() <= MAX_KEEPER_WORDS
        && opens.iter().any(|o| lower.starts_with(o))
        && !ends_sentence(line)
        && names_its_source()
}

fn asks_to_subscribe(lower: &str) -> bool {
    let asks = [
        "sign up ",
        "subscribe ",
        "get the ",
        "get our ",
        "join our ",
        "thanks for subscribing",
        "thank you for subscribing",
        "enter your email",
    ];
    let what =
        ["newsletter", "emails", "e-mails", "by email", "inbox", "alerts", "subscribing", "digital access", "our daily", "our weekly"];
    let is_promise = || lower.ends_with(INBOX) && lower.split_whitespace().nth(MAX_PROMISE_WORDS).is_none();
    let agrees = ["by signing up", "by subscribing"].iter().any(|a| lower.starts_with(a)) && lower.contains("you agree");
    agrees
        || asks.iter().any(|a| lower.starts_with(a)) && what.iter().any(|w| lower.contains(w))
        || lower.contains("your inbox") && is_promise()
}

/// "All the news of the harbour in your inbox every morning."
const INBOX: [char; 2] = ['.', '!'];
const MAX_PROMISE_WORDS: usize = 16;

/// "Got a story? Email desk@quay.example", "Ana Holt can be reached at …"
fn asks_to_write(lower: &str) -> bool {
    let is_address =
        |w: &str| w.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.trim_end_matches(['.', ',']).contains('.'));
    let asks = [
        "got a story",
        "got a tip",
        "have a story",
        "story suggestion",
        "news tip",
        "can be reached at",
        "email us",
        "e-mail us",
        "contact us",
        "contact the",
        "write to us",
        "get in touch",
        "reach the reporter",
    ];
    let is_sent = lower.starts_with("email ") || lower.starts_with("e-mail ");
    (is_sent || asks.iter().any(|a| lower.contains(a)))
        && (lower.split_whitespace().any(is_address)
            || lower.contains("twitter.com/")
            || lower.contains("got a story")
            || lower.contains("call us"))
}

fn asks_to_follow(line: &str, lower: &str) -> bool {
    let asks = ["follow us ", "like us on ", "find us on ", "chat with us ", "join us on ", "join the conversation"];
    asks.iter().any(|a| lower.starts_with(a))
        || line.starts_with("Follow @")
        || line.starts_with("Follow ") && (lower.contains(" on twitter") || lower.contains(" on facebook"))
}

/// "This story has been updated.", "… originally appeared on quaypost.example."
fn tells_of_itself(lower: &str) -> Option<&'static str> {
    let names_itself = ["this article ", "this story ", "this post ", "this report ", "update: this article ", "update: this story "];
    let rest = names_itself.iter().find_map(|n| lower.strip_prefix(n));
    if rest.is_some_and(|r| {
        [
            "has been updated",
            "was updated",
            "will be updated",
            "was last updated",
            "was amended",
            "has been amended",
            "was corrected",
            "has been corrected",
            "was edited",
            "was first published on",
        ]
        .iter()
        .any(|w| r.starts_with(w))
    }) {
        return Some(reason::CLOCK);
    }
    if rest.is_some_and(|r| r.starts_with("was originally published ") && !written::find(r).is_empty()) {
        return Some(reason::CLOCK);
    }
    let from =
        ["originally appeared on ", "originally published on ", "first appeared on ", "first published on ", "originally appeared in "];
    let appeared = from.iter().any(|f| lower.contains(f));
    (appeared && (rest.is_some() || lower.contains("originally appeared on "))).then_some(reason::PAGE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_to_the_reader() {
        for (line, expected) in [
            ("Saw it fall over the quay https://t.example/x — Ana Holt (@ana_holt) March 3, 2019", Some(reason::POST)),
            ("The quay A post shared by Ana (@ana.holt) on Oct 1, 2017 at 10:56pm PDT", Some(reason::POST)),
            ("A post shared by Ana Holt (@ana.holt)", Some(reason::POST)),
            ("This article was amended on 5 March.", Some(reason::CLOCK)),
            ("[How the east quay was built in one summer]", Some(reason::RELATED)),
            ("Why the quay moved by night Read more", Some(reason::RELATED)),
            ("For more harbour news: https://quay.example", Some(reason::RELATED)),
            ("jm/dm (AFP, dpa)", Some(reason::CREDIT)),
            ("(Quay Post 10/03/2017 page4)", Some(reason::PAGE)),
            ("Sign up for our harbour emails and never miss a tide.", Some(reason::NEWSLETTER)),
            ("By signing up you agree to our Terms of Use and Privacy Policy.", Some(reason::NEWSLETTER)),
            ("All the news of the harbour in your inbox every morning.", Some(reason::NEWSLETTER)),
            ("This story was originally published March 3, 2019 8:10 PM.", Some(reason::CLOCK)),
            ("Got a story? Email the desk on desk@quay.example or call us direct.", Some(reason::CONTACT)),
            ("Email Bo Tansley at bo@quay.example or follow him @bo.", Some(reason::CONTACT)),
            ("Reach the reporters on Twitter at http://twitter.com/bo", Some(reason::CONTACT)),
            ("Follow the opinion desk on Facebook, Twitter (@quay) and Instagram.", Some(reason::SHARE)),
            ("Bo Tansley can be reached at bo@quay.example.", Some(reason::CONTACT)),
            ("Follow us on the usual networks, or on our own page of the harbour.", Some(reason::SHARE)),
            ("This story has been updated with the name of the ferry.", Some(reason::CLOCK)),
            ("This article originally appeared on Quay Post.", Some(reason::PAGE)),
            ("Captured from the web on 5 April 2023", Some(reason::KEEPER)),
            ("Printed on 5 April 2023", Some(reason::KEEPER)),
            ("Saved from https://quay.example/a", Some(reason::KEEPER)),
        ] {
            assert_eq!(super::reason(line), expected, "{line}");
        }
    }

    #[test]
    fn prose_is_left_alone() {
        for line in [
            "The mayor (@anaholt) wrote on Monday that the quay was safe.",
            "[Laughter]",
            "“Follow us on the pier,” the mate had said.",
            "Saved from the sea on 5 April 2023, the crew went home.",
            "Sign up sheets hung in the harbour office until Monday.",
            "The council asked residents to contact the harbour office.",
            "The letter was first published in 1912, the archive said.",
            "This article of the treaty was updated in 1998, the lawyer told the court in Brannock.",
        ] {
            assert_eq!(super::reason(line), None, "{line}");
        }
    }
}
