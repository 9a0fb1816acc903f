//! Names over whole articles: what is one name in two spellings, what is two people, and who claims what.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use crossread::events::EventOptions;
use crossread::findings::{Finding, Severity};
use crossread::{Options, compare, read};

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
