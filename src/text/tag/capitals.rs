use super::{Tag, TaggedSentence};

/// How the capitals of a sentence are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Capitalisation {
    /// As it was written.
    AsWritten,
    /// `the cat sat on the mat`
    Lower,
    /// `THE CAT SAT ON THE MAT`
    Upper,
    /// `The Cat Sat On The Mat`
    Title,
    /// `The Cat Sat on the Mat`
    Headline,
}

impl Capitalisation {
    /// All of them.
    pub const ALL: [Capitalisation; 5] = [
        Capitalisation::AsWritten,
        Capitalisation::Lower,
        Capitalisation::Upper,
        Capitalisation::Title,
        Capitalisation::Headline,
    ];

    /// The name that is shown.
    pub fn name(self) -> &'static str {
        match self {
            Capitalisation::AsWritten => "as written",
            Capitalisation::Lower => "lower case",
            Capitalisation::Upper => "upper case",
            Capitalisation::Title => "title case",
            Capitalisation::Headline => "headline",
        }
    }

    /// The sentence with its capitals set like this; tags stay.
    pub fn apply(self, sentence: &TaggedSentence) -> TaggedSentence {
        let words = sentence.words.iter().zip(&sentence.tags).enumerate();
        let words = words.map(|(at, (word, tag))| match self {
            Capitalisation::AsWritten => word.clone(),
            Capitalisation::Lower => word.to_lowercase(),
            Capitalisation::Upper => word.to_uppercase(),
            Capitalisation::Headline if at > 0 && is_small(*tag) => word.to_lowercase(),
            Capitalisation::Title | Capitalisation::Headline => capitalised(word),
        });
        TaggedSentence {
            words: words.collect(),
            tags: sentence.tags.clone(),
            text: None,
        }
    }
}

/// What headlines write small.
fn is_small(tag: Tag) -> bool {
    matches!(tag, Tag::Adp | Tag::Det | Tag::Cconj | Tag::Part)
}

/// With a capital at the beginning. What hangs on the word before, as `n't` and `'s` do in
/// treebanks, gets none.
fn capitalised(word: &str) -> String {
    let mut characters = word.chars();
    match characters.next() {
        Some(first) if !word.contains(['\'', '’']) => {
            first.to_uppercase().chain(characters).collect()
        }
        _ => word.to_owned(),
    }
}
