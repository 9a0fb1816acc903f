//! The places that an event's articles name, and which of them lie within one another.
//!
//! "In Millbrook, Carrowshire" in one article says that whoever writes "in Carrowshire" and whoever writes
//! "in Millbrook" may mean one place. No list of towns is needed for that, and none would hold them all.

use crate::align::claims::edge::Edge;
use crate::align::claims::pairs::names::is_located;
use crate::align::claims::row::{ClaimSite, Slot};
use crate::align::claims::statement::{Name, NameKind, Statement};
use crate::article::Span;
use crate::extract::Analysis;
use crate::extract::claims::words::WordKind;
use crate::language;
use std::collections::{BTreeMap, BTreeSet};

/// Words between "in" and a region that are no part of either name.
const BETWEEN: [&str; 21] = [
    "the",
    "north",
    "south",
    "east",
    "west",
    "northern",
    "southern",
    "eastern",
    "western",
    "central",
    "county",
    "state",
    "province",
    "region",
    "district",
    "of",
    "northeast",
    "northwest",
    "southeast",
    "southwest",
    "rural",
];

/// The places of an event.
pub(crate) struct Places<'a> {
    analyses: &'a [Analysis],
    /// The concepts of the places that each article names anywhere.
    told: BTreeMap<usize, BTreeSet<u32>>,
    /// Pairs of names that some article gives side by side, one within the other; in order of the alphabet.
    nested: BTreeSet<(String, String)>,
}

impl<'a> Places<'a> {
    /// The places that `statements`, of articles of one event, name.
    pub(crate) fn of(statements: &[Statement], analyses: &'a [Analysis]) -> Self {
        let mut places = Self { analyses, told: BTreeMap::new(), nested: BTreeSet::new() };
        for s in statements {
            let named = s.names.iter().filter(|n| matches!(n.kind, NameKind::Place(_)) || is_located(s, n)).map(|n| s.concepts[n.start]);
            places.told.entry(s.article).or_default().extend(named.filter(|c| *c > 0));
            for (inner, outer) in nested(s) {
                let name = |n: &Name| places.name(s.article, s.words_span(n.start, n.end));
                let pair = in_order(name(&inner), name(&outer));
                places.nested.insert(pair);
            }
        }
        places
    }

    fn name(&self, article: usize, span: Span) -> String {
        language::key(self.analyses[article].article.slice(span))
    }

    fn are_nested(&self, a: (usize, Span), b: (usize, Span)) -> bool {
        self.nested.contains(&in_order(self.name(a.0, a.1), self.name(b.0, b.1)))
    }

    /// Whether two places may both be meant: an article that has the one has the other too, some article of
    /// the event puts the one within the other, they share a word ("Mt Cook", "Aoraki Mount Cook"), or what
    /// stands there is no place but a product or a team.
    pub(crate) fn may_both_be_meant(&self, a: &Statement, x: (usize, usize), b: &Statement, y: (usize, usize)) -> bool {
        let has = |s: &Statement, concept: u32| self.told.get(&s.article).is_some_and(|t| t.contains(&concept));
        let shares = (x.0..x.1).any(|i| a.key(i).len() > 2 && (y.0..y.1).any(|j| a.key(i) == b.key(j)));
        let product = |s: &Statement, at: (usize, usize)| (at.0..at.1).any(|i| s.key(i).contains(|c: char| c.is_ascii_digit()));
        // "the Philadelphia Eagles", "a Lowen University study"
        let longer = |s: &Statement, at: (usize, usize)| {
            s.words
                .get(at.1)
                .is_some_and(|w| w.capital && w.kind == WordKind::Content && w.span.start.saturating_sub(s.words[at.1 - 1].span.end) <= 1)
        };
        let listed = |s: &Statement, at: (usize, usize)| s.names.iter().any(|n| n.start == at.0 && matches!(n.kind, NameKind::Place(_)));
        has(a, b.concepts[y.0])
            || has(b, a.concepts[x.0])
            || self.are_nested((a.article, a.words_span(x.0, x.1)), (b.article, b.words_span(y.0, y.1)))
            || shares
            || product(a, x)
            || product(b, y)
            || longer(a, x)
            || longer(b, y)
            || listed(a, x) != listed(b, y)
    }

    /// Whether an edge compares two places of which one lies within the other.
    pub(crate) fn clears(&self, edge: &Edge) -> bool {
        let at = |s: &ClaimSite| (s.article, s.mark);
        edge.slot == Slot::Place && self.are_nested(at(&edge.a), at(&edge.b))
    }
}

fn in_order(a: String, b: String) -> (String, String) {
    if a <= b { (a, b) } else { (b, a) }
}

/// Names of a sentence of which the one lies within the other: "Millbrook, Carrowshire", "Millbrook in
/// southern Carrowshire". What commas and "and" put in a row ("Lowen, Breda and Utrecht") lies side by side.
fn nested(s: &Statement) -> Vec<(Name, Name)> {
    let names: Vec<Name> = s.names.iter().filter(|n| n.kind != NameKind::Person).copied().collect();
    let comma = |x: &Name, y: &Name| y.start == x.end + 1 && s.key(x.end) == ",";
    let within = |x: &Name, y: &Name| {
        let from = x.end + usize::from(s.key(x.end) == ",");
        from < y.start && s.key(from) == "in" && (from + 1..y.start).all(|i| BETWEEN.contains(&s.key(i)))
    };
    let mut out = Vec::new();
    for run in names.chunk_by(|x, y| comma(x, y) || within(x, y)) {
        let Some(last) = run.last() else { continue };
        let after = last.end + usize::from(s.key(last.end) == ",");
        let is_row = matches!(s.key(after), "and" | "or") && run.windows(2).all(|w| comma(&w[0], &w[1]));
        if !is_row {
            out.extend(run.iter().enumerate().flat_map(|(i, x)| run[i + 1..].iter().map(|y| (*x, *y))));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use crate::events::EventOptions;
    use crate::{Options, compare, read};

    fn differing_places(texts: &[&str]) -> usize {
        let articles = texts.iter().enumerate().map(|(n, text)| read::parse(&format!("{n}.txt"), text.as_bytes()).unwrap()).collect();
        let options = Options { events: EventOptions { one_event: true, ..EventOptions::default() }, ..Options::default() };
        compare(articles, &options, &|| {}).findings.into_iter().flatten().filter(|f| f.check == "differing-place").count()
    }

    /// Two reports of one fire that put it in two places.
    fn fire(place: &str) -> String {
        format!(
            "A fire destroyed the old ropeworks in {place} on Monday night, and 40 firefighters fought it until dawn.\n\n\
             The owner said the building had stood empty for nine years.\n\nNobody was hurt.\n\nThe roof fell in at midnight."
        )
    }

    #[test]
    fn a_town_and_its_county_are_no_conflict_where_any_article_gives_both() {
        let (town, county) = (fire("Millbrook"), fire("Carrowshire"));
        assert_eq!(differing_places(&[&town, &county]), 1);
        for both in ["Millbrook, Carrowshire,", "Millbrook in southern Carrowshire", "Millbrook, in Carrowshire,"] {
            let third = format!(
                "Smoke was seen for miles after a blaze in {both} last night.\n\nA school nearby stayed shut.\n\nIt reopens today."
            );
            assert_eq!(differing_places(&[&town, &county, &third]), 0, "{both}");
        }
    }

    #[test]
    fn towns_in_a_row_lie_side_by_side() {
        let third = "Shops in Millbrook, Carrowshire and Lowen kept their doors shut.\n\nA school nearby stayed shut.\n\nIt reopens today.";
        assert_eq!(differing_places(&[&fire("Millbrook"), &fire("Carrowshire"), third]), 1);
    }
}
