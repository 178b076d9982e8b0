//! The numbers of the rules, each with its reason.
//!
//! All are round and chosen by judgement of English; none was fitted on rated texts, but two:
//! [`BLAME`] and [`PLAIN`]. What fitting made of the rules' factors stands in `lexicons/sentiment/en-fitted.tsv`.

/// "Not good" is milder than "bad": the usual size of a turned word.
pub(super) const NEGATED: f64 = -0.74;
/// Above this valence a negation says less and less: "not excellent" is no insult.
pub(super) const STRONG: f64 = 2.0;
/// How much of a negation's effect is gone at valence 4.
pub(super) const STRONG_LOSS: f64 = 0.8;
/// "Not bad" is fainter praise than "not good" is blame.
pub(super) const NEGATED_BLAME: f64 = -0.5;
/// "Can't say I wasn't impressed" means impressed, a little less plainly.
pub(super) const DOUBLE_NEGATION: f64 = 0.8;
/// "Hardly" turns, but leaves some.
pub(super) const NEAR_NEGATION: f64 = -0.5;
/// "Nothing better": a comparative that is denied to all others is a superlative.
pub(super) const UNSURPASSED: f64 = 1.4;
/// A strengthener between negator and word ("not very good") softens the negation.
pub(super) const NEGATED_DEGREE: f64 = 0.85;

/// Cues are looked for this many words back; beyond, they rarely mean the word.
pub(super) const REACH: usize = 8;
/// A degree word speaks of the word right after it, or one or two further.
pub(super) const DEGREE_REACH: usize = 3;
/// Each word between a degree word and its target takes this share of the effect.
pub(super) const DEGREE_DECAY: f64 = 0.85;

/// Letters held for emphasis.
pub(super) const LENGTHENED: f64 = 1.2;
/// A shouted word in a sentence that is not shouted.
pub(super) const SHOUTED: f64 = 1.25;
/// Each exclamation mark, up to the cap below.
pub(super) const EXCLAMATION: f64 = 0.07;
/// More marks than this say nothing more.
pub(super) const EXCLAMATIONS: usize = 3;
/// A question asks and does not say.
pub(super) const QUESTION: f64 = 0.5;

/// Before "but": conceded.
pub(super) const BEFORE_CONTRAST: f64 = 0.65;
/// After "but": meant.
pub(super) const AFTER_CONTRAST: f64 = 1.25;
/// In an "although" clause: conceded.
pub(super) const CONCEDED: f64 = 0.6;
/// What was only wished, expected or claimed.
pub(super) const IRREALIS: f64 = 0.4;
/// What holds only if something else does.
pub(super) const CONDITIONAL: f64 = 0.5;
/// "Could be better" is a complaint, though a polite one.
pub(super) const WISHED_BETTER: f64 = -0.8;
/// What is said of the other side of a comparison is hardly said of this one.
pub(super) const COMPARED: f64 = 0.1;

/// "Too good", "too friendly": the good made a fault.
pub(super) const TOO_GOOD: f64 = -0.5;
/// "Too loud" is louder than "loud".
pub(super) const TOO_BAD: f64 = 1.2;
/// "Too long", "too many": any quality in excess is a complaint.
pub(super) const TOO_MUCH: f64 = -1.2;
/// ... and an opinion.
pub(super) const TOO_MUCH_SUBJECTIVITY: f64 = 0.7;
/// "Good enough" is less than good.
pub(super) const SUFFICIENT: f64 = 0.7;
/// "The only good thing": what is good about it says that the rest is not.
pub(super) const ONLY_PART: f64 = -0.6;

/// Evidence is never quite sure, so that many weak signs still add up.
pub(super) const SUBJECTIVITY_TRUST: f64 = 0.8;
/// The lexicon's greatest valence, which makes one strong word an intensity of about 1.
pub(super) const SCALE: f64 = 4.0;
/// How much more a blame weighs than a praise of the same size: people praise lightly. Rounded
/// from .19 to .22, what least squares gave it with each of the five folds of the rated sets
/// left out; `examples/fit_sentiment.rs` takes it as it stands.
pub(super) const BLAME: f64 = 0.2;
/// A word of this valence ("good") counts as what it is; weaker ones for less and stronger ones for
/// more, by the square root of their ratio: one "superb" tells more than two of "fine". Of the
/// powers 0, ¼, ½, ¾ and 1 the root was best on rated sentences; more is better on whole reviews.
pub(super) const PLAIN: f64 = 2.0;
