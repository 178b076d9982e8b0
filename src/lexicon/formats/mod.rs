//! Lexicon files that users already have: one door, the format told from the content.

mod read;
mod recognize;
mod sentiwordnet;

#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::fmt;

use super::terms::normalize;
use super::{Entry, EntryId, LexiconError, SentimentLexicon};

/// A format of sentiment lexicons.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// Ours: `term<TAB>valence<TAB>subjectivity<TAB>domain overrides`.
    Tsv,
    /// VADER: `token<TAB>mean<TAB>deviation<TAB>[ratings]`.
    Vader,
    /// AFINN: `term<TAB>integer from -5 to 5`.
    Afinn,
    /// SentiWordNet 3.0: `POS<TAB>ID<TAB>PosScore<TAB>NegScore<TAB>term#sense ...<TAB>gloss`.
    SentiWordNet,
    /// Hu and Liu: one word a line, all of one polarity, `;` before comments.
    WordList,
    /// MPQA: `type=strongsubj len=1 word1=fine pos1=adj stemmed1=n priorpolarity=positive`.
    Mpqa,
}

impl Format {
    /// All of them.
    pub const ALL: [Format; 6] = [
        Format::Tsv,
        Format::Vader,
        Format::Afinn,
        Format::SentiWordNet,
        Format::WordList,
        Format::Mpqa,
    ];

    /// What people call it.
    pub fn title(self) -> &'static str {
        match self {
            Format::Tsv => "summ's own",
            Format::Vader => "VADER",
            Format::Afinn => "AFINN",
            Format::SentiWordNet => "SentiWordNet 3.0",
            Format::WordList => "Hu and Liu's word lists",
            Format::Mpqa => "MPQA subjectivity clues",
        }
    }

    /// What a line of it looks like.
    pub fn shape(self) -> &'static str {
        match self {
            Format::Tsv => "`term<TAB>valence<TAB>subjectivity`",
            Format::Vader => "`token<TAB>mean<TAB>deviation<TAB>[ratings]`",
            Format::Afinn => "`term<TAB>integer from -5 to 5`",
            Format::SentiWordNet => "`POS<TAB>ID<TAB>PosScore<TAB>NegScore<TAB>term#sense`",
            Format::WordList => "one word a line, `;` before comments",
            Format::Mpqa => "`type=... word1=... priorpolarity=...`",
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.title())
    }
}

impl SentimentLexicon {
    /// Reads a lexicon of any known [`Format`], told from the content; `name` is what
    /// errors call it, and settles what the content leaves open.
    ///
    /// All end up on our scale, valence −4..4 and subjectivity 0..1:
    ///
    /// | format | valence | subjectivity |
    /// |---|---|---|
    /// | ours | as it stands | as it stands |
    /// | VADER | the mean | min(1, \|valence\| / 2) |
    /// | AFINN | .8 × the integer | min(1, \|valence\| / 2) |
    /// | SentiWordNet | 4 Σ (pos − neg)/k / Σ 1/k over all senses of all parts of speech, k the sense's number | Σ (pos + neg)/k / Σ 1/k, one less the objectivity |
    /// | Hu and Liu | ±2, the sign from the comments or from `name` | 1 |
    /// | MPQA | ±2.5 strong, ±1.5 weak, 0 for neutral and both | .9 strong, .5 weak |
    ///
    /// Where a public list has a term twice (by case, hyphen or part of speech) the mean counts;
    /// in ours that is an error. Underscores between words are spaces.
    /// Two columns are AFINN when nearly all values are whole and one is 5 or −5, or
    /// when `name` says "afinn"; else they are ours.
    ///
    /// # Errors
    /// Text of no known format, with the list of those known; the first line that does
    /// not keep to the format; a word list that does not say its polarity.
    ///
    /// ```
    /// use summ::lexicon::{Format, SentimentLexicon};
    /// let text = "fine\t1.5\t0.7\t[1, 2, 1, 2]\ngrim\t-2.1\t0.8\t[-2, -3, -1, -2]\n";
    /// let (lexicon, format) = SentimentLexicon::parse_any(text, "mine.txt")?;
    /// assert_eq!(format, Format::Vader);
    /// assert_eq!(lexicon.entry(lexicon.word("grim").unwrap().entry).valence, -2.1);
    /// # Ok::<(), summ::lexicon::LexiconError>(())
    /// ```
    pub fn parse_any(text: &str, name: &str) -> Result<(SentimentLexicon, Format), LexiconError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let format = recognize::format(text, name)?;
        let lexicon = match format {
            Format::Tsv => SentimentLexicon::parse(text, name)?,
            Format::Vader => read::vader(text, name)?,
            Format::Afinn => read::afinn(text, name)?,
            Format::SentiWordNet => sentiwordnet::read(text, name)?,
            Format::Mpqa => read::mpqa(text, name)?,
            Format::WordList => {
                let valence = recognize::polarity(text, name)? * read::LISTED;
                SentimentLexicon::parse_word_list(text, name, valence)?
            }
        };
        Ok((lexicon, format))
    }

    /// Reads a list of one word or phrase a line, all of the same valence; `;` and `#` open comments.
    ///
    /// # Errors
    /// A valence outside −4..4; a line of several columns.
    ///
    /// ```
    /// use summ::lexicon::SentimentLexicon;
    /// let good = SentimentLexicon::parse_word_list("; mine\nfine\nnot half bad\n", "good.txt", 2.0)?;
    /// let bad = SentimentLexicon::parse_word_list("grim\n", "bad.txt", -2.0)?;
    /// assert_eq!(SentimentLexicon::combine([&good, &bad]).entries().len(), 3);
    /// # Ok::<(), summ::lexicon::LexiconError>(())
    /// ```
    pub fn parse_word_list(
        text: &str,
        name: &str,
        valence: f64,
    ) -> Result<SentimentLexicon, LexiconError> {
        read::word_list(text, name, valence)
    }

    /// This lexicon with others' entries over its own, domains and all, and the places of
    /// those; its own keep their places.
    pub(crate) fn overlaid(&self, others: &SentimentLexicon) -> (SentimentLexicon, Vec<EntryId>) {
        let mut whole = self.clone();
        let known = self.entries().iter().zip(0..);
        let mut places: HashMap<String, EntryId> = known
            .map(|(entry, place)| (normalize(&entry.term).into_owned(), place))
            .collect();
        let domains: Vec<u16> = others
            .domains()
            .map(|name| whole.domain_index(name))
            .collect();
        let mut added = Vec::new();
        for entry in others.entries() {
            let mut entry = entry.clone();
            for (domain, _) in &mut entry.domains {
                *domain = domains[usize::from(*domain)];
            }
            let next = whole.entries().len() as EntryId;
            let normal = normalize(&entry.term).into_owned();
            let place = *places.entry(normal).or_insert(next);
            whole.replace(place as usize, entry);
            added.push(place);
        }
        (whole.settled(), added)
    }

    /// One lexicon of several: a term has the values of the last that has it, and of
    /// the earlier ones the domains that the later ones do not name.
    ///
    /// Such as the positive and the negative list of a pair, or additions over the
    /// [English lexicon](Self::english).
    pub fn combine<'a>(
        lexicons: impl IntoIterator<Item = &'a SentimentLexicon>,
    ) -> SentimentLexicon {
        let mut whole = SentimentLexicon::default();
        let mut places = HashMap::new();
        for lexicon in lexicons {
            let domains: Vec<&str> = lexicon.domains().collect();
            let indices: Vec<u16> = domains
                .iter()
                .map(|name| whole.domain_index(name))
                .collect();
            for entry in lexicon.entries() {
                let mut entry = entry.clone();
                for (domain, _) in &mut entry.domains {
                    *domain = indices[usize::from(*domain)];
                }
                let normal = normalize(&entry.term).into_owned();
                let place = *places.entry(normal).or_insert(whole.entries().len());
                whole.put(place, entry);
            }
        }
        whole.settled()
    }

    /// A lexicon of what a public list says, the mean where it says several things of a term.
    fn from_lines(lines: impl IntoIterator<Item = (String, f64, f64)>) -> SentimentLexicon {
        let mut sums: Vec<(Entry, f64)> = Vec::new();
        let mut places = std::collections::HashMap::new();
        for (term, valence, subjectivity) in lines {
            let normal = normalize(&term).into_owned();
            let place = *places.entry(normal).or_insert(sums.len());
            if place == sums.len() {
                let entry = Entry {
                    term: term.into(),
                    valence: 0.0,
                    subjectivity: 0.0,
                    domains: Vec::new(),
                };
                sums.push((entry, 0.0));
            }
            let (entry, count) = &mut sums[place];
            entry.valence += valence;
            entry.subjectivity += subjectivity;
            *count += 1.0;
        }
        let mut lexicon = SentimentLexicon::default();
        for (place, (mut entry, count)) in sums.into_iter().enumerate() {
            entry.valence /= count;
            entry.subjectivity /= count;
            lexicon.put(place, entry);
        }
        lexicon.settled()
    }
}
