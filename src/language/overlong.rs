//! What is too long for a sentence → parts of it.
//!
//! A list of guests with two thousand names and no full stop is read in parts. What is looked for
//! within one sentence (which figure is the sum of which, who holds which office) is looked for among
//! all its words and values, and takes the square of its length.

/// Bytes of a sentence at most. The longest of 1,180 news articles has fewer than 1,500.
const LONGEST: usize = 2_000;

/// `sentence` in parts of at most [`LONGEST`] bytes, cut behind the last semicolon, comma or blank of
/// the second half of each; together they are `sentence`.
pub(super) fn parts(sentence: &str) -> impl Iterator<Item = &str> {
    let mut rest = sentence;
    std::iter::from_fn(move || {
        let (part, more) = rest.split_at(cut(rest));
        rest = more;
        (!part.is_empty()).then_some(part)
    })
}

/// Where the first part of `rest` ends.
fn cut(rest: &str) -> usize {
    if rest.len() <= LONGEST {
        return rest.len();
    }
    let end = rest.floor_char_boundary(LONGEST);
    let half = rest.floor_char_boundary(LONGEST / 2);
    let second = &rest[half..end];
    let at = ["; ", ", ", " "].iter().find_map(|mark| second.rfind(mark).map(|at| at + mark.len()));
    at.map_or(end, |at| half + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_list_falls_into_parts_between_its_members() {
        let list = "Ana Holt, mayor of Veldt; ".repeat(200);
        let parts: Vec<&str> = parts(&list).collect();
        assert_eq!(parts.concat(), list);
        assert_eq!(parts.len(), 3);
        assert!(parts.iter().all(|p| p.len() <= LONGEST && p.starts_with("Ana Holt, ") && p.ends_with("Veldt; ")));
    }

    #[test]
    fn what_has_no_blanks_is_cut_between_letters() {
        let parts: Vec<usize> = parts(&"ü".repeat(1_500)).map(str::len).collect();
        assert_eq!(parts, [2_000, 1_000]);
        assert_eq!(super::parts("Nobody was hurt.").collect::<Vec<_>>(), ["Nobody was hurt."]);
        assert_eq!(super::parts("").count(), 0);
    }
}
