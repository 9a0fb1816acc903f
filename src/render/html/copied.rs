//! Who has a text or a statement from whom, as a picture: those credited on the left, those who print on the right.
//!
//! The Gazette prints the Wire's text: one line from "Meridian Wire" to "The Islands Gazette".

use crate::report::{Article, Event};
use serde::Serialize;
use std::collections::BTreeMap;

/// Most lines of a picture; an event of 200 papers has its table.
const MOST: usize = 24;
/// Most papers that one box names.
const NAMED: usize = 6;
/// Height of a line.
const LINE: i64 = 26;

/// The picture of one event.
#[derive(Serialize)]
pub(super) struct Copied<'a> {
    height: i64,
    origins: Vec<Origin<'a>>,
    papers: Vec<Papers<'a>>,
    links: Vec<Link>,
}

/// Somebody credited; without a name, the text that several print and none credits.
#[derive(Serialize)]
struct Origin<'a> {
    name: Option<&'a str>,
    y: i64,
}

/// One paper, or those that have the same from the same.
#[derive(Serialize)]
struct Papers<'a> {
    articles: Vec<&'a str>,
    y: i64,
}

#[derive(Serialize)]
struct Link {
    from: i64,
    to: i64,
    /// Prints the text, rather than credits something in it; with the least share of the words, in percent.
    prints: Option<u32>,
    origin: usize,
    papers: usize,
}

/// Who prints whose text, and who credits whom, in `event`; `None` where nobody does.
pub(super) fn of<'a>(event: &'a Event, articles: &BTreeMap<&'a str, &'a Article>) -> Option<Copied<'a>> {
    // origin, whether its text is printed, and by whom
    let mut links: Vec<(Option<&str>, Option<u32>, Vec<&str>)> = Vec::new();
    let outlet = |id: &str| articles.get(id).map_or("", |a| a.outlet.as_str());
    let mut printing: Vec<(&str, Option<&str>)> = Vec::new();
    // editions of one outlet's report are nobody's print of another's
    for group in event.wire_groups.iter().filter(|g| g.outlets != 1) {
        let name = group.provenance.as_deref();
        let papers: Vec<&str> = group.articles.iter().map(String::as_str).filter(|id| Some(outlet(id)) != name).collect();
        printing.extend(papers.iter().map(|id| (*id, name)));
        links.push((name, (group.share > 0.0).then(|| (100.0 * group.share).round() as u32), papers));
    }
    let mut credited: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for credit in &event.credits {
        for name in &credit.names {
            if !printing.contains(&(credit.article.as_str(), Some(name))) && outlet(&credit.article) != name {
                credited.entry(name).or_default().push(&credit.article);
            }
        }
    }
    links.extend(credited.into_iter().map(|(name, papers)| (Some(name), None, papers)));
    links.retain(|(_, _, papers)| !papers.is_empty());
    if links.is_empty() {
        return None;
    }
    let mut drawn = Copied { height: 0, origins: Vec::new(), papers: Vec::new(), links: Vec::new() };
    for (name, prints, papers) in links.into_iter().take(MOST) {
        let boxes: Vec<Vec<&str>> = if papers.len() > NAMED { vec![papers] } else { papers.into_iter().map(|id| vec![id]).collect() };
        // what nobody credits is a text of its own each time
        let known = drawn.origins.iter().position(|o| o.name == name && name.is_some());
        let origin = known.unwrap_or_else(|| {
            drawn.origins.push(Origin { name, y: 0 });
            drawn.origins.len() - 1
        });
        for own in boxes {
            let known = drawn.papers.iter().position(|p| p.articles == own);
            let papers = known.unwrap_or_else(|| {
                drawn.papers.push(Papers { articles: own, y: 0 });
                drawn.papers.len() - 1
            });
            drawn.links.push(Link { from: 0, to: 0, prints, origin, papers });
        }
    }
    let lines = drawn.origins.len().max(drawn.papers.len()) as i64;
    drawn.height = lines * LINE + 4;
    let place = |n: usize, of: usize| (2 * n as i64 + 1) * lines * LINE / (2 * of as i64) + 2;
    let (origins, papers) = (drawn.origins.len(), drawn.papers.len());
    drawn.origins.iter_mut().enumerate().for_each(|(n, o)| o.y = place(n, origins));
    drawn.papers.iter_mut().enumerate().for_each(|(n, p)| p.y = place(n, papers));
    for link in &mut drawn.links {
        (link.from, link.to) = (drawn.origins[link.origin].y, drawn.papers[link.papers].y);
    }
    Some(drawn)
}
