//! Sentences that stand alone, as briefs and captions do: what must be found, and what must not.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use crossread::events::EventOptions;
use crossread::findings::Severity;
use crossread::{Options, compare, read};

/// The checks that alarm on two sentences.
fn alarms(a: &str, b: &str) -> Vec<&'static str> {
    let articles = [("a.txt", a), ("b.txt", b)].map(|(name, text)| read::parse(name, format!("{text}\n").as_bytes()).unwrap());
    let options = Options { events: EventOptions { one_event: true, ..EventOptions::default() }, ..Options::default() };
    let found = compare(articles.into(), &options, &|| {}).findings.remove(0);
    found.iter().filter(|f| f.severity > Severity::Info && f.locations.len() > 1).map(|f| f.check).collect()
}

fn is_found(cases: &[(&str, &str, &str)]) {
    for (a, b, check) in cases {
        assert!(alarms(a, b).contains(check), "{a} / {b}: {:?}", alarms(a, b));
        assert!(alarms(b, a).contains(check), "{b} / {a}: {:?}", alarms(b, a));
    }
}

fn is_silent(cases: &[(&str, &str)]) {
    for (a, b) in cases {
        assert_eq!(alarms(a, b), Vec::<&str>::new(), "{a} / {b}");
        assert_eq!(alarms(b, a), Vec::<&str>::new(), "{b} / {a}");
    }
}

#[test]
fn one_holds_possible_intends_or_believes_what_the_other_states() {
    is_found(&[
        (
            "The vote in Lowen will be held on a two-party basis in December.",
            "The vote in Lowen could be held on a two-party basis in December.",
            "differing-modality",
        ),
        (
            "The council has released the report on the harbour fire.",
            "The council hopes to release the report on the harbour fire.",
            "differing-modality",
        ),
        (
            "The radar was launched from Kestova in 2011.",
            "The radar was supposed to be launched from Kestova in 2011.",
            "differing-modality",
        ),
        (
            "Officials are investigating whether a second ferry was involved in the collision.",
            "Officials have established that a second ferry was involved in the collision.",
            "differing-modality",
        ),
    ]);
    is_silent(&[
        ("The council plans to release the report on the fire.", "The council will release the report on the fire."),
        ("The storm could raise the river by a metre in Lowen.", "The storm would raise the river by a metre in Lowen."),
        ("They could see the wreck of the ferry from the quay.", "They saw the wreck of the ferry from the quay."),
        ("Settlers met in Lowen, hoping to stop the dredging.", "Settlers gathered in Lowen, hoping to stop the dredging."),
    ]);
}

#[test]
fn who_says_it_differs() {
    is_found(&[
        (
            "Police said two women died at a branch of the bank which caught fire.",
            "Union officials said two women died at a branch of the bank which caught fire.",
            "differing-claimant",
        ),
        (
            "Kell was stopped for speeding early on Sunday, the highway patrol said.",
            "Kell was stopped for speeding early on Sunday, the team said.",
            "differing-claimant",
        ),
    ]);
    is_silent(&[
        (
            "Police said two women died at a branch of the bank which caught fire.",
            "Officers said two women died at a branch of the bank which caught fire.",
        ),
        (
            "Two women died at a branch of the bank which caught fire.",
            "Police said two women died at a branch of the bank which caught fire.",
        ),
    ]);
}

#[test]
fn one_thing_is_called_two_kinds_of_thing() {
    is_found(&[
        ("Ana Holt ( born 3 May 1949 ) is a Norwegian chef , writer and critic .", "Ana Holt is a runner .", "differing-kind"),
        ("Ana Holt -LRB- -LSB- holt -RSB- ; born 3 May 1949 -RRB- is a runner and coach .", "Ana Holt is a chef .", "differing-kind"),
        ("Corvane is the eleventh studio album by the band Lowen Rovers .", "Corvane is a live album by Lowen Rovers .", "differing-kind"),
        ("Lowenia are a group of small marine mammals .", "Lowenia are reptiles .", "differing-kind"),
    ]);
    is_silent(&[
        ("Ana Holt is a Norwegian singer , songwriter and producer .", "Ana Holt is a pop music performer ."),
        ("Ana Holt is a Norwegian actress and painter .", "Ana Holt is an actress ."),
        ("Corvane is a county seat and city in Lowen .", "Corvane is a city in Lowen ."),
    ]);
}

#[test]
fn another_name_stands_in_the_same_place() {
    is_found(&[
        ("Kell is a footballer who plays as a forward for the club Ostrand Rovers .", "Kell is a forward at Brannock .", "differing-name"),
        (
            "The trains collided in the tunnel that carries passengers between Lowen and Ostrand.",
            "The trains collided in the old tunnel that carries passengers between Lowen and Brannock.",
            "differing-name",
        ),
    ]);
    is_silent(&[
        ("The climber fell about 150 metres on Mount Lowen on Friday.", "The climber fell about 150 metres on Mt Lowen on Friday."),
        ("Ana Holt told the council that the quay is safe.", "Holt told the council that the quay is safe."),
    ]);
}

#[test]
fn a_label_behind_a_title_dates_nothing() {
    is_silent(&[("The film was released in Breda on 19 December 1998 .", "Corvane ( 1997 film ) was released in December .")]);
}

#[test]
fn ages_sums_and_lower_bounds() {
    is_silent(&[(
        "Aske, 61, opened fire at an office in Lowen on Friday, killing one man.",
        "Aske, 61, opened fire at an office in Lowen on Friday, killing Benjamin Bank, 40.",
    )]);
    is_found(&[
        (
            "The victims are Ana Holt, 61, and Robyn Aske, 48.",
            "Police named the victims as 61-year-old Ana Holt and 38-year-old Robyn Aske.",
            "differing-number",
        ),
        (
            "An earthquake has hit southern Harvo, killing at least 10 people and damaging villages.",
            "An earthquake has hit southern Harvo, killing at least three people and damaging villages.",
            "differing-number",
        ),
        (
            "Kell finished his career in 1978 with 2,290 points for Lowen.",
            "Kell finished his career in 1978 with 2,209 points for Lowen.",
            "differing-number",
        ),
    ]);
}

#[test]
fn nobody_and_a_toll() {
    is_found(&[
        (
            "Four people were killed in the crash on the coast road.",
            "No one was killed in the crash on the coast road.",
            "differing-number",
        ),
        ("No one was injured in the explosion in Lowen.", "Six people were injured in the explosion in Lowen.", "differing-number"),
    ]);
    is_silent(&[
        ("No one was killed in the crash on the coast road.", "Four people were hurt in the crash on the coast road."),
        ("No one else was hurt in the crash on the coast road.", "Two people were hurt in the crash on the coast road."),
    ]);
}

#[test]
fn words_of_opposite_meaning() {
    is_found(&[
        (
            "Investors asked the firm to make it easier to limit the use of phones.",
            "Investors asked the firm to make it harder to limit the use of phones.",
            "opposite-direction",
        ),
        ("Mount Corvane is an active volcano on the coast of Harvo .", "Mount Corvane is an extinct volcano .", "opposite-direction"),
        (
            "Aske rose to fame with his older brother Noel in Lowen.",
            "Aske rose to fame with his younger brother Noel in Lowen.",
            "opposite-direction",
        ),
    ]);
}

#[test]
fn initials_stand_for_the_name() {
    let quote = |name: &str| format!("“We encourage all {name} members to test and install the update this week,” Ana Holt said.");
    is_silent(&[(&quote("European Union"), &quote("EU"))]);
}

#[test]
fn a_denied_opposite_agrees() {
    is_silent(&[
        ("Ida Kell, who was unlicensed, was stopped on the quay.", "Guards on the quay stopped Ida Kell, who was not licensed to sail."),
        ("The harbour bank is not insolvent, its clerk said.", "The harbour bank is solvent, its clerk said."),
        ("Kell was held without bail in the Lowen jail on Monday.", "Kell was in the Lowen jail on Monday and was denied bail."),
        (
            "The quay is not in immediate danger of collapse, masons said.",
            "The quay is in danger of collapse if the tide rises, masons said.",
        ),
        (
            "The diver was not a member of the crew, the captain said.",
            "The diver was a relative of a member of the crew, the captain said.",
        ),
        ("The fishing ban is not yet in force.", "The fishing ban is in force from midnight."),
    ]);
    is_found(&[
        ("The pilot was licensed to sail at night.", "The pilot was unlicensed to sail at night.", "opposite-direction"),
        ("The harbour bank is insolvent, its clerk said.", "The harbour bank is solvent, its clerk said.", "opposite-direction"),
        ("The quay is not in danger of collapse, masons said.", "The quay is in danger of collapse, masons said.", "opposite-polarity"),
        ("The fishing ban is not yet in force.", "The fishing ban is in force.", "opposite-polarity"),
    ]);
}

#[test]
fn when_and_on_what_condition_is_no_doubt() {
    is_silent(&[
        ("The ferry may sail on Monday.", "The ferry will not sail before Monday."),
        ("The council may rule on Friday, a clerk said.", "The council will rule before the end of the month, a clerk said."),
        ("The lock could close for weeks, its keeper warned.", "The lock will close for at least two weeks, its keeper said."),
        ("Kell, who hopes to row in Lowen, won the sculls.", "Kell, who will row in Lowen if picked, won the sculls."),
        ("The firm plans to open a yard in Ostrand, its second.", "The firm opened its first yard in 2023."),
    ]);
    is_found(&[("The council may rule on Friday.", "The council will rule on Friday.", "differing-modality")]);
}

#[test]
fn another_day_with_another_state() {
    is_silent(&[(
        "The well was safe to use by Friday, officials said.",
        "The well had been unsafe to use until Thursday, officials said.",
    )]);
}

#[test]
fn two_people_and_two_contests() {
    is_silent(&[
        ("Ana Holt lost her boat in the flood.", "James Aske lost his boat in the flood."),
        ("Ana Holt won the women's race.", "Jonas Kell won the men's race."),
        ("Governor Holt declared a state of alarm in Texas.", "Governor Kell declared a state of alarm in Ohio."),
        ("Rosa Kell, 8, was found with her mother, Ines, 35.", "Ines Kell, 35, was found with her daughter, Rosa, 8."),
    ]);
    is_found(&[("Ana Holt lost her boat in the flood.", "Ida Kell lost her boat in the flood.", "differing-name")]);
}

#[test]
fn what_somebody_is_besides() {
    is_silent(&[
        ("Mr. Kell is a keen runner.", "Mr. Kell is a chef by trade."),
        ("Mr. Kell is a baker.", "Mr. Kell is a volunteer pilot."),
        ("The council said the president would sign the treaty.", "The president's press secretary said he would sign the treaty."),
    ]);
}

#[test]
fn a_sentence_that_has_both_figures() {
    is_silent(&[
        ("The collapse killed 11 soldiers and three civilians.", "Fourteen people were killed by the collapse."),
        ("The yard said 40 jobs would go; the union said 90.", "The union said 90 jobs would go."),
        (
            "Union officials said that 90 percent of sailors had joined; the company said it was half that.",
            "The company said about 45 percent of sailors had joined.",
        ),
        ("The owner put the damage at $2 million. The insurer put it at $900,000.", "The insurer put the damage at $900,000."),
        ("Ana Holt is the first woman to lead the guild.", "Ana Holt is only the second woman to lead a major guild in the country."),
    ]);
    is_found(&[("The insurer put the damage at $2 million.", "The insurer put the damage at $900,000.", "differing-number")]);
}

#[test]
fn a_figure_of_something_else_or_of_another_moment() {
    is_silent(&[
        ("The Harbour Board said salt prices rose 0.3 percent last month.", "The Trade Board said rope sales rose 0.8 percent last month."),
        ("Kell on day 40 of his hunger strike", "Kell ends hunger strike on day 68"),
        ("Storm Ida strengthens to category 4 off Ostrand", "Storm Ida crosses Ostrand coast as category 2"),
        ("Lowen fever toll nears 900", "Lowen fever deaths top 4,000"),
    ]);
}

#[test]
fn full_stops_in_an_abbreviation() {
    is_silent(&[(
        "\"Our members want rest,\" said the leader of the L.R.C.",
        "\"Our members want rest,\" said the leader of the Lowen Rowers Congress.",
    )]);
}

#[test]
fn one_leaves_open_what_the_other_calls_settled() {
    is_found(&[
        (
            "The ferry could spare some villagers the long drive, the council said.",
            "Some villagers will be spared the long drive by the ferry, according to the council.",
            "differing-modality",
        ),
        (
            "It is certain that the vote on the quay will be put off, a harbour official said.",
            "A harbour official said it was possible that the vote on the quay would be put off.",
            "differing-modality",
        ),
        (
            "Police said on Friday that Aske is suspected of being the go-between in dozens of sales.",
            "Police said on Friday that Aske has been convicted of being the go-between in dozens of sales.",
            "differing-modality",
        ),
    ]);
    is_silent(&[
        ("One ferry is believed to have sunk off Lowen.", "One ferry has sunk off Lowen, the coastguard said."),
        ("Aske was accused of using the shop as a front.", "The shop was used as a front by Aske."),
    ]);
}

#[test]
fn one_person_is_given_two_occupations() {
    is_found(&[
        (
            "Dr. Ana Holt, a cardiologist at Lowen Medical Center, said the results were encouraging.",
            "The results are encouraging, said Dr. Ana Holt, an oncologist at Lowen Medical Center.",
            "differing-role",
        ),
        (
            "Ana Holt, founder of the ferry company, sold 200,000 shares on Friday.",
            "On Friday Ana Holt, the ferry company's auditor, sold 200,000 shares.",
            "differing-role",
        ),
        (
            "Rovers assistant coach Peter Holt said the bus had been late.",
            "The bus had been late, Rovers head coach Peter Holt said.",
            "differing-role",
        ),
    ]);
    is_silent(&[
        (
            "Ana Holt, founder of the ferry company, sold shares on Friday.",
            "Ana Holt, the ferry company's chief executive, sold shares on Friday.",
        ),
        ("Dr. Ana Holt, a surgeon at Lowen General, left on Friday.", "Professor Ana Holt left Lowen General on Friday."),
    ]);
}

#[test]
fn none_on_one_side_and_some_on_the_other() {
    is_found(&[
        (
            "None of the bridges opened in May, the council said.",
            "All of the bridges opened in May, the council said.",
            "opposite-polarity",
        ),
        (
            "A police spokesman said that none of the wounds appeared fatal.",
            "A police spokesman said that some of the wounds appeared fatal.",
            "opposite-polarity",
        ),
    ]);
    is_silent(&[("None of the crew was injured in the collision.", "The whole crew escaped injury in the collision.")]);
}

#[test]
fn two_names_have_changed_places() {
    is_found(&[(
        "The poll shows that Holt leads among women while Aske leads among men.",
        "The poll shows that Aske leads among women while Holt leads among men.",
        "opposite-direction",
    )]);
    is_silent(&[("Holt and Aske were both in Lowen on the day of the vote.", "Aske and Holt were both in Lowen on the day of the vote.")]);
}

#[test]
fn one_person_is_called_after_two_countries() {
    is_found(&[("Ana Holt (born 1949) is a Norwegian painter of harbours.", "Ana Holt held only Danish nationality.", "differing-place")]);
    is_silent(&[("Ana Holt (born 1949) is a Norwegian painter of harbours.", "Ana Holt is a citizen of Norway.")]);
}

#[test]
fn times_half_a_day_apart_and_units_a_thousandfold() {
    is_found(&[
        (
            "The quake struck at 4:12 a.m. while most residents were asleep.",
            "Most people were in bed when the quake hit at 4:12 p.m.",
            "differing-date",
        ),
        (
            "Some parts of the wreck might still weigh up to 100kg when they come ashore.",
            "Parts of the wreck might still weigh as much as 100 tonnes when they come ashore.",
            "differing-number",
        ),
    ]);
}

#[test]
fn a_vague_post_and_a_dated_doubt_are_no_differences() {
    is_silent(&[
        ("The tunnel could open by spring.", "The tunnel will open in spring at the earliest."),
        ("The rocket may launch as early as Friday.", "The rocket will launch no earlier than Friday."),
        (
            "Tom Hale, a spokesman for Governor Ann Pike, said the quay was closed.",
            "Tom Hale, the governor's communications director, said the quay was closed.",
        ),
        (
            "Joan Bell, an aide to Senator Mark Roy, confirmed the meeting.",
            "Joan Bell, the senator's chief of staff, confirmed the meeting.",
        ),
        ("A 19-ton lorry plowed into the quay.", "A lorry weighing 19 tons plowed into the quay."),
    ]);
}
