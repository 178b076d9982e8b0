//! Runs of words that nothing but spaces and hyphens part.

use std::ops::Range;

use super::{Source, links, modifies};
use crate::text::{Language, Sentence, Tag, Token, TokenKind};

/// A word of a run.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    /// Index of its token.
    pub token: u32,
    /// Its stem.
    pub term: u32,
    pub stop: bool,
    /// It may begin or end a phrase, or be one: it has two letters, or it is a letter of
    /// a script that writes words with one.
    pub content: bool,
    pub role: Role,
    /// It is a noun by its tag that means little alone.
    pub general: bool,
    /// Of one compound with the word before: no phrase begins here. The "wire" of "a
    /// four-wire filter" is not what the text speaks of.
    pub bound_before: bool,
    /// Of one compound with the next word: no phrase ends here.
    pub bound_after: bool,
}

/// What a word can be in a noun phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// A noun: it may end the phrase.
    Head,
    /// An adjective, a participle or a numeral: it may stand before a noun.
    Modifier,
    /// A preposition that joins two noun phrases.
    Link,
    /// An article, which may stand behind one.
    Article,
    /// Anything else.
    Outside,
}

/// What joins the parts of a compound.
const HYPHENS: &[&str] = &["-", "‐", "‑", "–"];

/// Calls `found` with the words of each run of a sentence; `run` is where they are gathered.
pub(super) fn each(
    source: &Source<'_>,
    sentence: &Sentence,
    run: &mut Vec<Word>,
    mut found: impl FnMut(&[Word]),
) {
    let text = source.texts[sentence.review];
    run.clear();
    let mut end = 0;
    let mut number = false;
    let tokens = source.analysis.tokens_of(sentence);
    let mut address_end = 0;
    for (at, token) in tokens.iter().enumerate() {
        let info = source.analysis.word(token);
        if opens_address(text, token, &info.text) {
            address_end = end_of_chunk(text, token.span.end);
        }
        if token.span.start < address_end {
            continue;
        }
        let index = (sentence.tokens.start + at) as u32;
        // What parts two words is looked at when the second comes.
        let (TokenKind::Word | TokenKind::Number, Some(term)) = (token.kind, info.term) else {
            continue;
        };
        if !run.is_empty() && !is_joined(text, end..token.span.start) {
            found(run);
            run.clear();
        }
        let bound_before = !run.is_empty() && is_compound(&text[end..token.span.start], number);
        if let Some(before) = run.last_mut() {
            before.bound_after = bound_before;
        }
        end = token.span.end;
        number = token.kind == TokenKind::Number;
        let opens = !bound_before && opens_compound(text, &tokens[at..]);
        let role = role(source, sentence, index as usize, opens);
        let noun = source.tags.is_some() && role == Role::Head;
        run.push(Word {
            token: index,
            term,
            stop: info.stop && !(opens && role == Role::Modifier)
                || is_no_phrase(&info.text)
                || is_general_verb(source, index as usize, role)
                || is_general_modifier(source, text, token),
            bound_before,
            bound_after: false,
            role,
            general: noun && info.general.noun,
            content: token.kind == TokenKind::Word && is_content(&info.text)
                || is_name_with_digit(text, token),
        });
    }
    if !run.is_empty() {
        found(run);
    }
}

/// Whether an address of the web or of mail begins with a word: no phrase has a part of one.
fn opens_address(text: &str, token: &Token, word: &str) -> bool {
    let behind = &text.as_bytes()[token.span.end..];
    match behind.first() {
        Some(b':') => behind.starts_with(b"://"),
        Some(b'@') => behind.get(1).is_some_and(u8::is_ascii_alphanumeric),
        _ => word.starts_with("www."),
    }
}

/// Where the next white space stands.
fn end_of_chunk(text: &str, from: usize) -> usize {
    let space = text[from..].find(char::is_whitespace);
    space.map_or(text.len(), |at| from + at)
}

/// Whether what stands between two words leaves them in one phrase.
pub(crate) fn is_joined(text: &str, between: Range<usize>) -> bool {
    let gap = &text[between];
    // Nearly all there is.
    if gap == " " {
        return true;
    }
    gap.chars().all(char::is_whitespace) || HYPHENS.contains(&gap)
}

/// Whether what stands between two words makes one compound of them: a hyphen, or nothing
/// behind a number ("19th").
fn is_compound(gap: &str, behind_number: bool) -> bool {
    gap != " " && (HYPHENS.contains(&gap) || (behind_number && gap.is_empty()))
}

/// Whether the first of some tokens is the first word of a compound of two words or more.
fn opens_compound(text: &str, tokens: &[Token]) -> bool {
    let is_word = |token: &Token| matches!(token.kind, TokenKind::Word | TokenKind::Number);
    let Some((first, rest)) = tokens.split_first() else {
        return false;
    };
    let next = rest.iter().take(2).find(|token| is_word(token));
    next.is_some_and(|next| {
        is_compound(
            &text[first.span.end..next.span.start],
            first.kind == TokenKind::Number,
        )
    })
}

/// What parts of speech take for nouns, and what never is a keyphrase nor begins one: forms
/// of address and hours.
fn is_no_phrase(word: &str) -> bool {
    const NEVER: &[&str] = &[
        "a.m", "a.m.", "messrs", "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "p.m", "p.m.",
    ];
    word.starts_with(['a', 'm', 'p']) && NEVER.contains(&word)
}

/// Whether a word tells what is done with things ("said", "makes"): no phrase begins or ends
/// with it where it is a verb. Without tags only those that are nothing else.
fn is_general_verb(source: &Source<'_>, index: usize, role: Role) -> bool {
    let analysis = source.analysis;
    let general = analysis.word(&analysis.tokens[index]).general;
    let is_verb = |tags: &[Tag]| matches!(tags[index], Tag::Verb | Tag::Aux);
    role == Role::Outside
        && match source.tags {
            Some(tags) => general.verb && is_verb(tags),
            None => general.only_verb,
        }
}

/// Whether a word says only how much, which or how good, and no phrase begins or ends with it,
/// where its part of speech is not known and word order does not tell: French and Spanish have
/// adjectives on both sides of a noun. A name may begin with it ("Nouvelle-Zélande").
fn is_general_modifier(source: &Source<'_>, text: &str, token: &Token) -> bool {
    source.tags.is_none()
        && source.analysis.word(token).general.modifier
        && source.analysis.language != Language::English
        && text[token.span.clone()].starts_with(char::is_lowercase)
}

/// Whether a word is a name by a capital and a digit of its own ("H2", "G7", "3D"); not a sum of
/// money ("$5M").
fn is_name_with_digit(text: &str, token: &Token) -> bool {
    let word = text[token.span.clone()].as_bytes();
    let is_sum = || text[..token.span.start].ends_with(['$', '£', '€', '¥']);
    word.iter().any(u8::is_ascii_uppercase) && word.iter().any(u8::is_ascii_digit) && !is_sum()
}

/// Whether a word has two letters, or one of a script that writes words with one.
pub(crate) fn is_content(word: &str) -> bool {
    if let [a, b, ..] = word.as_bytes()
        && a.is_ascii_alphabetic()
        && b.is_ascii_alphabetic()
    {
        return true;
    }
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    match letters.next() {
        Some(first) => letters.next().is_some() || !first.is_ascii(),
        None => false,
    }
}

/// (ADJ | NOUN | PROPN | participle)* (NOUN | PROPN), joined by a preposition perhaps, without
/// the general modifiers at its beginning. What opens a compound is a modifier whatever it is
/// alone: "three-phase", "on-line", "high-dimensional". Without tags, words that are not stop words count
/// as nouns, and numbers stand before them.
fn role(source: &Source<'_>, sentence: &Sentence, index: usize, opens: bool) -> Role {
    let analysis = source.analysis;
    let token = &analysis.tokens[index];
    let info = analysis.word(token);
    let (word, language) = (&*info.text, analysis.language);
    let Some(tags) = source.tags else {
        return match token.kind {
            _ if links::is_link(language, word) => Role::Link,
            _ if links::is_article(language, word) => Role::Article,
            _ if links::is_negation(language, word) => Role::Modifier,
            _ if info.stop || info.general.only_verb => Role::Outside,
            TokenKind::Word => Role::Head,
            _ => Role::Modifier,
        };
    };
    match tags[index] {
        Tag::Noun | Tag::Propn => Role::Head,
        Tag::Adj | Tag::Num | Tag::Adp if opens => Role::Modifier,
        Tag::Adj if !info.general.modifier => Role::Modifier,
        Tag::Verb | Tag::Adv if modifies(source, sentence, index) => Role::Modifier,
        _ if links::is_link(language, word) => Role::Link,
        _ if links::is_article(language, word) => Role::Article,
        _ => Role::Outside,
    }
}
