use std::ops::Range;

use super::{Tag, Token, TokenKind};

/// The noun phrases of a sentence, as ranges of its tokens in reading order.
///
/// (ADJ | NOUN | PROPN | participle)* (NOUN | PROPN), as long as possible; and where one stands
/// before `of` and the next right behind it, the two together as well (`quality`,
/// `quality of service`, `service`).
///
/// - Words with hyphens and no white space between them are one word, which is what its last part is, or a
///   number that a name ends in (`non-linear system`, `15-year term`, `COVID-19 vaccine`).
/// - Tags do not tell participles from other forms of verbs. A verb in -ing or -ed is taken for one
///   before a noun and behind a determiner, adjective, number, possessive or `of`; one in -ed
///   also at the beginning of the sentence and behind any preposition. Behind others it would be
///   a predicate or its own clause (`the firm developed tools`, `by using tools`).
///
/// `tokens` and `tags` are those of the sentence, `text` the review that the tokens are spans of.
///
/// ```
/// use summ::text::{Analyzer, Document, Tagger, noun_phrases};
///
/// let document = Document::new("tea", "The small kitchen has a broken window of stained glass.");
/// let analysis = Analyzer::new(None).analyze(&document);
/// let tags = Tagger::english().tags(&document, &analysis);
/// let (text, sentence) = (&document.reviews[0].text, &analysis.sentences[0]);
/// let tokens = analysis.tokens_of(sentence);
/// let phrases = noun_phrases(text, tokens, &tags[sentence.tokens.clone()]);
/// let first = &phrases[0];
/// assert_eq!(&text[tokens[first.start].span.start..tokens[first.end - 1].span.end], "small kitchen");
/// ```
pub fn noun_phrases(text: &str, tokens: &[Token], tags: &[Tag]) -> Vec<Range<usize>> {
    let sentence = Sentence { text, tokens, tags };
    let chunks = sentence.chunks();
    let mut phrases = Vec::with_capacity(chunks.len());
    for (at, chunk) in chunks.iter().enumerate() {
        phrases.push(chunk.clone());
        if let Some(next) = chunks.get(at + 1)
            && next.start == chunk.end + 1
            && sentence.is_of(chunk.end)
        {
            phrases.push(chunk.start..next.end);
        }
    }
    phrases
}

/// Possessives: behind them a noun phrase begins.
const POSSESSIVES: [&str; 7] = ["my", "your", "his", "her", "its", "our", "their"];

/// What a word, hyphens included, can be in a noun phrase.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Head,
    Modifier,
    Other,
}

struct Sentence<'a> {
    text: &'a str,
    tokens: &'a [Token],
    tags: &'a [Tag],
}

impl Sentence<'_> {
    fn chunks(&self) -> Vec<Range<usize>> {
        let mut chunks = Vec::new();
        let mut start = 0;
        // Behind the last head since `start`.
        let mut end = None;
        let mut at = 0;
        let length = self.tokens.len().min(self.tags.len());
        while at < length {
            let word = at..self.word_end(at, length);
            match self.role(&word) {
                Role::Head => end = Some(word.end),
                // `the winner happy people cheered`: an adjective behind a noun begins anew.
                Role::Modifier => {
                    if let Some(end) = end.take() {
                        chunks.push(start..end);
                        start = word.start;
                    }
                }
                Role::Other => {
                    chunks.extend(end.take().map(|end| start..end));
                    start = word.end;
                }
            }
            at = word.end;
        }
        chunks.extend(end.map(|end| start..end));
        chunks
    }

    /// Behind the token at `at` and all that hyphens join to it.
    fn word_end(&self, at: usize, length: usize) -> usize {
        let mut end = at + 1;
        while end + 1 < length
            && self.is_part(end - 1)
            && self.is_hyphen(end)
            && self.is_part(end + 1)
            && self.touch(end - 1)
            && self.touch(end)
        {
            end += 2;
        }
        end
    }

    fn role(&self, word: &Range<usize>) -> Role {
        let last = word.end - 1;
        if !self.is_part(last) {
            return Role::Other;
        }
        let joined = word.len() > 1;
        match self.tags[last] {
            Tag::Noun | Tag::Propn => Role::Head,
            Tag::Adj => Role::Modifier,
            // `COVID-19` is a name; `twenty-five` is a number.
            Tag::Num if matches!(self.tags[word.start], Tag::Noun | Tag::Propn) => Role::Head,
            Tag::Verb if self.is_participle(last) && (joined || self.may_modify(word.start)) => {
                Role::Modifier
            }
            _ => Role::Other,
        }
    }

    fn is_participle(&self, at: usize) -> bool {
        ["ing", "ed"].iter().any(|end| self.ends_in(at, end))
    }

    /// Whether what stands before a participle lets it belong to the noun behind it.
    fn may_modify(&self, at: usize) -> bool {
        let past = self.ends_in(at, "ed");
        let Some(before) = at.checked_sub(1) else {
            return past;
        };
        match self.tags[before] {
            Tag::Det | Tag::Adj | Tag::Num => true,
            Tag::Pron => POSSESSIVES.iter().any(|word| self.is(before, word)),
            Tag::Part => self.ends_in(before, "s"),
            Tag::Adp => past || self.is_of(before),
            Tag::Noun | Tag::Propn => self.ends_in(before, "'s") || self.ends_in(before, "’s"),
            _ => false,
        }
    }

    fn is_of(&self, at: usize) -> bool {
        self.is(at, "of")
    }

    fn is(&self, at: usize, word: &str) -> bool {
        self.written(at).eq_ignore_ascii_case(word)
    }

    fn ends_in(&self, at: usize, end: &str) -> bool {
        let (word, end) = (self.written(at).as_bytes(), end.as_bytes());
        word.len() > end.len() && word[word.len() - end.len()..].eq_ignore_ascii_case(end)
    }

    fn written(&self, at: usize) -> &str {
        &self.text[self.tokens[at].span.clone()]
    }

    fn is_part(&self, at: usize) -> bool {
        matches!(self.tokens[at].kind, TokenKind::Word | TokenKind::Number)
    }

    fn is_hyphen(&self, at: usize) -> bool {
        matches!(self.written(at), "-" | "\u{2010}" | "\u{2011}")
    }

    /// Whether nothing stands between a token and the next.
    fn touch(&self, at: usize) -> bool {
        self.tokens[at].span.end == self.tokens[at + 1].span.start
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The phrases of words written as `word/TAG`; `~` joins a word to the one before it.
    fn phrases(tagged: &str) -> Vec<String> {
        let (mut text, mut tokens, mut tags) = (String::new(), Vec::new(), Vec::new());
        for (word, item) in tagged.split(' ').enumerate() {
            let (written, tag) = item.rsplit_once('/').expect("word/TAG");
            let joined = written.strip_prefix('~');
            if joined.is_none() && !text.is_empty() {
                text.push(' ');
            }
            let start = text.len();
            text.push_str(joined.unwrap_or(written));
            let kind = match tag {
                "PUNCT" => TokenKind::Punctuation,
                "NUM" => TokenKind::Number,
                _ => TokenKind::Word,
            };
            tokens.push(Token {
                span: start..text.len(),
                kind,
                word: word as u32,
            });
            tags.push(tag.parse().expect("a tag"));
        }
        let found = noun_phrases(&text, &tokens, &tags).into_iter();
        found
            .map(|r| text[tokens[r.start].span.start..tokens[r.end - 1].span.end].to_owned())
            .collect()
    }

    #[test]
    fn phrases_end_in_a_noun() {
        assert_eq!(
            phrases("The/DET old/ADJ oak/NOUN table/NOUN is/AUX solid/ADJ ./PUNCT"),
            ["old oak table"]
        );
        assert_eq!(phrases("Anna/PROPN Berg/PROPN slept/VERB"), ["Anna Berg"]);
        assert_eq!(phrases("it/PRON is/AUX old/ADJ"), [""; 0]);
        assert!(noun_phrases("", &[], &[]).is_empty());
    }

    #[test]
    fn of_joins_two_of_them() {
        assert_eq!(
            phrases("loss/NOUN of/ADP hot/ADJ water/NOUN"),
            ["loss", "loss of hot water", "hot water"]
        );
        assert_eq!(
            phrases("end/NOUN of/ADP the/DET film/NOUN"),
            ["end", "film"]
        );
    }

    #[test]
    fn hyphens_join_and_dashes_part() {
        assert_eq!(
            phrases("a/DET non/ADJ ~-/PUNCT ~linear/ADJ system/NOUN"),
            ["non-linear system"]
        );
        assert_eq!(
            phrases("a/DET 15/NUM ~-/PUNCT ~year/NOUN term/NOUN"),
            ["15-year term"]
        );
        assert_eq!(
            phrases("the/DET Velo/PROPN ~-/PUNCT ~19/NUM pump/NOUN"),
            ["Velo-19 pump"]
        );
        assert_eq!(
            phrases("a/DET slow/ADJ ~-/PUNCT ~moving/VERB plot/NOUN"),
            ["slow-moving plot"]
        );
        assert_eq!(phrases("tea/NOUN -/PUNCT cake/NOUN"), ["tea", "cake"]);
        assert_eq!(phrases("twenty/NUM ~-/PUNCT ~five/NUM cups/NOUN"), ["cups"]);
    }

    #[test]
    fn participles_belong_to_the_noun_behind_them() {
        assert_eq!(
            phrases("the/DET stained/VERB glass/NOUN"),
            ["stained glass"]
        );
        assert_eq!(phrases("its/PRON leaking/VERB tap/NOUN"), ["leaking tap"]);
        assert_eq!(
            phrases("firms/NOUN developed/VERB tools/NOUN"),
            ["firms", "tools"]
        );
        assert_eq!(
            phrases("by/ADP using/VERB tools/NOUN with/ADP reduced/VERB weight/NOUN"),
            ["tools", "reduced weight"]
        );
        assert_eq!(phrases("she/PRON is/AUX eating/VERB cake/NOUN"), ["cake"]);
    }
}
