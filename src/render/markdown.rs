//! Report v1 as GitHub-flavoured Markdown, from `report.md` of templates/: "| high | How many died? | **14** Post · **15** Wire |".
//!
//! A comment on a pull request holds 65,536 characters. Of a report that would be longer fewer things
//! are shown, and how many are left out is said.

use super::format::Beside;
use super::template::Templates;
use super::{Format, Output, RenderError, RenderOptions, View, html};
use crate::mark;
use crate::report::Report;
use minijinja::value::Serde;

pub(super) const FORMAT: Format =
    Format { name: "md", summary: "One Markdown file, for pull requests and wikis", file: "report.md", views: View::WITH_FINDINGS, render };

/// Bytes of the file; 65,536 characters are the most that GitHub takes of a comment.
const MOST: usize = 60_000;

/// Of how many things the file speaks; `most` in the template.
#[derive(Clone, Copy, serde::Serialize)]
struct Most {
    /// Rows of the first table.
    rows: usize,
    /// Events in full.
    events: usize,
    /// Findings of an event in full, and changes of a kind.
    full: usize,
    /// Notes of an event, and entries of lists.
    notes: usize,
    /// Sources of an event.
    sources: usize,
}

/// From all that a reader can take in to a few lines: the first that fits is shown.
const LADDER: [Most; 9] = [
    Most { rows: 200, events: 40, full: 12, notes: 20, sources: 30 },
    Most { rows: 200, events: 20, full: 8, notes: 10, sources: 20 },
    Most { rows: 160, events: 12, full: 5, notes: 6, sources: 12 },
    Most { rows: 120, events: 8, full: 4, notes: 4, sources: 8 },
    Most { rows: 80, events: 5, full: 3, notes: 3, sources: 6 },
    Most { rows: 40, events: 3, full: 2, notes: 2, sources: 4 },
    Most { rows: 20, events: 1, full: 1, notes: 1, sources: 2 },
    Most { rows: 8, events: 0, full: 1, notes: 0, sources: 0 },
    Most { rows: 0, events: 0, full: 0, notes: 0, sources: 0 },
];

/// What a link to the pages is made of; `page` in the template.
#[derive(serde::Serialize)]
struct Page {
    /// The pages' first; none when no pages stand beside the file.
    index: Option<String>,
    /// What stands before and after an event's slug in a link to it.
    event_before: String,
    event_after: &'static str,
    /// What stands between the slug and the id of one of its findings.
    finding_before: &'static str,
}

fn page(beside: Beside, report: &Report) -> Page {
    let one_file = html::one_file(report);
    let (index, event_before, event_after, finding_before) = match beside {
        Beside::Nothing => (None, String::new(), "", ""),
        Beside::Pages => (Some("index.html".to_owned()), "events/".to_owned(), ".html", ".html#f-"),
        Beside::OneFile => (Some(one_file.clone()), one_file + "#", "", "-f-"),
    };
    Page { index, event_before, event_after, finding_before }
}

fn render(report: &Report, options: &RenderOptions) -> Result<Vec<Output>, RenderError> {
    let templates = Templates::new(
        options,
        report,
        html::globals(report, &html::slugs(&report.events), &html::pages::with_page(report, options.pages)),
    )?;
    let mut text: Option<String> = None;
    let page = page(options.beside, report);
    for most in LADDER {
        let context = minijinja::context! { most => Serde(most), page => Serde(&page) };
        let now = mark::of_markdown() + &tidy(&templates.render("report.md", context)?);
        // A template of a desk that asks for no bounds is as long as it is.
        let is_last = now.len() <= MOST || text.as_ref() == Some(&now);
        text = Some(now);
        if is_last {
            break;
        }
    }
    Ok(vec![Output { path: FORMAT.file.to_owned(), bytes: text.unwrap_or_default().into_bytes() }])
}

/// At most one blank line in a row, so that templates can be laid out for reading.
fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut blank = true;
    for line in text.lines() {
        let line = line.trim_end();
        if !(line.is_empty() && blank) {
            out.push_str(line);
            out.push('\n');
        }
        blank = line.is_empty();
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}
