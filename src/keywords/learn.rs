use super::Extractor;
use super::phrases::Wordings;
use crate::rank::Training;
use crate::text::Document;

impl Extractor {
    /// Shows a document and its keyphrases to a classifier in training; how many of them
    /// are candidates, by stem.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use summ::keywords::{Extractor, Settings, Voter};
    /// use summ::rank::{Ranker, Training};
    /// use summ::text::Document;
    ///
    /// let voters = vec![Voter::new(Ranker::NaiveBayes, 1.0)];
    /// let extractor = Extractor::new(Settings { voters, ..Settings::default() })?;
    /// let mut training = Training::default();
    /// let document = Document::new("pump", "The heat pump is quiet. The furnace was not.");
    /// assert_eq!(extractor.teach(&document, &["heat pumps", "boiler"], &mut training), 1);
    ///
    /// let taught = extractor.with_model(Arc::new(training.learn()));
    /// assert_eq!(taught.extract(&document).phrases[0].phrase, "heat pump");
    /// # Ok::<(), summ::keywords::SettingsError>(())
    /// ```
    pub fn teach<T: AsRef<str>>(
        &self,
        document: &Document,
        keyphrases: &[T],
        training: &mut Training,
    ) -> usize {
        // A keyphrase without a word in it is none of the candidates.
        let worded = |phrase: &&T| phrase.as_ref().chars().any(char::is_alphanumeric);
        let worded = keyphrases.iter().filter(worded);
        let worded: Vec<String> = worded.map(|phrase| phrase.as_ref().to_owned()).collect();
        let Ok(known) = Wordings::new(&worded) else {
            return 0;
        };
        self.read(document, |context| {
            let mut found: Vec<usize> = known.found(context).into_iter().flatten().collect();
            found.sort_unstable();
            found.dedup();
            training.add(context, &found);
            found.len()
        })
    }
}
