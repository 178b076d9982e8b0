//! What can a query be made of? The article, or what stands for it.

use summ::caption::{self, Captioner};
use summ::keywords::{Extractor, Settings};
use summ::query::{Query, QueryBuilder, QuerySettings, QueryTerm};
use summ::text::{Analyzer, Document, Language};

use crate::args::{QueryArgs, Variant};

/// Words of a lead, and terms of a short query.
const LEAD: usize = 50;
const FEW: usize = 10;

/// Makes the queries of an article that are asked side by side.
pub struct Variants {
    kinds: Vec<(Variant, f64)>,
    builder: QueryBuilder,
    few: QueryBuilder,
    extractor: Extractor,
    captioner: Captioner,
    language: Option<Language>,
}

impl Variants {
    pub fn new(typed: &QueryArgs, language: Option<Language>) -> anyhow::Result<Variants> {
        let settings = QuerySettings {
            max_terms: typed.max_terms,
            phrases: !typed.no_phrases,
            require: typed.require.clone(),
            ..QuerySettings::default()
        };
        let few = QuerySettings {
            max_terms: Some(typed.max_terms.unwrap_or(FEW)),
            phrases: false,
            ..settings.clone()
        };
        let extractor = Extractor::new(Settings {
            top: typed.max_terms.unwrap_or(FEW),
            language,
            ..Settings::default()
        })?;
        let captioner = Captioner::new(caption::Settings {
            best: 1,
            language,
            ..caption::Settings::default()
        })?;
        let kinds = match typed.variants.is_empty() {
            true => vec![(Variant::Article, 1.0)],
            false => typed.variants.clone(),
        };
        Ok(Variants {
            kinds,
            builder: QueryBuilder::new(settings, language)?,
            few: QueryBuilder::new(few, language)?,
            extractor,
            captioner,
            language,
        })
    }

    /// What they are made of, and their weights.
    pub fn kinds(&self) -> &[(Variant, f64)] {
        &self.kinds
    }

    /// The query of each kind, with its weight.
    pub fn build(
        &self,
        article: &Document,
        rarity: &dyn Fn(&str) -> Option<f64>,
    ) -> Vec<(f64, Query)> {
        let query = |&(kind, weight): &(Variant, f64)| (weight, self.one(kind, article, rarity));
        self.kinds.iter().map(query).collect()
    }

    fn one(
        &self,
        kind: Variant,
        article: &Document,
        rarity: &dyn Fn(&str) -> Option<f64>,
    ) -> Query {
        match kind {
            Variant::Article => self.builder.build(article, rarity),
            Variant::Title => self.builder.build(&title(article), rarity),
            Variant::Lead => self.builder.build(&lead(article), rarity),
            Variant::Words => self.few.build(article, rarity),
            Variant::Keyphrases => self.keyphrases(article, rarity),
            Variant::Caption => self.builder.build(&self.caption(article), rarity),
        }
    }

    /// The best caption that could be written for an article as all there is.
    fn caption(&self, article: &Document) -> Document {
        let found = self.captioner.caption(article).captions;
        let text = found
            .into_iter()
            .next()
            .map_or_else(String::new, |best| best.text);
        Document::new(article.id.clone(), text)
    }

    /// Keyphrases as terms, their words as heavy as the phrase is good and they are rare.
    fn keyphrases(&self, article: &Document, rarity: &dyn Fn(&str) -> Option<f64>) -> Query {
        let found = self.extractor.extract(article);
        let analyzer = Analyzer::new(self.language.or(Some(found.language)));
        let terms = found.phrases.iter().filter_map(|phrase| {
            let mut term = QueryTerm::phrase(&phrase.phrase, &analyzer)?;
            term.words.retain(|word| rarity(&word.stem).is_some());
            for word in &mut term.words {
                word.weight = phrase.consensus * rarity(&word.stem).unwrap_or_default();
            }
            (!term.words.is_empty()).then_some(term)
        });
        let mut query = Query {
            terms: terms.collect(),
            has_rarity: true,
            ..Query::default()
        };
        query.sort();
        query
    }
}

/// The title as all there is; the article where it has none.
pub fn title(article: &Document) -> Document {
    match article
        .title
        .as_deref()
        .filter(|title| !title.trim().is_empty())
    {
        Some(title) => Document::new(article.id.clone(), title),
        None => lead(article),
    }
}

/// The first words of the text.
pub fn lead(article: &Document) -> Document {
    let text = article.reviews.iter().map(|review| review.text.as_str());
    let words = text.flat_map(str::split_whitespace).take(LEAD);
    Document::new(article.id.clone(), words.collect::<Vec<_>>().join(" "))
}
