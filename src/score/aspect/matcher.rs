use super::clues::Clues;
use crate::lexicon::AspectTree;
use crate::text::{Analysis, Language};

/// A clue of several words is surer than its words apart: n words count n to this power.
const PHRASE_POWER: f64 = 1.2;
/// "Film" is said in sentences about anything in a film: the root is chosen where
/// nothing below it is named, not where it is named twice.
const ROOT_SHARE: f64 = 0.5;

/// A tree made ready for texts of one language.
///
/// A sentence belongs to the node with the greatest sum, over its distinct clues in the sentence,
/// of (words of the clue)^1.2, halved for the root; among equals to the deeper node, then to
/// the one whose clue comes first. Clues match by stems, the longest at each word.
///
/// ```
/// use summ::lexicon::AspectTree;
/// use summ::score::AspectMatcher;
/// use summ::text::{Analyzer, Document, Language};
/// let tree = AspectTree::builtin("film").unwrap();
/// let matcher = AspectMatcher::new(&tree, Language::English);
/// let document = Document::new("1", "The actors in this movie were brilliant. It rained.");
/// let analysis = Analyzer::new(Some(Language::English)).analyze(&document);
/// let aspects = matcher.assign(&analysis);
/// assert_eq!(tree.nodes()[aspects[0].unwrap()].id, "acting");
/// assert_eq!(aspects[1], None);
/// ```
#[derive(Debug, Clone)]
pub struct AspectMatcher {
    clues: Clues,
    levels: Vec<usize>,
}

impl AspectMatcher {
    /// Stems the clues of `tree` as the words of a text in `language` are stemmed.
    pub fn new(tree: &AspectTree, language: Language) -> AspectMatcher {
        let nodes = tree.nodes().iter().enumerate();
        let clues =
            nodes.flat_map(|(id, node)| node.clues.iter().map(move |clue| (clue.as_str(), id)));
        AspectMatcher {
            clues: Clues::new(clues, language),
            levels: tree.nodes().iter().map(|node| node.level).collect(),
        }
    }

    /// For each sentence its node in the tree, or none where no clue stands.
    pub fn assign(&self, analysis: &Analysis) -> Vec<Option<usize>> {
        let reader = self.clues.reader(analysis);
        let mut scores = vec![0.0; self.levels.len()];
        let mut seen: Vec<usize> = Vec::new();
        let mut named: Vec<usize> = Vec::new();
        let mut assign = |tokens| {
            reader.read(tokens, |found| {
                if seen.contains(&found.id) {
                    return;
                }
                seen.push(found.id);
                for &node in found.owners {
                    if !named.contains(&node) {
                        named.push(node);
                    }
                    let share = if self.levels[node] == 1 {
                        ROOT_SHARE
                    } else {
                        1.0
                    };
                    scores[node] += share * (found.words as f64).powf(PHRASE_POWER);
                }
            });
            seen.clear();
            let mut best: Option<usize> = None;
            for &node in &named {
                let rank = |node: usize| (scores[node], self.levels[node]);
                if best.is_none_or(|best| rank(node) > rank(best)) {
                    best = Some(node);
                }
            }
            for node in named.drain(..) {
                scores[node] = 0.0;
            }
            best
        };
        analysis
            .sentences
            .iter()
            .map(|sentence| assign(sentence.tokens.clone()))
            .collect()
    }
}

/// [`AspectMatcher::assign`] for a single document; keep a matcher where there are many.
pub fn assign(tree: &AspectTree, analysis: &Analysis) -> Vec<Option<usize>> {
    AspectMatcher::new(tree, analysis.language).assign(analysis)
}
