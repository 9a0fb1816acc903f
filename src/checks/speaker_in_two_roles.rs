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
use crate::align::quotations::Rendering;
use crate::align::{exclude_offices, offices, offices_go_together};
use crate::article::Span;
use crate::findings::{Aspect, Confidence, Finding, FindingBuilder, Severity};
use crate::language::one_line;
use std::collections::{BTreeMap, BTreeSet};

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
    let mut known = BTreeSet::new();
    for rendering in &context.alignments.quoted.renderings {
        // One source names the office of one speaker once.
        if let Some((name, given)) = given(context, rendering).filter(|(name, g)| known.insert((*name, rendering.article, g.role))) {
            people.entry(name).or_default().push(given);
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

/// One set of offices, with whoever gives it.
type Reading<'g, 'a> = (&'g [&'static str], Vec<&'g Given<'a>>);

/// Whether no office of the one reading can be one of the other, and not one article alone gives both.
fn apart(a: &Reading<'_, '_>, b: &Reading<'_, '_>) -> bool {
    let mut articles = a.1.iter().chain(&b.1).map(|g| g.rendering.article);
    let first = articles.next();
    articles.any(|article| Some(article) != first) && a.0.iter().all(|x| b.0.iter().all(|y| exclude_offices(x, y)))
}

fn finding(context: &Context<'_>, given: &[Given<'_>]) -> Option<Finding> {
    // The most usual office stands for what the others differ from.
    let mut by_office: BTreeMap<&[&'static str], Vec<&Given<'_>>> = BTreeMap::new();
    given.iter().for_each(|g| by_office.entry(&g.offices).or_default().push(g));
    let mut readings: Vec<Reading<'_, '_>> = by_office.into_iter().collect();
    let key = |g: &Given<'_>| (outlet(context, g).to_owned(), context.analyses[g.rendering.article].article.path.clone(), g.role.start);
    readings.iter_mut().for_each(|(_, all)| all.sort_by_cached_key(|g| key(g)));
    readings.sort_by(|x, y| (y.1.len(), x.0).cmp(&(x.1.len(), y.0)));
    let (usual, rest) = readings.split_first()?;
    let other = rest.iter().find(|other| apart(usual, other))?;
    let told = [other.1.first()?, usual.1.first()?];
    let analysis = &context.analyses[told[0].rendering.article];
    let name = &analysis.quotations.get(told[0].rendering.item)?.speaker.as_ref()?.name;
    let words = |g: &Given<'_>| one_line(context.analyses[g.rendering.article].article.slice(g.role));
    let [x, y] = [&told[0].offices, &told[1].offices];
    // A seat and a chair are no two answers; who is at the head of a body by two titles is one that is looked up.
    let leads = x.iter().chain(y).all(|o| HELD_TOGETHER.contains(o));
    if !leads && x.iter().all(|o| y.iter().all(|other| offices_go_together(o, other))) {
        return None;
    }
    let message =
        format!("{name} is “{}” in {}, “{}” in {}", words(told[0]), outlet(context, told[0]), words(told[1]), outlet(context, told[1]));
    let mut builder = FindingBuilder::new(NAME, if leads { Severity::Low } else { SEVERITY }, format!("What is {name}’s office?"), message)
        .confidence(Confidence::Medium)
        .because(if leads { "one person may hold both offices" } else { "the two offices exclude one another" })
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
