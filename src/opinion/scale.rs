use crate::vector::SimilarityLimits;

/// Above how many sentences what is approximated, and how far.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scale {
    /// Up to so many sentences nothing is.
    pub exact: usize,
    /// How similarities are thinned above that.
    pub similarity: SimilarityLimits,
    /// Sentences that stand for all where a relevance asks how well each is covered.
    pub clients: usize,
}

impl Default for Scale {
    fn default() -> Self {
        let similarity = SimilarityLimits::default();
        Scale {
            exact: similarity.exact_rows,
            similarity,
            // The mean of so many is within 1/√4000, 2 %, of that of all, times how much they
            // differ, which is about as much as their mean.
            clients: 4_000,
        }
    }
}

/// Sentences that are looked at after all once a search was stopped before it began: a
/// summary of so many takes some hundredths of a second.
pub(super) const AFTER_STOP: usize = crate::text::READ_IN_ANY_CASE;

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::super::parts::Parts;
    use super::super::{Budget, Note, Redundancy, Relevance, Settings, Summarizer, Summary};
    use super::*;
    use crate::maximize::Method;
    use crate::objective::Objective;
    use crate::text::Document;

    /// A limit that a document of a second's work is above.
    const SMALL: Scale = Scale {
        exact: 400,
        similarity: SimilarityLimits {
            exact_rows: 400,
            most_rows_per_term: 30,
            neighbours: 10,
        },
        clients: 300,
    };

    /// Sentences no two of which are the same, in reviews of five; things are spoken of
    /// the more often the earlier they stand in the list.
    fn document(sentences: usize) -> Document {
        const THINGS: [&str; 12] = [
            "room",
            "bed",
            "breakfast",
            "staff",
            "shower",
            "lift",
            "view",
            "lobby",
            "pillow",
            "carpet",
            "kettle",
            "balcony",
        ];
        const SAID: [&str; 12] = [
            "was clean and quiet",
            "was a joy every morning",
            "smelled of old smoke",
            "broke on the second day",
            "could not have been better",
            "made us laugh at night",
            "is small but comfortable",
            "looked tired and worn",
            "kept us awake until three",
            "is what we came back for",
            "cost far too much",
            "was just as in the pictures",
        ];
        let mut state = 7u64;
        let mut pick = move |most: usize| {
            // Knuth's MMIX generator; only its high bits are used.
            state = state.wrapping_mul(6_364_136_223_846_793_005);
            state = state.wrapping_add(1_442_695_040_888_963_407);
            // The less of two throws, so that low places are the more frequent.
            let throw = |shift: u32| (state >> shift) as usize % most;
            throw(33).min(throw(45))
        };
        let mut texts: Vec<String> = vec![String::new(); sentences.div_ceil(5)];
        for number in 0..sentences {
            let (thing, other) = (THINGS[pick(12)], THINGS[pick(12)]);
            let (first, second) = (SAID[pick(12)], SAID[pick(12)]);
            let text = format!("The {thing} {first}, and the {other} of floor {number} {second}. ");
            texts[number / 5].push_str(&text);
        }
        let reviews = texts.into_iter().enumerate();
        Document::from_reviews("inn", reviews.map(|(k, text)| (k.to_string(), text)))
    }

    fn summarizer(settings: Settings, scale: Scale) -> Summarizer {
        let mut summarizer = Summarizer::new(settings).expect("good settings");
        summarizer.scale = scale;
        summarizer
    }

    /// F(S) as nothing approximated has it.
    fn exact_value(settings: &Settings, document: &Document, summary: &Summary) -> f64 {
        let summarizer = summarizer(settings.clone(), Scale::default());
        let analysis = summarizer.analyzer.analyze(document);
        let scores = summarizer
            .tools
            .score(&analysis, document, usize::MAX, &|| None, &|| false);
        let (_, parts): (_, Parts) = summarizer.prepare(document, analysis, scores, &|| false);
        let items: Vec<usize> = summary.sentences.iter().map(|s| s.index).collect();
        parts.mix.value_of(&items)
    }

    fn every_setting() -> Vec<Settings> {
        let of = |relevance, redundancy| Settings {
            budget: Budget::Words(100),
            relevance,
            redundancy,
            ..Settings::default()
        };
        let rewards = Relevance::ALL.iter();
        let mut all: Vec<Settings> = rewards
            .map(|&relevance| of(relevance, Redundancy::ClusterReward))
            .collect();
        all.push(of(Relevance::NGrams, Redundancy::Dispersion));
        all.push(of(Relevance::NGrams, Redundancy::GraphCut));
        all
    }

    #[test]
    fn what_is_approximated_is_worth_nearly_as_much_and_is_named() {
        let document = document(600);
        for settings in every_setting() {
            let exact = summarizer(settings.clone(), Scale::default()).summarize(&document);
            let near = summarizer(settings.clone(), SMALL).summarize(&document);
            assert_eq!(exact.notes, []);
            let named = |n: &Note| matches!(n, Note::Approximated(a) if a.neighbours == 10);
            assert!(near.notes.iter().any(named), "{:?}", near.notes);
            let sampled = |n: &Note| matches!(n, Note::Sampled { sentences: 300, .. });
            let is_sampled = settings.relevance.is_sampled();
            assert_eq!(near.notes.iter().any(sampled), is_sampled);
            let value = exact_value(&settings, &document, &near);
            let share = value / exact.value;
            let what = (settings.relevance, settings.redundancy);
            assert!(share > 0.95, "{what:?}: {value} of {}", exact.value);
        }
    }

    #[test]
    fn one_pass_is_worth_nearly_as_much_too() {
        let document = document(600);
        let settings = Settings {
            lambda_redundancy: 0.0,
            method: Method::Sieve,
            ..Settings::default()
        };
        let lazy = Settings {
            method: Method::Lazy,
            ..settings.clone()
        };
        let passed = summarizer(settings, SMALL).summarize(&document);
        let lazy = summarizer(lazy, SMALL).summarize(&document);
        assert_eq!(passed.method, "sieve");
        assert!(
            passed.value > 0.8 * lazy.value,
            "{}",
            passed.value / lazy.value
        );
    }

    #[test]
    fn evidence_that_was_left_for_later_is_the_same() {
        let document = document(500);
        let settings = Settings {
            redundancy: Redundancy::Dispersion,
            lambda_redundancy: 0.0,
            ..Settings::default()
        };
        let exact = summarizer(settings.clone(), Scale::default()).summarize(&document);
        let brief = summarizer(settings, SMALL).summarize(&document);
        assert_eq!(exact.sentences, brief.sentences);
        assert!(exact.sentences.iter().any(|s| !s.evidence.is_empty()));
    }

    #[test]
    fn stopped_before_its_search_it_summarises_the_beginning() {
        let document = document(AFTER_STOP + 500);
        let asked = AtomicUsize::new(0);
        for patience in [0, 3] {
            asked.store(0, Ordering::Relaxed);
            let stop = || asked.fetch_add(1, Ordering::Relaxed) >= patience;
            let summarizer = summarizer(Settings::default(), SMALL);
            let summary = summarizer.summarize_until(&document, &stop);
            assert!(!summary.sentences.is_empty());
            assert_eq!(summary.source.len(), AFTER_STOP);
            assert!(summary.notes.contains(&Note::Interrupted));
            assert!(summary.notes.contains(&Note::ReadInPart(AFTER_STOP)));
        }
    }

    #[test]
    fn the_same_seed_draws_the_same_sentences() {
        use super::super::parts::sample;
        let drawn = sample(1000, 100, 3);
        assert_eq!(drawn, sample(1000, 100, 3));
        assert_ne!(drawn, sample(1000, 100, 4));
        assert!(drawn.is_sorted() && drawn.len() == 100);
        assert_eq!(sample(5, 9, 0), [0, 1, 2, 3, 4]);
    }
}
