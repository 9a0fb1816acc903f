//! One analysis → its article in the report.

use super::model::*;
use super::published;
use crate::article::{Positions, Span};
use crate::extract::{Analysis, Polarity};

pub(super) fn range(span: Span) -> Range {
    Range { start: span.start, end: span.end }
}

/// The article of `analysis`; `label` tells it from the others, `event` is the event it belongs to.
pub(super) fn article(analysis: &Analysis, positions: &Positions<'_>, label: String, event: Option<String>) -> Article {
    let a = &analysis.article;
    Article {
        id: a.id.0.clone(),
        path: a.path.clone(),
        outlet: a.outlet().to_owned(),
        label,
        title: a.metadata.title.clone(),
        byline: a.metadata.byline.clone(),
        published: a.metadata.published.as_ref().map(|d| d.date.to_string()),
        published_at: a.metadata.published.as_ref().and_then(published::at),
        published_from: a.metadata.published.as_ref().map(|d| d.origin),
        rejected_dates: a.metadata.rejected_dates.clone(),
        url: a.metadata.url.clone(),
        language: a.metadata.language.clone(),
        text: a.text.clone(),
        blocks: a.blocks.iter().map(|b| Block { start: b.span.start, end: b.span.end, role: b.role }).collect(),
        set_aside: a
            .furniture()
            .map(|b| SetAside {
                text: a.slice(b.span).to_owned(),
                reason: b.reason.unwrap_or("not the article's own").to_owned(),
                line: positions.at(b.span.start).line,
            })
            .collect(),
        quotations: analysis.quotations.iter().map(|q| quotation(q, analysis, positions)).collect(),
        people: analysis.people.iter().map(|p| person(p, analysis)).collect(),
        claims: analysis.claims.iter().map(|c| claim(c, analysis, positions)).collect(),
        event,
        notes: a.notes.clone(),
    }
}

fn quotation(q: &crate::extract::Quotation, analysis: &Analysis, positions: &Positions<'_>) -> Quotation {
    let a = &analysis.article;
    let text_of = |span: Span| a.slice(span).to_owned();
    Quotation {
        kind: q.kind,
        segments: q.segments.iter().map(|s| range(*s)).collect(),
        text: super::said::words(a, q).join(" "),
        speaker: q.speaker.as_ref().map(|s| Speaker {
            name: s.name.clone(),
            mention: Some(range(s.mention)),
            role: s.role.map(text_of),
            affiliation: s.affiliation.map(text_of),
            because: s.because.to_owned(),
        }),
        cue: q.cue.as_ref().map(|c| Cue { start: c.span.start, end: c.span.end, lemma: c.lemma.clone() }),
        channel: q.channel.map(text_of),
        when: q.when.map(text_of),
        place: q.place.map(text_of),
        hedged: q.hedged,
        unclosed: q.unclosed,
        position: positions.at(q.segments.first().map_or(0, |s| s.start)),
    }
}

fn person(p: &crate::extract::Person, analysis: &Analysis) -> Person {
    let mut roles: Vec<String> = p.roles.iter().map(|r| analysis.article.slice(*r).to_owned()).collect();
    roles.sort();
    roles.dedup();
    Person { name: p.name.clone(), roles, mentions: p.mentions.len(), is_human: p.is_human }
}

fn claim(c: &crate::extract::Claim, analysis: &Analysis, positions: &Positions<'_>) -> Claim {
    let text_of = |span: Span| analysis.article.slice(span).to_owned();
    Claim {
        start: c.span.start,
        end: c.span.end,
        quantities: c.quantities.iter().map(|q| text_of(q.whole())).collect(),
        dates: c
            .dates
            .iter()
            .map(|d| ClaimDate { text: text_of(d.span), first: d.first.map(|d| d.to_string()), last: d.last.map(|d| d.to_string()) })
            .collect(),
        denied: c.polarity == Polarity::Denied,
        claimed_by: c.claimed_in.and_then(|q| analysis.quotations.get(q)).and_then(|q| q.speaker.as_ref()).map(|s| s.name.clone()),
        position: positions.at(c.span.start),
    }
}

/// A label per article: its outlet; with the day, or else a number, where several articles of one
/// event (or of none) share an outlet.
pub(super) fn labels(analyses: &[Analysis], event_of: &[Option<usize>]) -> Vec<String> {
    let mut groups: std::collections::BTreeMap<(Option<usize>, String), Vec<usize>> = std::collections::BTreeMap::new();
    for (i, analysis) in analyses.iter().enumerate() {
        groups.entry((event_of[i], shortened(analysis.article.outlet()))).or_default().push(i);
    }
    let mut labels = vec![String::new(); analyses.len()];
    for ((_, outlet), members) in groups {
        let day = |i: usize| analyses[i].article.metadata.published.as_ref().map(|d| d.date);
        let mut days: std::collections::BTreeMap<_, usize> = std::collections::BTreeMap::new();
        members.iter().for_each(|i| *days.entry(day(*i)).or_default() += 1);
        for (n, &i) in members.iter().enumerate() {
            let own_day = days.get(&day(i)) == Some(&1);
            labels[i] = match day(i) {
                _ if members.len() == 1 => outlet.clone(),
                Some(date) if own_day => format!("{outlet} ({} {})", date.day(), month(date.month())),
                _ => format!("{outlet} ({})", n + 1),
            };
        }
    }
    labels
}

/// An outlet's name as it fits a table's heading.
fn shortened(outlet: &str) -> String {
    /// Names of outlets are shorter; what is longer is no name, or a hostile one.
    const LONGEST: usize = 48;
    match outlet.char_indices().nth(LONGEST) {
        None => outlet.to_owned(),
        Some((end, _)) => format!("{}…", outlet[..end].trim_end()),
    }
}

fn month(month: i8) -> &'static str {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    MONTHS.get(usize::from(month.unsigned_abs()).saturating_sub(1)).copied().unwrap_or("")
}
