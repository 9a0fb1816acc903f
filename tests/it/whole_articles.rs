//! Claims of whole articles: what is told in sentences that share little, and checks on coverage.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use crossread::events::EventOptions;
use crossread::findings::{Finding, Severity};
use crossread::{Options, compare, read};

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
fn the_first_tolls_of_articles_make_one_question() {
    let texts = [
        ("2025-03-03", "A tram left the rails in Ostrand on Monday, killing at least two people, the fire chief said."),
        ("2025-03-03", "The number of people known to have died when a tram overturned in Ostrand rose to six on Monday."),
        ("2025-03-03", "At least two people are dead after a tram accident in Ostrand, where a crash killed 31 in 1974."),
        ("2025-03-04", "Seven people have died since a tram came off its rails in Ostrand."),
    ];
    let found = findings(&texts);
    let numbers = of(&found, "differing-number");
    assert_eq!(numbers.len(), 1, "{found:?}");
    assert_eq!(numbers[0].readings.len(), 3, "{numbers:?}");
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
fn the_gravely_injured_are_a_part_of_the_injured() {
    let texts = [
        ("2025-03-03", "A tram left the rails in Ostrand and 25 people were injured."),
        ("2025-03-03", "In Ostrand four people were taken to hospital with serious injuries when a tram left the rails."),
    ];
    assert_eq!(of(&findings(&texts), "differing-number").len(), 0);
}

#[test]
fn an_age_without_a_name_is_compared_in_openings_only() {
    let texts = [
        ("2025-03-03", "Dozens of divers are searching a flooded mine for a five-year-old boy."),
        ("2025-03-03", "The six-year-old, who fell into the flooded mine on Sunday, had been picking berries."),
    ];
    assert_eq!(of(&findings(&texts), "differing-number").len(), 1);
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
fn the_day_of_the_event_is_compared_by_its_verb() {
    let texts = [
        ("2025-10-10", "The Sula Star, which had 64 people on board, hit the western breakwater on Thursday."),
        ("2025-10-11", "The catamaran that struck the breakwater here on Wednesday afternoon had reported a fault, its log shows."),
    ];
    let found = findings(&texts);
    let dates = of(&found, "differing-date");
    assert_eq!(dates.len(), 1, "{found:?}");
    assert_eq!(dates[0].severity, Severity::High);
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

/// Findings of low or more between two texts of one day.
fn alarms(a: &str, b: &str) -> Vec<&'static str> {
    let found = findings(&[("2025-03-03", a), ("2025-03-03", b)]);
    found.iter().filter(|f| f.severity > Severity::Info).map(|f| f.check).collect()
}

#[test]
fn nobody_hurt_stands_against_a_toll() {
    let toll = "Two people were injured when a barge that carried fireworks caught fire off Ostrand on Monday.";
    let found = |other: &str| alarms(toll, other).contains(&"differing-number");
    assert!(found("A barge that carried fireworks caught fire off Ostrand on Monday, but no one was injured, the organisers said."));
    assert!(found("A barge caught fire off Ostrand on Monday. There were no injuries, the coastguard in Ostrand said."));
    // others than those may have been
    assert!(!found("A barge caught fire off Ostrand on Monday. No one else was hurt, the coastguard in Ostrand said."));
    assert!(!found("A barge caught fire off Ostrand on Monday. Nobody was seriously injured, the coastguard in Ostrand said."));
    assert!(!found("A barge caught fire off Ostrand on Monday. No injuries were immediately reported in Ostrand."));
}

#[test]
fn an_allegation_that_is_called_untrue_is_denied() {
    let told = "The girl threw stones at the soldiers in Ostrand on Monday, the army said.";
    let denied = |other: &str| alarms(told, other).contains(&"opposite-polarity");
    assert!(denied("The charges that the girl threw stones at the soldiers in Ostrand are false, her lawyer said."));
    assert!(denied("Her lawyer dismissed claims that the girl threw stones at the soldiers in Ostrand."));
    assert!(!denied("Her lawyer discussed the charges that the girl threw stones at the soldiers in Ostrand."));
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

#[test]
fn what_is_called_untrue_agrees_with_a_denial_of_it() {
    let against = |a: &str, b: &str| alarms(a, b).contains(&"opposite-polarity");
    let denied = "The engine of the ferry did not fail off Ostrand, Ilse Varga said.";
    assert!(!against("Claims that the engine of the ferry failed off Ostrand are untrue, Ilse Varga said.", denied));
    assert!(!against("It is not true that the engine of the ferry failed off Ostrand, Ilse Varga said.", denied));
    let told = "The engine of the ferry failed off Ostrand on Monday, Ilse Varga said.";
    assert!(against("Claims that the engine of the ferry failed off Ostrand are untrue, Ilse Varga said.", told));
}

#[test]
fn a_state_is_denied_in_one_article_and_affirmed_in_another() {
    let pair = |a: &'static str, b: &'static str| findings(&[("2025-03-03", a), ("2025-03-03", b)]);
    let cases = [
        ("The lorry is not insured, the ministry said.", "The lorry is insured, its owner said on Monday."),
        (
            "Harvo's relay satellite is not out of control, an engineer has said.",
            "Harvo's satellite has been out of control for months now.",
        ),
    ];
    for (a, b) in cases {
        assert_eq!(of(&pair(a, b), "opposite-polarity").len(), 1, "{a} / {b}");
    }
    let silent = [
        ("The lorry is not yet insured, the ministry said.", "The lorry is insured, its owner said on Monday."),
        ("The captain was not charged with murder.", "The captain was charged with theft on Monday."),
        ("The bridge is only partly closed.", "The bridge is closed, the police said."),
    ];
    for (a, b) in silent {
        assert_eq!(of(&pair(a, b), "opposite-polarity").len(), 0, "{a} / {b}");
    }
}

#[test]
fn one_thing_is_the_deadliest_and_one_of_the_deadliest() {
    let texts = [
        ("2025-03-03", "It is the deadliest tram accident in the history of Harvo."),
        ("2025-03-03", "The crash is one of the deadliest tram accidents in the country's history."),
    ];
    assert_eq!(of(&findings(&texts), "differing-modality").len(), 1);
}

#[test]
fn a_measure_before_its_noun_is_that_of_the_thing() {
    let texts = [
        ("2025-03-03", "The thieves used a 19-ton delivery truck to block the promenade. The truck was old."),
        ("2025-03-03", "Police stopped the driver of the 25-ton, unmarked truck on the promenade. The truck burned."),
    ];
    assert_eq!(of(&findings(&texts), "differing-number").len(), 1);
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
fn two_papers_with_two_spellings_are_told_though_nothing_says_which_is_right() {
    let names = |x: &str, y: &str| {
        of_one_day(
            &format!("The owner, {x}, bought the hotel in 2015 and spent much on it."),
            &format!("{y} spoke to reporters on the promenade on Monday, he said."),
        )
    };
    for (x, y) in [("Duarte Velasco", "Duarte Velazco"), ("Arvid Lunde", "Arvid Lund"), ("Marc Bendorf", "Mark Bendorf")] {
        expect(&names(x, y), "differing-name", 1);
    }
    // what another alphabet allows is no slip
    expect(&names("Sergei Orlansky", "Sergey Orlanskiy"), "differing-name", 0);
}

#[test]
fn sums_with_the_same_digits_are_told_where_a_word_is_shared() {
    let found = of_one_day(
        "The bookkeeper was sent to prison on Monday for taking £1.2 million from the charity in Ostrand.",
        "His counsel said that the total lost in Ostrand was “not a penny short of £2.1 million”.",
    );
    expect(&found, "differing-number", 1);
    expect(&of_one_day("The damage was put at 120,000 euros.", "Damage of 12,000 euros was done."), "differing-number", 1);
}

#[test]
fn sums_of_two_things_are_two_sums_whatever_their_digits() {
    for (x, y) in [
        ("Insurers think the loss will come to £4.2 million.", "A grant of £2.4 million had been promised for a museum of wool."),
        ("A reward of £10,000 is on offer.", "The pumps hired for the night cost £100,000."),
        ("Turnover was £7.6 million.", "Profit was £6.7 million."),
    ] {
        expect(&of_one_day(x, y), "differing-number", 0);
    }
}

#[test]
fn an_age_is_told_in_more_words_than_one() {
    let found = of_one_day(
        "Rescuers in Ostrand are trying to reach a five-year-old boy who is trapped in a well.",
        "In a village near Ostrand a boy of six has been stuck in a well.",
    );
    expect(&found, "differing-number", 1);
}

#[test]
fn whoever_hands_somebody_a_letter_lends_him_no_office() {
    let found = of_one_day(
        "The prime minister handed Viktor Haas the letter of his dismissal.",
        "Transport minister Viktor Haas resigned on Monday.",
    );
    expect(&found, "differing-role", 0);
}

#[test]
fn sentences_that_are_one_but_for_a_word_are_compared_as_if_they_stood_alone() {
    let found = of_one_day(
        "The tunnel under the old stage was empty when the roof fell in.",
        "The tunnel under the old stage was full when the roof fell in.",
    );
    expect(&found, "opposite-direction", 1);
}

#[test]
fn each_value_has_its_own_time_or_subject() {
    let silent = |a: &str, b: &str| expect(&findings(&[("", a), ("", b)]), "differing-number", 0);
    silent(
        "Orders for oak masts rose 1.4 percent in July, the guild said.",
        "Oak mast orders fell 0.9 percent in August after rising in July, the guild reported.",
    );
    silent(
        "The 45-minute film on the lock was cut from a two-hour version.",
        "The original two-hour film on the lock was cut to 45 minutes.",
    );
    silent("Seven people were killed in Ostrand and 12 nationwide.", "Twelve people were killed across the country.");
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
