//! The question of a finding or of a row of claims, cut to what a column of questions has room for.

/// Longest question, in characters: beside it stands a column for each source.
pub(crate) const LONGEST_QUESTION: usize = 70;

/// `question`, shortened within its quoted words or at its end to [`LONGEST_QUESTION`].
pub(crate) fn shortened(question: &str) -> String {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_question_ends_within_its_words_and_asks_still() {
        let long = "How far along: sides have embarked on formal consultations on the possible deployment of radars?";
        let short = shortened(long);
        assert!(short.chars().count() <= LONGEST_QUESTION && short.ends_with("…?"), "{short}");
        assert_eq!(shortened("Where was it seen?"), "Where was it seen?");
        let quoted = shortened(&format!("What did Ana Holt say: “{}”?", "we wait ".repeat(12)));
        assert!(quoted.ends_with("wait …”?"), "{quoted}");
    }
}
