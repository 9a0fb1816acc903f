//! Figures by time of publication, as a picture: which answer stood where and when, and who still has an earlier one.
//!
//! "9 dead" in the Wire at 11:05, "12 dead" in the Post at 17:30, "9 dead" in the Flash at 18:02: the toll rose, and
//! the Flash lags.

use crate::report::{Article, ClaimRow, Event, Reading};
use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use serde::Serialize;
use std::collections::BTreeMap;

/// Most questions of one event that are drawn.
const MOST_QUESTIONS: usize = 4;
/// Most answers to one of them, those of the most sources; the others are in the table of claims.
const MOST_ANSWERS: usize = 8;
/// Longest answer, in characters, that is a figure and not a wording.
const LONGEST_ANSWER: usize = 24;
/// Width of the picture, and where its time begins and ends, in its own units (about a pixel each).
const WIDTH: i64 = 1180;
const FROM: i64 = 170;
const TO: i64 = 1160;
/// Height of a line of words, and what a question's title takes.
const LINE: i64 = 20;
const TITLE: i64 = 30;
/// About how wide a character of a label is.
const CHARACTER: i64 = 6;
/// Most labelled dots of one answer; of more, the first and the number.
const MOST_LABELS: usize = 6;

/// The picture of one event.
#[derive(Serialize)]
pub(super) struct Moved<'a> {
    width: i64,
    height: i64,
    from: i64,
    to: i64,
    ticks: Vec<Tick>,
    questions: Vec<Question<'a>>,
}

/// A time on the axis.
#[derive(Serialize)]
struct Tick {
    x: i64,
    anchor: &'static str,
    /// "2025-03-03".
    day: String,
    /// "14:20"; none where a day begins.
    hour: Option<String>,
}

/// A question with its answers, each a line of dots.
#[derive(Serialize)]
struct Question<'a> {
    question: &'a str,
    /// Whether the answers follow one another in time.
    moved: bool,
    y: i64,
    answers: Vec<Answer<'a>>,
    /// How many answers are left out.
    more: usize,
    /// From one answer of an outlet to its next.
    steps: Vec<Step>,
}

/// An outlet's way from an answer to another: on at the height of the first, then up or down.
#[derive(Serialize, PartialEq, Eq, PartialOrd, Ord)]
struct Step {
    x: i64,
    y: i64,
    to_x: i64,
    to_y: i64,
}

#[derive(Serialize)]
struct Answer<'a> {
    value: &'a str,
    y: i64,
    dots: Vec<Dot<'a>>,
    /// The dots that have no label.
    more: usize,
}

/// An article at its time.
#[derive(Serialize)]
struct Dot<'a> {
    article: &'a str,
    x: i64,
    y: i64,
    label: Option<Label>,
    /// Whether the hour is known; a day alone is drawn at noon.
    hour: bool,
    /// Published after another had the answer that came last, with an earlier one.
    lags: bool,
}

#[derive(Serialize)]
struct Label {
    x: i64,
    y: i64,
    anchor: &'static str,
}

/// By article, when it was published.
type Moments<'m> = BTreeMap<&'m str, (i64, bool)>;

/// When an article was published, as seconds since 1970, and whether the hour is known. A time without a zone is
/// taken as universal.
fn moment(article: &Article) -> Option<(i64, bool)> {
    if let Some(at) = &article.published_at {
        let zoned = at.parse::<Timestamp>().ok().map(Timestamp::as_second);
        let bare = || at.parse::<DateTime>().ok().and_then(|d| jiff::tz::Offset::UTC.to_timestamp(d).ok()).map(Timestamp::as_second);
        return zoned.or_else(bare).map(|s| (s, true));
    }
    let day: Date = article.published.as_ref()?.parse().ok()?;
    let noon = jiff::tz::Offset::UTC.to_timestamp(day.at(12, 0, 0, 0)).ok()?;
    Some((noon.as_second(), false))
}

/// The time that a picture spans, seconds since 1970.
#[derive(Clone, Copy)]
struct Axis {
    first: i64,
    last: i64,
}

impl Axis {
    /// Where a moment stands.
    const fn x(self, moment: i64) -> i64 {
        FROM + (moment - self.first) * (TO - FROM) / (self.last - self.first)
    }
}

/// The questions of `event` on whose figures sources differ, by time; `None` where time tells nothing: no figures, or
/// all at one time.
pub(super) fn of<'a>(event: &'a Event, articles: &BTreeMap<&'a str, &'a Article>) -> Option<Moved<'a>> {
    let moments: Moments<'_> = event.articles.iter().filter_map(|id| Some((id.as_str(), moment(articles.get(id.as_str())?)?))).collect();
    let mut rows: Vec<&'a ClaimRow> = Vec::new();
    for row in event.claims.iter().filter(|r| is_of_figures(r, &moments)) {
        // one question of two happenings is drawn once
        if rows.len() < MOST_QUESTIONS && rows.iter().all(|r| r.question != row.question) {
            rows.push(row);
        }
    }
    let shown = rows.iter().flat_map(|r| &r.readings).flat_map(|r| &r.articles).filter_map(|id| moments.get(id.as_str()));
    let (first, last) = shown.fold((i64::MAX, i64::MIN), |(a, b), (m, _)| (a.min(*m), b.max(*m)));
    if first >= last {
        return None;
    }
    let axis = Axis { first, last };
    let mut y = 26;
    let mut questions = Vec::new();
    for row in rows {
        let title = y + TITLE - 10;
        y += TITLE;
        let moved = row.verdict == "changed-with-time";
        let newest = moved.then(|| newest(row, &moments)).flatten();
        // the most common stand first
        let mut readings: Vec<&Reading> = row.readings.iter().take(MOST_ANSWERS).collect();
        readings.sort_by_key(|r| first_moment(r, &moments).unwrap_or(i64::MAX));
        let mut answers = Vec::new();
        for reading in readings {
            let (answer, lines) = answer(reading, y, axis, (articles, &moments), newest);
            y += LINE * lines;
            answers.push(answer);
        }
        let (steps, more) = (steps(&answers, articles), row.readings.len().saturating_sub(MOST_ANSWERS));
        questions.push(Question { question: &row.question, moved, y: title, answers, more, steps });
    }
    Some(Moved { width: WIDTH, height: y + 4, from: FROM, to: TO, ticks: ticks(axis), questions })
}

/// How each outlet of several articles went from one answer to another.
fn steps(answers: &[Answer<'_>], articles: &BTreeMap<&str, &Article>) -> Vec<Step> {
    let mut by_outlet: BTreeMap<&str, Vec<(i64, i64)>> = BTreeMap::new();
    for dot in answers.iter().flat_map(|a| &a.dots) {
        if let Some(article) = articles.get(dot.article) {
            by_outlet.entry(&article.outlet).or_default().push((dot.x, dot.y));
        }
    }
    let mut steps = Vec::new();
    for mut dots in by_outlet.into_values() {
        dots.sort_unstable();
        let ways = dots.windows(2).map(|w| Step { x: w[0].0, y: w[0].1, to_x: w[1].0, to_y: w[1].1 });
        steps.extend(ways.filter(|s| s.y != s.to_y && s.x != s.to_x));
    }
    steps
}

/// An answer whose dots stand at the height `y`, and how many lines its labels take. `newest` is the answer that
/// came last, with its time.
fn answer<'a>(
    reading: &'a Reading,
    y: i64,
    axis: Axis,
    (articles, moments): (&BTreeMap<&'a str, &'a Article>, &Moments<'_>),
    newest: Option<(&str, i64)>,
) -> (Answer<'a>, i64) {
    let mut own: Vec<(&str, (i64, bool))> =
        reading.articles.iter().filter_map(|id| Some((id.as_str(), *moments.get(id.as_str())?))).collect();
    own.sort_by_key(|(_, (moment, _))| *moment);
    let points: Vec<i64> = own.iter().map(|(_, (moment, _))| axis.x(*moment)).collect();
    let mut taken: Vec<i64> = Vec::new();
    let mut dots = Vec::new();
    for (n, (article, (moment, hour))) in own.into_iter().enumerate() {
        let width = articles.get(article).map_or(0, |a| a.label.chars().count().min(24) as i64) * CHARACTER + 14;
        let label = (n < MOST_LABELS).then(|| label(points[n], width, y, (&points, &mut taken)));
        let lags = newest.is_some_and(|(value, since)| reading.text != value && moment > since);
        dots.push(Dot { article, x: points[n], y, label, hour, lags });
    }
    (Answer { value: &reading.text, y, more: dots.len().saturating_sub(MOST_LABELS), dots }, taken.len().max(1) as i64)
}

/// "How many were aboard?", and not "How is Ana Holt spelt?".
fn asks_for_a_figure(question: &str) -> bool {
    const FIGURES: [&str; 7] = ["many", "much", "old", "long", "far", "heavy", "fast"];
    let Some(asked) = question.strip_prefix("How ") else { return false };
    !asked.starts_with("far along") && FIGURES.iter().any(|of| asked.starts_with(of))
}

/// Whether the answers of `row` are figures, two or more, and those who give them are dated.
fn is_of_figures(row: &ClaimRow, moments: &Moments<'_>) -> bool {
    let is_figure = |text: &str| text.chars().count() <= LONGEST_ANSWER;
    let dated = |r: &&Reading| first_moment(r, moments).is_some();
    (row.verdict == "changed-with-time" || row.verdict == "conflicts" && asks_for_a_figure(&row.question))
        && row.readings.iter().all(|r| is_figure(&r.text))
        && row.readings.iter().filter(dated).count() > 1
}

/// The answer that was the last to be printed for the first time, and since when.
fn newest<'a>(row: &'a ClaimRow, moments: &Moments<'_>) -> Option<(&'a str, i64)> {
    row.readings.iter().filter_map(|r| Some((r.text.as_str(), first_moment(r, moments)?))).max_by_key(|(_, since)| *since)
}

/// When an answer was first printed.
fn first_moment(reading: &Reading, moments: &Moments<'_>) -> Option<i64> {
    reading.articles.iter().filter_map(|id| moments.get(id.as_str())).map(|(m, _)| *m).min()
}

/// Where a dot's label stands: right of it or, near the end, left; below where another label or dot stands already.
/// `points` are where the dots of its answer are, `taken` is how far each line of labels is taken.
fn label(at: i64, width: i64, top: i64, (points, taken): (&[i64], &mut Vec<i64>)) -> Label {
    let is_left = at + width > WIDTH;
    let (start, end) = if is_left { (at - width, at) } else { (at, at + width) };
    let is_over_dot = points.iter().any(|p| *p != at && (start..end).contains(p));
    if taken.is_empty() {
        taken.push(0);
    }
    let free = |(line, to): (usize, &i64)| *to <= start && (line > 0 || !is_over_dot);
    let line = taken.iter().enumerate().position(free).unwrap_or(taken.len());
    match taken.get_mut(line) {
        Some(to) => *to = end,
        None => taken.push(end),
    }
    let (x, anchor) = if is_left { (at - 8, "end") } else { (at + 8, "start") };
    Label { x, y: top + LINE * line as i64, anchor }
}

/// The first and the last time with their hours, and the days between.
fn ticks(axis: Axis) -> Vec<Tick> {
    const DAY: i64 = 86_400;
    const DAY_OF: &str = "%Y-%m-%d";
    const HOUR_OF: &str = "%H:%M";
    /// Least distance of two ticks.
    const APART: i64 = 110;
    let Axis { first, last } = axis;
    let text =
        |moment: i64, format: &str| Timestamp::from_second(moment).map_or_else(|_| String::new(), |t| t.strftime(format).to_string());
    let mut ticks = vec![Tick { x: axis.x(first), anchor: "start", day: text(first, DAY_OF), hour: Some(text(first, HOUR_OF)) }];
    let days = (last - first) / DAY + 1;
    let step = (days / 5 + 1) * DAY;
    let mut midnight = (first / DAY + 1) * DAY;
    while midnight < last {
        if ticks.last().is_some_and(|t| axis.x(midnight) - t.x >= APART) && TO - axis.x(midnight) >= APART {
            ticks.push(Tick { x: axis.x(midnight), anchor: "middle", day: text(midnight, DAY_OF), hour: None });
        }
        midnight += step;
    }
    ticks.push(Tick { x: axis.x(last), anchor: "end", day: text(last, DAY_OF), hour: Some(text(last, HOUR_OF)) });
    ticks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_give_way_to_one_another_and_to_the_edge() {
        let (points, mut taken) = ([200, 220, 400, 1150], Vec::new());
        let places: Vec<(i64, i64, &str)> =
            points.iter().map(|at| label(*at, 100, 50, (&points, &mut taken))).map(|l| (l.x, l.y, l.anchor)).collect();
        assert_eq!(places, [(208, 70, "start"), (228, 50, "start"), (408, 50, "start"), (1142, 50, "end")]);
    }

    #[test]
    fn an_outlet_steps_from_its_answer_to_its_next() {
        let article =
            |id: &str, outlet: &str| Article { id: id.into(), outlet: outlet.into(), ..crate::report::sample().articles[0].clone() };
        let all = [article("a", "Wire"), article("b", "Post"), article("c", "Wire"), article("d", "Post")];
        let articles: BTreeMap<&str, &Article> = all.iter().map(|a| (a.id.as_str(), a)).collect();
        let dot = |article, x, y| Dot { article, x, y, label: None, hour: true, lags: false };
        let answer = |y, dots| Answer { value: "9", y, dots, more: 0 };
        // the Wire goes from the first answer to the second, the Post stays
        let answers = [answer(20, vec![dot("a", 200, 20), dot("b", 210, 20), dot("d", 300, 20)]), answer(40, vec![dot("c", 300, 40)])];
        let steps: Vec<(i64, i64, i64, i64)> = steps(&answers, &articles).iter().map(|s| (s.x, s.y, s.to_x, s.to_y)).collect();
        assert_eq!(steps, [(200, 20, 300, 40)]);
    }

    #[test]
    fn days_between_are_told_where_there_is_room() {
        let noon = 1_741_003_200; // 3 March 2025, 12:00
        let ticks = ticks(Axis { first: noon, last: noon + 2 * 86_400 });
        let told: Vec<_> = ticks.iter().map(|t| (t.day.as_str(), t.hour.as_deref())).collect();
        assert_eq!(told, [("2025-03-03", Some("12:00")), ("2025-03-04", None), ("2025-03-05", None), ("2025-03-05", Some("12:00"))]);
    }
}
