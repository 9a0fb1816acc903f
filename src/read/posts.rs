//! Live blogs of plain blocks: an hour, a paragraph or two, the next hour.
//!
//! "20:10 / The ferry is aground. / 19:45 / The fog is thick." are two posts. A timeline within an article looks alike:
//! it begins with the earliest hour, and its article does not call itself live.

use super::draft::Draft;
use super::furniture::{ends_sentence, hour};
use crate::article::{Block, Role, SourceMap, Span};

/// Posts of the shortest live blog, and of the longest that is read apart.
const POSTS: std::ops::RangeInclusive<usize> = 4..=400;
/// Words of the shortest sentence that makes a post.
const MIN_WORDS: usize = 6;
/// Days of the page that each of its posts may be of.
const MAX_DATES: usize = 20;
/// Words of a title that say so, in lower case.
const LIVE: &[&str] = &["live", "liveblog", "liveticker", "ticker", "direct", "directo", "vivo", "diretta", "онлайн", "updates"];

/// A draft, and behind it the posts that were cut out of it if it is a live blog. A text without markup is what
/// somebody keeps as one article, and stays one.
pub(super) fn split(draft: Draft) -> Vec<Draft> {
    if !draft.has_structure {
        return vec![draft];
    }
    let text = &draft.text;
    let minutes: Vec<(usize, u16)> =
        draft.blocks.iter().enumerate().filter_map(|(i, b)| hour(b.span.of(text)).map(|m| (i, m))).take(POSTS.end() + 2).collect();
    if !POSTS.contains(&minutes.len()) || !(is_newest_first(&minutes) || is_called_live(&draft)) {
        return vec![draft];
    }
    let ends = minutes.iter().skip(1).map(|(i, _)| *i).chain([draft.blocks.len()]);
    // What stands behind the last post is the page's own.
    let own = |from: usize, end: usize| from..from + 1 + draft.blocks[from + 1..end].iter().take_while(|b| !b.role.is_furniture()).count();
    let posts: Vec<std::ops::Range<usize>> = minutes.iter().zip(ends).map(|((from, _), end)| own(*from, end)).collect();
    let is_told = |post: &std::ops::Range<usize>| {
        draft.blocks[post.clone()].iter().any(|b| {
            let line = b.span.of(text);
            b.role.is_body() && ends_sentence(line) && line.split_whitespace().take(MIN_WORDS).count() == MIN_WORDS
        })
    };
    if !posts.iter().all(is_told) {
        return vec![draft];
    }
    let mut drafts: Vec<Draft> = posts.iter().map(|post| post_of(&draft, post.clone())).collect();
    let mut posts_at = posts.iter().peekable();
    let left: Vec<usize> = (0..draft.blocks.len())
        .filter(|i| {
            while posts_at.next_if(|p| p.end <= *i).is_some() {}
            posts_at.peek().is_none_or(|p| *i < p.start)
        })
        .collect();
    // Without a paragraph of its own the page is the frame of its latest post.
    if !left.iter().any(|i| draft.blocks[*i].role.is_body() && ends_sentence(draft.blocks[*i].span.of(text))) {
        return vec![draft];
    }
    let (text, blocks, source_map) = cut_out(&draft.text, &draft.blocks, &draft.source_map, &left);
    let frame = Draft { text, blocks, source_map, is_frame: true, frame: None, ..draft };
    drafts.insert(0, frame);
    drafts
}

fn is_newest_first(minutes: &[(usize, u16)]) -> bool {
    minutes.windows(2).filter(|pair| pair[0].1 < pair[1].1).count() <= minutes.len() / 10
}

fn is_called_live(draft: &Draft) -> bool {
    let headline = draft.blocks.iter().find(|b| b.role == Role::Headline).or(draft.blocks.first()).map(|b| b.span.of(&draft.text));
    let titles = headline.into_iter().chain(draft.metadata.title.as_deref());
    titles.flat_map(|t| t.split(|c: char| !c.is_alphanumeric())).any(|w| LIVE.contains(&w.to_lowercase().as_str()))
}

/// The first line of a text, unless it is a sentence of it.
fn title_in(page: &Draft) -> Option<String> {
    let line = page.blocks.first()?.span.of(&page.text);
    (!ends_sentence(line) && hour(line).is_none()).then(|| line.to_owned())
}

fn post_of(page: &Draft, post: std::ops::Range<usize>) -> Draft {
    let (text, blocks, source_map) = cut_out(&page.text, &page.blocks, &page.source_map, &post.collect::<Vec<_>>());
    let mut draft = Draft { text, blocks, source_map, has_structure: page.has_structure, ..Draft::default() };
    draft.metadata.title = page.metadata.title.clone().or_else(|| title_in(page));
    draft.metadata.language = page.metadata.language.clone();
    draft.outlet_hints = page.outlet_hints.clone();
    draft.dates = page.dates.iter().take(MAX_DATES).cloned().collect();
    draft.notes.push("one of the posts of a live blog".to_owned());
    draft
}

/// The given blocks of a text as a text of their own.
pub(super) fn cut_out(text: &str, blocks: &[Block], map: &SourceMap, own: &[usize]) -> (String, Vec<Block>, SourceMap) {
    let (mut out, mut kept, mut places) = (String::new(), Vec::new(), SourceMap::default());
    for block in own.iter().map(|i| &blocks[*i]) {
        if !out.is_empty() {
            out.push_str("\n\n");
        }
        let start = out.len();
        map.copy(text, block.span, &mut places, start);
        out.push_str(block.span.of(text));
        kept.push(Block { span: Span::new(start, out.len()), ..block.clone() });
    }
    (out, kept, places)
}

#[cfg(test)]
mod tests {
    use crate::read::parse_all;

    const HOURS: [&str; 4] = ["20:10", "19:45", "7.20 pm", "18:05"];

    fn texts(title: &str, hours: &[&str]) -> [String; 2] {
        let intro = "Here is all that we know of the ferry that ran aground.";
        let post = |n: usize| format!("The harbour master said at hour {n} that nobody was hurt.");
        let page: String = hours.iter().enumerate().map(|(n, h)| format!("<div><span>{h}</span><p>{}</p></div>\n", post(n))).collect();
        let plain: String = hours.iter().enumerate().map(|(n, h)| format!("{h}\n\n{}\n\n", post(n))).collect();
        [
            format!("<title>{title}</title><h1>{title}</h1><p>{intro}</p>\n{page}<footer>Contact</footer>"),
            format!("{title}\n\n{intro}\n\n{plain}"),
        ]
    }

    #[test]
    fn hours_with_paragraphs_are_posts() {
        let mut upwards = HOURS;
        upwards.reverse();
        for (title, hours) in [("Ferry aground off Port Ellery", HOURS), ("Ferry aground: live", upwards)] {
            for (name, file) in ["a.html"].iter().zip(texts(title, &hours)) {
                let articles = parse_all(name, file.as_bytes(), 1 << 20).unwrap();
                assert_eq!(articles.len(), 5, "{file}");
                for (article, n) in articles[1..].iter().zip(0..) {
                    let body: Vec<&str> = article.body().map(|b| article.slice(b.span)).collect();
                    assert_eq!(body, [format!("The harbour master said at hour {n} that nobody was hurt.")]);
                    assert_eq!(article.metadata.title.as_deref(), Some(title));
                }
                assert!(articles[0].text.contains("all that we know") && !articles[0].text.contains("at hour"), "{}", articles[0].text);
            }
        }
    }

    #[test]
    fn a_timeline_stays_in_its_article() {
        let mut upwards = HOURS;
        upwards.reverse();
        for file in texts("How the ferry ran aground", &upwards).iter().chain(&texts("Ferry aground: live", &HOURS[..3])) {
            let name = if file.starts_with('<') { "a.html" } else { "a.txt" };
            assert_eq!(parse_all(name, file.as_bytes(), 1 << 20).unwrap().len(), 1, "{file}");
        }
    }

    #[test]
    fn very_many_hours_cost_little() {
        let post = "20:10\n\nThe harbour master said that nobody was hurt.\n\n";
        let text = format!("Ferry aground: live\n\nHere is all that we know of it.\n\n{}", post.repeat(20_000));
        assert_eq!(parse_all("a.txt", text.as_bytes(), 1 << 24).unwrap().len(), 1);
    }
}
