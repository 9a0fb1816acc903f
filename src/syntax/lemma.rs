//! Lemmas: "said" → "say", "ministers" → "minister", from the tag, a list of irregular forms and a few rules.
//!
//! A verb is in the list when its form is irregular or doubles a letter, and when its base ends in e, so that
//! "voted" is of "vote" and "walked" of "walk". Unknown words follow the rules.

use super::names::Tag;
use crate::language::en;
use crate::tables::{self, Table};
use std::borrow::Cow;

/// Form → the place of its base in the list, by part of speech.
static VERBS: Table<4> = Table::built(include_bytes!(concat!(env!("OUT_DIR"), "/lemmas_verb.bin")));
static NOUNS: Table<4> = Table::built(include_bytes!(concat!(env!("OUT_DIR"), "/lemmas_noun.bin")));
static ADJECTIVES: Table<4> = Table::built(include_bytes!(concat!(env!("OUT_DIR"), "/lemmas_adj.bin")));
/// Verbs that end in e, without it.
static WITH_E: Table<4> = Table::built(include_bytes!(concat!(env!("OUT_DIR"), "/lemmas_e.bin")));

/// The base of `form` in the list.
fn listed(table: &Table<4>, form: &str) -> Option<&'static str> {
    let place = u32::from_le_bytes(table.get(tables::hash(form))?) as usize;
    en::LEMMAS.get(place..)?.lines().next()
}

/// Contracted verbs, as the model cuts them, with straight apostrophes.
const CONTRACTED: &[(&str, &str)] =
    &[("'m", "be"), ("'re", "be"), ("'ve", "have"), ("'ll", "will"), ("wo", "will"), ("ca", "can"), ("sha", "shall"), ("ai", "be")];

/// The lemma of `form`: in lower case, but a name as it is.
pub(super) fn lemma(form: &str, tag: Tag) -> Cow<'_, str> {
    if matches!(tag, Tag::Nnp | Tag::Nnps) {
        return Cow::Borrowed(form);
    }
    let folded: Cow<str> = if form.bytes().any(|b| b.is_ascii_uppercase() || !b.is_ascii()) {
        Cow::Owned(form.to_lowercase().replace('’', "'"))
    } else {
        Cow::Borrowed(form)
    };
    let base = match tag {
        Tag::Vbd | Tag::Vbg | Tag::Vbn | Tag::Vbp | Tag::Vbz | Tag::Md => verb(&folded, tag),
        Tag::Nns => noun(&folded),
        Tag::Jjr | Tag::Jjs | Tag::Rbr | Tag::Rbs => listed(&ADJECTIVES, &folded).map(Cow::Borrowed),
        Tag::Rb if matches!(&*folded, "n't") => Some(Cow::Borrowed("not")),
        _ => None,
    };
    let base = base.map(Cow::into_owned);
    base.map_or(folded, Cow::Owned)
}

fn verb(form: &str, tag: Tag) -> Option<Cow<'_, str>> {
    if let Some((_, base)) = CONTRACTED.iter().find(|(short, _)| *short == form) {
        return Some(Cow::Borrowed(base));
    }
    match (form, tag) {
        ("'s", _) => return Some(Cow::Borrowed("be")),
        ("'d", Tag::Md) => return Some(Cow::Borrowed("would")),
        ("'d", _) => return Some(Cow::Borrowed("have")),
        (_, Tag::Md | Tag::Vbp) => return (matches!(form, "am" | "are")).then_some(Cow::Borrowed("be")),
        _ => {}
    }
    if let Some(base) = listed(&VERBS, form) {
        return Some(Cow::Borrowed(base));
    }
    let stem = match tag {
        Tag::Vbz if form.ends_with("ies") && form.len() > 4 => return Some(Cow::Owned(format!("{}y", &form[..form.len() - 3]))),
        Tag::Vbz => {
            let stem =
                form.strip_suffix("es").filter(|stem| stem.ends_with(['s', 'x', 'z', 'o']) || stem.ends_with("ch") || stem.ends_with("sh"));
            return stem.filter(|stem| listed(&WITH_E, stem).is_none()).or_else(|| form.strip_suffix('s')).map(Cow::Borrowed);
        }
        Tag::Vbg => form.strip_suffix("ing")?,
        _ if form.ends_with("ied") && form.len() > 4 => return Some(Cow::Owned(format!("{}y", &form[..form.len() - 3]))),
        _ => form.strip_suffix("ed")?,
    };
    Some(if listed(&WITH_E, stem).is_some() { Cow::Owned(format!("{stem}e")) } else { Cow::Borrowed(stem) })
}

fn noun(form: &str) -> Option<Cow<'_, str>> {
    if let Some(base) = listed(&NOUNS, form) {
        return Some(Cow::Borrowed(base));
    }
    if let Some(stem) = form.strip_suffix("ies").filter(|stem| stem.len() > 1) {
        return Some(Cow::Owned(format!("{stem}y")));
    }
    if let Some(stem) = form.strip_suffix("men") {
        return Some(Cow::Owned(format!("{stem}man")));
    }
    // "viruses", not "uses" and "houses".
    let in_us = |stem: &str| stem == "bus" || stem.len() > 4 && stem.ends_with("us") && !stem.ends_with("ous") && !stem.ends_with("aus");
    let hissing =
        |stem: &&str| in_us(stem) || stem.ends_with("ss") || stem.ends_with(['x', 'z']) || stem.ends_with("ch") || stem.ends_with("sh");
    form.strip_suffix("es").filter(hissing).or_else(|| form.strip_suffix('s').filter(|stem| !stem.ends_with('s'))).map(Cow::Borrowed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_go_to_their_base() {
        for (form, tag, base) in [
            ("said", Tag::Vbd, "say"),
            ("Has", Tag::Vbz, "have"),
            ("voted", Tag::Vbd, "vote"),
            ("walked", Tag::Vbd, "walk"),
            ("hoping", Tag::Vbg, "hope"),
            ("stopped", Tag::Vbn, "stop"),
            ("singing", Tag::Vbg, "sing"),
            ("denies", Tag::Vbz, "deny"),
            ("reaches", Tag::Vbz, "reach"),
            ("uses", Tag::Vbz, "use"),
            ("ministries", Tag::Nns, "ministry"),
            ("men", Tag::Nns, "man"),
            ("buses", Tag::Nns, "bus"),
            ("houses", Tag::Nns, "house"),
            ("worse", Tag::Jjr, "bad"),
            ("’ve", Tag::Vbp, "have"),
            ("Holt", Tag::Nnp, "Holt"),
            ("n’t", Tag::Rb, "not"),
        ] {
            assert_eq!(lemma(form, tag), base, "{form}");
        }
    }
}
