//! Messages (.eml) and pages that a browser saved as one (.mht).
//!
//! Of alternatives the one that holds the article whole is read; a digest gives an article a message. Pieces
//! with pictures between them are one text, and what an answer quotes is none of its own. The sender is the
//! outlet, the subject the title where the message's own page has none; attachments are named in the notes.
//! The date of a saved page is that of saving and dates nothing.

use super::digest;
use super::kind::{Content, Kind};
use crate::read::ReadError;
use crate::read::answers::{without_forwarding, without_quoted};
use crate::read::decode;
use crate::read::html;
use crate::read::item::{Item, Text};
use crate::read::rejection::Rejection;
use encoding_rs::Encoding;
use mailparse::{DispositionType, MailHeaderMap as _, ParsedMail};

pub(super) const KIND: Kind =
    Kind { ends: &["eml", "mht", "mhtml"], content: Content::Bytes { is: is_message, items: |bytes, _| items(bytes) } };

/// Bytes at the head of a file that are looked at.
const HEAD: usize = 4096;
/// Messages within messages.
const MAX_DEPTH: usize = 8;
const MULTIPART: &[u8] = b"multipart/";
/// Parts that hold parts: a digest of a few hundred letters has so many.
const MAX_MULTIPARTS: usize = 500;
/// The marked-up alternative is read unless it has less than this share of the plain one's words.
const MARKUP_SHARE: f64 = 0.6;

/// Headers by which a message is known.
const HEADERS: &[&str] = &[
    "from",
    "subject",
    "date",
    "to",
    "message-id",
    "mime-version",
    "content-type",
    "received",
    "return-path",
    "delivered-to",
    "reply-to",
    "content-transfer-encoding",
    "snapshot-content-location",
];

/// Whether a file begins as a message does: with at least three such headers, one of them about its format
/// or its way.
fn is_message(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]);
    let mut known = Vec::new();
    for line in head.lines() {
        if line.starts_with([' ', '\t']) && !known.is_empty() {
            continue;
        }
        let Some((name, _)) = line.split_once(':').filter(|(n, _)| !n.is_empty() && !n.contains(' ')) else { break };
        known.push(name.to_lowercase());
    }
    let technical = known.iter().any(|n| matches!(n.as_str(), "mime-version" | "message-id" | "received" | "content-type" | "return-path"));
    technical && known.iter().filter(|n| HEADERS.contains(&n.as_str())).count() >= 3
}

/// The articles of a message.
pub(super) fn items(bytes: &[u8]) -> Result<Vec<Item>, ReadError> {
    // The parser goes down into parts within parts, each of which takes stack.
    let kinds = bytes.windows(MULTIPART.len()).filter(|w| w.eq_ignore_ascii_case(MULTIPART)).count();
    if kinds > MAX_MULTIPARTS {
        return Err(ReadError::NoText(format!("the message has {kinds} parts that hold parts; the limit is {MAX_MULTIPARTS}")));
    }
    let mail = mailparse::parse_mail(bytes).map_err(|e| ReadError::NoText(format!("the message is broken: {e}")))?;
    let mut items = Vec::new();
    message(&mail, 0, &mut items);
    if items.is_empty() { Err(ReadError::NoText("the message has no text".to_owned())) } else { Ok(items) }
}

/// What one message holds.
#[derive(Default)]
struct Parts<'m> {
    pages: Vec<&'m ParsedMail<'m>>,
    texts: Vec<&'m ParsedMail<'m>>,
    messages: Vec<&'m ParsedMail<'m>>,
    attachments: Vec<String>,
}

/// Put what `part` holds into `parts`; `saved` is the address of the page that a browser saved.
fn collect<'m>(part: &'m ParsedMail<'m>, saved: Option<&str>, depth: usize, parts: &mut Parts<'m>) {
    if depth > MAX_DEPTH {
        return;
    }
    let disposition = part.get_content_disposition();
    let name = disposition.params.get("filename").or_else(|| part.ctype.params.get("name"));
    let kind = part.ctype.mimetype.as_str();
    let has = |header: &str| part.headers.get_first_value(header).is_some();
    match kind {
        _ if !part.subparts.is_empty() => {
            let first = parts.pages.len();
            let mut last = first;
            for inner in &part.subparts {
                let before = parts.pages.len();
                collect(inner, saved, depth + 1, parts);
                last = if parts.pages.len() > before { before } else { last };
            }
            match kind {
                // The other pages are frames of this one.
                "multipart/related" => {
                    let page = root(part, &parts.pages[first..], saved);
                    parts.pages.truncate(first);
                    parts.pages.extend(page);
                }
                // The last alternative is the richest.
                "multipart/alternative" => drop(parts.pages.drain(first..last)),
                _ => {}
            }
        }
        "message/rfc822" => parts.messages.push(part),
        _ if disposition.disposition == DispositionType::Attachment => {
            parts.attachments.push(name.cloned().unwrap_or_else(|| kind.to_owned()))
        }
        "text/html" | "application/xhtml+xml" => parts.pages.push(part),
        "text/plain" => parts.texts.push(part),
        // Pictures and styles of a page go with it.
        _ if has("Content-Location") || kind.starts_with("multipart/") => {}
        _ => parts.attachments.extend(name.cloned().or_else(|| (!has("Content-ID")).then(|| kind.to_owned()))),
    }
}

/// The page that the parts of `related` belong to: the one that it names, the one at the saved address, or the
/// longest.
fn root<'m>(related: &ParsedMail<'_>, pages: &[&'m ParsedMail<'m>], saved: Option<&str>) -> Option<&'m ParsedMail<'m>> {
    let bare = |id: &str| id.trim().trim_matches(['<', '>']).to_owned();
    let start = related.ctype.params.get("start").map(|s| bare(s));
    let header = |page: &ParsedMail<'_>, name: &str| page.headers.get_first_value(name);
    let named = pages.iter().find(|p| start.is_some() && header(p, "Content-ID").map(|id| bare(&id)) == start);
    let at_address = || pages.iter().find(|p| saved.is_some() && header(p, "Content-Location").as_deref().map(str::trim) == saved);
    // Of parts of one length the first.
    let longest = || pages.iter().rev().max_by_key(|p| p.get_body_raw().map_or(0, |b| b.len()));
    named.or_else(at_address).or_else(longest).copied()
}

fn message(mail: &ParsedMail<'_>, depth: usize, items: &mut Vec<Item>) {
    let mut parts = Parts::default();
    let saved = mail.headers.get_first_value("Snapshot-Content-Location");
    collect(mail, saved.as_deref().map(str::trim), depth, &mut parts);
    match digest_of(&parts) {
        Some(digest) => items.extend(digest),
        None => items.extend(of_parts(mail, &parts)),
    }
    for part in parts.messages.iter().filter(|_| depth < MAX_DEPTH) {
        let Ok(body) = part.get_body_raw() else { continue };
        if let Ok(inner) = mailparse::parse_mail(&body) {
            message(&inner, depth + 1, items);
        }
    }
}

/// The messages of a digest that a mailing list has sent as one text.
fn digest_of(parts: &Parts<'_>) -> Option<Vec<Item>> {
    let text = parts.texts.iter().map(|p| decoded(p)).find(|text| digest::is_digest(text)).filter(|_| parts.pages.is_empty())?;
    digest::items(&text).ok()
}

fn of_parts(mail: &ParsedMail<'_>, parts: &Parts<'_>) -> Option<Item> {
    let page = parts.pages.iter().map(|p| decoded(p)).collect::<Vec<_>>().join("\n");
    let text = parts.texts.iter().map(|p| unflowed(p, decoded(p))).collect::<Vec<_>>().join("\n\n");
    let words = |text: &str| text.split_whitespace().count() as f64;
    let is_fuller = !page.is_empty() && words(&html::words_of(&page)) >= MARKUP_SHARE * words(&text);
    let header = |name: &str| mail.headers.get_first_value(name).filter(|v| !v.trim().is_empty());
    let sender = header("From").unwrap_or_default();
    let location = header("Snapshot-Content-Location").or_else(|| parts.pages.first()?.headers.get_first_value("Content-Location"));
    let is_saved = location.is_some() || sender.starts_with("<Saved by");
    let mut quoted = 0;
    let body = if is_fuller {
        if is_saved { Text::Page(page) } else { Text::Message(page) }
    } else if text.trim().is_empty() {
        return None;
    } else {
        let (text, lines) = without_quoted(&without_signature(&text));
        quoted = lines;
        Text::Plain(without_forwarding(&text))
    };
    let declares = matches!(&body, Text::Page(page) | Text::Message(page) if html::has_title(page));
    let mut item = Item::new(body);
    item.url = location;
    if is_saved {
        item.other_dates.extend(header("Date").map(|d| (d, Rejection::Saved)));
    } else {
        item.title = header("Subject").filter(|_| !declares).map(|s| without_prefix(&s).to_owned());
        item.outlet =
            Some(sender.split('<').next().unwrap_or("").trim().trim_matches('"').to_owned()).filter(|n| !n.is_empty() && !n.contains('@'));
        item.dates.extend(header("Date"));
    }
    if quoted > 0 {
        let (line, was) = if quoted == 1 { ("line", "was") } else { ("lines", "were") };
        item.notes.push(format!("{quoted} quoted {line} of the message that this one answers {was} left out"));
    }
    if !parts.attachments.is_empty() {
        item.notes.push(format!("attachments that were not read: {}", parts.attachments.join(", ")));
    }
    Some(item)
}

/// The text of a part, in the encoding of its header or of its page.
fn decoded(part: &ParsedMail<'_>) -> String {
    let bytes = part.get_body_raw().unwrap_or_default();
    let named = part.ctype.params.get("charset").and_then(|label| Encoding::for_label(label.as_bytes()));
    decode::decode(&bytes, |bytes| named.or_else(|| html::declared_encoding(bytes))).map(|d| d.text).unwrap_or_default()
}

/// "Fwd: Re: Ferry aground" is "Ferry aground".
fn without_prefix(subject: &str) -> &str {
    let mut rest = subject.trim();
    while let Some(cut) =
        ["re:", "fw:", "fwd:", "aw:", "wg:"].iter().find_map(|p| rest.get(..p.len()).filter(|h| h.eq_ignore_ascii_case(p)).map(str::len))
    {
        rest = rest[cut..].trim_start();
    }
    rest
}

/// A text without what follows the line "-- ".
fn without_signature(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    match text.find("\n-- \n") {
        Some(at) => text[..at].to_owned(),
        None => text,
    }
}

/// The lines of a part whose header says that a blank before a line's end makes it go on in the next.
fn unflowed(part: &ParsedMail<'_>, text: String) -> String {
    let says = |name: &str, value: &str| part.ctype.params.get(name).is_some_and(|v| v.eq_ignore_ascii_case(value));
    if !says("format", "flowed") {
        return text;
    }
    let (mut out, mut open): (String, Option<usize>) = (String::new(), None);
    for line in text.lines() {
        let words = line.trim_start_matches('>');
        let depth = line.len() - words.len();
        // A blank is put before lines that begin with one, or with a mark of quotation.
        let words = words.strip_prefix(' ').unwrap_or(words);
        let is_signature = words == "-- ";
        if open != Some(depth) || is_signature {
            out.push_str(if out.is_empty() { "" } else { "\n" });
            out.push_str(&line[..depth]);
            out.push_str(if depth > 0 { " " } else { "" });
        }
        let goes_on = words.ends_with(' ') && !is_signature;
        out.push_str(if goes_on && says("delsp", "yes") { &words[..words.len() - 1] } else { words });
        open = goes_on.then_some(depth);
    }
    out
}

#[cfg(test)]
mod tests {
    use crate::read::parse_all;

    const PLAIN: &str = "From: Quay Post <desk@quay.example>\r\nSubject: =?utf-8?Q?Ferry_aground_=E2=80=93_14_hurt?=\r\nDate: Sun, 03 Mar 2019 20:10:00 +0000\r\nMIME-Version: 1.0\r\n";

    #[test]
    fn a_message_in_every_encoding() {
        for (headers, body) in [
            (
                "Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n",
                "The caf=E9 on the quay was clo=\r\nsed on Monday, the mayor said.\r\n",
            ),
            (
                "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n",
                "VGhlIGNhZsOpIG9uIHRoZSBxdWF5IHdhcyBjbG9zZWQgb24gTW9uZGF5LCB0aGUgbWF5b3Igc2FpZC4=\r\n",
            ),
            (
                "Content-Type: multipart/mixed; boundary=b\r\n",
                "--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>The café on the quay was closed on Monday, the mayor said.</p>\r\n--b\r\nContent-Type: image/png\r\nContent-Disposition: attachment; filename=quay.png\r\n\r\nx\r\n--b--\r\n",
            ),
        ] {
            let article = parse_all("a.eml", format!("{PLAIN}{headers}\r\n{body}").as_bytes(), 1 << 20).unwrap().remove(0);
            let paragraphs: Vec<&str> = article.body().map(|b| article.slice(b.span)).collect();
            assert_eq!(paragraphs, ["The café on the quay was closed on Monday, the mayor said."], "{headers}");
            assert_eq!(article.metadata.title.as_deref(), Some("Ferry aground – 14 hurt"));
            assert_eq!(article.metadata.outlet.as_deref(), Some("Quay Post"));
            assert_eq!(article.metadata.published.as_ref().unwrap().date.to_string(), "2019-03-03");
            assert_eq!(article.notes.iter().any(|n| n.ends_with("quay.png")), headers.contains("mixed"));
        }
    }

    #[test]
    fn the_headers_of_a_message_that_was_passed_on_are_no_text() {
        for announced in ["---------- Forwarded message ---------", "-----Original Message-----", "Begin forwarded message:\n"] {
            let body = format!(
                "Hello\n\n{announced}\nFrom: Desk <d@quay.example>\nDate: Wed, Mar 3, 2021\nSubject: Ferry\n\nThe quay was closed on Monday, the mayor said.\n\nNote: nobody was hurt in it.\n"
            );
            let article =
                parse_all("a.eml", format!("{PLAIN}Content-Type: text/plain\r\n\r\n{body}").as_bytes(), 1 << 20).unwrap().remove(0);
            assert!(!article.text.contains("d@quay") && !article.text.contains("Mar 3"), "{}", article.text);
            assert!(article.text.contains("The quay was closed") && article.text.contains("Note: nobody"), "{}", article.text);
        }
    }

    fn read(headers: &str, body: &str) -> crate::article::Article {
        parse_all("a.eml", format!("{PLAIN}{headers}\r\n{body}").as_bytes(), 1 << 20).unwrap().remove(0)
    }

    #[test]
    fn pieces_between_pictures_are_one_text_and_frames_are_none() {
        let page = |head: &str, words: &str| format!("--b\r\nContent-Type: text/html\r\n{head}\r\n<p>{words}</p>\r\n");
        let (one, two) = ("The quay was closed on Monday, the mayor said.", "Nobody was hurt, the harbour master said.");
        let picture = "--b\r\nContent-Type: image/png\r\nContent-Disposition: inline\r\n\r\nx\r\n";
        let mixed = read("Content-Type: multipart/mixed; boundary=b\r\n", &format!("{}{picture}{}--b--\r\n", page("", one), page("", two)));
        let paragraphs: Vec<&str> = mixed.body().map(|b| mixed.slice(b.span)).collect();
        assert_eq!(paragraphs, [one, two]);
        assert!(mixed.notes.iter().any(|n| n.ends_with("image/png")), "{:?}", mixed.notes);
        let frame = page("Content-ID: <f@x>\r\n", "Buy boats now, the best boats of all the coast, at Quay Boats of Port Ellery.");
        for related in [
            "multipart/related; start=\"<m@x>\"; boundary=b",
            "multipart/related; boundary=b\r\nSnapshot-Content-Location: https://q.example/a",
        ] {
            let main = page("Content-ID: <m@x>\r\nContent-Location: https://q.example/a\r\n", one);
            let saved = read(&format!("Content-Type: {related}\r\n"), &format!("{frame}{main}--b--\r\n"));
            assert!(saved.text.contains(one) && !saved.text.contains("boats"), "{}", saved.text);
        }
    }

    #[test]
    fn what_an_answer_quotes_is_left_out_and_flowing_lines_are_joined() {
        let quoted = "> The quay was closed on Monday.\n>\n> Nobody was hurt.\n";
        let answer = read(
            "Content-Type: text/plain\r\n",
            &format!("The mayor denies it all, she told me.\n\nOn Mon, 4 Mar 2019, Jo <jo@x.example>\nwrote:\n\n{quoted}"),
        );
        assert!(
            answer.text.contains("denies it all") && !answer.text.contains("quay") && !answer.text.contains("wrote"),
            "{}",
            answer.text
        );
        assert!(answer.notes.iter().any(|n| n.starts_with("5 quoted lines")), "{:?}", answer.notes);
        assert!(read("Content-Type: text/plain\r\n", quoted).text.contains("Nobody was hurt."));
        let flowed =
            read("Content-Type: text/plain; format=flowed; delsp=yes\r\n", "The quay was clo \nsed on Mon \nday.\n\nNobody was hurt.\n");
        assert!(flowed.text.contains("The quay was closed on Monday."), "{}", flowed.text);
    }

    #[test]
    fn what_the_page_of_an_answer_quotes_is_set_aside() {
        let (own, quoted) = ("<p>The mayor denies it all, she told me on Monday.</p>", "<p>The quay was closed on Monday.</p>");
        let heads = "<p><b>From:</b> Jo &lt;jo@x.example&gt;<br><b>Sent:</b> Monday, March 4, 2019<br><b>Subject:</b> Ferry</p>";
        for page in [
            format!(
                "{own}<div class=gmail_quote><div>On Mon, Mar 4, 2019 at 9:00 AM Jo &lt;jo@x.example&gt; wrote:<br></div><blockquote>{quoted}</blockquote></div>"
            ),
            format!("{own}<hr>{heads}{quoted}"),
            format!("<div>On 4 Mar 2019, Jo wrote:</div><blockquote type=cite>{quoted}</blockquote>{own}"),
        ] {
            let article = read("Content-Type: text/html\r\n", &page);
            let body: Vec<&str> = article.body().map(|b| article.slice(b.span)).collect();
            assert_eq!(body, ["The mayor denies it all, she told me on Monday."], "{page}");
            assert!(article.furniture().any(|b| article.slice(b.span) == "The quay was closed on Monday."), "{page}");
        }
        for page in [
            format!(
                "<div>---------- Forwarded message ---------<br>From: Jo &lt;jo@x.example&gt;<br>Date: Mon, Mar 4, 2019<br>Subject: Ferry<br></div>{own}{quoted}"
            ),
            format!("<p>She had a letter from the harbour. It said what the mayor wrote:</p>{own}{quoted}"),
        ] {
            let article = read("Content-Type: text/html\r\n", &page);
            assert!(article.body().any(|b| article.slice(b.span) == "The quay was closed on Monday."), "{page}");
            assert!(article.body().all(|b| !article.slice(b.span).contains("jo@x")), "{page}");
        }
    }

    #[test]
    fn parts_within_parts_take_no_stack() {
        let nested: String = (0..20_000).map(|n| format!("Content-Type: multipart/mixed; boundary=b{n}\r\n\r\n--b{n}\r\n")).collect();
        assert!(parse_all("a.eml", format!("{PLAIN}{nested}").as_bytes(), 1 << 24).is_err());
    }

    #[test]
    fn a_digest_is_its_messages_and_a_saved_page_has_its_own_day() {
        let one = |n: usize| {
            format!(
                "--b\r\nContent-Type: message/rfc822\r\n\r\nFrom: A <a@b.example>\r\nSubject: News {n}\r\n\r\nFerry number {n} sailed at noon, the mayor said.\r\n"
            )
        };
        let digest = format!("{PLAIN}Content-Type: multipart/digest; boundary=b\r\n\r\n{}{}--b--\r\n", one(1), one(2));
        let articles = parse_all("a.eml", digest.as_bytes(), 1 << 20).unwrap();
        assert_eq!(articles.iter().filter_map(|a| a.metadata.title.as_deref()).collect::<Vec<_>>(), ["News 1", "News 2"]);
        let saved = "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://quay.example/2019/03/03/a\r\nSubject: x\r\nDate: Sun, 9 Jun 2024 10:00:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\nContent-Location: https://quay.example/2019/03/03/a\r\n\r\n<title>Ferry aground</title><p>A ferry ran aground off Tresk on Sunday, the mayor said.</p>\r\n--b--\r\n";
        let article = parse_all("a.mht", saved.as_bytes(), 1 << 20).unwrap().remove(0);
        assert_eq!(article.metadata.title.as_deref(), Some("Ferry aground"));
        assert_eq!(article.metadata.published.unwrap().date.to_string(), "2019-03-03");
    }
}
