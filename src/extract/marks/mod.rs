//! Quotation marks of one paragraph → what stands between them.
//!
//! Takes straight, curly, mixed and wrong-way double marks, ''doubled singles'', British single
//! marks beside apostrophes ('tis, '90s, dogs'), guillemets, low-high and corner brackets. Yields
//! the outermost pairs only: in «“He said ‘no’ to us,” Holt said» the inner pair is content. A mark
//! that is never closed runs to the paragraph's end. It does not judge whether the words between
//! are a statement; that is done in `statements`.

mod mark;
mod pairs;

use crate::article::Span;
use mark::{Family, marks};
use pairs::{Ahead, closing, is_measure, only_closes, opens};

/// Words between quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::extract) struct Quoted {
    /// With its marks.
    pub(in crate::extract) outer: Span,
    /// Without them, trimmed.
    pub(in crate::extract) inner: Span,
    /// Whether the closing mark is there.
    pub(in crate::extract) closed: bool,
    /// Written with single marks.
    pub(in crate::extract) single: bool,
}

/// What stands around a paragraph, as far as quotation marks go on over its ends.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::extract) struct Around<'a> {
    /// A quotation of a paragraph before runs on to the first mark that closes here; to the end if there is none.
    pub(in crate::extract) runs_on: bool,
    /// The next paragraph.
    pub(in crate::extract) next: &'a str,
}

/// So many paragraphs a quotation may go on in without opening anew.
const MOST_PARAGRAPHS: usize = 3;

/// In how many of the paragraphs `next` a double quotation that does not close in its own goes on: up to the
/// first that has a closing mark which nothing in it opens; none if one opens anew or it closes nowhere.
pub(in crate::extract) fn runs_on<'a>(next: impl Iterator<Item = &'a str>) -> usize {
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

/// The outermost quoted stretches of `paragraph`, in order, and the marks that pair with nothing.
pub(in crate::extract) fn quoted(text: &str, paragraph: Span, around: Around<'_>) -> Vec<Quoted> {
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
