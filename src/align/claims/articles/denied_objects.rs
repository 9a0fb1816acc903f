//! A verb with its object, denied in one article and affirmed in another: "had not reported any fault", "had
//! reported a steering fault".

use super::topics::share_topic;
use crate::align::Relation;
use crate::align::claims::edge::{Edge, site};
use crate::align::claims::pairs::denial::{is_hypothetical, is_of_telling};
use crate::align::claims::row::Slot;
use crate::align::claims::statement::Statement;
use crate::align::claims::statement::frames::is_open;
use crate::align::reason::Reason;
use crate::extract::claims::words::WordKind;
use crate::language;
use std::collections::BTreeMap;

/// First and last word of a place in a statement.
type Words = (usize, usize);

/// Strength of a denial of what another sentence affirms: of 16 found so on articles that nobody had read none was one.
const DOUBTED: f32 = 0.1;

/// Words after what a denial bears on that it covers too: "no gun has been found".
const DENIED_WITHIN: usize = 4;

/// A statement, and the words that it denies.
type Denied = (usize, Words);

/// A verb and its object, denied in one sentence and affirmed in another: "had not reported any fault",
/// "had reported a steering fault".
pub(super) fn edges(statements: &[Statement]) -> Vec<Edge> {
    let mut denied: BTreeMap<(u32, u32), Vec<Denied>> = BTreeMap::new();
    for (n, s) in statements.iter().enumerate() {
        for cue in s.negations.iter().filter(|c| s.key(c.at) != "no" && !is_of_telling(s, c.head) && !is_hypothetical(s, c)) {
            for object in objects(s, cue.head) {
                let (from, to) = cue.words();
                denied.entry((s.concepts[cue.head], object.0)).or_default().push((n, (from, to.max(object.1 + 1))));
            }
        }
    }
    denied.retain(|(verb, _), _| *verb > 0);
    if denied.is_empty() {
        return Vec::new();
    }
    let mut out = Vec::new();
    for (n, s) in statements.iter().enumerate() {
        for at in 0..s.words.len() {
            let open = is_open(s, at) || s.negations.iter().any(|c| c.at < at && at <= c.head + DENIED_WITHIN) || s.is_quoted(at);
            if s.concepts[at] == 0 || open || !denied.range((s.concepts[at], 0)..=(s.concepts[at], u32::MAX)).any(|_| true) {
                continue;
            }
            for (object, end) in objects(s, at) {
                for (k, words) in denied.get(&(s.concepts[at], object)).into_iter().flatten() {
                    let other = &statements[*k];
                    let apart = other.is_quoted(words.0);
                    if other.article == s.article || apart || !share_topic(statements, n, *k) {
                        continue;
                    }
                    out.push(Edge {
                        slot: Slot::Polarity,
                        relation: Relation::Conflicts,
                        strength: DOUBTED,
                        because: Reason::DeniedAndAffirmed,
                        a: site(s, (at, end + 1)),
                        b: site(other, *words),
                    });
                }
            }
        }
    }
    out
}

/// Nouns of weight within four words after a verb, with their places.
fn objects(s: &Statement, verb: usize) -> Vec<(u32, usize)> {
    let is_verb = language::classes(&s.words[verb].key).is(language::Class::VERB);
    if !is_verb || s.words[verb].kind != WordKind::Content {
        return Vec::new();
    }
    (verb + 1..s.words.len().min(verb + 5))
        .take_while(|i| s.words[*i].kind != WordKind::Mark)
        .filter(|i| s.weights[*i] >= 0.5 && s.words[*i].kind == WordKind::Content && !s.words[*i].capital && !s.key(*i).ends_with("ly"))
        .map(|i| (s.concepts[i], i))
        .take(2)
        .collect()
}
