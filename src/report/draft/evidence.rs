//! The verdict on each sentence and quotation of a draft, with what the sources have of it.
//!
//! A sentence has the verdict of its look-up and of the findings on it, the graver of the two: "12 people were
//! hurt" is *supported* by a source that has it with 12, and *contradicted* where a finding has another's 21. A
//! quotation within it has one of its own.

use crate::align::{Kind, Relation};
use crate::article::{Positions, Span};
use crate::draft::{Certainty, Judged};
use crate::findings::{Aspect, Severity};
use crate::language::one_line;
use crate::language::sentences;
use crate::report::model::{Alignment, Anchor, Article, Change, DraftItem, DraftWording, Finding, Report, Verdict};
use crate::report::wording::Wording;
use std::collections::{BTreeMap, BTreeSet};

/// A place in a source that has a thing of the draft.
struct Support {
    place: Anchor,
    /// Likeness, 0 to 1.
    score: f64,
    /// In other words, by the alignment of the two.
    altered: bool,
}

/// The sentences and quotations of `draft` with their verdicts, in order of the text; `looked` is what was looked
/// up, with its articles in the order of the report's. A quotation that fills its sentence is one with it.
pub(super) fn items(report: &Report, draft: &Article, looked: &[Judged], positions: &Positions<'_>) -> Vec<DraftItem> {
    let links: Vec<(&Alignment, &Anchor, &Anchor)> = report.alignments.iter().filter_map(|link| far_end(link, &draft.id)).collect();
    let quoted: Vec<DraftItem> =
        quotations(draft, looked).into_iter().map(|(start, end)| quotation(report, draft, &links, start, end, positions)).collect();
    let mut items: Vec<DraftItem> = looked.iter().map(|judged| sentence(report, draft, judged, &quoted, positions)).collect();
    let fills = |q: &DraftItem| looked.iter().any(|j| q.start <= j.span.start && j.span.end <= q.end);
    let own = quoted.iter().filter(|q| q.verdict != Verdict::Supported || !fills(q)).cloned();
    items.extend(own.collect::<Vec<_>>());
    items.sort_by_key(|i| (i.start, i.end, i.kind));
    items
}

/// An alignment with `draft`, with the draft's end and the source's.
fn far_end<'a>(link: &'a Alignment, draft: &str) -> Option<(&'a Alignment, &'a Anchor, &'a Anchor)> {
    match (link.a.article == draft, link.b.article == draft) {
        (true, false) => Some((link, &link.a, &link.b)),
        (false, true) => Some((link, &link.b, &link.a)),
        _ => None,
    }
}

/// What stands in quotation marks; of what goes on in another sentence each part by itself, so that what is altered
/// in one says nothing of the other.
fn quotations(article: &Article, looked: &[Judged]) -> Vec<(usize, usize)> {
    let sentence = |at: usize| looked.iter().position(|j| j.span.start <= at && at < j.span.end);
    let mut out: Vec<(usize, usize)> = Vec::new();
    for quotation in article.quotations.iter().filter(|q| q.kind == crate::extract::QuotationKind::Direct) {
        let mut last = None;
        for segment in &quotation.segments {
            let here = sentence(segment.start);
            match out.last_mut() {
                Some(part) if last == Some(here) => part.1 = segment.end,
                _ => out.push((segment.start, segment.end)),
            }
            last = Some(here);
        }
    }
    out
}

/// One sentence.
fn sentence(report: &Report, draft: &Article, judged: &Judged, quoted: &[DraftItem], positions: &Positions<'_>) -> DraftItem {
    let (start, end) = (judged.span.start, judged.span.end);
    let findings: Vec<&Finding> = report.findings.iter().filter(|f| is_on(f, &draft.id, start, end)).collect();
    let within = quoted.iter().filter(|q| q.start < end && start < q.end);
    // what the sources have word for word is there, however little of the rest is
    let quoted_whole = within.clone().any(|q| q.verdict == Verdict::Supported && 2 * (q.end.min(end) - q.start.max(start)) >= end - start);
    let own = match judged.verdict {
        Verdict::NotFound if quoted_whole => Verdict::InPart,
        other => other,
    };
    let graver = within.filter(|q| matches!(q.verdict, Verdict::Altered | Verdict::Contradicted)).map(|q| q.verdict).min();
    let verdict = by_findings(&findings, &draft.id).into_iter().chain(graver).chain([own]).min().unwrap_or(own);
    let has = matches!(verdict, Verdict::Supported | Verdict::InPart | Verdict::Altered | Verdict::Contradicted);
    let passages = judged.passages.iter().filter(|_| has).filter_map(|p| {
        let place = Anchor { article: report.articles.get(p.article)?.id.clone(), start: p.span.start, end: p.span.end };
        Some(Support { place, score: f64::from(p.share), altered: false })
    });
    let support: Vec<Support> = passages.collect();
    let mut item = item(report, draft, Kind::Claim, judged.span, verdict, support, &findings, positions);
    if verdict == Verdict::InPart {
        let words = judged.differences.iter().filter(|d| d.certainty == Certainty::Unheld).map(|d| one_line(d.here.of(&draft.text)));
        item.unheld = words.collect();
        item.unheld.dedup();
    }
    item
}

/// One quotation.
fn quotation(
    report: &Report,
    draft: &Article,
    links: &[(&Alignment, &Anchor, &Anchor)],
    start: usize,
    end: usize,
    positions: &Positions<'_>,
) -> DraftItem {
    let linked = links.iter().filter(|(link, here, _)| link.kind == Kind::Quotation && here.start < end && start < here.end);
    let mut support: Vec<Support> =
        linked.map(|(link, _, there)| Support { place: (*there).clone(), score: link.score, altered: is_altered(link.relation) }).collect();
    // what stands there word for word is there, whoever is said to have said it
    if support.iter().all(|s| s.altered) {
        support.extend(report.articles.iter().filter(|a| a.id != draft.id).filter_map(|a| word_for_word(a, &draft.text[start..end])));
    }
    let findings: Vec<&Finding> = report.findings.iter().filter(|f| is_on(f, &draft.id, start, end)).collect();
    let text = one_line(draft.text.get(start..end).unwrap_or(""));
    // A part of an utterance in its own words is no alteration; whether the cut turns it, a check says.
    let in_these_words = wordings(report, &text, &support).iter().any(|w| w.pieces.iter().all(|p| p.change == Change::Same));
    let verdict = match by_findings(&findings, &draft.id) {
        Some(verdict) => verdict,
        None if support.is_empty() => Verdict::NotFound,
        None if !in_these_words && support.iter().all(|s| s.altered) => Verdict::Altered,
        None => Verdict::Supported,
    };
    item(report, draft, Kind::Quotation, Span::new(start, end), verdict, support, &findings, positions)
}

/// What the findings on a thing make of it: only those of medium or high severity against a source tell.
fn by_findings(findings: &[&Finding], draft: &str) -> Option<Verdict> {
    let grave = || findings.iter().filter(|f| f.severity >= Severity::Medium && is_against_source(f, draft));
    if grave().any(|f| !is_of_words_alone(f)) { Some(Verdict::Contradicted) } else { grave().next().map(|_| Verdict::Altered) }
}

#[allow(clippy::too_many_arguments, reason = "the parts of one item, each from another place")]
fn item(
    report: &Report,
    draft: &Article,
    kind: Kind,
    span: Span,
    verdict: Verdict,
    support: Vec<Support>,
    findings: &[&Finding],
    positions: &Positions<'_>,
) -> DraftItem {
    let text = one_line(draft.text.get(span.start..span.end).unwrap_or(""));
    let wordings = wordings(report, &text, &support);
    let sources: BTreeSet<String> = support.iter().map(|s| s.place.article.clone()).collect();
    DraftItem {
        kind,
        start: span.start,
        end: span.end,
        text,
        position: positions.at(span.start),
        verdict,
        one_source: sources.len() == 1 && report.articles.len() > 2,
        sources: sources.into_iter().collect(),
        evidence: support.into_iter().map(|s| s.place).collect(),
        unheld: Vec::new(),
        findings: findings.iter().map(|f| f.id.clone()).collect(),
        wordings,
    }
}

const fn is_altered(relation: Relation) -> bool {
    matches!(relation, Relation::Altered | Relation::Elided | Relation::Truncated | Relation::Overlap)
}

/// Whether the finding compares this place of the draft with a source, or says that none has it.
fn is_on(finding: &Finding, draft: &str, start: usize, end: usize) -> bool {
    let here = finding.locations.iter().any(|l| l.article == draft && l.start < end && start < l.end);
    here && (is_against_source(finding, draft) || finding.aspects == [Aspect::Coverage] && finding.locations.len() == 1)
}

fn is_against_source(finding: &Finding, draft: &str) -> bool {
    finding.locations.iter().any(|l| l.article != draft)
}

/// Whether the finding is about the words of a quotation and nothing else.
fn is_of_words_alone(finding: &Finding) -> bool {
    !finding.aspects.is_empty() && finding.aspects.iter().all(|a| matches!(a, Aspect::Wording | Aspect::Marks))
}

/// Letters of the shortest words that are looked for as they stand.
const LEAST_LETTERS: usize = 8;

/// The place at which `source` has `words` as they stand.
fn word_for_word(source: &Article, words: &str) -> Option<Support> {
    let words = words.trim().trim_end_matches([',', '.']);
    let start = source.text.find(words).filter(|_| words.len() >= LEAST_LETTERS)?;
    let place = Anchor { article: source.id.clone(), start, end: start + words.len() };
    Some(Support { place, score: 1.0, altered: false })
}

/// What the sources say, each wording once, compared with the draft's `text`, the likest first.
fn wordings(report: &Report, text: &str, support: &[Support]) -> Vec<DraftWording> {
    let mut order: Vec<&Support> = support.iter().collect();
    order.sort_by(|a, b| {
        b.score.total_cmp(&a.score).then_with(|| (&a.place.article, a.place.start).cmp(&(&b.place.article, b.place.start)))
    });
    let own = Wording::of(text);
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut wordings: Vec<DraftWording> = Vec::new();
    for place in order.iter().map(|s| &s.place) {
        let Some(article) = report.articles.iter().find(|a| a.id == place.article) else { continue };
        let words = likest_sentence(article.text.get(place.start..place.end).unwrap_or(""), text);
        let wording = Wording::of(&words);
        let at = *seen.entry(wording.key()).or_insert(wordings.len());
        if at == wordings.len() {
            wordings.push(DraftWording { pieces: wording.against(&own), articles: Vec::new() });
        }
        if !wordings[at].articles.contains(&place.article) {
            wordings[at].articles.push(place.article.clone());
        }
    }
    wordings
}

/// The sentence of a long `passage` that is likest to `text`; a passage of about its length is whole.
fn likest_sentence(passage: &str, text: &str) -> String {
    /// A passage this many times as long says other things as well.
    const LONGER: usize = 2;
    if passage.len() <= LONGER * text.len() {
        return one_line(passage);
    }
    let keys = |text: &str| -> BTreeSet<String> { Wording::of(text).key().split(' ').map(str::to_owned).collect() };
    let own = keys(text);
    let all = sentences(passage, Span::new(0, passage.len()));
    let likeness = |span: &Span| {
        let words = keys(span.of(passage));
        let shared = words.intersection(&own).count();
        2.0 * shared as f64 / (words.len() + own.len()).max(1) as f64
    };
    let best = all.iter().map(|s| (likeness(s), s)).reduce(|best, next| if next.0 > best.0 { next } else { best });
    best.map_or_else(|| one_line(passage), |(_, span)| one_line(span.of(passage)))
}
