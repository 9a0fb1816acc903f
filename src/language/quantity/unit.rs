//! Units, brought to one base unit for each kind of measure.
//!
//! "two miles" and "3.2 km" are both metres. Money is never converted between currencies, and a
//! percentage point is not a percent.

use crate::language::en;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Declares the units: doc comment, variant, stable name. A unit that words name stands in `units.txt` too, under
/// that name with hyphens for blanks.
macro_rules! units {
    ($($(#[$doc:meta])* $unit:ident = $name:literal,)*) => {
        /// What a value is measured in, after conversion.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Unit {
            $($(#[$doc])* $unit,)*
            /// Money, with its ISO 4217 code.
            Money(&'static str),
        }

        impl Unit {
            /// Its stable name: "", "percent", "USD", "metre", "ordinal", "score" …
            pub const fn name(self) -> &'static str {
                match self {
                    $(Unit::$unit => $name,)*
                    Unit::Money(code) => code,
                }
            }

            /// The unit of a stable name, money left out.
            fn of_name(name: &str) -> Option<Self> {
                match name {
                    $($name => Some(Unit::$unit),)*
                    _ => None,
                }
            }
        }
    };
}

units! {
    /// Things: people, ships.
    Count = "",
    /// Per cent, and fractions ("two-thirds" is 66.7).
    Percent = "percent",
    /// Percentage points; a basis point is 0.01.
    PercentagePoint = "percentage point",
    /// Length.
    Metre = "metre",
    /// Area.
    SquareMetre = "square metre",
    /// Volume.
    CubicMetre = "cubic metre",
    /// Mass; tons of any kind count 1000 kg.
    Kilogram = "kilogram",
    /// Speed.
    MetrePerSecond = "metre per second",
    /// Duration; a month counts 30.4 days.
    Second = "second",
    /// Temperature.
    Celsius = "celsius",
    /// Degrees that the text leaves open.
    Degree = "degree",
    /// Data.
    Byte = "byte",
    /// Energy.
    Joule = "joule",
    /// Power.
    Watt = "watt",
    /// Frequency.
    Hertz = "hertz",
    /// A person's age in years.
    Age = "age",
    /// A rank: "21st", "No. 3".
    Ordinal = "ordinal",
    /// A score or a vote, "3-1": `low` holds the first figure, `high` the second.
    Score = "score",
    /// "three times", "twofold".
    Times = "times",
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

/// The unit that a line of the list gives as its base.
fn named(base: &str, factor: f64) -> Option<Written> {
    if base == "fahrenheit" {
        return Some(Written { unit: Unit::Celsius, factor: 5.0 / 9.0, shift: -160.0 / 9.0 });
    }
    let unit = Unit::of_name(&base.replace('-', " ")).or_else(|| code(base).map(Unit::Money))?;
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
