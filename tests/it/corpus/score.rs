//! Findings, quotations and groups against what corpus/expected says.

use super::expected::{self, Event, MustFind, MustNotFind, Passage, Quoted};
use crossread::Comparison;
use crossread::internals::article::Span;
use crossread::internals::findings::{Aspect, Finding, Severity};
use std::collections::{BTreeMap, BTreeSet};

/// One expectation and how the report did on it.
pub(crate) struct Outcome {
    pub(crate) event: String,
    pub(crate) id: String,
    pub(crate) kind: String,
    pub(crate) severity: String,
    pub(crate) met: bool,
    /// Known not to be met yet.
    pub(crate) open: bool,
    /// What was found instead, or why it was missed.
    pub(crate) note: String,
}

/// Who said what: listed, found, of these with the right speaker.
#[derive(Clone, Copy, Default)]
pub(crate) struct Said {
    pub(crate) listed: usize,
    pub(crate) found: usize,
    pub(crate) speaker: usize,
}

/// A passage found in the articles as read.
#[derive(Clone, Copy)]
struct Place {
    article: usize,
    span: Span,
}

/// The index of an article by its path below corpus/.
pub(crate) fn article(comparison: &Comparison, path: &str) -> Option<usize> {
    comparison.analyses.iter().position(|a| a.article.path.ends_with(path))
}

fn places(comparison: &Comparison, passages: &[Passage]) -> Result<Vec<Place>, String> {
    let place = |p: &Passage| {
        let article = article(comparison, &p.article)?;
        Some(Place { article, span: expected::locate(&comparison.analyses[article].article, &p.text)? })
    };
    passages.iter().map(|p| place(p).ok_or_else(|| format!("not in the text as read: {} “{}”", p.article, p.text))).collect()
}

/// Whether a finding is about the aspect that corpus/README.md calls `kind`.
fn is_kind(finding: &Finding, kind: &str) -> bool {
    let has = |aspect| finding.aspects.contains(&aspect);
    match kind {
        "wording" => has(Aspect::Wording),
        "cut" => finding.check == "quotation-cut-short",
        "splice" => finding.check == "spliced-utterances",
        "marks" => has(Aspect::Marks) || finding.check == "unpaired-quotation-mark",
        "attribution" => has(Aspect::Attribution),
        "role" => has(Aspect::Role),
        "name" => has(Aspect::Name),
        "number" => has(Aspect::Number),
        "date" => has(Aspect::Date),
        "time" => has(Aspect::Time),
        "place" => has(Aspect::Place),
        "channel" => has(Aspect::Channel),
        "polarity" => has(Aspect::Polarity) || has(Aspect::Direction),
        "modality" => has(Aspect::Modality),
        "status" => has(Aspect::Status),
        "precision" => has(Aspect::Precision),
        "only-here" => has(Aspect::Coverage),
        "undated" => finding.check == "undated-article",
        "torn" => finding.check == "torn-text",
        other => panic!("unknown kind {other} in corpus/expected"),
    }
}

/// Whether the finding's evidence is in the passage's sentence.
fn shows(comparison: &Comparison, finding: &Finding, place: Place) -> bool {
    finding.locations.iter().any(|l| {
        l.article == place.article
            && (l.span.overlaps(place.span)
                || comparison.analyses[l.article].sentences.iter().any(|s| s.span.overlaps(l.span) && s.span.overlaps(place.span)))
    })
}

/// The finding cites two of the passages, or one of them beside an article that none of them is in.
fn is_evidence(comparison: &Comparison, finding: &Finding, places: &[Place]) -> bool {
    let shown = places.iter().filter(|p| shows(comparison, finding, **p)).count();
    if places.len() < 2 {
        return shown == 1;
    }
    let named: BTreeSet<usize> = places.iter().map(|p| p.article).collect();
    let elsewhere = finding.locations.iter().map(|l| l.article).chain(finding.readings.iter().flat_map(|r| r.articles.iter().copied()));
    shown >= 2 || shown == 1 && elsewhere.into_iter().any(|a| !named.contains(&a))
}

fn severity(name: &str) -> Severity {
    Severity::ALL.into_iter().find(|s| s.name() == name).unwrap_or_else(|| panic!("unknown severity {name}"))
}

/// Whether one thing that must be found was found.
pub(crate) fn must_find(comparison: &Comparison, event: &Event, wanted: &MustFind) -> Outcome {
    let outcome = |met, note| Outcome {
        event: event.event.clone(),
        id: wanted.id.clone(),
        kind: wanted.check.clone(),
        severity: wanted.severity.clone(),
        met,
        open: wanted.open,
        note,
    };
    let places = match places(comparison, &wanted.passages) {
        Ok(places) => places,
        Err(why) => return outcome(false, why),
    };
    let whole = matches!(wanted.check.as_str(), "undated" | "torn");
    let fits =
        |f: &&Finding| if whole { f.locations.iter().any(|l| l.article == places[0].article) } else { is_evidence(comparison, f, &places) };
    let beside: Vec<&Finding> = all(comparison).filter(fits).collect();
    let right = beside.iter().filter(|f| is_kind(f, &wanted.check)).max_by_key(|f| f.severity);
    match right {
        Some(f) if f.severity >= severity(&wanted.severity) => outcome(true, String::new()),
        Some(f) => outcome(false, format!("found as {} only ({})", f.severity.name(), f.check)),
        None if beside.is_empty() => outcome(false, format!("nothing found: {}", wanted.why)),
        None => outcome(
            false,
            format!("found only {}", beside.iter().map(|f| f.check).collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>().join(", ")),
        ),
    }
}

/// Whether the part of the finding that differs lies in the passage.
fn accuses(finding: &Finding, place: Place) -> bool {
    finding.locations.iter().any(|l| {
        l.article == place.article
            && if l.marks.is_empty() { l.span.overlaps(place.span) } else { l.marks.iter().any(|m| m.overlaps(place.span)) }
    })
}

/// The false alarms that one thing that must not be found allows to name.
pub(crate) fn must_not_find(comparison: &Comparison, event: &Event, unwanted: &MustNotFind) -> Outcome {
    let outcome = |met, note| Outcome {
        event: event.event.clone(),
        id: unwanted.id.clone(),
        kind: unwanted.check.join("/"),
        severity: String::new(),
        met,
        open: false,
        note,
    };
    let places = match places(comparison, &unwanted.passages) {
        Ok(places) => places,
        Err(why) => return outcome(false, why),
    };
    let false_alarm = all(comparison).find(|f| {
        let accused: Vec<usize> = places.iter().filter(|p| accuses(f, **p)).map(|p| p.article).collect();
        // passages that the finding shows as one reading against others are not set against each other
        let agree = accused.len() > 1 && f.readings.iter().any(|r| accused.iter().all(|a| r.articles.contains(a)));
        let is_kind = unwanted.check.iter().any(|kind| is_kind(f, kind));
        f.severity >= Severity::Low && accused.len() >= places.len().min(2) && !agree && is_kind
    });
    match false_alarm {
        Some(f) => outcome(false, format!("{} {}: {} [{}]", f.severity.name(), f.check, f.message, unwanted.why)),
        None => outcome(true, String::new()),
    }
}

/// Every finding of the run.
pub(crate) fn all(comparison: &Comparison) -> impl Iterator<Item = &Finding> {
    comparison.findings.iter().flatten()
}

/// Findings of `low` or more that no `must_find` speaks of.
pub(crate) fn unlisted<'a>(comparison: &'a Comparison, events: &[Event]) -> Vec<&'a Finding> {
    let wanted: Vec<(Vec<Place>, &str)> =
        events.iter().flat_map(|e| &e.must_find).filter_map(|w| Some((places(comparison, &w.passages).ok()?, w.check.as_str()))).collect();
    all(comparison)
        .filter(|f| f.severity >= Severity::Low)
        .filter(|f| {
            !wanted
                .iter()
                .any(|(places, kind)| is_kind(f, kind) && (is_evidence(comparison, f, places) || matches!(*kind, "undated" | "torn")))
        })
        .collect()
}

/// Look up one quotation; `Err` says what is wrong with it.
pub(crate) fn quotation(comparison: &Comparison, wanted: &Quoted, said: &mut Said) -> Result<(), String> {
    said.listed += 1;
    let line = || format!("{} {} “{}”", wanted.kind, wanted.article, wanted.text);
    let i = article(comparison, &wanted.article).ok_or_else(|| format!("{}: not read", line()))?;
    let analysis = &comparison.analyses[i];
    let span = expected::locate(&analysis.article, &wanted.text).ok_or_else(|| format!("{}: not in the text as read", line()))?;
    let shared = |s: &Span| s.end.min(span.end).saturating_sub(s.start.max(span.start));
    let found = analysis
        .quotations
        .iter()
        .filter(|q| 2 * q.segments.iter().map(&shared).sum::<usize>() >= span.len())
        .max_by_key(|q| {
            (
                q.segments.first().is_some_and(|s| s.start + 3 >= span.start && s.start <= span.start + 3),
                q.speaker.as_ref().is_some_and(|s| is_same(&s.name, &wanted.speaker)),
            )
        })
        .ok_or_else(|| format!("{}: no quotation there", line()))?;
    said.found += 1;
    let name = found.speaker.as_ref().map_or("", |s| s.name.as_str());
    if is_same(name, &wanted.speaker) {
        said.speaker += 1;
        return Ok(());
    }
    Err(format!("{}: by “{name}”, not “{}”", line(), wanted.speaker))
}

/// Whether two names are one, articles and titles aside: every word of the expected name is there.
fn is_same(given: &str, wanted: &str) -> bool {
    let words = |name: &str| -> Vec<String> {
        let plain = name.to_lowercase().replace(['’', '‘'], "'").replace('-', " ");
        plain.split_whitespace().filter(|w| !matches!(*w, "the" | "a" | "an" | "its" | "his" | "her")).map(str::to_owned).collect()
    };
    let (given, wanted) = (words(given), words(wanted));
    if wanted.is_empty() { given.is_empty() } else { wanted.iter().all(|w| given.contains(w)) }
}

/// Pairs of articles in one event: (right, found, expected), and the events that are exactly right.
pub(crate) fn grouping(comparison: &Comparison, wanted: &expected::Grouping) -> ((usize, usize, usize), usize) {
    let mut label = BTreeMap::new();
    for (event, articles) in &wanted.events {
        for path in articles {
            label.insert(article(comparison, path).unwrap_or(usize::MAX), event.as_str());
        }
    }
    let pairs = |groups: Vec<Vec<usize>>| -> BTreeSet<(usize, usize)> {
        groups.iter().flat_map(|g| g.iter().flat_map(move |a| g.iter().filter(move |b| a < b).map(move |b| (*a, *b)))).collect()
    };
    let found_groups: Vec<Vec<usize>> = comparison.grouping.events.iter().map(|e| e.articles.clone()).collect();
    let wanted_groups: Vec<Vec<usize>> =
        wanted.events.values().map(|paths| paths.iter().filter_map(|p| article(comparison, p)).collect()).collect();
    let sorted = |g: &Vec<usize>| -> BTreeSet<usize> { g.iter().copied().collect() };
    let exact = wanted_groups.iter().filter(|w| found_groups.iter().any(|f| sorted(f) == sorted(w))).count();
    let (found, wanted) = (pairs(found_groups), pairs(wanted_groups));
    ((found.intersection(&wanted).count(), found.len(), wanted.len()), exact)
}
