//! Words of one sentence → of whom it says that no harm came to them, and which: "no one was hurt", "all 40 aboard
//! survived", "without loss of life".
//!
//! It compares nothing. A sentence that leaves it open ("no injuries were immediately reported", "no one was
//! hurt, police said at first"), makes an exception ("apart from the mate no one was hurt") or calls it untrue
//! says nothing.

use super::harm::{DEAD, GRAVE, INJURED, MISSING, SERIOUS, is_person, is_word};
use crate::align::claims::statement::Statement;
use crate::extract::claims::cues;
use crate::extract::claims::words::WordKind;

/// The harm that came to nobody.
pub(crate) struct Zero {
    /// The harm that did not come to them: dead, injured, seriously or gravely injured, missing.
    pub(crate) harm: &'static str,
    /// Stem of the noun for those of whom alone it is said, "aboard" for all who were carried; empty for everyone.
    pub(crate) of: String,
    /// Its words.
    pub(crate) at: (usize, usize),
    /// Nothing follows in its clause that may tell of another event.
    pub(crate) is_bare: bool,
    /// It follows from a word for something else, or for more (nobody is dead where no one was hurt), or is only
    /// said not to be reported.
    pub(crate) is_wide: bool,
}

impl Zero {
    /// Whether it is said of everyone, in so many words, and of the event as a whole.
    pub(crate) fn is_flat(&self) -> bool {
        self.of.is_empty() && self.is_bare && !self.is_wide && self.harm != MISSING
    }
}

/// Words between "no one" and the harm that came to nobody.
const REACH: usize = 6;
/// Words behind a denial within which it is only said not to be reported: "no injuries have been reported".
const REPORTED_WITHIN: usize = 6;
/// Words between "all" and that they survived: "all 40 passengers and crew on the ferry were unharmed".
const REACH_OF_ALL: usize = 14;

/// The harm that came to nobody, as the sentence has it.
pub(crate) fn zeros(s: &Statement) -> Vec<Zero> {
    let no = |i: usize| matches!(s.key(i), "no" | "nobody" | "none" | "zero" | "without" | "all" | "everyone" | "everybody" | "both");
    if !(0..s.words.len()).any(no) || (0..s.words.len()).any(|i| is_open(s, i)) || cues::calls_untrue(&s.words) {
        return Vec::new();
    }
    (0..s.words.len()).flat_map(|at| zero(s, at)).filter(|z| !is_supposed(s, z.at)).collect()
}

/// Whether a word leaves open what the sentence denies, or makes an exception.
pub(crate) fn is_open(s: &Statement, at: usize) -> bool {
    match s.key(at) {
        "immediate" | "immediately" | "initially" | "initial" | "originally" | "yet" | "if" | "hoped" | "hope" | "hopes" | "hoping"
        | "ensure" | "ensuring" | "whether" | "unless" | "ever" | "except" | "excluding" | "besides" | "otherwise" | "exception"
        | "unclear" | "linked" | "attributed" | "blamed" | "?" => true,
        "first" => matches!(s.key(at.wrapping_sub(1)), "at") || matches!(s.key(at + 1), "said" | "reported" | "reports" | "thought"),
        "early" => s.key(at + 1) == "reports",
        "so" => s.key(at + 1) == "far",
        "apart" | "aside" => s.key(at + 1) == "from",
        "other" => s.key(at + 1) == "than",
        _ => false,
    }
}

/// Words before and in what is told within which a modal verb makes it no fact.
const MODAL_WITHIN: usize = 6;

/// "No one should be hurt", "would have been killed".
pub(crate) fn is_supposed(s: &Statement, at: (usize, usize)) -> bool {
    (at.0.saturating_sub(MODAL_WITHIN)..at.1).any(|i| {
        let modal = matches!(s.key(i), "would" | "could" | "should" | "must" | "may" | "might" | "will" | "can" | "to");
        // "to" of "thanks to the driver" and "May" the month are none
        modal && !(s.words[i].capital && i > 0) && (s.key(i) != "to" || s.key(i + 1) == "be")
    })
}

fn zero(s: &Statement, at: usize) -> Vec<Zero> {
    match s.key(at) {
        "nobody" => of_nobody(s, at, at + 1, ""),
        "no" if matches!(s.key(at + 1), "one" | "body") => of_nobody(s, at, at + 2, ""),
        "none" => match group(s, at + 1) {
            Some((of, next)) => of_nobody(s, at, next, &of),
            None => of_nobody(s, at, at + 1, ""),
        },
        "no" if s.key(at + 1) == "loss" => of_loss(s, at, at + 1),
        "no" if s.key(at + 1) == "lives" => {
            let lost = (at + 2..at + REACH).find(|i| !is_auxiliary(s.key(*i))).filter(|i| s.key(*i) == "lost");
            lost.map_or_else(Vec::new, |i| made(s, DEAD, "", (at, i + 1)))
        }
        // "no passenger was hurt", "no people were killed"
        "no" if s.words.get(at + 1).is_some_and(|w| is_person(&w.stem)) && !is_word(s.key(at + 1), "casualties") => {
            let stem = s.words[at + 1].stem.to_string();
            let everyone = matches!(stem.as_str(), "peopl" | "people" | "person" | "soul");
            of_nobody(s, at, at + 2, if everyone { "" } else { &stem })
        }
        "no" | "zero" => of_nothing(s, at, at + 1),
        "without" if s.key(at + 1) == "loss" => of_loss(s, at, at + 1),
        "without" if matches!(s.key(at + 1), "anyone" | "anybody") => of_nobody(s, at, at + 2, ""),
        "without" => of_nothing(s, at, at + 1),
        "everyone" | "everybody" | "all" | "both" => of_all(s, at),
        _ => Vec::new(),
    }
}

/// "Of the passengers", "of them": of whom alone it is said, and the word after.
fn group(s: &Statement, at: usize) -> Option<(String, usize)> {
    if s.key(at) != "of" {
        return None;
    }
    let within = (at + 1..at + REACH).take_while(|i| !is_auxiliary(s.key(*i)) && s.words.get(*i).is_some_and(|w| w.kind != WordKind::Mark));
    let noun = within.clone().filter(|i| is_person(&s.words[*i].stem)).last();
    let next = within.last().map_or(at + 1, |i| i + 1);
    let of = noun.map_or_else(|| "aboard".to_owned(), |i| s.words[i].stem.to_string());
    Some((of, next))
}

fn is_auxiliary(key: &str) -> bool {
    matches!(key, "was" | "were" | "is" | "are" | "has" | "have" | "had" | "been" | "be" | "being" | "got" | "reported" | "reportedly")
}

/// "No one was killed or badly hurt", from the subject's words `at..next` on.
fn of_nobody(s: &Statement, at: usize, next: usize, of: &str) -> Vec<Zero> {
    let (next, of) =
        aboard(s, next).map_or((next, of.to_owned()), |after| (after, if of.is_empty() { "aboard".to_owned() } else { of.to_owned() }));
    let Some(verb) = (next..s.words.len().min(next + REACH)).find(|i| !is_auxiliary(s.key(*i))) else { return Vec::new() };
    // "no one lost his life", "none suffered serious injuries"
    if matches!(s.key(verb), "lost" | "loses") && (verb + 1..verb + 3).any(|i| matches!(s.key(i), "life" | "lives")) {
        return made(s, DEAD, &of, (at, verb + 3));
    }
    if matches!(s.key(verb), "suffered" | "sustained" | "received" | "suffers") {
        let any = usize::from(s.key(verb + 1) == "any");
        return of_nothing(s, at, verb + 1 + any);
    }
    let mut out = Vec::new();
    let mut i = verb;
    loop {
        let (grade, word) = graded(s, i);
        let harm = match s.key(word) {
            key if is_word(key, "killed") => DEAD,
            key if is_word(key, "hurt") => grade.unwrap_or(INJURED),
            "missing" => MISSING,
            _ => break,
        };
        out.extend(made(s, harm, &of, (at, word + 1)));
        // "no one was killed or injured"
        if !matches!(s.key(word + 1), "or" | "nor" | ",") {
            break;
        }
        i = word + 2 + usize::from(is_auxiliary(s.key(word + 2)));
    }
    widen(out)
}

/// The grade of the injury named at `at` or behind it, and its word: "seriously hurt".
fn graded(s: &Statement, at: usize) -> (Option<&'static str>, usize) {
    let grade = [GRAVE, SERIOUS].into_iter().find(|g| is_word(s.key(at), g));
    (grade, at + usize::from(grade.is_some()))
}

/// "No deaths or serious injuries", "without any casualties", from the word `next` on.
fn of_nothing(s: &Statement, at: usize, next: usize) -> Vec<Zero> {
    // "no damage or injuries"
    let next = if matches!(s.key(next), "damage" | "arrests" | "delays") && s.key(next + 1) == "or" { next + 2 } else { next };
    let passed =
        |i: &usize| matches!(s.key(*i), "any" | "reports" | "report" | "reported" | "known" | "of" | "confirmed" | "human" | "apparent");
    let mut i = (next..).find(|i| !passed(i)).unwrap_or(next);
    let mut out = Vec::new();
    loop {
        let (grade, noun) = graded(s, i);
        match s.key(noun) {
            key if is_word(key, "deaths") && key != "dead" => out.extend(made(s, DEAD, "", (at, noun + 1))),
            key if is_word(key, "injuries") && !is_word(key, "hurt") => out.extend(made(s, grade.unwrap_or(INJURED), "", (at, noun + 1))),
            key if is_word(key, "casualties") => {
                out.extend(made(s, DEAD, "", (at, noun + 1)));
                // many mean the dead alone
                out.extend(made(s, INJURED, "", (at, noun + 1)).into_iter().map(|z| Zero { is_wide: true, ..z }));
            }
            _ => break,
        }
        if !matches!(s.key(noun + 1), "or" | "nor" | "," | "and") {
            // "no casualties among the crews"
            if s.key(noun + 1) == "among" {
                let of = (noun + 2..noun + REACH).find(|i| s.words.get(*i).is_some_and(|w| is_person(&w.stem)));
                let of = of.map_or("among", |i| s.words[i].stem.as_str());
                out.iter_mut().for_each(|z| of.clone_into(&mut z.of));
            }
            break;
        }
        i = noun + 2;
    }
    out
}

/// "No loss of life".
fn of_loss(s: &Statement, at: usize, loss: usize) -> Vec<Zero> {
    if s.key(loss + 1) == "of" && s.key(loss + 2) == "life" { made(s, DEAD, "", (at, loss + 3)) } else { Vec::new() }
}

/// The word behind "aboard", "on board", "on the ferry", if these follow.
fn aboard(s: &Statement, at: usize) -> Option<usize> {
    match s.key(at) {
        "aboard" | "inside" | "onboard" => Some(at + 1),
        "on" if s.key(at + 1) == "board" => Some(at + 2),
        "on" | "in" | "at" => {
            (at + 1..at + REACH).find(|i| is_auxiliary(s.key(*i))).filter(|i| (at..*i).all(|k| s.words[k].kind != WordKind::Mark))
        }
        _ => None,
    }
}

/// "All 40 aboard survived", "everyone escaped unhurt".
fn of_all(s: &Statement, at: usize) -> Vec<Zero> {
    let before = at.checked_sub(1).map_or("", |i| s.key(i));
    let bounded = matches!(
        before,
        "not" | "almost" | "nearly" | "virtually" | "practically" | "hardly" | "above" | "after" | "at" | "in" | "of" | "for"
    );
    if bounded || matches!(s.key(at + 1), "but" | "over") {
        return Vec::new();
    }
    let ends = |i: &usize| {
        s.words[*i].kind == WordKind::Mark && !matches!(s.key(*i), "\"" | "'" | "“" | "‘")
            || matches!(
                s.key(*i),
                "who" | "that" | "which" | "but" | "save" | "when" | "while" | "as" | "after" | "because" | "until" | "not" | "never"
            )
            || s.key(*i).ends_with("n't")
    };
    let clause: Vec<usize> = (at + 1..s.words.len().min(at + 1 + REACH_OF_ALL)).take_while(|i| !ends(i)).collect();
    let outcome = clause
        .iter()
        .copied()
        .find(|i| s.key(*i) == "accounted" || is_word(s.key(*i), "alive") || is_word(s.key(*i), "unharmed") || is_safe(s, *i));
    let Some(word) = outcome else { return Vec::new() };
    let nouns: Vec<usize> = (at + 1..word).filter(|i| is_person(&s.words[*i].stem)).collect();
    let everyone = |stem: &str| matches!(stem, "peopl" | "people" | "person" | "soul");
    let joined = nouns.first().zip(nouns.last()).is_some_and(|(from, to)| (*from..*to).any(|i| matches!(s.key(i), "and" | ",")));
    let of = match nouns.last() {
        // "both survived" leaves open who else was there
        None if s.key(at) == "both" => return Vec::new(),
        // "passengers and crew" are all
        Some(_) if joined => String::new(),
        Some(noun) if !everyone(&s.words[*noun].stem) => s.words[*noun].stem.to_string(),
        _ => String::new(),
    };
    if s.key(word) == "accounted" {
        return made(s, MISSING, &of, (at, word + 2));
    }
    let mut out = made(s, DEAD, &of, (at, word + 1));
    if is_word(s.key(word), "unharmed") {
        out.extend(made(s, INJURED, &of, (at, word + 1)));
    }
    out
}

/// "Are safe", "escaped safely", "without injury" behind "all".
fn is_safe(s: &Statement, at: usize) -> bool {
    s.key(at) == "safe" && is_auxiliary(s.key(at.wrapping_sub(1))) && !matches!(s.key(at + 1), "from" | "to" | "in" | "for")
}

/// What is told of everyone by "hurt" holds of the dead too.
fn widen(mut found: Vec<Zero>) -> Vec<Zero> {
    let wide = found.iter().find(|z| z.harm == INJURED).map(|z| Zero { harm: DEAD, of: z.of.clone(), is_wide: true, ..*z });
    if !found.iter().any(|z| z.harm == DEAD) {
        found.extend(wide);
    }
    found
}

fn made(s: &Statement, harm: &'static str, of: &str, at: (usize, usize)) -> Vec<Zero> {
    let dated = s.dates.iter().any(|d| d.at.0 == at.1 || d.at.0 == at.1 + 1);
    let is_bare = dated
        || s.words.get(at.1).is_none_or(|w| w.kind == WordKind::Mark)
        || matches!(s.key(at.1), "and" | "but" | "or" | "as" | "when" | "after" | "were" | "was" | "have" | "had" | "has");
    // what was not reported may be yet
    let is_wide = (at.0..at.1 + REPORTED_WITHIN).any(|i| matches!(s.key(i), "reported" | "reports" | "reportedly"));
    vec![Zero { harm, of: of.to_owned(), at: (at.0, at.1.min(s.words.len())), is_bare, is_wide }]
}
