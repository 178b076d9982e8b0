//! How much of another lexicon's vocabulary is in ours, and how alike the valences are.
//!
//! ```text
//! cargo run --release --example lexicon_overlap -- vader_lexicon.txt AFINN-en-165.txt
//! ```
//!
//! Files of any format that [`SentimentLexicon::parse_any`] reads, given by path; none stands in
//! this repository. Terms are compared as both files write them, capitals and hyphens aside; only
//! terms with a valence other than 0 count.

use std::collections::HashMap;
use std::error::Error;

use summ::lexicon::SentimentLexicon;

fn main() -> Result<(), Box<dyn Error>> {
    let words = SentimentLexicon::english();
    let ours = valences(&SentimentLexicon::combine([
        &*words,
        &SentimentLexicon::symbols(),
    ]));
    println!("lexicon\tformat\tterms\tours\tshared\tof theirs\tof ours\tr\tsame sign\tequal to .1");
    for path in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&path)?;
        let (other, format) = SentimentLexicon::parse_any(&text, &path)?;
        let theirs = valences(&other);
        let shared: Vec<(f64, f64)> = theirs
            .iter()
            .filter_map(|(term, valence)| Some((*valence, *ours.get(term)?)))
            .collect();
        let share = |of: usize| shared.len() as f64 / of.max(1) as f64;
        let among = |holds: &dyn Fn(f64, f64) -> bool| {
            let count = shared.iter().filter(|(a, b)| holds(*a, *b)).count();
            count as f64 / shared.len().max(1) as f64
        };
        println!(
            "{}\t{format}\t{}\t{}\t{}\t{:.3}\t{:.3}\t{:.3}\t{:.3}\t{:.3}",
            path.rsplit('/').next().unwrap_or(&path),
            theirs.len(),
            ours.len(),
            shared.len(),
            share(theirs.len()),
            share(ours.len()),
            correlation(&shared),
            among(&|a, b| a * b > 0.0),
            among(&|a, b| (a - b).abs() < 0.1 + 1e-9),
        );
    }
    Ok(())
}

fn valences(lexicon: &SentimentLexicon) -> HashMap<String, f64> {
    let entries = lexicon.entries().iter();
    entries
        .filter(|entry| entry.valence != 0.0)
        .map(|entry| (entry.term.to_lowercase().replace('-', " "), entry.valence))
        .collect()
}

/// Pearson's r.
fn correlation(pairs: &[(f64, f64)]) -> f64 {
    let count = pairs.len() as f64;
    let mean = |of: &dyn Fn(&(f64, f64)) -> f64| pairs.iter().map(of).sum::<f64>() / count;
    let (mx, my) = (mean(&|pair| pair.0), mean(&|pair| pair.1));
    let covariance = mean(&|pair| (pair.0 - mx) * (pair.1 - my));
    let spread = |x: f64| x * x;
    covariance / (mean(&|pair| spread(pair.0 - mx)) * mean(&|pair| spread(pair.1 - my))).sqrt()
}
