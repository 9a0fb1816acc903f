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

/// What stands around a paragraph, as far as quotation marks go on over its ends.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Around<'a> {
    /// A quotation of a paragraph before runs on to the first mark that closes here; to the end if there is none.
    pub(super) runs_on: bool,
    /// The next paragraph.
    pub(super) next: &'a str,
}

/// So many paragraphs a quotation may go on in without opening anew.
const MOST_PARAGRAPHS: usize = 3;

/// In how many of the paragraphs `next` a double quotation that does not close in its own goes on: up to the
/// first that has a closing mark which nothing in it opens; none if one opens anew or it closes nowhere.
pub(super) fn runs_on<'a>(next: impl Iterator<Item = &'a str>) -> usize {
    for (i, part) in next.take(MOST_PARAGRAPHS).enumerate() {
        let first = marks(part).into_iter().find(|m| m.family == Family::Double && !is_measure(m));
        match first {
            None => {}
            Some(mark) if only_closes(&mark) => return i + 1,
            Some(_) => return 0,
        }
    }
    0
}

/// Inches: a mark just behind a figure.
fn is_measure(mark: &Mark) -> bool {
    mark.lean == 0 && mark.before.is_some_and(|c| c.is_ascii_digit())
}

fn only_closes(mark: &Mark) -> bool {
    mark.lean != 1 && mark.can_close() && (mark.space_after() || mark.lean == -1 && !mark.can_open())
}

/// The outermost quoted stretches of `paragraph`, in order, and the marks that pair with nothing.
pub(super) fn quoted(text: &str, paragraph: Span, around: Around<'_>) -> Vec<Quoted> {
    let part = paragraph.of(text);
    if !has_marks(part) && !around.runs_on {
        return Vec::new();
    }
    let marks = marks(part);
    let ahead = Ahead::new(part, &marks);
    let mut out = Vec::new();
    let mut i = 0;
    if around.runs_on {
        let close = marks.iter().position(|m| m.family == Family::Double && !is_measure(m));
        let end = close.map_or(part.len(), |c| marks[c].at);
        push(part, paragraph.start, 0, 0, end, close.map_or(end, |c| end + marks[c].len), close.is_some(), false, &mut out);
        i = close.map_or(marks.len(), |c| c + 1);
    }
    while i < marks.len() {
        let mark = marks[i];
        if !opens(part, &ahead, &marks, i) {
            i += 1;
            continue;
        }
        let close = closing(part, &ahead, &marks, i);
        let single = mark.family == Family::Single;
        match close {
            Some(j) => {
                let end = marks[j];
                push(part, paragraph.start, mark.at, mark.at + mark.len, end.at, end.at + end.len, true, single, &mut out);
                i = j + 1;
            }
            // A single mark at the head of two paragraphs in a row: a quotation that goes on in the next.
            None if single && mark.at == 0 && opens_paragraph(part) && opens_paragraph(around.next) => {
                push(part, paragraph.start, 0, mark.len, part.len(), part.len(), false, true, &mut out);
                i = marks.len();
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

/// ‘ or ' before a capital.
fn opens_paragraph(part: &str) -> bool {
    let mut chars = part.chars();
    matches!(chars.next(), Some('‘' | '\'')) && chars.next().is_some_and(char::is_uppercase)
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
fn opens(part: &str, ahead: &Ahead, marks: &[Mark], i: usize) -> bool {
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
                        && (mark.can_open() && !mark.space_after() || mark.before.is_some_and(|c| c.is_whitespace()) && ahead.partner > i)
                }
            };
            opening && !is_seconds(part, mark)
        }
        Family::Single => ahead.of[i].opens,
        _ => mark.lean == 1 || mark.can_open() && !mark.space_after(),
    }
}

/// 5′2″ and 6'2": feet and inches.
fn is_seconds(part: &str, mark: &Mark) -> bool {
    part[mark.at..].starts_with('″') && mark.before.is_some_and(|c| c.is_ascii_digit())
}

/// Words that begin with an apostrophe.
const ELISIONS: &[&str] =
    &["tis", "twas", "em", "til", "till", "n", "cause", "bout", "round", "kay", "nuff", "ere", "s", "re", "d", "ll", "ve", "m", "t"];

fn single_opens(part: &str, mark: &Mark) -> bool {
    if !mark.can_open() || mark.space_after() || mark.before == Some('=') || part[mark.at..].starts_with('´') {
        return false;
    }
    let rest = &part[mark.at + mark.len..];
    let word = &rest[..rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len())];
    let figure = word.starts_with(|c: char| c.is_ascii_digit());
    if figure && (mark.lean == -1 || word.ends_with('s')) {
        return false;
    }
    // ‘ before a whole sentence opens even where the word could be an elision.
    mark.lean == 1 || !ELISIONS.iter().any(|e| e.eq_ignore_ascii_case(word))
}

/// The mark that closes the one at `i`.
fn closing(part: &str, ahead: &Ahead, marks: &[Mark], i: usize) -> Option<usize> {
    match marks[i].family {
        Family::Single => single_closing(ahead, marks, i),
        Family::Double => double_closing(part, ahead, marks, i),
        _ => ahead.of[i].partner,
    }
}

/// The first mark after `i` that closes and is no apostrophe.
fn single_closing(ahead: &Ahead, marks: &[Mark], i: usize) -> Option<usize> {
    let mut j = i + 1;
    while j < marks.len() && marks[j].at - marks[i].at < POSSESSIVE_WITHIN {
        if ahead.of[j].closes != Closes::No {
            return Some(j);
        }
        j += 1;
    }
    (j < marks.len()).then(|| ahead.of[j].next_closer).flatten()
}

/// Whether a single mark closes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Closes {
    No,
    Yes,
    /// A plural possessive ("dogs'") unless the quotation has only just begun.
    IfNear,
}

/// A mark after "s" and before a small letter closes only a quotation of fewer bytes than this.
const POSSESSIVE_WITHIN: usize = 80;

/// What stands ahead of each mark, found in one pass from the end, so that pairing stays linear.
struct Ahead {
    of: Vec<AheadOf>,
    /// The last double mark that could close.
    partner: usize,
}

#[derive(Clone, Copy)]
struct AheadOf {
    /// Single marks: whether it opens, whether it closes, the first from it on that surely closes.
    opens: bool,
    closes: Closes,
    next_closer: Option<usize>,
    /// Guillemets and brackets: the mark that pairs with it.
    partner: Option<usize>,
    /// Double marks after this one up to the next that opens.
    doubles: usize,
}

impl Ahead {
    fn new(part: &str, marks: &[Mark]) -> Self {
        let none = AheadOf { opens: false, closes: Closes::No, next_closer: None, partner: None, doubles: 0 };
        let mut ahead = Self { of: vec![none; marks.len()], partner: 0 };
        // The next single mark that could close, and the next that opens, whichever comes first.
        let (mut better, mut next_closer, mut doubles) = (false, None, 0);
        for (i, mark) in marks.iter().enumerate().rev() {
            let of = &mut ahead.of[i];
            of.doubles = doubles;
            match mark.family {
                Family::Single => {
                    of.opens = single_opens(part, mark);
                    of.closes = single_closes(part, mark, better);
                    if of.closes == Closes::Yes {
                        next_closer = Some(i);
                    }
                    let could = mark.lean != 1 && mark.can_close() && !mark.after.is_some_and(char::is_alphanumeric);
                    better = could || !of.opens && better;
                }
                Family::Double => {
                    if mark.can_close() {
                        ahead.partner = ahead.partner.max(i);
                    }
                    doubles = if mark.can_open() && !mark.space_after() { 0 } else { doubles + 1 };
                }
                _ => {}
            }
            of.next_closer = next_closer;
        }
        for family in [Family::Guillemet, Family::SmallGuillemet, Family::Corner, Family::WhiteCorner] {
            for lean in [1, -1] {
                ahead.pair(marks, family, lean);
            }
        }
        ahead
    }

    /// Pair the marks of a family that lean to `lean` with those that lean the other way.
    fn pair(&mut self, marks: &[Mark], family: Family, lean: i8) {
        let mut open = Vec::new();
        for (i, mark) in marks.iter().enumerate().filter(|(_, m)| m.family == family) {
            if mark.lean == lean {
                open.push(i);
            } else if let Some(partner) = open.pop() {
                self.of[partner].partner = Some(i);
            }
        }
    }
}

/// The mark that closes the double mark at `i`.
fn double_closing(part: &str, ahead: &Ahead, marks: &[Mark], i: usize) -> Option<usize> {
    let open = marks[i];
    let mut depth = 0usize;
    for (j, mark) in marks.iter().enumerate().skip(i + 1) {
        if mark.family != Family::Double {
            continue;
        }
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
                // "She "must not" sail," Holt said: two marks close before the next one opens.
                if nested(marks, j) {
                    depth += 1;
                    continue;
                }
                return None;
            }
        }
        if mark.can_close() || mark.lean == -1 || mark.space_after() {
            if mark.lean == 0 && mark.before.is_some_and(|c| c.is_ascii_digit()) && measure_inside(part, ahead, marks, j) {
                continue;
            }
            if depth == 0 {
                return Some(j);
            }
            depth -= 1;
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
        let opening = match mark.lean {
            1 => !mark.space_after(),
            0 => mark.can_open() && !mark.space_after(),
            _ => false,
        };
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
fn measure_inside(part: &str, ahead: &Ahead, marks: &[Mark], j: usize) -> bool {
    let mark = &marks[j];
    let next = part[mark.at + mark.len..].trim_start();
    let word_follows = mark.after == Some(' ') && next.starts_with(|c: char| c.is_lowercase());
    word_follows && ahead.of[j].doubles % 2 == 1
}

/// Whether the single `mark` closes a quotation and is no apostrophe. `better` says that a mark which
/// could close follows before the next one that opens.
fn single_closes(part: &str, mark: &Mark, better: bool) -> Closes {
    if mark.lean == 1 || !mark.can_close() || mark.after.is_some_and(|c| c.is_alphanumeric()) {
        return Closes::No;
    }
    let before = mark.before.unwrap_or(' ');
    if matches!(before, '.' | ',' | '!' | '?' | '…' | ';' | ':' | ')' | '—' | '-' | '”' | '"') {
        return Closes::Yes;
    }
    // dogs' tails: a plural possessive, if a better closer follows before the next opener.
    let rest = part[mark.at + mark.len..].trim_start();
    match before == 's' && rest.starts_with(|c: char| c.is_lowercase()) {
        true if better => Closes::No,
        true => Closes::IfNear,
        false => Closes::Yes,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inners(text: &str) -> Vec<String> {
        quoted(text, Span::new(0, text.len()), Around::default())
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
            ("\"He said \"no\" to us,\" Holt said. \"Twice.\"", &["He said \"no\" to us,", "Twice."]),
            ("\"We sail, Holt said. \"Today,\" she said.", &["We sail, Holt said. …unclosed", "Today,"]),
            ("He is 6'2\" tall and said \"no\".", &["no"]),
            ("A 12\" pipe and a 10\" pipe.", &[]),
            ("“We sail, Holt said.", &["We sail, Holt said. …unclosed"]),
            ("She called it “a calm harbour”.", &["a calm harbour"]),
            ("rock ’n’ roll", &[]),
        ] {
            assert_eq!(inners(text), wanted, "{text}");
        }
    }

    #[test]
    fn a_quotation_runs_on_to_the_paragraph_that_closes_it() {
        for (next, wanted) in [
            (&["We pay.", "Today,\" said Holt."][..], 2),
            (&["Today.” Brand left."], 1),
            (&["“We sail,” said Holt."], 0),
            (&["\"We sail,\" said Holt."], 0),
            (&["Brand left.", "Nobody spoke."], 0),
            (&["A pipe of 6\" broke.", "It leaked."], 0),
        ] {
            assert_eq!(runs_on(next.iter().copied()), wanted, "{next:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn every_pair_resolves_and_none_overlap(text in "[a-zA-Z0-9 .,“”‘’\"'«»„「」`\n-]{0,100}") {
            let mut last = 0;
            for q in quoted(&text, Span::new(0, text.len()), Around::default()) {
                proptest::prop_assert!(q.outer.start >= last && q.outer.contains(q.inner));
                proptest::prop_assert!(!q.inner.of(&text).is_empty());
                last = q.outer.end;
            }
        }
    }
}
