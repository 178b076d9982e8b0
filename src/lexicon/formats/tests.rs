use crate::lexicon::{Format, LexiconError, SentimentLexicon};

fn read(text: &str, name: &str) -> (SentimentLexicon, Format) {
    SentimentLexicon::parse_any(text, name).unwrap_or_else(|error| panic!("{error}"))
}

fn refused(text: &str, name: &str) -> String {
    match SentimentLexicon::parse_any(text, name) {
        Err(error) => error.to_string(),
        Ok((_, format)) => panic!("read as {format}"),
    }
}

#[track_caller]
fn says(lexicon: &SentimentLexicon, term: &str, valence: f64, subjectivity: f64) {
    let entry = lexicon.entries().iter().find(|entry| &*entry.term == term);
    let entry = entry.unwrap_or_else(|| panic!("no `{term}`"));
    assert!(
        (entry.valence - valence).abs() < 1e-9 && (entry.subjectivity - subjectivity).abs() < 1e-9,
        "{entry:?}"
    );
}

#[test]
fn our_own_format_is_ours_with_two_three_or_four_columns() {
    for text in [
        "soggy\t-1.5\n",
        "soggy\t-1.5\t0.75\n",
        "# x\nsoggy\t-1.5\t0.75\tfood=-2\n",
    ] {
        let (lexicon, format) = read(text, "mine.tsv");
        assert_eq!(format, Format::Tsv);
        says(&lexicon, "soggy", -1.5, 0.75);
    }
    // Whole numbers alone do not make it AFINN's scale.
    assert_eq!(read("soggy\t-3\nsnug\t2\n", "mine.tsv").1, Format::Tsv);
}

#[test]
fn vader_keeps_its_means_and_its_emoticons() {
    let text = ";-)\t1.0\t0.5\t[1, 1]\nSoggy\t-1.5\t0.5\t[-1, -2]\nsoggy\t-2.5\t0.5\t[-2, -3]\n";
    let (lexicon, format) = read(text, "x");
    assert_eq!((format, lexicon.entries().len()), (Format::Vader, 2));
    says(&lexicon, ";-)", 1.0, 0.5);
    says(&lexicon, "Soggy", -2.0, 0.875);
    let error = refused(
        "a\t1\t0.5\t[1]\nb\t2\t0.5\t[2]\nc\tmany\t0.5\t[1]\n",
        "v.txt",
    );
    assert!(
        error.starts_with("v.txt, line 3:") && error.contains("-4 to 4"),
        "{error}"
    );
}

#[test]
fn afinn_is_brought_to_our_scale() {
    let (lexicon, format) = read("superb\t5\nnot half bad\t2\nsoggy\t-1\n", "x");
    assert_eq!(format, Format::Afinn);
    says(&lexicon, "superb", 4.0, 1.0);
    says(&lexicon, "soggy", -0.8, 0.4);
    assert!(
        lexicon
            .entries()
            .iter()
            .any(|entry| &*entry.term == "not half bad")
    );
    assert_eq!(read("soggy\t-1\n", "AFINN-cut.txt").1, Format::Afinn);
}

#[test]
fn senses_count_by_their_rank_over_all_parts_of_speech() {
    let text = "# POS\tID\tPosScore\tNegScore\tSynsetTerms\tGloss\n\
        a\t00000001\t0.75\t0\tsnug#1 well_kept#1\twarm\n\
        n\t00000002\t0\t0.5\tsnug#2\ta room\n\
        n\t00000003\t0\t0\tinn_door#1 inn#1\ta place\n#\n";
    let (lexicon, format) = read(text, "SentiWordNet.txt");
    assert_eq!((format, lexicon.entries().len()), (Format::SentiWordNet, 3));
    says(&lexicon, "snug", 4.0 * (0.75 - 0.25) / 1.5, 1.0 / 1.5);
    says(&lexicon, "well kept", 3.0, 0.75);
    says(&lexicon, "inn", 0.0, 0.0);
    let error = refused("a\t1\t0\t0\tx#1\tg\na\t2\t0\t7\ty#1\tg\n", "swn");
    assert!(
        error.starts_with("swn, line 2:") && error.contains('7'),
        "{error}"
    );
    let error = refused("a\t1\t0\t0\tx#1\tg\na\t2\t0\t0\ty#b\tg\n", "swn");
    assert!(
        error.contains("`y#b`") && error.contains("term#1"),
        "{error}"
    );
}

#[test]
fn a_word_list_tells_its_polarity_by_comment_or_name() {
    let (lexicon, format) = read("; a list of NEGATIVE words\n;\n\nsoggy\n2-faced\n", "a.txt");
    assert_eq!(format, Format::WordList);
    says(&lexicon, "soggy", -2.0, 1.0);
    let (lexicon, _) = read("snug\nneat\n", "negative lists/positive-words.txt");
    says(&lexicon, "snug", 2.0, 1.0);
    let error = refused("snug\nneat\n", "words.txt");
    assert!(
        error.contains("words.txt") && error.contains("parse_word_list"),
        "{error}"
    );
}

#[test]
fn mpqa_clues_are_joined_over_parts_of_speech() {
    let text = "type=strongsubj len=1 word1=snug pos1=adj stemmed1=n priorpolarity=positive\n\
        type=weaksubj len=1 word1=snug pos1=noun stemmed1=n m priorpolarity=neutral\n\
        type=weaksubj len=2 word1=fall word2=short pos1=verb stemmed1=y priorpolarity=weakneg\n";
    let (lexicon, format) = read(text, "clues.tff");
    assert_eq!((format, lexicon.entries().len()), (Format::Mpqa, 2));
    says(&lexicon, "snug", 1.25, 0.7);
    says(&lexicon, "fall short", -1.5, 0.5);
    let error = refused("type=strongsubj word1=a priorpolarity=glad\n", "m.tff");
    assert!(
        error.starts_with("m.tff, line 1:") && error.contains("neutral"),
        "{error}"
    );
}

#[test]
fn what_is_no_lexicon_hears_which_formats_are_known() {
    for text in [
        "{\"a\": 1}\n",
        "Dear all, this is prose.\nMore of it.\n",
        "good 2.0\nbad -2.0\n",
    ] {
        let error = refused(text, "what");
        for format in Format::ALL {
            assert!(error.contains(format.title()), "{format} not in {error}");
        }
        assert!(error.contains("what, line 1"), "{error}");
    }
    assert!(matches!(
        SentimentLexicon::parse_any("# only a comment\n", "x"),
        Err(LexiconError::Empty { .. })
    ));
}

#[test]
fn later_lexicons_go_over_earlier_ones() {
    let base = SentimentLexicon::parse("dry\t-1\t0.5\twine=1\nsnug\t2\t0.8\n", "a").unwrap();
    let own = SentimentLexicon::parse("neat\t1\t0.5\nDry\t-2\t0.6\ttowel=2\n", "b").unwrap();
    let whole = SentimentLexicon::combine([&base, &own]);
    assert_eq!(whole.entries().len(), 3);
    let dry = whole.entry(whole.word("dry").unwrap().entry);
    assert_eq!((dry.valence, dry.subjectivity), (-2.0, 0.6));
    assert_eq!(dry.valence_in(whole.domain("wine")), 1.0);
    assert_eq!(dry.valence_in(whole.domain("towel")), 2.0);
    assert!(whole.word("neat").is_some() && whole.word("snug").is_some());
}
