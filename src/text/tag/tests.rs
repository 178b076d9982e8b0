use super::*;
use crate::text::{Analyzer, Language};

/// Tags as treebanks write them.
fn tagged(tagger: &Tagger, sentence: &str) -> String {
    let words: Vec<&str> = sentence.split_whitespace().collect();
    let mut tags = Vec::new();
    tagger.tag_words(&words, &mut tags);
    let names: Vec<&str> = tags.iter().map(|tag| tag.name()).collect();
    names.join(" ")
}

/// Tags of the tokens that the analyser makes of a text.
fn tagged_text(text: &str) -> Vec<(String, Tag)> {
    let analysis = Analyzer::new(Some(Language::English)).analyze_texts(&[text]);
    let tags = Tagger::english().tags(&[text], &analysis);
    assert_eq!(tags.len(), analysis.tokens.len());
    let words = analysis
        .tokens
        .iter()
        .map(|t| text[t.span.clone()].to_owned());
    words.zip(tags).collect()
}

const KITCHEN: &str = "\
# A treebank of our own, with made-up words.
# text = The dax runs.
The\tDET\tthe
dax\tNOUN\tdax
runs\tVERB\trun
.\tPUNCT\t.

# text = A wug doesn't sing.
A\tDET\ta
wug\tNOUN\twug
does\tAUX\tdo
n't\tPART\tnot
sing\tVERB\tsing
.\tPUNCT\t.

The\tDET\tthe
small\tADJ\tsmall
wug\tNOUN\twug
sings\tVERB\tsing
.\tPUNCT\t.
";

fn small() -> TaggerTraining {
    TaggerTraining {
        bits: 10,
        ..TaggerTraining::default()
    }
}

fn kitchen() -> Treebank {
    Treebank::read(KITCHEN, "kitchen.tsv").expect("a treebank")
}

#[test]
fn the_weights_built_in_can_be_read() {
    let origin = Tagger::english().origin();
    for word in ["UD English EWT", "Silveira et al. 2014", "CC BY-SA 4.0"] {
        assert!(origin.contains(word), "{origin}");
    }
    assert!(Tagger::english().knows("the"));
    assert!(!Tagger::english().knows("wugdax"));
}

#[test]
fn plain_sentences_whatever_their_capitals() {
    let table = [
        (
            "the old man opened the door .",
            "DET ADJ NOUN VERB DET NOUN PUNCT",
        ),
        (
            "she gave him a new book .",
            "PRON VERB PRON DET ADJ NOUN PUNCT",
        ),
        (
            "we can not eat this soup !",
            "PRON AUX PART VERB DET NOUN PUNCT",
        ),
        (
            "the room was very small and dirty .",
            "DET NOUN AUX ADV ADJ CCONJ ADJ PUNCT",
        ),
        (
            "they bought three cups in the shop .",
            "PRON VERB NUM NOUN ADP DET NOUN PUNCT",
        ),
    ];
    for (sentence, tags) in table {
        assert_eq!(tagged(Tagger::english(), sentence), tags, "{sentence}");
        let upper = sentence.to_uppercase();
        assert_eq!(tagged(Tagger::english(), &upper), tags, "{upper}");
        let first = sentence[..1].to_uppercase() + &sentence[1..];
        assert_eq!(tagged(Tagger::english(), &first), tags, "{first}");
    }
}

#[test]
fn contractions_are_their_first_word() {
    let tags = tagged_text("She doesn't like it. They'll see that we can’t pay.");
    let of = |word: &str| tags.iter().find(|(w, _)| w == word).map(|(_, tag)| *tag);
    assert_eq!(of("doesn't"), Some(Tag::Aux));
    assert_eq!(of("They'll"), Some(Tag::Pron));
    assert_eq!(of("can’t"), Some(Tag::Aux));
}

#[test]
fn faces_and_pictographs_are_symbols() {
    let tags = tagged_text("I love this soup 😀 👍🏽");
    let symbols: Vec<&str> = tags
        .iter()
        .filter(|(_, tag)| *tag == Tag::Sym)
        .map(|(word, _)| word.as_str())
        .collect();
    assert_eq!(symbols, ["😀", "👍🏽"]);
}

#[test]
fn nothing_and_unknown_scripts_pass() {
    let mut tags = vec![Tag::X];
    Tagger::english().tag_words(&[], &mut tags);
    assert_eq!(tags, []);
    Tagger::english().tag_words(
        &["", "我爱北京", "город", "ΣΟΦΊΑ", "\u{301}", "ﬁn"],
        &mut tags,
    );
    assert_eq!(tags.len(), 6);
    assert_eq!(tagged_text(""), []);
    let long = "a".repeat(100_000);
    Tagger::english().tag_words(&[&long], &mut tags);
    assert_eq!(tags.len(), 1);
}

#[test]
fn what_was_learned_is_found() {
    let tagger = small().train(&kitchen(), "Origin: our own\nLicence: ours");
    assert_eq!(tagger.origin(), "# Origin: our own\n# Licence: ours\n");
    assert_eq!(
        tagged(&tagger, "The small wug sings ."),
        "DET ADJ NOUN VERB PUNCT"
    );
    assert_eq!(
        tagged(&tagger, "A WUG DOESN'T SING ."),
        "DET NOUN AUX VERB PUNCT"
    );
    let accuracy = Accuracy::of(&tagger, &kitchen());
    assert_eq!(accuracy.words(), 15);
    assert_eq!(accuracy.all(), 1.0);
    assert_eq!(accuracy.of_tag(Tag::Noun), (3, 1.0, 1.0));
    assert_eq!(accuracy.of_tag(Tag::Intj), (0, 0.0, 0.0));
    assert!(accuracy.unknown_words() > 0);
}

#[test]
fn the_same_seed_makes_the_same_bytes() {
    let bytes = small().train(&kitchen(), "Origin: ours").to_bytes();
    assert_eq!(small().train(&kitchen(), "Origin: ours").to_bytes(), bytes);
    let other = TaggerTraining { seed: 2, ..small() };
    assert_ne!(other.train(&kitchen(), "Origin: ours").to_bytes(), bytes);
}

#[test]
fn bytes_are_read_as_they_were_written() {
    let bytes = Tagger::english().to_bytes();
    let again = Tagger::from_bytes(&bytes).expect("a tagger");
    assert_eq!(again.to_bytes(), bytes);
    assert_eq!(again.origin(), Tagger::english().origin());
}

#[test]
fn other_bytes_are_refused() {
    let good = small().train(&kitchen(), "Origin: ours").to_bytes();
    let cases: [(&[u8], TaggerError); 4] = [
        (b"", TaggerError::Format),
        (b"# no end", TaggerError::Format),
        (
            b"# other\nsumm-tagger-0\n0000000000000000",
            TaggerError::Format,
        ),
        (&good[..40], TaggerError::Format),
    ];
    for (bytes, error) in cases {
        assert_eq!(Tagger::from_bytes(bytes).unwrap_err(), error);
    }
    let short = Tagger::from_bytes(&good[..good.len() - 1]).unwrap_err();
    assert!(matches!(short, TaggerError::Length { .. }), "{short}");
    // Whatever byte behind the head is changed, it is told.
    for at in (15..good.len()).step_by(97) {
        let mut bad = good.clone();
        bad[at] ^= 0x10;
        assert!(Tagger::from_bytes(&bad).is_err(), "byte {at}");
    }
}

#[test]
fn no_treebank_is_too_small() {
    let one = Treebank::read("Hm\tINTJ\n", "one").expect("a treebank");
    let tagger = small().train(&one, "");
    assert_eq!(tagger.origin(), "");
    assert_eq!(tagged(&tagger, "Hm Hm"), "INTJ INTJ");
    let none = Treebank::default();
    assert_eq!(tagged(&small().train(&none, ""), "Hm").len(), 3);
}

#[test]
fn our_own_tokens_have_the_tag_of_their_host() {
    let ours = kitchen().retokenised();
    assert_eq!(ours.sentences.len(), 2);
    assert_eq!(
        ours.sentences[1].words,
        ["A", "wug", "doesn't", "sing", "."]
    );
    let tags = [Tag::Det, Tag::Noun, Tag::Aux, Tag::Verb, Tag::Punct];
    assert_eq!(ours.sentences[1].tags, tags);
    let mail = "# text = An e-mail.\nAn\tDET\ne-mail\tNOUN\n.\tPUNCT\n";
    let ours = Treebank::read(mail, "mail")
        .expect("a treebank")
        .retokenised();
    assert_eq!(ours.sentences[0].words, ["An", "e", "-", "mail", "."]);
    let tags = [Tag::Det, Tag::Noun, Tag::Punct, Tag::Noun, Tag::Punct];
    assert_eq!(ours.sentences[0].tags, tags);
    let strange = "# text = Another text.\nAn\tDET\n";
    let strange = Treebank::read(strange, "strange").expect("a treebank");
    assert_eq!(strange.retokenised(), Treebank::default());
}

#[test]
fn a_bad_line_is_named() {
    let refused = |text: &str| Treebank::read(text, "t.tsv").unwrap_err().to_string();
    assert!(refused("the\tDET\n\nword\n").starts_with("t.tsv, line 3: a word needs its tag"));
    assert!(refused("\tDET\n").starts_with("t.tsv, line 1: a word needs"));
    assert!(refused("the\tdet\n").starts_with("t.tsv, line 1: `det` is no universal"));
    assert!(refused("# only a comment\n\n").starts_with("t.tsv: no sentence"));
    let hash = Treebank::read("#\tSYM\t#\n1\tNUM\t1\n", "hash").expect("a treebank");
    assert_eq!(hash.sentences[0].words, ["#", "1"]);
}

#[test]
fn capitals_are_set_and_tags_stay() {
    let sentence = &kitchen().sentences[1];
    let written = |capitals: Capitalisation| capitals.apply(sentence).words.join(" ");
    assert_eq!(written(Capitalisation::AsWritten), "A wug does n't sing .");
    assert_eq!(written(Capitalisation::Lower), "a wug does n't sing .");
    assert_eq!(written(Capitalisation::Upper), "A WUG DOES N'T SING .");
    assert_eq!(written(Capitalisation::Title), "A Wug Does n't Sing .");
    assert_eq!(Capitalisation::Headline.apply(sentence).tags, sentence.tags);
}

#[test]
fn names_are_read_as_they_are_shown() {
    for tag in Tag::ALL {
        assert_eq!(tag.to_string().parse(), Ok(tag));
        assert_eq!(Tag::ALL[tag as usize], tag);
    }
    assert_eq!("Noun".parse::<Tag>(), Err(UnknownTag("Noun".to_owned())));
}
