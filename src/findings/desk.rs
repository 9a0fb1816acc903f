//! What a newsroom's own list settles: spellings of a name, and who held which office when.
//!
//! With "Maren Lysa" and "Maren Lyssa" as names of one person, two sources that differ in this do not
//! differ; with "mayor" until 2024 and "minister" from then on, nor do an old and a new article.

use super::{Finding, Location};
use crate::extract::Analysis;
use crate::extract::known::{KnownPerson, is_one_person};

/// Checks whose readings are names.
const OF_NAMES: [&str; 3] = ["differing-name", "differing-claimant", "same-words-other-speaker"];
/// Checks whose readings are offices.
const OF_OFFICES: [&str; 2] = ["differing-role", "speaker-in-two-roles"];

/// Whether one of `people` settles `finding`: all its readings are names of one person, or offices
/// that one person, whom it names, held on the days of the articles.
pub fn is_settled(finding: &Finding, people: &[KnownPerson], analyses: &[Analysis]) -> bool {
    let (of_names, of_offices) = (OF_NAMES.contains(&finding.check), OF_OFFICES.contains(&finding.check));
    if people.is_empty() || !(of_names || of_offices) {
        return false;
    }
    let readings = readings(finding, analyses);
    if readings.len() < 2 {
        return false;
    }
    if of_names {
        let (first, rest) = (readings[0].0, &readings[1..]);
        return rest.iter().all(|(text, _)| is_one_person(people, first, text));
    }
    let day = |article: &usize| analyses.get(*article).and_then(|a| a.article.metadata.published.as_ref()).map(|d| d.date);
    people.iter().filter(|person| person.is_named_in(&finding.message)).any(|person| {
        readings.iter().all(|(text, articles)| articles.iter().all(|a| day(a).is_some_and(|day| person.held(text, Some(day)))))
    })
}

/// The readings of `finding` with their articles; of two articles alone the words that are marked.
/// None when some place marks no words, or several.
fn readings<'a>(finding: &'a Finding, analyses: &'a [Analysis]) -> Vec<(&'a str, Vec<usize>)> {
    if !finding.readings.is_empty() {
        return finding.readings.iter().map(|r| (r.text.as_str(), r.articles.clone())).collect();
    }
    let marked = |l: &'a Location| match l.marks.as_slice() {
        [mark] => analyses.get(l.article).map(|a| (mark.of(&a.article.text), vec![l.article])),
        _ => None,
    };
    finding.locations.iter().map(marked).collect::<Option<Vec<_>>>().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Article, FoundDate, Origin, Span};
    use crate::extract::known::Office;
    use crate::findings::{FindingBuilder, Severity};
    use jiff::civil::Date;

    fn analysis(day: Date) -> Analysis {
        let mut analysis = crate::extract::extract(Article::of_lines("Ana Holt opened the gate."));
        analysis.article.metadata.published = Some(FoundDate { date: day, written: day.to_string(), origin: Origin::FrontMatter });
        analysis
    }

    fn finding(check: &'static str, message: &str, readings: [&str; 2]) -> Finding {
        let analyses = [analysis(jiff::civil::date(2024, 1, 1))];
        let builder = FindingBuilder::new(check, Severity::High, "How many died?", message).at(0, Span::new(0, 8), "here");
        builder.reading(readings[0], [0]).reading(readings[1], [1]).build(&analyses).unwrap()
    }

    #[test]
    fn spellings_of_one_person_and_offices_in_their_days_do_not_differ() {
        let office = |title: &str, from: Option<Date>, until: Option<Date>| Office { title: title.to_owned(), from, until };
        let change = jiff::civil::date(2024, 6, 1);
        let people = [KnownPerson {
            name: "Ana Holt".to_owned(),
            aliases: vec!["Anna Holt".to_owned()],
            offices: vec![office("mayor", None, Some(change)), office("minister", Some(change), None)],
        }];
        let articles = [analysis(jiff::civil::date(2024, 5, 7)), analysis(jiff::civil::date(2025, 5, 7))];
        let settled = |finding: Finding| is_settled(&finding, &people, &articles);
        assert!(settled(finding("differing-name", "two names", ["Ana Holt", "anna holt"])));
        assert!(!settled(finding("differing-name", "two names", ["Ana Holt", "Ana Hull"])));
        assert!(settled(finding("speaker-in-two-roles", "Ana Holt is mayor and minister", ["mayor", "minister"])));
        assert!(!settled(finding("speaker-in-two-roles", "Ana Holt is minister and mayor", ["minister", "mayor"])));
        assert!(!settled(finding("speaker-in-two-roles", "Bo Lund is mayor and minister", ["mayor", "minister"])));
    }
}
