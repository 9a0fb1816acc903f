//! Every format on a small invented report: what it looks like, and what it does with hostile text.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test")]

use crossread::internals::findings::Severity;
use crossread::internals::render::{ALL, Output, RenderOptions, View, by_name};
use crossread::internals::report::{Facts, Report, sample, sample_draft, schema};
use serde_json::Value;

fn rendered(report: &Report, format: &str, options: &RenderOptions) -> Vec<Output> {
    (by_name(format).unwrap().render)(report, options).unwrap()
}

fn text(output: &Output) -> &str {
    std::str::from_utf8(&output.bytes).unwrap()
}

#[test]
fn each_format_has_its_form() {
    let gated = RenderOptions { fail_on: Some(Severity::High), ..RenderOptions::default() };
    for format in ["md", "jsonl", "sarif", "junit", "gitlab", "github", "rdjson"] {
        let outputs = rendered(&sample(), format, &gated);
        assert_eq!(outputs.len(), 1, "{format}");
        // The version is no part of the form.
        let shown = text(&outputs[0]).replace(env!("CARGO_PKG_VERSION"), "VERSION");
        insta::assert_snapshot!(format, shown);
    }
    for view in [View::Report, View::Compare, View::Extract, View::Events, View::Check] {
        let options = RenderOptions { view, width: Some(90), ..RenderOptions::default() };
        let report = if view == View::Check { sample_draft() } else { sample() };
        insta::assert_snapshot!(format!("text-{view:?}").to_lowercase(), text(&rendered(&report, "text", &options)[0]));
    }
    insta::assert_snapshot!("md-draft", text(&rendered(&sample_draft(), "md", &RenderOptions::default())[0]));
}

#[test]
fn html_has_a_page_per_event_and_all_it_links_to() {
    let outputs = rendered(&sample(), "html", &RenderOptions::default());
    let paths: Vec<&str> = outputs.iter().map(|o| o.path.as_str()).collect();
    assert_eq!(paths, ["index.html", "events/bridge-cracks-tolmar.html", "speakers.html", "style.css", "script.js"]);
    let event = text(&outputs[1]);
    for part in ["14 cracks in Lowland Wire, 41 in Tolmar Gazette", "Nobody was ", "Ines Varga", "from its front matter", "share buttons"] {
        assert!(event.contains(part), "{part}");
    }
    assert!(event.contains("<mark><span class=\"vh\">differs: </span>14</mark>"));
    assert!(event.contains("<del><span class=\"vh\">removed: </span>ever</del>"));
    assert!(event.contains("https://news.example/wire/bridge.txt#:~:text="));
    let draft = rendered(&sample_draft(), "html", &RenderOptions::default());
    let check = text(draft.iter().find(|o| o.path == "check.html").unwrap());
    for part in ["v-altered", "compared with 2 sources", "href=\"#i1\"", "id=\"i1\""] {
        assert!(check.contains(part), "{part}");
    }
    let single = rendered(&sample(), "html", &RenderOptions { single: true, ..RenderOptions::default() });
    assert_eq!(single.len(), 1);
    assert!(!text(&single[0]).contains("src=") && !text(&single[0]).contains("<link"));
}

#[test]
fn a_template_of_the_desk_replaces_a_built_in_one() {
    let own = |name: &str, text: &str| RenderOptions { templates: [(name.to_owned(), text.to_owned())].into(), ..RenderOptions::default() };
    let outputs = rendered(&sample(), "md", &own("report.md", "{{ report.title }}: {{ report.articles[0].title }}"));
    assert_eq!(text(&outputs[0]), format!("{}Sample: Bridge at Tolmar closed\n", crossread::internals::mark::of_markdown()));
    let error = |options| (by_name("md").unwrap().render)(&sample(), &options).unwrap_err().to_string();
    let unknown = error(own("report.md", "one\n{{ report.titel }}"));
    assert!(unknown.starts_with("template report.md:2: undefined value"), "{unknown}");
    assert!(unknown.contains("{{ report.titel }}") && unknown.contains("crossread schema"), "{unknown}");
    let endless = error(own("report.md", "{% for a in range(100000) %}{% for b in range(100000) %}{% endfor %}{% endfor %}"));
    assert!(endless.contains("goes on for too long"), "{endless}");
    let broken = error(own("report.md", "{% if %}"));
    assert!(broken.starts_with("template report.md:1: syntax error"), "{broken}");
}

/// The sample, with `hostile` in every field that an article, a file name or a desk can fill.
fn hostile(mut report: Report, hostile: &str) -> Report {
    const FIELDS: [&str; 27] = [
        "title",
        "outlet",
        "label",
        "text",
        "path",
        "reason",
        "message",
        "name",
        "byline",
        "written",
        "because",
        "role",
        "channel",
        "before",
        "after",
        "url",
        "detail",
        "kind_",
        "note",
        "cue",
        "speaker",
        "when",
        "place",
        "rule_summary",
        "waived",
        "question",
        "about",
    ];
    fn fill(value: &mut Value, hostile: &str, key: &str) {
        match value {
            Value::String(s) if FIELDS.contains(&key) || key == "notes" || key == "ignored" || key == "articles_gone" => {
                *s = format!("{hostile}{s}{hostile}")
            }
            Value::Array(items) => items.iter_mut().for_each(|v| fill(v, hostile, key)),
            Value::Object(map) => map.iter_mut().filter(|(k, _)| *k != "blocks").for_each(|(k, v)| fill(v, hostile, &k.clone())),
            _ => {}
        }
    }
    // Offsets would no longer fit, so that only what is shown is filled.
    let texts: Vec<String> = report.articles.iter().map(|a| a.text.clone()).collect();
    let mut value = serde_json::to_value(&report).unwrap();
    fill(&mut value, hostile, "");
    report = serde_json::from_value(value).unwrap();
    report.articles.iter_mut().zip(texts).for_each(|(a, text)| a.text = text);
    report
}

#[test]
fn hostile_text_is_shown_and_never_obeyed() {
    const SCRIPT: &str = "<script>window.__pwned=1</script><img src=x onerror=alert(1)>\"'`|${{ secrets.X }} ]]> </style></script>";
    const CONTROLS: &str = "\u{1b}[2J\u{7}\u{0}\u{202e}\u{2066}\u{9b}\u{fffe}\r\n::error file=x::pwned\n# h\n- i\n| a |";
    for (attack, report) in [(SCRIPT, sample()), (CONTROLS, sample()), (SCRIPT, sample_draft()), (CONTROLS, sample_draft())] {
        let report = hostile(report, attack);
        for format in ALL {
            for single in [false, true] {
                let options = RenderOptions { single, colour: false, ..RenderOptions::default() };
                for output in rendered(&report, format.name, &options) {
                    holds(format.name, &output);
                }
            }
        }
    }
}

fn holds(format: &str, output: &Output) {
    let shown = text(output);
    let name = format!("{format} {}", output.path);
    if output.path.ends_with(".css") || output.path.ends_with(".js") {
        return;
    }
    // JSON escapes controls itself; everywhere else none gets through.
    let raw = |c: char| (c.is_control() && c != '\n') || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffe}');
    if !["json", "jsonl"].contains(&format) {
        assert_eq!(shown.chars().find(|c| raw(*c)), None, "{name}");
    }
    match format {
        "html" => {
            let page = shown.replace("<script type=\"application/json\"", "").replace("<script src=", "");
            let own = usize::from(shown.contains("<style>"));
            assert_eq!(page.matches("<script").count(), own, "{name}");
            assert!(!page.contains("<img") && !page.contains("onerror=alert(1)>\""), "{name}");
            assert!(!shown.contains("href=\"<") && !shown.contains("href=\"javascript"), "{name}");
        }
        "md" => {
            // Between backticks that are not escaped nothing is markup; the even parts stand outside.
            let bare = shown.replace("\\`", "");
            let outside: String = bare.lines().flat_map(|l| l.split('`').step_by(2)).collect();
            assert!(!outside.contains("<script") && !outside.contains("<img"), "{name}");
            assert!(!shown.contains("\n- i") && !shown.contains("\n# h"), "{name}");
            // No bar of an article's makes a cell: each row of a table has as many as its head.
            let bars = |line: &str| line.replace("\\\\", "").replace("\\|", "").matches('|').count();
            let lines: Vec<&str> = shown.lines().collect();
            let rows = lines.windows(2).filter(|w| w.iter().all(|l| l.starts_with('|')));
            assert!(rows.clone().count() > 2 && rows.clone().all(|w| bars(w[0]) == bars(w[1])), "{name}: {shown}");
        }
        "github" => assert!(shown.lines().all(|l| l.starts_with("::") && l.matches("::").count() >= 2), "{name}"),
        "junit" => assert!(well_formed(shown), "{name}"),
        "jsonl" => assert!(shown.lines().all(|l| serde_json::from_str::<Value>(l).is_ok()), "{name}"),
        "json" | "sarif" | "gitlab" | "rdjson" => assert!(serde_json::from_str::<Value>(shown).is_ok(), "{name}"),
        _ => {}
    }
}

/// Every tag closes, and every entity is one of XML's own.
fn well_formed(xml: &str) -> bool {
    let mut open = Vec::new();
    let mut rest = xml;
    while let Some(at) = rest.find(['<', '&']) {
        if rest[at..].starts_with('&') {
            let entity = rest[at + 1..].split(';').next().unwrap_or("");
            if !["amp", "lt", "gt", "quot", "apos"].contains(&entity) {
                return false;
            }
            rest = &rest[at + 1..];
            continue;
        }
        let Some(end) = rest[at..].find('>') else { return false };
        let tag = &rest[at + 1..at + end];
        if let Some(name) = tag.strip_prefix('/') {
            if open.pop() != Some(name) {
                return false;
            }
        } else if !tag.starts_with('?') && !tag.ends_with('/') {
            open.push(tag.split(' ').next().unwrap_or(""));
        }
        rest = &rest[at + end + 1..];
    }
    open.is_empty()
}

#[test]
fn the_schema_on_file_is_that_of_the_program() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/report-v1.schema.json");
    let now = serde_json::to_string_pretty(&schema()).unwrap() + "\n";
    if std::env::var("UPDATE").is_ok() {
        std::fs::write(path, &now).unwrap();
    }
    let kept = std::fs::read_to_string(path).unwrap_or_default();
    assert!(kept == now, "docs/report-v1.schema.json differs from the program; run `UPDATE=1 cargo test --test it render::`");
}

#[test]
fn the_json_is_what_the_schema_says() {
    let validator = jsonschema::validator_for(&schema()).unwrap();
    for report in [sample(), sample_draft()] {
        let json: Value = serde_json::from_slice(&rendered(&report, "json", &RenderOptions::default())[0].bytes).unwrap();
        let errors: Vec<String> = validator.iter_errors(&json).map(|e| format!("{}: {e}", e.instance_path())).collect();
        assert!(errors.is_empty(), "{errors:#?}");
        let again: Report = serde_json::from_value(json.clone()).unwrap();
        assert_eq!(serde_json::to_value(again).unwrap(), json);
    }
}

#[test]
fn a_report_of_nothing_is_rendered_in_every_format() {
    let nothing =
        crossread::internals::report::build(&crossread::compare(Vec::new(), &crossread::Options::default(), &|| {}), Facts::default());
    for format in ALL {
        let made = (format.render)(&nothing, &RenderOptions::default());
        assert!(made.is_ok(), "{}: {:?}", format.name, made.err().map(|e| e.to_string()));
    }
}
