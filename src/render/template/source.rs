//! What the source of a template from a desk's folder may hold, before MiniJinja parses it.
//!
//! MiniJinja's parser calls itself for each sign and each `elif`: one expression of 100,000 signs, or
//! one statement of as many branches, runs out of stack before any step is taken.

/// Bytes of one expression or statement; the longest built in has 300.
const EXPRESSION: usize = 4_000;
/// Signs before one operand, and brackets within one another.
const DEPTH: usize = 32;
/// `elif` branches of one file; those built in have six.
const BRANCHES: usize = 500;
/// Places in one file that put values into a list or a map; those built in have fewer than ten. A value that
/// `set` puts into a list again and again, through as many macros as may call one another, is then some
/// thousand lists deep, and what shows, compares or frees it calls itself for each: 100,000 are too many.
const LISTS: usize = 64;
/// Words behind which a bracket belongs to no value before it.
const OPERATORS: [&str; 11] = ["and", "call", "do", "else", "elif", "if", "in", "is", "not", "or", "with"];
/// Filters and functions that put values into a list or a map.
const MAKE_LISTS: [&str; 15] = [
    "batch", "chain", "cycler", "dict", "dictsort", "groupby", "items", "list", "map", "select", "slice", "sort", "split", "unique", "zip",
];

/// What is wrong with the source of a template, with its line.
pub(super) fn check(source: &str) -> Result<(), (usize, String)> {
    let line = |at: usize| source[..at].matches('\n').count() + 1;
    let (mut branches, mut lists) = (0, 0);
    for tag in (Tags { source, at: 0 }) {
        check_expression(&tag).map_err(|what| (line(tag.at), what))?;
        branches += usize::from(tag.is_statement && tag.first_word() == "elif");
        if branches > BRANCHES {
            return Err((line(tag.at), format!("more than {BRANCHES} branches (elif)")));
        }
        lists += lists_of(&tag.code);
        if lists > LISTS {
            return Err((line(tag.at), format!("more than {LISTS} places that make a list")));
        }
    }
    Ok(())
}

/// Places of an expression that put values into a list or a map.
fn lists_of(code: &str) -> usize {
    // Of each open bracket whether it groups, and makes a list where a comma follows.
    let (mut open, mut found) = (Vec::new(), 0);
    for (at, c) in code.char_indices().filter(|(_, c)| "([{),".contains(*c)) {
        let before = code[..at].trim_end();
        let word = before.rsplit(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default();
        let follows_value = if word.is_empty() { before.ends_with([')', ']', '}', '"', '\'']) } else { !OPERATORS.contains(&word) };
        match c {
            '[' | '{' => found += usize::from(!follows_value),
            '(' => open.push(!follows_value),
            ')' => _ = open.pop(),
            _ => found += usize::from(open.last() == Some(&true)),
        }
    }
    let words = code.split(|c: char| !c.is_alphanumeric() && c != '_');
    found + words.filter(|w| MAKE_LISTS.contains(w)).count()
}

fn check_expression(tag: &Tag) -> Result<(), String> {
    if tag.bytes > EXPRESSION {
        return Err(format!(
            "an expression of {} bytes; {EXPRESSION} are the most (a bracket or a quotation mark in it may not be closed)",
            tag.bytes
        ));
    }
    let (mut open, mut signs) = (0_usize, 0_usize);
    for word in tag.code.split_inclusive(|c: char| !c.is_alphanumeric()) {
        let bare = word.trim();
        match bare {
            "" => {}
            "-" | "+" | "not" => signs += 1,
            _ => {
                if bare.ends_with(['(', '[', '{']) {
                    open += 1;
                } else if bare.ends_with([')', ']', '}']) {
                    open = open.saturating_sub(1);
                }
                if !matches!(bare, "(" | "[" | "{") {
                    signs = 0;
                }
            }
        }
        if open > DEPTH || signs > DEPTH {
            return Err(format!("an expression of more than {DEPTH} signs or brackets within one another"));
        }
    }
    Ok(())
}

/// An expression `{{ … }}` or a statement `{% … %}`.
struct Tag {
    /// Where it begins.
    at: usize,
    /// Bytes between its delimiters.
    bytes: usize,
    /// What stands there, without the inside of strings.
    code: String,
    is_statement: bool,
}

impl Tag {
    fn first_word(&self) -> &str {
        self.code.trim_start_matches(['-', '+']).split_whitespace().next().unwrap_or_default()
    }
}

/// The tags of a source, as MiniJinja finds them: none in comments or raw blocks, and none ends
/// within a string or a bracket.
struct Tags<'s> {
    source: &'s str,
    at: usize,
}

impl Iterator for Tags<'_> {
    type Item = Tag;

    fn next(&mut self) -> Option<Tag> {
        loop {
            let open = self.at + self.source[self.at..].find('{')?;
            match self.source.as_bytes().get(open + 1) {
                Some(b'#') => self.at = self.after(open, "#}"),
                Some(kind @ (b'{' | b'%')) => {
                    let is_statement = *kind == b'%';
                    let tag = self.tag(open, if is_statement { b"%}" } else { b"}}" }, is_statement);
                    if is_statement && tag.first_word() == "raw" {
                        self.skip_raw();
                    }
                    return Some(tag);
                }
                _ => self.at = open + 1,
            }
        }
    }
}

impl Tags<'_> {
    /// Behind the next `end`; the end of the source if there is none.
    fn after(&self, from: usize, end: &str) -> usize {
        self.source[from..].find(end).map_or(self.source.len(), |n| from + n + end.len())
    }

    /// The tag that opens at `open`; one that is never closed goes on to the end.
    fn tag(&mut self, open: usize, close: &[u8; 2], is_statement: bool) -> Tag {
        let bytes = self.source.as_bytes();
        let (start, mut at, mut balance) = (open + 2, open + 2, 0_isize);
        let (mut code, mut from) = (String::new(), start);
        while at < bytes.len() && !(balance == 0 && bytes[at..].starts_with(close)) {
            match bytes[at] {
                b'(' | b'[' | b'{' => balance += 1,
                b')' | b']' | b'}' => balance -= 1,
                quote @ (b'"' | b'\'') => {
                    code.push_str(&self.source[from..=at]);
                    at = string_end(bytes, at + 1, quote);
                    from = at;
                }
                _ => {}
            }
            at += 1;
        }
        let end = at.min(bytes.len());
        code.push_str(self.source.get(from..end).unwrap_or_default());
        self.at = (end + 2).min(bytes.len());
        // What follows may be no char boundary only where nothing follows.
        Tag { at: open, bytes: end - start, code, is_statement }
    }

    /// Past the end tag of a raw block.
    fn skip_raw(&mut self) {
        loop {
            let open = self.after(self.at, "{%");
            let rest = self.source[open..].trim_start_matches(['-', '+']).trim_start();
            self.at = open;
            if rest.is_empty() || rest.starts_with("endraw") {
                return;
            }
        }
    }
}

/// Where the string ends whose inside begins at `at`: at its closing mark, or behind all.
fn string_end(bytes: &[u8], mut at: usize, quote: u8) -> usize {
    while at < bytes.len() && bytes[at] != quote {
        at += if bytes[at] == b'\\' { 2 } else { 1 };
    }
    at.min(bytes.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources_are_bounded_before_they_are_parsed() {
        let signs = format!("a\n{{{{ {}1 }}}}", "-".repeat(100_000));
        assert_eq!(check(&signs).unwrap_err().0, 2);
        let many = "-".repeat(40);
        for bad in [
            format!("{{{{ {}1 }}}}", "- ".repeat(40)),
            format!("{{% if {}x %}}{{% endif %}}", "not ".repeat(40)),
            format!("{{{{ {}1{} }}}}", "(".repeat(40), ")".repeat(40)),
            format!("{{{{ {}1{} }}}}", "-(".repeat(40), ")".repeat(40)),
            // What looks like the end of a tag is none in a string or a bracket.
            format!("{{{{ '}}}}' ~ {many}1 }}}}"),
            format!("{{{{ '\\'}}}}' ~ {many}1 }}}}"),
            format!("{{% if \"%}}\" == {many}1 %}}{{% endif %}}"),
            format!("{{{{ {{'a': {{}}}} + {many}1 }}}}"),
            // What opens in a comment or a raw block opens nothing.
            format!("{{# {{{{ ' #}}{{{{ {many}1 }}}}"),
            format!("{{% raw %}}{{{{ ' {{%- endraw %}}{{{{ {many}1 }}}}"),
            format!("{{% if 0 %}}{}{{% endif %}}", "{%- elif 0 %}".repeat(600)),
            // Lists within lists, each with a statement of its own.
            "{% set x = [x] %}".repeat(100_000),
            "{% set x = {'a': x} %}".repeat(100),
            "{% set x = (x, 1) %}".repeat(100),
            "{% set x = x|batch(1) %}".repeat(100),
            "{% set x = 1 if 0 else [x] %}".repeat(100),
        ] {
            assert!(check(&bad).is_err(), "{bad}");
        }
        for good in [
            "{ {{ -1 }} {% for a in [[1, 2], [3]] %}{{ (a[0] - 1) }}{% endfor %} }",
            "| ---------------------------------------- |",
            &"{{ f(a, b[0]) }} {% if (a or b) in c['x'] %}{% endif %}".repeat(100),
            "{{ '----------------------------------------' }}",
            "{% raw %}{{ ((((((((((((((((((((((((((((((((((((((((( {% endraw %}{{ 1 }}",
            "{{",
            "{% if 'é",
            "{{ 'a\\",
            "{% raw",
        ] {
            assert_eq!(check(good), Ok(()), "{good}");
        }
    }
}
