//! The answers to the question of a finding: how many were aboard? 187 in two sources, 178 in one.

use super::model::Answer;
use crate::align::Alignments;
use crate::extract::Analysis;
use crate::findings::{Finding, Location};
use crate::language::one_line;

/// Longest answer, in characters: what stands in such a column.
const LONGEST_ANSWER: usize = 70;
/// Checks that tell of an utterance how, when or where it was said: an answer is what their label quotes, be it marked
/// in the text or not.
const OF_OCCASION: [&str; 3] = ["other-channel", "utterance-in-two-places", "utterance-on-two-days"];

/// The answers to a finding's question, that of the most independent sources first. One that more sources give than
/// any other is the majority's.
pub(super) fn answers(f: &Finding, analyses: &[Analysis], alignments: &Alignments) -> Vec<Answer> {
    let given: Vec<(String, Vec<usize>)> = if f.readings.is_empty() {
        by_place(&f.locations, analyses, OF_OCCASION.contains(&f.check))
    } else {
        f.readings.iter().map(|r| (r.text.clone(), r.articles.clone())).collect()
    };
    let mut answers: Vec<Answer> = given
        .into_iter()
        .map(|(value, articles)| Answer {
            value: clipped(&value),
            independent_sources: alignments.independent(articles.iter().copied()),
            majority: false,
            articles: articles.iter().map(|i| analyses[*i].article.id.0.clone()).collect(),
        })
        .collect();
    answers.sort_by_key(|a| std::cmp::Reverse(a.independent_sources));
    let counts: Vec<usize> = answers.iter().map(|a| a.independent_sources).collect();
    if let [first, second, ..] = counts[..]
        && first > second
    {
        answers[0].majority = true;
    }
    answers
}

/// What each place of a finding has: what its label quotes if `labelled`, else its marked words, else all of them.
fn by_place(locations: &[Location], analyses: &[Analysis], labelled: bool) -> Vec<(String, Vec<usize>)> {
    let mut given: Vec<(String, Vec<usize>)> = Vec::new();
    for l in locations {
        let article = &analyses[l.article].article;
        let marked: Vec<&str> = l.marks.iter().map(|m| article.slice(*m)).collect();
        let label = l.label.rsplit_once('“').and_then(|(_, rest)| rest.strip_suffix('”')).filter(|_| labelled);
        let value = match label {
            Some(quoted) => quoted.to_owned(),
            None if marked.is_empty() => article.slice(l.span).to_owned(),
            None => marked.join(" … "),
        };
        match given.iter_mut().find(|(known, _)| known.to_lowercase() == value.to_lowercase()) {
            Some((_, articles)) if !articles.contains(&l.article) => articles.push(l.article),
            Some(_) => {}
            None => given.push((value, vec![l.article])),
        }
    }
    given
}

fn clipped(value: &str) -> String {
    let line = one_line(value);
    match line.char_indices().nth(LONGEST_ANSWER) {
        None => line,
        Some((end, _)) => {
            let end = line[..end].rfind(' ').unwrap_or(end);
            format!("{} …", &line[..end])
        }
    }
}
