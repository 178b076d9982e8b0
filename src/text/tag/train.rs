use std::collections::{BTreeMap, HashSet};

use super::dictionary::{Class, Dictionary};
use super::learner::Learner;
use super::random::Random;
use super::word::{Reader, Word};
use super::{Capitalisation, TAGS, Tag, TaggedSentence, Tagger, Treebank};

/// How a tagger is trained.
///
/// ```
/// use summ::text::{Tag, TaggerTraining, Treebank};
///
/// let treebank = Treebank::read("Tea\tNOUN\nhelps\tVERB\n\nTea\tNOUN\ncools\tVERB\n", "tea")?;
/// let training = TaggerTraining { bits: 10, ..TaggerTraining::default() };
/// let tagger = training.train(&treebank, "Origin: two sentences of ours");
///
/// let mut tags = Vec::new();
/// tagger.tag_words(&["Tea", "boils"], &mut tags);
/// assert_eq!(tags, [Tag::Noun, Tag::Verb]);
/// # Ok::<(), summ::text::TreebankError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct TaggerTraining {
    /// Times that each sentence is seen.
    pub epochs: usize,
    /// Of the order of the sentences, and of the capitals of their copies.
    pub seed: u64,
    /// Binary logarithm of the number of rows of weights, 1 to 18.
    pub bits: u32,
    /// The share of sentences of an epoch that are seen again with other capitals.
    pub copies: f64,
}

impl Default for TaggerTraining {
    fn default() -> Self {
        TaggerTraining {
            // More change the third digit of the accuracy on held-out words no more.
            epochs: 10,
            seed: 1,
            // 65,536 rows of 18 bytes: 1.2 MB.
            bits: 16,
            copies: 0.5,
        }
    }
}

/// A word stands in the dictionary from this count on. Those seen once teach what a word
/// is that was never seen.
const LEAST_SEEN: u32 = 2;

/// The least share of a word's uses for a part of speech to be one of its class.
const LEAST_SHARE: f64 = 0.03;

/// A word is left unscored if it was seen this often and always the same.
const SURE: u32 = 30;

/// A word that was seen n times is taken for an unknown one with probability
/// a / (a + n), so that the weights of unknown words are learned in all sentences.
const UNSEEN: f64 = 0.2;

/// 262,144 rows take 1.1 GB while they are learned.
const MOST_BITS: u32 = 18;

/// Times that each sentence is seen to find out which features to keep.
const TRIAL_EPOCHS: usize = 4;

impl TaggerTraining {
    /// Learns from the sentences as they stand, and as our own tokeniser cuts them.
    /// `origin` is text to be kept with the weights.
    ///
    /// An averaged perceptron with a margin. It is trained twice: once with all features, and
    /// then with those alone that were heaviest in their rows.
    pub fn train(&self, treebank: &Treebank, origin: &str) -> Tagger {
        let sentences = sentences(treebank);
        let counts = counts(&sentences);
        let course = Course {
            training: self,
            dictionary: dictionary(&counts),
            sentences,
            counts,
        };
        let bits = self.bits.clamp(1, MOST_BITS);
        let mut random = Random(self.seed);
        let mut trial = Learner::new(bits, None);
        course.run(TRIAL_EPOCHS, &mut trial, &mut random);
        let mut learner = Learner::new(bits, Some(trial.heaviest()));
        course.run(self.epochs, &mut learner, &mut random);
        Tagger {
            header: origin.lines().map(|line| format!("# {line}\n")).collect(),
            dictionary: course.dictionary,
            table: learner.table(),
        }
    }
}

/// What is learned from.
struct Course<'a> {
    training: &'a TaggerTraining,
    sentences: Vec<TaggedSentence>,
    counts: Counts,
    dictionary: Dictionary,
}

impl Course<'_> {
    fn run(&self, epochs: usize, learner: &mut Learner, random: &mut Random) {
        let mut order: Vec<usize> = (0..self.sentences.len()).collect();
        let mut reader = Reader::default();
        for _ in 0..epochs {
            random.shuffle(&mut order);
            for &at in &order {
                let sentence = &self.sentences[at];
                let words = self.words(sentence, &mut reader, random);
                learner.learn(&words, &sentence.tags);
                if random.share() < self.training.copies {
                    let copy = capitals(random).apply(sentence);
                    let words = self.words(&copy, &mut reader, random);
                    learner.learn(&words, &sentence.tags);
                }
            }
        }
    }

    fn words(
        &self,
        sentence: &TaggedSentence,
        reader: &mut Reader,
        random: &mut Random,
    ) -> Vec<Word> {
        let words = sentence.words.iter().map(|text| {
            let word = reader.read(text, &self.dictionary);
            let counts = self.counts.get(&Dictionary::key(word.hash));
            let seen = counts.map_or(0.0, |counts| f64::from(counts.iter().sum::<u32>()));
            if word.class.only().is_none() && random.share() < UNSEEN / (UNSEEN + seen) {
                word.as_unknown()
            } else {
                word
            }
        });
        words.collect()
    }
}

/// Capitals of a copy: half of them small, as in reviews; the rest shouted or headlines.
fn capitals(random: &mut Random) -> Capitalisation {
    match random.below(8) {
        0..4 => Capitalisation::Lower,
        4..6 => Capitalisation::Upper,
        6 => Capitalisation::Title,
        _ => Capitalisation::Headline,
    }
}

/// The sentences as they stand, and as our tokeniser cuts them where that is different.
fn sentences(treebank: &Treebank) -> Vec<TaggedSentence> {
    let mut sentences = treebank.sentences.clone();
    let known: HashSet<&[String]> = treebank.sentences.iter().map(|s| &s.words[..]).collect();
    let ours = treebank.retokenised().sentences.into_iter();
    sentences.extend(ours.filter(|sentence| !known.contains(&sentence.words[..])));
    sentences
}

/// How often each word was each tag.
type Counts = BTreeMap<u32, [u32; TAGS]>;

fn counts(sentences: &[TaggedSentence]) -> Counts {
    let mut counts = Counts::new();
    let mut reader = Reader::default();
    for sentence in sentences {
        for (word, &tag) in sentence.words.iter().zip(&sentence.tags) {
            let key = Dictionary::key(reader.hash(word));
            counts.entry(key).or_default()[tag as usize] += 1;
        }
    }
    counts
}

fn dictionary(counts: &Counts) -> Dictionary {
    let entry = |(&key, counts): (&u32, &[u32; TAGS])| {
        let all: u32 = counts.iter().sum();
        let mut tags: Vec<Tag> = Tag::ALL.to_vec();
        tags.retain(|&tag| f64::from(counts[tag as usize]) > LEAST_SHARE * f64::from(all));
        tags.sort_by_key(|&tag| std::cmp::Reverse(counts[tag as usize]));
        let sure = all >= SURE && counts[tags[0] as usize] == all;
        (all >= LEAST_SEEN).then(|| (key, Class::new(&tags, sure).0 as u16))
    };
    Dictionary::new(counts.iter().filter_map(entry).collect())
}
