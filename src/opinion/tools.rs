use super::{Aspects, SettingsError};
use crate::lexicon::{AspectTree, SentimentLexicon};
use crate::score::SentenceSentiment;
use crate::text::{Analysis, Document, Language};
use std::sync::Arc;

#[derive(Debug)]
pub(super) struct Tools {}

impl Tools {
    pub fn new(_: &Aspects, _: Option<Arc<SentimentLexicon>>) -> Result<Self, SettingsError> {
        Ok(Tools {})
    }
    pub fn covers(&self, _: Language) -> bool {
        true
    }
    pub fn tree(&self, _: &Analysis) -> Option<Arc<AspectTree>> {
        None
    }
    pub fn score(
        &self,
        a: &Analysis,
        _: &Document,
        _: Option<&Arc<AspectTree>>,
    ) -> (Vec<SentenceSentiment>, Vec<Option<usize>>) {
        (
            vec![Default::default(); a.sentences.len()],
            vec![None; a.sentences.len()],
        )
    }
}
