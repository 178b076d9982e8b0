use std::fmt;
use std::str::FromStr;

use rust_stemmers::Algorithm;
use whatlang::Lang;

// One row a language, so that code, name, detector and stemmer can never disagree.
macro_rules! languages {
    ($($variant:ident $code:literal $lang:ident),+ $(,)?) => {
        /// A language whose words can be stemmed, or [`Language::Other`].
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Language {
            $(
                #[doc = concat!("`", $code, "`")]
                $variant,
            )+
            /// Any other language: words are their own stems and none is a stop word.
            Other,
        }

        impl Language {
            /// Every language, [`Language::Other`] last.
            pub const ALL: &[Language] = &[$(Language::$variant,)+ Language::Other];

            /// The ISO 639-1 code; `und` (ISO 639-2, undetermined) for [`Language::Other`].
            pub const fn code(self) -> &'static str {
                match self {
                    $(Language::$variant => $code,)+
                    Language::Other => "und",
                }
            }

            /// The English name.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Language::$variant => stringify!($variant),)+
                    Language::Other => "Other",
                }
            }

            pub(super) fn algorithm(self) -> Option<Algorithm> {
                match self {
                    $(Language::$variant => Some(Algorithm::$variant),)+
                    Language::Other => None,
                }
            }

            pub(super) fn from_whatlang(lang: Lang) -> Self {
                match lang {
                    $(Lang::$lang => Language::$variant,)+
                    _ => Language::Other,
                }
            }
        }
    };
}

languages! {
    Arabic "ar" Ara,
    Danish "da" Dan,
    Dutch "nl" Nld,
    English "en" Eng,
    Finnish "fi" Fin,
    French "fr" Fra,
    German "de" Deu,
    Greek "el" Ell,
    Hungarian "hu" Hun,
    Italian "it" Ita,
    Norwegian "no" Nob,
    Portuguese "pt" Por,
    Romanian "ro" Ron,
    Russian "ru" Rus,
    Spanish "es" Spa,
    Swedish "sv" Swe,
    Tamil "ta" Tam,
    Turkish "tr" Tur,
}

/// The name of a language was not understood.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown language `{given}`; known are {}", known())]
pub struct UnknownLanguage {
    /// What was given.
    pub given: String,
}

fn known() -> String {
    let codes: Vec<_> = Language::ALL.iter().map(|l| l.code()).collect();
    codes.join(", ")
}

impl Language {
    /// Whether there is a list of its stop words: without one its small words are words as any
    /// others.
    pub fn has_stop_words(self) -> bool {
        stop_words::lookup(self.code()).is_some_and(|words| !words.is_empty())
    }

    /// The language of an ISO 639-1 code or an English name, in any case.
    ///
    /// # Errors
    /// [`UnknownLanguage`], whose message lists the known codes.
    ///
    /// ```
    /// use summ::text::Language;
    ///
    /// assert_eq!(Language::parse("fr"), Ok(Language::French));
    /// assert_eq!(Language::parse("german"), Ok(Language::German));
    /// assert!(Language::parse("xx").unwrap_err().to_string().contains("en"));
    /// ```
    pub fn parse(given: &str) -> Result<Self, UnknownLanguage> {
        let wanted = given.trim();
        Self::ALL
            .iter()
            .copied()
            .find(|l| {
                l.code().eq_ignore_ascii_case(wanted) || l.name().eq_ignore_ascii_case(wanted)
            })
            .ok_or_else(|| UnknownLanguage {
                given: given.to_owned(),
            })
    }
}

impl FromStr for Language {
    type Err = UnknownLanguage;

    fn from_str(given: &str) -> Result<Self, Self::Err> {
        Self::parse(given)
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
