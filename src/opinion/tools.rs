use std::sync::{Arc, OnceLock};

use super::{Aspects, SettingsError};
use crate::lexicon::AspectTree;
use crate::score::aspect::AspectDetector;
use crate::score::{AspectMatcher, Evidence, SentenceSentiment, SentimentScorer};
use crate::text::{Analysis, Document, Language};

/// Aspects of a document that are asked for where no tree fits it.
pub(super) type Induce<'a> = dyn Fn() -> Option<AspectTree> + 'a;

/// What all documents share: lexicons, rules and trees, made once. What a language or
/// a tree needs is made when the first document asks for it.
#[derive(Debug)]
pub(super) struct Tools {
    scorer: SentimentScorer,
    choice: Choice,
}

#[derive(Debug)]
enum Choice {
    None,
    /// The caller's, of each document alone.
    Induce,
    /// Of the built-in trees, which are English.
    Detect(Box<OnceLock<Detect>>),
    Fixed(Box<Fixed>),
}

#[derive(Debug)]
struct Detect {
    detector: AspectDetector,
    /// In the order of the registry; none for one that cannot be read.
    trees: [OnceLock<Option<Fixed>>; AspectTree::BUILTIN_NAMES.len()],
}

/// A tree with its clues stemmed for each language that came up.
#[derive(Debug)]
struct Fixed {
    tree: Arc<AspectTree>,
    matchers: [OnceLock<AspectMatcher>; Language::ALL.len()],
}

impl Fixed {
    fn new(tree: Arc<AspectTree>) -> Self {
        Fixed {
            tree,
            matchers: std::array::from_fn(|_| OnceLock::new()),
        }
    }

    fn assign(&self, analysis: &Analysis) -> Vec<Option<usize>> {
        let language = analysis.language;
        self.matchers[language as usize]
            .get_or_init(|| AspectMatcher::new(&self.tree, language))
            .assign(analysis)
    }
}

impl Detect {
    fn new() -> Self {
        Detect {
            detector: AspectDetector::builtin(Language::English),
            trees: std::array::from_fn(|_| OnceLock::new()),
        }
    }

    fn tree(&self, analysis: &Analysis) -> Option<&Fixed> {
        let name = self.detector.detect(analysis)?;
        let mut names = AspectTree::BUILTIN_NAMES.iter();
        let at = names.position(|known| *known == name)?;
        let read = || AspectTree::builtin(name).map(|tree| Fixed::new(Arc::new(tree)));
        self.trees[at].get_or_init(read).as_ref()
    }
}

impl Tools {
    pub fn new(aspects: &Aspects, scorer: SentimentScorer) -> Result<Self, SettingsError> {
        let choice = match aspects {
            Aspects::None => Choice::None,
            Aspects::Auto => Choice::Detect(Box::default()),
            Aspects::Induced => Choice::Induce,
            Aspects::Own(tree) => Choice::Fixed(Box::new(Fixed::new(tree.clone()))),
            Aspects::Named(name) => {
                let tree = AspectTree::builtin(name).ok_or_else(|| SettingsError::UnknownName {
                    what: "aspect tree",
                    name: name.clone(),
                    known: format!(
                        "auto, induced, none, {}",
                        AspectTree::BUILTIN_NAMES.join(", ")
                    ),
                })?;
                Choice::Fixed(Box::new(Fixed::new(Arc::new(tree))))
            }
        };
        Ok(Tools { scorer, choice })
    }

    /// Whether words of this language can be scored at all.
    pub fn covers(&self, language: Language) -> bool {
        self.scorer.covers(language)
    }

    /// The sentiment and aspect of each sentence, and the tree that was used: where none fits,
    /// the one that is induced. Where there
    /// are more than `exact` sentences their evidence is left for later, and `should_stop` is
    /// asked: once it says yes, only the first of them were judged.
    pub fn score(
        &self,
        analysis: &Analysis,
        document: &Document,
        exact: usize,
        induce: &Induce<'_>,
        should_stop: &dyn Fn() -> bool,
    ) -> Scores {
        let fixed = match &self.choice {
            Choice::None | Choice::Induce => None,
            Choice::Fixed(fixed) => Some(&**fixed),
            Choice::Detect(_) if analysis.language != Language::English => None,
            Choice::Detect(made) => made.get_or_init(Detect::new).tree(analysis),
        };
        let may_induce = matches!(self.choice, Choice::Induce | Choice::Detect(_));
        let induced = match fixed {
            None if may_induce => induce().map(|tree| Fixed::new(Arc::new(tree))),
            _ => None,
        };
        let fixed = fixed.or(induced.as_ref());
        let tree = fixed.map(|fixed| fixed.tree.clone());
        let scorer = self.scorer_for(tree.as_deref());
        let brief = analysis.sentences.len() > exact;
        Scores {
            sentiment: if brief {
                scorer.score_briefly(analysis, document, should_stop)
            } else {
                scorer.score(analysis, document)
            },
            brief,
            aspects: match fixed {
                Some(fixed) => fixed.assign(analysis),
                None => vec![None; analysis.sentences.len()],
            },
            tree,
            induced: induced.is_some(),
        }
    }

    /// What was left for later: the evidence of these sentences, judged under a tree.
    pub fn evidence(
        &self,
        analysis: &Analysis,
        document: &Document,
        tree: Option<&AspectTree>,
        sentences: &[usize],
    ) -> Vec<Vec<Evidence>> {
        let scorer = self.scorer_for(tree);
        scorer.evidence(analysis, document, sentences)
    }

    fn scorer_for(&self, tree: Option<&AspectTree>) -> SentimentScorer {
        self.scorer.clone().with_domain(tree.map(AspectTree::name))
    }
}

impl Scores {
    /// Of the first sentences only.
    pub fn truncate(&mut self, sentences: usize) {
        self.sentiment.truncate(sentences);
        self.aspects.truncate(sentences);
    }

    /// The aspects that were induced, where any were.
    pub fn induced(&self) -> Option<Vec<String>> {
        let tree = self.tree.as_ref().filter(|_| self.induced)?;
        let below = tree.nodes().iter().filter(|node| node.parent.is_some());
        Some(below.map(|node| node.id.clone()).collect())
    }
}

/// What is known of each sentence by itself.
pub(super) struct Scores {
    pub sentiment: Vec<SentenceSentiment>,
    /// Without its evidence.
    pub brief: bool,
    /// A node of the tree, or none.
    pub aspects: Vec<Option<usize>>,
    pub tree: Option<Arc<AspectTree>>,
    /// The tree was made of this document.
    pub induced: bool,
}
