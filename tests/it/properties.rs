//! What holds for any articles: ids and bytes that depend on what is said alone.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use crossread::internals::article::Article;
use crossread::internals::events::EventOptions;
use crossread::internals::findings::Aspect;
use crossread::internals::render;
use crossread::internals::report::{self, Facts};
use crossread::{Options, compare};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// Invented paragraphs of one event, some of which contradict each other.
const PARAGRAPHS: &[&str] = &[
    "The pier of Port Ellery collapsed on Monday, 3 March 2025, and 14 people were injured.",
    "The pier of Port Ellery collapsed on Tuesday, 4 March 2025, and 15 people were injured.",
    "“We will not pay for the damage to the pier,” Mayor Ana Holt said.",
    "“We may not pay for the damage to the pier,” Mayor Ana Holt said.",
    "“That beam has been rotten for twenty years and everybody knew it,” inspector Edwin Sorel said.",
    "“That beam has been rotten for twenty years and everybody knew it,” harbour pilot Piet Vos said.",
    "“The harbour will reopen on Friday, unless the wind gets up again,” Mayor Ana Holt told reporters.",
    "“The harbour will reopen on Friday,” Mayor Ana Holt told reporters.",
    "Work on the new pier has begun, the council said.",
    "Work on the new pier has not yet begun, the council said.",
    "Mayor Ana Holt said the city would look for another builder before the winter.",
    "The ferries were sent to Skarholm, where the hotels were full.",
];

fn articles(texts: &[String]) -> Vec<Article> {
    texts
        .iter()
        .enumerate()
        .map(|(i, text)| crossread::internals::read::parse(&format!("outlet-{i}.txt"), text.as_bytes()).unwrap())
        .collect()
}

fn options() -> Options {
    Options { events: EventOptions { one_event: true, ..EventOptions::default() }, ..Options::default() }
}

fn ids(articles: Vec<Article>) -> BTreeSet<(&'static str, String)> {
    let found = compare(articles, &options(), &|| {}).findings;
    // What is about the text itself ("no date") has its beginning as evidence, and may change with it.
    found.into_iter().flatten().filter(|f| !f.aspects.contains(&Aspect::Text)).map(|f| (f.check, f.id)).collect()
}

fn report_bytes(articles: Vec<Article>) -> Vec<u8> {
    let comparison = compare(articles, &options(), &|| {});
    let report = report::build(&comparison, Facts { title: "Pier".to_owned(), ..Facts::default() });
    let json = render::by_name("json").unwrap();
    (json.render)(&report, &render::RenderOptions::default()).unwrap().remove(0).bytes
}

/// A few texts of a few paragraphs each, none twice.
fn texts() -> impl Strategy<Value = Vec<String>> {
    let text = proptest::sample::subsequence(PARAGRAPHS, 2..7).prop_map(|p| p.join("\n\n"));
    proptest::collection::btree_set(text, 2..6).prop_map(|set| set.into_iter().collect())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_the_articles_changes_no_finding(texts in texts(), turn in 0usize..6) {
        let mut other = articles(&texts);
        let at = turn % other.len();
        other.rotate_left(at);
        prop_assert_eq!(ids(articles(&texts)), ids(other));
    }

    #[test]
    fn a_paragraph_put_in_front_changes_no_finding(texts in texts()) {
        let mut longer = texts.clone();
        longer[0] = format!("Gulls sat on what was left of the bandstand.\n\n{}", longer[0]);
        let (before, after) = (ids(articles(&texts)), ids(articles(&longer)));
        prop_assert!(before.is_subset(&after), "gone: {:?}", before.difference(&after).collect::<Vec<_>>());
    }

    #[test]
    fn one_text_twice_differs_in_nothing(text in proptest::sample::subsequence(&PARAGRAPHS[..5], 1..4).prop_map(|p| p.join("\n\n"))) {
        // What one article says against itself stands in it once and twice alike.
        let alone = ids(articles(std::slice::from_ref(&text)));
        let mut twice = articles(&[text.clone(), text]);
        twice[1].path = "outlet-1.txt".to_owned();
        let quotations = |ids: BTreeSet<(&'static str, String)>| ids.into_iter().filter(|(c, _)| c.contains("quot") || c.contains("words")).collect::<BTreeSet<_>>();
        prop_assert_eq!(quotations(alone), quotations(ids(twice)));
    }

    #[test]
    fn every_span_of_a_finding_resolves(texts in texts()) {
        let comparison = compare(articles(&texts), &options(), &|| {});
        for finding in comparison.findings.iter().flatten() {
            prop_assert!(!finding.because.is_empty() && !finding.message.is_empty());
            for location in &finding.locations {
                let text = &comparison.analyses[location.article].article.text;
                prop_assert!(text.get(location.span.start..location.span.end).is_some_and(|t| !t.is_empty()));
                for mark in &location.marks {
                    prop_assert!(location.span.contains(*mark), "{} marks outside its evidence", finding.check);
                }
            }
        }
    }
}

#[test]
fn a_third_paragraph_leaves_two_as_they_were() {
    let end = "\n\n“That beam has been rotten for twenty years and everybody knew it,” harbour pilot Piet Vos said.";
    let texts = [PARAGRAPHS[0].to_owned() + end, PARAGRAPHS[1].to_owned() + end];
    let mut longer = texts.clone();
    longer[0] = format!("Gulls sat on what was left of the bandstand.\n\n{}", longer[0]);
    assert_eq!(ids(articles(&texts)), ids(articles(&longer)));
}

#[test]
fn one_thread_and_many_give_the_same_bytes() {
    let texts: Vec<String> = (0..PARAGRAPHS.len())
        .map(|i| (0..5).map(|k| PARAGRAPHS[(i + k * 3) % PARAGRAPHS.len()]).collect::<Vec<_>>().join("\n\n"))
        .collect();
    let many = report_bytes(articles(&texts));
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    let one = pool.install(|| report_bytes(articles(&texts)));
    assert!(many == one);
}
