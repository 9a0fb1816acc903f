//! A draft's sentences that differ from what the sources have → findings, each under the check of its kind.
//!
//! "Mary Fallon" in the draft and "Mary Fallin" in three sources is a *differing-name*, found by looking the draft up
//! and not by the questions of the event; what no source has in any form is *not-in-sources*.

use super::context::Context;
use super::words;
use crate::article::Span;
use crate::draft::{Certainty, Difference, Judged, Slot};
use crate::extract::Analysis;
use crate::findings::{Aspect, Confidence, Finding, FindingBuilder, Severity};
use std::collections::BTreeSet;

/// Checks between any two articles that a draft is spared, as it is looked up instead: those on claims, on the offices of
/// speakers, and on the channel, which a draft may leave out.
pub(super) const REPLACED: &[&str] = &[
    "differing-number",
    "differing-date",
    "opposite-polarity",
    "opposite-direction",
    "differing-name",
    "differing-role",
    "differing-place",
    "differing-claimant",
    "differing-kind",
    "differing-status",
    "differing-modality",
    "changed-with-time",
    "more-precise-here",
    "speaker-in-two-roles",
    "other-channel",
];

/// The findings of what was looked up for the event's draft.
pub(super) fn run(context: &Context<'_>) -> Vec<Finding> {
    let Some(draft) = context.draft.filter(|d| context.event.articles.contains(d)) else { return Vec::new() };
    let all = context.looked.iter().flat_map(|judged| judged.differences.iter().map(move |d| (judged, d)));
    all.filter_map(|(judged, difference)| finding(context, draft, judged, difference)).collect()
}

/// Leave out what another check found in the same words: a quotation that is cut or credited otherwise.
pub(super) fn keep_new(looked: Vec<Finding>, others: &[Finding], draft: usize) -> Vec<Finding> {
    let here = |f: &Finding| f.locations.iter().filter(|l| l.article == draft).map(|l| l.span).collect::<Vec<Span>>();
    let told = |f: &Finding| others.iter().any(|o| o.check == f.check && here(o).iter().any(|a| here(f).iter().any(|b| a.overlaps(*b))));
    looked.into_iter().filter(|f| !told(f)).collect()
}

/// The check of a slot and its aspect.
const fn check(slot: Slot, quoted: bool) -> (&'static str, Aspect) {
    match slot {
        Slot::Figure => ("differing-number", Aspect::Number),
        Slot::Day => ("differing-date", Aspect::Date),
        Slot::Name => ("differing-name", Aspect::Name),
        Slot::Place => ("differing-place", Aspect::Place),
        Slot::Office => ("differing-role", Aspect::Role),
        Slot::Polarity => ("opposite-polarity", Aspect::Polarity),
        Slot::Direction => ("opposite-direction", Aspect::Direction),
        Slot::Modality => ("differing-modality", Aspect::Modality),
        Slot::Phase => ("differing-status", Aspect::Status),
        Slot::Speaker if quoted => ("same-words-other-speaker", Aspect::Attribution),
        Slot::Speaker => ("differing-claimant", Aspect::Attribution),
        Slot::Opening | Slot::Cut | Slot::Word => ("quotation-cut-short", Aspect::Wording),
    }
}

fn finding(context: &Context<'_>, draft: usize, judged: &Judged, difference: &Difference) -> Option<Finding> {
    let (severity, confidence) = match difference.certainty {
        Certainty::Unheld => return None,
        Certainty::Doubtful => (Severity::Low, Confidence::Low),
        Certainty::Disputed(..) => (Severity::Low, Confidence::Medium),
        Certainty::Likely => (Severity::Medium, Confidence::Medium),
        Certainty::Sure => (Severity::High, Confidence::High),
    };
    let (article, sentence, mark) = difference.there?;
    let analyses = context.analyses;
    let here = analyses[draft].article.slice(difference.here);
    let quoted = analyses[draft].article.slice(judged.span).contains(['“', '"']);
    let (check, aspect) = check(difference.slot, quoted);
    let outlet = analyses[article].article.outlet();
    let there = mark.map(|m| analyses[article].article.slice(m));
    let with = if let Certainty::Disputed(article, sentence, mark) = difference.certainty { Some((article, sentence, mark)) } else { None };
    let agreeing = there.map(|words| agreeing(context, judged, words)).unwrap_or_default();
    let message = match there {
        Some(words) if difference.slot == Slot::Opening => {
            format!("The draft’s quotation begins behind “{words}”, which {outlet} has before it")
        }
        Some(words) if difference.slot == Slot::Cut => format!("The draft’s quotation ends before “{words}”, with which {outlet} goes on"),
        Some(words) if difference.nowhere => format!("No source has the draft’s “{here}”; {} “{words}”", who(context, &agreeing, outlet)),
        Some(words) => match with {
            Some((article, ..)) => {
                let same = analyses[article].article.outlet();
                format!("The draft has “{here}” with {same}; {} “{words}”", who(context, &agreeing, outlet))
            }
            None => format!("The draft has “{here}”, {} “{words}”", who(context, &agreeing, outlet)),
        },
        None => format!("No source has the draft’s “{here}”"),
    };
    let mut builder = FindingBuilder::new(check, severity, question(analyses, draft, judged, difference), message)
        .asked(difference.slot.id_word(), [here, there.unwrap_or_default()])
        .confidence(confidence)
        .because(because(difference))
        .aspect(aspect)
        .at(draft, judged.span, format!("the draft has “{here}”"))
        .marks([difference.here])
        .at(article, sentence, there.map_or_else(|| format!("nearest in {outlet}"), |w| format!("{outlet} has “{w}”")))
        .marks(mark);
    if let Some((article, sentence, mark)) = with {
        let (outlet, words) = (analyses[article].article.outlet(), analyses[article].article.slice(mark));
        builder = builder.at(article, sentence, format!("{outlet} has “{words}”")).marks([mark]);
    }
    if let Some(words) = there {
        builder = builder
            .reading(here, [draft].into_iter().chain(with.map(|(article, ..)| article)))
            .reading(words, agreeing.iter().copied().chain([article]));
    }
    context.finding(builder)
}

/// "178 or 187: A ferry with … people ran aground?"; of a quotation, which words were said, or whose they are.
fn question(analyses: &[Analysis], draft: usize, judged: &Judged, difference: &Difference) -> String {
    let article = &analyses[draft].article;
    let here = article.slice(difference.here);
    let there = difference.there.and_then(|(article, _, mark)| Some(analyses[article].article.slice(mark?)));
    let about = words::around(&article.text, judged.span, difference.here).map_or_else(String::new, |s| format!(": {s}"));
    match (difference.slot, there) {
        (Slot::Opening, Some(there)) => format!("Did the speaker say “{}” before it?", words::opening(there)),
        (Slot::Cut, Some(there)) => format!("Does the draft’s quotation end before “{}”?", words::opening(there)),
        (Slot::Word, Some(there)) => words::which_said(here, there),
        (Slot::Speaker, _) => format!("Who said “{}”?", words::opening(article.slice(judged.span).trim_matches(['“', '”', '"']))),
        (_, Some(there)) => format!("{here} or {there}{about}?"),
        (_, None) => format!("Which source has “{here}”{about}?"),
    }
}

/// The sources whose passages for the sentence hold `words`.
fn agreeing(context: &Context<'_>, judged: &Judged, words: &str) -> BTreeSet<usize> {
    let holds = |p: &&crate::draft::Passage| context.analyses[p.article].article.slice(p.span).contains(words);
    judged.passages.iter().filter(holds).map(|p| p.article).collect()
}

/// "Post has", "2 of 3 sources have".
fn who(context: &Context<'_>, agreeing: &BTreeSet<usize>, outlet: &str) -> String {
    let count = context.alignments.independent(agreeing.iter().copied());
    let all = context.alignments.independent(context.event.articles.iter().copied().filter(|a| Some(*a) != context.draft));
    if count > 1 { format!("{count} of {all} sources have") } else { format!("{outlet} has") }
}

const fn because(difference: &Difference) -> &'static str {
    match (difference.certainty, difference.nowhere) {
        (Certainty::Disputed(..), _) => "the sources differ on it: one has what the draft has, another something else",
        (Certainty::Sure, true) => {
            "the source sentence that says most of it has something else there, and no source has what the draft has"
        }
        (Certainty::Sure, false) => "a source sentence in nearly the same words has something else there",
        (_, true) => "no source has it, and a source sentence says most of the rest",
        _ => "the source sentence that says most of it says it otherwise",
    }
}
