use super::*;

const EN: &str = include_str!("../../lexicons/sentiment/en.tsv");
const SYMBOLS: &str = include_str!("../../lexicons/sentiment/symbols.tsv");
const EN_RULES: &str = include_str!("../../lexicons/sentiment/en-rules.toml");

#[test]
fn the_built_in_lexicons_are_whole() {
    for (text, name, least) in [(EN, "en.tsv", 2_000), (SYMBOLS, "symbols.tsv", 100)] {
        let lexicon = SentimentLexicon::parse(text, name).unwrap();
        assert!(lexicon.entries().len() >= least, "{name}");
        for header in ["Origin:", "Licence: MIT OR Apache-2.0", "How it was made:"] {
            assert!(text.contains(header), "{name} has no {header}");
        }
        let terms: Vec<&str> = lexicon.entries().iter().map(|entry| &*entry.term).collect();
        assert!(terms.is_sorted_by(|left, right| left < right), "{name}");
        assert!(
            terms.iter().all(|term| *term == terms::normalize(term)),
            "{name}"
        );
    }
    assert_eq!(
        SentimentLexicon::english().entries().len(),
        SentimentLexicon::parse(EN, "").unwrap().entries().len()
    );
}

#[test]
fn the_domains_are_those_of_the_trees() {
    let lexicon = SentimentLexicon::english();
    for domain in lexicon.domains() {
        assert!(AspectTree::BUILTIN_NAMES.contains(&domain), "{domain}");
    }
}

#[test]
fn words_that_carry_nothing_carry_nothing() {
    let lexicon = SentimentLexicon::english();
    for word in [
        "plot",
        "character",
        "work",
        "mean",
        "just",
        "kind",
        "cast",
        "dinner",
        "corner",
        "later",
    ] {
        let valence = lexicon
            .word(word)
            .map_or(0.0, |hit| lexicon.entry(hit.entry).valence);
        assert_eq!(valence, 0.0, "{word}");
    }
}

#[test]
fn forms_find_their_word() {
    let text = "stun\t3\nlove\t3\nfun\t2\nfunny\t3\nterrible\t-3\nhope\t1\nhappy\t3\nannoy\t-2\ndirty\t-2\nnice\t2\nbig\t1\t.8\nso\t1\ngood\t2\ncorn\t1\t.2\nbreak\t-1\nhistoric\t1\t.9\ndud\t-2";
    let lexicon = SentimentLexicon::parse(text, "test").unwrap();
    for (word, term, form) in [
        ("love", "love", Form::Exact),
        ("love's", "love", Form::Possessive),
        ("loves", "love", Form::Plural),
        ("loved", "love", Form::Past),
        ("loving", "love", Form::Gerund),
        ("stunned", "stun", Form::Past),
        ("stunning", "stun", Form::Gerund),
        ("hoping", "hope", Form::Gerund),
        ("annoyed", "annoy", Form::Past),
        ("broke", "break", Form::Past),
        ("dirties", "dirty", Form::Plural),
        ("dirtied", "dirty", Form::Past),
        ("happier", "happy", Form::Comparative),
        ("happiest", "happy", Form::Superlative),
        ("nicer", "nice", Form::Comparative),
        ("biggest", "big", Form::Superlative),
        ("happily", "happy", Form::Adverb),
        ("terribly", "terrible", Form::Adverb),
        ("nicely", "nice", Form::Adverb),
        ("historically", "historic", Form::Adverb),
        ("goooood", "good", Form::Lengthened),
        ("soooo", "so", Form::Lengthened),
        ("lovvved", "love", Form::Past),
    ] {
        let hit = lexicon.word(word).unwrap_or_else(|| panic!("{word}"));
        assert_eq!(
            (&*lexicon.entry(hit.entry).term, hit.form),
            (term, form),
            "{word}"
        );
    }
    for word in [
        "unloved", "corner", "bigly", "ing", "s", "ed", "'s", "", "nices's", "funk", "goodie",
    ] {
        assert!(lexicon.word(word).is_none(), "{word}");
    }
}

#[test]
fn a_lexicon_says_what_is_wrong_with_it() {
    for (text, message) in [
        (
            "good",
            "x.tsv, line 1: a term needs a valence; write `term<TAB>valence<TAB>subjectivity`",
        ),
        (
            "# head\n\ngood\t5",
            "x.tsv, line 3: valence is `5`; write a number from -4 to 4",
        ),
        (
            "good\tNaN",
            "x.tsv, line 1: valence is `NaN`; write a number from -4 to 4",
        ),
        (
            "good\t2\t7",
            "x.tsv, line 1: subjectivity is `7`; write a number from 0 to 1",
        ),
        (
            "good\t2\t1\tfilm",
            "x.tsv, line 1: `film` is no domain override; write `film=2.0`",
        ),
        (
            "must-see\t2\nok\t1\nMust see\t3",
            "x.tsv, line 3: `Must see` stands on line 1 already; keep one of them",
        ),
    ] {
        let error = SentimentLexicon::parse(text, "x.tsv").unwrap_err();
        assert_eq!(error.to_string(), message);
    }
}

#[test]
fn the_built_in_rules_are_whole() {
    let rules = Rules::from_toml(EN_RULES, "en-rules.toml").unwrap();
    for (word, kind) in [
        ("not", CueKind::Negator),
        ("never", CueKind::AbsoluteNegator),
        ("hardly", CueKind::NearNegator),
        ("very", CueKind::Modifier),
        ("but", CueKind::Contrast),
        ("although", CueKind::Concession),
        ("if", CueKind::Conditional),
        ("than", CueKind::Than),
        ("too", CueKind::Too),
    ] {
        assert_eq!(rules.cue(word).map(|cue| cue.kind), Some(kind), "{word}");
        assert_eq!(Rules::english().cue(word), rules.cue(word));
    }
}

#[test]
fn rules_say_what_is_wrong_with_them() {
    for (text, message) in [
        (
            "[[cue]]\nkind = \"negator\"\nwords = [\"not\"]",
            "the factor of `not` is missing; write a number from 1 to 10",
        ),
        (
            "[[cue]]\nkind = \"modifier\"\nfactor = 7\nwords = [\"very\"]",
            "the factor of `very` is 7; write a number from 0 to 3",
        ),
        (
            "[[cue]]\nkind = \"than\"\nwords = [\" \"]",
            "a word of Than is empty; give it at least one word",
        ),
        (
            "[[cue]]\nkind = \"too\"\nwords = [\"too\"]\n[[cue]]\nkind = \"than\"\nwords = [\"too\"]",
            "`too` stands both under `Too` and under `Than`; keep one of them",
        ),
        (
            "[subjective]\n\"i think\" = 2",
            "the factor of `i think` is 2; write a number from 0 to 1",
        ),
    ] {
        let error = Rules::from_toml(text, "x.toml").unwrap_err();
        assert_eq!(error.to_string(), format!("x.toml: {message}"));
    }
    assert!(Rules::from_toml("[[cue]]\nkind = \"maybe\"\nwords = []", "x.toml").is_err());
}

#[test]
fn the_built_in_trees_are_whole() {
    for name in AspectTree::BUILTIN_NAMES {
        let tree = AspectTree::builtin(name).unwrap_or_else(|| panic!("{name}"));
        assert_eq!(tree.name(), *name);
        assert!(
            !tree.signals().is_empty() && tree.nodes().len() >= 10,
            "{name}"
        );
        assert!(
            tree.nodes().iter().all(|node| node.clues.len() >= 3),
            "{name}"
        );
        for node in tree.nodes() {
            let level = node.parent.map_or(0, |parent| tree.nodes()[parent].level) + 1;
            assert_eq!(
                (node.level, node.weight),
                (level, 1.0 / level as f64),
                "{name} {}",
                node.id
            );
        }
    }
    assert!(AspectTree::builtin("trains").is_none());
}

#[test]
fn trees_say_what_is_wrong_with_them() {
    let head = "name = \"t\"\n[[aspect]]\nid = \"a\"\nclues = [\"ale\"]\n[[aspect]]\n";
    for (rest, message) in [
        (
            "id = \"b\"\nparent = \"c\"",
            "x.toml: the aspect `b` has the parent `c`, which is no aspect of this tree",
        ),
        (
            "id = \"b\"\nparent = \"a\"\nclues = [\"Ale\"]",
            "x.toml: `Ale` stands both under `a` and under `b`; keep one of them",
        ),
        (
            "id = \"b\"",
            "x.toml: 2 aspects have no parent; a tree has exactly one root",
        ),
        (
            "id = \"a\"\nparent = \"a\"",
            "x.toml: the aspect `a` stands twice; rename one of them",
        ),
        (
            "id = \"b\"\nparent = \"b\"",
            "x.toml: the aspect `b` is its own ancestor; give it another parent",
        ),
        (
            "id = \"b\"\nparent = \"a\"\nweight = -1.0",
            "x.toml: the aspect `b` weighs -1; write a finite number of at least 0",
        ),
        (
            "id = \"b\"\nparent = \"a\"\nclues = [\"\"]",
            "x.toml: a clue is empty; give it at least one word",
        ),
    ] {
        let error = AspectTree::from_toml(&format!("{head}{rest}"), "x.toml").unwrap_err();
        assert_eq!(error.to_string(), message);
    }
    assert!(AspectTree::from_toml("name = \"t\"", "x.toml").is_err());
    assert!(AspectTree::from_toml("nme = \"t\"", "x.toml").is_err());
    let tree = AspectTree::from_toml(
        &format!("{head}id = \"b\"\nparent = \"a\"\nweight = 0.9"),
        "x",
    )
    .unwrap();
    assert_eq!(
        (tree.nodes()[1].weight, tree.nodes()[1].level, tree.title()),
        (0.9, 2, "t")
    );
}
