use super::{TAGS, Tag, Tagger, Treebank};

/// How many words of a treebank get the tag that people gave them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Accuracy {
    // Words by the tag people gave them and the tag they got.
    confusions: [[usize; TAGS]; TAGS],
    known: Share,
    unknown: Share,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Share {
    right: usize,
    all: usize,
}

impl Share {
    fn value(self) -> f64 {
        self.right as f64 / self.all.max(1) as f64
    }
}

impl Accuracy {
    /// Tags the sentences and compares.
    pub fn of(tagger: &Tagger, treebank: &Treebank) -> Self {
        let mut accuracy = Accuracy::default();
        let mut tags = Vec::new();
        for sentence in &treebank.sentences {
            let words: Vec<&str> = sentence.words.iter().map(String::as_str).collect();
            tagger.tag_words(&words, &mut tags);
            for ((word, &gold), &found) in words.iter().zip(&sentence.tags).zip(&tags) {
                accuracy.confusions[gold as usize][found as usize] += 1;
                let share = if tagger.knows(word) {
                    &mut accuracy.known
                } else {
                    &mut accuracy.unknown
                };
                share.all += 1;
                share.right += usize::from(gold == found);
            }
        }
        accuracy
    }

    /// The number of words.
    pub fn words(&self) -> usize {
        self.known.all + self.unknown.all
    }

    /// The share of words with the right tag; 0 without words.
    pub fn all(&self) -> f64 {
        let right = self.known.right + self.unknown.right;
        right as f64 / self.words().max(1) as f64
    }

    /// The share among words of the tagger's dictionary.
    pub fn known(&self) -> f64 {
        self.known.value()
    }

    /// The share among all others.
    pub fn unknown(&self) -> f64 {
        self.unknown.value()
    }

    /// How many words are not in the tagger's dictionary.
    pub fn unknown_words(&self) -> usize {
        self.unknown.all
    }

    /// How many words people gave a tag, and among them and among the words that got it
    /// the share of those that got and were given it: recall and precision.
    pub fn of_tag(&self, tag: Tag) -> (usize, f64, f64) {
        let tag = tag as usize;
        let right = self.confusions[tag][tag];
        let given: usize = self.confusions[tag].iter().sum();
        let got: usize = self.confusions.iter().map(|row| row[tag]).sum();
        let share = |all: usize| right as f64 / all.max(1) as f64;
        (given, share(given), share(got))
    }
}
