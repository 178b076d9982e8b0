//! English inflection, undone by rule: from a form to the entries it may belong to.

/// How a word of the text relates to the entry it was found under.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// As it stands in the lexicon.
    Exact,
    /// With `'s`.
    Possessive,
    /// Plural of a noun, third person of a verb.
    Plural,
    /// `-ed`, or an irregular past.
    Past,
    /// `-ing`
    Gerund,
    /// `-er`
    Comparative,
    /// `-est`
    Superlative,
    /// `-ly`
    Adverb,
    /// Letters repeated for emphasis, as in "soooo".
    Lengthened,
    /// Any form with the same stem, in languages other than English.
    Stemmed,
}

/// Shorter bases hit too many words by chance ("wing" is no form of "w").
const SHORTEST_BASE: usize = 3;
/// "-er", "-est" and "-ly" end many words that are no forms at all.
const SHORTEST_ADJECTIVE: usize = 4;

/// Irregular forms of verbs that carry sentiment, alone or in phrases ("fell apart").
const IRREGULAR: [(&str, &str); 62] = [
    ("ate", "eat"),
    ("beaten", "beat"),
    ("began", "begin"),
    ("begun", "begin"),
    ("blew", "blow"),
    ("blown", "blow"),
    ("bore", "bear"),
    ("bought", "buy"),
    ("broke", "break"),
    ("broken", "break"),
    ("brought", "bring"),
    ("built", "build"),
    ("came", "come"),
    ("caught", "catch"),
    ("chose", "choose"),
    ("dealt", "deal"),
    ("did", "do"),
    ("done", "do"),
    ("drove", "drive"),
    ("fallen", "fall"),
    ("fell", "fall"),
    ("felt", "feel"),
    ("fought", "fight"),
    ("found", "find"),
    ("froze", "freeze"),
    ("frozen", "freeze"),
    ("gave", "give"),
    ("given", "give"),
    ("gone", "go"),
    ("got", "get"),
    ("gotten", "get"),
    ("grew", "grow"),
    ("had", "have"),
    ("held", "hold"),
    ("kept", "keep"),
    ("knew", "know"),
    ("left", "leave"),
    ("lost", "lose"),
    ("made", "make"),
    ("met", "meet"),
    ("paid", "pay"),
    ("ran", "run"),
    ("said", "say"),
    ("sank", "sink"),
    ("shone", "shine"),
    ("shook", "shake"),
    ("shrank", "shrink"),
    ("sold", "sell"),
    ("spent", "spend"),
    ("stank", "stink"),
    ("stole", "steal"),
    ("stolen", "steal"),
    ("stood", "stand"),
    ("stuck", "stick"),
    ("stunk", "stink"),
    ("taken", "take"),
    ("thought", "think"),
    ("threw", "throw"),
    ("took", "take"),
    ("went", "go"),
    ("won", "win"),
    ("wore", "wear"),
];

/// Calls `accept` with each base `word` may be a form of, until one is accepted.
///
/// The likelier reading comes first; `scratch` saves an allocation per guess.
pub(crate) fn bases(
    word: &str,
    scratch: &mut String,
    mut accept: impl FnMut(&str, Form) -> bool,
) -> bool {
    if let Some(base) = word.strip_suffix("'s").or_else(|| word.strip_suffix('\'')) {
        return accept(base, Form::Possessive);
    }
    if let Ok(place) = IRREGULAR.binary_search_by_key(&word, |(form, _)| form)
        && accept(IRREGULAR[place].1, Form::Past)
    {
        return true;
    }
    let mut guess = |base: &str, ending: &str, form: Form, shortest: usize| {
        if base.len() + ending.len() < shortest {
            return false;
        }
        if ending.is_empty() {
            return accept(base, form);
        }
        scratch.clear();
        scratch.push_str(base);
        scratch.push_str(ending);
        accept(scratch, form)
    };
    let verb = SHORTEST_BASE;
    let adjective = SHORTEST_ADJECTIVE;
    if let Some(stem) = word.strip_suffix('s') {
        if stem.ends_with(['s', 'u']) || stem.ends_with('i') && stem.len() < 5 {
            return false;
        }
        return stem
            .strip_suffix("ie")
            .is_some_and(|y| guess(y, "y", Form::Plural, verb))
            || guess(stem, "", Form::Plural, verb)
            // "Dudes" is no plural of "dud": only a hiss or an o takes -es.
            || stem.strip_suffix('e').is_some_and(|base| {
                base.ends_with(['s', 'x', 'z', 'h', 'o']) && guess(base, "", Form::Plural, verb)
            });
    }
    if let Some(stem) = word.strip_suffix("ed") {
        return stem
            .strip_suffix('i')
            .is_some_and(|y| guess(y, "y", Form::Past, verb))
            || guess(stem, "", Form::Past, verb)
            || guess(stem, "e", Form::Past, verb)
            || undoubled(stem).is_some_and(|base| guess(base, "", Form::Past, verb));
    }
    if let Some(stem) = word
        .strip_suffix("ing")
        .or_else(|| word.strip_suffix("in'"))
    {
        return guess(stem, "", Form::Gerund, verb)
            || guess(stem, "e", Form::Gerund, verb)
            || undoubled(stem).is_some_and(|base| guess(base, "", Form::Gerund, verb));
    }
    for (suffix, form) in [("er", Form::Comparative), ("est", Form::Superlative)] {
        if let Some(stem) = word.strip_suffix(suffix) {
            return stem
                .strip_suffix('i')
                .is_some_and(|y| guess(y, "y", form, adjective))
                || guess(stem, "", form, adjective)
                || guess(stem, "e", form, adjective)
                || undoubled(stem).is_some_and(|base| guess(base, "", form, verb));
        }
    }
    if let Some(stem) = word.strip_suffix("ly") {
        return stem
            .strip_suffix('i')
            .is_some_and(|y| guess(y, "y", Form::Adverb, adjective))
            || guess(stem, "", Form::Adverb, adjective)
            || (stem.ends_with("ab") || stem.ends_with("ib"))
                && guess(stem, "le", Form::Adverb, adjective)
            || stem.strip_suffix("al").is_some_and(|base| {
                base.ends_with("ic") && guess(base, "", Form::Adverb, adjective)
            })
            || guess(stem, "le", Form::Adverb, adjective);
    }
    false
}

/// The word without the doubled consonant of an inflected form: "stunn" → "stun".
fn undoubled(stem: &str) -> Option<&str> {
    let bytes = stem.as_bytes();
    let (&last, rest) = bytes.split_last()?;
    let twice = rest.last() == Some(&last);
    (twice && last.is_ascii_alphabetic() && !b"aeiou".contains(&last))
        .then(|| &stem[..stem.len() - 1])
}

/// Shortens runs of three or more equal characters to `keep`; false if there are none.
pub(crate) fn shorten_runs(word: &str, keep: usize, shortened: &mut String) -> bool {
    let lengthened = |bytes: &[u8]| bytes[0] == bytes[1] && bytes[1] == bytes[2];
    if word.is_ascii() && !word.as_bytes().windows(3).any(lengthened) {
        return false;
    }
    shortened.clear();
    let mut found = false;
    let mut characters = word.chars().peekable();
    while let Some(character) = characters.next() {
        let mut run = 1;
        while characters.next_if_eq(&character).is_some() {
            run += 1;
        }
        found |= run >= 3;
        let kept = if run >= 3 { keep } else { run };
        shortened.extend(std::iter::repeat_n(character, kept));
    }
    found
}

/// Whether a word of the text is a word of a term, plurals and verb endings apart.
///
/// The stems are not compared: "lover of" would match "love of" in too many wrong places.
pub(crate) fn same_word(found: &str, wanted: &str) -> bool {
    let Some(ending) = found.strip_prefix(wanted) else {
        return false;
    };
    matches!(ending, "" | "s" | "'s")
        || wanted.len() > SHORTEST_BASE && matches!(ending, "es" | "d" | "ed" | "ing")
}
