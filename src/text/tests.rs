use proptest::prelude::*;

use super::*;

fn analyze(language: Language, text: &str) -> Analysis {
    Analyzer::new(Some(language)).analyze(&Document::new("test", text))
}

fn stops(language: Language, text: &str) -> Vec<bool> {
    let analysis = analyze(language, text);
    let tokens = analysis.tokens.iter();
    tokens.map(|token| analysis.word(token).stop).collect()
}

#[test]
fn an_analyzer_can_be_shared() {
    fn shared<T: Send + Sync>() {}
    shared::<Analyzer>();
}

#[test]
fn words_and_terms_are_numbered_by_first_appearance() {
    let analysis = analyze(Language::English, "Lamps hum. A lamp hums, LAMPS!");
    let words: Vec<&str> = analysis.words.iter().map(|w| w.text.as_str()).collect();
    assert_eq!(words, ["lamps", "hum", ".", "a", "lamp", "hums", ",", "!"]);
    assert_eq!(analysis.terms, ["lamp", "hum", "a"]);
    let terms: Vec<_> = analysis.words.iter().map(|w| w.term).collect();
    let expected = [
        Some(0),
        Some(1),
        None,
        Some(2),
        Some(0),
        Some(1),
        None,
        None,
    ];
    assert_eq!(terms, expected);
}

#[test]
fn sentences_know_their_review_tokens_and_lengths() {
    let document = Document::from_reviews("lamp", [("a", "It's ok. Très bon!"), ("b", ":)")]);
    let analysis = Analyzer::new(Some(Language::English)).analyze(&document);
    let facts: Vec<_> = analysis
        .sentences
        .iter()
        .map(|s| {
            (
                s.review,
                s.span.clone(),
                s.tokens.clone(),
                s.words,
                s.characters,
            )
        })
        .collect();
    let expected = [
        (0, 0..8, 0..3, 2, 8),
        (0, 9..19, 3..6, 2, 9),
        (1, 0..2, 6..7, 0, 2),
    ];
    assert_eq!(facts, expected);
}

#[test]
fn contractions_of_stop_words_are_stop_words() {
    for text in [
        "don't",
        "dont",
        "don’t",
        "do n't",
        "can't",
        "cant",
        "ca n't",
        "won't",
        "wo n't",
        "it's",
        "it 's",
        "that's",
        "I'll",
        "would've",
        "wouldn't've",
        "couldnt",
        "I'm",
        "im",
    ] {
        let found = stops(Language::English, text);
        assert!(found.iter().all(|stop| *stop), "{text}");
    }
    for text in [
        "film", "film's", "good", "ain", "ill", "shell", "5", "great",
    ] {
        assert_eq!(stops(Language::English, text), [text == "ain"], "{text}");
    }
    assert_eq!(stops(Language::French, "l'hôtel"), [true, false]);
    assert_eq!(stops(Language::Other, "the"), [false]);
}

#[test]
fn greek_words_that_the_stemmer_panics_on_have_stems() {
    for word in ["ισαισα", "ισαισαν", "αντιθετε", "αντίθετες", "αντιθετεισ"]
    {
        let analysis = analyze(Language::Greek, word);
        assert_eq!(analysis.terms, [word]);
    }
}

#[test]
fn no_term_is_empty() {
    for (language, text) in [(Language::Arabic, "ال و"), (Language::English, "'s")] {
        let analysis = analyze(language, text);
        assert!(analysis.terms.iter().all(|term| !term.is_empty()));
    }
}

#[test]
fn the_language_is_detected_or_english() {
    let analyzer = Analyzer::new(None);
    for (text, language) in [
        (
            "Das Zimmer war sauber, aber das Frühstück leider viel zu teuer.",
            Language::German,
        ),
        (
            "La lámpara llegó rota y nadie contesta a mis mensajes desde hace días.",
            Language::Spanish,
        ),
        (
            "Η λάμπα είναι όμορφη αλλά το φως της δεν φτάνει για διάβασμα.",
            Language::Greek,
        ),
        (
            "このランプはとても明るくて気に入りました。また買いたいです。",
            Language::Other,
        ),
        ("Лампа яркая и тёплая.", Language::Russian),
        ("ランプ", Language::Other),
        ("ok", Language::English),
        ("Nice lamp", Language::English),
        ("", Language::English),
        (
            "Bright, sturdy, cheap, and it looks good on my desk; very happy with it.",
            Language::English,
        ),
    ] {
        let analysis = analyzer.analyze(&Document::new("", text));
        assert_eq!(analysis.language, language, "{text}");
    }
}

#[test]
fn one_foreign_review_does_not_decide_for_all() {
    let english = "I bought this lamp for my desk and it was the best choice that I have made.";
    let german =
        "Die Lampe ist schön, doch leider ist sie nach einer Woche kaputt gegangen. ".repeat(20);
    let reviews = [
        ("1", german.as_str()),
        ("2", english),
        ("3", english),
        ("4", english),
        ("5", english),
    ];
    let document = Document::from_reviews("lamp", reviews);
    assert_eq!(
        Analyzer::new(None).analyze(&document).language,
        Language::English
    );
}

#[test]
fn languages_are_read_by_code_and_name() {
    for language in Language::ALL {
        assert_eq!(Language::parse(language.code()), Ok(*language));
        assert_eq!(language.name().to_uppercase().parse(), Ok(*language));
    }
    let message = Language::parse("klingon").unwrap_err().to_string();
    assert!(message.starts_with("unknown language `klingon`; known are ar, da, nl, en"));
}

#[test]
fn words_are_counted_as_by_the_pattern() {
    for (text, count) in [
        ("", 0),
        ("don't", 1),
        ("don’t well-made a-b-c", 3),
        ("a--b a- -b 'a'", 5),
        ("a'-b", 2),
        ("snake_case _ 3.14 ½", 5),
        ("hé日本 l'été", 2),
        // Vowel signs are no letters to Python, nor are circled ones.
        ("हिन्दी", 3),
        ("ⓐ ☺", 0),
        ("e\u{301}a", 2),
    ] {
        assert_eq!(count_words(text), count, "{text}");
    }
}

proptest! {
    /// Bytes are counted as characters are: behind a space one word more stands.
    #[test]
    fn ascii_is_counted_as_all_else(text in "[a-zA-Z0-9_' -]{0,600}|[ -~]{0,600}") {
        prop_assert_eq!(count_words(&text) + 1, count_words(&format!("{text} é")));
    }
}

proptest! {
    #[test]
    fn every_word_has_one_number(text in any::<String>(), language in 0..Language::ALL.len()) {
        let analysis = analyze(Language::ALL[language], &text);
        let mut seen = std::collections::BTreeSet::new();
        for token in &analysis.tokens {
            let info = analysis.word(token);
            let counted = matches!(token.kind, TokenKind::Word | TokenKind::Number);
            prop_assert!(!counted || info.term.is_some());
            prop_assert!(!info.text.is_empty());
        }
        for word in &analysis.words {
            prop_assert!(seen.insert(word.text.as_str()));
        }
    }
}
