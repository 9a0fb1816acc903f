//! Which file of `src/` imports from which, as far as the text shows: `use` lines and paths, followed
//! through re-exports to the file that holds the item. What stands under `#[cfg(test)]` is left out,
//! and so are re-exports themselves: a folder's `mod.rs` may name what its files offer.

use std::collections::{BTreeMap, BTreeSet};

/// A file's module path: `["align", "quotations"]`; the crate's root is empty.
pub(crate) type Module = Vec<String>;

/// The imports between files.
pub(crate) struct Imports {
    /// From each file, the files that it imports from.
    pub(crate) of: BTreeMap<Module, BTreeSet<Module>>,
}

/// What one file names.
#[derive(Default)]
struct Named {
    /// `use` lines: name in this file, path as written.
    imported: Vec<(String, Vec<String>)>,
    /// `pub use` lines, likewise.
    offered: Vec<(String, Vec<String>)>,
    /// Other paths.
    paths: Vec<Vec<String>>,
}

impl Imports {
    /// Of files as path below `src/` and content.
    pub(crate) fn new(files: &[(String, String)]) -> Self {
        let named: BTreeMap<Module, Named> = files.iter().map(|(path, text)| (module(path), named(text))).collect();
        let modules: BTreeSet<&Module> = named.keys().collect();
        let is_module = |path: &[String]| modules.contains(&path.to_vec());
        // where each re-exported name comes from
        let mut offered: BTreeMap<Module, Module> = BTreeMap::new();
        for (module, names) in &named {
            for (name, path) in &names.offered {
                if let Some(path) = absolute(module, path, &is_module) {
                    offered.insert([module.as_slice(), std::slice::from_ref(name)].concat(), path);
                }
            }
        }
        let file_of = |path: Module| -> Option<Module> {
            let mut path = path;
            for _ in 0..8 {
                let Some(n) = (1..=path.len()).rev().find(|n| offered.contains_key(&path[..*n])) else { break };
                path = [offered[&path[..n]].as_slice(), &path[n..]].concat();
            }
            (0..=path.len()).rev().find(|n| is_module(&path[..*n])).map(|n| path[..n].to_vec())
        };
        let of = named
            .iter()
            .map(|(module, names)| {
                let imported: BTreeMap<&String, Module> =
                    names.imported.iter().filter_map(|(name, path)| Some((name, absolute(module, path, &is_module)?))).collect();
                let through = |path: &Vec<String>| match imported.get(&path[0]) {
                    Some(first) => Some([first.as_slice(), &path[1..]].concat()),
                    None => absolute(module, path, &is_module),
                };
                let paths = imported.values().cloned().chain(names.paths.iter().filter_map(through));
                let files = paths.filter_map(&file_of).filter(|file| file != module).collect();
                (module.clone(), files)
            })
            .collect();
        Self { of }
    }

    /// Groups of files of which each imports, over others, from each other one; sorted.
    pub(crate) fn circles(&self) -> Vec<Vec<String>> {
        let reach: BTreeMap<&Module, BTreeSet<&Module>> = self.of.keys().map(|m| (m, self.reached(m))).collect();
        let mut seen: BTreeSet<&Module> = BTreeSet::new();
        let mut circles = Vec::new();
        for module in self.of.keys() {
            if seen.contains(module) || !reach[module].contains(module) {
                continue;
            }
            let circle: Vec<&Module> = reach[module].iter().copied().filter(|m| reach.get(m).is_some_and(|r| r.contains(module))).collect();
            seen.extend(&circle);
            circles.push(circle.into_iter().map(|m| m.join("::")).collect());
        }
        circles
    }

    fn reached<'a>(&'a self, from: &'a Module) -> BTreeSet<&'a Module> {
        let mut reached = BTreeSet::new();
        let mut open = vec![from];
        while let Some(module) = open.pop() {
            open.extend(self.of.get(module).into_iter().flatten().filter(|m| reached.insert(*m)));
        }
        reached
    }
}

/// `align/quotations/mod.rs` → `["align", "quotations"]`.
fn module(path: &str) -> Module {
    let mut parts: Module = path.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
    if matches!(parts.last().map(String::as_str), Some("mod" | "lib")) {
        parts.pop();
    }
    parts
}

/// A path as written in `module` from the crate's root; `None` if it leads out of the crate.
fn absolute(module: &Module, path: &[String], is_module: &dyn Fn(&[String]) -> bool) -> Option<Module> {
    match path[0].as_str() {
        "crate" => Some(path[1..].to_vec()),
        "self" => Some([module.as_slice(), &path[1..]].concat()),
        "super" => {
            let up = path.iter().take_while(|p| *p == "super").count();
            Some([&module[..module.len().checked_sub(up)?], &path[up..]].concat())
        }
        first => {
            let child = [module.as_slice(), &[first.to_owned()]].concat();
            is_module(&child).then(|| [module.as_slice(), path].concat())
        }
    }
}

fn named(text: &str) -> Named {
    let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or(text);
    let words = words(text);
    let mut named = Named::default();
    let mut at = 0;
    while at < words.len() {
        let before = at.checked_sub(1).map_or("", |n| words[n].as_str());
        if words[at] == "use" {
            let end = (at..words.len()).find(|n| words[*n] == ";").unwrap_or(words.len());
            let mut of_tree = Vec::new();
            tree(&words[at + 1..end], &[], &mut of_tree);
            let tested = words[..at].ends_with(&["[", "cfg", "(", "test", ")", "]"].map(str::to_owned));
            let is_offered = before == "pub" || before == ")";
            match (tested, is_offered) {
                (true, _) => {}
                (false, true) => named.offered.extend(of_tree),
                (false, false) => named.imported.extend(of_tree),
            }
            at = end;
        } else if is_name(&words[at]) && before != "::" && !(before == "in" && words[..at - 1].ends_with(&["pub", "("].map(str::to_owned)))
        {
            let mut path = vec![words[at].clone()];
            while words.get(at + 1).is_some_and(|w| w == "::") && words.get(at + 2).is_some_and(|w| is_name(w)) {
                path.push(words[at + 2].clone());
                at += 2;
            }
            if path.len() > 1 {
                named.paths.push(path);
            }
            at += 1;
        } else {
            at += 1;
        }
    }
    named
}

fn is_name(word: &str) -> bool {
    word.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// The leaves of a `use` tree: name in this file, and path.
fn tree(words: &[String], prefix: &[String], out: &mut Vec<(String, Vec<String>)>) {
    let mut path = prefix.to_vec();
    let mut name = None;
    let mut at = 0;
    while at < words.len() {
        match words[at].as_str() {
            "{" => {
                let (mut depth, mut start) = (1, at + 1);
                for n in at + 1..words.len() {
                    match words[n].as_str() {
                        "{" => depth += 1,
                        "}" => depth -= 1,
                        _ => {}
                    }
                    if (depth == 1 && words[n] == ",") || depth == 0 {
                        if n > start {
                            tree(&words[start..n], &path, out);
                        }
                        start = n + 1;
                    }
                    if depth == 0 {
                        break;
                    }
                }
                return;
            }
            "as" => {
                name = words.get(at + 1).cloned();
                break;
            }
            "::" => {}
            "self" if !path.is_empty() => {}
            word => path.push(word.to_owned()),
        }
        at += 1;
    }
    if let Some(last) = path.last() {
        out.push((name.unwrap_or_else(|| last.clone()), path));
    }
}

/// Names, `::` and single marks of Rust source; comments and literals are left out.
fn words(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let is = |n: usize, c: char| chars.get(n) == Some(&c);
    let mut words = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let c = chars[at];
        if c == '/' && is(at + 1, '/') {
            at = (at..chars.len()).find(|n| chars[*n] == '\n').unwrap_or(chars.len());
        } else if c == '"' {
            at += 1;
            while at < chars.len() && chars[at] != '"' {
                at += if chars[at] == '\\' { 2 } else { 1 };
            }
            at += 1;
        } else if c == 'r' && (is(at + 1, '"') || (is(at + 1, '#') && (is(at + 2, '"') || is(at + 2, '#')))) {
            let hashes = (at + 1..chars.len()).take_while(|n| chars[*n] == '#').count();
            at += hashes + 2;
            while at < chars.len() && !(chars[at] == '"' && (1..=hashes).all(|n| is(at + n, '#'))) {
                at += 1;
            }
            at += hashes + 1;
        } else if c == '\'' {
            at += if is(at + 1, '\\') {
                (at + 3..chars.len()).find(|n| chars[*n] == '\'').map_or(1, |n| n + 1 - at)
            } else if is(at + 2, '\'') {
                3
            } else {
                1
            };
        } else if c.is_alphanumeric() || c == '_' {
            let end = (at..chars.len()).find(|n| !(chars[*n].is_alphanumeric() || chars[*n] == '_')).unwrap_or(chars.len());
            words.push(chars[at..end].iter().collect());
            at = end;
        } else if c == ':' && is(at + 1, ':') {
            words.push("::".to_owned());
            at += 2;
        } else {
            if !c.is_whitespace() {
                words.push(c.to_string());
            }
            at += 1;
        }
    }
    words
}

#[test]
fn imports_are_followed_through_re_exports() {
    let files = [
        ("lib.rs", "pub mod a;\npub mod b;"),
        ("a/mod.rs", "mod x;\npub use x::Thing;\nfn f() { x::go() }"),
        ("a/x.rs", "// use crate::b::no;\nuse super::other::{self, That as It};\nconst Q: &str = \"crate::b::no\";"),
        ("a/other.rs", "fn g(c: char) -> bool { c == '\"' || crate::b::yes() }"),
        ("b.rs", "use crate::a::Thing;\n#[cfg(test)]\nmod tests {\n use crate::a::f;\n}"),
    ];
    let imports = Imports::new(&files.map(|(path, text)| (path.to_owned(), text.to_owned())));
    let shown: Vec<String> =
        imports.of.iter().flat_map(|(from, to)| to.iter().map(move |t| format!("{} → {}", from.join("::"), t.join("::")))).collect();
    assert_eq!(shown, ["a → a::x", "a::other → b", "a::x → a::other", "b → a::x"]);
    assert_eq!(imports.circles(), [["a::other", "a::x", "b"]]);
}
