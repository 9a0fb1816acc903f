//! What speaks for and against indirect speech at a reporting word, and for each end of its content.
//!
//! In «Holt said on Monday that the port would close» the cue is *said*; that *that* stands four
//! units on, that no mark comes before the stop and that *said* takes clauses all speak for content
//! after it; *that* is the best of the possible first units, the stop the best end.

use super::indirect_frame::{Frame, MAIN, OUTSIDE};
use super::indirect_model::{NUMBERS, Sink, Value, capped, flag, step, value};
use super::indirect_seen::CueWord;

macro_rules! add {
    ($sink:expr, $template:literal $(, $part:expr)*) => {
        $sink.add(const { value($template) }, &[$($part),*])
    };
}

/// Index before `i` by `n`; beyond the frame's start it is an index past its end.
const fn back(i: usize, n: usize) -> usize {
    if i >= n { i - n } else { usize::MAX }
}

/// Features of the cue at `i`: is there content, and on which side?
pub(super) fn side(frame: &Frame<'_>, i: usize, cue: CueWord, f: &mut impl Sink) {
    let n = frame.len();
    let k = |at: usize| frame.key(at);
    let c = |at: usize| frame.class(at);
    let (lem, form) = (cue.lemma, cue.form);
    add!(f, "lem", lem);
    add!(f, "lemform", lem, form);
    add!(f, "form", form);
    let (l1, l2, l3) = (back(i, 1), back(i, 2), back(i, 3));
    add!(f, "w-3", k(l3));
    add!(f, "w-2", k(l2));
    add!(f, "w-1", k(l1));
    add!(f, "w1", k(i + 1));
    add!(f, "w2", k(i + 2));
    add!(f, "w3", k(i + 3));
    add!(f, "c-3", c(l3));
    add!(f, "c-2", c(l2));
    add!(f, "c-1", c(l1));
    add!(f, "c1", c(i + 1));
    add!(f, "c2", c(i + 2));
    add!(f, "c3", c(i + 3));
    add!(f, "lem.w1", lem, k(i + 1));
    add!(f, "lem.c1", lem, c(i + 1));
    add!(f, "lem.c-1", lem, c(l1));
    add!(f, "c-1.c1", c(l1), c(i + 1));
    add!(f, "c1.c2", c(i + 1), c(i + 2));
    add!(f, "c-2.c-1", c(l2), c(l1));
    add!(f, "form.c-1", form, c(l1));
    add!(f, "form.c1", form, c(i + 1));
    add!(f, "form.c-2.c-1", form, c(l2), c(l1));
    // "that" ahead
    let that = (i + 1..n.min(i + 9)).find(|j| k(*j).text == "that");
    add!(f, "that", step(that.map_or(0, |j| j - i)));
    if that.is_some() {
        add!(f, "that.lem", lem);
    }
    // Marks on both sides
    let after = frame.next_mark(i + 1).min(n.saturating_sub(1));
    let before = frame.mark_before(i);
    let mark_before = before.map_or(OUTSIDE, k);
    let reach = before.map_or(i, |b| i - b);
    add!(f, "markafter", k(after), step(after - i));
    add!(f, "after", step(n - i));
    add!(f, "lem.after", lem, capped(n - i, 4));
    add!(f, "markbefore", mark_before, step(reach));
    add!(f, "before", step(i));
    add!(f, "marks", mark_before, step(reach), if after - i < 5 { k(after) } else { OUTSIDE });
    add!(f, "markbefore.after", mark_before, capped(reach, 6), step(n - i));
    // Quotation marks
    let (qb, qa) = (flag(frame.has_quote(0..i)), flag(frame.has_quote(i + 1..n)));
    add!(f, "quotes", qb, qa);
    add!(f, "lem.quotes", lem, qb, qa);
    add!(f, "nextquote", step((i + 1..n).find(|j| frame.items[*j].quote).map_or(0, |j| j - i)));
    add!(f, "lastquote", step((0..i).rev().find(|j| frame.items[*j].quote).map_or(0, |j| i - j)));
    for j in i.saturating_sub(4)..i {
        add!(f, "left", k(j));
    }
    for j in i + 1..n.min(i + 5) {
        add!(f, "right", k(j));
    }
    add!(f, "cues", capped(frame.cues(0..i), 2), capped(frame.cues(i + 1..n), 2));
    add!(f, "last", k(n - 1));
}

/// Units at which content after the cue at `i` can begin.
pub(super) fn starts(frame: &Frame<'_>, i: usize, cue: CueWord) -> Vec<usize> {
    let reach = if cue.lemma.text == "according" { 22 } else { 14 };
    // "…, Holt said, according to a transcript": what follows is where it comes from, no content.
    let source = |j: usize| frame.key(j).text == "according" && frame.key(j + 1).text == "to";
    let reach = (i + 1..frame.len().min(i + 1 + reach)).take_while(|j| !source(*j));
    reach.filter(|j| !frame.is_mark(*j) || frame.key(*j).text == "(").collect()
}

/// Features of content that begins at `j`, after the cue at `i`.
pub(super) fn start(frame: &Frame<'_>, i: usize, j: usize, cue: CueWord, f: &mut impl Sink) {
    let n = frame.len();
    let k = |at: usize| frame.key(at);
    let c = |at: usize| frame.class(at);
    let lem = cue.lemma;
    let d = capped(j - i, 10);
    add!(f, "d", d);
    add!(f, "w", k(j));
    add!(f, "c", c(j));
    add!(f, "p", k(j - 1));
    add!(f, "pc", c(j - 1));
    add!(f, "lem.w", lem, k(j));
    add!(f, "lem.d", lem, d);
    add!(f, "pc.c", c(j - 1), c(j));
    add!(f, "w.cn", k(j), c(j + 1));
    add!(f, "c.cn", c(j), c(j + 1));
    add!(f, "d.c", d, c(j));
    add!(f, "lem.p.c", lem, k(j - 1), c(j));
    add!(f, "pc.c.cn", c(j - 1), c(j), c(j + 1));
    let that = (i + 1..n.min(i + 12)).find(|x| k(*x).text == "that");
    add!(
        f,
        "that",
        match that {
            None => value("none"),
            Some(t) if t == j => value("here"),
            Some(t) if t < j => value("past"),
            Some(_) => value("ahead"),
        }
    );
    add!(f, "commas", capped(frame.commas(i + 1..j), 22));
    add!(f, "quote", flag(frame.items[j].quote), flag(frame.has_quote(j..n)));
    add!(f, "names", flag(frame.has_capital(i + 1..j)));
    if lem.text == "according" {
        add!(f, "according", k(j - 1), c(j));
    }
}

/// Before these words content can end.
const BREAKS: [&str; 28] = [
    "but", "and", "while", "as", "when", "after", "because", "though", "although", "if", "whereas", "or", "before", "since", "so", "which",
    "who", "where", "unless", "until", "even", "adding", "to", "for", "in", "on", "with", "at",
];

/// Exclusive ends that content from `start` can have.
pub(super) fn ends(frame: &Frame<'_>, start: usize) -> Vec<usize> {
    /// Most ends that are weighed; a longer sentence keeps its first ones and its last.
    const MOST: usize = 40;
    let n = frame.len();
    let mut out: Vec<usize> = (start + 1..n)
        .filter(|j| {
            let mark = frame.is_mark(*j) || BREAKS.contains(&frame.key(*j).text) || frame.items[j - 1].quote;
            mark && !(j - 1 > start && frame.is_mark(j - 1)) && !hangs(frame, *j)
        })
        .take(MOST)
        .collect();
    if out.last() != Some(&(n - 1)) || !frame.is_mark(n - 1) {
        out.push(n);
    }
    out
}

/// Whether the word before `j` asks for more: "no timetable for", "the".
fn hangs(frame: &Frame<'_>, j: usize) -> bool {
    !frame.is_mark(j) && matches!(frame.class(j - 1).text, "prep" | "det" | "poss")
}

/// What content begins with, where that tells how it ends.
fn opening(frame: &Frame<'_>, start: usize) -> Value<'static> {
    match frame.key(start).text {
        "that" => value("that"),
        "to" => value("to"),
        "for" => value("for"),
        "of" => value("of"),
        "on" => value("on"),
        "about" => value("about"),
        "if" | "whether" => value("whether"),
        "how" | "what" | "why" => value("how"),
        _ => frame.class(start),
    }
}

/// Features of content `start..e` after the cue at `i`.
pub(super) fn end(frame: &Frame<'_>, i: usize, start: usize, e: usize, nth: usize, cue: CueWord, f: &mut impl Sink) {
    let n = frame.len();
    let k = |at: usize| frame.key(at);
    let c = |at: usize| frame.class(at);
    let (lem, form, w) = (cue.lemma, cue.form, k(e));
    let last = flag(e + 1 >= n);
    let len = step(e - start);
    let st = opening(frame, start);
    let nth = capped(nth, 3);
    add!(f, "last", last);
    add!(f, "len", len);
    add!(f, "w", w);
    add!(f, "w.cn", w, c(e + 1));
    add!(f, "w.wn", w, k(e + 1));
    add!(f, "w.cn.cnn", w, c(e + 1), c(e + 2));
    add!(f, "pc.w", c(e - 1), w);
    add!(f, "st.last", st, last);
    add!(f, "st.w", st, w);
    add!(f, "lem.last", lem, last);
    add!(f, "lem.w", lem, w);
    add!(f, "lem.c", lem, c(e));
    add!(f, "len.last", len, last);
    add!(f, "len.st.last", len, st, last);
    add!(f, "len.w", len, w);
    add!(f, "nth.last", nth, last);
    add!(f, "nth.w", nth, w);
    add!(f, "rest", step(n - e));
    add!(f, "form.w", form, w);
    // The first clause of a sentence that opens with "while" ends at its comma.
    let commas = frame.commas(start..e);
    let pre = frame.commas(0..i) > 0;
    let main = frame.opening == MAIN;
    add!(f, "open", frame.opening, flag(pre), capped(commas, 2), w, last);
    add!(f, "sub", flag(!main), flag(pre), w);
    let verb = flag(frame.has_finite(start..e));
    add!(f, "verb.st.last", verb, st, last);
    add!(f, "verb.w", verb, w);
    let ahead = frame.next_finite(e);
    let mark = frame.next_mark(e + 1).saturating_sub(e);
    add!(f, "ahead", w, ahead.map_or(NUMBERS[0], |a| capped(a, 5)), flag(!main && !pre));
    add!(f, "ahead.mark", w, flag(ahead.is_some_and(|a| a < mark)), step(mark));
    let relative = (i.saturating_sub(4)..i).any(|x| matches!(k(x).text, "who" | "which"));
    add!(f, "relative", flag(relative), w, last);
    add!(f, "goes-on", w, flag(same_form(frame, i, e + 1) || same_form(frame, i, e + 2)));
    add!(f, "form.w.cn", form, w, c(e + 1));
    add!(f, "brackets", capped(frame.open_brackets(start..e), 3), last);
    add!(f, "dashes", flag(frame.dashes(start..e) % 2 == 1), w, last);
    add!(f, "pc.w.cn", c(e - 1), w, c(e + 1));
    add!(f, "cn3", c(e + 1), c(e + 2), c(e + 3));
    add!(f, "p.last", k(e - 1), last);
    add!(f, "commas.w.cn", capped(commas, 3), w, c(e + 1));
    add!(f, "cue-ahead", flag(frame.cues(e..e + 6) > 0), w);
    add!(f, "quotes", flag(frame.has_quote(e..n)), flag(frame.has_quote(start..e)), last);
    add!(f, "after-quote", flag(frame.items[e - 1].quote), w, c(e + 1));
}

/// Whether the words at `i` and `j` end alike, as "warned" and "urged" do.
fn same_form(frame: &Frame<'_>, i: usize, j: usize) -> bool {
    let (a, b) = (frame.key(i).text.as_bytes(), frame.key(j).text.as_bytes());
    a.len() > 2 && b.len() > 2 && a[a.len() - 2..] == b[b.len() - 2..]
}

/// Units at which content before the cue at `i` can begin.
pub(super) fn early_starts(frame: &Frame<'_>, i: usize) -> Vec<usize> {
    const AFTER: [&str; 8] = ["but", "and", "that", "while", "as", "though", "although", "because"];
    /// Most starts that are weighed, the frame's own start among them.
    const MOST: usize = 12;
    let inner = (1..i).filter(|j| (frame.is_mark(j - 1) || AFTER.contains(&frame.key(j - 1).text)) && !frame.is_mark(*j));
    std::iter::once(0).chain(inner).take(MOST).filter(|j| *j < i).collect()
}

/// Features of content that begins at `s`, before the cue at `i`.
pub(super) fn early_start(frame: &Frame<'_>, i: usize, s: usize, cue: CueWord, f: &mut impl Sink) {
    let k = |at: usize| frame.key(at);
    let c = |at: usize| frame.class(at);
    let first = flag(s == 0);
    let p = k(back(s, 1));
    add!(f, "first", first);
    add!(f, "p", p);
    add!(f, "p.c", p, c(s));
    add!(f, "w", k(s));
    add!(f, "c.first", c(s), first);
    add!(f, "len.first", step(i - s), first);
    add!(f, "lem.first", cue.lemma, first);
    add!(f, "ppc.p", c(back(s, 2)), p);
    add!(f, "quote", flag(frame.has_quote(0..s)));
    add!(f, "c.cn.first", c(s), c(s + 1), first);
}

/// Exclusive ends that content from `s` before the cue at `i` can have.
pub(super) fn early_ends(frame: &Frame<'_>, i: usize, s: usize) -> Vec<usize> {
    (s + 1..=i).filter(|j| *j == i || frame.is_mark(*j) && !frame.is_mark(j - 1) || frame.items[j - 1].quote).collect()
}

/// Features of content `s..e` before the cue at `i`.
pub(super) fn early_end(frame: &Frame<'_>, i: usize, s: usize, e: usize, cue: CueWord, f: &mut impl Sink) {
    let k = |at: usize| frame.key(at);
    let c = |at: usize| frame.class(at);
    let gap = step(i - e);
    let later = capped(frame.commas(e + 1..i), 3);
    let w = k(e);
    add!(f, "gap", gap);
    add!(f, "w", w);
    add!(f, "w.cn", w, c(e + 1));
    add!(f, "lem.w", cue.lemma, w);
    add!(f, "later", later);
    add!(f, "lem.gap", cue.lemma, gap);
    add!(f, "len", step(e - s));
    add!(f, "w.wn", w, k(e + 1));
    add!(f, "w.cn.cnn", w, c(e + 1), c(e + 2));
    add!(f, "form.w.gap", cue.form, w, gap);
    add!(f, "w.later", w, later);
    // «“It is late,” Holt said»: the comma stands within the marks.
    add!(f, "quote", flag(frame.items[e - 1].quote), flag(frame.has_quote(e..i)), w);
}
