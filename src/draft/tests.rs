//! Sentences of a draft, each looked up in two invented reports of a harbour council.

use super::{Judged, Slot, Verdict, look_up};
use crate::read::parse;

const POST: &str = "---\ndate: 2025-03-07\n---\n# Harbour council turns down the new pier\n\n\
    The council of Port Ellery voted 48-31 on Thursday against a new pier. Council President Ana Holt said the town could not afford the \
    $84 million that it would cost.\n\n\
    \u{201c}We would be paying for it until 2060, but I understand why the fishermen want it,\u{201d} Holt told reporters.\n\n\
    Mayor Piet Vandermeer may appeal the decision in April, his spokeswoman said. Fishermen accused Vandermeer of hiding a report on \
    the old pier. He has repeatedly denied hiding it.\n\n\
    The engineer Klara Brandvold, who flew in from Merrin, found no sign of rust on the pier.\n";
const BELL: &str = "---\ndate: 2025-03-07\n---\n# No pier for Port Ellery\n\n\
    Port Ellery will get no new pier: its council rejected the plan by 48 votes to 31. Ana Holt, the council president, called the price \
    too high.\n\n\
    Vandermeer, the mayor, plans to close the old pier in May. He was speaking at the fish market in Orrest.\n\n\
    Tessaro later sued Brandvold over the delay.\n";

const COURT: &str = "---\ndate: 2025-03-08\n---\n# Harbour master and clerk in court\n\n\
    The clerk Mona Tessaro was charged with taking $2,000 from the harbour fund. Odd Brekke, chairman of the fishermen's union, was \
    convicted of the same.\n\n\
    \u{201c}I wondered if we had counted it wrong,\u{201d} Tessaro said. \u{201c}The fund may pay for nets, not for boats,\u{201d} Brekke \
    told the court.\n\n\
    Ilse Corday, secretary of fisheries, stayed away. Contact was lost \
    with the trawler Sable of Norway, which was launched on Tuesday from the yard in Kazakhstan with a new engine.\n";

fn judged(sentence: &str) -> (Judged, String) {
    let draft = format!("# The pier\n\n{sentence}\n");
    let texts = [("draft.md", draft.as_str()), ("post.md", POST), ("bell.md", BELL), ("court.md", COURT)];
    let articles = texts.iter().map(|(name, text)| parse(name, text.as_bytes()).unwrap()).collect();
    let analyses = crate::analyse(articles);
    let all = look_up(0, &[1, 2, 3], &analyses, &[]);
    let own = all.into_iter().find(|j| j.span.of(&analyses[0].article.text) == sentence).expect("the sentence is one of the draft");
    let here = own.differences.first().map(|d| d.here.of(&analyses[0].article.text).to_owned()).unwrap_or_default();
    (own, here)
}

#[track_caller]
fn differs(sentence: &str, slot: Slot, here: &str) {
    let (judged, words) = judged(sentence);
    let slots: Vec<Slot> = judged.differences.iter().map(|d| d.slot).collect();
    assert_eq!((slots, words.as_str()), (vec![slot], here), "{sentence}: {judged:?}");
    assert!(matches!(judged.verdict, Verdict::Contradicted | Verdict::Altered), "{sentence}: {judged:?}");
}

#[track_caller]
fn lacks(sentence: &str, words: &str) {
    let (judged, here) = judged(sentence);
    assert_eq!((judged.verdict, here.as_str()), (Verdict::InPart, words), "{sentence}: {judged:?}");
}

#[track_caller]
fn is(sentence: &str, verdict: Verdict) {
    let (judged, _) = judged(sentence);
    assert_eq!(judged.verdict, verdict, "{sentence}: {judged:?}");
    assert!(judged.differences.is_empty(), "{sentence}: {judged:?}");
}

#[test]
fn what_a_source_has_is_supported() {
    is("The council of Port Ellery voted 48-31 on Thursday against a new pier.", Verdict::Supported);
    is("Ana Holt, president of the council, said that the town could not afford the $84 million.", Verdict::Supported);
    is("The engineer Klara Brandvold had flown in from Merrin.", Verdict::Supported);
}

#[test]
fn a_changed_value_is_found_however_alike_the_rest() {
    differs("The council of Port Ellery voted 46-31 on Thursday against a new pier.", Slot::Figure, "46-31");
    differs("The council of Port Ellery voted 48-31 on Tuesday against a new pier.", Slot::Day, "Tuesday");
    differs("Council President Ana Holt said the town could not afford the $48 million that it would cost.", Slot::Figure, "$48 million");
}

#[test]
fn a_name_that_no_source_has_is_found_with_the_name_in_its_place() {
    differs("Mayor Piet Vandermeier may appeal the decision in April, his spokeswoman said.", Slot::Name, "Piet Vandermeier");
    differs("The engineer Karin Brandvold found no sign of rust on the pier.", Slot::Name, "Karin Brandvold");
    differs("He was speaking at the fish market in Tolmar.", Slot::Name, "Tolmar");
}

#[test]
fn denial_and_certainty_are_compared() {
    differs("The engineer Klara Brandvold found a sign of rust on the pier.", Slot::Polarity, "found");
    differs("The town could afford the $84 million, Council President Ana Holt said.", Slot::Polarity, "could afford");
    differs("Mayor Piet Vandermeer will appeal the decision in April.", Slot::Modality, "will appeal");
}

#[test]
fn one_word_changed_in_a_passage_that_is_else_the_same_is_found() {
    differs("The council of Port Ellery did not vote 48-31 on Thursday against a new pier.", Slot::Polarity, "did not vote");
    differs("Vandermeer, the mayor, does not plan to close the old pier in May.", Slot::Polarity, "does not plan");
    differs("Vandermeer, the mayor, closed the old pier in May.", Slot::Phase, "closed");
    differs("The engineer Klara Brandvold, who will fly in from Merrin, found no sign of rust on the pier.", Slot::Phase, "will fly");
    differs("Ana Holt, the council treasurer, called the price too high.", Slot::Office, "council treasurer");
    differs("Ana Holt, the council president, called the price too low.", Slot::Direction, "low");
    // Orrest is where he spoke
    differs("The engineer Klara Brandvold, who flew in from Orrest, found no sign of rust on the pier.", Slot::Name, "Orrest");
}

#[test]
fn a_name_in_anothers_place_is_found_in_either_order() {
    differs("Brandvold later sued Tessaro over the delay.", Slot::Name, "Tessaro");
}

#[test]
fn tense_and_a_shorter_sentence_change_nothing() {
    is("Vandermeer, the mayor, is planning to close the old pier in May.", Verdict::Supported);
    is("The council of Port Ellery has voted 48-31 against a new pier.", Verdict::Supported);
    is("The engineer Klara Brandvold found no sign of rust.", Verdict::Supported);
}

#[test]
fn a_quotation_that_ends_before_its_turn_is_found() {
    differs(
        "\u{201c}We would be paying for it until 2060,\u{201d} Holt told reporters.",
        Slot::Cut,
        "We would be paying for it until 2060,",
    );
}

#[test]
fn a_quotation_that_begins_behind_its_doubt_or_ends_before_its_limit_is_found() {
    differs("\u{201c}We had counted it wrong,\u{201d} Tessaro said.", Slot::Opening, "We had counted it wrong,");
    differs("\u{201c}The fund may pay for nets,\u{201d} Brekke told the court.", Slot::Cut, "The fund may pay for nets,");
    is("Tessaro wondered if \u{201c}we had counted it wrong\u{201d} in court.", Verdict::Supported);
}

#[test]
fn an_office_that_the_sources_give_otherwise_is_found() {
    differs("Ilse Corday, a former secretary of transport, stayed away.", Slot::Office, "secretary of transport");
    differs("Odd Brekke, once treasurer of the union, was convicted.", Slot::Office, "treasurer of the union");
    is("Odd Brekke, the head of the fishermen's union, was convicted.", Verdict::Supported);
}

#[test]
fn the_value_in_the_likest_surroundings_stands_against_the_draft() {
    let (judged, _) = judged("The trawler Sable was launched on Tuesday with a new engine from the yard in Uzbekistan.");
    let there = judged.differences.first().and_then(|d| d.there).and_then(|(_, _, mark)| mark).expect("a place stands there");
    let analyses = crate::analyse(vec![parse("court.md", COURT.as_bytes()).unwrap()]);
    assert_eq!(there.of(&analyses[0].article.text), "Kazakhstan");
}

#[test]
fn a_word_that_the_evidence_lacks_leaves_a_sentence_supported_in_part() {
    lacks("The council of Port Ellery voted 48-31 on Thursday against a new lighthouse.", "lighthouse");
    lacks("Vandermeer, the mayor, plans to repaint the old pier in May.", "repaint");
    // Merrin is another's
    lacks("Vandermeer, the mayor, plans to close the old pier of Merrin in May.", "Merrin");
}

#[test]
fn what_no_source_has_is_found_in_none() {
    is("Schoolchildren sang on the steps while snow fell over the rooftops.", Verdict::NotFound);
    is("Where would the boats go?", Verdict::NotCheckable);
}
