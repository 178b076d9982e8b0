use crate::lexicon::AspectTree;
use crate::text::{Analysis, Analyzer, Document};

/// A sentence on the focus word's aspect that does not name it counts half.
const SAME_ASPECT: f64 = 0.5;

/// How much of the focus each sentence speaks of: the mean over the focus words of 1
/// where the sentence holds all of the word's stems, ½ where it speaks of the aspect
/// that the word names or is a clue of, 0 elsewhere. Beside it, the words that no
/// sentence speaks of.
pub(super) fn focus_scores(
    query: &[String],
    analysis: &Analysis,
    tree: Option<&AspectTree>,
    aspect: &[u32],
) -> (Vec<f64>, Vec<String>) {
    let mut scores = vec![0.0; analysis.sentences.len()];
    let mut missing = Vec::new();
    if query.is_empty() {
        return (scores, missing);
    }
    let analyzer = Analyzer::new(Some(analysis.language));
    let stems_of = |text: &str| analyzer.analyze(&Document::new("", text)).terms;
    for word in query {
        let stems = stems_of(word);
        let terms: Vec<Option<u32>> = stems
            .iter()
            .map(|stem| position(&analysis.terms, stem))
            .collect();
        let named = tree.map_or(Vec::new(), |tree| aspects_named(tree, &stems, &stems_of));
        let mut found = false;
        for (i, sentence) in analysis.sentences.iter().enumerate() {
            let holds = |term: &Option<u32>| {
                let tokens = analysis.tokens_of(sentence).iter();
                term.is_some() && tokens.map(|t| analysis.word(t).term).any(|t| t == *term)
            };
            let score = if !terms.is_empty() && terms.iter().all(holds) {
                1.0
            } else if named.contains(&aspect[i]) {
                SAME_ASPECT
            } else {
                continue;
            };
            found = true;
            scores[i] += score / query.len() as f64;
        }
        if !found {
            missing.push(word.clone());
        }
    }
    (scores, missing)
}

fn position(terms: &[String], stem: &String) -> Option<u32> {
    terms
        .iter()
        .position(|term| term == stem)
        .map(|at| at as u32)
}

/// The aspects whose id or clues the stems are, and all below them.
fn aspects_named(
    tree: &AspectTree,
    stems: &[String],
    stems_of: &dyn Fn(&str) -> Vec<String>,
) -> Vec<u32> {
    let mut named: Vec<u32> = Vec::new();
    for (index, node) in tree.nodes().iter().enumerate() {
        let below = node.parent.is_some_and(|p| named.contains(&(p as u32)));
        let clue = || node.clues.iter().any(|clue| stems_of(clue) == stems);
        if below || stems_of(&node.id) == stems || clue() {
            named.push(index as u32);
        }
    }
    named
}
