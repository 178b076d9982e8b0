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

/// What a lexicon knows of a word.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Known {
    /// The word itself.
    pub hit: Option<WordHit>,
    /// Where phrases begin with it: exactly, and with the verb it is a form of.
    pub phrases: [Option<Head>; 2],
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
            if raw.starts_with('#') && !raw.contains('\t') || raw.trim_ascii().is_empty() {
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
        let mut columns = columns(raw);
        let term = columns.next().unwrap_or_default().trim_ascii();
        let valence = columns.next().filter(|_| !term.is_empty());
        let valence = place.number(valence.ok_or_else(|| place.columns())?, "valence", -4, 4)?;
        let subjectivity = match columns.next().map(str::trim_ascii) {
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

    /// Puts an entry at a place, over what was there, whose other domains it keeps.
    pub(super) fn put(&mut self, place: usize, mut entry: Entry) {
        let Some(old) = self.entries.get_mut(place) else {
            self.entries.push(entry);
            return;
        };
        for (domain, valence) in &old.domains {
            if !entry.domains.iter().any(|(known, _)| known == domain) {
                entry.domains.push((*domain, *valence));
            }
        }
        *old = entry;
    }

    /// Puts an entry at a place, whatever was there.
    pub(super) fn replace(&mut self, place: usize, entry: Entry) {
        match self.entries.get_mut(place) {
            Some(old) => *old = entry,
            None => self.entries.push(entry),
        }
    }

    /// With the table of its terms, which callers made sure are all different.
    pub(super) fn settled(mut self) -> SentimentLexicon {
        let normal = self.entries.iter().map(|entry| normalize(&entry.term));
        self.terms = Terms::build(normal).unwrap_or_default();
        self
    }

    pub(super) fn domain_index(&mut self, domain: &str) -> u16 {
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
        self.look_up(normal_form, true, &mut String::new()).hit
    }

    /// The entry of one word, as it stands.
    pub(crate) fn exactly(&self, normal_form: &str) -> Option<EntryId> {
        self.terms.head(normal_form)?.single()
    }

    /// What the lexicon knows of a word, and (if `inflected`) of the words it may be a form of.
    pub(crate) fn look_up(&self, word: &str, inflected: bool, scratch: &mut String) -> Known {
        let mut known = Known::default();
        let exact = self.terms.head(word);
        self.note(&mut known, exact, Form::Exact, false);
        if !inflected {
            return known;
        }
        let blocked = exact.is_some_and(|head| head.single().is_some());
        self.note_bases(&mut known, word, blocked, false, scratch);
        if known.hit.is_some() || blocked {
            return known;
        }
        let mut short = String::new();
        for keep in [2, 1] {
            if known.hit.is_some() || !shorten_runs(word, keep, &mut short) {
                break;
            }
            self.note(&mut known, self.terms.head(&short), Form::Lengthened, true);
            self.note_bases(&mut known, &short, false, true, scratch);
        }
        known
    }

    fn note_bases(
        &self,
        known: &mut Known,
        word: &str,
        blocked: bool,
        lengthened: bool,
        scratch: &mut String,
    ) {
        let mut settled = blocked || known.hit.is_some();
        bases(word, scratch, |base, form| {
            let head = self.terms.head(base);
            let verbal = matches!(form, Form::Plural | Form::Past | Form::Gerund);
            if known.phrases[1].is_none() && verbal {
                known.phrases[1] = head.filter(|head| head.has_phrases());
            }
            if !settled && let Some(head) = head.filter(|head| self.bears(*head, form)) {
                settled = true;
                self.note(known, Some(head), form, lengthened);
            }
            // A phrase may begin with a form of a word that is known by itself.
            settled && known.phrases[1].is_some()
        });
    }

    fn note(&self, known: &mut Known, head: Option<Head>, form: Form, lengthened: bool) {
        let Some(head) = head else { return };
        if form == Form::Exact && head.has_phrases() {
            known.phrases[0] = Some(head);
        }
        let entry = head
            .single()
            .filter(|id| known.hit.is_none() && !self.entry(*id).is_blocker());
        known.hit = known.hit.or(entry.map(|entry| WordHit {
            entry,
            form,
            lengthened,
        }));
    }

    /// The longest phrase from `head` on; see [`Terms::longest`].
    pub(crate) fn longest<'t>(
        &self,
        head: Head,
        word: impl Fn(usize) -> Option<&'t str>,
    ) -> Option<(usize, EntryId)> {
        self.terms.longest(head, word)
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

/// Splits at tabs; on lines this short a plain loop is twice as fast as `str::split`.
fn columns(line: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(line);
    std::iter::from_fn(move || {
        let line = rest?;
        let tab = line.bytes().position(|byte| byte == b'\t');
        rest = tab.map(|tab| &line[tab + 1..]);
        Some(&line[..tab.unwrap_or(line.len())])
    })
}

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
        let number = text.trim_ascii().parse::<f64>().ok();
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
