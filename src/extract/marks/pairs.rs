//! Which mark opens, and which closes it.

use super::mark::{Family, Mark};

/// Words that begin with an apostrophe.
const ELISIONS: &[&str] =
    &["tis", "twas", "em", "til", "till", "n", "cause", "bout", "round", "kay", "nuff", "ere", "s", "re", "d", "ll", "ve", "m", "t"];

/// Whether mark `i`, met outside of quotation marks, opens.
pub(super) fn opens(part: &str, ahead: &Ahead, marks: &[Mark], i: usize) -> bool {
    let mark = &marks[i];
    match mark.family {
        Family::Double => {
            if mark.before == Some('=') {
                return false;
            }
            let measure = mark.lean <= 0 && mark.before.is_some_and(|c| c.is_ascii_digit());
            let opening = match mark.lean {
                1 => !(mark.space_after() && mark.before.is_some_and(|c| !c.is_whitespace())),
                -1 => mark.can_open() && !mark.space_after(),
                _ => {
                    !measure
                        && (mark.can_open() && !mark.space_after() || mark.before.is_some_and(|c| c.is_whitespace()) && ahead.partner > i)
                }
            };
            opening && !is_seconds(part, mark)
        }
        Family::Single => ahead.of[i].opens,
        _ => mark.lean == 1 || mark.can_open() && !mark.space_after(),
    }
}

/// 5′2″ and 6'2": feet and inches.
fn is_seconds(part: &str, mark: &Mark) -> bool {
    part[mark.at..].starts_with('″') && mark.before.is_some_and(|c| c.is_ascii_digit())
}

fn single_opens(part: &str, mark: &Mark) -> bool {
    if !mark.can_open() || mark.space_after() || mark.before == Some('=') || part[mark.at..].starts_with('´') {
        return false;
    }
    let rest = &part[mark.at + mark.len..];
    let word = &rest[..rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len())];
    let figure = word.starts_with(|c: char| c.is_ascii_digit());
    if figure && (mark.lean == -1 || word.ends_with('s')) {
        return false;
    }
    // ‘ before a whole sentence opens even where the word could be an elision.
    mark.lean == 1 || !ELISIONS.iter().any(|e| e.eq_ignore_ascii_case(word))
}

/// The mark that closes the one at `i`.
pub(super) fn closing(part: &str, ahead: &Ahead, marks: &[Mark], i: usize) -> Option<usize> {
    match marks[i].family {
        Family::Single => single_closing(ahead, marks, i),
        Family::Double => double_closing(part, ahead, marks, i),
        _ => ahead.of[i].partner,
    }
}

/// The first mark after `i` that closes and is no apostrophe.
fn single_closing(ahead: &Ahead, marks: &[Mark], i: usize) -> Option<usize> {
    let mut j = i + 1;
    while j < marks.len() && marks[j].at - marks[i].at < POSSESSIVE_WITHIN {
        if ahead.of[j].closes != Closes::No {
            return Some(j);
        }
        j += 1;
    }
    (j < marks.len()).then(|| ahead.of[j].next_closer).flatten()
}

/// Whether a single mark closes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Closes {
    No,
    Yes,
    /// A plural possessive ("dogs'") unless the quotation has only just begun.
    IfNear,
}

/// A mark after "s" and before a small letter closes only a quotation of fewer bytes than this.
const POSSESSIVE_WITHIN: usize = 80;

/// What stands ahead of each mark, found in one pass from the end, so that pairing stays linear.
pub(super) struct Ahead {
    of: Vec<AheadOf>,
    /// The last double mark that could close.
    partner: usize,
}

#[derive(Clone, Copy)]
struct AheadOf {
    /// Single marks: whether it opens, whether it closes, the first from it on that surely closes.
    opens: bool,
    closes: Closes,
    next_closer: Option<usize>,
    /// Guillemets and brackets: the mark that pairs with it.
    partner: Option<usize>,
    /// Double marks after this one up to the next that opens.
    doubles: usize,
}

impl Ahead {
    pub(super) fn new(part: &str, marks: &[Mark]) -> Self {
        let none = AheadOf { opens: false, closes: Closes::No, next_closer: None, partner: None, doubles: 0 };
        let mut ahead = Self { of: vec![none; marks.len()], partner: 0 };
        // The next single mark that could close, and the next that opens, whichever comes first.
        let (mut better, mut next_closer, mut doubles) = (false, None, 0);
        for (i, mark) in marks.iter().enumerate().rev() {
            let of = &mut ahead.of[i];
            of.doubles = doubles;
            match mark.family {
                Family::Single => {
                    of.opens = single_opens(part, mark);
                    of.closes = single_closes(part, mark, better);
                    if of.closes == Closes::Yes {
                        next_closer = Some(i);
                    }
                    let could = mark.lean != 1 && mark.can_close() && !mark.after.is_some_and(char::is_alphanumeric);
                    better = could || !of.opens && better;
                }
                Family::Double => {
                    if mark.can_close() {
                        ahead.partner = ahead.partner.max(i);
                    }
                    doubles = if mark.can_open() && !mark.space_after() { 0 } else { doubles + 1 };
                }
                _ => {}
            }
            of.next_closer = next_closer;
        }
        for family in [Family::Guillemet, Family::SmallGuillemet, Family::Corner, Family::WhiteCorner] {
            for lean in [1, -1] {
                ahead.pair(marks, family, lean);
            }
        }
        ahead
    }

    /// Pair the marks of a family that lean to `lean` with those that lean the other way.
    fn pair(&mut self, marks: &[Mark], family: Family, lean: i8) {
        let mut open = Vec::new();
        for (i, mark) in marks.iter().enumerate().filter(|(_, m)| m.family == family) {
            if mark.lean == lean {
                open.push(i);
            } else if let Some(partner) = open.pop() {
                self.of[partner].partner = Some(i);
            }
        }
    }
}

/// The mark that closes the double mark at `i`.
fn double_closing(part: &str, ahead: &Ahead, marks: &[Mark], i: usize) -> Option<usize> {
    let open = marks[i];
    let mut depth = 0usize;
    for (j, mark) in marks.iter().enumerate().skip(i + 1) {
        if mark.family != Family::Double {
            continue;
        }
        if is_seconds(part, mark) {
            continue;
        }
        let opening = mark.lean >= 0 && mark.can_open() && !mark.space_after() && !glued_to_both(mark);
        if opening && !(mark.lean == 0 && mark.can_close() && !mark.space_before()) {
            // A mark that can only open, met inside: nested if two closers follow before
            // the next opener, else the closing mark was forgotten.
            if mark.lean == 1 && open.lean == 1 {
                if !nested(marks, j) {
                    // ““We skated”: typed twice
                    if mark.at == open.at + open.len {
                        continue;
                    }
                    return None;
                }
                depth += 1;
                continue;
            }
            if mark.before.is_some_and(|c| c.is_whitespace()) {
                // "She "must not" sail," Holt said: two marks close before the next one opens.
                if nested(marks, j) {
                    depth += 1;
                    continue;
                }
                return None;
            }
        }
        if mark.can_close() || mark.lean == -1 || mark.space_after() {
            if mark.lean == 0 && mark.before.is_some_and(|c| c.is_ascii_digit()) && measure_inside(part, ahead, marks, j) {
                continue;
            }
            if depth == 0 {
                return Some(j);
            }
            depth -= 1;
        }
    }
    None
}

/// `word"word`: neither side says which way the mark faces.
fn glued_to_both(mark: &Mark) -> bool {
    mark.before.is_some_and(char::is_alphanumeric)
}

/// Two closers before the next opener: the opener at `j` is a quotation within the quotation.
fn nested(marks: &[Mark], j: usize) -> bool {
    let mut closers = 0;
    for mark in marks[j + 1..].iter().filter(|m| m.family == Family::Double) {
        let opening = match mark.lean {
            1 => !mark.space_after(),
            0 => mark.can_open() && !mark.space_after(),
            _ => false,
        };
        if opening {
            return closers >= 2;
        }
        closers += 1;
        if closers >= 2 {
            return true;
        }
    }
    false
}

/// `a 6" pipe" he said`: a straight mark after a digit measures, if another one can still close.
fn measure_inside(part: &str, ahead: &Ahead, marks: &[Mark], j: usize) -> bool {
    let mark = &marks[j];
    let next = part[mark.at + mark.len..].trim_start();
    let word_follows = mark.after == Some(' ') && next.starts_with(|c: char| c.is_lowercase());
    word_follows && ahead.of[j].doubles % 2 == 1
}

/// Whether the single `mark` closes a quotation and is no apostrophe. `better` says that a mark which
/// could close follows before the next one that opens.
fn single_closes(part: &str, mark: &Mark, better: bool) -> Closes {
    if mark.lean == 1 || !mark.can_close() || mark.after.is_some_and(|c| c.is_alphanumeric()) || is_and(&part[..mark.at]) {
        return Closes::No;
    }
    let before = mark.before.unwrap_or(' ');
    if matches!(before, '.' | ',' | '!' | '?' | '…' | ';' | ':' | ')' | '—' | '-' | '”' | '"') {
        return Closes::Yes;
    }
    // dogs' tails: a plural possessive, if a better closer follows before the next opener.
    let rest = part[mark.at + mark.len..].trim_start();
    match before == 's' && rest.starts_with(|c: char| c.is_lowercase()) {
        true if better => Closes::No,
        true => Closes::IfNear,
        false => Closes::Yes,
    }
}

/// Whether a mark behind `before` ends the "and" of "rock 'n' roll".
fn is_and(before: &str) -> bool {
    let head = before.strip_suffix(['n', 'N']).and_then(|head| head.strip_suffix(['\'', '’', '‘']));
    head.is_some_and(|head| head.ends_with(char::is_whitespace))
}

/// Inches: a mark just behind a figure.
pub(super) fn is_measure(mark: &Mark) -> bool {
    mark.lean == 0 && mark.before.is_some_and(|c| c.is_ascii_digit())
}

pub(super) fn only_closes(mark: &Mark) -> bool {
    mark.lean != 1 && mark.can_close() && (mark.space_after() || mark.lean == -1 && !mark.can_open())
}
