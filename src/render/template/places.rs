//! Where something stands in a reader's words: "paragraph 3" of the page that they see, not a line of its markup.

use crate::render::visible;
use crate::report::below;
use minijinja::value::Value;
use minijinja::{Environment, Error};

pub(super) fn add(environment: &mut Environment<'_>) {
    environment.add_filter("paragraph", |article: Value, start: usize| paragraph(&article, start));
    environment.add_filter("below", |path: String, folder: String| visible::name(below(&path, &folder)));
    environment.add_filter("hour", |at: Option<String>| at.as_deref().and_then(hour).unwrap_or_default());
}

/// The part of `article` in which its byte `start` stands: "paragraph 3", counted as a reader counts, or its
/// "headline", a "caption".
fn paragraph(article: &Value, start: usize) -> Result<String, Error> {
    let mut count = 0;
    for block in article.get_attr("blocks")?.try_iter()? {
        let role = block.get_attr("role")?;
        let role = role.as_str().unwrap_or_default();
        let is_prose = matches!(role, "body" | "blockquote" | "list");
        count += usize::from(is_prose);
        let at = |name| block.get_attr(name).and_then(|v: Value| v.try_into()).unwrap_or(0usize);
        if at("start") <= start && start < at("end") {
            return Ok(if is_prose { format!("paragraph {count}") } else { role.to_owned() });
        }
    }
    Ok(String::new())
}

/// "2025-03-03T14:20:00Z" → "14:20".
fn hour(at: &str) -> Option<String> {
    let time = at.split_once('T')?.1;
    time.get(..5).filter(|t| t.as_bytes().get(2) == Some(&b':')).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_hour_is_read_off_a_time() {
        assert_eq!(hour("2025-03-03T14:20:00+01:00").as_deref(), Some("14:20"));
        assert_eq!(hour("2025-03-03"), None);
    }
}
