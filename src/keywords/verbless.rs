//! Where is the verb of a sentence that seems to have none?

use crate::text::{Analysis, Tag};

/// A shorter one may well have none.
const LEAST: usize = 4;

/// Where a text tells something, its sentences have verbs, and its headlines mostly. If nothing in
/// one is tagged as a verb, it is the form in -s that stands behind a noun or what was taken for an
/// adjective, and before none: "the night ferry *returns* to the islands". Where texts explain,
/// such sentences are titles, which name things.
pub(super) fn find_verbs(tags: &mut [Tag], analysis: &Analysis) {
    for sentence in &analysis.sentences {
        let tokens = sentence.tokens.clone();
        let is_verb = |tag: &Tag| matches!(tag, Tag::Verb | Tag::Aux);
        if sentence.words < LEAST || tags[tokens.clone()].iter().any(is_verb) {
            continue;
        }
        let is_it = |&at: &usize| {
            let word = &*analysis.word(&analysis.tokens[at]).text;
            let behind =
                at > tokens.start && matches!(tags[at - 1], Tag::Noun | Tag::Propn | Tag::Adj);
            let next = tokens.contains(&(at + 1)).then(|| tags[at + 1]);
            let nothing = [Tag::Noun, Tag::Propn, Tag::Punct, Tag::Cconj];
            tags[at] == Tag::Noun
                && word.ends_with('s')
                && !word.ends_with("ss")
                && behind
                && next.is_some_and(|next| !nothing.contains(&next))
        };
        if let Some(at) = tokens.clone().find(is_it) {
            tags[at] = Tag::Verb;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Analyzer;

    const SMALL: [(&str, Tag); 3] = [("to", Tag::Adp), ("the", Tag::Det), ("bring", Tag::Verb)];

    /// The words that are verbs at last, the small ones being tagged as told and others as nouns.
    fn found(text: &str) -> Vec<String> {
        let analysis = Analyzer::new(None).analyze_texts(&[text]);
        let word = |at: usize| analysis.word(&analysis.tokens[at]).text.clone();
        let tag = |at: usize| {
            let small = SMALL.iter().find(|(small, _)| *small == word(at));
            small.map_or(Tag::Noun, |(_, tag)| *tag)
        };
        let mut tags: Vec<Tag> = (0..analysis.tokens.len()).map(tag).collect();
        find_verbs(&mut tags, &analysis);
        let verbs = (0..tags.len()).filter(|&at| tags[at] == Tag::Verb);
        verbs.map(word).collect()
    }

    #[test]
    fn the_form_in_s_between_a_noun_and_none_is_the_verb() {
        assert_eq!(found("Night ferry returns to the islands"), ["returns"]);
        assert_eq!(found("Night ferry chess to the islands"), [""; 0]);
        assert_eq!(
            found("Night ferry returns tickets the islands"),
            ["tickets"]
        );
        assert_eq!(found("The old night ferry returns"), [""; 0]);
    }

    #[test]
    fn a_sentence_with_a_verb_keeps_its_nouns() {
        assert_eq!(found("Ferries bring guests to the islands"), ["bring"]);
        assert_eq!(found("Ferry returns to"), [""; 0], "too short");
    }
}
