use proptest::prelude::*;

use super::*;

/// All splitters; every table and law below holds for each.
const BACKENDS: &[Backend] = &[
    #[cfg(feature = "sentencex")]
    Backend::Sentencex,
    Backend::Uax29,
];

fn sentences(backend: Backend, text: &str, language: Language) -> Vec<&str> {
    split_by(backend, text, language)
        .into_iter()
        .map(|span| &text[span])
        .collect()
}

/// Each row holds sentences parted by `|`; joined by the separator they must
/// come apart again.
fn check(language: Language, separator: &str, table: &[&str]) {
    for row in table {
        let parts: Vec<&str> = row.split('|').collect();
        for backend in BACKENDS {
            let text = parts.join(separator);
            assert_eq!(sentences(*backend, &text, language), parts, "{backend:?}");
        }
    }
}

#[test]
fn plain_sentences() {
    let table = [
        "The lamp is bright.|It hums at night.",
        "Is it waterproof?|No!|Not at all.",
        "the zip jams.|it tore in a week.|my dog hates it.",
        "WORST LAMP EVER.|IT BROKE AT ONCE.|NEVER AGAIN!!!",
        "No full stop at the end",
        "Why?!|Nobody knows.",
        "Sturdy!!|works well!!|would buy again",
        "Sound 9/10.|Looks 7/10.|Sold on 3/4/2019.",
        "Firmware 3.1.4 helped.|Firmware 4 did not.",
        "It cost $12.50.|Fair enough.",
        "Write to kim.lee@mail.example.org.|She answers.",
        "The manual is at https://docs.example.net/lamp.v2/index.html.|It is short.",
        "I bought it on Lampshop.com last week.|It came late.",
    ];
    check(Language::English, " ", &table);
}

#[test]
fn abbreviations() {
    let table = [
        "Mrs. Okafor called Dr. Lindqvist at 9 a.m. Friday.|He was out.",
        "By 7 p.m. Ms. Ito had left.|We stayed until 8 p.m.|It rained.",
        "It costs approx. 40 dollars, e.g. at the mall, i.e. The Grove.",
        "See Fig. 12 and Eq. 3 on p. 9.|They explain it.",
        "Is there a no. 7 bus?|No.|There is none.",
        "She works for Brandt & Co. in the U.S. Navy yard.|He does not.",
        "Made by Haldane Inc.|They went broke.",
        "We flew to the U.K.|It was foggy.",
        "A 5 lb. bag lasts 10 min. at most.|I waited a min.|Then I left.",
        "It is 10 in. wide.|Plug it in.|It works.",
        "We went last Sat. night.|Nice place.",
        "W. H. Pike and R.L. Strand wrote it.|Anna B. Moss did not.",
        "I chose plan B.|It was cheaper.",
        "There were only he and I.|Did that help?",
        "We used Yahoo! for mail.|It worked.",
        "They saw Oklahoma! with friends.|What fun!",
        "It is ok.|Node.js runs on it.",
        "Bass, treble, etc. are fine.|Really.",
        "P.S. It hums.|Not loudly.",
        "We use the .NET tools.|Ok.",
    ];
    check(Language::English, " ", &table);
}

#[test]
fn ellipses_quotations_brackets() {
    let table = [
        "I hoped... and hoped... until June.|Nothing.",
        "So slow…|Sent it back.",
        "It was . . . well . . . odd.|Still good.",
        "\"It leaks,\" she wrote.|\"Send another.\"",
        "He said 'Never again.' and left.|I stayed.",
        "“Good?”|“Very good!” he said.",
        "\"It broke. They shrugged.\"|That was all.",
        "(I was late.)|They waited.",
        "They waited (it was cold!) and left.|I ran.",
        "It is loud (very loud).|Sorry.",
        "She wrote [...] and [sic!] a lot.|I did not read it.",
        "They call it a „Lampe\" here.|She laughed.|We \"did\" too.",
        "He said &quot;Fine.&quot;|I left.",
        "We took ( for once ) the bus .|Never again !",
    ];
    check(Language::English, " ", &table);
}

#[test]
fn faces_belong_to_the_sentence_before() {
    let table = [
        "Love the colour :)|Strap is short.",
        "Great lamp!!! :-D|Buy it.",
        "Works fine. 😀👍|Came early.",
        "Works fine 😍|Came early.",
        "So glad :) but it is heavy.|Hm.",
        "I ❤️ London in May.|You should go.",
        "😀😀",
        ":-(",
    ];
    check(Language::English, " ", &table);
}

#[test]
fn full_stops_without_a_space() {
    let table = [
        "The bed was soft.|The view was poor.|I slept.",
        "soup was cold.|waiter rude.|but cheap!",
        "It cost $9.75.|Worth it.",
        "Lovely!|Will return.",
        "NICE LAMP.|VERY BRIGHT.",
        "it was cold.|it was late",
    ];
    check(Language::English, "", &table);
    check(
        Language::English,
        "",
        &["It hums (a bit) .|I sent it back .|Fine"],
    );
    let whole = [
        "See notes.txt or lamp.com or shop.co.uk or a.b@c.org for more",
        "A.A.Milne, e.g.this, vs.that, 7.5x, Mr.Lee, 10.30am",
        "Open www.lamps.Example.com/A.B?c=D.E now",
        "We well...maybe liked it",
    ];
    check(Language::English, " ", &whole);
}

#[test]
fn entities_do_not_split() {
    let table = ["Fish &amp; chips &#39;n&#39; peas &hellip; and tea.|Good."];
    check(Language::English, " ", &table);
}

#[test]
fn lists_in_one_line() {
    let table = [
        "1. Light. |2. Strong. |3. Runs on sun.",
        "1) the shade |2) the bulb |3) the cord",
        "a. The shade |b. The bulb |c. The cord",
        "• soft |• warm |• washable",
        "Two faults: |1) it hums |2) it leaks",
    ];
    for row in table {
        let parts: Vec<&str> = row.split('|').map(str::trim).collect();
        for backend in BACKENDS {
            let text = row.replace('|', "");
            assert_eq!(
                sentences(*backend, &text, Language::English),
                parts,
                "{backend:?}"
            );
        }
    }
}

#[test]
fn lines_that_are_sentences() {
    let table = [
        // Tokenised, one sentence a line, whatever stands inside.
        "the lamp , though small , is bright .|it cost mr . lee ten dollars . too much ?\
         |a line without an end|\" why not ? \" he said .",
        "The lamp is bright.|a line without an end|It hums.|So be it.",
        "- fine sound|- dull bass|- fair price",
        "Pros|Bright lamp|Long cord|Cons|Hums",
        "First part ends here||Second part begins here.",
    ];
    check(Language::English, "\n", &table[..4]);
    check(Language::English, "\r\n", &table[..4]);
    check(
        Language::English,
        "\n\n",
        &["First part ends here|Second part begins here."],
    );
}

#[test]
fn wrapped_lines_are_not_sentences() {
    let text = "We carried the lamp up to the second floor, where my aunt and\n\
                Mr. Abara had cleared a table for it. It did not fit, so we\n\
                took it down again and set it beside the door. My aunt said\n\
                it was in the way. She was right.";
    for backend in BACKENDS {
        let found = sentences(*backend, text, Language::English);
        assert_eq!(found.len(), 4, "{backend:?} {found:?}");
    }
}

#[test]
fn a_byte_order_mark_is_no_part_of_a_sentence() {
    for backend in BACKENDS {
        let found = sentences(
            *backend,
            "\u{feff}One lamp.\r\nTwo lamps.",
            Language::English,
        );
        assert_eq!(found, ["One lamp.", "Two lamps."]);
    }
}

#[test]
fn text_without_full_stops_is_cut() {
    let text = "the cord is long, the shade is thin and the lamp is bright ".repeat(2000);
    for backend in BACKENDS {
        let found = sentences(*backend, &text, Language::English);
        assert!(found.iter().all(|s| s.split_whitespace().count() <= 120));
        assert!(found.len() < 400, "{}", found.len());
    }
}

#[test]
fn other_languages() {
    check(
        Language::French,
        " ",
        &["M. Petit est venu.|Il a vu Mme. Roux, etc. à dix heures.|Voilà !"],
    );
    check(
        Language::German,
        " ",
        &["Dr. Weiß kam z.B. am Montag.|Er blieb ca. zwei Stunden.|Gut!"],
    );
    check(
        Language::Spanish,
        " ",
        &["El Sr. Gil llegó.|¿Quién es?|No lo sé."],
    );
    check(Language::Italian, " ", &["Il sig. Neri è qui.|Va bene."]);
    check(Language::Other, "", &["これは本です。|いい本です。"]);
}

#[test]
fn abbreviation_files_are_well_formed() {
    for file in [
        include_str!("../../../lexicons/abbreviations/en.tsv"),
        include_str!("../../../lexicons/abbreviations/fr.tsv"),
        include_str!("../../../lexicons/abbreviations/de.tsv"),
        include_str!("../../../lexicons/abbreviations/es.tsv"),
        include_str!("../../../lexicons/abbreviations/it.tsv"),
    ] {
        assert_eq!(abbreviation::malformed_lines(file), Vec::<&str>::new());
    }
}

/// The benchmark lies beside the repository, where there is one.
#[cfg(feature = "sentencex")]
#[test]
fn benchmark() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../shared/data/segmentation/cases.jsonl"
    );
    let Ok(file) = std::fs::read_to_string(path) else {
        return;
    };
    let exact = file
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap())
        .filter(|case| {
            let text = case["text"].as_str().unwrap();
            let gold = case["gold"].as_array().unwrap();
            let gold: Vec<&str> = gold.iter().map(|g| g.as_str().unwrap()).collect();
            sentences(Backend::Sentencex, text, Language::English) == gold
        })
        .count();
    assert!(exact >= 88, "{exact}");
}

fn text() -> impl Strategy<Value = String> {
    let tricky = prop::sample::select(vec![
        " ",
        "\n",
        "\r\n",
        "\t",
        ". ",
        ".",
        "...",
        " . . .",
        "!",
        "?",
        "…",
        ":)",
        "<3",
        "😀",
        "(",
        ")",
        "\"",
        "'",
        "“",
        "”",
        "[",
        "]",
        "1. ",
        "2) ",
        "a) ",
        "•",
        "- ",
        "e.g.",
        "Mr.",
        "U.S.",
        "5 p.m.",
        "word",
        "Word",
        "&amp;",
        "&#39;",
        "don't",
        "。",
        "é",
        "\u{301}",
        "\u{200d}",
        "\u{feff}",
        "\u{a0}",
        "ß",
        "İ",
        "I",
        "3.5",
        "www.x.com",
        ",",
        ";",
        "—",
        "and ",
    ]);
    prop_oneof![
        any::<String>(),
        prop::collection::vec(tricky, 0..60).prop_map(|parts| parts.concat()),
    ]
}

fn language() -> impl Strategy<Value = Language> {
    prop::sample::select(Language::ALL.to_vec())
}

proptest! {
    #[test]
    fn spans_are_ordered_trimmed_and_cover_everything(text in text(), language in language()) {
        let blank = |c: char| c.is_whitespace() || c == '\u{feff}';
        for backend in BACKENDS {
            let mut end = 0;
            for span in split_by(*backend, &text, language) {
                prop_assert!(end <= span.start && span.start < span.end);
                prop_assert!(text[end..span.start].chars().all(blank));
                let sentence = &text[span.clone()];
                prop_assert!(!sentence.starts_with(blank) && !sentence.ends_with(blank));
                end = span.end;
            }
            prop_assert!(text[end..].chars().all(blank));
        }
    }
}
