//! Two sources give one utterance between quotation marks, in words that are not the same.
//!
//! Reported as *high* where a negation, a number, a modal verb or words that carry meaning were
//! changed, *medium* where it is who or how many ("I" / "we") or a "may" too many, *low* where it is
//! one letter, a tense of "be", the form of a word ("pew" / "pews") or a small word that points, limits or
//! stresses ("our" / "the", "still", "very"), *info* where it is other function words, words that say
//! next to nothing ("therefore") or the place of a word. Where much differs at once, as in two
//! translations, it is *medium* at most; like sentences of one speaker that may be two translations of
//! one are *low*. Two renderings make one finding, whatever differs between them.
//!
//! **Why it matters.** Words between marks are the speaker's own. If two papers print two wordings,
//! at least one of them has her say what she did not.
//!
//! **Example.** *Harbour Post:* “At no point was anyone in the water,” said Commander Ilse Varga.
//! *Daily Bell:* “At no point was anyone in danger,” Varga said.
//!
//! **Known limits.** Which wording is right is not known. Two translations of one sentence differ
//! lawfully. A speaker who says nearly the same twice may be taken for one utterance.

use super::Context;
use super::grade::{Grade, grade, is_omission};
use super::quoted::{Case, Pair, Side, Words, clipped, findings, pairs, sentence_around};
use super::words::said;
use crate::align::Relation;
use crate::align::entities::speakers::Speakers;
use crate::align::quotations::compare::Change;
use crate::extract::QuotationKind;
use crate::findings::{Aspect, Confidence, Finding, Severity};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

pub(super) const NAME: &str = "altered-quotation";
pub(super) const SUMMARY: &str = "sources quote one utterance in different words";
pub(super) const SEVERITY: Severity = Severity::High;

/// With more changed places than this the two are two translations, or two takes, of one thing.
const MOST_CHANGES: usize = 3;
/// With several changed places and less than this share of common words the same holds.
const LEAST_SHARED: f64 = 0.78;

/// With fewer common words than this, that it is one utterance rests on the speaker.
const FEW_WORDS: usize = 5;

pub(super) fn run(context: &Context<'_>) -> Vec<Finding> {
    let mut cases = cases(pairs(context).filter(Pair::is_one_sentence));
    cases.extend(pairs(context).filter(is_retold).filter_map(|pair| retold(&pair)));
    findings(context, NAME, cases, |who, [a, b]| Words {
        question: said(who, &a.words, &b.words),
        message: format!("{} {who} with “{}”; {} “{}”", a.quotes(), a.words, b.has(), b.words),
    })
}

/// So many words, and so much of their meaning, make two like sentences of one speaker worth a look.
const RETOLD_WORDS: usize = 8;
const RETOLD_TELLING: f64 = 3.0;

/// One speaker in two articles with sentences that are much alike and have no closer partner there:
/// two translations, or one sentence remembered twice. That is a guess, and never more than low.
fn is_retold(pair: &Pair<'_>) -> bool {
    let direct = |side: &Side<'_>| side.rendering.kind == QuotationKind::Direct;
    pair.found.relation == Relation::Similar
        && pair.speakers == Speakers::Same
        && pair.a.rendering.article != pair.b.rendering.article
        && direct(&pair.a)
        && direct(&pair.b)
        && !pair.partnered
        && pair.found.words >= RETOLD_WORDS
        && pair.found.telling >= RETOLD_TELLING
}

fn retold(pair: &Pair<'_>) -> Option<Case> {
    let widest = pair.found.blocks.iter().max_by_key(|b| b.a.len() + b.b.len())?;
    let shown = |side: &Side<'_>, range: &Range<usize>| {
        let mut shown = side.shown(std::slice::from_ref(range))?;
        shown.marks.clear();
        shown.words = clipped(&side.spoken(&sentence_around(side.words(), range)));
        Some(shown)
    };
    Some(Case {
        utterance: None,
        sides: [shown(&pair.a, &widest.a)?, shown(&pair.b, &widest.b)?],
        severity: Severity::Low,
        confidence: Confidence::Low,
        aspects: vec![Aspect::Wording],
        because: "one speaker in like words: two translations of one sentence, or two sentences".to_owned(),
        who: pair.who(),
    })
}

/// Words that one side lacks belong here when they are small, or a bare "not"; a clause left out is
/// a cut.
fn belongs_here(change: &Change, grade: Grade, omission: bool) -> bool {
    let (a, b) = (change.a.len(), change.b.len());
    // a word for a word: “started running” / “since running”
    let omission = omission && a != b;
    // "once" for "twice", "could" for "knew" leave nothing out
    let replaced = matches!(grade, Grade::Number | Grade::Hedge | Grade::Modal) && a > 0 && b > 0;
    !omission || replaced || grade <= Grade::Scope || grade == Grade::Negation && a.max(b) <= 2
}

/// The changes of a pair that are this check's, each with its grade.
fn graded<'p>(pair: &'p Pair<'_>) -> Vec<(&'p Change, Grade)> {
    let (a, b) = (pair.a.words(), pair.b.words());
    let changes = pair.found.changes.iter().map(|change| (change, grade(change, a, b)));
    changes.filter(|(change, grade)| *grade > Grade::Marked && belongs_here(change, *grade, is_omission(change, a, b))).collect()
}

/// The changes of a pair that the findings of this check tell, so that no other need to.
pub(super) fn told<'p>(pair: &'p Pair<'_>) -> Vec<&'p Change> {
    let graded = graded(pair);
    let grave = |group: &Vec<&Change>| graded.iter().any(|(c, grade)| grade.severity() >= Severity::Low && group.contains(c));
    by_sentence(pair).into_iter().filter(grave).flatten().collect()
}

/// What is changed between two renderings, as the words of either side: the same in every pair of papers.
type Told = BTreeSet<[String; 2]>;

/// One case a pair, and of several pairs that render one utterance those alone that tell of a change which no
/// graver case tells.
fn cases<'a>(pairs: impl Iterator<Item = Pair<'a>>) -> Vec<Case> {
    let of_pair = |pair: Pair<'a>| by_sentence(&pair).iter().filter_map(|changes| case(&pair, changes)).collect::<Vec<_>>();
    let mut all: Vec<(Case, Told)> = pairs.flat_map(of_pair).collect();
    all.sort_by_cached_key(|(case, told)| {
        let mut readings = case.sides.clone().map(|s| s.reading);
        readings.sort();
        (std::cmp::Reverse((case.severity, told.len())), readings)
    });
    let mut known: BTreeMap<Option<usize>, (Told, BTreeSet<Told>)> = BTreeMap::new();
    let is_new = |(case, told): &(Case, Told)| {
        let (changes, sets) = known.entry(case.utterance).or_default();
        let new = sets.contains(told) || !told.is_subset(changes);
        changes.extend(told.iter().cloned());
        sets.insert(told.clone());
        new
    };
    all.retain(is_new);
    all.into_iter().map(|(case, _)| case).collect()
}

/// The changes of a pair that one finding tells: of two sources all, of more those that stand in one sentence of
/// either side, because each sentence has readings of its own.
fn by_sentence<'p>(pair: &'p Pair<'_>) -> Vec<Vec<&'p Change>> {
    let (a, b) = (pair.a.words(), pair.b.words());
    let mut out: Vec<Vec<&Change>> = Vec::new();
    for change in pair.found.changes.iter().filter(|c| grade(c, a, b) > Grade::Marked) {
        let together = |other: &&Change| {
            pair.sources <= 2
                || sentence_around(a, &other.a) == sentence_around(a, &change.a)
                || sentence_around(b, &other.b) == sentence_around(b, &change.b)
        };
        match out.last_mut().filter(|group| group.last().is_some_and(together)) {
            Some(group) => group.push(change),
            None => out.push(vec![change]),
        }
    }
    out
}

fn case(pair: &Pair<'_>, all: &[&Change]) -> Option<(Case, Told)> {
    let graded: Vec<(&Change, Grade)> = graded(pair).into_iter().filter(|(change, _)| all.contains(change)).collect();
    let worst = graded.iter().map(|(_, grade)| *grade).max()?;
    let within = pair.a.rendering.article == pair.b.rendering.article;
    // a form that the reporter's sentence asks for: he “regrets” what she “regretted”
    let fitted = worst == Grade::Form && [&pair.a, &pair.b].iter().any(|side| side.rendering.kind != QuotationKind::Direct);
    let mut severity = if fitted { Severity::Info } else { worst.severity() };
    if within && (severity < Severity::Low || worst == Grade::Form) {
        return None;
    }
    let mut because = worst.words().to_owned();
    let mut confidence = pair.confidence();
    if graded.len() > MOST_CHANGES || graded.len() > 1 && pair.found.score < LEAST_SHARED {
        severity = severity.min(Severity::Medium);
        confidence = confidence.min(Confidence::Medium);
        because.push_str("; much differs at once, as in two translations");
    }
    if pair.found.words < FEW_WORDS {
        severity = severity.min(Severity::Medium);
    }
    if within {
        severity = severity.min(Severity::Medium);
        because.push_str("; both stand in one article");
    }
    // What is left out of the sentence belongs to the same difference; function words beside it would only make
    // two readings of one.
    let counts = |change: &&&Change| worst <= Grade::Moved || grade(change, pair.a.words(), pair.b.words()) > Grade::Moved;
    let all: Vec<&Change> = all.iter().filter(counts).copied().collect();
    let ranges = |side: fn(&Change) -> Range<usize>| all.iter().map(|change| side(change)).collect::<Vec<_>>();
    let told = all.iter().map(|c| changed(pair, c)).collect();
    let case = Case {
        utterance: pair.utterance,
        sides: [pair.a.shown(&ranges(|c| c.a.clone()))?, pair.b.shown(&ranges(|c| c.b.clone()))?],
        severity,
        confidence,
        aspects: [Some(Aspect::Wording), worst.aspect()].into_iter().flatten().collect(),
        because,
        who: pair.who(),
    };
    Some((case, told))
}

/// The words of a change, whichever side they are of.
fn changed(pair: &Pair<'_>, change: &Change) -> [String; 2] {
    let keys = |side: &Side<'_>, range: &Range<usize>| {
        side.words().words[range.clone()].iter().map(|w| w.key.as_str()).collect::<Vec<_>>().join(" ")
    };
    let mut words = [keys(&pair.a, &change.a), keys(&pair.b, &change.b)];
    words.sort();
    words
}
