//! Templates: the built-in ones, the user's in their place, and what every template can call.
//!
//! `event.html` writes `{{ finding.message }}`: it is escaped for HTML because of the template's
//! name, and a field that does not exist is an error that names the template and the line.

mod bounds;
mod builtin;
mod dates;
mod escape;
mod filters;
mod markdown;
mod places;
mod source;
pub(super) mod values;
mod words;

pub use builtin::{BUILTIN, is_plain};
pub(super) use filters::ends;
pub use words::{WORDS, Words};

use super::{RenderError, RenderOptions};
use crate::report::Report;
use escape::{MARKDOWN, escaped};
use minijinja::syntax::SyntaxConfig;
use minijinja::value::Value;
use minijinja::{AutoEscape, Environment, Error, Output, State, UndefinedBehavior};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Steps that rendering one page may take, so that no template's loop hangs a run: this many, and
/// more per article and finding. The built-in templates take 360,000 steps for one file of 154 real
/// articles in 32 events, which is about 1,000 an entry.
const STEPS: u64 = 5_000_000;
const STEPS_PER_ENTRY: u64 = 20_000;

/// All templates of a run, ready to render.
pub(super) struct Templates {
    environment: Environment<'static>,
    sources: BTreeMap<String, String>,
    /// Articles and findings of the report.
    entries: u64,
}

impl Templates {
    /// Built-in templates, those of `options` in their place, with `globals` known to all of them.
    pub(super) fn new(options: &RenderOptions, report: &Report, globals: Vec<(&'static str, Value)>) -> Result<Self, RenderError> {
        let mut environment = Environment::new();
        let entries = u64::try_from(report.articles.len() + report.findings.len()).unwrap_or(u64::MAX);
        environment.set_fuel(Some(STEPS.saturating_add(entries.saturating_mul(STEPS_PER_ENTRY))));
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        let syntax =
            SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build().map_err(|e| wrong(&e, "syntax", &BTreeMap::new()))?;
        environment.set_syntax(syntax);
        environment.set_auto_escape_callback(|name| match name.rsplit('.').next() {
            Some("html") => AutoEscape::Html,
            Some("md") => AutoEscape::Custom(MARKDOWN.into()),
            _ => AutoEscape::None,
        });
        environment.set_formatter(write_escaped);
        let words = Arc::new(Words::of(options)?);
        filters::add(&mut environment);
        dates::add(&mut environment, &words);
        places::add(&mut environment, &words);
        words::add(&mut environment, &words);
        bounds::add(&mut environment);
        for (name, value) in globals {
            environment.add_global(name, value);
        }
        let mut sources = BTreeMap::new();
        let own = options.templates.iter().filter(|(name, _)| !BUILTIN.iter().any(|(b, _)| b == name));
        let replaced = BUILTIN.iter().map(|(name, built_in)| (*name, options.templates.get(*name).map_or(*built_in, String::as_str)));
        for (name, text) in replaced.chain(own.map(|(n, s)| (n.as_str(), s.as_str()))).filter(|(n, _)| !is_plain(n)) {
            sources.insert(name.to_owned(), text.to_owned());
            source::check(text).map_err(|(line, message)| RenderError::Template { name: format!("{name}:{line}"), message })?;
            environment.add_template_owned(name.to_owned(), text.to_owned()).map_err(|e| wrong(&e, name, &sources))?;
        }
        Ok(Self { environment, sources, entries })
    }

    /// Render the template `name`.
    pub(super) fn render(&self, name: &str, context: Value) -> Result<String, RenderError> {
        let template = self.environment.get_template(name).map_err(|e| wrong(&e, name, &self.sources))?;
        let mut page = bounds::Page::new(self.entries);
        template.render_captured_to(context, &mut page).map_err(|e| wrong(&e, name, &self.sources))?;
        String::from_utf8(page.bytes).map_err(|e| RenderError::Template { name: name.to_owned(), message: e.to_string() })
    }
}

/// The text of a file that is no template: `style.css`, `script.js`.
pub(super) fn plain<'a>(options: &'a RenderOptions, name: &str) -> &'a str {
    let built_in = || BUILTIN.iter().find(|(n, _)| *n == name).map_or("", |(_, text)| *text);
    options.templates.get(name).map_or_else(built_in, String::as_str)
}

/// Write a value, escaped for the format that the template's name tells.
fn write_escaped(out: &mut Output<'_>, state: &mut State<'_, '_>, value: &Value) -> Result<(), Error> {
    if value.is_undefined() && state.undefined_behavior() == UndefinedBehavior::Strict {
        return Err(Error::from(minijinja::ErrorKind::UndefinedError));
    }
    if value.is_none() {
        return Ok(());
    }
    bounds::sized(value.as_str().map_or(0, str::len))?;
    if value.is_safe() {
        return minijinja::escape_formatter(out, state, value);
    }
    bounds::nested(value, bounds::NESTED)?;
    out.write_str(&escaped(state, &value.to_string()))?;
    Ok(())
}

/// The error as an editor of templates needs it: which template, which line, what, what to do.
fn wrong(error: &Error, asked: &str, sources: &BTreeMap<String, String>) -> RenderError {
    let mut inner = error;
    while let Some(source) = std::error::Error::source(inner).and_then(|s| s.downcast_ref::<Error>()) {
        inner = source;
    }
    let name = inner.name().unwrap_or(asked);
    let place = inner.line().map_or_else(|| name.to_owned(), |line| format!("{name}:{line}"));
    let what = inner.detail().map_or_else(|| inner.kind().to_string(), |d| format!("{}: {d}", inner.kind()));
    let line = inner.line().and_then(|n| sources.get(name).and_then(|s| s.lines().nth(n.saturating_sub(1)).map(str::to_owned)));
    let shown = line.map_or_else(String::new, |l| format!("\n    {}", clipped(l.trim())));
    let hint = if inner.kind() == minijinja::ErrorKind::OutOfFuel {
        "the template takes too many steps for this report; a loop in it goes on for too long"
    } else {
        HINT
    };
    RenderError::Template { name: place, message: format!("{what}{shown}\n  {hint}") }
}

/// The first letters of a line: one without end would bury what is wrong with it.
fn clipped(line: &str) -> String {
    const MOST: usize = 200;
    line.char_indices().nth(MOST).map_or_else(|| line.to_owned(), |(end, _)| format!("{} …", &line[..end]))
}

const HINT: &str = "the fields that a template can use are those of `crossread schema`; `crossread template check` tries all templates";
