use std::borrow::Cow;
use std::ops::Range;
use std::sync::{OnceLock, RwLock, RwLockReadGuard};

use super::stem::Stems;
use super::stop::StopWords;
use super::vocabulary::{Vocabulary, hash};
use super::{Analysis, Document, Language, Sentence, Token, TokenKind, WordInfo};
use super::{count, detect, sentence, token};
use crate::lexicon::{General, GeneralWords};

/// Finds the sentences, tokens and stems of documents.
///
/// Build it once and share it: what a language needs is made when the first
/// document in that language comes, and kept.
///
/// ```
/// use summ::text::{Analyzer, Document, Language};
///
/// let analyzer = Analyzer::new(Some(Language::English));
/// let document = Document::new("tea", "Lovely teapots! But the lid doesn't fit.");
/// let analysis = analyzer.analyze(&document);
///
/// let text = &document.reviews[0].text;
/// let sentences: Vec<_> = analysis.sentences.iter().map(|s| &text[s.span.clone()]).collect();
/// assert_eq!(sentences, ["Lovely teapots!", "But the lid doesn't fit."]);
///
/// let words: Vec<_> = analysis
///     .tokens_of(&analysis.sentences[1])
///     .iter()
///     .map(|token| analysis.word(token).text.as_str())
///     .collect();
/// assert_eq!(words, ["but", "the", "lid", "doesn't", "fit", "."]);
/// assert!(analysis.terms.contains(&"teapot".to_owned()));
/// ```
#[derive(Debug, Default)]
pub struct Analyzer {
    language: Option<Language>,
    // One cell a language, in the order of `Language::ALL`.
    resources: [OnceLock<Resources>; Language::ALL.len()],
}

struct Resources {
    stems: Stems,
    stop: StopWords,
    general: &'static GeneralWords,
    /// Words met before. Stemming is the dearest step of an analysis, and most words of a
    /// document have stood in one before it.
    memory: RwLock<Memory>,
}

#[derive(Default)]
struct Memory {
    numbers: Vocabulary,
    words: Vec<Known>,
}

/// What a word is whatever the document.
struct Known {
    word: Box<str>,
    hash: u64,
    stem: Box<str>,
    hash_of_stem: u64,
    stop: bool,
    general: General,
}

/// Remembered words of a language at most: twice the words that a million reviews use
/// more than once, some 10 MB.
const MOST_REMEMBERED: usize = 100_000;

/// Sentences that [`Analyzer::analyze_until`] reads whatever it is told: some
/// milliseconds' worth, so that whoever stops it has something to go on with.
pub const READ_IN_ANY_CASE: usize = 2_000;

impl Resources {
    /// Keeps the stems of new words, unless another thread is at it: what is lost is
    /// worked out again.
    fn remember(&self, missed: Vec<Known>) {
        if missed.is_empty() {
            return;
        }
        if let Ok(mut memory) = self.memory.try_write()
            && memory.words.len() + missed.len() <= MOST_REMEMBERED
        {
            missed.into_iter().for_each(|known| memory.add(known));
        }
    }

    /// What is to be remembered of a word.
    fn learn(&self, word: &str, hash_of_word: u64) -> Known {
        let listed = self.stop.stem_of(word);
        let stem = listed.map_or_else(|| self.stems.stem(word), Cow::Borrowed);
        Known {
            word: word.into(),
            hash: hash_of_word,
            hash_of_stem: hash(&stem),
            stem: stem.into(),
            stop: listed.is_some() || self.stop.is_contraction(word),
            general: self.general.describe(word),
        }
    }
}

impl Memory {
    fn get(&self, word: &str, hash: u64) -> Option<&Known> {
        let known = |number: u32| &*self.words[number as usize].word;
        let number = self.numbers.find(hash, word, known)?;
        self.words.get(number as usize)
    }

    /// Keeps a word, unless another thread has met it at the same time.
    fn add(&mut self, learned: Known) {
        let known = |number: u32| &*self.words[number as usize].word;
        let (_, new) = self.numbers.intern(learned.hash, &learned.word, known);
        if new {
            self.words.push(learned);
        }
    }
}

impl std::fmt::Debug for Resources {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Resources").finish_non_exhaustive()
    }
}

impl Analyzer {
    /// An analyser for one language, or (`None`) for the language each document
    /// is found to be written in, English where that is uncertain.
    pub fn new(language: Option<Language>) -> Self {
        Analyzer {
            language,
            ..Analyzer::default()
        }
    }

    /// Sentences, tokens and terms of all reviews of a document.
    pub fn analyze(&self, document: &Document) -> Analysis {
        self.analyze_until(document, &|| false)
    }

    /// The same; once `should_stop` says yes, of the reviews read so far. It is asked
    /// before each review after the first [`READ_IN_ANY_CASE`] sentences.
    pub fn analyze_until(&self, document: &Document, should_stop: &dyn Fn() -> bool) -> Analysis {
        let texts: Vec<&str> = document.reviews.iter().map(|r| r.text.as_str()).collect();
        self.read(&texts, should_stop)
    }

    /// Sentences, tokens and terms of some texts: [`Sentence::review`] is the index of its
    /// text.
    pub fn analyze_texts(&self, texts: &[&str]) -> Analysis {
        self.read(texts, &|| false)
    }

    fn read(&self, texts: &[&str], should_stop: &dyn Fn() -> bool) -> Analysis {
        let language = self.language_of(texts);
        let resources = self.resources(language);
        let mut builder = Builder::new(language, resources);
        builder.expect(texts.iter().map(|text| text.len()).sum());
        for (index, text) in texts.iter().enumerate() {
            if builder.analysis.sentences.len() >= READ_IN_ANY_CASE && should_stop() {
                break;
            }
            for span in sentence::split(text, language) {
                builder.add(index, text, span);
            }
        }
        let (analysis, missed) = (builder.analysis, builder.missed);
        drop(builder.remembered);
        resources.remember(missed);
        analysis
    }

    fn language_of(&self, texts: &[&str]) -> Language {
        self.language
            .or_else(|| detect::detect_all(texts.iter().copied()))
            .unwrap_or(Language::English)
    }

    fn resources(&self, language: Language) -> &Resources {
        self.resources[language as usize].get_or_init(|| {
            let stems = Stems::new(language);
            let stop = StopWords::new(language, &stems);
            Resources {
                stems,
                stop,
                general: GeneralWords::of(language.code()),
                memory: RwLock::default(),
            }
        })
    }
}

struct Builder<'a> {
    analysis: Analysis,
    resources: &'a Resources,
    /// None when a thread died while it wrote.
    remembered: Option<RwLockReadGuard<'a, Memory>>,
    missed: Vec<Known>,
    words: Vocabulary,
    terms: Vocabulary,
    normal: String,
}

impl<'a> Builder<'a> {
    fn new(language: Language, resources: &'a Resources) -> Self {
        Builder {
            analysis: Analysis {
                language,
                sentences: Vec::new(),
                tokens: Vec::new(),
                words: Vec::new(),
                terms: Vec::new(),
            },
            resources,
            remembered: resources.memory.read().ok(),
            missed: Vec::new(),
            words: Vocabulary::default(),
            terms: Vocabulary::default(),
            normal: String::new(),
        }
    }

    /// Makes room for what texts of so many bytes may have.
    fn expect(&mut self, bytes: usize) {
        // English prose: a token, space included, takes five bytes and a half, a sentence
        // a hundred; half of the tokens of a page are words that were not there before.
        const MOST_NEW: usize = 512;
        let tokens = bytes / 5;
        self.analysis.tokens.reserve(tokens);
        self.analysis.sentences.reserve(bytes / 100);
        self.analysis.words.reserve(MOST_NEW.min(tokens / 2));
        self.analysis.terms.reserve(MOST_NEW.min(tokens / 2));
    }

    fn add(&mut self, review: usize, text: &str, span: Range<usize>) {
        let first = self.analysis.tokens.len();
        token::tokenize(text, span.clone(), self.analysis.language, |span, kind| {
            self.normal_form(&text[span.clone()], kind, span);
        });
        let content = &text[span.clone()];
        self.analysis.sentences.push(Sentence {
            review,
            tokens: first..self.analysis.tokens.len(),
            words: count::count_words(content),
            characters: content.chars().count(),
            span,
        });
    }

    fn normal_form(&mut self, text: &str, kind: TokenKind, span: Range<usize>) {
        token::normalize(text, &mut self.normal);
        let infos = &self.analysis.words;
        let known = |word: u32| infos[word as usize].text.as_str();
        let hash = hash(&self.normal);
        let (word, new) = self.words.intern(hash, &self.normal, known);
        if new {
            let info = self.describe(kind, hash);
            self.analysis.words.push(info);
        }
        self.analysis.tokens.push(Token { span, kind, word });
    }

    fn describe(&mut self, kind: TokenKind, hash: u64) -> WordInfo {
        let word = self.normal.as_str();
        let mut info = WordInfo {
            text: word.to_owned(),
            term: None,
            stop: false,
            general: General::default(),
        };
        if !matches!(kind, TokenKind::Word | TokenKind::Number) {
            return info;
        }
        let remembered = self.remembered.as_ref();
        let remembered = remembered.and_then(|memory| memory.get(word, hash));
        let learned = match remembered {
            Some(_) => None,
            None => Some(self.resources.learn(word, hash)),
        };
        if let Some(known) = remembered.or(learned.as_ref()) {
            info.stop = known.stop;
            info.general = known.general;
            let terms = &self.analysis.terms;
            let stem = |term: u32| terms[term as usize].as_str();
            let (term, new) = self.terms.intern(known.hash_of_stem, &known.stem, stem);
            if new {
                self.analysis.terms.push(known.stem.as_ref().to_owned());
            }
            info.term = Some(term);
        }
        self.missed.extend(learned);
        info
    }
}
