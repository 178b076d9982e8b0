use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::lexicon::{Rules, SentimentLexicon};
use crate::text::{Analyzer, Document, Language};

fn score(text: &str) -> SentenceSentiment {
    score_with(&SentimentScorer::new(), Language::English, text)
}

fn score_with(scorer: &SentimentScorer, language: Language, text: &str) -> SentenceSentiment {
    let document = Document::new("test", text);
    let analysis = Analyzer::new(Some(language)).analyze(&document);
    let mut sentences = scorer.score(&analysis, &document);
    assert_eq!(sentences.len(), 1, "{text}");
    sentences.remove(0)
}

fn polarity(text: &str) -> f64 {
    score(text).polarity
}

fn rules_of(text: &str) -> Vec<RuleKind> {
    let found = score(text);
    let rules = found.evidence.iter().flat_map(|found| &found.rules);
    rules.map(|rule| rule.kind).collect()
}

#[test]
fn praise_is_above_zero() {
    for text in [
        "The soup was good.",
        "The soup was not bad.",
        "I can't say I wasn't impressed.",
        "Not only is it quick but also beautiful.",
        "There is no doubt that this kettle is good.",
        "It was not a great hotel but a good one.",
        "Nothing better than this kettle.",
        "It couldn't be better.",
        "The coffee has never been better.",
        "You won't be disappointed.",
        "We would recommend this inn to anybody.",
        "Terribly funny.",
        "It is a must-see.",
        "The curry is soooo goooood",
        "Good enough.",
        "I'd give it 9/10.",
        "5 out of 5 stars from us",
        "The lamp is better than the awful old one.",
        "It was anything but boring.",
        "What a lovely, quiet place :-)",
        "Our room 😍",
        "The service was slow but the food is wonderful.",
    ] {
        assert!(polarity(text) > 0.05, "{text} {:?}", score(text));
    }
}

#[test]
fn blame_is_below_zero() {
    for text in [
        "The soup was bad.",
        "The soup was not good.",
        "The soup was not very good.",
        "The soup was hardly good.",
        "It isn't excellent.",
        "The novel is without charm.",
        "The novel lacks charm.",
        "It could be better.",
        "They should be nicer.",
        "It is worse than the good old one.",
        "The sequel is less interesting.",
        "The least interesting part of the tour.",
        "The queue was too long.",
        "There are too many adverts.",
        "The only good thing was the pool.",
        "It is neither funny nor clever.",
        "I don't think it is a good idea.",
        "I have never been so disappointed.",
        "Nobody liked it.",
        "We would not recommend this inn.",
        "It fell apart after a week.",
        "It failed to impress.",
        "1 out of 10",
        "Zero stars.",
        "The food is wonderful but the service was terrible.",
        "Unfortunately, the lid broke.",
        "This is no good.",
    ] {
        assert!(polarity(text) < -0.05, "{text} {:?}", score(text));
    }
}

#[test]
fn facts_say_nothing() {
    for text in [
        "The train leaves at nine.",
        "Open 24/7.",
        "Me too.",
        "The room has a bed.",
        "She lives at 1/2 Mill Lane.",
        "",
    ] {
        let found = Document::new("test", text);
        let analysis = Analyzer::new(Some(Language::English)).analyze(&found);
        for sentence in SentimentScorer::new().score(&analysis, &found) {
            assert_eq!(
                (sentence.polarity, sentence.intensity),
                (0.0, 0.0),
                "{text} {sentence:?}"
            );
            assert!(sentence.intensity.is_sign_positive());
        }
    }
}

#[test]
fn the_left_is_better_than_the_right() {
    for (better, worse) in [
        ("It is excellent.", "It is good."),
        ("It is very good.", "It is good."),
        ("It is extremely good.", "It is very good."),
        ("It is good.", "It is fairly good."),
        ("It is good.", "It is slightly good."),
        ("It is good.", "It is good enough."),
        ("It is a bit disappointing.", "It is disappointing."),
        ("It is disappointing.", "It is extremely disappointing."),
        ("It is GOOD.", "It is good."),
        ("It is gooood.", "It is good."),
        ("It is good!", "It is good."),
        ("It is good!!!", "It is good!"),
        ("It is good.", "Is it good?"),
        ("It is great.", "It would have been great."),
        ("It is good.", "If it is good, tell me."),
        ("It is good.", "It was expected to be good."),
        ("It is good.", "It is not bad."),
        ("It is not excellent.", "It is not good."),
        ("It is not good.", "It is awful."),
        ("It is not very good.", "It is very bad."),
        ("The food is good but the room is bad.", "The room is bad."),
        (
            "The room is bad but the food is good.",
            "The food is good but the room is bad.",
        ),
        (
            "Although the room is bad, the food is good.",
            "Although the food is good, the room is bad.",
        ),
        ("I love it so much.", "I love it."),
        ("Good, definitely.", "Definitely not good."),
        ("10/10", "7/10"),
        ("4 out of 5 stars", "3 out of 5 stars"),
    ] {
        let (left, right) = (score(better), score(worse));
        assert!(
            left.polarity > right.polarity,
            "{better} {left:?}\n{worse} {right:?}"
        );
    }
}

#[test]
fn a_shouted_sentence_is_a_sentence() {
    assert_eq!(polarity("IT IS GOOD."), polarity("It is good."));
}

#[test]
fn three_marks_are_as_good_as_thirty() {
    let thirty = format!("It is good{}", "!".repeat(30));
    assert_eq!(polarity("It is good!!!"), polarity(&thirty));
}

#[test]
fn every_rule_says_its_name() {
    for (text, kind) in [
        ("It is not good.", RuleKind::Negation),
        ("I can't say it wasn't good.", RuleKind::DoubleNegation),
        ("It is hardly good.", RuleKind::NearNegation),
        ("Nothing better.", RuleKind::Unsurpassed),
        ("Very good.", RuleKind::Intensifier),
        ("Slightly good.", RuleKind::Dampener),
        ("It is goooood.", RuleKind::Lengthening),
        ("It is GOOD.", RuleKind::Capitals),
        ("Good!", RuleKind::Exclamation),
        ("Is it good?", RuleKind::Question),
        ("It is cheap but good.", RuleKind::Contrast),
        ("Although good, it is loud.", RuleKind::Concession),
        ("It would have been good.", RuleKind::Irrealis),
        ("If it is good, buy it.", RuleKind::Conditional),
        ("It could be better.", RuleKind::WishedBetter),
        ("Louder than the good one.", RuleKind::Comparison),
        ("It is less good.", RuleKind::Less),
        ("It is too friendly.", RuleKind::Excess),
        ("It is good enough.", RuleKind::Sufficiency),
        ("The only good thing.", RuleKind::OnlyPart),
    ] {
        assert!(rules_of(text).contains(&kind), "{text} {:?}", score(text));
    }
}

#[test]
fn evidence_adds_up() {
    let text = "Not a very GOOD film, but the only lovely part was sooo funny, 7/10 😍 !!";
    let found = score(text);
    let intensity: f64 = found
        .evidence
        .iter()
        .map(|found| found.valence.abs() / 4.0)
        .sum();
    assert!((found.intensity - intensity).abs() < 1e-12);
    for found in &found.evidence {
        let product = found
            .rules
            .iter()
            .fold(found.base, |valence, rule| valence * rule.factor);
        assert!(
            (found.valence - product.clamp(-4.0, 4.0)).abs() < 1e-12,
            "{found:?}"
        );
        assert!(text.get(found.span.clone()).is_some());
        assert!(
            found
                .rules
                .iter()
                .all(|rule| text.get(rule.trigger.clone()).is_some())
        );
    }
}

#[test]
fn a_domain_has_valences_of_its_own() {
    let words = "unpredictable\t-1\t.8\tfilm=1.5\n";
    let lexicon = Arc::new(SentimentLexicon::parse(words, "test").unwrap());
    let scorer = SentimentScorer::new().with_words(lexicon, Rules::english());
    let text = "The steering is unpredictable.";
    let general = score_with(&scorer, Language::English, text);
    let scorer = scorer.with_domain(Some("film"));
    assert!(general.polarity < 0.0);
    assert!(score_with(&scorer, Language::English, text).polarity > 0.0);
    let scorer = scorer.with_domain(Some("trains"));
    assert_eq!(score_with(&scorer, Language::English, text), general);
}

#[test]
fn other_languages_speak_by_symbols_and_numbers() {
    let built_in = SentimentScorer::new();
    let text = "Die Suppe war gut, 9/10 👍";
    let found = score_with(&built_in, Language::German, text);
    assert_eq!(found.evidence.len(), 2, "{found:?}");
    let lexicon = Arc::new(SentimentLexicon::parse("gut\t2\t.8", "de").unwrap());
    let rules = "[[cue]]\nkind = \"negator\"\nfactor = 4\nwords = [\"nicht\"]";
    let rules = Arc::new(Rules::from_toml(rules, "de").unwrap());
    let own = built_in.with_words(lexicon, rules);
    assert!(score_with(&own, Language::German, "Die Suppe war nicht gut.").polarity < 0.0);
}

#[test]
fn opinions_are_more_subjective_than_facts() {
    let fact = score("The train leaves at nine.").subjectivity;
    let marked = score("I think the train leaves at nine.").subjectivity;
    let opinion = score("I think the train is wonderful.").subjectivity;
    assert!(
        fact < 0.4 && fact < marked && marked < opinion,
        "{fact} {marked} {opinion}"
    );
    let scene = score("When he comes home, his brother takes the train.").subjectivity;
    assert!(scene < 0.2, "{scene}");
}

#[test]
fn what_was_fitted_is_whole_and_can_be_put_aside() {
    let text = include_str!("../../../lexicons/sentiment/en-fitted.tsv");
    let fitted = Fitted::parse(text, "en-fitted.tsv").expect("the built-in file");
    assert_eq!(*Fitted::english(), fitted);
    assert_eq!(fitted.subjective().len(), feature_names().count());
    let lexicon = SentimentLexicon::english();
    let offsets = fitted.offsets(&lexicon);
    for (entry, offset) in lexicon.entries().iter().zip(offsets) {
        // How much a word says was learned, what it says is written by hand.
        assert!(
            offset.abs() <= 0.35 * entry.valence.abs() + 0.01,
            "{entry:?} {offset}"
        );
    }
    let by_hand = SentimentScorer::by_hand();
    let found = score_with(&by_hand, Language::English, "A better lamp.");
    assert_eq!(found.evidence[0].base, 1.5);
    for wrong in [
        "word\tgood",
        "rule\tnegation\t9",
        "subjective\tmoon\t1",
        "x\ty\t1",
    ] {
        let error = Fitted::parse(wrong, "f.tsv").expect_err(wrong).to_string();
        assert!(error.starts_with("f.tsv, line 1: "), "{error}");
    }
}

#[test]
fn a_document_is_as_one_long_sentence() {
    let document = Document::new(
        "test",
        "The food was great. It has a door. The staff was rude.",
    );
    let analysis = Analyzer::new(Some(Language::English)).analyze(&document);
    let sentences = SentimentScorer::new().score(&analysis, &document);
    let whole = document_sentiment(&sentences, &analysis);
    let values: Vec<f64> = sentences
        .iter()
        .flat_map(|s| &s.evidence)
        .map(|e| e.valence)
        .collect();
    let weighed = |value: f64| value * (value.abs() / 2.0).sqrt() * (1.0 - 0.2 * value.signum());
    let size: f64 = values.iter().map(|value| weighed(*value).abs()).sum();
    let sum: f64 = values.iter().map(|value| weighed(*value)).sum();
    // Twelve words.
    let polarity = sum / (size + 1.0 + 12.0_f64.sqrt());
    assert!((whole.polarity - polarity).abs() < 1e-12);
    assert!((whole.praise + whole.complaint - 1.0).abs() < 1e-12);
    assert_eq!(
        document_sentiment(&[], &analysis),
        DocumentSentiment::default()
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_text_is_judged_within_range(
        text in prop_oneof![
            "\\PC{0,200}",
            "((not|no|never|very|too|good|bad|but|if|than|better|more|less|only|thing|enough|a|lot|8|/|10|stars|!|\\?|,|-|😍|GOOD|soooo|nor|out|of) ?){0,40}",
        ],
    ) {
        let document = Document::new("any", text);
        let analysis = Analyzer::new(Some(Language::English)).analyze(&document);
        let sentences = SentimentScorer::new().score(&analysis, &document);
        prop_assert_eq!(sentences.len(), analysis.sentences.len());
        for found in &sentences {
            prop_assert!((-1.0..=1.0).contains(&found.polarity));
            prop_assert!((0.0..=1.0).contains(&found.subjectivity));
            prop_assert!(found.intensity >= 0.0 && found.intensity.is_finite());
        }
        let whole = document_sentiment(&sentences, &analysis);
        prop_assert!((-1.0..=1.0).contains(&whole.polarity));
    }
}

/// The context decides whether "like" is praise or only compares.
#[test]
fn what_is_like_something_is_not_liked() {
    for text in [
        "Pillows like concrete.",
        "The bed was like a rock.",
        "Mattress like cardboard, towels like sandpaper.",
        "It looks like a toy.",
        "A lobby like any other.",
        "I felt like a parcel.",
        "Do you like it?",
    ] {
        let found = score(text);
        assert!(found.polarity <= 0.0, "{text} {found:?}");
    }
    for text in [
        "I like the pillows.",
        "They also like it here.",
        "You will like the view.",
        "The towels are like new.",
        "There is a lot to like.",
        "Guests like the pool.",
    ] {
        let found = score(text);
        assert!(found.polarity > 0.1, "{text} {found:?}");
    }
    assert!(score("I don't really like it.").polarity < -0.1);
}

#[test]
fn everyday_talk() {
    for text in [
        "Happy birthday to my sister!",
        "Good morning everyone",
        "hope you have a great day",
        "can't wait to see you",
        "sooo happy yayyy",
        "got it working :DDD",
        "finals are done xD",
        "that was too cute",
    ] {
        assert!(score(text).polarity > 0.1, "{text} {:?}", score(text));
    }
    for text in [
        "fml",
        "nooo, not again",
        "I miss you",
        "home sick with a headache",
        "so bored",
        "#epicfail",
        "my dog died </3",
        "this is so annoying -_-",
    ] {
        assert!(score(text).polarity < -0.1, "{text} {:?}", score(text));
    }
    // Somebody who is called so.
    assert_eq!(score("@happy what time is it").polarity, 0.0);
}

#[test]
fn comparisons_say_what_they_mean() {
    for text in [
        "Couldn't be happier!",
        "I have never had a better breakfast.",
    ] {
        assert!(polarity(text) > 0.2, "{text} {:?}", score(text));
    }
    for text in [
        "The waiter was less than friendly.",
        "I would have loved it if it worked.",
    ] {
        assert!(polarity(text) < -0.1, "{text} {:?}", score(text));
    }
    assert!(polarity("It could have been worse.") > 0.0);
}

#[test]
fn words_of_other_languages_are_found_by_their_stems() {
    let words = "gut\t2\nschlecht\t-2\nlangweilig\t-2\nFreude\t2\nnot\t-1\n";
    let lexicon = SentimentLexicon::parse(words, "de.tsv").unwrap();
    let scorer = SentimentScorer::new().with_words(Arc::new(lexicon), Rules::english());
    assert!(scorer.covers(Language::German) && !SentimentScorer::new().covers(Language::German));
    let document = Document::new(
        "kritik",
        "Das ist eine gute Idee. Die langweiligsten Szenen sind so schlecht. Welche Freuden!",
    );
    let analysis = Analyzer::new(Some(Language::German)).analyze(&document);
    let found = scorer.score(&analysis, &document);
    let polarity: Vec<bool> = found.iter().map(|found| found.polarity > 0.0).collect();
    assert_eq!(polarity, [true, false, true], "{found:?}");
    // "so" is no English "so" here.
    let rules = found[1].evidence.iter().map(|found| found.rules.len());
    assert_eq!(rules.collect::<Vec<_>>(), [0, 0], "{found:?}");
}

#[test]
fn more_words_go_over_the_built_in_ones_and_leave_the_rest() {
    let slang = SentimentLexicon::parse("slow\t3\t1\nglorpy\t2\t1\n", "s.tsv").unwrap();
    let scorer = SentimentScorer::new()
        .with_more_words(&slang)
        .with_domain(Some("film"));
    let judge = |scorer, text| score_with(scorer, Language::English, text).polarity;
    assert!(judge(&scorer, "Slow and glorpy.") > 0.4);
    let own = SentimentScorer::new().with_domain(Some("film"));
    let text = "A superb film with a terrible ending.";
    assert_eq!(judge(&scorer, text), judge(&own, text));
}
