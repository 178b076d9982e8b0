//! (stand-in)
#![allow(missing_docs)]
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SentenceSentiment {
    pub polarity: f64,
    pub subjectivity: f64,
    pub intensity: f64,
    pub evidence: Vec<Evidence>,
}
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Evidence {}
