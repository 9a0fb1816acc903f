//! Lines and columns of a terminal: wrapping by display width, tones, side-by-side cells.

use crate::findings::Severity;
use crate::render::RenderOptions;
use crate::render::{template, visible};
use crate::report::{Change, Marked, Piece};
use owo_colors::{OwoColorize as _, Style};
use unicode_width::UnicodeWidthStr as _;

/// Columns when the output is no terminal.
const DEFAULT_WIDTH: usize = 100;
/// Wider lines are hard to read, and narrower ones hold no sentence.
const WIDTHS: std::ops::RangeInclusive<usize> = 40..=160;
/// Two columns need this much room; below it the cells stand below each other.
const SIDE_BY_SIDE: usize = 72;

/// Words shown at either end of a stretch of evidence without a mark that has more than three times as many.
const UNMARKED: usize = 24;

/// How a run of text is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tone {
    /// As it is.
    Plain,
    /// Headings, names.
    Strong,
    /// Places, reasons.
    Soft,
    /// What a finding is about.
    Mark,
    /// Only in this wording.
    Insert,
    /// Only in the other wording.
    Delete,
    /// A severity's own colour.
    Severity(Severity),
}

/// Text in one tone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Run {
    text: String,
    tone: Tone,
}

/// Text in a tone; control characters are made visible.
pub(super) fn run(tone: Tone, text: &str) -> Run {
    Run { text: visible::visible(text).into_owned(), tone }
}

/// Plain text.
pub(super) fn plain(text: &str) -> Run {
    run(Tone::Plain, text)
}

/// A page that grows line by line.
pub(super) struct Sheet {
    out: String,
    width: usize,
    colour: bool,
}

impl Sheet {
    pub(super) fn new(options: &RenderOptions) -> Self {
        let width = options.width.unwrap_or(DEFAULT_WIDTH).clamp(*WIDTHS.start(), *WIDTHS.end());
        Self { out: String::new(), width, colour: options.colour }
    }

    pub(super) fn finish(self) -> String {
        self.out
    }

    /// The mark of what crossread has written, as the last line.
    pub(super) fn mark(&mut self) {
        self.gap();
        self.out.push_str(&crate::mark::of_text());
    }

    /// An empty line, never two in a row and never first.
    pub(super) fn gap(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }

    /// A heading with a rule below it.
    pub(super) fn heading(&mut self, text: &str) {
        self.gap();
        self.lines(0, &[run(Tone::Strong, text)]);
        let rule = "─".repeat(self.width.min(visible::line(text).width()));
        self.lines(0, &[run(Tone::Soft, &rule)]);
    }

    /// A paragraph, wrapped and indented.
    pub(super) fn lines(&mut self, indent: usize, runs: &[Run]) {
        for line in wrap(runs, self.width.saturating_sub(indent)) {
            let text = format!("{}{}", " ".repeat(indent), self.painted(&line));
            self.push(&text);
        }
    }

    /// A line that is never wrapped, for programs to read.
    pub(super) fn whole(&mut self, indent: usize, runs: &[Run]) {
        let one_line = |r: &Run| {
            let space = |is: bool| if is { " " } else { "" };
            let (before, behind) = (r.text.starts_with(char::is_whitespace), r.text.ends_with(char::is_whitespace));
            let words = visible::line(&r.text);
            Run { text: if words.is_empty() { space(before).to_owned() } else { format!("{}{words}{}", space(before), space(behind)) }, tone: r.tone }
        };
        let runs: Vec<Run> = runs.iter().map(one_line).collect();
        let text = format!("{}{}", " ".repeat(indent), self.painted(&runs));
        self.push(&text);
    }

    /// A label with a paragraph beside it.
    pub(super) fn labelled(&mut self, indent: usize, label_width: usize, label: &str, runs: &[Run]) {
        let room = self.width.saturating_sub(indent + label_width);
        for (i, line) in wrap(runs, room).iter().enumerate() {
            let label = if i == 0 { label } else { "" };
            let pad = " ".repeat(label_width.saturating_sub(label.width()).max(usize::from(!label.is_empty())));
            let shown = self.painted(&[run(Tone::Soft, label)]);
            let text = format!("{}{shown}{pad}{}", " ".repeat(indent), self.painted(line));
            self.push(&text);
        }
    }

    /// A label with one line beside it; what does not fit is cut off.
    pub(super) fn labelled_line(&mut self, indent: usize, label_width: usize, label: &str, text: &str) {
        let room = self.width.saturating_sub(indent + label_width);
        let lines = wrap(&[run(Tone::Soft, text)], room);
        let line = match lines.as_slice() {
            [] | [_] => lines.first().cloned().unwrap_or_default(),
            _ => {
                let mut line = wrap(&[run(Tone::Soft, text)], room.saturating_sub(2)).swap_remove(0);
                line.push(run(Tone::Soft, " …"));
                line
            }
        };
        self.labelled(indent, label_width, label, &line);
    }

    /// Cells beside each other, two to a row, or below each other where there is no room.
    pub(super) fn cells(&mut self, indent: usize, cells: &[Vec<Vec<Run>>]) {
        if self.width < SIDE_BY_SIDE || cells.len() < 2 {
            for cell in cells {
                cell.iter().for_each(|paragraph| self.lines(indent, paragraph));
            }
            return;
        }
        const BETWEEN: &str = " │ ";
        let column = (self.width - indent - BETWEEN.width()) / 2;
        for pair in cells.chunks(2) {
            let wrapped: Vec<Vec<Vec<Run>>> = pair.iter().map(|cell| cell.iter().flat_map(|p| wrap(p, column)).collect()).collect();
            let height = wrapped.iter().map(Vec::len).max().unwrap_or(0);
            for i in 0..height {
                let left = wrapped.first().and_then(|c| c.get(i)).map_or(&[][..], Vec::as_slice);
                let right = wrapped.get(1).and_then(|c| c.get(i)).map_or(&[][..], Vec::as_slice);
                let used: usize = left.iter().map(|r| r.text.width()).sum();
                let pad = " ".repeat(column.saturating_sub(used));
                let between = self.painted(&[run(Tone::Soft, BETWEEN)]);
                let text = format!("{}{}{pad}{between}{}", " ".repeat(indent), self.painted(left), self.painted(right));
                self.push(&text);
            }
        }
    }

    fn push(&mut self, line: &str) {
        let line = line.trim_end();
        let inert = visible::inert(line);
        // in a full line the space of the guard would be one too many: marks as wide as what they stand for
        if inert.width() > self.width && line.width() <= self.width {
            self.out.push_str(&line.replacen("::", "∷ ", 1).replace("##[", "##❲"));
        } else {
            self.out.push_str(&inert);
        }
        self.out.push('\n');
    }

    fn painted(&self, runs: &[Run]) -> String {
        if !self.colour {
            return runs.iter().map(|r| r.text.as_str()).collect();
        }
        runs.iter().map(|r| style(r.tone).map_or_else(|| r.text.clone(), |s| r.text.style(s).to_string())).collect()
    }

    /// The words of evidence, what differs marked: in brackets where there are no colours. Of long words without a mark
    /// the ends next to what stands beside them.
    pub(super) fn marked(&self, pieces: &[Marked]) -> Vec<Run> {
        let shown = |p: &Marked| if p.marked { self.sign(Tone::Mark, &p.text, ["[", "]"]) } else { plain(&template::ends(&p.text, UNMARKED)) };
        pieces.iter().map(shown).collect()
    }

    /// A wording against another: `[-gone-]`, `{+new+}` where there are no colours.
    pub(super) fn diff(&self, pieces: &[Piece]) -> Vec<Run> {
        let mut runs = Vec::new();
        for piece in pieces {
            match piece.change {
                Change::Same => runs.push(plain(&piece.text)),
                Change::Insert => runs.push(self.sign(Tone::Insert, &piece.text, ["{+", "+}"])),
                Change::Delete => {
                    let gap = |is: bool| plain(if is { " " } else { "" });
                    runs.push(gap(piece.text.starts_with(' ')));
                    runs.push(self.sign(Tone::Delete, &template::ends(piece.text.trim(), 4), ["[-", "-]"]));
                    runs.push(gap(piece.text.ends_with(' ')));
                }
            }
        }
        runs
    }

    fn sign(&self, tone: Tone, text: &str, [open, close]: [&str; 2]) -> Run {
        if self.colour { run(tone, text) } else { run(tone, &format!("{open}{text}{close}")) }
    }
}

fn style(tone: Tone) -> Option<Style> {
    let style = Style::new();
    Some(match tone {
        Tone::Plain => return None,
        Tone::Strong => style.bold(),
        Tone::Soft => style.dimmed(),
        Tone::Mark => style.yellow().bold().underline(),
        Tone::Insert => style.green().underline(),
        Tone::Delete => style.red().strikethrough(),
        Tone::Severity(severity) => severity_style(severity),
    })
}

/// How the name of a severity is shown where there are colours.
pub fn severity_style(severity: Severity) -> Style {
    let style = Style::new();
    match severity {
        Severity::High => style.red().bold(),
        Severity::Medium => style.yellow().bold(),
        Severity::Low => style.green(),
        Severity::Info => style.blue(),
    }
}

/// Cut runs into lines of at most `width` columns, at white space; a longer word is cut where it must be.
fn wrap(runs: &[Run], width: usize) -> Vec<Vec<Run>> {
    let mut lines = Lines { width: width.max(8), done: Vec::new(), line: Vec::new(), used: 0 };
    let mut space = false;
    // A word may run over several runs: “[187]” is mark and quotation marks.
    let mut word: Vec<Run> = Vec::new();
    for r in runs {
        for (i, part) in r.text.split(char::is_whitespace).enumerate() {
            if i > 0 {
                lines.word(&mut word, space);
                space = true;
            }
            if !part.is_empty() {
                word.push(Run { text: part.to_owned(), tone: r.tone });
            }
        }
    }
    lines.word(&mut word, space);
    if !lines.line.is_empty() {
        lines.done.push(lines.line);
    }
    lines.done
}

struct Lines {
    width: usize,
    done: Vec<Vec<Run>>,
    line: Vec<Run>,
    used: usize,
}

impl Lines {
    fn word(&mut self, word: &mut Vec<Run>, space: bool) {
        let length: usize = word.iter().map(|r| r.text.width()).sum();
        if length == 0 {
            return;
        }
        let space = space && self.used > 0;
        if self.used + usize::from(space) + length > self.width && self.used > 0 {
            self.end_line();
        } else if space {
            // The space takes the tone of both sides if they agree, so that a mark runs on.
            let tone = self.line.last().map(|r| r.tone).filter(|t| *t == word[0].tone).unwrap_or(Tone::Plain);
            self.push(Run { text: " ".to_owned(), tone });
        }
        for part in word.drain(..) {
            for piece in pieces(&part.text, self.width) {
                if self.used + piece.width() > self.width {
                    self.end_line();
                }
                self.push(Run { text: piece, tone: part.tone });
            }
        }
    }

    fn push(&mut self, run: Run) {
        self.used += run.text.width();
        match self.line.last_mut() {
            Some(last) if last.tone == run.tone => last.text.push_str(&run.text),
            _ => self.line.push(run),
        }
    }

    fn end_line(&mut self) {
        self.done.push(std::mem::take(&mut self.line));
        self.used = 0;
    }
}

/// A word in pieces of at most `width` columns.
fn pieces(word: &str, width: usize) -> Vec<String> {
    if word.width() <= width {
        return vec![word.to_owned()];
    }
    let mut out = vec![String::new()];
    for c in word.chars() {
        if let Some(last) = out.last_mut()
            && last.width() + c.to_string().width() <= width
        {
            last.push(c);
        } else {
            out.push(c.to_string());
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(runs: &[Run], width: usize) -> Vec<String> {
        wrap(runs, width).iter().map(|l| l.iter().map(|r| r.text.as_str()).collect()).collect()
    }

    #[test]
    fn lines_break_at_white_space_and_count_columns() {
        assert_eq!(shown(&[plain("The ferry struck"), run(Tone::Mark, " a reef")], 10), ["The ferry", "struck a", "reef"]);
        assert_eq!(shown(&[plain("“"), run(Tone::Mark, "[187]"), plain("”, he said")], 8), ["“[187]”,", "he said"]);
        assert_eq!(shown(&[plain("東京都庁舎 x")], 8), ["東京都庁", "舎 x"]);
        assert_eq!(shown(&[plain("abcdefghijkl")], 8), ["abcdefgh", "ijkl"]);
    }

    #[test]
    fn an_article_cannot_move_the_cursor() {
        let mut sheet = Sheet::new(&RenderOptions { colour: true, ..RenderOptions::default() });
        sheet.lines(0, &[plain("calm \u{1b}[2Jweather\u{7}\u{202e}")]);
        assert_eq!(sheet.finish(), "calm ␛[2Jweather␇⟨U+202E⟩\n");
    }

    proptest::proptest! {
        #[test]
        fn no_line_is_wider_than_the_terminal(text in "\\PC{0,200}", width in 40usize..120) {
            let mut sheet = Sheet::new(&RenderOptions { width: Some(width), ..RenderOptions::default() });
            let cell = || vec![vec![plain(&text)]];
            sheet.cells(2, &[cell(), cell()]);
            for line in sheet.finish().lines() {
                proptest::prop_assert!(line.width() <= width, "{} > {width}: {line:?}", line.width());
            }
        }
    }
}
