//! Character references: "&amp;", "&#8220;", "&rsquo" → the characters they stand for.
//!
//! The names are the data of `entities.txt` (the list of the HTML standard).

use std::borrow::Cow;
use std::sync::LazyLock;

struct Entity {
    name: &'static str,
    /// Read without a semicolon as well.
    bare: bool,
    text: String,
}

static ENTITIES: LazyLock<Vec<Entity>> = LazyLock::new(|| {
    let lines = include_str!("entities.txt").lines().filter(|l| !l.starts_with('#'));
    let mut entities: Vec<Entity> = lines
        .filter_map(|line| {
            let (name, points) = line.split_once(' ')?;
            let text = points.split(' ').filter_map(|p| u32::from_str_radix(p, 16).ok().and_then(char::from_u32)).collect();
            Some(Entity { name: name.trim_end_matches('*'), bare: name.ends_with('*'), text })
        })
        .collect();
    entities.sort_by_key(|e| e.name);
    entities
});

/// The longest name of the list.
const MAX_NAME: usize = 32;

fn named(name: &str) -> Option<&'static Entity> {
    // The common ones need no list, so that most pages never load it.
    ENTITIES.binary_search_by_key(&name, |e| e.name).ok().and_then(|i| ENTITIES.get(i))
}

/// `text` with its character references resolved.
pub(super) fn decode(text: &str) -> Cow<'_, str> {
    if memchr::memchr(b'&', text.as_bytes()).is_none() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    pieces(text, |piece, _| out.push_str(piece));
    Cow::Owned(out)
}

/// Call `take` with each piece of the decoded `text` and the offset in `text` at which it stands.
pub(super) fn pieces(text: &str, mut take: impl FnMut(&str, usize)) {
    let mut at = 0;
    while let Some(found) = memchr::memchr(b'&', &text.as_bytes()[at..]) {
        let amp = at + found;
        if amp > at {
            take(&text[at..amp], at);
        }
        match reference(&text[amp..]) {
            Some((decoded, length)) => {
                take(&decoded, amp);
                at = amp + length;
            }
            None => {
                take("&", amp);
                at = amp + 1;
            }
        }
    }
    if at < text.len() {
        take(&text[at..], at);
    }
}

/// What the reference at the beginning of `text` stands for, and its length.
fn reference(text: &str) -> Option<(Cow<'static, str>, usize)> {
    let body = &text[1..];
    if let Some(number) = body.strip_prefix('#') {
        return numeric(number).map(|(c, length)| (Cow::Owned(c.to_string()), 2 + length));
    }
    let end = body.bytes().take(MAX_NAME).take_while(u8::is_ascii_alphanumeric).count();
    let name = &body[..end];
    let closed = body.as_bytes().get(end) == Some(&b';');
    if closed {
        let common = match name {
            "amp" => Some("&"),
            "nbsp" => Some("\u{a0}"),
            "quot" => Some("\""),
            "lt" => Some("<"),
            "gt" => Some(">"),
            "apos" => Some("'"),
            _ => None,
        };
        if let Some(text) = common.or_else(|| named(name).map(|e| e.text.as_str())) {
            return Some((Cow::Borrowed(text), end + 2));
        }
    }
    (2..=end).rev().find_map(|n| named(&name[..n]).filter(|e| e.bare)).map(|e| (Cow::Borrowed(e.text.as_str()), 1 + e.name.len()))
}

/// The character of "8220;" or "x201c;", and the length of what was read.
fn numeric(text: &str) -> Option<(char, usize)> {
    let (digits, radix, prefix) = match text.strip_prefix(['x', 'X']) {
        Some(rest) => (rest, 16, 1),
        None => (text, 10, 0),
    };
    let end = digits.bytes().take_while(|b| (*b as char).is_digit(radix)).count();
    let number = u32::from_str_radix(digits.get(..end).filter(|d| !d.is_empty())?, radix).unwrap_or(u32::MAX);
    let closed = usize::from(digits.as_bytes().get(end) == Some(&b';'));
    let character = match number {
        // Windows characters under their old numbers, as browsers read them.
        0x80..=0x9f => encoding_rs::WINDOWS_1252.decode(&[number as u8]).0.chars().next()?,
        0 => '\u{fffd}',
        n => match char::from_u32(n) {
            Some(c) if c.is_control() && !matches!(c, '\n' | '\t' | '\r') => ' ',
            Some(c) => c,
            None => '\u{fffd}',
        },
    };
    Some((character, prefix + end + closed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references() {
        for (text, expected) in [
            ("Tom &amp; Jo &lt;3", "Tom & Jo <3"),
            ("&ldquo;No,&rdquo; she said&hellip;", "“No,” she said…"),
            ("&#8220;No&#x201D; &#146;tis", "“No” ’tis"),
            ("AT&T, Q&A, &unknown; &", "AT&T, Q&A, &unknown; &"),
            ("caf&eacute &copy 2019 &notit;", "café © 2019 ¬it;"),
            ("&#0;&#xD800;&#99999999999999;x&#;", "\u{fffd}\u{fffd}\u{fffd}x&#;"),
        ] {
            assert_eq!(decode(text), expected, "{text}");
        }
    }
}
