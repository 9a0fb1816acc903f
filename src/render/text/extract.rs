//! Article by article what was read: where its date was found, quotations with their speakers,
//! people, claims, and what was set aside with the reason.

use super::layout::{Run, Sheet, Tone, plain, run};
use super::summary::left_out;
use crate::article::Origin;
use crate::extract::QuotationKind;
use crate::render::visible::name;
use crate::report::{Article, Claim, Person, Quotation, Report};

/// Columns for labels and places.
const LABEL: usize = 11;

pub(super) fn write(report: &Report, sheet: &mut Sheet) {
    for article in &report.articles {
        metadata(article, sheet);
        list(sheet, "Quotations", &article.quotations, |sheet, q| quotation(article, q, sheet));
        list(sheet, "People and bodies", &article.people, |sheet, p| person(p, sheet));
        list(sheet, "Claims", &article.claims, |sheet, c| claim(article, c, sheet));
        list(sheet, "Set aside", &article.set_aside, |sheet, s| {
            let reason = run(Tone::Soft, &format!("{}: ", s.reason));
            sheet.labelled(2, LABEL, &format!("line {}", s.line), &[reason, plain(&s.text)]);
        });
    }
    if !report.failures.is_empty() {
        left_out(&Report { alone: Vec::new(), ..report.clone() }, sheet);
    }
}

fn list<T>(sheet: &mut Sheet, name: &str, items: &[T], mut write: impl FnMut(&mut Sheet, &T)) {
    if items.is_empty() {
        return;
    }
    sheet.gap();
    sheet.lines(0, &[run(Tone::Strong, name), run(Tone::Soft, &format!(" ({})", items.len()))]);
    items.iter().for_each(|item| write(sheet, item));
}

fn metadata(article: &Article, sheet: &mut Sheet) {
    let title = article.title.as_deref().unwrap_or("untitled");
    sheet.heading(&format!("{} – {title}", article.outlet));
    let mut field = |label: &str, value: Option<&str>| {
        if let Some(value) = value {
            sheet.labelled(2, LABEL, label, &[plain(value)]);
        }
    };
    field("file", Some(&name(&article.path)));
    let published = article.published.as_ref().map(|day| match article.published_from {
        Some(origin) => format!("{day} ({})", found_in(origin)),
        None => day.clone(),
    });
    field("published", Some(published.as_deref().unwrap_or("no date that can be trusted")));
    for rejected in &article.rejected_dates {
        field("", Some(&format!("not “{}”: {}", rejected.written, rejected.reason)));
    }
    field("by", article.byline.as_deref());
    field("address", article.url.as_deref());
    field("language", article.language.as_deref());
    article.notes.iter().for_each(|note| field("note", Some(note)));
}

const fn found_in(origin: Origin) -> &'static str {
    match origin {
        Origin::FrontMatter => "from its front matter",
        Origin::PageMetadata => "from the page's metadata",
        Origin::PageText => "from the date line of the page",
        Origin::Address => "from its address",
        Origin::Text => "from its text",
    }
}

fn quotation(article: &Article, q: &Quotation, sheet: &mut Sheet) {
    let kind = match q.kind {
        QuotationKind::Direct => "direct",
        QuotationKind::Mixed => "mixed",
        QuotationKind::Indirect => "indirect",
    };
    let mut head: Vec<Run> = Vec::new();
    match &q.speaker {
        Some(s) => {
            head.push(run(Tone::Strong, &s.name));
            let about: Vec<&str> = [s.role.as_deref(), s.affiliation.as_deref()].into_iter().flatten().collect();
            if !about.is_empty() {
                head.push(run(Tone::Soft, &format!(", {}", about.join(", "))));
            }
        }
        None => head.push(run(Tone::Soft, "speaker not named")),
    }
    let mut said: Vec<String> = Vec::new();
    if let Some(cue) = &q.cue {
        said.push(article.text.get(cue.start..cue.end).unwrap_or(&cue.lemma).to_owned());
    }
    said.extend([&q.channel, &q.when, &q.place].into_iter().flatten().cloned());
    said.push(kind.to_owned());
    said.extend(q.hedged.then(|| "denied or hypothetical".to_owned()));
    said.extend(q.unclosed.then(|| "closing mark missing".to_owned()));
    head.push(run(Tone::Soft, &format!(" ({})", said.join("; "))));
    sheet.labelled(2, LABEL, &format!("{}:{}", q.position.line, q.position.column), &head);
    let text = if q.kind == QuotationKind::Direct { format!("“{}”", q.text) } else { q.text.clone() };
    sheet.labelled(2, LABEL, "", &[plain(&text)]);
}

fn person(p: &Person, sheet: &mut Sheet) {
    let mut runs = vec![run(Tone::Strong, &p.name)];
    if !p.roles.is_empty() {
        runs.push(plain(&format!(", {}", p.roles.join("; "))));
    }
    let body = if p.is_human { "" } else { ", a body" };
    runs.push(run(Tone::Soft, &format!(" (named {}×{body})", p.mentions)));
    sheet.lines(2, &runs);
}

fn claim(article: &Article, c: &Claim, sheet: &mut Sheet) {
    let mut about: Vec<String> = c.quantities.clone();
    about.extend(c.dates.iter().map(|d| match (&d.first, &d.last) {
        (Some(a), Some(b)) if a != b => format!("{} = {a} to {b}", d.text),
        (Some(a), _) => format!("{} = {a}", d.text),
        _ => d.text.clone(),
    }));
    about.extend(c.denied.then(|| "denied".to_owned()));
    about.extend(c.claimed_by.as_ref().map(|who| format!("claimed by {who}")));
    let mut runs = vec![plain(article.text.get(c.start..c.end).unwrap_or_default())];
    if !about.is_empty() {
        runs.push(run(Tone::Soft, &format!(" ({})", about.join("; "))));
    }
    sheet.labelled(2, LABEL, &format!("{}:{}", c.position.line, c.position.column), &runs);
}
