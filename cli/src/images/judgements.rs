//! Which images did people find relevant?

use std::collections::HashMap;
use std::path::Path;

use anyhow::{Context, bail};

/// Grades of images by article; above 0 is relevant.
#[derive(Debug, Default)]
pub struct Judgements(HashMap<String, HashMap<String, f64>>);

impl Judgements {
    /// Lines of `query document grade`, or trec_eval's `query 0 document grade`; with spaces or
    /// tabs between them.
    pub fn read(path: &Path) -> anyhow::Result<Judgements> {
        let text = std::fs::read_to_string(path)
            .with_context(|| format!("cannot read {}", path.display()))?;
        let mut all: HashMap<String, HashMap<String, f64>> = HashMap::new();
        for (line, number) in text.lines().zip(1..) {
            let tabs: Vec<&str> = line.split('\t').map(str::trim).collect();
            let parts = match tabs.len() {
                3 | 4 => tabs,
                _ => line.split_whitespace().collect(),
            };
            let (query, document, grade) = match *parts {
                [] => continue,
                [query, document, grade] | [query, _, document, grade] => (query, document, grade),
                _ => bail!(
                    "{}:{number}: `{line}` is no judgement; write article, image and grade",
                    path.display()
                ),
            };
            let Ok(grade) = grade.parse() else {
                bail!(
                    "{}:{number}: the grade is `{grade}`; write a number",
                    path.display()
                );
            };
            let of_query = all.entry(query.to_owned()).or_default();
            of_query.insert(document.to_owned(), grade);
        }
        Ok(Judgements(all))
    }

    /// Images, each with the one article it is relevant to.
    pub fn of<'a>(relevant: impl Iterator<Item = (&'a str, &'a str)>) -> Judgements {
        let mut all = Judgements::default();
        for (article, image) in relevant {
            let of_article = all.0.entry(article.to_owned()).or_default();
            of_article.insert(image.to_owned(), 1.0);
        }
        all
    }

    /// All that something is said of, in the order of their names.
    pub fn queries(&self) -> Vec<String> {
        let mut queries: Vec<String> = self.0.keys().cloned().collect();
        queries.sort_unstable();
        queries
    }

    /// 0 where nobody said anything.
    pub fn grade(&self, article: &str, image: &str) -> f64 {
        let of_article = self.0.get(article);
        of_article
            .and_then(|images| images.get(image))
            .copied()
            .unwrap_or(0.0)
    }

    /// Grades of all that is relevant.
    pub fn relevant(&self, article: &str) -> Vec<f64> {
        let grades = self.0.get(article).into_iter().flat_map(HashMap::values);
        let mut relevant: Vec<f64> = grades.copied().filter(|grade| *grade > 0.0).collect();
        relevant.sort_unstable_by(f64::total_cmp);
        relevant
    }
}
