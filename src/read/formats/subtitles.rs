//! SubRip and WebVTT: the words of a film, as paragraphs that end where their sentences do.
//!
//! Three cues "We felt / one long jolt / and then the lights went out." become one paragraph; a speaker's
//! name (`<v Ana Holt>`) is kept in front of what is said.

use super::kind::{Content, Kind};
use crate::article::{Block, Position, Role, SourceMap, Span};
use crate::read::draft::Draft;
use crate::read::furniture::ends_sentence;

pub(super) const KIND: Kind = Kind { ends: &["srt", "vtt"], content: Content::Whole { is: is_subtitles, draft: parse } };

/// Whether a text is a file of subtitles.
fn is_subtitles(text: &str) -> bool {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if text.starts_with("WEBVTT") {
        return true;
    }
    let mut lines = text.lines();
    let number = lines.next().is_some_and(|l| !l.trim().is_empty() && l.trim().bytes().all(|b| b.is_ascii_digit()));
    number && lines.next().is_some_and(is_timing)
}

/// "00:00:05,000 --> 00:00:09,500"
fn is_timing(line: &str) -> bool {
    line.split_once(" --> ")
        .is_some_and(|(from, _)| from.contains(':') && from.trim().bytes().all(|b| b.is_ascii_digit() || matches!(b, b':' | b'.' | b',')))
}

/// Read subtitles.
fn parse(text: &str) -> Draft {
    let mut writer = Writer { draft: Draft::default(), map: SourceMap::default(), speaker: None, open: false };
    let mut in_cue = false;
    for (n, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() {
            in_cue = false;
        } else if is_timing(line) {
            in_cue = true;
        } else if in_cue {
            writer.line(line, Position::of_line(n as u32 + 1));
        }
    }
    let Writer { mut draft, map, .. } = writer;
    draft.source_map = map;
    draft
}

struct Writer {
    draft: Draft,
    map: SourceMap,
    speaker: Option<String>,
    /// The last paragraph's sentence goes on.
    open: bool,
}

impl Writer {
    fn line(&mut self, line: &str, place: Position) {
        let (speaker, words) = spoken(line);
        let is_new = line.starts_with(['-', '–']) || line.starts_with(">>");
        let words = words.trim_start_matches(['-', '–', '>', ' ']).trim();
        if words.is_empty() {
            return;
        }
        let changes = speaker.is_some() && speaker != self.speaker;
        if !self.open || is_new || changes {
            if !self.draft.text.is_empty() {
                self.draft.text.push_str("\n\n");
            }
            let start = self.draft.text.len();
            self.map.anchor(start, place);
            if let Some(name) = &speaker {
                self.draft.text.push_str(name);
                self.draft.text.push_str(": ");
            }
            self.draft.blocks.push(Block { span: Span::new(start, start), role: Role::Paragraph, reason: None });
        } else {
            self.draft.text.push(' ');
            self.map.anchor(self.draft.text.len(), place);
        }
        self.draft.text.push_str(words);
        let end = self.draft.text.len();
        if let Some(block) = self.draft.blocks.last_mut() {
            block.span.end = end;
        }
        self.speaker = speaker.or(self.speaker.take());
        self.open = !ends_sentence(words);
    }
}

/// The speaker of a line, if it names one, and its words without tags.
fn spoken(line: &str) -> (Option<String>, String) {
    let (mut words, mut speaker, mut rest) = (String::new(), None, line);
    while let Some(at) = rest.find(['<', '{']) {
        words.push_str(&rest[..at]);
        let close = if rest[at..].starts_with('<') { '>' } else { '}' };
        let Some(end) = rest[at..].find(close) else { break };
        let tag = &rest[at + 1..at + end];
        if let Some((_, name)) = tag.split_once(' ').filter(|(kind, _)| *kind == "v" || kind.starts_with("v.")) {
            speaker = Some(name.trim().to_owned()).filter(|n| !n.is_empty());
        }
        rest = &rest[at + end + 1..];
    }
    words.push_str(rest);
    (speaker, words)
}

#[cfg(test)]
mod tests {
    use crate::read::parse_all;

    fn paragraphs(file: &str) -> Vec<String> {
        let article = parse_all("film.srt", file.as_bytes(), 1 << 20).unwrap().remove(0);
        article.blocks.iter().map(|b| article.slice(b.span).to_owned()).collect()
    }

    #[test]
    fn sentences_and_speakers() {
        let srt = "1\r\n00:00:00,000 --> 00:00:04,500\r\n<i>The ferry left</i>\r\n{\\an8}at noon\r\n\r\n2\r\n00:00:05,000 --> 00:00:09,500\r\nin fog.\r\n\r\n3\r\n00:00:10,000 --> 00:00:14,500\r\nIt carried 212 people.\r\n";
        assert_eq!(paragraphs(srt), ["The ferry left at noon in fog.", "It carried 212 people."]);
        let vtt = "WEBVTT\n\nNOTE a remark\n\n00:00.000 --> 00:04.500\n<v Ana Holt>We felt a jolt\n\n00:05.000 --> 00:09.500\n<v Ana Holt>and left.\n\n00:10.000 --> 00:14.500\n<v Piet Vos>Twelve of us\n";
        assert_eq!(paragraphs(vtt), ["Ana Holt: We felt a jolt and left.", "Piet Vos: Twelve of us"]);
    }
}
