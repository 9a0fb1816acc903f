//! The rows of an event's matrix: a question a row, with the findings that answer it.
//!
//! "How many houses were destroyed?" differs between two papers, and one of them has both figures: one row, which
//! opens both findings. Three papers that change one saying in three ways are one row too.

use crate::article::{Overlaps, Span};
use crate::findings::Severity;
use crate::report::{Answer, Finding};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

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
    let mut asked: BTreeMap<&str, usize> = BTreeMap::new();
    let mut sayings: Overlaps<(&str, &str), usize> = Overlaps::new();
    // what one source has in two ways is no row beside the one in which the others answer
    let (own, between): (Vec<&Finding>, Vec<&Finding>) = findings.iter().partition(|f| f.rule == "self-contradiction");
    for finding in between.into_iter().chain(own.iter().copied()) {
        let places = || finding.locations.iter().map(|l| ((finding.rule.as_str(), l.article.as_str()), Span::new(l.start, l.end)));
        let is_of_words = OF_WORDS.contains(&finding.rule.as_str());
        let answered = if finding.rule == "self-contradiction" { asked.get(finding.question.as_str()).copied() } else { None };
        let changed = if is_of_words { places().flat_map(|(text, span)| sayings.with(text, span)).min() } else { None };
        let at = answered.or(changed).unwrap_or(rows.len());
        if at == rows.len() {
            rows.push(Vec::new());
        }
        rows[at].push(finding);
        asked.entry(&finding.question).and_modify(|first| *first = at.min(*first)).or_insert(at);
        if is_of_words {
            places().for_each(|(text, span)| sayings.insert(text, span, at));
        }
    }
    rows.sort_by_key(|row| std::cmp::Reverse(row.iter().map(|f| f.severity).max()));
    rows.into_iter().map(row).collect()
}

fn row<'a>(findings: Vec<&'a Finding>) -> Row<'a> {
    let (first, rest) = (findings[0], &findings[1..]);
    let mut answers = first.answers.clone();
    let mut answered: BTreeSet<&str> = first.answers.iter().flat_map(|a| &a.articles).map(String::as_str).collect();
    for answer in rest.iter().flat_map(|f| &f.answers) {
        let new: Vec<String> = answer.articles.iter().filter(|id| !answered.contains(id.as_str())).cloned().collect();
        answered.extend(answer.articles.iter().map(String::as_str));
        if !new.is_empty() {
            answers.push(Answer { articles: new, majority: false, ..answer.clone() });
        }
    }
    from_where_they_part(&mut answers);
    Row { finding: first, also: rest.iter().map(|f| f.id.as_str()).collect(), answers }
}

/// Long answers that begin alike, from shortly before they part: a cell has room for the difference alone.
/// "… should have done." beside "… should have done, but he sent his call too late".
fn from_where_they_part(answers: &mut [Answer]) {
    /// Letters that fit into a cell of a page with six sources.
    const ROOM: usize = 36;
    /// Words before the difference that are kept, and the fewest that are worth leaving out.
    const KEPT: usize = 3;
    const WORTH: usize = 3;
    if answers.len() < 2 || answers.iter().all(|a| a.value.chars().count() <= ROOM) {
        return;
    }
    let words: Vec<Vec<&str>> = answers.iter().map(|a| a.value.split_whitespace().collect()).collect();
    let shortest = words.iter().map(Vec::len).min().unwrap_or(0);
    let alike = (0..shortest).take_while(|&n| words.iter().all(|w| w[n] == words[0][n])).count();
    // of one that is where the others begin its last word stays
    let cut = alike.min(shortest.saturating_sub(1)).saturating_sub(KEPT);
    if cut < WORTH {
        return;
    }
    let rests: Vec<String> = words.iter().map(|w| format!("… {}", w[cut..].join(" "))).collect();
    answers.iter_mut().zip(rests).for_each(|(answer, rest)| answer.value = rest);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;

    #[test]
    fn long_answers_that_begin_alike_show_where_they_part() {
        let answer = sample().findings[0].answers[0].clone();
        let shown = |values: [&str; 2]| {
            let mut answers = values.map(|value| Answer { value: value.to_owned(), ..answer.clone() });
            from_where_they_part(&mut answers);
            answers.map(|a| a.value)
        };
        let cut = ["The master did what he should have done", "The master did what he should have done, but he sent his call too late"];
        assert_eq!(shown(cut), ["… he should have done", "… he should have done, but he sent his call too late"]);
        let prefix = ["The boats came out of the harbour at once", "The boats came out of the harbour at once without lights"];
        assert_eq!(shown(prefix), ["… the harbour at once", "… the harbour at once without lights"]);
        assert_eq!(shown(["187", "178"]), ["187", "178"]);
        let other = ["Jonas Askvall, the master of the Maren Lysa, did", "Joren Askvall, the master of the Maren Lysa, did"];
        assert_eq!(shown(other), other);
    }

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
