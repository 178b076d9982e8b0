use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

use super::*;

fn tokens(text: &str, language: Language) -> Vec<(String, TokenKind)> {
    let mut found = Vec::new();
    let mut normal = String::new();
    tokenize(text, 0..text.len(), language, |span, kind| {
        normalize(&text[span], &mut normal);
        found.push((normal.clone(), kind));
    });
    found
}

fn of_kind(text: &str, wanted: TokenKind) -> Vec<String> {
    tokens(text, Language::English)
        .into_iter()
        .filter(|(_, kind)| *kind == wanted)
        .map(|(normal, _)| normal)
        .collect()
}

#[test]
fn words_and_their_normal_forms() {
    let table: &[(&str, &[&str])] = &[
        ("The LAMP hums", &["the", "lamp", "hums"]),
        (
            "don't don’t don&#39;t don&rsquo;t don&#8217;t",
            &["don't", "don't", "don't", "don't", "don't"],
        ),
        (
            "it 's do n't they’ve",
            &["it", "'s", "do", "n't", "they've"],
        ),
        ("soooo loooved", &["soooo", "loooved"]),
        ("caf&eacute; na&iuml;ve", &["café", "na", "iuml", "ve"]),
        ("&eacute;t&eacute;", &["été"]),
        ("fish&nbsp;soup", &["fish", "soup"]),
        (
            "e.g. U.S. snake_case mp3",
            &["e.g", "u.s", "snake_case", "mp3"],
        ),
        ("well-made pros:cheap", &["well", "made", "pros", "cheap"]),
        ("‘quoted’ ''''", &["quoted"]),
        ("l'hôtel", &["l'hôtel"]),
        ("ΟΔΟΣ Straße", &["οδος", "straße"]),
    ];
    for (text, expected) in table {
        assert_eq!(of_kind(text, TokenKind::Word), *expected, "{text}");
    }
}

#[test]
fn numbers_are_not_words() {
    let text = "3.50 1,000 ½ 8:30 10th 5";
    let expected = ["3.50", "1,000", "½", "8", "30", "5"];
    assert_eq!(of_kind(text, TokenKind::Number), expected);
}

#[test]
fn elided_words_stand_alone() {
    let table: &[(Language, &str, &[&str])] = &[
        (Language::French, "l'hôtel", &["l'", "hôtel"]),
        (Language::French, "Qu’elle", &["qu'", "elle"]),
        (Language::French, "aujourd'hui", &["aujourd'hui"]),
        (Language::Italian, "dell'arte", &["dell'", "arte"]),
    ];
    for (language, text, expected) in table {
        let found = tokens(text, *language);
        let words: Vec<&str> = found.iter().map(|(normal, _)| normal.as_str()).collect();
        assert_eq!(words, *expected);
    }
}

#[test]
fn emoticons() {
    let faces = [
        ":)", ":-)", ":(", ":-(", ";-)", ":D", ":-D", ":P", ":'(", ":/", ":-|", "=)", "=(", ":]",
        ":)))", ">:(", "8-)", "(:", "(-:", "<3", "</3", "^_^", "^^", "-_-", "o_O", "T_T", ">_<",
        "xD", "XD", "D:", "\\o/", ":3", ":*", ":o",
    ];
    for face in faces {
        let text = format!("so {face} it is {face}, {face}");
        let small = face.to_lowercase();
        assert_eq!(of_kind(&text, TokenKind::Emoticon), [&*small; 3], "{face}");
    }
    assert_eq!(of_kind("nice:) fine!:(", TokenKind::Emoticon), [":)", ":("]);
}

#[test]
fn no_emoticons() {
    for text in [
        "http://a.b/c",
        "8:30",
        "(a)",
        "8)",
        "B) two",
        "(see note:)",
        "x=(y)",
        "a:b",
        "5:3",
        "std::vec",
        "C:\\dir",
        "key=D",
        "(1)",
        "rate:10",
        "on",
        "under",
        "Do",
        "o",
        "--",
        "...",
        "((",
        ":",
    ] {
        assert_eq!(
            of_kind(text, TokenKind::Emoticon),
            Vec::<String>::new(),
            "{text}"
        );
    }
}

#[test]
fn emoji_sequences_are_one_token() {
    let text = "ok😀👍🏽 👨‍👩‍👧🇫🇷 1️⃣ ❤️ ★ ™ → 5";
    let expected = ["😀", "👍🏽", "👨‍👩‍👧", "🇫🇷", "1️⃣", "❤️", "★"];
    assert_eq!(of_kind(text, TokenKind::Emoji), expected);
}

proptest! {
    #[test]
    fn tokens_are_ordered_and_leave_out_only_space(text in any::<String>()) {
        let mut end = 0;
        let mut gaps = String::new();
        tokenize(&text, 0..text.len(), Language::French, |span, _| {
            assert!(end <= span.start && span.start < span.end);
            gaps.push_str(&text[end..span.start]);
            end = span.end;
        });
        gaps.push_str(&text[end..]);
        prop_assert!(gaps.replace("&nbsp;", "").trim().is_empty());
    }

    #[test]
    fn ascii_pieces_are_those_of_annex_29(text in "[ -9;-~]{0,40}") {
        for chunk in text.split_whitespace() {
            let ours: Vec<&str> = Pieces::new(chunk).map(|piece| &chunk[piece]).collect();
            let theirs: Vec<&str> = chunk.split_word_bounds().collect();
            prop_assert_eq!(ours, theirs);
        }
    }
}

proptest! {
    /// The short way through plain words ends where the long one does.
    #[test]
    fn plain_words_are_what_any_chunk_is(chunk in "[A-Za-z]{1,6}[.,]?|[8BDXxoOTun][DoO.,]{0,3}") {
        let mut long = Vec::new();
        tokenize_chunk(&chunk, || false, Language::French, |span, kind| long.push((span, kind)));
        let mut found = Vec::new();
        tokenize(&chunk, 0..chunk.len(), Language::French, |span, kind| found.push((span, kind)));
        prop_assert_eq!(found, long);
    }
}
