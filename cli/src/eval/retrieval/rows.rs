//! The queries that are compared.

use summ::aggregate::Aggregation;
use summ::images::{ImageSearcher, ImagesError, SearchSettings};
use summ::keywords::{Extractor, Settings, Voter};
use summ::query::{Query, QueryTerm};
use summ::rank::Ranker;
use summ::text::{Analyzer, Document, Language};

use crate::args::{FeedbackKind, QueryArgs, Variant};
use crate::images::{Finder, Variants, lead, title};

/// Terms of a short query.
const FEW: usize = 10;

/// Hits that a ladder is climbed down for.
pub const LADDER: usize = 10;

/// A way from an article to hits.
pub struct Way {
    pub name: String,
    pub asks: Asks,
}

pub enum Asks {
    Finder(Box<Finder>),
    /// BM25 of a query that is made in the usual manner.
    Usual(Usual),
    /// The ten best keyphrases of one ranker.
    Ranker(Box<Extractor>),
}

/// How people try it first; stems as rare as they are in the collection.
#[derive(Clone, Copy)]
pub enum Usual {
    Title,
    Lead,
    /// The ten words of the highest tf·idf.
    Words,
    TitleAndWords,
    Article,
    /// (1 + ln tf)·idf as the weight of a word in the query, the title three times; k₁ 0.4, b
    /// 0.9.
    Weighted,
}

impl Usual {
    const ALL: [(Usual, &'static str); 6] = [
        (Usual::Title, "bm25 title"),
        (Usual::Lead, "bm25 lead 50 words"),
        (Usual::Words, "bm25 10 tf-idf words"),
        (Usual::TitleAndWords, "bm25 title + 10 words"),
        (Usual::Article, "bm25 article"),
        (Usual::Weighted, "bm25 article, weighted"),
    ];
}

fn query(variants: &[Variant], max_terms: Option<usize>, no_phrases: bool) -> QueryArgs {
    QueryArgs {
        max_terms,
        no_phrases,
        require: Vec::new(),
        variants: variants.iter().map(|&variant| (variant, 1.0)).collect(),
        aggregate: Aggregation::CombSum,
    }
}

/// All of them; each ranker by itself where that is asked for.
pub fn ways(searcher: &ImageSearcher, depth: usize, each: bool) -> anyhow::Result<Vec<Way>> {
    let finder = |typed: &QueryArgs, at_least, passages: bool, phrase: Option<f64>, feedback| {
        let default = SearchSettings::default();
        let settings = SearchSettings {
            top: depth,
            at_least,
            depth: if passages { default.depth } else { 0 },
            phrase: phrase.unwrap_or(default.phrase),
            ..default
        };
        let finder = Finder {
            searcher: searcher.clone(),
            variants: Variants::new(typed, Some(searcher.language()))?,
            aggregation: typed.aggregate,
            settings,
            feedback,
        };
        anyhow::Ok(Asks::Finder(Box::new(finder)))
    };
    let article = query(&[Variant::Article], None, false);
    let few = query(&[Variant::Article], Some(FEW), false);
    let words = query(&[Variant::Article], Some(FEW), true);
    let mut ways = Vec::new();
    let mut add = |name: &str, asks| {
        let name = name.to_owned();
        ways.push(Way { name, asks });
    };
    add("article", finder(&article, None, true, None, None)?);
    add(
        "article, first pass",
        finder(&article, None, false, None, None)?,
    );
    add("10 terms", finder(&few, None, true, None, None)?);
    // The words of the same terms, whether side by side or not.
    add(
        "10 terms, any word",
        finder(&few, None, true, Some(0.0), None)?,
    );
    add("10 words", finder(&words, None, true, None, None)?);
    add(
        "10 terms, ladder",
        finder(&few, Some(LADDER), true, None, None)?,
    );
    for variant in [
        Variant::Title,
        Variant::Lead,
        Variant::Keyphrases,
        Variant::Caption,
    ] {
        let typed = query(&[variant], None, false);
        add(variant.name(), finder(&typed, None, true, None, None)?);
    }
    let fused = query(
        &[
            Variant::Title,
            Variant::Lead,
            Variant::Words,
            Variant::Keyphrases,
            Variant::Caption,
        ],
        None,
        false,
    );
    add(
        "fused without article",
        finder(&fused, None, true, None, None)?,
    );
    for kind in [FeedbackKind::Rm3, FeedbackKind::Rocchio, FeedbackKind::Bo1] {
        let name = format!("article + {}", kind.name());
        add(&name, finder(&article, None, true, None, Some(kind))?);
    }
    for (usual, name) in Usual::ALL {
        add(name, Asks::Usual(usual));
    }
    if each {
        for ranker in Ranker::ALL
            .iter()
            .filter(|ranker| **ranker != Ranker::NaiveBayes)
        {
            let settings = Settings {
                voters: vec![Voter::new(*ranker, 1.0)],
                untagged: None,
                top: FEW,
                ..Settings::default()
            };
            let extractor = Box::new(Extractor::new(settings)?);
            add(&format!("keyphrases by {ranker}"), Asks::Ranker(extractor));
        }
    }
    Ok(ways)
}

impl Way {
    /// Ids of hits, best first.
    pub fn ask(
        &self,
        article: &Document,
        searcher: &ImageSearcher,
        depth: usize,
    ) -> Result<Vec<String>, ImagesError> {
        let settings = SearchSettings {
            top: depth,
            ..SearchSettings::default()
        };
        let hits = match &self.asks {
            Asks::Finder(finder) => finder.find(article)?.hits,
            Asks::Usual(usual) => {
                let searcher = searcher.clone().without_background();
                let settings = match usual {
                    Usual::Weighted => SearchSettings {
                        k1: 0.4,
                        b: 0.9,
                        ..settings
                    },
                    _ => settings,
                };
                searcher.search(&usual.query(article, &searcher)?, &settings)?
            }
            Asks::Ranker(extractor) => {
                let found = extractor.extract(article);
                let analyzer = Analyzer::new(Some(found.language));
                let terms = found.phrases.iter();
                let terms = terms.filter_map(|p| QueryTerm::phrase(&p.phrase, &analyzer));
                let query = Query {
                    terms: terms.collect(),
                    ..Query::default()
                };
                searcher.search(&query, &settings)?
            }
        };
        Ok(hits.hits.into_iter().map(|hit| hit.record.id).collect())
    }
}

impl Usual {
    fn query(self, article: &Document, searcher: &ImageSearcher) -> Result<Query, ImagesError> {
        let language = searcher.language();
        Ok(match self {
            Usual::Title => words(&text(&title(article)), language),
            Usual::Lead => words(&text(&lead(article)), language),
            Usual::Words => best(article, searcher)?,
            Usual::TitleAndWords => {
                let mut query = best(article, searcher)?;
                query
                    .terms
                    .extend(words(&text(&title(article)), language).terms);
                query
            }
            Usual::Article => words(&whole(article, 1), language),
            Usual::Weighted => {
                let mut query = Query::of_words(&whole(article, 3), language);
                weigh(&mut query, searcher)?;
                query
            }
        })
    }
}

/// The ten words of the highest (1 + ln tf)·idf, each as heavy as the others.
fn best(article: &Document, searcher: &ImageSearcher) -> Result<Query, ImagesError> {
    let mut query = Query::of_words(&whole(article, 1), searcher.language());
    weigh(&mut query, searcher)?;
    query.sort();
    query.terms.truncate(FEW);
    level(&mut query);
    Ok(query)
}

fn weigh(query: &mut Query, searcher: &ImageSearcher) -> Result<(), ImagesError> {
    for word in query.terms.iter_mut().flat_map(|term| &mut term.words) {
        let found = searcher.document_frequency(&word.stem)? > 0;
        let rarity = if found {
            searcher.idf(&word.stem)?
        } else {
            0.0
        };
        word.weight = (1.0 + word.weight.ln()) * rarity;
    }
    query.terms.retain(|term| term.weight() > 0.0);
    Ok(())
}

/// Every word once.
fn words(text: &str, language: Language) -> Query {
    let mut query = Query::of_words(text, language);
    level(&mut query);
    query
}

fn level(query: &mut Query) {
    for word in query.terms.iter_mut().flat_map(|term| &mut term.words) {
        word.weight = 1.0;
    }
}

fn text(document: &Document) -> String {
    let reviews = document.reviews.iter().map(|review| review.text.as_str());
    reviews.collect::<Vec<_>>().join("\n")
}

/// Title, so many times, and text.
fn whole(article: &Document, titles: usize) -> String {
    let title = article.title.clone().unwrap_or_default() + "\n";
    title.repeat(titles) + &text(article)
}
