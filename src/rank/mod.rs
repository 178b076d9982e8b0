//! Which phrases does each idea of a keyphrase put first?
//!
//! A [`Ranker`] gives every candidate of a [`Context`] a bare score, larger for better, or
//! NaN where it has nothing to say of it. Each holds one idea and stands in a file of its
//! own with its paper and what it assumes.

mod bayes;
mod collocation;
mod context;
mod coreference;
mod frequency;
mod graph;
mod informativeness;
mod kpminer;
mod length;
mod multipartiterank;
mod names;
mod noun_phrase;
mod pairs;
mod phraseness;
mod phraserank;
mod places;
mod position;
mod positionrank;
mod rake;
mod register;
mod similarity;
mod singlerank;
mod terms;
#[cfg(test)]
mod tests;
mod textrank;
mod tfidf;
mod title;
mod topicrank;
mod words;
mod yake;

pub(crate) use bayes::cuts;
pub use bayes::{NaiveBayes, Parts, Training};
pub use context::Context;
pub(crate) use context::Manner;
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
            Ranker::KpMiner => kpminer::scores(context),
            Ranker::Rake => rake::scores(context),
            Ranker::Yake => yake::scores(context),
            Ranker::Npmi => collocation::npmi(context),
            Ranker::LogLikelihood => collocation::log_likelihood(context),
            Ranker::Title => title::scores(context),
            Ranker::Position => position::scores(context),
            Ranker::Phraseness => phraseness::scores(context),
            Ranker::NounPhrase => noun_phrase::scores(context),
            Ranker::Length => length::scores(context),
            Ranker::Informativeness => informativeness::scores(context),
            Ranker::NaiveBayes => bayes::scores(context),
        }
    }
}
