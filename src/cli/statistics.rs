//! `--statistics`: how many findings each check has, the most first.

use super::place::shown_path;
use super::settings::Settings;
use super::tell::tell;
use crossread::internals::report::{Finding, Report, SeverityCounts};
use std::collections::{BTreeMap, BTreeSet};

/// Tell the counts of `report`, a line a check; what is waived or known is not counted.
pub(super) fn tell(report: &Report) {
    let mut by_rule: BTreeMap<&str, SeverityCounts> = BTreeMap::new();
    for finding in report.findings.iter().filter(|f| f.is_open()) {
        by_rule.entry(&finding.rule).or_default().add(finding.severity);
    }
    let mut rules: Vec<(&str, SeverityCounts)> = by_rule.into_iter().collect();
    rules.sort_by_key(|(_, c)| std::cmp::Reverse(c.high + c.medium + c.low + c.info));
    let width = rules.iter().map(|(rule, _)| rule.len()).max().unwrap_or(0);
    for (rule, SeverityCounts { high, medium, low, info }) in &rules {
        tell!("{:>6}  {rule:width$}  {high} high, {medium} medium, {low} low, {info} info", high + medium + low + info);
    }
    if rules.is_empty() {
        tell!("{:>6}  findings that are neither waived nor known", 0);
    }
}

/// Tell what is waived or known and is no finding of this run: of other articles, or gone.
pub(super) fn tell_stale<'f>(findings: impl IntoIterator<Item = &'f Finding>, settings: &Settings) -> anyhow::Result<()> {
    let found: BTreeSet<&str> = findings.into_iter().map(|f| f.id.as_str()).collect();
    let gone = |ids: BTreeSet<String>, what: &str, file: &std::path::Path| {
        for id in ids.iter().filter(|id| !found.contains(id.as_str())) {
            tell!("{id} is {what} in {}, and no finding of this run", shown_path(file));
        }
    };
    gone(settings.waivers()?.into_iter().map(|w| w.id).collect(), "waived", &settings.waivers_file()?);
    gone(settings.baseline()?, "known", &settings.baseline_file()?);
    Ok(())
}
