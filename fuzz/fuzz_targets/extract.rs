//! Any text through extraction: every span resolves. `fuzz/run extract`.
#![no_main]

use crossread::internals::article::Span;
use crossread::internals::extract::extract;
use crossread::internals::read::parse;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let Ok(article) = parse("a.txt", text.as_bytes()) else { return };
    let found = extract(article);
    let text = &found.article.text;
    let resolves = |span: Span| assert!(text.get(span.start..span.end).is_some(), "{span:?}");
    for sentence in &found.sentences {
        resolves(sentence.span);
    }
    for claim in &found.claims {
        resolves(claim.span);
        claim.quantities.iter().for_each(|q| resolves(q.span));
        claim.dates.iter().for_each(|d| resolves(d.span));
    }
    for quotation in &found.quotations {
        quotation.segments.iter().copied().for_each(resolves);
        let spans = [quotation.channel, quotation.when, quotation.place, quotation.cue.as_ref().map(|c| c.span)];
        spans.into_iter().flatten().for_each(resolves);
        if let Some(speaker) = &quotation.speaker {
            [Some(speaker.mention), speaker.role, speaker.affiliation].into_iter().flatten().for_each(resolves);
        }
    }
});
