//! The jobs that `crossread init --ci` writes.

use anyhow::ensure;
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

impl Service {
    /// The file that the job is written to.
    pub(super) const fn file(self) -> &'static str {
        match self {
            Service::Github => ".github/workflows/crossread.yml",
            Service::Gitlab => ".gitlab-ci.crossread.yml",
        }
    }

    /// The job that installs crossread `from` there and compares `drafts` with the articles of `corpus`.
    pub(super) fn job(self, from: &From<'_>, corpus: &str, drafts: &str) -> String {
        let (template, depths) = match self {
            Service::Github => (include_str!("init/github.yml"), [10, 10]),
            Service::Gitlab => (include_str!("init/gitlab.yml"), [6, 8]),
        };
        let (from, revision, install) = match (from, self) {
            (From::Address(address), Service::Github) => (*address, REVISION_OF_ADDRESS, INSTALL_GITHUB),
            (From::Address(address), Service::Gitlab) => (*address, REVISION_OF_ADDRESS, INSTALL_GITLAB),
            (From::Folder(folder), _) => (*folder, REVISION_OF_FOLDER, INSTALL_FOLDER),
        };
        template
            .replace("@FROM_ENV@", &indented(&format!("CROSSREAD_FROM: \"{from}\""), 10))
            .replace("@FROM_REVISION@", &indented(revision, depths[0]))
            .replace("@FROM_INSTALL@", &indented(install, depths[1]))
            .replace("@FROM@", from)
            .replace("@CORPUS@", corpus)
            .replace("@DRAFTS@", drafts)
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
    fn nothing_is_left_to_fill_in() {
        for service in [Service::Github, Service::Gitlab] {
            for from in [From::Address("https://git.example/x"), From::Folder("tools/crossread")] {
                let job = service.job(&from, "articles", "drafts");
                assert!(!job.contains("@FROM") && !job.contains("@CORPUS@") && !job.contains("@DRAFTS@"), "{job}");
                assert!(job.contains("--against articles"));
            }
        }
    }
}
