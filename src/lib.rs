//! crossread compares what news sources report.
//!
//! The pipeline, on one page: each arrow is one pure function of one folder, and the data only
//! goes forward.
//!
//! ```text
//! files ─read→ Article ─extract→ Analysis ─events→ Event ─align→ Alignment ─checks→ Finding ─report→ Report v1 ─render→ bytes
//! ```

pub mod align;
pub mod article;
pub mod checks;
pub mod config;
pub mod diff;
pub mod events;
pub mod extract;
pub mod findings;
pub mod language;
pub mod read;
pub mod render;
pub mod report;
pub mod syntax;

use rayon::prelude::*;

/// Everything that the user can set about a comparison.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Grouping.
    pub events: events::EventOptions,
    /// Alignment.
    pub align: align::AlignOptions,
    /// Severity of each check that the user has set, or "off".
    pub checks: std::collections::BTreeMap<String, config::Level>,
    /// The article that is a draft held against the others, if one is.
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
}

impl Comparison {
    /// Analyses with their grouping alone: nothing aligned, nothing checked.
    pub fn of_grouping(analyses: Vec<extract::Analysis>, grouping: events::Grouping) -> Self {
        let (events, stories) = (grouping.events.len(), grouping.stories.len());
        let (alignments, findings) = (vec![align::Alignments::default(); events], vec![Vec::new(); events]);
        Self { analyses, alignments, findings, story_findings: vec![Vec::new(); stories], grouping }
    }
}

/// Take from each article what can be compared.
pub fn analyse(articles: Vec<article::Article>) -> Vec<extract::Analysis> {
    articles.into_par_iter().map(extract::extract).collect()
}

/// Articles → findings: [`analyse`] and [`compare_analyses`]. `progress` is called once per finished event, from any thread.
pub fn compare(articles: Vec<article::Article>, options: &Options, progress: &(dyn Fn() + Sync)) -> Comparison {
    compare_analyses(analyse(articles), options, progress)
}

/// Analyses → findings. `progress` is called once per finished event, from any thread.
pub fn compare_analyses(analyses: Vec<extract::Analysis>, options: &Options, progress: &(dyn Fn() + Sync)) -> Comparison {
    let grouping = events::group(&analyses, &options.events);
    let draft = options.draft.as_ref().and_then(|id| analyses.iter().position(|a| a.article.id == *id));
    let (alignments, findings) = grouping
        .events
        .par_iter()
        .map(|event| {
            let alignments = align::align(event, &analyses, &options.align);
            let found = checks::run(&checks::Context { event, analyses: &analyses, alignments: &alignments, draft }, &options.checks);
            progress();
            (alignments, found)
        })
        .unzip();
    let across = |story: &events::Story| {
        let (whole, unit) = story.as_one(&grouping.events);
        let alignments = align::align_across(&whole, &unit, &analyses);
        checks::run_across(
            &checks::Context { event: &whole, analyses: &analyses, alignments: &alignments, draft: None },
            &unit,
            &options.checks,
        )
    };
    let story_findings = grouping.stories.par_iter().map(across).collect();
    Comparison { analyses, grouping, alignments, findings, story_findings }
}
