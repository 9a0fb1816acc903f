//! Report v1 as HTML: an index, a page per event, and the speakers A–Z.
//!
//! `index.html` links to `events/ferry-fire.html`, which shows "187 aboard" beside "178 aboard".
//! As one file (`--packaging single`) the same parts stand below each other in `2025-03-04-ferry-strikes-reef.html`.

mod copied;
mod fitting;
mod matrix;
mod moved;
pub(super) mod pages;
mod policy;
mod reader;

use super::template::{Templates, Words, plain, values};
use super::{Format, Output, RenderError, RenderOptions, View};
use crate::mark;
use crate::report::{Event, Finding, Report};
use fitting::Rooms;
use minijinja::value::{Serde, Value};
use reader::Reader;
use std::collections::{BTreeMap, BTreeSet};

pub(super) const FORMAT: Format = Format {
    name: "html",
    summary: "Pages to read: a folder of them from report, one page from other commands",
    file: "index.html",
    views: View::WITH_FINDINGS,
    render,
};

/// Where a page stands and how it is packed; `page` in the templates.
#[derive(serde::Serialize)]
struct Page<'a> {
    /// "index", "check", "event", "speakers" or "single".
    kind: &'a str,
    /// One self-contained file.
    single: bool,
    /// Way to the report's folder: "" or "../".
    root: &'a str,
    /// What stands before and after an event's slug in a link to it.
    event_before: &'a str,
    event_after: &'a str,
    /// Link to the index, to the draft compared with its sources, and to the speakers.
    index: &'a str,
    check: &'a str,
    speakers: &'a str,
    /// Level of the page's own headings below its title.
    level: usize,
    /// Content security policy.
    policy: String,
    /// What a page that is served sends along with what it asks for.
    token: Option<&'a str>,
}

/// The pages of a report, each as light as a browser wants it: where one is not, its events get less room.
fn render(report: &Report, options: &RenderOptions) -> Result<Vec<Output>, RenderError> {
    let slugs = slugs(&report.events);
    let mut rooms = Rooms::of(report);
    let mut outputs = made(report, options, &slugs, &rooms, None)?;
    loop {
        let heavy: BTreeSet<&str> = outputs.iter().filter(|o| !fitting::is_light(o)).map(|o| o.path.as_str()).collect();
        let events =
            slugs.iter().filter(|(_, slug)| heavy.iter().any(|path| options.single || is_page_of(path, slug, &slugs))).map(|(id, _)| *id);
        let narrowed = rooms.narrow(&events.collect());
        if narrowed.is_empty() {
            return Ok(outputs);
        }
        for page in made(report, options, &slugs, &rooms, Some(&narrowed))? {
            if let Some(before) = outputs.iter_mut().find(|o| o.path == page.path) {
                *before = page;
            }
        }
    }
}

/// Whether the page at `path` of a folder shows the event of this file name: its own does, and the index shows the only one.
fn is_page_of(path: &str, slug: &str, slugs: &BTreeMap<&str, String>) -> bool {
    let own = path.strip_prefix("events/").and_then(|name| name.strip_suffix(".html"));
    own == Some(slug) || (path == "index.html" && slugs.len() == 1)
}

/// The pages with as much of each event as `rooms` has for it: those of the events of `again` where there is one, and
/// those that are of all events.
fn made(
    report: &Report,
    options: &RenderOptions,
    slugs: &BTreeMap<&str, String>,
    rooms: &Rooms<'_>,
    again: Option<&BTreeSet<&str>>,
) -> Result<Vec<Output>, RenderError> {
    let shown = pages::with_page(report, options.pages);
    let (report, left_out) = fitting::fitting(report, rooms);
    let report = report.as_ref();
    let mut globals = globals(report, slugs, &shown);
    globals.push(("look", look(options)));
    globals.push(("left_out", Value::from(left_out)));
    globals.push(("rooms", Value::from(Serde(rooms.by_event()))));
    let asked = |id: &str| shown.contains(id) && again.is_none_or(|events| events.contains(id));
    if options.single { single(report, options, globals, &shown) } else { folder(report, options, globals, slugs, &asked) }
}

fn folder(
    report: &Report,
    options: &RenderOptions,
    globals: Vec<(&'static str, Value)>,
    slugs: &BTreeMap<&str, String>,
    asked: &dyn Fn(&str) -> bool,
) -> Result<Vec<Output>, RenderError> {
    let templates = Templates::new(options, report, globals)?;
    let top = |kind| Page {
        kind,
        single: false,
        root: "",
        event_before: "events/",
        event_after: ".html",
        index: "index.html",
        check: "check.html",
        speakers: "speakers.html",
        level: 2,
        policy: if options.token.is_some() { policy::of_served() } else { policy::of_folder() },
        token: options.token.as_deref(),
    };
    let reader = Reader::new(report);
    let mut outputs = Vec::new();
    let mut add = |path: String, text: String| outputs.push(Output { path, bytes: mark::in_page(text).into_bytes() });
    // where there is one event alone, the index is its page
    let only = if let [event] = &report.events[..] { std::slice::from_ref(event) } else { &[] };
    let context = minijinja::context! { page => Serde(top("index")), events => Serde(only), ..Value::from(reader.parts(only)) };
    add("index.html".to_owned(), templates.render("index.html", context)?);
    if report.draft.is_some() {
        add("check.html".to_owned(), templates.render("check.html", minijinja::context! { page => Serde(top("check")) })?);
    }
    for event in report.events.iter().filter(|e| asked(&e.id)) {
        let page = Page {
            kind: "event",
            root: "../",
            event_before: "",
            index: "../index.html",
            check: "../check.html",
            speakers: "../speakers.html",
            ..top("event")
        };
        let parts = Value::from(reader.parts(std::slice::from_ref(event)));
        let context = minijinja::context! { page => Serde(page), event => Serde(event), ..parts };
        add(format!("events/{}.html", slugs[event.id.as_str()]), templates.render("event.html", context)?);
    }
    add("speakers.html".to_owned(), templates.render("speakers.html", minijinja::context! { page => Serde(top("speakers")) })?);
    let served = options.token.as_ref().map(|_| ("serve.js", plain(options, "serve.js").to_owned()));
    let plain = [("style.css", style(options)), ("script.js", script(options)?)];
    for (name, text) in plain.into_iter().chain(served) {
        outputs.push(Output { path: name.to_owned(), bytes: (mark::of_plain() + &text).into_bytes() });
    }
    Ok(outputs)
}

fn single(
    report: &Report,
    options: &RenderOptions,
    mut globals: Vec<(&'static str, Value)>,
    shown: &BTreeSet<&str>,
) -> Result<Vec<Output>, RenderError> {
    let style = policy::inline(&style(options));
    let script = policy::inline(&script(options)?);
    let policy = policy::of_file(&style, &script);
    globals.push(("style", Value::from_safe_string(style)));
    globals.push(("script", Value::from_safe_string(script)));
    let page = Page {
        kind: "single",
        single: true,
        root: "",
        event_before: "#",
        event_after: "",
        index: "#top",
        check: "#top",
        speakers: "#speakers",
        level: 3,
        policy,
        token: None,
    };
    let events: Vec<Event> = report.events.iter().filter(|e| shown.contains(e.id.as_str())).cloned().collect();
    let parts = Value::from(Reader::new(report).parts(&events));
    let context = minijinja::context! { page => Serde(page), events => Serde(&events), ..parts };
    let text = Templates::new(options, report, globals)?.render("single.html", context)?;
    Ok(vec![Output { path: one_file(report), bytes: mark::in_page(text).into_bytes() }])
}

/// The one script of a report: what it says, how its page is read, and what the desk decides there.
fn script(options: &RenderOptions) -> Result<String, RenderError> {
    let words = Words::of(options)?.of_scripts()?;
    let files = ["words.js", "script.js", "triage.js"].map(|name| plain(options, name));
    Ok(words + &files.join("\n"))
}

/// The style sheet, and behind it the desk's theme.
fn style(options: &RenderOptions) -> String {
    format!("{}{}", plain(options, "style.css"), options.look.theme)
}

/// What stands at the head of each page; `look` in the templates.
fn look(options: &RenderOptions) -> Value {
    let logo = options.look.logo.as_ref().map(|(kind, bytes)| format!("data:{kind};base64,{}", policy::base64(bytes)));
    let wordmark = options.look.wordmark.as_deref().unwrap_or("crossread");
    minijinja::context! { wordmark, logo }
}

/// The findings, waived or not, of each of the things named in `ids`: of an event, of a story.
fn lists<'a>(
    report: &'a Report,
    findings: &BTreeMap<&str, Value>,
    ids: impl Iterator<Item = &'a str>,
    of: fn(&Finding) -> Option<&str>,
    accepted: bool,
) -> BTreeMap<&'a str, Vec<Value>> {
    let mut lists: BTreeMap<&str, Vec<Value>> = ids.map(|id| (id, Vec::new())).collect();
    for finding in report.findings.iter().filter(|f| f.waived.is_some() == accepted) {
        let list = of(finding).and_then(|id| lists.get_mut(id));
        if let (Some(list), Some(value)) = (list, findings.get(finding.id.as_str())) {
            list.push(value.clone());
        }
    }
    lists
}

/// What every template knows besides its page. `shown` are the events that have one.
pub(super) fn globals(report: &Report, slugs: &BTreeMap<&str, String>, shown: &BTreeSet<&str>) -> Vec<(&'static str, Value)> {
    let in_order: Vec<Value> = report.articles.iter().map(values::article).collect();
    let found: Vec<Value> = report.findings.iter().map(|f| Value::from(Serde(f))).collect();
    let whole = values::report(report, in_order.clone(), found.clone());
    let articles: BTreeMap<&str, Value> = report.articles.iter().map(|a| a.id.as_str()).zip(in_order).collect();
    let findings: BTreeMap<&str, Value> = report.findings.iter().map(|f| f.id.as_str()).zip(found).collect();
    let of_event = |accepted| {
        let events = report.events.iter().map(|e| e.id.as_str());
        lists(report, &findings, events, |f| Some(f.event.as_str()), accepted)
    };
    let of_story = |accepted| {
        let stories = report.stories.iter().map(|s| s.id.as_str());
        lists(report, &findings, stories, |f| f.story.as_deref(), accepted)
    };
    let anchors: BTreeMap<&str, String> =
        report.stories.iter().enumerate().map(|(n, s)| (s.id.as_str(), format!("story-{}", n + 1))).collect();
    let new: BTreeMap<&str, bool> = report.changes.iter().flat_map(|c| &c.new).map(|id| (id.as_str(), true)).collect();
    vec![
        ("is_new", Value::from(new)),
        ("open_findings", Value::from(of_event(false))),
        ("waived_findings", Value::from(of_event(true))),
        ("open_story_findings", Value::from(of_story(false))),
        ("waived_story_findings", Value::from(of_story(true))),
        ("story_anchors", Value::from(anchors)),
        ("report", whole),
        ("articles", Value::from(articles)),
        ("has_page", Value::from(shown.iter().map(|id| (*id, true)).collect::<BTreeMap<_, _>>())),
        ("folder", Value::from(report.folder())),
        ("findings", Value::from(findings)),
        ("slugs", Value::from(slugs.iter().map(|(id, slug)| (*id, Value::from(slug.as_str()))).collect::<BTreeMap<_, _>>())),
    ]
}

/// The name of a report as one file, which tells it from others where it is sent: its last day and its title.
/// "2025-03-04-all-safe-after-ferry-strikes.html".
pub(super) fn one_file(report: &Report) -> String {
    const LONGEST: usize = 60;
    let draft = report.draft.as_ref().and_then(|d| report.articles.iter().find(|a| a.id == d.article));
    let title = match (draft, &report.events[..]) {
        (Some(draft), _) => draft.title.as_deref().unwrap_or(&report.title),
        (None, [event]) => &event.title,
        _ => &report.title,
    };
    let day = report.events.iter().filter_map(|e| e.last_day.as_deref()).max().filter(|day| !day.is_empty());
    let parts = [letters(day.unwrap_or("report"), LONGEST), letters(title, LONGEST)];
    format!("{}.html", parts.join("-").trim_end_matches('-'))
}

/// `text` in ASCII letters and digits, a hyphen for whatever stands between them, at most `longest` bytes.
fn letters(text: &str, longest: usize) -> String {
    let mut slug = String::new();
    for c in text.chars().flat_map(char::to_lowercase) {
        if c.is_ascii_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    if slug.len() > longest {
        // between words, where there is a word to end at
        let end = slug[..longest].rfind('-').filter(|at| *at > longest / 2).unwrap_or(longest);
        slug.truncate(end);
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

/// A file name per event, of ASCII letters, digits and hyphens alone, each its own.
pub(super) fn slugs(events: &[Event]) -> BTreeMap<&str, String> {
    /// Longest file name without its ending; the shortest limit of a file system in use is 143 bytes.
    const LONGEST: usize = 80;
    let mut used = BTreeSet::new();
    let mut slugs = BTreeMap::new();
    for event in events {
        let slug = letters(&event.id, LONGEST);
        let stem = slug.as_str();
        // A name must begin with a letter, to be an id, and must not be one that Windows keeps for itself.
        let stem =
            if stem.starts_with(|c: char| c.is_ascii_alphabetic()) && stem.len() > 4 { stem.to_owned() } else { format!("event-{stem}") };
        let stem = stem.trim_matches('-').to_owned();
        let mut name = stem.clone();
        let mut n = 2;
        while !used.insert(name.clone()) {
            name = format!("{stem}-{n}");
            n += 1;
        }
        slugs.insert(event.id.as_str(), name);
    }
    slugs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;

    #[test]
    fn pages_of_very_much_are_light_and_say_what_they_leave_out() {
        let mut report = sample();
        let one = report.findings.iter().find(|f| !f.event.is_empty()).unwrap().clone();
        report.findings.extend((0..900).map(|n| Finding { id: format!("{n:016x}"), ..one.clone() }));
        let event = &mut report.events[0];
        event.utterances = vec![event.utterances[0].clone(); 900];
        event.claims = vec![event.claims[0].clone(); 900];
        for single in [false, true] {
            let pages = render(&report, &RenderOptions { single, ..RenderOptions::default() }).unwrap();
            for page in pages.iter().filter(|p| p.path.ends_with(".html")) {
                assert!(fitting::is_light(page), "{}: {} bytes", page.path, page.bytes.len());
            }
            let page = pages.iter().find(|p| p.path != "index.html" && p.path.ends_with(".html")).unwrap();
            let text = String::from_utf8_lossy(&page.bytes);
            assert!(text.contains("gravest findings stand here") && text.contains("more in report.json"), "{}", page.path);
        }
    }
}
