//! Normal forms for matching; display always uses the original.

use unicode_normalization::UnicodeNormalization as _;

/// The form in which words are compared: compatibility-composed, lower case, straight apostrophes
/// and quotation marks, plain hyphens, no soft hyphens or zero-width characters.
pub fn key(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    let mut out = String::with_capacity(word.len());
    for c in word.nfkc().flat_map(char::to_lowercase) {
        match c {
            '‘' | '’' | '‚' | '‛' | 'ʼ' | '′' | '`' | '´' => out.push('\''),
            '“' | '”' | '„' | '‟' | '«' | '»' | '″' => out.push('"'),
            '‐' | '‑' | '‒' | '–' | '—' | '−' => out.push('-'),
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{2060}' => {}
            c => out.push(c),
        }
    }
    out
}

/// `text` with each run of white space, line ends among them, as one space, and none at its ends.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typographic_variants_have_one_key() {
        assert_eq!(key("Won’t"), "won't");
        assert_eq!(key("Jong–un"), "jong-un");
        assert_eq!(key("ﬁre"), "fire");
    }
}
