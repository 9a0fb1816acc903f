//! One sentence made ready for comparison: words, concepts, weights, and the names in it.
//!
//! "Foreign Minister Ana Holt met Dutch officials in Utrecht on Monday" has the names *Ana Holt*
//! (after a title), *Dutch* (a country) and *Utrecht* (a town). It compares nothing.

pub(crate) mod brackets;
pub(crate) mod frames;
pub(crate) mod holders;
pub(crate) mod vocabulary;

use crate::article::Span;
use crate::extract::claims::cues::{self, Cue, Degree, hedges, negations, statuses};
use crate::extract::claims::words::{Word, WordKind, words};
use crate::extract::{Analysis, Status};
use crate::language;
use crate::language::date::DateExpression;
use crate::language::quantity::{self, Quantity};
use brackets::{brackets, take_labels};
use vocabulary::{PlaceLevel, Vocabulary, phrase_at, representative};

/// What a run of capitalised words names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NameKind {
    /// A human being, by a title, a given name or what extraction found.
    Person,
    /// A town, a part of a country, a country.
    Place(PlaceLevel),
    /// Unknown: an organisation, a work, a person without a known given name.
    Other,
}

/// Names in a sentence.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Name {
    /// Index of its first word.
    pub(crate) start: usize,
    /// One past its last word.
    pub(crate) end: usize,
    /// What it names.
    pub(crate) kind: NameKind,
}

/// A value with the words that it covers: the first, and one past the last.
pub(crate) struct Valued<T> {
    /// The value.
    pub(crate) value: T,
    /// Its words.
    pub(crate) at: (usize, usize),
}

/// One sentence made ready for comparison.
pub(crate) struct Statement {
    /// Index of the article in the analyses.
    pub(crate) article: usize,
    /// Index of the claim in its article.
    pub(crate) claim: usize,
    /// The sentence.
    pub(crate) span: Span,
    /// Its words.
    pub(crate) words: Vec<Word>,
    /// Concept of each word; 0 for words without one and for later words of a phrase.
    pub(crate) concepts: Vec<u32>,
    /// Weight of each word.
    pub(crate) weights: Vec<f32>,
    /// Sum of the weights.
    pub(crate) total: f32,
    /// Names, in order.
    pub(crate) names: Vec<Name>,
    /// Quantities, in order.
    pub(crate) quantities: Vec<Valued<Quantity>>,
    /// Quantities of what the sentence itself calls untrue: "rumours that 40 died are false".
    pub(crate) rebutted: Vec<Valued<Quantity>>,
    /// Dates and times, in order.
    pub(crate) dates: Vec<Valued<DateExpression>>,
    /// When its article was published, if known.
    pub(crate) published: Option<jiff::civil::Date>,
    /// Concepts of the names in the headline right over it: what the first sentence may leave out.
    pub(crate) under: Vec<u32>,
    /// Whether it is its article's headline.
    pub(crate) is_headline: bool,
    /// Whether any of its words is a verb: a heading such as "In the papers, May 3" states nothing.
    pub(crate) has_verb: bool,
    /// How many statements of its article stand before it.
    pub(crate) position: usize,
    /// It names a place or a year that few articles of the event name: likely another event, told
    /// for comparison.
    pub(crate) is_aside: bool,
    /// Stretches in quotation marks, as word ranges.
    pub(crate) quoted: Vec<(usize, usize)>,
    /// For each word whether it stands in brackets.
    pub(crate) bracketed: Vec<bool>,
    /// What it denies.
    pub(crate) negations: Vec<Cue>,
    /// What it holds possible, intends or believes.
    pub(crate) hedges: Vec<(Cue, Degree)>,
    /// How far along its actions are.
    pub(crate) statuses: Vec<(Cue, Status)>,
}

impl Statement {
    /// The sentence of `claim`, with its concepts entered into `vocabulary`.
    pub(crate) fn new(analyses: &[Analysis], article: usize, claim: usize, marked: &Marked, vocabulary: &mut Vocabulary) -> Self {
        let analysis = &analyses[article];
        let stated = &analysis.claims[claim];
        let span = stated.span;
        let text = &analysis.article.text;
        let mut words = words(text, &analysis.tokens(span));
        let is_headline = stated.is_headline;
        let labels = take_labels(&mut words);
        let shouted = is_shouted(&words);
        let mut concepts = vec![0; words.len()];
        let mut places = Vec::new();
        let mut at = 0;
        while at < words.len() {
            if let Some((known, length)) = phrase_at(&words, at).filter(|_| words[at].kind != WordKind::Mark) {
                concepts[at] = vocabulary.id(known.concept);
                if let Some(level) = known.place {
                    places.push(Name { start: at, end: at + length, kind: NameKind::Place(level) });
                }
                // "US" is a function word by its letters
                words[at].kind = WordKind::Content;
                at += length;
                continue;
            }
            if matches!(words[at].kind, WordKind::Content | WordKind::Number) {
                concepts[at] = vocabulary.id(representative(&words[at].stem));
            }
            at += 1;
        }
        let mut seen: Vec<u32> = concepts.iter().copied().filter(|c| *c > 0).collect();
        seen.sort_unstable();
        seen.dedup();
        // what a headline repeats of its text is no second use of a word
        if !is_headline {
            vocabulary.count(&seen, article);
        }
        let range = |at: Span| -> (usize, usize) {
            let start = words.partition_point(|w| w.span.end <= at.start);
            (start, words.partition_point(|w| w.span.start < at.end).max(start + 1))
        };
        let is_label = |at: Span| labels.iter().any(|l| words[l.0].span.start <= at.start && at.end <= words[l.1 - 1].span.end);
        let dates: Vec<DateExpression> = stated.dates.iter().map(|d| d.expression.clone()).filter(|d| !is_label(d.span)).collect();
        let (negations, hedges, statuses) = (negations(&words), hedges(&words), statuses(&words));
        let (rebutted, quantities) = stated
            .quantities
            .iter()
            .filter(|q| !is_label(q.span))
            .map(|q| Valued { at: range(q.span), value: q.clone() })
            .partition(|q| cues::is_rebutted(&words, &negations, q.at));
        let dates = dates.into_iter().map(|d| Valued { at: range(d.span), value: d }).collect();
        let quoted = marked.quoted_in(span).map(&range).collect();
        let has_verb = words.iter().any(|w| {
            language::classes(&w.key).is(language::Class::VERB) || matches!(w.stem.as_str(), "be" | "is" | "was" | "are" | "were")
        });
        let names = name_runs(&words, people(marked, span, &words), places, shouted);
        Self {
            article,
            claim,
            span,
            weights: Vec::new(),
            total: 0.0,
            names,
            under: Vec::new(),
            is_headline,
            has_verb,
            is_aside: false,
            position: 0,
            quoted,
            bracketed: brackets(&words),
            quantities,
            rebutted,
            dates,
            published: analysis.article.metadata.published.as_ref().map(|p| p.date),
            negations,
            hedges,
            statuses,
            concepts,
            words,
        }
    }

    /// Set the weights, once all statements of the event's `articles` articles are in `vocabulary`.
    pub(crate) fn weigh(&mut self, vocabulary: &Vocabulary, articles: usize) {
        let rare = |concept: u32| concept > 0 && vocabulary.articles(concept) * 3 < articles as u32;
        self.is_aside = self.names.iter().any(|n| matches!(n.kind, NameKind::Place(_)) && rare(self.concepts[n.start]))
            || self.dates.iter().any(|d| d.value.written().contains("20") && self.concepts[d.at.0..d.at.1].iter().any(|c| rare(*c)));
        self.weights = self.words.iter().zip(&self.concepts).map(|(w, c)| if *c == 0 { 0.0 } else { vocabulary.weight(w, *c) }).collect();
        self.total = self.weights.iter().sum();
    }

    /// Concepts of the words that name who and what it is about.
    pub(crate) fn topics(&self) -> impl Iterator<Item = u32> + '_ {
        /// Weight of a name that not every sentence of the event has.
        const TELLING: f32 = 0.3;
        let words = self.concepts.iter().zip(&self.weights).zip(&self.words);
        words.filter(|((c, w), word)| **c > 0 && **w >= TELLING && word.capital).map(|((c, _), _)| *c)
    }

    /// The span from the word `start` up to the word `end`, end exclusive.
    pub(crate) fn words_span(&self, start: usize, end: usize) -> Span {
        let last = end.max(start + 1) - 1;
        self.words[start].span.cover(self.words[last.min(self.words.len() - 1)].span)
    }

    /// Whether the word at `at` may be a noun: no list has all of them, so what is no verb, adverb or adjective is
    /// taken for one.
    pub(crate) fn may_be_noun(&self, at: usize) -> bool {
        let classes = language::classes(self.key(at));
        let others = language::Class::VERB.with(language::Class::ADVERB).with(language::Class::ADJECTIVE);
        classes.is(language::Class::ANY_NOUN) || !classes.is(others)
    }

    /// Whether the word at `at` has a capital that is not its place's: within the sentence, or at
    /// its start when the word is no common one.
    pub(crate) fn is_name_like(&self, at: usize) -> bool {
        let word = &self.words[at];
        let common = language::Class::VERB.with(language::Class::ANY_NOUN).with(language::Class::FUNCTION).with(language::Class::ADVERB);
        word.capital && word.kind == WordKind::Content && !language::classes(&word.key).is(common)
    }

    /// Whether the word at `at` stands in brackets.
    pub(crate) fn is_bracketed(&self, at: usize) -> bool {
        self.bracketed.get(at).copied().unwrap_or(false)
    }

    /// Whether the word at `at` stands in quotation marks.
    pub(crate) fn is_quoted(&self, at: usize) -> bool {
        self.quoted.iter().any(|q| q.0 <= at && at < q.1)
    }

    /// The normal form of the quantity or date that covers exactly the words `at`; else empty.
    pub(crate) fn value_at(&self, at: (usize, usize)) -> String {
        let quantity = self.quantities.iter().find(|q| q.at == at).map(|q| format!("{} {}", q.value.hedge.name(), q.value.value));
        quantity.or_else(|| self.dates.iter().find(|d| d.at == at).map(|d| d.value.written())).unwrap_or_default()
    }

    /// Whether the denial `cue` bears on a figure of its own, and `other` gives none that agrees with it:
    /// "rumours that 40 people died are untrue" does not deny that two did.
    pub(crate) fn denies_other_figure(&self, cue: &Cue, other: &Statement) -> bool {
        let own = self.rebutted.iter().filter(|q| cues::is_rebutted(&self.words, &[*cue], q.at));
        let agrees = |q: &Valued<Quantity>| other.quantities.iter().any(|o| quantity::relation(&q.value, &o.value).agrees());
        own.map(agrees).reduce(|x, y| x || y) == Some(false)
    }

    /// The key of the word at `at`; empty beyond either end.
    pub(crate) fn key(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |w| w.key.as_str())
    }
}

/// Share of capitalised words from which capitals tell nothing, as in many headlines.
const SHOUTED_SHARE: f64 = 0.7;

fn is_shouted(words: &[Word]) -> bool {
    let content: Vec<&Word> = words.iter().filter(|w| w.kind == WordKind::Content).collect();
    content.len() >= 4 && content.iter().filter(|w| w.capital).count() as f64 >= SHOUTED_SHARE * content.len() as f64
}

/// Words that stand between the capitalised words of one name.
const JOINERS: [&str; 12] = ["of", "the", "de", "la", "bin", "al", "von", "van", "der", "del", "di", "and"];

/// Titles that are no names by themselves.
const TITLES: [&str; 16] =
    ["mr", "mrs", "ms", "dr", "sir", "sen", "rep", "gov", "gen", "lt", "col", "capt", "sgt", "prof", "president", "secretary"];

/// Runs of capitalised words, people and places apart from others.
fn name_runs(words: &[Word], people: Vec<Name>, places: Vec<Name>, shouted: bool) -> Vec<Name> {
    let mut names = Vec::new();
    let mut at = 0;
    // a town within a person's name is no place
    let mut known: Vec<Name> = places.into_iter().filter(|p| !people.iter().any(|n| n.start <= p.start && p.start < n.end)).collect();
    known.extend(people);
    known.sort_by_key(|n| n.start);
    let mut places = known.into_iter().peekable();
    while at < words.len() {
        if let Some(place) = places.peek().copied().filter(|p| p.start == at) {
            places.next();
            at = place.end;
            names.push(place);
            continue;
        }
        let word = &words[at];
        // the first word of a sentence has its capital from the sentence, unless a name goes on
        let starts = word.capital && word.kind == WordKind::Content && !shouted;
        if !starts {
            at += 1;
            continue;
        }
        let start = at;
        at += 1;
        while at < words.len() {
            if places.peek().is_some_and(|p| p.start == at) {
                break;
            }
            let adjacent = words[at].span.start - words[at - 1].span.end <= 1;
            let goes_on = words[at].capital && words[at].kind == WordKind::Content && adjacent;
            let initial = words[at].key == "." && words[at - 1].key.len() == 1;
            if goes_on || initial {
                at += 1;
            } else if JOINERS[..10].contains(&words[at].key.as_str())
                && words.get(at + 1).is_some_and(|w| w.capital && w.kind == WordKind::Content)
                && !matches!(words[at].key.as_str(), "of" | "the" | "and")
            {
                at += 2;
            } else {
                break;
            }
        }
        let end = at;
        let single_start = end - start == 1 && (start == 0 || words[start - 1].kind == WordKind::Mark && words[start - 1].key == "\"");
        let kind = NameKind::Other;
        if single_start || end - start == 1 && TITLES.contains(&words[start].key.as_str()) {
            continue;
        }
        names.push(Name { start, end, kind });
    }
    names
}

/// Where an article names people and quotes, in the order of the text.
pub(crate) struct Marked {
    people: Vec<Span>,
    quoted: Vec<Span>,
}

impl Marked {
    pub(crate) fn of(analysis: &Analysis) -> Self {
        let humans = analysis.people.iter().filter(|p| p.is_human);
        let mut people: Vec<Span> = humans.flat_map(|p| p.mentions.iter().copied()).collect();
        let verbatim = analysis.quotations.iter().filter(|q| q.kind != crate::extract::QuotationKind::Indirect);
        let mut quoted: Vec<Span> = verbatim.flat_map(|q| q.verbatim.iter().copied()).collect();
        people.sort_unstable();
        quoted.sort_unstable();
        Self { people, quoted }
    }

    fn people_in(&self, span: Span) -> impl Iterator<Item = Span> {
        let from = self.people.partition_point(|m| m.start < span.start);
        self.people[from..].iter().copied().take_while(move |m| m.start < span.end).filter(move |m| span.contains(*m))
    }

    /// Quoted stretches do not overlap, so that they end in the order in which they begin.
    fn quoted_in(&self, span: Span) -> impl Iterator<Item = Span> {
        let from = self.quoted.partition_point(|s| s.end <= span.start);
        self.quoted[from..].iter().copied().take_while(move |s| s.start < span.end).filter(move |s| s.overlaps(span))
    }
}

/// The mentions of people within the sentence, as word ranges.
fn people(marked: &Marked, span: Span, words: &[Word]) -> Vec<Name> {
    let mut found: Vec<Name> = marked
        .people_in(span)
        .map(|m| {
            let start = words.partition_point(|w| w.span.end <= m.start);
            Name { start, end: words.partition_point(|w| w.span.start < m.end).max(start + 1), kind: NameKind::Person }
        })
        .filter(|n| words.get(n.start).is_some_and(|w| w.capital && w.kind == WordKind::Content))
        .collect();
    found.sort_by_key(|n| (n.start, n.end));
    found.dedup_by(|later, earlier| later.start < earlier.end);
    found
}
