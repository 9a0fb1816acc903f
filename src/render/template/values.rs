//! The report as templates see it, by the names of report.json, without a copy of all that it holds.
//!
//! `article.claims` of an article of two million claims is a list that makes each claim when a template
//! asks for it; the articles and findings of `report` are those that `articles` and `findings` name.

use crate::report::{Article, Report};
use minijinja::value::{Enumerator, Object, ObjectRepr, Serde, Value};
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::Arc;

/// A list whose items become values when a template asks for them.
#[derive(Debug)]
struct List<T>(Vec<T>);

impl<T: Serialize + Debug + Send + Sync + 'static> Object for List<T> {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Seq
    }

    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        self.0.get(key.as_usize()?).map(|item| Value::from(Serde(item)))
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Seq(self.0.len())
    }
}

fn list<T: Clone + Serialize + Debug + Send + Sync + 'static>(items: &[T]) -> Value {
    Value::from_object(List(items.to_vec()))
}

/// One article.
pub(in crate::render) fn article(article: &Article) -> Value {
    // taken apart whole, so that a field that is added is not forgotten here
    let Article {
        id,
        path,
        outlet,
        label,
        title,
        byline,
        published,
        published_at,
        published_from,
        rejected_dates,
        url,
        language,
        text,
        blocks,
        set_aside,
        quotations,
        people,
        claims,
        event,
        notes,
    } = article;
    Value::from(BTreeMap::from([
        ("id", Value::from(id)),
        ("path", Value::from(path)),
        ("outlet", Value::from(outlet)),
        ("label", Value::from(label)),
        ("title", Value::from(Serde(title))),
        ("byline", Value::from(Serde(byline))),
        ("published", Value::from(Serde(published))),
        ("published_at", Value::from(Serde(published_at))),
        ("published_from", Value::from(Serde(published_from))),
        ("rejected_dates", Value::from(Serde(rejected_dates))),
        ("url", Value::from(Serde(url))),
        ("language", Value::from(Serde(language))),
        ("text", Value::from(text)),
        ("blocks", list(blocks)),
        ("set_aside", list(set_aside)),
        ("quotations", list(quotations)),
        ("people", list(people)),
        ("claims", list(claims)),
        ("event", Value::from(Serde(event))),
        ("notes", Value::from(Serde(notes))),
    ]))
}

/// The report, with `articles` and `findings` in its order.
pub(in crate::render) fn report(report: &Report, articles: Vec<Value>, findings: Vec<Value>) -> Value {
    let Report {
        version,
        generator,
        stamp,
        title,
        articles: _,
        events,
        stories,
        alone,
        nearest,
        alignments,
        findings: _,
        speakers,
        failures,
        ignored,
        passed_over,
        checks_set,
        settings,
        totals,
        draft,
        changes,
    } = report;
    Value::from(BTreeMap::from([
        ("version", Value::from(*version)),
        ("generator", Value::from(generator)),
        ("stamp", Value::from(Serde(stamp))),
        ("title", Value::from(title)),
        ("articles", Value::from(articles)),
        ("events", Value::from(Serde(events))),
        ("stories", Value::from(Serde(stories))),
        ("alone", Value::from(Serde(alone))),
        ("nearest", Value::from(Serde(nearest))),
        ("alignments", list(alignments)),
        ("findings", Value::from(findings)),
        ("speakers", Value::from(Serde(speakers))),
        ("failures", Value::from(Serde(failures))),
        ("ignored", Value::from(Serde(ignored))),
        ("passed_over", Value::from(Serde(passed_over))),
        ("checks_set", Value::from(Serde(checks_set))),
        ("settings", Value::from(Serde(settings))),
        ("totals", Value::from(Serde(totals))),
        ("draft", Value::from(Serde(draft))),
        ("changes", Value::from(Serde(changes))),
    ]))
}
