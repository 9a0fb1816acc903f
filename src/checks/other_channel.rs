//! Sources say that one utterance was made by different ways: in a statement or in a letter, in
//! parliament or on the radio.
//!
//! **Why it matters.** Where and how somebody said it decides whether it was sworn, considered or
//! off the cuff, and which record an editor must look up.
//!
//! **Example.** *Harbour Post:* “We apologise to every family,” chief executive Lars Menk said in a
//! statement. *Daily Bell:* In a letter to passengers, Menk wrote: “We apologise to every family.”
//!
//! **Known limits.** The way is looked for in the paragraph of the quotation, else in the one before
//! it if that names the speaker. A statement may well be read out at a press conference, so this is
//! never graver than low.

use super::Context;
use super::occasion::is_sure;
use super::quoted::{Case, Pair, Side, Words, findings, meets, pairs};
use super::words::opening;
use crate::article::Span;
use crate::extract::QuotationKind;
use crate::findings::{Aspect, Confidence, Finding, Severity};
use crate::language::{TokenKind, key};
use std::collections::BTreeMap;

pub(super) const NAME: &str = "other-channel";
pub(super) const SUMMARY: &str = "one utterance is said to have been made in two ways";
pub(super) const SEVERITY: Severity = Severity::Low;

/// Words of the quotation that the message gives.
const FIRST_WORDS: usize = 8;

/// How a word must be introduced to name the way in which something was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum By {
    /// "in a statement", "issued a statement", "by e-mail"; not "in reply to the letter".
    Means,
    /// "told reporters", "spoke to lawmakers".
    Hearers,
    /// By itself: "tweeted".
    Itself,
}

/// Words that name a way of saying, how they are introduced, and the way.
const WAYS: &[(&str, By, &str)] = &[
    ("statement", By::Means, "in a statement"),
    ("communique", By::Means, "in a statement"),
    ("letter", By::Means, "in a letter"),
    ("interview", By::Means, "in an interview"),
    ("briefing", By::Means, "to reporters"),
    ("conference", By::Means, "to reporters"),
    ("reporters", By::Hearers, "to reporters"),
    ("journalists", By::Hearers, "to reporters"),
    ("tweet", By::Means, "in a post"),
    ("tweeted", By::Itself, "in a post"),
    ("twitter", By::Means, "in a post"),
    ("facebook", By::Means, "in a post"),
    ("posted", By::Itself, "in a post"),
    ("email", By::Means, "in an e-mail"),
    ("e-mail", By::Means, "in an e-mail"),
    ("emailed", By::Itself, "in an e-mail"),
    ("parliament", By::Means, "in parliament"),
    ("assembly", By::Means, "in parliament"),
    ("senate", By::Means, "in parliament"),
    ("lawmakers", By::Hearers, "in parliament"),
    ("parliament", By::Hearers, "in parliament"),
    ("mps", By::Hearers, "in parliament"),
    ("senators", By::Hearers, "in parliament"),
    ("radio", By::Means, "on the air"),
    ("radio", By::Hearers, "on the air"),
    ("television", By::Means, "on the air"),
    ("tv", By::Hearers, "on the air"),
    ("court", By::Means, "in court"),
    ("court", By::Hearers, "in court"),
    ("testified", By::Itself, "in court"),
    ("agency", By::Hearers, "to a news agency"),
];

pub(super) fn run(context: &Context<'_>) -> Vec<Finding> {
    let mut known = Known::default();
    let cases = pairs(context).filter(is_sure).filter_map(|pair| case(&pair, &mut known)).collect();
    findings(context, NAME, cases, |who, [a, b]| Words {
        question: format!("By what channel did {who} say “{}”?", opening(&a.note)),
        message: format!("{who} said “{}” {} according to {}, {} according to {}", a.note, a.words, a.outlets, b.words, b.outlets),
    })
}

fn case(pair: &Pair<'_>, known: &mut Known) -> Option<Case> {
    let (way_a, way_b) = (way(&pair.a, known)?, way(&pair.b, known)?);
    if way_a.0 == way_b.0 {
        return None;
    }
    let side = |side: &Side<'_>, way: (&str, Span)| {
        let mut shown = side.shown_whole()?;
        let near = side.analysis.article.block_at(shown.span.start)?.span.contains(way.1);
        shown.span = if near { shown.span.cover(way.1) } else { shown.span };
        shown.marks = if near { vec![way.1] } else { Vec::new() };
        shown.note = shown.words.split_whitespace().take(FIRST_WORDS).collect::<Vec<_>>().join(" ") + " …";
        shown.words = way.0.to_owned();
        shown.reading = way.0.to_owned();
        Some(shown)
    };
    Some(Case {
        utterance: pair.utterance,
        sides: [side(&pair.a, way_a)?, side(&pair.b, way_b)?],
        severity: SEVERITY,
        confidence: Confidence::Low,
        aspects: vec![Aspect::Channel],
        because: "the same words of the same speaker, each with one way of saying beside it".to_owned(),
        who: pair.who(),
    })
}

/// The ways that paragraphs name, each looked for once: a speech of a thousand quotations may stand in one.
#[derive(Default)]
struct Known(BTreeMap<(usize, Span), Named>);

/// `None` when no way is named, `Some(None)` when several are.
type Named = Option<Option<(&'static str, Span)>>;

impl Known {
    fn of(&mut self, side: &Side<'_>, within: Span) -> Named {
        *self.0.entry((side.rendering.article, within)).or_insert_with(|| ways(side, within))
    }
}

/// The one way of saying that the text around a quotation names.
fn way(side: &Side<'_>, known: &mut Known) -> Option<(&'static str, Span)> {
    let article = &side.analysis.article;
    let first = side.quotation.segments.first()?;
    let at = article.blocks.partition_point(|b| b.span.end < first.end);
    let own = article.blocks.get(at).filter(|b| b.span.contains(*first))?.span;
    if let Some(ways) = known.of(side, own) {
        return ways;
    }
    let before = article.blocks[..at].last()?;
    let surname = side.rendering.name.parts.last()?;
    let names = key(article.slice(before.span)).contains(surname.as_str());
    if names { known.of(side, before.span).flatten() } else { None }
}

/// So many words before a noun are searched for what introduces it: "in a long, hand-written letter".
const INTRODUCED: usize = 4;

fn ways(side: &Side<'_>, within: Span) -> Named {
    let text = &side.analysis.article.text;
    let direct = side.analysis.quotations.iter().filter(|q| q.kind == QuotationKind::Direct);
    let mut spoken: Vec<Span> = direct.flat_map(|q| q.segments.iter().copied()).filter(|s| s.overlaps(within)).collect();
    spoken.sort_unstable();
    let quoted = |span: Span| meets(&spoken, span);
    let list: Vec<_> = side.analysis.tokens(within).into_iter().filter(|t| t.kind == TokenKind::Word && !quoted(t.span)).collect();
    let keys: Vec<String> = list.iter().map(|t| key(t.text(text))).collect();
    let mut found: Option<(&'static str, Span)> = None;
    for (i, word) in keys.iter().enumerate() {
        let way = WAYS
            .iter()
            .find(|(w, by, _)| w == word && is_introduced(&keys[..i], *by) && (*w != "agency" || i > 0 && keys[i - 1] == "news"));
        if let Some((.., way)) = way {
            if found.is_some_and(|(held, _)| held != *way) {
                return Some(None);
            }
            found = found.or(Some((way, list[i].span)));
        }
    }
    found.map(Some)
}

/// Whether the words before a noun make it the way of saying.
fn is_introduced(before: &[String], by: By) -> bool {
    const MEANS: &[&str] =
        &["in", "at", "during", "by", "via", "through", "on", "issued", "released", "sent", "wrote", "posted", "published", "gave"];
    const HEARERS: &[&str] = &["told", "tell", "tells", "telling"];
    const OTHERS: &[&str] = &["to", "of", "for", "from", "with", "about", "after", "before", "between"];
    let near = before.iter().rev().take(INTRODUCED);
    match by {
        By::Itself => true,
        By::Means => near.map(String::as_str).find(|w| MEANS.contains(w) || OTHERS.contains(w)).is_some_and(|w| MEANS.contains(&w)),
        By::Hearers => near.map(String::as_str).any(|w| HEARERS.contains(&w)),
    }
}
