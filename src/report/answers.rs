//! A finding as a question with its answers: "How many people were aboard?" 187 in two sources, 178 in one.

use super::model::Answer;
use super::speakers::one_line;
use crate::align::Alignments;
use crate::extract::Analysis;
use crate::findings::{Aspect, Finding, Location};

/// Longest question, in characters: beside it stands a column for each source.
const LONGEST_QUESTION: usize = 70;
/// Longest answer, in characters: what stands in such a column.
const LONGEST_ANSWER: usize = 70;
/// Words of a quotation by which a question names it.
const QUOTED_WORDS: usize = 7;

/// What a finding asks, in at most 70 characters: the question that its message begins with, else the check and
/// the words it is about.
pub(super) fn question(f: &Finding) -> String {
    if let Some(asked) = asked(&f.message) {
        return clipped_question(asked);
    }
    let mut label = f.check.replace('-', " ");
    label.replace_range(..1, &label[..1].to_uppercase());
    let Some(words) = quoted(&f.message) else { return label };
    if f.aspects.contains(&Aspect::Attribution) {
        return clipped_question(&format!("Who said “{words}”?"));
    }
    let about = match speaker(&f.message) {
        Some(who) => format!("{label}: {who}, “{words}”"),
        None => format!("{label}: “{words}”"),
    };
    if about.chars().count() <= LONGEST_QUESTION { about } else { clipped_question(&format!("{label}: “{words}”")) }
}

/// The question at the start of a message: up to the first question mark that stands in no quotation.
fn asked(message: &str) -> Option<&str> {
    let mut depth = 0i32;
    for (at, c) in message.char_indices() {
        match c {
            '“' => depth += 1,
            '”' => depth -= 1,
            '?' if depth == 0 && message[at + 1..].starts_with(' ') => return Some(&message[..=at]),
            _ => {}
        }
    }
    None
}

/// `question`, shortened within its quoted words or at its end.
fn clipped_question(question: &str) -> String {
    if question.chars().count() <= LONGEST_QUESTION {
        return question.to_owned();
    }
    let open = question.contains('“');
    let mark = if question.ends_with('?') { "?" } else { "" };
    let tail = if open { format!(" …”{mark}") } else { format!(" …{mark}") };
    let room = LONGEST_QUESTION - tail.chars().count();
    let end = question.char_indices().nth(room).map_or(question.len(), |(at, _)| at);
    let end = question[..end].rfind(' ').unwrap_or(end);
    let kept = question[..end].trim_end_matches(['…', ' ', ',', '”', '?']);
    // what is cut may have closed the quotation already
    let unclosed = kept.matches('“').count() > kept.matches('”').count();
    if unclosed { format!("{kept}{tail}") } else { format!("{kept} …{mark}") }
}

/// The first words in quotation marks.
fn quoted(message: &str) -> Option<String> {
    let inner = message.split_once('“')?.1.split_once('”')?.0;
    let words: Vec<&str> = inner.split_whitespace().collect();
    let cut = words.len() > QUOTED_WORDS;
    let kept = words[..words.len().min(QUOTED_WORDS)].join(" ");
    Some(if cut { format!("{kept} …") } else { kept })
}

/// Who is quoted: "… quotes Ana Holt with “…”", "Ana Holt said “…”".
fn speaker(message: &str) -> Option<&str> {
    let before = message.split_once('“')?.0;
    let who = match before.split_once(" quotes ").or_else(|| before.split_once(" quote ")) {
        Some((_, rest)) => rest.strip_suffix(" with ").or_else(|| rest.strip_suffix(": "))?,
        None => before.strip_suffix(" said ")?,
    };
    (!who.is_empty()).then_some(who)
}

/// The answers to a finding's question, that of the most independent sources first. One that more sources give than
/// any other is the majority's.
pub(super) fn answers(f: &Finding, analyses: &[Analysis], alignments: Option<&Alignments>) -> Vec<Answer> {
    let given: Vec<(String, Vec<usize>)> = if f.readings.is_empty() {
        by_place(&f.locations, analyses)
    } else {
        f.readings.iter().map(|r| (r.text.clone(), r.articles.clone())).collect()
    };
    let independent = |articles: &[usize]| alignments.map_or(articles.len(), |a| a.independent(articles.iter().copied()));
    let mut answers: Vec<Answer> = given
        .into_iter()
        .map(|(value, articles)| Answer {
            value: clipped(&value),
            independent_sources: independent(&articles),
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

/// What each place of a finding has: its marked words, else all of them.
fn by_place(locations: &[Location], analyses: &[Analysis]) -> Vec<(String, Vec<usize>)> {
    let mut given: Vec<(String, Vec<usize>)> = Vec::new();
    for l in locations {
        let article = &analyses[l.article].article;
        let marked: Vec<&str> = l.marks.iter().map(|m| article.slice(*m)).collect();
        let value = if marked.is_empty() { article.slice(l.span).to_owned() } else { marked.join(" … ") };
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_is_what_the_message_asks() {
        assert_eq!(asked("How many were aboard? “187” (Wire); “178” (TBC)"), Some("How many were aboard?"));
        assert_eq!(asked("Wire quotes Ana Holt with “Who knows? We wait”; TBC has “We wait”"), None);
        let long = "How far along: “sides have embarked on formal consultations on the possible deployment of radars…”?";
        let short = clipped_question(long);
        assert!(short.chars().count() <= LONGEST_QUESTION && short.ends_with("…”?"), "{short}");
        assert_eq!(clipped_question("Where was it seen?"), "Where was it seen?");
    }

    #[test]
    fn a_quotation_is_named_by_speaker_and_first_words() {
        let message = "Daily Flash quotes Ana Holt with “The master did what he should have done and more”; others cut it";
        assert_eq!(speaker(message), Some("Ana Holt"));
        assert_eq!(quoted(message).as_deref(), Some("The master did what he should have …"));
        assert_eq!(speaker("Ana Holt said “No” on Monday according to Wire"), Some("Ana Holt"));
    }
}
