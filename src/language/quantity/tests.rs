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
    ] {
        let (p, q) = (&read(a)[0], &read(b)[0]);
        assert_eq!(relation(p, q), expected, "{a} / {b}: {p:?} {q:?}");
        assert_eq!(relation(q, p), expected.flipped(), "{b} / {a}");
    }
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
        "US", "€", "to", "between", "or", "more", "half", "one", "No", ".", "2003", "March", "dozens", "degrees", "C", "years", "old", ",", "(", ")", "'s", "killed", "$US5", "10m", "6-month", "third", "\n",
    ]), 0..24), glue in proptest::collection::vec(proptest::bool::ANY, 24)) {
        let mut text = String::new();
        for (word, glued) in words.iter().zip(glue) {
            text.push_str(word);
            if !glued { text.push(' '); }
        }
        let found = read(&text);
        for p in &found {
            proptest::prop_assert!(text.get(p.span.start..p.span.end).is_some() && p.span.contains(p.number), "{text:?} {p:?}");
            proptest::prop_assert!(p.unit == Unit::Score || p.low <= p.high, "{text:?} {p:?}");
            for q in &found {
                proptest::prop_assert_eq!(relation(p, q), relation(q, p).flipped(), "{:?} {:?}", p, q);
            }
            proptest::prop_assert!(relation(p, p) == Relation::Same, "{text:?} {p:?}");
        }
    }
}
