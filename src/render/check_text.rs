//! The verdicts on a draft, one line each, in the form that editors and editors' programs jump to:
//! `file:line:column: word: message`.

use super::{Format, Output, RenderError, RenderOptions};
use crate::report::{DraftItem, Report, Verdict};
use std::collections::BTreeMap;

pub(super) const FORMAT: Format =
    Format { name: "check-text", summary: "Verdicts on a draft, a line each (the default of `check`)", render };

fn render(report: &Report, _options: &RenderOptions) -> Result<Vec<Output>, RenderError> {
    let mut out = String::new();
    if let Some(draft) = &report.draft {
        let path = report.articles.iter().find(|a| a.id == draft.article).map_or("draft", |a| a.path.as_str());
        let mut counts: BTreeMap<Verdict, usize> = BTreeMap::new();
        for item in &draft.items {
            *counts.entry(item.verdict).or_default() += 1;
            if item.verdict != Verdict::Supported {
                lines(report, path, item, draft.sources.len(), &mut out);
            }
        }
        let summary: Vec<String> = counts.iter().map(|(verdict, n)| format!("{n} {}", verdict.words())).collect();
        let summary = if summary.is_empty() { "nothing to check".to_owned() } else { summary.join(", ") };
        out += &format!("{path}: {summary} (held against {} sources)\n", draft.sources.len());
    }
    Ok(vec![Output { path: "check.txt".to_owned(), bytes: out.into_bytes() }])
}

fn lines(report: &Report, path: &str, item: &DraftItem, sources: usize, out: &mut String) {
    let place = format!("{path}:{}:{}", item.position.line, item.position.column);
    let found: Vec<_> = report.findings.iter().filter(|f| item.findings.contains(&f.id)).collect();
    for finding in &found {
        *out += &format!("{place}: {}: {} [{} {}]\n", finding.severity.name(), plain(&finding.message), finding.rule, finding.id);
        for location in finding.locations.iter().filter(|l| Some(&l.article) != report.draft.as_ref().map(|d| &d.article)) {
            let words: String = location.pieces.iter().map(|p| p.text.as_str()).collect();
            *out += &format!("    {}:{}:{}: {}\n", location.path, location.position.line, location.position.column, plain(&words));
        }
    }
    if found.is_empty() {
        let what = match item.verdict {
            Verdict::NotFound => format!("found in none of {sources} sources"),
            _ => format!("{} in {} of {sources} sources", item.verdict.words(), item.sources.len()),
        };
        *out += &format!("{place}: note: {what}: {}\n", shortened(&plain(&item.text)));
    }
}

/// One line without control characters, so that no article can move a terminal's cursor.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").chars().filter(|c| !c.is_control()).collect()
}

fn shortened(text: &str) -> String {
    const MOST: usize = 100;
    match text.char_indices().nth(MOST) {
        None => text.to_owned(),
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
    }
}
