//! (stand-in)
#![allow(missing_docs)]
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SentimentLexicon;
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Aspect {
    pub id: String,
    pub parent: Option<usize>,
    pub level: usize,
    pub weight: f64,
    pub clues: Vec<String>,
}
#[derive(Debug, Clone, PartialEq, Default)]
pub struct AspectTree {
    nodes: Vec<Aspect>,
}
impl AspectTree {
    pub fn nodes(&self) -> &[Aspect] {
        &self.nodes
    }
    pub fn name(&self) -> &str {
        ""
    }
}
