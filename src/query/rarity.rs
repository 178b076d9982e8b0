use crate::lexicon::DocumentFrequencies;
use crate::text::Language;

/// How rare something is that stands in `frequency` of so many documents, as a share of the
/// most that could be: ln(1 + (N − df + ½) / (df + ½)) / ln(1 + N), the idf of Robertson &
/// Spärck Jones (1976) in Lucene's form; 0 where there are none.
///
/// ```
/// use summ::query::rarity;
/// assert!(rarity(1000.0, 1.0) > rarity(1000.0, 100.0));
/// assert!(rarity(1000.0, 1000.0) < 1e-4);
/// assert_eq!(rarity(0.0, 0.0), 0.0);
/// ```
pub fn rarity(documents: f64, frequency: f64) -> f64 {
    if documents <= 0.0 {
        return 0.0;
    }
    // An index may count documents that are deleted already.
    let without = (documents - frequency).max(0.0);
    (1.0 + (without + 0.5) / (frequency + 0.5)).ln() / (1.0 + documents).ln()
}

/// How rare a stem is in texts at large, where the language has a table of document
/// frequencies; elsewhere all are alike.
pub fn everyday(stem: &str, language: Language) -> Option<f64> {
    match language {
        Language::English => {
            let table = DocumentFrequencies::english();
            // What the table lacks is as rare as the rarest that it has.
            let (documents, frequency) = (table.documents(), table.of(stem).max(1));
            Some(rarity(f64::from(documents), f64::from(frequency)))
        }
        _ => Some(1.0),
    }
}
