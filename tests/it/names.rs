//! Names over whole articles: what is one name in two spellings, what is two people, and who claims what.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use crossread::internals::events::EventOptions;
use crossread::internals::findings::{Finding, Severity};
use crossread::internals::read;
use crossread::{Options, compare};

/// Paragraphs that make an invented article long enough to be no brief, and not another's print.
const REST: [&str; 3] = [
    "The harbour has been dredged often.\n\nShopkeepers swept their steps.\n\nA choir was to sing.\n\nNobody would guess the cost.\n",
    "Rain is forecast by the sailors.\n\nThe baker opened late.\n\nPigeons settled on the roof.\n\nA band is looking for a drummer.\n",
    "Trees were felled along the road.\n\nThe museum keeps a map.\n\nGoats graze below the wall.\n\nThe bell needs a new rope.\n",
];

fn findings(texts: &[&str]) -> Vec<Finding> {
    let articles = texts
        .iter()
        .enumerate()
        .map(|(n, t)| read::parse(&format!("{n}.txt"), format!("{t}\n\n{}", REST[n]).as_bytes()).unwrap())
        .collect();
    let options = Options { events: EventOptions { one_event: true, ..EventOptions::default() }, ..Options::default() };
    compare(articles, &options, &|| {}).findings.remove(0)
}

/// The alarms about names, offices and claimants.
fn alarms(texts: &[&str]) -> Vec<(&'static str, String)> {
    let checks = ["differing-name", "differing-role", "differing-claimant", "self-contradiction"];
    let found = findings(texts).into_iter().filter(|f| checks.contains(&f.check) && f.severity > Severity::Info);
    found.map(|f| (f.check, f.message)).collect()
}

#[test]
fn a_bare_family_name_that_its_article_spells_in_two_ways() {
    let text = "Olan Drattell saw the lorry turn.\n\nThe barrier gave way, Drattell told the board.\n\n“It never slowed,” Dartell said of the lorry.";
    let found = alarms(&[text, "The lorry turned at noon in Ellery."]);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].0 == "self-contradiction" && found[0].1.starts_with("How is “Olan Drattell” spelt?"), "{found:?}");
}

#[test]
fn a_name_that_one_of_three_papers_spells_otherwise() {
    let text = |name: &str| format!("The lorry was seen by {name}, a baker of Ellery.\n\nThe barrier gave way at noon.");
    for (two, one) in [("Ines Caselotte", "Ines Casalotte"), ("Hayley Orren", "Haley Orren"), ("Peter Woodwardt", "Peter Woodardt")] {
        let found = alarms(&[&text(two), &text(two), &text(one)]);
        assert_eq!(found.iter().map(|f| f.0).collect::<Vec<_>>(), ["differing-name"], "{two} {one}: {found:?}");
    }
}

#[test]
fn two_people_and_other_alphabets_are_no_slip() {
    let text = |name: &str| format!("The lorry was seen by {name}, a baker of Ellery.\n\nThe barrier gave way at noon.");
    for (two, one) in [
        ("Sergei Gordanov", "Sergey Gordanov"),
        ("Yiannis Kelarakis", "Giannis Kelarakis"),
        ("Mohammed Darzi", "Muhammad Darzi"),
        ("Kathryn Orren", "Katie Orren"),
        ("Paul Orren", "Paula Orren"),
    ] {
        assert_eq!(alarms(&[&text(two), &text(two), &text(one)]), [], "{two} {one}");
    }
    let office = |name: &str| format!("Norwegian President {name} warned of the abyss at noon.\n\nThe barrier gave way.");
    for (two, one) in [("Karolos Darvin", "Carolos Darvin"), ("Yiannis Darvin", "Giannis Darvin")] {
        assert_eq!(alarms(&[&office(two), &office(two), &office(one)]), [], "{two} {one}");
    }
    let both = "Ana Carrow and Ana Marrow saw the lorry. Carrow ran.\n\nMarrow called the police, and Carrow stayed.";
    assert_eq!(alarms(&[both, "The lorry turned at noon in Ellery."]), []);
}

#[test]
fn a_body_that_ends_in_two_kinds() {
    let text = |name: &str| format!("A jet of {name} turned back over Ellery.\n\nThe passengers had to wait.");
    let found = alarms(&[&text("Orrendal Airways"), &text("Orrendal Airways"), &text("Orrendal Airlines")]);
    assert_eq!(found.iter().map(|f| f.0).collect::<Vec<_>>(), ["differing-name"], "{found:?}");
    let found = alarms(&[&text("Orrendal Airways"), &text("Orrendal Airways"), &text("Orrendal Motors")]);
    assert_eq!(found, []);
}

#[test]
fn one_accusation_by_two_bodies() {
    let first = "The mining inspectorate said it had warned Brightwater twice that water was collecting inside the tip.";
    let union = "Brightwater had been warned twice about the water in the tip, according to the quarry workers’ union.";
    let found = alarms(&[first, union]);
    assert_eq!(found.iter().map(|f| f.0).collect::<Vec<_>>(), ["differing-claimant"], "{found:?}");
    // police and officials speak for one another, and a spokesman for his office
    for (x, y) in [("Police", "Officials"), ("The mining inspectorate", "Inspectorate spokesman Max Brand")] {
        let told = |who: &str| format!("{who} said the company had been warned twice that water was collecting inside the tip.");
        assert_eq!(alarms(&[&told(x), &told(y)]), [], "{x} {y}");
    }
}

/// The checks that raise an alarm on two texts.
fn raised(a: &str, b: &str) -> Vec<&'static str> {
    alarms(&[a, b]).into_iter().map(|f| f.0).collect()
}

#[test]
fn a_company_a_ship_or_a_work_that_a_letter_parts() {
    for (a, b) in [
        (
            "A woman in Ellery got a bill for a billion from her power company.\n\nTesnelac, the company that runs the network, said it did not know how it happened.",
            "A billion was asked of a woman in Ellery.\n\nTesnelec, the company that runs the network, said the figure was an error.",
        ),
        (
            "A spokesman for Brelcom said the network was down in Ellery for two hours.",
            "The network was down in Ellery for two hours, a spokeswoman for Brelcon said.",
        ),
        (
            "The actor, known from the series Master of Tides, was arrested on Monday in Ellery.",
            "The actor of the series Masters of Tides was arrested in Ellery on Monday.",
        ),
        (
            "The station Tangun-1, or “Heavenly Palace”, fell into the sea on Monday.",
            "The station, called Tangun-1 or “Heavenly Place”, came down over the sea on Monday.",
        ),
    ] {
        assert_eq!(raised(a, b), ["differing-name"], "{a}\n{b}");
    }
}

#[test]
fn a_name_spelt_in_two_ways_within_one_article() {
    let text = "Zhao Sidong, five, fell into a deserted well on Sunday, his family said.\n\nThe child, named Zhao Zidong by the papers, \
                fell into the deserted well.\n\nThe well is near the house of Zhao Zidong.";
    assert_eq!(raised(text, "A child fell into a well in Ellery."), ["self-contradiction"]);
}

#[test]
fn endings_listed_words_and_neighbours_are_no_other_spelling() {
    for (a, b) in [
        ("Shares of Austria fell in Ellery on Monday.", "Shares of Australia fell in Ellery on Monday."),
        ("The envoy of Niger left Ellery on Monday.", "The Nigerian envoy left Ellery on Monday."),
        ("He wrote of Missouri for the Ellery Post.", "He wrote of Mississippi for the Ellery Post."),
        ("The Democrat said the bill would pass.", "The Democrats said the bill would pass."),
        ("The Bank of Ellery said rates would rise.", "The Banks of Ellery said rates would rise."),
        ("The Kodell Theater in Ellery was full on Monday.", "The Kodell Theatre in Ellery was full on Monday."),
        // one article has both: two firms
        ("Shares of Ostavix and of Ostavik fell in Ellery.", "Shares of Ostavik fell in Ellery on Monday."),
        // villages of another alphabet
        ("The quake was felt in the village of Dargahan.", "The quake was felt in the village of Dargehan."),
    ] {
        let found: Vec<_> = alarms(&[a, b]).into_iter().filter(|f| f.1.contains("spelt")).collect();
        assert_eq!(found, [], "{a}\n{b}");
    }
}

#[test]
fn an_office_and_one_below_it_or_left_or_shared() {
    for (x, y) in [
        ("Deputy chief inspector Mara Venn", "Chief inspector Mara Venn"),
        ("Mara Venn, the senior assistant coach,", "The coach Mara Venn"),
        ("Mara Venn, acting director of the Reef Institute,", "Mara Venn, director of the Reef Institute,"),
        ("Mara Venn, a former Brelcom engineer,", "Mara Venn, a Brelcom engineer,"),
        ("Mara Venn, one of the creators of the series,", "Mara Venn, the creator of the series,"),
        ("Mara Venn, co-founder of Brelcom,", "Mara Venn, founder of Brelcom,"),
    ] {
        let found = raised(&format!("{x} said the gate was open in Ellery."), &format!("{y} said the gate in Ellery was open."));
        assert_eq!(found, ["differing-role"], "{x} {y}");
    }
}

#[test]
fn a_vaguer_title_and_a_second_office_are_none() {
    for (x, y) in [
        ("The coach Mara Venn", "Mara Venn, the first base coach,"),
        ("Mara Venn, an assistant coach,", "Mara Venn, a coach,"),
        ("Mara Venn, the assistant coach,", "The first base coach Mara Venn"),
        ("Associate professor Mara Venn", "Professor Mara Venn"),
        ("Former president Mara Venn", "President Mara Venn"),
        ("Mara Venn, former head of the navy,", "Mara Venn, head of the Reef Institute,"),
        ("Mara Venn, deputy inspector of the navy,", "Mara Venn, inspector of the Reef Institute,"),
        ("Mara Venn, founder of Brelcom,", "Mara Venn, chief executive of Brelcom,"),
        ("Mara Venn, the mayor of Ellery,", "Mara Venn, a nurse from Ellery,"),
    ] {
        let found = raised(&format!("{x} said the gate was open in Ellery."), &format!("{y} said the gate in Ellery was open."));
        assert_eq!(found, [] as [&str; 0], "{x} {y}");
    }
}
