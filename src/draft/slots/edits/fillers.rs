//! A name, office, figure, day or opposite in another's place: "sailed to Merrin" beside "sailed to Orrest".

use super::hunks::{Edits, Hunk};
use crate::align::are_opposite_words;
use crate::article::Span;
use crate::draft::names::{NameRun, expanded, is_kin, is_near, plain, runs, shortened};
use crate::draft::slots::days;
use crate::draft::slots::difference::{Difference, Slot};
use crate::draft::slots::held::fillers::{Filler, fillers};
use crate::draft::slots::offices::is_office;
use crate::draft::slots::predicates::EMPTY;
use crate::extract::claims::words::{Word, WordKind, base};
use crate::language::quantity::{Relation, relation};
use crate::language::{Class, classes};
use crate::syntax::{Tag, Tree};

pub(super) fn differences(edits: &Edits<'_>) -> Vec<Difference> {
    let mut out: Vec<Difference> = edits.hunks.iter().filter_map(|hunk| found(edits, hunk)).collect();
    if out.is_empty() {
        out.extend(exchanged(edits));
    }
    out
}

/// Verbs that say the same of both: "met" whoever is named first.
const MUTUAL: &[&str] = &["meet", "marry", "divorce", "match", "equal", "resemble", "join", "face", "fight", "play", "debate", "agree"];

/// Two names of which each stands in the other's place: "Holt sued Reyes" beside "Reyes sued Holt".
fn exchanged(edits: &Edits<'_>) -> Option<Difference> {
    if !edits.is_same_bag() {
        return None;
    }
    let (tree, there) = (edits.tree(), edits.their_tree());
    let counts = |f: &Filler| !f.is_day && !MUTUAL.contains(&f.place.1.as_str());
    let own: Vec<Filler> = fillers(edits.text(), tree).into_iter().filter(counts).collect();
    let other: Vec<Filler> = fillers(edits.their_text(), there).into_iter().filter(counts).collect();
    let at = |key: &str, place: &(String, String)| other.iter().find(|f| f.key == key && f.place == *place);
    let pair = |f: &Filler, g: &Filler| {
        let apart = f.key != g.key && f.place != g.place && at(&f.key, &f.place).is_none() && at(&g.key, &g.place).is_none();
        at(&f.key, &g.place).filter(|_| apart).and(at(&g.key, &f.place))
    };
    let (f, theirs) = own.iter().flat_map(|f| own.iter().map(move |g| (f, g))).find_map(|(f, g)| Some((f, pair(f, g)?)))?;
    let here = tree.nodes[f.at].span;
    (!edits.is_quoted(here)).then(|| edits.difference(Slot::Name, here, there.nodes[theirs.at].span))
}

fn found(edits: &Edits<'_>, hunk: &Hunk) -> Option<Difference> {
    let (mine, theirs) = (&edits.own[hunk.here.clone()], &edits.theirs[hunk.there.clone()]);
    let (Some(here), Some(there)) = (cover(mine), cover(theirs)) else { return None };
    if edits.is_quoted(here) {
        return None;
    }
    let slot = name(edits, here, there)
        .or_else(|| figure(edits, here, there))
        .or_else(|| days::differ(edits.support, (edits.support.line, here), (edits.passage, there)).then_some(Slot::Day))
        .or_else(|| office(edits, mine, theirs))
        .or_else(|| opposite(mine, theirs))?;
    Some(edits.difference(slot, here, there))
}

fn cover(words: &[&Word]) -> Option<Span> {
    Some(words.first()?.span.cover(words.last()?.span))
}

/// The verbs of hunks that have another verb on the other side.
pub(super) fn other_verbs(edits: &Edits<'_>) -> Vec<Span> {
    let verbs = |tree: &Tree, words: &[&Word]| -> Vec<(Span, String)> {
        let of = |w: &&Word| {
            let node = &tree.nodes[tree.token_at(w.span.start)?];
            let counts = matches!(node.tag, Tag::Vb | Tag::Vbd | Tag::Vbg | Tag::Vbn | Tag::Vbp | Tag::Vbz)
                && w.kind == WordKind::Content
                && !EMPTY.contains(&&*node.lemma);
            counts.then(|| (w.span, base(&node.lemma)))
        };
        words.iter().filter_map(of).collect()
    };
    let mut out = Vec::new();
    for hunk in &edits.hunks {
        let theirs = verbs(edits.their_tree(), &edits.theirs[hunk.there.clone()]);
        let own = verbs(edits.tree(), &edits.own[hunk.here.clone()]);
        out.extend(own.into_iter().filter(|(_, lemma)| !theirs.is_empty() && !theirs.iter().any(|(_, other)| other == lemma)).map(|v| v.0));
    }
    out
}

/// Both sides are names, and of two things as far as their words and the sources tell.
fn name(edits: &Edits<'_>, here: Span, there: Span) -> Option<Slot> {
    let line = edits.support.line;
    let (own, other) = (runs(line, edits.text()), runs(edits.passage, edits.their_text()));
    let own: Vec<&NameRun> = own.iter().filter(|r| !r.own.is_empty() && r.span.overlaps(here)).collect();
    let other: Vec<&NameRun> = other.iter().filter(|r| !r.own.is_empty() && r.span.overlaps(there)).collect();
    let ([mine], [theirs]) = (own.as_slice(), other.as_slice()) else { return None };
    let is_whole = |run: &NameRun, at: Span| at.contains(run.span) || run.span.contains(at);
    if !is_whole(mine, here) || !is_whole(theirs, there) {
        return None;
    }
    let keys =
        |line: &crate::draft::line::Line, run: &NameRun| -> Vec<String> { run.own.iter().map(|n| plain(&line.words[*n].key)).collect() };
    let (a, b) = (keys(line, mine), keys(edits.passage, theirs));
    let one = |x: &String, y: &String| {
        x == y
            || is_kin(x, y)
            || is_near(x, y)
            || x.starts_with(y.as_str())
            || y.starts_with(x.as_str())
            || initial(x, &b)
            || initial(y, &a)
            || is_short(x, y)
    };
    let one_name = a.iter().any(|x| b.iter().any(|y| one(x, y)));
    // "Hillary" and "Clinton" stand side by side elsewhere
    let both = |(l, r): &(usize, NameRun)| {
        let words = keys(&edits.support.book.lines[*l], r);
        a.iter().any(|x| words.contains(x)) && b.iter().any(|y| words.contains(y))
    };
    if one_name || is_title(&a) || is_title(&b) || edits.support.book.runs.iter().any(both) {
        return None;
    }
    Some(if mine.is_place && theirs.is_place { Slot::Place } else { Slot::Name })
}

/// "US" for "United States".
fn initial(short: &str, long: &[String]) -> bool {
    let letters: String = long.iter().filter_map(|w| w.chars().next()).collect();
    letters.len() > 1 && letters == short
}

fn is_short(x: &str, y: &str) -> bool {
    expanded(x) == Some(y) || expanded(y) == Some(x) || shortened(x).contains(&y) || shortened(y).contains(&x)
}

/// "President" for a name says no other name.
fn is_title(keys: &[String]) -> bool {
    keys.iter().all(|k| classes(k).is(Class::TITLE.with(Class::ROLE).with(Class::BODY)))
}

fn figure(edits: &Edits<'_>, here: Span, there: Span) -> Option<Slot> {
    let own = edits.support.line.figures.iter().find(|q| q.number.overlaps(here))?;
    let other = edits.passage.figures.iter().find(|q| q.number.overlaps(there))?;
    (own.unit == other.unit && relation(own, other) == Relation::Different).then_some(Slot::Figure)
}

/// An office in another's place that the passage and those beside it do not have.
fn office(edits: &Edits<'_>, mine: &[&Word], theirs: &[&Word]) -> Option<Slot> {
    let ([own], [other]) = (mine, theirs) else { return None };
    let near = || edits.support.nearby().any(|l| l.words.iter().any(|w| w.key == own.key));
    (is_office(own) && is_office(other) && own.stem != other.stem && !near()).then_some(Slot::Office)
}

fn opposite(mine: &[&Word], theirs: &[&Word]) -> Option<Slot> {
    let ([own], [other]) = (mine, theirs) else { return None };
    are_opposite_words(&base(&own.key), &base(&other.key)).then_some(Slot::Direction)
}
