use crate::text::{Analyzer, Language, TokenKind};

/// A word or a phrase that is looked for.
#[derive(Debug, Clone, PartialEq)]
pub struct QueryTerm {
    /// As people write it.
    pub text: String,
    /// Its words without stop words; more than one are a phrase.
    pub words: Vec<QueryWord>,
    /// By how many words the distances between its words may be off, in all.
    pub slop: u32,
    /// What does not have all its words is no hit.
    pub required: bool,
}

/// A word of a term.
#[derive(Debug, Clone, PartialEq)]
pub struct QueryWord {
    /// What it is looked for by.
    pub stem: String,
    /// How many words stand before it, from the first of the term.
    pub offset: u32,
    /// How much it counts.
    pub weight: f64,
}

impl QueryTerm {
    /// A single word that stands in a text as `text`.
    pub fn word(text: &str, stem: &str, weight: f64) -> QueryTerm {
        QueryTerm {
            text: text.to_owned(),
            words: vec![QueryWord {
                stem: stem.to_owned(),
                offset: 0,
                weight,
            }],
            slop: 0,
            required: false,
        }
    }

    /// The words of a text as one term, each with the weight 1; none where all of them are
    /// stop words.
    pub fn phrase(text: &str, analyzer: &Analyzer) -> Option<QueryTerm> {
        let analysis = analyzer.analyze_texts(&[text]);
        let tokens = analysis
            .tokens
            .iter()
            .filter(|token| matches!(token.kind, TokenKind::Word | TokenKind::Number));
        let counted = tokens.zip(0u32..).filter_map(|(token, place)| {
            let info = analysis.word(token);
            let term = info.term.filter(|_| !info.stop)?;
            Some(QueryWord {
                stem: analysis.terms[term as usize].clone(),
                offset: place,
                weight: 1.0,
            })
        });
        let mut words: Vec<QueryWord> = counted.collect();
        let first = words.first()?.offset;
        words.iter_mut().for_each(|word| word.offset -= first);
        Some(QueryTerm {
            text: text.trim().to_owned(),
            words,
            slop: 0,
            required: false,
        })
    }

    /// Whether it has more than one word.
    pub fn is_phrase(&self) -> bool {
        self.words.len() > 1
    }

    /// The highest weight of its words.
    pub fn weight(&self) -> f64 {
        self.words
            .iter()
            .map(|word| word.weight)
            .fold(0.0, f64::max)
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
    /// The weights of words have how rare they are in them already.
    pub has_rarity: bool,
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
            match terms.iter_mut().find(|known| known.words[0].stem == *stem) {
                Some(known) => known.words[0].weight += 1.0,
                None => terms.push(QueryTerm::word(&text[token.span.clone()], stem, 1.0)),
            }
        }
        Query {
            terms,
            passages: Vec::new(),
            has_rarity: false,
        }
    }

    /// Its words, with the highest weight each has in any term, in order of appearance.
    pub fn words(&self) -> Vec<(&str, f64)> {
        let mut words: Vec<(&str, f64)> = Vec::new();
        let mut places = std::collections::HashMap::new();
        for word in self.terms.iter().flat_map(|term| &term.words) {
            let place = *places.entry(&*word.stem).or_insert(words.len());
            match words.get_mut(place) {
                Some((_, weight)) => *weight = weight.max(word.weight),
                None => words.push((&word.stem, word.weight)),
            }
        }
        words
    }

    /// Heaviest first; what is as heavy as each other stays in its order.
    pub fn sort(&mut self) {
        self.terms.sort_by(|a, b| b.weight().total_cmp(&a.weight()));
    }
}
