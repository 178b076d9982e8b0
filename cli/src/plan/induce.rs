//! Aspects of a document that no tree fits: its own keyphrases.

use std::collections::HashMap;
use std::sync::OnceLock;

use summ::keywords::{Extractor, Keyphrase, Keyphrases, Settings, Voter};
use summ::lexicon::AspectTree;
use summ::opinion::Aspects;
use summ::rank::Ranker;
use summ::text::{Analyzer, Document, Language};

/// More aspects than that are no overview any more.
const MOST_ASPECTS: usize = 8;

/// What is spoken of once or twice is an example.
const LEAST_MENTIONS: usize = 3;

/// Phrases that are looked at. The frequent ones are somewhere among the noun phrases, of
/// which a document of a thousand sentences has fewer.
const PHRASES: usize = 10_000;

/// The share of a phrase's mentions that stand as noun phrases of their own, of the best such
/// share: below it is a verb ("like"), an adjective ("great"), or a part of longer names.
const LEAST_NOUN: f64 = 0.5;

/// A pronoun that taggers take for a noun ("the blue one").
const NO_THING: &str = "one";

/// Documents above this many bytes get no aspects: they speak of more than eight things, and
/// taking them apart once more costs as much as their summary.
const LARGEST: usize = 2_000_000;

/// What an aspect is worth at least: as much as one of the second level of a built-in tree.
const LEAST_WEIGHT: f64 = 0.5;

/// Induces trees of aspects from documents.
#[derive(Debug)]
pub struct Inducer {
    language: Option<Language>,
    /// Made when the first document asks for it.
    extractor: OnceLock<Option<Extractor>>,
}

impl Inducer {
    pub fn new(language: Option<Language>) -> Self {
        Inducer {
            language,
            extractor: OnceLock::new(),
        }
    }

    /// One level of aspects, each a thing that is spoken of three times or more, with the
    /// phrases that have the same head; none where there are fewer than two. The weight of an
    /// aspect grows with how often it is mentioned, from .5 to 1 for the most frequent.
    pub fn tree(&self, document: &Document) -> Option<AspectTree> {
        let bytes: usize = document.reviews.iter().map(|r| r.text.len()).sum();
        if bytes > LARGEST {
            return None;
        }
        let settings = || Settings {
            top: PHRASES,
            diversity: 0.0,
            voters: vec![Voter::new(Ranker::NounPhrase, 1.0)],
            language: self.language,
            ..Settings::default()
        };
        let make = || Extractor::new(settings()).ok();
        let found = self.extractor.get_or_init(make).as_ref()?.extract(document);
        let mut aspects = by_head(&found);
        // The sort is stable: of two as frequent the one that stands by itself more often.
        aspects.sort_by_key(|aspect| std::cmp::Reverse(aspect.mentions));
        aspects.truncate(MOST_ASPECTS);
        let most = aspects.first()?.mentions as f64;
        let weight = |mentions| LEAST_WEIGHT + (1.0 - LEAST_WEIGHT) * mentions as f64 / most;
        let several = aspects.len() > 1;
        let rows = aspects
            .into_iter()
            .map(|aspect| (aspect.name, weight(aspect.mentions), aspect.clues))
            .collect();
        let name = Aspects::Induced.to_string();
        AspectTree::flat(&name, rows).ok().filter(|_| several)
    }
}

struct Aspect {
    name: String,
    mentions: usize,
    clues: Vec<String>,
}

/// Keyphrases with the same head, which in English is the last word, are one aspect, called
/// as the most frequent is; in other languages, where nothing tells nouns apart, each of the
/// first keyphrases is its own.
fn by_head(found: &Keyphrases) -> Vec<Aspect> {
    let tagged = found.rankers.contains(&Ranker::NounPhrase);
    let is_thing = |phrase: &&Keyphrase| {
        let is_noun = !tagged || phrase.consensus >= LEAST_NOUN;
        is_noun && phrase.phrase != NO_THING && phrase.mentions.len() >= LEAST_MENTIONS
    };
    let analyzer = Analyzer::new(Some(found.language));
    let mut aspects: Vec<Aspect> = Vec::new();
    let mut of_head: HashMap<String, usize> = HashMap::new();
    let mut things: Vec<&Keyphrase> = found.phrases.iter().filter(is_thing).collect();
    if tagged {
        // The most frequent one names the aspect.
        things.sort_by_key(|phrase| std::cmp::Reverse(phrase.mentions.len()));
    } else {
        things.truncate(MOST_ASPECTS);
    }
    for phrase in things {
        let name = phrase.phrase.to_lowercase();
        let stems = analyzer.analyze_texts(&[&name]).terms;
        let head = match (found.language, stems.last()) {
            (Language::English, Some(last)) => last.clone(),
            _ => stems.join(" "),
        };
        let at = *of_head.entry(head).or_insert(aspects.len());
        match aspects.get_mut(at) {
            Some(aspect) => {
                // Who says the longer phrase says the shorter one too.
                aspect.mentions = aspect.mentions.max(phrase.mentions.len());
                aspect.clues.push(name);
            }
            None => aspects.push(Aspect {
                mentions: phrase.mentions.len(),
                clues: vec![name.clone()],
                name,
            }),
        }
    }
    aspects
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_again_and_again_is_an_aspect() {
        let reviews = [
            (
                "a",
                "The rope is strong. The green rope held my tent, and the tent stood.",
            ),
            ("b", "My tent leaked. The rope frayed. Pegs were bent."),
            ("c", "A good tent, a good rope, and the rope came in a box."),
        ];
        let document = Document::from_reviews("camp", reviews);
        let inducer = Inducer::new(Some(Language::English));
        let tree = inducer.tree(&document).expect("aspects");
        let names: Vec<&str> = tree.nodes().iter().map(|node| &*node.id).collect();
        assert_eq!(names, ["induced", "rope", "tent"]);
        assert_eq!(tree.nodes()[1].weight, 1.0);
        assert!((0.5..1.0).contains(&tree.nodes()[2].weight));
        assert_eq!(inducer.tree(&Document::new("d", "Once upon a time.")), None);
    }
}
