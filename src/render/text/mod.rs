//! Report v1 for a terminal: what each command shows when no other format is asked for.
//!
//! `compare` shows "187 aboard" and "178 aboard" in two columns, with what differs in brackets or,
//! where there are colours, underlined in colour. Nothing an article holds can move the cursor.

mod check;
mod compare;
mod events;
mod extract;
mod layout;
mod summary;

use super::{Format, Output, RenderError, RenderOptions, View};
use crate::report::Report;
use layout::Sheet;
pub use layout::severity_style;

pub(super) const FORMAT: Format =
    Format { name: "text", summary: "For a terminal, as wide as it is", file: "report.txt", views: View::EVERY, render };

fn render(report: &Report, options: &RenderOptions) -> Result<Vec<Output>, RenderError> {
    let mut sheet = Sheet::new(options);
    match options.view {
        View::Report => summary::write(report, &mut sheet),
        View::Compare => compare::write(report, &mut sheet),
        View::Extract => extract::write(report, &mut sheet),
        View::Events => events::write(report, &mut sheet),
        View::Check => check::write(report, &mut sheet),
    }
    // What goes to a file can be laid among the articles, and must be known there.
    if options.width.is_none() {
        sheet.mark();
    }
    Ok(vec![Output { path: "report.txt".to_owned(), bytes: sheet.finish().into_bytes() }])
}
