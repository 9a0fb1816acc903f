//! A few words in marks → the quotation of another article that has nearly the same.
//!
//! He had “started running for office” here, and there says: “I’ve had this view since running for office.”
//! Such words are too few to be aligned by their number, but one speaker, two words that carry meaning and
//! at most one that differs leave little doubt. Words that another article has to the letter are no matter:
//! of those that it does not have, the nearest stretch is looked up by an index of stems.

use super::compare::{Match, of_stretch};
use super::rendering::Rendering;
use super::window::Block;
use super::wording::{Gap, Word, Wording};
use crate::align::entities::speakers::{Speakers, compare};
use crate::extract::Analysis;
use crate::language::{FnvMap, stem};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Words of a fragment; a longer one is aligned as a quotation.
const WORDS: std::ops::RangeInclusive<usize> = 2..=9;
/// Words that carry meaning in it, and so many of them that the other side must have.
const SHARED: usize = 2;
/// With no more than these, so many words must follow one another on both sides: “a straight road” is not “a straight
/// piece of road”.
const IN_A_ROW: usize = 3;
/// Weight of these by what is known of the speakers: common words count half.
const TELLING_SAME: f64 = 1.5;
const TELLING_UNKNOWN: f64 = 2.5;
/// So many words that carry meaning may differ, both sides together.
const CHANGED: usize = 2;
/// Words that the other side may have between those of the fragment.
const BETWEEN: usize = 3;
/// A stem that stands in more places than this finds nothing.
const COMMON: usize = 60;

/// Where a stem stands: rendering and word.
type Place = (usize, usize);

/// Links from fragments to the nearest stretch of other renderings; at most one for a fragment and an article.
pub(super) fn links(renderings: &[Rendering], analyses: &[Analysis], linked: &BTreeSet<(usize, usize)>) -> Vec<((usize, usize), Match)> {
    let stems: Vec<Vec<Option<String>>> = renderings.iter().map(|r| stems(&r.verbatim.words)).collect();
    let mut index: FnvMap<&str, Vec<Place>> = FnvMap::default();
    for (i, list) in stems.iter().enumerate() {
        for (word, stem) in list.iter().enumerate().filter_map(|(n, s)| Some((n, s.as_deref()?))) {
            index.entry(stem).or_default().push((i, word));
        }
    }
    let mut found = BTreeMap::new();
    for (i, rendering) in renderings.iter().enumerate() {
        for fragment in runs(&rendering.verbatim.words).filter(|r| WORDS.contains(&r.len())) {
            let mut best: BTreeMap<usize, (f64, usize, Match)> = BTreeMap::new();
            for (j, at) in places(&stems[i][fragment.clone()], &index) {
                let other = &renderings[j];
                let speakers = compare(&rendering.name, &other.name);
                if other.article == rendering.article || speakers == Speakers::Different || linked.contains(&(i.min(j), i.max(j))) {
                    continue;
                }
                let sides = [(&rendering.verbatim.words, &stems[i], fragment.clone()), (&other.verbatim.words, &stems[j], at..at + 1)];
                let Some(block) = stretch(sides) else { continue };
                let matched = of_stretch(&rendering.verbatim, &other.verbatim, block);
                let least = if speakers == Speakers::Same { TELLING_SAME } else { TELLING_UNKNOWN };
                if matched.changes.is_empty() || matched.telling < least {
                    continue;
                }
                let closer = best.get(&other.article).is_none_or(|(score, ..)| matched.score > *score);
                if closer {
                    best.insert(other.article, (matched.score, j, matched));
                }
            }
            for (article, (_, j, matched)) in best {
                let (own, other) = (&analyses[rendering.article], &analyses[article]);
                let here = rendering.verbatim.cover(std::iter::once(&fragment)).map(|s| own.article.slice(s));
                let there = renderings[j].verbatim.cover(matched.blocks.iter().map(|b| &b.b)).map(|s| other.article.slice(s));
                // Words that either article has anywhere to the letter are no other words there.
                if here.is_some_and(|words| !is_printed(words, other)) && there.is_some_and(|words| !is_printed(words, own)) {
                    let matched = if i < j { matched } else { matched.turned() };
                    found.entry((i.min(j), i.max(j))).or_insert(matched);
                }
            }
        }
    }
    found.into_iter().collect()
}

/// The stretch of `others` that goes with a few words in marks, by most of their stems.
pub(crate) fn nearest(fragment: &Wording, others: &Wording) -> Option<Match> {
    let (of_a, of_b) = (stems(&fragment.words), stems(&others.words));
    if !WORDS.contains(&fragment.words.len()) {
        return None;
    }
    let near = |j: &usize| of_b[*j].as_ref().is_some_and(|s| of_a.contains(&Some(s.clone())));
    let matches = (0..of_b.len()).filter(near).filter_map(|at| {
        let block = stretch([(&fragment.words, &of_a, 0..fragment.words.len()), (&others.words, &of_b, at..at + 1)])?;
        Some(of_stretch(fragment, others, block))
    });
    matches.max_by(|x, y| x.score.total_cmp(&y.score).then(y.blocks[0].b.start.cmp(&x.blocks[0].b.start)))
}

/// Stems of the words that carry meaning.
fn stems(words: &[Word]) -> Vec<Option<String>> {
    words.iter().map(|w| (!w.stop).then(|| stem(&w.key))).collect()
}

/// Runs of quoted words without the reporter's own between them.
fn runs(words: &[Word]) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut starts: Vec<usize> = (0..words.len()).filter(|&i| i == 0 || words[i].gap >= Gap::Break).collect();
    starts.push(words.len());
    (1..starts.len()).map(move |i| starts[i - 1]..starts[i])
}

/// Places of the other renderings where two stems of a fragment stand near each other, the rarest stem's.
fn places(fragment: &[Option<String>], index: &FnvMap<&str, Vec<Place>>) -> Vec<Place> {
    let mut lists: Vec<&Vec<Place>> = Vec::new();
    let mut seen = BTreeSet::new();
    for stem in fragment.iter().flatten().filter(|s| seen.insert(s.as_str())) {
        lists.extend(index.get(stem.as_str()).filter(|l| l.len() <= COMMON));
    }
    if lists.len() < SHARED {
        return Vec::new();
    }
    lists.sort_by_key(|l| (l.len(), l.first().copied()));
    let reach = fragment.len() + BETWEEN;
    // All but one of the stems must be met, so one of the two rarest is.
    let rare = &lists[..SHARED];
    let mut out: Vec<Place> = rare.iter().flat_map(|l| l.iter().copied()).collect();
    out.sort_unstable();
    out.dedup();
    out.retain(|(r, word)| {
        let near = |list: &&Vec<Place>| {
            let from = list.partition_point(|p| *p < (*r, word.saturating_sub(reach)));
            list.get(from).is_some_and(|p| p.0 == *r && p.1 <= word + reach)
        };
        lists.iter().filter(|l| near(l)).count() >= SHARED
    });
    out
}

/// A side: its words, their stems, and the range in question.
type At<'a> = (&'a Vec<Word>, &'a Vec<Option<String>>, Range<usize>);

/// The stretch around a word of the other side that goes with the fragment; `None` where too much differs.
fn stretch([(words, stems, fragment), (others, other_stems, at)]: [At<'_>; 2]) -> Option<Block> {
    let reach = fragment.len() + BETWEEN;
    let mut start = at.start;
    while start > 0 && at.start - start < reach && others[start].gap < Gap::Break {
        start -= 1;
    }
    let mut end = at.end;
    while end < others.len() && end - at.start <= reach && others[end].gap < Gap::Break {
        end += 1;
    }
    let key = |words: &[Word], stems: &[Option<String>], i: usize| stems[i].clone().unwrap_or_else(|| words[i].key.clone());
    let of_a: Vec<String> = fragment.clone().map(|i| key(words, stems, i)).collect();
    let of_b: Vec<String> = (start..end).map(|j| key(others, other_stems, j)).collect();
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for step in crate::diff::steps(&of_a, &of_b) {
        if let crate::diff::Step::Equal(x, y) = step {
            pairs.extend(x.zip(y).map(|(x, y)| (fragment.start + x, start + y)));
        }
    }
    let content = |stems: &[Option<String>], range: Range<usize>| stems[range].iter().flatten().count();
    let met: Vec<&(usize, usize)> = pairs.iter().filter(|(i, _)| stems[*i].is_some()).collect();
    let (first, last) = (met.first()?, met.last()?);
    let in_a_row = pairs.chunk_by(|x, y| x.0 + 1 == y.0 && x.1 + 1 == y.1).map(<[_]>::len).max().unwrap_or(0);
    if met.len() < SHARED
        || met.len() == SHARED && in_a_row < IN_A_ROW.min(fragment.len())
        || met.len() + 1 < content(stems, fragment.clone())
    {
        return None;
    }
    let (mut a, mut b) = (first.0..last.0 + 1, first.1..last.1 + 1);
    // What the fragment has at its ends is changed where the other side has something else there; where that
    // ends, the fragment is only longer.
    let (before, after) = (a.start - fragment.start, fragment.end - a.end);
    let room_before = (start..b.start).len().min(before);
    let room_after = (b.end..end).len().min(after);
    a = a.start - room_before..a.end + room_after;
    b = b.start - room_before..b.end + room_after;
    let sentences = (b.start + 1..b.end).filter(|j| others[*j].gap == Gap::Sentence).count();
    let changed = content(stems, a.clone()) + content(other_stems, b.clone()) - 2 * met.len();
    let fits = changed <= CHANGED && changed < met.len() + 1 && b.len() <= a.len() + BETWEEN && sentences == 0;
    fits.then_some(Block { a, b })
}

/// Whether an article has the words of a fragment anywhere, quoted or not.
pub(crate) fn is_printed(fragment: &str, analysis: &Analysis) -> bool {
    let plain = |text: &str| -> String {
        let letters = text.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).flat_map(char::to_lowercase).collect::<String>();
        letters.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let fragment = plain(fragment);
    let body = analysis.article.body().map(|b| plain(analysis.article.slice(b.span)));
    fragment.is_empty() || body.into_iter().any(|text| format!(" {text} ").contains(&format!(" {fragment} ")))
}
