//! One source tells a fact that no other source of the event has.
//!
//! **Why it matters.** It may be the scoop, or the slip. Either way it stands on one source, and an
//! editor who takes it over should say so.
//!
//! **Example.** *Harbour Post*: "The log shows a steering fault on 8 October." The other four sources
//! have neither the log nor the fault.
//!
//! **Known limits.** Never an alarm. Only with three sources or more, only sentences with a figure, a day of
//! the calendar or a person whom no other source has, or with a paper, a fault or a warning that somebody
//! stands for, only the most telling of an article, and only of the
//! few articles that have most; articles that print one text count as one source. That others have it in
//! quite other words cannot be ruled out.

use super::Context;
use crate::align::Kind;
use crate::extract::claims::words::{WordKind, base, words};
use crate::extract::{Analysis, Claim};
use crate::findings::{Aspect, Confidence, Finding, FindingBuilder, Severity};
use crate::language::en;
use crate::language::quantity::Unit;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

pub(super) const NAME: &str = "only-here";
pub(super) const SUMMARY: &str = "one source alone tells a fact";
pub(super) const SEVERITY: Severity = Severity::Info;

/// Sources of which one can be alone.
const FEWEST_SOURCES: usize = 3;
/// Sentences shown for one article, and articles for one event: a note, not a flood.
const SHOWN: (usize, usize) = (2, 3);
/// Words of its own that a sentence must have, beside its figure.
const OWN_TERMS: usize = 3;
/// Words that it must share with the event, so that it is of the event.
const EVENT_TERMS: usize = 1;

pub(super) fn run(context: &Context<'_>) -> Vec<Finding> {
    let source = sources(context);
    if source.values().collect::<BTreeSet<_>>().len() < FEWEST_SOURCES {
        return Vec::new();
    }
    let terms = Terms::new(context, &source);
    let told: BTreeSet<(usize, usize)> = told_elsewhere(context, &source);
    let mut per_article: Vec<(usize, usize, Vec<usize>)> = Vec::new();
    for &article in &context.event.articles {
        let analysis = &context.analyses[article];
        let mut own: Vec<(usize, usize)> = (0..analysis.claims.len())
            .filter(|n| !told.contains(&(article, *n)) && !analysis.claims[*n].is_headline)
            .filter_map(|n| Some((terms.score(analysis, &analysis.claims[n], article)?, n)))
            .collect();
        own.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        own.truncate(SHOWN.0);
        if let Some((best, _)) = own.first() {
            per_article.push((*best, article, own.iter().map(|o| o.1).collect()));
        }
    }
    // an article that prints another's text tells nothing alone
    per_article.retain(|(_, article, _)| source.iter().filter(|(a, s)| *a != article && **s == source[article]).count() == 0);
    let path = |n: usize| &context.analyses[n].article.id;
    per_article.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| path(a.1).cmp(path(b.1))));
    per_article.truncate(SHOWN.1);
    per_article.into_iter().filter_map(|(_, article, claims)| finding(context, article, &claims)).collect()
}

fn finding(context: &Context<'_>, article: usize, claims: &[usize]) -> Option<Finding> {
    let analysis = &context.analyses[article];
    let outlet = analysis.article.outlet();
    let first = super::quoted::clipped(&crate::language::one_line(analysis.article.slice(analysis.claims[*claims.first()?].span)));
    let more = match claims.len() {
        0 | 1 => String::new(),
        n => format!(", and {} more {}", n - 1, if n == 2 { "fact" } else { "facts" }),
    };
    let question = format!("What does {outlet} alone have?");
    let mut finding = FindingBuilder::new(NAME, SEVERITY, question, format!("Only {outlet} has “{first}”{more}"))
        .confidence(Confidence::Low)
        .because("no sentence of another source was found that tells it, nor its figures")
        .aspect(Aspect::Coverage);
    for claim in claims {
        finding = finding.at(article, analysis.claims[*claim].span, format!("only {outlet} has this"));
    }
    context.finding(finding)
}

/// The source that each article is: articles that print one text are one.
pub(super) fn sources(context: &Context<'_>) -> BTreeMap<usize, usize> {
    let mut source: BTreeMap<usize, usize> = context.event.articles.iter().map(|a| (*a, *a)).collect();
    for group in &context.alignments.wire_groups {
        let first = group.articles.first().copied().unwrap_or(0);
        for article in &group.articles {
            source.insert(*article, first);
        }
    }
    source
}

/// Claims (article, index) that a claim or passage of another source is aligned with.
fn told_elsewhere(context: &Context<'_>, source: &BTreeMap<usize, usize>) -> BTreeSet<(usize, usize)> {
    let mut told = BTreeSet::new();
    for pair in &context.alignments.pairs {
        if pair.kind == Kind::Quotation || source.get(&pair.a.article) == source.get(&pair.b.article) {
            continue;
        }
        for side in [&pair.a, &pair.b] {
            let claims = &context.analyses[side.article].claims;
            let from = claims.partition_point(|c| c.span.end <= side.span.start);
            told.extend((from..claims.len()).take_while(|n| claims[*n].span.start < side.span.end).map(|n| (side.article, n)));
        }
    }
    // what is compared with another source is no secret of one
    for row in &context.alignments.claim_rows {
        told.extend(row.readings.iter().flat_map(|r| &r.sites).map(|s| (s.article, s.claim)));
    }
    told
}

/// Which sources have a word or a value.
struct Terms<'a> {
    words: BTreeMap<String, BTreeSet<usize>>,
    values: BTreeMap<String, BTreeSet<usize>>,
    /// Words of the names of people, in lower case.
    people: BTreeMap<String, BTreeSet<usize>>,
    source: &'a BTreeMap<usize, usize>,
    count: usize,
}

impl<'a> Terms<'a> {
    fn new(context: &Context<'_>, source: &'a BTreeMap<usize, usize>) -> Self {
        let mut words: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
        let mut values: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
        let mut people: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
        for &article in &context.event.articles {
            for person in &context.analyses[article].people {
                for word in person.name.split_whitespace() {
                    people.entry(word.to_lowercase()).or_default().insert(source[&article]);
                }
            }
            for claim in &context.analyses[article].claims {
                for term in terms(&context.analyses[article], claim) {
                    words.entry(term).or_default().insert(source[&article]);
                }
                for value in facts(claim) {
                    values.entry(value).or_default().insert(source[&article]);
                }
            }
        }
        let count = source.values().collect::<BTreeSet<_>>().len();
        Self { words, values, people, source, count }
    }

    /// How telling a claim is that only its own source has; `None` when it tells nothing alone.
    fn score(&self, analysis: &Analysis, claim: &Claim, article: usize) -> Option<usize> {
        let alone = |held: Option<&BTreeSet<usize>>| held.is_none_or(|s| s.len() == 1 && s.contains(&self.source[&article]));
        let values = facts(claim).iter().filter(|v| alone(self.values.get(*v))).count();
        let named = analysis.people.iter().filter(|p| p.is_human && p.name.contains(' '));
        let within = named.filter(|p| p.mentions.iter().any(|m| claim.span.contains(*m)));
        let strangers = within.filter(|p| p.name.split_whitespace().all(|w| alone(self.people.get(&w.to_lowercase())))).count();
        let terms = terms(analysis, claim);
        let own = terms.iter().filter(|t| alone(self.words.get(t.as_str()))).count();
        let shared = terms.iter().filter(|t| self.words.get(t.as_str()).is_some_and(|s| s.len() * 2 > self.count)).count();
        // papers, faults and warnings are news without a figure too, where somebody stands for them
        let found_out = terms.iter().filter(|t| NEWSWORTHY.contains(t.as_str())).count();
        let credited = claim.claimed_in.and_then(|q| analysis.quotations.get(q)).is_some_and(|q| q.speaker.is_some());
        let counts = own >= OWN_TERMS && shared >= EVENT_TERMS && (values + strangers > 0 || found_out > 0 && credited);
        let score =
            2 * values.min(2) + 2 * strangers.min(2) + own.min(4) + 2 * shared.min(4) + 3 * found_out.min(2) + 2 * usize::from(credited);
        counts.then(|| if is_own_voice(analysis, claim) { score / 2 } else { score })
    }
}

/// Stems of words of what a source may have found out.
static NEWSWORTHY: LazyLock<BTreeSet<String>> = LazyLock::new(|| en::words(en::NEWSWORTHY).map(base).collect());

/// Whether the writer speaks of himself: "I have been writing this blog for ten years".
fn is_own_voice(analysis: &Analysis, claim: &Claim) -> bool {
    let text = &analysis.article.text;
    let words = words(text, &analysis.tokens(claim.span));
    claim.claimed_in.is_none() && words.iter().any(|w| matches!(w.key.as_str(), "i" | "my" | "me" | "i've" | "i'm"))
}

/// Stems of the words of weight in a claim, each once.
fn terms(analysis: &Analysis, claim: &Claim) -> BTreeSet<String> {
    let text = &analysis.article.text;
    let words = words(text, &analysis.tokens(claim.span));
    words.into_iter().filter(|w| matches!(w.kind, WordKind::Content | WordKind::Number)).map(|w| w.stem.as_str().to_owned()).collect()
}

/// Figures and days of a claim in normal form.
fn facts(claim: &Claim) -> Vec<String> {
    let tells = |q: &&crate::extract::Quantity| q.unit != Unit::Ordinal && q.value > 1.0;
    let quantities = claim.quantities.iter().filter(tells).map(|q| format!("{} {}", q.value, q.unit.name()));
    // a weekday is told of anything; a day of the calendar is a fact
    let days = claim.dates.iter().filter(|d| d.first.is_some() && d.first == d.last && d.written().contains(|c: char| c.is_ascii_digit()));
    let days = days.filter(|d| !d.written().starts_with("rel:"));
    quantities.chain(days.filter_map(|d| d.first.map(|day| day.to_string()))).collect()
}
