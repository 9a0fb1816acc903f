//! Single people to whom a sentence says that harm came, without a number: "killing a woman", "its driver was
//! hurt".
//!
//! It compares nothing. Names, and those who did the harm, are not taken.

use super::harm::{DEAD, INJURED, is_person, is_word};
use super::zeros::{is_open, is_supposed};
use crate::align::claims::statement::Statement;
use crate::extract::claims::cues;
use crate::extract::claims::words::WordKind;

/// One person who came to harm.
pub(crate) struct Victim {
    /// Dead or injured.
    pub(crate) harm: &'static str,
    /// The words that say so.
    pub(crate) at: (usize, usize),
}

/// Words between "a" and the noun: "a young Danish woman".
const NOUN_WITHIN: usize = 4;
/// Words between the noun and its harm: "was badly hurt".
const VERB_WITHIN: usize = 4;

/// The single people to whom the sentence says that harm came.
pub(crate) fn victims(s: &Statement) -> Vec<Victim> {
    if !s.negations.is_empty() || (0..s.words.len()).any(|i| is_open(s, i)) || cues::calls_untrue(&s.words) {
        return Vec::new();
    }
    (0..s.words.len()).filter_map(|at| victim(s, at)).filter(|v| !is_supposed(s, v.at)).collect()
}

fn victim(s: &Statement, at: usize) -> Option<Victim> {
    if !matches!(s.key(at), "a" | "an" | "the" | "its" | "his" | "her" | "one") {
        return None;
    }
    // "the tram's driver"
    let plain = |i: &usize| {
        let of = matches!(s.key(*i), "'s" | "’s");
        of || s.words.get(*i).is_some_and(|w| w.kind != WordKind::Mark && w.kind != WordKind::Function)
    };
    let noun = (at + 1..at + 1 + NOUN_WITHIN).take_while(plain).find(|i| is_person(&s.words[*i].stem))?;
    // "the passengers" may be any number, and "a police station" is nobody
    let single =
        !s.key(noun).ends_with('s') && !plain(&(noun + 1)) || s.words.get(noun + 1).is_some_and(|_| harm_told(s, noun + 1).is_some());
    if !single || is_word(s.key(noun), "perpetrator") || matches!(s.key(noun), "people" | "police" | "crew" | "family" | "couple" | "staff")
    {
        return None;
    }
    let before = at.checked_sub(1).and_then(|i| match s.key(i) {
        "killing" | "killed" | "kills" => Some(DEAD),
        "injuring" | "injured" | "injures" | "wounding" | "wounded" | "hurting" => Some(INJURED),
        _ => None,
    });
    if let Some(harm) = before {
        return Some(Victim { harm, at: (at - 1, noun + 1) });
    }
    harm_told(s, noun + 1).map(|(harm, end)| Victim { harm, at: (at, end) })
}

/// The harm of the subject right before `at`, and the word after: "was badly hurt", "died".
fn harm_told(s: &Statement, at: usize) -> Option<(&'static str, usize)> {
    if s.key(at) == "died" {
        return Some((DEAD, at + 1));
    }
    let passive = matches!(s.key(at), "was" | "were") || matches!(s.key(at), "has" | "had") && s.key(at + 1) == "been";
    let verb = (at + 1..at + VERB_WITHIN).filter(|_| passive).find(|i| is_word(s.key(*i), "killed") || is_word(s.key(*i), "hurt"))?;
    let near = (at + 1..verb).all(|i| s.key(i) == "been" || s.key(i).ends_with("ly"));
    near.then_some((if is_word(s.key(verb), "killed") { DEAD } else { INJURED }, verb + 1))
}
