//! What an indexing job does: one summarizer, many documents, several threads.
//!
//! ```sh
//! cargo run --example indexing_job
//! ```

use std::thread;

use summ::opinion::{Settings, SettingsError, Summarizer};
use summ::text::Document;

fn main() -> Result<(), SettingsError> {
    // Checked once; lexicons are parsed once. Share it by reference or in an Arc.
    let summarizer = Summarizer::new(Settings {
        budget: "20w".parse().expect("a budget"),
        ..Settings::default()
    })?;

    // Several reviews of one entity are one document: one ground set, one summary.
    let entities = [
        Document::from_reviews(
            "tent",
            [
                ("ann", "Light and easy to pitch. The pegs bend at once."),
                (
                    "bo",
                    "Pitched in five minutes. Kept us dry all night! The pegs are useless.",
                ),
                (
                    "cy",
                    "We drove to the lake on Friday. Great tent, terrible pegs.",
                ),
            ],
        ),
        Document::from_reviews(
            "stove",
            [
                ("dee", "Boils water in no time. Loud as a jet."),
                ("ed", "Noisy, but it never fails in the wind."),
            ],
        ),
    ];

    let summaries = thread::scope(|scope| {
        let work: Vec<_> = entities
            .iter()
            .map(|entity| scope.spawn(|| summarizer.summarize(entity)))
            .collect();
        work.into_iter()
            .map(|one| one.join().expect("summarize does not panic"))
            .collect::<Vec<_>>()
    });

    for summary in &summaries {
        // What goes into the index: the text, its balance, and how good the choice is.
        println!("{}: {}", summary.id, summary.text());
        println!(
            "  praise {:.0} %, complaint {:.0} %, at least {:.0} % of the best possible",
            summary.balance.praise * 100.0,
            summary.balance.complaint * 100.0,
            summary.certificate().unwrap_or(0.0) * 100.0
        );
        for sentence in &summary.sentences {
            // Byte offsets into the review, for highlighting.
            println!(
                "  {:>4} {:?} {:+.2} {}",
                sentence.review.as_deref().unwrap_or("-"),
                sentence.span,
                sentence.polarity,
                sentence.text
            );
        }
    }
    Ok(())
}
