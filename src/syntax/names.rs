//! The model's names: part-of-speech tags (Penn Treebank) and dependency labels (ClearNLP), each one byte.
//!
//! "said" in "She said so" is `Tag::Vbd` ("VBD") with `Label::Root`; "She" is `Tag::Prp` with `Label::Nsubj`.

macro_rules! names {
    ($(#[$doc:meta])* $type:ident { $($name:ident = $text:literal, $what:literal;)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum $type {
            $(#[doc = concat!("`", $text, "`: ", $what)] $name,)*
        }

        impl $type {
            /// All, in order.
            pub const ALL: &[$type] = &[$($type::$name,)*];

            /// As the model writes it.
            pub const fn name(self) -> &'static str {
                match self { $($type::$name => $text,)* }
            }

            /// The one of that name.
            pub fn named(name: &str) -> Option<Self> {
                match name { $($text => Some($type::$name),)* _ => None }
            }
        }
    };
}

names! {
    /// What kind of word a token is.
    Tag {
        Dollar = "$", "a currency sign";
        CloseQuote = "''", "a closing quotation mark";
        Comma = ",", "a comma";
        Open = "-LRB-", "an opening bracket";
        Close = "-RRB-", "a closing bracket";
        Stop = ".", "the end of a sentence";
        Colon = ":", "a colon, semicolon, dash or ellipsis";
        Add = "ADD", "an address of the net";
        Afx = "AFX", "a prefix";
        Cc = "CC", "and, or";
        Cd = "CD", "a number";
        Dt = "DT", "the, a, no";
        Ex = "EX", "there is";
        Fw = "FW", "a foreign word";
        Hyph = "HYPH", "a hyphen";
        In = "IN", "a preposition, or that, if, because";
        Jj = "JJ", "an adjective";
        Jjr = "JJR", "larger";
        Jjs = "JJS", "largest";
        Ls = "LS", "the mark of an item of a list";
        Md = "MD", "will, may";
        Nfp = "NFP", "superfluous punctuation";
        Nn = "NN", "a noun";
        Nnp = "NNP", "a name";
        Nnps = "NNPS", "a name in the plural";
        Nns = "NNS", "a noun in the plural";
        Pdt = "PDT", "all the";
        Pos = "POS", "'s";
        Prp = "PRP", "he, it";
        PrpPoss = "PRP$", "his, its";
        Rb = "RB", "an adverb, not";
        Rbr = "RBR", "earlier";
        Rbs = "RBS", "most";
        Rp = "RP", "the particle of a verb";
        Sym = "SYM", "a symbol";
        To = "TO", "to";
        Uh = "UH", "an interjection";
        Vb = "VB", "a verb, base form";
        Vbd = "VBD", "a verb, past";
        Vbg = "VBG", "a verb in -ing";
        Vbn = "VBN", "a past participle";
        Vbp = "VBP", "a verb, present";
        Vbz = "VBZ", "a verb, present, third person singular";
        Wdt = "WDT", "which, that";
        Wp = "WP", "who, what";
        WpPoss = "WP$", "whose";
        Wrb = "WRB", "when, where";
        Xx = "XX", "unknown";
        Space = "_SP", "white space";
        OpenQuote = "``", "an opening quotation mark";
    }
}

names! {
    /// What a token is to its head.
    Label {
        Root = "ROOT", "nothing's dependent: the main predicate";
        Acl = "acl", "a clause that describes a noun";
        Acomp = "acomp", "an adjective that completes a verb";
        Advcl = "advcl", "an adverbial clause";
        Advmod = "advmod", "an adverb";
        Agent = "agent", "the by of a passive";
        Amod = "amod", "an adjective of a noun";
        Appos = "appos", "an apposition";
        Attr = "attr", "what the subject of be is";
        Aux = "aux", "an auxiliary";
        Auxpass = "auxpass", "the auxiliary of a passive";
        Case = "case", "'s";
        Cc = "cc", "and, or";
        Ccomp = "ccomp", "a clause with a subject of its own as complement";
        Compound = "compound", "part of a compound";
        Conj = "conj", "coordinated with the head";
        Csubj = "csubj", "a clause as subject";
        Csubjpass = "csubjpass", "a clause as subject of a passive";
        Dative = "dative", "an indirect object";
        Dep = "dep", "unclear";
        Det = "det", "a determiner";
        Dobj = "dobj", "an object";
        Expl = "expl", "there";
        Intj = "intj", "an interjection";
        Mark = "mark", "that, because, if";
        Meta = "meta", "outside the sentence";
        Neg = "neg", "not, never";
        Nmod = "nmod", "a noun's modifier";
        Npadvmod = "npadvmod", "a noun phrase as adverb";
        Nsubj = "nsubj", "a subject";
        Nsubjpass = "nsubjpass", "a subject of a passive";
        Nummod = "nummod", "a number of a noun";
        Oprd = "oprd", "what an object is made or called";
        Parataxis = "parataxis", "a clause beside the sentence";
        Pcomp = "pcomp", "a clause behind a preposition";
        Pobj = "pobj", "a noun behind a preposition";
        Poss = "poss", "whose";
        Preconj = "preconj", "both, either";
        Predet = "predet", "all the";
        Prep = "prep", "a preposition";
        Prt = "prt", "the particle of a verb";
        Punct = "punct", "punctuation";
        Quantmod = "quantmod", "a modifier of a number";
        Relcl = "relcl", "a relative clause";
        Xcomp = "xcomp", "a clause whose subject is the head's";
    }
}
