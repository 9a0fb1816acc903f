//! What an event cost: tolls, parts of them, and that nobody came to harm. What must be found, and what must not.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use crossread::events::EventOptions;
use crossread::findings::{Finding, Severity};
use crossread::{Options, compare, read};

/// Paragraphs that make an invented article long enough to be no brief, and not another's print.
const REST: [&str; 2] = [
    "The harbour office was closed.\n\nResidents had gathered since dawn.\n\nShops lowered their shutters.\n\nA council meeting was postponed.\n",
    "Buses were diverted over the bridge.\n\nSchools stayed open.\n\nRain had fallen on the coast.\n\nThe town hall flew its flag at half mast.\n",
];

fn findings(a: &str, b: &str) -> Vec<Finding> {
    let articles = [("a.md", a, REST[0]), ("b.md", b, REST[1])];
    let articles = articles.map(|(name, text, rest)| read::parse(name, format!("{text}\n\n{rest}").as_bytes()).unwrap());
    let options = Options { events: EventOptions { one_event: true, ..EventOptions::default() }, ..Options::default() };
    compare(articles.into(), &options, &|| {}).findings.remove(0)
}

/// The gravest of what is found of numbers, opposites and contradictions in two articles that open on a tram.
fn gravest(a: &str, b: &str) -> Severity {
    let checks = ["differing-number", "self-contradiction", "opposite-polarity", "opposite-direction"];
    let tram = |rest: &str| format!("A tram overturned in Ostrand on Monday. {rest}");
    let found = findings(&tram(a), &tram(b));
    found.iter().filter(|f| checks.contains(&f.check)).map(|f| f.severity).max().unwrap_or(Severity::Info)
}

#[test]
fn a_part_of_a_toll_is_no_other_toll() {
    let cases = [
        ("It left 14 people hurt, three of them badly.", "Three people were badly hurt and 11 slightly, police said."),
        ("Three people died, police said.", "It left 17 people killed or injured, police said."),
        ("Three people died, police said.", "Seventeen people were dead or wounded, police said."),
        ("Two people died and 20 were hurt, police said.", "There were 22 casualties, police said."),
        ("Fourteen people were hurt, some of them seriously.", "The crash seriously injured five people, police said."),
        ("Fourteen people were hurt in the serious accident.", "Fourteen people were hurt, police said."),
        ("Eleven people had injuries that were not life-threatening.", "Eleven people suffered non-life-threatening injuries."),
        ("It killed 84 people, including 10 children.", "It killed 84 people. Ten children were among the dead."),
        ("All but one survived, police said.", "One person died, police said."),
        ("Three people survived in Ostrand, police said.", "Two people died in Ostrand, police said."),
    ];
    for (a, b) in cases {
        assert_eq!(gravest(a, b), Severity::Info, "{a} / {b}");
        assert_eq!(gravest(b, a), Severity::Info, "{b} / {a}");
    }
}

#[test]
fn two_counts_of_one_part_are_a_question() {
    let cases = [
        ("It killed 84 people, including 10 children.", "It killed 84 people. Twelve children were among the dead."),
        (
            "It killed two people. Forty-two people are in a critical condition.",
            "It killed two people. A further 18 are in a critical condition.",
        ),
        ("It badly hurt five people, police said.", "Three people were badly hurt, police said."),
        ("It killed two and wounded another 30.", "It killed two people and injured 36."),
    ];
    for (a, b) in cases {
        assert!(gravest(a, b) >= Severity::Medium, "{a} / {b}");
    }
}

#[test]
fn a_toll_that_is_called_untrue_is_nobodys() {
    let told = "Two people died when a tram overturned in Ostrand, police said.";
    for untrue in [
        "Rumours that 40 people died when a tram overturned in Ostrand are untrue, police said.",
        "Police denied that 40 people died when a tram overturned in Ostrand.",
        "Police said it was not true that 40 people died when a tram overturned in Ostrand.",
        "Reports that 40 people had died when a tram overturned in Ostrand were wrong, police said.",
    ] {
        let found = findings(untrue, told);
        assert!(found.iter().all(|f| f.severity < Severity::Low || f.check == "undated-article"), "{untrue}: {found:?}");
    }
    // the same figure is affirmed and denied
    let found =
        findings("Rumours that 40 people died when a tram overturned in Ostrand are untrue, police said.", &told.replace("Two", "Forty"));
    assert!(found.iter().any(|f| f.check == "opposite-polarity"), "{found:?}");
}

#[test]
fn nobody_harmed_stands_against_a_toll() {
    let hurt = "Three people were hurt, police said.";
    let died = "Three people died, police said.";
    let cases = [
        ("No one was hurt, police said.", hurt),
        ("None of those aboard were hurt, police said.", "Three passengers were hurt, police said."),
        ("None of the passengers was hurt, police said.", "Three passengers were hurt, police said."),
        ("All were unharmed, police said.", hurt),
        ("All were unharmed, police said.", died),
        ("All 40 aboard escaped unhurt, police said.", hurt),
        ("Everyone survived, police said.", died),
        ("There were no casualties, police said.", hurt),
        ("There were no injuries, police said.", hurt),
        ("There were no deaths or injuries, police said.", hurt),
        ("There was no loss of life, police said.", died),
        ("Nobody died, police said.", died),
        ("No one was killed or injured, police said.", hurt),
        ("It added that “no one was injured”.", "Two people suffered minor injuries, police said."),
        ("No one was seriously hurt, police said.", "Three people were seriously hurt, police said."),
        ("No one was hurt, police said.", died),
        ("No one was hurt, police said.", "The tram’s driver was hurt, police said."),
        ("No one was killed, police said.", "A woman was killed, police said."),
        ("Everyone has been accounted for, police said.", "Three people are missing, police said."),
    ];
    for (a, b) in cases {
        assert!(gravest(a, b) >= Severity::Medium, "{a} / {b}");
        assert!(gravest(b, a) >= Severity::Medium, "{b} / {a}");
    }
    assert_eq!(gravest("Nobody died, police said.", died), Severity::High);
}

#[test]
fn what_leaves_room_for_a_toll_is_no_denial_of_it() {
    let hurt = "Three people were hurt, police said.";
    let cases = [
        ("No one was hurt, police said at first.", hurt),
        ("It was not true that no one was hurt, police said.", hurt),
        ("The mayor denied that no one was hurt.", hurt),
        ("Apart from the mate, no one was hurt.", hurt),
        ("No one but the mate was hurt.", hurt),
        ("No one else was hurt.", hurt),
        ("No one was killed, police said.", hurt),
        ("Everyone survived, police said.", hurt),
        ("Not everyone survived, police said.", "Three people died, police said."),
        ("Everyone who survived was taken to a school.", "Three people died, police said."),
        ("Police had hoped that no one was hurt.", hurt),
        ("There were no casualties among the crews at sea.", hurt),
        ("None of the officers was hurt.", hurt),
        ("In Brannock no one was hurt.", hurt),
        ("There were no immediate reports of injuries.", hurt),
        ("No one was hurt, police said.", "In 2012, nine people were hurt there."),
        ("No one was hurt, police said.", "Two years ago nine people were hurt there."),
        ("No one was hurt, police said.", "On Friday two people were hurt in a fire in Ostrand."),
        ("No one was hurt, police said.", "A similar accident hurt two people in Ostrand."),
        ("Two people died, police said.", "Two people died. In 1974 no one was killed when a tram left the rails."),
    ];
    for (a, b) in cases {
        assert_eq!(gravest(a, b), Severity::Info, "{a} / {b}");
        assert_eq!(gravest(b, a), Severity::Info, "{b} / {a}");
    }
}

#[test]
fn one_article_with_a_toll_and_nobody_harmed_contradicts_itself() {
    let both = "Two people suffered minor injuries.\n\nThe port will inspect the rails. It added that “no one was injured”.";
    assert_eq!(gravest(both, "The line was closed."), Severity::Medium);
    let of_two = "Two people were injured.\n\nThe tram also hit a stall. No one was hurt there, a trader said.";
    assert_eq!(gravest(of_two, "The line was closed."), Severity::Info);
}

#[test]
fn a_headline_against_its_text_and_all_others_is_grave() {
    let hurt = "A tram overturned in Ostrand on Monday and three people were hurt, police said.";
    let other = "In Ostrand a tram overturned on Monday, injuring three people, the mayor said.";
    let of = |headline: &str, text: &str, other: &str| {
        let found = findings(&format!("# {headline}\n\n{text}"), other);
        found.iter().filter(|f| matches!(f.check, "differing-number" | "self-contradiction")).map(|f| f.severity).max()
    };
    assert_eq!(of("No one hurt as tram overturns", hurt, other), Some(Severity::High));
    assert_eq!(of("Five hurt as tram overturns", hurt, other), Some(Severity::High));
    assert_eq!(
        of("All survive as tram overturns", &hurt.replace("hurt", "killed"), &other.replace("injuring", "killing")),
        Some(Severity::High)
    );
    let nobody = "A tram overturned in Ostrand on Monday and no one was hurt, police said.";
    assert_eq!(
        of("Three hurt as tram overturns", nobody, "In Ostrand a tram overturned on Monday. No one was hurt, the mayor said."),
        Some(Severity::High)
    );
    assert_eq!(of("Three hurt as tram overturns", hurt, other), None);
    assert_eq!(
        of("No one hurt as tram overturns", hurt, "In Ostrand a tram overturned on Monday, the mayor said."),
        Some(Severity::Medium)
    );
    assert_eq!(of("No one hurt as tram overturns", "A tram overturned in Ostrand on Monday, police said.", other), Some(Severity::High));
}

#[test]
fn who_did_it_may_be_counted_or_not() {
    let found = |other: &str| gravest("It left two people dead, including the gunman.", other);
    assert!(found("A gunman killed one person and himself, police said.") <= Severity::Low);
    assert_eq!(found("A gunman killed four people and himself, police said."), Severity::High);
}
