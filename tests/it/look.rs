//! How pages look by a desk's own means: theme, wordmark, logo and templates of `[html]` in crossread.toml.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test")]

use crate::support::{Desk, two_reports};

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n rest";

fn desk(config: &str) -> Desk {
    two_reports()
        .file("desk.css", "body { --desk: 1 } </style><script>alert(1)</script>")
        .file("desk.svg", "<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>")
        .file("desk.png", PNG)
        .file("crossread.toml", config)
}

#[test]
fn a_theme_follows_the_style_sheet_and_wordmark_and_logo_head_each_page() {
    let desk = desk("[html]\ntheme = \"desk.css\"\nlogo = \"desk.svg\"\nwordmark = \"Ellery <Desk>\"\n");
    let run = desk.run(&["report", "articles"]);
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(run.err.contains("sets html.theme = desk.css"), "{}", run.err);
    let style = desk.read("reports/style.css");
    assert!(style.contains(".wordmark") && style.ends_with("body { --desk: 1 } </style><script>alert(1)</script>"), "{style}");
    for page in ["index.html", "speakers.html"] {
        let page = desk.read(&format!("reports/{page}"));
        assert!(
            page.contains("<img class=\"logo\" src=\"data:image/svg+xml;base64,PD94bWwg") && page.contains("Ellery &lt;Desk&gt;</a>"),
            "{page}"
        );
    }
    // In one file nothing ends the style's element, and the policy names the style by its hash.
    assert_eq!(desk.run(&["report", "articles", "--packaging", "single", "-f", "html", "-o", "one"]).status, 0);
    let page = desk.read(&desk.only("one"));
    assert!(page.contains("body { --desk: 1 } <\\/style><script>alert(1)<\\/script></style>"), "{page}");
    assert!(!page.contains("<img class=\"logo\" src=\"http"), "{page}");
}

#[test]
fn what_leads_out_is_too_long_or_no_picture_is_refused() {
    let outside = tempfile::tempdir().unwrap();
    std::fs::write(outside.path().join("x.css"), "x").unwrap();
    let long = "x".repeat(300 << 10);
    for (config, said) in [
        ("[html]\ntheme = \"../x.css\"\n", "leads out of the folder"),
        ("[html]\ntheme = \"/etc/passwd\"\n", "leads out of the folder"),
        ("[html]\ntheme = \"link.css\"\n", "leads out of the folder"),
        ("[html]\ntemplates = \"..\"\n", "leads out of the folder"),
        ("[html]\ntheme = \"no.css\"\n", "could not read the theme no.css"),
        ("[html]\ntheme = \"long.css\"\n", "could not read the theme long.css"),
        ("[html]\nlogo = \"long.css\"\n", "could not read the logo long.css"),
        ("[html]\nlogo = \"desk.css\"\n", "neither an SVG nor a PNG"),
        ("[html]\nthem = \"desk.css\"\n", "did you mean \"theme\"?"),
    ] {
        let desk = desk(config).file("long.css", &long);
        #[cfg(unix)]
        std::os::unix::fs::symlink(outside.path().join("x.css"), desk.path("link.css")).unwrap();
        if cfg!(unix) || !config.contains("link.css") {
            let run = desk.run(&["report", "articles"]);
            assert!(run.status == 2 && run.err.contains(said), "{config}: {}", run.err);
            assert!(!desk.path("reports").exists());
        }
    }
}

#[test]
fn check_and_compare_take_templates_too() {
    let own = "{{ report.articles|length }} by our own";
    let config = "[html]\ntemplates = \"own\"\nlogo = \"desk.png\"\n";
    let args: [&[&str]; 2] = [
        &["compare", "articles", "-f", "md"],
        &["check", "articles/post.txt", "--against", "articles/bell.txt", "-f", "md", "--fail-on", "never"],
    ];
    for args in args {
        let given = desk("").file("own/report.md", own);
        let given = given.run(&[args, &["--template-dir", "own"][..]].concat());
        let configured = desk(config).file("own/report.md", own).run(args);
        for run in [given, configured] {
            assert_eq!(run.status, 0, "{}", run.err);
            assert!(run.out.contains("2 by our own"), "{}", run.out);
        }
        let endless = "{% for a in range(100000) %}{% for b in range(100000) %}{% endfor %}{% endfor %}";
        assert_eq!(desk(config).file("own/report.md", endless).run(args).status, 2);
    }
    let page = desk(config).file("own/index.html", "x").run(&["compare", "articles", "-f", "html"]).out;
    assert!(page.contains("<img class=\"logo\" src=\"data:image/png;base64,iVBORw0KGg"), "{page}");
}
