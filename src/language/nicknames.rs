//! Short forms of given names: "Bill" and "William" stand on one line of the list, as do "Bob" and "Robbie".

use super::{FnvMap, en};
use std::sync::LazyLock;

/// Each name with the lines that it stands on: "Alex" is short for Alexander and for Alexandra.
static LINES: LazyLock<FnvMap<&'static str, Vec<usize>>> = LazyLock::new(|| {
    let mut lines: FnvMap<&str, Vec<usize>> = FnvMap::default();
    for (n, line) in en::lines(en::NICKNAMES).enumerate() {
        line.split_whitespace().for_each(|name| lines.entry(name).or_default().push(n));
    }
    lines
});

/// Whether two given names, in lower case, may be forms of one.
pub(crate) fn is_short_form(a: &str, b: &str) -> bool {
    matches!((LINES.get(a), LINES.get(b)), (Some(x), Some(y)) if x.iter().any(|line| y.contains(line)))
}
