use std::sync::Arc;

use super::constrain;
use super::ground::Ground;
use super::parts::Parts;
use super::{Settings, Summarizer};
use crate::maximize::{Constraints, Search, maximize};
use crate::objective::{ConcaveOverModular, Mix, Objective};
use crate::text::Document;

/// A document with what a good summary of it takes.
#[derive(Debug, Clone)]
pub struct Example {
    /// The document.
    pub document: Document,
    /// S*: indices of its sentences, as in [`ChosenSentence::index`](super::ChosenSentence::index).
    /// Those that do not exist are passed over.
    pub target: Vec<usize>,
}

/// How weights are learned.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Learning {
    /// Steps over all examples.
    pub rounds: usize,
    /// η in the step size η/√t.
    pub rate: f64,
    /// μ in μ/2·|λ|², which draws the weights towards 0.
    pub regularisation: f64,
}

impl Default for Learning {
    fn default() -> Self {
        Learning {
            rounds: 100,
            // Parts are worth 1 at V, so that a subgradient is below 1 and fifty steps
            // carry a weight from one end of the likely range to the other.
            rate: 0.2,
            regularisation: 0.01,
        }
    }
}

/// What was learned.
#[derive(Debug, Clone, PartialEq)]
pub struct Learned {
    /// The settings with the new weights, the largest of which is 1.
    pub settings: Settings,
    /// The structured hinge loss before each step; it falls while there is something
    /// to learn, though not at every step.
    pub hinge: Vec<f64>,
    /// How many examples had a target to learn from.
    pub examples: usize,
}

/// λ_L, λ_R and λ_A; focus words are the reader's, and are not learned.
const LEARNED: usize = 3;

/// What does not change from step to step: parts with their factors, and the target.
struct Ready {
    parts: Vec<(f64, Arc<dyn Objective>)>,
    constraints: Constraints,
    /// f(S*).
    wanted: [f64; LEARNED],
    /// ℓ as scores of the sentences.
    loss: Vec<f64>,
}

impl Summarizer {
    /// Learns λ_L, λ_R and λ_A from examples, by large margin (Lin & Bilmes 2012, *Learning
    /// Mixtures of Submodular Shells*; Sipos, Shivaswamy & Joachims 2012):
    ///
    /// min over λ ≥ 0 of μ/2·|λ|² + mean over examples of max_S (λ·f(S) + ℓ(S)) − λ·f(S*),
    ///
    /// where f(S) are the parts, each worth 1 at V (or as they stand, where the settings say
    /// so), and ℓ(S) = cost(S∖S*)/B. By projected subgradient steps of size η/√t; the mean of
    /// the steps' weights is returned. The inner maximum is found as a summary is, so that it
    /// is within the method's guarantee of the true one and so is the loss. Examples without
    /// a target teach nothing. All other settings stay.
    ///
    /// Once `should_stop` says yes, what was learned so far is returned.
    ///
    /// ```
    /// use summ::opinion::{Example, Learning, Settings, Summarizer};
    /// use summ::text::Document;
    /// let text = "The lamp stands on the desk. The lamp on the desk is white. I love this lamp!";
    /// let example = Example { document: Document::new("1", text), target: vec![2] };
    /// let settings = Settings { budget: "6w".parse()?, ..Settings::default() };
    /// let summarizer = Summarizer::new(settings)?;
    /// let learned = summarizer.learn(&[example], &Learning::default(), &|| false);
    /// assert!(learned.settings.lambda_sentiment > learned.settings.lambda_relevance);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn learn(
        &self,
        examples: &[Example],
        learning: &Learning,
        should_stop: &dyn Fn() -> bool,
    ) -> Learned {
        let ready: Vec<Ready> = examples.iter().filter_map(|e| self.ready(e)).collect();
        let mut weights = self.weights();
        let mut sum = [0.0; LEARNED];
        let mut hinge = Vec::new();
        for round in 0..learning.rounds {
            if ready.is_empty() || should_stop() {
                break;
            }
            let mut slope = weights.map(|w| learning.regularisation * w);
            let mut loss = 0.0;
            for example in &ready {
                let (found, lost) = self.most_violating(example, &weights);
                let share = 1.0 / ready.len() as f64;
                for k in 0..LEARNED {
                    let more = found[k] - example.wanted[k];
                    slope[k] += share * more;
                    loss += share * weights[k] * more;
                }
                loss += share * lost;
            }
            hinge.push(loss);
            let step = learning.rate / ((round + 1) as f64).sqrt();
            for k in 0..LEARNED {
                weights[k] = (weights[k] - step * slope[k]).max(0.0);
                sum[k] += weights[k];
            }
        }
        let most = sum.into_iter().fold(0.0, f64::max);
        let mut settings = self.settings.clone();
        // Where every weight was driven to 0 nothing was learned that could be used.
        if most > 0.0 {
            // Three decimals: more would say that they are known that well.
            let [relevance, redundancy, sentiment] =
                sum.map(|w| (w / most * 1000.0).round() / 1000.0);
            settings.lambda_relevance = relevance;
            settings.lambda_redundancy = redundancy;
            settings.lambda_sentiment = sentiment;
        }
        Learned {
            settings,
            hinge,
            examples: ready.len(),
        }
    }

    fn weights(&self) -> [f64; LEARNED] {
        let s = &self.settings;
        [s.lambda_relevance, s.lambda_redundancy, s.lambda_sentiment]
    }

    fn ready(&self, example: &Example) -> Option<Ready> {
        let analysis = self.analyzer.analyze(&example.document);
        let scores = self.tools.score(
            &analysis,
            &example.document,
            self.scale.exact,
            &|| None,
            &|| false,
        );
        // Every part is built, whatever its weight now, and each enters with weight 1.
        let settings = Settings {
            lambda_relevance: 1.0,
            lambda_redundancy: 1.0,
            lambda_sentiment: 1.0,
            query: Vec::new(),
            ..self.settings.clone()
        };
        let ground = Ground::new(
            &example.document,
            analysis,
            scores,
            &settings,
            self.scale,
            &|| false,
        );
        let mut target = example.target.clone();
        target.retain(|&i| i < ground.len());
        target.sort_unstable();
        target.dedup();
        if target.is_empty() {
            return None;
        }
        let (include, exclude) = (&self.include, &self.exclude);
        let constraints =
            constrain::constraints(&ground, &settings, include, exclude, &mut Vec::new());
        let parts = Parts::build(&ground, &settings).expect("parts of a checked ground set");
        let parts = parts.mix.parts().to_vec();
        let budget = constraints.budget.max(1.0);
        let mut loss: Vec<f64> = constraints.costs.iter().map(|c| c / budget).collect();
        for &i in &target {
            loss[i] = 0.0;
        }
        Some(Ready {
            wanted: worth(&parts, &target),
            parts,
            constraints,
            loss,
        })
    }

    /// f(Ŝ) and ℓ(Ŝ) of the set Ŝ found for λ·f + ℓ.
    fn most_violating(&self, example: &Ready, weights: &[f64; LEARNED]) -> ([f64; LEARNED], f64) {
        let loss = ConcaveOverModular::modular(&example.loss).expect("shares of a budget");
        let mut parts: Vec<(f64, Arc<dyn Objective>)> = vec![(1.0, Arc::new(loss))];
        for ((factor, part), weight) in example.parts.iter().zip(weights) {
            parts.push((factor * weight, part.clone()));
        }
        let mix = Mix::raw(example.loss.len(), parts).expect("weights that are not below 0");
        let search = Search {
            bound: false,
            ..self.settings.search()
        };
        let found = maximize(&mix, &example.constraints, &search, &|| false)
            .expect("constraints that were made to fit");
        let items = found.items();
        let lost = items.iter().map(|&i| example.loss[i]).sum();
        (worth(&example.parts, &items), lost)
    }
}

/// f(S): what each part is worth by itself.
fn worth(parts: &[(f64, Arc<dyn Objective>)], items: &[usize]) -> [f64; LEARNED] {
    let mut worth = [0.0; LEARNED];
    for (worth, (factor, part)) in worth.iter_mut().zip(parts) {
        *worth = factor * part.value_of(items);
    }
    worth
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "The lamp stands on the desk by the door. The lamp on the desk is white. \
        The desk and the lamp came in one box. I love how bright it is! It broke, which is awful.";

    fn learned(target: &[usize], rounds: usize) -> Learned {
        let settings = Settings {
            budget: "14w".parse().unwrap(),
            ..Settings::default()
        };
        let examples = [Example {
            document: Document::new("1", TEXT),
            target: target.to_vec(),
        }];
        let learning = Learning {
            rounds,
            ..Learning::default()
        };
        let summarizer = Summarizer::new(settings).unwrap();
        summarizer.learn(&examples, &learning, &|| false)
    }

    #[test]
    fn weights_follow_what_the_targets_take() {
        let feeling = learned(&[3, 4], 60).settings;
        let content = learned(&[0, 2], 60).settings;
        assert!(feeling.lambda_sentiment > feeling.lambda_relevance);
        assert!(content.lambda_relevance > content.lambda_sentiment);
    }

    #[test]
    fn the_loss_falls() {
        let hinge = learned(&[0, 2], 60).hinge;
        assert_eq!(hinge.len(), 60);
        assert!(hinge[59] < hinge[0], "{hinge:?}");
    }

    #[test]
    fn without_a_target_nothing_changes() {
        let learned = learned(&[99], 10);
        assert_eq!(learned.examples, 0);
        assert!(learned.hinge.is_empty());
        let before = Settings::default();
        assert_eq!(learned.settings.lambda_relevance, before.lambda_relevance);
    }

    #[test]
    fn all_other_settings_stay() {
        let after = learned(&[3], 5).settings;
        let before = Settings::default();
        assert_eq!(after.gamma, before.gamma);
        assert_eq!(after.query, before.query);
        assert_eq!(after.relevance, before.relevance);
    }
}
