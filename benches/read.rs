//! How fast articles are read: at least 5 MB per second and core, whatever the format.
//!
//! `cargo bench --bench read` prints the throughput for a text, a page and a hostile page.

use crossread::internals::read::parse;
use divan::{Bencher, counter::BytesCount};

fn main() {
    divan::main();
}

const PROSE: &str = "The council of Port Ellery voted on Monday to build a second bridge over the estuary, after eleven years of dispute. \
“We will not wait for another winter,” said Ana Holt, the mayor, who had voted against the same plan in 2014.";

fn text() -> String {
    let lines =
        ["Share This", "Updated 2:12 PM EST, Wed, Jan 29, 2020", "The Bridge", PROSE, PROSE, "Read more: Five bridges that never were"];
    lines.join("\n\n").repeat(400)
}

fn page() -> String {
    let paragraph =
        format!("<div class=\"row story\"><p>{}</p><a href=\"/x\">Related &amp; more</a></div>\n", PROSE.replace('“', "&ldquo;"));
    format!("<html><head><title>The Bridge</title></head><body><nav>Home</nav><article>{}</article></body></html>", paragraph.repeat(800))
}

fn run(bencher: Bencher<'_, '_>, name: &str, source: String) {
    bencher.counter(BytesCount::of_str(&source)).bench(|| parse(name, source.as_bytes()));
}

#[divan::bench]
fn plain_text(bencher: Bencher<'_, '_>) {
    run(bencher, "a.txt", text());
}

#[divan::bench]
fn markdown(bencher: Bencher<'_, '_>) {
    run(bencher, "a.md", text());
}

#[divan::bench]
fn saved_page(bencher: Bencher<'_, '_>) {
    run(bencher, "a.html", page());
}

#[divan::bench]
fn deep_page(bencher: Bencher<'_, '_>) {
    run(bencher, "a.html", "<div><p>x ".repeat(50_000));
}
