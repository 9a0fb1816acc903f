//! Everything that is tested from outside, in one program: one link instead of seventeen.
//!
//! `cargo test --test it NAME::` runs one file; each is a module of its former name.

mod bounds;
mod cache;
mod check_cases;
mod checkouts;
mod claims;
mod clauses;
mod cli;
mod corpus;
mod docs;
mod drafts;
mod event_cases;
mod events;
mod finding_ids;
mod formats;
mod growth;
mod look;
#[cfg(unix)]
mod lsp;
mod markdown;
#[cfg(target_os = "linux")]
mod memory;
mod names;
mod options;
mod pages;
mod passages;
mod properties;
mod quotation_checks;
mod quotation_fragments;
mod quotations;
mod read_inputs;
mod read_properties;
mod render;
#[cfg(unix)]
mod safety;
mod sample_report;
mod second_reader;
mod serve;
mod shown;
#[cfg(unix)]
mod stopped;
mod stories;
mod structure;
mod support;
mod threads;
mod whole_articles;
mod words;
