//! Finding ids: a hash of the check, what is asked, and the readings, never of a position, a path, the rest of a
//! sentence, or how many sources agree. A paragraph put in front, a reprint added or a synonym elsewhere in the
//! sentence changes no id.

use super::Finding;
use crate::extract::Analysis;
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization as _;

/// What a finding of `check` is known by: the question, and the readings, each once and in any order.
pub(super) fn key<'a>(check: &str, question: &str, readings: impl IntoIterator<Item = &'a str>) -> String {
    format!("{check}{APART}{}", asked(question, readings))
}

/// What stands between the parts of a key.
const APART: &str = "\u{1f}";

/// What a key holds beside the check: the question and its readings, each in normal form.
pub(crate) fn asked<'a>(question: &str, readings: impl IntoIterator<Item = &'a str>) -> String {
    let mut parts: Vec<String> = readings.into_iter().map(normal).collect();
    parts.sort();
    parts.dedup();
    parts.insert(0, normal(question));
    parts.join(APART)
}

/// The id made of a key: 64 bits as sixteen hexadecimal digits.
pub(super) fn id(key: &str) -> String {
    format!("{:016x}", xxhash_rust::xxh3::xxh3_64(key.as_bytes()))
}

impl Finding {
    /// What it is the answer to, whatever check found it; as [`asked`] gives it.
    pub(crate) fn asked(&self) -> &str {
        self.key.split_once(APART).map_or("", |(_, asked)| asked)
    }
}

/// Give findings that share an id and stand in different places ids of their own, made of their evidence besides: two
/// ferries that both sailed on "Monday" or "Tuesday" are two findings. Evidence of one finding is that of another if
/// they share a place.
pub(crate) fn distinguish(findings: &mut [&mut Finding], analyses: &[Analysis]) {
    let mut by_id: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    findings.iter().enumerate().for_each(|(n, f)| by_id.entry(f.id.clone()).or_default().push(n));
    for (shared, group) in by_id.into_iter().filter(|(_, group)| group.len() > 1) {
        let is_same = |a: &Finding, b: &Finding| {
            a.locations.iter().any(|x| b.locations.iter().any(|y| x.article == y.article && x.span.overlaps(y.span)))
        };
        if group[1..].iter().all(|n| is_same(findings[group[0]], findings[*n])) {
            continue;
        }
        for n in group {
            let places = findings[n].locations.iter();
            let texts: Vec<&str> = places.filter_map(|l| analyses.get(l.article)?.article.text.get(l.span.start..l.span.end)).collect();
            findings[n].id = told_apart(&shared, texts);
        }
    }
}

/// The id of a finding that shares the id `shared` with another in another place; `texts` is its evidence.
pub fn told_apart<'a>(shared: &str, texts: impl IntoIterator<Item = &'a str>) -> String {
    id(&key(shared, "", texts))
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
    use crate::article::{Article, Span};
    use crate::findings::{FindingBuilder, Severity};

    #[test]
    fn order_marks_and_white_space_do_not_matter() {
        let of = |check: &str, readings: &[&str]| id(&key(check, "dead", readings.iter().copied()));
        assert_eq!(of("number", &["“14 dead”", "15  dead"]), of("number", &["15 dead", "14 dead.", "14 dead"]));
        assert_ne!(of("number", &["15 dead"]), of("number", &["16 dead"]));
        assert_ne!(of("number", &["14 dead"]), of("date", &["14 dead"]));
    }

    #[test]
    fn one_question_in_two_places_has_two_ids() {
        let analyses = [crate::extract::extract(Article::of_lines("The Alba sailed on Monday. The Petrel sailed on Monday."))];
        let at = |start: usize, end: usize| {
            let builder = FindingBuilder::new("differing-date", Severity::High, "When?", "days").asked("date", ["Monday", "Tuesday"]);
            builder.at(0, Span::new(start, end), "here").build(&analyses).unwrap()
        };
        let (mut one, mut other, mut again) = (at(0, 26), at(27, 55), at(4, 26));
        assert_eq!(one.id, other.id);
        distinguish(&mut [&mut one, &mut other], &analyses);
        assert_ne!(one.id, other.id);
        let (mut one, plain) = (at(0, 26), at(0, 26).id);
        distinguish(&mut [&mut one, &mut again], &analyses);
        assert_eq!([one.id, again.id], [plain.clone(), plain]);
    }
}
