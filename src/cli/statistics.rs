//! `--statistics`: how many findings each check has, the most first.

use super::tell::tell;
use crossread::report::{Report, SeverityCounts};
use std::collections::BTreeMap;

/// Tell the counts of `report`, a line a check; what is waived or known is not counted.
pub(super) fn tell(report: &Report) {
    let mut by_rule: BTreeMap<&str, SeverityCounts> = BTreeMap::new();
    for finding in report.findings.iter().filter(|f| f.waived.is_none() && !f.known) {
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
