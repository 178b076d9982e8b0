use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use serde::Deserialize;

use super::terms::normalize;
use super::{Head, LexiconError, Terms};

/// What a word or phrase does to the words around it.
///
/// In TOML the names are lower case with hyphens: `near-negator`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CueKind {
    /// Turns what follows within `factor` words: "not".
    Negator,
    /// A negator that makes a comparative a superlative: "never been better".
    AbsoluteNegator,
    /// Turns what follows, weakly: "hardly".
    NearNegator,
    /// Looks like another cue and is none: "not only", "at least".
    Shield,
    /// Multiplies what follows by `factor`: above 1 "very", below 1 "slightly".
    Modifier,
    /// Multiplies the next word that carries sentiment, or else the one before: "a bit".
    LooseModifier,
    /// What follows counts for more, what stands before for less: "but".
    Contrast,
    /// Its own clause counts for less: "although".
    Concession,
    /// Speaks of what is not: "would have been".
    Irrealis,
    /// Speaks of what might be: "if".
    Conditional,
    /// With a comparative, wishes for more: "could be better".
    Modal,
    /// What follows is what it is compared to: "than".
    Than,
    /// "more", before the word compared.
    More,
    /// "less" and "least": turns what follows, by `factor`.
    Less,
    /// "too": more than is good.
    Too,
    /// "enough": just as much as is needed.
    Enough,
    /// "only": the rest is not, when a part follows ("the only good thing").
    Only,
    /// The part that "only" singles out: "thing", "reason".
    Part,
    /// Begins a clause of its own without any weight: "because", "which".
    Clause,
}

/// A cue with its number; see [`CueKind`] for what the number is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cue {
    /// What it does.
    pub kind: CueKind,
    /// A factor, a scope in words or a degree, as the kind says; 1 where none is needed.
    pub factor: f64,
}

/// The cue words of a language, and its markers of opinion.
///
/// TOML: `[[cue]]` tables of `kind`, `words` and, where the kind needs one, `factor`;
/// and one table `[subjective]` of markers with a degree from 0 to 1 (`"i think" = 0.8`).
///
/// ```
/// use summ::lexicon::{CueKind, Rules};
/// let text = "[[cue]]\nkind = \"negator\"\nfactor = 4\nwords = [\"ikke\", \"aldri\"]";
/// let rules = Rules::from_toml(text, "norsk.toml")?;
/// assert_eq!(rules.cue("ikke").unwrap().kind, CueKind::Negator);
/// # Ok::<(), summ::lexicon::LexiconError>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Rules {
    cues: Vec<Cue>,
    terms: Terms,
    markers: Vec<f64>,
    marker_terms: Terms,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    cue: Vec<Group>,
    #[serde(default)]
    subjective: BTreeMap<String, f64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    kind: CueKind,
    factor: Option<f64>,
    words: Vec<String>,
}

static ENGLISH: LazyLock<Arc<Rules>> = LazyLock::new(|| {
    let text = include_str!("../../lexicons/sentiment/en-rules.toml");
    // A test reads the file, so the empty rules never stand in for it.
    Arc::new(Rules::from_toml(text, "en-rules.toml").unwrap_or_default())
});

impl CueKind {
    /// The least and greatest number that makes sense; none is needed where both are 1.
    fn range(self) -> (i8, i8) {
        match self {
            CueKind::Negator | CueKind::AbsoluteNegator | CueKind::NearNegator => (1, 10),
            CueKind::Modifier | CueKind::LooseModifier => (0, 3),
            CueKind::Less => (-1, 1),
            _ => (1, 1),
        }
    }
}

impl Rules {
    /// The project's own rules for English.
    pub fn english() -> Arc<Rules> {
        Arc::clone(&ENGLISH)
    }

    /// Reads rules; `name` is what errors call the text.
    ///
    /// # Errors
    /// Text of another shape, a number that makes no sense for its kind, an empty
    /// cue, or one that stands twice.
    pub fn from_toml(text: &str, name: &str) -> Result<Rules, LexiconError> {
        let file: File = toml::from_str(text).map_err(|error| LexiconError::Toml {
            name: name.to_owned(),
            message: error.to_string(),
        })?;
        let mut cues = Vec::new();
        let mut words = Vec::new();
        for group in &file.cue {
            let (low, high) = group.kind.range();
            let factor = group
                .factor
                .unwrap_or(if low == high { 1.0 } else { f64::NAN });
            for word in &group.words {
                if !(f64::from(low)..=f64::from(high)).contains(&factor) {
                    return Err(LexiconError::Factor {
                        name: name.to_owned(),
                        cue: word.clone(),
                        found: group
                            .factor
                            .map_or("missing".into(), |factor| factor.to_string()),
                        low,
                        high,
                    });
                }
                if word.trim().is_empty() {
                    return Err(LexiconError::Empty {
                        name: name.to_owned(),
                        what: format!("a word of {:?}", group.kind),
                    });
                }
                cues.push(Cue {
                    kind: group.kind,
                    factor,
                });
                words.push(word);
            }
        }
        let normal = words.iter().map(|word| normalize(word));
        let terms = Terms::build(normal).map_err(|(first, again)| LexiconError::DuplicateClue {
            name: name.to_owned(),
            clue: words[again as usize].clone(),
            first: format!("{:?}", cues[first as usize].kind),
            second: format!("{:?}", cues[again as usize].kind),
        })?;
        let (markers, marker_terms) = markers(&file.subjective, name)?;
        Ok(Rules {
            cues,
            terms,
            markers,
            marker_terms,
        })
    }

    /// The cue of one word in normal form.
    pub fn cue(&self, normal_form: &str) -> Option<Cue> {
        let id = self.terms.head(normal_form)?.single()?;
        self.cues.get(id as usize).copied()
    }

    pub(crate) fn head(&self, word: &str) -> Option<Head> {
        self.terms.head(word)
    }

    pub(crate) fn marker_head(&self, word: &str) -> Option<Head> {
        self.marker_terms.head(word)
    }

    /// The longest marker of opinion from `head` on, in words, and how sure it is.
    pub(crate) fn longest_marker<'t>(
        &self,
        head: Head,
        word: impl Fn(usize) -> Option<&'t str>,
    ) -> Option<(usize, f64)> {
        let found = longest(&self.marker_terms, head, word)?;
        Some((found.0, self.markers[found.1 as usize]))
    }

    /// The longest cue from `head` on, in words; see [`Terms::longest`].
    pub(crate) fn longest<'t>(
        &self,
        head: Head,
        word: impl Fn(usize) -> Option<&'t str>,
    ) -> Option<(usize, Cue)> {
        let found = longest(&self.terms, head, word)?;
        Some((found.0, self.cues[found.1 as usize]))
    }
}

fn longest<'t>(
    terms: &Terms,
    head: Head,
    word: impl Fn(usize) -> Option<&'t str>,
) -> Option<(usize, u32)> {
    let phrase = head
        .has_phrases()
        .then(|| terms.longest(head, word))
        .flatten();
    phrase.or_else(|| head.single().map(|id| (1, id)))
}

fn markers(table: &BTreeMap<String, f64>, name: &str) -> Result<(Vec<f64>, Terms), LexiconError> {
    for (cue, degree) in table {
        if !(0.0..=1.0).contains(degree) {
            return Err(LexiconError::Factor {
                name: name.to_owned(),
                cue: cue.clone(),
                found: degree.to_string(),
                low: 0,
                high: 1,
            });
        }
    }
    let terms = Terms::build(table.keys().map(|cue| normalize(cue)));
    let terms = terms.map_err(|_| LexiconError::Empty {
        name: name.to_owned(),
        what: "a marker that differs from another by more than a hyphen".to_owned(),
    })?;
    Ok((table.values().copied().collect(), terms))
}
