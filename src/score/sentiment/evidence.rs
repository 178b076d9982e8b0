use std::ops::Range;

/// What one sentence says, and why we think so.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct SentenceSentiment {
    /// −1 (bad) to 1 (good).
    pub polarity: f64,
    /// 0 (a fact) to 1 (surely an opinion).
    pub subjectivity: f64,
    /// At least 0: the sum of |valence after rules| / 4; .5 to 3 in opinionated sentences.
    pub intensity: f64,
    /// What was found, in reading order.
    pub evidence: Vec<Evidence>,
}

/// One word, phrase, symbol or rating that carries sentiment.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Evidence {
    /// Bytes of the review.
    pub span: Range<usize>,
    /// The entry of the lexicon it was found under; for a rating, its text.
    pub term: String,
    /// The entry's valence, −4..4, with what was fitted for it.
    pub base: f64,
    /// What the rules made of it; `base` times all factors, kept within −4..4.
    pub valence: f64,
    /// How surely it marks an opinion, 0..1.
    pub subjectivity: f64,
    /// The rules that were applied, in order.
    pub rules: Vec<Applied>,
}

/// One rule at work.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Applied {
    /// Which rule.
    pub kind: RuleKind,
    /// What the valence was multiplied by.
    pub factor: f64,
    /// The words that triggered it, as bytes of the review.
    pub trigger: Range<usize>,
}

/// The rules of scope and emphasis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum RuleKind {
    /// "not good"
    Negation,
    /// "couldn't say it wasn't good"
    DoubleNegation,
    /// "hardly good"
    NearNegation,
    /// "never been better"
    Unsurpassed,
    /// "very good"
    Intensifier,
    /// "slightly good"
    Dampener,
    /// "goooood"
    Lengthening,
    /// "GOOD"
    Capitals,
    /// "good!"
    Exclamation,
    /// "good?"
    Question,
    /// After or before "but".
    Contrast,
    /// In an "although" clause.
    Concession,
    /// "would have been good"
    Irrealis,
    /// "if it is good"
    Conditional,
    /// "could be better"
    WishedBetter,
    /// "better than the good old one": "good" is said of the other.
    Comparison,
    /// "less good"
    Less,
    /// "too good", "too long"
    Excess,
    /// "good enough"
    Sufficiency,
    /// "the only good thing"
    OnlyPart,
}

impl RuleKind {
    /// All of them, in the order of their declaration.
    pub const ALL: [RuleKind; 20] = [
        RuleKind::Negation,
        RuleKind::DoubleNegation,
        RuleKind::NearNegation,
        RuleKind::Unsurpassed,
        RuleKind::Intensifier,
        RuleKind::Dampener,
        RuleKind::Lengthening,
        RuleKind::Capitals,
        RuleKind::Exclamation,
        RuleKind::Question,
        RuleKind::Contrast,
        RuleKind::Concession,
        RuleKind::Irrealis,
        RuleKind::Conditional,
        RuleKind::WishedBetter,
        RuleKind::Comparison,
        RuleKind::Less,
        RuleKind::Excess,
        RuleKind::Sufficiency,
        RuleKind::OnlyPart,
    ];

    /// Its name in files and reports, such as `near-negation`.
    pub fn name(self) -> &'static str {
        match self {
            RuleKind::Negation => "negation",
            RuleKind::DoubleNegation => "double-negation",
            RuleKind::NearNegation => "near-negation",
            RuleKind::Unsurpassed => "unsurpassed",
            RuleKind::Intensifier => "intensifier",
            RuleKind::Dampener => "dampener",
            RuleKind::Lengthening => "lengthening",
            RuleKind::Capitals => "capitals",
            RuleKind::Exclamation => "exclamation",
            RuleKind::Question => "question",
            RuleKind::Contrast => "contrast",
            RuleKind::Concession => "concession",
            RuleKind::Irrealis => "irrealis",
            RuleKind::Conditional => "conditional",
            RuleKind::WishedBetter => "wished-better",
            RuleKind::Comparison => "comparison",
            RuleKind::Less => "less",
            RuleKind::Excess => "excess",
            RuleKind::Sufficiency => "sufficiency",
            RuleKind::OnlyPart => "only-part",
        }
    }
}
