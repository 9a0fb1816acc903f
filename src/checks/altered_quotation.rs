//! Two sources give one utterance between quotation marks, in words that are not the same.
//!
//! Reported as *high* where a negation, a number, a modal verb or words that carry meaning were
//! changed, *medium* where it is who or how many ("I" / "we") or a "may" too many, *low* where it is
//! one letter, a tense of "be" or a small word that points ("our" / "the"), *info* where it is other
//! function words, words that say next to nothing ("still") or the form of a word. Where much
//! differs at once, as in two translations, it is *medium* at most; like sentences of one speaker that
//! may be two translations of one are *low*.
//!
//! **Why it matters.** Words between marks are the speaker's own. If two papers print two wordings,
//! at least one of them has her say what she did not.
//!
//! **Example.** *Harbour Post:* “At no point was anyone in the water,” said Commander Ilse Varga.
//! *Daily Bell:* “At no point was anyone in danger,” Varga said.
//!
//! **Known limits.** Which wording is right is not known. Two translations of one sentence differ
//! lawfully. A speaker who says nearly the same twice may be taken for one utterance.

use super::grade::{Grade, grade, is_omission};
use super::quoted::{Case, Pair, Side, clipped, findings, pairs, sentence_around};
use super::Context;
use crate::align::Relation;
use crate::align::quotations::compare::Change;
use crate::align::quotations::speakers::Speakers;
use crate::extract::QuotationKind;
use crate::findings::{Aspect, Confidence, Finding, Severity};
use std::ops::Range;

pub(super) const NAME: &str = "altered-quotation";
pub(super) const SUMMARY: &str = "sources quote one utterance in different words";
pub(super) const SEVERITY: Severity = Severity::High;

/// With more changed places than this the two are two translations, or two takes, of one thing.
const MOST_CHANGES: usize = 3;
/// With several changed places and less than this share of common words the same holds.
const LEAST_SHARED: f64 = 0.78;

pub(super) fn run(context: &Context<'_>) -> Vec<Finding> {
    let mut cases: Vec<Case> = pairs(context).filter(Pair::is_one_sentence).flat_map(|pair| cases(&pair)).collect();
    cases.extend(pairs(context).filter(is_retold).filter_map(|pair| retold(&pair)));
    findings(context, NAME, cases, |who, [a, b]| format!("{} {who} with “{}”; {} “{}”", a.quotes(), a.words, b.has(), b.words))
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
    // "once" for "twice", "could" for "knew" leave nothing out
    let replaced = matches!(grade, Grade::Number | Grade::Hedge) && a > 0 && b > 0;
    !omission || replaced || grade <= Grade::Scope || grade == Grade::Negation && a.max(b) <= 2
}

fn cases(pair: &Pair<'_>) -> Vec<Case> {
    let (a, b) = (pair.a.words(), pair.b.words());
    // Words left out on one side are a cut, unless one of them denies or they are small.
    let graded: Vec<_> = pair
        .found
        .changes
        .iter()
        .map(|change| (change, grade(change, a, b)))
        .filter(|(_, grade)| *grade > Grade::Marked)
        .filter(|(change, grade)| belongs_here(change, *grade, is_omission(change, a, b)))
        .collect();
    // Among several sources each change has readings of its own; two are told in one finding.
    let told: Vec<&[(&Change, Grade)]> = if pair.sources > 2 { graded.chunks(1).collect() } else { vec![&graded] };
    told.into_iter().filter_map(|some| case(pair, some, graded.len())).collect()
}

fn case(pair: &Pair<'_>, graded: &[(&Change, Grade)], changes: usize) -> Option<Case> {
    let worst = graded.iter().map(|(_, grade)| *grade).max()?;
    if pair.a.rendering.article == pair.b.rendering.article && worst.severity() < Severity::Medium {
        return None;
    }
    let mut severity = worst.severity();
    let mut because = worst.words().to_owned();
    let mut confidence = pair.confidence();
    if changes > MOST_CHANGES || changes > 1 && pair.found.score < LEAST_SHARED {
        severity = severity.min(Severity::Medium);
        confidence = confidence.min(Confidence::Medium);
        because.push_str("; much differs at once, as in two translations");
    }
    if pair.a.rendering.article == pair.b.rendering.article {
        severity = severity.min(Severity::Medium);
        because.push_str("; both stand in one article");
    }
    let ranges = |side: fn(&Change) -> Range<usize>| {
        graded.iter().map(|(change, _)| side(change)).collect::<Vec<_>>()
    };
    Some(Case {
        utterance: pair.utterance,
        sides: [pair.a.shown(&ranges(|c| c.a.clone()))?, pair.b.shown(&ranges(|c| c.b.clone()))?],
        severity,
        confidence,
        aspects: [Some(Aspect::Wording), worst.aspect()].into_iter().flatten().collect(),
        because,
        who: pair.who(),
    })
}
