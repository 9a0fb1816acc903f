//! Which articles print one text, so that five prints of one agency's story count as one source.

use super::chain::Passage;
use super::sentences::Prose;
use crate::align::{Agency, Relation};
use crate::article::{Article, Role};
use crate::events::Event;
use crate::extract::Analysis;
use crate::language::en;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Share of the shorter article's words in common passages from which two articles print one text.
/// Chosen by judgement; not measured, for lack of labelled prints.
const ONE_TEXT: f64 = 0.6;
/// Likeness of a passage's two sides from which it is printed, not reported anew: a reporter who tells
/// the same facts in words of their own keeps half of the weight of the words. By judgement.
const PRINTED: f64 = 0.75;
/// An article's provenance is named in its first or last so many bytes, or in its byline.
const EDGE: usize = 400;

static AGENCIES: LazyLock<Vec<&'static str>> = LazyLock::new(|| en::lines(en::AGENCIES).collect());

/// Articles that print one text.
#[derive(Clone, Debug, PartialEq)]
pub struct WireGroup {
    /// Indices into the analyses, sorted; two or more.
    pub articles: Vec<usize>,
    /// Least share of text that an article has in common with another of the group, 0 to 1.
    pub share: f64,
    /// Where the text says it is from: "Reuters", or the name of an outlet that the others credit.
    pub provenance: Option<String>,
}

/// Groups among the articles of `event`, from the passages found between pairs of them; where their text is from
/// is not asked.
pub(super) fn groups(event: &Event, prose: &[Prose], found: &[((usize, usize), Vec<Passage>)]) -> Vec<WireGroup> {
    let n = prose.len();
    let mut home: Vec<usize> = (0..n).collect();
    let mut best = vec![0.0f64; n];
    for ((a, b), passages) in found {
        let shared: usize = passages.iter().filter(|p| is_shared(p.relation) && p.score >= PRINTED).map(|p| p.words).sum();
        let share = (shared as f64 / prose[*a].words.min(prose[*b].words).max(1) as f64).min(1.0);
        if share < ONE_TEXT {
            continue;
        }
        best[*a] = best[*a].max(share);
        best[*b] = best[*b].max(share);
        let (x, y) = (home[*a].min(home[*b]), home[*a].max(home[*b]));
        home.iter_mut().filter(|h| **h == y).for_each(|h| *h = x);
    }
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    (0..n).for_each(|i| groups.entry(home[i]).or_default().push(i));
    groups
        .into_values()
        .filter(|g| g.len() > 1)
        .map(|g| {
            let articles: Vec<usize> = g.iter().map(|i| event.articles[*i]).collect();
            let share = g.iter().map(|i| best[*i]).fold(1.0, f64::min);
            WireGroup { provenance: None, articles, share }
        })
        .collect()
}

/// Let what the desk knows to be prints of an agency be one group of its name: the agency's own articles, those of
/// outlets that print it, and those that have its name in their byline or date line. A share of 0 says that the desk has
/// said so, not the texts.
pub(super) fn declared(groups: &mut Vec<WireGroup>, articles: &[usize], analyses: &[Analysis], agencies: &[Agency]) {
    for agency in agencies {
        let mut all: Vec<usize> = articles.iter().copied().filter(|i| is_print(&analyses[*i].article, agency)).collect();
        let is_joined = |group: &WireGroup| group.articles.iter().any(|article| all.contains(article));
        let (joined, apart): (Vec<WireGroup>, Vec<WireGroup>) = std::mem::take(groups).into_iter().partition(is_joined);
        *groups = apart;
        let is_seen = |article: &usize| joined.iter().any(|group| group.articles.contains(article));
        let share = if joined.len() == 1 && all.iter().all(is_seen) { joined[0].share } else { 0.0 };
        all.extend(joined.into_iter().flat_map(|group| group.articles));
        all.sort_unstable();
        all.dedup();
        if all.len() > 1 {
            groups.push(WireGroup { articles: all, share, provenance: Some(agency.name.clone()) });
        }
    }
    groups.sort_by(|x, y| x.articles.cmp(&y.articles));
}

/// Whether `article` is from `agency` as the desk says, or by its own byline or date line.
fn is_print(article: &Article, agency: &Agency) -> bool {
    let outlet = article.metadata.outlet.as_deref();
    let is_outlet = |name: &String| outlet.is_some_and(|o| o.to_lowercase() == name.to_lowercase());
    let names = || std::iter::once(&agency.name).chain(&agency.aliases);
    let lines = || article.blocks.iter().filter(|b| matches!(b.role, Role::Byline | Role::Dateline)).map(|b| article.slice(b.span));
    let signed = |name: &String| article.metadata.byline.as_deref().into_iter().chain(lines()).any(|line| has_word(line, name));
    names().chain(&agency.printed_by).any(is_outlet) || names().any(signed)
}

/// The name that most of a group's articles credit; of two articles, any that one of them credits. An outlet that is no
/// agency is credited by others than itself.
pub(super) fn provenance(group: &[usize], credits: &[(usize, Vec<String>)], analyses: &[Analysis]) -> Option<String> {
    let mut named: BTreeMap<&str, (usize, bool)> = BTreeMap::new();
    for (article, names) in credits.iter().filter(|(i, _)| group.contains(i)) {
        let own = analyses[*article].article.metadata.outlet.as_deref();
        for name in names {
            let (count, by_others) = named.entry(name).or_default();
            *count += 1;
            *by_others |= own != Some(name.as_str());
        }
    }
    let is_known = |name: &str| AGENCIES.contains(&name);
    let most = named.into_iter().filter(|(name, (_, by_others))| *by_others || is_known(name)).map(|(name, (n, _))| (name, n));
    let most = most.filter(|(_, n)| *n > 1 || group.len() == 2);
    most.max_by(|x, y| x.1.cmp(&y.1).then(y.0.len().cmp(&x.0.len())).then(y.0.cmp(x.0))).map(|(name, _)| name.to_owned())
}

/// For each of `articles` that names any: the agencies, and the outlets among the others, that it is
/// or says it has something from.
pub(super) fn credits(articles: &[usize], analyses: &[Analysis]) -> Vec<(usize, Vec<String>)> {
    let outlets = articles.iter().filter_map(|i| analyses[*i].article.metadata.outlet.as_deref()).filter(|o| o.chars().count() > 2);
    let mut names: Vec<&str> = AGENCIES.iter().copied().chain(outlets).collect();
    names.sort_unstable();
    names.dedup();
    let found = articles.iter().filter_map(|i| {
        let article = &analyses[*i].article;
        let credited: Vec<String> = names.iter().filter(|n| is_credited(article, n)).map(|n| (*n).to_owned()).collect();
        (!credited.is_empty()).then_some((*i, credited))
    });
    found.collect()
}

/// Whether `article` is from `name` or credits it: as its outlet, in its byline or dateline, in
/// brackets or after a dash at its edges, or in its prose as the one that reported.
fn is_credited(article: &Article, name: &str) -> bool {
    let metadata = &article.metadata;
    if metadata.outlet.as_deref() == Some(name) || metadata.byline.as_deref().is_some_and(|b| has_word(b, name)) {
        return true;
    }
    let text = article.text.as_str();
    if !text.contains(name) {
        return false;
    }
    let lines = || article.blocks.iter().filter(|b| matches!(b.role, Role::Byline | Role::Dateline));
    lines().any(|b| has_word(article.slice(b.span), name))
        || article.body().any(|b| is_relayed(article.slice(b.span), name))
        || at_edges(text, name)
}

/// "(Reuters)", "– Reuters" or "Source: Reuters" in the first or last words of the text.
fn at_edges(text: &str, name: &str) -> bool {
    let head = &text[..text.floor_char_boundary(EDGE)];
    let tail = &text[text.ceil_char_boundary(text.len().saturating_sub(EDGE))..];
    let marked = |part: &str| {
        mentions(part, name).any(|(before, after)| {
            let before = before.trim_end();
            (before.ends_with('(') && after.starts_with(')')) || before.ends_with("Source:") || before.ends_with("via")
        })
    };
    marked(head) || marked(tail) || tail.trim_end().trim_end_matches(['.', ')']).ends_with(&format!("– {name}"))
}

/// "via Reuters", "Reuters reported", "reported Reuters", "told Reuters", "according to Reuters",
/// "Reuters:" before what is taken from it.
fn is_relayed(prose: &str, name: &str) -> bool {
    mentions(prose, name).any(|(before, after)| {
        // "Korean Yonhap News", "the Reuters news agency": the words around a name belong to it.
        let after =
            ["'s", "’s", " News", " News Agency", " news agency", " agency"].iter().fold(after, |a, s| a.strip_prefix(s).unwrap_or(a));
        let next = after.trim_start_matches([' ', ',']).split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
        let mut back = before.split_whitespace().rev();
        let last = [back.next().unwrap_or(""), back.next().unwrap_or(""), back.next().unwrap_or("")];
        let follows = |words: &[&str]| words.contains(&last[0]) || words.contains(&last[1]) && is_joint(last[0]);
        let according = last.windows(2).any(|w| w[0] == "to" && w[1].eq_ignore_ascii_case("according"));
        matches!(next, "reported" | "reports" | "report")
            || after.trim_end() == ":"
            || follows(&["via", "told", "tells", "reported", "reports"])
            || according
    })
}

/// Whether a word may stand between "told" and the name: "told the Reuters news agency".
fn is_joint(word: &str) -> bool {
    matches!(word, "the" | "by") || word.starts_with(char::is_uppercase)
}

/// What stands before and after each mention of `name` as a word of its own.
fn mentions<'t>(text: &'t str, name: &'t str) -> impl Iterator<Item = (&'t str, &'t str)> {
    text.match_indices(name).map(move |(at, _)| (&text[..at], &text[at + name.len()..])).filter(|(before, after)| {
        !before.chars().next_back().is_some_and(char::is_alphanumeric) && !after.chars().next().is_some_and(char::is_alphanumeric)
    })
}

fn has_word(text: &str, name: &str) -> bool {
    mentions(text, name).next().is_some()
}

/// Whether a relation is one of shared wording.
pub(super) const fn is_shared(relation: Relation) -> bool {
    matches!(relation, Relation::Copied | Relation::Edited)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_that_relays_is_told_from_prose_that_mentions() {
        for text in [
            "The port is shut, Reuters reported on Monday.",
            "The port is shut, reported Reuters.",
            "Holt told the Reuters news agency that the port is shut.",
            "The port is shut, according to Reuters.",
            "The port is shut, according to Ellish Reuters News.",
            "The port is shut, according to a Reuters report.",
            "The port is shut, the paper says via Reuters.",
            "The plan has met with protest. Reuters:",
        ] {
            assert!(is_relayed(text, "Reuters"), "{text}");
        }
        for text in ["Reuters moved its office to Port Ellery.", "The Reutersville road is shut.", "He left Reuters in May."] {
            assert!(!is_relayed(text, "Reuters"), "{text}");
        }
    }

    #[test]
    fn a_credit_stands_in_brackets_at_the_edges() {
        assert!(at_edges("PORT ELLERY (Reuters) - The port is shut.", "Reuters"));
        assert!(at_edges("The port is shut. Source: Reuters", "Reuters"));
        assert!(!at_edges("Reuters moved its office.", "Reuters"));
    }
}
