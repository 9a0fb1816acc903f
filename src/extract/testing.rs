//! Hand-made analyses for tests of the stages after extraction.
//!
//! A line of a test article is one quotation: `“…” said Ana Holt, mayor of Ellery.` is direct,
//! `Ana Holt said the city “will not pay”.` is mixed, without marks it is indirect. Any other line
//! is plain text.

use super::token_table::TokenTable;
use super::{Analysis, Cue, Person, PersonId, Quotation, QuotationKind, Sentence, Speaker};
use crate::article::{Article, ArticleId, Block, Metadata, Role, SourceMap, Span};
use crate::language;

/// One article of `outlet` with a quotation per line.
pub(crate) fn analysis(outlet: &str, lines: &[&str]) -> Analysis {
    let text = lines.join("\n");
    let mut blocks = Vec::new();
    let mut quotations = Vec::new();
    let mut people: Vec<Person> = Vec::new();
    let mut at = 0;
    for line in lines {
        let span = Span::new(at, at + line.len());
        blocks.push(Block { span, role: Role::Paragraph, reason: None });
        quotations.extend(quotation(line, at, &mut people));
        at += line.len() + 1;
    }
    let metadata = Metadata { outlet: Some(outlet.to_owned()), ..Metadata::default() };
    let id = ArticleId(format!("a{:010x}", xxhash_rust::xxh3::xxh3_64(text.as_bytes()) >> 24));
    let article = Article {
        id,
        path: outlet.to_owned(),
        text,
        blocks,
        metadata,
        source_map: SourceMap::from_line(1),
        notes: Vec::new(),
        torn_start: None,
    };
    let tokens = TokenTable::of_text(&article.text);
    let body = article.blocks.iter().enumerate().filter(|(_, b)| b.role.is_body());
    let sentences =
        body.flat_map(|(block, b)| language::sentences(&article.text, b.span).into_iter().map(move |span| Sentence { span, block }));
    let sentences = sentences.collect();
    Analysis { article, sentences, people, quotations, claims: Vec::new(), tokens }
}

fn quotation(line: &str, at: usize, people: &mut Vec<Person>) -> Option<Quotation> {
    let said = line.find(" said ")?;
    let direct = line.starts_with('“');
    let tail = said + " said ".len();
    let (kind, content, who) = if direct {
        (QuotationKind::Direct, Span::new('“'.len_utf8(), line[..said].rfind('”').unwrap_or(said)), Span::new(tail, line.len()))
    } else {
        let kind = if line.contains('“') { QuotationKind::Mixed } else { QuotationKind::Indirect };
        (kind, Span::new(tail, line.trim_end_matches('.').len()), Span::new(0, said))
    };
    let written = who.of(line).trim_end_matches('.');
    let name = written.split(',').next().unwrap_or(written);
    let role = written.split_once(", ").map(|(n, r)| Span::new(at + who.start + n.len() + 2, at + who.start + n.len() + 2 + r.len()));
    let mention = Span::new(at + who.start, at + who.start + name.len());
    let human = name.starts_with(char::is_uppercase) && !matches!(name, "He" | "She");
    let person = human.then(|| {
        let known = people.iter().position(|p| p.name == name);
        let i = known.unwrap_or_else(|| {
            people.push(Person { name: name.to_owned(), mentions: Vec::new(), roles: Vec::new(), is_human: true });
            people.len() - 1
        });
        people[i].roles.extend(role);
        PersonId(i)
    });
    let own = match kind {
        QuotationKind::Direct => Some(content),
        _ => line.find('“').zip(line.rfind('”')).map(|(open, close)| Span::new(open + '“'.len_utf8(), close)),
    };
    let verbatim = own.into_iter().map(|s| s.shift(at)).collect();
    Some(Quotation {
        kind,
        segments: vec![content.shift(at)],
        verbatim,
        speaker: Some(Speaker { mention, person, name: name.to_owned(), role, affiliation: None, because: "subject of *said*" }),
        cue: Some(Cue { span: Span::new(at + said + 1, at + said + 5), lemma: "say".to_owned() }),
        channel: None,
        when: None,
        place: None,
        hedged: false,
        unclosed: false,
    })
}
