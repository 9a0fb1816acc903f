//! Why two values, names or sentences are taken to differ, or may not. What an editor is shown of it stands in
//! `checks/words/`: no stage reads words.

/// Why two statements are put side by side under one question, or why it is doubted that they are of one thing. In
/// the order of the words that an editor is shown, so that what is equal in all else comes in that order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// Both articles have the one value.
    BothHaveOne,
    /// Both give the same value.
    SameValue,
    /// Both openings tell of one person, and give two ages.
    TwoAgesInOpenings,
    /// One accusation is credited to two bodies.
    TwoClaimants,
    /// One denies a state that the other affirms.
    StateDenied,
    /// One denies of a thing what the other affirms of it.
    DeniedAndAffirmed,
    /// One figure may be a part of the other.
    PartOfWhole,
    /// One given name is spelt in two ways.
    SpellingOfGivenName,
    /// One source has nobody harmed, another gives a toll.
    HarmOrNone,
    /// One name is spelt in two ways.
    Spelling,
    /// One name is spelt in two ways that two alphabets allow.
    SpellingOfOtherAlphabet,
    /// One of the reports is undated, and a toll moves.
    TollMovesUndated,
    /// One office is held by two people of like names.
    HoldersOfLikeNames,
    /// One office of one country is given to two names that a letter parts.
    OfficeOfNearNames,
    /// One person is given two ages.
    TwoAges,
    /// One person is given two offices.
    TwoOffices,
    /// One side believes what the other calls certain.
    Believed,
    /// One side holds possible what the other states.
    Possible,
    /// One side intends what the other tells as done.
    Intended,
    /// One source gives an office that the other says has been left.
    OfficeLeft,
    /// One source gives one person what the other says several share.
    OfficeShared,
    /// One source gives the office, the other one below it.
    OfficeBelow,
    /// One source gives the office, the other says that it is held for a time.
    OfficeForATime,
    /// One source has the action under way or done, another only ahead.
    UnderWay,
    /// One source tells as fact what another credits to somebody.
    CreditedByOne,
    /// One value is a rounded form of the other.
    RoundedForm,
    /// One value is far beyond what the other says.
    FarBeyond,
    /// The ages may be those of two people.
    TwoPeople,
    /// The dates may be those of the pages.
    DatesOfPages,
    /// The days may be those of two statements.
    TwoStatements,
    /// The headline gives another toll than the text below it.
    HeadlineAgainstText,
    /// The headline gives another toll than the text below it and the other sources.
    HeadlineAgainstAll,
    /// The reports are of two days, and a toll moves.
    TollMoves,
    /// The reports are of two days, and the value moves.
    ValueMovesInDays,
    /// The same action stands at different stages.
    DifferentStages,
    /// The same thing is said to be two opposite things.
    OppositeStates,
    /// The same words are denied on one side only.
    DeniedOnOneSide,
    /// The sentences name two times.
    TwoTimes,
    /// The times may be those of two happenings.
    TwoHappenings,
    /// The two clauses name two subjects.
    TwoSubjects,
    /// The two sentences give each value its own time.
    OwnTimes,
    /// The two sentences name two days.
    TwoDays,
    /// The value moves, and the two sentences may speak of two moments.
    ValueMoves,
    /// They may be two of a row.
    PlacesInARow,
    /// Two dates stand in the same slot.
    DatesInOneSlot,
    /// Two degrees of one act stand in the same place.
    DegreesInOnePlace,
    /// Two kinds of thing stand among the same words.
    KindsAmongSameWords,
    /// Two kinds of thing stand in the same place.
    KindsInOnePlace,
    /// Two long names are a letter apart.
    LongNamesNear,
    /// Two names differ only in the kind of thing that they end with.
    OtherKindOfName,
    /// Two names stand in the same slot.
    NamesInOneSlot,
    /// Two sentences are the same but for a name that the other article has nowhere.
    NameInOneSentence,
    /// Two places stand among the same words.
    PlacesAmongSameWords,
    /// Two places stand in the same slot.
    PlacesInOneSlot,
    /// Two times stand among the same words.
    TimesAmongSameWords,
    /// Two tolls of one event.
    TwoTolls,
    /// Two tolls of one event, of which one may count him who did it.
    MayCountPerpetrator,
    /// Two values of one measure.
    TwoValues,
    /// Two values of one measure, and neither article gives the other's.
    GivenByNeither,
    /// Two values of one measure, with the same digits.
    SameDigits,
    /// Two values stand among the same words.
    ValuesAmongSameWords,
    /// Two values stand in like places of sentences that tell of one thing.
    LikePlaces,
    /// Words of opposite meaning stand in the same place.
    OppositesInOnePlace,
}

impl Reason {
    /// Whether one name is spelt in two ways, so that no other person or thing is named.
    pub const fn is_of_spelling(self) -> bool {
        matches!(self, Reason::Spelling | Reason::SpellingOfGivenName | Reason::SpellingOfOtherAlphabet)
    }
}
