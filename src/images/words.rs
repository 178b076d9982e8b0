//! One analysis for index, query and feedback: stems of the house, with accents folded.

use std::sync::Arc;

use tantivy::tokenizer::{
    AsciiFoldingFilter, RawTokenizer, TextAnalyzer, Token, TokenStream, Tokenizer,
};

use super::ImageField;
use crate::text::{Analyzer, Language, TokenKind};

/// Words of the text around an image that are read: what stands farther away is about
/// something else.
pub(super) const MOST_CONTEXT: usize = 200;

/// Makes stems of words, and leaves out those that say nothing.
#[derive(Debug, Clone)]
pub(super) struct Words {
    analyzer: Arc<Analyzer>,
}

/// A word that counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    pub stem: String,
    /// Words before it in its text, those that say nothing among them.
    pub position: usize,
    /// Bytes of the text.
    pub span: std::ops::Range<usize>,
}

impl Words {
    pub fn new(language: Language) -> Words {
        Words {
            analyzer: Arc::new(Analyzer::new(Some(language))),
        }
    }

    pub fn of(&self, text: &str) -> Vec<Word> {
        let analysis = self.analyzer.analyze_texts(&[text]);
        let words = analysis
            .tokens
            .iter()
            .filter(|token| matches!(token.kind, TokenKind::Word | TokenKind::Number));
        let counted = words.enumerate().filter_map(|(position, token)| {
            let info = analysis.word(token);
            let term = info.term.filter(|_| !info.stop)?;
            Some(Word {
                stem: fold(&analysis.terms[term as usize]),
                position,
                span: token.span.clone(),
            })
        });
        counted.collect()
    }
}

/// The forward row of a record: a line a field, in the order of [`ImageField::ALL`], of stems
/// with a space after each word; a word that says nothing leaves its space.
#[derive(Debug, Default)]
pub(super) struct Row(String);

impl Row {
    pub fn text(&mut self, words: &[Word]) {
        let mut next = 0;
        for word in words {
            let silent = word.position - next;
            self.0.extend(std::iter::repeat_n(' ', silent));
            self.0 += &word.stem;
            self.0.push(' ');
            next = word.position + 1;
        }
        // No phrase reaches from one text into the next.
        self.0.push(' ');
    }

    /// The end of a field.
    pub fn field(&mut self) {
        self.0.truncate(self.0.trim_end_matches(' ').len());
        self.0.push('\n');
    }

    pub fn finish(mut self) -> String {
        self.0.truncate(self.0.trim_end().len());
        self.0
    }
}

/// The stem without accents: people leave them out when they write about foreigners.
pub(super) fn fold(stem: &str) -> String {
    if stem.is_ascii() {
        return stem.to_owned();
    }
    let mut folding = TextAnalyzer::builder(RawTokenizer::default())
        .filter(AsciiFoldingFilter)
        .build();
    let mut stream = folding.token_stream(stem);
    match stream.next() {
        Some(token) => token.text.clone(),
        None => stem.to_owned(),
    }
}

/// The stems of a row with their places, field by field.
pub(super) fn read_row(row: &str) -> impl Iterator<Item = (ImageField, usize, &str)> {
    let fields = ImageField::ALL.into_iter().zip(row.split('\n'));
    fields.flat_map(|(field, line)| {
        let words = line.split(' ').enumerate();
        let stems = words.filter(|(_, stem)| !stem.is_empty());
        stems.map(move |(position, stem)| (field, position, stem))
    })
}

impl Tokenizer for Words {
    type TokenStream<'a> = Stream;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Stream {
        Stream {
            words: self.of(text).into_iter(),
            token: Token::default(),
        }
    }
}

impl From<Word> for Token {
    fn from(word: Word) -> Token {
        Token {
            offset_from: word.span.start,
            offset_to: word.span.end,
            position: word.position,
            text: word.stem,
            position_length: 1,
        }
    }
}

/// Words as tantivy takes them.
pub(super) struct Stream {
    words: std::vec::IntoIter<Word>,
    token: Token,
}

impl TokenStream for Stream {
    fn advance(&mut self) -> bool {
        let Some(word) = self.words.next() else {
            return false;
        };
        self.token = word.into();
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(texts: &[&[&str]]) -> String {
        let words = Words::new(Language::English);
        let mut row = Row::default();
        for field in texts {
            field.iter().for_each(|text| row.text(&words.of(text)));
            row.field();
        }
        row.finish()
    }

    #[test]
    fn a_row_says_where_each_stem_stands() {
        use ImageField::{Caption, Tags};
        let row = row(&[
            &["A boat is on the bridges of Paris"],
            &[],
            &["Seine", "Notre Dame"],
        ]);
        let read: Vec<_> = read_row(&row).collect();
        assert_eq!(
            read,
            [
                (Caption, 1, "boat"),
                (Caption, 5, "bridg"),
                (Caption, 7, "pari"),
                (Tags, 0, "sein"),
                (Tags, 2, "notr"),
                (Tags, 3, "dame"),
            ]
        );
    }

    #[test]
    fn accents_are_folded() {
        let words = Words::new(Language::English);
        assert_eq!(words.of("Beyoncé")[0].stem, "beyonce");
        assert_eq!(words.of("Šibenik")[0].stem, words.of("Sibenik")[0].stem);
    }

    #[test]
    fn nothing_has_no_row() {
        assert_eq!(row(&[&["of the"], &[], &[], &[], &[]]), "");
        assert_eq!(read_row("").count(), 0);
    }
}
