//! "No one was hurt", "nobody died", "there were no casualties": a count of none, which stands beside a toll as any
//! other value does.

use super::value::{Content, Value};
use crate::article::Span;
use crate::extract::claims::words::Word;
use crate::language::quantity::{Hedge, Quantity, Slot, Unit, measure_of_word};

/// Words after a denial within which what it denies stands.
const REACH: usize = 5;
/// Words that say that there was none of a harm: "escaped unharmed".
const UNHARMED: [&str; 3] = ["unharmed", "unhurt", "uninjured"];

/// The counts of none in a sentence.
pub(super) fn zeros(words: &[Word]) -> Vec<Value> {
    let key = |i: usize| words.get(i).map_or("", |w| w.key.as_str());
    let mut out: Vec<Value> = Vec::new();
    for i in 0..words.len() {
        let length = match (key(i), key(i + 1)) {
            ("no", "one" | "people" | "person" | "passengers" | "crew" | "workers" | "residents") => 2,
            ("nobody" | "none" | "noone", _) | ("no", _) => 1,
            _ => continue,
        };
        let denied = (i + length..words.len().min(i + length + REACH)).find_map(|j| {
            let ends = matches!(key(j), "," | ";" | "." | ":" | "but" | "and" | "that" | "who");
            if ends { Some(None) } else { measure_of_word(key(j)).filter(|_| !UNHARMED.contains(&key(j))).map(|m| Some((j, m))) }
        });
        let Some(Some((at, measure))) = denied else { continue };
        // "no" alone denies the harm right behind it: "no injuries were reported", "no serious injuries"
        if length == 1 && key(i) == "no" && at > i + 2 {
            continue;
        }
        out.push(Value {
            content: Content::Amount(none(words[i].span.cover(words[at].span), measure)),
            at: (i, i + length),
            of: "person".to_owned(),
        });
    }
    out
}

fn none(span: Span, measure: &str) -> Quantity {
    Quantity {
        span,
        number: span,
        value: 0.0,
        low: 0.0,
        high: 0.0,
        grain: 1.0,
        decimal: false,
        factor: 1.0,
        unit: Unit::Count,
        hedge: Hedge::Exact,
        slot: Slot::Level,
        of: "person".to_owned(),
        of_span: None,
        per: String::new(),
        measure: measure.to_owned(),
        also: None,
        out_of: None,
        since: None,
    }
}
