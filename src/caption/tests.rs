use std::sync::Arc;

use super::*;
use crate::text::Language;

pub(super) const NEWS: &str = "The council of Sandhaven voted on Monday for district heating in the harbour quarter. \
    A large heat pump will draw warmth from the river Ilse and send it through eleven \
    kilometres of insulated pipes. Mayor Orla Kestrin, who grew up in the quarter, said that \
    the heat pump replaces two oil boilers. Households pay a fixed price for ten years. \
    Opponents had asked for a referendum on the district heating plan, which the council \
    refused by one vote.";

fn captioner(settings: Settings) -> Captioner {
    Captioner::new(settings).unwrap()
}

pub(super) fn captions(settings: Settings, text: &str) -> Vec<Caption> {
    let found = captioner(settings).caption(&Document::new("d", text));
    assert_eq!(found.id, "d");
    found.captions
}

fn titled(title: &str, text: &str) -> Document {
    Document {
        title: Some(title.to_owned()),
        ..Document::new("d", text)
    }
}

#[test]
fn captions_fit_the_budget_and_differ() {
    for words in [3, 6, 10, 20, 40] {
        let settings = Settings {
            words,
            min_words: 1,
            ..Settings::default()
        };
        let found = captions(settings, NEWS);
        assert_eq!(found.len(), 3);
        for (at, caption) in found.iter().enumerate() {
            assert!(caption.words <= words && caption.words > 0, "{caption:?}");
            assert!(found[..at].iter().all(|c| c.text != caption.text));
            assert!((0.0..=1.0).contains(&caption.score));
            assert!(at == 0 || found[at - 1].score >= caption.score);
        }
    }
}

#[test]
fn spans_point_back_into_the_text() {
    for caption in captions(Settings::default(), NEWS) {
        assert!(!caption.spans.is_empty());
        for place in caption.spans {
            assert_eq!(place.review, Some(0));
            let part = &NEWS[place.span];
            let inner = part.split_whitespace().collect::<Vec<_>>().join(" ");
            let rest: String = inner.chars().skip(1).collect();
            assert!(caption.text.contains(&rest), "{} / {rest}", caption.text);
        }
    }
}

#[test]
fn one_word_is_a_caption_and_none_is_none() {
    let found = captions(Settings::default(), "Hello");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].text, "Hello");
    for empty in ["", "  \n", "😀 😀", "…"] {
        assert!(captions(Settings::default(), empty).is_empty(), "{empty:?}");
    }
}

#[test]
fn a_title_alone_is_captioned() {
    let found = captioner(Settings::default()).caption(&titled("Night ferry sails", ""));
    assert_eq!(found.captions[0].text, "Night ferry sails");
    assert_eq!(found.captions[0].spans[0].review, None);
}

#[test]
fn the_title_is_no_caption_but_counts() {
    let text = "The market opens on Friday with fruit from the valley. The night ferry sails \
                again between the town and the outer isles.";
    let with = |title| {
        captioner(Settings::default())
            .caption(&titled(title, text))
            .captions
    };
    let found = with("Night ferry to the isles");
    assert!(found[0].text.starts_with("The night ferry"), "{found:?}");
    assert!(
        found
            .iter()
            .all(|c| c.spans.iter().all(|s| s.review == Some(0)))
    );
}

#[test]
fn what_has_no_joint_is_cut_with_an_ellipsis_and_says_so() {
    let text = "tall grey herons wait beside cold quiet water under old bridges near empty boats";
    let settings = Settings {
        words: 6,
        ..Settings::default()
    };
    let found = captions(settings, text);
    assert_eq!(
        found[0].text,
        "Tall grey herons wait beside cold…".replace("Tall", "tall")
    );
    assert!(found[0].shortened);
    assert!(
        found[0]
            .reasons
            .iter()
            .any(|r| r.words.contains("its sentence goes on"))
    );
}

#[test]
fn other_languages_need_no_tagger() {
    let cases = [
        (
            Language::German,
            "Der Rat der Stadt stimmte am Montag für die Fernwärme, wie der Bürgermeister am Abend sagte. Die Opposition, welche dagegen war, verlor mit einer Stimme.",
        ),
        (
            Language::French,
            "Le conseil de la ville a voté lundi pour le chauffage urbain, selon le maire. Les opposants ont perdu d'une voix.",
        ),
        (
            Language::Russian,
            "Городской совет проголосовал в понедельник за новую теплосеть. Жители платят одну цену десять лет.",
        ),
        (
            Language::Greek,
            "Το συμβούλιο της πόλης ψήφισε τη Δευτέρα για το νέο δίκτυο θέρμανσης.",
        ),
    ];
    for (language, text) in cases {
        let found = captioner(Settings::default()).caption(&Document::new("d", text));
        assert_eq!(found.language, language);
        assert!(
            !found.captions.is_empty() && found.captions[0].words >= 5,
            "{found:?}"
        );
    }
}

#[test]
fn emoji_are_kept_and_do_no_harm() {
    let found = captions(
        Settings::default(),
        "The new ferry 🚢 sails to the islands today 😀.",
    );
    assert_eq!(
        found[0].text,
        "The new ferry 🚢 sails to the islands today 😀."
    );
}

#[test]
fn settings_are_checked() {
    let refused = |settings| Captioner::new(settings).unwrap_err().to_string();
    let default = Settings::default;
    assert_eq!(
        refused(Settings {
            words: 0,
            ..default()
        }),
        "words must be at least 1"
    );
    assert_eq!(
        refused(Settings {
            words: 4,
            ..default()
        }),
        "captions of at least 5 words do not fit into 4"
    );
    assert_eq!(
        refused(Settings {
            best: 0,
            ..default()
        }),
        "best must be at least 1"
    );
    assert_eq!(
        refused(Settings {
            diversity: 1.5,
            ..default()
        }),
        "diversity must lie between 0 and 1, got 1.5"
    );
    let method = Method::Probabilistic;
    assert!(
        refused(Settings {
            method,
            ..default()
        })
        .contains("summ train caption")
    );
    assert_eq!("extractive".parse(), Ok(Method::Extractive));
    assert!("abstractive".parse::<Method>().is_err());
}

#[test]
fn a_taught_captioner_uses_words_of_the_text() {
    let teacher = captioner(Settings::default());
    let mut training = CaptionTraining::default();
    let lessons = [
        "The heat pump at the river",
        "Mayor Orla Kestrin in the harbour quarter",
    ];
    assert_eq!(
        teacher.teach(&Document::new("d", NEWS), &lessons, &mut training),
        2
    );
    assert_eq!(
        teacher.teach(&Document::new("e", NEWS), &["…"], &mut training),
        0
    );
    assert_eq!(training.articles(), 1);
    let settings = Settings {
        method: Method::Probabilistic,
        words: 8,
        ..Settings::default()
    };
    let taught = Captioner::with_model(settings, Arc::new(training.learn())).unwrap();
    let found = taught.caption(&Document::new("d", NEWS)).captions;
    assert_eq!(found.len(), 3);
    for caption in found {
        assert!(caption.score < 0.0 && caption.words <= 8 && caption.spans.is_empty());
        let sum: f64 = caption.reasons.iter().map(|r| r.value).sum();
        assert!((sum - caption.score).abs() < 1e-9);
        for word in caption.text.to_lowercase().split_whitespace() {
            let word = word.trim_matches(',');
            assert!(NEWS.to_lowercase().contains(word), "{word}");
        }
    }
}
