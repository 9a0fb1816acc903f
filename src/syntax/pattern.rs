//! Patterns over trees, written as data: "a form of *say* with a subject and a clause below it".
//!
//! One line a token, the first the anchor, each later one with how it stands to one before it:
//!
//! ```text
//! verb = lemma:say|tell tag:VBD|VBZ
//! verb >nsubj speaker
//! verb >ccomp content = tag:VBD|VBN
//! speaker >appos|compound name = tag:NNP
//! ```
//!
//! `>label` is a dependent with that label, `<label` the head that the token hangs from with it; several labels
//! are parted by `|`, and none stands for any. Tests are `lemma:`, `form:` (in lower case), `tag:` and `label:`.

use super::{Label, Node, Tag, Tree};

/// What a token must be.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Test {
    Lemma(Vec<String>),
    Form(Vec<String>),
    Tag(Vec<Tag>),
    Label(Vec<Label>),
}

/// How a token of a pattern stands to one before it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Link {
    /// Index of the other token in the pattern.
    other: usize,
    /// The token hangs from the other; else the other from it.
    below: bool,
    labels: Vec<Label>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Place {
    name: String,
    link: Option<Link>,
    tests: Vec<Test>,
}

/// A pattern, read from its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    places: Vec<Place>,
}

impl Pattern {
    /// The pattern that `source` writes; the line that cannot be read, if one cannot.
    pub fn read(source: &str) -> Result<Self, String> {
        let mut places: Vec<Place> = Vec::new();
        for line in source.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            places.push(place(line, &places).ok_or_else(|| line.to_owned())?);
        }
        if places.is_empty() { Err(String::new()) } else { Ok(Self { places }) }
    }

    /// Which token of what is found has `name`.
    pub fn index(&self, name: &str) -> Option<usize> {
        self.places.iter().position(|place| place.name == name)
    }

    /// All ways in which it fits `tree` of `text`: for each, one token of the tree per line, in order.
    pub fn find(&self, text: &str, tree: &Tree) -> Vec<Vec<usize>> {
        let mut found = Vec::new();
        self.extend(text, tree, &mut Vec::new(), &mut found);
        found
    }

    /// The first way in which it fits with token `anchor` for its first line.
    pub fn first_at(&self, text: &str, tree: &Tree, anchor: usize) -> Option<Vec<usize>> {
        if !self.places[0].fits(text, tree, &[], anchor) {
            return None;
        }
        let mut found = Vec::new();
        self.extend(text, tree, &mut vec![anchor], &mut found);
        found.into_iter().next()
    }

    fn extend(&self, text: &str, tree: &Tree, so_far: &mut Vec<usize>, found: &mut Vec<Vec<usize>>) {
        let Some(place) = self.places.get(so_far.len()) else {
            found.push(so_far.clone());
            return;
        };
        for i in 0..tree.len() {
            if !so_far.contains(&i) && place.fits(text, tree, so_far, i) {
                so_far.push(i);
                self.extend(text, tree, so_far, found);
                so_far.pop();
            }
        }
    }
}

impl Place {
    fn fits(&self, text: &str, tree: &Tree, so_far: &[usize], i: usize) -> bool {
        let stands = self.link.as_ref().is_none_or(|link| {
            let other = so_far[link.other];
            let (lower, upper) = if link.below { (i, other) } else { (other, i) };
            tree.head(lower) == Some(upper) && (link.labels.is_empty() || link.labels.contains(&tree.nodes[lower].label))
        });
        stands && self.tests.iter().all(|test| test.holds(text, &tree.nodes[i]))
    }
}

impl Test {
    fn holds(&self, text: &str, node: &Node) -> bool {
        match self {
            Test::Lemma(lemmas) => lemmas.iter().any(|lemma| **lemma == *node.lemma),
            Test::Form(forms) => forms.contains(&node.span.of(text).to_lowercase()),
            Test::Tag(tags) => tags.contains(&node.tag),
            Test::Label(labels) => labels.contains(&node.label),
        }
    }
}

fn place(line: &str, before: &[Place]) -> Option<Place> {
    let (head, tests) = line.split_once(" = ").map_or((line, ""), |(head, tests)| (head.trim(), tests));
    let words: Vec<&str> = head.split_whitespace().collect();
    let (link, name) = match (words.as_slice(), before.is_empty()) {
        ([name], true) => (None, name),
        ([other, relation, name], false) => {
            let below = relation.starts_with('>');
            let labels = relation.strip_prefix(['>', '<'])?;
            let labels = labels.split('|').filter(|label| !label.is_empty()).map(Label::named).collect::<Option<_>>()?;
            (Some(Link { other: before.iter().position(|place| place.name == *other)?, below, labels }), name)
        }
        _ => return None,
    };
    let tests = tests.split_whitespace().map(test).collect::<Option<_>>()?;
    Some(Place { name: (*name).to_owned(), link, tests })
}

fn test(source: &str) -> Option<Test> {
    let (kind, values) = source.split_once(':')?;
    let words = || values.split('|').map(str::to_owned).collect();
    Some(match kind {
        "lemma" => Test::Lemma(words()),
        "form" => Test::Form(words()),
        "tag" => Test::Tag(values.split('|').map(Tag::named).collect::<Option<_>>()?),
        "label" => Test::Label(values.split('|').map(Label::named).collect::<Option<_>>()?),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Span;

    fn found(pattern: &str, text: &str) -> Vec<String> {
        let tree = crate::syntax::parse(text, Span::new(0, text.len()));
        let pattern = Pattern::read(pattern).expect("a pattern");
        let words = |found: &Vec<usize>| found.iter().map(|i| tree.nodes[*i].span.of(text)).collect::<Vec<_>>().join(" ");
        pattern.find(text, &tree).iter().map(words).collect()
    }

    #[test]
    fn a_pattern_finds_each_way_in_which_it_fits() {
        let said = "verb = lemma:say|deny\nverb >nsubj speaker\nverb >ccomp content";
        assert_eq!(found(said, "Officials said nobody was hurt."), ["said Officials hurt"]);
        assert_eq!(found("noun = tag:NN\nnoun <dobj verb = lemma:close", "The firm closed the mine."), ["mine closed"]);
        assert!(found(said, "The ferry sank.").is_empty());
    }

    #[test]
    fn a_line_that_cannot_be_read_is_named() {
        assert_eq!(Pattern::read("verb = lemma:say\nverb >subject s"), Err("verb >subject s".to_owned()));
        assert_eq!(Pattern::read("verb = lemma:say\nnoun >nsubj s"), Err("noun >nsubj s".to_owned()));
    }
}
