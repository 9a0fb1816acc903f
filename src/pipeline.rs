//! Articles → findings: the stages one after another, each a pure function of its folder.
//!
//! Three reports of one fire go in; out come their analyses, the event that holds all three, what is
//! aligned in it and what differs. Nothing is read, written or shown here.

use crate::{align, article, checks, draft, events, extract, findings};
use rayon::prelude::*;

/// Everything that the user can set about a comparison.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Grouping.
    pub events: events::EventOptions,
    /// Alignment.
    pub align: align::AlignOptions,
    /// Severity of each check that the user has set, or "off".
    pub checks: std::collections::BTreeMap<String, findings::Level>,
    /// People whom the desk knows: spellings and offices that differ by them do not differ.
    pub people: Vec<extract::known::KnownPerson>,
    /// The article that is a draft compared with the others, if one is.
    pub draft: Option<article::ArticleId>,
}

/// What the pipeline has found, before a report is made of it.
pub struct Comparison {
    /// One analysis per article.
    pub analyses: Vec<extract::Analysis>,
    /// Events and stories.
    pub grouping: events::Grouping,
    /// Alignments of each event, in the order of the events.
    pub alignments: Vec<align::Alignments>,
    /// Findings of each event, in the order of the events.
    pub findings: Vec<Vec<findings::Finding>>,
    /// Findings across the events of each story, in the order of the stories.
    pub story_findings: Vec<Vec<findings::Finding>>,
    /// What was looked up for the draft, if one article is a draft.
    pub looked: Vec<draft::Judged>,
    /// What a check found and could not show, which is a fault of the check.
    pub faults: Vec<findings::FindingError>,
}

impl Comparison {
    /// Analyses with their grouping alone: nothing aligned, nothing checked.
    pub fn of_grouping(analyses: Vec<extract::Analysis>, grouping: events::Grouping) -> Self {
        let (events, stories) = (grouping.events.len(), grouping.stories.len());
        let alignments = grouping.events.iter().map(|e| align::Alignments::unlinked(&e.articles, &analyses)).collect();
        let findings = vec![Vec::new(); events];
        Self { analyses, alignments, findings, story_findings: vec![Vec::new(); stories], grouping, looked: Vec::new(), faults: Vec::new() }
    }
}

/// Take from each article what can be compared.
pub fn analyse(articles: Vec<article::Article>) -> Vec<extract::Analysis> {
    analyse_each(articles, &|| {})
}

/// The same; `progress` is called once per finished article, from any thread.
pub fn analyse_each(articles: Vec<article::Article>, progress: &(dyn Fn() + Sync)) -> Vec<extract::Analysis> {
    let one = |article| {
        let analysis = extract::extract(article);
        progress();
        analysis
    };
    articles.into_par_iter().map(one).collect()
}

/// Articles → findings: [`analyse`] and [`compare_analyses`]. `progress` is called once per finished event, from any thread.
pub fn compare(articles: Vec<article::Article>, options: &Options, progress: &(dyn Fn() + Sync)) -> Comparison {
    compare_analyses(analyse(articles), options, progress)
}

/// Analyses → findings. `progress` is called once per finished event, from any thread.
pub fn compare_analyses(analyses: Vec<extract::Analysis>, options: &Options, progress: &(dyn Fn() + Sync)) -> Comparison {
    let grouping = events::group(&analyses, &options.events);
    compare_grouped(analyses, grouping, options, progress)
}

/// The same for analyses whose events are known.
pub fn compare_grouped(
    analyses: Vec<extract::Analysis>,
    grouping: events::Grouping,
    options: &Options,
    progress: &(dyn Fn() + Sync),
) -> Comparison {
    let mut comparison = compare_events(analyses, grouping, options, progress);
    let all = comparison.findings.iter_mut().chain(&mut comparison.story_findings).flatten();
    findings::distinguish(&mut all.collect::<Vec<&mut findings::Finding>>(), &comparison.analyses);
    comparison
}

/// The same, where findings of several events that have one id are not told apart yet, for which all events of a run must
/// be known.
pub fn compare_events(
    analyses: Vec<extract::Analysis>,
    grouping: events::Grouping,
    options: &Options,
    progress: &(dyn Fn() + Sync),
) -> Comparison {
    let draft = options.draft.as_ref().and_then(|id| analyses.iter().position(|a| a.article.id == *id));
    let within = |event: &events::Event| {
        let alignments = align::align(event, &analyses, &options.align);
        let own = draft.filter(|d| event.articles.contains(d));
        let looked = own.map(|d| draft::look_up(d, &event.articles, &analyses, &options.people)).unwrap_or_default();
        let context = checks::Context::new(event, &analyses, &alignments, own).with_looked(&looked);
        let mut found = checks::run(&context, &options.checks);
        found.retain(|finding| !findings::desk::is_settled(finding, &options.people, &analyses));
        let faults = context.into_faults();
        progress();
        (alignments, found, faults, looked)
    };
    let across = |story: &events::Story| {
        let (whole, unit) = story.as_one(&grouping.events);
        let alignments = align::align_across(&whole, &unit, &analyses);
        let context = checks::Context::new(&whole, &analyses, &alignments, None);
        let mut found = checks::run_across(&context, &unit, &options.checks);
        found.retain(|finding| !findings::desk::is_settled(finding, &options.people, &analyses));
        (found, context.into_faults())
    };
    let events: Vec<_> = grouping.events.par_iter().map(within).collect();
    let (story_findings, story_faults): (Vec<Vec<_>>, Vec<_>) = grouping.stories.par_iter().map(across).unzip();
    let (mut alignments, mut findings, mut faults, mut looked) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (aligned, found, not_shown, own) in events {
        looked.extend(own);
        alignments.push(aligned);
        findings.push(found);
        faults.extend(not_shown);
    }
    faults.extend(story_faults.into_iter().flatten());
    Comparison { analyses, grouping, alignments, findings, story_findings, looked, faults }
}
