//! How fast articles are taken apart: megabytes of article text a second on one core.

use crossread::internals::article::Article;
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

/// Beginnings and ends of invented words.
const SYLLABLES: [&str; 16] =
    ["bar", "cal", "den", "fer", "gil", "hol", "kar", "lin", "mor", "nes", "pol", "ran", "sil", "tam", "vor", "win"];

/// Word `n`: 4,096 differ.
fn word(n: usize) -> String {
    [n % 16, n / 16 % 16, n / 256 % 16].map(|i| SYLLABLES[i]).concat()
}

fn article(bytes: usize) -> Article {
    of_paragraphs(bytes, |n| PARAGRAPHS[n % PARAGRAPHS.len()].to_owned())
}

/// Article `n` of an archive: plain news with a quotation in every fourth paragraph, and words of its own.
fn archived(n: usize) -> Article {
    of_paragraphs(4_000, |p| {
        let own = |k: usize| word(n * 37 + p * 11 + k * 5);
        let (a, b, c) = (own(1), own(2), own(3));
        match p % 4 {
            0 => format!("“We will close the {a} by Friday,” said {} Holt, who runs the {b} in Port Ellery.", c.to_uppercase()),
            1 => format!("The {a} has waited eleven years for a new {b}, and its council asked for $4 million on Monday, March 3."),
            2 => format!("Nobody was hurt when the {a} struck the {b} near the pier, where 187 people stood in the {c} for an hour."),
            _ => format!("The company declined to say whether the {a} had been told of the {b}. Its shares fell 3 percent."),
        }
    })
}

fn of_paragraphs(bytes: usize, paragraph: impl Fn(usize) -> String) -> Article {
    let mut text = String::new();
    let mut paragraphs = (0..).map(paragraph);
    while text.len() < bytes {
        text.extend(paragraphs.next());
        text.push('\n');
    }
    Article::of_lines(&text)
}

/// One article of dense reported speech, whose words the thread has met before.
#[divan::bench(args = [5_000, 50_000])]
fn extract(bencher: divan::Bencher, bytes: usize) {
    let article = article(bytes);
    bencher
        .counter(BytesCount::new(article.text.len()))
        .with_inputs(|| article.clone())
        .bench_values(crossread::internals::extract::extract);
}

/// Two hundred articles one after another.
#[divan::bench]
fn archive(bencher: divan::Bencher) {
    let articles: Vec<Article> = (0..200).map(archived).collect();
    let bytes: usize = articles.iter().map(|a| a.text.len()).sum();
    bencher
        .counter(BytesCount::new(bytes))
        .with_inputs(|| articles.clone())
        .bench_values(|articles| articles.into_iter().map(crossread::internals::extract::extract).map(|a| a.claims.len()).sum::<usize>());
}
