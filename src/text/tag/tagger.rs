use std::sync::LazyLock;

use super::dictionary::Dictionary;
use super::features::{self, EDGE, Manner, Place};
use super::table::Table;
use super::word::{Reader, Word};
use super::{TAGS, Tag, TaggerError};
use crate::text::Analysis;

/// Finds the part of speech of each word of a sentence.
///
/// ŷ_i = argmax_t Σ_f w_{f,t} over the features f of the word at i: the word, its ends, how
/// it is written and how the sentence is, its neighbours, what they were in the treebank,
/// and ŷ_{i−1}, ŷ_{i−2}. A word that was one part of speech throughout the treebank
/// keeps it without being scored.
///
/// ```
/// use summ::text::{Tag, Tagger};
///
/// let mut tags = Vec::new();
/// Tagger::english().tag_words(&["The", "old", "lid", "never", "fits", "."], &mut tags);
/// assert_eq!(tags, [Tag::Det, Tag::Adj, Tag::Noun, Tag::Adv, Tag::Verb, Tag::Punct]);
/// ```
#[derive(Debug, Clone)]
pub struct Tagger {
    pub(super) header: String,
    pub(super) dictionary: Dictionary,
    pub(super) table: Table,
}

static ENGLISH: LazyLock<Result<Tagger, TaggerError>> = LazyLock::new(|| {
    Tagger::from_bytes(include_bytes!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/lexicons/tagger/en.bin"
    )))
});

/// What is there when the weights built in cannot be read, which a test rules out: all is X.
static NOTHING: LazyLock<Tagger> = LazyLock::new(|| Tagger {
    header: String::new(),
    dictionary: Dictionary::default(),
    table: Table::new(1),
});

impl Tagger {
    /// The tagger for English that is built in; [`Tagger::origin`] says what it learned from.
    pub fn english() -> &'static Tagger {
        ENGLISH.as_ref().unwrap_or(&NOTHING)
    }

    /// Where the weights come from, under what licence, and how they were made.
    pub fn origin(&self) -> &str {
        &self.header
    }

    /// Whether the word stood in the treebank often enough to be in the dictionary.
    pub fn knows(&self, word: &str) -> bool {
        let word = Reader::default().read(word, &self.dictionary);
        !word.class.is_unknown()
    }

    /// The tag of each word of one sentence, into `tags`, which is emptied first.
    ///
    /// Words are cut as by [`Analyzer`](crate::text::Analyzer), or as in treebanks
    /// (`does` `n't`).
    pub fn tag_words(&self, words: &[&str], tags: &mut Vec<Tag>) {
        tags.clear();
        let mut reader = Reader::default();
        let words: Vec<Word> = words
            .iter()
            .map(|word| reader.read(word, &self.dictionary))
            .collect();
        self.decode(&words, &mut Vec::new(), tags);
    }

    /// The tag of each token of an analysis of some texts, in the order of
    /// [`Analysis::tokens`].
    ///
    /// ```
    /// use summ::text::{Analyzer, Tag, Tagger};
    ///
    /// let texts = ["Lovely teapots! But the lid doesn't fit."];
    /// let analysis = Analyzer::new(None).analyze_texts(&texts);
    /// let tags = Tagger::english().tags(&texts, &analysis);
    /// assert_eq!(tags[..3], [Tag::Adj, Tag::Noun, Tag::Punct]);
    /// assert_eq!(tags[6], Tag::Aux);
    /// ```
    pub fn tags(&self, texts: &[&str], analysis: &Analysis) -> Vec<Tag> {
        let mut tags = Vec::with_capacity(analysis.tokens.len());
        let mut reader = Reader::default();
        let (mut words, mut still) = (Vec::new(), Vec::new());
        for sentence in &analysis.sentences {
            let text = texts[sentence.review];
            words.clear();
            words.extend(analysis.tokens_of(sentence).iter().map(|token| {
                let written = &text[token.span.clone()];
                // Entities are read as what they stand for.
                let entity = written.len() > 1 && written.contains('&');
                let written = if entity {
                    &analysis.word(token).text
                } else {
                    written
                };
                reader.read(written, &self.dictionary)
            }));
            self.decode(&words, &mut still, &mut tags);
        }
        tags
    }

    /// Appends the tags of a sentence. What does not depend on the tags before is added up first:
    /// nothing waits for a tag then, and the rows of many words come from memory at a time.
    fn decode(&self, words: &[Word], still: &mut Vec<Scores>, tags: &mut Vec<Tag>) {
        let bits = self.table.key_bits();
        let mut place = Place {
            words,
            manner: Manner::of(words),
            at: 0,
            before: [EDGE; 2],
        };
        still.clear();
        still.extend(words.iter().enumerate().map(|(at, word)| {
            let mut scores = [0; TAGS];
            if word.class.only().is_none() {
                place.at = at;
                let keys = features::still_keys(&place, bits);
                self.table.add(&keys, &mut scores);
            }
            scores
        }));
        for (at, (word, scores)) in words.iter().zip(still).enumerate() {
            place.at = at;
            let tag = match word.class.only() {
                Some(tag) => tag,
                None => {
                    let keys = features::moving_keys(&place, bits);
                    self.table.add(&keys, scores);
                    features::best(scores)
                }
            };
            place.before = [tag as u8, place.before[0]];
            tags.push(tag);
        }
    }
}

/// Of each tag.
type Scores = [i16; TAGS];
