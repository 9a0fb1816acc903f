//! Speech reported without quotation marks → indirect quotations.
//!
//! From «Holt said the port would close, and, officials said, the ferries with it» it takes *the port
//! would close* for Holt and *the ferries with it* for the officials. Each word that can report is
//! asked three things: has it content at all, and on which side; where does that begin; where does it
//! end. The answers come from log-linear models ([`super::indirect_model`]); the content chosen is
//! the one that most of the likely answers agree with. "X believes" reports no speech and is no cue.
//! Who is speaking is not decided here but by the links of [`super::cues`].

use super::attribution::{Decision, Origin, Scene};
use super::cues::{Link, Relation};
use super::indirect_adjuncts::closes;
use super::indirect_features as features;
use super::indirect_frame::{Frame, MAIN, cue_word};
use super::indirect_model::{Hashes, Table, Weights, shares};
use super::indirect_seen::CueWord;
use super::model::{Cue, Quotation, QuotationKind};
use super::phrases::Kind;
use super::prose::Prose;
use super::statements::{self, Draft};
use crate::article::Span;
use std::ops::Range;

static WEIGHTS: Weights = Weights::built();

/// Content is reported from this share of agreement on. On 203 articles that are only counted F1 is 77.7 at .35, 77.1
/// at .42 and 76.0 at .50, and precision 77, 80 and 83; a false attribution costs more than a missed one.
const AGREED: f32 = 0.42;
/// A cue with less than this share for "has content" is not asked further.
const POSSIBLE: f32 = 0.2;
/// A side with less than this share is not looked at.
const SIDE: f32 = 0.05;
/// No sentence is longer, in units; what is longer is a table or a list.
const LONGEST: usize = 400;

/// Content of one cue, in units of the frame.
#[derive(Clone, Debug, PartialEq)]
struct Content {
    /// One stretch, or two when the cue splits it.
    parts: Vec<Range<usize>>,
    share: f32,
}

/// Content found for a cue.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// Unit of the cue.
    pub(super) cue: usize,
    /// What was reported, in order.
    pub(super) segments: Vec<Span>,
    /// Agreement of the likely answers, 0 to 1.
    #[cfg_attr(not(feature = "train"), allow(dead_code, reason = "the trainer sets the least by it"))]
    pub(super) share: f32,
    /// It holds a quoted stretch.
    #[cfg_attr(not(feature = "train"), allow(dead_code, reason = "the trainer tells apart what marks have"))]
    pub(super) quotes: bool,
}

/// The contents that are reported, in the order of their cues. `hanging` gives the quoted stretches that
/// are known to hang on a cue, as units: cue, stretch.
pub(super) fn clauses(prose: &Prose<'_>, hanging: &[(usize, usize)]) -> Vec<Found> {
    contents(prose, &WEIGHTS, hanging, AGREED)
}

/// All contents of the article with at least `least` agreement, in the order of their cues.
pub(super) fn contents(prose: &Prose<'_>, weights: &Weights, hanging: &[(usize, usize)], least: f32) -> Vec<Found> {
    let mut out = Vec::new();
    for units in &prose.frames {
        if units.len() > LONGEST || !units.clone().any(|u| cue_word(prose, u).is_some()) {
            continue;
        }
        let frame = Frame::new(prose, units.clone());
        for i in 0..frame.len() {
            let Some(cue) = frame.items[i].cue.filter(|_| !is_source(&frame, i)) else { continue };
            // What follows as the source of the words, or as their day and place, is left out of sight.
            let cut = (names_source(&frame, i) || closes(&frame, i, cue)).then(|| Frame::closed_after(prose, units.clone(), i));
            let unit = frame.from + i;
            let own = hanging.partition_point(|h| h.0 < unit)..hanging.partition_point(|h| h.0 <= unit);
            let held: Vec<usize> = hanging[own].iter().map(|h| h.1 - frame.from).collect();
            let content = content(cut.as_ref().unwrap_or(&frame), prose, weights, i, cue, &held);
            let Some(content) = content.filter(|c| c.share >= least) else { continue };
            out.push(Found {
                cue: unit,
                segments: content.parts.iter().map(|p| span(prose, &frame, p)).collect(),
                share: content.share,
                quotes: content.parts.iter().any(|p| frame.has_quote(p.clone())),
            });
        }
    }
    out
}

/// Whether ", according to" follows the cue at `i`.
fn names_source(frame: &Frame<'_>, i: usize) -> bool {
    frame.key(i + 1).text == "," && frame.key(i + 2).text == "according" && frame.key(i + 3).text == "to"
}

/// "…, Holt said, according to a transcript": the transcript tells where Holt's words come from.
fn is_source(frame: &Frame<'_>, i: usize) -> bool {
    let said = |j: Option<usize>| j.is_some_and(|j| frame.items[j].cue.is_some_and(|c| c.form.text == "past" || c.form.text == "present"));
    frame.key(i).text == "according" && i > 1 && frame.key(i - 1).text == "," && said(i.checked_sub(2))
}

/// The noun phrase that speaks at the cue at unit `cue`.
pub(super) fn speaking_at(scene: &Scene<'_, '_>, cue: usize) -> Option<usize> {
    let (l, link) = link_at(scene, cue)?;
    Some(speaking(scene, l).unwrap_or(link.phrase))
}

fn link_at<'s>(scene: &'s Scene<'_, '_>, cue: usize) -> Option<(usize, &'s Link)> {
    let l = scene.links.partition_point(|l| l.verb < cue);
    scene.links.get(l).filter(|l| l.verb == cue).map(|link| (l, link))
}

/// The quotation of content `found`, with who speaks at its cue.
pub(super) fn draft(scene: &Scene<'_, '_>, found: Found) -> Draft {
    let link = link_at(scene, found.cue);
    let decision = Decision {
        origin: link.map_or(Origin::Unknown, |(l, _)| Origin::Link(l)),
        phrase: link.map(|(l, at)| speaking(scene, l).unwrap_or(at.phrase)),
        link: link.map(|(l, _)| l),
        certainty: 1.0,
        statement: 1.0,
    };
    let cue = link.map_or_else(
        || Cue { span: scene.prose.span(found.cue), lemma: cue_word(scene.prose, found.cue).map_or("", |c| c.lemma.text).to_owned() },
        |(l, _)| statements::cue(scene, l),
    );
    // "what Holt called “a gift”": nothing but words in marks, which are hers.
    let quoted = quoted_whole(scene.prose, &found.segments);
    let quotation = Quotation {
        kind: if quoted.is_some() { QuotationKind::Mixed } else { QuotationKind::Indirect },
        segments: quoted.map_or(found.segments, |inner| vec![inner]),
        verbatim: Vec::new(),
        speaker: None,
        cue: Some(cue),
        channel: None,
        when: None,
        place: None,
        hedged: link.is_some_and(|(_, at)| at.hedged),
        unclosed: false,
    };
    Draft { quotation, decision, stretches: Vec::new() }
}

/// What stands between the marks, if `segments` is one stretch in marks and no more than a stop or a comma.
fn quoted_whole(prose: &Prose<'_>, segments: &[Span]) -> Option<Span> {
    let [segment] = segments else { return None };
    let next = prose.quotes.partition_point(|q| q.quoted.outer.start < segment.start);
    let quoted = prose.quotes.get(next).map(|q| q.quoted).filter(|q| q.closed && q.outer.start == segment.start)?;
    let rest = prose.text.get(quoted.outer.end..segment.end)?;
    rest.chars().all(|c| matches!(c, '.' | ',' | ' ')).then_some(quoted.inner)
}

/// For a participle or a second verb whose clause has a thing for its subject ("Holt challenged the
/// grounds given for it, arguing …") the nearest subject before it that can speak.
fn speaking(scene: &Scene<'_, '_>, link: usize) -> Option<usize> {
    let this = &scene.links[link];
    let kind = |phrase: usize| scene.phrases.list[phrase].kind;
    if !matches!(this.relation, Relation::Participle | Relation::Coordinated) || !matches!(kind(this.phrase), Kind::Thing | Kind::Time) {
        return None;
    }
    let frame = scene.prose.frame_of[this.verb];
    let before = scene.links[..link].iter().rev().take_while(|l| scene.prose.frame_of[l.verb] == frame);
    let speaks = |l: &&Link| {
        matches!(l.relation, Relation::Subject | Relation::SubjectBeforeApposition | Relation::Coordinated)
            && matches!(kind(l.phrase), Kind::Name | Kind::Human | Kind::Body | Kind::Pronoun)
    };
    before.filter(speaks).map(|l| l.phrase).next()
}

/// The span of `part`, without marks at its end.
fn span(prose: &Prose<'_>, frame: &Frame<'_>, part: &Range<usize>) -> Span {
    prose.cover(frame.from + part.start, frame.from + part.end - 1)
}

/// The content that most of the likely answers for the cue at `i` agree with.
/// If quoted stretches are known to be `held` by it, it has content, and only answers with all of them count.
fn content(frame: &Frame<'_>, prose: &Prose<'_>, weights: &Weights, i: usize, cue: CueWord, held: &[usize]) -> Option<Content> {
    let mut f = Hashes::default();
    features::side(frame, i, cue, &mut f);
    let [after, before, split] = weights.side.scores(&f);
    let mut sides = [if held.is_empty() { 0.0 } else { f32::MIN }, after, before, split];
    shares(&mut sides);
    let [none, after, before, split] = sides;
    if 1.0 - none < POSSIBLE {
        return None;
    }
    let late = if after + split > SIDE { late_parts(frame, weights, i, cue, &mut f) } else { Vec::new() };
    let early = if before + split > SIDE { early_parts(frame, weights, i, cue, &mut f) } else { Vec::new() };
    let mut answers: Vec<Content> = Vec::new();
    answers.extend(late.iter().map(|(share, part)| Content { parts: vec![part.clone()], share: after * share }));
    answers.extend(early.iter().map(|(share, part)| Content { parts: vec![part.clone()], share: before * share }));
    if split > SIDE {
        for (s, first) in early.iter().take(3) {
            answers.extend(
                late.iter().take(3).map(|(t, second)| Content { parts: vec![first.clone(), second.clone()], share: split * s * t }),
            );
        }
    }
    if !held.is_empty() {
        answers.retain(|a| held.iter().all(|u| a.parts.iter().any(|p| p.contains(u))));
        let all: f32 = answers.iter().map(|a| a.share).sum();
        answers.iter_mut().for_each(|a| a.share /= all.max(f32::MIN_POSITIVE));
    }
    agreed(frame, prose, answers).map(|content| with_head(frame, i, content))
}

/// "The plan, officials said, will fail": what stands before a cue between commas belongs to the
/// clause that goes on after it, if it has no verb of its own.
fn with_head(frame: &Frame<'_>, i: usize, mut content: Content) -> Content {
    /// Units that a subject between comma and cue can have.
    const SUBJECT: usize = 6;
    let late = content.parts.len() == 1 && content.parts[0].start == i + 2 && frame.key(i + 1).text == ",";
    let Some(comma) = frame.mark_before(i).filter(|c| late && frame.key(*c).text == "," && i - c <= SUBJECT) else { return content };
    let from = usize::from(matches!(frame.key(0).text, "but" | "and" | "yet"));
    let bare = from < comma && !frame.has_finite(from..comma) && !frame.has_quote(from..comma) && frame.commas(from..comma) == 0;
    if bare && frame.opening == MAIN {
        content.parts.insert(0, from..comma);
    }
    content
}

/// Of `answers`, the one that those alike to it by half give the most weight.
fn agreed(frame: &Frame<'_>, prose: &Prose<'_>, mut answers: Vec<Content>) -> Option<Content> {
    /// Answers that are weighed, and of these those that can be chosen.
    const WEIGHED: usize = 24;
    const CHOSEN: usize = 12;
    /// Between answers with like support the likelier one is chosen, whose ends are more often exact.
    /// At .3 the F1 of four folds falls by one point.
    const LIKELIER: f32 = 0.1;
    answers.sort_by(|a, b| b.share.total_cmp(&a.share));
    answers.truncate(WEIGHED);
    let spans: Vec<Vec<Span>> = answers.iter().map(|a| a.parts.iter().map(|p| span(prose, frame, p)).collect()).collect();
    let mut best: Option<(f32, usize, f32)> = None;
    for (n, mine) in spans.iter().enumerate().take(CHOSEN) {
        let own = answers[n].share;
        let all: f32 = spans.iter().zip(&answers).filter(|(other, _)| alike(mine, other)).map(|(_, a)| a.share).sum();
        let weight = all + own * LIKELIER;
        if best.is_none_or(|(w, ..)| weight > w) {
            best = Some((weight, n, all));
        }
    }
    let (_, n, share) = best?;
    Some(Content { parts: answers.swap_remove(n).parts, share })
}

/// Whether two contents share half of what both hold together.
fn alike(a: &[Span], b: &[Span]) -> bool {
    let size = |spans: &[Span]| spans.iter().map(|s| s.len()).sum::<usize>();
    let both: usize = a.iter().flat_map(|x| b.iter().map(|y| x.end.min(y.end).saturating_sub(x.start.max(y.start)))).sum();
    both > 0 && both * 2 >= size(a) + size(b) - both
}

/// Content after the cue: likely stretches with their shares, best first.
fn late_parts(frame: &Frame<'_>, weights: &Weights, i: usize, cue: CueWord, f: &mut Hashes) -> Vec<(f32, Range<usize>)> {
    let starts = features::starts(frame, i, cue);
    let ranked = rank(&weights.start, &starts, f, |_, j, f| features::start(frame, i, j, cue, f));
    parts(&ranked, |start| {
        let ends = features::ends(frame, start);
        let ends = rank(&weights.end, &ends, f, |nth, e, f| features::end(frame, i, start, e, nth, cue, f));
        ends.into_iter().take(6).map(|(share, e)| (share, start..stripped(frame, start, e))).collect()
    })
}

/// Content before the cue: likely stretches with their shares, best first.
fn early_parts(frame: &Frame<'_>, weights: &Weights, i: usize, cue: CueWord, f: &mut Hashes) -> Vec<(f32, Range<usize>)> {
    let starts = features::early_starts(frame, i);
    let ranked = rank(&weights.early_start, &starts, f, |_, s, f| features::early_start(frame, i, s, cue, f));
    parts(&ranked, |start| {
        let ends = features::early_ends(frame, i, start);
        let ends = rank(&weights.early_end, &ends, f, |_, e, f| features::early_end(frame, i, start, e, cue, f));
        ends.into_iter().take(4).map(|(share, e)| (share, start..stripped(frame, start, e))).collect()
    })
}

/// Join the likeliest starts with their ends.
fn parts(starts: &[(f32, usize)], mut ends: impl FnMut(usize) -> Vec<(f32, Range<usize>)>) -> Vec<(f32, Range<usize>)> {
    /// Starts that are followed up, and the share from which a second one is.
    const STARTS: usize = 3;
    const SECOND: f32 = 0.08;
    let mut out = Vec::new();
    for (nth, (share, start)) in starts.iter().take(STARTS).enumerate() {
        if nth > 0 && *share < SECOND {
            break;
        }
        out.extend(ends(*start).into_iter().filter(|(_, part)| !part.is_empty()).map(|(s, part)| (s * share, part)));
    }
    out.sort_by(|a, b| b.0.total_cmp(&a.0));
    out
}

/// `places` with their shares by `table`, best first.
fn rank(table: &Table<1, 4>, places: &[usize], f: &mut Hashes, mut features: impl FnMut(usize, usize, &mut Hashes)) -> Vec<(f32, usize)> {
    let mut scores: Vec<f32> = Vec::with_capacity(places.len());
    for (nth, place) in places.iter().enumerate() {
        f.0.clear();
        features(nth, *place, f);
        scores.push(table.scores(f)[0]);
    }
    shares(&mut scores);
    let mut out: Vec<(f32, usize)> = scores.into_iter().zip(places.iter().copied()).collect();
    out.sort_by(|a, b| b.0.total_cmp(&a.0));
    out
}

/// `end` without the marks that stand before it.
fn stripped(frame: &Frame<'_>, start: usize, mut end: usize) -> usize {
    while end > start && frame.is_mark(end - 1) && frame.key(end - 1).text != ")" {
        end -= 1;
    }
    end
}

#[cfg(test)]
mod tests {
    use super::super::extract;
    use super::*;
    use crate::article::Article;

    /// "speaker | first segment | second segment" of each indirect quotation.
    fn reported(text: &str) -> Vec<String> {
        let analysis = extract(Article::of_lines(text));
        let line = |q: &Quotation| {
            let who = q.speaker.as_ref().map_or("?", |s| s.mention.of(text));
            std::iter::once(who).chain(q.segments.iter().map(|s| s.of(text))).collect::<Vec<_>>().join(" | ")
        };
        analysis.quotations.iter().filter(|q| q.kind == QuotationKind::Indirect).map(line).collect()
    }

    #[test]
    fn each_pattern_of_reported_speech_gives_its_content_and_speaker() {
        let cases: &[(&str, &[&str])] = &[
            (
                "The harbour mayor said that the old pier would close in June.",
                &["The harbour mayor | that the old pier would close in June"],
            ),
            ("Ana Holt said the ferry had struck a rock.", &["Ana Holt | the ferry had struck a rock"]),
            ("She has said the two towns should share the cost.", &["She | the two towns should share the cost"]),
            ("Holt told reporters on Monday that the talks have not yet begun.", &["Holt | that the talks have not yet begun"]),
            ("The storm killed 14 people, officials said.", &["officials | The storm killed 14 people"]),
            ("The bridge will open in May, according to Ana Holt.", &["Ana Holt | The bridge will open in May"]),
            ("According to the ministry, the dam lost a third of its water.", &["the ministry | the dam lost a third of its water"]),
            ("Brand walked out of the hall, saying he had a train to catch.", &["Brand | he had a train to catch"]),
            ("The plan, officials said, will cost the island two schools.", &["officials | The plan | will cost the island two schools"]),
            (
                "Holt challenged the figures behind the plan, arguing it would cost the island two schools.",
                &["Holt | it would cost the island two schools"],
            ),
            ("Brand believes the reef will recover.", &[]),
            ("The crew walked home along the beach.", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(reported(text), *expected, "{text}");
        }
    }

    #[test]
    fn what_stands_in_marks_is_left_to_the_quotations_with_marks() {
        assert_eq!(reported("“The pier is closed,” Holt said on Monday."), Vec::<String>::new());
        assert_eq!(reported("Holt said the pier was “a ruin” and had to go."), Vec::<String>::new());
    }

    #[test]
    fn a_list_without_sentences_is_passed_over() {
        let text = "said ".repeat(5_000);
        assert_eq!(reported(&text), Vec::<String>::new());
    }

    proptest::proptest! {
        #[test]
        fn segments_resolve_whatever_the_text(
            words in proptest::collection::vec(
                proptest::sample::select(vec![
                    "Holt", "said", "that", "according", "to", ",", ".", "“", "”", "officials", "the", "pier", "–", "(", ")", "says", "é", "\n", "and", "claims", "’s",
                ]),
                0..60,
            )
        ) {
            let text = words.join(" ");
            for quotation in extract(Article::of_lines(&text)).quotations {
                for segment in &quotation.segments {
                    proptest::prop_assert!(!segment.is_empty() && text.get(segment.start..segment.end).is_some());
                }
            }
        }

        #[test]
        fn no_text_makes_it_fail(text in "\\PC{0,120}") {
            extract(Article::of_lines(&text));
        }
    }
}
