//! The least that keyphrases of a corpus cost: the same JSON lines are read, the texts cut
//! into words, the words stemmed through a cache, and the numbers of the stems written.
//!
//! ```sh
//! cargo run --release --example floor -- CORPUS.jsonl > stems.jsonl
//! ```
//!
//! What `summ keywords` takes on one thread is told as a multiple of it in
//! benches/RESULTS.md.

use std::collections::HashMap;
use std::error::Error;
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write, stdout};

use rust_stemmers::{Algorithm, Stemmer};
use serde::Deserialize;
use unicode_segmentation::UnicodeSegmentation;

#[derive(Deserialize)]
struct Record {
    title: Option<String>,
    text: String,
}

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("name a corpus, JSON lines")?;
    let stemmer = Stemmer::create(Algorithm::English);
    let mut numbers: HashMap<String, usize> = HashMap::new();
    let mut stems: HashMap<String, usize> = HashMap::new();
    let mut output = BufWriter::new(stdout().lock());
    for line in BufReader::new(File::open(path)?).lines() {
        let record: Record = serde_json::from_str(&line?)?;
        for text in record.title.iter().chain([&record.text]) {
            for word in text.unicode_words() {
                let word = word.to_lowercase();
                let number = match numbers.get(&word) {
                    Some(&number) => number,
                    None => {
                        let next = stems.len();
                        let stem = stemmer.stem(&word).into_owned();
                        let number = *stems.entry(stem).or_insert(next);
                        numbers.insert(word, number);
                        number
                    }
                };
                write!(output, "{number} ")?;
            }
        }
        writeln!(output)?;
    }
    Ok(())
}
