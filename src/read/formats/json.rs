//! JSON: items of ninjs 1 to 3, JSON feeds, lists of articles, one object, and JSON Lines.
//!
//! `{"headline": "Ferry aground", "body_text": "…"}` is an article; `{"articles": […]}` holds one an element;
//! of a file of lines each is one. What is no article says so: a configuration or a report is none.

use super::fields;
use super::kind::{Content, Kind};
use crate::article::Position;
use crate::read::ReadError;
use crate::read::columns::Columns;
use crate::read::html;
use crate::read::item::{Item, Paragraph, Text};
use serde_json::{Map, Value};

pub(super) const KIND: Kind = Kind { ends: &["json", "jsonl", "ndjson"], content: Content::Text { is: |text, _| is_json(text), items } };

/// Whether a file's text begins and ends as JSON does; of lines the last may be torn.
fn is_json(text: &str) -> bool {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let first_is_whole = || text.lines().next().is_some_and(|l| l.starts_with('{') && serde_json::from_str::<Value>(l).is_ok());
    text.starts_with(['{', '[']) && (text.trim_end().ends_with(['}', ']']) || first_is_whole())
}

/// The articles of a file.
fn items(text: &str, columns: &Columns) -> Result<Vec<Item>, ReadError> {
    let text = text.trim_start_matches('\u{feff}');
    match serde_json::from_str::<Value>(text) {
        Ok(value) => of_value(&value, columns),
        Err(_) if text.trim().lines().nth(1).is_some() => of_lines(text, columns),
        Err(error) => Err(ReadError::NoText(format!("its JSON is broken: {error}"))),
    }
}

/// Lists that hold articles, by their names.
const LISTS: &[&str] = &["articles", "items", "results", "data", "docs", "news", "stories", "posts", "response", "hits", "entries", "db"];

fn of_value(value: &Value, columns: &Columns) -> Result<Vec<Item>, ReadError> {
    let not = || ReadError::NotArticle("JSON without the fields of an article (a title and a text)");
    match value {
        Value::Array(list) => {
            let items: Vec<Item> = list.iter().filter_map(Value::as_object).filter_map(|o| of_object(o, columns)).collect();
            // A list around the lists: an export's tables.
            let inner = || list.iter().filter(|v| v.is_object()).find_map(|v| of_value(v, columns).ok());
            if items.is_empty() { inner().ok_or_else(not) } else { Ok(items) }
        }
        Value::Object(object) if object.get("generator").and_then(Value::as_str).is_some_and(|g| g.starts_with("crossread ")) => {
            Err(ReadError::NotArticle("a report that crossread wrote"))
        }
        Value::Object(object) if fields::are_of_an_article(object.keys().map(String::as_str), columns) => {
            match of_object(object, columns) {
                Some(item) => Ok(vec![item]),
                None => Err(ReadError::NoText(no_text(object))),
            }
        }
        Value::Object(object) => {
            if is_item(object) {
                return Err(ReadError::NoText(no_text(object)));
            }
            let list = LISTS.iter().find_map(|name| object.get(*name).filter(|v| v.is_array() || v.is_object()));
            list.ok_or_else(not).and_then(|list| of_value(list, columns))
        }
        _ => Err(not()),
    }
}

/// Whether an object is an item of ninjs, with or without a text.
fn is_item(object: &Map<String, Value>) -> bool {
    object.contains_key("uri") && ["type", "standard", "versioncreated", "versionCreated"].iter().any(|k| object.contains_key(*k))
}

fn no_text(object: &Map<String, Value>) -> String {
    let kind = object.get("type").and_then(Value::as_str).unwrap_or("unknown");
    format!("the item has no text (its type is “{kind}”)")
}

fn of_object(object: &Map<String, Value>, columns: &Columns) -> Option<Item> {
    let plain: std::collections::BTreeMap<String, &Value> = object.iter().map(|(k, v)| (fields::known(k, columns), v)).collect();
    let get = |name: &str| plain.get(name).and_then(|v| words(v));
    let list = |name: &str| plain.get(name).and_then(|v| v.as_array()).map(Vec::as_slice).unwrap_or_default();
    // ninjs 2 and 3 give each part a role.
    let body = main(list("bodies"));
    let mut item = match body {
        Some(body) => {
            let value = body.get("value").and_then(Value::as_str)?.to_owned();
            let mut item = fields::item(&|name| if name == "text" { Some(value.clone()) } else { get(name) })?;
            let kind = ["contentType", "contenttype"].iter().find_map(|k| body.get(*k).and_then(Value::as_str)).unwrap_or("");
            item.text = if kind.contains("html") || fields::is_markup(&value) { Text::Markup(value) } else { Text::Plain(value) };
            item
        }
        None => match fields::item(&get) {
            Some(item) => item,
            None => {
                let paragraphs = paragraphs(&plain)?;
                let mut item = fields::item(&|name| if name == "text" { Some(String::from("…")) } else { get(name) })?;
                item.text = Text::Paragraphs(paragraphs);
                item
            }
        },
    };
    let headline = main(list("headlines")).and_then(|h| h.get("value")).and_then(Value::as_str);
    item.title = headline.map(str::to_owned).or(item.title);
    Some(item)
}

/// A body that is a list of paragraphs.
fn paragraphs(plain: &std::collections::BTreeMap<String, &Value>) -> Option<Vec<Paragraph>> {
    let list = ["body", "content", "text", "paragraphs", "content_elements"]
        .iter()
        .find_map(|name| plain.get(*name).and_then(|v| v.as_array()))?;
    let read: Vec<Paragraph> = list
        .iter()
        .filter_map(|p| p.as_str().map(str::to_owned).or_else(|| p.get("text").and_then(words)).or_else(|| content(p)))
        .map(|words| (crate::article::Role::Paragraph, None, words))
        .collect();
    (!read.is_empty()).then_some(read)
}

/// The words of a piece that gives them as markup: `{"type": "text", "content": "The <i>Marigold</i> …"}`.
fn content(piece: &Value) -> Option<String> {
    let markup = ["content", "html"].iter().find_map(|name| piece.get(*name)?.as_str())?;
    Some(html::words_of(markup))
}

/// The part with the role "main", else the first.
fn main(list: &[Value]) -> Option<&Value> {
    list.iter().find(|v| v.get("role").and_then(Value::as_str) == Some("main")).or(list.first())
}

/// A text, a number, the name of an object, or a list of these.
fn words(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Object(object) => {
            let own = ["name", "byline", "by", "value", "title", "basic"].iter().find_map(|k| object.get(*k).and_then(Value::as_str));
            // WordPress gives what is shown of a field, with its references; Arc a list of those who wrote.
            let rendered = || object.get("rendered")?.as_str().map(html::decoded_text);
            own.map(str::to_owned).or_else(rendered).or_else(|| words(object.get("by").filter(|by| by.is_array())?))
        }
        Value::Array(list) => {
            let all: Vec<String> = list.iter().filter(|v| !v.is_array()).filter_map(words).collect();
            (!all.is_empty() && all.iter().all(|w| w.len() < 120)).then(|| all.join(", "))
        }
        _ => None,
    }
}

fn of_lines(text: &str, columns: &Columns) -> Result<Vec<Item>, ReadError> {
    let (mut items, mut wrong, mut torn) = (Vec::new(), Vec::new(), Vec::new());
    for (n, line) in text.lines().enumerate().filter(|(_, l)| !l.trim().is_empty()) {
        let place = Position::of_line(n as u32 + 1);
        let value = serde_json::from_str::<Value>(line);
        if value.is_err() {
            torn.push(place.line.to_string());
        }
        match value.ok().as_ref().and_then(Value::as_object).and_then(|o| of_object(o, columns)) {
            Some(item) => items.push(Item { place, ..item }),
            None => wrong.push(place.line.to_string()),
        }
    }
    if let Some(first) = items.first_mut().filter(|_| !torn.is_empty()) {
        let (count, are) = (torn.len(), if torn.len() == 1 { "line is" } else { "lines are" });
        torn.truncate(5);
        first.unread.push(format!("{count} {are} no JSON and not read ({}); mend what is torn", torn.join(", ")));
    }
    match items.first_mut() {
        Some(first) if !wrong.is_empty() => {
            let count = wrong.len();
            wrong.truncate(5);
            first.notes.push(format!(
                "{count} line{} of the file hold no article and were passed over: {}",
                if count == 1 { "" } else { "s" },
                wrong.join(", ")
            ));
        }
        Some(_) => {}
        None => return Err(ReadError::NotArticle("lines of JSON without the fields of an article (a title and a text)")),
    }
    Ok(items)
}

#[cfg(test)]
mod tests {
    use crate::read::columns::Columns;
    use crate::read::format::parse_with;
    use crate::read::{ReadError, parse_all};

    #[test]
    fn items_of_three_versions() {
        for file in [
            r#"{"uri":"u:1","type":"text","headline":"Ferry aground","byline":"Ana Holt","versioncreated":"2019-03-03T20:10:00Z","body_xhtml":"<p>A ferry ran aground.</p><p>Nobody was hurt.</p>"}"#,
            r#"{"uri":"u:1","headlines":[{"role":"short","value":"Ferry"},{"role":"main","value":"Ferry aground"}],"by":"Ana Holt","firstcreated":"2019-03-03T20:10:00Z","bodies":[{"contenttype":"text/html","value":"<p>A ferry ran aground.</p><p>Nobody was hurt.</p>"}]}"#,
            r#"{"uri":"u:1","headlines":[{"value":"Ferry aground"}],"authors":[{"name":"Ana Holt"}],"contentCreated":"2019-03-03T20:10:00Z","bodies":[{"contentType":"text/plain","value":"A ferry ran aground.\nNobody was hurt."}]}"#,
            "{\"title\":\"Ferry aground\",\"author\":\"Ana Holt\",\"date\":\"2019-03-03\",\"text\":\"A ferry ran aground.\\n\\nNobody was hurt.\"}\n{\"title\":\"B\",\"text\":\"The council met.\"}\n",
        ] {
            let article = parse_all("a.json", file.as_bytes(), 1 << 20).unwrap().remove(0);
            let paragraphs: Vec<&str> = article.body().map(|b| article.slice(b.span)).collect();
            assert_eq!(paragraphs, ["A ferry ran aground.", "Nobody was hurt."], "{file}");
            assert_eq!(article.metadata.title.as_deref(), Some("Ferry aground"));
            assert_eq!(article.metadata.byline.as_deref(), Some("Ana Holt"));
            assert_eq!(article.metadata.published.unwrap().date.to_string(), "2019-03-03");
        }
    }

    #[test]
    fn exports_of_systems() {
        for file in [
            r#"[{"id":1,"date":"2019-03-03T20:10:00","title":{"rendered":"Ferry &#8211; aground"},"content":{"rendered":"<p>A ferry ran aground &amp; sank.</p>\n<p>Nobody was hurt.</p>"}}]"#,
            r#"{"db":[{"meta":{},"data":{"posts":[{"title":"Ferry – aground","html":"<p>A ferry ran aground &amp; sank.</p><p>Nobody was hurt.</p>","published_at":"2019-03-03T20:10:00Z"}]}}]}"#,
            r#"{"type":"story","headlines":{"basic":"Ferry – aground"},"display_date":"2019-03-03T20:10:00Z","credits":{"by":[{"name":"Ana Holt"}]},"content_elements":[{"type":"text","content":"A ferry <i>ran</i> aground &amp; sank."},{"type":"image","url":"x"},{"type":"text","content":"Nobody was hurt."}]}"#,
        ] {
            let article = parse_all("a.json", file.as_bytes(), 1 << 20).unwrap().remove(0);
            let paragraphs: Vec<&str> = article.body().map(|b| article.slice(b.span)).collect();
            assert_eq!(paragraphs, ["A ferry ran aground & sank.", "Nobody was hurt."], "{file}");
            assert_eq!(article.metadata.title.as_deref(), Some("Ferry – aground"));
            assert_eq!(article.metadata.byline.is_some(), file.contains("Ana Holt"));
            assert_eq!(article.metadata.published.unwrap().date.to_string(), "2019-03-03");
        }
    }

    #[test]
    fn lines_that_are_no_articles_are_named() {
        let file = "{\"title\":\"A\",\"text\":\"The ferry sailed.\"}\n{\"torn\n{\"title\":\"B\",\"text\":\"The council met.\"}\n";
        let articles = parse_all("a.jsonl", file.as_bytes(), 1 << 20).unwrap();
        assert_eq!((articles.len(), articles[1].path.as_str()), (2, "a.jsonl#2"));
        assert!(articles[0].notes[0].ends_with("passed over: 2"), "{:?}", articles[0].notes);
        assert_eq!(articles[1].source_map.position(&articles[1].text, 0).line, 3);
        let parsed = parse_with("a.jsonl", file.as_bytes(), 1 << 20, &Columns::default()).unwrap();
        assert_eq!(parsed.unread, ["1 line is no JSON and not read (2); mend what is torn"]);
    }

    #[test]
    fn a_torn_end_costs_nothing_before_it() {
        let file = "{\"title\":\"A\",\"text\":\"The ferry sailed.\"}\n{\"title\":\"B\",\"text\":\"The coun";
        let parsed = parse_with("a.jsonl", file.as_bytes(), 1 << 20, &Columns::default()).unwrap();
        assert_eq!((parsed.articles.len(), parsed.unread.len()), (1, 1));
        for torn in [&file[41..], "[{\"title\":\"A\",\n\"text\":\"The ferry"] {
            assert!(matches!(parse_all("a.json", torn.as_bytes(), 1 << 20), Err(ReadError::NoText(_))), "{torn}");
        }
    }

    #[test]
    fn who_wrote_it_and_where_it_is_from() {
        for (by, from) in [
            (r#""bylines":[{"by":"Ana Holt"}]"#, r#""infosources":[{"name":"Quay Wire"}]"#),
            (r#""byline":"Ana Holt""#, r#""infosource":[{"name":"Quay Wire"}]"#),
        ] {
            let file = format!("{{\"uri\":\"u:1\",\"headline\":\"Ferry aground\",{by},{from},\"body_text\":\"A ferry ran aground.\"}}");
            let article = parse_all("a.json", file.as_bytes(), 1 << 20).unwrap().remove(0);
            assert_eq!(article.metadata.byline.as_deref(), Some("Ana Holt"), "{by}");
            assert_eq!(article.metadata.outlet.as_deref(), Some("Quay Wire"), "{from}");
        }
    }

    #[test]
    fn what_is_no_article_says_so() {
        assert!(matches!(parse_all("a.json", br#"{"name":"x","version":"1"}"#, 1 << 20), Err(ReadError::NotArticle(_))));
        match parse_all("a.json", br#"{"uri":"u:1","type":"picture","headline":"Ferry"}"#, 1 << 20) {
            Err(ReadError::NoText(why)) => assert!(why.contains("picture")),
            other => panic!("{other:?}"),
        }
    }
}
