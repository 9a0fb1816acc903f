//! Where a value stands in the grammar of its sentence: the noun that it counts, the predicate above it,
//! and that one's subject and objects.
//!
//! In "Some 60 excavators are being used in the search", *60* counts *excavator*, which is the passive
//! subject of *use*.

use super::sketch::Sketch;
use super::value::Value;
use crate::language;
use crate::syntax::{Label, Tag, Tree};

/// The grammar around one value; terms are those of the sketch, 0 is none.
#[derive(Clone, Debug, Default)]
pub(crate) struct Grammar {
    /// The noun that it counts or stands with.
    pub(crate) head: u32,
    /// The verb above it.
    pub(crate) predicate: u32,
    /// Whether that verb reports: "said on Thursday".
    pub(crate) is_reporting: bool,
    /// Subjects of the predicate, without the value's own noun.
    pub(crate) subject: Vec<u32>,
    /// Which of them are names.
    named: Vec<u32>,
    /// Objects of the predicate, prepositional ones too, without the value's own noun.
    pub(crate) object: Vec<u32>,
    /// Labels from the value up to the predicate.
    pub(crate) path: Vec<Label>,
    /// Terms of what it hangs from, up to the predicate and one clause further.
    pub(crate) chain: Vec<u32>,
    /// Terms of what describes the noun that it counts.
    pub(crate) modifiers: Vec<u32>,
    /// Tense of the predicate, with its modal.
    pub(crate) tense: Option<(Tag, bool)>,
}

/// Steps from a value up its tree that are looked at.
const STEPS: usize = 7;

impl Grammar {
    /// The grammar around `value` in `s`, whose tree may be empty.
    pub(crate) fn new(s: &Sketch, value: &Value) -> Self {
        let tree = s.tree();
        let Some(own) = tree.head_of(s.words_span(value.at)) else { return Self::default() };
        let within = tree.tokens_in(s.words_span(value.at));
        let term = |i: usize| s.word_at(tree.nodes[i].span.start).map_or(0, |w| s.terms[w]);
        let mut out = Self::default();
        let mut seen_verb = None;
        for i in tree.ancestors(own).take(STEPS) {
            let node = &tree.nodes[i];
            let is_verb = is_verb(node.tag);
            if out.head == 0 && !is_verb && !within.contains(&i) && is_noun(node.tag) {
                out.head = term(i);
                out.modifiers = tree
                    .children(i)
                    .filter(|c| matches!(tree.nodes[*c].label, Label::Amod | Label::Compound | Label::Poss | Label::Nmod))
                    .map(term)
                    .filter(|t| *t > 0)
                    .collect();
            }
            if !within.contains(&i) && term(i) > 0 {
                out.chain.push(term(i));
            }
            if is_verb && !within.contains(&i) {
                seen_verb = Some(i);
                break;
            }
            out.path.push(node.label);
        }
        if let Some(verb) = seen_verb {
            out.of_predicate(s, tree, verb, term);
        }
        sort(&mut out.chain);
        sort(&mut out.modifiers);
        out
    }

    /// The subjects with whether each is a name.
    pub(crate) fn subjects(&self) -> Vec<(u32, bool)> {
        self.subject.iter().map(|t| (*t, self.named.contains(t))).collect()
    }

    fn of_predicate(&mut self, s: &Sketch, tree: &Tree, verb: usize, term: impl Fn(usize) -> u32) {
        self.predicate = term(verb);
        let word = s.word_at(tree.nodes[verb].span.start).map_or("", |w| s.words[w].key.as_str());
        self.is_reporting = language::reporting(word).is_some();
        let is_modal = tree.children(verb).any(|c| tree.nodes[c].tag == Tag::Md);
        self.tense = Some((tree.nodes[verb].tag, is_modal));
        let own = self.head;
        for child in tree.children(verb) {
            match tree.nodes[child].label {
                Label::Nsubj | Label::Nsubjpass | Label::Agent => {
                    push(&mut self.subject, term(child), own);
                    if matches!(tree.nodes[child].tag, Tag::Nnp | Tag::Nnps) {
                        push(&mut self.named, term(child), own);
                    }
                }
                Label::Dobj | Label::Attr | Label::Dative => push(&mut self.object, term(child), own),
                Label::Prep => tree.children(child).for_each(|c| push(&mut self.object, term(c), own)),
                _ => {}
            }
        }
        if let Some(above) = tree.head(verb) {
            let t = term(above);
            if t > 0 {
                self.chain.push(t);
            }
        }
    }
}

fn push(to: &mut Vec<u32>, term: u32, own: u32) {
    if term > 0 && term != own {
        to.push(term);
    }
}

fn sort(terms: &mut Vec<u32>) {
    terms.sort_unstable();
    terms.dedup();
}

fn is_verb(tag: Tag) -> bool {
    matches!(tag, Tag::Vb | Tag::Vbd | Tag::Vbg | Tag::Vbn | Tag::Vbp | Tag::Vbz)
}

fn is_noun(tag: Tag) -> bool {
    matches!(tag, Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Nnps)
}

/// Whether two lists have a term in common.
pub(crate) fn meet(x: &[u32], y: &[u32]) -> bool {
    x.iter().any(|t| y.contains(t))
}
