use std::fmt;
use std::str::FromStr;

use thiserror::Error;

/// A universal part of speech: the 17 of Universal Dependencies, version 2 (de Marneffe,
/// Manning, Nivre & Zeman 2021).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Tag {
    /// Adjective: *old*, *first*.
    Adj,
    /// Preposition or particle of a verb: *in*, *give up*.
    Adp,
    /// Adverb: *very*, *where*, *tomorrow*.
    Adv,
    /// Auxiliary, the copula included: *has*, *should*, *is*.
    Aux,
    /// Coordinating conjunction: *and*, *but*.
    Cconj,
    /// Determiner: *the*, *this*, *all*.
    Det,
    /// Interjection: *ouch*, *yes*.
    Intj,
    /// Noun: *girl*, *beauty*.
    Noun,
    /// Numeral: *1*, *seventy*.
    Num,
    /// Particle: *to* go, *not*, *'s*.
    Part,
    /// Pronoun: *she*, *myself*, *who*.
    Pron,
    /// Proper noun: *Mary*, *London*.
    Propn,
    /// Punctuation.
    Punct,
    /// Subordinating conjunction: *if*, *that*, *while*.
    Sconj,
    /// Symbol: *$*, *+*, *:)*, and pictographs.
    Sym,
    /// Verb, participles included: *run*, *eaten*, *running*.
    Verb,
    /// What has no part of speech: addresses of pages, foreign words, noise.
    X,
}

/// How many parts of speech there are.
pub(super) const TAGS: usize = Tag::ALL.len();

impl Tag {
    /// All of them, in alphabetical order.
    pub const ALL: [Tag; 17] = [
        Tag::Adj,
        Tag::Adp,
        Tag::Adv,
        Tag::Aux,
        Tag::Cconj,
        Tag::Det,
        Tag::Intj,
        Tag::Noun,
        Tag::Num,
        Tag::Part,
        Tag::Pron,
        Tag::Propn,
        Tag::Punct,
        Tag::Sconj,
        Tag::Sym,
        Tag::Verb,
        Tag::X,
    ];

    /// The name that treebanks use, such as `NOUN`.
    pub fn name(self) -> &'static str {
        match self {
            Tag::Adj => "ADJ",
            Tag::Adp => "ADP",
            Tag::Adv => "ADV",
            Tag::Aux => "AUX",
            Tag::Cconj => "CCONJ",
            Tag::Det => "DET",
            Tag::Intj => "INTJ",
            Tag::Noun => "NOUN",
            Tag::Num => "NUM",
            Tag::Part => "PART",
            Tag::Pron => "PRON",
            Tag::Propn => "PROPN",
            Tag::Punct => "PUNCT",
            Tag::Sconj => "SCONJ",
            Tag::Sym => "SYM",
            Tag::Verb => "VERB",
            Tag::X => "X",
        }
    }
}

impl fmt::Display for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// A name that is no part of speech.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("`{0}` is no universal part of speech; they are NOUN, VERB, ADJ and 14 others in capitals")]
pub struct UnknownTag(pub String);

impl FromStr for Tag {
    type Err = UnknownTag;

    fn from_str(name: &str) -> Result<Self, UnknownTag> {
        let found = Tag::ALL.into_iter().find(|tag| tag.name() == name);
        found.ok_or_else(|| UnknownTag(name.to_owned()))
    }
}
