//! Which phrases does each idea of a keyphrase put first?
//!
//! A [`Ranker`] gives every candidate of a [`Context`] a bare score, larger for better, or
//! NaN where it has nothing to say of it. Each holds one idea and stands in a file of its
//! own with its paper and what it assumes.

mod context;
mod frequency;
mod graph;
mod multipartiterank;
mod names;
mod phraserank;
mod positionrank;
mod singlerank;
mod terms;
#[cfg(test)]
mod tests;
mod textrank;
mod tfidf;
mod topicrank;

pub use context::Context;
pub use names::{Ranker, UnknownRanker};
pub use terms::TermStatistics;

impl Ranker {
    /// A score for each candidate, by its number: larger is better, NaN stands for
    /// "not ranked".
    ///
    /// ```
    /// use summ::candidate::{CandidateLimits, Candidates, Source};
    /// use summ::lexicon::DocumentFrequencies;
    /// use summ::rank::{Context, Ranker};
    /// use summ::text::Analyzer;
    ///
    /// let texts = ["Heat pumps warm the house. A heat pump is quiet. The house is old."];
    /// let analysis = Analyzer::new(None).analyze_texts(&texts);
    /// let source = Source { texts: &texts, has_title: false, analysis: &analysis, tags: None };
    /// let candidates = Candidates::find(&source, &CandidateLimits::default());
    /// let background = DocumentFrequencies::default();
    /// let context = Context::new(source, &candidates, &background);
    ///
    /// let scores = Ranker::Frequency.scores(&context);
    /// assert_eq!(scores.len(), candidates.len());
    /// ```
    pub fn scores(self, context: &Context<'_>) -> Vec<f64> {
        match self {
            Ranker::Frequency => frequency::scores(context),
            Ranker::TfIdf => tfidf::scores(context),
            Ranker::TextRank => textrank::scores(context),
            Ranker::PhraseRank => phraserank::scores(context),
            Ranker::SingleRank => singlerank::scores(context),
            Ranker::PositionRank => positionrank::scores(context),
            Ranker::TopicRank => topicrank::scores(context),
            Ranker::MultipartiteRank => multipartiterank::scores(context),
        }
    }
}
