//! Writes the great word lists and the learned weights as tables, so that the program need not read them when it
//! starts. What a table is stands in `src/tables`.

#![allow(clippy::disallowed_methods, reason = "a build script reads files and the environment of cargo")]

#[allow(dead_code, unreachable_pub, reason = "a module of the library, of which little is used here")]
#[path = "src/language/class.rs"]
mod class;
#[allow(dead_code, reason = "a module of the library, of which little is used here")]
#[path = "src/tables/mod.rs"]
mod tables;

use class::Class;
use std::path::{Path, PathBuf};
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
    word_lists(&files)?;
    learned_weights(&files)
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
