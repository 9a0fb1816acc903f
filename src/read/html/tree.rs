//! Tags and texts → a tree, with the end tags that authors leave out put in.
//!
//! An arena in document order: a node's parent always stands before it, so that sums over the
//! tree are loops, and a page nested a hundred thousand deep costs no stack.

use super::names::{OTHER, closes_paragraph, is_block, is_heading, is_of_head, is_void, leaves_foreign};
use super::token::{Attributes, Token, Tokens};
use std::ops::Range;

/// Elements nested deeper than this hang on the deepest allowed one. Real pages reach about 60.
const MAX_DEPTH: usize = 200;

/// What a node is.
pub(super) enum Kind<'s> {
    Element {
        name: &'static str,
        attributes: Attributes<'s>,
    },
    /// A range of the source.
    Text(Range<usize>),
    /// The inside of a script, title or the like.
    Raw(Range<usize>),
}

/// One node. Node 0 is the root and its own parent.
pub(super) struct Node<'s> {
    pub(super) kind: Kind<'s>,
    pub(super) parent: usize,
    /// One past the last node below it.
    pub(super) end: usize,
    /// Its own end tag closed it, or it needs none: what was left open holds whatever came next by accident.
    pub(super) closed: bool,
}

/// A page.
pub(super) struct Tree<'s> {
    pub(super) source: &'s str,
    pub(super) nodes: Vec<Node<'s>>,
}

impl<'s> Tree<'s> {
    /// The name of an element; "" for text.
    pub(super) fn name(&self, node: usize) -> &'static str {
        match &self.nodes[node].kind {
            Kind::Element { name, .. } => name,
            _ => "",
        }
    }

    /// An attribute of an element.
    pub(super) fn attribute(&self, node: usize, name: &str) -> Option<&str> {
        match &self.nodes[node].kind {
            Kind::Element { attributes, .. } => attributes.get(name),
            _ => None,
        }
    }

    /// The node and its ancestors, innermost first, without the root.
    pub(super) fn ancestors(&self, node: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(Some(node), |&n| Some(self.nodes[n].parent)).take_while(|&n| n != 0)
    }

    /// Parse a page; any text is one.
    pub(super) fn parse(source: &'s str) -> Self {
        let mut builder =
            Builder { nodes: vec![Node { kind: Kind::Raw(0..0), parent: 0, end: 0, closed: true }], open: vec![(0, "")], surplus: 0 };
        for token in Tokens::new(source) {
            match token {
                Token::Text(range) if range.is_empty() => {}
                Token::Text(range) => {
                    if !source[range.clone()].trim_ascii().is_empty() {
                        builder.leave_head();
                    }
                    builder.leaf(Kind::Text(range));
                }
                Token::Raw(_, range) => builder.leaf(Kind::Raw(range)),
                Token::Start(tag) => builder.start(tag.name, tag.attributes, tag.self_closing),
                Token::End(name) => builder.end(name),
            }
        }
        builder.close_to(0);
        let length = builder.nodes.len();
        builder.nodes[0].end = length;
        Self { source, nodes: builder.nodes }
    }
}

struct Builder<'s> {
    nodes: Vec<Node<'s>>,
    /// Open elements, outermost first.
    open: Vec<(usize, &'static str)>,
    /// Elements below the depth limit that were not opened.
    surplus: usize,
}

impl<'s> Builder<'s> {
    fn leaf(&mut self, kind: Kind<'s>) {
        let parent = self.open.last().map_or(0, |o| o.0);
        let end = self.nodes.len() + 1;
        self.nodes.push(Node { kind, parent, end, closed: true });
    }

    fn start(&mut self, name: &'static str, attributes: Attributes<'s>, self_closing: bool) {
        if !is_of_head(name) {
            self.leave_head();
        }
        if leaves_foreign(name) {
            self.leave_foreign();
        }
        if matches!(name, "select" | "input" | "textarea") && self.is_open("select") {
            self.close_within("select", |_| false);
            if name == "select" {
                return;
            }
        }
        if closes_paragraph(name) {
            self.close_within("p", ends_paragraph_scope);
        }
        match name {
            "li" => self.close_within("li", |n| matches!(n, "ul" | "ol" | "menu" | "dir") || ends_scope(n)),
            "dt" | "dd" => {
                self.close_within("dt", |n| n == "dl" || ends_scope(n));
                self.close_within("dd", |n| n == "dl" || ends_scope(n));
            }
            "td" | "th" => {
                self.close_within("td", |n| matches!(n, "tr" | "table"));
                self.close_within("th", |n| matches!(n, "tr" | "table"));
            }
            "tr" => self.close_within("tr", |n| n == "table"),
            "tbody" | "thead" | "tfoot" => {
                self.close_within("tr", |n| n == "table");
                self.close_within(name, |n| n == "table");
            }
            "option" => self.close_within("option", |n| n == "select"),
            "a" => self.close_within("a", |n| ends_scope(n) || is_block(n)),
            "body" | "html" if self.open.iter().any(|o| o.1 == name) => return,
            "body" => self.close_within("head", |_| false),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" if self.open.last().is_some_and(|o| is_heading(o.1)) => self.pop(),
            _ => {}
        }
        let is_void = is_void(name);
        if !is_void && self.open.len() >= MAX_DEPTH {
            self.surplus += usize::from(!self_closing);
            self.leaf(Kind::Element { name, attributes });
            return;
        }
        let node = self.nodes.len();
        self.leaf(Kind::Element { name, attributes });
        // "<div/>" opens an element in HTML; a script or image never holds the rest of the page.
        let closes_itself = self_closing && matches!(name, "svg" | "script" | "iframe" | OTHER);
        if !is_void && !closes_itself {
            self.nodes[node].closed = false;
            self.open.push((node, name));
        }
    }

    /// A head whose end tag was left out ends where words or an element of the body begin, a title in it that is never
    /// closed with it.
    fn leave_head(&mut self) {
        let innermost = self.open.iter().rposition(|o| !matches!(o.1, "title" | "textarea"));
        if let Some(head) = innermost.filter(|n| self.open[*n].1 == "head") {
            self.close_to(head);
        }
    }

    /// A drawing or formula that an element of the page stands in was left open, unless it is a piece of a
    /// page within the drawing.
    fn leave_foreign(&mut self) {
        let Some(open) = self.open.iter().rposition(|o| matches!(o.1, "svg" | "math")) else { return };
        if self.open[open + 1..].iter().all(|o| !matches!(o.1, "foreignobject" | "desc" | "title")) {
            self.close_to(open);
        }
    }

    fn is_open(&self, name: &str) -> bool {
        self.open.iter().any(|o| o.1 == name)
    }

    fn end(&mut self, name: &'static str) {
        if self.surplus > 0 {
            self.surplus -= 1;
            return;
        }
        if matches!(name, "body" | "html") {
            return;
        }
        // What shows none of its inside ends with its own tag, whatever is left open in it.
        if matches!(name, "template" | "noscript" | "svg" | "math" | "select" | "object" | "canvas" | "video" | "audio" | "button") {
            return self.close_within(name, |_| false);
        }
        let inline = !is_block(name);
        let stops = |n: &'static str| if inline { is_block(n) || ends_scope(n) } else { ends_scope(n) };
        if is_heading(name) {
            // "<h2>…</h3>" ends the heading.
            if let Some(open) = self.open.iter().rposition(|o| is_heading(o.1))
                && self.open[open + 1..].iter().all(|o| !is_block(o.1))
            {
                self.close_to(open);
            }
            return;
        }
        self.close_within(name, |n| n != name && stops(n));
    }

    /// Close the innermost open `name`, with all in it, unless something that `stops` is in between.
    fn close_within(&mut self, name: &str, stops: impl Fn(&'static str) -> bool) {
        for i in (1..self.open.len()).rev() {
            let open = self.open[i].1;
            if open == name {
                self.nodes[self.open[i].0].closed = true;
                return self.close_to(i);
            }
            if stops(open) {
                return;
            }
        }
    }

    fn close_to(&mut self, keep: usize) {
        while self.open.len() > keep.max(1) {
            self.pop();
        }
    }

    fn pop(&mut self) {
        if self.open.len() > 1
            && let Some((node, _)) = self.open.pop()
        {
            self.nodes[node].end = self.nodes.len();
        }
    }
}

fn ends_scope(name: &str) -> bool {
    matches!(name, "applet" | "caption" | "html" | "table" | "td" | "th" | "object" | "template")
}

fn ends_paragraph_scope(name: &str) -> bool {
    ends_scope(name) || name == "button"
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tree as nested brackets.
    fn shown(source: &str) -> String {
        fn show(tree: &Tree<'_>, from: usize, to: usize, out: &mut String) {
            let mut i = from;
            while i < to {
                match &tree.nodes[i].kind {
                    Kind::Element { name, .. } => {
                        out.push_str(name);
                        out.push('(');
                        show(tree, i + 1, tree.nodes[i].end, out);
                        out.push(')');
                    }
                    Kind::Text(range) | Kind::Raw(range) => out.push_str(&tree.source[range.clone()]),
                }
                i = tree.nodes[i].end;
            }
        }
        let tree = Tree::parse(source);
        let mut out = String::new();
        show(&tree, 1, tree.nodes.len(), &mut out);
        out
    }

    #[test]
    fn end_tags_that_are_left_out() {
        for (source, expected) in [
            ("<p>a<p>b", "p(a)p(b)"),
            ("<ul><li>a<li>b<ul><li>c</ul></ul>d", "ul(li(a)li(bul(li(c))))d"),
            ("<p>a<div>b</div>c", "p(a)div(b)c"),
            ("<div><span>a</div>b", "div(span(a))b"),
            ("<div><p>a</span></p>b</div>c", "div(p(a)b)c"),
            ("<table><tr><td>a<td>b<tr><td>c</table>", "table(tr(td(a)td(b))tr(td(c)))"),
            ("<b>a<p>b</b>c</p>d", "b(ap(bc)d)"),
            ("<a>x<a>y</a>", "a(x)a(y)"),
            ("<h2>a</h3>b", "h2(a)b"),
            ("</p></div>a", "a"),
            ("<head><title>t</title> a<p>b", "head(title(t)) ap(b)"),
            ("<head><title>t <meta><p>b", "head(title())t meta()p(b)"),
            ("<head> <meta><div>a</div><meta></head>b", "head( meta())div(a)meta()b"),
            ("<br>a<img>b", "br()aimg()b"),
            ("<template><tr><td>a</template>b", "template(tr(td(a)))b"),
            ("<svg><b>a</b><p>b", "svg()b(a)p(b)"),
            ("<select><option>a<select><p>b", "select(option(a))p(b)"),
        ] {
            assert_eq!(shown(source), expected, "{source}");
        }
    }

    #[test]
    fn depth_costs_no_stack() {
        let source = format!("{}x{}y", "<div>".repeat(100_000), "</div>".repeat(100_000));
        let tree = Tree::parse(&source);
        let last = tree.nodes.len() - 1;
        assert!(tree.ancestors(last).count() <= 2, "all closed again");
    }
}
