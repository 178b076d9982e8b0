use super::*;
use crate::lexicon::AspectTree;
use crate::text::{Analyzer, Document, Language};

fn aspects(tree: &AspectTree, text: &str) -> Vec<Option<String>> {
    let document = Document::new("test", text);
    let analysis = Analyzer::new(Some(Language::English)).analyze(&document);
    let found = assign(tree, &analysis);
    found
        .iter()
        .map(|node| node.map(|node| tree.nodes()[node].id.clone()))
        .collect()
}

#[test]
fn sentences_find_their_aspect() {
    for (tree, text, id) in [
        ("film", "The actors are superb.", Some("acting")),
        (
            "film",
            "This movie, this movie, oh, this movie has a soundtrack!",
            Some("music"),
        ),
        ("film", "Her acting skills carry it.", Some("acting")),
        ("film", "A film.", Some("film")),
        ("film", "It rained on Tuesday.", None),
        ("hotel", "The mattress was lumpy.", Some("bed")),
        (
            "hotel",
            "There were bed bugs everywhere.",
            Some("cleanliness"),
        ),
        ("restaurant", "Our waiter smiled.", Some("waiter")),
        ("electronics", "The battery-life is short.", Some("battery")),
    ] {
        let tree = AspectTree::builtin(tree).unwrap();
        let found = aspects(&tree, text).remove(0);
        assert_eq!(found.as_deref(), id, "{text}");
    }
}

#[test]
fn deeper_and_longer_clues_win() {
    let tree = AspectTree::from_toml(
        "name = \"t\"\n[[aspect]]\nid = \"bike\"\nclues = [\"bike\"]\n\
         [[aspect]]\nid = \"wheel\"\nparent = \"bike\"\nclues = [\"wheel\"]\n\
         [[aspect]]\nid = \"spoke\"\nparent = \"wheel\"\nclues = [\"spoke\", \"wheel rim\"]",
        "t",
    )
    .unwrap();
    for (text, id) in [
        ("A bike with wheels.", "wheel"),
        ("Wheels and spokes.", "spoke"),
        ("The wheel rims shine.", "spoke"),
        ("The wheel-rim shines.", "spoke"),
        ("The wheel of a bike, and another wheel.", "wheel"),
    ] {
        assert_eq!(aspects(&tree, text)[0].as_deref(), Some(id), "{text}");
    }
}

#[test]
fn texts_find_their_tree() {
    let detector = AspectDetector::builtin(Language::English);
    for (text, name) in [
        (
            "The plot of this movie is thin, though the director found a fine actress.",
            Some("film"),
        ),
        (
            "Our room faced the lobby. The hotel's breakfast was cold.",
            Some("hotel"),
        ),
        (
            "The app crashed after the update, and login is broken.",
            Some("software"),
        ),
        ("I read every chapter of the novel.", Some("book")),
        (
            "She drove the sedan to the dealer; the engine was loud.",
            Some("car"),
        ),
        ("The committee adjourned until Thursday.", None),
        ("A movie.", None),
    ] {
        let document = Document::new("test", text);
        let analysis = Analyzer::new(Some(Language::English)).analyze(&document);
        assert_eq!(detector.detect(&analysis), name, "{text}");
        let german = Analyzer::new(Some(Language::German)).analyze(&document);
        assert!(detector.detect(&german).is_none());
    }
}
