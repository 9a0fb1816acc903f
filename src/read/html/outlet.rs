//! What a page calls its outlet: the site's name, the publisher, the end of the title, the logo.
//!
//! A name always goes before an address: "The Harbour Post" of the title before `og:site_name` "harbourpost.example",
//! and before an application that is called "nextgen".

use super::tree::Tree;
use crate::read::metadata::{host, is_host_name};

/// Longer names of sites are slogans.
const MAX_SITE_WORDS: usize = 6;
/// Elements around a picture in which it may be a logo.
const LOGO_DEPTH: usize = 6;
/// Words that name a part of a page, not an outlet, in lower case.
const PARTS: &[&str] = &["logo", "home", "homepage", "home page", "menu", "close", "search", "icon", "image", "site logo", "website logo"];

/// A name that can stand for the outlet: no slogan behind it, no address, not the article's title.
pub(super) fn site_name(name: &str, title: Option<&str>) -> Option<String> {
    if let Some(host) = host(name) {
        return Some(host);
    }
    let cut = |n: &str| [" | ", " - ", " – ", " — ", " :: "].iter().filter_map(|s| n.find(s)).min().map_or(n.len(), |at| at);
    let name = name.trim_start_matches('@').trim();
    let name = name[..cut(name)].trim();
    let fits = !name.is_empty()
        && name.split(' ').count() <= MAX_SITE_WORDS
        && title.is_none_or(|t| !t.starts_with(name) || name.split(' ').count() < 4);
    fits.then(|| name.to_owned())
}

/// What a page says of its outlet.
#[derive(Default)]
pub(super) struct Names {
    /// `og:site_name` and the publisher, best first.
    pub(super) sites: Vec<String>,
    /// What the page calls itself as an application.
    pub(super) applications: Vec<String>,
    pub(super) logo: Option<String>,
    /// The host of the page's address.
    pub(super) host: Option<String>,
}

impl Names {
    /// The name that the page gives beyond doubt, to be cut off its title.
    pub(super) fn site(&self, title: Option<&str>) -> Option<String> {
        self.sites.iter().filter_map(|s| site_name(s, title)).find(|s| !is_host_name(s))
    }

    /// The application, where it is a name: "nextgen" is that of a program.
    pub(super) fn application(&self, title: Option<&str>) -> Option<String> {
        let is_name = |name: &String| name.contains(char::is_uppercase) || self.is_of_host(name);
        self.applications.iter().filter_map(|s| site_name(s, title)).find(|s| !is_host_name(s) && is_name(s))
    }

    /// Whether a name is that of the host: "The Harbour Post" of harbourpost.example.
    pub(super) fn is_of_host(&self, name: &str) -> bool {
        let letters = |s: &str| s.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
        let name = letters(name);
        let Some(host) = &self.host else { return false };
        let short = name.strip_prefix("the").filter(|n| !n.is_empty()).unwrap_or(&name);
        host.split('.').map(letters).any(|label| label == name || label == short)
    }

    /// All names, best first; `cut` is what stands beside the headline in the page's title.
    pub(super) fn hints(&self, title: Option<&str>, cut: Option<String>) -> Vec<String> {
        let is_apart = |l: &String| title.is_none_or(|t| !t.contains(l.as_str()));
        let logo = self.logo.clone().filter(|l| l.contains(' ') || self.is_of_host(l)).filter(is_apart);
        let addresses = self.sites.iter().filter_map(|s| site_name(s, title)).filter(|s| is_host_name(s));
        let application = self.application(title);
        // "Why it sank - Quay" has the name in it.
        let within = application.clone().filter(|a| cut.as_deref().is_some_and(|c| c.contains(a.as_str())));
        let names = self.site(title).into_iter().chain(within).chain(cut).chain(application).chain(logo);
        names.chain(addresses).collect()
    }
}

/// The words of a logo: of a picture that leads home or stands in a part of that name.
pub(super) fn logo(tree: &Tree<'_>, node: usize) -> Option<String> {
    let alt = tree.attribute(node, "alt")?.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_home = |href: &str| matches!(href, "/" | "./" | "#" | "/index.html") || is_root(href);
    let says = |n: usize, name: &str| {
        let value = tree.attribute(n, name).unwrap_or("").to_ascii_lowercase();
        ["logo", "masthead", "brand", "site-title", "sitename"].iter().any(|w| value.contains(w))
    };
    let is_logo = tree.ancestors(node).take(LOGO_DEPTH).any(|n| {
        tree.name(n) == "header" && tree.ancestors(n).all(|a| !matches!(tree.name(a), "article" | "main"))
            || tree.name(n) == "a" && tree.attribute(n, "href").is_some_and(is_home)
            || says(n, "class")
            || says(n, "id")
    });
    let lower = alt.to_lowercase();
    let end = lower.strip_suffix(" logo").map_or(alt.len(), str::len);
    let name = alt.get(..end)?.trim();
    let fits =
        name.starts_with(char::is_uppercase) && name.split(' ').count() <= MAX_SITE_WORDS && !PARTS.contains(&name.to_lowercase().as_str());
    (is_logo && fits).then(|| name.to_owned())
}

/// `https://harbourpost.example/`
fn is_root(href: &str) -> bool {
    href.split_once("://").is_some_and(|(_, rest)| rest.trim_end_matches('/').find('/').is_none() && rest.contains('.'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::parse;

    #[test]
    fn names_of_sites() {
        for (name, expected) in [
            ("The Harbour Post", Some("The Harbour Post")),
            ("The Harbour Post | News from Port Ellery and the islands", Some("The Harbour Post")),
            ("https://www.harbourpost.example", Some("harbourpost.example")),
            ("@harbourpost", Some("harbourpost")),
            ("All the news of the harbour and of its people, day by day", None),
            ("The bridge over the estuary", None),
        ] {
            assert_eq!(site_name(name, Some("The bridge over the estuary")).as_deref(), expected, "{name}");
        }
    }

    #[test]
    fn a_name_goes_before_an_address() {
        let prose = "<h1>Council votes for the second bridge</h1><p>The council of Port Ellery voted on Monday to build a second bridge over the estuary, the mayor said.</p>";
        let home = "<link rel=canonical href='https://www.harbourpost.example/a'>";
        for (head, before, after, outlet) in [
            (
                "<title>Council votes for the second bridge</title>",
                "<header><a href=/><img alt='The Harbour Post logo'></a></header>",
                "",
                "The Harbour Post",
            ),
            (
                "<title>Council votes for the second bridge</title>",
                "<header><amp-img alt='The Harbour Post'></amp-img></header>",
                "",
                "The Harbour Post",
            ),
            (
                "<title>Council votes for the second bridge</title>",
                "",
                "<footer>© 2021 The Harbour Post Ltd. All rights reserved.</footer>",
                "The Harbour Post",
            ),
            ("<title>The Harbour Post: Council votes for the second bridge</title>", "", "", "The Harbour Post"),
            ("<title>Bridge voted | The Harbour Post</title><meta name=application-name content=nextgen>", "", "", "The Harbour Post"),
            ("<title>x</title><meta name=apple-mobile-web-app-title content='Harbour Post'>", "", "", "Harbour Post"),
            (
                "<title>x</title><meta property=og:site_name content=harbourpost.example><script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"publisher\":{\"name\":\"The Harbour Post\"}}</script>",
                "",
                "",
                "The Harbour Post",
            ),
            ("<title>Council votes for the second bridge</title>", "<header><img alt='Menu'></header>", "", "harbourpost.example"),
        ] {
            let page = format!("<head>{head}{home}</head><body>{before}{prose}{after}");
            let article = parse("a.html", page.as_bytes()).unwrap();
            assert_eq!(article.metadata.outlet.as_deref(), Some(outlet), "{head}{before}");
        }
    }
}
