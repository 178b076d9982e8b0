//! What is a noun in a headline?

use crate::text::{Analysis, Tag};

/// Headlines leave out what tells nouns from verbs ("Scheduling trains at night"). A word has one
/// part of speech in a text nearly always, as it has one sense (Gale, Church & Yarowsky 1992): what
/// the text has as a noun only is no verb of its headline, which is the first of the texts.
pub(super) fn agree_with_text(tags: &mut [Tag], analysis: &Analysis) {
    let is_noun = |tag: Tag| matches!(tag, Tag::Noun | Tag::Propn);
    let term = |at: usize| analysis.word(&analysis.tokens[at]).term;
    let headline = analysis.sentences.partition_point(|s| s.review == 0);
    let (headline, text) = analysis.sentences.split_at(headline);
    let mut nouns = vec![false; analysis.terms.len()];
    let mut verbs = nouns.clone();
    for at in text.iter().flat_map(|sentence| sentence.tokens.clone()) {
        if let Some(term) = term(at) {
            nouns[term as usize] |= is_noun(tags[at]);
            verbs[term as usize] |= tags[at] == Tag::Verb;
        }
    }
    for at in headline.iter().flat_map(|sentence| sentence.tokens.clone()) {
        let Some(term) = term(at).map(|term| term as usize) else {
            continue;
        };
        if tags[at] == Tag::Verb && nouns[term] && !verbs[term] {
            tags[at] = Tag::Noun;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Analyzer;

    /// The tag of the headline's first word, tagged as a verb there and as told in the text.
    fn tag_in_headline(in_text: [Tag; 2]) -> Tag {
        let texts = [
            "Scheduling trains",
            "Scheduling is hard. Scheduling them is dear.",
        ];
        let analysis = Analyzer::new(None).analyze_texts(&texts);
        let is_it = |at: &usize| analysis.word(&analysis.tokens[*at]).text == "scheduling";
        let at: Vec<usize> = (0..analysis.tokens.len()).filter(is_it).collect();
        let mut tags = vec![Tag::X; analysis.tokens.len()];
        for (&at, tag) in at.iter().zip([Tag::Verb, in_text[0], in_text[1]]) {
            tags[at] = tag;
        }
        agree_with_text(&mut tags, &analysis);
        tags[at[0]]
    }

    #[test]
    fn nouns_of_the_text_are_nouns_of_its_headline() {
        assert_eq!(tag_in_headline([Tag::Noun, Tag::Noun]), Tag::Noun);
        assert_eq!(tag_in_headline([Tag::Noun, Tag::Verb]), Tag::Verb);
        assert_eq!(tag_in_headline([Tag::X, Tag::X]), Tag::Verb);
    }
}
