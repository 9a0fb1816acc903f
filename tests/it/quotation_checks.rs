//! Pairs of invented articles with what the checks of quotations say about them.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use crossread::internals::events::EventOptions;
use crossread::internals::findings::{Finding, Severity};
use crossread::{Options, compare};

const CHECKS: &[&str] = &[
    "altered-quotation",
    "quotation-cut-short",
    "spliced-utterances",
    "same-words-other-speaker",
    "phrase-credited-to-two-speakers",
    "other-channel",
    "marked-change-in-quotation",
    "quotation-marks-or-spelling",
    "similar-words-two-speakers",
    "speaker-in-two-roles",
    "utterance-on-two-days",
    "utterance-in-two-places",
    "quoted-here-paraphrased-there",
    "differing-role",
    "differing-date",
    "differing-place",
    "unpaired-quotation-mark",
];

fn findings(texts: &[&str]) -> Vec<Finding> {
    let articles = texts
        .iter()
        .enumerate()
        .map(|(i, t)| crossread::internals::read::parse(&format!("outlet-{i}.txt"), t.as_bytes()).unwrap())
        .collect();
    let options = Options { events: EventOptions { one_event: true, ..EventOptions::default() }, ..Options::default() };
    let found = compare(articles, &options, &|| {}).findings.concat();
    found.into_iter().filter(|f| CHECKS.contains(&f.check)).collect()
}

fn told(texts: &[&str]) -> Vec<(&'static str, Severity)> {
    let mut told: Vec<_> = findings(texts).iter().map(|f| (f.check, f.severity)).collect();
    told.sort();
    told
}

use Severity::{High, Info, Low, Medium};

/// Two texts, and the checks with severities that must come of them.
type Case = (&'static str, &'static str, &'static [(&'static str, Severity)]);

#[test]
fn each_difference_has_its_check_and_grade() {
    let cases: &[Case] = &[
        // a negation
        (
            "“We will pay for the damage to the pier,” Mayor Ana Holt said.",
            "“We will not pay for the damage to the pier,” Mayor Ana Holt said.",
            &[("altered-quotation", High)],
        ),
        // a modal verb
        (
            "“The harbour will close for the winter season,” Mayor Ana Holt said.",
            "“The harbour may close for the winter season,” Mayor Ana Holt said.",
            &[("altered-quotation", High)],
        ),
        // a number
        (
            "“We counted 14 broken windows along the pier,” Mayor Ana Holt said.",
            "“We counted 15 broken windows along the pier,” Mayor Ana Holt said.",
            &[("altered-quotation", High)],
        ),
        // the last word
        (
            "“At no point was anyone from the crew in the water,” Mayor Ana Holt said.",
            "“At no point was anyone from the crew in danger,” Mayor Ana Holt said.",
            &[("altered-quotation", High)],
        ),
        // whose it is
        (
            "“Nobody will take our harbour from the people of Ellery,” Mayor Ana Holt said.",
            "“Nobody will take the harbour from the people of Ellery,” Mayor Ana Holt said.",
            &[("altered-quotation", Low)],
        ),
        // spelling and contraction
        (
            "“We won’t apologise for the harbour works,” Mayor Ana Holt said.",
            "“We will not apologize for the harbor works,” Mayor Ana Holt said.",
            &[("quotation-marks-or-spelling", Info)],
        ),
        // brackets
        (
            "“Nobody on the bridge was looking at them that morning,” Mayor Ana Holt said.",
            "“Nobody on the bridge was looking at [the charts] that morning,” Mayor Ana Holt said.",
            &[("marked-change-in-quotation", Info)],
        ),
        // an ellipsis
        (
            "“The ship passed her inspection in January without a remark, and we will help the inquiry,” Mayor Ana Holt said.",
            "“The ship passed her inspection in January … and we will help the inquiry,” Mayor Ana Holt said.",
            &[("marked-change-in-quotation", Info)],
        ),
        // cut before the word that turns it
        (
            "“The pilot did what he should have done, but he called ten minutes late,” Mayor Ana Holt said.",
            "“The pilot did what he should have done,” Mayor Ana Holt said.",
            &[("quotation-cut-short", High)],
        ),
        // a word that limits left out of the middle
        (
            "“The company was never formally told that the pier was unsafe,” Mayor Ana Holt said.",
            "“The company was never told that the pier was unsafe,” Mayor Ana Holt said.",
            &[("quotation-cut-short", Medium)],
        ),
        // another speaker
        (
            "“That rock has been on the charts for two hundred years,” Mayor Ana Holt said.",
            "“That rock has been on the charts for two hundred years,” inspector Edwin Sorel said.",
            &[("same-words-other-speaker", High)],
        ),
        // small words
        (
            "“The only thing that I know for certain is that these are bad boats,” Mayor Ana Holt said.",
            "“The only thing I know for certain is that these are bad boats,” Mayor Ana Holt said.",
            &[("altered-quotation", Info)],
        ),
        // the form of a word, and a word that stresses
        (
            "“We will still look for every fishing boat of this coast that the storm has taken,” Mayor Ana Holt said.",
            "“We will look for every fishing boat of this coast that the storms have taken,” Mayor Ana Holt said.",
            &[("altered-quotation", Low)],
        ),
        // a possibility made a fact
        (
            "“The crew of the tug may have saved the harbour that night,” Mayor Ana Holt said.",
            "“The crew of the tug have saved the harbour that night,” Mayor Ana Holt said.",
            &[("altered-quotation", Medium)],
        ),
        // an exception
        (
            "“Everyone got off the ferry alive, except two stokers in the engine room,” Mayor Ana Holt said.",
            "“Everyone got off the ferry alive,” Mayor Ana Holt said.",
            &[("quotation-cut-short", High)],
        ),
        // one of many
        (
            "“That is one of the biggest regrets of my whole career at sea,” Mayor Ana Holt said.",
            "Mayor Ana Holt called it “the biggest regrets of my whole career at sea”.",
            &[("quotation-cut-short", Medium)],
        ),
        // another office
        (
            "“Demand for the ferries is rising briskly,” said Rep. Ana Holt.",
            "“Demand for the ferries is rising briskly,” said Sen. Ana Holt.",
            &[("differing-role", Medium)],
        ),
        // another day, another place
        (
            "“Somebody signed for this mountain of waste,” Mayor Ana Holt said on Wednesday.",
            "“Somebody signed for this mountain of waste,” Mayor Ana Holt said on Thursday.",
            &[("utterance-on-two-days", Medium)],
        ),
        (
            "“Somebody signed for this mountain of waste,” Mayor Ana Holt said in Lyon.",
            "“Somebody signed for this mountain of waste,” Mayor Ana Holt said in Marseille.",
            &[("utterance-in-two-places", Medium)],
        ),
        // another way
        (
            "“We apologise to every family at the harbour,” chief executive Lars Menk said in a statement.",
            "In a letter to passengers, Lars Menk wrote: “We apologise to every family at the harbour.”",
            &[("other-channel", Low)],
        ),
        // in the reporter's words
        (
            "“We opened the school because it was the only warm building big enough for everyone,” said Mayor Ana Holt.",
            "Ana Holt said the school had been opened because no other warm building was big enough for everyone.",
            &[("quoted-here-paraphrased-there", Info)],
        ),
        // the rest told in other words: not cut, but not quoted either
        (
            "“The pilot did what he should have done, but he called for help ten minutes late,” Mayor Ana Holt said.",
            "“The pilot did what he should have done,” Mayor Ana Holt said.\n\nHis call for help came ten minutes late, she said.",
            &[("quoted-here-paraphrased-there", Info)],
        ),
        // two people in like words
        (
            "“This was not an act of God,” Mayor Ana Holt said.",
            "“This was no act of God,” geologist Piet Vos said.",
            &[("similar-words-two-speakers", Info)],
        ),
        // two translations
        (
            "“The valley is wounded, but it is strong, and it will always be stronger than the fanatics who want to strike it,” Ana Holt said.",
            "“The valley is in tears, it is hurting but it is strong and it will be stronger than the fanatics who wish to hurt us,” Ana Holt said.",
            &[("altered-quotation", Low)],
        ),
        // a mark that never closes
        (
            "Mayor Ana Holt said: “We will not pay for the pier. The council meets again on Friday.",
            "Nothing happened in the harbour on Friday.",
            &[("unpaired-quotation-mark", Info)],
        ),
    ];
    for (a, b, want) in cases {
        assert_eq!(&told(&[a, b]), want, "{a} / {b}");
        assert_eq!(&told(&[b, a]), want, "{b} / {a}");
    }
}

#[test]
fn nothing_is_reported_where_nothing_differs() {
    let cases: &[(&str, &str)] = &[
        // the same
        (
            "“The harbour will close for the winter season,” Mayor Ana Holt said.",
            "\"The harbour will close for the winter season,\" Mayor Ana Holt said.",
        ),
        // a part, fairly cut
        (
            "“The harbour will close for the winter season, and the ferries will stop,” Mayor Ana Holt said.",
            "“The harbour will close for the winter season,” Mayor Ana Holt said.",
        ),
        // split by the reporting clause
        (
            "“The harbour will close for the winter,” Mayor Ana Holt said. “The ferries will stop on Friday.”",
            "“The harbour will close for the winter. The ferries will stop on Friday,” Mayor Ana Holt said.",
        ),
        // two utterances of one speaker on one theme
        ("“I held on to my daughter with both arms,” Piet Vos said.", "“My daughter asked me whether the boat would sink,” Piet Vos said."),
        // a pronoun is nobody else
        (
            "“That rock has been on the charts for two hundred years,” Mayor Ana Holt said.",
            "“That rock has been on the charts for two hundred years,” she said.",
        ),
        // one office in two words, a former one
        (
            "“Demand for the ferries is rising briskly,” said Mayor Ana Holt.",
            "“Demand for the ferries is rising briskly,” said Ana Holt, the mayor of Ellery.",
        ),
        // a day and its night, a town and its country
        (
            "“Somebody signed for this mountain of waste,” Mayor Ana Holt said on Wednesday.",
            "“Somebody signed for this mountain of waste,” Mayor Ana Holt said late on Wednesday night.",
        ),
        (
            "“Somebody signed for this mountain of waste,” Mayor Ana Holt said in Lyon.",
            "“Somebody signed for this mountain of waste,” Mayor Ana Holt said in France.",
        ),
        // the letter that was answered is no way of saying
        (
            "“We apologise to every family at the harbour,” Lars Menk said in a statement in reply to the letter.",
            "“We apologise to every family at the harbour,” Lars Menk said in a statement.",
        ),
        // nearly the same said twice, and both articles have both
        (
            "“We will not leave the harbour without the lamps,” Ana Holt said.\n\n“We will not leave the harbour without the ropes,” Ana Holt said.",
            "“We will not leave the harbour without the ropes,” Ana Holt said.\n\n“We will not leave the harbour without the lamps,” Ana Holt said.",
        ),
        // nor is a ministry
        (
            "“The talks will begin as soon as the envoys arrive,” Ana Holt said.",
            "“The talks will begin as soon as the envoys arrive,” the ministry said.",
        ),
    ];
    for (a, b) in cases {
        assert_eq!(told(&[a, b]), [], "{a} / {b}");
        assert_eq!(told(&[b, a]), [], "{b} / {a}");
    }
}

#[test]
fn many_sources_are_told_as_readings() {
    let water = "“At no point was anyone from the crew in the water,” Mayor Ana Holt said.";
    let danger = "“At no point was anyone from the crew in danger,” Mayor Ana Holt said.";
    let texts: Vec<String> = (0..12).map(|i| format!("{}\n\nEdition {i} of the paper.", if i == 7 { danger } else { water })).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let found = findings(&texts);
    assert_eq!(found.len(), 1, "{found:#?}");
    let counts: Vec<usize> = found[0].readings.iter().map(|r| r.articles.len()).collect();
    assert_eq!(counts, [1, 11], "the outlier comes first");
}

#[test]
fn two_utterances_run_into_one_are_a_splice() {
    let apart = "“There was a bang like a lorry hitting a wall, and every cup was on the floor,” Piet Vos said.\n\nThe crew handed out blankets.\n\n\
        “My daughter asked me if the boat was going to break in half,” Piet Vos said.";
    let joined =
        "“There was a bang like a lorry hitting a wall, and my daughter asked me if the boat was going to break in half,” Piet Vos said.";
    assert!(told(&[apart, joined]).contains(&("spliced-utterances", Medium)));
}

#[test]
fn a_message_says_who_is_quoted_where_and_leaves_out_the_reporter() {
    let waited = "“We apologise to every family that waited at the harbour,” Lars Menk said. “The ship passed her inspection.”";
    let stood = "“We apologise to every family that stood at the harbour,” Lars Menk said. “The boat passed her inspection.”";
    let found = findings(&[waited, stood]);
    assert_eq!(found.len(), 1, "{found:#?}");
    let message = &found[0].message;
    assert!(message.contains("quotes Lars Menk with") && message.contains("outlet-0") && message.contains("outlet-1"), "{message}");
    assert!(!message.contains("said"), "{message}");
}
