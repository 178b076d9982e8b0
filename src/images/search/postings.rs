//! In which documents of a segment does a term stand, and how often?

use std::sync::Arc;

use tantivy::fieldnorm::FieldNormReader;
use tantivy::index::InvertedIndexReader;
use tantivy::postings::{Postings, SegmentPostings};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocSet, SegmentReader, TERMINATED, Term};

use super::phrase::occurrences;
use crate::query::QueryTerm;

/// A text field of a segment.
pub(super) struct FieldReader {
    field: Field,
    inverted: Arc<InvertedIndexReader>,
    lengths: FieldNormReader,
    /// What an occurrence counts in a text of a length, by tantivy's code of the length:
    /// boost / (1 − b + b·length / average).
    worth: [f32; 256],
}

/// A document, and how often a term stands in it: an occurrence counts less in a long text.
pub(super) type Match = (u32, f32);

impl FieldReader {
    pub fn new(
        segment: &SegmentReader,
        field: Field,
        worth: impl Fn(f64) -> f64,
    ) -> tantivy::Result<FieldReader> {
        let mut table = [0.0; 256];
        for (code, entry) in (0..=u8::MAX).zip(&mut table) {
            *entry = worth(f64::from(FieldNormReader::id_to_fieldnorm(code))) as f32;
        }
        Ok(FieldReader {
            field,
            inverted: segment.inverted_index(field)?,
            lengths: segment.get_fieldnorms_reader(field)?,
            worth: table,
        })
    }

    /// Occurrences in all documents.
    pub fn occurrences(&self, stem: &str) -> tantivy::Result<u64> {
        let mut sum = 0;
        if let Some(mut postings) = self.postings(stem, IndexRecordOption::WithFreqs)? {
            while postings.doc() != TERMINATED {
                sum += u64::from(postings.term_freq());
                postings.advance();
            }
        }
        Ok(sum)
    }

    fn postings(
        &self,
        stem: &str,
        option: IndexRecordOption,
    ) -> tantivy::Result<Option<SegmentPostings>> {
        let term = Term::from_field_text(self.field, stem);
        Ok(self.inverted.read_postings(&term, option)?)
    }

    fn worth(&self, document: u32) -> f32 {
        self.worth[usize::from(self.lengths.fieldnorm_id(document))]
    }

    pub fn word(&self, stem: &str) -> tantivy::Result<Vec<Match>> {
        let mut found = Vec::new();
        if let Some(mut postings) = self.postings(stem, IndexRecordOption::WithFreqs)? {
            found.reserve(postings.doc_freq() as usize);
            while postings.doc() != TERMINATED {
                let document = postings.doc();
                found.push((document, postings.term_freq() as f32 * self.worth(document)));
                postings.advance();
            }
        }
        Ok(found)
    }

    fn phrase(&self, term: &QueryTerm) -> tantivy::Result<Vec<Match>> {
        let option = IndexRecordOption::WithFreqsAndPositions;
        let mut words = Vec::new();
        for word in &term.words {
            match self.postings(&word.stem, option)? {
                Some(postings) => words.push(postings),
                None => return Ok(Vec::new()),
            }
        }
        let offsets: Vec<u32> = term.words.iter().map(|word| word.offset).collect();
        let mut found = Vec::new();
        let mut places = vec![Vec::new(); words.len()];
        while let Some(document) = together(&mut words) {
            for (postings, places) in words.iter_mut().zip(&mut places) {
                postings.positions(places);
            }
            let count = occurrences(&places, &offsets, term.slop);
            if count > 0 {
                found.push((document, count as f32 * self.worth(document)));
            }
            words[0].advance();
        }
        Ok(found)
    }
}

/// Moves all to the first document from where they are that all of them are in.
fn together(words: &mut [SegmentPostings]) -> Option<u32> {
    let mut target = words.first()?.doc();
    loop {
        let mut highest = target;
        for postings in words.iter_mut() {
            if postings.doc() < target {
                postings.seek(target);
            }
            highest = highest.max(postings.doc());
        }
        match highest {
            TERMINATED => return None,
            _ if highest == target => return Some(target),
            _ => target = highest,
        }
    }
}

/// Documents where a stem stands in any field, by rising number.
pub(super) fn word(fields: &[FieldReader], stem: &str) -> tantivy::Result<Vec<Match>> {
    merged(fields, |field| field.word(stem))
}

/// Documents where the words of a term stand together in any field, by rising number.
pub(super) fn phrase(fields: &[FieldReader], term: &QueryTerm) -> tantivy::Result<Vec<Match>> {
    merged(fields, |field| field.phrase(term))
}

fn merged(
    fields: &[FieldReader],
    found: impl Fn(&FieldReader) -> tantivy::Result<Vec<Match>>,
) -> tantivy::Result<Vec<Match>> {
    let mut all: Vec<Match> = Vec::new();
    for field in fields {
        let found = found(field)?;
        if all.is_empty() {
            all = found;
        } else if !found.is_empty() {
            all = merge(&all, &found);
        }
    }
    Ok(all)
}

fn merge(a: &[Match], b: &[Match]) -> Vec<Match> {
    let (mut i, mut j) = (0, 0);
    let mut merged = Vec::with_capacity(a.len() + b.len());
    while i < a.len() && j < b.len() {
        let ((x, p), (y, q)) = (a[i], b[j]);
        merged.push(match x.cmp(&y) {
            std::cmp::Ordering::Less => (x, p),
            std::cmp::Ordering::Greater => (y, q),
            std::cmp::Ordering::Equal => (x, p + q),
        });
        i += usize::from(x <= y);
        j += usize::from(y <= x);
    }
    merged.extend_from_slice(&a[i..]);
    merged.extend_from_slice(&b[j..]);
    merged
}

/// Documents that both have, as often as the rarer of the two.
pub(super) fn both(a: &[Match], b: &[Match]) -> Vec<Match> {
    let mut at = 0;
    let shared = a.iter().filter_map(|&(document, often)| {
        at += b[at..].partition_point(|&(other, _)| other < document);
        let &(other, its) = b.get(at)?;
        (other == document).then_some((document, often.min(its)))
    });
    shared.collect()
}
