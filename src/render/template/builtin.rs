//! The files of templates/, built in. A file that is missing here is missing from the program, so a
//! test holds the list against the folder.

macro_rules! built_in {
    ($($name:literal),* $(,)?) => {
        /// Name and text of every built-in template, style sheet and script.
        pub const BUILTIN: &[(&str, &str)] = &[$(($name, include_str!(concat!("../../../templates/", $name)))),*];
    };
}

built_in![
    "base.html",
    "check.html",
    "event.html",
    "index.html",
    "parts/changes.html",
    "parts/check.html",
    "parts/claims.html",
    "parts/copied.html",
    "parts/event.html",
    "parts/finding.html",
    "parts/index.html",
    "parts/keys.html",
    "parts/marked.html",
    "parts/marks.html",
    "parts/matrix.html",
    "parts/moved.html",
    "parts/reader.html",
    "parts/rest.html",
    "parts/sources.html",
    "parts/speakers.html",
    "parts/story.html",
    "parts/unread.html",
    "parts/utterances.html",
    "report.md",
    "script.js",
    "serve.js",
    "single.html",
    "speakers.html",
    "style.css",
    "triage.js",
    "words.js",
    "words.toml",
];

/// Whether a file is used as it stands rather than rendered.
pub fn is_plain(name: &str) -> bool {
    [".css", ".js", ".toml"].iter().any(|end| name.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[allow(clippy::disallowed_methods, reason = "the test looks at the folder")]
    fn the_table_has_every_file_of_the_folder() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
        let files = walkdir::WalkDir::new(&root).into_iter().map(|e| e.unwrap()).filter(|e| e.file_type().is_file());
        let mut names: Vec<String> = files.map(|e| e.path().strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/")).collect();
        names.sort();
        assert_eq!(names, BUILTIN.iter().map(|(n, _)| (*n).to_owned()).collect::<Vec<_>>());
    }
}
