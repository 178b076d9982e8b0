use std::sync::{Arc, LazyLock};

use super::inflect::{bases, shorten_runs};
use super::terms::normalize;
use super::{Entry, EntryId, Form, Head, LexiconError, Terms};

/// Valences of words and phrases.
///
/// A text of lines `term<TAB>valence<TAB>subjectivity<TAB>domain overrides`; the
/// last two columns may be missing (subjectivity is then 1 for a valence of 2 or
/// more, and falls evenly to 0), `#` opens a comment line. A term may be several
/// words; hyphens and spaces are the same.
///
/// ```
/// use summ::lexicon::{Form, SentimentLexicon};
/// let lexicon = SentimentLexicon::parse("grim\t-2\t0.8\tfilm=0.5\nmust-see\t3\t1\n", "mine.tsv")?;
/// let hit = lexicon.word("grimmest").unwrap();
/// assert_eq!(hit.form, Form::Superlative);
/// let grim = lexicon.entry(hit.entry);
/// assert_eq!(grim.valence, -2.0);
/// assert_eq!(grim.valence_in(lexicon.domain("film")), 0.5);
/// # Ok::<(), summ::lexicon::LexiconError>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct SentimentLexicon {
    entries: Vec<Entry>,
    domains: Vec<Box<str>>,
    terms: Terms,
}

/// An entry found for a word, and through which form of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WordHit {
    /// Index for [`SentimentLexicon::entry`].
    pub entry: EntryId,
    /// How the word was read.
    pub form: Form,
    /// Letters were repeated for emphasis ("goooood"), whatever the form.
    pub lengthened: bool,
}

static ENGLISH: LazyLock<Arc<SentimentLexicon>> =
    LazyLock::new(|| embedded(include_str!("../../lexicons/sentiment/en.tsv"), "en.tsv"));
static SYMBOLS: LazyLock<Arc<SentimentLexicon>> = LazyLock::new(|| {
    embedded(
        include_str!("../../lexicons/sentiment/symbols.tsv"),
        "symbols.tsv",
    )
});

fn embedded(text: &'static str, name: &str) -> Arc<SentimentLexicon> {
    // A test parses both files, so the empty lexicon never stands in for one of them.
    Arc::new(SentimentLexicon::parse(text, name).unwrap_or_default())
}

impl SentimentLexicon {
    /// The project's own lexicon of English words and phrases.
    pub fn english() -> Arc<SentimentLexicon> {
        Arc::clone(&ENGLISH)
    }

    /// Emoji and emoticons, the same for every language.
    pub fn symbols() -> Arc<SentimentLexicon> {
        Arc::clone(&SYMBOLS)
    }

    /// Reads a lexicon; `name` is what errors call it.
    ///
    /// # Errors
    /// The first line that has no valence, a number outside its range, or a term that stands twice.
    pub fn parse(text: &str, name: &str) -> Result<SentimentLexicon, LexiconError> {
        let mut lexicon = SentimentLexicon::default();
        let mut lines = Vec::new();
        for (index, raw) in text.lines().enumerate() {
            if raw.starts_with('#') && !raw.contains('\t') || raw.trim().is_empty() {
                continue;
            }
            let place = Place {
                name,
                line: index + 1,
            };
            lexicon.read_line(raw, place)?;
            lines.push(index + 1);
        }
        let normal = lexicon.entries.iter().map(|entry| normalize(&entry.term));
        lexicon.terms = Terms::build(normal).map_err(|(first, again)| LexiconError::Duplicate {
            name: name.to_owned(),
            line: lines[again as usize],
            term: lexicon.entries[again as usize].term.to_string(),
            first: lines[first as usize],
        })?;
        Ok(lexicon)
    }

    fn read_line(&mut self, raw: &str, place: Place) -> Result<(), LexiconError> {
        let mut columns = raw.split('\t');
        let term = columns.next().unwrap_or_default().trim();
        let valence = columns.next().filter(|_| !term.is_empty());
        let valence = place.number(valence.ok_or_else(|| place.columns())?, "valence", -4, 4)?;
        let subjectivity = match columns.next().map(str::trim) {
            Some(text) if !text.is_empty() => place.number(text, "subjectivity", 0, 1)?,
            // Lexicons of two columns know strength only; what is strong is an opinion.
            _ => (valence.abs() / 2.0).min(1.0),
        };
        let mut domains = Vec::new();
        for column in columns {
            for found in column.split_whitespace() {
                let wrong = || place.domain(found);
                let (domain, valence) = found.split_once('=').ok_or_else(wrong)?;
                let valence = place.number(valence, "a domain's valence", -4, 4)?;
                domains.push((self.domain_index(domain), valence));
            }
        }
        self.entries.push(Entry {
            term: term.into(),
            valence,
            subjectivity,
            domains,
        });
        Ok(())
    }

    fn domain_index(&mut self, domain: &str) -> u16 {
        let known = self.domains.iter().position(|name| **name == *domain);
        known.unwrap_or_else(|| {
            self.domains.push(domain.into());
            self.domains.len() - 1
        }) as u16
    }

    /// In the order of the file.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// One entry by its id.
    ///
    /// # Panics
    /// When the id comes from another lexicon.
    pub fn entry(&self, id: EntryId) -> &Entry {
        &self.entries[id as usize]
    }

    /// The index of a domain for [`Entry::valence_in`]; none when no entry names it.
    pub fn domain(&self, name: &str) -> Option<u16> {
        let known = self.domains.iter().position(|domain| **domain == *name);
        known.map(|index| index as u16)
    }

    /// The domains that entries have valences of their own for, in order of appearance.
    pub fn domains(&self) -> impl Iterator<Item = &str> {
        self.domains.iter().map(|domain| &**domain)
    }

    /// The entry of one word in normal form (lower case, straight apostrophes), or of the
    /// word it is an English form of: exact first, then `'s`, plural, past, `-ing`,
    /// comparison and adverb, then all of these with repeated letters taken out.
    /// Prefixes are never taken off: "unloved" is no form of "loved".
    pub fn word(&self, normal_form: &str) -> Option<WordHit> {
        let mut scratch = String::new();
        let (head, form, lengthened) =
            self.find(normal_form, &mut scratch, |head| head.single().is_some())?;
        let entry = head.single()?;
        let hit = WordHit {
            entry,
            form,
            lengthened,
        };
        (!self.entry(entry).is_blocker()).then_some(hit)
    }

    /// What phrases begin with this word, exactly or as a form of their first word.
    pub(crate) fn phrase_heads(&self, word: &str) -> [Option<Head>; 2] {
        let exact = self.terms.head(word).filter(|head| head.has_phrases());
        let mut by_form = None;
        bases(word, &mut String::new(), |base, form| {
            let verbal = matches!(form, Form::Plural | Form::Past | Form::Gerund);
            by_form = self
                .terms
                .head(base)
                .filter(|head| verbal && head.has_phrases());
            by_form.is_some()
        });
        [exact, by_form]
    }

    /// The longest phrase from `head` on; see [`Terms::longest`].
    pub(crate) fn longest<'t>(
        &self,
        head: Head,
        word: impl Fn(usize) -> Option<&'t str>,
    ) -> Option<(usize, EntryId)> {
        self.terms.longest(head, word)
    }

    fn find(
        &self,
        word: &str,
        scratch: &mut String,
        wanted: impl Fn(Head) -> bool,
    ) -> Option<(Head, Form, bool)> {
        let exact = |word: &str| self.terms.head(word).filter(|head| wanted(*head));
        if let Some(head) = exact(word) {
            return Some((head, Form::Exact, false));
        }
        if let Some((head, form)) = self.find_base(word, scratch, &exact) {
            return Some((head, form, false));
        }
        let mut short = String::new();
        for keep in [2, 1] {
            if !shorten_runs(word, keep, &mut short) {
                return None;
            }
            if let Some(head) = exact(&short) {
                return Some((head, Form::Lengthened, true));
            }
            if let Some((head, form)) = self.find_base(&short, scratch, &exact) {
                return Some((head, form, true));
            }
        }
        None
    }

    fn find_base(
        &self,
        word: &str,
        scratch: &mut String,
        exact: &impl Fn(&str) -> Option<Head>,
    ) -> Option<(Head, Form)> {
        let mut found = None;
        bases(word, scratch, |base, form| {
            let hit = exact(base).filter(|head| self.bears(*head, form));
            found = hit.map(|head| (head, form));
            found.is_some()
        });
        found
    }

    /// Whether a form can belong to this entry: only what is an opinion can be compared or
    /// turned into an adverb. "corner" is no form of "corn", nor "shower" of "show".
    fn bears(&self, head: Head, form: Form) -> bool {
        let graded = matches!(form, Form::Comparative | Form::Superlative | Form::Adverb);
        let Some(id) = head.single() else {
            return false;
        };
        !graded || self.entry(id).subjectivity >= GRADABLE
    }
}

/// Adjectives of the built-in lexicon are above this, most nouns and plain verbs below.
const GRADABLE: f64 = 0.6;

/// Where a line stands, for errors.
#[derive(Clone, Copy)]
struct Place<'a> {
    name: &'a str,
    line: usize,
}

impl Place<'_> {
    fn columns(self) -> LexiconError {
        LexiconError::Columns {
            name: self.name.to_owned(),
            line: self.line,
        }
    }

    fn domain(self, found: &str) -> LexiconError {
        LexiconError::Domain {
            name: self.name.to_owned(),
            line: self.line,
            found: found.to_owned(),
        }
    }

    fn number(
        self,
        text: &str,
        column: &'static str,
        low: i8,
        high: i8,
    ) -> Result<f64, LexiconError> {
        let number = text.trim().parse::<f64>().ok();
        number
            .filter(|number| (f64::from(low)..=f64::from(high)).contains(number))
            .ok_or_else(|| LexiconError::Number {
                name: self.name.to_owned(),
                line: self.line,
                column,
                found: text.to_owned(),
                low,
                high,
            })
    }
}
