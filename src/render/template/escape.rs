//! Text as it is safe in a page and in Markdown: `<b>` is `&lt;b&gt;` in both.

use super::{filters, markdown};
use crate::render::visible::visible;
use minijinja::{AutoEscape, State};

/// Name of the escaping of `.md` templates.
pub(super) const MARKDOWN: &str = "markdown";

/// `text` as it is safe in the format that the template's name tells.
pub(super) fn escaped(state: &State<'_, '_>, text: &str) -> String {
    let text = visible(text);
    match state.auto_escape() {
        AutoEscape::Html => filters::html(&text),
        AutoEscape::Custom(name) if name == MARKDOWN => markdown::escape(&text),
        _ => text.into_owned(),
    }
}
