//! Writes the great word lists and the learned weights as tables, so that the program need not read them when it
//! starts. What a table is stands in `src/tables`. And it says which commit a program is of.

#![allow(clippy::disallowed_methods, reason = "a build script reads files and the environment of cargo")]

#[allow(dead_code, unreachable_pub, reason = "a module of the library, of which little is used here")]
#[path = "src/language/class.rs"]
mod class;
#[allow(dead_code, reason = "a module of the library, of which little is used here")]
#[path = "src/tables/mod.rs"]
mod tables;

use class::Class;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, io};
use tables::{Table, lists, weights};

fn main() -> io::Result<()> {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=src/tables");
    println!("cargo:rerun-if-changed=src/language/class.rs");
    let files = Files {
        root: env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default().into(),
        out: env::var_os("OUT_DIR").unwrap_or_default().into(),
    };
    println!("cargo:rustc-env=CROSSREAD_VERSION={}", version(&files.root));
    word_lists(&files)?;
    learned_weights(&files)
}

/// "0.1.0 (5f0c9a1e3b7d)": the version, with the commit where one is known: from `CROSSREAD_COMMIT`,
/// from the package, or, for a release, from git. A debug build does not ask git, so that a commit
/// alone builds nothing anew.
fn version(root: &Path) -> String {
    println!("cargo:rerun-if-env-changed=CROSSREAD_COMMIT");
    let version = env::var("CARGO_PKG_VERSION").unwrap_or_default();
    let given = env::var("CROSSREAD_COMMIT").ok();
    let commit = given.or_else(|| packaged(root)).or_else(|| of_git(root));
    match commit.as_deref().map(str::trim).filter(|c| !c.is_empty() && c.bytes().all(|b| b.is_ascii_hexdigit())) {
        Some(commit) => format!("{version} ({})", &commit[..commit.len().min(12)]),
        None => version,
    }
}

/// The commit that `cargo package` put beside the sources: `"sha1": "5f0c…"`.
fn packaged(root: &Path) -> Option<String> {
    let text = fs::read_to_string(root.join(".cargo_vcs_info.json")).ok()?;
    let after = text.split("\"sha1\"").nth(1)?;
    after.split('"').nth(1).map(str::to_owned)
}

fn of_git(root: &Path) -> Option<String> {
    let git = |args: &[&str]| {
        let done = Command::new("git").arg("-C").arg(root).args(args).output().ok().filter(|done| done.status.success())?;
        String::from_utf8(done.stdout).ok()
    };
    if env::var("PROFILE").ok()? != "release" {
        return None;
    }
    // The sources may lie in the repository of somebody else.
    let top = git(&["rev-parse", "--show-toplevel"])?;
    if fs::canonicalize(top.trim()).ok()? != fs::canonicalize(root).ok()? {
        return None;
    }
    let log = git(&["rev-parse", "--git-path", "logs/HEAD"])?;
    println!("cargo:rerun-if-changed={}", root.join(log.trim()).display());
    git(&["rev-parse", "HEAD"])
}

fn word_lists(files: &Files) -> io::Result<()> {
    let read = |name: &str| files.read(&format!("src/language/en/{name}.txt"));
    let words = [read("words")?, read("given_names")?];
    let of_one_class = [
        (read("surnames")?, "surname"),
        (read("places")?, "place"),
        (read("demonyms")?, "demonym"),
        (read("organisations")?, "organisation"),
    ];
    let of_one_class = of_one_class.each_ref().map(|(list, class)| (list.as_str(), *class));
    let rows = lists::classes(&words.each_ref().map(String::as_str), &of_one_class, &read("grammar")?, |class| Class::named(class).bits());
    files.write("classes", &Table::of(&rows))?;
    files.write("levels", &Table::of(&lists::levels(&read("background")?)))?;
    let lemmas = read("lemmas")?;
    for part in ["verb", "noun", "adj", "e"] {
        files.write(&format!("lemmas_{part}"), &Table::of(&lists::forms(&lemmas, part)))?;
    }
    Ok(())
}

fn learned_weights(files: &Files) -> io::Result<()> {
    files.write("attribution", &Table::of(&weights::named(&files.read("src/extract/attribution_weights.txt")?)))?;
    let indirect = files.read("src/extract/indirect_weights.txt")?;
    files.write("indirect_side", &Table::of(&weights::of_model::<12>(&indirect, "side")))?;
    for model in ["start", "end", "early-start", "early-end"] {
        files.write(&format!("indirect_{model}"), &Table::of(&weights::of_model::<4>(&indirect, model)))?;
    }
    Ok(())
}

/// Where the lists are, and where the tables go.
struct Files {
    root: PathBuf,
    out: PathBuf,
}

impl Files {
    fn read(&self, path: &str) -> io::Result<String> {
        println!("cargo:rerun-if-changed={path}");
        fs::read_to_string(self.root.join(Path::new(path)))
    }

    fn write<const WIDTH: usize>(&self, name: &str, table: &Table<WIDTH>) -> io::Result<()> {
        fs::write(self.out.join(name).with_extension("bin"), table.bytes())
    }
}
