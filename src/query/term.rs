use crate::text::{Analyzer, Language, TokenKind};

/// A word or a phrase that is looked for.
#[derive(Debug, Clone, PartialEq)]
pub struct QueryTerm {
    /// As people write it.
    pub text: String,
    /// Stems of its words, without stop words; one is a word, more are a phrase.
    pub stems: Vec<String>,
    /// How many words stand before each, from the first.
    pub offsets: Vec<u32>,
    /// By how many words the distances between its words may be off, in all.
    pub slop: u32,
    /// How much it counts.
    pub weight: f64,
    /// What does not have it is no hit.
    pub required: bool,
}

impl QueryTerm {
    /// A single stem.
    pub fn word(stem: &str) -> QueryTerm {
        QueryTerm {
            text: stem.to_owned(),
            stems: vec![stem.to_owned()],
            offsets: vec![0],
            slop: 0,
            weight: 1.0,
            required: false,
        }
    }

    /// The words of a text as one term; none where all of them are stop words.
    pub fn phrase(text: &str, analyzer: &Analyzer) -> Option<QueryTerm> {
        let analysis = analyzer.analyze_texts(&[text]);
        let words = analysis
            .tokens
            .iter()
            .filter(|token| matches!(token.kind, TokenKind::Word | TokenKind::Number));
        let counted = words.zip(0u32..).filter_map(|(token, place)| {
            let info = analysis.word(token);
            let term = info.term.filter(|_| !info.stop)?;
            Some((analysis.terms[term as usize].clone(), place))
        });
        let (stems, places): (Vec<String>, Vec<u32>) = counted.unzip();
        let first = *places.first()?;
        Some(QueryTerm {
            text: text.trim().to_owned(),
            stems,
            offsets: places.iter().map(|place| place - first).collect(),
            slop: 0,
            weight: 1.0,
            required: false,
        })
    }

    /// Whether it has more than one word.
    pub fn is_phrase(&self) -> bool {
        self.stems.len() > 1
    }
}

/// What is looked for: every term that an image has adds to its score.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Query {
    /// The heaviest first.
    pub terms: Vec<QueryTerm>,
    /// The sentences of the article it was made of, as the stems of their words without stop
    /// words: what was found is compared with them.
    pub passages: Vec<Vec<String>>,
}

impl Query {
    /// The words of a text, each as heavy as it is often there.
    pub fn of_words(text: &str, language: Language) -> Query {
        let analyzer = Analyzer::new(Some(language));
        let analysis = analyzer.analyze_texts(&[text]);
        let mut terms: Vec<QueryTerm> = Vec::new();
        for token in &analysis.tokens {
            let info = analysis.word(token);
            let Some(term) = info.term.filter(|_| !info.stop) else {
                continue;
            };
            let stem = &analysis.terms[term as usize];
            match terms.iter_mut().find(|known| known.stems[0] == *stem) {
                Some(known) => known.weight += 1.0,
                None => terms.push(QueryTerm {
                    text: text[token.span.clone()].to_owned(),
                    ..QueryTerm::word(stem)
                }),
            }
        }
        Query {
            terms,
            passages: Vec::new(),
        }
    }

    /// Heaviest first; what is as heavy as each other stays in its order.
    pub fn sort(&mut self) {
        self.terms.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    }
}
