use std::ops::Range;

use super::stems::StemIndex;
use crate::lexicon::{EntryId, Form, Head, Rules, SentimentLexicon, WordHit};
use crate::text::{Analysis, Sentence, Token, TokenKind};

/// What lexicon and rules know of one distinct word; looked up once a document.
#[derive(Debug, Clone, Default)]
pub(super) struct Fact<'a> {
    pub text: &'a str,
    pub hit: Option<WordHit>,
    pub phrases: [Option<Head>; 2],
    pub cue: Option<Head>,
    pub marker: Option<Head>,
    pub stop: bool,
    /// Of [`subjectivity::class`](super::subjectivity::class).
    pub class: u8,
    /// A number, in figures or as a word.
    pub countable: bool,
    /// The parts of a hyphenated word, as further facts.
    pub parts: Range<usize>,
}

/// The facts of all words of a document; those of hyphenated words' parts follow.
pub(super) struct Vocabulary<'a> {
    facts: Vec<Fact<'a>>,
}

/// What stands between a word and the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    /// White space, a hyphen, quotes: phrases go on.
    Open,
    /// A comma.
    Comma,
    /// Anything that ends a clause.
    Clause,
}

/// A word or number as the rules see it.
#[derive(Debug, Clone)]
pub(super) struct Unit {
    pub fact: usize,
    pub span: Range<usize>,
    pub gap: Gap,
    pub shouted: bool,
}

/// A sentence, taken apart for the rules.
#[derive(Debug, Default)]
pub(super) struct Parts {
    pub units: Vec<Unit>,
    /// The sentence's length in words.
    pub words: usize,
    /// Emoji and emoticons, each with its entry.
    pub symbols: Vec<(Range<usize>, EntryId)>,
    /// The exclamation marks.
    pub exclamations: Vec<Range<usize>>,
    /// The mark of a question at its end.
    pub question: Option<Range<usize>>,
}

impl<'a> Vocabulary<'a> {
    /// Where `only` names the sentences that matter, nothing is known of words that do not
    /// stand in them.
    pub(super) fn new(
        analysis: &'a Analysis,
        words: Option<(&SentimentLexicon, &Rules)>,
        stems: Option<&StemIndex>,
        only: Option<&[Sentence]>,
    ) -> Vocabulary<'a> {
        let mut scratch = String::new();
        let mut facts: Vec<Fact> = Vec::with_capacity(analysis.words.len() + 16);
        let mut matters = vec![only.is_none(); analysis.words.len()];
        for token in only
            .iter()
            .copied()
            .flatten()
            .flat_map(|s| analysis.tokens_of(s))
        {
            matters[token.word as usize] = true;
        }
        for (word, &matters) in analysis.words.iter().zip(&matters) {
            if !matters {
                facts.push(Fact::default());
                continue;
            }
            // Where words are found by stems, English endings are none.
            let rigid = word.stop || stems.is_some();
            let mut fact = know(&word.text, rigid, words, &mut scratch);
            fact.stop = word.stop;
            if let (Some(stems), Some(term), false) = (stems, word.term, word.stop) {
                fact.hit = fact
                    .hit
                    .or_else(|| by_stem(stems, &analysis.terms[term as usize]));
            }
            facts.push(fact);
        }
        if words.is_some() {
            for index in 0..analysis.words.len() {
                let text = facts[index].text;
                if text.contains('-') && text.chars().any(char::is_alphabetic) {
                    // "mind-numbing" may stand in the lexicon with its hyphen gone.
                    let start = facts.len();
                    facts.extend(
                        text.split('-')
                            .filter(|part| !part.is_empty())
                            .map(|part| know(part, false, words, &mut scratch)),
                    );
                    facts[index].parts = start..facts.len();
                }
            }
        }
        Vocabulary { facts }
    }

    pub(super) fn fact(&self, unit: &Unit) -> &Fact<'a> {
        &self.facts[unit.fact]
    }

    /// Fills `parts` with the words, numbers, symbols and marks of a sentence.
    pub(super) fn take_apart(
        &self,
        analysis: &Analysis,
        sentence: &Sentence,
        text: &str,
        symbols: &SentimentLexicon,
        parts: &mut Parts,
    ) {
        parts.clear();
        parts.words = sentence.words;
        let mut gap = Gap::Clause;
        let mut lower_case_seen = false;
        let mut end = sentence.span.start;
        let mut at_sign = None;
        for token in analysis.tokens_of(sentence) {
            let raw = text.get(token.span.clone()).unwrap_or_default();
            match token.kind {
                // Somebody's name: "@happy" is not happy.
                TokenKind::Word if at_sign == Some(token.span.start) => gap = Gap::Clause,
                TokenKind::Word | TokenKind::Number => {
                    let shouted = is_shouted(raw);
                    lower_case_seen |=
                        !shouted && raw.chars().next_back().is_some_and(char::is_lowercase);
                    self.push_word(token, gap, shouted, parts);
                    gap = Gap::Open;
                }
                TokenKind::Emoji | TokenKind::Emoticon => {
                    let normal = &analysis.word(token).text;
                    if let Some(entry) = symbol(symbols, normal) {
                        parts.symbols.push((token.span.clone(), entry));
                    }
                    gap = Gap::Clause;
                }
                TokenKind::Punctuation => {
                    parts.note_marks(token, raw);
                    let spaced = token.span.start > end;
                    gap = gap.max(gap_of(raw, spaced));
                    let handle = raw == "@" && (spaced || parts.units.is_empty());
                    at_sign = handle.then_some(token.span.end);
                }
            }
            end = token.span.end;
        }
        if !lower_case_seen {
            // Where everything is shouted, nothing is.
            parts.units.iter_mut().for_each(|unit| unit.shouted = false);
        }
    }

    fn push_word(&self, token: &Token, gap: Gap, shouted: bool, parts: &mut Parts) {
        let whole = token.word as usize;
        let pieces = self.facts[whole].parts.clone();
        let known = self.facts[whole].hit.is_some();
        if pieces.is_empty() || known {
            parts.units.push(Unit {
                fact: whole,
                span: token.span.clone(),
                gap,
                shouted,
            });
            return;
        }
        for (index, fact) in pieces.enumerate() {
            let gap = if index == 0 { gap } else { Gap::Open };
            parts.units.push(Unit {
                fact,
                span: token.span.clone(),
                gap,
                shouted,
            });
        }
    }
}

impl Parts {
    fn clear(&mut self) {
        self.units.clear();
        self.symbols.clear();
        self.exclamations.clear();
        self.question = None;
    }

    /// The bytes of the review that units cover.
    pub(super) fn span(&self, units: &Range<usize>) -> Range<usize> {
        let covered = &self.units[units.clone()];
        let start = covered.first().map_or(0, |unit| unit.span.start);
        start..covered.last().map_or(start, |unit| unit.span.end)
    }

    fn note_marks(&mut self, token: &Token, raw: &str) {
        for (at, mark) in raw.char_indices() {
            let start = token.span.start + at;
            match mark {
                '!' | '\u{FF01}' => self.exclamations.push(start..start + mark.len_utf8()),
                '?' | '\u{FF1F}' => self.question = Some(start..start + mark.len_utf8()),
                _ => {}
            }
        }
    }
}

fn know<'a>(
    text: &'a str,
    stop: bool,
    words: Option<(&SentimentLexicon, &Rules)>,
    scratch: &mut String,
) -> Fact<'a> {
    let mut fact = Fact {
        stop,
        text,
        ..Fact::default()
    };
    fact.countable = super::rating::is_countable(text);
    let Some((lexicon, rules)) = words else {
        return fact;
    };
    if !text.starts_with(|c: char| c.is_alphanumeric() || c == '\'') {
        return fact;
    }
    fact.class = super::subjectivity::class(text);
    // Stop words ("his", "does") are no forms of anything that carries sentiment.
    let known = lexicon.look_up(text, !stop, scratch);
    fact.hit = known.hit;
    fact.phrases = known.phrases;
    fact.cue = rules.head(text);
    fact.marker = rules.marker_head(text);
    fact
}

fn by_stem(stems: &StemIndex, stem: &str) -> Option<WordHit> {
    stems.find(stem).map(|entry| WordHit {
        entry,
        form: Form::Stemmed,
        lengthened: false,
    })
}

/// Two capitals at least, and no small letter: "I" and "A" are not shouted.
fn is_shouted(raw: &str) -> bool {
    let first = raw.as_bytes().first();
    // Nearly all words begin with a small letter and need no closer look.
    !first.is_some_and(u8::is_ascii_lowercase)
        && raw.chars().filter(|c| c.is_uppercase()).count() >= 2
        && !raw.chars().any(char::is_lowercase)
}

/// An emoji's entry, without its variation selector and skin tone where need be.
fn symbol(symbols: &SentimentLexicon, normal: &str) -> Option<EntryId> {
    // `:D` and `:d` are faces apart, but not in what they say.
    let normal = &normal.to_lowercase();
    let exact = symbols.word(normal);
    let found = exact.or_else(|| {
        let plain: String = normal
            .chars()
            .filter(|c| !matches!(c, '\u{FE0E}' | '\u{FE0F}' | '\u{1F3FB}'..='\u{1F3FF}'))
            .collect();
        symbols.word(&plain).or_else(|| {
            let first = plain.chars().next().filter(|c| !c.is_ascii())?;
            symbols.word(first.encode_utf8(&mut [0; 4]))
        })
    });
    found.map(|hit| hit.entry)
}

fn gap_of(raw: &str, spaced: bool) -> Gap {
    match raw.chars().next() {
        Some(',') => Gap::Comma,
        Some('-' | '\u{2010}' | '\u{2011}') if raw.chars().count() == 1 && !spaced => Gap::Open,
        Some('"' | '\'' | '`' | '*' | '_' | '/' | '&' | '%' | '#' | '$' | '+') => Gap::Open,
        Some('\u{2018}' | '\u{2019}' | '\u{201C}' | '\u{201D}' | '\u{AB}' | '\u{BB}') => Gap::Open,
        _ => Gap::Clause,
    }
}
