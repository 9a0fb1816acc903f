//! Cases that a reader checks by eye; all sentences are invented.

use super::*;
use crate::language::tokens;

fn read(text: &str) -> Vec<Quantity> {
    let range = Span::new(0, text.len());
    quantities(text, range, &tokens(text, range))
}

/// "about $1.5 million=1500000 USD"
fn shown(text: &str) -> Vec<String> {
    let number = |v: f64| format!("{}", (v * 100.0).round() / 100.0);
    read(text).iter().map(|q| format!("{}={} {}", q.span.of(text), number(q.value), q.unit.name()).trim_end().to_owned()).collect()
}

#[test]
fn values_and_units() {
    for (text, expected) in [
        ("Some 1,200 people fled.", &["Some 1,200=1200"][..]),
        ("a fund of about $1.5 million for families", &["about $1.5 million=1500000 USD"]),
        ("The harbour cost £4.2m to mend.", &["£4.2m=4200000 GBP"]),
        ("He pledged 4.2m crowns.", &["4.2m=4200000"]),
        ("It paid €3-5bn.", &["€3-5bn=4000000000 EUR"]),
        (
            "Turnout fell to 41 percent, down 3.5 percentage points.",
            &["41 percent=41 percent", "3.5 percentage points=3.5 percentage point"],
        ),
        ("Rates rose 25 basis points to 4%.", &["25 basis points=0.25 percentage point", "4%=4 percent"]),
        ("The ridge is two miles away, 3.2 km by road.", &["two miles=3218.69 metre", "3.2 km=3200 metre"]),
        ("a 36-year-old nurse and her five-year-old son", &["36-year-old=36 age", "five-year-old=5 age"]),
        ("Mira Tolen, 36, of Osk", &["36=36 age"]),
        ("Two-thirds of the fleet and half of the crew", &["Two-thirds=66.67 percent", "half=50 percent"]),
        ("half a million birds", &["half a million=500000"]),
        ("Athletic won 3-1 at home", &["3-1=3 score"]),
        ("between three and five ships", &["between three and five=4"]),
        ("within three to five years", &["three to five years=126227808 second"]),
        ("Dozens of boats and hundreds of nets", &["Dozens=24", "hundreds=200"]),
        ("winds of 90 km/h, or 56 miles per hour", &["90 km/h=25 metre per second", "56 miles per hour=25.03 metre per second"]),
        ("He is 6 feet 2 inches tall.", &["6 feet 2 inches=1.88 metre"]),
        ("a 10-member board met for six months", &["10-member=10", "six months=15778476 second"]),
        ("twenty-one thousand seals", &["twenty-one thousand=21000"]),
        ("The 21st ferry and the third buoy", &["21st=21 ordinal", "third=3 ordinal"]),
        ("It was 30 degrees Celsius, 86 degrees Fahrenheit.", &["30 degrees Celsius=30 celsius", "86 degrees Fahrenheit=30 celsius"]),
        ("300 lakh rupees", &["300 lakh rupees=30000000 INR"]),
        ("no fewer than 14 or more than 100-plus", &["no fewer than 14=14", "more than 100-plus=100"]),
        ("40 square miles of marsh", &["40 square miles=103599524.41 square metre"]),
        ("$US51 billion was spent", &["$US51 billion=51000000000 USD"]),
        ("$US342,195 in interest", &["$US342,195=342195 USD"]),
        ("between $7.6 billion and $7.8 billion", &["between $7.6 billion and $7.8 billion=7700000000 USD"]),
        ("a 1.5 million-pound writedown", &["1.5 million-pound=1500000 GBP"]),
        ("a ratio of 3 to 1", &["3 to 1=3 score"]),
        ("Another million barrels", &["Another million=1000000"]),
        ("Two in five pupils ate nothing.", &["Two in five=40 percent"]),
        ("Nearly one in seven ferries was late.", &["Nearly one in seven=14.29 percent"]),
        ("nine out of 10 voters", &["nine out of 10=90 percent"]),
        ("three of every four berths", &["three of every four=75 percent"]),
        ("1/8th of the fleet and 3/4 of the crew", &["1/8th=12.5 percent", "3/4=75 percent"]),
        ("more than a quarter of the fleet", &["more than a quarter=25 percent"]),
        ("a tenth of the nets", &["a tenth=10 percent"]),
        ("quarter of a million gulls", &["quarter of a million=250000"]),
        ("three quarters of a million crowns", &["three quarters of a million=750000"]),
        ("He waited half an hour, then an hour and a half.", &["half an hour=1800 second", "an hour and a half=5400 second"]),
        (
            "a two-and-a-half-year repair and two and a half tons",
            &["two-and-a-half-year=78892380 second", "two and a half tons=2500 kilogram"],
        ),
        ("fined 1.127,54 euros and 3,35 euros", &["1.127,54 euros=1127.54 EUR", "3,35 euros=3.35 EUR"]),
        ("10 000 gulls for 1 250 000 euros", &["10 000=10000", "1 250 000 euros=1250000 EUR"]),
        ("It stopped four metres (13 feet) from the quay.", &["four metres=4 metre"]),
        ("a 40-metre-deep shaft (131 feet)", &["40-metre-deep=40 metre"]),
        ("It is 30 centimetres wide (11.8 inches).", &["30 centimetres=0.3 metre"]),
        ("an 800-square metre yard", &["800-square metre=800 square metre"]),
        ("a weeks-long search and a yearlong one", &["weeks-long=1209600 second", "yearlong=31556952 second"]),
        ("several hundred feet from several huts", &["several hundred feet=91.44 metre", "several=3"]),
        ("Scores were hurt and billions were lost.", &["Scores=40", "billions=2000000000"]),
        ("a multimillion-dollar quay", &["multimillion-dollar=2000000 USD"]),
        ("anyone 21 or older, adults over 21, children ages 6 and 7", &["21 or older=21 age", "over 21=21 age", "6=6 age", "7=7 age"]),
        ("adults over 21 million", &["over 21 million=21000000"]),
        ("one and a half million gulls", &["one and a half million=1500000"]),
        ("It passed by 512 votes to 88.", &["512 votes to 88=512 score"]),
        ("the 19 Sept. 11 hijackers", &["19=19"]),
        ("In March 20 people fell ill.", &["20=20"]),
    ] {
        assert_eq!(shown(text), expected, "{text}");
    }
}

#[test]
fn what_counts_nothing_is_left_out() {
    for text in [
        "No one was there.",
        "One of the crew said so.",
        "It happened in 1998.",
        "The 2003 budget passed.",
        "A Boeing 737 landed.",
        "under Article 5 of the treaty",
        "on Highway 101 near Osk",
        "since 9/11 and COVID-19",
        "Call 555-0143 or 020 7946 0991.",
        "© 2014 The Osk Media LLC",
        "Page 1 of 9",
        "at 3:15 p.m. on March 3",
        "See https://osk.example/2019/03/04/story-1234.html",
        "the F-16 and the G-7",
        "Three weeks ago it began.",
        "The two sides met.",
        "the Three Sisters",
        "osk.example/world/five-quarries",
        "One may be placed there.",
        "no voice since four this morning",
        "They met Osk 7 in a final", // a club's name
        "Tolen (10) and @tolen (10) scored.",
        "23 of 25 Photos",
        "the 911 call, and he dialled 999",
        "It stands on 42nd Street behind the 101st Airborne.",
        "They won Game 7 and lost Round 2.",
        "It took Flight 1943 to the Route 91 Harvest Festival.",
        "on Sept. 11 hijackers struck",
        "20-something sailors",
    ] {
        assert_eq!(shown(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn what_is_counted_and_measured() {
    for (text, of, measure) in [
        ("At least 14 people were killed in Osk.", "people", "dead"),
        ("The death toll rose to 15 on Friday.", "", "dead"),
        ("The blast killed 14 and wounded dozens.", "", "dead"),
        ("14 people, including three children, were killed.", "people", "dead"),
        ("Rescuers working with 14 excavators dug on.", "excav", "work"),
        ("Police arrested 22 fishery protesters.", "protest", "arrested"),
        ("5 percent of voters stayed away", "voter", "stay"),
        ("22 others were still missing", "other", "missing"),
        ("31 were missing after nine died", "", "missing"),
        ("The number of people known to have died when spoil buried part of the town of Osk rose to 14", "", "dead"),
        ("A ferry with 187 aboard runs aground", "", "aboard"),
        ("A ferry carrying 187 people ran aground", "people", "aboard"),
        ("It ran aground with 178 people on board.", "people", "aboard"),
        ("six crew aboard were hurt", "crew", "injured"),
        ("a gust of 76 kilometers an hour caught her", "gust", "gust"),
        ("About 240,000 cubic meters of wet spoil came down", "spoil", "came"),
        ("a contract of $3 million", "contract", "contract"),
        ("a $3 million contract", "contract", ""),
        ("15 of the 19 men had sailed", "men", "sail"),
        ("an 80m-deep shaft", "shaft", "deep"),
        ("a shaft 130ft deep", "", "deep"),
        ("to a depth of 40 metres", "depth", "deep"),
        ("the 19 Sept. 11 hijackers", "hijack", ""),
        ("Tolen sailed 13 times since 2009", "", "sail"),
    ] {
        let q = &read(text)[0];
        assert_eq!((q.of.as_str(), q.measure.as_str()), (of, measure), "{text}");
    }
}

#[test]
fn relations() {
    use Relation::{Compatible, Different, Incomparable, MorePrecise, Same};
    use Side::{Left, Right};
    for (a, b, expected) in [
        ("14 ships", "14 ships", Same),
        ("fourteen ships", "14 ships", Same),
        ("14 ships", "15 ships", Different),
        ("10 ships", "14 ships", Different),
        ("0.7 km", "0.66 km", MorePrecise(Right)),
        ("about 1,200 people", "1,187 people", MorePrecise(Right)),
        ("1,200 people", "1,187 people", MorePrecise(Right)),
        ("1.5 million people", "1,530,000 people", MorePrecise(Right)),
        ("297 people", "nearly 300 people", MorePrecise(Left)),
        ("nearly 300 people", "305 people", Different),
        ("more than 100 people", "112 people", MorePrecise(Right)),
        ("more than 100 people", "86 people", Different),
        ("at least 14 people", "15 people", MorePrecise(Right)),
        ("at least 14 people", "at least 15 people", Different),
        ("at least 14 people", "13 people", Different),
        ("$6.7 billion", "$6.7 million", Different),
        ("$6.7 billion", "€6.7 billion", Incomparable),
        ("3 percent", "3 percentage points", Incomparable),
        ("up to 50 boats", "30 boats", MorePrecise(Right)),
        ("up to 50 boats", "60 boats", Different),
        ("dozens of boats", "40 boats", MorePrecise(Right)),
        ("dozens of boats", "400 boats", Different),
        ("half of voters", "51 percent of voters", MorePrecise(Right)),
        ("two miles", "3.2 km", Compatible),
        ("won 3-1", "lost 1-3", Same),
        ("won 3-1", "won 3-2", Different),
        ("more than 100 boats", "at least 100 boats", Compatible),
        ("about 700 guards", "about 600 guards", Different),
        ("130 sailors", "127 sailors", Different),
        ("about 130 sailors", "127 sailors", MorePrecise(Right)),
        ("the other two unions", "three unions", Incomparable),
        ("33 cents a share", "33 cents a barrel", Incomparable),
        ("five decades", "50 years", Same),
        ("527 households", "more than 400 households", MorePrecise(Left)),
        ("dozens of rescuers", "more than 200 rescuers", Different),
        ("hundreds of rescuers", "59 rescuers", Different),
        ("dozens of boats", "about 60 boats", MorePrecise(Right)),
        ("two in five pupils", "60 percent of pupils", Different),
        ("two in five pupils", "40 percent of pupils", Same),
        ("one in seven pupils", "14 percent of pupils", MorePrecise(Right)),
        ("one in ten pupils", "one in six pupils", Different),
        ("15 of the 19 men", "79 percent of the men", MorePrecise(Left)),
        ("anyone 21 or older", "adults over 21", Different),
        ("at least $10,000", "more than $10,000", Compatible),
        ("an 18-month search", "a months-long search", MorePrecise(Left)),
        ("a weeks-long search", "a two-year search", Different),
        ("several huts", "six huts", MorePrecise(Right)),
        ("several huts", "200 huts", Different),
        ("40 metres deep", "40 metres wide", Incomparable),
        ("hundreds of sailors each day", "59 sailors", Incomparable),
        ("a quarter of a million gulls", "250,000 gulls", Same),
        ("1.127,54 euros", "€1,217.54", Different),
        ("1.127,54 euros", "€1,127.54", Same),
    ] {
        let (p, q) = (&read(a)[0], &read(b)[0]);
        assert_eq!(relation(p, q), expected, "{a} / {b}: {p:?} {q:?}");
        assert_eq!(relation(q, p), expected.flipped(), "{b} / {a}");
    }
}

#[test]
fn what_a_value_is_counted_out_of_and_since_when() {
    let one = |text: &str| read(text).remove(0);
    assert_eq!(one("15 of the 19 men sailed").out_of, Some(19.0));
    assert_eq!(one("seven out of 16 attempts").out_of, Some(16.0));
    assert_eq!(one("The 14 of 2009 are gone.").out_of, None);
    let text = "It was mended 13 times since 2009.";
    assert_eq!(one(text).since.map(|s| s.of(text)), Some("2009"));
    let text = "a shaft of four metres (13 feet)";
    assert_eq!(one(text).also.map(|s| s.of(text)), Some("13 feet"));
    assert_eq!(one("5 to 15 boats a day").per, "day");
    assert_eq!(one("14 boats a day after the storm").per, "");
}

#[test]
fn parts_and_their_whole() {
    let sum = |parts: &[&str], whole: &str| {
        let parts: Vec<Quantity> = parts.iter().map(|part| read(part).remove(0)).collect();
        is_sum(&parts.iter().collect::<Vec<_>>(), &read(whole)[0])
    };
    assert!(sum(&["nine villagers", "five workers"], "14 people"));
    assert!(sum(&["17 men", "one woman"], "18 people"));
    assert!(sum(&["about 20 boats", "10 rafts"], "31 craft"));
    assert!(sum(&["$1.1 million", "$2.2 million"], "$3.3 million"));
    assert!(!sum(&["nine villagers", "six workers"], "14 people"));
    assert!(!sum(&["14 people"], "14 people"));
    assert!(!sum(&["$9", "€5"], "$14"));
}

#[test]
fn a_scale_word_alone_differs() {
    let one = |text: &str| read(text).remove(0);
    assert!(scale_slip(&one("$6.7 billion"), &one("$6.7 million")));
    assert!(!scale_slip(&one("$6.7 billion"), &one("$6.8 million")));
    assert!(!scale_slip(&one("two ships"), &one("2,000 ships")));
}

proptest::proptest! {
    #[test]
    fn any_text_is_read_and_every_span_resolves(text in "\\PC{0,120}") {
        for q in read(&text) {
            proptest::prop_assert!(text.get(q.span.start..q.span.end).is_some());
            proptest::prop_assert!(q.span.contains(q.number));
        }
    }

    #[test]
    fn newsy_text_is_read_and_relations_are_symmetric(words in proptest::collection::vec(proptest::sample::select(vec![
        "about", "$", "14", "1.5", "million", "-", "3", "five", "a", "hundred", "and", "percent", "of", "people", "dead", "at", "least", "½", "2,000", "km", "/", "h", "th", "twenty-one",
        "US", "€", "to", "between", "or", "more", "half", "one", "in", "out", "every", "or", "older", "under", "several", "weeks-long", "multimillion-dollar", "quarter", "1,5", "000", "for", "weeks", "F", "-", "No", ".", "2003", "March", "dozens", "degrees", "C", "years", "old", ",", "(", ")", "'s", "killed", "$US5", "10m", "6-month", "third", "\n",
    ]), 0..24), glue in proptest::collection::vec(proptest::bool::ANY, 24)) {
        let mut text = String::new();
        for (word, glued) in words.iter().zip(glue) {
            text.push_str(word);
            if !glued { text.push(' '); }
        }
        let found = read(&text);
        for p in &found {
            proptest::prop_assert!(text.get(p.span.start..p.span.end).is_some() && p.span.contains(p.number), "{text:?} {p:?}");
            proptest::prop_assert!(p.unit == Unit::Score || p.low <= p.value && p.value <= p.high, "{text:?} {p:?}");
            for q in &found {
                proptest::prop_assert_eq!(relation(p, q), relation(q, p).flipped(), "{:?} {:?}", p, q);
            }
            proptest::prop_assert!(relation(p, p) == Relation::Same, "{text:?} {p:?}");
        }
    }
}
