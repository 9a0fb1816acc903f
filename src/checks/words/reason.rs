//! Why two statements are put side by side: each reason in words that an editor reads.

use crate::align::Reason;

/// The words for a reason.
pub(crate) const fn reason(reason: Reason) -> &'static str {
    match reason {
        Reason::UnderWay => "one source has it under way or done, another only ahead",
        Reason::HarmOrNone => "one has nobody harmed, another gives a toll",
        Reason::Spelling => "one name is spelt in two ways",
        Reason::SpellingOfGivenName => "one given name is spelt in two ways",
        Reason::SpellingOfOtherAlphabet => "one name is spelt in two ways, as other alphabets allow",
        Reason::HoldersOfLikeNames => "one office is held by two people of like names",
        Reason::OfficeOfNearNames => "one office of one country is given to two names that a letter parts",
        Reason::OfficeBelow => "one source gives the office, the other one below it",
        Reason::OfficeForATime => "one source gives the office, the other says that it is held for a time",
        Reason::OfficeLeft => "one source gives an office that the other says has been left",
        Reason::OfficeShared => "one source gives one person what the other says several share",
        Reason::TwoAges => "one person is given two ages",
        Reason::TwoAgesInOpenings => "both openings tell of one person, and give two ages",
        Reason::TwoOffices => "one person is given two offices",
        Reason::DeniedAndAffirmed => "one denies of a thing what the other affirms of it",
        Reason::OppositeStates => "the same thing is said to be two opposite things",
        Reason::StateDenied => "one denies a state that the other affirms",
        Reason::TwoClaimants => "one accusation is credited to two bodies",
        Reason::CreditedByOne => "one source tells as fact what another credits to somebody",
        Reason::OtherKindOfName => "two names differ only in the kind of thing that they end with",
        Reason::LongNamesNear => "two long names are a letter apart",
        Reason::KindsAmongSameWords => "two kinds of thing stand among the same words",
        Reason::PlacesAmongSameWords => "two places stand among the same words",
        Reason::ValuesAmongSameWords => "two values stand among the same words",
        Reason::TimesAmongSameWords => "two times stand among the same words",
        Reason::FarBeyond => "one value is far beyond what the other says",
        Reason::DifferentStages => "the same action stands at different stages",
        Reason::SameValue => "both give the same value",
        Reason::ValueMovesInDays => "the reports are of two days, and the value moves",
        Reason::SameDigits => "two values of one measure, with the same digits",
        Reason::GivenByNeither => "two values of one measure, and neither article gives the other's",
        Reason::TwoValues => "two values of one measure",
        Reason::RoundedForm => "one value is a rounded form of the other",
        Reason::ValueMoves => "the value moves, and the two sentences may speak of two moments",
        Reason::TollMoves => "the reports are of two days, and a toll moves",
        Reason::TollMovesUndated => "one of the reports is undated, and a toll moves",
        Reason::MayCountPerpetrator => "two tolls of one event, of which one may count him who did it",
        Reason::TwoTolls => "two tolls of one event",
        Reason::HeadlineAgainstText => "the headline gives another toll than the text below it",
        Reason::HeadlineAgainstAll => "the headline gives another toll than the text below it and the other sources",
        Reason::DeniedOnOneSide => "the same words are denied on one side only",
        Reason::Possible => "one side holds possible what the other states",
        Reason::Intended => "one side intends what the other tells as done",
        Reason::Believed => "one side believes what the other calls certain",
        Reason::KindsInOnePlace => "two kinds of thing stand in the same place",
        Reason::DegreesInOnePlace => "two degrees of one act stand in the same place",
        Reason::OppositesInOnePlace => "words of opposite meaning stand in the same place",
        Reason::TwoDays => "the two sentences name two days",
        Reason::OwnTimes => "the two sentences give each value its own time",
        Reason::PlacesInOneSlot => "two places stand in the same slot",
        Reason::NamesInOneSlot => "two names stand in the same slot",
        Reason::NameInOneSentence => "the two sentences are the same but for a name that the other article has nowhere",
        Reason::DatesInOneSlot => "two dates stand in the same slot",
        Reason::LikePlaces => "two values stand in like places of sentences that tell of one thing",
        Reason::BothHaveOne => "both articles have the one value",
        Reason::TwoHappenings => "the times may be those of two happenings",
        Reason::TwoTimes => "the sentences name two times",
        Reason::TwoPeople => "the ages may be those of two people",
        Reason::TwoStatements => "the days may be those of two statements",
        Reason::TwoSubjects => "the two clauses name two subjects",
        Reason::PartOfWhole => "one figure may be a part of the other",
        Reason::PlacesInARow => "they may be two of a row",
        Reason::DatesOfPages => "the dates may be those of the pages",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_stand_in_the_order_of_their_words() {
        let mut all = [Reason::TwoTolls, Reason::FarBeyond, Reason::TwoAges, Reason::Spelling, Reason::SameValue];
        all.sort();
        assert!(all.is_sorted_by_key(|r| reason(*r)));
    }
}
