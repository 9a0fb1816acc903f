//! One name per speaker of an event.
//!
//! One paper never gives more than "Marlowe", another has "Edda Marlowe" throughout: both are listed
//! under *Edda Marlowe*, if no other Marlowe is named. Different spellings are never merged here,
//! but for accents; they are for a check to report.

use crate::extract::{Analysis, Quotation};
use crate::language::key;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;
use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

/// From the names that articles give to one name each.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    fullest: BTreeMap<String, String>,
    human: BTreeSet<String>,
}

impl Names {
    /// The names of those quoted in `analyses`.
    pub(super) fn of<'a>(analyses: impl Iterator<Item = &'a Analysis>) -> Self {
        let mut shown: BTreeMap<String, String> = BTreeMap::new();
        let mut human = BTreeSet::new();
        for analysis in analyses {
            for quotation in &analysis.quotations {
                if let Some(name) = name(quotation) {
                    shown.entry(normal(name)).or_insert_with(|| name.to_owned());
                    if is_human(quotation, analysis) {
                        human.insert(normal(name));
                    }
                }
            }
            for person in analysis.people.iter().filter(|p| p.is_human && p.name.contains(' ')) {
                shown.entry(normal(&person.name)).or_insert_with(|| person.name.clone());
                human.insert(normal(&person.name));
            }
        }
        let ends = Ends::of(&human);
        let fullest =
            shown.iter().map(|(name, as_shown)| (name.clone(), fullest(name, &shown, &human, &ends).unwrap_or(as_shown).clone())).collect();
        Self { fullest, human }
    }

    /// The name under which the speaker of `quotation` is listed.
    pub(super) fn speaker(&self, quotation: &Quotation) -> Option<String> {
        let name = name(quotation)?;
        Some(self.fullest.get(&normal(name)).cloned().unwrap_or_else(|| name.to_owned()))
    }

    /// Whether a listed name is a person's.
    pub(super) fn is_human(&self, name: &str) -> bool {
        self.human.contains(&normal(name))
    }
}

/// A pronoun that was not resolved names nobody.
const PRONOUNS: [&str; 9] = ["he", "she", "they", "it", "we", "i", "you", "who", "that"];

fn name(quotation: &Quotation) -> Option<&str> {
    quotation.speaker.as_ref().map(|s| s.name.trim()).filter(|n| !n.is_empty() && !PRONOUNS.contains(&n.to_lowercase().as_str()))
}

fn is_human(quotation: &Quotation, analysis: &Analysis) -> bool {
    let person = quotation.speaker.as_ref().and_then(|s| s.person).and_then(|p| analysis.people.get(p.0));
    person.is_some_and(|p| p.is_human)
}

/// People's names by their last words, so that "Marlowe" leads to "Edda Marlowe" without a look at all
/// others; by their first words they stand in order anyway.
struct Ends<'a>(BTreeMap<&'a str, Vec<&'a String>>);

impl<'a> Ends<'a> {
    fn of(human: &'a BTreeSet<String>) -> Self {
        let mut ends: BTreeMap<&str, Vec<&String>> = BTreeMap::new();
        for name in human {
            name.match_indices(' ').for_each(|(at, _)| ends.entry(&name[at + 1..]).or_default().push(name));
        }
        Self(ends)
    }

    /// The longer names that begin or end with `name`, in order.
    fn longer(&self, name: &str, human: &'a BTreeSet<String>) -> Vec<&'a String> {
        let opening = format!("{name} ");
        let begin = human.range::<str, _>((Bound::Included(opening.as_str()), Bound::Unbounded)).take_while(|n| n.starts_with(&opening));
        let mut longer: Vec<&String> = begin.chain(self.0.get(name).into_iter().flatten().copied()).collect();
        longer.sort_unstable();
        longer.dedup();
        longer
    }
}

/// The one longer name of a person that begins or ends with `name`, if there is just one.
fn fullest<'a>(name: &str, shown: &'a BTreeMap<String, String>, human: &BTreeSet<String>, ends: &Ends<'_>) -> Option<&'a String> {
    // A lone word with a capital may be a surname that this paper never resolves.
    let surname = || !name.contains(' ') && shown.get(name).is_some_and(|n| n.starts_with(char::is_uppercase));
    if !human.contains(name) && !surname() {
        return None;
    }
    let longer = ends.longer(name, human);
    let longest = longer.iter().max_by_key(|n| n.len())?;
    // "Ana Holt" and "Ana Maria Holt" are one person when the shorter is within the longer.
    let one = longer.iter().all(|n| n.split(' ').all(|part| longest.split(' ').any(|p| p == part)));
    if one { shown.get(longest.as_str()) } else { None }
}

fn normal(name: &str) -> String {
    // "François" and "Francois" are one name: many papers set no accents.
    let plain: String = name.nfd().filter(|c| !is_combining_mark(*c)).collect();
    let words: Vec<String> = plain.split_whitespace().map(key).collect();
    let from = usize::from(words.len() > 1 && words.first().is_some_and(|w| w == "the"));
    words[from..].join(" ")
}
