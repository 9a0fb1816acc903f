//! Article → [`Profile`]: the words by which it is compared with others.
//!
//! Only the article's own prose counts, never furniture: two stories of one outlet share their
//! "sign up for our newsletter" and are no likelier to cover one event for it.

use super::sketch::{Sketch, sketch};
use super::words::Words;
use super::{background, spelling};
use crate::article::{Article, FoundDate, Origin, Role};
use crate::language::{FnvMap, Token, TokenKind, is_stop_word, key, stem};
use rayon::prelude::*;
use xxhash_rust::xxh3::xxh3_64;

/// Words of the body that count as its lead: where news tells what happened.
/// Taken from an earlier trial on such texts; other lengths were not measured here.
const LEAD_WORDS: usize = 120;
/// A title's words count this often among those of the lead.
const TITLE_WEIGHT: f32 = 2.0;

/// One term of a bag.
#[derive(Clone, Copy, Debug)]
pub struct Term {
    /// Hash of the stem, or of two stems in a row.
    pub id: u64,
    /// How often it stands there.
    pub count: f32,
    /// Share of articles expected to hold it, from the background list.
    pub share: f32,
}

/// Terms sorted by id, each once.
pub type Bag = Vec<Term>;

/// What grouping knows of one article.
#[derive(Clone, Debug, Default)]
pub struct Profile {
    /// Stems and pairs of stems of title and body.
    pub full: Bag,
    /// The same of the title, counted twice, and the first 120 words.
    pub lead: Bag,
    /// Stems of capitalised words that do not begin a paragraph: names, mostly.
    pub names: Bag,
    /// Day of publication, as days since an epoch, if the user or the page's metadata give it: a day that is read from
    /// a line or an address is often that of a follow-up or of a copy, and with it the topics of docs/accuracy.md are
    /// grouped worse (.935) than without (.949).
    pub day: Option<i32>,
    /// Figures of two digits or more, as hashes, sorted, each once.
    pub figures: Vec<u64>,
    /// What its first sentences hold in their slots.
    pub sketch: Sketch,
    /// Whether its first sentence tells what is still ahead: "will open", "is to lift off".
    pub is_ahead: bool,
}

impl Profile {
    /// Terms that the article is made of, repetitions and pairs included.
    pub fn length(&self) -> f32 {
        self.full.iter().map(|t| t.count).sum()
    }

    /// What title and lead tell in words other than names: "struck", "reef", "lifeboat".
    pub(super) fn acts(&self) -> Bag {
        self.lead.iter().filter(|t| self.names.binary_search_by_key(&t.id, |n| n.id).is_err()).copied().collect()
    }
}

/// Stem of a word for grouping: one spelling, one form; `None` for words that carry no topic.
pub(super) fn term(word: &str) -> Option<String> {
    let key = key(word);
    let bare = key.strip_suffix("'s").unwrap_or(&key);
    if bare.is_empty() || is_stop_word(bare) {
        return None;
    }
    if matches!(bare, "u.s." | "u.s") {
        return Some("us".to_owned());
    }
    Some(stem(&spelling::american(bare)))
}

/// The title that counts: declared, else the headline block.
pub(super) fn title(article: &Article) -> Option<&str> {
    let headline = || article.blocks.iter().find(|b| b.role == Role::Headline).map(|b| article.slice(b.span));
    article.metadata.title.as_deref().or_else(headline).filter(|t| !t.trim().is_empty())
}

/// The profile of each of `articles`, in their order.
pub(super) fn profiles<'a>(articles: impl IndexedParallelIterator<Item = &'a Article>) -> Vec<Profile> {
    // Each thread stems a word once, whichever article it stands in.
    articles.map_init(Stems::default, |stems, article| made(article, stems)).collect()
}

/// Make the profile of `article`.
pub fn profile(article: &Article) -> Profile {
    made(article, &mut Stems::default())
}

fn made(article: &Article, stems: &mut Stems) -> Profile {
    if stems.known.len() > MOST_KNOWN {
        stems.known.clear();
    }
    let mut names = Counter::default();
    let words = Words::of(article, title(article));
    let title = words.title.as_ref().map_or_else(Vec::new, |(title, tokens)| stems.of(title, tokens, &mut names));
    let mut body = Vec::new();
    for (_, tokens) in &words.body {
        body.extend(stems.of(words.text, tokens, &mut names));
        body.push(None);
    }
    let mut full = Counter::default();
    full.add(&title, 1.0);
    full.add(&body, 1.0);
    let mut lead = Counter::default();
    lead.add(&body[..body.len().min(LEAD_WORDS)], 1.0);
    lead.add(&title, TITLE_WEIGHT);
    let is_trusted = |d: &&FoundDate| matches!(d.origin, Origin::FrontMatter | Origin::PageMetadata);
    let day = article.metadata.published.as_ref().filter(is_trusted).map(|d| days(d.date));
    let (figures, is_ahead) = (figures(&words), is_ahead(&words));
    Profile { full: full.bag(), lead: lead.bag(), names: names.bag(), day, figures, sketch: sketch(&words), is_ahead }
}

/// Words of a first sentence, about.
const FIRST_SENTENCE: usize = 45;

/// Whether the first sentence has "will", or "is to", "are expected to" and the like.
fn is_ahead(words: &Words<'_>) -> bool {
    let Some((_, tokens)) = words.body.first() else { return false };
    let keys: Vec<String> = tokens.iter().take(FIRST_SENTENCE).map(|t| key(t.span.of(words.text))).collect();
    let end = keys.iter().position(|k| k == ".").unwrap_or(keys.len());
    let joins = |w: &str| matches!(w, "due" | "set" | "expected" | "scheduled" | "planned" | "likely");
    let is_to = |at: &[String]| matches!(at, [be, to, ..] if matches!(&**be, "is" | "are") && to == "to");
    let is_set_to = |at: &[String]| matches!(at, [be, set, to, ..] if matches!(&**be, "is" | "are") && joins(set) && to == "to");
    (0..end).any(|i| matches!(&*keys[i], "will" | "shall") || is_to(&keys[i..end]) || is_set_to(&keys[i..end]))
}

fn figures(words: &Words<'_>) -> Vec<u64> {
    let all = words.body.iter().flat_map(|(_, tokens)| tokens).map(|t| t.span.of(words.text));
    let is_figure = |w: &&str| w.len() > 1 && w.starts_with(|c: char| c.is_ascii_digit());
    let mut out: Vec<u64> = all.filter(is_figure).map(|w| xxh3_64(w.as_bytes())).collect();
    out.sort_unstable();
    out.dedup();
    out
}

fn days(date: jiff::civil::Date) -> i32 {
    let epoch = jiff::civil::Date::constant(2000, 1, 1);
    date.since(epoch).map_or(0, |span| span.get_days())
}

/// Spellings that a thread remembers before it begins anew: 10,000 articles of news have some 100,000.
const MOST_KNOWN: usize = 1 << 18;

/// A stem with its hash and share, kept by word so that each word is stemmed once.
#[derive(Clone, Copy)]
struct Stem {
    id: u64,
    share: f32,
}

#[derive(Default)]
struct Stems {
    known: FnvMap<String, Option<Stem>>,
}

impl Stems {
    /// The words of `tokens`: a stem each, `None` for words and marks that carry no topic. Capitalised
    /// words but the first are counted in `names` too.
    fn of(&mut self, text: &str, tokens: &[Token], names: &mut Counter) -> Vec<Option<Stem>> {
        let mut out: Vec<Option<Stem>> = Vec::new();
        for token in tokens {
            if token.kind == TokenKind::Mark {
                continue;
            }
            let word = token.text(text);
            let stem = match self.known.get(word) {
                Some(known) => *known,
                None => {
                    let made = term(word).map(|t| Stem { id: xxh3_64(t.as_bytes()), share: background::share(&t) });
                    self.known.insert(word.to_owned(), made);
                    made
                }
            };
            if !out.is_empty() && word.starts_with(char::is_uppercase) {
                names.add(&[stem], 1.0);
            }
            out.push(stem);
        }
        out
    }
}

/// Least share of a pair of words; keeps one chance pair from outweighing the rest.
const PAIR_FLOOR: f32 = 1e-5;
/// Neighbours go together more often than chance has it.
const PAIR_AFFINITY: f32 = 3.0;

#[derive(Default)]
struct Counter {
    counted: Bag,
}

impl Counter {
    fn add(&mut self, stems: &[Option<Stem>], weight: f32) {
        let mut last: Option<Stem> = None;
        for stem in stems {
            if let Some(s) = stem {
                self.counted.push(Term { id: s.id, count: weight, share: s.share });
                if let Some(l) = last {
                    let share = (l.share * s.share * PAIR_AFFINITY).max(PAIR_FLOOR);
                    let id = l.id.rotate_left(17) ^ s.id.wrapping_mul(0x9e37_79b9_7f4a_7c15);
                    self.counted.push(Term { id, count: weight, share });
                }
            }
            last = *stem;
        }
    }

    fn bag(mut self) -> Bag {
        self.counted.sort_by_key(|t| t.id);
        self.counted.dedup_by(|later, first| {
            let same = later.id == first.id;
            first.count += if same { later.count } else { 0.0 };
            same
        });
        self.counted.shrink_to_fit();
        self.counted
    }
}
