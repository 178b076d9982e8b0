use std::sync::Arc;

use super::focus::Focus;
use super::scale::Scale;
use super::tools::Scores;
use super::{AspectBalance, Balance, Budget, Settings, Side, SourceSentence, Unmatched};
use crate::lexicon::AspectTree;
use crate::score::{SentenceSentiment, standing};
use crate::text::{Analysis, Document, Sentence, Token, TokenKind};
use crate::vector::{Similarity, TermRows, cosine_similarity_until};

/// All that is known of a document's sentences as numbers.
pub(super) struct Ground<'a> {
    pub document: &'a Document,
    pub analysis: Analysis,
    pub sentiment: Vec<SentenceSentiment>,
    /// Their evidence was left for later.
    pub brief: bool,
    pub tree: Option<Arc<AspectTree>>,
    /// The node of each sentence; the number of nodes for "other".
    pub aspect: Vec<u32>,
    /// How well each sentence stands by itself, 0..=1; 1 for all where that is not asked.
    pub standing: Vec<f64>,
    /// What the summary is asked to speak of.
    pub focus: Focus,
    pub terms: TermRows,
    pub scale: Scale,
    similarity: std::cell::OnceCell<Arc<Similarity>>,
    should_stop: &'a dyn Fn() -> bool,
}

impl<'a> Ground<'a> {
    pub fn new(
        document: &'a Document,
        analysis: Analysis,
        scores: Scores,
        settings: &Settings,
        scale: Scale,
        should_stop: &'a dyn Fn() -> bool,
    ) -> Self {
        let tree = scores.tree;
        let other = tree.as_ref().map_or(0, |tree| tree.nodes().len());
        let assigned = scores.aspects.into_iter();
        let aspect: Vec<u32> = assigned.map(|node| node.unwrap_or(other) as u32).collect();
        let focus = Focus::new(&settings.query, &analysis, tree.as_deref(), &aspect);
        let standing = if settings.standing {
            standing(&analysis)
        } else {
            vec![1.0; analysis.sentences.len()]
        };
        Ground {
            standing,
            terms: TermRows::new(&analysis),
            document,
            sentiment: scores.sentiment,
            brief: scores.brief,
            tree,
            aspect,
            focus,
            scale,
            similarity: std::cell::OnceCell::new(),
            should_stop,
            analysis,
        }
    }

    pub fn len(&self) -> usize {
        self.analysis.sentences.len()
    }

    /// What it was made from, for the first sentences only.
    pub fn into_first(self, sentences: usize) -> (Analysis, Scores) {
        let other = self.aspects() as u32 - 1;
        let node = |&node: &u32| (node != other).then_some(node as usize);
        let mut scores = Scores {
            aspects: self.aspect.iter().map(node).collect(),
            sentiment: self.sentiment,
            brief: self.brief,
            tree: self.tree,
            // Whoever reads on was told already.
            induced: false,
        };
        let mut analysis = self.analysis;
        scores.truncate(sentences);
        analysis.sentences.truncate(sentences);
        (analysis, scores)
    }

    /// Whether there are so many sentences that something has to be approximated.
    pub fn is_large(&self) -> bool {
        self.len() > self.scale.exact
    }

    /// Number of aspects, "other" included.
    pub fn aspects(&self) -> usize {
        self.tree.as_ref().map_or(0, |tree| tree.nodes().len()) + 1
    }

    /// ω of each aspect, that of sentences that match none at the end.
    pub fn omega(&self, unmatched: Unmatched) -> Vec<f64> {
        let nodes = self.tree.as_ref().map_or(&[][..], |tree| tree.nodes());
        let deepest = nodes.iter().map(|node| node.level).max().unwrap_or(0);
        let level = match unmatched {
            Unmatched::Below => deepest + 1,
            Unmatched::Leaf => deepest.max(1),
        };
        let weights = nodes.iter().map(|node| node.weight);
        weights.chain([1.0 / level as f64]).collect()
    }

    /// The name of a sentence's aspect; none for "other".
    pub fn aspect_name(&self, sentence: usize) -> Option<&str> {
        let tree = self.tree.as_ref()?;
        let node = tree.nodes().get(self.aspect[sentence] as usize)?;
        Some(&node.id)
    }

    pub fn side(&self, sentence: usize) -> Side {
        Side::of(self.sentiment[sentence].polarity)
    }

    /// w, computed when it is first asked for.
    pub fn similarity(&self) -> Arc<Similarity> {
        self.similarity
            .get_or_init(|| {
                let unit = self.terms.unit_rows();
                let limits = &self.scale.similarity;
                Arc::new(cosine_similarity_until(&unit, limits, self.should_stop))
            })
            .clone()
    }

    /// The similarity, if anything asked for it.
    pub fn similarity_used(&self) -> Option<&Similarity> {
        self.similarity.get().map(|s| &**s)
    }

    pub fn text(&self, sentence: usize) -> &'a str {
        let s = &self.analysis.sentences[sentence];
        &self.document.reviews[s.review].text[s.span.clone()]
    }

    /// Length in words; of a line of faces alone, how many there are, so that a page of
    /// them is not free.
    fn length(&self, sentence: &Sentence) -> usize {
        let face = |token: &&Token| matches!(token.kind, TokenKind::Emoji | TokenKind::Emoticon);
        match sentence.words {
            0 => self
                .analysis
                .tokens_of(sentence)
                .iter()
                .filter(face)
                .count(),
            words => words,
        }
    }

    /// c_i of each sentence, in the unit of the budget.
    pub fn costs(&self, budget: Budget) -> Vec<f64> {
        let cost = |s: &Sentence| match budget {
            Budget::Words(_) | Budget::Percent(_) => self.length(s),
            Budget::Sentences(_) => 1,
            Budget::Characters(_) => s.characters,
        };
        let sentences = self.analysis.sentences.iter();
        sentences.map(|s| cost(s) as f64).collect()
    }

    /// B in the unit of the costs.
    pub fn budget(&self, budget: Budget) -> f64 {
        match budget {
            Budget::Words(n) | Budget::Sentences(n) | Budget::Characters(n) => n as f64,
            Budget::Percent(percent) => {
                let lengths = self.analysis.sentences.iter().map(|s| self.length(s));
                (lengths.sum::<usize>() as f64 * percent / 100.0).floor()
            }
        }
    }

    /// How many sentences of mean cost the budget buys.
    pub fn expected_sentences(&self, budget: Budget) -> usize {
        let cost: f64 = self.costs(budget).iter().sum();
        let mean = cost / self.len().max(1) as f64;
        (self.budget(budget) / mean.max(1.0)).round() as usize
    }

    /// The balance of some sentences.
    pub fn balance(&self, sentences: impl Iterator<Item = usize>) -> Balance {
        let mut balance = Balance::default();
        let (mut praise, mut complaint, mut sum) = (0, 0, 0.0);
        for i in sentences {
            let words = self.analysis.sentences[i].words;
            balance.sentences += 1;
            balance.words += words;
            sum += words as f64 * self.sentiment[i].polarity;
            match self.side(i) {
                Side::Praise => praise += words,
                Side::Complaint => complaint += words,
                Side::Neutral => {}
            }
        }
        let all = balance.words.max(1) as f64;
        balance.polarity = sum / all;
        balance.praise = praise as f64 / all;
        balance.complaint = complaint as f64 / all;
        balance
    }

    /// The balance of all sentences and of the chosen ones, for each aspect that any
    /// sentence speaks of.
    pub fn by_aspect(&self, chosen: &[usize]) -> Vec<AspectBalance> {
        let spoken_of = |sentences: &mut dyn Iterator<Item = usize>| {
            let mut of = vec![Vec::new(); self.aspects()];
            sentences.for_each(|i| of[self.aspect[i] as usize].push(i));
            of
        };
        let source = spoken_of(&mut (0..self.len()));
        let summary = spoken_of(&mut chosen.iter().copied());
        let both = source.into_iter().zip(summary);
        both.filter(|(source, _)| !source.is_empty())
            .map(|(source, summary)| AspectBalance {
                aspect: self.aspect_name(source[0]).map(str::to_owned),
                source: self.balance(source.into_iter()),
                summary: self.balance(summary.into_iter()),
            })
            .collect()
    }

    /// All sentences, with what they say.
    pub fn sentences(&self, costs: &[f64]) -> Vec<SourceSentence> {
        let both = self.analysis.sentences.iter().zip(&self.sentiment);
        both.zip(costs)
            .map(|((sentence, sentiment), &cost)| SourceSentence {
                review_index: sentence.review,
                span: sentence.span.clone(),
                cost,
                polarity: sentiment.polarity,
            })
            .collect()
    }
}
