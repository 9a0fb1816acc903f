//! Reported clauses and the stretches in marks that they hold → mixed quotations.
//!
//! «Holt said the pier was “a ruin” and “had to go” by May» is one utterance: the content is the whole
//! reported clause, of which the words in marks are Holt's own. The stretches that hang on *said* are
//! known by then, so its content is asked for under the condition that it holds them. A stretch of
//! somebody else's words within the clause ("Holt said the report called it “a ruin”") keeps it from
//! being joined.

use super::attribution::Scene;
use super::indirect::{self, Found};
use super::model::QuotationKind;
use super::statements::Draft;
use crate::article::Span;

/// Quoted stretches that must be in the content of a cue: unit of the cue, unit of the stretch; in order.
pub(super) fn hanging(scene: &Scene<'_, '_>, marked: &[Draft]) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    for draft in marked.iter().filter(|d| d.quotation.kind == QuotationKind::Mixed) {
        let Some(link) = draft.decision.named().and(draft.decision.link) else { continue };
        let verb = scene.links[link].verb;
        let units = draft.stretches.iter().map(|q| scene.prose.quotes[*q].unit);
        out.extend(units.filter(|u| scene.prose.frame_of[*u] == scene.prose.frame_of[verb]).map(|u| (verb, u)));
    }
    out.sort_unstable();
    out
}

/// The `marked` quotations, those that reported clauses hold joined with them, and the clauses that
/// hold none.
pub(super) fn joined(scene: &Scene<'_, '_>, marked: Vec<Draft>, found: Vec<Found>) -> Vec<Draft> {
    let mut cues: Vec<Span> = marked.iter().filter_map(|d| d.quotation.cue.as_ref().map(|c| c.span)).collect();
    cues.sort_unstable();
    let mut drafts: Vec<Option<Draft>> = marked.into_iter().map(Some).collect();
    // The draft of each quoted stretch.
    let mut home = vec![None; scene.prose.quotes.len()];
    for (i, draft) in drafts.iter().enumerate() {
        draft.iter().flat_map(|d| &d.stretches).for_each(|q| home[*q] = Some(i));
    }
    let mut clauses = Vec::new();
    for mut found in found {
        if let Some(end) = inner_clause(scene, &drafts, &home, &found) {
            found.segments.retain(|s| s.start < end);
            found.segments.iter_mut().for_each(|s| s.end = s.end.min(end));
            if found.segments.is_empty() {
                continue;
            }
        }
        let mut held: Vec<usize> = stretches(scene, &found).filter_map(|q| home[q]).collect();
        held.dedup();
        if held.is_empty() {
            if !meets(&cues, scene.prose.span(found.cue)) {
                clauses.push(indirect::draft(scene, found));
            }
            continue;
        }
        let fits = |i: &usize| drafts[*i].as_ref().is_some_and(|d| is_part(scene, d, &found));
        if held.iter().all(fits) && !is_bare(scene, &drafts, &held, &found) {
            let parts: Vec<Draft> = held.iter().filter_map(|i| drafts[*i].take()).collect();
            clauses.push(whole(scene, parts, found));
        }
    }
    clauses.extend(drafts.into_iter().flatten());
    clauses.sort_by_key(|d| d.quotation.segments.first().map(|s| (s.start, s.end)));
    clauses
}

/// Where `found` goes over into a reporting clause with whole clauses in marks of its own: «… was safe, adding: “We
/// looked at every plank”».
fn inner_clause(scene: &Scene<'_, '_>, drafts: &[Option<Draft>], home: &[Option<usize>], found: &Found) -> Option<usize> {
    let prose = scene.prose;
    let q = stretches(scene, found).next()?;
    home[q].and_then(|i| drafts[i].as_ref()).filter(|d| d.quotation.kind == QuotationKind::Direct)?;
    let unit = prose.quotes[q].unit;
    let verb = unit.checked_sub(2).filter(|v| *v > found.cue && prose.word(*v).is_some_and(|w| w.report.is_some()))?;
    let led = prose.is_mark(unit - 1, &[':', ',']);
    let comma = (found.cue..verb).rev().find(|u| prose.is_mark(*u, &[',', ';', '–', '—']))?;
    led.then(|| prose.span(comma).start)
}

/// The quoted stretches within `found`.
fn stretches<'f>(scene: &'f Scene<'_, '_>, found: &'f Found) -> impl Iterator<Item = usize> + 'f {
    let quotes = &scene.prose.quotes;
    let within =
        |s: &Span| quotes.partition_point(|q| q.quoted.outer.start < s.start)..quotes.partition_point(|q| q.quoted.outer.start < s.end);
    found.segments.iter().flat_map(within)
}

/// Whether the words of `draft` can be a part of what `found` reports: of the same cue or the same speaker.
fn is_part(scene: &Scene<'_, '_>, draft: &Draft, found: &Found) -> bool {
    let speaker = indirect::speaking_at(scene, found.cue);
    let own = draft.decision.link.is_some_and(|l| scene.links[l].verb == found.cue);
    own || speaker.is_some() && speaker == draft.decision.phrase
}

/// Whether a part of `found` is a quoted stretch and nothing else, «“It is late,” Holt said, and the boat …», or
/// opens with whole clauses in marks, which stand for themselves.
fn is_bare(scene: &Scene<'_, '_>, drafts: &[Option<Draft>], held: &[usize], found: &Found) -> bool {
    let quoted = &scene.prose.quotes;
    let direct = |i: &&usize| drafts[**i].as_ref().is_some_and(|d| d.quotation.kind == QuotationKind::Direct);
    let opens = |q: &usize| found.segments.iter().any(|s| s.start == quoted[*q].quoted.outer.start);
    if held.iter().filter(direct).any(|i| drafts[*i].iter().flat_map(|d| &d.stretches).any(opens)) {
        return true;
    }
    let alone = |segment: &Span| {
        let next = scene.prose.quotes.partition_point(|q| q.quoted.outer.start < segment.start);
        let outer = scene.prose.quotes.get(next).map(|q| q.quoted.outer).filter(|o| o.start == segment.start);
        let rest = outer.and_then(|o| scene.prose.text.get(o.end..segment.end));
        rest.is_some_and(|rest| rest.chars().all(|c| matches!(c, '.' | ',' | ' ')))
    };
    found.segments.iter().any(alone)
}

/// One quotation of the clause `found` and its parts in marks.
fn whole(scene: &Scene<'_, '_>, parts: Vec<Draft>, found: Found) -> Draft {
    let mut clause = indirect::draft(scene, found);
    clause.quotation.kind = QuotationKind::Mixed;
    let content = clause.quotation.segments.clone();
    for part in parts {
        // A stretch that goes on elsewhere, as in the next paragraph.
        let rest = part.quotation.segments.iter().filter(|s| !content.iter().any(|c| c.overlaps(**s)));
        clause.quotation.segments.extend(rest.copied());
        clause.quotation.unclosed |= part.quotation.unclosed;
        if clause.stretches.is_empty() && part.decision.named().is_some() {
            clause.decision = part.decision;
            clause.quotation.cue = part.quotation.cue.or(clause.quotation.cue);
            clause.quotation.hedged = part.quotation.hedged;
        }
        clause.stretches.extend(part.stretches);
    }
    clause.quotation.segments.sort_unstable();
    clause
}

/// Whether one of the spans, which are in order, meets `span`.
fn meets(sorted: &[Span], span: Span) -> bool {
    let at = sorted.partition_point(|s| s.start < span.end);
    sorted[..at].iter().rev().take(3).any(|s| s.overlaps(span))
}

#[cfg(test)]
mod tests {
    use super::super::extract;
    use super::*;
    use crate::article::Article;

    /// "kind | speaker | first segment | second segment → the speaker's own words" of each quotation.
    fn told(text: &str) -> Vec<String> {
        let analysis = extract(Article::of_lines(text));
        let joined = |spans: &[Span]| spans.iter().map(|s| s.of(text)).collect::<Vec<_>>().join(" | ");
        let line = |q: &super::super::Quotation| {
            let who = q.speaker.as_ref().map_or("?", |s| s.mention.of(text));
            format!("{:?} | {who} | {} → {}", q.kind, joined(&q.segments), joined(&q.verbatim))
        };
        analysis.quotations.iter().map(line).collect()
    }

    #[test]
    fn a_reported_clause_and_its_words_in_marks_are_one_quotation() {
        let cases: &[(&str, &[&str])] = &[
            ("Ana Holt said the pier was “a ruin” and had to go.", &["Mixed | Ana Holt | the pier was “a ruin” and had to go → a ruin"]),
            (
                "Ana Holt said the pier was “a ruin” that “nobody wants to mend” and had to go.",
                &["Mixed | Ana Holt | the pier was “a ruin” that “nobody wants to mend” and had to go → a ruin | nobody wants to mend"],
            ),
            (
                "Ana Holt told reporters on Monday that the council would not “pay a single cent” for it.",
                &["Mixed | Ana Holt | that the council would not “pay a single cent” for it → pay a single cent"],
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(told(text), *expected, "{text}");
        }
    }

    #[test]
    fn whole_clauses_in_marks_stay_direct() {
        assert_eq!(
            told("“The pier has been closed since May,” Ana Holt said on Monday."),
            ["Direct | Ana Holt | The pier has been closed since May, → The pier has been closed since May,"]
        );
    }

    #[test]
    fn words_of_somebody_else_are_not_joined() {
        for line in told("Ana Holt said what Max Brand called “a gift to the town” would cost it dear.") {
            assert!(!line.starts_with("Mixed | Ana Holt"), "{line}");
        }
    }
}
