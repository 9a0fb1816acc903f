//! Captions and picture credits in text from which the pictures are gone.
//!
//! "(Photo : Reuters) The ambassador (above) has said …" is a caption although it reads like
//! prose; "Ferry at low water. File photo: Coastguard." is known by its end.

use super::phrases::ends_sentence;
use crate::language::en;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Captions are at most this long; prose that merely ends in a bracket is longer.
const MAX_WORDS: usize = 70;
/// Lines with the opening words of a caption are captions up to this length: several may have run
/// together.
const MAX_OPENED_WORDS: usize = 400;
/// The credit at a caption's end is at most this long.
const MAX_CREDIT_WORDS: usize = 7;
/// A line that begins with the bare name of an agency is a caption up to this length.
const MAX_AGENCY_WORDS: usize = 45;

static AGENCIES: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| en::lines(en::PICTURE_AGENCIES).collect());

/// Words that open a caption, in lower case.
const OPENINGS: &[&str] = &[
    "(photo",
    "[photo",
    "photo:",
    "photo by ",
    "photo credit",
    "photograph:",
    "photograph by ",
    "photos:",
    "photos by ",
    "picture:",
    "pictures:",
    "image:",
    "image credit",
    "image copyright",
    "image caption",
    "media caption",
    "image source",
    "media playback",
    "file photo",
    "file —",
    "file -",
    "(ap photo",
    "foto:",
    "(foto",
    "credit:",
    "caption:",
    "video caption",
    "bild:",
];

/// What announces a credit at a caption's end, in lower case.
const CREDITS: &[&str] = &[
    "file photo",
    "photo:",
    "photo :",
    "photos:",
    "photograph:",
    "photo by ",
    "photo courtesy",
    "picture:",
    "image:",
    "image courtesy",
    "credit:",
    "photo/",
    "foto:",
    "(photo",
    "[photo",
    "(ap photo",
    "ap photo",
    "illustration:",
    "graphic:",
];

/// Whether `line` belongs to a picture.
///
/// `lower` is the line in lower case, which may change its length: the two are never indexed together.
pub(super) fn is_caption(line: &str, lower: &str) -> bool {
    let words = line.split_whitespace().take(MAX_OPENED_WORDS + 1).count();
    if words > MAX_OPENED_WORDS {
        return false;
    }
    if OPENINGS.iter().any(|o| lower.starts_with(o)) || lower.contains("hide caption") || is_film_title(line) {
        return true;
    }
    if words > MAX_WORDS {
        return false;
    }
    is_numbered(line) || ends_with_credit(lower) || ends_with_agency(line) || (words <= MAX_AGENCY_WORDS && begins_with_agency(line))
}

/// "12/30 The harbour at dawn": a picture of a series.
fn is_numbered(line: &str) -> bool {
    let Some((count, rest)) = line.split_once(' ') else { return false };
    let Some((a, b)) = count.split_once('/') else { return false };
    let is_number = |s: &str| !s.is_empty() && s.len() <= 3 && s.bytes().all(|b| b.is_ascii_digit());
    let in_order = a.parse::<u32>().ok().zip(b.parse::<u32>().ok()).is_some_and(|(a, b)| a >= 1 && a <= b && b > 2);
    is_number(a)
        && is_number(b)
        && in_order
        && rest.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        && rest.split(' ').count() > 2
}

/// "CLOSE The ferry is towed to the quay": the button that closes a film has slipped in front.
fn is_film_title(line: &str) -> bool {
    line.strip_prefix("CLOSE ")
        .is_some_and(|rest| rest.starts_with(char::is_uppercase) && rest.split(' ').nth(1).is_some_and(|w| w.contains(char::is_lowercase)))
}

/// "… at low water. Photo: Coastguard."
fn ends_with_credit(lower: &str) -> bool {
    let body = lower.trim_end_matches(['.', ')', ']', ' ']);
    let tail = last_words(body, MAX_CREDIT_WORDS);
    let found = CREDITS.iter().filter_map(|c| tail.rfind(c)).map(|at| body.len() - tail.len() + at);
    found.into_iter().any(|at| {
        let before = body[..at].trim_end();
        let stands_alone = before.is_empty() || before.ends_with(['.', '!', '?', ')', '|', ',', '(', '[', '—', '–', '-', '”', '"']);
        let credit = body[at..].split_whitespace().count();
        stands_alone && credit <= MAX_CREDIT_WORDS && !body[at..].contains(['“', '"']) && !has_sentences(&body[at..])
    })
}

/// Whether a credit holds more than names: "A. Holt" is one, "the quay. Nobody was hurt" is none.
fn has_sentences(credit: &str) -> bool {
    credit.match_indices(". ").any(|(at, _)| credit[..at].chars().rev().take_while(|c| c.is_alphabetic()).count() > 1)
}

/// A caption without the credit at its end: "… off Port Ellery. Photo: A. Holt/Agency", "… (AP Photo/A. Holt)".
pub(in crate::read) fn without_credit(line: &str) -> &str {
    let lower = line.to_ascii_lowercase();
    let tail = line.len() - last_words(line, MAX_CREDIT_WORDS + 1).len();
    let said = CREDITS.iter().filter_map(|c| lower[tail..].find(c)).min().map(|at| tail + at);
    let is_credit = |inside: &str| {
        let inside = inside.trim_end_matches(['.', ')', ']', ' ']);
        inside.contains('/') || inside.to_ascii_lowercase().contains("photo") || is_agency(inside.trim())
    };
    let bracket = line[tail..].rfind(['(', '[']).map(|at| tail + at).filter(|at| is_credit(&line[at + 1..]));
    let sentence = line[tail..].rfind(". ").map(|at| tail + at + 1).filter(|at| is_credit(&line[*at..]));
    let cut = said.into_iter().chain(bracket).chain(sentence).min().unwrap_or(line.len());
    let kept = line[..cut].trim_end_matches([' ', '(', '[', '|', '–', '—', '-']);
    if kept.is_empty() { line } else { kept }
}

/// The end of `text` from the `count`th word from behind.
fn last_words(text: &str, count: usize) -> &str {
    let (mut left, mut in_word) = (count, false);
    for (at, c) in text.char_indices().rev() {
        if !c.is_whitespace() {
            in_word = true;
        } else if in_word {
            (left, in_word) = (left - 1, false);
            if left == 0 {
                return &text[at + c.len_utf8()..];
            }
        }
    }
    text
}

/// "… at low water (Ana Holt/Reuters)", "… in Brannock. REUTERS/Ana Holt"
fn ends_with_agency(line: &str) -> bool {
    let body = line.trim_end_matches(['.', ')', ']', ' ']);
    if let Some((before, agency)) = body.rsplit_once('/')
        && AGENCIES.contains(agency.trim())
        && before.trim_end().ends_with(char::is_alphabetic)
        && before.split_whitespace().rev().take(2).all(|w| w.starts_with(|c: char| c.is_uppercase() || c == '('))
    {
        return true;
    }
    let tail = body.rsplit(['.', '(', '[', '|']).next().unwrap_or(body).trim();
    if tail.split_whitespace().count() > MAX_CREDIT_WORDS {
        return false;
    }
    let pieces: Vec<&str> = tail.split('/').map(str::trim).collect();
    let is_name = |p: &&str| p.split_whitespace().all(|w| w.starts_with(|c: char| c.is_uppercase()));
    let has_agency = pieces.iter().any(|p| AGENCIES.contains(p) || p.strip_suffix(" via AP").is_some() || p.ends_with("via Getty Images"));
    // "(Ana Holt / Harbour Post)": in brackets at the end, any two names are a credit.
    let in_brackets = line.ends_with(')')
        && pieces.len() == 2
        && pieces.iter().all(|p| p.contains(' '))
        && line.rfind('(').is_some_and(|at| !line[at..].contains(['.', ',']));
    (pieces.len() > 1 || tail.contains(" via ")) && (has_agency || in_brackets) && pieces.iter().all(|p| is_name(p) || p.contains(" via "))
}

/// Whether `name` is an agency's, in whatever case.
fn is_agency(name: &str) -> bool {
    AGENCIES.contains(name) || (name.len() <= 16 && AGENCIES.iter().any(|a| a.eq_ignore_ascii_case(name)))
}

/// Whether a line holds nothing but agencies: "Reuters", "AP - AFP".
pub(super) fn is_agency_line(line: &str) -> bool {
    line.len() <= 60 && line.trim_matches(['(', ')']).split([',', '/', '-', '|', '&']).all(|name| is_agency(name.trim()))
}

/// "Reuters The square after the march": the credit has slipped in front.
fn begins_with_agency(line: &str) -> bool {
    if ends_sentence(line) || line.ends_with([':', ',', ';']) {
        return false;
    }
    let ends = line.match_indices(' ').take(4).map(|(at, _)| at);
    let mut agency_end = None;
    for end in ends {
        if is_agency(&line[..end]) {
            agency_end = Some(end);
        }
    }
    // A capital follows, as in "Reuters The square"; "Reuters reports" goes on in small letters.
    agency_end.is_some_and(|end| {
        line[end..].trim_start().starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
            && line[end..].split_whitespace().count() >= 3
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn captions_are_known() {
        for line in [
            "(Photo : Reuters) The ambassador (above) has said that no ferry will sail.",
            "The reef at low water. File photo: Wikimedia.",
            "The reef at low water. Photo: Wikimedia.",
            "The reef at low water. Photo: A. Holt/Agency",
            "Image copyright EPA Image caption The blast destroyed the pier",
            "The pier after the storm, Jan. 3, 2019. REUTERS/Ana Holt",
            "The pier after the storm (Ana Holt/Getty Images)",
            "Ana Holt/The Associated Press",
            "Reuters The square was empty after the march",
            "Getty - Contributor The mayor left through the back door",
            "12/30 The harbour at dawn",
            "The harbour at dawn Hide Caption 4 of 12",
            "Photo by Ana Holt",
            "The harbour office has warned that fishermen are “losing patience” ANA HOLT/PA",
            "The singer, photographed in 2016, sails on May 16. (Ana Holt / Harbour Post)",
            "3/16 2003 A mother and her children look out of the cabin. Ana Holt",
            "google The ferry sank off the northern island",
            "CLOSE The ferry is towed to the quay. (Feb. 6) AP",
        ] {
            assert!(is_caption(line, &line.to_lowercase()), "{line}");
        }
    }

    #[test]
    fn credits_are_cut_off_captions() {
        for (line, kept) in [
            ("The ferry is towed to the quay. Photo: A. Holt/Agency", "The ferry is towed to the quay."),
            ("The ferry is towed to the quay. (AP Photo/Ana Holt)", "The ferry is towed to the quay."),
            ("The ferry is towed to the quay. REUTERS/Ana Holt", "The ferry is towed to the quay."),
            ("The ferry is towed to the quay (left). Nobody was hurt.", "The ferry is towed to the quay (left). Nobody was hurt."),
            ("Photo: Ana Holt", "Photo: Ana Holt"),
        ] {
            assert_eq!(without_credit(line), kept);
        }
    }

    #[test]
    fn prose_is_no_caption() {
        for line in [
            "Reuters reported that the ferry had sailed.",
            "Twitter Inc said on Monday that it would close its office in Brannock.",
            "The photo shows the mayor on the pier.",
            "He posed for a photo: the last one of his life, as it turned out, on a pier in the fog.",
            "The mayor spoke to Reuters and the BBC.",
            "One in three, or 1/3 of the crews, stayed ashore.",
            "The vote was 5/16 in favour.",
            "CLOSE CALL FOR FERRY",
            "The mayor (left) met the council (Labour/Green) on Monday.",
        ] {
            assert!(!is_caption(line, &line.to_lowercase()), "{line}");
        }
    }
}
