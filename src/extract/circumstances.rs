//! Through whom, when and where something was said, if the reporting clause tells.
//!
//! «Holt told the Meridian Wire in Port Ellery on Tuesday that …» gives the channel *the Meridian
//! Wire*, the place *Port Ellery* and the time *on Tuesday*.

use super::attribution::Scene;
use super::cues::Relation;
use super::phrases::Kind;
use crate::article::Span;
use crate::language::{Class, TokenKind};

/// What a reporting clause tells besides the speaker.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Circumstances {
    pub(super) channel: Option<Span>,
    pub(super) when: Option<Span>,
    pub(super) place: Option<Span>,
}

/// Words for what carries an utterance: "in a statement", "at a news conference".
const CARRIERS: &[&str] = &[
    "statement",
    "interview",
    "tweet",
    "tweets",
    "post",
    "letter",
    "email",
    "e-mail",
    "memo",
    "report",
    "speech",
    "conference",
    "briefing",
    "article",
    "op-ed",
    "column",
    "essay",
    "blog",
    "message",
    "book",
    "memoir",
    "testimony",
    "address",
    "remarks",
    "release",
    "video",
    "broadcast",
    "show",
    "program",
    "programme",
    "podcast",
    "debate",
    "rally",
    "hearing",
    "court",
    "filing",
    "lawsuit",
    "note",
    "paper",
    "study",
    "editorial",
    "documentary",
    "transcript",
    "call",
    "text",
    "texts",
    "newsletter",
    "affidavit",
    "website",
    "site",
    "account",
    "page",
    "press",
    "twitter",
    "facebook",
    "instagram",
    "telegram",
    "weibo",
    "television",
    "tv",
    "radio",
];

/// The circumstances of the reporting clause of `link`, outside of its `content`.
pub(super) fn circumstances(scene: &Scene<'_, '_>, link: usize, content: &[Span]) -> Circumstances {
    let prose = scene.prose;
    let main = &scene.links[link];
    let frame_index = prose.frame_of[main.verb];
    let frame = prose.frames[frame_index].clone();
    let mut out = Circumstances { channel: relayed(scene, link, frame_index), ..Circumstances::default() };
    let verb = prose.word(main.verb).and_then(|w| w.report).map_or("", |r| r.lemma);
    let speaker = &scene.phrases.list[main.phrase];
    // What is told to whom: "told Yonhap".
    if matches!(verb, "tell" | "inform" | "assure" | "remind")
        && let Some(id) = scene.phrases.beginning_at(main.verb + 1)
    {
        let told = &scene.phrases.list[id];
        if matches!(told.kind, Kind::Name | Kind::Human | Kind::Body) && scene.people.within(told.span).is_none() {
            out.channel = out.channel.or(Some(trimmed(scene, told.first, told.last)));
        }
    }
    // The reporting clause itself: from the cue (or what stands before it) to the content.
    let after = main.last.max(speaker.last) + 1;
    let end = (after..frame.end)
        .find(|u| prose.is_quote(*u) || matches!(prose.lower(*u), "that" | "who" | "whose") || prose.is_mark(*u, &[':', ';']))
        .unwrap_or(frame.end);
    let start = (frame.start..speaker.first.min(main.first))
        .rev()
        .find(|u| prose.is_quote(*u) || prose.is_mark(*u, &[';']))
        .map_or(frame.start, |u| u + 1);
    let ranges = [after..end, start..speaker.first.min(main.first)];
    for u in ranges.into_iter().flatten() {
        if content.iter().any(|s| s.overlaps(prose.span(u))) {
            continue;
        }
        let lower = prose.lower(u);
        if out.when.is_none() {
            out.when = when(scene, u, frame.end);
        }
        if !matches!(lower, "in" | "at" | "on" | "during" | "through" | "via" | "to" | "with") {
            continue;
        }
        let Some(id) = scene.phrases.beginning_at(u + 1) else { continue };
        let phrase = &scene.phrases.list[id];
        let head = prose.lower(phrase.head);
        // "at joint press briefing": the phrase may break before the noun that counts.
        let late = (phrase.last + 1..phrase.last + 3)
            .take_while(|i| prose.word(*i).is_some_and(|w| w.kind == TokenKind::Word && !w.class.is(Class::FUNCTION)))
            .filter(|i| CARRIERS.contains(&prose.lower(*i)))
            .last();
        let carrier = (CARRIERS.contains(&head) || late.is_some()) && !matches!(lower, "to" | "with");
        let outlet = phrase.kind == Kind::Name
            && matches!(verb, "write" | "report" | "publish")
            && lower == "in"
            && !prose.class(phrase.head).is(Class::PLACE);
        let listed = crate::language::phrase_classes(&crate::language::key(phrase.span.of(prose.text))).is(Class::ORGANISATION);
        let program = (phrase.first..phrase.last).any(|i| prose.lower(i) == "'s") || prose.is_quote(phrase.last + 1);
        let aired = lower == "on"
            && phrase.kind == Kind::Name
            && (listed
                || program
                || prose.class(phrase.head).is(Class::ORGANISATION.with(Class::WORK))
                || matches!(head, "news" | "radio" | "tv"))
            && !prose.class(phrase.head).is(Class::WEEKDAY.with(Class::MONTH).with(Class::PLACE));
        // "Speaking at a briefing with Brand, Holt said"
        let opening =
            u > frame.start && matches!(prose.lower(u - 1), "speaking" | "talking" | "appearing" | "testifying" | "writing" | "posting");
        let occasion = opening && matches!(phrase.kind, Kind::Name | Kind::Body | Kind::Thing | Kind::Human);
        if out.channel.is_none() && (carrier || outlet || aired || occasion) {
            out.channel = Some(match late.filter(|_| !CARRIERS.contains(&head)) {
                Some(l) => prose.span(phrase.first).cover(scene.phrases.at(l).map_or(prose.span(l), |end| extended(scene, end))),
                None => extended(scene, id),
            });
        }
        let place = prose.class(phrase.head).is(Class::PLACE)
            || crate::language::phrase_classes(&crate::language::key(phrase.span.of(prose.text))).is(Class::PLACE);
        if out.place.is_none() && place && phrase.kind == Kind::Name && matches!(lower, "in" | "at") {
            let country = scene
                .phrases
                .beginning_at(phrase.last + 2)
                .filter(|i| prose.is_mark(phrase.last + 1, &[',']) && prose.class(scene.phrases.list[*i].head).is(Class::PLACE));
            out.place = Some(prose.cover(phrase.first, country.map_or(phrase.last, |i| scene.phrases.list[i].last)));
        }
    }
    out
}

/// "…, Reuters reported", "according to an interpretation": a second reporting clause around the first.
fn relayed(scene: &Scene<'_, '_>, link: usize, frame: usize) -> Option<Span> {
    let prose = scene.prose;
    let main = &scene.links[link];
    scene.links_of(frame).filter(|l| *l != link && scene.links[*l].phrase != main.phrase).find_map(|l| {
        let other = &scene.links[l];
        let phrase = &scene.phrases.list[other.phrase];
        let report =
            prose.word(other.verb).and_then(|w| w.report).is_some_and(|r| matches!(r.lemma, "report" | "quote" | "cite" | "say" | "write"));
        let outlet = phrase.kind == Kind::Name
            && scene.people.within(phrase.span).is_none()
            && report
            && matches!(other.relation, Relation::Subject | Relation::Inverted);
        let through = other.relation == Relation::According
            && matches!(phrase.kind, Kind::Name | Kind::Body | Kind::Thing)
            && scene.people.within(phrase.span).is_none();
        let closes =
            prose.frames[frame].end <= phrase.last.max(other.last) + 12 || prose.frames[frame].start + 2 >= other.first.min(phrase.first);
        (closes && (outlet || through)).then(|| {
            if through {
                prose.cover(phrase.first, until_comma(scene, phrase.last, frame))
            } else {
                trimmed(scene, phrase.first, phrase.last)
            }
        })
    })
}

fn until_comma(scene: &Scene<'_, '_>, from: usize, frame: usize) -> usize {
    let end = scene.prose.frames[frame].end;
    let mut last = from;
    while last + 1 < end && !scene.prose.is_quote(last + 1) && scene.prose.word(last + 1).is_some_and(|w| w.kind != TokenKind::Mark) {
        last += 1;
    }
    last
}

/// Units `first..=last` without a leading article.
fn trimmed(scene: &Scene<'_, '_>, first: usize, last: usize) -> Span {
    let named = scene.prose.word(last).is_some_and(|w| w.capital);
    let article = named && first < last && matches!(scene.prose.lower(first), "the" | "a" | "an");
    scene.prose.cover(if article { first + 1 } else { first }, last)
}

/// "a report for Reef Risk Insights": the phrase with what it was for.
fn extended(scene: &Scene<'_, '_>, id: usize) -> Span {
    let phrase = &scene.phrases.list[id];
    let joint = scene.prose.lower(phrase.last + 1);
    let next = scene.phrases.beginning_at(phrase.last + 2).filter(|_| matches!(joint, "with" | "for" | "to" | "of" | "on"));
    let last = next.filter(|i| scene.phrases.list[*i].kind != Kind::Time).map_or(phrase.last, |i| scene.phrases.list[i].last);
    scene.prose.cover(phrase.first, last)
}

/// "on Tuesday", "last Thursday", "on February 17", "yesterday" from unit `u`.
fn when(scene: &Scene<'_, '_>, u: usize, end: usize) -> Option<Span> {
    let prose = scene.prose;
    let word = prose.word(u)?;
    let dated = |u: usize| u < end && prose.word(u).is_some_and(|w| w.capital && w.class.is(Class::WEEKDAY.with(Class::MONTH)));
    let mut first = u;
    if matches!(word.lower, "on" | "in" | "last" | "late" | "early" | "earlier" | "this") {
        first = u + 1;
    }
    if matches!(prose.lower(first), "this" | "last" | "late" | "early") {
        first += 1;
    }
    let mut last = match () {
        () if dated(first) => first,
        () if matches!(prose.lower(first), "yesterday" | "today" | "tomorrow" | "tonight" | "recently" | "overnight") => first,
        () if matches!(word.lower, "over" | "at") && prose.lower(u + 1) == "the" && prose.lower(u + 2) == "weekend" => u + 2,
        () if word.lower == "in" && prose.lower(u + 1) == "recent" && matches!(prose.lower(u + 2), "days" | "weeks" | "months") => u + 2,
        () if first > u
            && matches!(
                prose.lower(first),
                "week"
                    | "month"
                    | "year"
                    | "morning"
                    | "afternoon"
                    | "evening"
                    | "night"
                    | "summer"
                    | "spring"
                    | "autumn"
                    | "fall"
                    | "winter"
            ) =>
        {
            first
        }
        () => return None,
    };
    if word.lower == "in" && prose.class(first).is(Class::WEEKDAY) {
        return None;
    }
    let month = prose.class(last).is(Class::MONTH);
    while last + 1 < end {
        let next = prose.word(last + 1)?;
        let number = next.kind == TokenKind::Number && month;
        let comma =
            month && next.is_mark(&[',', '.']) && prose.word(last + 2).is_some_and(|w| w.kind == TokenKind::Number && w.lower.len() == 4);
        let part = matches!(next.lower, "morning" | "afternoon" | "evening" | "night");
        if number || part {
            last += 1;
        } else if comma {
            last += 2;
        } else {
            break;
        }
    }
    // "may" is a month only with a number.
    if prose.lower(first) == "may" && last == first {
        return None;
    }
    Some(prose.cover(u, last))
}
