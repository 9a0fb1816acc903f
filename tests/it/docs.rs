//! The documentation agrees with the program.
//!
//! `UPDATE=1 cargo test --test it docs::` writes what is generated.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]
#![allow(clippy::disallowed_methods, reason = "reads and writes files of its own")]

use crossread::internals::checks;
use crossread::internals::render::template::{BUILTIN, is_plain};

/// docs/checks.md as the registry of checks gives it.
fn checks_page() -> String {
    let mut page =
        "# Checks\n\nOne section for each kind of discrepancy that crossread looks for; the same text as `crossread explain NAME`. \
        This file is made from the checks themselves.\n"
            .to_owned();
    for check in checks::ALL {
        page += &format!(
            "\n## {}\n\n*{}. Default severity: {}.*\n\n{}",
            check.name,
            check.summary,
            check.severity.name(),
            check.documentation()
        );
    }
    page
}

#[test]
fn the_page_of_checks_agrees_with_the_registry() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/checks.md");
    let page = checks_page();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, &page).unwrap();
    }
    let kept = std::fs::read_to_string(path).unwrap_or_default();
    assert!(kept == page, "docs/checks.md is out of date; run UPDATE=1 cargo test --test it docs::");
}

#[test]
fn check_names_are_unique_and_kebab_case() {
    let mut names: Vec<&str> = checks::ALL.iter().map(|c| c.name).collect();
    assert!(names.iter().all(|n| n.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')), "{names:?}");
    names.sort_unstable();
    let before = names.len();
    names.dedup();
    assert_eq!(before, names.len());
}

#[test]
fn the_page_of_templates_has_every_name_that_they_need_and_every_file() {
    let page = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/templates.md")).unwrap();
    let mut environment = minijinja::Environment::new();
    let mut missing = std::collections::BTreeSet::new();
    for (name, source) in BUILTIN {
        let file = name.strip_prefix("parts/").and_then(|n| n.strip_suffix(".html")).unwrap_or(name);
        if !page.contains(&format!("`{name}`")) && !page.contains(&format!("`{file}`")) {
            missing.insert((*name).to_owned());
        }
        if is_plain(name) {
            continue;
        }
        environment.add_template(name, source).unwrap();
        let needed = environment.get_template(name).unwrap().undeclared_variables(false);
        let own =
            |needed: &String| source.contains(&format!("{{% set {needed}")) || environment.globals().any(|(global, _)| global == needed);
        missing.extend(needed.into_iter().filter(|n| !own(n) && !page.contains(&format!("`{n}`"))));
    }
    assert!(missing.is_empty(), "docs/templates.md does not name {missing:?}");
}
