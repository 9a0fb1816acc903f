//! Which articles print one text, so that five prints of one agency's story count as one source.

use super::chain::Passage;
use super::is_shared;
use super::sentences::Prose;
use crate::article::{Article, Role};
use crate::events::Event;
use crate::extract::Analysis;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Share of the shorter article's words in common passages from which two articles print one text.
/// Chosen by judgement; not measured, for lack of labelled prints.
const ONE_TEXT: f64 = 0.6;
/// An article's provenance is named in its first or last so many bytes, or in its byline.
const EDGE: usize = 400;

static AGENCIES: LazyLock<Vec<&'static str>> = LazyLock::new(|| include_str!("agencies.txt").lines().collect());

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

/// Groups among the articles of `event`, from the passages found between pairs of them.
pub(super) fn groups(event: &Event, analyses: &[Analysis], prose: &[Prose], found: &[((usize, usize), Vec<Passage>)]) -> Vec<WireGroup> {
    let n = prose.len();
    let mut home: Vec<usize> = (0..n).collect();
    let mut best = vec![0.0f64; n];
    for ((a, b), passages) in found {
        let shared: usize = passages.iter().filter(|p| is_shared(p.relation)).map(|p| p.words).sum();
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
            WireGroup { provenance: provenance(&articles, analyses), articles, share }
        })
        .collect()
}

/// The agency, or the member of the group, that most of the others name at their edges.
fn provenance(articles: &[usize], analyses: &[Analysis]) -> Option<String> {
    let mut named: BTreeMap<&str, usize> = BTreeMap::new();
    let outlets = articles.iter().filter_map(|i| analyses[*i].article.metadata.outlet.as_deref());
    let names: Vec<&str> = AGENCIES.iter().copied().chain(outlets).collect();
    for i in articles {
        let article = &analyses[*i].article;
        for name in &names {
            let own = article.metadata.outlet.as_deref() == Some(*name);
            if own || credits(article, name) {
                *named.entry(name).or_default() += 1;
            }
        }
    }
    let most = named.into_iter().filter(|(_, n)| *n > 1 || articles.len() == 2);
    most.max_by(|x, y| x.1.cmp(&y.1).then(y.0.len().cmp(&x.0.len())).then(y.0.cmp(x.0))).map(|(name, _)| name.to_owned())
}

/// Whether `article` credits `name`: in its byline, in brackets or after "via" at its edges, or as
/// the one that "reported".
fn credits(article: &Article, name: &str) -> bool {
    let byline = article.metadata.byline.as_deref().is_some_and(|b| has_word(b, name));
    let line =
        article.blocks.iter().filter(|b| matches!(b.role, Role::Byline | Role::Dateline)).any(|b| has_word(article.slice(b.span), name));
    let text = article.text.as_str();
    let head = &text[..text.floor_char_boundary(EDGE)];
    let tail = &text[text.ceil_char_boundary(text.len().saturating_sub(EDGE))..];
    let said = |part: &str| {
        [format!("({name})"), format!("via {name}"), format!("{name} reported"), format!("{name} report"), format!("reports {name}")]
            .iter()
            .any(|form| part.contains(form.as_str()))
    };
    byline || line || said(head) || said(tail) || text.contains(&format!("{name} reported"))
}

fn has_word(text: &str, name: &str) -> bool {
    text.match_indices(name).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + name.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}
