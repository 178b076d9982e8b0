use super::*;
use crate::candidate::{CandidateLimits, Candidates, Source};
use crate::lexicon::DocumentFrequencies;
use crate::text::{Analyzer, Language, Tag};

/// Candidates of a text, as they are shown, with a ranker's scores.
pub(super) fn ranked(
    text: &str,
    title: Option<&str>,
    scores: impl Fn(&Context<'_>) -> Vec<f64>,
) -> Vec<(String, f64)> {
    tagged(text, title, |_| None, scores)
}

/// The same with tags of the words.
pub(super) fn tagged(
    text: &str,
    title: Option<&str>,
    tag: impl Fn(&str) -> Option<Tag>,
    scores: impl Fn(&Context<'_>) -> Vec<f64>,
) -> Vec<(String, f64)> {
    // Too little is written in most tests to tell the language.
    ranked_in(Some(Language::English), text, title, tag, scores)
}

fn ranked_in(
    language: Option<Language>,
    text: &str,
    title: Option<&str>,
    tag: impl Fn(&str) -> Option<Tag>,
    scores: impl Fn(&Context<'_>) -> Vec<f64>,
) -> Vec<(String, f64)> {
    let texts: Vec<&str> = title.into_iter().chain([text]).collect();
    let analysis = Analyzer::new(language).analyze_texts(&texts);
    let of = |token| tag(analysis.word(token).text.as_str());
    let tags: Option<Vec<Tag>> = analysis.tokens.iter().map(of).collect();
    let source = Source {
        texts: &texts,
        has_title: title.is_some(),
        analysis: &analysis,
        tags: tags.as_deref().filter(|tags| !tags.is_empty()),
    };
    let candidates = Candidates::find(&source, &CandidateLimits::default());
    let background = DocumentFrequencies::default();
    let context = Context::new(source, &candidates, &background);
    let scores = scores(&context);
    assert_eq!(scores.len(), candidates.len());
    let shown = |candidate| candidates.text(&source, candidate).to_owned();
    scores
        .into_iter()
        .enumerate()
        .map(|(candidate, score)| (shown(candidate), score))
        .collect()
}

/// The score of one phrase.
pub(super) fn of(scores: &[(String, f64)], phrase: &str) -> f64 {
    let found = scores.iter().find(|(shown, _)| shown == phrase);
    found
        .unwrap_or_else(|| panic!("no {phrase} in {scores:?}"))
        .1
}

/// Phrases from best to worst, without those not ranked.
fn order(scores: &[(String, f64)]) -> Vec<&str> {
    let mut ranked: Vec<_> = scores.iter().filter(|(_, score)| !score.is_nan()).collect();
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1));
    ranked
        .into_iter()
        .map(|(phrase, _)| phrase.as_str())
        .collect()
}

pub(super) fn near(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-5, "{found}, not {expected}");
}

#[test]
fn names_are_read_back() {
    for ranker in Ranker::ALL {
        assert_eq!(ranker.name().parse(), Ok(ranker));
    }
    let error = "pagerank".parse::<Ranker>().unwrap_err().to_string();
    assert!(error.contains("frequency"), "{error}");
}

/// Every ranker on every kind of text: a score or none for each candidate, the same each
/// time.
#[test]
fn every_ranker_answers_for_every_text() {
    let long = "Ten words of which none is seen twice, but many. ".repeat(200);
    let texts = [
        "",
        "Cheese",
        "... 42 !!! :-) 😀",
        "The THE the",
        "Heat-pumps of Norvent, e.g. the B2B-42 model, are quiet. The pumps are cheap.",
        "Die Wärmepumpe ist leise. Eine Wärmepumpe zieht Wärme aus der kalten Luft.",
        "東京は日本の首都です。東京は大きい。",
        "Тепловой насос греет дом. Насос работает тихо.",
        "of of of\n\n\nof-of-of pump-of-pump",
        &long,
    ];
    for text in texts {
        for title in [None, Some("Quiet heat pumps"), Some("!?"), Some("of the")] {
            for with_tags in [false, true] {
                let tag = |_: &str| with_tags.then_some(Tag::Noun);
                ranked_in(None, text, title, tag, |context| {
                    for ranker in Ranker::ALL {
                        let scores = ranker.scores(context);
                        assert_eq!(scores.len(), context.candidates.len(), "{ranker}");
                        assert!(!scores.iter().any(|s| s.is_infinite()), "{ranker} {text}");
                        let again = ranker.scores(context);
                        let bits =
                            |list: &[f64]| list.iter().map(|s| s.to_bits()).collect::<Vec<_>>();
                        assert_eq!(bits(&scores), bits(&again), "{ranker} {text}");
                    }
                    Ranker::Frequency.scores(context)
                });
            }
        }
    }
}

const COUNCIL: &str = "The council of Marlow approved the harbour bridge. The harbour bridge \
    will carry trams and cyclists. Critics fear that the bridge will harm the harbour. Mayor \
    Ellen Frost defended the bridge before the council. Frost praised trams on the harbour \
    bridge.";

/// S of words and phrases as yake 0.7.3 for Python gives it (windows of one word, no
/// deduplication).
#[test]
fn yake_scores_as_its_authors_program() {
    let scores = ranked(COUNCIL, None, |context| Ranker::Yake.scores(context));
    let single = [
        ("harbour", 0.058421),
        ("bridge", 0.064273),
        ("Marlow", 0.075156),
        ("council", 0.204339),
        ("Frost", 0.206637),
        ("approved", 0.208364),
        ("trams", 0.259019),
        ("Ellen", 0.335073),
        ("cyclists", 0.425436),
        ("carry", 0.477571),
        ("Critics", 0.51895),
        ("Mayor", 0.569347),
        ("fear", 0.571153),
        ("harm", 0.571153),
        ("defended", 0.620085),
        ("praised", 0.650734),
    ];
    for (word, expected) in single {
        near((-of(&scores, word)).exp(), expected);
    }
    let best = &order(&scores)[..16];
    let expected = [
        "Marlow approved",
        "harbour bridge",
        "harbour",
        "bridge",
        "Marlow",
        "Mayor Ellen Frost",
        "Ellen Frost defended",
        "Ellen Frost",
        "council",
        "Frost",
        "approved",
        "Mayor Ellen",
        "trams",
        "Frost praised trams",
    ];
    // Ours has phrases of four words as well, and such as a preposition joins.
    let best: Vec<&str> = best
        .iter()
        .copied()
        .filter(|p| p.split(' ').count() < 4 && !p.contains(" of "))
        .collect();
    assert_eq!(best, expected[..best.len()]);
    assert!(best.len() >= 12, "{best:?}");
}

/// The same for capitals of whole words and prepositions between phrases.
#[test]
fn yake_knows_acronyms() {
    let text = "A deep mine fills when rain is heavy. The rain pump empties the mine shaft, and \
                the pump runs on wind. Wind power from KELDA serves the mine. The wind turbine \
                of KELDA turns day and night. The mine shaft is dry.";
    let scores = ranked(text, None, |context| Ranker::Yake.scores(context));
    let expected = [
        ("deep mine fills", 0.017751),
        ("deep mine", 0.076713),
        ("mine", 0.084775),
        ("mine shaft", 0.099248),
        ("rain pump empties", 0.120367),
        ("KELDA", 0.157375),
        ("rain", 0.166207),
        ("wind", 0.167451),
        ("heavy", 0.169195),
        ("rain pump", 0.181378),
        ("KELDA turns day", 0.262635),
        ("night", 0.558081),
        ("turns day", 0.632879),
    ];
    for (phrase, score) in expected {
        near((-of(&scores, phrase)).exp(), score);
    }
}

/// Phrases and scores as rake-nltk 1.0.6 gives them with the same stop words.
#[test]
fn rake_scores_as_the_reference_program() {
    let text = "Rapid snow melt fills the lake. Snow melt of the high valley feeds a turbine, \
                and the turbine powers the high valley railway. The railway carries snow to \
                the lake.";
    let scores = ranked(text, None, |context| Ranker::Rake.scores(context));
    let expected = [
        ("Rapid snow melt fills", 14.0),
        ("high valley feeds", 9.0),
        ("high valley railway", 9.0),
        ("railway carries snow", 9.0),
        ("snow melt", 6.0),
        ("turbine powers", 3.5),
        ("turbine", 1.5),
        ("lake", 1.0),
    ];
    for (phrase, score) in expected {
        near(of(&scores, phrase), score);
    }
    assert_eq!(order(&scores).len(), expected.len(), "{scores:?}");
}

#[test]
fn a_name_counts_for_the_longer_one_it_shortens() {
    let text = "Jane Smith opened the bridge. The bridge is long. Yesterday Smith spoke. \
                Tom Smith listened. Smith left.";
    let scores = ranked(text, None, |context| Ranker::Frequency.scores(context));
    // Sentences weigh 2, 1.8, 1.6, 1.4 and 1.2.
    near(of(&scores, "Jane Smith"), 2.0);
    near(of(&scores, "Tom Smith"), 1.4 + 1.2);
    near(of(&scores, "Smith"), 2.0 + 1.6 + 1.4 + 1.2);
    near(of(&scores, "bridge"), 2.0 + 1.8);
    let text = "Jane Smith opened the bridge. A crowd saw Smith there.";
    let scores = ranked(text, None, |context| Ranker::Frequency.scores(context));
    near(of(&scores, "Jane Smith"), 2.0 + 1.5);
}

#[test]
fn a_noun_with_an_article_counts_for_what_it_names() {
    let tag = |word: &str| {
        Some(match word {
            "jane" | "smith" => Tag::Propn,
            "the" | "a" => Tag::Det,
            "of" => Tag::Adp,
            "quiet" | "new" => Tag::Adj,
            "opened" | "spoke" | "is" | "saw" => Tag::Verb,
            "." | "," => Tag::Punct,
            _ => Tag::Noun,
        })
    };
    let text = "Jane Smith, the minister of trade, opened a heat pump. The minister spoke. \
                The pump is quiet. A minister saw a pump.";
    let scores = tagged(text, None, tag, |context| Ranker::Frequency.scores(context));
    near(of(&scores, "Jane Smith"), 2.0 + 1.75);
    near(of(&scores, "heat pump"), 2.0 + 1.5);
    near(of(&scores, "minister"), 2.0 + 1.75 + 1.25);
    let text = "A crowd saw minister Jane Smith. The minister spoke.";
    let scores = tagged(text, None, tag, |context| Ranker::Frequency.scores(context));
    near(of(&scores, "Jane Smith"), 2.0 + 1.5);
}

#[test]
fn early_phrases_stand_before_late_ones() {
    let scores = ranked("Snow fell. The lake froze.", None, |context| {
        Ranker::Position.scores(context)
    });
    assert_eq!(
        order(&scores),
        ["Snow", "Snow fell", "fell", "lake", "lake froze", "froze"]
    );
    let scores = ranked("Snow fell.", Some("The lake froze"), |context| {
        Ranker::Position.scores(context)
    });
    assert_eq!(order(&scores)[0], "lake");
}

#[test]
fn tfidf_falls_back_on_the_sentences_of_the_document() {
    let text = "Snow fell on snow. Snow melted. Ice stayed.";
    let scores = ranked(text, None, |context| Ranker::TfIdf.scores(context));
    // Snow is in two of three sentences, three times; ice in one, once.
    near(of(&scores, "Snow"), 3.0 * ((4.0f64 / 3.0).ln() + 1.0));
    near(of(&scores, "Ice"), 2.0f64.ln() + 1.0);
    near(of(&scores, "Ice stayed"), 2.0 * (2.0f64.ln() + 1.0));
}

/// Worked by hand after the paper's formula.
#[test]
fn kpminer_boosts_phrases_and_drops_what_is_rare_or_late() {
    let text = "Snow melt. Snow melt. Snow.";
    let scores = ranked(text, None, |context| Ranker::KpMiner.scores(context));
    // Three candidates pass at a bound of 1; one is a phrase: boost 3 / 2.3.
    let unseen = 4.0f64.ln() + 1.0;
    near(of(&scores, "Snow melt"), 2.0 * unseen * 3.0 / 2.3);
    near(of(&scores, "Snow"), 3.0 * ((4.0f64 / 4.0).ln() + 1.0));
    let filler = "It was so. ".repeat(134);
    let text = format!("Snow. Rain. {filler} Ice. Ice. Ice.");
    let scores = ranked(&text, None, |context| Ranker::KpMiner.scores(context));
    assert!(of(&scores, "Ice").is_nan() && of(&scores, "Snow") > 0.0);
}

#[test]
fn phrases_like_the_title_stand_first() {
    let title = Some("A quiet heat pump");
    let text = "Heat pumps are quiet. The furnace heats. Pumping is loud.";
    let scores = ranked(text, title, |context| Ranker::Title.scores(context));
    near(of(&scores, "quiet heat pump"), 1.0);
    // Both of its words are in the title, two of whose three it has.
    near(of(&scores, "heat pump"), (1.0 + 2.0 / 3.0) / 2.0);
    near(of(&scores, "furnace"), 0.0);
    let scores = ranked(text, None, |context| Ranker::Title.scores(context));
    assert!(scores.iter().all(|(_, score)| score.is_nan()));
}

#[test]
fn what_stands_alone_is_a_phrase() {
    let text = "Snow melt. Snow melt floods the valley.";
    let scores = ranked(text, None, |context| Ranker::Phraseness.scores(context));
    near(of(&scores, "Snow melt"), 1.5 / 3.0);
    near(of(&scores, "Snow melt floods"), 1.5 / 2.0);
    near(of(&scores, "Snow"), 0.5 / 3.0);
    near(of(&scores, "valley"), 1.5 / 2.0);
}

#[test]
fn noun_phrases_need_tags() {
    let tag = |word: &str| {
        Some(match word {
            "cold" => Tag::Adj,
            "blows" => Tag::Verb,
            "." => Tag::Punct,
            _ => Tag::Noun,
        })
    };
    let scores = tagged("Cold air blows.", None, tag, |c| {
        Ranker::NounPhrase.scores(c)
    });
    near(of(&scores, "Cold air"), 1.0);
    near(of(&scores, "air"), 0.5);
    near(of(&scores, "air blows"), 0.0);
    let scores = ranked("Cold air blows.", None, |c| Ranker::NounPhrase.scores(c));
    assert!(scores.iter().all(|(_, score)| score.is_nan()));
}

#[test]
fn two_words_are_the_usual_length_of_a_short_text() {
    let scores = ranked("Cold fresh mountain.", None, |c| Ranker::Length.scores(c));
    let lengths: Vec<usize> = order(&scores)
        .iter()
        .map(|p| p.split(' ').count())
        .collect();
    assert_eq!(lengths, [2, 2, 3, 1, 1, 1]);
}

/// Keyphrases that stand in the title and are nouns with an adjective.
#[test]
fn a_classifier_learns_what_keyphrases_are_like() {
    let tag = |word: &str| {
        Some(match word {
            "cold" | "quiet" | "deep" | "old" => Tag::Adj,
            "the" => Tag::Det,
            "is" | "fills" | "hums" => Tag::Verb,
            "." => Tag::Punct,
            _ => Tag::Noun,
        })
    };
    let taught = std::cell::RefCell::new(Training::default());
    let lessons = [
        ("Cold air", "The cold air fills the house.", "Cold air"),
        (
            "Deep mine",
            "The deep mine is the pride. The lamp hums.",
            "Deep mine",
        ),
        (
            "Old lamp",
            "The old lamp hums. The door is the pride.",
            "Old lamp",
        ),
    ];
    for (title, text, keyphrase) in lessons {
        tagged(text, Some(title), tag, |context| {
            let shown = |i: &usize| {
                let shown = context.candidates.text(&context.source, *i);
                shown.eq_ignore_ascii_case(keyphrase)
            };
            let keyphrases: Vec<usize> = (0..context.candidates.len()).filter(shown).collect();
            assert_eq!(keyphrases.len(), 1, "{keyphrase}");
            taught.borrow_mut().add(context, &keyphrases);
            vec![f64::NAN; context.candidates.len()]
        });
    }
    let model = taught.borrow().learn();
    assert_eq!(model.candidates[0], 3);
    assert_eq!(model.tags["ADJ NOUN"][0], 3);
    let text = serde_json::to_string(&model).unwrap();
    assert_eq!(serde_json::from_str::<NaiveBayes>(&text).unwrap(), model);

    let text = "The quiet pump hums. The valve is the heart.";
    let scores = tagged(text, Some("Quiet pump"), tag, |context| {
        let background = DocumentFrequencies::default();
        let mut with = Context::new(context.source, context.candidates, &background);
        with.model = Some(&model);
        Ranker::NaiveBayes.scores(&with)
    });
    assert!(
        order(&scores)[0].eq_ignore_ascii_case("quiet pump"),
        "{scores:?}"
    );
}

#[test]
fn a_broken_model_is_refused() {
    let parts = |json: &str| serde_json::from_str::<Parts>(json).map_err(|e| e.to_string());
    assert!(parts(r#"{"cuts":[1.0],"counts":[[1,2],[3,4]]}"#).is_ok());
    let short = parts(r#"{"cuts":[1.0],"counts":[[1,2]]}"#).unwrap_err();
    assert!(
        short.contains("1 cuts make 2 parts, but 1 have counts"),
        "{short}"
    );
    let mixed = parts(r#"{"cuts":[2.0,1.0],"counts":[[1,2],[3,4],[5,6]]}"#).unwrap_err();
    assert!(mixed.contains("ascending"), "{mixed}");
}

#[test]
fn what_tells_of_people_is_a_report() {
    let reportness = |language, title, text| {
        let found = std::cell::Cell::new(f64::NAN);
        ranked_in(
            Some(language),
            text,
            title,
            |_| None,
            |context| {
                found.set(context.reportness());
                vec![0.0; context.candidates.len()]
            },
        );
        found.get()
    };
    let english = Language::English;
    let told = "In May he met Ann Brown of Leeds, who had sold her house.";
    let technical = "We prove that the filter converges. Its error is bounded by the step.";
    // Short ones: 0.6 of a report at most.
    assert!((reportness(english, None, told) - 0.6).abs() < 1e-9);
    assert_eq!(reportness(english, None, technical), 0.0);
    // The capitals of a title mean nothing.
    assert_eq!(
        reportness(english, Some("On the Error of Kalman Filters"), technical),
        0.0
    );
    // Where persons are not known, length alone counts.
    assert_eq!(reportness(Language::French, None, told), 0.0);
    let long = "le mot ".repeat(300);
    assert_eq!(reportness(Language::French, None, &long), 1.0);
}
