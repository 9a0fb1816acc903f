//! A desk's own names for the columns of tables and the fields of JSON.
//!
//! An archive's export has "hl1" and "brodtext" where others have "title" and "text": `[columns]` in
//! crossread.toml says so once.

use schemars::JsonSchema;
use serde::Deserialize;

/// What the columns of tables, and the fields of JSON, that hold an article's parts are called where none of
/// the usual names fits, capitals aside.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Columns {
    /// The headline.
    pub title: Option<String>,
    /// The text, plain or as HTML.
    pub text: Option<String>,
    /// The day of publication.
    pub date: Option<String>,
    /// The outlet.
    pub source: Option<String>,
    /// The address.
    pub url: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// The language.
    pub language: Option<String>,
}

impl Columns {
    /// The part that the column `name` holds by these: "title", "text", "date", "source", "url", "author" or
    /// "language".
    pub(super) fn part(&self, name: &str) -> Option<&'static str> {
        let is_named = |own: &str| own.trim().to_lowercase() == name.trim().to_lowercase();
        self.named().into_iter().find(|(_, own)| is_named(own)).map(|(part, _)| part)
    }

    /// The parts that have a column of their own, each with its name.
    pub fn named(&self) -> Vec<(&'static str, &str)> {
        let parts = [
            ("title", &self.title),
            ("text", &self.text),
            ("date", &self.date),
            ("source", &self.source),
            ("url", &self.url),
            ("author", &self.author),
            ("language", &self.language),
        ];
        parts.into_iter().filter_map(|(part, own)| Some((part, own.as_deref()?))).collect()
    }
}
