//! A row of the claims table → the question that its sources answer, short and with its subject.
//!
//! "How many civilians were killed?", "How old is Alun Perry?", "How is Ana Drattell spelt?", "Have the
//! talks begun?". Where the words give no such question it has what stands around the answer, with a gap
//! for it: "How many yards: Holt caught … in the final quarter?" These words, the paper's own, stand in no marks.

use super::asking::{around, bare, telling};
use crate::align::{ClaimRow, ClaimSite, GRAVE, NOBODY, NOT_BEGUN, SERIOUS, SLIGHT, SUM, Slot, is_activity, offices};
use crate::article::Span;
use crate::extract::Analysis;
use crate::extract::claims::words::{Word, WordKind, words};
use crate::language::quantity::{Quantity, Unit};
use crate::language::{self, Class, one_line};

/// Words shown on either side of a gap.
const AROUND: (usize, usize) = (5, 4);
/// Longest subject of a question, in words.
const SUBJECT: usize = 7;

/// What is asked in a row: by the places of its readings, those of the most common first.
pub(crate) fn question(row: &ClaimRow, analyses: &[Analysis]) -> String {
    let sites: Vec<&ClaimSite> = row.readings.iter().flat_map(|r| &r.sites).collect();
    let Some(first) = sites.first() else { return String::new() };
    let asked = |site: &&ClaimSite| of_site(row, site, &sites, analyses);
    // the first place that gives a whole question; failing that, words around the first
    let nobody = || sites.iter().find(|s| s.value == NOBODY).map(|s| anyone(&s.subject));
    sites.iter().take(TRIED).find_map(asked).or_else(nobody).unwrap_or_else(|| gap(row.slot, first, analyses))
}

/// Places that are tried for a whole question.
const TRIED: usize = 6;

fn of_site(row: &ClaimRow, site: &ClaimSite, sites: &[&ClaimSite], analyses: &[Analysis]) -> Option<String> {
    match row.slot {
        Slot::Number => number(site, analyses),
        Slot::Name => name(row, site, sites, analyses),
        Slot::Role => beside(site, analyses).map(|person| format!("What is {}’s office?", person)),
        Slot::Status if sites.iter().any(|s| s.value == NOT_BEGUN) => begun(sites, analyses),
        Slot::Date => passive(site, analyses).map(|clause| format!("When {clause}?")),
        Slot::Place => passive(site, analyses).map(|clause| format!("Where {clause}?")),
        _ => None,
    }
}

/// "How many civilians were killed?"
fn number(site: &ClaimSite, analyses: &[Analysis]) -> Option<String> {
    let text = &analyses[site.article].article.text;
    // "all 40 aboard were unharmed" does not ask how many were aboard
    let q = quantity(site, analyses).filter(|_| site.value != NOBODY)?;
    let of = q.of_span.map(|s| s.of(text).to_lowercase()).filter(|w| is_noun(w)).unwrap_or_default();
    if q.unit == Unit::Age {
        let whose = beside(site, analyses).or_else(|| (!of.is_empty()).then(|| format!("the {of}")))?;
        return Some(format!("How old is {whose}?"));
    }
    if matches!(q.unit, Unit::Money(_)) && !of.is_empty() {
        return Some(format!("How much is the {of}?"));
    }
    if q.unit != Unit::Count || !q.per.is_empty() {
        return None;
    }
    let who = if of.is_empty() || matches!(of.as_str(), "others" | "more" | "other" | "person" | "bodies" | "body") {
        "people"
    } else {
        of.as_str()
    };
    let graded = [GRAVE, SERIOUS, SLIGHT, SUM].into_iter().find(|m| site.subject.ends_with(m));
    let done = match graded.unwrap_or(&q.measure) {
        "dead" => "were killed",
        "injured" => "were injured",
        GRAVE => "were critically injured",
        SERIOUS => "were seriously injured",
        SLIGHT => "were slightly injured",
        SUM => "were killed or injured",
        "missing" => "are missing",
        "arrested" => "were arrested",
        "displaced" => "were displaced",
        "infected" => "were infected",
        "rescued" => "were rescued",
        "hostage" => "were taken hostage",
        "destroyed" if !of.is_empty() => "were destroyed",
        "aboard" => "were aboard",
        _ => return None,
    };
    // "14 dead": what is counted and what is said of it are one word
    let who = if language::classes(who).is(Class::PLURAL) || who == "people" || who.ends_with('s') { who } else { "people" };
    Some(format!("How many {who} {done}?"))
}

/// "Was anyone killed?", where no source has a number.
fn anyone(harm: &str) -> String {
    match harm {
        "dead" => "Was anyone killed?".to_owned(),
        "missing" => "Is anyone missing?".to_owned(),
        other => format!("Was anyone {other}?"),
    }
}

/// Whether a word in lower case may be the noun of a question.
fn is_noun(word: &str) -> bool {
    word.chars().count() >= 3
        && word.chars().all(|c| c.is_alphabetic() || c == '-')
        && !language::classes(word).is(Class::FUNCTION.with(Class::ADVERB))
}

/// The quantity that a site marks.
fn quantity<'a>(site: &ClaimSite, analyses: &'a [Analysis]) -> Option<&'a Quantity> {
    analyses[site.article].claims.get(site.claim)?.quantities.iter().find(|q| q.span.overlaps(site.mark))
}

/// "How is Ana Drattell spelt?", "Who is the Norwegian foreign minister?"
fn name(row: &ClaimRow, site: &ClaimSite, sites: &[&ClaimSite], analyses: &[Analysis]) -> Option<String> {
    let slice = |s: &ClaimSite| if s.subject.is_empty() { one_line(analyses[s.article].article.slice(s.mark)) } else { s.subject.clone() };
    if row.because.is_of_spelling() {
        // the fullest form; of equally full ones that of most sources, which comes first
        let words = |n: &String| n.split(' ').count();
        let names = sites.iter().map(|s| slice(s));
        let fullest = names.reduce(|held, n| if words(&n) > words(&held) { n } else { held })?;
        return Some(format!("How is “{fullest}” spelt?"));
    }
    let text = &analyses[site.article].article.text;
    let before = text.get(site.span.start..site.mark.start)?;
    // the words of the office right before the name: "Norwegian Foreign Minister"
    let mut office: Vec<&str> = Vec::new();
    for word in before.split_whitespace().rev().take(SUBJECT) {
        let ends = word.ends_with([',', '.', ';', ':', '"', '”', '(']) && !office.is_empty();
        if ends || !word.starts_with(char::is_uppercase) && offices(word).is_empty() {
            break;
        }
        office.insert(0, word.trim_end_matches(','));
    }
    let phrase = office.join(" ");
    // "The captain" at the head of a sentence
    let phrase = phrase.strip_prefix("The ").or_else(|| phrase.strip_prefix("A ")).unwrap_or(&phrase).to_owned();
    (!offices(&phrase).is_empty()).then(|| format!("Who is the {phrase}?"))
}

/// The person named nearest to the mark in its sentence, not within it.
fn beside(site: &ClaimSite, analyses: &[Analysis]) -> Option<String> {
    let people = analyses[site.article].people.iter().filter(|p| p.is_human);
    let mentions = people.flat_map(|p| p.mentions.iter().map(move |m| (p, *m)));
    let text = &analyses[site.article].article.text;
    // "a woman from Port Ansel" is asked about, not the port
    let placed = |m: Span| text[..m.start].split_whitespace().next_back().is_some_and(|w| matches!(w, "from" | "in" | "at" | "near"));
    let within = mentions.filter(|(_, m)| site.span.contains(*m) && m.end > m.start && !placed(*m));
    let far = |m: Span| m.start.saturating_sub(site.mark.end).max(site.mark.start.saturating_sub(m.end));
    let (person, _) = within.min_by_key(|(p, m)| (far(*m), p.name.clone()))?;
    Some(one_line(&person.name))
}

/// "Have the talks begun?"
fn begun(sites: &[&ClaimSite], analyses: &[Analysis]) -> Option<String> {
    for site in sites {
        let text = &analyses[site.article].article.text;
        let mark = words(text, &analyses[site.article].tokens(site.mark));
        let Some(noun) = mark.iter().rev().find(|w| is_activity(&w.stem)) else { continue };
        let many = noun.key.ends_with('s');
        return Some(format!("{} the {} begun?", if many { "Have" } else { "Has" }, noun.key));
    }
    None
}

/// A clause of the passive or of "be" turned to a question: "The quarry was closed on 3 May" asks "was the
/// quarry closed".
fn passive(site: &ClaimSite, analyses: &[Analysis]) -> Option<String> {
    let text = &analyses[site.article].article.text;
    let all: Vec<Word> = words(text, &analyses[site.article].tokens(site.span));
    let mark = all.iter().position(|w| w.span.overlaps(site.mark))?;
    let aux = (0..mark).rev().find(|i| matches!(all[*i].key.as_str(), "was" | "were"))?;
    // nothing but the subject before, and the verb between
    let from = (0..aux)
        .rev()
        .find(|i| all[*i].kind == WordKind::Mark || matches!(all[*i].key.as_str(), "that" | "and" | "but" | "when" | "who" | "which"));
    let from = from.map_or(0, |i| i + 1);
    let verb = aux + 1;
    let is_verb = language::classes(&all.get(verb)?.key).is(Class::PARTICIPLE.with(Class::PAST));
    let plain = (verb..mark).all(|i| all[i].kind != WordKind::Mark);
    if aux - from == 0 || aux - from > SUBJECT || !is_verb || !plain || mark - verb > SUBJECT || is_pronoun(&all[from].key) {
        return None;
    }
    let slice = |a: usize, b: usize| one_line(text.get(all[a].span.start..all[b - 1].span.end).unwrap_or(""));
    let mut end = mark;
    while end > verb + 1 && matches!(all[end - 1].key.as_str(), "on" | "in" | "at" | "near" | "the" | "last" | "by" | "since" | "from") {
        end -= 1;
    }
    let subject = slice(from, aux);
    let subject = if all[from].kind == WordKind::Function { lowered(&subject) } else { subject };
    Some(format!("{} {subject} {}", all[aux].key.as_str(), slice(verb, end)))
}

fn is_pronoun(key: &str) -> bool {
    matches!(key, "he" | "she" | "it" | "they" | "this" | "that" | "who" | "which" | "there" | "we" | "i")
}

fn lowered(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |c| c.to_lowercase().chain(chars).collect())
}

/// What stands around the answer, with a gap for it, after the word that asks.
fn gap(slot: Slot, site: &ClaimSite, analyses: &[Analysis]) -> String {
    let text = &analyses[site.article].article.text;
    let ask = match slot {
        Slot::Number => counted(site, analyses),
        Slot::Date => "When".to_owned(),
        Slot::Name | Slot::Claimant => "Who".to_owned(),
        Slot::Role => "Which office".to_owned(),
        Slot::Place => "Where".to_owned(),
        Slot::Polarity => "Yes or no".to_owned(),
        Slot::Status => "How far along".to_owned(),
        Slot::Modality => "How certain".to_owned(),
        Slot::Direction => "Which way".to_owned(),
        Slot::Kind => "What kind".to_owned(),
    };
    // what is affirmed or denied, how far along it is, stands in the words themselves
    let keeps = matches!(slot, Slot::Polarity | Slot::Status | Slot::Modality);
    let before: Vec<&str> = clause_before(text.get(site.span.start..site.mark.start).unwrap_or(""));
    let rest = text.get(site.mark.end..site.span.end).unwrap_or("");
    let after: Vec<&str> = clause_after(rest.strip_prefix("’s").or_else(|| rest.strip_prefix("'s")).unwrap_or(rest));
    let (most, few) = AROUND;
    let mut shown: Vec<&str> = before[before.len().saturating_sub(most)..].to_vec();
    if keeps {
        shown.extend(text.get(site.mark.start..site.mark.end).unwrap_or("").split_whitespace());
    } else {
        shown.push("…");
    }
    shown.extend(after.into_iter().take(few));
    let shown = shown.join(" ");
    let shown = shown
        .trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '.' | '(' | ')' | '"' | '“' | '”' | '-' | '–' | '—'));
    let mut words = bare(shown);
    if telling(&words) < 2 {
        // the clause says too little: the sentence may say more
        words = around(text, site.span, site.mark).filter(|w| telling(w) > telling(&words)).unwrap_or(words);
    }
    let words = words.replace(['“', '”', '"'], "’");
    match words.as_str() {
        "" => format!("{ask}?"),
        _ if ask == "Who" && words.starts_with(char::is_lowercase) => format!("Who {words}?"),
        _ => format!("{ask}: {words}?"),
    }
}

/// "How many yards", "How much", "How long".
fn counted(site: &ClaimSite, analyses: &[Analysis]) -> String {
    let text = &analyses[site.article].article.text;
    let Some(q) = quantity(site, analyses) else { return "How many".to_owned() };
    let of = q.of_span.map(|s| s.of(text).to_lowercase()).filter(|w| is_noun(w));
    match (q.unit, of) {
        (Unit::Count, Some(of)) if of.ends_with('s') || of == "people" => format!("How many {of}"),
        (Unit::Count, _) => "How many".to_owned(),
        (Unit::Age, _) => "How old".to_owned(),
        (Unit::Money(_), _) => "How much".to_owned(),
        (Unit::Percent, _) => "What share".to_owned(),
        (Unit::Second, _) => "How long".to_owned(),
        (Unit::Metre, _) => "How far".to_owned(),
        (Unit::Kilogram, _) => "How heavy".to_owned(),
        (Unit::MetrePerSecond, _) => "How fast".to_owned(),
        _ => "How much".to_owned(),
    }
}

/// The words of the clause that ends a text: what stands after its last mark.
fn clause_before(text: &str) -> Vec<&str> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let from = words.iter().rposition(|w| w.ends_with([';', ':', '?', '!', '—', '–'])).map_or(0, |i| i + 1);
    words[from..].to_vec()
}

/// The words of the clause that begins a text.
fn clause_after(text: &str) -> Vec<&str> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let to = words.iter().position(|w| w.ends_with([',', ';', ':', '.', '?', '!', '—', '–', '”', '"'])).map_or(words.len(), |i| i + 1);
    words[..to].to_vec()
}
