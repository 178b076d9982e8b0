//! How much its words say (informativeness of Tomokiyo & Hurst 2003, by word instead of by
//! language model): a word tells the more the rarer it is elsewhere, and the longer it is, for
//! languages give short words to what is said often (Zipf 1949; Piantadosi, Tily & Gibson 2011).
//!
//! score = the mean over its words of ½(idf(w)/idf₀ + min(letters(w), 12)/12), idf₀ being that of
//! a word which the background collection does not have; letters alone count where there is no
//! such collection. An acronym stands for several words, and has twelve letters here. Nouns that
//! mean little without a complement ("analysis of …", "a set of …") say nothing: 0.

use super::Context;
use super::words::{Casing, Word};

/// Longer words say no more: beyond it stand compounds and names of substances.
const LONG: usize = 12;

pub(super) fn scores(context: &Context<'_>) -> Vec<f64> {
    let (words, analysis) = (context.words(), context.source.analysis);
    let terms = &context.terms;
    let worth = |term: u32, length: usize| {
        let length = length as f64 / LONG as f64;
        match terms.elsewhere {
            true => (terms.idf[term as usize] / terms.unseen_idf + length) / 2.0,
            false => length,
        }
    };
    // Of each distinct word, as if it were no acronym.
    let each = analysis.words.iter().map(|word| match word.term {
        Some(term) if !word.general.noun => worth(term, letters(&word.text)),
        _ => 0.0,
    });
    let each: Vec<f64> = each.collect();
    let said = |word: &Word| {
        let id = analysis.tokens[word.token as usize].word as usize;
        match word.casing {
            Casing::Acronym if !analysis.words[id].general.noun => worth(word.term, LONG),
            _ => each[id],
        }
    };
    context.score_each(|candidate| {
        let shown = words.of(&context.candidates.get(candidate).shown);
        let count = shown.len() as f64;
        words.list[shown].iter().map(said).sum::<f64>() / count
    })
}

fn letters(word: &str) -> usize {
    match word.is_ascii() {
        true => word.len().min(LONG),
        false => word.chars().take(LONG).count(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::candidate::{CandidateLimits, Candidates, Source};
    use crate::lexicon::DocumentFrequencies;
    use crate::rank::Ranker;
    use crate::rank::tests::{near, of, ranked};
    use crate::text::{Analyzer, Language};

    #[test]
    fn long_words_and_acronyms_say_more_and_general_nouns_nothing() {
        let text = "A cat. The thermodynamics of a cat box. An analysis of NASA. Two cat analyses.";
        let scores = ranked(text, None, |c| Ranker::Informativeness.scores(c));
        near(of(&scores, "thermodynamics"), 1.0);
        near(of(&scores, "NASA"), 1.0);
        near(of(&scores, "cat"), 3.0 / 12.0);
        near(of(&scores, "cat box"), 3.0 / 12.0);
        near(of(&scores, "analysis"), 0.0);
        near(of(&scores, "cat analyses"), 1.5 / 12.0);
    }

    /// Rarity elsewhere is half of it where a background collection is known.
    #[test]
    fn words_that_are_rare_elsewhere_say_more() {
        let mut background = DocumentFrequencies::default();
        background.add(["heat", "hous"]);
        background.add(["heat"]);
        let texts = ["Heat and soot."];
        let analysis = Analyzer::new(Some(Language::English)).analyze_texts(&texts);
        let source = Source {
            texts: &texts,
            has_title: false,
            analysis: &analysis,
            tags: None,
        };
        let candidates = Candidates::find(&source, &CandidateLimits::default());
        let context = Context::new(source, &candidates, &background);
        let scores = Ranker::Informativeness.scores(&context);
        let unseen = 1.0 + 3f64.ln();
        near(scores[0], (1.0 / unseen + 4.0 / 12.0) / 2.0);
        near(scores[1], (1.0 + 4.0 / 12.0) / 2.0);
    }
}
