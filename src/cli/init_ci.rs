//! The jobs that `crossread init --ci` writes.

use super::settings::Settings;
use anyhow::ensure;
use crossread::internals::config::FailOn;
use std::path::{Component, Path};

/// A CI service.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
pub(super) enum Service {
    /// GitHub Actions
    Github,
    /// GitLab CI
    Gitlab,
}

/// Where a job installs crossread from.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum From<'a> {
    /// The address of a git repository.
    Address(&'a str),
    /// A folder of the repository that the job runs in.
    Folder(&'a str),
}

impl<'a> From<'a> {
    /// `written` as an address or a folder.
    pub(super) fn parse(written: &'a str) -> anyhow::Result<Self> {
        let is_plain = |c: char| c.is_ascii_alphanumeric() || "._~:/@%+-".contains(c);
        ensure!(
            !written.is_empty() && written.chars().all(is_plain) && !written.starts_with('-'),
            "--from {written:?} has characters that a job could take for something else; use letters, digits and ._~:/@%+-"
        );
        if written.contains(":/") || written.contains('@') {
            ensure!(
                written.starts_with("https://"),
                "--from {written}: a job can read https:// addresses without a key; give such a one, or a folder of this repository"
            );
            return Ok(From::Address(written));
        }
        let parts = || Path::new(written).components();
        ensure!(
            parts().all(|part| matches!(part, Component::Normal(_) | Component::CurDir)),
            "--from {written}: a job sees this repository alone; name a folder in it, relative to here"
        );
        ensure!(Path::new(written).join("Cargo.toml").is_file(), "--from {written}: there is no Cargo.toml in this folder");
        Ok(From::Folder(written))
    }
}

/// What a job reads, and what fails it.
#[derive(Debug)]
pub(super) struct Work {
    /// The drafts, as git is asked for them.
    drafts: Vec<String>,
    /// The sources, where the configuration leaves them to the command line.
    against: Vec<String>,
    /// Whether the configuration leaves it to the command line what fails a report, and a check.
    gates: [bool; 2],
}

impl Work {
    /// What `settings` say, and where they say nothing the articles of `corpus` and the folder `drafts`.
    pub(super) fn new(settings: &Settings, corpus: &str, drafts: &str) -> anyhow::Result<Self> {
        let config = &settings.config;
        let articles = if config.corpus.is_empty() { vec![corpus.to_owned()] } else { config.corpus.clone() };
        let (drafts, against) = if config.drafts.is_empty() {
            (vec![drafts.to_owned()], articles)
        } else {
            (config.drafts.iter().flat_map(|rule| pathspecs(&rule.files)).collect(), Vec::new())
        };
        let gates = match config.fail_on {
            None => [true; 2],
            Some(FailOn::All(_)) => [false; 2],
            Some(FailOn::Each(gates)) => [gates.report.is_none(), gates.check.is_none()],
        };
        for name in drafts.iter().chain(&against) {
            ensure!(
                !name.contains("${{") && !name.chars().any(char::is_control),
                "crossread.toml: {name:?} has characters that a job could take for something else; name it otherwise, or write the job by hand"
            );
        }
        Ok(Self { drafts, against, gates })
    }
}

/// A pattern of the kind that .gitignore has, as git takes it on the command line: what fits it, and what lies below.
fn pathspecs(pattern: &str) -> Vec<String> {
    let body = pattern.trim_end_matches('/');
    let depth = if body.contains('/') { "" } else { "**/" };
    let itself = format!(":(glob){depth}{}", body.trim_start_matches('/'));
    let below = format!("{itself}/**");
    if body == pattern { vec![itself, below] } else { vec![below] }
}

/// `words` behind `option`, as a shell takes them; nothing without any.
fn quoted(option: &str, words: &[String]) -> String {
    let is_plain = |word: &str| !word.starts_with('-') && word.chars().all(|c| c.is_ascii_alphanumeric() || "._/-".contains(c));
    let quoted = |word: &String| if is_plain(word) { word.clone() } else { format!("'{}'", word.replace('\'', r"'\''")) };
    if words.is_empty() { String::new() } else { format!(" {option} {}", words.iter().map(quoted).collect::<Vec<_>>().join(" ")) }
}

impl Service {
    /// The file that the job is written to.
    pub(super) const fn file(self) -> &'static str {
        match self {
            Service::Github => ".github/workflows/crossread.yml",
            Service::Gitlab => ".gitlab-ci.crossread.yml",
        }
    }

    /// The job that installs crossread `from` there and does `work`.
    pub(super) fn job(self, from: &From<'_>, work: &Work) -> String {
        let (template, depths) = match self {
            Service::Github => (include_str!("init/github.yml"), [10, 10]),
            Service::Gitlab => (include_str!("init/gitlab.yml"), [6, 8]),
        };
        let (from, revision, install) = match (from, self) {
            (From::Address(address), Service::Github) => (*address, REVISION_OF_ADDRESS, INSTALL_GITHUB),
            (From::Address(address), Service::Gitlab) => (*address, REVISION_OF_ADDRESS, INSTALL_GITLAB),
            (From::Folder(folder), _) => (*folder, REVISION_OF_FOLDER, INSTALL_FOLDER),
        };
        let [report_gate, check_gate] = work.gates.map(|is_open| if is_open { " --fail-on high" } else { "" });
        template
            .replace("@FROM_ENV@", &indented(&format!("CROSSREAD_FROM: \"{from}\""), 10))
            .replace("@FROM_REVISION@", &indented(revision, depths[0]))
            .replace("@FROM_INSTALL@", &indented(install, depths[1]))
            .replace("@FROM@", from)
            .replace("@REPORT_GATE@", report_gate)
            .replace("@CHECK_GATE@", check_gate)
            .replace("@AGAINST@", &quoted("--against", &work.against))
            .replace(" -- @DRAFTS@", &quoted("--", &work.drafts))
    }
}

const REVISION_OF_ADDRESS: &str = r#"revision=$(git ls-remote "$CROSSREAD_FROM" HEAD | cut -f 1)"#;
const REVISION_OF_FOLDER: &str = r#"revision=$(git rev-parse "HEAD:$CROSSREAD_FROM")"#;
const INSTALL_GITHUB: &str = r#"cargo +stable install --locked --git "$CROSSREAD_FROM" --rev "$REVISION" --root .crossread-bin crossread"#;
const INSTALL_GITLAB: &str = r#"cargo install --locked --force --git "$CROSSREAD_FROM" --rev "$revision" --root .crossread-bin crossread"#;
const INSTALL_FOLDER: &str = r#"cargo install --locked --force --path "$CROSSREAD_FROM" --root .crossread-bin"#;

fn indented(lines: &str, by: usize) -> String {
    lines.lines().map(|line| format!("{:by$}{line}", "")).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_job_installs_from_what_it_can_reach() {
        assert_eq!(From::parse("https://git.example/desk/crossread").unwrap(), From::Address("https://git.example/desk/crossread"));
        for bad in
            ["git@git.example:desk/crossread", "ssh://git.example/x", "../crossread", "/opt/crossread", "a b", "$(id)", "no-such-folder"]
        {
            assert!(From::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn git_finds_the_drafts_that_a_pattern_fits() {
        assert_eq!(pathspecs("copy/*"), [":(glob)copy/*", ":(glob)copy/*/**"]);
        assert_eq!(pathspecs("/drafts/"), [":(glob)drafts/**"]);
        assert_eq!(pathspecs("*.md"), [":(glob)**/*.md", ":(glob)**/*.md/**"]);
        assert_eq!(quoted("--", &["a b".to_owned(), "it's".to_owned(), "-x".to_owned()]), r" -- 'a b' 'it'\''s' '-x'");
    }

    #[test]
    fn nothing_is_left_to_fill_in() {
        for service in [Service::Github, Service::Gitlab] {
            for from in [From::Address("https://git.example/x"), From::Folder("tools/crossread")] {
                let job = service.job(&from, &Work::new(&Settings::default(), "articles", "drafts").unwrap());
                let is_open = ["@FROM", "_GATE@", "@AGAINST@", "@DRAFTS@"].iter().any(|open| job.contains(open));
                assert!(!is_open, "{job}");
                assert!(job.contains(" -- drafts") && job.contains("--against articles --fail-on high"), "{job}");
            }
        }
    }
}
