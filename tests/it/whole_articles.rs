//! Claims of whole articles: what is told in sentences that share little, and checks on coverage.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use crossread::internals::events::EventOptions;
use crossread::internals::findings::{Finding, Severity};
use crossread::internals::read;
use crossread::{Options, compare};

/// Paragraphs that make an invented article long enough to be no brief, and not another's print.
const REST: [&str; 4] = [
    "The harbour has been dredged often.\n\nShopkeepers swept their steps.\n\nA choir was to sing.\n\nNobody would guess the cost.\n",
    "Rain is forecast by the sailors.\n\nThe baker opened late.\n\nPigeons settled on the roof.\n\nA band is looking for a drummer.\n",
    "Trees were felled along the road.\n\nThe museum keeps a map.\n\nGoats graze below the wall.\n\nThe bell needs a new rope.\n",
    "Painters have repaired the gate.\n\nThe library lends umbrellas.\n\nFog hid the island.\n\nA dog slept through it.\n",
];

fn findings(texts: &[(&str, &str)]) -> Vec<Finding> {
    let name = |n: usize| format!("{}.md", (b'a' + n as u8) as char);
    let text = |n: usize, (date, text): &(&str, &str)| {
        let front = if date.is_empty() { String::new() } else { format!("---\ndate: {date}\n---\n\n") };
        format!("{front}{text}\n\n{}", REST[n])
    };
    let articles = texts.iter().enumerate().map(|(n, t)| read::parse(&name(n), text(n, t).as_bytes()).unwrap()).collect();
    let options = Options { events: EventOptions { one_event: true, ..EventOptions::default() }, ..Options::default() };
    compare(articles, &options, &|| {}).findings.remove(0)
}

fn of<'a>(found: &'a [Finding], check: &str) -> Vec<&'a Finding> {
    found.iter().filter(|f| f.check == check).collect()
}

#[test]
fn a_toll_of_another_day_has_moved() {
    let texts = [
        ("2025-03-03", "A tram left the rails in Ostrand on Monday, killing two people, the fire chief said."),
        ("2025-03-05", "Six people are known to have died in the tram accident in Ostrand."),
    ];
    let found = findings(&texts);
    assert_eq!(of(&found, "differing-number").len(), 0, "{found:?}");
    assert_eq!(of(&found, "changed-with-time").len(), 1, "{found:?}");
}

#[test]
fn one_article_that_spells_a_name_in_two_ways_is_told_so() {
    let texts = [
        ("2025-03-03", "Jonas Trimmel saw the tram overturn in Ostrand.\n\n“It went over like a toy,” said Jonas Trimell, a baker."),
        ("2025-03-03", "A tram overturned in Ostrand."),
    ];
    let found = findings(&texts);
    assert_eq!(of(&found, "self-contradiction").len(), 1, "{found:?}");
}

#[test]
fn what_only_one_of_three_sources_has_is_a_note() {
    let texts = [
        (
            "2025-03-03",
            "A tram overturned in Ostrand on Monday.\n\nIts brakes had been repaired 17 times since autumn, a workshop ledger shows.",
        ),
        ("2025-03-03", "A tram overturned on Monday in the middle of Ostrand."),
        ("2025-03-03", "In Ostrand a tram overturned on Monday, witnesses said."),
    ];
    let found = findings(&texts);
    let alone = of(&found, "only-here");
    assert_eq!(alone.len(), 0, "a sentence that shares nothing with the event is not taken: {alone:?}");
    let texts = [
        (
            texts[0].0,
            "A tram overturned in Ostrand on Monday.\n\nThe brakes of the tram had been repaired 17 times since autumn, a workshop ledger shows.",
        ),
        texts[1],
        texts[2],
    ];
    let found = findings(&texts);
    let alone = of(&found, "only-here");
    assert_eq!(alone.len(), 1, "{found:?}");
    assert_eq!(alone[0].severity, Severity::Info);
    assert_eq!(of(&findings(&texts[..2]), "only-here").len(), 0, "two sources are too few");
}

#[test]
fn days_without_a_date_hang_in_the_air() {
    let texts = [("", "The tram overturned yesterday morning in Ostrand."), ("2025-03-04", "The tram overturned yesterday in Ostrand.")];
    let found = findings(&texts);
    let hanging = of(&found, "relative-date");
    assert_eq!(hanging.len(), 1, "{found:?}");
    assert_eq!(hanging[0].locations[0].article, 0);
}

#[test]
fn a_draft_is_told_what_all_its_sources_have() {
    let parse = |n: usize, text: &str| read::parse(&format!("{n}.md"), format!("{text}\n\n{}", REST[n]).as_bytes()).unwrap();
    let draft = parse(0, "A tram overturned in Ostrand on Monday.");
    let options = Options {
        events: EventOptions { one_event: true, ..EventOptions::default() },
        draft: Some(draft.id.clone()),
        ..Options::default()
    };
    let sources = [
        parse(1, "A tram overturned in Ostrand on Monday and 23 people were hurt."),
        parse(2, "In Ostrand 23 passengers were injured when a tram fell over."),
    ];
    let articles = std::iter::once(draft).chain(sources).collect();
    let found = compare(articles, &options, &|| {}).findings.remove(0);
    let missing = of(&found, "missing-in-draft");
    assert_eq!(missing.len(), 1, "{found:?}");
    assert!(missing[0].message.contains("23"), "{}", missing[0].message);
}

#[test]
fn a_headline_is_held_against_its_own_text_and_against_others() {
    let article = |title: &str, text: &str| format!("---\ntitle: {title}\ndate: 2025-03-03\nsource: {title}\n---\n\n{text}\n\n{}", REST[0]);
    let own =
        article("58 killed as tram overturns in Ostrand", "At least 60 people were killed when a tram overturned in Ostrand on Monday.");
    let other = format!("---\ndate: 2025-03-03\n---\n\nA tram overturned in Ostrand on Monday, killing at least 60 people.\n\n{}", REST[1]);
    let articles = vec![read::parse("a.txt", own.as_bytes()).unwrap(), read::parse("b.txt", other.as_bytes()).unwrap()];
    let options = Options { events: EventOptions { one_event: true, ..EventOptions::default() }, ..Options::default() };
    let found = compare(articles, &options, &|| {}).findings.remove(0);
    let own = of(&found, "self-contradiction");
    assert_eq!(own.len(), 1, "{found:?}");
    assert!(own[0].locations.iter().any(|l| l.span.start == 0), "the headline is evidence: {own:?}");
}

#[test]
fn long_names_that_are_a_letter_apart_are_told() {
    let texts = |other: &'static str| {
        [
            ("2025-03-03", "Three former pilots who had met by chance founded the Centre for Humane Shipping in Ostrand on Monday."),
            ("2025-03-03", "The Centre for Humane Shipping opened its doors in Ostrand on Monday, its founders said."),
            ("2025-03-03", other),
        ]
    };
    let found = |other| of(&findings(&texts(other)), "differing-name").len();
    assert_eq!(found("A union for pilots, the Centre for Human Shipping, was founded in Ostrand on Monday."), 1);
    assert_eq!(found("A union for pilots, the Center for Humane Shipping, was founded in Ostrand on Monday."), 0);
    assert_eq!(found("A union for pilots, the Centre for Marine Shipping, was founded in Ostrand on Monday."), 0);
}

#[test]
fn one_form_of_a_word_for_another_is_a_change_of_her_words() {
    let texts = [
        ("2025-03-03", "“It is one of the biggest regrets of my life,” Max Brand said of the crash in Ostrand."),
        ("2025-03-03", "Max Brand called the crash in Ostrand “the biggest regret of my life”."),
    ];
    let found = findings(&texts);
    assert!(found.iter().any(|f| f.check == "quotation-cut-short" && f.severity >= Severity::Medium), "{found:?}");
}

#[test]
fn words_said_in_two_months_are_told() {
    let texts = [
        ("2025-03-03", "Ana Holt said in November that the network was “ripping apart the social fabric of how society works”."),
        (
            "2025-03-03",
            "In December, Ana Holt said she felt guilty about tools that “are ripping apart the social fabric of how society works”.",
        ),
    ];
    assert_eq!(of(&findings(&texts), "utterance-on-two-days").len(), 1);
}

#[test]
fn a_word_left_out_behind_the_first_is_a_cut() {
    let texts = [
        ("2025-03-03", "“No high-speed ferry should be entering a harbour at twenty-eight knots in that wind,” said Petra Vanning."),
        ("2025-03-03", "Ferries stayed out of Ostrand. “No ferry should be entering a harbour at twenty-eight knots,” Petra Vanning said."),
    ];
    let found = findings(&texts);
    assert_eq!(of(&found, "quotation-cut-short").len(), 1, "{found:?}");
}

#[test]
fn who_alone_is_named_in_the_paragraph_is_named_beside_the_words() {
    let words = "“She came round the point like a horse that has seen the stable,”";
    let other = |text: &str| {
        let first = format!("{words} the harbourmaster Owen Skerrit said.");
        of(&findings(&[("2025-03-03", &first), ("2025-03-03", text)]), "same-words-other-speaker").len()
    };
    assert_eq!(other(&format!("Fisherman Ned Tolliver, 55, saw it all. {words} he said.")), 1);
    // "he" may be either of two
    assert_eq!(other(&format!("Fisherman Ned Tolliver ran to Owen Skerrit. {words} he said.")), 0);
}

#[test]
fn words_in_marks_are_held_against_one_another_where_the_clause_leaves_no_doubt() {
    let altered = |a: &str, b: &str| of(&findings(&[("2025-03-03", a), ("2025-03-03", b)]), "altered-quotation").len();
    let said = |words: &str| format!("Mayor Ana Holt said the company had “{words} every warning we sent” before the accident.");
    assert_eq!(altered(&said("ignored"), &said("heeded")), 1);
    let plain = "“At no point was anyone in the water,” said Commander Ilse Varga.";
    assert_eq!(altered(plain, "“At no point was anyone in danger,” Varga said."), 1);
    let twice = |n: &str| format!("“We checked the hull {n} before the crossing and found nothing wrong,” said Captain Piet Vos.");
    assert_eq!(altered(&twice("twice"), &twice("once")), 1);
    // two papers put marks around two words of one sentence
    assert_eq!(altered("Ana Holt said the plan was “bold” and cheap.", "Ana Holt said the plan was bold and “cheap”."), 0);
}

/// `times` findings of a check.
#[track_caller]
fn expect(found: &[Finding], check: &str, times: usize) {
    assert_eq!(of(found, check).len(), times, "{check}: {found:?}");
}

/// Findings of two whole articles of one day.
fn of_one_day(x: &str, y: &str) -> Vec<Finding> {
    findings(&[("2025-03-03", x), ("2025-03-03", y)])
}

#[test]
fn a_quotation_is_followed_to_the_name_behind_its_speaker_and_to_its_last_word() {
    let found = of_one_day(
        "“We have acted the moment we knew,” said managing director Sylvie Tran in Ostrand.",
        "Sylvie Tran defended herself in Ostrand. “We have acted the moment we could,” she said.",
    );
    expect(&found, "altered-quotation", 1);
    let found = of_one_day(
        "“You cannot outrun smoke on a staircase,” said fire chief Marta Oliva in Ostrand.",
        "“You cannot outrun smoke on a staircase,” the man, a tourist named Colin Hurst, said in Ostrand. “I was at sea for years.”",
    );
    expect(&found, "same-words-other-speaker", 1);
}

#[test]
fn what_many_say_and_whoever_is_not_named_make_no_second_speaker() {
    for (x, y) in [
        (
            "“Our thoughts are with the families,” said Ida Moss in Ostrand.",
            "“Our thoughts are with the families,” said Ian Pike in Ostrand.",
        ),
        (
            "Mia Cole was found on the roof in Ostrand. Her mother wept. “I prayed all night that she would be found,” she said.",
            "“I prayed all night that she would be found,” said her mother, Ida Moss, in Ostrand.",
        ),
        (
            "“The mill was safe and had been checked,” said the widow of its designer, Ned Pym, in Ostrand.",
            "“The mill was safe and had been checked,” said Ida Moss, whose husband drew the mill in Ostrand.",
        ),
        (
            "Tom Hale, 40, was on the roof in Ostrand. “I paid for the sprinklers out of my own pocket,” said the 61-year-old.",
            "“I paid for the sprinklers out of my own pocket,” said Ida Moss, 61, in Ostrand.",
        ),
    ] {
        expect(&of_one_day(x, y), "same-words-other-speaker", 0);
    }
}
