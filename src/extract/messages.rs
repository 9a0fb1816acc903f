//! Words around an utterance: nouns that name one or carry it, verbs that send it out.
//!
//! In «the port issued a statement: “…”» *issued* sends and *statement* carries. Which words report
//! speech is told in `language`; here is only what [`super::cues`] asks besides.

/// Verbs whose object speaks: "quoted Holt as saying".
pub(super) const QUOTING: &[&str] =
    &["quoted", "quotes", "quote", "quoting", "cited", "cites", "cite", "citing", "heard", "overheard", "recorded"];

/// Nouns for what carries words from somebody.
pub(super) const MESSAGES: &[&str] = &[
    "statement",
    "statements",
    "release",
    "letter",
    "letters",
    "email",
    "emails",
    "e-mail",
    "memo",
    "tweet",
    "tweets",
    "message",
    "messages",
    "post",
    "posts",
    "note",
    "notice",
    "press",
    "text",
    "texts",
    "communique",
    "communiqué",
    "op-ed",
    "editorial",
];

/// Verbs by which somebody sends out such a message.
pub(super) const SENDING: &[&str] = &[
    "issued",
    "issues",
    "issuing",
    "released",
    "releases",
    "releasing",
    "sent",
    "sends",
    "sending",
    "published",
    "publishes",
    "posted",
    "posts",
    "posting",
    "put",
    "puts",
    "wrote",
    "writes",
    "writing",
    "tweeted",
    "circulated",
    "signed",
    "left",
    "made",
    "shared",
];

/// Nouns that name an utterance.
pub(super) const SAYING_NOUNS: &[&str] = &[
    "claim",
    "claims",
    "statement",
    "statements",
    "remark",
    "remarks",
    "comment",
    "comments",
    "assertion",
    "assertions",
    "allegation",
    "allegations",
    "warning",
    "warnings",
    "promise",
    "pledge",
    "vow",
    "announcement",
    "suggestion",
    "argument",
    "prediction",
    "admission",
    "contention",
    "insistence",
    "tweet",
    "letter",
    "words",
    "call",
    "calls",
    "demand",
    "demands",
    "accusation",
    "accusations",
    "charge",
    "description",
    "declaration",
    "message",
    "question",
    "response",
    "reply",
    "answer",
    "proposal",
    "complaint",
    "slogan",
    "speech",
    "memo",
    "email",
    "op-ed",
    "post",
    "phrase",
    "line",
    "conclusion",
    "finding",
    "apology",
    "denial",
    "account",
    "testimony",
    "theory",
    "view",
    "motto",
    "mantra",
    "explanation",
    "criticism",
    "boast",
    "joke",
    "jibe",
    "taunt",
];

/// Verbs whose subject hears, in the passive.
pub(super) const HEARING: &[&str] = &["tell", "inform", "notify", "remind", "assure", "advise"];

/// Prepositions before a place or a time, whose noun does not speak.
pub(super) const JOINED: &[&str] = &["in", "at", "on", "near", "inside", "outside", "during", "across", "along"];

/// Whether `verb` sends out the message `noun`: "issued" an "apology".
pub(super) fn sends(verb: &str, noun: &str) -> bool {
    SENDING.contains(&verb)
        && (MESSAGES.contains(&noun) || matches!(noun, "apology" | "response" | "reply" | "comment" | "advisory" | "warning"))
}
