//! Sources give one speaker two offices that exclude one another.
//!
//! **Why it matters.** The president of a firm and its vice president do not speak with one weight,
//! nor do a ministry's spokesman and its minister.
//!
//! **Example.** *Harbour Post:* “Demand is rising,” said Ana Holt, president of the port. *Daily
//! Bell:* “Demand is rising,” said Ana Holt, the port's vice president.
//!
//! **Known limits.** Only offices of the built-in list, and only people who are quoted; people who
//! are not are the matter of `differing-role`. Somebody may hold two offices: chairman, president and
//! chief executive of one firm are reported as *low*, and so are a lawyer who is a director, a doctor who is
//! the mayor.

use super::Context;
use super::quoted::squeezed;
use crate::align::{exclude_offices, offices, offices_go_together};
use crate::align::quotations::Rendering;
use crate::article::Span;
use crate::findings::{Aspect, Confidence, Finding, FindingBuilder, Severity};
use std::collections::BTreeMap;

pub(super) const NAME: &str = "speaker-in-two-roles";
pub(super) const SUMMARY: &str = "sources give one speaker two offices";
pub(super) const SEVERITY: Severity = Severity::Medium;

/// Offices that one person often holds at once.
const HELD_TOGETHER: &[&str] = &["chairman", "president", "chief_executive", "director", "chief_operating_officer", "chief"];
/// "The former mayor" is the mayor of another time.
const OF_ANOTHER_TIME: &[&str] = &["former", "ex", "then", "late", "acting", "outgoing", "incoming", "elect"];

/// One source's words for a speaker's office.
struct Given<'a> {
    rendering: &'a Rendering,
    role: Span,
    offices: Vec<&'static str>,
}

pub(super) fn run(context: &Context<'_>) -> Vec<Finding> {
    let mut people: BTreeMap<(&str, &str), Vec<Given<'_>>> = BTreeMap::new();
    for rendering in &context.alignments.quoted.renderings {
        if let Some((name, given)) = given(context, rendering) {
            let known = people.entry(name).or_default();
            // One source names the office of one speaker once.
            if !known.iter().any(|k| k.rendering.article == rendering.article && k.role == given.role) {
                known.push(given);
            }
        }
    }
    people.into_values().filter_map(|given| finding(context, &given)).collect()
}

fn given<'a>(context: &Context<'a>, rendering: &'a Rendering) -> Option<((&'a str, &'a str), Given<'a>)> {
    let analysis = context.analyses.get(rendering.article)?;
    let speaker = analysis.quotations.get(rendering.item)?.speaker.as_ref()?;
    let role = speaker.role?;
    let names: Vec<&str> = rendering.name.parts.iter().map(String::as_str).filter(|p| !matches!(*p, "jr" | "sr")).collect();
    let [first, .., last] = names.as_slice() else { return None };
    let words = analysis.article.slice(role);
    let lower = words.to_lowercase();
    if lower.split(|c: char| !c.is_alphanumeric()).any(|w| OF_ANOTHER_TIME.contains(&w)) {
        return None;
    }
    let offices = offices(words);
    (!offices.is_empty()).then_some(((*first, *last), Given { rendering, role, offices }))
}

/// Whether no office that the one source gives can be one that the other gives.
fn apart(a: &Given<'_>, b: &Given<'_>) -> bool {
    a.rendering.article != b.rendering.article && a.offices.iter().all(|x| b.offices.iter().all(|y| exclude_offices(x, y)))
}

fn finding(context: &Context<'_>, given: &[Given<'_>]) -> Option<Finding> {
    // The most usual office stands for what the others differ from.
    let mut by_office: BTreeMap<&[&str], Vec<&Given<'_>>> = BTreeMap::new();
    given.iter().for_each(|g| by_office.entry(&g.offices).or_default().push(g));
    let mut readings: Vec<(&[&str], Vec<&Given<'_>>)> = by_office.into_iter().collect();
    let key = |g: &Given<'_>| (outlet(context, g).to_owned(), context.analyses[g.rendering.article].article.path.clone(), g.role.start);
    readings.iter_mut().for_each(|(_, all)| all.sort_by_cached_key(|g| key(g)));
    readings.sort_by(|x, y| (y.1.len(), x.0).cmp(&(x.1.len(), y.0)));
    let (usual, rest) = readings.split_first()?;
    let others: Vec<_> = rest.iter().filter(|(_, all)| all.iter().any(|g| usual.1.iter().any(|u| apart(u, g)))).collect();
    let other = others.first()?;
    let told = [other.1.first()?, usual.1.first()?];
    let analysis = &context.analyses[told[0].rendering.article];
    let name = &analysis.quotations.get(told[0].rendering.item)?.speaker.as_ref()?.name;
    let words = |g: &Given<'_>| squeezed(context.analyses[g.rendering.article].article.slice(g.role));
    let [x, y] = [&told[0].offices, &told[1].offices];
    let both = x.iter().chain(y).all(|o| HELD_TOGETHER.contains(o)) || x.iter().all(|o| y.iter().all(|other| offices_go_together(o, other)));
    let message = format!(
        "{name} is “{}” in {}, “{}” in {}",
        words(told[0]),
        outlet(context, told[0]),
        words(told[1]),
        outlet(context, told[1])
    );
    let mut builder = FindingBuilder::new(NAME, if both { Severity::Low } else { SEVERITY }, message)
        .confidence(Confidence::Medium)
        .because(if both { "one person may hold both offices" } else { "the two offices exclude one another" })
        .aspect(Aspect::Role);
    for g in told {
        let article = &context.analyses[g.rendering.article];
        let span = article.sentences.iter().map(|s| s.span).find(|s| s.overlaps(g.role)).unwrap_or(g.role);
        builder = builder.at(g.rendering.article, span, format!("{}: “{}”", outlet(context, g), words(g))).marks([g.role]);
    }
    if usual.1.len() > 1 || other.1.len() > 1 {
        builder = builder.reading(words(told[1]), usual.1.iter().map(|g| g.rendering.article));
        builder = builder.reading(words(told[0]), other.1.iter().map(|g| g.rendering.article));
    }
    context.finding(builder)
}

fn outlet<'a>(context: &Context<'a>, given: &Given<'_>) -> &'a str {
    context.analyses[given.rendering.article].article.outlet()
}
