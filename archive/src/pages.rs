//! `pages`: a page of an event of a run, in HTML, made of its articles alone.

use crate::job::{JOB_FILE, Job, Order, Task, read_json};
use crate::stages::{TextColumns, articles_of_bucket};
use crate::table::write_whole;
use anyhow::{Context as _, Result, bail, ensure};
use crossread::internals::article::Article;
use crossread::internals::events::Certainty;
use crossread::internals::mark::is_page;
use crossread::{Event, Facts, Grouping, Options, RenderOptions, analyse, build_report, compare_grouped, format_named};
use std::path::Path;

/// Write the pages of the events with these `ids` into the folder `pages` of `output`.
pub(crate) fn write(output: &Path, ids: &[String]) -> Result<()> {
    let output = std::path::absolute(output)?;
    let job: Job = read_json(&output.join(JOB_FILE))?;
    for id in ids {
        let is_name = |c: char| c.is_ascii_alphanumeric() || c == '-';
        ensure!(!id.is_empty() && id.chars().all(is_name), "{id:?} is the id of no event");
        let place = output.join("pages").join(format!("{id}.html"));
        let is_free = !place.exists() || std::fs::read(&place).is_ok_and(|bytes| is_page(&bytes));
        ensure!(is_free, "{} is no page that crossread wrote; move it away", place.display());
        let page = page(&output, &job, id)?;
        write_whole(&place, &output, &page)?;
    }
    Ok(())
}

fn page(output: &Path, job: &Job, id: &str) -> Result<Vec<u8>> {
    for part in 0..job.parts {
        let order = Order { output: output.to_owned(), stage: "findings".to_owned(), task: part, articles: 0 };
        let task = Task { job: job.clone(), order };
        for event in TextColumns::read(&task.file("findings", "events", part), ["id", "title"], "articles")? {
            if event.texts[0] == id {
                let articles = articles_of_bucket(&task)?.into_iter().filter(|a| event.list.contains(&a.id.0)).collect();
                return rendered(id, &event.texts[1], articles);
            }
        }
    }
    bail!("there is no event {id} in {}; stages/findings/events-*.parquet tell of all, once the run is done", output.display())
}

fn rendered(id: &str, title: &str, articles: Vec<Article>) -> Result<Vec<u8>> {
    let event = Event {
        id: id.to_owned(),
        title: title.to_owned(),
        articles: (0..articles.len()).collect(),
        story: None,
        certainty: Certainty::Likely,
        declared: false,
        evidence: Vec::new(),
    };
    let grouping = Grouping { events: vec![event], ..Grouping::default() };
    let comparison = compare_grouped(analyse(articles), grouping, &Options::default(), &|| {});
    let report = build_report(&comparison, Facts { title: title.to_owned(), ..Facts::default() });
    let html = format_named("html").context("the library writes no HTML")?;
    let rendered = (html.render)(&report, &RenderOptions { single: true, ..RenderOptions::default() })?;
    Ok(rendered.into_iter().next().context("there is no page")?.bytes)
}
