//! Offices and titles: is she called this in any source, or something else?
//!
//! "Senate Majority Leader Chuck Schumer" where every source has him as minority leader.

use super::difference::{Certainty, Difference, Slot};
use crate::article::Span;
use crate::draft::line::Line;
use crate::draft::names::{NameRun, expanded, initials, plain, runs, shortened};
use crate::draft::support::Support;
use crate::extract::claims::words::{Word, WordKind};
use crate::language::{Class, classes};
use std::collections::BTreeSet;

/// Words of an apposition that are looked at.
const LONGEST: usize = 10;
/// Words before and behind a name in which a source may tell the office.
const WITHIN: usize = 12;

pub(super) fn differences(support: &Support<'_>) -> Vec<Difference> {
    runs(support.line, support.text())
        .iter()
        .filter(|r| r.is_person || r.own.len() > 1)
        .filter_map(|run| difference(support, run))
        .collect()
}

pub(super) fn is_office(word: &Word) -> bool {
    let class = classes(&plain(&word.key));
    class.is(Class::ROLE)
        && !class.is(Class::TITLE)
        && expanded(&plain(&word.key)).is_none()
        && !matches!(
            &*word.key,
            "republican"
                | "democrat"
                | "independent"
                | "conservative"
                | "liberal"
                | "former"
                | "senior"
                | "top"
                | "official"
                | "senator"
                | "congressman"
                | "congresswoman"
                | "representative"
                | "lawmaker"
                | "man"
                | "woman"
                | "member"
                | "person"
                | "acting"
                | "candidate"
                | "nominee"
        )
}

fn difference(support: &Support<'_>, run: &NameRun) -> Option<Difference> {
    let line = support.line;
    let family = plain(&line.words[*run.own.last()?].key);
    let told = told(line, run);
    if !told.iter().any(|n| is_office(&line.words[*n])) {
        return None;
    }
    let known = known(support, &family);
    let place = known.place?;
    let missing: Vec<usize> = told.iter().copied().filter(|n| !known.has(&line.words[*n])).collect();
    // who is at the head of it is chief, chairman or president in other words
    let is_head = |n: &usize| HEADS.contains(&&*line.words[*n].key) && !line.words.get(n + 1).is_some_and(is_office);
    let office = missing.iter().any(|n| is_office(&line.words[*n]) && !(known.heads && is_head(n)));
    let capitals: Vec<usize> = missing.iter().copied().filter(|n| line.words[*n].capital).collect();
    // "Budget Committee", "Majority Leader": what tells one of its kind from another
    let tells = |n: &usize| {
        let next = line.words.get(n + 1).filter(|w| w.capital);
        next.is_some_and(|w| classes(&plain(&w.key)).is(Class::ROLE.with(Class::BODY)))
    };
    let named = capitals.len() > 1 || capitals.iter().any(tells);
    let complement = missing.iter().any(|n| is_other_complement(support, line, *n, &family));
    if !office && !named && !complement {
        return None;
    }
    let here = told.iter().map(|n| line.words[*n].span).reduce(Span::cover)?;
    let certainty = if office { Certainty::Sure } else { Certainty::Likely };
    Some(Difference { slot: Slot::Office, here, there: Some(place), nowhere: true, certainty })
}

/// Words for whoever is at the head, whatever the office is called.
const HEADS: &[&str] = &["chief", "head", "leader", "boss"];
/// Offices at the head of a body.
const TOP: &[&str] = &["ceo", "president", "chairman", "chairwoman", "chair", "director", "executive", "chief", "head", "leader", "boss"];

/// "secretary of defense" where the sources have the name beside "secretary of state" and never beside defence.
fn is_other_complement(support: &Support<'_>, line: &Line, n: usize, family: &str) -> bool {
    let of = |line: &Line, n: usize| n > 1 && &*line.words[n - 1].key == "of" && is_office(&line.words[n - 2]);
    if !of(line, n) {
        return false;
    }
    let office = &line.words[n - 2].stem;
    support.book.with_capital(family).iter().any(|l| {
        let there = &support.book.lines[*l];
        (2..there.words.len()).any(|m| of(there, m) && there.words[m - 2].stem == *office && there.words[m].kind == WordKind::Content)
    })
}

/// The words of the office that the draft gives to the name: before it, or set behind or before it between commas.
fn told(line: &Line, run: &NameRun) -> Vec<usize> {
    let telling = |n: &usize| {
        let word = &line.words[*n];
        let class = classes(&plain(&word.key));
        !class.is(Class::PLACE.with(Class::DEMONYM).with(Class::TITLE))
            && !matches!(&*word.key, "republican" | "democrat" | "democratic" | "former")
    };
    let all = beside(line, run, &|words| words.iter().any(|n| is_office(&line.words[*n])));
    all.into_iter().filter(telling).collect()
}

/// All words that the draft sets beside the name, of offices or not: "a Texas Republican".
pub(super) fn set_beside(line: &Line, run: &NameRun) -> Vec<usize> {
    let mut words = beside(line, run, &|_| true);
    let is_plain_title = |w: &Word| w.kind == WordKind::Content && !w.capital && classes(&w.key).is(Class::HUMAN);
    words.extend(run.words[0].checked_sub(1).filter(|n| is_plain_title(&line.words[*n])));
    words.sort_unstable();
    words.dedup();
    words
}

/// Whether the words, up to the first that is none of a title, are one: "chief financial officer of", but not "asked the
/// chairman".
fn names_office(line: &Line, words: &[usize]) -> bool {
    let title = words.iter().take_while(|n| line.words[**n].kind == WordKind::Content).copied().collect::<Vec<_>>();
    let verb = |n: &usize| classes(&line.words[*n].key).is(Class::PAST.with(Class::PARTICIPLE));
    title.len() <= 4 && title.last().is_some_and(|n| is_office(&line.words[*n])) && !title.iter().any(verb)
}

/// The words of the title and of what stands between commas behind or before the name, if `counts` takes the latter.
fn beside(line: &Line, run: &NameRun, counts: &dyn Fn(&[usize]) -> bool) -> Vec<usize> {
    let is_content = |n: usize| line.words[n].kind == WordKind::Content;
    let mut out: Vec<usize> = run.words.iter().copied().filter(|n| !run.own.contains(n) && is_content(*n)).collect();
    let (first, last) = (run.words[0], run.words[run.words.len() - 1]);
    // "coach Bill O'Brien"
    if first > 0 && is_office(&line.words[first - 1]) && !line.words[first - 1].capital {
        out.push(first - 1);
    }
    let is_comma = |n: usize| line.words.get(n).is_some_and(|w| &*w.key == ",");
    let is_office_phrase = |words: &[usize]| {
        // "the", "once an", "chief financial officer of"
        let adverbs =
            words.iter().take_while(|n| matches!(&*line.words[**n].key, "then" | "now" | "once" | "formerly" | "currently")).count();
        let begins = words.get(adverbs).is_some_and(|n| {
            let key = &*line.words[*n].key;
            matches!(key, "the" | "a" | "an" | "his" | "her" | "its" | "their")
                || line.words[*n].kind == WordKind::Content && names_office(line, &words[adverbs..])
        });
        begins
            && words.len() <= LONGEST
            && counts(words)
            && !words.iter().any(|n| matches!(&*line.words[*n].key, "who" | "whose" | "that" | "which"))
    };
    if is_comma(last + 1) {
        let words: Vec<usize> = (last + 2..line.words.len()).take_while(|n| line.words[*n].kind != WordKind::Mark).collect();
        if is_office_phrase(&words) {
            out.extend(words.into_iter().filter(|n| is_content(*n)));
        }
    }
    if first > 1 && is_comma(first - 1) {
        let mut words: Vec<usize> = (0..first - 1).rev().take_while(|n| line.words[*n].kind != WordKind::Mark).collect();
        words.reverse();
        // the phrase begins at its last article
        let from = words.iter().rposition(|n| matches!(&*line.words[*n].key, "the" | "his" | "her" | "its" | "their"));
        if let Some(from) = from
            && is_office_phrase(&words[from..])
        {
            out.extend(words[from..].iter().copied().filter(|n| is_content(*n)));
        }
    }
    out.sort_unstable();
    out.dedup();
    out
}

/// What the sources tell around a name.
pub(super) struct Known {
    stems: BTreeSet<String>,
    keys: BTreeSet<String>,
    initials: BTreeSet<String>,
    /// Whether one at the head of a body is meant.
    heads: bool,
    /// Where a source gives an office: article, sentence, words.
    place: Option<(usize, Span, Option<Span>)>,
    /// Where the word of an office stands beside the name.
    near: Option<(usize, Span, Option<Span>)>,
}

impl Known {
    /// Whether any source has the name.
    pub(super) fn is_any(&self) -> bool {
        !self.keys.is_empty()
    }

    /// Whether a source has the word beside the name, in this or a short or long form.
    pub(super) fn has(&self, word: &Word) -> bool {
        let plain = plain(&word.key);
        let begin: String = word.stem.chars().take(6).collect();
        self.stems.contains(&*word.stem)
            || self.keys.contains(&plain)
            || self.initials.contains(&plain)
            || expanded(&plain).is_some_and(|long| self.keys.contains(long))
            || shortened(&plain).iter().any(|short| self.keys.contains(*short))
            || begin.chars().count() == 6 && self.stems.iter().any(|s| s.starts_with(&begin))
    }
}

pub(super) fn known(support: &Support<'_>, family: &str) -> Known {
    let book = support.book;
    let mut known =
        Known { stems: BTreeSet::new(), keys: BTreeSet::new(), initials: BTreeSet::new(), heads: false, place: None, near: None };
    let with_name = book.with_capital(family);
    for &l in with_name {
        let line = &book.lines[l];
        let (from, to) = (book.runs.partition_point(|r| r.0 < l), book.runs.partition_point(|r| r.0 <= l));
        let people: Vec<&NameRun> = book.runs[from..to].iter().map(|r| &r.1).filter(|r| r.is_person).collect();
        for at in (0..line.words.len()).filter(|n| line.words[*n].capital && plain(&line.words[*n].key) == family) {
            let other = |n: usize| people.iter().any(|p| p.own.contains(&n) && !p.own.contains(&at));
            let before = (at.saturating_sub(WITHIN)..at).rev().take_while(|n| !other(*n));
            // what stands before the next name is that one's title
            let next = people.iter().filter_map(|p| p.words.first()).copied().filter(|n| *n > at).min().unwrap_or(line.words.len());
            let behind = at..(at + WITHIN).min(next);
            for word in before.chain(behind).map(|n| &line.words[n]).filter(|w| w.kind != WordKind::Mark) {
                known.stems.insert(word.stem.to_string());
                known.keys.insert(plain(&word.key));
                if known.near.is_none() && (is_office(word) || &*word.key == "member") {
                    known.near = Some((line.article, line.span, Some(word.span)));
                }
            }
        }
    }
    let of = |l: &usize| book.runs.partition_point(|r| r.0 < *l)..book.runs.partition_point(|r| r.0 <= *l);
    for (l, run) in with_name.iter().flat_map(|l| &book.runs[of(l)]) {
        let line = &book.lines[*l];
        if run.words.iter().any(|n| plain(&line.words[*n].key) == family) {
            known.initials.insert(initials(line, run));
            let title: Vec<usize> = run.words.iter().copied().filter(|n| !run.own.contains(n)).collect();
            if known.place.is_none() && title.iter().any(|n| is_office(&line.words[*n])) {
                let span = title.iter().map(|n| line.words[*n].span).reduce(Span::cover);
                known.place = Some((line.article, line.span, span));
            }
        }
    }
    known.heads = TOP.iter().any(|w| known.keys.contains(*w));
    known.place = known.place.or_else(|| from_people(support, family)).or(known.near);
    known
}

/// The role that a source's people list gives.
fn from_people(support: &Support<'_>, family: &str) -> Option<(usize, Span, Option<Span>)> {
    let lines = &support.book.lines;
    let mut articles: Vec<usize> = lines.iter().map(|l| l.article).collect();
    articles.dedup();
    articles.into_iter().find_map(|article| {
        let analysis = &support.book.analyses[article];
        let person = analysis.people.iter().find(|p| p.name.split(' ').next_back().is_some_and(|w| plain(&w.to_lowercase()) == family))?;
        let role = person
            .roles
            .iter()
            .find(|r| analysis.article.slice(**r).split_whitespace().any(|w| classes(&plain(&w.to_lowercase())).is(Class::ROLE)))?;
        let line = lines.iter().find(|l| l.article == article && l.span.overlaps(*role))?;
        Some((article, line.span, Some(*role)))
    })
}
