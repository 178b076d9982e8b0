//! What does an article say of each of its words?

use std::collections::HashMap;

use super::{QueryTerm, QueryWord};
use crate::text::{Analysis, Analyzer, Document, TokenKind};

/// An article, taken apart: the title first, where there is one.
pub(super) struct Article {
    /// In order of appearance.
    pub words: Vec<Word>,
    /// Sentence by sentence the words that count, as indices into `words`, with the number of
    /// words before each in its sentence.
    pub sentences: Vec<Vec<(usize, u32)>>,
}

/// A stem of an article.
pub(super) struct Word {
    pub stem: String,
    /// As it is written most often.
    pub text: String,
    /// Occurrences outside the title.
    pub count: f64,
    /// Occurrences in the title.
    pub titled: f64,
    /// Words that count before it in the text; 0 of what stands in the title.
    pub first: f64,
    /// Occurrences with a capital or a digit inside a sentence.
    pub capitals: f64,
    /// Occurrences where a capital would say something.
    pub told: f64,
}

impl Word {
    /// The share of its occurrences with a capital, without those that begin a sentence: what
    /// is a name.
    pub fn is_name(&self) -> f64 {
        self.capitals / self.told.max(1.0)
    }
}

impl Article {
    pub fn read(document: &Document, analyzer: &Analyzer) -> Article {
        let title = document.title.as_deref().filter(|t| !t.trim().is_empty());
        let reviews = document.reviews.iter().map(|review| review.text.as_str());
        let texts: Vec<&str> = title.into_iter().chain(reviews).collect();
        let analysis = analyzer.analyze_texts(&texts);
        let mut article = Article {
            words: Vec::new(),
            sentences: Vec::new(),
        };
        article.fill(&analysis, &texts, title.is_some());
        article
    }

    fn fill(&mut self, analysis: &Analysis, texts: &[&str], has_title: bool) {
        let mut of_term: HashMap<u32, usize> = HashMap::new();
        let mut spellings: Vec<HashMap<&str, usize>> = Vec::new();
        let mut before = 0.0;
        for sentence in &analysis.sentences {
            let in_title = has_title && sentence.review == 0;
            let mut counted = Vec::new();
            let mut place = 0;
            for token in analysis.tokens_of(sentence) {
                if !matches!(token.kind, TokenKind::Word | TokenKind::Number) {
                    continue;
                }
                let text = &texts[sentence.review][token.span.clone()];
                let info = analysis.word(token);
                if let Some(term) = info.term.filter(|_| !info.stop && !is_letter(text)) {
                    let index = *of_term.entry(term).or_insert(self.words.len());
                    if index == self.words.len() {
                        spellings.push(HashMap::new());
                        self.words.push(Word {
                            stem: analysis.terms[term as usize].clone(),
                            text: text.to_owned(),
                            count: 0.0,
                            titled: 0.0,
                            first: if in_title { 0.0 } else { before },
                            capitals: 0.0,
                            told: 0.0,
                        });
                    }
                    let word = &mut self.words[index];
                    if in_title {
                        word.titled += 1.0;
                    } else {
                        word.count += 1.0;
                        let is_capital = |c: char| c.is_uppercase() || c.is_numeric();
                        let capital = text.starts_with(is_capital);
                        if place > 0 || !capital {
                            word.told += 1.0;
                            word.capitals += f64::from(u8::from(capital));
                        }
                    }
                    let spelling = spellings[index].entry(text).or_default();
                    *spelling += 1;
                    if *spelling > 1 && *spelling > spellings[index][&*word.text] {
                        word.text = text.to_owned();
                    }
                    counted.push((index, place));
                    before += f64::from(u8::from(!in_title));
                }
                place += 1;
            }
            self.sentences.push(counted);
        }
    }
}

/// A small letter by itself, such as "a" in French or what is left of "it's": never what is
/// looked for, and where no table says how rare words are, not told from others. A capital
/// may be a name.
fn is_letter(text: &str) -> bool {
    let mut letters = text.chars();
    letters.next().is_some_and(|c| c.is_ascii_lowercase()) && letters.next().is_none()
}

impl Article {
    /// Words side by side as a term, each with its own weight.
    pub fn term(&self, words: &[(usize, u32)], weights: &[Option<f64>]) -> QueryTerm {
        let texts: Vec<&str> = words
            .iter()
            .map(|&(index, _)| &*self.words[index].text)
            .collect();
        let word = |&(index, offset): &(usize, u32)| QueryWord {
            stem: self.words[index].stem.clone(),
            offset,
            weight: weights[index].unwrap_or_default(),
        };
        QueryTerm {
            text: texts.join(" "),
            words: words.iter().map(word).collect(),
            slop: u32::from(words.len() > 1),
            required: false,
        }
    }

    /// The stems of each sentence.
    pub fn passages(&self) -> Vec<Vec<String>> {
        let stem = |&(index, _): &(usize, u32)| self.words[index].stem.clone();
        let passage = |sentence: &Vec<(usize, u32)>| sentence.iter().map(stem).collect();
        let passages = self.sentences.iter().map(passage);
        passages
            .filter(|passage: &Vec<String>| !passage.is_empty())
            .collect()
    }
}
