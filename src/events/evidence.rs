//! Why articles are one event, in words an editor reads: the rare terms they share, wording they
//! have in common, their dates and where those came from, how near the next event is, and what
//! would change the grouping.

use super::model::Evidence;
use super::naming::Telling;
use super::other_values::other_values;
use super::thresholds::{CUT, SAME_EVENT, SURELY_SAME};
use crate::article::{Article, Origin};
use crate::language::{TokenKind, key, tokens};
use std::collections::{BTreeMap, HashMap, HashSet};
use xxhash_rust::xxh3::xxh3_64;

/// Terms named.
const TERMS: usize = 8;
/// Words in a row that count as shared wording: two reporters write eight words in a row alike only
/// in names and set phrases.
const SHINGLE: usize = 8;
/// Share of the shorter article's words within shared wording that is worth telling.
const SHARED: f64 = 0.1;
/// The same from which two articles print one text, as in the alignment of passages.
const ONE_TEXT: f64 = 0.6;

/// One article of an event.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) article: &'a Article,
}

/// Evidence on the articles of one event, the strongest first. `least` is the least mean likeness
/// of any article to the others, `is_core` whether they are what holds together of a story's articles.
pub(super) fn describe(places: &[Place<'_>], terms: &[Telling], least: f64, is_core: bool) -> Vec<Evidence> {
    let detail = if is_core {
        format!("{least:.2} or more to the others, as the rest of the story is: background is shared by all")
    } else if least >= SURELY_SAME {
        format!("every article {least:.2} or more ({SURELY_SAME:.2} is sure, {SAME_EVENT:.2} the least for one event)")
    } else {
        format!("the loosest article {least:.2} ({SAME_EVENT:.2} is the least for one event, {SURELY_SAME:.2} would be sure)")
    };
    let mut out = vec![Evidence { kind: "likeness", detail, weight: Some(least) }];
    let shared: Vec<String> = terms
        .iter()
        .filter(|t| t.held >= 2)
        .take(TERMS)
        .map(|t| if t.held == places.len() { t.word.clone() } else { format!("{} ({} of {})", t.word, t.held, places.len()) })
        .collect();
    if !shared.is_empty() {
        out.push(Evidence { kind: "shared rare terms", detail: shared.join(", "), weight: None });
    }
    out.extend(wording(places));
    out.extend(dates(places));
    out
}

/// Which pair shares most wording, and how many articles share some.
fn wording(places: &[Place<'_>]) -> Option<Evidence> {
    let mut known = HashMap::new();
    let shingles: Vec<Vec<u64>> = places.iter().map(|p| shingles(p.article, &mut known)).collect();
    let mut held: Vec<(u64, usize)> = shingles.iter().enumerate().flat_map(|(i, set)| set.iter().map(move |s| (*s, i))).collect();
    held.sort_unstable();
    let mut pairs: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for holders in held.chunk_by(|x, y| x.0 == y.0).filter(|h| h.len() > 1) {
        for (n, (_, a)) in holders.iter().enumerate() {
            holders[n + 1..].iter().for_each(|(_, b)| *pairs.entry((*a, *b)).or_default() += 1);
        }
    }
    let share = |(a, b): (usize, usize), n: usize| n as f64 / shingles[a].len().min(shingles[b].len()).max(1) as f64;
    let telling: Vec<((usize, usize), f64)> =
        pairs.into_iter().map(|(pair, n)| (pair, share(pair, n))).filter(|(_, s)| *s >= SHARED).collect();
    let (most, most_share) = telling.iter().copied().max_by(|x, y| x.1.total_cmp(&y.1).then(y.0.cmp(&x.0)))?;
    let sharing: HashSet<usize> = telling.iter().flat_map(|((a, b), _)| [*a, *b]).collect();
    let name = |i: usize| places[i].article.outlet();
    let mut detail = format!(
        "{} of {} articles share wording; most of all {} and {} ({:.0} % of the shorter)",
        sharing.len(),
        places.len(),
        name(most.0),
        name(most.1),
        100.0 * most_share
    );
    for group in one_text(places.len(), &telling) {
        let names: Vec<&str> = group.iter().map(|i| name(*i)).collect();
        let values = other_values(group.iter().map(|i| places[*i].article));
        let values = if values.is_empty() { String::new() } else { format!(", with other values (“{}”),", values.join("”, “")) };
        detail += &format!("; {} print one text{values} and count as one source", names.join(", "));
    }
    Some(Evidence { kind: "shared wording", detail, weight: Some(most_share) })
}

/// Groups of articles of which each shares most of its wording with another of the group.
fn one_text(articles: usize, shares: &[((usize, usize), f64)]) -> Vec<Vec<usize>> {
    let mut home: Vec<usize> = (0..articles).collect();
    for ((a, b), _) in shares.iter().filter(|(_, share)| *share >= ONE_TEXT) {
        let (x, y) = (home[*a].min(home[*b]), home[*a].max(home[*b]));
        home.iter_mut().filter(|h| **h == y).for_each(|h| *h = x);
    }
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    home.iter().enumerate().for_each(|(article, h)| groups.entry(*h).or_default().push(article));
    groups.into_values().filter(|g| g.len() > 1).collect()
}

/// Hashes of all runs of eight words of the article's own prose, sorted, each once; `known` are those of words that
/// were met before.
fn shingles<'t>(article: &'t Article, known: &mut HashMap<&'t str, u64>) -> Vec<u64> {
    let mut out = Vec::new();
    for block in article.body() {
        let words: Vec<u64> = tokens(&article.text, block.span)
            .into_iter()
            .filter(|t| t.kind != TokenKind::Mark)
            .map(|t| *known.entry(t.span.of(&article.text)).or_insert_with_key(|word| xxh3_64(key(word).as_bytes())))
            .collect();
        out.extend(words.windows(SHINGLE).map(|w| w.iter().fold(0u64, |h, x| h.rotate_left(7) ^ x.wrapping_mul(0x9e37_79b9_7f4a_7c15))));
    }
    out.sort_unstable();
    out.dedup();
    out
}

/// First and last day of publication, with where the dates came from.
fn dates(places: &[Place<'_>]) -> Option<Evidence> {
    let dated: Vec<_> = places.iter().filter_map(|p| p.article.metadata.published.as_ref()).collect();
    let (first, last) = (dated.iter().map(|d| d.date).min()?, dated.iter().map(|d| d.date).max()?);
    let mut origins: BTreeMap<Origin, usize> = BTreeMap::new();
    dated.iter().for_each(|d| *origins.entry(d.origin).or_default() += 1);
    let from: Vec<String> = origins.into_iter().map(|(o, n)| format!("{} {n}", origin(o))).collect();
    let span = if first == last { format!("on {first}") } else { format!("from {first} to {last}") };
    let undated = match places.len() - dated.len() {
        0 => String::new(),
        n => format!("; {n} without a date"),
    };
    Some(Evidence { kind: "dates", detail: format!("published {span} ({}){undated}", from.join(", ")), weight: None })
}

const fn origin(origin: Origin) -> &'static str {
    match origin {
        Origin::FrontMatter => "front matter",
        Origin::PageMetadata => "page metadata",
        Origin::PageText => "page text",
        Origin::Address => "address",
        Origin::Text => "text",
    }
}

/// An event's sister: what only this one names, and what only the sister does.
pub(super) struct Apart {
    pub(super) here: Vec<String>,
    pub(super) there: Vec<String>,
    /// Articles of the sister.
    pub(super) articles: usize,
    /// How much speaks for two events.
    pub(super) score: f64,
}

/// ": only here Halsey, Tresk; only there Orrin".
fn own_names(apart: &Apart) -> String {
    let side = |place: &str, names: &[String]| (!names.is_empty()).then(|| format!("only {place}: {}", names.join(", ")));
    let said: Vec<String> = [side("here", &apart.here), side("there", &apart.there)].into_iter().flatten().collect();
    if said.is_empty() { String::new() } else { format!("; {}", said.join("; ")) }
}

/// What parted an event from articles that are near it.
pub(super) enum Parted {
    /// Nothing but distance.
    Distance,
    /// A cut between two events of one kind.
    Kind(Apart),
    /// So many articles of one story had no core; these are among them.
    Scatter(usize),
    /// So many days from others of the story.
    Time(u32),
}

/// How far the next event is, what parted the two, and what would make them one.
pub(super) fn margin(nearest: Option<(f64, &str)>, parted: &Parted, declared: bool) -> Vec<Evidence> {
    let mut out = Vec::new();
    if let Some((mean, title)) = nearest.filter(|(mean, _)| *mean >= 0.005) {
        let detail = format!("“{title}”, {mean:.2} alike");
        out.push(Evidence { kind: "margin", detail, weight: Some((SAME_EVENT - mean).max(0.0)) });
    }
    let (detail, weight) = match (parted, nearest) {
        (Parted::Kind(apart), _) => (
            format!(
                "a must-link with the {} articles on an event of the same kind{} (contrast {:.1}; {CUT:.1} or more is two events)",
                apart.articles,
                own_names(apart),
                apart.score
            ),
            None,
        ),
        (Parted::Scatter(all), _) => (
            format!("a date on each article or a must-link: of {all} articles of one story only these tell the same news in their leads"),
            None,
        ),
        (Parted::Time(days), _) => {
            (format!("a must-link with articles of the story that lie {days} days away and are not like enough for that"), None)
        }
        (Parted::Distance, Some((mean, title))) if !declared && mean >= 0.005 => {
            (format!("one event with “{title}” if the two were {SAME_EVENT:.2} alike on average, or by a must-link"), None)
        }
        _ => return out,
    };
    out.push(Evidence { kind: "what would change it", detail, weight });
    out
}
