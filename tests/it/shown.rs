//! No word that html5ever shows of a page is missing in what is read of it.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test")]

use crate::second_reader::missing;
use proptest::prelude::*;
use std::path::Path;

#[test]
fn pages_of_the_corpus_are_whole() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let pages = walkdir::WalkDir::new(corpus).into_iter().map(|e| e.unwrap().into_path());
    let pages: Vec<_> = pages.filter(|p| p.extension().is_some_and(|e| e == "html")).collect();
    assert!(pages.len() > 5, "{} pages", pages.len());
    for page in pages {
        let source = std::fs::read_to_string(&page).unwrap();
        assert_eq!(missing(&source), Vec::<String>::new(), "{}", page.display());
    }
}

/// Markup that is left open, closed twice or in the wrong order, or ends elsewhere than it seems.
#[test]
fn broken_pages_are_whole() {
    for page in [
        "<head><title>Alpha</title><p>Beta gamma<div>delta",
        "<p>Alpha<svg><title/><circle/></svg>Beta<svg><desc>x</svg>gamma",
        "<p>Alpha<!-- a -- b --!>Beta<!-->gamma<!--->delta",
        "<table>Alpha<tr><td>Beta</table>gamma<td>delta",
        "<ul><li>Alpha<li>Beta<ul><li>gamma</ul>delta</ul>epsilon",
        "<b><p>Alpha</b>Beta</p></i>gamma</div>delta",
        "<a href=x>Alpha<a href=y>Beta</a>gamma",
        "<h1>Alpha<h2>Beta</h3>gamma",
        "<p>Alpha<button>Beta<button>gamma</button>delta",
        "<p>Alpha<script><!-- w('<script>x</script>') --></script>Beta",
        "<p>Alpha</p><![CDATA[x]]>Beta<?php y ?>gamma",
        "<p title='>'>Alpha<p title=\">\">Beta<p =x>gamma",
        "<table><caption>Alpha<tr><th>Beta<td>gamma<p>delta</table>epsilon",
        "<dl><dt>Alpha<dd>Beta<dt>gamma</dl>delta",
        "<form><p>Alpha<form><p>Beta</form>gamma",
        "<p>Alpha<br/>Beta<wbr>gamma<hr>delta",
        "<select><option>x</select>Alpha<template><tr></template>Beta",
        "<details><summary>Alpha</summary>Beta</details>gamma",
        "<ruby>Alpha<rt>Beta</ruby>gamma",
        "<body><p>Alpha</body>Beta</html>gamma",
    ] {
        assert_eq!(missing(page), Vec::<String>::new(), "{page}");
    }
}

/// Pieces of pages, each word another.
fn piece() -> impl Strategy<Value = String> {
    const TAGS: &[&str] = &[
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "<div class=related>",
        "<article>",
        "</article>",
        "<h1>",
        "</h1>",
        "<h2>",
        "<h3 id=x>",
        "</h2>",
        "<ul>",
        "<li>",
        "</ul>",
        "<a href='x'>",
        "</a>",
        "<b>",
        "</b>",
        "<table>",
        "<tr>",
        "<td>",
        "</td>",
        "</table>",
        "<span>",
        "</span>",
        "<blockquote>",
        "</blockquote>",
        "<br>",
        "<img src=x>",
        "<aside>",
        "</aside>",
        "<form>",
        "</form>",
        "<button>",
        "</button>",
        "<!-- x -->",
        "<time datetime=2019-03-03>",
        "</time>",
        "<figure>",
        "<figcaption>",
        "</figure>",
        "<nav>",
        "</nav>",
        "<section>",
        "</section>",
        "<main>",
        "</main>",
        "<footer>",
        "</footer>",
        "<em>",
        "</em>",
        "<dl>",
        "<dt>",
        "<dd>",
        "</dl>",
        "<pre>",
        "</pre>",
        "&amp;",
        "&nbsp;",
        "<html>",
        "<body>",
        "</body>",
    ];
    prop_oneof![prop::sample::select(TAGS).prop_map(str::to_owned), "[a-z]{3,9}( [a-z]{3,9}){0,12}[.,]?", Just(" ".to_owned())]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_page_is_whole(pieces in prop::collection::vec(piece(), 0..60)) {
        let page = pieces.concat();
        prop_assert_eq!(missing(&page), Vec::<String>::new(), "{}", page);
    }
}
