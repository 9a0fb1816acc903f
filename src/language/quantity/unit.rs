//! Units, brought to one base unit for each kind of measure.
//!
//! "two miles" and "3.2 km" are both metres. Money is never converted between currencies, and a
//! percentage point is not a percent.

use crate::language::en;
use std::collections::HashMap;
use std::sync::LazyLock;

/// What a value is measured in, after conversion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// Things: people, ships.
    Count,
    /// Per cent, and fractions ("two-thirds" is 66.7).
    Percent,
    /// Percentage points; a basis point is 0.01.
    PercentagePoint,
    /// Money, with its lower-case ISO 4217 code.
    Money(&'static str),
    /// Length.
    Metre,
    /// Area.
    SquareMetre,
    /// Volume.
    CubicMetre,
    /// Mass; tons of any kind count 1000 kg.
    Kilogram,
    /// Speed.
    MetrePerSecond,
    /// Duration; a month counts 30.4 days.
    Second,
    /// Temperature.
    Celsius,
    /// Degrees that the text leaves open.
    Degree,
    /// Data.
    Byte,
    /// Energy.
    Joule,
    /// Power.
    Watt,
    /// Frequency.
    Hertz,
    /// A person's age in years.
    Age,
    /// A rank: "21st", "No. 3".
    Ordinal,
    /// A score or a vote, "3-1": `low` holds the first figure, `high` the second.
    Score,
    /// "three times", "twofold".
    Times,
}

impl Unit {
    /// Its stable name: "", "percent", "USD", "metre", "ordinal", "score" …
    pub const fn name(self) -> &'static str {
        match self {
            Unit::Count => "",
            Unit::Percent => "percent",
            Unit::PercentagePoint => "percentage point",
            Unit::Money(code) => code,
            Unit::Metre => "metre",
            Unit::SquareMetre => "square metre",
            Unit::CubicMetre => "cubic metre",
            Unit::Kilogram => "kilogram",
            Unit::MetrePerSecond => "metre per second",
            Unit::Second => "second",
            Unit::Celsius => "celsius",
            Unit::Degree => "degree",
            Unit::Byte => "byte",
            Unit::Joule => "joule",
            Unit::Watt => "watt",
            Unit::Hertz => "hertz",
            Unit::Age => "age",
            Unit::Ordinal => "ordinal",
            Unit::Score => "score",
            Unit::Times => "times",
        }
    }
}

/// A unit as written: value × factor + shift is in `unit`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Written {
    pub(crate) unit: Unit,
    pub(crate) factor: f64,
    pub(crate) shift: f64,
}

impl Written {
    pub(crate) const fn plain(unit: Unit) -> Self {
        Self { unit, factor: 1.0, shift: 0.0 }
    }
}

const CODES: [&str; 18] =
    ["USD", "EUR", "GBP", "JPY", "CNY", "INR", "KRW", "RUB", "CHF", "TRY", "SEK", "NOK", "BRL", "ZAR", "ILS", "AUD", "CAD", "NZD"];

/// The ISO code of a currency whose lower-case code is given.
pub(crate) fn code(lower: &str) -> Option<&'static str> {
    CODES.into_iter().find(|code| code.eq_ignore_ascii_case(lower))
}

fn named(base: &str, factor: f64) -> Option<Written> {
    let unit = match base {
        "metre" => Unit::Metre,
        "square-metre" => Unit::SquareMetre,
        "cubic-metre" => Unit::CubicMetre,
        "kilogram" => Unit::Kilogram,
        "metre-per-second" => Unit::MetrePerSecond,
        "second" => Unit::Second,
        "celsius" => Unit::Celsius,
        "fahrenheit" => return Some(Written { unit: Unit::Celsius, factor: 5.0 / 9.0, shift: -160.0 / 9.0 }),
        "byte" => Unit::Byte,
        "joule" => Unit::Joule,
        "watt" => Unit::Watt,
        "hertz" => Unit::Hertz,
        "percent" => Unit::Percent,
        _ => Unit::Money(code(base)?),
    };
    Some(Written { unit, factor, shift: 0.0 })
}

static UNITS: LazyLock<HashMap<&'static str, Written>> = LazyLock::new(|| {
    let mut map = HashMap::new();
    for line in en::lines(en::UNITS) {
        let mut words = line.split_whitespace();
        let (Some(base), Some(factor)) = (words.next(), words.next()) else { continue };
        if let Some(written) = factor.parse().ok().and_then(|factor| named(base, factor)) {
            map.extend(words.map(|word| (word, written)));
        }
    }
    map
});

/// The unit that a lower-case word names.
pub(crate) fn lookup(word: &str) -> Option<Written> {
    UNITS.get(word).copied()
}

/// The currency of a symbol before the number; `prefix` is a word in front of it ("US" in "US$").
pub(crate) fn symbol(mark: &str, prefix: &str) -> Option<&'static str> {
    Some(match mark {
        "$" => match prefix {
            "a" | "au" | "aus" => "AUD",
            "c" | "ca" | "can" => "CAD",
            "nz" => "NZD",
            _ => "USD",
        },
        "£" => "GBP",
        "€" => "EUR",
        "¥" => "JPY",
        "₹" => "INR",
        "₽" => "RUB",
        "₩" => "KRW",
        "₺" => "TRY",
        "₪" => "ILS",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_read() {
        let words: usize = en::lines(en::UNITS).map(|l| l.split_whitespace().count() - 2).sum();
        assert_eq!(UNITS.len(), words);
        assert_eq!(lookup("miles").map(|w| w.unit), Some(Unit::Metre));
        let f = lookup("fahrenheit").unwrap();
        assert!((212.0 * f.factor + f.shift - 100.0).abs() < 1e-9);
    }
}
