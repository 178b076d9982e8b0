use super::Csr;
use crate::text::Analysis;

/// Counts of words and of pairs of neighbouring words, by sentence.
///
/// Unlike [`TermRows`](super::TermRows) it keeps function words: "the battery life is"
/// is how people say it, and a sentence that says it the way most do stands for them.
#[derive(Debug, Clone, PartialEq)]
pub struct GramRows {
    /// n × terms: how often each stem occurs, function words included.
    pub words: Csr,
    /// n × distinct pairs: how often two stems stand side by side, punctuation
    /// between them or not. Pairs of two function words are left out.
    pub pairs: Csr,
}

impl GramRows {
    /// The rows of all sentences of an analysis.
    pub fn new(analysis: &Analysis) -> Self {
        let mut words: Vec<u32> = Vec::with_capacity(analysis.tokens.len());
        // Each with its place in the text.
        let mut pairs: Vec<(u64, u32)> = Vec::with_capacity(analysis.tokens.len());
        // Where each sentence ends in the two lists.
        let mut ends = Vec::with_capacity(analysis.sentences.len());
        for sentence in &analysis.sentences {
            let mut before: Option<(u32, bool)> = None;
            for token in analysis.tokens_of(sentence) {
                let word = analysis.word(token);
                let Some(term) = word.term else { continue };
                words.push(term);
                if let Some((last, stop)) = before
                    && !(stop && word.stop)
                {
                    let pair = u64::from(last) << 32 | u64::from(term);
                    pairs.push((pair, pairs.len() as u32));
                }
                before = Some((term, word.stop));
            }
            ends.push((words.len(), pairs.len()));
        }
        // Sorted, equal pairs stand side by side: no pair has to be looked for.
        pairs.sort_unstable();
        let mut columns = vec![0u32; pairs.len()];
        let mut distinct = 0;
        for run in pairs.chunk_by(|a, b| a.0 == b.0) {
            for &(_, place) in run {
                columns[place as usize] = distinct;
            }
            distinct += 1;
        }
        drop(pairs);
        let (mut from_word, mut from_pair) = (0, 0);
        let mut rows = GramRows {
            words: Csr::with_columns(analysis.terms.len()),
            pairs: Csr::with_columns(distinct as usize),
        };
        for (word, pair) in ends {
            rows.words.push_counts(&mut words[from_word..word]);
            rows.pairs.push_counts(&mut columns[from_pair..pair]);
            (from_word, from_pair) = (word, pair);
        }
        rows
    }
}
