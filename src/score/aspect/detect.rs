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
/// assert_eq!(detector.detect(&analysis).unwrap().name(), "restaurant");
/// ```
#[derive(Debug, Clone)]
pub struct AspectDetector {
    trees: Vec<AspectTree>,
    signals: Clues,
    language: Language,
}

impl AspectDetector {
    /// Over the trees that come with the library, whose words are English.
    pub fn builtin(language: Language) -> AspectDetector {
        let trees = if language == Language::English {
            AspectTree::BUILTIN_NAMES
                .iter()
                .filter_map(|name| AspectTree::builtin(name))
                .collect()
        } else {
            Vec::new()
        };
        AspectDetector::new(trees, language)
    }

    /// Over trees of the caller's own, written in `language`.
    pub fn new(trees: Vec<AspectTree>, language: Language) -> AspectDetector {
        let each = trees.iter().enumerate();
        let signals =
            each.flat_map(|(id, tree)| tree.signals().iter().map(move |word| (word.as_str(), id)));
        let signals = Clues::new(signals, language);
        AspectDetector {
            trees,
            signals,
            language,
        }
    }

    /// The tree that fits best, or none; never one for a text in another language.
    pub fn detect(&self, analysis: &Analysis) -> Option<&AspectTree> {
        if analysis.language != self.language {
            return None;
        }
        let mut mass = vec![0.0; self.trees.len()];
        let mut signals: Vec<Vec<usize>> = vec![Vec::new(); self.trees.len()];
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
        for tree in 0..self.trees.len() {
            let fits =
                mass[tree] >= LEAST_DENSITY * words as f64 && signals[tree].len() >= LEAST_SIGNALS;
            if fits && best.is_none_or(|best| mass[tree] > mass[best]) {
                best = Some(tree);
            }
        }
        best.map(|tree| &self.trees[tree])
    }
}
