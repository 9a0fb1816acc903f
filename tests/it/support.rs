//! A folder of articles and a run of the program on it.

#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "a desk is a folder of files, and a test that cannot go on fails")]

use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};

/// A temporary folder in which the program is run.
pub(crate) struct Desk {
    folder: tempfile::TempDir,
}

/// How a run ended.
pub(crate) struct Run {
    /// Exit status.
    pub(crate) status: i32,
    /// Standard output.
    pub(crate) out: String,
    /// Standard error.
    pub(crate) err: String,
}

impl Desk {
    /// An empty folder.
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// Write `text` to `path` below the folder.
    pub(crate) fn file(self, path: &str, text: impl AsRef<[u8]>) -> Self {
        let path = self.path(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
        self
    }

    /// A path below the folder.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// The text of a file below the folder.
    pub(crate) fn read(&self, path: &str) -> String {
        std::fs::read_to_string(self.path(path)).unwrap()
    }

    /// The path of the only page of a folder.
    pub(crate) fn only(&self, folder: &str) -> String {
        let files = std::fs::read_dir(self.path(folder)).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let pages: Vec<String> = files.filter(|name| name.ends_with(".html")).collect();
        let [page] = &pages[..] else { panic!("{pages:?}") };
        format!("{folder}/{page}")
    }

    /// Run the program in the folder, in a clean environment.
    pub(crate) fn run(&self, args: &[&str]) -> Run {
        self.run_with(args, &[])
    }

    /// Run the program with environment variables.
    pub(crate) fn run_with(&self, args: &[&str], env: &[(&str, &str)]) -> Run {
        let Output { status, stdout, stderr } = Command::new(env!("CARGO_BIN_EXE_crossread"))
            .args(args)
            .current_dir(self.folder.path())
            .env_clear()
            .envs(env.iter().copied())
            .output()
            .unwrap();
        Run {
            status: status.code().unwrap_or(-1),
            out: String::from_utf8_lossy(&stdout).into_owned(),
            err: String::from_utf8_lossy(&stderr).into_owned(),
        }
    }

    /// Start the program in the folder, to write to its standard input and read from its standard output.
    pub(crate) fn start(&self, args: &[&str]) -> Child {
        Command::new(env!("CARGO_BIN_EXE_crossread"))
            .args(args)
            .current_dir(self.folder.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap()
    }
}

/// Two invented reports of one fire, whose tolls and quotations differ.
pub(crate) fn two_reports() -> Desk {
    Desk::new()
        .file(
            "articles/post.txt",
            "---\ntitle: Fire at Ellery grain terminal kills 14\ndate: 2024-05-07\nsource: Ellery Post\n---\n\
             A fire at the grain terminal of Port Ellery killed 14 people on Monday, the harbour office said.\n\n\
             \"We will not reopen the terminal before the inquiry has ended,\" Harbour Master Ana Holt said on Tuesday.\n",
        )
        .file(
            "articles/bell.txt",
            "---\ntitle: Grain terminal fire in Port Ellery\ndate: 2024-05-07\nsource: Daily Bell\n---\n\
             A fire at the grain terminal of Port Ellery killed 17 people on Monday, the harbour office said.\n\n\
             \"We will reopen the terminal before the inquiry has ended,\" Harbour Master Ana Holt said on Tuesday.\n",
        )
}
