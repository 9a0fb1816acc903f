//! Quotation marks of one paragraph → what stands between them.
//!
//! Takes straight, curly, mixed and wrong-way double marks, ''doubled singles'', British single
//! marks beside apostrophes ('tis, '90s, dogs'), guillemets, low-high and corner brackets. Yields
//! the outermost pairs only: in «“He said ‘no’ to us,” Holt said» the inner pair is content. A mark
//! that is never closed runs to the paragraph's end. It does not judge whether the words between
//! are a statement; that is done in `statements`.

use crate::article::Span;

/// Words between quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Quoted {
    /// With its marks.
    pub(super) outer: Span,
    /// Without them, trimmed.
    pub(super) inner: Span,
    /// Whether the closing mark is there.
    pub(super) closed: bool,
    /// Written with single marks.
    pub(super) single: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Family {
    /// `"`, “ ”, „ ‟ and ''.
    Double,
    /// ‘ ’ ‚ and '.
    Single,
    /// « »
    Guillemet,
    /// ‹ ›
    SmallGuillemet,
    /// 「 」
    Corner,
    /// 『 』
    WhiteCorner,
}

#[derive(Clone, Copy, Debug)]
struct Mark {
    at: usize,
    len: usize,
    family: Family,
    /// The glyph: 1 an opening one, -1 a closing one, 0 either.
    lean: i8,
    before: Option<char>,
    after: Option<char>,
}

/// A mark that opens and is followed by nothing but space cannot be told from one that closes; these
/// characters before it say that it opens.
const BEFORE_OPENING: &[char] = &['(', '[', '{', '-', '–', '—', '/', ':', '“', '‘', '"', '\'', '…', '=', '>', '\u{2028}', '„', '«'];

impl Mark {
    fn space_before(&self) -> bool {
        self.before.is_none_or(|c| c.is_whitespace() || BEFORE_OPENING.contains(&c) || is_zero_width(c))
    }

    fn space_after(&self) -> bool {
        self.after.is_none_or(|c| {
            !(c.is_alphanumeric()
                || matches!(c, '[' | '(' | '$' | '£' | '€' | '@' | '#' | '…' | '“' | '‘' | '\'' | '"' | '.' | '<' | '¿' | '¡' | '—' | '-'))
        })
    }

    fn can_open(&self) -> bool {
        self.space_before() && self.after.is_some_and(|c| !c.is_whitespace())
    }

    fn can_close(&self) -> bool {
        self.before.is_some_and(|c| !c.is_whitespace())
    }
}

fn is_zero_width(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{2060}')
}

/// The outermost quoted stretches of `paragraph`, in order, and the marks that pair with nothing.
pub(super) fn quoted(text: &str, paragraph: Span) -> Vec<Quoted> {
    let part = paragraph.of(text);
    if !has_marks(part) {
        return Vec::new();
    }
    let marks = marks(part);
    let mut out = Vec::new();
    let mut i = 0;
    while i < marks.len() {
        let mark = marks[i];
        if !opens(part, &marks, i) {
            i += 1;
            continue;
        }
        let close = closing(part, &marks, i);
        let single = mark.family == Family::Single;
        match close {
            Some(j) => {
                let end = marks[j];
                push(part, paragraph.start, mark.at, mark.at + mark.len, end.at, end.at + end.len, true, single, &mut out);
                i = j + 1;
            }
            // A single mark with no partner is an apostrophe.
            None if single => i += 1,
            None => {
                // Later marks of the same family that open anew show where this one was forgotten.
                let next = marks[i + 1..]
                    .iter()
                    .position(|m| m.family == mark.family && m.lean >= 0 && m.can_open() && m.before.is_none_or(char::is_whitespace));
                let end = next.map_or(part.len(), |n| marks[i + 1 + n].at);
                push(part, paragraph.start, mark.at, mark.at + mark.len, end, end, false, single, &mut out);
                i = next.map_or(marks.len(), |n| i + 1 + n);
            }
        }
    }
    out
}

fn has_marks(part: &str) -> bool {
    memchr::memchr3(b'"', b'\'', 0xE2, part.as_bytes()).is_some() || part.contains(['«', '»', '「', '『'])
}

#[expect(clippy::too_many_arguments, reason = "the four ends of one pair of marks")]
fn push(part: &str, base: usize, open: usize, start: usize, end: usize, close: usize, closed: bool, single: bool, out: &mut Vec<Quoted>) {
    let inside = &part[start..end];
    let lead = inside.len() - inside.trim_start().len();
    let trimmed = inside.trim();
    if !trimmed.chars().any(char::is_alphanumeric) {
        return;
    }
    let from = base + start + lead;
    let outer_end = if closed { close } else { start + lead + trimmed.len() };
    out.push(Quoted { outer: Span::new(base + open, base + outer_end), inner: Span::new(from, from + trimmed.len()), closed, single });
}

fn marks(part: &str) -> Vec<Mark> {
    let mut out: Vec<Mark> = Vec::new();
    let mut before = None;
    let mut chars = part.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let (family, lean) = match c {
            '"' | '＂' => (Family::Double, 0),
            '“' | '„' | '‟' => (Family::Double, 1),
            '”' => (Family::Double, -1),
            '″' => (Family::Double, 0),
            '\'' | '`' | '´' => (Family::Single, 0),
            '‘' | '‚' | '‛' => (Family::Single, 1),
            '’' => (Family::Single, -1),
            '«' => (Family::Guillemet, 1),
            '»' => (Family::Guillemet, -1),
            '‹' => (Family::SmallGuillemet, 1),
            '›' => (Family::SmallGuillemet, -1),
            '「' => (Family::Corner, 1),
            '」' => (Family::Corner, -1),
            '『' => (Family::WhiteCorner, 1),
            '』' => (Family::WhiteCorner, -1),
            _ => {
                before = Some(c);
                continue;
            }
        };
        let mut len = c.len_utf8();
        let (mut family, mut lean) = (family, lean);
        // '' and `` are double marks.
        if family == Family::Single
            && let Some(&(next_at, next)) = chars.peek()
            && (next == c || matches!((c, next), ('‘', '’')))
        {
            family = Family::Double;
            lean = match c {
                '`' | '‘' => 1,
                '’' => -1,
                _ => 0,
            };
            len = next_at + next.len_utf8() - at;
            chars.next();
        }
        out.push(Mark { at, len, family, lean, before, after: part[at + len..].chars().next() });
        before = Some(c);
    }
    out
}

/// Whether mark `i`, met outside of quotation marks, opens.
fn opens(part: &str, marks: &[Mark], i: usize) -> bool {
    let mark = &marks[i];
    match mark.family {
        Family::Double => {
            if mark.before == Some('=') {
                return false;
            }
            let measure = mark.lean <= 0 && mark.before.is_some_and(|c| c.is_ascii_digit());
            let opening = match mark.lean {
                1 => !(mark.space_after() && mark.before.is_some_and(|c| !c.is_whitespace())),
                -1 => mark.can_open() && !mark.space_after(),
                _ => {
                    !measure
                        && (mark.can_open() && !mark.space_after()
                            || mark.before.is_some_and(|c| c.is_whitespace()) && has_partner(marks, i))
                }
            };
            opening && !is_seconds(part, mark)
        }
        Family::Single => single_opens(part, mark),
        _ => mark.lean == 1 || mark.can_open() && !mark.space_after(),
    }
}

/// 5′2″ and 6'2": feet and inches.
fn is_seconds(part: &str, mark: &Mark) -> bool {
    part[mark.at..].starts_with('″') && mark.before.is_some_and(|c| c.is_ascii_digit())
}

fn has_partner(marks: &[Mark], i: usize) -> bool {
    marks[i + 1..].iter().any(|m| m.family == Family::Double && m.can_close())
}

/// Words that begin with an apostrophe.
const ELISIONS: &[&str] =
    &["tis", "twas", "em", "til", "till", "n", "cause", "bout", "round", "kay", "nuff", "ere", "s", "re", "d", "ll", "ve", "m", "t"];

fn single_opens(part: &str, mark: &Mark) -> bool {
    if !mark.can_open() || mark.space_after() || mark.before == Some('=') || part[mark.at..].starts_with('´') {
        return false;
    }
    let rest = &part[mark.at + mark.len..];
    // ‘ before a whole sentence opens even where the word could be an elision.
    let word: String = rest.chars().take_while(|c| c.is_alphanumeric()).collect();
    if mark.lean == -1 && (word.starts_with(|c: char| c.is_ascii_digit()) || ELISIONS.contains(&word.to_lowercase().as_str())) {
        return false;
    }
    if word.starts_with(|c: char| c.is_ascii_digit()) && word.ends_with('s') {
        return false;
    }
    !(mark.lean != 1 && ELISIONS.contains(&word.to_lowercase().as_str()))
}

/// The mark that closes the one at `i`.
fn closing(part: &str, marks: &[Mark], i: usize) -> Option<usize> {
    let open = marks[i];
    let mut depth = 0usize;
    for (j, mark) in marks.iter().enumerate().skip(i + 1) {
        if mark.family != open.family {
            continue;
        }
        match open.family {
            Family::Single => {
                if single_closes(part, marks, i, j) {
                    return Some(j);
                }
            }
            Family::Double => {
                if is_seconds(part, mark) {
                    continue;
                }
                let opening = mark.lean >= 0 && mark.can_open() && !mark.space_after() && !glued_to_both(mark);
                if opening && !(mark.lean == 0 && mark.can_close() && !mark.space_before()) {
                    // A mark that can only open, met inside: nested if two closers follow before
                    // the next opener, else the closing mark was forgotten.
                    if mark.lean == 1 && open.lean == 1 {
                        if !nested(marks, j) {
                            return None;
                        }
                        depth += 1;
                        continue;
                    }
                    if mark.before.is_some_and(|c| c.is_whitespace()) {
                        return None;
                    }
                }
                if mark.can_close() || mark.lean == -1 || mark.space_after() {
                    if mark.lean == 0 && mark.before.is_some_and(|c| c.is_ascii_digit()) && measure_inside(part, marks, j) {
                        continue;
                    }
                    if depth == 0 {
                        return Some(j);
                    }
                    depth -= 1;
                }
            }
            _ => {
                if mark.lean == open.lean {
                    depth += 1;
                } else if depth == 0 {
                    return Some(j);
                } else {
                    depth -= 1;
                }
            }
        }
    }
    None
}

/// `word"word`: neither side says which way the mark faces.
fn glued_to_both(mark: &Mark) -> bool {
    mark.before.is_some_and(char::is_alphanumeric)
}

/// Two closers before the next opener: the opener at `j` is a quotation within the quotation.
fn nested(marks: &[Mark], j: usize) -> bool {
    let mut closers = 0;
    for mark in marks[j + 1..].iter().filter(|m| m.family == Family::Double) {
        let opening = mark.lean == 1 && !mark.space_after();
        if opening {
            return closers >= 2;
        }
        closers += 1;
        if closers >= 2 {
            return true;
        }
    }
    false
}

/// `a 6" pipe" he said`: a straight mark after a digit measures, if another one can still close.
fn measure_inside(part: &str, marks: &[Mark], j: usize) -> bool {
    let mark = &marks[j];
    let next = part[mark.at + mark.len..].trim_start();
    let word_follows = mark.after == Some(' ') && next.starts_with(|c: char| c.is_lowercase());
    let closers = marks[j + 1..]
        .iter()
        .take_while(|m| !(m.family == Family::Double && m.can_open() && !m.space_after()))
        .filter(|m| m.family == Family::Double)
        .count();
    word_follows && closers % 2 == 1
}

/// Whether mark `j` closes the single mark at `i`, and is no apostrophe.
fn single_closes(part: &str, marks: &[Mark], i: usize, j: usize) -> bool {
    let mark = &marks[j];
    if mark.lean == 1 || !mark.can_close() || mark.after.is_some_and(|c| c.is_alphanumeric()) {
        return false;
    }
    let before = mark.before.unwrap_or(' ');
    if matches!(before, '.' | ',' | '!' | '?' | '…' | ';' | ':' | ')' | '—' | '-' | '”' | '"') {
        return true;
    }
    // dogs' tails: a plural possessive, if a better closer follows before the next opener.
    let rest = part[mark.at + mark.len..].trim_start();
    if before == 's' && rest.starts_with(|c: char| c.is_lowercase()) {
        let better = marks[j + 1..].iter().enumerate().any(|(k, m)| {
            m.family == Family::Single
                && m.lean != 1
                && m.can_close()
                && !m.after.is_some_and(char::is_alphanumeric)
                && !marks[j + 1..j + 1 + k].iter().any(|n| n.family == Family::Single && single_opens(part, n))
        });
        return !better && mark.at - marks[i].at < 80;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inners(text: &str) -> Vec<String> {
        quoted(text, Span::new(0, text.len()))
            .iter()
            .map(|q| format!("{}{}", q.inner.of(text), if q.closed { "" } else { " …unclosed" }))
            .collect()
    }

    #[test]
    fn marks_of_every_kind_pair() {
        for (text, wanted) in [
            ("\"We sail,\" Holt said. \"Today.\"", &["We sail,", "Today."][..]),
            ("“We sail,” Holt said. “Today.”", &["We sail,", "Today."]),
            ("“We sail,\" Holt said. \"Today.”", &["We sail,", "Today."]),
            ("”We sail,” Holt said.", &["We sail,"]),
            ("“We sail,“ Holt said. “Today.“", &["We sail,", "Today."]),
            ("''We sail,'' Holt said.", &["We sail,"]),
            ("``We sail,'' Holt said.", &["We sail,"]),
            ("‘We don’t sail,’ Holt said.", &["We don’t sail,"]),
            ("'We don't sail,' Holt said.", &["We don't sail,"]),
            ("'The dogs' tails wag,' Holt said.", &["The dogs' tails wag,"]),
            ("It was the '90s and 'tis true that dogs' tails wag.", &[]),
            ("«We sail», Holt said.", &["We sail"]),
            ("„We sail“, Holt said.", &["We sail"]),
            ("「We sail」 Holt said.", &["We sail"]),
            ("“He said ‘no’ to us,” Holt said.", &["He said ‘no’ to us,"]),
            ("“He said “no” to us,” Holt said.", &["He said “no” to us,"]),
            ("He is 6'2\" tall and said \"no\".", &["no"]),
            ("A 12\" pipe and a 10\" pipe.", &[]),
            ("“We sail, Holt said.", &["We sail, Holt said. …unclosed"]),
            ("She called it “a calm harbour”.", &["a calm harbour"]),
            ("rock ’n’ roll", &[]),
        ] {
            assert_eq!(inners(text), wanted, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn every_pair_resolves_and_none_overlap(text in "[a-zA-Z0-9 .,“”‘’\"'«»„「」`\n-]{0,100}") {
            let mut last = 0;
            for q in quoted(&text, Span::new(0, text.len())) {
                proptest::prop_assert!(q.outer.start >= last && q.outer.contains(q.inner));
                proptest::prop_assert!(!q.inner.of(&text).is_empty());
                last = q.outer.end;
            }
        }
    }
}
