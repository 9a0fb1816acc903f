//! Any page: what html5ever shows as words is in what this project reads of it. `fuzz/run shown`.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../tests/it/second_reader.rs"]
mod second_reader;

fuzz_target!(|source: &str| {
    let missing = second_reader::missing(source);
    assert!(missing.is_empty(), "shown and not read: {missing:?}");
});
