//! What has changed since an earlier report: findings that are new, gone or still there, by their ids,
//! and articles that came, went or were rewritten.
//!
//! The morning's report had "14 dead" against "17 dead"; by noon the second paper has corrected it:
//! the finding is *gone*, and the paper's article is *changed*.

use super::folder::below;
use super::model::{Article, Changes, Finding, GoneFinding, Report};
use super::rewritten::rewritten;
use std::collections::{BTreeMap, BTreeSet};

/// What has changed from `before` to `now`.
pub fn changes(before: &Report, now: &Report) -> Changes {
    let had: BTreeSet<&str> = before.findings.iter().map(|f| f.id.as_str()).collect();
    let has: BTreeSet<&str> = now.findings.iter().map(|f| f.id.as_str()).collect();
    let (still, new) = now.findings.iter().map(|f| f.id.clone()).partition(|id| had.contains(id.as_str()));
    let titles: BTreeMap<&str, &str> = before
        .events
        .iter()
        .map(|e| (e.id.as_str(), e.title.as_str()))
        .chain(before.stories.iter().map(|s| (s.id.as_str(), s.title.as_str())))
        .collect();
    let gone = before.findings.iter().filter(|f| !has.contains(f.id.as_str())).map(|f| GoneFinding {
        id: f.id.clone(),
        rule: f.rule.clone(),
        severity: f.severity,
        message: f.message.clone(),
        question: f.question.clone(),
        answers: f.answers.clone(),
        now: replaced_by(f, now, &had),
        event: titles.get(f.story.as_ref().unwrap_or(&f.event).as_str()).copied().unwrap_or_default().to_owned(),
    });
    let pairs = pairs(before, now);
    let those = |fits: &dyn Fn(Option<&&Article>, &str) -> bool| -> Vec<String> {
        now.articles.iter().filter(|a| fits(pairs.get(a.path.as_str()), &a.id)).map(|a| a.id.clone()).collect()
    };
    let changed = now.articles.iter().filter_map(|a| Some((*pairs.get(a.path.as_str())?, a))).filter(|(old, new)| old.id != new.id);
    let still_there: BTreeSet<&str> = pairs.values().map(|a| a.path.as_str()).collect();
    Changes {
        rewritten: changed.map(|(old, new)| rewritten(old, new)).collect(),
        since: before.stamp.clone(),
        new,
        still,
        gone: gone.collect(),
        articles_new: those(&|earlier, _| earlier.is_none()),
        articles_changed: those(&|earlier, id| earlier.is_some_and(|e| e.id != id)),
        articles_gone: before.articles.iter().map(|a| a.path.clone()).filter(|path| !still_there.contains(path.as_str())).collect(),
    }
}

/// What each article of `now`, by its path, was in `before`: the article of that path, else of that path within the
/// folder of all, else with that text, as when the folder is a copy or has another name. None is two articles' own.
fn pairs<'a>(before: &'a Report, now: &'a Report) -> BTreeMap<&'a str, &'a Article> {
    let mut pairs: BTreeMap<&str, &Article> = BTreeMap::new();
    let mut left: Vec<&Article> = before.articles.iter().collect();
    let (old, new) = (before.folder(), now.folder());
    let mut pair = |fits: &dyn Fn(&'a Article) -> String, own: &dyn Fn(&'a Article) -> String| {
        let mut by_key: BTreeMap<String, &Article> = left.iter().map(|a| (fits(a), *a)).collect();
        for article in &now.articles {
            if !pairs.contains_key(article.path.as_str())
                && let Some(earlier) = by_key.remove(&own(article))
            {
                pairs.insert(&article.path, earlier);
            }
        }
        let taken: BTreeSet<&str> = pairs.values().map(|a| a.path.as_str()).collect();
        left.retain(|a| !taken.contains(a.path.as_str()));
    };
    pair(&|a| a.path.clone(), &|a| a.path.clone());
    pair(&|a| below(&a.path, old).to_owned(), &|a| below(&a.path, new).to_owned());
    pair(&|a| a.id.clone(), &|a| a.id.clone());
    pairs
}

/// The new finding of `now` that asks what `gone` asked: the sources' answers have become others. `had` are the ids
/// of the earlier report. An event's id may be another when its articles are; a question with its check is enough,
/// if one new finding alone has them.
fn replaced_by(gone: &Finding, now: &Report, had: &BTreeSet<&str>) -> Option<String> {
    let is_same = |f: &&Finding| !had.contains(f.id.as_str()) && f.rule == gone.rule && f.question == gone.question;
    let mut same = now.findings.iter().filter(|f| is_same(f) && !gone.question.is_empty());
    let first = same.next()?;
    same.next().is_none().then(|| first.id.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;

    #[test]
    fn what_came_what_went_and_what_stayed() {
        let before = sample();
        let mut now = before.clone();
        let gone = now.findings.remove(0);
        now.findings[0].id = "00000001".to_owned();
        now.articles[0].id = "a1".to_owned();
        now.articles[1].path = "elsewhere.txt".to_owned();
        now.articles[1].id = "a2".to_owned();
        let changes = changes(&before, &now);
        assert_eq!(changes.new, ["00000001"]);
        assert_eq!(changes.still, now.findings[1..].iter().map(|f| f.id.clone()).collect::<Vec<_>>());
        assert_eq!(changes.gone.len(), 2);
        assert_eq!((changes.gone[0].id.as_str(), changes.gone[0].event.as_str()), (gone.id.as_str(), "Bridge at Tolmar closed"));
        assert_eq!((changes.articles_changed, changes.articles_new), (vec!["a1".to_owned()], vec!["a2".to_owned()]));
        assert_eq!(changes.articles_gone, [before.articles[1].path.clone()]);
    }

    #[test]
    fn a_copy_of_the_folder_has_nothing_new() {
        let mut before = sample();
        let mut now = before.clone();
        before.articles.iter_mut().for_each(|a| a.path = format!("/home/ana/news/{}", a.path));
        now.articles.iter_mut().for_each(|a| a.path = format!("/srv/copy/{}", a.path));
        now.articles[0].id = "a1".to_owned();
        let changes = changes(&before, &now);
        assert_eq!((changes.articles_new.len(), changes.articles_gone.len()), (0, 0));
        assert_eq!(changes.articles_changed, ["a1"]);
    }
}
