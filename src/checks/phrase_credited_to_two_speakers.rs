//! A short, telling phrase that one source gives as somebody's own words stands in another source
//! among the words of somebody else.
//!
//! **Why it matters.** Who coined a phrase is news. Either two people use it, or one of the sources
//! has taken it from the wrong mouth.
//!
//! **Example.** *Harbour Post:* Spokesman Piet Vos announced talks on the “joint coastal radar
//! posture”. *Daily Bell:* “The talks will improve our coastal radar posture,” said Ana Holt, a
//! deputy minister.
//!
//! **Known limits.** Three words or more, or all that stands in marks (“a fishing trip”), and only where no
//! source of the event uses the phrase outside quotation marks, where it would be a term of the matter. Both
//! speakers must be named.

use super::Context;
use super::quoted::meets;
use super::words::opening;
use crate::align::entities::speakers::{Speakers, compare};
use crate::align::quotations::Rendering;
use crate::align::quotations::wording::{Gap, Word};
use crate::article::Span;
use crate::extract::{Quotation, QuotationKind};
use crate::findings::{Aspect, Confidence, Finding, FindingBuilder, Severity};
use crate::language::one_line;
use crate::language::{TokenKind, key};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

pub(super) const NAME: &str = "phrase-credited-to-two-speakers";
pub(super) const SUMMARY: &str = "a telling phrase is credited to two people";
pub(super) const SEVERITY: Severity = Severity::Low;

/// A fragment with more words is a quotation, and compared as one.
const LONGEST_FRAGMENT: usize = 7;
/// Words of a phrase; one of two is all that stands in marks.
const PHRASE: std::ops::RangeInclusive<usize> = 2..=5;
/// Fewest words of a part of what stands in marks.
const PART: usize = 3;
/// Weight of its telling words: "missile defence posture" has 3, "the next few days" .5.
const TELLING: f64 = 2.5;
/// The same of all that stands in marks but the small words around it: "a fishing trip".
const TELLING_WHOLE: f64 = 2.0;

pub(super) fn run(context: &Context<'_>) -> Vec<Finding> {
    let renderings = &context.alignments.quoted.renderings;
    let mut phrases: BTreeMap<Vec<u64>, Vec<(usize, Range<usize>)>> = BTreeMap::new();
    for (i, rendering) in renderings.iter().enumerate().filter(|(_, r)| r.name.is_person()) {
        for fragment in fragments(&rendering.verbatim.words).filter(|f| f.len() <= LONGEST_FRAGMENT) {
            for range in telling_parts(&rendering.verbatim.words, fragment) {
                phrases.entry(codes(&rendering.verbatim.words[range.clone()])).or_default().push((i, range));
            }
        }
    }
    if phrases.is_empty() {
        return Vec::new();
    }
    let mut best: BTreeMap<(usize, usize), (Range<usize>, Range<usize>)> = BTreeMap::new();
    for (j, other) in renderings.iter().enumerate().filter(|(_, r)| r.name.is_person()) {
        let words = &other.verbatim.words;
        for n in PHRASE {
            for (start, window) in words.windows(n).enumerate() {
                for (i, range) in phrases.get(&codes(window)).into_iter().flatten() {
                    let first = &renderings[*i];
                    if first.article == other.article || compare(&first.name, &other.name) != Speakers::Different {
                        continue;
                    }
                    let key = (*i.min(&j), *i.max(&j));
                    let found = if *i == key.0 { (range.clone(), start..start + n) } else { (start..start + n, range.clone()) };
                    if best.get(&key).is_none_or(|(held, _)| held.len() < n) {
                        best.insert(key, found);
                    }
                }
            }
        }
    }
    let mut seen: BTreeSet<(String, String, String)> = BTreeSet::new();
    let links = context.alignments.quoted.links.iter();
    let joined: BTreeSet<(usize, usize)> = links.filter(|l| l.utterance.is_some()).map(|l| (l.a, l.b)).collect();
    best.retain(|pair, _| !joined.contains(pair));
    let phrase = |i: usize, range: &Range<usize>| -> Vec<String> {
        renderings[i].verbatim.words[range.clone()].iter().map(|w| w.key.clone()).collect()
    };
    let terms = terms(context, &best.iter().map(|((i, _), (range, _))| phrase(*i, range)).collect());
    best.into_iter()
        .filter(|((i, _), (range, _))| !terms.contains(&phrase(*i, range)))
        .filter_map(|((i, j), (a, b))| {
            let (first, second) = (&renderings[i], &renderings[j]);
            let mut names = [first.name.parts.join(" "), second.name.parts.join(" ")];
            names.sort();
            let [x, y] = names;
            let phrase: String = first.verbatim.words[a.clone()].iter().map(|w| w.key.as_str()).collect::<Vec<_>>().join(" ");
            seen.insert((x, y, phrase)).then(|| finding(context, (first, &a), (second, &b)))?
        })
        .collect()
}

fn finding(context: &Context<'_>, a: (&Rendering, &Range<usize>), b: (&Rendering, &Range<usize>)) -> Option<Finding> {
    let mut sides = [a, b];
    let outlet = |r: &Rendering| context.analyses[r.article].article.outlet();
    sides.sort_by_key(|(r, range)| (outlet(r), &context.analyses[r.article].article.path, range.start));
    let mut builder = None;
    let mut told = Vec::new();
    for (rendering, range) in sides {
        let analysis = &context.analyses[rendering.article];
        let speaker = analysis.quotations.get(rendering.item)?.speaker.as_ref()?;
        let phrase = rendering.verbatim.cover(std::iter::once(range))?;
        let whole = rendering.verbatim.cover(std::iter::once(&(0..rendering.verbatim.words.len())))?;
        told.push((outlet(rendering), speaker.name.clone(), one_line(analysis.article.slice(phrase)), rendering.article, whole, phrase));
    }
    let [(outlet_a, name_a, phrase, ..), (outlet_b, name_b, ..)] = told.as_slice() else { return None };
    let question = format!("Whose is “{}”?", opening(phrase));
    let message = format!("“{phrase}” is {name_a}'s in {outlet_a} and {name_b}'s in {outlet_b}");
    for (outlet, name, _, article, whole, phrase) in &told {
        let made = builder.unwrap_or_else(|| {
            FindingBuilder::new(NAME, SEVERITY, &question, message.clone())
                .confidence(Confidence::Low)
                .because("the phrase is telling, and no source uses it in words of its own")
                .aspect(Aspect::Attribution)
                .aspect(Aspect::Wording)
        });
        builder = Some(made.at(*article, *whole, format!("{outlet}: {name}")).marks([*phrase]));
    }
    context.finding(builder?)
}

/// Runs of quoted words without the reporter's own between them.
fn fragments(words: &[Word]) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut starts: Vec<usize> = (0..words.len()).filter(|&i| i == 0 || words[i].gap >= Gap::Break).collect();
    starts.push(words.len());
    (1..starts.len()).map(move |i| starts[i - 1]..starts[i])
}

/// Parts of a fragment that begin and end with a telling word and weigh enough.
fn telling_parts(words: &[Word], fragment: Range<usize>) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = whole(words, fragment.clone()).into_iter().collect();
    for n in PART..=*PHRASE.end() {
        for start in fragment.start..fragment.end.saturating_sub(n - 1) {
            let part = &words[start..start + n];
            let ends = part.first().is_some_and(|w| !w.stop) && part.last().is_some_and(|w| !w.stop);
            if ends && weight(part) >= TELLING && !out.contains(&(start..start + n)) {
                out.push(start..start + n);
            }
        }
    }
    out
}

/// A fragment without the small words at its ends, if what is left is short, telling and no name.
fn whole(words: &[Word], fragment: Range<usize>) -> Option<Range<usize>> {
    let first = fragment.clone().find(|i| !words[*i].stop)?;
    let last = fragment.rev().find(|i| !words[*i].stop)?;
    let part = &words[first..=last];
    let fits = PHRASE.contains(&part.len()) && weight(part) >= TELLING_WHOLE && !part.iter().any(|w| w.named);
    fits.then_some(first..last + 1)
}

fn weight(words: &[Word]) -> f64 {
    words.iter().filter(|w| !w.stop).map(|w| w.weight).sum()
}

fn codes(words: &[Word]) -> Vec<u64> {
    words.iter().map(|w| w.code).collect()
}

/// Those of `phrases` that an article of the event uses outside quotations.
fn terms(context: &Context<'_>, phrases: &BTreeSet<Vec<String>>) -> BTreeSet<Vec<String>> {
    let mut found = BTreeSet::new();
    if phrases.is_empty() {
        return found;
    }
    for analysis in context.event.articles.iter().filter_map(|&i| context.analyses.get(i)) {
        let text = &analysis.article.text;
        // The reporter's own words around those in marks may use it as a term.
        let said = |q: &'_ Quotation| if q.kind == QuotationKind::Mixed { q.verbatim.clone() } else { q.segments.clone() };
        let mut quoted: Vec<Span> = analysis.quotations.iter().flat_map(said).collect();
        quoted.sort_unstable();
        for block in &analysis.article.blocks {
            let words: Vec<_> = analysis.tokens(block.span).into_iter().filter(|t| t.kind != TokenKind::Mark).collect();
            let keys: Vec<String> = words.iter().map(|t| key(t.text(text))).collect();
            for n in PHRASE {
                for (window, first) in keys.windows(n).zip(&words) {
                    if let Some(phrase) = phrases.get(window).filter(|_| !meets(&quoted, first.span)) {
                        found.insert(phrase.clone());
                    }
                }
            }
        }
    }
    found
}
