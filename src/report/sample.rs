//! A small invented report with one of everything, on which templates and formats are tried.
//!
//! Three papers tell of a bridge at Tolmar: one has another number, one other words in a quotation.

use super::model::{Change, ClaimRow, Piece, Reading, ReadingSource, Report, TimelineEntry};
use super::{Changes, Facts, Failure, PassedOver, build, changes, hold};
use crate::Comparison;
use crate::align::{Alignment, Alignments, Anchor, Kind, Relation, Utterance};
use crate::article::{Article, ArticleId, Block, FoundDate, Metadata, Origin, RejectedDate, Role, SourceMap, Span};
use crate::draft::look_up;
use crate::events::{Certainty, Event, Evidence, Grouping, Story};
use crate::extract::{Analysis, Cue, Person, PersonId, Quotation, QuotationKind, Sentence, Speaker, TokenTable};
use crate::findings::{Aspect, Confidence, Finding, FindingBuilder, Severity};

/// One paper of the sample.
struct Paper {
    outlet: &'static str,
    path: &'static str,
    title: &'static str,
    day: Option<i8>,
    sentences: [&'static str; 3],
    /// Words of the second sentence that are quoted.
    quoted: &'static str,
    speaker: &'static str,
}

const PAPERS: [Paper; 3] = [
    Paper {
        outlet: "Lowland Wire",
        path: "wire/bridge.txt",
        title: "Bridge at Tolmar closed",
        day: Some(4),
        sentences: [
            "Engineers closed the bridge at Tolmar on Tuesday after finding 14 cracks.",
            "“Nobody was ever in danger,” said Ines Varga, the county engineer.",
            "The bridge carries 9,000 cars a day.",
        ],
        quoted: "Nobody was ever in danger,",
        speaker: "Ines Varga",
    },
    Paper {
        outlet: "Tolmar Gazette",
        path: "gazette/bridge.html",
        title: "Cracks shut the bridge",
        day: Some(5),
        sentences: [
            "The bridge was closed on Tuesday when 41 cracks were found.",
            "“Nobody was in danger,” Varga said.",
            "The bridge carries 9,000 cars a day.",
        ],
        quoted: "Nobody was in danger,",
        speaker: "Varga",
    },
    Paper {
        outlet: "Uplander",
        path: "uplander/fair.md",
        title: "Spring fair opens",
        day: None,
        sentences: ["The spring fair opened.", "“Come early,” said Ole Brandt.", "It ends on Sunday."],
        quoted: "Come early,",
        speaker: "Ole Brandt",
    },
];

/// The sample report.
pub fn sample() -> Report {
    let analyses: Vec<Analysis> = PAPERS.iter().map(analysis).collect();
    let findings = vec![findings(&analyses)];
    let grouping = Grouping {
        events: vec![Event {
            id: "bridge-cracks-tolmar".to_owned(),
            title: PAPERS[0].title.to_owned(),
            articles: vec![0, 1],
            story: Some(0),
            certainty: Certainty::Same,
            declared: false,
            evidence: vec![Evidence { kind: "shared rare terms", detail: "Tolmar, cracks, bridge".to_owned(), weight: Some(0.8) }],
        }],
        stories: vec![Story {
            id: "tolmar-bridge".to_owned(),
            title: "The bridge at Tolmar".to_owned(),
            events: vec![0],
            articles: Vec::new(),
            parted: Vec::new(),
        }],
        alone: vec![2],
        ..Grouping::default()
    };
    let comparison = Comparison {
        alignments: vec![alignments(&analyses)],
        analyses,
        grouping,
        findings,
        story_findings: vec![Vec::new()],
        looked: Vec::new(),
        faults: Vec::new(),
    };
    let facts = Facts {
        title: "Sample".to_owned(),
        failures: vec![Failure { path: "wire/broken.bin".to_owned(), reason: "not text; save the article as .txt".to_owned() }],
        passed_over: vec![PassedOver { path: "wire/photo.jpg".to_owned(), reason: "no article by its ending".to_owned() }],
        ..Facts::default()
    };
    let mut report = build(&comparison, facts);
    let ids: Vec<String> = report.articles.iter().map(|a| a.id.clone()).collect();
    if let Some(event) = report.events.first_mut() {
        event.claims = claims(&ids, report.findings.first().map(|f| f.id.clone()));
        event.timeline = timeline(&ids);
    }
    report.changes = Some(since_morning(&report));
    report
}

/// The sample with its first paper as a draft, compared with the others.
pub fn sample_draft() -> Report {
    let report = sample();
    let analyses: Vec<Analysis> = PAPERS.iter().map(analysis).collect();
    let looked = look_up(0, &(1..analyses.len()).collect::<Vec<_>>(), &analyses, &[]);
    hold(report, &analyses[0].article, &looked)
}

/// A reading that `article` has in sentence `n`.
fn reading(ids: &[String], text: &str, article: usize, n: usize) -> Reading {
    let before: usize = PAPERS[article].sentences[..n].iter().map(|s| s.len() + 1).sum();
    let source = ReadingSource {
        article: ids[article].clone(),
        start: before,
        end: before + PAPERS[article].sentences[n].len(),
        line: u32::try_from(n).unwrap_or(0) + 1,
        speaker: None,
        cue: None,
        channel: None,
    };
    let marked = vec![Piece { text: text.to_owned(), change: Change::Same }];
    Reading {
        text: text.to_owned(),
        marked,
        kind: None,
        articles: vec![ids[article].clone()],
        sources: vec![source],
        independent_sources: 1,
    }
}

fn claims(ids: &[String], finding: Option<String>) -> Vec<ClaimRow> {
    let mut shared = reading(ids, "9,000", 0, 2);
    let other = reading(ids, "9,000", 1, 2);
    shared.articles.extend(other.articles);
    shared.sources.extend(other.sources);
    let row = |question: &str, verdict: &str, readings, finding| ClaimRow {
        question: question.to_owned(),
        verdict: verdict.to_owned(),
        readings,
        finding,
        confidence: (verdict != "agrees").then_some(Confidence::High),
        because: if verdict == "agrees" { String::new() } else { "the figures exclude one another, hence high".to_owned() },
        severity: (verdict != "agrees").then_some(Severity::High),
    };
    vec![
        row("How many cracks?", "conflicts", vec![reading(ids, "14", 0, 0), reading(ids, "41", 1, 0)], finding),
        row("How many cars a day?", "agrees", vec![shared], None),
    ]
}

fn timeline(ids: &[String]) -> Vec<TimelineEntry> {
    vec![TimelineEntry {
        first: "2025-03-04".to_owned(),
        last: "2025-03-04".to_owned(),
        written: "on Tuesday".to_owned(),
        text: PAPERS[0].sentences[0].to_owned(),
        article: ids[0].clone(),
        also: vec![ids[1].clone()],
    }]
}

/// What has changed since an earlier report, which had another finding and lacked the first.
fn since_morning(report: &Report) -> Changes {
    let mut before = report.clone();
    before.stamp = Some("2025-03-04T07:30:00Z".to_owned());
    if let Some(first) = before.findings.first_mut() {
        first.id = "0123abcd".to_owned();
        first.message = "14 cracks in Lowland Wire, 12 in Tolmar Gazette".to_owned();
    }
    if let Some(article) = before.articles.last_mut() {
        article.path = "uplander/weather.md".to_owned();
    }
    changes(&before, report)
}

fn analysis(paper: &Paper) -> Analysis {
    let mut text = String::new();
    let mut spans = Vec::new();
    for sentence in paper.sentences.iter().copied().chain(["Share this story"]) {
        spans.push(Span::new(text.len(), text.len() + sentence.len()));
        text += sentence;
        text.push('\n');
    }
    let find = |words: &str| text.find(words).map_or(Span::default(), |at| Span::new(at, at + words.len()));
    let last = spans.len() - 1;
    let block = |(i, span): (usize, &Span)| Block {
        span: *span,
        role: if i == last { Role::Furniture } else { Role::Paragraph },
        reason: (i == last).then_some("share buttons"),
    };
    let (quoted, speaker, said) = (find(paper.quoted), find(paper.speaker), find("said"));
    let role = text.contains("the county engineer").then(|| find("county engineer"));
    let rejected = RejectedDate { written: "Jan 9, 2020".to_owned(), reason: "a page clock".to_owned() };
    Analysis {
        tokens: TokenTable::of_text(&text),
        sentences: spans[..last].iter().enumerate().map(|(block, span)| Sentence { span: *span, block }).collect(),
        people: vec![Person { name: paper.speaker.to_owned(), mentions: vec![speaker], roles: role.into_iter().collect(), is_human: true }],
        quotations: vec![Quotation {
            kind: QuotationKind::Direct,
            segments: vec![quoted],
            verbatim: vec![quoted],
            speaker: Some(Speaker {
                mention: speaker,
                person: Some(PersonId(0)),
                name: paper.speaker.to_owned(),
                role,
                affiliation: None,
                because: "subject of *said*",
            }),
            cue: Some(Cue { span: said, lemma: "say".to_owned() }),
            channel: None,
            when: None,
            place: None,
            hedged: false,
            unclosed: false,
        }],
        claims: Vec::new(),
        article: Article {
            id: ArticleId(format!("a{:010x}", xxhash_rust::xxh3::xxh3_64(text.as_bytes()) >> 24)),
            path: paper.path.to_owned(),
            blocks: spans.iter().enumerate().map(block).collect(),
            metadata: Metadata {
                title: Some(paper.title.to_owned()),
                outlet: Some(paper.outlet.to_owned()),
                byline: Some("Staff".to_owned()),
                published: paper.day.map(|day| FoundDate {
                    date: jiff::civil::date(2025, 3, day),
                    written: format!("2025-03-{day:02}"),
                    origin: Origin::FrontMatter,
                }),
                rejected_dates: if paper.day.is_none() { vec![rejected] } else { Vec::new() },
                url: Some(format!("https://news.example/{}", paper.path)),
                language: Some("en".to_owned()),
                ..Metadata::default()
            },
            source_map: SourceMap::from_line(1),
            notes: vec!["decoded as windows-1252".to_owned()],
            torn_start: None,
            text,
        },
    }
}

fn find(analyses: &[Analysis], article: usize, words: &str) -> Span {
    let text = &analyses[article].article.text;
    text.find(words).map_or(Span::default(), |at| Span::new(at, at + words.len()))
}

fn alignments(analyses: &[Analysis]) -> Alignments {
    let anchor = |article: usize, words: &str| Anchor { article, span: find(analyses, article, words), item: None };
    let pair = |kind, relation, words: [&str; 2]| Alignment { kind, relation, score: 0.9, a: anchor(0, words[0]), b: anchor(1, words[1]) };
    Alignments {
        pairs: vec![
            pair(Kind::Quotation, Relation::Altered, [PAPERS[0].quoted, PAPERS[1].quoted]),
            pair(Kind::Passage, Relation::Identical, [PAPERS[0].sentences[2], PAPERS[1].sentences[2]]),
        ],
        utterances: vec![Utterance { members: vec![(0, 0), (1, 0)] }],
        ..Alignments::unlinked(&[0, 1], analyses)
    }
}

fn findings(analyses: &[Analysis]) -> Vec<Finding> {
    let span = |article, words| find(analyses, article, words);
    let number = FindingBuilder::new(
        "differing-number",
        Severity::High,
        "How many cracks are there?",
        "14 cracks in Lowland Wire, 41 in Tolmar Gazette",
    )
    .confidence(Confidence::High)
    .because("the same statement with another number")
    .aspect(Aspect::Number)
    .at(0, span(0, PAPERS[0].sentences[0]), "Lowland Wire has “14 cracks”")
    .marks([span(0, "14")])
    .at(1, span(1, PAPERS[1].sentences[0]), "Tolmar Gazette has “41 cracks”")
    .marks([span(1, "41")])
    .reading("14", [0])
    .reading("41", [1]);
    let wording =
        FindingBuilder::new("altered-quotation", Severity::Medium, "Did Una Solheim say “ever”?", "“ever” is missing in Tolmar Gazette")
            .because("a word inside quotation marks")
            .aspect(Aspect::Wording)
            .at(0, span(0, PAPERS[0].quoted), "Lowland Wire has “was ever”")
            .marks([span(0, "ever")])
            .at(1, span(1, PAPERS[1].quoted), "Tolmar Gazette has “was”");
    [number, wording].into_iter().filter_map(|f| f.build(analyses).ok()).collect()
}
