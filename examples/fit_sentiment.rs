//! Fits what can be learned from rated texts on top of the hand-written lexicon and rules:
//! offsets of words, factors of rules, and the weights of subjectivity.
//!
//! ```text
//! cargo run --release --example fit_sentiment -- OUT.tsv DATE \
//!     rated:sentences.jsonl rated:reviews.jsonl:film facts:manuals.jsonl subjective:quotes.jsonl
//! ```
//!
//! Lines hold `id`, `text`, `label` and, where texts belong together, `doc` or `entity`. Before
//! a path stands what its labels are: `rated` (signed, or stars, which are centred), `facts` (rated,
//! and what is rated about 0 states facts), `subjective` (above 0 an opinion). Behind it
//! may stand the domain. Figures are out of fold: the fold is FNV-1a of `doc`, `entity` or `id`,
//! its upper half modulo 5, and each text is scored by a model that has not seen its fold.

#[path = "fit_sentiment/data.rs"]
mod data;
#[path = "fit_sentiment/figures.rs"]
mod figures;
#[path = "fit_sentiment/polarity.rs"]
mod polarity;
#[path = "fit_sentiment/subjective.rs"]
mod subjective;

use std::error::Error;
use std::fmt::Write as _;
use std::sync::Arc;

use data::{FOLDS, Set};
use summ::score::sentiment::Fitted;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [out, date, sets @ ..] = arguments.as_slice() else {
        return Err("write OUT.tsv DATE KIND:PATH[:DOMAIN] ...".into());
    };
    let sets: Vec<Set> = sets
        .iter()
        .map(|set| Set::read(set))
        .collect::<Result<_, _>>()?;
    let mut folded: Vec<Vec<(f64, f64)>> = sets
        .iter()
        .map(|set| vec![(0.0, 0.0); set.items.len()])
        .collect();
    for fold in 0..FOLDS {
        let fitted = Arc::new(Fitted::parse(&fit(&sets, Some(fold)), "fold")?);
        for (set, scores) in sets.iter().zip(&mut folded) {
            let scorer = set.scorer().with_fitted(Arc::clone(&fitted));
            for (item, score) in set.items.iter().zip(scores) {
                if item.fold == fold {
                    *score = item.score(&scorer);
                }
            }
        }
        eprintln!("fold {fold} done");
    }
    let mut head = format!(
        "# What was learned from rated texts on top of en.tsv and en-rules.toml.\n\
         # Origin: numbers computed from the labels of the sets named below, for\n\
         # words that stand in en.tsv. Made by examples/fit_sentiment.rs on {date}; it starts from 0 and\n\
         # draws nothing, so that it needs no seed. Licence: MIT OR Apache-2.0\n\
         # Folds: FNV-1a of doc, entity or id, upper half modulo 5. These numbers are of all folds;\n\
         # the figures are out of fold, by hand -> fitted:\n"
    );
    for (set, scores) in sets.iter().zip(&folded) {
        let hand: Vec<(f64, f64)> = set
            .items
            .iter()
            .map(|item| item.score(&set.scorer()))
            .collect();
        let figures = figures::compare(set, &hand, scores);
        println!("{figures}");
        writeln!(head, "# {figures}")?;
    }
    head.push_str("# Columns: kind; name; number. See `Fitted`.\n");
    std::fs::write(out, head + &fit(&sets, None))?;
    Ok(())
}

/// The lines of a model that has not seen one fold.
fn fit(sets: &[Set], without: Option<usize>) -> String {
    polarity::fit(sets, without) + &subjective::fit(sets, without)
}
