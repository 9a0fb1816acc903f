//! Figures and number words → values, with the place of the last digit that was written.
//!
//! "1,200" is 1200 written to the hundred; "1.53 million" is 1530000 written to ten thousand;
//! "twenty-one thousand" is 21000. Knows nothing of units or of what is counted.

use crate::language::view::View;

/// A number as written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Number {
    /// The value.
    pub(crate) value: f64,
    /// Place of the last significant digit: 1,200 → 100, 0.66 → 0.01, 1.5 million → 100,000.
    pub(crate) grain: f64,
    /// Written with a decimal point or a fraction, so that the grain is meant.
    pub(crate) decimal: bool,
    /// First token past it.
    pub(crate) end: usize,
    /// "21st", "third".
    pub(crate) ordinal: bool,
    /// Made of letters, not figures.
    pub(crate) words: bool,
    /// Written with thousands marks, or multiplied by a scale word: never a year or a number in a name.
    pub(crate) scaled: bool,
}

/// Whether figures are written in the continental way: "1.127,54", "3,35".
pub(crate) fn has_decimal_comma(token: &str) -> bool {
    continental(token).is_some()
}

/// The length of continental figures at the head of a token, and how many of its digits are behind the comma.
fn continental(token: &str) -> Option<(usize, usize)> {
    if !token.as_bytes().contains(&b',') {
        return None;
    }
    let end = token.bytes().position(|b| !(b.is_ascii_digit() || matches!(b, b'.' | b','))).unwrap_or(token.len());
    let (whole, places) = token[..end].split_once(',')?;
    let mut groups = whole.split('.');
    let head = groups.next().unwrap_or("");
    let fits = (1..=3).contains(&head.len())
        && head.bytes().all(|b| b.is_ascii_digit())
        && groups.all(|group| group.len() == 3)
        && (1..=2).contains(&places.len())
        && places.bytes().all(|b| b.is_ascii_digit());
    fits.then_some((end, places.len()))
}

/// Thousands parted by spaces at token `at`: "10 000", "1 250 000". `measured`: a currency stands in front.
///
/// A common space may also part two numbers, so that there a plain noun, a unit or a currency must say that it
/// is one; other spaces of one character are put there to keep a number whole.
pub(crate) fn spaced(view: &View<'_>, at: usize, measured: bool) -> Option<Number> {
    if !view.is_number(at + 1) {
        return None;
    }
    let digits = |i: usize| view.raw(i).bytes().all(|b| b.is_ascii_digit());
    let head = view.raw(at);
    if !(1..=3).contains(&head.len()) || head.starts_with('0') || !digits(at) || at > 0 && view.is_number(at - 1) {
        return None;
    }
    let (mut value, mut end, mut common, mut zeros) = (head.parse::<f64>().ok()?, at + 1, false, 0);
    while view.is_number(end) && view.raw(end).len() == 3 && digits(end) && end < at + 5 {
        let gap = view.text.get(view.tokens[end - 1].span.end..view.tokens[end].span.start)?;
        if !matches!(gap, " " | "\u{a0}" | "\u{2009}" | "\u{202f}") {
            break;
        }
        common |= gap == " ";
        value = value * 1000.0 + view.raw(end).parse::<f64>().ok()?;
        zeros = view.raw(end).bytes().rev().take_while(|b| *b == b'0').count();
        end += 1;
    }
    let named = view.is_word(end) && view.is_small(end) && !crate::language::is_stop_word(&view.lower(end)) || view.raw(end) == "%";
    let whole = end > at + 1 && !view.is_number(end) && (!common || measured || named);
    let grain = 10_f64.powi(i32::try_from(zeros).unwrap_or(0));
    whole.then_some(Number { value, grain, decimal: false, end, ordinal: false, words: false, scaled: true })
}

/// Figures at the head of a token, and the letters behind them: "1.5bn" → (1.5, 0.1, "bn").
pub(crate) fn figures(token: &str) -> Option<(Number, &str)> {
    if let Some((end, places)) = continental(token) {
        let plain = token[..end].replace('.', "").replace(',', ".");
        let number = Number {
            value: plain.parse().ok()?,
            grain: if places == 1 { 0.1 } else { 0.01 },
            decimal: true,
            end: 0,
            ordinal: false,
            words: false,
            scaled: false,
        };
        return Some((number, &token[end..]));
    }
    let (mut whole, mut fraction, mut places, mut digits) = (0.0_f64, 0.0_f64, 0_i32, 0_u32);
    let (mut groups, mut since_group, mut point) = (false, 0_u32, false);
    let mut zeros = 0_u32;
    let mut end = 0;
    let bytes = token.as_bytes();
    while let Some(&b) = bytes.get(end) {
        match b {
            b'0'..=b'9' => {
                let d = f64::from(b - b'0');
                if point {
                    places += 1;
                    fraction = fraction * 10.0 + d;
                } else {
                    whole = whole * 10.0 + d;
                    zeros = if b == b'0' { zeros + 1 } else { 0 };
                }
                digits += 1;
                since_group += 1;
            }
            b',' if !point && since_group <= 3 && digits > 0 && (!groups || since_group == 3 || since_group == 2) => {
                groups = true;
                since_group = 0;
            }
            b'.' if !point && digits > 0 => point = true,
            b',' | b'.' | b':' => return None,
            _ => break,
        }
        end += 1;
    }
    if groups && !point && since_group != 3 || digits > 18 {
        return None;
    }
    let mut rest = &token[end..];
    let mut value = whole + fraction / 10_f64.powi(places);
    let mut grain = if point { 10_f64.powi(-places) } else { 10_f64.powi(if whole == 0.0 { 0 } else { zeros as i32 }) };
    let mut decimal = point;
    if let Some((part, left)) = vulgar(rest) {
        value += part;
        grain = if part == 0.5 { 0.5 } else { 0.25 };
        decimal = true;
        rest = left;
    } else if digits == 0 {
        return None;
    }
    Some((Number { value, grain, decimal, end: 0, ordinal: false, words: false, scaled: groups }, rest))
}

/// `value` × `by` without the dust of binary fractions: 4.1 million is 4100000.
pub(crate) fn scaled(value: f64, by: f64) -> f64 {
    let product = value * by;
    if product >= 1e9 { product.round() } else { (product * 1e6).round() / 1e6 }
}

/// "½" at the head of a token.
fn vulgar(rest: &str) -> Option<(f64, &str)> {
    let c = rest.chars().next()?;
    let value = match c {
        '½' => 0.5,
        '¼' => 0.25,
        '¾' => 0.75,
        '⅓' => 1.0 / 3.0,
        '⅔' => 2.0 / 3.0,
        '⅛' => 0.125,
        _ => return None,
    };
    Some((value, &rest[c.len_utf8()..]))
}

/// What a scale word multiplies by: "million" → 1e6, "bn" → 1e9. `attached` allows the short forms
/// that are words or units when they stand alone ("1.5m", "30k").
pub(crate) fn scale(word: &str, attached: bool) -> Option<f64> {
    Some(match word {
        "hundred" => 1e2,
        "thousand" => 1e3,
        "lakh" | "lakhs" => 1e5,
        "million" | "mn" | "mln" => 1e6,
        "crore" | "crores" => 1e7,
        "billion" | "bn" | "bln" => 1e9,
        "trillion" | "trn" | "tn" => 1e12,
        "quadrillion" => 1e15,
        "dozen" => 12.0,
        "k" if attached => 1e3,
        "m" if attached => 1e6,
        "b" if attached => 1e9,
        _ => return None,
    })
}

/// "three" → 3, up to "nineteen".
fn small(word: &str) -> Option<f64> {
    Some(match word {
        "zero" => 0.0,
        "one" => 1.0,
        "two" => 2.0,
        "three" => 3.0,
        "four" => 4.0,
        "five" => 5.0,
        "six" => 6.0,
        "seven" => 7.0,
        "eight" => 8.0,
        "nine" => 9.0,
        "ten" => 10.0,
        "eleven" => 11.0,
        "twelve" => 12.0,
        "thirteen" => 13.0,
        "fourteen" => 14.0,
        "fifteen" => 15.0,
        "sixteen" => 16.0,
        "seventeen" => 17.0,
        "eighteen" => 18.0,
        "nineteen" => 19.0,
        _ => return None,
    })
}

fn tens(word: &str) -> Option<f64> {
    Some(match word {
        "twenty" => 20.0,
        "thirty" => 30.0,
        "forty" | "fourty" => 40.0,
        "fifty" => 50.0,
        "sixty" => 60.0,
        "seventy" => 70.0,
        "eighty" => 80.0,
        "ninety" => 90.0,
        _ => return None,
    })
}

/// "third" → 3; "twentieth" → 20.
pub(crate) fn ordinal(word: &str) -> Option<f64> {
    Some(match word {
        "first" => 1.0,
        "second" => 2.0,
        "third" => 3.0,
        "fourth" => 4.0,
        "fifth" => 5.0,
        "sixth" => 6.0,
        "seventh" => 7.0,
        "eighth" => 8.0,
        "ninth" => 9.0,
        "tenth" => 10.0,
        "eleventh" => 11.0,
        "twelfth" => 12.0,
        "thirteenth" => 13.0,
        "fourteenth" => 14.0,
        "fifteenth" => 15.0,
        "sixteenth" => 16.0,
        "seventeenth" => 17.0,
        "eighteenth" => 18.0,
        "nineteenth" => 19.0,
        "twentieth" => 20.0,
        "thirtieth" => 30.0,
        "fortieth" => 40.0,
        "fiftieth" => 50.0,
        "sixtieth" => 60.0,
        "seventieth" => 70.0,
        "eightieth" => 80.0,
        "ninetieth" => 90.0,
        "hundredth" => 100.0,
        _ => {
            let (head, tail) = word.split_once('-')?;
            return Some(tens(head)? + ordinal(tail).filter(|v| *v < 10.0)?);
        }
    })
}

/// One word below a hundred: "seven", "forty", "twenty-one".
pub(crate) fn below_hundred(word: &str) -> Option<f64> {
    if let Some(value) = small(word).or_else(|| tens(word)) {
        return Some(value);
    }
    let (head, tail) = word.split_once('-')?;
    Some(tens(head)? + small(tail).filter(|v| *v > 0.0 && *v < 10.0)?)
}

/// Whether a word can begin a number in words; a cheap test before a parse.
pub(crate) fn begins(word: &str) -> bool {
    matches!(
        word.as_bytes().first(),
        Some(b'a' | b'e' | b'f' | b'h' | b'm' | b'n' | b'o' | b's' | b't' | b'z' | b'b' | b'q' | b'c' | b'd' | b'l')
    ) && (below_hundred(word).is_some() || word == "hundred" || word == "hundreds")
}

/// The number in words that begins at token `at`: "two hundred and five", "a million", "twenty-one
/// thousand". `None` if there is none, and for a lone "one" or "a".
pub(crate) fn words(view: &View<'_>, at: usize) -> Option<Number> {
    let mut total = 0.0; // finished groups: thousands, millions
    let mut group = 0.0; // the group being read
    let mut grain = 1.0;
    let mut i = at;
    let mut any = false;
    let mut may_take_unit = true; // "twenty" may be followed by "one", "seven" not by "eight"
    let mut last_scale = f64::INFINITY;
    let mut scaled = false;
    let first = view.lower(i);
    if matches!(&*first, "a" | "an") {
        scale(&view.lower(i + 1), false)?;
        group = 1.0;
        i += 1;
    }
    while i < view.len() && view.is_word(i) && !(i > at && view.line_start(i)) {
        let word = view.lower(i);
        if let Some(value) = below_hundred(&word) {
            let takes = !any
                || group == 0.0
                || (group >= 100.0 && group % 100.0 == 0.0)
                || (may_take_unit && value < 10.0 && group % 10.0 == 0.0 && group % 100.0 >= 20.0);
            if !takes {
                break;
            }
            group += value;
            may_take_unit = tens(&word).is_some();
            grain = 1.0;
        } else if &*word == "hundred" && group > 0.0 && group < 100.0 {
            group *= 100.0;
            grain = 100.0;
            scaled = true;
            may_take_unit = false;
        } else if let Some(by) = scale(&word, false).filter(|by| *by >= 1e3) {
            if by >= last_scale && total > 0.0 || group == 0.0 {
                break;
            }
            total = if by > last_scale { (total + group) * by } else { total + group * by };
            group = 0.0;
            grain = by;
            last_scale = by;
            scaled = true;
            may_take_unit = false;
        } else if &*word == "dozen" && total == 0.0 && group > 0.0 {
            total = group * 12.0;
            group = 0.0;
            grain = 12.0;
            scaled = true;
            i += 1;
            any = true;
            break;
        } else if &*word == "and"
            && any
            && (grain >= 100.0)
            && below_hundred(&view.lower(i + 1)).is_some()
            && scale(&view.lower(i + 2), false).is_none_or(|by| by < last_scale)
        {
            // "two hundred and five"; but "two million and five others" reads as two numbers, and
            // so does "three thousand and twelve were": both are rare beside the first
            if grain >= 1e6 {
                break;
            }
            i += 1;
            continue;
        } else {
            break;
        }
        any = true;
        i += 1;
    }
    if !any {
        return None;
    }
    let value = total + group;
    let grain = if scaled || value % 10.0 != 0.0 { grain } else { 10.0 };
    Some(Number { value, grain, decimal: false, end: i, ordinal: false, words: true, scaled })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Span;
    use crate::language::tokens;

    fn spelt(mut n: u64) -> String {
        const SMALL: [&str; 20] = [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ];
        const TENS: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
        let mut parts = Vec::new();
        for (by, name) in [(1_000_000_000, "billion"), (1_000_000, "million"), (1_000, "thousand")] {
            if n >= by {
                parts.push(format!("{} {name}", spelt(n / by)));
                n %= by;
            }
        }
        if n >= 100 {
            parts.push(format!("{} hundred", SMALL[(n / 100) as usize]));
            n %= 100;
        }
        if n >= 20 {
            let unit = n % 10;
            parts.push(if unit == 0 {
                TENS[(n / 10) as usize].to_owned()
            } else {
                format!("{}-{}", TENS[(n / 10) as usize], SMALL[unit as usize])
            });
        } else if n > 0 || parts.is_empty() {
            parts.push(SMALL[n as usize].to_owned());
        }
        parts.join(" ")
    }

    fn read(text: &str) -> Option<f64> {
        let tokens = tokens(text, Span::new(0, text.len()));
        words(&View { text, tokens: &tokens }, 0).map(|n| n.value)
    }

    #[test]
    fn number_words_of_any_size_are_read() {
        for (text, value) in [
            ("twenty-one thousand", 21_000.0),
            ("two hundred and five", 205.0),
            ("a million", 1e6),
            ("a hundred", 100.0),
            ("three dozen", 36.0),
            ("a dozen", 12.0),
            ("four hundred thousand", 400_000.0),
            ("one", 1.0),
            ("twenty one", 21.0),
            ("ninety", 90.0),
        ] {
            assert_eq!(read(text), Some(value), "{text}");
        }
        assert_eq!(read("a village"), None);
    }

    #[test]
    fn figures_know_their_last_digit() {
        for (text, value, grain, rest) in [
            ("1,200", 1200.0, 100.0, ""),
            ("0.66", 0.66, 0.01, ""),
            ("1.5bn", 1.5, 0.1, "bn"),
            ("14", 14.0, 1.0, ""),
            ("2½", 2.5, 0.5, ""),
            ("36-year-old", 36.0, 1.0, "-year-old"),
            ("5.0", 5.0, 0.1, ""),
            ("12,34,000", 1_234_000.0, 1000.0, ""),
        ] {
            let (n, r) = figures(text).unwrap();
            assert!((n.value - value).abs() < 1e-9 && (n.grain - grain).abs() < 1e-9, "{text}: {n:?}");
            assert_eq!(r, rest, "{text}");
        }
        assert!(figures("192.168.0.1").is_none());
        assert!(figures("3:15").is_none());
    }

    proptest::proptest! {
        #[test]
        fn number_words_go_there_and_back(n in 0_u64..2_000_000_000_000) {
            proptest::prop_assume!(n < 1_000_000_000_000);
            proptest::prop_assert_eq!(read(&spelt(n)), Some(n as f64));
        }
    }
}
