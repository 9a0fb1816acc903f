//! What words do to the clause below or beside them, from a list: "plan" puts its infinitive ahead, "deny" denies it.

use crate::language::{FnvMap, en, lines};
use std::sync::LazyLock;

macro_rules! classes {
    ($($name:ident = $word:literal;)*) => {
        /// A class of the list.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub(super) enum Frame { $($name,)* }

        impl Frame {
            fn named(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$name),)* _ => None }
            }
        }
    };
}

classes! {
    Ahead = "ahead";
    Implied = "implied";
    Begin = "begin";
    Finish = "finish";
    Fail = "fail";
    Cancel = "cancel";
    Prevent = "prevent";
    Deny = "deny";
    Promise = "promise";
    Accuse = "accuse";
    Probable = "probable";
    Alleged = "alleged";
    Transfer = "transfer";
    Address = "address";
    Possibly = "possibly";
    Probably = "probably";
    Allegedly = "allegedly";
    Barely = "barely";
    Unnamed = "unnamed";
    Evidence = "evidence";
    Points = "points";
    Claim = "claim";
    Plan = "plan";
    Event = "event";
    Against = "against";
    Own = "own";
    Delayed = "delayed";
    Begun = "begun";
    Manner = "manner";
    Wanted = "wanted";
}

static FRAMES: LazyLock<FnvMap<&'static str, u32>> = LazyLock::new(|| {
    let mut map = FnvMap::default();
    for line in lines(en::CLAUSE_FRAMES) {
        let Some((frame, words)) = line.split_once(": ").and_then(|(name, words)| Some((Frame::named(name)?, words))) else { continue };
        for word in words.split(' ') {
            *map.entry(word).or_default() |= 1 << frame as u8;
        }
    }
    map
});

/// Whether `lemma` is of `frame`.
pub(super) fn is(lemma: &str, frame: Frame) -> bool {
    FRAMES.get(lemma).is_some_and(|frames| frames & 1 << frame as u8 != 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_of_the_list_is_known() {
        for line in lines(en::CLAUSE_FRAMES) {
            let name = line.split(':').next().unwrap_or_default();
            assert!(Frame::named(name).is_some(), "{name}");
        }
        assert!(is("deny", Frame::Deny) && is("refuse", Frame::Ahead) && is("refuse", Frame::Fail) && !is("walk", Frame::Ahead));
    }
}
