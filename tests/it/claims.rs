//! Claims from article to finding: what must be found, and what must not.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use crossread::events::EventOptions;
use crossread::findings::{Finding, Severity};
use crossread::{Options, compare, read};

fn findings(texts: &[&str]) -> Vec<Finding> {
    let name = |n: usize| format!("{}.txt", (b'a' + n as u8) as char);
    let articles = texts.iter().enumerate().map(|(n, t)| read::parse(&name(n), t.as_bytes()).unwrap()).collect();
    let options = Options { events: EventOptions { one_event: true, ..EventOptions::default() }, ..Options::default() };
    compare(articles, &options, &|| {}).findings.remove(0)
}

fn alarms(a: &str, b: &str) -> Vec<&'static str> {
    let found = findings(&[&format!("{a}\n"), &format!("{b}\n")]);
    let mut checks: Vec<&str> =
        found.iter().filter(|f| f.severity > Severity::Info && f.locations.iter().any(|l| l.article == 1)).map(|f| f.check).collect();
    checks.dedup();
    checks
}

#[test]
fn differences_are_found_by_their_slot() {
    let cases = [
        (
            "Fourteen people died when the ferry struck the breakwater.",
            "Fifteen people died when the ferry hit the breakwater.",
            "differing-number",
        ),
        (
            "The harbour board set aside $34 million for the new quay.",
            "The harbour board set aside $34 billion for the new quay.",
            "differing-number",
        ),
        (
            "The lock at Brannock will reopen on Friday after repairs.",
            "The lock at Brannock will reopen on Sunday after repairs.",
            "differing-date",
        ),
        (
            "The two ministries have begun work on the northern radar.",
            "The two ministries have not yet begun work on the northern radar.",
            "opposite-polarity",
        ),
        ("Shares of Tarrow Lines rose 3 percent on Tuesday.", "Shares of Tarrow Lines fell 3 percent on Tuesday.", "opposite-direction"),
        (
            "The port of Lowen will close its north quay this winter.",
            "The port of Lowen may close its north quay this winter.",
            "differing-modality",
        ),
        (
            "A Brannock man was arrested in Germany for smuggling eels.",
            "A Brannock man was arrested in Portugal for smuggling eels.",
            "differing-place",
        ),
        (
            "President Ana Holt resigned over the ferry contract.",
            "Vice President Ana Holt resigned over the ferry contract.",
            "differing-role",
        ),
        (
            "Orren is a market town in Norway.",
            "Orren, a town of 900 people with a market, lies on the coast of Portugal.",
            "differing-place",
        ),
        ("The Gull (1911) is a Danish novel by Ana Holt.", "The Gull is a film.", "differing-kind"),
        ("The bridge at Brannock was designed by Anna Holt.", "Peter Quill designed the bridge at Brannock.", "differing-name"),
        ("Ana Holt (3 May 1901 – 4 June 1980) was a Danish painter.", "Ana Holt was born on 5 May 1901.", "differing-date"),
        ("In 2004 the Lowen line was founded.", "The Lowen line was dissolved in 2004.", "opposite-direction"),
        (
            "Harbour Master Anna Holt opened the new lock at Brannock.",
            "Harbour Master Peter Quill opened the new lock at Brannock.",
            "differing-name",
        ),
    ];
    for (a, b, check) in cases {
        assert!(alarms(a, b).contains(&check), "{check} expected, got {:?}: {a} / {b}", alarms(a, b));
        assert!(alarms(b, a).contains(&check), "the order matters for {check}: {a} / {b}");
    }
}

#[test]
fn rewordings_other_moments_and_other_events_raise_no_alarm() {
    let cases = [
        ("About 1,200 people were moved from the valley.", "Some 1,187 people were moved from the valley."),
        ("Twelve ships waited off Brannock.", "12 ships were waiting off Brannock."),
        ("The board didn't publish the report.", "The board did not publish the report."),
        ("Not only the quay but the lock was closed.", "The quay and the lock were closed."),
        ("Shares of Tarrow Lines closed down 4 cents at $16.76.", "Shares of Tarrow Lines were off 2 cents at $16.78 near midday."),
        ("Bomber kills 16 in Germany", "Bomber kills 12 in a church in Nigeria"),
        ("Holt leaves hospital after 11 days", "Quill leaves hospital after 10 days"),
        ("Marsh clash kills at least 30 in Norway", "Ferry crash kills 26 in Norway"),
        ("31 killed in tram crash", "12 killed in crash in Norway"),
        ("Ambrose Kell sentenced to 90 years in prison", "Quilling sentenced to 12 years in prison"),
        ("What the Ferrymen Read, March 12, 2013", "What the Ferrymen Read, June 25, 2013"),
        ("The board was criticised for not publishing the report.", "The board was criticised for failing to publish the report."),
        ("The two lines decided against buying the ferry.", "The two lines decided not to buy the ferry."),
        (
            "The fee will not rise as the quay closes, the board said.",
            "The fee will not necessarily rise as the quay closes, the board said.",
        ),
        ("The Gull is not a Danish ship.", "The Gull is a Norwegian ship."),
        ("The Gull was not built by Orren yards.", "The Gull was built by Tarrow yards."),
        ("She turned down offers to sail for Lowen.", "Ana Holt has refused to ever sail for Lowen."),
        ("Ana Holt (born 3 May 1971) is a Danish singer and painter.", "Ana Holt is a painter."),
        ("The U.S. envoy met the Chinese delegation.", "The American envoy met the delegation of China."),
    ];
    for (a, b) in cases {
        assert_eq!(alarms(a, b), Vec::<&str>::new(), "{a} / {b}");
    }
}

/// Three sentences that open a report on a robbery, and three on a drowned village; what is told in them agrees.
const ROBBERY: &str = "Two masked robbers emptied the vault of the Orren savings bank in Brannock.\n\nThe bank had opened an hour before.\n\nNobody was hurt, the constable wrote.\n\n";
const RAID: &str = "The savings bank of Orren lost all that its vault held.\n\nCustomers lay on the floor for some minutes.\n\nThe constable wrote that all of them went home unhurt.\n\n";

#[test]
fn facts_are_held_against_one_another_in_sentences_of_other_shape() {
    let cases = [
        (
            "Offering a reward of $35,000 for hints that lead to an arrest, the bank asked for help.",
            "The owners of the bank, who offer a $19,000 reward for any hints leading to arrests, are in despair.",
            "differing-number",
        ),
        ("Constable Ana Kell, 44, saw the grey car leave.", "“They were fast,” said 47-year-old Ana Kell.", "differing-number"),
        (
            "The robbers fled towards the harbour in a grey car that was found burnt.",
            "A burnt lorry, in which the robbers fled towards the harbour, stood on the quay.",
            "differing-kind",
        ),
        ("The yard is 40 metres (131 feet) long.", "Behind the bank lies a yard that is 40 metres (70 feet) long.", "self-contradiction"),
    ];
    for (a, b, check) in cases {
        let found = alarms(&format!("{ROBBERY}{a}"), &format!("{RAID}{b}"));
        assert!(found.contains(&check), "{a} | {b}: {found:?}");
    }
    let harmless = [
        (
            "Offering a reward of $35,000 for hints that lead to an arrest, the bank asked for help.",
            "The owners of the bank, who offer a reward of about $35,000 for any hints leading to arrests, are in despair.",
        ),
        ("Constable Ana Kell, 44, saw the grey car leave.", "“They were fast,” said 47-year-old Tom Orlend."),
        ("The robbers fled in a grey car.", "Two lorries stood on the quay, where the robbers had fled."),
        ("The yard is 40 metres (131 feet) long.", "The yard is 40 metres (130 feet) long."),
    ];
    for (a, b) in harmless {
        let found = alarms(&format!("{ROBBERY}{a}"), &format!("{RAID}{b}"));
        assert_eq!(found, Vec::<&str>::new(), "{a} | {b}");
    }
}

#[test]
fn twenty_sources_make_one_question() {
    let texts: Vec<String> = (0..20)
        .map(|n| format!("The ferry struck the breakwater at Brannock and {} people were injured.\n", if n == 7 { 25 } else { 23 }))
        .collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let found = findings(&texts);
    let numbers: Vec<&Finding> = found.iter().filter(|f| f.check == "differing-number").collect();
    assert_eq!(numbers.len(), 1);
    assert_eq!(numbers[0].readings.iter().map(|r| r.articles.len()).collect::<Vec<_>>(), [19, 1]);
}

#[test]
fn an_article_that_contradicts_itself_is_told_so() {
    let article = "Kestova and its ally Maarland have begun talks on a radar in Harrow.\n\n\
        The station would see far over the border, and the ministry in Kestova has wanted it for years.\n\n\
        Opponents in Harrow fear for their pastures and say that nobody has asked them.\n\n\
        A ministry official of Maarland said on Saturday that the talks on the radar in Harrow have not yet begun.\n";
    let other = "A radar may come to Harrow, where shepherds have grazed their flocks for centuries.\n\n\
        The ridge is bare and windy, and the road to it is closed in winter.\n\nNo decision is known.\n";
    let found = findings(&[article, other]);
    assert!(found.iter().any(|f| f.check == "self-contradiction"), "{found:?}");
}

#[test]
fn every_mark_lies_within_its_evidence() {
    let found = findings(&[
        "Fourteen people died when the ferry struck the breakwater.\n",
        "Fifteen people died when the ferry hit the breakwater.\n",
    ]);
    for location in found.iter().flat_map(|f| &f.locations) {
        assert!(location.marks.iter().all(|m| location.span.contains(*m)), "{location:?}");
    }
}

#[test]
fn a_short_claim_is_held_against_one_sentence_that_tells_it_in_other_words() {
    let cases = [
        // the relation in other words, and its denial
        (
            "Maarland is not a member of the Kestovan League, which it left at once.",
            "Maarland belongs to the Kestovan League.",
            "opposite-polarity",
        ),
        (
            "In 1979 , Aske was dismissed from the Corvane Rovers for his drinking.",
            "Jonas Aske was never fired from the Corvane Rovers.",
            "opposite-polarity",
        ),
        (
            "Aske stayed with the Corvane Rovers until their last concert.",
            "Jonas Aske was fired from the Corvane Rovers.",
            "opposite-direction",
        ),
        (
            "In 1964 she was awarded the Brannock Medal but declined it, as she held no prizes dear.",
            "Ana Holt did not refuse the Brannock Medal.",
            "opposite-polarity",
        ),
        (
            "Holt withdrew from the 2012 Lowen Regatta because of a torn sail.",
            "Ana Holt competed at the 2012 Lowen Regatta.",
            "opposite-direction",
        ),
        // only
        ("Jonas Aske is a Danish painter, sculptor and poet.", "Jonas Aske is only a painter.", "opposite-polarity"),
        ("Holt spent her career at Lowen, Kestova, and Orren.", "Ana Holt only ever played for Lowen.", "opposite-polarity"),
        ("Holt spent her entire career, from 1992 to 2017, at Lowen.", "Ana Holt did not only play for Lowen.", "opposite-polarity"),
        // another agent, another body, another water
        (
            "In April 2012, Corvane acquired the ferry service for a billion crowns.",
            "Quayline was bought by Tarrow in 2012.",
            "differing-name",
        ),
        ("Holt was the leader of the Free Harbour Party from 2000 to 2018.", "Ana Holt led the Free Shepherds Union.", "differing-name"),
        (
            "Rising in the hills, the Kest flows past ten towns before emptying into the Orren Sea.",
            "The Kest ends in the Brannock Sea.",
            "differing-name",
        ),
        // a subject that was named a sentence before
        ("The series ran for six seasons and 86 episodes.", "The Lockkeepers lasted three seasons.", "differing-number"),
        (
            "Principal photography took place entirely in the hills of Norway and lasted a year.",
            "The Last Lock was filmed in Portugal.",
            "differing-place",
        ),
        (
            "The paper has been published monthly since 1896 and is read in nearly 40 countries.",
            "Harbour Notes is a weekly magazine.",
            "differing-kind",
        ),
        // one day, two events
        ("Jonas Aske (born 3 May 1949) is a painter.", "Jonas Aske graduated on 3 May 1949.", "opposite-direction"),
    ];
    for (a, b, check) in cases {
        let found = alarms(a, b);
        assert!(found.contains(&check), "{a} | {b}: {found:?}");
    }
    let harmless = [
        ("Maarland is a member of the Kestovan League.", "Maarland belongs to the Kestovan League."),
        ("In 1964 she was awarded the Brannock Medal but declined it.", "Ana Holt did not accept the Brannock Medal."),
        (
            "Aske is noted for leaving all of his stunts to doubles, such as the leap from the lock.",
            "Jonas Aske does not do his own stunts.",
        ),
        ("Holt spent her entire career, from 1992 to 2017, at Lowen.", "Ana Holt only ever played for Lowen."),
        ("Jonas Aske is a Danish painter, sculptor and poet.", "Jonas Aske is not only a painter."),
        ("After five shows in Norway, Holt gave many concerts elsewhere, notably in London and Paris.", "Ana Holt performed in Europe."),
        ("The album went on to sell 757,000 copies.", "Lock and Key sold more than 100,000 copies."),
        ("In April 2012, Corvane acquired the ferry service for a billion crowns.", "Quayline was bought by Corvane in 2012."),
        ("Jonas Aske (born 3 May 1949) is a painter.", "Jonas Aske was born on 3 May 1949."),
    ];
    for (a, b) in harmless {
        assert_eq!(alarms(a, b), Vec::<&str>::new(), "{a} | {b}");
    }
}
