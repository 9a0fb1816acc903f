//! The quotation marks of a paragraph, each with what stands beside it.

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Family {
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
pub(super) struct Mark {
    pub(super) at: usize,
    pub(super) len: usize,
    pub(super) family: Family,
    /// The glyph: 1 an opening one, -1 a closing one, 0 either.
    pub(super) lean: i8,
    pub(super) before: Option<char>,
    pub(super) after: Option<char>,
}

/// A mark that opens and is followed by nothing but space cannot be told from one that closes; these
/// characters before it say that it opens.
const BEFORE_OPENING: &[char] = &['(', '[', '{', '-', '–', '—', '/', ':', '“', '‘', '"', '\'', '…', '=', '>', '\u{2028}', '„', '«'];

impl Mark {
    pub(super) fn space_before(&self) -> bool {
        self.before.is_none_or(|c| c.is_whitespace() || BEFORE_OPENING.contains(&c) || is_zero_width(c))
    }

    pub(super) fn space_after(&self) -> bool {
        self.after.is_none_or(|c| {
            !(c.is_alphanumeric()
                || matches!(c, '[' | '(' | '$' | '£' | '€' | '@' | '#' | '…' | '“' | '‘' | '\'' | '"' | '.' | '<' | '¿' | '¡' | '—' | '-'))
        })
    }

    pub(super) fn can_open(&self) -> bool {
        self.space_before() && self.after.is_some_and(|c| !c.is_whitespace())
    }

    pub(super) fn can_close(&self) -> bool {
        self.before.is_some_and(|c| !c.is_whitespace())
    }
}

fn is_zero_width(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{2060}')
}

pub(super) fn marks(part: &str) -> Vec<Mark> {
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
