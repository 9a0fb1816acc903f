//! What a finding asks, so that it is read without the sentence: "Did Ana Holt say more than “We will wait”?"
//!
//! The words of a quotation stand in marks; those of a claim, which are the paper's own, never do.

use crate::extract::Analysis;
use crate::findings::{Aspect, Finding, Location};

/// Longest question, in characters: beside it stands a column for each source.
const LONGEST: usize = 70;
/// Words of a quotation by which a question names it.
const QUOTED_WORDS: usize = 7;
/// Longest word that tells nothing by itself at the end of a question: "from the".
const SMALL_WORDS: [&str; 22] = [
    "a", "an", "the", "of", "to", "in", "on", "at", "by", "for", "from", "with", "and", "or", "but", "as", "that", "than", "its", "his",
    "her", "their",
];

/// The question of a finding, in at most 70 characters.
pub(super) fn question(f: &Finding, analyses: &[Analysis]) -> String {
    let asked = match asked(&f.message) {
        Some(asked) => of_claim(asked, || f.locations.first().and_then(|l| around_mark(l, analyses))),
        None => of_check(f, analyses),
    };
    clipped(&asked)
}

/// The question of a claim's row, of which the words of a sentence are no quotation.
pub(super) fn of_row(question: &str) -> String {
    clipped(&of_claim(question, || None))
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

/// "When: “The inspection in … found no”?" → "When: The inspection in … found?"; words that tell too little are
/// taken from the sentence instead.
fn of_claim(asked: &str, sentence: impl FnOnce() -> Option<String>) -> String {
    let Some((label, words)) = asked.strip_suffix("”?").and_then(|q| q.split_once(": “")) else { return asked.to_owned() };
    let mut words = told(words);
    if telling(&words) < 2 {
        words = sentence().map(|s| told(&s)).filter(|s| telling(s) > telling(&words)).unwrap_or(words);
    }
    match words.as_str() {
        "" => format!("{label}?"),
        _ if label == "Who" && words.starts_with(char::is_lowercase) => format!("Who {words}?"),
        _ => format!("{label}: {words}?"),
    }
}

/// The words of a sentence without its dateline, what is left out at its start and small words at its end.
fn told(words: &str) -> String {
    let mut words = without_dateline(words).trim_start_matches(['…', ' ', ',', '-', '–', '—']);
    loop {
        words = words.trim_end_matches([' ', ',', ';', ':', '.']);
        let (before, last) = words.rsplit_once(' ').unwrap_or(("", words));
        if before.is_empty() || !SMALL_WORDS.contains(&last) {
            return words.to_owned();
        }
        words = before;
    }
}

/// "PORT ANSEL, Tarrow (Meridian Wire) - Tarrow will" → "Tarrow will".
fn without_dateline(words: &str) -> &str {
    const BEGINS: usize = 60;
    let ends = [") - ", ") – ", ") — ", ") -- "];
    let credited = ends.iter().find_map(|end| words.find(end).map(|at| (at, at + end.len())));
    let in_capitals = [" — ", " – ", " - "].iter().find_map(|end| words.find(end).map(|at| (at, at + end.len())));
    let is_place = |at: usize| words[..at].split([',', ' ']).next().is_some_and(|w| w.len() > 2 && w.chars().all(char::is_uppercase));
    match (credited, in_capitals) {
        (Some((at, after)), _) if at < BEGINS => &words[after..],
        (_, Some((at, after))) if at < BEGINS && is_place(at) => &words[after..],
        _ => words,
    }
}

/// How many words of a question say what it is about.
fn telling(words: &str) -> usize {
    let small = |w: &str| SMALL_WORDS.contains(&w.to_lowercase().as_str()) || !w.chars().any(char::is_alphabetic);
    words.split_whitespace().filter(|w| !small(w)).count()
}

/// The sentence of a place with its marked words left out, those around them kept: "Ardania closed its airspace in …".
fn around_mark(l: &Location, analyses: &[Analysis]) -> Option<String> {
    const BEFORE: usize = 3;
    const AFTER: usize = 6;
    let article = &analyses.get(l.article)?.article;
    let mark = l.marks.first().filter(|m| l.span.contains(**m))?;
    let before: Vec<&str> = article.text.get(l.span.start..mark.start)?.split_whitespace().collect();
    let after = article.text.get(mark.end..l.span.end)?.split_whitespace().take(AFTER);
    let before = &before[before.len().saturating_sub(BEFORE)..];
    Some(before.iter().copied().chain(["…"]).chain(after).collect::<Vec<_>>().join(" "))
}

/// What a check asks whose message is a statement.
fn of_check(f: &Finding, analyses: &[Analysis]) -> String {
    let message = f.message.as_str();
    let quoted = quotations(message);
    let first = quoted.first().map(|q| shortened(q)).unwrap_or_default();
    let who = speaker(message);
    let outlet = || f.locations.first().map_or("the source", |l| analyses[l.article].article.outlet());
    let with = |named: &str, unnamed: String| who.map_or(unnamed, |who| format!("{named} {who} say “{first}”?"));
    match f.check {
        "altered-quotation" | "quoted-source-reads-otherwise" => said(who, &quoted),
        "quotation-cut-short" if message.starts_with("The draft") => format!("Does the draft’s quotation end before “{first}”?"),
        "quotation-cut-short" => match who {
            Some(who) => format!("Did {who} say more than “{first}”?"),
            None => format!("Does “{first}” go on?"),
        },
        "same-words-other-speaker" | "similar-words-two-speakers" | "same-words-credited-otherwise" if !first.is_empty() => {
            format!("Who said “{first}”?")
        }
        "phrase-credited-to-two-speakers" => format!("Whose is “{first}”?"),
        "utterance-in-two-places" => with("Where did", format!("Where was “{first}” said?")),
        "utterance-on-two-days" => with("When did", format!("When was “{first}” said?")),
        "other-channel" => with("By what channel did", format!("By what channel was “{first}” said?")),
        "spliced-utterances" => format!("One sentence or two: “{}”?", quoted.last().map(|q| shortened(q)).unwrap_or_default()),
        "marked-change-in-quotation" => format!("What was changed in “{first}”?"),
        "quotation-marks-or-spelling" => format!("How is “{first}” written?"),
        "quoted-here-paraphrased-there" => {
            who.map_or(format!("Is “{first}” word for word?"), |who| format!("Are these {who}’s words: “{first}”?"))
        }
        "headline-words-not-quoted" => format!("Does the text have the headline’s “{first}”?"),
        "unpaired-quotation-mark" => format!("Where does “{first}” end?"),
        "speaker-in-two-roles" => {
            message.split_once(" is “").map_or_else(|| "Which office?".to_owned(), |(name, _)| format!("What is {name}’s office?"))
        }
        "relative-date" => format!("Which day is “{first}”?"),
        "torn-text" => format!("How does the text of {} begin?", outlet()),
        "undated-article" if f.locations.len() > 1 => "When were these articles published?".to_owned(),
        "undated-article" => format!("When was the article of {} published?", outlet()),
        "only-here" => format!("What does {} alone have?", outlet()),
        "missing-in-draft" => {
            let what = message.split_once(" sources have ").and_then(|(_, rest)| rest.split_once("; ")).map_or("this", |(what, _)| what);
            format!("Should the draft have {what}?")
        }
        "not-in-sources" => format!("Which source has this: {}?", told(quoted.first().copied().unwrap_or_default())),
        _ => between(f, &quoted, analyses),
    }
}

/// What a draft has and the sources have otherwise: "178 or 187: A ferry with … people ran aground?"
fn between(f: &Finding, quoted: &[&str], analyses: &[Analysis]) -> String {
    let sentence = f.locations.first().and_then(|l| around_mark(l, analyses)).map(|s| told(&s));
    let about = sentence.map_or_else(String::new, |s| format!(": {s}"));
    match *quoted {
        [here, there, ..] if !f.aspects.contains(&Aspect::Attribution) => format!("{here} or {there}{about}?"),
        [here, ..] if f.aspects.contains(&Aspect::Attribution) => format!("Who said “{}”?", shortened(here)),
        [here] => format!("Which source has “{}”{about}?", shortened(here)),
        _ => {
            let readings: Vec<&str> = f.readings.iter().map(|r| r.text.as_str()).collect();
            format!("{}{about}?", if readings.is_empty() { "Which is it".to_owned() } else { readings.join(" or ") })
        }
    }
}

/// "Did Ana Holt say “it is built” or “it is switched on”?", if there is room for both.
fn said(who: Option<&str>, quoted: &[&str]) -> String {
    let (first, second) = (quoted.first().copied().unwrap_or_default(), quoted.get(1).copied().unwrap_or_default());
    let both = match who {
        Some(who) => format!("Did {who} say “{first}” or “{second}”?"),
        None => format!("Which was said: “{first}” or “{second}”?"),
    };
    if !second.is_empty() && both.chars().count() <= LONGEST {
        return both;
    }
    match who {
        Some(who) => format!("What did {who} say: “{}”?", shortened(first)),
        None => format!("What was said: “{}”?", shortened(first)),
    }
}

/// `question`, shortened within its quoted words or at its end.
fn clipped(question: &str) -> String {
    if question.chars().count() <= LONGEST {
        return question.to_owned();
    }
    let open = question.contains('“');
    let mark = if question.ends_with('?') { "?" } else { "" };
    let tail = if open { format!(" …”{mark}") } else { format!(" …{mark}") };
    let room = LONGEST - tail.chars().count();
    let end = question.char_indices().nth(room).map_or(question.len(), |(at, _)| at);
    let end = question[..end].rfind(' ').unwrap_or(end);
    let kept = question[..end].trim_end_matches(['…', ' ', ',', '”', '?']);
    // what is cut may have closed the quotation already
    let unclosed = kept.matches('“').count() > kept.matches('”').count();
    if unclosed { format!("{kept}{tail}") } else { format!("{kept} …{mark}") }
}

/// All that stands in quotation marks, in order.
fn quotations(message: &str) -> Vec<&str> {
    message.split('“').skip(1).filter_map(|rest| rest.split_once('”')).map(|(inner, _)| inner).collect()
}

/// The first words of a quotation.
fn shortened(quoted: &str) -> String {
    let words: Vec<&str> = quoted.split_whitespace().collect();
    let kept = words[..words.len().min(QUOTED_WORDS)].join(" ");
    if words.len() > QUOTED_WORDS { format!("{} …", kept.trim_end_matches([' ', '…', ','])) } else { kept }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_is_what_the_message_asks() {
        assert_eq!(asked("How many were aboard? “187” (Wire); “178” (TBC)"), Some("How many were aboard?"));
        assert_eq!(asked("Wire quotes Ana Holt with “Who knows? We wait”; TBC has “We wait”"), None);
        let long = "How far along: sides have embarked on formal consultations on the possible deployment of radars?";
        let short = clipped(long);
        assert!(short.chars().count() <= LONGEST && short.ends_with("…?"), "{short}");
        assert_eq!(clipped("Where was it seen?"), "Where was it seen?");
    }

    #[test]
    fn the_words_of_a_claim_stand_in_no_marks_and_without_their_dateline() {
        for (asked, read) in [
            ("How many were aboard?", "How many were aboard?"),
            ("When: “The inspection in … found no cracks”?", "When: The inspection in … found no cracks?"),
            ("Yes or no: “No fuel had leaked from the”?", "Yes or no: No fuel had leaked?"),
            ("Who: “… said it had warned”?", "Who said it had warned?"),
            ("How certain: “Tarrow (Meridian Wire) - Tarrow will suspend all ferries”?", "How certain: Tarrow will suspend all ferries?"),
            ("How certain: “PORT ANSEL — Tarrow will suspend all ferries”?", "How certain: Tarrow will suspend all ferries?"),
        ] {
            assert_eq!(of_row(asked), read);
        }
        let from_sentence = of_claim("When: “On …”?", || Some("On … Ardania closed its airspace".to_owned()));
        assert_eq!(from_sentence, "When: On … Ardania closed its airspace?");
    }

    #[test]
    fn a_quotation_is_asked_after_by_speaker_and_first_words() {
        let message = "Daily Flash quotes Ana Holt with “The master did what he should have done and more”; others cut it";
        assert_eq!(speaker(message), Some("Ana Holt"));
        assert_eq!(shortened(quotations(message)[0]), "The master did what he should have …");
        assert_eq!(speaker("Ana Holt said “No” on Monday according to Wire"), Some("Ana Holt"));
        assert_eq!(said(Some("Ana Holt"), &["it is built", "it is switched on"]), "Did Ana Holt say “it is built” or “it is switched on”?");
        assert_eq!(said(Some("Ana Holt"), &["x", &"y".repeat(70)]), "What did Ana Holt say: “x”?");
    }
}
