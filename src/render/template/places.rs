//! What a finding is about in a reader's words: its question within a sentence, and "paragraph 3" of the page that
//! they see, not a line of its markup.

use crate::render::visible;
use minijinja::value::Value;
use minijinja::{Environment, Error};

pub(super) fn add(environment: &mut Environment<'_>) {
    environment.add_filter("paragraph", |article: Value, start: usize| paragraph(&article, start));
    environment.add_filter("below", |path: String, folder: String| visible::name(below(&path, &folder)));
    environment.add_filter("in_sentence", |question: String| in_sentence(&question));
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

/// `path` below `folder`; as it is when it is not there.
fn below<'a>(path: &'a str, folder: &str) -> &'a str {
    if folder.is_empty() { path } else { path.strip_prefix(folder).unwrap_or(path) }
}

/// The folder, with its last stroke, in which all of `paths` are, if they are told from the root of a machine's disk;
/// else "". Nobody who reads a report needs to know where on a machine its articles were.
pub(in crate::render) fn common_folder<'a>(mut paths: impl Iterator<Item = &'a str>) -> &'a str {
    let folder = |path: &'a str| path.rfind(['/', '\\']).map_or("", |at| &path[..=at]);
    let is_rooted = |path: &str| path.starts_with(['/', '\\']) || path.get(1..3).is_some_and(|c| c == ":\\" || c == ":/");
    let Some(first) = paths.next().filter(|p| is_rooted(p)) else { return "" };
    paths.fold(folder(first), |common, path| {
        let shared = common.bytes().zip(path.bytes()).take_while(|(a, b)| a == b).count();
        folder(common.get(..shared).unwrap_or(""))
    })
}

/// A question as part of a sentence: "How many were aboard?" → "how many were aboard", "Yes or no: “No fuel leaked”?"
/// → "whether “No fuel leaked”".
fn in_sentence(question: &str) -> String {
    let bare = question.strip_suffix('?').unwrap_or(question);
    if let Some(rest) = bare.strip_prefix("Yes or no: ") {
        return format!("whether {rest}");
    }
    let mut characters = bare.chars();
    match characters.next() {
        // of two capitals the first belongs to a name
        Some(first) if !characters.as_str().starts_with(char::is_uppercase) => first.to_lowercase().chain(characters).collect(),
        _ => bare.to_owned(),
    }
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
    fn what_all_paths_share_is_a_folder_of_the_machine() {
        let common = |paths: &[&'static str]| common_folder(paths.iter().copied());
        assert_eq!(common(&["/home/a/news/wire/x.txt", "/home/a/news/wired.txt"]), "/home/a/news/");
        assert_eq!(common(&["C:\\news\\a.txt", "C:\\news\\b.txt"]), "C:\\news\\");
        assert_eq!(common(&["news/a.txt", "news/b.txt"]), "");
        assert_eq!(below("/home/a/news/x.txt", "/home/a/news/"), "x.txt");
        assert_eq!(hour("2025-03-03T14:20:00+01:00").as_deref(), Some("14:20"));
        assert_eq!(hour("2025-03-03"), None);
    }

    #[test]
    fn a_question_fits_into_a_sentence() {
        assert_eq!(in_sentence("How many people were aboard?"), "how many people were aboard");
        assert_eq!(in_sentence("Yes or no: “No fuel had leaked”?"), "whether “No fuel had leaked”");
        assert_eq!(in_sentence("Quotation cut short: “The master …”"), "quotation cut short: “The master …”");
        assert_eq!(in_sentence("“Ten” or “12”?"), "“Ten” or “12”");
    }
}
