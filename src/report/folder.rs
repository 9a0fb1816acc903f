//! The folder of a machine in which all articles of a report are, which is no business of its readers.
//!
//! "/home/ana/desk/news/wire/a.txt" and "/home/ana/desk/news/gull/b.txt" are "wire/a.txt" and "gull/b.txt".

use super::model::Report;

impl Report {
    /// The version of the format.
    pub(crate) const VERSION: u32 = 1;

    /// The folder, with its last stroke, in which all that it tells of was read, where paths are told from the root of
    /// a machine's disk; else "".
    pub fn folder(&self) -> &str {
        let articles = || self.articles.iter().map(|a| a.path.as_str());
        if !articles().all(is_rooted) {
            return "";
        }
        let others = self.failures.iter().map(|f| f.path.as_str()).chain(self.ignored.iter().map(String::as_str));
        common_folder(articles().chain(others.filter(|p| is_rooted(p))))
    }
}

fn is_rooted(path: &str) -> bool {
    path.starts_with(['/', '\\']) || path.get(1..3).is_some_and(|c| c == ":\\" || c == ":/")
}

/// The folder, with its last stroke, in which all of `paths` are, if they are told from the root of a machine's disk;
/// else "".
pub fn common_folder<'a>(mut paths: impl Iterator<Item = &'a str>) -> &'a str {
    let folder = |path: &'a str| path.rfind(['/', '\\']).map_or("", |at| &path[..=at]);
    let Some(first) = paths.next().filter(|p| is_rooted(p)) else { return "" };
    paths.fold(folder(first), |common, path| {
        let shared = common.bytes().zip(path.bytes()).take_while(|(a, b)| a == b).count();
        folder(common.get(..shared).unwrap_or(""))
    })
}

/// Whether the file at `path` is a page, whose lines are those of its markup.
pub fn is_page(path: &str) -> bool {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    ["html", "htm", "xhtml"].iter().any(|e| ending.eq_ignore_ascii_case(e))
}

/// `path` below `folder`; as it is when it is not there.
pub fn below<'a>(path: &'a str, folder: &str) -> &'a str {
    if folder.is_empty() { path } else { path.strip_prefix(folder).unwrap_or(path) }
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
    }
}
