//! One walk over the tokens: finds each number, asks the neighbours for hedge, currency, scale and
//! unit, and leaves out what counts nothing.

use super::counted::{self, counted};
use super::hedge::{self, Hedge};
use super::numeral::{self, Number};
use super::unit::{self, Unit, Written};
use super::{Quantity, Slot, reject};
use crate::article::Span;
use crate::language::Token;
use crate::language::date::dates;
use crate::language::view::View;

/// The quantities of `text` within `range`, in the order of the text. `tokens` are the tokens of
/// `range` (more do no harm). Near-linear.
pub fn quantities(text: &str, range: Span, tokens: &[Token]) -> Vec<Quantity> {
    let from = tokens.partition_point(|t| t.span.start < range.start);
    let to = tokens.partition_point(|t| t.span.end <= range.end).max(from);
    let view = View { text, tokens: &tokens[from..to] };
    let mut times = dates(text, range, tokens).into_iter().map(|d| d.span).peekable();
    let mut out: Vec<Quantity> = Vec::new();
    let mut i = 0;
    let mut floor = 0; // first token that no earlier quantity holds
    while i < view.len() {
        let at = view.tokens[i].span;
        while times.peek().is_some_and(|t| t.end <= at.start) {
            times.next();
        }
        if times.peek().is_some_and(|t| t.overlaps(at)) {
            i += 1;
            continue;
        }
        match read(&view, i) {
            Some(draft) => {
                let end = draft.end.max(i + 1);
                if !times.peek().is_some_and(|t| t.overlaps(draft.span(&view))) {
                    finish(&view, draft, floor, &mut out);
                    floor = end;
                }
                i = end;
            }
            None => i += 1,
        }
    }
    out
}

/// What was read at one place: tokens `first..end`, of which the number is `first..number.end`.
struct Draft {
    first: usize,
    end: usize,
    number: Number,
    unit: Option<Written>,
    /// The upper end of a range, or the second figure of a score.
    upper: Option<f64>,
    /// "dozens", "hundreds": bounds of a number that was not given.
    vague: Option<(f64, f64)>,
    /// "member" of "10-member".
    noun: Option<Span>,
    /// "100-plus"
    hedge: Hedge,
}

impl Draft {
    fn span(&self, view: &View<'_>) -> Span {
        view.tokens[self.first].span.cover(view.tokens[self.end - 1].span)
    }

    fn of(first: usize, number: Number) -> Self {
        Self { first, end: number.end, number, unit: None, upper: None, vague: None, noun: None, hedge: Hedge::Exact }
    }
}

fn read(view: &View<'_>, i: usize) -> Option<Draft> {
    if view.is_number(i) {
        read_figures(view, i)
    } else if view.is_word(i) {
        read_word(view, i)
    } else {
        None
    }
}

/// The currency whose sign or code stands before token `at`, and how many tokens it has.
fn currency_before(view: &View<'_>, at: usize) -> Option<(&'static str, usize)> {
    if at == 0 {
        return None;
    }
    let mark = view.raw(at - 1);
    let prefix = if at >= 2 && view.joined(at - 1) { view.back(at, 2) } else { view.lower(usize::MAX) };
    if let Some(code) = unit::symbol(mark, &prefix) {
        let words = matches!(&*prefix, "a" | "au" | "aus" | "c" | "ca" | "can" | "nz" | "us" | "hk" | "s" | "u.s");
        return Some((code, 1 + usize::from(words)));
    }
    let word = view.back(at, 1);
    if view.is_word(at - 1) && word.len() == 3 && view.raw(at - 1).chars().all(char::is_uppercase) {
        return unit::code(&word).map(|code| (code, 1));
    }
    (&*word == "rs").then_some(("INR", 1))
}

fn read_figures(view: &View<'_>, i: usize) -> Option<Draft> {
    let (mut number, rest) = numeral::figures(view.raw(i))?;
    number.end = i + 1;
    let mut draft = Draft::of(i, number);
    let currency = currency_before(view, i);
    let mut suffix = rest;
    if !rest.is_empty() {
        read_suffix(view, i, rest, currency.is_some(), &mut draft)?;
        suffix = "";
    }
    debug_assert!(suffix.is_empty());
    if draft.number.ordinal {
        draft.unit = Some(Written::plain(Unit::Ordinal));
        return (&*view.lower(i + 1) != "century").then_some(draft);
    }
    if draft.noun.is_none() && draft.unit.is_none() {
        read_scale_word(view, &mut draft);
        if read_pair(view, i, &mut draft, currency.is_some())? {
            read_scale_word(view, &mut draft);
        }
    }
    read_unit(view, &mut draft);
    if let Some((code, count)) = currency {
        draft.unit = Some(Written::plain(Unit::Money(code)));
        draft.first -= count;
    }
    let measured = draft.unit.is_some() || draft.noun.is_some() || draft.upper.is_some() || draft.number.scaled;
    if draft.unit.is_none_or(|w| w.unit != Unit::Score)
        && reject::is_no_quantity(view, i, &Number { end: draft.number.end, ..draft.number }, measured)
    {
        return None;
    }
    Some(draft)
}

/// "1.5" of "1.5 million": the scale word behind figures.
fn read_scale_word(view: &View<'_>, draft: &mut Draft) {
    while draft.end < view.len() && view.is_word(draft.end) && !view.line_start(draft.end) {
        let Some(by) = numeral::scale(&view.lower(draft.end), false) else { return };
        multiply(&mut draft.number, by);
        draft.upper = draft.upper.map(|upper| upper * by);
        draft.end += 1;
        draft.number.end = draft.end;
    }
}

fn multiply(number: &mut Number, by: f64) {
    number.value *= by;
    number.grain *= by;
    number.scaled = true;
}

/// Letters behind the figures in one token: "bn", "km", "th", "-year-old", "-mile", "s".
fn read_suffix(view: &View<'_>, i: usize, rest: &str, money: bool, draft: &mut Draft) -> Option<()> {
    let lower = rest.to_ascii_lowercase().replace(['‐', '‑'], "-");
    let at = view.tokens[i].span.end - rest.len();
    if let Some(noun) = lower.strip_prefix('-') {
        return read_compound(noun, Span::new(at + rest.chars().next().map_or(0, char::len_utf8), view.tokens[i].span.end), draft);
    }
    if matches!(&*lower, "st" | "nd" | "rd" | "th") && !draft.number.decimal {
        draft.number.ordinal = true;
        return Some(());
    }
    let (head, tail) = lower.split_once('-').map_or((&*lower, ""), |(h, t)| (h, t));
    let metres = head == "m" && !money && !counts_millions(view, i);
    let scale = numeral::scale(head, true).filter(|_| !metres && head.len() <= 3);
    if let Some(by) = scale {
        multiply(&mut draft.number, by);
    } else if metres {
        draft.unit = Some(Written::plain(Unit::Metre));
    } else if head == "pc" {
        draft.unit = Some(Written::plain(Unit::Percent));
    } else {
        // "20c" and "5f" are temperatures only beside a degree sign; "5p" and "10c" are small money
        let written = unit::lookup(head).filter(|w| !matches!(w.unit, Unit::Celsius) || rest == "C" || rest == "F")?;
        draft.unit = Some(written);
    }
    if !tail.is_empty() {
        let begin = view.tokens[i].span.end - tail.len();
        return read_compound(tail, Span::new(begin, view.tokens[i].span.end), draft);
    }
    Some(())
}

/// Whether "1.5m" means millions: a plural or a currency is counted behind it.
fn counts_millions(view: &View<'_>, i: usize) -> bool {
    let next = view.lower(i + 1);
    view.is_word(i + 1)
        && !view.line_start(i + 1)
        && unit::lookup(&next).is_none_or(|w| matches!(w.unit, Unit::Money(_) | Unit::Kilogram))
        && (next.ends_with('s') && !matches!(&*next, "was" | "is" | "as" | "has" | "across" | "its" | "his" | "this" | "less")
            || matches!(&*next, "people" | "euro" | "children" | "men" | "women" | "more" | "of"))
}

/// What is joined to a number by a hyphen: "year-old", "mile", "member", "strong".
fn read_compound(noun: &str, span: Span, draft: &mut Draft) -> Option<()> {
    let (head, tail) = noun.split_once('-').map_or((noun, ""), |(h, t)| (h, t));
    if let Some(by) = numeral::scale(head, false) {
        multiply(&mut draft.number, by);
        if !tail.is_empty() {
            let begin = span.end - tail.len();
            return read_compound(tail, Span::new(begin, span.end), draft);
        }
        return Some(());
    }
    match (head, tail) {
        ("year", "old" | "olds") => draft.unit = Some(Written::plain(Unit::Age)),
        ("plus", "") => draft.hedge = Hedge::MoreThan,
        ("odd", "") => draft.hedge = Hedge::About,
        ("fold", "") => draft.unit = Some(Written::plain(Unit::Times)),
        ("strong", "") => {}
        ("point", "") => draft.noun = Some(span),
        ("minute" | "hour" | "day" | "week" | "month" | "year", _) => draft.unit = unit::lookup(head),
        _ if head.len() < 2 || !head.bytes().all(|b| b.is_ascii_lowercase()) => return None,
        _ => match unit::lookup(head) {
            Some(written) => draft.unit = Some(written),
            None => draft.noun = Some(Span::new(span.start, span.start + head.len())),
        },
    }
    Some(())
}

/// "3-5 years", "3-1", "between 3 and 5", "three to five": a second number. `None`: a telephone
/// number or another chain of figures.
fn read_pair(view: &View<'_>, i: usize, draft: &mut Draft, money: bool) -> Option<bool> {
    let dash = draft.end;
    if view.is_dash(dash) && view.is_number(dash + 1) && (view.joined(dash + 1) || !view.joined(dash)) {
        let tight = view.joined(dash) && view.joined(dash + 1);
        let (second, rest) = numeral::figures(view.raw(dash + 1))?;
        if tight && view.joined(dash + 2) && view.is_dash(dash + 2) || i > 0 && view.joined(i) && view.is_dash(i - 1) {
            return None;
        }
        let long = |n: &Number| n.value >= 100.0 && !n.scaled && !n.decimal;
        if tight && long(&draft.number) && long(&second) && (view.raw(dash + 1).len() == 4 || second.value <= draft.number.value) {
            return None;
        }
        let mut number = second;
        number.end = dash + 2;
        let mut upper = Draft::of(i, number);
        if !rest.is_empty() {
            read_suffix(view, dash + 1, rest, money, &mut upper)?;
        }
        let scores = !draft.number.scaled
            && !draft.number.decimal
            && !second.decimal
            && !money
            && upper.unit.is_none()
            && upper.noun.is_none()
            && !is_measured(view, dash + 2);
        draft.end = dash + 2;
        if scores && (second.value <= draft.number.value || is_contest(view, i, dash + 2) || !is_counted(view, dash + 2)) {
            draft.unit = Some(Written::plain(Unit::Score));
            draft.upper = Some(second.value);
            return Some(false);
        }
        join(draft, &upper);
        return Some(true);
    }
    read_worded_range(view, i, draft);
    Some(draft.upper.is_some())
}

fn join(draft: &mut Draft, upper: &Draft) {
    // "$3-5bn", "3 to 5 million": the scale of the upper end holds for both
    let by = if upper.number.scaled && !draft.number.scaled && upper.number.value / draft.number.value.max(1e-9) >= 1000.0 {
        scale_of(upper.number.value)
    } else {
        1.0
    };
    multiply_quietly(&mut draft.number, by);
    draft.upper = Some(upper.number.value);
    draft.unit = draft.unit.or(upper.unit);
    draft.noun = draft.noun.or(upper.noun);
    draft.number.end = draft.end;
}

fn multiply_quietly(number: &mut Number, by: f64) {
    if by > 1.0 {
        multiply(number, by);
    }
}

fn scale_of(value: f64) -> f64 {
    [1e12, 1e9, 1e6, 1e3].into_iter().find(|by| value >= *by).unwrap_or(1.0)
}

/// "between 3 and 5", "three to five years".
fn read_worded_range(view: &View<'_>, i: usize, draft: &mut Draft) {
    let link = view.lower(draft.end);
    let before = view.back(draft.first, 1);
    let and = &*link == "and" && &*before == "between";
    let to = &*link == "to" && !matches!(&*before, "from") && !counted::is_movement(&before);
    let or = &*link == "or" && !draft.number.scaled;
    if !(and || to || or) {
        return;
    }
    let mut at = draft.end + 1;
    if unit::symbol(view.raw(at), "").is_some() {
        at += 1;
    }
    let Some(mut upper) = bare_number(view, at) else { return };
    if upper.value <= draft.number.value && !upper.scaled || or && (upper.value - draft.number.value - 1.0).abs() > 0.5 {
        return;
    }
    if to && !is_measured(view, upper.end) && !is_counted(view, upper.end) && !upper.scaled {
        return;
    }
    let mut second = Draft::of(i, upper);
    read_scale_word(view, &mut second);
    upper = second.number;
    draft.end = upper.end;
    join(draft, &Draft::of(i, upper));
}

fn bare_number(view: &View<'_>, at: usize) -> Option<Number> {
    if view.is_number(at) {
        let (mut number, rest) = numeral::figures(view.raw(at))?;
        number.end = at + 1;
        if !rest.is_empty() {
            multiply(&mut number, numeral::scale(rest, true)?);
        }
        return Some(number);
    }
    numeral::begins(&view.lower(at)).then(|| numeral::words(view, at)).flatten()
}

/// Whether a unit or a scale word stands at `at`.
fn is_measured(view: &View<'_>, at: usize) -> bool {
    let word = view.lower(at);
    view.raw(at) == "%"
        || unit::lookup(&word).is_some()
        || numeral::scale(&word, false).is_some()
        || matches!(&*word, "per" | "degrees" | "square" | "sq")
}

/// Whether a plural in small letters stands at or behind `at`: something that can be counted.
fn is_counted(view: &View<'_>, at: usize) -> bool {
    (at..at + 3).take_while(|i| view.is_word(*i) && view.is_small(*i)).any(|i| {
        let word = view.lower(i);
        word.ends_with('s') && word.len() > 3 || matches!(&*word, "people" | "men" | "women" | "children")
    })
}

/// Words beside a score or a vote.
fn is_contest(view: &View<'_>, first: usize, end: usize) -> bool {
    let contest = |word: &str| {
        matches!(
            word,
            "win"
                | "wins"
                | "won"
                | "victory"
                | "defeat"
                | "loss"
                | "lost"
                | "lead"
                | "led"
                | "draw"
                | "drew"
                | "beat"
                | "beaten"
                | "defeated"
                | "vote"
                | "voted"
                | "votes"
                | "ruling"
                | "ruled"
                | "decision"
                | "record"
                | "score"
                | "scoreline"
                | "tie"
                | "tied"
                | "margin"
                | "final"
                | "game"
                | "match"
                | "rout"
                | "thrashing"
                | "series"
        )
    };
    (first.saturating_sub(3)..first).chain(end..end + 3).any(|i| contest(&view.lower(i)))
}

/// The unit behind the number: "%", "percentage points", "square miles", "degrees Celsius", "km/h".
fn read_unit(view: &View<'_>, draft: &mut Draft) {
    if draft.unit.is_some_and(|w| w.unit == Unit::Score) {
        return;
    }
    let at = draft.end;
    if draft.unit.is_some() {
        speed(view, draft);
        return;
    }
    if draft.noun.is_some() || at >= view.len() || view.line_start(at) && view.raw(at) != "%" {
        return;
    }
    let (one, two) = (view.lower(at), view.lower(at + 1));
    let (written, count) = match (&*one, &*two) {
        ("%", "points") | ("percentage", "point" | "points") => (Written::plain(Unit::PercentagePoint), 2),
        ("per", "cent") => (Written::plain(Unit::Percent), 2),
        ("percent", "age") => (Written::plain(Unit::Percent), 1),
        ("%" | "％", _) => (Written::plain(Unit::Percent), 1),
        ("basis", "point" | "points") => (Written { unit: Unit::PercentagePoint, factor: 0.01, shift: 0.0 }, 2),
        ("square" | "sq", _) => match unit::lookup(&two) {
            Some(w) if w.unit == Unit::Metre => (Written { unit: Unit::SquareMetre, factor: w.factor * w.factor, shift: 0.0 }, 2),
            _ => return,
        },
        ("cubic" | "cu", _) => match unit::lookup(&two) {
            Some(w) if w.unit == Unit::Metre => (Written { unit: Unit::CubicMetre, factor: w.factor.powi(3), shift: 0.0 }, 2),
            _ => return,
        },
        ("nautical", "mile" | "miles") => (Written { unit: Unit::Metre, factor: 1852.0, shift: 0.0 }, 2),
        ("degrees" | "degree" | "°", _) => match unit::lookup(&two) {
            Some(w) if w.unit == Unit::Celsius => (w, 2),
            _ => (Written::plain(Unit::Degree), 1),
        },
        ("°c" | "℃", _) => (Written::plain(Unit::Celsius), 1),
        ("times", _) => (Written::plain(Unit::Times), 1),
        ("years" | "year", "old") => (Written::plain(Unit::Age), 2),
        ("u.s" | "us" | "american" | "australian" | "canadian" | "hong", "dollars" | "dollar") => match &*one {
            "australian" => (Written::plain(Unit::Money("AUD")), 2),
            "canadian" => (Written::plain(Unit::Money("CAD")), 2),
            _ => (Written::plain(Unit::Money("USD")), 2),
        },
        ("pounds" | "pound", _) if draft.number.scaled && draft.number.value >= 1e5 || &*two == "sterling" => {
            (Written::plain(Unit::Money("GBP")), 1)
        }
        ("c" | "f" | "ha" | "mm" | "lb" | "try" | "won" | "rand" | "us" | "stone" | "second" | "yen" | "m", _)
            if !matches!(&*one, "mm" | "lb" | "ha" | "yen" | "m") =>
        {
            return;
        }
        ("m", _) if view.raw(at) == "m" => (Written::plain(Unit::Metre), 1),
        _ => match unit::lookup(&one) {
            Some(written) => (written, 1),
            None => return,
        },
    };
    draft.unit = Some(written);
    draft.end = at + count;
    compound_units(view, draft);
    speed(view, draft);
}

/// "kilometres an hour", "miles per hour", "km/h".
fn speed(view: &View<'_>, draft: &mut Draft) {
    let Some(written) = draft.unit.filter(|w| w.unit == Unit::Metre) else { return };
    let link = view.lower(draft.end);
    if !matches!(&*link, "an" | "a" | "per" | "/") {
        return;
    }
    let by = match &*view.lower(draft.end + 1) {
        "hour" | "h" | "hr" => 3600.0,
        "second" | "s" => 1.0,
        _ => return,
    };
    draft.unit = Some(Written { unit: Unit::MetrePerSecond, factor: written.factor / by, shift: 0.0 });
    draft.end += 2;
}

/// "6 feet 2 inches", "2 hours and 15 minutes": the smaller unit joins the larger one.
fn compound_units(view: &View<'_>, draft: &mut Draft) {
    while let Some(big) = draft.unit {
        let at = if &*view.lower(draft.end) == "and" || view.raw(draft.end) == "," { draft.end + 1 } else { draft.end };
        if draft.upper.is_some() || !matches!(big.unit, Unit::Metre | Unit::Second | Unit::Kilogram) || view.line_start(at) {
            return;
        }
        let Some(part) = bare_number(view, at) else { return };
        let Some(small) = unit::lookup(&view.lower(part.end)).filter(|w| w.unit == big.unit && w.factor < big.factor) else { return };
        draft.number.value += part.value * small.factor / big.factor;
        draft.number.grain = part.grain * small.factor / big.factor;
        draft.end = part.end + 1;
        draft.number.end = part.end;
        draft.unit = Some(big);
    }
}

fn read_word(view: &View<'_>, i: usize) -> Option<Draft> {
    let word = view.lower(i);
    let start = *word.as_bytes().first()?;
    if !matches!(start, b'a' | b'c' | b'd' | b'e' | b'f' | b'h' | b'i' | b'm' | b'n' | b'o' | b'q' | b's' | b't' | b'u' | b'z') {
        return None;
    }
    if start == b'u' {
        return glued_currency(view, i);
    }
    vague(view, i, &word).or_else(|| fraction(view, i, &word)).or_else(|| spelt(view, i, &word)).or_else(|| rank(view, i, &word))
}

/// "$US51 million", which the tokens give as "$", "US51".
fn glued_currency(view: &View<'_>, i: usize) -> Option<Draft> {
    let figures = view.raw(i).strip_prefix("US").filter(|_| i > 0 && view.raw(i - 1) == "$" && view.joined(i))?;
    let (mut number, rest) = numeral::figures(figures)?;
    number.end = i + 1;
    if !rest.is_empty() {
        multiply(&mut number, numeral::scale(rest, true)?);
    }
    let mut draft = Draft::of(i, number);
    // "$US6.7": the dot and what follows stand apart
    if view.raw(i + 1) == "." && view.joined(i + 1) && view.joined(i + 2) && view.is_number(i + 2) {
        let (n, rest) = numeral::figures(&format!("{figures}.{}", view.raw(i + 2))).map(|(n, r)| (n, r.len()))?;
        if rest > 0 {
            return None;
        }
        draft.number = Number { end: i + 3, ..n };
        draft.end = i + 3;
    }
    read_scale_word(view, &mut draft);
    draft.unit = Some(Written::plain(Unit::Money("USD")));
    draft.first = i - 1;
    Some(draft)
}

/// "dozens of", "hundreds", "tens of thousands", "a couple".
fn vague(view: &View<'_>, i: usize, word: &str) -> Option<Draft> {
    let (bounds, end) = match (word, &*view.lower(i + 1), &*view.lower(i + 2)) {
        ("tens", "of", "thousands") => ((2e4, 99_999.0), i + 3),
        ("tens", "of", "millions") => ((2e7, 99_999_999.0), i + 3),
        ("hundreds", "of", "thousands") => ((2e5, 999_999.0), i + 3),
        ("hundreds", "of", "millions") => ((2e8, 999_999_999.0), i + 3),
        ("hundreds", ..) => ((200.0, 999.0), i + 1),
        ("dozens", ..) => ((24.0, 99.0), i + 1),
        ("scores", "of", _) => ((40.0, 99.0), i + 1),
        ("thousands", ..) => ((2e3, 99_999.0), i + 1),
        ("millions", ..) => ((2e6, 99_999_999.0), i + 1),
        ("billions", "of", _) => ((2e9, 99e9), i + 1),
        ("couple", "of", _) if matches!(&*view.back(i, 1), "a" | "the") => ((2.0, 3.0), i + 1),
        ("handful", "of", _) => ((2.0, 9.0), i + 1),
        _ => return None,
    };
    let number = Number { value: bounds.0, grain: bounds.0, decimal: false, end, ordinal: false, words: true, scaled: true };
    let mut draft = Draft::of(i, number);
    draft.vague = Some(bounds);
    if &*view.lower(end) == "of"
        && let Some(written) = unit::lookup(&view.lower(end + 1))
    {
        draft.unit = Some(written);
        draft.end = end + 2;
    }
    Some(draft)
}

/// "half of", "two-thirds", "a quarter of", "half a million", "half a mile".
fn fraction(view: &View<'_>, i: usize, word: &str) -> Option<Draft> {
    let next = view.lower(i + 1);
    let (value, mut end) = match (word, &*next) {
        ("half", "a" | "an") => {
            let third = view.lower(i + 2);
            let mut number = Number { value: 0.5, grain: 0.5, decimal: true, end: i + 3, ordinal: false, words: true, scaled: true };
            if let Some(by) = numeral::scale(&third, false) {
                multiply(&mut number, by);
                let mut draft = Draft::of(i, number);
                read_unit(view, &mut draft);
                return Some(draft);
            }
            let written = unit::lookup(&third)?;
            let mut draft = Draft::of(i, number);
            draft.unit = Some(written);
            speed(view, &mut draft);
            return Some(draft);
        }
        ("half", "of" | "the" | "its" | "their" | "his" | "her" | "our" | "all") => (50.0, i + 1),
        ("quarter", "of") if matches!(&*view.back(i, 1), "a" | "one") && &*view.lower(i + 2) != "an" => (25.0, i + 1),
        ("third", "of") if matches!(&*view.back(i, 1), "a" | "one") => (100.0 / 3.0, i + 1),
        ("fifth", "of") if matches!(&*view.back(i, 1), "a" | "one") => (20.0, i + 1),
        ("two-thirds", _) | ("two", "thirds") => (200.0 / 3.0, i + 1 + usize::from(word == "two")),
        ("one-third", _) => (100.0 / 3.0, i + 1),
        ("one-quarter", _) => (25.0, i + 1),
        ("three-quarters" | "three-fourths", _) | ("three", "quarters") => (75.0, i + 1 + usize::from(word == "three")),
        ("two-fifths", _) => (40.0, i + 1),
        ("three-fifths", _) => (60.0, i + 1),
        ("four-fifths", _) => (80.0, i + 1),
        ("one-fifth", _) => (20.0, i + 1),
        _ => return None,
    };
    end = end.min(view.len());
    let number = Number { value, grain: 5.0, decimal: false, end, ordinal: false, words: true, scaled: true };
    let mut draft = Draft::of(i, number);
    draft.unit = Some(Written::plain(Unit::Percent));
    Some(draft)
}

/// "fourteen", "a dozen", "six-month", "twenty-one thousand", "twice".
fn spelt(view: &View<'_>, i: usize, word: &str) -> Option<Draft> {
    match word {
        "twice" | "double" | "triple" => {
            if word != "twice" && !matches!(&*view.lower(i + 1), "the" | "its" | "what")
                || word == "twice" && !matches!(&*view.lower(i + 1), "as" | "the")
            {
                return None;
            }
            let value = if word == "triple" { 3.0 } else { 2.0 };
            let number = Number { value, grain: 1.0, decimal: false, end: i + 1, ordinal: false, words: true, scaled: true };
            let mut draft = Draft::of(i, number);
            draft.unit = Some(Written::plain(Unit::Times));
            return Some(draft);
        }
        "a" | "an" if !matches!(&*view.lower(i + 1), "hundred" | "thousand" | "million" | "billion" | "trillion" | "dozen") => return None,
        _ => {}
    }
    if let Some(number) = numeral::words(view, i) {
        if number.end == i + 1 && word == "one" && !is_count_one(view, i) || is_phrase(view, i, &number) {
            return None;
        }
        let mut draft = Draft::of(i, number);
        // "two 14-inch guns", "one 3": two numbers side by side are no one number
        read_worded_range(view, i, &mut draft);
        read_scale_word(view, &mut draft);
        read_unit(view, &mut draft);
        return (draft.unit.is_some() || !reject::is_no_quantity(view, i, &draft.number, draft.number.scaled)).then_some(draft);
    }
    // "six-month", "two-year-old", "five-member"
    let (head, tail) = word.split_once('-')?;
    let (value, tail) = match numeral::below_hundred(head) {
        Some(value) => match tail.split_once('-') {
            Some((unit, rest)) if value >= 20.0 && numeral::below_hundred(unit).is_some_and(|v| v < 10.0) => {
                (value + numeral::below_hundred(unit)?, rest)
            }
            _ => (value, tail),
        },
        None => return None,
    };
    if matches!(tail, "one" | "off" | "way" | "sided" | "on" | "time" | "fold" | "in" | "to" | "and" | "by" | "piece" | "star" | "hander")
        || tail.is_empty()
    {
        return None;
    }
    let span = view.tokens[i].span;
    let raw_tail = span.end.checked_sub(tail.len()).filter(|s| view.text.is_char_boundary(*s)).unwrap_or(span.start);
    let grain = if value >= 10.0 && value % 10.0 == 0.0 { 10.0 } else { 1.0 };
    let number = Number { value, grain, decimal: false, end: i + 1, ordinal: false, words: true, scaled: false };
    let mut draft = Draft::of(i, number);
    read_compound(tail, Span::new(raw_tail, span.end), &mut draft)?;
    Some(draft)
}

/// Whether a lone "one" counts: "one man died", "killing one", "one was missing".
fn is_count_one(view: &View<'_>, i: usize) -> bool {
    let (before, next) = (view.back(i, 1), view.lower(i + 1));
    if counted::is_event(&before) || &*before == "least" || &*before == "only" && counted::is_event(&next) {
        return true;
    }
    if matches!(
        &*before,
        "no" | "the"
            | "this"
            | "that"
            | "any"
            | "every"
            | "each"
            | "which"
            | "another"
            | "some"
            | "number"
            | "as"
            | "last"
            | "for"
            | "with"
            | "day"
            | "a"
            | "an"
            | "'s"
            | "first"
            | "new"
    ) || matches!(
        &*next,
        "day"
            | "thing"
            | "hand"
            | "side"
            | "point"
            | "time"
            | "another"
            | "way"
            | "reason"
            | "of"
            | "can"
            | "that"
            | "who"
            | "which"
            | "more"
            | "such"
            | "last"
            | "final"
    ) {
        return false;
    }
    view.is_word(i + 1) && (view.is_small(i + 1) && !crate::language::is_stop_word(&next) || counted::is_event(&next))
}

/// "nine to five", "one by one", "two of the", "four-star" and the like count nothing that could be
/// checked; "two of the men" does.
fn is_phrase(view: &View<'_>, i: usize, number: &Number) -> bool {
    let next = view.lower(number.end);
    let before = view.back(i, 1);
    let pronoun = number.value <= 3.0 && number.end == i + 1 && matches!(&*before, "the" | "these" | "those" | "all" | "both" | "every");
    // "the two" and "the three countries" refer to what is known
    pronoun
        && (crate::language::is_stop_word(&next)
            || !view.is_word(number.end)
            || &*next == "sides"
            || &*next == "countries"
            || &*next == "leaders")
}

/// "third", "twenty-first", "No. 3".
fn rank(view: &View<'_>, i: usize, word: &str) -> Option<Draft> {
    if matches!(word, "no" | "number") {
        let at = if view.raw(i + 1) == "." && word == "no" { i + 2 } else { i + 1 };
        if word == "no" && at == i + 1 && !view.raw(i).ends_with('.') || !view.is_number(at) || word == "number" && view.is_plural_before(i)
        {
            return None;
        }
        let (mut number, rest) = numeral::figures(view.raw(at))?;
        if !rest.is_empty() {
            return None;
        }
        number.end = at + 1;
        let mut draft = Draft::of(i, number);
        draft.unit = Some(Written::plain(Unit::Ordinal));
        return Some(draft);
    }
    let value = numeral::ordinal(word)?;
    let next = view.lower(i + 1);
    let noun = view.is_word(i + 1) && view.is_small(i + 1) && !crate::language::is_stop_word(&next) && !view.line_start(i + 1);
    if !noun
        || matches!(
            &*next,
            "time"
                | "lady"
                | "place"
                | "look"
                | "thing"
                | "century"
                | "half"
                | "aid"
                | "hand"
                | "quarter"
                | "glance"
                | "name"
                | "person"
                | "instance"
                | "or"
        )
    {
        return None;
    }
    let number = Number { value, grain: 1.0, decimal: false, end: i + 1, ordinal: true, words: true, scaled: false };
    let mut draft = Draft::of(i, number);
    draft.unit = Some(Written::plain(Unit::Ordinal));
    Some(draft)
}

impl View<'_> {
    /// "a number 10" and "the number 10" are ranks; "numbers 3" are not.
    fn is_plural_before(&self, i: usize) -> bool {
        self.lower(i).ends_with('s')
    }
}

/// Hedge, slot, conversion and what is counted; pushes the quantity.
fn finish(view: &View<'_>, draft: Draft, floor: usize, out: &mut Vec<Quantity>) {
    let mut first = draft.first;
    let mut end = draft.end;
    let written = draft.unit.unwrap_or(Written::plain(Unit::Count));
    let (mut hedge, count) = hedge::before(view, first);
    // "over three days" is "during"
    let during = written.unit == Unit::Second && matches!(&*view.back(first, 1), "over") || written.unit == Unit::Ordinal;
    if during || first < floor + count {
        hedge = Hedge::Exact;
    } else {
        first -= count;
        // "about" in front of "more than": "as many as about 50"
    }
    let (behind, count) = hedge::after(view, end);
    if behind != Hedge::Exact && hedge == Hedge::Exact && written.unit != Unit::Ordinal {
        hedge = behind;
        end = (end + count).min(view.len());
    }
    if hedge == Hedge::Exact {
        hedge = draft.hedge;
    }
    let convert = |value: f64| value * written.factor + written.shift;
    let grain = draft.number.grain * written.factor;
    let mut value = convert(draft.number.value);
    let (mut low, mut high) = hedge::interval(value, grain, hedge);
    if let Some(upper) = draft.upper {
        if written.unit == Unit::Score {
            (low, high) = (draft.number.value, upper);
        } else {
            (low, high) = (value.min(convert(upper)), value.max(convert(upper)));
            value = f64::midpoint(low, high);
            if &*view.back(first, 1) == "between" && first > floor {
                first -= 1;
            }
        }
        hedge = Hedge::Range;
    } else if let Some((least, most)) = draft.vague {
        (low, high) = (convert(least), convert(most));
        value = low;
        hedge = Hedge::Vague;
    }
    let mut unit = written.unit;
    if unit == Unit::Count && matches!(&*view.back(first, 1), "aged" | "age") || is_age(view, first, end, unit, draft.number.value) {
        unit = Unit::Age;
    }
    let mut counts = counted(view, first, end, unit, draft.number.value);
    if let Some(noun) = draft.noun {
        counts.of = crate::language::stem(&crate::language::key(noun.of(view.text)));
        counts.of_span = Some(noun);
    }
    let number = view.tokens[draft.first.max(number_first(view, &draft))].span.cover(view.tokens[draft.number.end - 1].span);
    out.push(Quantity {
        span: view.tokens[first].span.cover(view.tokens[end - 1].span),
        number,
        value,
        low,
        high,
        grain,
        decimal: draft.number.decimal,
        factor: written.factor,
        unit,
        hedge,
        slot: slot(view, first, end, unit),
        of: counts.of,
        of_span: counts.of_span,
        measure: counts.measure,
    });
}

/// First token of the number itself: behind the currency sign.
fn number_first(view: &View<'_>, draft: &Draft) -> usize {
    (draft.first..draft.number.end)
        .find(|i| {
            view.is_number(*i)
                || unit::symbol(view.raw(*i), "").is_none()
                    && !matches!(view.raw(*i), "US" | "A" | "C" | "NZ" | "HK" | "USD" | "EUR" | "GBP" | "Rs")
        })
        .unwrap_or(draft.first)
}

/// ", 36," behind a name.
fn is_age(view: &View<'_>, first: usize, end: usize, unit: Unit, value: f64) -> bool {
    unit == Unit::Count
        && (1.0..=115.0).contains(&value)
        && first >= 2
        && view.raw(first - 1) == ","
        && view.is_word(first - 2)
        && view.is_capital(first - 2)
        && end == first + 1
        && (matches!(view.raw(end), "," | ";" | ".") || matches!(&*view.lower(end), "of" | "from" | "and" | "was" | "who"))
        && !matches!(view.raw(end), ".") // the end of a list: "rooms 12, 13, 14."
}

fn slot(view: &View<'_>, first: usize, end: usize, unit: Unit) -> Slot {
    if matches!(unit, Unit::Ordinal | Unit::Score | Unit::Age) {
        return Slot::Level;
    }
    let (one, two) = (view.back(first, 1), view.back(first, 2));
    let compared = matches!(
        (&*two, &*one),
        ("compared" | "compares", "with" | "to") | ("up" | "down" | "raised" | "cut" | "reduced" | "lowered", "from")
    ) || matches!(&*one, "versus");
    let from_to = &*one == "from" && (end..(end + 4).min(view.len())).any(|i| &*view.lower(i) == "to");
    if compared || from_to {
        return Slot::Former;
    }
    let moved = &*one == "by" && counted::is_movement(&two) || unit != Unit::Count && counted::is_movement(&one);
    let behind = unit != Unit::Count
        && matches!(
            &*view.lower(end),
            "higher"
                | "lower"
                | "increase"
                | "rise"
                | "decline"
                | "drop"
                | "fall"
                | "jump"
                | "gain"
                | "decrease"
                | "raise"
                | "hike"
                | "cut"
                | "increases"
                | "more"
                | "less"
                | "fewer"
        );
    if moved || behind { Slot::Change } else { Slot::Level }
}
