//! What a number counts, and what is said of it.
//!
//! "14 people were killed" counts people and measures the dead; "the death toll rose to 15" counts
//! nothing by name and measures the dead; "a contract of $3 million" is money of a contract.

use super::bare::out_of;
use super::unit::Unit;
use crate::article::Span;
use crate::language::date::calendar::{month, period, weekday};
use crate::language::view::View;
use crate::language::{Class, FnvMap, classes, en, is_stop_word, stem};
use std::sync::LazyLock;

static MEASURES: LazyLock<FnvMap<&'static str, &'static str>> = LazyLock::new(|| {
    let lines = en::lines(en::MEASURES).filter_map(|line| line.split_once(':'));
    lines.flat_map(|(name, words)| words.split_whitespace().chain([name]).map(move |word| (word, name))).collect()
});

/// How far a counted noun may stand from its number: "14 heavily armed masked government soldiers".
const NOUN_WITHIN: usize = 5;
/// How far to the right a predicate is looked for.
const PREDICATE_WITHIN: usize = 8;
/// How far to the left the words of "the death toll from the slide rose to 15" are looked for.
const SUBJECT_WITHIN: usize = 9;

/// The measure of how many a ship or plane carries.
const ABOARD: &str = "aboard";
/// The same behind "rose to", "stood at".
const LEVEL_WITHIN: usize = 20;

/// The measure that a word belongs to: "killing" → "dead".
pub(crate) fn measure_of(word: &str) -> Option<&'static str> {
    MEASURES.get(word).copied()
}

/// Whether a word tells of something done to those who are counted: "kills", "wounded".
pub(crate) fn is_event(word: &str) -> bool {
    measure_of(word).is_some()
}

/// What is counted and what is said of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counted {
    pub(crate) of: String,
    pub(crate) per: String,
    pub(crate) of_span: Option<Span>,
    pub(crate) measure: String,
}

/// What the number in tokens `first..end` counts; `first` includes hedge and currency.
pub(crate) fn counted(view: &View<'_>, first: usize, end: usize, unit: Unit, value: f64) -> Counted {
    if let Some(rate) = rate(view, end, unit) {
        let noun = noun_before(view, first, unit);
        let of = noun.map_or_else(String::new, |n| noun_stem(&view.lower(n), view.raw(n)));
        return Counted {
            of,
            per: stem(&view.lower(rate)),
            of_span: noun.map(|n| view.tokens[n].span),
            measure: measure(view, first, rate + 1, "-"),
        };
    }
    let noun = noun(view, end, unit, value).or_else(|| noun_before(view, first, unit));
    let after = noun.filter(|n| *n >= end).map_or(end, |n| n + 1);
    let of = noun.map_or_else(String::new, |n| noun_stem(&view.lower(n), view.raw(n)));
    let measure = measure(view, first, after, &of);
    let per = if unit == Unit::Count { count_rate(view, after).unwrap_or_default() } else { String::new() };
    Counted { of, per, of_span: noun.map(|n| view.tokens[n].span), measure }
}

/// "a share", "per barrel", "a year" behind money and measures: the token of the noun.
fn rate(view: &View<'_>, end: usize, unit: Unit) -> Option<usize> {
    let link = view.lower(end);
    let per = matches!(&*link, "per" | "each" | "every") || matches!(&*link, "a" | "an") && !matches!(unit, Unit::Count);
    (per && !matches!(unit, Unit::Age | Unit::Ordinal | Unit::Score) && view.is_word(end + 1) && !is_stop_word(&view.lower(end + 1)))
        .then_some(end + 1)
}

/// "15 men a day", "hundreds each week" at token `at`; "14 people a day after the storm" is none.
fn count_rate(view: &View<'_>, at: usize) -> Option<String> {
    let each = matches!(&*view.lower(at), "a" | "an" | "per" | "each" | "every");
    let word = view.lower(at + 1);
    let period = matches!(&*word, "second" | "minute" | "hour" | "night") || period(&word).is_some() && !word.ends_with('s');
    let moved = matches!(&*view.lower(at + 2), "after" | "before" | "later" | "earlier" | "ago" | "of" | "-");
    (each && period && !moved && !view.line_start(at) && !view.line_start(at + 1)).then(|| stem(&word))
}

fn noun_stem(lower: &str, raw: &str) -> String {
    match lower {
        "people" | "persons" | "person" | "individuals" => "people".to_owned(),
        "" => stem(&crate::language::key(raw)),
        _ => stem(lower),
    }
}

pub(crate) fn is_plural(word: &str) -> bool {
    word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us") && !word.ends_with("is")
        || matches!(
            word,
            "people"
                | "men"
                | "women"
                | "children"
                | "police"
                | "troops"
                | "dead"
                | "injured"
                | "wounded"
                | "feet"
                | "aircraft"
                | "personnel"
                | "staff"
                | "sheep"
                | "crew"
                | "policemen"
                | "firefighters"
                | "missing"
        )
}

/// "last", "Friday", "August": what begins to tell when.
fn is_time(view: &View<'_>, i: usize) -> bool {
    let word = view.lower(i);
    matches!(&*word, "last" | "next" | "yesterday" | "today" | "tonight" | "tomorrow" | "recent" | "earlier" | "ago" | "later")
        || view.is_capital(i) && (weekday(&word).is_some() || month(&word).is_some())
}

/// Words that end the run of adjectives and nouns behind a number.
fn ends_run(view: &View<'_>, i: usize) -> bool {
    let word = view.lower(i);
    !view.is_word(i)
        || view.ends_clause(i)
        || is_stop_word(&word)
        || view.is_capital(i) && weekday(&word).is_some()
        || matches!(
            &*word,
            "'s" | "per"
                | "percent"
                | "including"
                | "according"
                | "said"
                | "says"
                | "aboard"
                | "onboard"
                | "may"
                | "later"
                | "earlier"
                | "since"
        )
        || is_finite(&word)
}

/// A verb that can be nothing else: "came", "suggests".
fn is_finite(word: &str) -> bool {
    let class = classes(word);
    (class.is(Class::PAST) && !word.ends_with("ed") || class.is(Class::PRESENT) && word.ends_with('s'))
        && !class.is(Class::ANY_NOUN)
        && !is_plural(word)
        && !is_event(word)
}

/// The head noun behind the number.
fn noun(view: &View<'_>, end: usize, unit: Unit, value: f64) -> Option<usize> {
    let mut from = end;
    if matches!(unit, Unit::Ordinal | Unit::Count | Unit::Score | Unit::Times) {
        if let Some((_, end)) = out_of(view, end, value).filter(|_| unit == Unit::Count) {
            // "15 of the 19 men" are men
            from = end;
        } else if matches!(&*view.lower(from), "more" | "other" | "new" | "additional" | "further" | "of") {
            from += 1;
            if matches!(&*view.lower(from), "the" | "its" | "their" | "his" | "her" | "our" | "these" | "those") {
                from += 1;
            }
        }
    } else {
        // "$3m in damages", "5 percent of voters", "30 cents a share": behind the preposition
        // "a 10-mile stretch", but not "winds of 76 km/h caught her"
        let joined = (1..=2).any(|back| end.checked_sub(back).is_some_and(|i| view.raw(i).contains(['-', '‑']) && view.is_number(i)))
            || view.raw(end.wrapping_sub(1)).contains(['-', '‑']);
        let plain = !matches!(unit, Unit::Money(_) | Unit::Percent | Unit::PercentagePoint | Unit::Age);
        match &*view.lower(from) {
            "of" | "in" | "for" | "more" => {
                from += 1;
                if matches!(&*view.lower(from), "the" | "its" | "their" | "his" | "her" | "all" | "a" | "an" | "this") {
                    from += 1;
                }
                if view.is_number(from) {
                    return None;
                }
            }
            _ if plain && !joined => return None,
            _ => {}
        }
    }
    from = behind_day(view, from);
    let mut head = None;
    for i in from..(from + NOUN_WITHIN).min(view.len()) {
        if ends_run(view, i) {
            break;
        }
        let word = view.lower(i);
        let verb = i > from
            && (word.ends_with("ed") || word.ends_with("ing"))
            && !matches!(&*word, "injured" | "wounded" | "building" | "missing");
        if verb && (head.is_some_and(|h: usize| is_plural(&view.lower(h))) || word.ends_with("ed")) {
            break;
        }
        if let Some(h) = head
            && is_plural(&view.lower(h))
            && !is_plural(&word)
        {
            break;
        }
        // "one man died": a singular count has its noun at once, behind adjectives at most
        if value == 1.0 && unit == Unit::Count && head.is_some() && is_event(&word) {
            break;
        }
        if unit == Unit::Count
            && head.is_none()
            && is_event(&word)
            && !matches!(
                &*word,
                "dead"
                    | "deaths"
                    | "death"
                    | "fatalities"
                    | "injuries"
                    | "injured"
                    | "wounded"
                    | "bodies"
                    | "arrests"
                    | "hostages"
                    | "detainees"
                    | "missing"
            )
        {
            break;
        }
        head = Some(i);
    }
    // "in recent days", "for all five days"
    head.filter(|h| unit == Unit::Count || unit == Unit::Ordinal || period(&view.lower(*h)).is_none())
}

/// "the 19 Sept. 11 hijackers" are hijackers: the first token behind a day of the year.
fn behind_day(view: &View<'_>, from: usize) -> usize {
    if !view.is_capital(from) || month(&view.lower(from)).is_none() {
        return from;
    }
    let day = from + 1 + usize::from(view.raw(from + 1) == ".");
    if view.is_number(day) && view.raw(day).len() <= 2 { day + 1 } else { from }
}

/// For money and shares: the noun in front, "a fund of $4 million", "unemployment fell to 5%".
fn noun_before(view: &View<'_>, first: usize, unit: Unit) -> Option<usize> {
    if matches!(unit, Unit::Count | Unit::Ordinal | Unit::Score) {
        return None;
    }
    let link = view.back(first, 1);
    if !matches!(&*link, "of" | "at" | "to" | "is" | "was" | "by" | "were" | "are") {
        return None;
    }
    for i in (first.saturating_sub(6)..first - 1).rev() {
        if view.clause_begins_behind(i) || view.is_number(i) || view.raw(i) == "," {
            return None;
        }
        let word = view.lower(i);
        let passed = is_stop_word(&word)
            || is_movement(&word)
            || is_time(view, i)
            || period(&word).is_some()
            || word.ends_with("ed")
            || word.ends_with("ly");
        if view.is_word(i)
            && !passed
            && !matches!(
                &*word,
                "stood"
                    | "stands"
                    | "came"
                    | "value"
                    | "worth"
                    | "total"
                    | "reach"
                    | "put"
                    | "set"
                    | "held"
                    | "sold"
                    | "bought"
                    | "paid"
                    | "made"
            )
        {
            return Some(i);
        }
    }
    None
}

/// "rose", "fell", "up": what stands before a number that says by how much.
pub(crate) fn is_movement(word: &str) -> bool {
    matches!(
        word,
        "rose"
            | "rise"
            | "rises"
            | "rising"
            | "risen"
            | "fell"
            | "fall"
            | "falls"
            | "falling"
            | "fallen"
            | "jumped"
            | "jump"
            | "climbed"
            | "climb"
            | "dropped"
            | "drop"
            | "gained"
            | "gain"
            | "lost"
            | "slipped"
            | "slid"
            | "surged"
            | "soared"
            | "plunged"
            | "tumbled"
            | "up"
            | "down"
            | "grew"
            | "grow"
            | "grown"
            | "shrank"
            | "increased"
            | "increase"
            | "decreased"
            | "declined"
            | "decline"
            | "advanced"
            | "added"
            | "shed"
            | "rallied"
            | "edged"
            | "sank"
            | "dipped"
            | "eased"
            | "higher"
            | "lower"
    )
}

/// Whether a noun leaves open whether it is all who are carried.
fn is_everyone(of: &str) -> bool {
    matches!(of, "" | "people" | "soul")
}

/// The measure: a known one, else the stem of the predicate beside the number.
fn measure(view: &View<'_>, first: usize, after: usize, of: &str) -> String {
    // "killed 14", "31 were missing", "killed three, two of them", "the toll stood at 14": in this order
    let near = || measure_of_left(view, first, 3, Reach::Adjacent);
    let listed = || measure_of_left(view, first, 4, Reach::Listed);
    let far = || {
        matches!(of, "" | "people" | "other" | "man" | "woman" | "child" | "victim")
            .then(|| measure_of_left(view, first, subject_within(view, first), Reach::Clause))
            .flatten()
    };
    match near().or_else(|| measure_of_right(view, after, of)).or_else(listed).or_else(far) {
        // "58 passengers and six crew aboard": a part of those aboard is not their number
        Some(name) if name != ABOARD || is_everyone(of) => name.to_owned(),
        _ => predicate(view, first, after),
    }
}

/// "the number of people known to have died when … rose to 14": behind a verb of level the subject
/// may stand far off.
fn subject_within(view: &View<'_>, first: usize) -> usize {
    if matches!(&*view.back(first, 1), "to" | "at" | "hit" | "reached" | "topped" | "passed" | "is" | "was" | "now") {
        LEVEL_WITHIN
    } else {
        SUBJECT_WITHIN
    }
}

/// What may stand between a number and the word that tells its measure.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reach {
    /// Function words: "killed at least 14".
    Adjacent,
    /// Also "and" and commas: "injured two, and three".
    Listed,
    /// Anything of the clause.
    Clause,
}

fn measure_of_left(view: &View<'_>, first: usize, within: usize, reach: Reach) -> Option<&'static str> {
    for i in (first.saturating_sub(within)..first).rev() {
        if view.clause_begins_behind(i) || view.is_number(i) || super::numeral::begins(&view.lower(i)) {
            return None;
        }
        let word = view.lower(i);
        if let Some(name) = measure_of(&word) {
            // "two deaths and 84 people taken to hospital": the noun has a number of its own
            let counted = i > 0 && matches!(&*word, "deaths" | "fatalities" | "injuries" | "arrests") && is_numeral(view, i - 1);
            return (!counted).then_some(name);
        }
        let joins = view.raw(i) == "," || matches!(&*word, "and" | "but");
        let small = is_stop_word(&word) || matches!(&*word, "another" | "least" | "estimated" | "leaving");
        let passes = match reach {
            Reach::Adjacent => small && !joins,
            Reach::Listed => small || joins,
            Reach::Clause => true,
        };
        if !passes {
            return None;
        }
    }
    None
}

fn is_numeral(view: &View<'_>, at: usize) -> bool {
    view.is_number(at) || super::numeral::begins(&view.lower(at))
}

fn measure_of_right(view: &View<'_>, after: usize, of: &str) -> Option<&'static str> {
    if let Some(name) = after.checked_sub(1).and_then(|i| measure_of(&view.lower(i))).filter(|_| !of.is_empty()) {
        return Some(name);
    }
    let mut i = after;
    let stop = (after + PREDICATE_WITHIN).min(view.len());
    while i < stop {
        if view.ends_clause(i) {
            return None;
        }
        if view.raw(i) == "," {
            // a parenthesis between subject and predicate: ", including three children,"
            if !matches!(&*view.lower(i + 1), "including" | "among" | "most" | "many" | "all" | "mostly") {
                return None;
            }
            let close = (i + 1..(i + 10).min(view.len())).find(|j| view.raw(*j) == "," || view.ends_clause(*j))?;
            if view.raw(close) != "," {
                return None;
            }
            i = close + 1;
            continue;
        }
        if view.is_number(i)
            || super::numeral::begins(&view.lower(i))
            || matches!(&*view.lower(i), "after" | "when" | "while" | "as" | "before")
        {
            return None;
        }
        let word = view.lower(i);
        if let Some(name) = measure_of(&word).filter(|name| *name != ABOARD || is_everyone(of)) {
            return Some(name);
        }
        if &*word == "board" && &*view.back(i, 1) == "on" && is_everyone(of) {
            return Some(ABOARD);
        }
        if matches!(&*word, "and" | "but") {
            return None;
        }
        i += 1;
    }
    None
}

/// The nearest content word: before the number within its clause, else behind what it counts.
fn predicate(view: &View<'_>, first: usize, after: usize) -> String {
    for i in (first.saturating_sub(4)..first).rev() {
        if view.clause_begins_behind(i) || view.raw(i) == "," {
            break;
        }
        let word = view.lower(i);
        if view.is_word(i) && !is_stop_word(&word) && !word.is_empty() && measure_of(&word) != Some(ABOARD) {
            return stem(&word);
        }
    }
    for i in after..(after + 4).min(view.len()) {
        if view.ends_clause(i) || view.raw(i) == "," {
            break;
        }
        let word = view.lower(i);
        if view.is_word(i) && !is_stop_word(&word) && !word.is_empty() && measure_of(&word) != Some(ABOARD) {
            return stem(&word);
        }
    }
    String::new()
}
