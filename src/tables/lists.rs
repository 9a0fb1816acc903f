//! Word lists → the rows of their tables.

use super::hash;
use std::collections::BTreeMap;

/// The lines of a list, without its header and other remarks.
pub(crate) fn lines(list: &str) -> impl Iterator<Item = &str> {
    list.lines().filter(|l| !l.is_empty() && !l.starts_with('#'))
}

/// What every word can be, as bits: lines of a word and its classes, lists of one class, and lines of a class
/// and its words. `named` gives the bits of a class.
pub(crate) fn classes(words: &[&str], lists: &[(&str, &str)], grammar: &str, named: fn(&str) -> u64) -> Vec<(u64, [u8; 8])> {
    let mut found: BTreeMap<&str, u64> = BTreeMap::new();
    let mut put = |word, class| *found.entry(word).or_default() |= class;
    for line in words.iter().flat_map(|list| lines(list)) {
        let mut parts = line.split(' ');
        let Some(word) = parts.next() else { continue };
        parts.for_each(|class| put(word, named(class)));
    }
    for (list, class) in lists {
        lines(list).for_each(|word| put(word, named(class)));
    }
    for (class, words) in lines(grammar).filter_map(|line| line.split_once(": ")) {
        words.split(' ').for_each(|word| put(word, named(class)));
    }
    found.into_iter().map(|(word, class)| (hash(word), class.to_le_bytes())).collect()
}

/// The level of every stem: lines of a level and its stems.
pub(crate) fn levels(list: &str) -> Vec<(u64, [u8; 1])> {
    lines(list)
        .filter_map(|line| line.split_once(' '))
        .filter_map(|(level, stems)| Some((level.parse::<u8>().ok()?, stems)))
        .flat_map(|(level, stems)| stems.split(' ').map(move |stem| (hash(stem), [level])))
        .collect()
}

/// The forms of one part of speech, each with the place in `list` where its base begins: a line is the part of
/// speech, the form and its base, or the form alone.
pub(crate) fn forms(list: &str, part: &str) -> Vec<(u64, [u8; 4])> {
    let place = |word: &str| (word.as_ptr() as usize - list.as_ptr() as usize) as u32;
    lines(list)
        .filter_map(|line| line.strip_prefix(part)?.strip_prefix(' '))
        .map(|line| line.split_once(' ').unwrap_or((line, line)))
        .map(|(form, base)| (hash(form), place(base).to_le_bytes()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_the_classes_of_all_its_lists() {
        let named = |class: &str| match class {
            "noun" => 1,
            "base" => 2,
            "place" => 4,
            _ => 0,
        };
        let rows = classes(&["# head\nreading noun base\n"], &[("reading\n", "place")], "base: read go\n", named);
        let of = |word| rows.iter().find(|row| row.0 == hash(word)).map(|row| u64::from_le_bytes(row.1));
        assert_eq!((of("reading"), of("go"), of("head")), (Some(7), Some(2), None));
    }

    #[test]
    fn a_form_leads_to_its_base() {
        let list = "# head\nverb said say\ne vot\n";
        let rows = forms(list, "verb");
        assert_eq!(rows[0].0, hash("said"));
        assert!(list[u32::from_le_bytes(rows[0].1) as usize..].starts_with("say\n"));
        assert_eq!(forms(list, "e").len(), 1);
    }
}
