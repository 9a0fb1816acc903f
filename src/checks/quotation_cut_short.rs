//! A source leaves words of an utterance out, and no ellipsis says so.
//!
//! *High* where the quotation ends before “but”, “unless”, “except”, “if” or their like, begins after
//! an “if” or a “not”, or where what is left out denies; *medium* where it begins as a sentence after a
//! clause with “when” or “once”, or where other words that carry
//! meaning are missing from the middle; *low* where whole sentences between two others are. A
//! quotation that simply ends earlier, at a place that turns nothing, is not reported.
//!
//! **Why it matters.** “He did what he should have done” is praise; “… but he called ten minutes
//! late” makes it a rebuke. Who stops at the comma has quoted every word rightly and misquoted her.
//!
//! **Example.** *Harbour Post:* “We will reopen on Monday, unless the wind gets up again,” said Mayor
//! Ana Holt. *Daily Bell:* “We will reopen on Monday,” Holt said.
//!
//! **Known limits.** Nothing is reported if the shorter article gives the missing part anywhere, in
//! its own words or as another quotation; a word or two from the middle excepted. Whether it does is judged by
//! the words that both share.

use super::Context;
use super::altered_quotation;
use super::grade::{Grade, grade, is_negation, is_omission};
use super::quoted::{Case, Pair, Side, Words, findings, pairs, sentence_around};
use super::words;
use crate::align::quotations::wording::{Gap, Word};
use crate::article::Span;
use crate::findings::{Aspect, Finding, Severity};
use crate::language::{TokenKind, key, stem};
use std::collections::BTreeSet;
use std::ops::Range;

pub(super) const NAME: &str = "quotation-cut-short";
pub(super) const SUMMARY: &str = "a quotation lacks words that turn it, and nothing marks the cut";
pub(super) const SEVERITY: Severity = Severity::High;

/// Words after which the rest of a sentence takes back or limits what came before.
const TURNS: &[&str] = &["but", "unless", "except", "if", "until", "though", "although", "however", "provided", "yet", "otherwise"];
/// Those of them that at the beginning of a sentence limit this one, not the one before.
const OWN: &[&str] = &["if", "until", "provided"];
/// Words whose sentence holds only under them.
const CONDITIONS: &[&str] = &["if", "unless", "until", "whether", "although", "though", "suppose"];
/// Words that say when a sentence holds; a time that has passed limits nothing, so they weigh less.
const OCCASIONS: &[&str] = &["when", "whenever", "once"];
/// Words that begin a clause which gives a sentence its reason or its time.
const SETTINGS: &[&str] = &["because", "since", "after", "before", "while", "as", "given", "when", "whenever", "once"];
/// Such a clause has more words than this: "As always, …" gives none.
const SETTING_WORDS: usize = 4;
/// Verbs whose "not" reaches over what follows: "I do not believe that we will pay".
const HELD: &[&str] =
    &["say", "said", "saying", "think", "believe", "mean", "claim", "suggest", "suggesting", "want", "expect", "sure", "true"];
/// So few words left out of the middle are told by the quotation itself or not at all.
const FEW: usize = 2;
/// So many words after a cut tell what it left out.
const REST: usize = 14;
/// The shorter article tells the rest too if one of its paragraphs has this share of its words.
const TOLD: f64 = 0.5;

pub(super) fn run(context: &Context<'_>) -> Vec<Finding> {
    let mut cases = Vec::new();
    for pair in pairs(context).filter(Pair::is_one_sentence).filter(|p| p.a.rendering.article != p.b.rendering.article) {
        let blocks: Vec<(Range<usize>, Range<usize>)> = pair.found.blocks.iter().map(|b| (b.a.clone(), b.b.clone())).collect();
        let turned: Vec<_> = blocks.iter().map(|(a, b)| (b.clone(), a.clone())).collect();
        let changes: Vec<_> = pair
            .found
            .changes
            .iter()
            .map(|c| (c, is_omission(c, pair.a.words(), pair.b.words()), grade(c, pair.a.words(), pair.b.words())))
            .collect();
        // what one finding on the wording tells already is told once
        let told = altered_quotation::told(&pair);
        let changes: Vec<_> = changes.into_iter().filter(|(c, ..)| !told.contains(c)).collect();
        let in_a = changes.iter().filter(|(c, o, g)| is_cut(&c.a, &c.b, *o, *g)).map(|(c, ..)| (c.a.clone(), c.b.clone())).collect();
        let in_b = changes.iter().filter(|(c, o, g)| is_cut(&c.b, &c.a, *o, *g)).map(|(c, ..)| (c.b.clone(), c.a.clone())).collect();
        cases.extend(cuts(&pair, &pair.a, &pair.b, &blocks, in_a));
        cases.extend(cuts(&pair, &pair.b, &pair.a, &turned, in_b));
    }
    findings(context, NAME, cases, |who, [a, b]| {
        let (short, full) = if a.note.is_empty() { (b, a) } else { (a, b) };
        let question = format!("Did {who} say more than “{}”?", words::opening(&short.words));
        let message = format!("{} {who} with “{}” and without “{}”, which {}", short.quotes(), short.words, short.note, full.has());
        Words { question, message }
    })
}

/// Whether words that only one side has are a cut of the other: more than function words, unmarked.
fn is_cut(here: &Range<usize>, there: &Range<usize>, omission: bool, grade: Grade) -> bool {
    !here.is_empty() && omission && here.len() > there.len() && grade >= Grade::Scope && !(grade == Grade::Negation && here.len() <= 2)
}

/// Words of the full side that the short side lacks, where the short side would have them, and why
/// that matters.
struct Cut {
    full: Range<usize>,
    short: Range<usize>,
    severity: Severity,
    because: &'static str,
}

fn cuts(
    pair: &Pair<'_>,
    full: &Side<'_>,
    short: &Side<'_>,
    blocks: &[(Range<usize>, Range<usize>)],
    inner: Vec<(Range<usize>, Range<usize>)>,
) -> Vec<Case> {
    let (words, others) = (&full.words().words, &short.words().words);
    let mut cuts: Vec<Cut> = inner.into_iter().map(|(full, short)| middle(words, full, short)).collect();
    for pair in blocks.windows(2) {
        let ((a, b), (next_a, next_b)) = (&pair[0], &pair[1]);
        let gap = others.get(next_b.start).map_or(Gap::Ellipsis, |w| w.gap);
        if b.end == next_b.start && gap < Gap::Ellipsis && a.end < next_a.start {
            let cut = middle(words, a.end..next_a.start, b.end..b.end);
            cuts.push(if gap == Gap::Break { at_break(cut) } else { cut });
        }
    }
    cuts.extend(blocks.last().and_then(|(a, b)| ending(full, short, a, b)));
    cuts.extend(blocks.first().and_then(|(a, b)| opening(full, short, a, b)));
    let told = |cut: &Cut| {
        let gone = &words[cut.full.start..cut.full.end.min(cut.full.start + REST)];
        // a word or two from the middle may stand anywhere in an article and yet be missing here
        let few = gone.len() <= FEW && cut.short.start > 0 && cut.short.start < others.len();
        !few && is_told(short, gone, &cut.short)
    };
    cuts.into_iter()
        .filter(|cut| !told(cut))
        .filter_map(|cut| {
            let place = cut.short.start.checked_sub(1).map_or(0..1, |before| before..cut.short.end);
            let mut missing = full.shown(std::slice::from_ref(&cut.full))?;
            let mut cut_side = short.shown(std::slice::from_ref(&place))?;
            cut_side.marks.clear();
            missing.reading = words[cut.full.clone()].iter().map(|w| w.key.as_str()).collect::<Vec<_>>().join(" ");
            cut_side.reading = format!("without {}", missing.reading);
            missing.words = super::quoted::clipped(&full.spoken(&sentence_around(full.words(), &cut.full)));
            cut_side.words = super::quoted::clipped(&short.spoken(&sentence_around(short.words(), &place)));
            cut_side.note = super::quoted::clipped(&full.spoken(&cut.full));
            Some(Case {
                utterance: pair.utterance,
                sides: [missing, cut_side],
                severity: cut.severity,
                confidence: pair.confidence(),
                aspects: vec![Aspect::Wording],
                because: cut.because.to_owned(),
                who: pair.who(),
            })
        })
        .collect()
}

/// Words left out between others.
fn middle(words: &[Word], full: Range<usize>, short: Range<usize>) -> Cut {
    let gone = &words[full.clone()];
    let sentences = gone.first().is_some_and(|w| w.gap >= Gap::Sentence) && words.get(full.end).is_none_or(|w| w.gap >= Gap::Sentence);
    let turns = gone.iter().any(|w| is_negation(w) || TURNS.contains(&w.key.as_str()));
    let (severity, because) = match (sentences, turns) {
        (true, _) => (Severity::Low, "whole sentences between two others are left out without a mark"),
        (false, true) => (Severity::High, "words that deny or limit are left out without a mark"),
        (false, false) => (Severity::Medium, "words that carry meaning are left out without a mark"),
    };
    Cut { full, short, severity, because }
}

/// The same where the reporting clause stands between: a reader may take it for the place of the cut.
fn at_break(cut: Cut) -> Cut {
    let (severity, because) = match cut.severity {
        Severity::Low => (Severity::Info, "whole sentences are left out where the reporting clause stands"),
        _ => (Severity::Low, "words are left out where the reporting clause stands"),
    };
    Cut { severity, because, ..cut }
}

/// The short side ends where the full side goes on with a turn.
fn ending(full: &Side<'_>, short: &Side<'_>, a: &Range<usize>, b: &Range<usize>) -> Option<Cut> {
    let words = &full.words().words;
    let next = words.get(a.end)?;
    // "…," he said. "Until then …": a sentence of its own has its own condition
    let own = next.gap == Gap::Break && full.slice(next.span).starts_with(char::is_uppercase) && OWN.contains(&next.key.as_str());
    if own
        || b.end != short.words().words.len()
        || short.words().goes_on
        || next.gap == Gap::Ellipsis
        || !TURNS.contains(&next.key.as_str())
    {
        return None;
    }
    let rest = words[a.end + 1..].iter().take_while(|w| w.gap < Gap::Sentence).count();
    if rest < 2 {
        return None;
    }
    let inside = next.gap < Gap::Sentence || next.gap == Gap::Break;
    let (severity, because) = if inside {
        (Severity::High, "the quotation stops before the words that limit it")
    } else if words[a.end..=a.end + rest].iter().any(is_negation) {
        (Severity::Low, "the next sentence limits what is quoted")
    } else {
        return None;
    };
    Some(Cut { full: a.end..a.end + 1 + rest, short: b.end..b.end, severity, because })
}

/// The short side begins after a condition or a denial that holds over it.
fn opening(full: &Side<'_>, short: &Side<'_>, a: &Range<usize>, b: &Range<usize>) -> Option<Cut> {
    let words = &full.words().words;
    if b.start != 0 || a.start == 0 || words.get(a.start)?.gap >= Gap::Sentence || short.words().words.first()?.gap == Gap::Ellipsis {
        return None;
    }
    let mut start = a.start - 1;
    while start > 0 && words[start].gap < Gap::Sentence {
        start -= 1;
    }
    let before = &words[start..a.start];
    let key = |w: &Word, list: &[&str]| list.contains(&w.key.as_str());
    let condition = before.first().is_some_and(|w| key(w, CONDITIONS)) && !before.iter().any(|w| key(w, &["but", "then"]));
    let near = &before[before.len().saturating_sub(5)..];
    let held = near.windows(2).any(|w| is_negation(&w[0]) && key(&w[1], HELD)) || near.last().is_some_and(is_negation);
    // "One of the biggest regrets" is not "the biggest regret".
    let one_of_many = matches!(near, [.., one, of] if one.key == "1" && of.key == "of");
    let begins = |list: &[&str]| before.len() > SETTING_WORDS && before.first().is_some_and(|w| key(w, list));
    let on = begins(OCCASIONS) && short.is_whole_sentence(b);
    let (severity, because) = match (condition, held, one_of_many) {
        (true, ..) => (Severity::High, "the quotation leaves out the condition before it"),
        (_, true, _) => (Severity::High, "the quotation leaves out the denial before it"),
        (.., true) => (Severity::Medium, "the quotation leaves out that it is one of several"),
        _ if on => (Severity::Medium, "the quotation leaves out on what occasion it holds, and begins as a sentence"),
        _ if begins(SETTINGS) => (Severity::Info, "the quotation leaves out the clause before it that gives its reason or time"),
        _ => return None,
    };
    // The reporter may give it in words of his own: said that if it rained she “would close”.
    let block = short.analysis.article.block_at(short.words().words.first()?.span.start)?;
    let lead = Span::new(block.span.start, short.words().words.first()?.span.start);
    let own = keys(short, lead);
    if own
        .iter()
        .any(|k| CONDITIONS.contains(&k.as_str()) || k == "not" || k.ends_with("n't") || matches!(k.as_str(), "never" | "no" | "denied"))
    {
        return None;
    }
    Some(Cut { full: start..a.start, short: 0..0, severity, because })
}

fn keys(side: &Side<'_>, span: Span) -> Vec<String> {
    let text = &side.analysis.article.text;
    side.analysis.tokens(span).into_iter().filter(|t| t.kind != TokenKind::Mark).map(|t| key(t.text(text))).collect()
}

/// Whether the article of `side` has what `gone` says, in its own words or as another quotation. Words that stand in
/// the sentence of `side` that was cut at `place` as well tell nothing: "The road bridge is safe(, but the rail
/// bridge is not safe at all)".
fn is_told(side: &Side<'_>, gone: &[Word], place: &Range<usize>) -> bool {
    let content = |words: &[Word]| words.iter().filter(|w| !w.stop).map(|w| stem(&w.key)).collect::<BTreeSet<String>>();
    let kept = content(&side.words().words[sentence_around(side.words(), &(place.start.saturating_sub(1)..place.end))]);
    let stems: BTreeSet<String> = content(gone).difference(&kept).cloned().collect();
    if stems.is_empty() {
        return gone.len() < 4;
    }
    let denies = gone.iter().any(is_negation);
    side.analysis.article.body().any(|block| {
        let words = keys(side, block.span);
        let there: BTreeSet<String> = words.iter().map(|k| stem(k)).collect();
        let told = stems.intersection(&there).count() as f64 >= TOLD * stems.len() as f64;
        // one word of a denial may stand anywhere
        told && (!denies || stems.len() > 1 || words.iter().any(|k| is_denial(k)))
    })
}

fn is_denial(key: &str) -> bool {
    key.ends_with("n't") || matches!(key, "not" | "never" | "no" | "nobody" | "none" | "cannot")
}
