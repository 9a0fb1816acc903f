//! Names as runs of capitalised words, and when two of their words are one: "Wis." and Wisconsin, "Mike" and Michael.

use super::line::Line;
use crate::article::Span;
use crate::extract::claims::words::WordKind;
use crate::language::{Class, classes, en, is_short_form};
use crate::syntax::Tag;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Capitalised words in a row, one name with the titles before it.
#[derive(Clone, Debug)]
pub(super) struct NameRun {
    /// Its words, indices in the line.
    pub(super) words: Vec<usize>,
    /// Which of them are the name itself, titles and offices left out.
    pub(super) own: Vec<usize>,
    /// From the first to the last of the name itself; of the whole run where it is all titles.
    pub(super) span: Span,
    /// Whether it is a person's, as far as its words tell.
    pub(super) is_person: bool,
    /// Whether a list of places has it.
    pub(super) is_place: bool,
}

/// "U.S." and "us" apart, possessive endings off: how names are compared.
pub(super) fn plain(key: &str) -> String {
    let bare = key.trim_end_matches("'s").trim_end_matches('\'');
    let dotted = bare.contains('.') && bare.split('.').all(|part| part.chars().count() <= 1);
    if dotted { bare.replace('.', "") } else { bare.trim_end_matches('.').to_owned() }
}

/// The runs of capitalised words of `line`, in order. The first word of a sentence counts where the tagger takes it
/// for a name and it is no common word, or another capital follows: "Fallon", "Home Office", but not "Downstairs".
pub(super) fn runs(line: &Line, text: &str) -> Vec<NameRun> {
    let is_value = |at: Span| line.days.iter().any(|d| d.span.overlaps(at)) || line.figures.iter().any(|q| q.number.overlaps(at));
    let mut runs = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let mut begins = true;
    for (n, word) in line.words.iter().enumerate() {
        if word.kind == WordKind::Mark {
            // "John B. Smith" goes on behind the dot of an initial
            let initial = &*word.key == "." && open.last().is_some_and(|last| line.words[*last].key.chars().count() == 1);
            let joined = matches!(&*word.key, "-" | "'" | "’");
            if !initial && !joined {
                close(&mut open, line, &mut runs);
            }
            begins |= matches!(&*word.key, "\"" | "“" | "‘" | ":" | "—");
            continue;
        }
        let class = classes(&word.key);
        let calendar = class.is(Class::WEEKDAY.with(Class::MONTH)) || is_value(word.span);
        let named = word.capital
            && word.kind == WordKind::Content
            && !calendar
            && (!begins
                || !class.is(Class::FUNCTION)
                    && (!is_common(&word.key) || line.words.get(n + 1).is_some_and(|next| next.capital))
                    && is_tagged_name(line, text, word.span));
        begins = false;
        if named {
            open.push(n);
        } else {
            close(&mut open, line, &mut runs);
        }
    }
    close(&mut open, line, &mut runs);
    runs
}

/// Whether the lists have the word as a common one, and in no list of names.
fn is_common(key: &str) -> bool {
    let named = Class::GIVEN.with(Class::SURNAME).with(Class::PLACE).with(Class::DEMONYM).with(Class::ORGANISATION);
    let class = classes(key);
    class.is(Class::ANY_NOUN.with(Class::VERB).with(Class::ADJECTIVE)) && !class.is(named)
}

/// Whether the tagger takes the word for a name.
fn is_tagged_name(line: &Line, text: &str, at: Span) -> bool {
    let tree = line.tree(text);
    tree.token_at(at.start).is_some_and(|i| matches!(tree.nodes[i].tag, Tag::Nnp | Tag::Nnps))
}

fn close(open: &mut Vec<usize>, line: &Line, runs: &mut Vec<NameRun>) {
    let words = std::mem::take(open);
    if words.is_empty() {
        return;
    }
    let class = |n: usize| classes(&line.words[n].key);
    let office = Class::TITLE.with(Class::ROLE).with(Class::BODY);
    // what stands behind the last office is the name: "House Majority Leader | Paul Ryan"
    let behind = words.iter().rposition(|n| class(*n).is(Class::TITLE.with(Class::ROLE))).map_or(0, |p| p + 1);
    let titled = behind > 0 && behind < words.len();
    let mut own: Vec<usize> = if behind < words.len() { words[behind..].to_vec() } else { Vec::new() };
    // "Domenic M. Recchia Jr." is a Recchia
    while own.len() > 1 && own.last().is_some_and(|n| matches!(plain(&line.words[*n].key).as_str(), "jr" | "sr" | "ii" | "iii" | "iv")) {
        own.pop();
    }
    let shown = if own.is_empty() { &words } else { &own };
    let span = line.words[shown[0]].span.cover(line.words[shown[shown.len() - 1]].span);
    let is_body = own.iter().any(|n| class(*n).is(office.with(Class::ORGANISATION)));
    let given = own.first().is_some_and(|n| class(*n).is(Class::GIVEN)) && own.len() > 1;
    let is_place = own.iter().any(|n| class(*n).is(Class::PLACE)) || classes(&joined(line, &own)).is(Class::PLACE);
    let is_person = !is_body && !own.is_empty() && own.len() <= 4 && (titled || given && !classes(&joined(line, &own)).is(Class::PLACE));
    runs.push(NameRun { words, own, span, is_person, is_place: is_place && !is_person });
}

fn joined(line: &Line, own: &[usize]) -> String {
    own.iter().map(|n| plain(&line.words[*n].key)).collect::<Vec<_>>().join(" ")
}

/// The first letters of a run: "cia" for "Central Intelligence Agency".
pub(super) fn initials(line: &Line, run: &NameRun) -> String {
    run.words.iter().filter_map(|n| line.words[*n].key.chars().next()).collect()
}

static SHORT: LazyLock<BTreeMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| table(en::SHORT_PLACES));
static LONG: LazyLock<BTreeMap<&'static str, &'static str>> =
    LazyLock::new(|| SHORT.iter().flat_map(|(long, short)| short.iter().map(|s| (*s, *long))).collect());

fn table(list: &'static str) -> BTreeMap<&'static str, Vec<&'static str>> {
    let line = |line: &'static str| {
        let mut words = line.split_whitespace();
        Some((words.next()?, words.collect()))
    };
    en::lines(list).filter_map(line).collect()
}

/// What a short form stands for: "wis" for Wisconsin.
pub(super) fn expanded(short: &str) -> Option<&'static str> {
    LONG.get(short).copied()
}

/// The short forms of a state, a party or a title.
pub(super) fn shortened(long: &str) -> &'static [&'static str] {
    SHORT.get(long).map_or(&[], Vec::as_slice)
}

/// Letters that the names of a land and its people share at least.
pub(super) const KIN_LETTERS: usize = 4;

/// Whether one is the other with an ending, as a people is of its land: "iowa", "iowans".
pub(super) fn is_kin(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let base = if short.len() > 4 { short.trim_end_matches(['a', 'e', 'y', 'o']) } else { short };
    short.len() >= KIN_LETTERS && long.strip_prefix(short) == Some("s")
        || base.len() >= KIN_LETTERS
            && long.starts_with(base)
            && matches!(
                &long[base.len()..],
                "" | "n" | "an" | "ans" | "ian" | "ians" | "s" | "es" | "ese" | "ish" | "ist" | "i" | "is" | "a" | "y" | "o" | "e"
            )
            && short != long
            && (long.len() > short.len() || base.len() < short.len())
            && !only_last_differs(short, long)
}

/// "Scotti" and "Scotto" are two names, not a land and its people.
fn only_last_differs(short: &str, long: &str) -> bool {
    short.len() == long.len()
}

/// Whether two given names may be one person's: the same, an initial, one that begins the other, a nickname.
pub(super) fn is_one_given(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    a == b || short.chars().count() == 1 && long.starts_with(short) || short.len() >= 3 && long.starts_with(short) || is_short_form(a, b)
}

/// Whether two words are one name in two spellings: one letter in five may differ, two at most.
pub(super) fn is_near(a: &str, b: &str) -> bool {
    let most = (a.chars().count().min(b.chars().count()) / 4).min(2);
    a != b && most > 0 && strsim::damerau_levenshtein(a, b) <= most
}
