//! The rows of an event's matrix: a question a row, with the findings that answer it.
//!
//! "How many houses were destroyed?" differs between two papers, and one of them has both figures: one row, which
//! opens both findings. Three papers that change one saying in three ways are one row too.

use crate::article::Span;
use crate::findings::Severity;
use crate::report::{Answer, Finding, Location};
use serde::Serialize;

/// Checks on the words of a quotation, of which one saying often has several findings.
const OF_WORDS: [&str; 4] = ["altered-quotation", "quotation-cut-short", "marked-change-in-quotation", "quotation-marks-or-spelling"];

/// One row.
#[derive(Serialize)]
pub(super) struct Row<'a> {
    /// The gravest finding, whose question it is.
    finding: &'a Finding,
    /// Ids of the others that the row opens.
    also: Vec<&'a str>,
    /// Answers of all of them, each source's first.
    answers: Vec<Answer>,
}

/// The rows of what differs, and those of what is worth knowing.
#[derive(Serialize)]
pub(super) struct Matrix<'a> {
    alarms: Vec<Row<'a>>,
    notes: Vec<Row<'a>>,
}

/// The matrix of `findings`, which stand with the gravest first.
pub(super) fn of<'a>(findings: &[&'a Finding]) -> Matrix<'a> {
    let (notes, alarms): (Vec<&Finding>, Vec<&Finding>) = findings.iter().partition(|f| f.severity == Severity::Info);
    Matrix { alarms: rows(&alarms), notes: rows(&notes) }
}

fn rows<'a>(findings: &[&'a Finding]) -> Vec<Row<'a>> {
    let mut rows: Vec<Vec<&Finding>> = Vec::new();
    // what one source has in two ways is no row beside the one in which the others answer
    let (own, between): (Vec<&Finding>, Vec<&Finding>) = findings.iter().partition(|f| f.rule == "self-contradiction");
    for finding in between.into_iter().chain(own.iter().copied()) {
        let of_row = |row: &&mut Vec<&Finding>| row.iter().any(|f| is_of_one_row(f, finding));
        match rows.iter_mut().find(of_row) {
            Some(row) => row.push(finding),
            None => rows.push(vec![finding]),
        }
    }
    rows.sort_by_key(|row| std::cmp::Reverse(row.iter().map(|f| f.severity).max()));
    rows.into_iter().map(row).collect()
}

/// Whether two findings answer one question, or tell of one saying that its words are changed.
fn is_of_one_row(a: &Finding, b: &Finding) -> bool {
    if b.rule == "self-contradiction" && a.question == b.question {
        return true;
    }
    let overlap = |x: &Location, y: &Location| x.article == y.article && Span::new(x.start, x.end).overlaps(Span::new(y.start, y.end));
    a.rule == b.rule && OF_WORDS.contains(&b.rule.as_str()) && a.locations.iter().any(|x| b.locations.iter().any(|y| overlap(x, y)))
}

fn row<'a>(findings: Vec<&'a Finding>) -> Row<'a> {
    let (first, rest) = (findings[0], &findings[1..]);
    let mut answers = first.answers.clone();
    for answer in rest.iter().flat_map(|f| &f.answers) {
        let new: Vec<String> =
            answer.articles.iter().filter(|id| !answers.iter().any(|a| a.articles.contains(id))).cloned().collect();
        if !new.is_empty() {
            answers.push(Answer { articles: new, majority: false, ..answer.clone() });
        }
    }
    Row { finding: first, also: rest.iter().map(|f| f.id.as_str()).collect(), answers }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;

    #[test]
    fn a_source_that_has_both_figures_and_sayings_changed_in_two_ways_are_in_one_row() {
        let report = sample();
        let [number, words, ..] = &report.findings[..] else { panic!("two findings") };
        let own = Finding { id: "00000001".into(), rule: "self-contradiction".into(), ..number.clone() };
        let other = Finding { id: "00000002".into(), ..words.clone() };
        let elsewhere = Finding { id: "00000003".into(), locations: Vec::new(), ..words.clone() };
        let rows = of(&[&own, number, words, &other, &elsewhere]).alarms;
        let ids: Vec<Vec<&str>> = rows.iter().map(|r| [&[r.finding.id.as_str()][..], &r.also].concat()).collect();
        let (number, words) = (number.id.as_str(), words.id.as_str());
        assert_eq!(ids, [vec![number, "00000001"], vec![words, "00000002"], vec!["00000003"]]);
        assert_eq!(rows[0].answers.len(), 2, "each source answers once");
    }
}
