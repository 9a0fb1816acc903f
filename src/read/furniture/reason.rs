//! Reasons for which text is set aside, as the report shows them: "share buttons", "comments".

pub(in crate::read) const SHARE: &str = "share buttons";
pub(in crate::read) const NAVIGATION: &str = "navigation";
pub(in crate::read) const RELATED: &str = "related links";
pub(in crate::read) const NEWSLETTER: &str = "newsletter box";
pub(in crate::read) const COMMENTS: &str = "comments";
pub(in crate::read) const ADVERTISEMENT: &str = "advertisement";
pub(in crate::read) const LEGAL: &str = "cookie or legal notice";
pub(in crate::read) const PAGE: &str = "page furniture";
pub(in crate::read) const CONTACT: &str = "contact line";
pub(in crate::read) const CREDIT: &str = "reporting credit";
pub(in crate::read) const COPYRIGHT: &str = "copyright line";
pub(in crate::read) const CLOCK: &str = "page clock or time of a change";
pub(in crate::read) const ADDRESS: &str = "bare address";
pub(in crate::read) const BIO: &str = "about the author";

/// "Saved from …", "Archived on 5 April 2023"
pub(in crate::read) const KEEPER: &str = "line of an archive or a printer";
pub(in crate::read) const POST: &str = "embedded post";
pub(in crate::read) const FACTS: &str = "fact box";
pub(in crate::read) const SLIDES: &str = "slides of pictures";

/// "On 2 Mar 2019, Bo Lind wrote: …"
pub(in crate::read) const QUOTED: &str = "quoted from the message that this one answers";
pub(in crate::read) const HEADERS: &str = "headers of the message that was passed on";

/// The reason that a section of a word list stands for.
pub(in crate::read) fn of_section(name: &str) -> &'static str {
    let all = [SHARE, NAVIGATION, RELATED, NEWSLETTER, COMMENTS, ADVERTISEMENT, LEGAL, PAGE, CONTACT, CREDIT, BIO, POST, FACTS, SLIDES];
    all.into_iter().find(|r| *r == name).unwrap_or(PAGE)
}

/// What a page has outside of its article.
pub(in crate::read) const OUTSIDE: &str = "outside the article";
