//! What the trainer in `train/src/bin/train_indirect.rs` needs: labelled contents → examples.
//!
//! Takes an article with, for each labelled attribution, the spans of its cue and content; yields for
//! each reporting word the choices of the models with their features by name. Nothing of this runs in
//! the product.

use super::indirect;
use super::indirect_adjuncts::closes;
use super::indirect_features as features;
use super::indirect_frame::Frame;
use super::indirect_model::{Names, Weights};
use super::indirect_seen::CueWord;
use super::lexis::Lexis;
use super::prose::Prose;
use super::tokens::Tokens;
use crate::article::{Article, Span};
use std::ops::Range;

/// A labelled attribution.
#[derive(Clone, Debug)]
pub struct Label {
    /// The reporting words.
    pub cue: Vec<Span>,
    /// What is reported.
    pub content: Vec<Span>,
}

/// One choice of one model.
#[derive(Clone, Debug)]
pub struct Choice {
    /// "side", "start", "end", "early-start" or "early-end".
    pub model: &'static str,
    /// The features of each alternative; for "side" a single list that all four sides share.
    pub alternatives: Vec<Vec<String>>,
    /// Which alternative is right; for "side" 0 none, 1 after, 2 before, 3 both.
    pub right: usize,
}

/// The choices that `article` offers, with the right answers by `labels`. Cues in `ignored` are left out.
pub fn choices(article: &Article, labels: &[Label], ignored: &[Span]) -> Vec<Choice> {
    let mut lexis = Lexis::default();
    let tokens = Tokens::new(article, &mut lexis);
    let prose = Prose::new(&tokens, &lexis);
    let mut out = Vec::new();
    for units in &prose.frames {
        let frame = Frame::new(&prose, units.clone());
        for i in 0..frame.len() {
            let Some(cue) = frame.items[i].cue else { continue };
            let at = prose.span(frame.from + i);
            if !ignored.iter().any(|s| s.overlaps(at)) {
                let label = labels.iter().find(|l| l.cue.iter().any(|s| s.overlaps(at)) && is_last_cue(&prose, &frame, i, l));
                let cut = closes(&frame, i, cue).then(|| Frame::closed_after(&prose, units.clone(), i));
                learn(&prose, cut.as_ref().unwrap_or(&frame), i, cue, label, &mut out);
            }
        }
    }
    out
}

/// Of the reporting words within a labelled cue the last one carries it: "responded by saying".
fn is_last_cue(prose: &Prose<'_>, frame: &Frame<'_>, i: usize, label: &Label) -> bool {
    let held = |j: &usize| frame.items[*j].cue.is_some() && label.cue.iter().any(|s| s.overlaps(prose.span(frame.from + j)));
    !(i + 1..frame.len()).any(|j| held(&j))
}

fn learn(prose: &Prose<'_>, frame: &Frame<'_>, i: usize, cue: CueWord, label: Option<&Label>, out: &mut Vec<Choice>) {
    let held = |span: &Span| -> Option<Range<usize>> {
        let inside = |j: &usize| prose.span(frame.from + j).overlaps(*span);
        Some((0..frame.len()).find(inside)?..(0..frame.len()).rfind(inside)? + 1)
    };
    let parts: Vec<Range<usize>> = label.map_or_else(Vec::new, |l| l.content.iter().filter_map(held).collect());
    let cover = |parts: Vec<&Range<usize>>| Some(parts.iter().map(|p| p.start).min()?..parts.iter().map(|p| p.end).max()?);
    let late = cover(parts.iter().filter(|p| p.start > i).collect());
    let early = cover(parts.iter().filter(|p| p.end <= i).collect());
    // A word or two before the cue ("what he says …") do not make the content stand on both sides.
    let right = match (&late, &early) {
        (Some(_), Some(early)) if early.len() > 2 => 3,
        (Some(_), _) => 1,
        (None, Some(_)) => 2,
        (None, None) => 0,
    };
    let mut names = Names::default();
    features::side(frame, i, cue, &mut names);
    out.push(Choice { model: "side", alternatives: vec![names.0], right });
    if let Some(late) = late.filter(|_| right == 1 || right == 3) {
        let starts = features::starts(frame, i, cue);
        push(out, "start", &starts, late.start, 0, |_, j, f| features::start(frame, i, j, cue, f));
        let ends = features::ends(frame, late.start);
        push(out, "end", &ends, stripped(frame, &late), 2, |nth, e, f| features::end(frame, i, late.start, e, nth, cue, f));
    }
    if let Some(early) = early.filter(|_| right >= 2) {
        let starts = features::early_starts(frame, i);
        push(out, "early-start", &starts, early.start, 0, |_, s, f| features::early_start(frame, i, s, cue, f));
        let ends = features::early_ends(frame, i, early.start);
        push(out, "early-end", &ends, stripped(frame, &early), 0, |_, e, f| features::early_end(frame, i, early.start, e, cue, f));
    }
}

fn stripped(frame: &Frame<'_>, part: &Range<usize>) -> usize {
    let mut end = part.end;
    while end > part.start && frame.is_mark(end - 1) && frame.key(end - 1).text != ")" {
        end -= 1;
    }
    end
}

/// The choice among `places`, if one of them is within `slack` of `right`.
fn push(
    out: &mut Vec<Choice>,
    model: &'static str,
    places: &[usize],
    right: usize,
    slack: usize,
    mut features: impl FnMut(usize, usize, &mut Names),
) {
    let Some(nearest) = (0..places.len()).min_by_key(|p| places[*p].abs_diff(right)) else { return };
    if places[nearest].abs_diff(right) > slack {
        return;
    }
    let named = |(nth, place): (usize, &usize)| {
        let mut names = Names::default();
        features(nth, *place, &mut names);
        names.0
    };
    let alternatives = places.iter().enumerate().map(named).collect();
    out.push(Choice { model, alternatives, right: nearest });
}

/// Contents that `weights`, the text of a weights file, find in `article`: agreement and segments, and
/// whether a quoted stretch is among them.
pub fn found(article: &Article, weights: &str) -> Vec<(f32, Vec<Span>, bool)> {
    let mut lexis = Lexis::default();
    let tokens = Tokens::new(article, &mut lexis);
    let prose = Prose::new(&tokens, &lexis);
    indirect::contents(&prose, &Weights::read(weights), &[], 0.0).into_iter().map(|f| (f.share, f.segments, f.quotes)).collect()
}
