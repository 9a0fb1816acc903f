//! Cases that a reader checks by eye; all sentences are invented.

use super::*;
use crate::language::quantity::{Relation, Side};
use crate::language::tokens;
use jiff::civil::{Date, date};

fn read(text: &str) -> Vec<DateExpression> {
    let range = Span::new(0, text.len());
    dates(text, range, &tokens(text, range))
}

fn shown(text: &str) -> Vec<String> {
    read(text).iter().map(|d| format!("{}={}", d.span.of(text), d.written())).collect()
}

#[test]
fn normal_forms() {
    for (text, expected) in [
        ("on Monday, March 3, 2025, in Osk", &["Monday, March 3, 2025=2025-03-03 mon"][..]),
        ("on 3 March 2025", &["3 March 2025=2025-03-03"]),
        ("on Feb. 17 at the port", &["Feb. 17=md:02-17"]),
        ("Thursday night", &["Thursday night=weekday:thu"]),
        ("last Thursday and next spring", &["last Thursday=rel:thu-1", "next spring=rel:season0+1"]),
        ("It began three weeks ago.", &["three weeks ago=rel:week-3"]),
        ("A day later it sank.", &["A day later=then:day+1"]),
        ("this month, next year, yesterday", &["this month=rel:month+0", "next year=rel:year+1", "yesterday=rel:day-1"]),
        ("in March 2025 and in 2003", &["March 2025=ym:2025-03", "2003=y:2003"]),
        (
            "2025-03-03T14:05:00Z and 03/04/2020 and 13.04.2020",
            &["2025-03-03T14:05:00Z=2025-03-03", "03/04/2020=2020-03/04", "13.04.2020=2020-04-13"],
        ),
        ("the third quarter of 2020 and Q4", &["third quarter of 2020=q:2020-3", "Q4=q:-4"]),
        ("in the 1990s", &["1990s=decade:1990"]),
        ("from 1998-99 on", &["1998-99=y:1998..y:1999"]),
        ("at 3 p.m. local time, 15:00 GMT or noon", &["3 p.m. local time=clock:15:00", "15:00 GMT=clock:15:00+00:00", "noon=clock:12:00"]),
        ("at 2:52 a.m. on Wednesday", &["2:52 a.m.=clock:02:52", "Wednesday=weekday:wed"]),
        ("at 10.30am", &["10.30am=clock:10:30"]),
        ("March 3-5, 2024", &["March 3-5, 2024=2024-03-03..2024-03-05"]),
        ("between Oct. 10 and 17", &["Oct. 10 and 17=md:10-10..md:10-17"]),
        ("He may march in May.", &["May=m:05"]),
        ("April Tolen met June Osk", &[]),
        ("10,000 people, 2003 tons", &[]),
        ("Tue, Mar 17, 2026", &["Tue, Mar 17, 2026=2026-03-17 tue"]),
        ("mid-March", &["mid-March=m:03"]),
        ("the day before yesterday", &["day before yesterday=rel:day-2"]),
        ("since four this morning", &["four=clock:04:00", "this morning=rel:day+0"]),
        ("at eight o'clock", &["eight o'clock=clock:08:00"]),
        ("at twenty to seven in the morning", &["twenty to seven in the morning=clock:06:40"]),
        ("at half past six in the evening", &["half past six in the evening=clock:18:30"]),
        ("the following day", &["the following day=then:day+1"]),
        ("It began in March 20 years ago.", &["March 20 years ago=rel:year03-20"]),
        ("It cost a crown in May 2 years later.", &["May=m:05", "2 years later=then:year+2"]),
        ("in March last year", &["March last year=rel:year03-1"]),
        ("In March 20 people fell ill.", &["March=m:03"]),
        ("the 19 Sept. 11 hijackers", &["Sept. 11=md:09-11"]),
        ("They may sail; he said May was wet.", &[]),
        ("shortly after seven", &["seven=clock:07:00"]),
        ("just before 7, and after seven boats", &["7=clock:07:00"]),
        ("at 7.05 on Monday", &["7.05=clock:07:05", "Monday=weekday:mon"]),
        ("Shares closed at 7.05.", &[]),
        ("at 11 a.m. (London time)", &["11 a.m. (London time)=clock:11:00+00:00"]),
        ("at 10 p.m. Saturday Pacific time", &["10 p.m.=clock:22:00", "Saturday=weekday:sat"]),
        ("the previous Tuesday", &["previous Tuesday=then:tue-1"]),
    ] {
        assert_eq!(shown(text), expected, "{text}");
    }
}

#[test]
fn resolved_by_the_day_of_publication() {
    let friday = date(2025, 3, 7);
    let day = |d: Date| Some((d, d));
    for (text, expected) in [
        ("He was hurt on Thursday.", day(date(2025, 3, 6))),
        ("She said on Friday", day(friday)),
        ("It will sail on Monday.", day(date(2025, 3, 10))),
        ("It sank on March 3.", day(date(2025, 3, 3))),
        ("It sank on Dec. 30.", day(date(2024, 12, 30))),
        ("It will open on Jan. 4.", day(date(2026, 1, 4))),
        ("yesterday", day(date(2025, 3, 6))),
        ("last Friday", day(date(2025, 2, 28))),
        ("last week", Some((date(2025, 2, 24), date(2025, 3, 2)))),
        ("last month", Some((date(2025, 2, 1), date(2025, 2, 28)))),
        ("in 2003", Some((date(2003, 1, 1), date(2003, 12, 31)))),
        ("two days ago", day(date(2025, 3, 5))),
        ("last March", Some((date(2024, 3, 1), date(2024, 3, 31)))),
        ("a day later", None),
        ("on 03/04/2020", None),
        ("A service was held this Monday.", day(date(2025, 3, 3))),
        ("A service will be held this Monday.", day(date(2025, 3, 10))),
        ("It opened this Friday.", day(friday)),
        ("She said on Friday that it sank.", day(friday)),
        ("The talks run until Thursday, she said.", day(date(2025, 3, 13))),
        ("The talks lasted until Thursday.", day(date(2025, 3, 6))),
        ("The court is to open on Monday.", day(date(2025, 3, 10))),
        ("It began in March 20 years ago.", Some((date(2005, 3, 1), date(2005, 3, 31)))),
        ("It sank 30 years ago.", Some((date(1993, 1, 1), date(1997, 12, 31)))),
    ] {
        assert_eq!(resolve(&read(text)[0], Some(friday)), expected, "{text}");
    }
    assert_eq!(resolve(&read("on March 3")[0], None), None);
    assert_eq!(resolve(&read("on Thursday")[0], None), None);
}

#[test]
fn relations() {
    use Relation::{Compatible, Different, Incomparable, MorePrecise, Same};
    let anchor = Some(date(2025, 3, 7));
    for (a, at, b, bt, expected) in [
        ("on Monday", None, "on Tuesday", None, Different),
        ("on Monday", None, "on Monday", None, Same),
        ("it sank on Monday", anchor, "it sank on March 3", anchor, Same),
        ("it sank on Monday", anchor, "it sank on 3 March 2025", None, Same),
        ("it sank on Monday", None, "it sank on 3 March 2025", None, Incomparable),
        ("in March 2025", None, "on March 3, 2025", None, MorePrecise(Side::Right)),
        ("on March 3", None, "on March 4", None, Different),
        ("on March 3", None, "on March 3, 2025", None, MorePrecise(Side::Right)),
        ("yesterday", None, "today", None, Incomparable),
        ("in 2003", None, "in 2004", None, Different),
        ("at 3 a.m.", None, "at 2:52 a.m.", None, MorePrecise(Side::Right)),
        ("around 3 a.m.", None, "about 03:00", None, Same),
        ("at 3 p.m.", None, "at 4 p.m.", None, Different),
        ("at 15:00 GMT", None, "at 16:00 CET", None, Same),
        ("on 03/04/2020", None, "on 3 April 2020", None, MorePrecise(Side::Right)),
        ("on 03/04/2020", None, "on 5 April 2020", None, Different),
        ("on Monday morning", None, "on Monday evening", None, Different),
        ("in the third quarter", None, "in the fourth quarter", None, Different),
        ("by Friday", None, "on Thursday", None, Incomparable),
        ("17 years ago", None, "8 years ago", None, Different),
        ("last Thursday", None, "last Sunday", None, Different),
        ("late on Monday", None, "on Thursday", None, Different),
        ("after Thursday's blast", None, "the blast on Tuesday", None, Different),
        ("on Monday, March 3", None, "on Monday", None, MorePrecise(Side::Left)),
        ("around 3 a.m.", None, "at about 3:10 a.m.", None, Compatible),
        ("about 11:20 p.m.", None, "shortly before midnight", None, Different),
        ("at 11:50 p.m.", None, "shortly before midnight", None, MorePrecise(Side::Left)),
        ("at 10:08 p.m.", None, "shortly after 10 p.m.", None, MorePrecise(Side::Left)),
        ("at 7.20am", None, "shortly after seven", None, MorePrecise(Side::Left)),
        ("at 10:08 p.m.", None, "just before 10 p.m.", None, Different),
        ("at 3 p.m. ET", None, "at noon PT", None, Incomparable),
        ("at 3 p.m. ET", None, "at 12:00 p.m. PT", None, Same),
        ("at 3 p.m. ET", None, "at 20:00 GMT", None, Same),
        ("at 3 p.m. ET", None, "at 19:00 GMT", None, Same),
        ("at 3 p.m. ET", None, "at 21:00 GMT", None, Different),
        ("on Sunday night", None, "early Monday", None, Compatible),
        ("on Sunday night", anchor, "early on Monday", anchor, Compatible),
        ("on Sunday night", anchor, "on Monday", anchor, Different),
        ("on Sunday night", None, "early Tuesday", None, Different),
        ("this morning (London time)", anchor, "on Thursday", anchor, Compatible),
        ("it was held this Monday", anchor, "on Monday, March 3", anchor, Same),
        ("it began in March 20 years ago", anchor, "in March 2005", None, Same),
        ("it began in March 20 years ago", anchor, "in March 1998", None, Different),
    ] {
        let (p, q) = (&read(a)[0], &read(b)[0]);
        assert_eq!(relation((p, at), (q, bt)), expected, "{a} / {b}: {p:?} {q:?}");
        assert_eq!(relation((q, bt), (p, at)), expected.flipped(), "{b} / {a}");
    }
}

#[test]
fn which_time_comes_first() {
    let first = |a: &str, b: &str| order(&read(a)[0], &read(b)[0]);
    assert_eq!(first("told of at 7:05 a.m.", "fell at 7.20am"), Some(std::cmp::Ordering::Less));
    assert_eq!(first("at 15:00 GMT", "at 15:30 CET"), Some(std::cmp::Ordering::Greater));
    assert_eq!(first("about 7 a.m.", "at 7.20am"), None);
    assert_eq!(first("before 7 a.m.", "at 9 a.m."), None);
    assert_eq!(first("on Monday", "at 9 a.m."), None);
}

proptest::proptest! {
    #[test]
    fn any_text_is_read_and_every_span_resolves(text in "\\PC{0,120}") {
        let mut last = 0;
        for d in read(&text) {
            proptest::prop_assert!(d.span.start >= last && text.get(d.span.start..d.span.end).is_some());
            last = d.span.end;
        }
    }

    #[test]
    fn newsy_text_is_read_and_relations_are_symmetric(words in proptest::collection::vec(proptest::sample::select(vec![
        "March", "Mar.", "3", "31", "2025", "2003", "-", "/", "Monday", ",", "Tue", "last", "this", "next", "week", "spring", "three", "ago", "later", "p.m.", "15:00", "GMT", "1990s", "Q3", "third", "quarter", "of",
        "to", "and", "between", "yesterday", "the", "day", "before", "after", "mid-May", "will", "was", "noon", "ago", "years", "shortly", "until", "(", ")", "London", "time", "ET", "at", "7.05", "seven", "May", "Sunday", "night", "early", "03", "12", ".", "\n", "morning", "9999", "32767", "2147483647",
    ]), 0..24), glue in proptest::collection::vec(proptest::bool::ANY, 24), y in 1_i16..9999, m in 1_i8..13, d in 1_i8..29) {
        let mut text = String::new();
        for (word, glued) in words.iter().zip(glue) {
            text.push_str(word);
            if !glued { text.push(' '); }
        }
        let found = read(&text);
        let anchor = Some(date(y, m, d));
        for p in &found {
            proptest::prop_assert!(text.get(p.span.start..p.span.end).is_some());
            if let Some((first, last)) = resolve(p, anchor) { proptest::prop_assert!(first <= last); }
            for q in &found {
                for at in [None, anchor] {
                    proptest::prop_assert_eq!(relation((p, at), (q, anchor)), relation((q, anchor), (p, at)).flipped(), "{:?} {:?}", p, q);
                }
            }
        }
    }
}
