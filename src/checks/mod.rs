//! Alignments → findings. One check is one file here and one line in [`ALL`].
//!
//! A check's file begins with its documentation: what it reports, why it matters to an editor, an
//! example pair, its known limits. That text is also `crossread explain NAME` and its section of
//! docs/checks.md. For example `differing_number` reports "14 dead" against "15 dead".

use crate::extract::Analysis;
use crate::findings::{Finding, Level, Severity};
use std::collections::BTreeMap;

/// One kind of discrepancy.
pub struct Check {
    /// Reads as what it found: "altered-quotation".
    pub name: &'static str,
    /// One line for lists.
    pub summary: &'static str,
    /// Severity when nothing makes it graver or milder.
    pub severity: Severity,
    /// The check's source file, whose leading `//!` lines are its documentation.
    source: &'static str,
    /// Finds its instances in one event.
    run: fn(&Context<'_>) -> Vec<Finding>,
}

impl Check {
    /// The check's page, in Markdown.
    pub fn documentation(&self) -> String {
        let lines = self.source.lines().take_while(|l| l.starts_with("//!"));
        let mut page = String::new();
        for line in lines {
            page.push_str(line.trim_start_matches("//!").strip_prefix(' ').unwrap_or(""));
            page.push('\n');
        }
        page
    }
}

/// Declares a check from its file: the file must have `NAME`, `SUMMARY`, `SEVERITY` and `run`.
macro_rules! checks {
    ($($module:ident),* $(,)?) => {
        $(mod $module;)*
        /// Every check, in the order in which reports list them.
        pub const ALL: &[Check] = &[$(Check {
            name: $module::NAME,
            summary: $module::SUMMARY,
            severity: $module::SEVERITY,
            source: include_str!(concat!(stringify!($module), ".rs")),
            run: $module::run,
        }),*];
    };
}

mod across;
pub(crate) mod claim;
mod context;
mod grade;
mod looked_up;
mod occasion;
mod plainer;
mod quoted;
pub(crate) mod words;

checks![
    altered_quotation,
    quotation_cut_short,
    headline_words_not_quoted,
    quoted_source_reads_otherwise,
    spliced_utterances,
    same_words_other_speaker,
    same_words_credited_otherwise,
    speaker_in_two_roles,
    utterance_on_two_days,
    utterance_in_two_places,
    differing_number,
    differing_date,
    opposite_polarity,
    opposite_direction,
    differing_name,
    differing_role,
    differing_place,
    differing_claimant,
    differing_kind,
    differing_status,
    differing_modality,
    self_contradiction,
    changed_with_time,
    more_precise_here,
    phrase_credited_to_two_speakers,
    other_channel,
    marked_change_in_quotation,
    quotation_marks_or_spelling,
    quoted_here_paraphrased_there,
    similar_words_two_speakers,
    unpaired_quotation_mark,
    torn_text,
    undated_article,
    relative_date,
    only_here,
    not_in_sources,
    missing_in_draft,
];

pub use across::run_across;
pub use context::Context;

/// The check called `name`.
pub fn by_name(name: &str) -> Option<&'static Check> {
    ALL.iter().find(|c| c.name == name)
}

/// Run every check on one event, those that `levels` turns off left out. The worst findings come
/// first; equal ones are merged.
pub fn run(context: &Context<'_>, levels: &BTreeMap<String, Level>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let level = |name: &str| levels.get(name).map(|level| level.severity());
    for check in ALL.iter().filter(|c| context.draft.is_none() || !looked_up::REPLACED.contains(&c.name)) {
        match level(check.name) {
            None => findings.extend((check.run)(context)),
            Some(None) => {}
            Some(Some(severity)) => findings.extend((check.run)(context).into_iter().map(|f| Finding { severity, ..f })),
        }
    }
    if let Some(draft) = context.draft {
        let looked = looked_up::keep_new(looked_up::run(context), &findings, draft);
        findings.extend(looked.into_iter().filter_map(|f| match level(f.check) {
            None => Some(f),
            Some(severity) => severity.map(|severity| Finding { severity, ..f }),
        }));
    }
    in_order(&mut findings, context.analyses);
    findings
}

/// The worst first, each once.
fn in_order(findings: &mut Vec<Finding>, analyses: &[Analysis]) {
    findings.sort_by(|a, b| {
        (b.severity, b.confidence).cmp(&(a.severity, a.confidence)).then_with(|| a.check.cmp(b.check)).then_with(|| a.id.cmp(&b.id))
    });
    plainer::keep_plainer(findings, analyses);
    crate::findings::distinguish(&mut findings.iter_mut().collect::<Vec<_>>(), analyses);
    // One evidence graded twice by a check is one finding: the worst stays.
    let mut seen = std::collections::BTreeSet::new();
    findings.retain(|f| seen.insert(f.id.clone()));
}
