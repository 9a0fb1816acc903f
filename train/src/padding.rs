//! Paragraphs that have nothing to do with an article, put in front of it or behind it: what is
//! found in two sentences must be found when each stands in a whole article.

/// One paragraph a line, for the first article and for the second: none shares a word of content
/// with another.
const PARAGRAPHS: [&str; 2] = [include_str!("../../tests/cases/padding/a.txt"), include_str!("../../tests/cases/padding/b.txt")];

/// Where the unrelated paragraphs stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Padding {
    /// Nowhere.
    Alone,
    /// One in front.
    Front,
    /// One behind.
    Behind,
    /// Eight in front and eight behind.
    Within,
}

impl Padding {
    /// Every way.
    pub const ALL: [Padding; 4] = [Padding::Alone, Padding::Front, Padding::Behind, Padding::Within];

    /// The word for it.
    pub const fn name(self) -> &'static str {
        match self {
            Padding::Alone => "alone",
            Padding::Front => "front",
            Padding::Behind => "behind",
            Padding::Within => "within",
        }
    }

    /// `text` as the article of number `side`, 0 or 1, has it.
    pub fn around(self, text: &str, side: usize) -> String {
        let lines: Vec<&str> = PARAGRAPHS[side % 2].lines().collect();
        let (first, second) = lines.split_at(lines.len() / 2);
        let (front, behind): (&[&str], &[&str]) = match self {
            Padding::Alone => (&[], &[]),
            Padding::Front => (&first[..1], &[]),
            Padding::Behind => (&[], &second[..1]),
            Padding::Within => (first, second),
        };
        let mut paragraphs: Vec<&str> = front.to_vec();
        paragraphs.push(text.trim());
        paragraphs.extend(behind);
        paragraphs.join("\n\n") + "\n"
    }
}
