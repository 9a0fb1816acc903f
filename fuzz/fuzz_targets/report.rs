//! Two texts, parted by a NUL, from reading to every format: `fuzz/run report`.
#![no_main]

use crossread::internals::events::EventOptions;
use crossread::internals::render::{ALL, RenderOptions};
use crossread::internals::report::{self, Facts};
use crossread::internals::read;
use crossread::{Options, compare};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let parts = text.splitn(2, '\0').enumerate();
    let articles = parts.filter_map(|(n, part)| read::parse(&format!("{n}.txt"), part.as_bytes()).ok()).collect();
    let options = Options { events: EventOptions { one_event: true, ..EventOptions::default() }, ..Options::default() };
    let report = report::build(&compare(articles, &options, &|| {}), Facts::default());
    for format in ALL {
        assert!((format.render)(&report, &RenderOptions::default()).is_ok(), "{}", format.name);
    }
});
