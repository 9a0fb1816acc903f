//! What the user has decided about grouping, resolved to articles.
//!
//! Decisions come from the command line, a manifest, front matter (`event:`), folders and a lock
//! file, in this order of strength. "a.txt" names an article by its path, by the end of its path,
//! by its folder or by its id.

use super::EventOptions;
use super::naming::slug;
use crate::article::Article;
use std::collections::{BTreeMap, BTreeSet};

/// Decisions that cannot be followed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DecisionError {
    /// Nothing that was read goes by this name.
    #[error("no article that was read is called {name:?} ({place}){}; give its path, the end of its path, its folder or its id", hint(.near))]
    Unknown {
        /// As written.
        name: String,
        /// The path most like it, if one is.
        near: Option<String>,
        /// "in event \"Ferry fire\"".
        place: String,
    },
    /// One article in two declared events.
    #[error("{path} is declared to be of two events, {first:?} and {second:?}; leave it in one")]
    TwoEvents {
        /// The article.
        path: String,
        /// One event.
        first: String,
        /// The other.
        second: String,
    },
    /// A must-link between two declared events.
    #[error("must-link joins {a} and {b}, but they are declared to be of two events, {first:?} and {second:?}; take one of the two back")]
    LinkAcross {
        /// One article.
        a: String,
        /// The other.
        b: String,
        /// The event of the one.
        first: String,
        /// The event of the other.
        second: String,
    },
    /// Declared to be apart and together.
    #[error("{a} and {b} must be apart (cannot-link) but are together by {together}; take one of the two back")]
    Contradiction {
        /// One article.
        a: String,
        /// The other.
        b: String,
        /// "must-link" or "event \"Ferry fire\"".
        together: String,
    },
}

fn hint(near: &Option<String>) -> String {
    near.as_ref().map_or_else(String::new, |path| format!("; did you mean {path:?}?"))
}

/// A declared event.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Decided {
    pub(super) name: Option<String>,
    pub(super) articles: Vec<usize>,
    /// Who says so: "the manifest", "front matter", "its folder".
    pub(super) by: &'static str,
}

/// All decisions, by index of article.
#[derive(Clone, Debug, Default)]
pub(super) struct Decisions {
    /// Closed events: nothing is added to them, nothing taken away.
    pub(super) events: Vec<Decided>,
    /// Sets of articles that stay together.
    pub(super) together: Vec<Vec<usize>>,
    /// Pairs that stay apart.
    pub(super) apart: Vec<(usize, usize)>,
    /// Events of an earlier run: name and those of their articles that are still free.
    pub(super) locked: Vec<(String, Vec<usize>)>,
    /// Stories that articles declare.
    pub(super) stories: BTreeMap<String, Vec<usize>>,
    /// What could not be followed.
    pub(super) errors: Vec<DecisionError>,
}

/// Everything that is wrong with the decisions of `options` on `articles`; empty when they can be followed.
pub fn check_decisions(articles: &[&Article], options: &EventOptions) -> Vec<DecisionError> {
    resolve(articles, options).errors
}

/// Resolve `options` on `articles`. What contradicts is reported, and the first decision stands.
pub(super) fn resolve(articles: &[&Article], options: &EventOptions) -> Decisions {
    let mut resolver = Resolver { articles, out: Decisions::default(), home: BTreeMap::new() };
    resolver.groups(options);
    resolver.front_matter();
    if options.folder_per_event {
        resolver.folders();
    }
    let mut sets = resolver.links(options);
    resolver.locks(options, &mut sets);
    resolver.out
}

struct Resolver<'a> {
    articles: &'a [&'a Article],
    out: Decisions,
    /// Declared event of each article.
    home: BTreeMap<usize, usize>,
}

impl Resolver<'_> {
    /// Articles called `name`.
    fn find(&self, name: &str) -> Vec<usize> {
        let wanted = name.trim().trim_start_matches("./").trim_end_matches('/');
        let by = |test: &dyn Fn(&Article) -> bool| -> Vec<usize> { (0..self.articles.len()).filter(|i| test(self.articles[*i])).collect() };
        let bare = |a: &Article| a.path.trim_start_matches("./").to_owned();
        let exact = by(&|a| bare(a) == wanted || a.id.0 == wanted);
        if !exact.is_empty() {
            return exact;
        }
        let ending = by(&|a| bare(a).strip_suffix(wanted).is_some_and(|front| front.ends_with('/')));
        if !ending.is_empty() {
            return ending;
        }
        let folder = format!("/{wanted}/");
        by(&|a| format!("/{}", bare(a)).contains(&folder))
    }

    /// The path whose end is most like `name`.
    fn near(&self, name: &str) -> Option<String> {
        /// Likeness (Jaro-Winkler) below which a path is no help.
        const LEAST: f64 = 0.85;
        let file = |path: &str| path.rsplit('/').next().unwrap_or("").to_owned();
        let likeness = |a: &&Article| strsim::jaro_winkler(&file(&a.path), &file(name));
        let best = self.articles.iter().map(|a| (likeness(a), a)).max_by(|x, y| x.0.total_cmp(&y.0).then(y.1.path.cmp(&x.1.path)))?;
        (best.0 >= LEAST).then(|| best.1.path.clone())
    }

    fn named(&mut self, name: &str, place: &str) -> Vec<usize> {
        let found = self.find(name);
        if found.is_empty() {
            self.out.errors.push(DecisionError::Unknown { name: name.to_owned(), near: self.near(name), place: place.to_owned() });
        }
        found
    }

    /// Declare an event; articles that are already declared elsewhere stay there.
    fn declare(&mut self, name: Option<String>, articles: Vec<usize>, by: &'static str, strict: bool) {
        let index = self.out.events.len();
        let mut members = Vec::new();
        for article in articles {
            match self.home.get(&article) {
                None => {
                    self.home.insert(article, index);
                    members.push(article);
                }
                Some(other) if strict && *other != index => {
                    let label = |n: &Option<String>, i: usize| n.clone().unwrap_or_else(|| format!("group {}", i + 1));
                    self.out.errors.push(DecisionError::TwoEvents {
                        path: self.articles[article].path.clone(),
                        first: label(&self.out.events[*other].name, *other),
                        second: label(&name, index),
                    });
                }
                Some(_) => {}
            }
        }
        members.sort_unstable();
        self.out.events.push(Decided { name, articles: members, by });
    }

    fn groups(&mut self, options: &EventOptions) {
        for (n, group) in options.groups.iter().enumerate() {
            let place = match &group.name {
                Some(name) => format!("in event {name:?}"),
                None => format!("in group {}", n + 1),
            };
            let mut articles: Vec<usize> = group.articles.iter().flat_map(|name| self.named(name, &place)).collect();
            articles.sort_unstable();
            articles.dedup();
            self.declare(group.name.clone(), articles, "the user", true);
        }
    }

    fn front_matter(&mut self) {
        let mut events: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (i, article) in self.articles.iter().enumerate() {
            let declared = &article.metadata.declared;
            if let Some(event) = declared.event.as_deref().map(str::trim).filter(|e| !e.is_empty()) {
                events.entry(event.to_owned()).or_default().push(i);
            }
            if let Some(story) = declared.story.as_deref().map(str::trim).filter(|s| !s.is_empty()) {
                self.out.stories.entry(story.to_owned()).or_default().push(i);
            }
        }
        for (name, articles) in events {
            self.declare(Some(name), articles, "front matter", false);
        }
    }

    fn folders(&mut self) {
        let mut folders: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (i, article) in self.articles.iter().enumerate() {
            let folder = article.path.rsplit_once('/').map_or("", |(folder, _)| folder);
            folders.entry(folder.to_owned()).or_default().push(i);
        }
        for (folder, articles) in folders {
            let name = folder.rsplit('/').next().unwrap_or("").to_owned();
            self.declare((!slug(&name).is_empty()).then_some(name), articles, "its folder", false);
        }
    }

    fn links(&mut self, options: &EventOptions) -> Sets {
        let mut sets = Sets::new(self.articles.len());
        for event in &self.out.events {
            event.articles.windows(2).for_each(|w| sets.join(w[0], w[1]));
        }
        for (a, b) in &options.must_link {
            let place = "in must-link";
            let (a, b) = (self.named(a, place), self.named(b, place));
            for (x, y) in a.iter().flat_map(|x| b.iter().map(move |y| (*x, *y))) {
                match (self.home.get(&x), self.home.get(&y)) {
                    (Some(e), Some(f)) if e != f => {
                        let label = |e: usize| self.out.events[e].name.clone().unwrap_or_else(|| format!("group {}", e + 1));
                        let (first, second) = (label(*e), label(*f));
                        let (a, b) = (self.articles[x].path.clone(), self.articles[y].path.clone());
                        self.out.errors.push(DecisionError::LinkAcross { a, b, first, second });
                    }
                    _ => sets.join(x, y),
                }
            }
        }
        for (a, b) in &options.cannot_link {
            let place = "in cannot-link";
            let (a, b) = (self.named(a, place), self.named(b, place));
            for (x, y) in a.iter().flat_map(|x| b.iter().map(move |y| (*x, *y))) {
                if sets.find(x) == sets.find(y) {
                    let together = self.home.get(&x).filter(|e| self.home.get(&y) == Some(e)).map_or_else(
                        || "must-link".to_owned(),
                        |e| format!("event {:?}", self.out.events[*e].name.clone().unwrap_or_else(|| format!("group {}", e + 1))),
                    );
                    let path = |i: usize| self.articles[i].path.clone();
                    self.out.errors.push(DecisionError::Contradiction { a: path(x), b: path(y), together });
                } else {
                    self.out.apart.push((x.min(y), x.max(y)));
                }
            }
        }
        self.enlarge(&mut sets);
        sets
    }

    /// Must-links reach into declared events; other linked sets are kept for the clustering.
    fn enlarge(&mut self, sets: &mut Sets) {
        let mut by_root: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for i in 0..self.articles.len() {
            by_root.entry(sets.find(i)).or_default().push(i);
        }
        for set in by_root.into_values().filter(|s| s.len() > 1) {
            match set.iter().find_map(|i| self.home.get(i).copied()) {
                Some(event) => {
                    set.iter().for_each(|i| {
                        self.home.insert(*i, event);
                    });
                    self.out.events[event].articles = set;
                }
                None => self.out.together.push(set),
            }
        }
    }

    /// An earlier run's events, as far as the user says nothing else: an article that a cannot-link
    /// parts from those before it leaves its locked event, and so does one whose must-links are so parted.
    fn locks(&mut self, options: &EventOptions, sets: &mut Sets) {
        let mut taken: BTreeSet<usize> = self.home.keys().copied().collect();
        let ids: BTreeMap<&str, usize> = self.articles.iter().enumerate().map(|(i, a)| (a.id.0.as_str(), i)).collect();
        for (name, locked) in &options.locked {
            let mut members: Vec<usize> = locked.iter().filter_map(|id| ids.get(id.as_str()).copied()).collect();
            members.sort_unstable();
            let mut kept: Vec<usize> = Vec::new();
            for member in members {
                let parted = kept.first().is_some_and(|first| self.parts(sets, *first, member));
                if !parted && taken.insert(member) {
                    if let Some(first) = kept.first() {
                        sets.join(*first, member);
                    }
                    kept.push(member);
                }
            }
            if !kept.is_empty() {
                self.out.locked.push((name.clone(), kept));
            }
        }
    }

    /// Whether a cannot-link stands between the sets of `a` and `b`.
    fn parts(&self, sets: &mut Sets, a: usize, b: usize) -> bool {
        let (a, b) = (sets.find(a), sets.find(b));
        a != b
            && self.out.apart.iter().any(|(x, y)| {
                let ends = (sets.find(*x), sets.find(*y));
                ends == (a, b) || ends == (b, a)
            })
    }
}

/// Disjoint sets.
struct Sets {
    parent: Vec<usize>,
}

impl Sets {
    fn new(n: usize) -> Self {
        Self { parent: (0..n).collect() }
    }

    fn find(&mut self, mut i: usize) -> usize {
        while self.parent[i] != i {
            self.parent[i] = self.parent[self.parent[i]];
            i = self.parent[i];
        }
        i
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.find(a), self.find(b));
        self.parent[a.max(b)] = a.min(b);
    }
}
