//! Finding ids: a hash of the check's name and the normalised evidence, never of a position or path.

use unicode_normalization::UnicodeNormalization as _;

/// Eight hexadecimal digits for `check` with `evidence`; the order of the evidence does not matter.
pub(crate) fn finding_id(check: &str, evidence: &[&str]) -> String {
    let mut parts: Vec<String> = evidence.iter().map(|e| normal(e)).collect();
    parts.sort();
    let mut key = check.to_owned();
    for part in &parts {
        key.push('\u{1f}');
        key.push_str(part);
    }
    format!("{:08x}", xxhash_rust::xxh3::xxh3_64(key.as_bytes()) >> 32)
}

/// Lower case, compatibility-composed, letters and digits only, single spaces.
fn normal(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.nfkc().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            out.push(c);
        } else if !out.ends_with(' ') && !out.is_empty() {
            out.push(' ');
        }
    }
    out.truncate(out.trim_end().len());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_marks_and_white_space_do_not_matter() {
        let a = finding_id("number", &["“14 dead”", "15  dead"]);
        assert_eq!(a, finding_id("number", &["15 dead", "14 dead."]));
        assert_ne!(a, finding_id("number", &["15 dead", "16 dead"]));
        assert_ne!(a, finding_id("date", &["14 dead", "15 dead"]));
    }
}
