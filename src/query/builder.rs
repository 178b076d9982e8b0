use crate::text::{Analyzer, Document, Language};

use super::phrases::Grower;
use super::settings::MOST_WORDS;
use super::words::{Article, Word};
use super::{Query, QuerySettings, QuerySettingsError, QueryTerm};

/// Words after which a word that is first said there has lost half of what it can lose by
/// coming late: the lead of a news article.
const LEAD: f64 = 100.0;

/// Makes queries of articles under one set of settings.
///
/// Every word that is no stop word has the weight
///
/// w = (1 + ln(tf + title·tf_title))·(1 − fading + fading·100 / (100 + first))·I
///
/// where tf counts the text and tf_title the title, `first` is how many words that are no stop
/// words stand before it in the text (0 in the title), and I how rare it is, as the caller
/// says. The heaviest are the query, and what is found is compared with the sentences of the
/// article. Of few terms ([`QuerySettings::max_terms`]) those are chosen for which w·(1 +
/// names·n) is highest, n being the share of its occurrences with a capital, without those
/// that begin a sentence; each may grow by neighbours that rather stand beside it than not;
/// and nothing else of the article is used.
///
/// ```
/// use summ::query::{QueryBuilder, QuerySettings, everyday};
/// use summ::text::{Document, Language};
///
/// let settings = QuerySettings { max_terms: Some(3), ..QuerySettings::default() };
/// let builder = QueryBuilder::new(settings, Some(Language::English))?;
/// let mut article = Document::new("1", "The heat pumps of Reykjavik are quiet. In Reykjavik \
///     the heat of the ground is used by heat pumps.");
/// article.title = Some("Warm feet in Reykjavik".to_owned());
/// let query = builder.build(&article, &|stem| everyday(stem, Language::English));
/// let terms: Vec<_> = query.terms.iter().map(|term| term.text.as_str()).collect();
/// assert_eq!(terms[0], "Reykjavik");
/// assert!(terms.contains(&"heat pumps"));
/// # Ok::<(), summ::query::QuerySettingsError>(())
/// ```
#[derive(Debug)]
pub struct QueryBuilder {
    settings: QuerySettings,
    analyzer: Analyzer,
    required: Vec<QueryTerm>,
}

impl QueryBuilder {
    /// Checks the settings; articles are in a language, or in the one each is found to be in.
    ///
    /// # Errors
    /// A setting that is out of range; a required phrase without a word.
    pub fn new(
        settings: QuerySettings,
        language: Option<Language>,
    ) -> Result<QueryBuilder, QuerySettingsError> {
        settings.check()?;
        let analyzer = Analyzer::new(language);
        let required = settings.require.iter().map(|text| {
            let term = QueryTerm::phrase(text, &analyzer);
            let term = term.ok_or_else(|| QuerySettingsError::Required(text.clone()))?;
            Ok(QueryTerm {
                required: true,
                ..term
            })
        });
        Ok(QueryBuilder {
            required: required.collect::<Result<_, _>>()?,
            settings,
            analyzer,
        })
    }

    /// The settings in force.
    pub fn settings(&self) -> &QuerySettings {
        &self.settings
    }

    /// The query of an article, title included; `rarity` says how rare a stem is where is
    /// searched, and nothing of what is not there.
    pub fn build(&self, article: &Document, rarity: &dyn Fn(&str) -> Option<f64>) -> Query {
        let article = Article::read(article, &self.analyzer);
        let weights: Vec<Option<f64>> = article
            .words
            .iter()
            .map(|word| Some(self.said(word) * rarity(&word.stem)?))
            .collect();
        let mut query = Query {
            terms: match self.settings.max_terms {
                Some(most) => self.few(&article, &weights, most),
                None => heaviest(&article, &weights),
            },
            passages: match self.settings.max_terms {
                Some(_) => Vec::new(),
                None => article.passages(),
            },
            has_rarity: true,
        };
        query.sort();
        self.require(&mut query, rarity);
        query
    }

    /// How much is said of a word.
    fn said(&self, word: &Word) -> f64 {
        let count = word.count + self.settings.title * word.titled;
        let fading = self.settings.fading;
        let place = 1.0 - fading + fading * LEAD / (LEAD + word.first);
        // A word of a title that counts for nothing is still there once.
        (1.0 + count.max(1.0).ln()) * place
    }

    fn few(&self, article: &Article, weights: &[Option<f64>], most: usize) -> Vec<QueryTerm> {
        let worth = |index: usize| {
            let name = 1.0 + self.settings.names * article.words[index].is_name();
            Some(weights[index]? * name)
        };
        let worth: Vec<Option<f64>> = (0..article.words.len()).map(worth).collect();
        let grower = self.settings.phrases.then(|| Grower::new(article));
        let mut taken = vec![false; article.words.len()];
        let mut terms = Vec::new();
        for index in by_weight(&worth) {
            if terms.len() == most {
                break;
            }
            if taken[index] {
                continue;
            }
            let free = |other: usize| !taken[other] && worth[other].is_some();
            let term = match &grower {
                Some(grower) => grower.grow(index, &free),
                None => vec![(index, 0)],
            };
            term.iter().for_each(|&(index, _)| taken[index] = true);
            terms.push(article.term(&term, weights));
        }
        terms
    }

    /// What is required comes first, as heavy as the heaviest.
    fn require(&self, query: &mut Query, rarity: &dyn Fn(&str) -> Option<f64>) {
        let heaviest = query.terms.first().map_or(1.0, QueryTerm::weight);
        for required in self.required.iter().rev() {
            let mut term = required.clone();
            for word in &mut term.words {
                word.weight = heaviest.max(rarity(&word.stem).unwrap_or_default());
            }
            let same = |other: &QueryTerm| {
                let stems = |term: &QueryTerm| -> Vec<String> {
                    term.words.iter().map(|word| word.stem.clone()).collect()
                };
                stems(other) == stems(required)
            };
            query.terms.retain(|other| !same(other));
            query.terms.insert(0, term);
        }
        if let Some(most) = self.settings.max_terms {
            query.terms.truncate(most.max(self.required.len()));
        }
    }
}

fn heaviest(article: &Article, weights: &[Option<f64>]) -> Vec<QueryTerm> {
    let best = by_weight(weights).into_iter().take(MOST_WORDS);
    best.map(|index| article.term(&[(index, 0)], weights))
        .collect()
}

/// Words that have a weight above 0, the heaviest first, equal ones in the order of the text.
fn by_weight(weights: &[Option<f64>]) -> Vec<usize> {
    let weight = |index: &usize| weights[*index].unwrap_or(0.0);
    let mut order: Vec<usize> = (0..weights.len())
        .filter(|index| weight(index) > 0.0)
        .collect();
    order.sort_by(|a, b| weight(b).total_cmp(&weight(a)));
    order
}
