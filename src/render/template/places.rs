//! Where something stands in a reader's words: "paragraph 3" of the page that they see, not a line of its markup.

use super::words::Words;
use crate::render::visible;
use crate::report::{below, is_page};
use minijinja::value::Value;
use minijinja::{Environment, Error};
use std::sync::Arc;

pub(super) fn add(environment: &mut Environment<'_>, words: &Arc<Words>) {
    let said = Arc::clone(words);
    environment.add_filter("paragraph", move |article: Value, start: usize| paragraph(&said, &article, start));
    let said = Arc::clone(words);
    environment.add_filter("line", move |article: Value, line: u32| self::line(&said, &article, line));
    environment.add_filter("below", |path: String, folder: String| visible::name(below(&path, &folder)));
}

/// The part of `article` in which its byte `start` stands: "paragraph 3", counted as a reader counts, or its
/// "headline", a "caption".
fn paragraph(words: &Words, article: &Value, start: usize) -> Result<String, Error> {
    let mut count = 0;
    for block in article.get_attr("blocks")?.try_iter()? {
        let role = block.get_attr("role")?;
        let role = role.as_str().unwrap_or_default();
        let is_prose = matches!(role, "body" | "blockquote" | "list");
        count += usize::from(is_prose);
        let at = |name| block.get_attr(name).and_then(|v: Value| v.try_into()).unwrap_or(0usize);
        if at("start") <= start && start < at("end") {
            let count = count.to_string();
            let key = if is_prose { "paragraph" } else { role };
            return Ok(words.plain(&format!("place.{key}"), &[("n", &count)]));
        }
    }
    Ok(String::new())
}

/// "line 12" of a file that readers see as it is; nothing of a page, whose lines are those of its markup.
fn line(words: &Words, article: &Value, line: u32) -> Result<String, Error> {
    let path = article.get_attr("path")?;
    let shows = !is_page(path.as_str().unwrap_or_default());
    Ok(if shows { words.plain("place.line", &[("n", &line.to_string())]) } else { String::new() })
}
