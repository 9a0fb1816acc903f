//! Reading what the user named, and telling about what could not be read.

use super::global::Global;
use super::place::{shown_name, shown_path};
use super::progress::Progress;
use super::select::Given;
use super::settings::CORPUS;
use super::tell::tell;
use crossread::internals::read::{self, Inputs, ReadOptions, Told};
use crossread::internals::report::{Facts, Failure, PassedOver};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Read what was `given`. Each failure is told on standard error, even with `-q`: an input that is missing from a report
/// is an error, not a remark.
pub(super) fn read_given(given: &Given, global: &Global) -> Inputs {
    let Given { paths, texts, selection, sources, columns, refused } = given;
    let options = ReadOptions {
        max_bytes: global.max_bytes,
        follow: global.follow,
        selection: selection.clone(),
        given: texts.clone(),
        columns: columns.clone(),
    };
    // how many a folder holds is known when it has been walked through, before the first is read
    let progress = Progress::new(("article", "read"), None, global);
    let mut inputs = read::read_paths(paths, &options, &|total| progress.step_of(total));
    drop(progress);
    inputs.failures.extend(refused.iter().cloned());
    for outlet in inputs.articles.iter_mut().filter_map(|a| a.metadata.outlet.as_mut()) {
        if let Some(source) = sources.iter().find(|s| s.is_called(outlet)) {
            outlet.clone_from(&source.name);
        }
    }
    for failure in &inputs.failures {
        tell!("crossread: {}: {}", shown_name(&failure.path), shown_name(&failure.reason));
    }
    inputs.remarks.iter().for_each(|remark| tell!("crossread: {}", shown_name(remark)));
    if global.verbose == 0 {
        tell_passed_over(&inputs, if global.quiet { Told::Always } else { Told::Usually });
    }
    if global.verbose > 0 {
        for article in &inputs.articles {
            tell!("read {} ({} bytes of text)", shown_name(&article.path), article.text.len());
            if global.verbose > 1 {
                article.notes.iter().for_each(|note| tell!("  {}", shown_name(note)));
            }
        }
        inputs.ignored.iter().for_each(|i| tell!("passed over {}: {}", shown_name(&i.path), i.reason));
    }
    if inputs.articles.is_empty() {
        let names = paths.iter().map(|p| shown_path(p)).chain(texts.iter().map(|(name, _)| shown_name(name)));
        let named: Vec<String> = names.chain(refused.iter().map(|f| shown_name(&f.path))).collect();
        if named.is_empty() {
            tell!("crossread: the list names no file; name one a line, or leave --files-from out and name them as arguments");
            return inputs;
        }
        tell!("crossread: no article could be read from {}; name .txt, .md or .html files, or folders that hold some", named.join(", "));
        if matches!(paths.as_slice(), [only] if only == Path::new(CORPUS) && !only.exists()) {
            tell!("crossread: there is no folder {CORPUS} here; name your own, or write it into crossread.toml (`crossread init`)");
        }
    }
    inputs
}

/// Files of one reason that are named when they are passed over.
const NAMED: usize = 5;

/// Say which files were passed over though somebody may take them for articles, those that must be told at `least`.
fn tell_passed_over(inputs: &Inputs, least: Told) {
    let mut by_reason: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for ignored in inputs.ignored.iter().filter(|i| i.told >= least) {
        by_reason.entry(ignored.reason).or_default().push(&ignored.path);
    }
    for (reason, paths) in by_reason {
        paths.iter().take(NAMED).for_each(|path| tell!("crossread: {} is passed over: {reason}", shown_name(path)));
        if paths.len() > NAMED {
            tell!("crossread: and {} more: {reason}", paths.len() - NAMED);
        }
    }
}

/// The files of `inputs`, read or not, links resolved.
pub(super) fn files(inputs: &Inputs) -> Vec<PathBuf> {
    let paths = inputs.articles.iter().map(|a| &a.path).chain(inputs.failures.iter().map(|f| &f.path));
    paths.filter_map(|p| Path::new(p).canonicalize().ok()).collect()
}

/// What the report should say about `inputs`.
pub(super) fn facts(inputs: &Inputs, title: &str) -> Facts {
    Facts {
        title: title.to_owned(),
        stamp: None,
        failures: inputs.failures.iter().map(|f| Failure { path: f.path.clone(), reason: f.reason.clone() }).collect(),
        passed_over: inputs.ignored.iter().map(|i| PassedOver { path: i.path.clone(), reason: i.reason.to_owned() }).collect(),
        ..Facts::default()
    }
}
