//! Values, days, kinds and denials that two articles give of one thing in sentences of other shape.
//!
//! "The bank offers a $35,000 reward for word of the robbers" in one lead and "for information on the robbers
//! a reward of $19,000 is offered, the police said" share *reward*, *offer* and *robber* around two sums. A
//! value is compared with the one value of its measure, in another article, whose surroundings are most like
//! its own; an article that gives both is silent.

use super::measures::{is_generic, thing};
use crate::align::Relation;
use crate::align::claims::counts::{dates_part, is_counter, is_label, is_outgrown, is_part, is_rate, known_measure};
use crate::align::claims::edge::{Edge, site};
use crate::align::claims::pairs::denial::is_hypothetical;
use crate::align::claims::pairs::numbers::{are_of_two, opens_with_pronoun};
use crate::align::claims::pairs::opposites::{Side, sides_of};
use crate::align::claims::row::{ClaimSite, Slot};
use crate::align::claims::statement::frames::{Frame, Shared, is_of_act, is_open, tells_of_others};
use crate::align::claims::statement::holders::are_of_one;
use crate::align::claims::statement::vocabulary::PlaceLevel;
use crate::align::claims::statement::{NameKind, Statement, Valued};
use crate::align::claims::tolls::harm::is_of_event;
use crate::align::claims::tolls::harm::{are_two_measures, is_told_of_one};
use crate::align::reason::Reason;
use crate::extract::claims::cues::Cue;
use crate::extract::claims::words::{WordKind, is_slight};
use crate::language::date::{self, Bound, DateExpression, Form, Period};
use crate::language::quantity::{self, Hedge, Quantity, Relation as Values, Unit};
use crate::language::{self, Class, en};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::LazyLock;

/// Frames of one measure that are compared with one another: the cost grows with their square.
const MOST: usize = 300;
/// Weight shared by the surroundings of two values of one thing ("excavators").
const SHARED_OF_THING: f32 = 1.5;
/// The same where the measure names no thing: a duration, a sum.
const SHARED_OF_MEASURE: f32 = 1.6;
/// The same where most of it stands further from the values.
const SHARED_FURTHER: f32 = 2.4;
/// The same for days.
const SHARED_OF_DAY: f32 = 1.8;
/// The same for kinds of thing.
const SHARED_OF_KIND: f32 = 2.0;
/// The same where their verbs differ.
const SHARED_WITHOUT_VERB: f32 = 2.8;
/// The same for what one denies.
const SHARED_OF_DENIAL: f32 = 2.5;
/// The same for places.
const SHARED_OF_PLACE: f32 = 1.8;
/// Two and three men may be any two and three: more must be shared.
const FEW: f64 = 4.0;
/// So much more.
const MORE_OF_FEW: f32 = 0.4;
/// So much less where both go with one verb ("fell 200 metres"), or are what somebody has ("a mother of 12").
const LESS_OF_TIED: f32 = 0.5;
/// Weight shared by two lengths, weights or speeds of one verb ("fell 200 metres"): the verb and a word more.
const SHARED_BY_VERB: f32 = 0.8;
/// Such values that lie further apart are of two falls.
const FARTHEST_BY_VERB: f64 = 2.5;
/// Values of one measure in one article from which on they are a statistic.
const CROWD: usize = 4;
/// Values of one measure to an article, over all articles that have it, from which on they are a statistic.
const CROWDED_EVENT: f32 = 1.5;
/// Weight that two of a statistic must share.
const SHARED_IN_CROWD: f32 = 2.6;
/// Values of one thing that lie further apart are of two things.
const FARTHEST: f64 = 5.0;

/// Edges between articles, and the articles of which not all was compared with the others.
pub(crate) fn edges(statements: &[Statement]) -> (Vec<Edge>, BTreeSet<usize>) {
    let (mut out, mut cut) = (Vec::new(), BTreeSet::new());
    let mut of = |kept: Vec<Vec<Frame>>, left_out: BTreeSet<usize>, stand: &dyn Fn(&Frame, &Frame) -> (Stand, Shared)| {
        out.extend(kept.into_iter().flat_map(|frames| pairs(statements, frames, stand)));
        cut.extend(left_out);
    };
    let named = named(statements);
    let (kept, left_out) = quantities(statements).all();
    of(kept, left_out, &|x, y| of_quantities(statements, x, y));
    let (kept, left_out) = kinds(statements).all();
    of(kept, left_out, &|x, y| of_kinds(statements, x, y));
    let (kept, left_out) = denials(statements).all();
    of(kept, left_out, &|x, y| of_denials(statements, x, y));
    let (kept, left_out) = places(statements).all();
    of(kept, left_out, &|x, y| of_places(statements, x, y, &named));
    let (days, left_out) = days(statements).all();
    for frames in days {
        let mut held: BTreeMap<usize, usize> = BTreeMap::new();
        for f in &frames {
            *held.entry(statements[f.statement].article).or_insert(0) += 1;
        }
        let alone = |article: usize| held.get(&article) == Some(&1);
        of(vec![frames], BTreeSet::new(), &|x, y| of_days(statements, x, y, &alone));
    }
    cut.extend(left_out);
    (out, cut)
}

/// Frames by their measure, of each the first [`MOST`].
struct Kept<K> {
    by_measure: BTreeMap<K, Vec<Frame>>,
    /// Articles that had more.
    left_out: BTreeSet<usize>,
}

impl<K: Ord> Kept<K> {
    const fn new() -> Self {
        Self { by_measure: BTreeMap::new(), left_out: BTreeSet::new() }
    }

    /// Add a frame of the `article` where there is room for one.
    fn keep(&mut self, measure: K, article: usize, frame: impl FnOnce() -> Frame) {
        let frames = self.by_measure.entry(measure).or_default();
        if frames.len() < MOST {
            frames.push(frame());
        } else {
            self.left_out.insert(article);
        }
    }

    fn all(self) -> (Vec<Vec<Frame>>, BTreeSet<usize>) {
        (self.by_measure.into_values().collect(), self.left_out)
    }
}

/// Stem → the families of exclusive kinds that have it, each with its side.
static EXCLUSIVE: LazyLock<HashMap<String, Vec<Side>>> = LazyLock::new(|| sides_of(&[en::EXCLUSIVE_KINDS]));

/// Words of one family: of the car that one article tells of, another makes a lorry.
fn kinds(statements: &[Statement]) -> Kept<u16> {
    let mut by_family = Kept::new();
    for (n, s) in statements.iter().enumerate().filter(|(_, s)| !s.is_aside && s.has_verb) {
        for at in 0..s.words.len() {
            let family = if s.words[at].capital || is_plural(s.key(at), &s.words[at].stem) {
                None
            } else {
                EXCLUSIVE.get(s.words[at].stem.as_str())
            };
            for (line, side) in family.into_iter().flatten() {
                by_family.keep(*line, s.article, || Frame::new(statements, n, (at, at + 1), at * SIDES + usize::from(*side)));
            }
        }
    }
    by_family
}

/// "Cars" may well be some of each kind.
fn is_plural(key: &str, stem: &str) -> bool {
    key.ends_with('s') && !stem.ends_with('s') || matches!(key, "men" | "women")
}

/// More than the sides of any family: word and side in one number.
const SIDES: usize = 16;

fn of_kinds(statements: &[Statement], x: &Frame, y: &Frame) -> (Stand, Shared) {
    let (a, b) = (&statements[x.statement], &statements[y.statement]);
    let shared = x.shared(y);
    if x.item % SIDES == y.item % SIDES {
        // "a second car" elsewhere says nothing of the lorry that was driven into the wall
        let same = shared.weight >= SHARED_OF_KIND && shared.near >= 2;
        return (if same { Stand::Agree } else { Stand::Open }, shared);
    }
    if shared.weight < SHARED_OF_KIND || shared.verbs == 0 {
        return (Stand::Open, shared);
    }
    let word = |s: &Statement, f: &Frame| site(s, (f.item / SIDES, f.item / SIDES + 1));
    (differ(Slot::Kind, Reason::KindsAmongSameWords, shared, word(a, x), word(b, y)), shared)
}

/// A verb with what it is said of, denied in some article.
fn denials(statements: &[Statement]) -> Kept<u32> {
    let denied_at = |s: &Statement, at: usize| s.negations.iter().any(|c| c.head == at);
    let verb = |s: &Statement, at: usize| {
        let word = &s.words[at];
        s.concepts[at] > 0
            && !word.capital
            && word.kind == WordKind::Content
            && s.weights[at] > 0.0
            && !is_slight(&word.stem)
            && language::classes(&word.key).is(Class::VERB)
            && (!s.is_quoted(at) || denied_at(s, at))
    };
    let heads = statements.iter().flat_map(|s| s.negations.iter().filter(|c| verb(s, c.head)).map(|c| s.concepts[c.head]));
    let denied: BTreeSet<u32> = heads.collect();
    let mut by_verb = Kept::new();
    for (n, s) in statements.iter().enumerate().filter(|(_, s)| !s.is_aside) {
        for at in (0..s.words.len()).filter(|at| denied.contains(&s.concepts[*at]) && verb(s, *at)) {
            let negated = denied_at(s, at);
            if negated && s.negations.iter().any(|c| c.head == at && is_hypothetical(s, c)) {
                continue;
            }
            let clear = !is_open(s, at)
                && !s.negations.iter().any(|c| c.head != at && c.at < at && at <= c.head + 3)
                && !s.hedges.iter().any(|(c, _)| c.head == at);
            if negated || clear {
                by_verb.keep(s.concepts[at], s.article, || Frame::new(statements, n, (at, at + 1), at * SIDES + usize::from(negated)));
            }
        }
    }
    by_verb
}

fn of_denials(statements: &[Statement], x: &Frame, y: &Frame) -> (Stand, Shared) {
    let (a, b) = (&statements[x.statement], &statements[y.statement]);
    let shared = x.shared(y);
    if x.item % SIDES == y.item % SIDES {
        return (if shared.near > 1 { Stand::Agree } else { Stand::Open }, shared);
    }
    let other_figure = |s: &Statement, f: &Frame, other: &Statement| {
        s.negations.iter().any(|c| c.head == f.item / SIDES && s.denies_other_figure(c, other))
    };
    let apart = other_figure(a, x, b) || other_figure(b, y, a);
    if shared.weight < SHARED_OF_DENIAL || shared.near < 3 || apart || tells_of_others(a, b) {
        return (Stand::Open, shared);
    }
    let words = |s: &Statement, f: &Frame| {
        let at = f.item / SIDES;
        site(s, s.negations.iter().find(|c| c.head == at).map_or((at, at + 1), Cue::words))
    };
    (differ(Slot::Polarity, Reason::DeniedAndAffirmed, shared, words(a, x), words(b, y)), shared)
}

/// Where: towns after a preposition.
fn places(statements: &[Statement]) -> Kept<u8> {
    let mut all = Kept::new();
    for (n, s) in statements.iter().enumerate().filter(|(_, s)| s.has_verb) {
        for name in s.names.iter().filter(|name| name.start > 0 && matches!(s.key(name.start - 1), "in" | "near" | "outside")) {
            if matches!(name.kind, NameKind::Other | NameKind::Place(PlaceLevel::City)) {
                all.keep(0, s.article, || Frame::new(statements, n, (name.start, name.end), name.start * LONGEST_SENTENCE + name.end));
            }
        }
    }
    all
}

/// More than the words of any sentence: two places of words in one number.
const LONGEST_SENTENCE: usize = 1 << 20;

fn of_places(statements: &[Statement], x: &Frame, y: &Frame, named: &BTreeMap<usize, BTreeSet<u32>>) -> (Stand, Shared) {
    let (a, b) = (&statements[x.statement], &statements[y.statement]);
    let words = |f: &Frame| (f.item / LONGEST_SENTENCE, f.item % LONGEST_SENTENCE);
    let (at, to) = (words(x), words(y));
    let shared = x.shared(y);
    let names = |s: &Statement, at: (usize, usize)| -> Vec<u32> { s.concepts[at.0..at.1].iter().copied().filter(|c| *c > 0).collect() };
    let (p, q) = (names(a, at), names(b, to));
    let knows = |article: usize, names: &[u32]| named.get(&article).is_some_and(|all| names.iter().any(|c| all.contains(c)));
    if p.iter().any(|c| q.contains(c)) {
        return (Stand::Agree, shared);
    }
    let city = |s: &Statement, at: (usize, usize)| s.names.iter().any(|n| n.start == at.0 && n.kind == NameKind::Place(PlaceLevel::City));
    let open = knows(a.article, &q) || knows(b.article, &p) || !(city(a, at) || city(b, to));
    if open || shared.weight < SHARED_OF_PLACE || x.before != y.before {
        return (Stand::Open, shared);
    }
    (differ(Slot::Place, Reason::PlacesAmongSameWords, shared, site(a, at), site(b, to)), shared)
}

/// The names that each article has.
pub(crate) fn named(statements: &[Statement]) -> BTreeMap<usize, BTreeSet<u32>> {
    let mut all: BTreeMap<usize, BTreeSet<u32>> = BTreeMap::new();
    for s in statements {
        let names = s.words.iter().zip(&s.concepts).filter(|(w, c)| w.capital && **c > 0).map(|(_, c)| *c);
        all.entry(s.article).or_default().extend(names);
    }
    all
}

/// How two frames of one measure stand to each other.
enum Stand {
    /// They agree: what else the articles say of it is of other things.
    Agree,
    /// They cannot both hold.
    Differ(Box<Edge>),
    /// Nothing can be said.
    Open,
}

fn quantities(statements: &[Statement]) -> Kept<String> {
    let mut by_measure = Kept::new();
    for (n, s) in statements.iter().enumerate().filter(|(_, s)| !s.is_aside) {
        for (k, q) in s.quantities.iter().enumerate() {
            let v = &q.value;
            let other =
                is_counter(s, q) || is_label(q) || is_of_event(s, q) || matches!(v.slot, quantity::Slot::Former | quantity::Slot::Rest);
            if other || matches!(v.unit, Unit::Ordinal | Unit::Score | Unit::Age) || v.hedge == Hedge::Vague {
                continue;
            }
            let of = if v.unit == Unit::Count { thing(s, q) } else { String::new() };
            if v.unit == Unit::Count && of.len() < 2 {
                continue;
            }
            let key = format!("{} {of} {} {} {}", v.unit.name(), v.slot.name(), is_rate(s, q), v.per);
            by_measure.keep(key, s.article, || Frame::new(statements, n, q.at, k));
        }
    }
    by_measure
}

fn days(statements: &[Statement]) -> Kept<&'static str> {
    let mut by_kind = Kept::new();
    for (n, s) in statements.iter().enumerate().filter(|(_, s)| !s.is_aside && s.has_verb) {
        for (k, d) in s.dates.iter().enumerate().filter(|(_, d)| is_of_act(s, d.at) && !matches!(s.key(d.at.1), "'s" | "’s")) {
            let kind = match &d.value.form {
                Form::Time(_) => "clock",
                Form::Day { year: Some(_), month: None, .. } => "year",
                Form::Day { month: None, day: None, weekday: None, .. } => continue,
                Form::Day { day: None, weekday: None, .. } => "month",
                Form::Day { .. } => "day",
                Form::Relative { period: Period::Day | Period::Weekday(_), .. } => "day",
                Form::Relative { period: Period::Week, .. } => "week",
                _ => continue,
            };
            by_kind.keep(kind, s.article, || Frame::new(statements, n, d.at, k));
        }
    }
    by_kind
}

/// The edges among frames of one measure: for each frame and article the frame with the most in common,
/// where that holds both ways.
fn pairs(statements: &[Statement], frames: Vec<Frame>, stand: &dyn Fn(&Frame, &Frame) -> (Stand, Shared)) -> Vec<Edge> {
    let article = |f: &Frame| statements[f.statement].article;
    // (frame, article) → the best partner there, and what the two share
    let mut best: BTreeMap<(usize, usize), (f32, usize)> = BTreeMap::new();
    let mut agreed: BTreeSet<(usize, usize)> = BTreeSet::new();
    let mut edges: BTreeMap<(usize, usize), (f32, Edge)> = BTreeMap::new();
    let mut held: BTreeMap<usize, usize> = BTreeMap::new();
    for f in &frames {
        *held.entry(article(f)).or_insert(0) += 1;
    }
    for (i, x) in frames.iter().enumerate() {
        for (j, y) in frames.iter().enumerate().skip(i + 1) {
            if article(x) == article(y) {
                continue;
            }
            let (found, shared) = stand(x, y);
            match found {
                Stand::Agree => _ = (agreed.insert((i, article(y))), agreed.insert((j, article(x)))),
                Stand::Differ(edge) => _ = edges.insert((i, j), (shared.weight, *edge)),
                Stand::Open => {}
            }
            for (one, other) in [(i, j), (j, i)] {
                let held = best.entry((one, article(&frames[other]))).or_insert((shared.weight, other));
                if shared.weight > held.0 {
                    *held = (shared.weight, other);
                }
            }
        }
    }
    let is_best = |i: usize, j: usize| best.get(&(i, article(&frames[j]))).is_some_and(|b| b.1 == j);
    // an article full of yards and points has many that stand among like words, and so has an event
    let crowds = frames
        .first()
        .is_some_and(|f| statements[f.statement].quantities.get(f.item).is_some_and(|q| matches!(q.value.unit, Unit::Count | Unit::Metre)));
    let everywhere = crowds && frames.len() >= CROWD && frames.len() as f32 >= CROWDED_EVENT * held.len() as f32;
    let crowded = |i: usize| everywhere || held.get(&article(&frames[i])).is_some_and(|n| *n >= CROWD);
    let clear = |i: usize, j: usize, weight: f32| weight >= SHARED_IN_CROWD || !crowded(i) && !crowded(j);
    let answered = |i: usize, j: usize| agreed.contains(&(i, article(&frames[j])));
    edges
        .into_iter()
        .filter(|((i, j), (weight, edge))| edge.slot != Slot::Number || clear(*i, *j, *weight))
        .filter(|((i, j), _)| is_best(*i, *j) && is_best(*j, *i) && !answered(*i, *j) && !answered(*j, *i))
        .map(|(_, (_, edge))| edge)
        .collect()
}

fn of_quantities(statements: &[Statement], x: &Frame, y: &Frame) -> (Stand, Shared) {
    let (a, b) = (&statements[x.statement], &statements[y.statement]);
    let (at, to) = (&a.quantities[x.item], &b.quantities[y.item]);
    let (p, q) = (&at.value, &to.value);
    let shared = x.shared(y);
    let relation = quantity::relation(p, q);
    // a toll grows; that 527 households are cut off denies no "more than 400"
    let outgrown = is_outgrown(p, q) && p.is_known_measure() && q.is_known_measure();
    if relation.agrees() && !outgrown {
        return (Stand::Agree, shared);
    }
    let of_thing = p.unit == Unit::Count;
    let few = p.value.min(q.value) < FEW;
    let tied = x.verb > 0 && x.verb == y.verb;
    let least = if of_thing { SHARED_OF_THING } else { SHARED_OF_MEASURE } + if few { MORE_OF_FEW } else { 0.0 }
        - if tied || is_attribute(a, at) && is_attribute(b, to) { LESS_OF_TIED } else { 0.0 };
    let close = match of_thing {
        true => shared.near >= if is_generic(&thing(a, at)) { 2 } else { 1 },
        false => shared.near >= 2 && shared.verbs > 0 || shared.near >= 3 || shared.near >= 1 && shared.weight >= SHARED_FURTHER,
    };
    let (low, high) = (p.value.min(q.value), p.value.max(q.value));
    let measured = matches!(p.unit, Unit::Metre | Unit::Kilogram | Unit::MetrePerSecond | Unit::Celsius);
    let by_verb = tied && measured && high <= low * FARTHEST_BY_VERB && shared.near >= 1 && shared.weight >= SHARED_BY_VERB;
    let of_one = shared.near >= 1 && are_of_one(a, at, b, to);
    let told = (shared.weight >= least && close || by_verb || of_one) && !tells_of_others(a, b);
    let far = high > low * FARTHEST && !quantity::scale_slip(p, q);
    let known = (known_measure(a, at), known_measure(b, to));
    let two = are_two_measures(a, at, b, to) || is_told_of_one(a, at, b, to) || matches!(known, (Some(m), Some(n)) if m != n);
    let part = is_part(a, at) != is_part(b, to) || two || are_of_two(a, at, b, to) && !(opens_with_pronoun(a) && opens_with_pronoun(b));
    if !told || far || part || !(relation == Values::Different || outgrown) || days_part(a, b) {
        return (Stand::Open, shared);
    }
    let because = if outgrown { Reason::FarBeyond } else { Reason::ValuesAmongSameWords };
    (differ(Slot::Number, because, shared, site(a, at.at), site(b, to.at)), shared)
}

/// "A mother of 12", "a city of 350,000": what somebody or something has.
fn is_attribute(s: &Statement, x: &Valued<Quantity>) -> bool {
    x.value.of.is_empty() && x.at.0 > 1 && s.key(x.at.0 - 1) == "of"
}

/// Whether the two give two days of what they tell; a day on which somebody said it parts nothing.
fn days_part(a: &Statement, b: &Statement) -> bool {
    let says = |s: &Statement| s.dates.iter().any(|d| !is_of_act(s, d.at));
    !says(a) && !says(b) && dates_part(a, b)
}

fn of_days(statements: &[Statement], x: &Frame, y: &Frame, alone: &dyn Fn(usize) -> bool) -> (Stand, Shared) {
    let (a, b) = (&statements[x.statement], &statements[y.statement]);
    let (at, to) = (&a.dates[x.item], &b.dates[y.item]);
    let shared = x.shared(y);
    let relation = date::relation((&at.value, a.published), (&to.value, b.published));
    let apart = quarter_apart(&at.value, &to.value);
    if relation.agrees() && !apart {
        return (Stand::Agree, shared);
    }
    let alike = shared.weight >= SHARED_WITHOUT_VERB && shared.near >= 3 && shared.verbs > 0;
    let told = x.verb > 0 && x.verb == y.verb && shared.weight >= SHARED_OF_DAY && shared.near >= 2;
    let early = a.position.max(b.position) < OPENING && alone(a.article) && alone(b.article);
    let openings = apart && is_hour_apart(&at.value, &to.value) && (early || shared.weight >= SHARED_OF_HOUR && shared.near > 0);
    if !(relation == Values::Different || apart) || !(told || alike || openings) || tells_of_others(a, b) {
        return (Stand::Open, shared);
    }
    (differ(Slot::Date, Reason::TimesAmongSameWords, shared, site(a, at.at), site(b, to.at)), shared)
}

/// Whether two times of day lie within an hour: of two acts they seldom do.
fn is_hour_apart(x: &DateExpression, y: &DateExpression) -> bool {
    match (&x.form, &y.form) {
        (Form::Time(p), Form::Time(q)) => (i32::from(p.minute) - i32::from(q.minute)).abs() <= HOUR,
        _ => false,
    }
}

/// Minutes within which two times of day are taken as of one act.
const HOUR: i32 = 60;
/// Weight that their surroundings must share, unless each is the only time of day of its article, in the opening.
const SHARED_OF_HOUR: f32 = 1.0;
/// Sentences of an opening, in which the event's own time stands.
const OPENING: usize = 12;
/// Minutes by which two times of day to the minute part, though one is "around"; twice as many from one on
/// the hour.
const QUARTER: i32 = 15;

fn quarter_apart(x: &DateExpression, y: &DateExpression) -> bool {
    match (&x.form, &y.form) {
        (Form::Time(p), Form::Time(q)) => {
            // "just before 7" may well be 6:40
            let open = x.bound != Bound::On || y.bound != Bound::On || p.zone != q.zone;
            let least = if p.to_the_minute && q.to_the_minute { QUARTER } else { 2 * QUARTER };
            !open && (i32::from(p.minute) - i32::from(q.minute)).abs() >= least
        }
        _ => false,
    }
}

fn differ(slot: Slot, because: Reason, shared: Shared, a: ClaimSite, b: ClaimSite) -> Stand {
    Stand::Differ(Box::new(Edge {
        slot,
        relation: Relation::Conflicts,
        strength: (0.1 * shared.weight + 0.2 * shared.part).min(0.45),
        because,
        a,
        b,
    }))
}
