//! Words of one sentence → what it denies, what it holds possible, and how far along it says an
//! action is, each with the word it bears on.
//!
//! "The talks have not yet begun" denies *begun* (cue *not*); "may deploy" holds *deploy* possible;
//! "agreed to deploy" puts *deploy* at agreed. It compares nothing.

use super::words::{Word, WordKind};
use crate::extract::Status;
use crate::language::{self, Class};

/// A word that bears on another word of its sentence, mostly a later one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cue {
    /// Index of the cue among the words.
    pub(crate) at: usize,
    /// Index of the word it bears on.
    pub(crate) head: usize,
}

impl Cue {
    /// First word and one past the last of the cue with what it bears on.
    pub(crate) fn words(&self) -> (usize, usize) {
        (self.at.min(self.head), self.at.max(self.head) + 1)
    }
}

/// Denials of a sentence.
pub(crate) fn negations(words: &[Word]) -> Vec<Cue> {
    let mut found = Vec::new();
    for at in 0..words.len() {
        if is_negation(words, at)
            && let Some(head) = head_after(words, at)
        {
            // "denied claims that he threatened her" denies the threat, not the claims
            let head = if is_denial(key(words, at)) { alleged(words, head).unwrap_or(head) } else { head };
            // "it is not true that it failed" denies the failing
            let head = if opens_clause(words, head) { act_in(words, head + 1).unwrap_or(head) } else { head };
            found.push(Cue { at, head });
        }
    }
    // "claims that it did not fail are untrue" denies nothing
    for rebuttal in rebuttals(words) {
        let before = found.len();
        found.retain(|cue| cue.head != rebuttal.head);
        if found.len() == before {
            found.push(rebuttal);
        }
    }
    found
}

/// Whether the word at `at` says of a clause that follows that it holds: "true that", "the case that".
fn opens_clause(words: &[Word], at: usize) -> bool {
    matches!(key(words, at), "true" | "case" | "correct" | "right") && key(words, at + 1) == "that"
}

/// What somebody says of another, by the stem of its word.
const ALLEGATIONS: [&str; 9] = ["claim", "alleg", "charg", "accus", "report", "suggest", "assert", "rumour", "rumor"];

/// Words by which an allegation is called untrue, after "is" or "are".
const UNTRUE: [&str; 9] = ["untrue", "false", "baseless", "unfounded", "groundless", "wrong", "incorrect", "fabricated", "lies"];

/// Words between an allegation and "are untrue".
const ALLEGATION_REACH: usize = 16;

fn is_denial(key: &str) -> bool {
    matches!(key, "denied" | "denies" | "deny" | "denying" | "rejected" | "rejects" | "dismissed" | "dismisses" | "disputed" | "disputes")
}

/// What is alleged in the clause that an allegation at `at` opens: "charges that she threw stones" → *threw*.
fn alleged(words: &[Word], at: usize) -> Option<usize> {
    let noun = words.get(at).filter(|w| ALLEGATIONS.contains(&w.stem.as_str()))?;
    let opens = matches!(key(words, at + 1), "that" | "of" | "about" | "he" | "she" | "they" | "it") && (!noun.capital || at == 0);
    act_in(words, at + 1).filter(|_| opens)
}

/// The first word of the clause from `from` on that tells an act: "the harbour will *close*".
fn act_in(words: &[Word], from: usize) -> Option<usize> {
    let clause = (from..words.len().min(from + ALLEGATION_REACH)).take_while(|i| words[*i].kind != WordKind::Mark);
    let acts = |i: &usize| {
        let word = &words[*i];
        let after_modal = matches!(key(words, i - 1), "will" | "would" | "can" | "could" | "may" | "might" | "to" | "not");
        let bare = after_modal && language::classes(&word.key).is(Class::VERB);
        let told = bare || language::classes(&word.key).is(Class::PAST.with(Class::PARTICIPLE).with(Class::GERUND));
        word.kind == WordKind::Content && !word.capital && told
    };
    clause.into_iter().find(acts)
}

/// "The charges that she threw stones are false", "claims about being assaulted are untrue", "it is untrue that
/// the engine failed".
fn rebuttals(words: &[Word]) -> Vec<Cue> {
    let rebutted = |at: usize| -> Option<Cue> {
        if key(words, at + 1) == "that" {
            return act_in(words, at + 2).map(|head| Cue { at, head });
        }
        let copula = at.checked_sub(1).filter(|i| matches!(key(words, *i), "is" | "are" | "was" | "were"))?;
        let from = copula.saturating_sub(ALLEGATION_REACH);
        (from..copula).rev().take_while(|i| !matches!(key(words, *i), ";" | "." | ":")).find_map(|i| {
            let head = alleged(words, i)?;
            (head < copula).then_some(Cue { at, head })
        })
    };
    (0..words.len()).filter(|at| UNTRUE.contains(&key(words, *at))).filter_map(rebutted).collect()
}

/// Words between a figure and the act of which an allegation that is denied tells.
const REBUTTED_WITHIN: usize = 4;

/// Whether one of the denials bears on a clause with the figure in the words `at`: "rumours that 40 people died
/// are untrue", "the police denied that 40 people died". It is nobody's figure.
pub(crate) fn is_rebutted(words: &[Word], negations: &[Cue], at: (usize, usize)) -> bool {
    let near = |cue: &Cue| at.1 <= cue.head && cue.head < at.1 + REBUTTED_WITHIN;
    let rebuts = |cue: &Cue| {
        let clause = |from: usize| (from..at.0).any(|i| key(words, i) == "that");
        // "denied that 40 died" bears on the figure itself
        let denied = is_denial(key(words, cue.at)) && (near(cue) || key(words, cue.at + 1) == "that" && (at.0..at.1).contains(&cue.head));
        let untrue = key(words, cue.at) == "not" && clause(cue.at) && opens_clause(words, cue.at + 1) && near(cue);
        cue.at > cue.head && near(cue) || cue.at < at.0 && (denied || untrue)
    };
    negations.iter().any(rebuts)
}

/// Whether the sentence calls something untrue, or denies that it is true: what it tells may be what is not so.
pub(crate) fn calls_untrue(words: &[Word]) -> bool {
    (0..words.len()).any(|at| {
        let key = key(words, at);
        is_denial(key) || UNTRUE.contains(&key) || is_negation(words, at) && (at + 1..at + 3).any(|i| opens_clause(words, i))
    })
}

fn key(words: &[Word], at: usize) -> &str {
    words.get(at).map_or("", |w| w.key.as_str())
}

fn is_negation(words: &[Word], at: usize) -> bool {
    let next = key(words, at + 1);
    let before = if at > 0 { key(words, at - 1) } else { "" };
    match key(words, at) {
        // "not only … but also" affirms; "whether or not" leaves open
        // and "not until May" affirms that it was in May
        "not" => {
            !matches!(next, "only" | "just" | "least" | "merely" | "necessarily" | "so" | "all" | "everyone" | "until" | "")
                && before != "or"
        }
        "dont" | "didnt" | "doesnt" | "cant" | "wont" | "isnt" | "wasnt" | "hasnt" | "havent" | "never" | "cannot" | "neither" | "nor"
        | "nobody" | "without" => true,
        // "didn’ t": a space has torn the word
        "didn" | "doesn" | "isn" | "wasn" | "weren" | "hasn" | "haven" | "hadn" | "couldn" | "wouldn" | "shouldn" | "aren" => true,
        // "no other ship" says what "the only ship" says
        "no" => {
            !matches!(
                next,
                "other" | "." | "," | "doubt" | "matter" | "one" | "longer" | "more" | "less" | "fewer" | "sooner" | "later" | "wonder"
            ) && words.get(at + 1).is_some_and(|w| matches!(w.kind, WordKind::Content | WordKind::Function))
                || next == "longer"
        }
        // "anything but harmless"
        "but" => before == "anything",
        "zero" => words.get(at + 1).is_some_and(|w| w.kind == WordKind::Content),
        "fail" | "failed" | "fails" | "failing" | "refused" | "refuses" | "refuse" | "refusing" | "declined" | "declines" | "declining"
        | "unable" | "unwilling" | "yet" => next == "to",
        // "decided against selling"; "voted against" a bill affirms that there is one
        "against" => {
            next.ends_with("ing") && words.get(at.wrapping_sub(1)).is_some_and(|w| matches!(w.stem.as_str(), "decid" | "advis" | "warn"))
        }
        // "turned down an offer", "stayed away from the race"
        "down" => words.get(at.wrapping_sub(1)).is_some_and(|w| w.stem.as_str() == "turn"),
        "away" => next == "from" && words.get(at.wrapping_sub(1)).is_some_and(|w| w.stem.as_str() == "stay"),
        "avoided" | "avoids" => true,
        "incapable" => next == "of",
        "denied" | "denies" | "deny" | "denying" => !matches!(before, "was" | "were" | "been" | "be"),
        // "dismissed claims that": what is rejected otherwise is a plan, a bid, a man
        word if is_denial(word) => head_after(words, at).is_some_and(|head| alleged(words, head).is_some()),
        // "wouldn't have resigned" supposes what was not so
        "wouldn't" | "couldn't" => next != "have",
        other => other.ends_with("n't") && next != "until",
    }
}

/// Words that stand between a cue and what it bears on.
fn is_between(word: &Word) -> bool {
    word.kind == WordKind::Function
        || word.key.len() > 4 && word.key.ends_with("ly")
        || matches!(word.key.as_str(), "yet" | "even" | "any" | "ever" | "have" | "be" | "able" | "\"" | "'" | "want" | "necessarily")
}

/// The first word of weight after `at`, within the clause.
fn head_after(words: &[Word], at: usize) -> Option<usize> {
    for (i, word) in words.iter().enumerate().skip(at + 1).take(8) {
        if word.kind == WordKind::Mark && !matches!(word.key.as_str(), "\"" | "'") {
            return None;
        }
        if matches!(word.key.as_str(), "but" | "because" | "which" | "who" | "although" | "while") {
            return None;
        }
        if !is_between(word) {
            return Some(i);
        }
    }
    None
}

/// Words that open a statement to doubt: at these a "may" on the other side is no difference.
const DOUBT: &[&str] = &[
    "may",
    "might",
    "could",
    "possible",
    "possibly",
    "likely",
    "perhaps",
    "maybe",
    "potential",
    "potentially",
    "expected",
    "expects",
    "expect",
    "believed",
    "believe",
    "apparently",
    "suspected",
    "risk",
    "if",
    "chance",
    "seems",
    "seem",
    "appears",
    "appear",
    "appeared",
    "probably",
    "suggest",
    "suggests",
    "suggested",
    "allegedly",
    "consider",
    "considering",
    "thought",
    "hope",
    "unless",
];

/// How far from fact a sentence leaves an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Degree {
    /// "may", "might", "could", "hopes to", "is considering"
    Possible,
    /// "plans to", "was supposed to"
    Intended,
    /// "is believed to", "suspects", "are investigating whether"
    Believed,
}

/// Verbs of which "could" tells what somebody was able to do.
const ABLE: [&str; 12] = ["see", "hear", "feel", "find", "smell", "reach", "rememb", "understand", "afford", "imagin", "get", "tell"];

/// What a sentence holds possible, intends or believes.
pub(crate) fn hedges(words: &[Word]) -> Vec<(Cue, Degree)> {
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let Some(degree) = degree(words, at, word) else { continue };
        let able = |head: &usize| word.key.as_str() == "could" && ABLE.contains(&words[*head].stem.as_str());
        // what is believed is told by the act of its clause
        let act = (degree == Degree::Believed).then(|| act_in(words, at + 1)).flatten();
        if let Some(head) = act.or_else(|| head_after(words, at)).filter(|head| !able(head)) {
            found.push((Cue { at, head }, degree));
        }
    }
    found
}

fn degree(words: &[Word], at: usize, word: &Word) -> Option<Degree> {
    let next = key(words, at + 1);
    match word.key.as_str() {
        // "May" with a capital within a sentence is the month
        "may" | "might" if !(word.capital && at > 0 && key(words, at) == "may") => Some(Degree::Possible),
        "could" if next != "not" => Some(Degree::Possible),
        "hope" | "hopes" | "hoped" | "hoping" if next == "to" => Some(Degree::Possible),
        "considering" | "considers" | "mulls" | "mulling" => Some(Degree::Possible),
        "plan" | "plans" | "planned" | "planning" | "intends" | "intend" | "intended" | "aims" | "supposed" if next == "to" => {
            Some(Degree::Intended)
        }
        // "plans patch for security flaw"
        "plans" if word_leads(words, at) => Some(Degree::Intended),
        "believes" | "believe" | "believed" | "think" | "thinks" | "thought" | "suspects" | "suspect" | "suspected" | "unclear"
        | "unsure" => Some(Degree::Believed),
        "whether" => Some(Degree::Believed),
        _ => None,
    }
}

/// Whether a word stands behind a name and before a noun, as the verb of a headline does.
fn word_leads(words: &[Word], at: usize) -> bool {
    let is_content = |i: usize| words.get(i).is_some_and(|w| w.kind == WordKind::Content);
    at > 0 && words[at - 1].capital && is_content(at - 1) && is_content(at + 1)
}

/// Words before and after `at` among which doubt bears on it.
const DOUBT_REACH: (usize, usize) = (6, 2);

/// Whether a word that opens to doubt stands near the word at `at`; "would" is none.
pub(crate) fn is_doubtful(words: &[Word], at: usize) -> bool {
    let near = &words[at.saturating_sub(DOUBT_REACH.0)..(at + DOUBT_REACH.1 + 1).min(words.len())];
    near.iter().any(|w| DOUBT.contains(&w.key.as_str()) && !w.capital)
}

/// How far along the sentence says its actions are: the cue, the word it bears on, the status.
pub(crate) fn statuses(words: &[Word]) -> Vec<(Cue, Status)> {
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let to = |i: usize| matches!(key(words, i), "to" | "on" | "about" | "over");
        let status = match word.stem.as_str() {
            "propos" | "suggest" if to(at + 1) => Status::Proposed,
            "plan" | "intend" if to(at + 1) => Status::Planned,
            "consid" | "weigh" | "mull" => Status::Proposed,
            "talk" | "discuss" | "negoti" if to(at + 1) => Status::Talks,
            "agre" | "decid" if to(at + 1) => Status::Agreed,
            "begin" | "start" | "launch" if words.get(at + 1).is_some_and(|w| w.key.ends_with("ing") || to(at + 1)) => Status::Begun,
            "complet" | "finish" => Status::Done,
            _ => continue,
        };
        if let Some(head) = head_after(words, at) {
            found.push((Cue { at, head }, status));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::words::words;
    use super::*;
    use crate::article::Span;

    fn heads(text: &str, find: impl Fn(&[Word]) -> Vec<Cue>) -> Vec<String> {
        let words = words(text, &crate::language::tokens(text, Span::new(0, text.len())));
        find(&words).into_iter().map(|c| format!("{}:{}", words[c.at].key, words[c.head].key)).collect()
    }

    #[test]
    fn denials_bear_on_the_next_word_of_weight() {
        assert_eq!(heads("The talks have not yet begun.", negations), ["not:begun"]);
        assert_eq!(heads("The ferry wasn't carrying cars.", negations), ["wasn't:carrying"]);
        assert_eq!(heads("The mayor declined to comment.", negations), ["declined:comment"]);
        assert_eq!(heads("Not only the harbour was closed.", negations), Vec::<String>::new());
        assert_eq!(heads("She asked whether or not to leave.", negations), Vec::<String>::new());
        assert_eq!(heads("No cars were lost.", negations), ["no:cars"]);
    }

    #[test]
    fn an_allegation_that_is_rejected_denies_what_is_alleged() {
        assert_eq!(heads("Brand denied claims that he threatened the crew.", negations), ["denied:threatened"]);
        assert_eq!(heads("The port dismissed allegations of dumping oil.", negations), ["dismissed:dumping"]);
        assert_eq!(heads("The charges that she threw stones are false.", negations), ["false:threw"]);
        assert_eq!(heads("Her claims about being assaulted in the hotel are untrue.", negations), ["untrue:assaulted"]);
        assert_eq!(heads("Claims that the engine failed are untrue, Holt said.", negations), ["untrue:failed"]);
        assert_eq!(heads("Holt said it was untrue that the engine had failed.", negations), ["untrue:failed"]);
        assert_eq!(heads("It is not true that the engine failed.", negations), ["not:failed"]);
        assert_eq!(heads("The report that the harbour will close in May is wrong.", negations), ["wrong:close"]);
        assert_eq!(heads("Claims that the engine did not fail are untrue.", negations), Vec::<String>::new());
        assert_eq!(heads("The council rejected the plan.", negations), Vec::<String>::new());
        assert_eq!(heads("The court dismissed the case.", negations), Vec::<String>::new());
    }

    #[test]
    fn may_is_a_verb_and_may_is_a_month() {
        let possible = |words: &[Word]| hedges(words).into_iter().map(|(cue, _)| cue).collect();
        assert_eq!(heads("The port may have closed in May.", possible), ["may:closed"]);
        assert_eq!(heads("The council hopes to release the report.", possible), ["hopes:release"]);
        assert_eq!(heads("They could see the wreck.", possible), Vec::<String>::new());
    }
}
