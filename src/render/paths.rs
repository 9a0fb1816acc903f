//! Paths as the readers of machine formats want them: relative to the root of the repository.
//!
//! A run in `desk/` of a repository that reads `articles/a.txt` tells of `desk/articles/a.txt`, which
//! is what a code host can show.

/// Where the program runs, as far as paths go.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paths {
    /// Absolute path of the repository's root, `/` between folders; empty when there is none.
    pub root: String,
    /// The working folder below the root: "desk"; empty at the root.
    pub below: String,
}

impl Paths {
    /// `path`, which is relative to the working folder or absolute, relative to the root; what lies
    /// outside of it stays as it is.
    pub fn of(&self, path: &str) -> String {
        let path = file_of(path);
        let is_absolute = path.starts_with('/') || path.as_bytes().get(1) == Some(&b':');
        if is_absolute {
            let below = path.strip_prefix(self.root.as_str()).and_then(|p| p.strip_prefix('/'));
            return below.filter(|_| !self.root.is_empty()).unwrap_or(path).to_owned();
        }
        let mut parts: Vec<&str> = Vec::new();
        for part in self.below.split('/').chain(path.split('/')) {
            match part {
                "" | "." => {}
                ".." if parts.pop().is_none() => return path.to_owned(),
                ".." => {}
                part => parts.push(part),
            }
        }
        parts.join("/")
    }

    /// The same for an article, of which a file may hold several: "desk/feed.xml#2".
    pub(super) fn of_article(&self, path: &str) -> String {
        format!("{}{}", self.of(path), &path[file_of(path).len()..])
    }
}

/// `json` with the paths of a report told from `folder`, in which all its articles are and which ends with a stroke:
/// where they were on a machine is no business of the report's readers. Paths are the values of `path`, and lists of
/// words that begin with the folder.
pub(super) fn from_folder(json: String, folder: &str) -> String {
    if folder.is_empty() {
        return json;
    }
    let quoted = serde_json::Value::from(folder).to_string();
    let start = &quoted[..quoted.len() - 1];
    let mut out = String::with_capacity(json.len());
    let mut from = 0;
    for (at, _) in json.match_indices(start) {
        let before = json[..at].trim_end();
        // a quotation mark within a string has a stroke before it, so that these begin a value
        if before.ends_with("\"path\":") || before.ends_with(['[', ',']) {
            out.push_str(&json[from..=at]);
            from = at + start.len();
        }
    }
    out.push_str(&json[from..]);
    out
}

/// The file that an article was read from: "feed.xml" for its second article, "feed.xml#2".
fn file_of(path: &str) -> &str {
    match path.rsplit_once('#') {
        Some((file, number)) if !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()) => file,
        _ => path,
    }
}

#[cfg(test)]
mod tests {
    use super::{Paths, from_folder};

    #[test]
    fn paths_are_told_from_the_root() {
        let paths = Paths { root: "/home/desk/news".to_owned(), below: "drafts".to_owned() };
        assert_eq!(paths.of("a.txt"), "drafts/a.txt");
        assert_eq!(paths.of("./x/../a.txt"), "drafts/a.txt");
        assert_eq!(paths.of("../articles/b.txt"), "articles/b.txt");
        assert_eq!(paths.of("/home/desk/news/articles/b.txt"), "articles/b.txt");
        assert_eq!(paths.of("/home/desk/newspaper/b.txt"), "/home/desk/newspaper/b.txt");
        assert_eq!(paths.of("../../b.txt"), "../../b.txt");
        assert_eq!(Paths::default().of("./a//b.txt"), "a/b.txt");
        assert_eq!(Paths::default().of("/a/b.txt"), "/a/b.txt");
        assert_eq!(Paths::default().of("feed.xml#2"), "feed.xml");
        assert_eq!(paths.of_article("feed.xml#2"), "drafts/feed.xml#2");
        assert_eq!(Paths::default().of("a#b.txt"), "a#b.txt");
    }

    #[test]
    fn json_tells_paths_from_the_folder_of_all() {
        let json =
            |folder: &str| format!(r#"{{"path": "{folder}wire/a.txt", "ignored": ["{folder}b.jpg","{folder}c.jpg"], "text": "/news/x"}}"#);
        assert_eq!(from_folder(json("/news/"), "/news/"), json(""));
        assert_eq!(from_folder(json(r"C:\\news\\"), "C:\\news\\"), json(""));
        assert_eq!(from_folder(json("/news/"), ""), json("/news/"));
    }
}
