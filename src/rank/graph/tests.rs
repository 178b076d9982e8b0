use super::*;
use crate::candidate::{CandidateLimits, Candidates, Source};
use crate::lexicon::DocumentFrequencies;
use crate::rank::Ranker;
use crate::text::{Analysis, Analyzer, Language, Tag};

/// A text with its tags.
struct Tagged {
    text: String,
    analysis: Analysis,
    tags: Option<Vec<Tag>>,
}

impl Tagged {
    /// From words with a tag behind a slash; `+` joins a token to the one before it.
    fn new(marked: &str) -> Self {
        let mut text = String::new();
        let mut tags = Vec::new();
        for word in marked.split_whitespace() {
            let (word, tag) = word.rsplit_once('/').unwrap();
            match word.strip_prefix('+') {
                Some(joined) => text.push_str(joined),
                None => {
                    text.push(' ');
                    text.push_str(word);
                }
            }
            tags.push(tag.parse().unwrap());
        }
        let tagged = Tagged::bare(&text);
        assert_eq!(tagged.analysis.tokens.len(), tags.len());
        Tagged {
            tags: Some(tags),
            ..tagged
        }
    }

    fn bare(text: &str) -> Self {
        Tagged {
            analysis: Analyzer::new(Some(Language::English)).analyze_texts(&[text]),
            text: text.to_owned(),
            tags: None,
        }
    }

    /// Calls `look` with the context, and a way to write its candidates.
    fn with<T>(&self, look: impl FnOnce(&Context<'_>, &dyn Fn(usize) -> String) -> T) -> T {
        let texts = [self.text.as_str()];
        let source = Source {
            texts: &texts,
            has_title: false,
            analysis: &self.analysis,
            tags: self.tags.as_deref(),
        };
        let candidates = Candidates::find(&source, &CandidateLimits::default());
        let context = Context::new(source, &candidates, &DocumentFrequencies::default());
        look(&context, &|i| candidates.text(&source, i).to_lowercase())
    }

    /// The phrases a ranker ranks, with their scores, in order of first appearance.
    fn ranked(&self, ranker: Ranker) -> Vec<(String, f64)> {
        self.with(|context, text| {
            let scores = ranker.scores(context).into_iter().enumerate();
            let ranked = scores.filter(|(_, score)| !score.is_nan());
            ranked.map(|(i, score)| (text(i), score)).collect()
        })
    }
}

const PUMPS: &str = "\
    Solar/ADJ panels/NOUN feed/VERB a/DET heat/NOUN pump/NOUN +./PUNCT \
    The/DET heat/NOUN pump/NOUN stores/VERB warm/ADJ water/NOUN +./PUNCT \
    Warm/ADJ water/NOUN moves/VERB through/ADP wooden/ADJ pipes/NOUN +./PUNCT \
    A/DET water/NOUN pump/NOUN needs/VERB sun/NOUN +./PUNCT";

fn check(ranker: Ranker, wanted: &[(&str, f64)]) {
    let found = Tagged::new(PUMPS).ranked(ranker);
    let phrases: Vec<&str> = found.iter().map(|(phrase, _)| &**phrase).collect();
    let names: Vec<&str> = wanted.iter().map(|(phrase, _)| *phrase).collect();
    assert_eq!(phrases, names, "{ranker}");
    for ((phrase, score), (_, wanted)) in found.iter().zip(wanted) {
        let off = (score - wanted).abs();
        assert!(off < 1e-5, "{ranker}: {phrase} has {score}, not {wanted}");
    }
}

// The scores of the next tests are those of networkx 3.6 `pagerank` with tolerance 1e-14 on
// graphs of the same text, built in Python from the papers.

const GRAPHS: [Ranker; 6] = [
    Ranker::TextRank,
    Ranker::PhraseRank,
    Ranker::SingleRank,
    Ranker::PositionRank,
    Ranker::TopicRank,
    Ranker::MultipartiteRank,
];

#[test]
fn textrank_sums_words_of_unweighted_neighbours() {
    check(
        Ranker::TextRank,
        &[
            ("solar panels", 0.245399),
            ("heat pump", 0.245399),
            ("warm water", 0.245399),
            ("wooden pipes", 0.245399),
            ("water pump", 0.318588),
            ("sun", 0.018405),
        ],
    );
}

#[test]
fn singlerank_counts_words_that_share_a_window() {
    check(
        Ranker::SingleRank,
        &[
            ("solar panels", 0.110760),
            ("heat pump", 0.330857),
            ("warm water", 0.344049),
            ("wooden pipes", 0.163472),
            ("water pump", 0.384758),
            ("sun", 0.050861),
        ],
    );
}

#[test]
fn positionrank_comes_back_to_early_words() {
    check(
        Ranker::PositionRank,
        &[
            ("solar panels", 0.176006),
            ("heat pump", 0.356570),
            ("warm water", 0.313104),
            ("wooden pipes", 0.122456),
            ("water pump", 0.373057),
            ("sun", 0.031864),
        ],
    );
}

#[test]
fn topicrank_ranks_the_first_phrase_of_each_topic() {
    check(
        Ranker::TopicRank,
        &[
            ("solar panels", 0.109120),
            ("heat pump", 0.346007),
            ("warm water", 0.246580),
            ("wooden pipes", 0.169570),
            ("sun", 0.128723),
        ],
    );
}

#[test]
fn multipartiterank_gives_the_first_phrase_votes_for_others() {
    check(
        Ranker::MultipartiteRank,
        &[
            ("solar panels", 0.113264),
            ("heat pump", 0.287340),
            ("warm water", 0.242975),
            ("wooden pipes", 0.143499),
            ("water pump", 0.106537),
            ("sun", 0.106384),
        ],
    );
}

#[test]
fn phraserank_follows_phrases() {
    check(
        Ranker::PhraseRank,
        &[
            ("solar panels", 0.109744),
            ("heat pump", 0.199397),
            ("warm water", 0.190859),
            ("wooden pipes", 0.190859),
            ("water pump", 0.199397),
            ("sun", 0.109744),
        ],
    );
}

#[test]
fn phraserank_links_short_and_long_names() {
    let text = "A/DET heat/NOUN pump/NOUN warms/VERB the/DET house/NOUN +./PUNCT \
                The/DET pump/NOUN moves/VERB water/NOUN +./PUNCT";
    let found = Tagged::new(text).ranked(Ranker::PhraseRank);
    let wanted = [
        ("heat pump", 0.245928),
        ("pump", 0.366736),
        ("house", 0.245928),
        ("water", 0.141408),
    ];
    for ((phrase, score), (name, wanted)) in found.iter().zip(wanted) {
        assert_eq!(phrase, name);
        assert!((score - wanted).abs() < 1e-5, "{phrase} has {score}");
    }
}

#[test]
fn phrases_are_longest_sequences_that_end_in_a_noun() {
    let text = "The/DET very/ADV wooden/ADJ steam/NOUN +-/PUNCT +engine/NOUN \
                museum/NOUN ,/PUNCT same/ADJ engines/NOUN free/ADJ to/PART see/VERB +./PUNCT";
    let found = Tagged::new(text).ranked(Ranker::SingleRank);
    let phrases: Vec<&str> = found.iter().map(|(phrase, _)| &**phrase).collect();
    assert_eq!(phrases, ["wooden steam-engine museum", "engines"]);
}

#[test]
fn participles_before_nouns_belong_to_phrases() {
    let text = "A/DET tracking/VERB method/NOUN for/ADP distributed/VERB systems/NOUN \
                helps/VERB users/NOUN tracking/VERB objects/NOUN with/ADP \
                knowledge/NOUN +-/PUNCT +based/VERB rules/NOUN +./PUNCT";
    let found = Tagged::new(text).ranked(Ranker::SingleRank);
    let phrases: Vec<&str> = found.iter().map(|(phrase, _)| &**phrase).collect();
    let wanted = [
        "tracking method",
        "distributed systems",
        "users",
        "objects",
        "knowledge-based rules",
    ];
    assert_eq!(phrases, wanted);
}

#[test]
fn without_tags_phrases_are_longest_sequences_of_words_that_are_no_stop_words() {
    let found = Tagged::bare("The wooden steam engine is free to paint, 42 times a year.");
    let phrases = found.ranked(Ranker::PositionRank).into_iter();
    let phrases: Vec<String> = phrases.map(|(phrase, _)| phrase).collect();
    assert_eq!(
        phrases,
        ["wooden steam engine", "free", "paint", "times", "year"]
    );
}

#[test]
fn nothing_comes_of_nothing() {
    for text in ["", "...", "The of and.", "42 :-)"] {
        for ranker in GRAPHS {
            assert_eq!(
                Tagged::bare(text).ranked(ranker),
                [],
                "{ranker} of {text:?}"
            );
        }
    }
    for ranker in GRAPHS {
        let one = Tagged::bare("Cheese.").ranked(ranker);
        assert_eq!(one.len(), 1, "{ranker}");
        assert!(one[0].1.is_finite(), "{ranker}");
    }
}

#[test]
fn long_texts_are_cut_where_pairs_are_compared() {
    let words = |i: usize| {
        format!(
            "{}{}x tape",
            (b'a' + (i / 26 % 26) as u8) as char,
            (b'a' + (i % 26) as u8) as char
        )
    };
    let text: String = (0..1500)
        .map(|i| format!("The {} is here. ", words(i)))
        .collect();
    let found = Tagged::bare(&text);
    let all = found.ranked(Ranker::SingleRank).len();
    let cut = found.ranked(Ranker::MultipartiteRank).len();
    assert_eq!((all, cut), (676, 300));
}

/// Solves (I − d·Wᵀ)·r = (1 − d)·t for dense weights by elimination.
fn solved(weights: &[Vec<f64>], teleport: &[f64]) -> Vec<f64> {
    let n = weights.len();
    let total: f64 = teleport.iter().sum();
    let mut rows: Vec<Vec<f64>> = vec![vec![0.0; n + 1]; n];
    for (j, from) in weights.iter().enumerate() {
        let strength: f64 = from.iter().sum();
        for i in 0..n {
            let share = if strength > 0.0 {
                from[i] / strength
            } else {
                teleport[i] / total
            };
            rows[i][j] = f64::from(u8::from(i == j)) - 0.85 * share;
            rows[i][n] = 0.15 * teleport[i] / total;
        }
    }
    for p in 0..n {
        for i in (0..n).filter(|&i| i != p) {
            let factor = rows[i][p] / rows[p][p];
            let pivot = rows[p].clone();
            for (entry, of_pivot) in rows[i].iter_mut().zip(pivot) {
                *entry -= factor * of_pivot;
            }
        }
    }
    (0..n).map(|i| rows[i][n] / rows[i][i]).collect()
}

#[test]
fn walks_end_where_the_linear_system_is_solved() {
    let mut state = 7u64;
    let mut random = move || {
        state = state
            .wrapping_mul(6364136223846793005)
            .wrapping_add(1442695040888963407);
        (state >> 33) as usize
    };
    for _ in 0..50 {
        let n = 1 + random() % 12;
        let pairs: Vec<(u32, u32)> = (0..random() % 30)
            .map(|_| ((random() % n) as u32, (random() % n) as u32))
            .collect();
        let graph = SparseGraph::from_pairs(n, &pairs);
        let mut weights = vec![vec![0.0; n]; n];
        for &(a, b) in pairs.iter().filter(|(a, b)| a != b) {
            weights[a as usize][b as usize] += 1.0;
            weights[b as usize][a as usize] += 1.0;
        }
        for (node, dense) in weights.iter().enumerate() {
            let mut row = vec![0.0; n];
            graph
                .row(node)
                .for_each(|(to, weight)| row[to as usize] += weight);
            assert_eq!(&row, dense);
        }
        let teleport: Vec<f64> = (0..n).map(|_| (1 + random() % 5) as f64).collect();
        let follow = |x: &[f64], y: &mut [f64]| {
            for (node, y) in y.iter_mut().enumerate() {
                *y = graph.row(node).map(|(to, w)| w * x[to as usize]).sum();
            }
        };
        let found = walk(graph.strength(), Some(&teleport), follow);
        let wanted = solved(&weights, &teleport);
        assert!((found.iter().sum::<f64>() - 1.0).abs() < 1e-9);
        for (found, wanted) in found.iter().zip(&wanted) {
            assert!((found - wanted).abs() < 1e-5, "{found} {wanted}");
        }
        let found = walk_back_and_forth(&graph, Some(&teleport));
        for (found, wanted) in found.iter().zip(&wanted) {
            assert!((found - wanted).abs() < 1e-6, "{found} {wanted}");
        }
    }
}

#[test]
fn a_path_of_three_is_walked_as_on_paper() {
    // r_b = 0.05 + 0.85·2·r_a, r_a = 0.05 + 0.85·r_b/2.
    let graph = SparseGraph::from_pairs(3, &[(0, 1), (1, 2)]);
    let wanted = [0.2567568, 0.4864865, 0.2567568];
    for (found, wanted) in walk_back_and_forth(&graph, None).iter().zip(wanted) {
        assert!((found - wanted).abs() < 1e-6, "{found} {wanted}");
    }
}

#[test]
fn clusters_are_those_of_average_linkage() {
    // The clusters of SciPy 1.17: `fcluster(linkage(pdist(sets, 'jaccard'), 'average'),
    // 0.75, 'distance')`.
    let sets: [&[u32]; 10] = [
        &[1, 2],
        &[2, 3],
        &[2],
        &[4, 5, 6],
        &[5],
        &[7],
        &[1, 2, 8, 9],
        &[7, 10, 11, 12, 13],
        &[4, 6],
        &[2, 14],
    ];
    let sets: Vec<Vec<u32>> = sets.iter().map(|set| set.to_vec()).collect();
    assert_eq!(topics::cluster(&sets), [0, 0, 0, 1, 2, 3, 0, 4, 1, 0]);
    assert!(topics::cluster(&[]).is_empty());
}

#[test]
fn distances_count_from_end_to_beginning() {
    Tagged::new(PUMPS).with(|context, _| {
        let proximity = &context.topics().proximity;
        // "Solar panels" ends at 1, "heat pump" begins at 4 and 7.
        assert_eq!(proximity.row(0)[1], 1.0 / 3.0 + 1.0 / 6.0);
        assert_eq!(proximity.row(1)[0], proximity.row(0)[1]);
        assert_eq!(proximity.row(1)[1], 0.0);
    });
}

#[test]
fn graphs_are_drawn() {
    let dot = Tagged::bare("A cold fresh cold drink.").with(|context, _| context.word_graph_dot());
    for part in ["graph {", "\"cold\"", "\"fresh\"", "0 -- 1", "\"2\""] {
        assert!(dot.contains(part), "{part} in {dot}");
    }
}
