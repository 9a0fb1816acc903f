//! A source quotes another source of the event, and that has not got these words.
//!
//! *Medium* where a word that carries meaning, a number, a negation or a modal verb differs, *low* where much
//! differs at once or the difference is small, *info* where only function words do.
//!
//! **Why it matters.** What is taken over from another paper can be looked up there, and a reader may do so.
//!
//! **Example.** *Harbour Post:* The charges “will include fraud and focus on his years at the port”, the Daily
//! Bell reported. *Daily Bell:* The charges are expected to include fraud and to focus largely on his years
//! at the port.
//!
//! **Known limits.** The source must be named as the speaker, by its name or its initials. It may have changed
//! its text since, or have said so elsewhere.

use super::Context;
use super::grade::{Grade, grade};
use super::quoted::clipped;
use super::words::opening;
use crate::align::entities::speakers::Speakers;
use crate::align::quotations::Rendering;
use crate::align::quotations::compare::{Match, compare};
use crate::align::quotations::fragments::is_printed;
use crate::align::quotations::wording::Wording;
use crate::extract::QuotationKind;
use crate::findings::{Aspect, Confidence, Finding, FindingBuilder, Severity};
use crate::language::one_line;

pub(super) const NAME: &str = "quoted-source-reads-otherwise";
pub(super) const SUMMARY: &str = "a source is quoted with words that it has otherwise";
pub(super) const SEVERITY: Severity = Severity::Medium;

/// Words of a quotation that is looked up.
const WORDS: usize = 6;
/// Words that carry meaning in the stretch that goes with it, and the share of the words in common.
const CONTENT: usize = 4;
const SHARED: f64 = 0.5;
/// With more changed places it is low: the text may have been edited since.
const MOST_CHANGES: usize = 3;

pub(super) fn run(context: &Context<'_>) -> Vec<Finding> {
    let quoted = context.alignments.quoted.renderings.iter().filter(|r| r.kind != QuotationKind::Indirect && !r.name.is_person());
    let long = quoted.filter(|r| r.verbatim.words.len() >= WORDS);
    long.filter_map(|rendering| {
        let analysis = context.analyses.get(rendering.article)?;
        let speaker = analysis.quotations.get(rendering.item)?.speaker.as_ref()?;
        let named = |i: &&usize| **i != rendering.article && is_outlet(&speaker.name, context.analyses[**i].article.outlet());
        let source = context.event.articles.iter().find(named)?;
        finding(context, rendering, *source)
    })
    .collect()
}

/// Whether a name is an outlet's: "Daily Bell" is www.dailybell.example and DB.
fn is_outlet(name: &str, outlet: &str) -> bool {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    let name = name.strip_prefix("the ").or(name.strip_prefix("The ")).unwrap_or(name);
    let (whole, outlet) = (letters(name), letters(outlet));
    let initials: String = name.split_whitespace().filter_map(|w| w.chars().next()).flat_map(char::to_lowercase).collect();
    whole.len() >= 3 && outlet.contains(&whole) || initials.len() >= 3 && initials == outlet
}

fn finding(context: &Context<'_>, rendering: &Rendering, source: usize) -> Option<Finding> {
    let (here, there) = (&context.analyses[rendering.article], &context.analyses[source]);
    let words = &rendering.verbatim;
    let whole = words.cover(std::iter::once(&(0..words.words.len())))?;
    if is_printed(here.article.slice(whole), there) {
        return None;
    }
    let blocks = there.article.body().map(|block| Wording::of_span(there, block.span));
    let matches = blocks.filter_map(|text| Some((compare(words, &text, Speakers::Same)?, text)));
    let fits = |found: &Match| found.content >= CONTENT && found.score >= SHARED;
    let (found, text) = matches.filter(|(m, _)| fits(m)).max_by(|(x, _), (y, _)| x.score.total_cmp(&y.score))?;
    let worst = found.changes.iter().map(|c| grade(c, words, &text)).filter(|g| *g > Grade::Marked).max()?;
    let severity = match worst {
        Grade::Split | Grade::Marked | Grade::Function | Grade::Moved => Severity::Info,
        Grade::Form | Grade::Slight => Severity::Low,
        _ if found.changes.len() > MOST_CHANGES => Severity::Low,
        _ => SEVERITY,
    };
    let (a, b) = (words.cover(found.blocks.iter().map(|b| &b.a))?, text.cover(found.blocks.iter().map(|b| &b.b))?);
    let marks = |side: &Wording, of: fn(&crate::align::quotations::compare::Change) -> &std::ops::Range<usize>| {
        found.changes.iter().filter_map(|c| side.cover(std::iter::once(of(c)))).collect::<Vec<_>>()
    };
    let (quoting, quoted) = (here.article.outlet(), there.article.outlet());
    let said = |analysis: &crate::extract::Analysis, span| clipped(&one_line(analysis.article.slice(span)));
    let (words_here, words_there) = (said(here, a), said(there, b));
    let message = format!("{quoting} quotes {quoted} with “{words_here}”; {quoted} has “{words_there}”");
    let finding = FindingBuilder::new(NAME, severity, format!("Does {quoted} have “{}”?", opening(&words_here)), message)
        .confidence(Confidence::Medium)
        .because(worst.words())
        .aspect(Aspect::Wording)
        .at(rendering.article, a, format!("{quoting} quotes {quoted}"))
        .marks(marks(words, |c| &c.a))
        .at(source, b, format!("{quoted} itself"))
        .marks(marks(&text, |c| &c.b));
    context.finding(finding)
}
