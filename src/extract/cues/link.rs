//! A cue with its speaker, and how the two hang together.

/// How a cue and its speaker hang together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::extract) enum Relation {
    /// "Holt said"
    Subject,
    /// "Holt, the mayor, said"
    SubjectBeforeApposition,
    /// "Holt met Brand and said"
    Coordinated,
    /// "Holt left, saying"
    Participle,
    /// "Holt, who said"
    Relative,
    /// "said Holt"
    Inverted,
    /// "according to Holt"
    According,
    /// "Holt's claim that"
    Possessive,
    /// "Holt:"
    Colon,
    /// "Asked about it, Holt said": subject of the clause that follows
    Following,
    /// "reported by Holt"
    Agent,
    /// "the Post quoted Holt as saying"
    Quoted,
}

impl Relation {
    /// Why, in words an editor reads.
    pub(in crate::extract) const fn because(self) -> &'static str {
        match self {
            Relation::Subject => "subject of the reporting verb",
            Relation::SubjectBeforeApposition => "subject of the reporting verb, with a description between",
            Relation::Coordinated => "subject of the clause that the reporting verb goes on",
            Relation::Participle => "subject of the clause to which the reporting participle belongs",
            Relation::Relative => "named just before “who” and the reporting verb",
            Relation::Inverted => "named just after the reporting verb",
            Relation::According => "named after “according to”",
            Relation::Possessive => "whose words the noun names",
            Relation::Colon => "named before the colon",
            Relation::Following => "subject of the clause that follows",
            Relation::Agent => "named after “by”",
            Relation::Quoted => "whom somebody else quotes",
        }
    }

    pub(in crate::extract) const fn name(self) -> &'static str {
        match self {
            Relation::Subject => "subj",
            Relation::SubjectBeforeApposition => "appos",
            Relation::Coordinated => "coord",
            Relation::Participle => "part",
            Relation::Relative => "rel",
            Relation::Inverted => "inv",
            Relation::According => "acc",
            Relation::Possessive => "poss",
            Relation::Colon => "colon",
            Relation::Following => "foll",
            Relation::Agent => "agent",
            Relation::Quoted => "quoted",
        }
    }
}

/// A cue with its speaker.
#[derive(Clone, Debug)]
pub(in crate::extract) struct Link {
    /// First and last unit of the cue.
    pub(in crate::extract) first: usize,
    pub(in crate::extract) last: usize,
    /// The unit of its verb (or of "according").
    pub(in crate::extract) verb: usize,
    /// The speaker's noun phrase.
    pub(in crate::extract) phrase: usize,
    pub(in crate::extract) relation: Relation,
    /// "not", "never", "would", "if" stand with it.
    pub(in crate::extract) hedged: bool,
    /// Passive or otherwise without a subject of its own.
    pub(in crate::extract) passive: bool,
}
