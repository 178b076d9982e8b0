use super::*;
use crate::text::Analyzer;

fn found(text: &str, limits: CandidateLimits) -> Vec<(String, usize)> {
    let texts = [text];
    let analysis = Analyzer::new(None).analyze_texts(&texts);
    let source = Source {
        texts: &texts,
        has_title: false,
        analysis: &analysis,
        tags: None,
    };
    let found = Candidates::find(&source, &limits);
    (0..found.len())
        .map(|i| (found.text(&source, i).to_owned(), found.mentions(i).len()))
        .collect()
}

#[test]
fn phrases_do_not_cross_stop_words_or_punctuation() {
    let all = found("The old mill, by the river.", CandidateLimits::default());
    let phrases: Vec<&str> = all.iter().map(|(p, _)| p.as_str()).collect();
    assert_eq!(phrases, ["old", "old mill", "mill", "river"]);
}

#[test]
fn variants_are_one_candidate_in_its_most_frequent_form() {
    let text = "Heat Pumps are quiet. A heat-pump is cheap. One heat pump is enough.";
    let all = found(text, CandidateLimits::default());
    assert!(all.contains(&("heat-pump".to_owned(), 3)), "{all:?}");
}

#[test]
fn limits_are_kept_and_checked() {
    let limits = CandidateLimits {
        min_words: 2,
        max_words: 2,
    };
    let all = found("Cold fresh mountain water.", limits);
    let phrases: Vec<&str> = all.iter().map(|(p, _)| p.as_str()).collect();
    assert_eq!(phrases, ["Cold fresh", "fresh mountain", "mountain water"]);
    let crossed = CandidateLimits {
        min_words: 3,
        max_words: 2,
    };
    assert_eq!(
        crossed.check(),
        Err(LimitsError::Crossed { min: 3, max: 2 })
    );
    assert!(limits.check().is_ok());
}

#[test]
fn nothing_comes_of_nothing() {
    assert!(found("", CandidateLimits::default()).is_empty());
    assert!(found("... !!! 42 :-)", CandidateLimits::default()).is_empty());
}
