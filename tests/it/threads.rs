//! One summarizer serves many threads, and they all get the same summary.

use summ::opinion::{Settings, Summarizer};
use summ::text::Document;

#[test]
fn a_summarizer_is_shared_between_threads() {
    let summarizer = Summarizer::new(Settings::default()).expect("the default settings");
    let document = Document::from_reviews(
        "lamp",
        [
            (
                "a",
                "The lamp is bright and lovely. It hums all night, which is awful.",
            ),
            ("b", "Bright light. The switch feels cheap. It hums."),
        ],
    );
    let alone = summarizer.summarize(&document);
    std::thread::scope(|scope| {
        let others: Vec<_> = (0..4)
            .map(|_| scope.spawn(|| summarizer.summarize(&document)))
            .collect();
        for other in others {
            assert_eq!(other.join().expect("no panic"), alone);
        }
    });
}
