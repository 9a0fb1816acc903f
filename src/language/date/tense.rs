//! Whether a date lies ahead or behind, by the verbs beside it.
//!
//! "was held this Monday" looks back, "is to open on Friday" forward; "closed until Thursday" is said before
//! Thursday, "lasted until Thursday" behind it.

use super::form::Tense;
use crate::language::view::View;

/// How far in front of "until" its verb is looked for.
const VERB_WITHIN: usize = 6;

/// Whether the "until" at token `at` bounds what is still going on: so it is unless its verb says that it ended.
pub(crate) fn lies_ahead(view: &View<'_>, at: usize) -> bool {
    if !matches!(&*view.lower(at), "until" | "till" | "'til" | "through") {
        return false;
    }
    !(at.saturating_sub(VERB_WITHIN)..at).rev().take_while(|i| !view.clause_begins_behind(*i)).any(|i| {
        matches!(
            &*view.lower(i),
            "lasted"
                | "stayed"
                | "remained"
                | "continued"
                | "waited"
                | "ran"
                | "raged"
                | "went"
                | "held"
                | "kept"
                | "lived"
                | "worked"
                | "served"
                | "not"
                | "didn't"
                | "wasn't"
        )
    })
}

/// How far to either side a verb tells the tense of a date.
const TENSE_WITHIN: usize = 12;

/// The tense of the nearest telling word: to the left within the sentence, else to the right.
pub(crate) fn tense(view: &View<'_>, first: usize, end: usize) -> Tense {
    for i in (first.saturating_sub(TENSE_WITHIN)..first).rev() {
        if view.line_start(i + 1) || matches!(view.raw(i), "." | "!" | "?" | ";") {
            break;
        }
        if let Some(tense) = told(view, i) {
            return tense;
        }
    }
    for i in end..(end + TENSE_WITHIN).min(view.len()) {
        if view.line_start(i) || matches!(view.raw(i), "." | "!" | "?" | ";") {
            break;
        }
        if let Some(tense) = told(view, i) {
            return tense;
        }
    }
    Tense::Open
}

fn told(view: &View<'_>, i: usize) -> Option<Tense> {
    if !view.is_word(i) {
        return None;
    }
    let word = view.lower(i);
    match &*word {
        // "is to open on Friday"
        "is" | "are" if &*view.lower(i + 1) == "to" => Some(Tense::Future),
        "set" => matches!(&*view.lower(i + 1), "to" | "for").then_some(Tense::Future),
        "will" | "would" | "shall" | "'ll" | "won't" | "scheduled" | "expected" | "planned" | "plans" | "planning" | "slated" | "due"
        | "upcoming" | "expects" | "begins" | "starts" | "opens" | "meets" | "expires" | "resumes" | "ends" | "reopens" => {
            Some(Tense::Future)
        }
        "was" | "were" | "had" | "said" | "told" | "did" | "began" | "came" | "went" | "took" | "made" | "held" | "met" | "found"
        | "left" | "broke" | "struck" | "hit" | "shot" | "fell" | "rose" | "won" | "lost" | "saw" | "gave" | "became" | "ran" | "sent"
        | "spoke" | "wrote" | "has" | "have" | "been" => Some(Tense::Past),
        w if w.len() > 4 && w.ends_with("ed") => Some(Tense::Past),
        _ => None,
    }
    // "will be held", "to be opened"
    .map(|tense| if &*view.back(i, 1) == "be" { Tense::Future } else { tense })
}
