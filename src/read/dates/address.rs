//! The day in an article's address: `/2019/03/03/`, `/2019/mar/03/`, `2019-03-03-ferry`, `/20190303/`.
//!
//! In the address that an archive gives a page it kept, only the page's own address within it counts.

use super::written::{self, Written, parse};

/// The article's own address within that of an archive: `https://archive.example/2020/https://post.example/a`.
pub(in crate::read) fn unwrapped(url: &str) -> &str {
    let inner = ["/https://", "/http://"].iter().filter_map(|scheme| url.rfind(scheme)).max().filter(|at| *at > 0);
    inner.map_or(url, |at| &url[at + 1..])
}

/// The day that an address names.
pub(super) fn day(url: &str) -> Option<String> {
    let path = unwrapped(url).split(['?', '#']).next().unwrap_or(url).splitn(4, '/').nth(3)?;
    let parts: Vec<&str> = path.split('/').collect();
    let is_number = |s: &str, n| s.len() == n && s.bytes().all(|b| b.is_ascii_digit());
    for three in parts.windows(3) {
        if is_number(three[0], 4) && (is_number(three[2], 2) || is_number(three[2], 1)) {
            let month = written::month(three[1]).or_else(|| three[1].parse().ok());
            if let Some(month) = month
                && let date = format!("{}-{month:02}-{:0>2}", three[0], three[2])
                && matches!(parse(&date), Some(Written::Day(_)))
            {
                return Some(date);
            }
        }
    }
    for two in parts.windows(2) {
        let date = || format!("{}-{}-{}", two[0], &two[1][..2], &two[1][2..]);
        if is_number(two[0], 4) && is_number(two[1], 4) && matches!(parse(&date()), Some(Written::Day(_))) {
            return Some(date());
        }
    }
    let whole = parts.iter().find(|p| is_number(p, 8) && p.starts_with("20") && matches!(parse(p), Some(Written::Day(_))));
    let dashed = || {
        parts.iter().find_map(|part| {
            let is_day = |f: &written::Found| part[f.start..f.end].contains('-') && matches!(f.written, Written::Day(_));
            let found = written::find(part).into_iter().find(is_day)?;
            Some(part[found.start..found.end].to_owned())
        })
    };
    whole.map(|p| (*p).to_owned()).or_else(dashed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        for (url, date) in [
            ("https://harbourpost.example/2019/03/03/ferry.html", Some("2019-03-03")),
            ("https://harbourpost.example/world/2019/mar/3/ferry", Some("2019-03-03")),
            ("https://harbourpost.example/news/2019-03-03-ferry", Some("2019-03-03")),
            ("https://harbourpost.example/2019/0303/c90000-1.html", Some("2019-03-03")),
            ("https://harbourpost.example/news/20190303/ferry", Some("20190303")),
            ("https://archive.example/web/20200515101112/https://harbourpost.example/2019/03/03/a", Some("2019-03-03")),
            ("https://archive.example/2020.05.15-101112/https://harbourpost.example/a", None),
            ("https://harbourpost.example/news/2019/03/ferry", None),
            ("https://harbourpost.example/article-20190303-1/2", None),
            ("https://2019-03-03.example/", None),
        ] {
            assert_eq!(day(url).as_deref(), date, "{url}");
        }
    }
}
