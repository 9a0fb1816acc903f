//! What the sources have of each quotation and claim in a draft, and the verdict that follows.
//!
//! "12 people were hurt" in the draft is *supported* by a source that answers the same question with
//! 12, and *contradicted* by a finding that compares it with another's 21.

use crate::align::{Kind, Relation};
use crate::article::{Position, Span};
use crate::findings::{Aspect, Severity};
use crate::language::sentences;
use crate::report::model::{Alignment, Anchor, Article, Change, DraftItem, DraftWording, Event, Finding, Report, Verdict};
use crate::report::speakers::one_line;
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

/// The quotations and claims of `draft` with their verdicts, in order of the text. A claim that says
/// no more than the quotation it stands in is left out.
pub(super) fn items(report: &Report, draft: &Article) -> Vec<DraftItem> {
    let links: Vec<(&Alignment, &Anchor, &Anchor)> = report.alignments.iter().filter_map(|link| far_end(link, &draft.id)).collect();
    let all = |spans: Vec<(usize, usize)>, kind| -> Vec<DraftItem> {
        spans.into_iter().map(|(start, end)| item(report, draft, &links, kind, start, end)).collect()
    };
    let mut items = all(quotations(draft), Kind::Quotation);
    let claims = all(claims(report, draft), Kind::Claim);
    let says_more = |claim: &DraftItem| !items.iter().any(|quoted| is_told_by(claim, quoted));
    let claims: Vec<DraftItem> = claims.into_iter().filter(says_more).collect();
    items.extend(claims);
    items.sort_by_key(|i| (i.start, i.end, i.kind));
    items
}

/// Whether most of `claim` lies in the quotation and nothing else is known of it.
fn is_told_by(claim: &DraftItem, quoted: &DraftItem) -> bool {
    let shared = claim.end.min(quoted.end).saturating_sub(claim.start.max(quoted.start));
    let same = claim.verdict == quoted.verdict || claim.verdict == Verdict::NotFound;
    2 * shared > claim.end - claim.start && same && claim.findings.iter().all(|id| quoted.findings.contains(id))
}

/// An alignment with `draft`, with the draft's end and the source's.
fn far_end<'a>(link: &'a Alignment, draft: &str) -> Option<(&'a Alignment, &'a Anchor, &'a Anchor)> {
    match (link.a.article == draft, link.b.article == draft) {
        (true, false) => Some((link, &link.a, &link.b)),
        (false, true) => Some((link, &link.b, &link.a)),
        _ => None,
    }
}

fn quotations(article: &Article) -> Vec<(usize, usize)> {
    article.quotations.iter().filter_map(|q| Some((q.segments.first()?.start, q.segments.last()?.end))).collect()
}

/// Claims with something to check: a figure, a day, or what a source says otherwise.
fn claims(report: &Report, article: &Article) -> Vec<(usize, usize)> {
    let differs = |start, end| report.findings.iter().any(|f| f.severity > Severity::Info && is_on(f, &article.id, start, end));
    let checked = article.claims.iter().filter(|c| !c.quantities.is_empty() || !c.dates.is_empty() || differs(c.start, c.end));
    checked.map(|c| (c.start, c.end)).collect()
}

fn item(report: &Report, draft: &Article, links: &[(&Alignment, &Anchor, &Anchor)], kind: Kind, start: usize, end: usize) -> DraftItem {
    // A claim may be supported by a passage of the same wording as well as by an aligned claim.
    let fits = |link: &Alignment| link.kind == kind || (kind == Kind::Claim && link.kind == Kind::Passage);
    let linked = links.iter().filter(|(link, here, _)| fits(link) && here.start < end && start < here.end);
    let mut support: Vec<Support> =
        linked.map(|(link, _, there)| Support { place: (*there).clone(), score: link.score, altered: is_altered(link.relation) }).collect();
    if kind == Kind::Claim {
        support.extend(report.events.iter().flat_map(|event| same_answers(event, &draft.id, start, end)));
    }
    // what stands there word for word is there, whoever is said to have said it
    if support.is_empty() {
        support.extend(report.articles.iter().filter(|a| a.id != draft.id).filter_map(|a| word_for_word(a, &draft.text[start..end])));
    }
    let findings: Vec<&Finding> = report.findings.iter().filter(|f| is_on(f, &draft.id, start, end)).collect();
    let text = one_line(draft.text.get(start..end).unwrap_or(""));
    let wordings = wordings(report, &text, &support);
    // A part of an utterance in its own words is no alteration; whether the cut turns it, a check says.
    let in_these_words = wordings.iter().any(|w| w.pieces.iter().all(|p| p.change == Change::Same));
    let grave = || findings.iter().filter(|f| f.severity >= Severity::Medium);
    let verdict = if grave().any(|f| !is_of_words_alone(f)) {
        Verdict::Contradicted
    } else if grave().next().is_some() {
        Verdict::Altered
    } else if support.is_empty() {
        Verdict::NotFound
    } else if kind == Kind::Quotation && !in_these_words && support.iter().all(|s| s.altered) {
        Verdict::Altered
    } else {
        Verdict::Supported
    };
    let sources: BTreeSet<String> = support.iter().map(|s| s.place.article.clone()).collect();
    DraftItem {
        kind,
        start,
        end,
        text,
        position: position(draft, kind, start),
        verdict,
        one_source: sources.len() == 1 && report.articles.len() > 2,
        sources: sources.into_iter().collect(),
        evidence: support.into_iter().map(|s| s.place).collect(),
        findings: findings.iter().map(|f| f.id.clone()).collect(),
        wordings,
    }
}

const fn is_altered(relation: Relation) -> bool {
    matches!(relation, Relation::Altered | Relation::Elided | Relation::Truncated | Relation::Overlap)
}

/// Whether the finding compares this place of the draft with a source.
fn is_on(finding: &Finding, draft: &str, start: usize, end: usize) -> bool {
    let here = finding.locations.iter().any(|l| l.article == draft && l.start < end && start < l.end);
    here && finding.locations.iter().any(|l| l.article != draft)
}

/// Whether the finding is about the words of a quotation and nothing else.
fn is_of_words_alone(finding: &Finding) -> bool {
    !finding.aspects.is_empty() && finding.aspects.iter().all(|a| matches!(a, Aspect::Wording | Aspect::Marks))
}

/// Places in sources that answer a question of the event as this place of the draft does.
fn same_answers(event: &Event, draft: &str, start: usize, end: usize) -> Vec<Support> {
    let here = |s: &&crate::report::ReadingSource| s.article == draft && s.start < end && start < s.end;
    let readings = event.claims.iter().flat_map(|row| &row.readings).filter(|r| r.sources.iter().any(|s| here(&s)));
    let others = readings.flat_map(|r| r.sources.iter().filter(|s| s.article != draft));
    others
        .map(|s| Support { place: Anchor { article: s.article.clone(), start: s.start, end: s.end }, score: 1.0, altered: false })
        .collect()
}

/// Letters of the shortest words that are looked for as they stand.
const LEAST_LETTERS: usize = 20;

/// The place at which `source` has `words` as they stand.
fn word_for_word(source: &Article, words: &str) -> Option<Support> {
    let words = words.trim();
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

fn position(article: &Article, kind: Kind, start: usize) -> Position {
    let found = match kind {
        Kind::Quotation => article.quotations.iter().find(|q| q.segments.first().is_some_and(|s| s.start == start)).map(|q| q.position),
        _ => article.claims.iter().find(|c| c.start == start).map(|c| c.position),
    };
    found.unwrap_or(Position { line: 1, column: 1 })
}
