use super::clues::Clues;
use crate::lexicon::AspectTree;
use crate::text::{Analysis, Language};

/// Fewer signal words than one in a hundred words may stand in any text.
const LEAST_DENSITY: f64 = 0.01;
/// One signal word can be a turn of speech.
const LEAST_SIGNALS: usize = 2;

/// Chooses the tree that fits a text.
///
/// The density of a tree is the number of its signal words in the text, each divided by the
/// number of trees that claim it, over the number of words. The densest tree wins, the earlier
/// among equals; none where it is below .01 or fewer than two different signals stand.
///
/// ```
/// use summ::score::aspect::AspectDetector;
/// use summ::text::{Analyzer, Document, Language};
/// let detector = AspectDetector::builtin(Language::English);
/// let document = Document::new("1", "The waiter forgot our dessert, but the steak was fine.");
/// let analysis = Analyzer::new(Some(Language::English)).analyze(&document);
/// assert_eq!(detector.detect(&analysis), Some("restaurant"));
/// ```
#[derive(Debug, Clone)]
pub struct AspectDetector {
    names: Vec<String>,
    signals: Clues,
    language: Language,
}

impl AspectDetector {
    /// Over the trees that come with the library, whose words are English.
    pub fn builtin(language: Language) -> AspectDetector {
        let names = AspectTree::BUILTIN_NAMES.iter();
        let signals = names.filter_map(|&name| Some((name, AspectTree::builtin_signals(name)?)));
        let english = language == Language::English;
        AspectDetector::new(signals.filter(|_| english), language)
    }

    /// Over the names and signals of trees of the caller's own, written in `language`.
    pub fn new<N: Into<String>>(
        trees: impl Iterator<Item = (N, Vec<String>)>,
        language: Language,
    ) -> AspectDetector {
        let (names, words): (Vec<String>, Vec<Vec<String>>) =
            trees.map(|(name, signals)| (name.into(), signals)).unzip();
        let each = words.iter().enumerate();
        let signals =
            each.flat_map(|(id, words)| words.iter().map(move |word| (word.as_str(), id)));
        AspectDetector {
            signals: Clues::new(signals, language),
            names,
            language,
        }
    }

    /// The name of the tree that fits best, or none; never one for a text in another language.
    pub fn detect(&self, analysis: &Analysis) -> Option<&str> {
        if analysis.language != self.language {
            return None;
        }
        let mut mass = vec![0.0; self.names.len()];
        let mut signals: Vec<Vec<usize>> = vec![Vec::new(); self.names.len()];
        let reader = self.signals.reader(analysis);
        for sentence in &analysis.sentences {
            reader.read(sentence.tokens.clone(), |found| {
                for &tree in found.owners {
                    mass[tree] += 1.0 / found.owners.len() as f64;
                    if !signals[tree].contains(&found.id) {
                        signals[tree].push(found.id);
                    }
                }
            });
        }
        let words: usize = analysis
            .sentences
            .iter()
            .map(|sentence| sentence.words)
            .sum();
        let mut best: Option<usize> = None;
        for tree in 0..self.names.len() {
            let fits =
                mass[tree] >= LEAST_DENSITY * words as f64 && signals[tree].len() >= LEAST_SIGNALS;
            if fits && best.is_none_or(|best| mass[tree] > mass[best]) {
                best = Some(tree);
            }
        }
        best.map(|tree| self.names[tree].as_str())
    }
}
