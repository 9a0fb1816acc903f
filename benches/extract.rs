//! How fast articles are taken apart: megabytes of article text a second on one core.

use crossread::article::{Article, ArticleId, Block, Metadata, Role, SourceMap, Span};
use divan::counter::BytesCount;

fn main() {
    divan::main();
}

const PARAGRAPHS: &[&str] = &[
    "“The ferry struck a reef that has been on the charts for forty years,” said Ana Holt, the chief investigator. “We want to know why.”",
    "Max Brand, a spokesman for the Harbour Ministry, told the Meridian Wire on Tuesday that 187 people were aboard when the ship left Port Ellery.",
    "The mayor called the rescue “a small miracle”, and she thanked the crews of three fishing boats who reached the ship within twenty minutes.",
    "According to a statement by the owner, nobody was hurt. The company declined to say whether the master had reported the fog.",
    "“I heard a bang,” Danny Pellow said. “Every cup in the cafeteria was on the floor, and my daughter asked whether the boat would sink.”",
    "The island has waited eleven years for a new lighthouse, and its council has asked for money four times without an answer from the capital.",
];

fn article(bytes: usize) -> Article {
    let mut text = String::new();
    let mut blocks = Vec::new();
    for paragraph in PARAGRAPHS.iter().cycle() {
        if text.len() >= bytes {
            break;
        }
        let start = text.len();
        text.push_str(paragraph);
        blocks.push(Block { span: Span::new(start, text.len()), role: Role::Paragraph, reason: None });
        text.push('\n');
    }
    Article {
        id: ArticleId("a0".to_owned()),
        path: "bench.txt".to_owned(),
        text,
        blocks,
        metadata: Metadata::default(),
        source_map: SourceMap::from_line(1),
        notes: Vec::new(),
        torn_start: None,
    }
}

#[divan::bench(args = [5_000, 50_000])]
fn extract(bencher: divan::Bencher, bytes: usize) {
    let article = article(bytes);
    bencher.counter(BytesCount::new(article.text.len())).with_inputs(|| article.clone()).bench_values(crossread::extract::extract);
}
