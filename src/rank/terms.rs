use crate::lexicon::DocumentFrequencies;
use crate::text::Analysis;

/// Numbers of each stem of a document, by its index in
/// [`Analysis::terms`](crate::text::Analysis::terms).
#[derive(Debug, Clone, PartialEq)]
pub struct TermStatistics {
    /// tf: how often it occurs.
    pub frequency: Vec<u32>,
    /// In how many sentences it occurs.
    pub sentences: Vec<u32>,
    /// The sentence of its first occurrence.
    pub first: Vec<u32>,
    /// idf in the background collection. Where there is none, the sentences of the
    /// document are the collection: ln((S + 1) / (sentences + 1)) + 1.
    pub idf: Vec<f64>,
    /// idf of what the collection does not have.
    pub unseen_idf: f64,
    /// There is a background collection.
    pub elsewhere: bool,
    /// Whether it is the stem of a stop word here.
    pub stop: Vec<bool>,
}

impl TermStatistics {
    /// Counts them.
    pub fn new(analysis: &Analysis, background: &DocumentFrequencies) -> Self {
        let n = analysis.terms.len();
        let mut counted = TermStatistics {
            frequency: vec![0; n],
            sentences: vec![0; n],
            first: vec![u32::MAX; n],
            idf: Vec::new(),
            unseen_idf: 0.0,
            elsewhere: !background.is_empty(),
            stop: vec![false; n],
        };
        let mut last = vec![u32::MAX; n];
        for (index, sentence) in analysis.sentences.iter().enumerate() {
            let index = index as u32;
            for token in analysis.tokens_of(sentence) {
                let word = analysis.word(token);
                let Some(term) = word.term.map(|term| term as usize) else {
                    continue;
                };
                counted.frequency[term] += 1;
                counted.stop[term] |= word.stop;
                if last[term] != index {
                    last[term] = index;
                    counted.sentences[term] += 1;
                    counted.first[term] = counted.first[term].min(index);
                }
            }
        }
        if !counted.elsewhere {
            let all = analysis.sentences.len() as f64 + 1.0;
            let idf = |with: f64| (all / (with + 1.0)).ln() + 1.0;
            counted.idf = counted.sentences.iter().map(|&s| idf(s.into())).collect();
            counted.unseen_idf = idf(0.0);
        } else {
            let idf = analysis.terms.iter().map(|stem| background.idf(stem));
            counted.idf = idf.collect();
            counted.unseen_idf = f64::from(background.documents() + 1).ln() + 1.0;
        }
        counted
    }
}
