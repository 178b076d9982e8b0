use std::sync::Arc;

use super::ground::Ground;
use crate::lexicon::AspectTree;
use crate::objective::{Concave, ConcaveOver, FacilityLocation, Mix, Objective, ObjectiveError};
use crate::text::{Analysis, Analyzer, Document};
use crate::vector::Csr;

/// A sentence on the focus word's aspect that does not name it counts half.
const SAME_ASPECT: f64 = 0.5;

/// Less of a word's stems than this is another word: the front of the bus is no front desk.
const HALF: f64 = 0.5;

/// One that is like a sentence which names the word, without naming it itself, counts at
/// most as much as one on its aspect: r = ½ · cosine.
const ALIKE: f64 = SAME_ASPECT;

/// What the summary is asked to speak of, and which sentences do.
#[derive(Debug, Default)]
pub(super) struct Focus {
    /// For each focus word that is spoken of, how much each sentence is, 0..=1.
    words: Vec<Vec<f64>>,
    /// Focus words that no sentence speaks of.
    pub missing: Vec<String>,
}

impl Focus {
    /// r of each word and sentence, by words and aspects: s², s the share of the word's
    /// stems that the sentence holds, weighed by idf, or ½ where it speaks of the aspect
    /// that the word names or is a clue of. A word is missing where no sentence has half
    /// of its stems, or its aspect.
    pub fn new(
        query: &[String],
        analysis: &Analysis,
        tree: Option<&AspectTree>,
        aspect: &[u32],
    ) -> Focus {
        let mut focus = Focus::default();
        let analyzer = Analyzer::new(Some(analysis.language));
        let stems_of = |text: &str| stems(&analyzer, text);
        for word in query.iter().filter(|word| !word.trim().is_empty()) {
            let stems = stems_of(word);
            let named = tree.map_or(Vec::new(), |tree| aspects_named(tree, &stems, &stems_of));
            let shares = overlap(&stems, analysis);
            let on_aspect = |aspect| named.contains(aspect);
            let relevance = shares.iter().zip(aspect).map(|(share, aspect)| {
                let by_aspect = if on_aspect(aspect) { SAME_ASPECT } else { 0.0 };
                f64::max(share * share, by_aspect)
            });
            let relevance: Vec<f64> = relevance.collect();
            if shares.iter().any(|&share| share >= HALF) || aspect.iter().any(on_aspect) {
                focus.words.push(relevance);
            } else {
                focus.missing.push(word.clone());
            }
        }
        focus
    }

    /// Q, as [`Settings::query`](super::Settings::query) has it.
    pub fn objective(&self, ground: &Ground) -> Result<Arc<dyn Objective>, ObjectiveError> {
        let similarity = ground.similarity();
        let mut covers = Vec::new();
        for word in &self.words {
            let r = spread(word, &similarity.matrix);
            let benefit = benefit(&r, ground.len(), &similarity.matrix, &ground.standing);
            covers.push(FacilityLocation::new(Arc::new(benefit), r)?);
        }
        let all: Vec<f64> = covers.iter().map(Objective::value_of_all).collect();
        let mean = all.iter().sum::<f64>() / all.len().max(1) as f64;
        let mut parts: Vec<(f64, Arc<dyn Objective>)> = Vec::new();
        for (cover, all) in covers.into_iter().zip(all) {
            let bent = ConcaveOver::new(Arc::new(cover), Concave::Sqrt)?;
            parts.push((mean / all.sqrt(), Arc::new(bent)));
        }
        Ok(Arc::new(Mix::raw(ground.len(), parts)?))
    }
}

/// The stems of a text, without stop words where there is anything else.
fn stems(analyzer: &Analyzer, text: &str) -> Vec<String> {
    let analysis = analyzer.analyze(&Document::new("", text));
    let stops = |at: usize| {
        let mut words = analysis.words.iter();
        words.any(|word| word.stop && word.term == Some(at as u32))
    };
    let (told, stop): (Vec<usize>, Vec<usize>) =
        (0..analysis.terms.len()).partition(|&t| !stops(t));
    let kept = if told.is_empty() { stop } else { told };
    kept.into_iter()
        .map(|t| analysis.terms[t].clone())
        .collect()
}

/// Σ_{t in both} idf_t / Σ_{t of the word} idf_t for each sentence, idf_t = ln(n / df_t) + 1.
fn overlap(stems: &[String], analysis: &Analysis) -> Vec<f64> {
    let n = analysis.sentences.len();
    let mut shares = vec![0.0; n];
    let mut all = 0.0;
    for stem in stems {
        let term = analysis.terms.iter().position(|term| term == stem);
        let term = term.map(|at| at as u32);
        let holds = |i: &usize| {
            let tokens = analysis.tokens_of(&analysis.sentences[*i]).iter();
            term.is_some() && tokens.map(|t| analysis.word(t).term).any(|t| t == term)
        };
        let holding: Vec<usize> = (0..n).filter(holds).collect();
        let idf = (n as f64 / holding.len().max(1) as f64).ln() + 1.0;
        all += idf;
        for i in holding {
            shares[i] += idf;
        }
    }
    shares
        .into_iter()
        .map(|share| share / f64::max(all, 1.0))
        .collect()
}

/// Relevance with what is like a relevant sentence.
fn spread(relevance: &[f64], similarity: &Csr) -> Vec<f64> {
    let mut wide = relevance.to_vec();
    for (i, &r) in relevance.iter().enumerate().filter(|(_, r)| **r > 0.0) {
        let (others, cosines) = similarity.row(i);
        for (&j, w) in others.iter().zip(cosines) {
            let own = &mut wide[j as usize];
            *own = own.max(ALIKE * r * w);
        }
    }
    wide
}

/// How far sentence i speaks for sentence j: standing_i·r_i·w_ij where j is relevant.
fn benefit(r: &[f64], n: usize, similarity: &Csr, standing: &[f64]) -> Csr {
    let mut rows = Csr::with_columns(n);
    for i in 0..n {
        let (others, cosines) = similarity.row(i);
        let heard = standing[i] * r[i];
        let speaks = |j: u32| heard > 0.0 && r[j as usize] > 0.0;
        let entries = others.iter().zip(cosines).filter(|(j, _)| speaks(**j));
        rows.push_row(entries.map(|(&j, w)| (j, heard * w)));
    }
    rows
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

#[cfg(test)]
mod tests {
    use crate::opinion::{Aspects, Note, Settings, Summarizer, Summary};
    use crate::text::Document;

    fn about(query: &[&str], budget: &str, reviews: &[&str]) -> Summary {
        let settings = Settings {
            budget: budget.parse().expect("a budget"),
            query: query.iter().map(|&word| word.to_owned()).collect(),
            lambda_relevance: 0.0,
            lambda_redundancy: 0.0,
            lambda_sentiment: 0.0,
            aspects: Aspects::None,
            standing: false,
            ..Settings::default()
        };
        let document = Document::from_reviews("d", reviews.iter().map(|text| ("r", *text)));
        let summarizer = Summarizer::new(settings).expect("good settings");
        summarizer.summarize(&document)
    }

    const PHONE: [&str; 6] = [
        "The battery is weak.",
        "The battery lasts two days.",
        "The battery lasts for days.",
        "My battery died.",
        "The screen is sharp.",
        "It came on a Tuesday.",
    ];

    #[test]
    fn every_word_is_spoken_of_before_one_is_repeated() {
        let summary = about(&["battery", "screen"], "2s", &PHONE);
        let text = summary.text();
        assert!(
            text.contains("screen") && text.contains("battery"),
            "{text}"
        );
        assert!(summary.certificate().is_some_and(|share| share > 0.5));
    }

    #[test]
    fn a_sentence_that_stands_for_others_comes_first_and_its_likes_last() {
        let one = about(&["battery"], "1s", &PHONE);
        assert!(one.text().contains("lasts"), "{}", one.text());
        let three = about(&["battery"], "3s", &PHONE);
        let lasting = three.sentences.iter().filter(|s| s.text.contains("lasts"));
        assert_eq!(lasting.count(), 1, "{}", three.text());
        let gains: Vec<f64> = {
            let mut chosen: Vec<_> = three.sentences.iter().collect();
            chosen.sort_by_key(|s| s.choice);
            chosen.iter().map(|s| s.gain).collect()
        };
        assert!(gains[0] > gains[1] && gains[1] > gains[2], "{gains:?}");
        assert!(
            three
                .sentences
                .iter()
                .all(|s| (s.parts.focus - s.gain).abs() < 1e-9)
        );
    }

    #[test]
    fn several_stems_count_by_their_share_and_stop_words_do_not() {
        let reviews = [
            "The front desk was rude.",
            "We sat in the front of the bus.",
            "It was the best view.",
        ];
        let summary = about(&["the front desk"], "1s", &reviews);
        assert!(summary.text().contains("desk"), "{}", summary.text());
        assert!(summary.notes.is_empty(), "{:?}", summary.notes);
        // "front" alone is less than half of "front desk clerk"
        let missing = about(&["front office clerk"], "9s", &reviews);
        assert_eq!(
            missing.notes,
            [Note::FocusNotFound("front office clerk".to_owned())]
        );
        assert_eq!(missing.text(), "");
    }

    #[test]
    fn blank_words_ask_for_nothing() {
        let summary = about(&["", " ", "screen"], "9s", &PHONE);
        assert_eq!(summary.notes, []);
        assert_eq!(summary.text(), "The screen is sharp.");
    }
}
