use std::collections::HashSet;
use std::sync::LazyLock;

use crate::text::{Analysis, Language, Sentence, TokenKind};

/// What is shorter seldom says by itself what it speaks of.
const WHOLE: usize = 8;

/// "But", "also": the sentence answers one that may not be there. ("It" and "they" lean
/// less: in a review they are most often the thing under review.)
const LINK: f64 = 0.85;

/// A question is seldom what its writer thinks.
const QUESTION: f64 = 0.5;

/// "Good things:" announces what follows.
const ANNOUNCEMENT: f64 = 0.2;

/// A bracket that is closed and never opened, or the other way round: the sentence is a
/// piece of an aside.
const ASIDE: f64 = 0.5;

/// How well each sentence stands by itself, 0..=1: a product of factors for its length
/// (words / 8, at least ⅛, at most 1), a question mark or colon at its end, a bracket
/// without its other half, and a first word that leans on the sentence before (English only).
pub fn standing(analysis: &Analysis) -> Vec<f64> {
    let links = (analysis.language == Language::English).then_some(&*LINKS);
    let sentences = analysis.sentences.iter();
    sentences
        .map(|sentence| {
            // A line of faces alone counts as one word: it says something.
            let length = sentence.words.clamp(1, WHOLE) as f64 / WHOLE as f64;
            let whole = length * ending(analysis, sentence) * brackets(analysis, sentence);
            whole * opening(analysis, sentence, links)
        })
        .collect()
}

fn ending(analysis: &Analysis, sentence: &Sentence) -> f64 {
    let marks = analysis.tokens_of(sentence).iter().rev();
    let mut marks = marks
        .take_while(|token| token.kind == TokenKind::Punctuation)
        .map(|token| analysis.word(token).text.as_str());
    match marks.find(|mark| ["?", ":", ".", "!"].contains(mark)) {
        Some("?") => QUESTION,
        Some(":") => ANNOUNCEMENT,
        _ => 1.0,
    }
}

fn brackets(analysis: &Analysis, sentence: &Sentence) -> f64 {
    let mut open = 0i32;
    for token in analysis.tokens_of(sentence) {
        if token.kind == TokenKind::Punctuation {
            match analysis.word(token).text.as_str() {
                "(" => open += 1,
                ")" => open -= 1,
                _ => {}
            }
        }
    }
    if open == 0 { 1.0 } else { ASIDE }
}

fn opening(analysis: &Analysis, sentence: &Sentence, links: Option<&HashSet<&str>>) -> f64 {
    let tokens = analysis.tokens_of(sentence).iter();
    let mut words = tokens.filter(|token| token.kind == TokenKind::Word);
    let first = words.next().map(|token| analysis.word(token).text.as_str());
    match (links, first) {
        (Some(links), Some(first)) if links.contains(first) => LINK,
        _ => 1.0,
    }
}

static LINKS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let lines = include_str!("../../lexicons/discourse/en.tsv").lines();
    lines.filter(|line| !line.starts_with('#')).collect()
});

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Analyzer, Document};

    fn of(text: &str) -> f64 {
        let analyzer = Analyzer::new(Some(Language::English));
        let analysis = analyzer.analyze(&Document::new("1", text));
        standing(&analysis)[0]
    }

    #[test]
    fn whole_sentences_stand_better_than_what_leans_on_others() {
        let whole = "The screen is bright enough to read outside at noon.";
        assert_eq!(of(whole), 1.0);
        for (lesser, greater) in [
            ("LEAKS.", "The lid leaks after only two weeks."),
            ("But the screen is bright enough to read outside.", whole),
            (
                "We read outside with that bright new screen at noon.)",
                whole,
            ),
            (
                "(The screen is bright enough to read outside at noon.",
                whole,
            ),
            ("And so it is bright enough to read outside.", whole),
            (
                "Is the screen bright enough to read outside at noon?",
                whole,
            ),
            ("These are the good things about the new screen:", whole),
        ] {
            assert!(of(lesser) < of(greater), "{lesser} / {greater}");
        }
    }

    #[test]
    fn a_whole_aside_is_heard_in_full() {
        assert_eq!(
            of("The screen (a bright one) is fine to read outside."),
            1.0
        );
    }

    #[test]
    fn quotation_marks_after_a_question_mark_change_nothing() {
        let asked = "\u{201c}Is the screen bright enough to read outside at noon?\u{201d}";
        assert_eq!(of(asked), QUESTION);
    }

    #[test]
    fn every_line_of_the_list_is_read() {
        let lines = include_str!("../../lexicons/discourse/en.tsv").lines();
        let entries = lines.filter(|line| !line.starts_with('#')).count();
        assert_eq!(LINKS.len(), entries, "a word stands twice");
    }
}
