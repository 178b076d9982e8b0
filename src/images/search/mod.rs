//! Which images match a query best?

mod diverse;
mod explain;
mod found;
mod fuse;
mod gather;
mod ladder;
mod learn;
mod passages;
mod phrase;
mod postings;
mod settings;
mod top;

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tantivy::columnar::ColumnValues;
use tantivy::schema::{Field, IndexRecordOption, Value};
use tantivy::{DocAddress, DocSet, Searcher, SegmentReader, TERMINATED, TantivyDocument, Term};

pub use explain::{Explanation, Matched, Part, PartKind};
pub use found::{Hit, Hits};
pub use fuse::fuse;
pub use ladder::{Rung, RungUsed};
pub use learn::Judged;
pub use settings::SearchSettings;

use super::filter::SegmentFilter;
use super::schema::{Fields, names};
use super::words::{Words, fold, read_row};
use super::{ImageField, ImageRecord, ImagesError};
use crate::lexicon::DocumentFrequencies;
use crate::query::{Query, rarity};
use crate::text::Language;
use postings::FieldReader;

/// What was in an index when it was opened, to be searched; shared between threads.
#[derive(Clone)]
pub struct ImageSearcher {
    folder: PathBuf,
    searcher: Searcher,
    fields: Arc<Fields>,
    words: Words,
    language: Language,
    /// Images, without the deleted ones.
    documents: u64,
    /// Mean length of each text, of the images that have it.
    averages: [f64; ImageField::ALL.len()],
    /// How rare stems are in texts at large.
    background: Option<Arc<DocumentFrequencies>>,
}

/// What is at work in a segment.
struct Segment<'a> {
    number: u32,
    reader: &'a SegmentReader,
    fields: Vec<FieldReader>,
    filter: SegmentFilter,
    order: Arc<dyn ColumnValues<u64>>,
}

impl ImageSearcher {
    pub(super) fn new(
        folder: &Path,
        searcher: Searcher,
        (fields, words): (Arc<Fields>, Words),
        language: Language,
    ) -> Result<ImageSearcher, ImagesError> {
        let failed = ImagesError::of(folder);
        let mut averages = [1.0; ImageField::ALL.len()];
        for (&field, mean) in fields.texts.iter().zip(&mut averages) {
            *mean = average(&searcher, field).map_err(&failed)?;
        }
        Ok(ImageSearcher {
            folder: folder.to_owned(),
            documents: searcher.num_docs(),
            background: (language == Language::English).then(DocumentFrequencies::english),
            searcher,
            fields,
            words,
            language,
            averages,
        })
    }

    /// The language of the captions.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The same images, with stems as rare as they are among them, whatever they are in texts
    /// at large.
    pub fn without_background(self) -> ImageSearcher {
        ImageSearcher {
            background: None,
            ..self
        }
    }

    /// How many images there are.
    pub fn documents(&self) -> u64 {
        self.documents
    }

    /// In how many images a stem stands: the most of any of their texts. Deleted ones count
    /// until their segment is merged.
    ///
    /// # Errors
    /// A damaged index.
    pub fn document_frequency(&self, stem: &str) -> Result<u64, ImagesError> {
        self.frequency_of(&fold(stem)).map_err(self.failed())
    }

    fn frequency_of(&self, stem: &str) -> tantivy::Result<u64> {
        let mut most = 0;
        for &field in &self.fields.texts {
            let term = Term::from_field_text(field, stem);
            most = most.max(self.searcher.doc_freq(&term)?);
        }
        Ok(most)
    }

    /// tf of every stem of an image, as BM25F counts it, in order of appearance.
    fn frequencies_in<'a>(
        &self,
        words: &[(ImageField, usize, &'a str)],
        settings: &SearchSettings,
    ) -> Vec<(&'a str, f64)> {
        let mut frequencies: Vec<(&str, f64)> = Vec::new();
        for (field, average) in ImageField::ALL.into_iter().zip(self.averages) {
            let stems = words.iter().filter(|(of, ..)| *of == field);
            let length = stems.clone().count() as f64;
            let worth = field.boost() / settings.norm(length, average);
            for &(_, _, stem) in stems {
                match frequencies.iter_mut().find(|(known, _)| *known == stem) {
                    Some((_, frequency)) => *frequency += worth,
                    None => frequencies.push((stem, worth)),
                }
            }
        }
        frequencies
    }

    /// How rare a stem is: I = ln(1 + (N − df + ½) / (df + ½)) / ln(1 + N), the idf of Robertson
    /// & Spärck Jones (1976) in Lucene's form as a share of its range, over these images; where
    /// the language has a table of document frequencies, the mean of that and the same over the
    /// texts of the table: a collection of captions may be small, and a word rare in it by
    /// chance.
    ///
    /// # Errors
    /// A damaged index.
    pub fn idf(&self, stem: &str) -> Result<f64, ImagesError> {
        let frequency = self.document_frequency(stem)?;
        Ok(self.rarity(&fold(stem), frequency as usize))
    }

    /// `frequency` is in how many of these images the stem stands.
    fn rarity(&self, stem: &str, frequency: usize) -> f64 {
        let here = rarity(self.documents as f64, frequency as f64);
        match &self.background {
            Some(table) => {
                // What the table lacks is as rare as the rarest that it has.
                let (documents, elsewhere) = (table.documents(), table.of(stem).max(1));
                here.midpoint(rarity(f64::from(documents), f64::from(elsewhere)))
            }
            None => here,
        }
    }

    /// Occurrences of a stem in all images, deleted ones among them until they are merged.
    ///
    /// # Errors
    /// A damaged index.
    pub fn frequency(&self, stem: &str) -> Result<u64, ImagesError> {
        self.counted(&fold(stem)).map_err(self.failed())
    }

    fn counted(&self, stem: &str) -> tantivy::Result<u64> {
        let mut sum = 0;
        for segment in self.searcher.segment_readers() {
            for &field in &self.fields.texts {
                sum += FieldReader::new(segment, field, |_| 1.0)?.occurrences(stem)?;
            }
        }
        Ok(sum)
    }

    /// The image of an id, if there is one.
    ///
    /// # Errors
    /// A damaged index.
    pub fn record(&self, id: &str) -> Result<Option<ImageRecord>, ImagesError> {
        let address = self.address(id).map_err(self.failed())?;
        address
            .map(|address| self.record_at(address).map_err(self.failed()))
            .transpose()
    }

    /// The stems of an image, with how often each stands there: what feedback learns from.
    ///
    /// # Errors
    /// A damaged index.
    pub fn stems(&self, id: &str) -> Result<Option<BTreeMap<String, f64>>, ImagesError> {
        let row = self.row_of(id)?;
        Ok(row.map(|row| {
            let mut counts = BTreeMap::new();
            for (_, _, stem) in read_row(&row) {
                *counts.entry(stem.to_owned()).or_default() += 1.0;
            }
            counts
        }))
    }

    fn row_of(&self, id: &str) -> Result<Option<String>, ImagesError> {
        let row = || match self.address(id)? {
            Some(address) => self.row_at(address).map(Some),
            None => Ok(None),
        };
        row().map_err(self.failed())
    }

    /// Bytes of a text where words of a query stand.
    pub fn highlight(&self, text: &str, query: &Query) -> Vec<Range<usize>> {
        let wanted: Vec<String> = query.words().iter().map(|(stem, _)| fold(stem)).collect();
        let words = self.words.of(text).into_iter();
        let found = words.filter(|word| wanted.contains(&word.stem));
        found.map(|word| word.span).collect()
    }

    fn address(&self, id: &str) -> tantivy::Result<Option<DocAddress>> {
        let term = Term::from_field_text(self.fields.id, id);
        for (number, segment) in (0u32..).zip(self.searcher.segment_readers()) {
            let inverted = segment.inverted_index(self.fields.id)?;
            let Some(mut postings) = inverted.read_postings(&term, IndexRecordOption::Basic)?
            else {
                continue;
            };
            while postings.doc() != TERMINATED {
                if !segment.is_deleted(postings.doc()) {
                    return Ok(Some(DocAddress::new(number, postings.doc())));
                }
                postings.advance();
            }
        }
        Ok(None)
    }

    fn record_at(&self, address: DocAddress) -> tantivy::Result<ImageRecord> {
        let document: TantivyDocument = self.searcher.doc(address)?;
        let kept = document.get_first(self.fields.record);
        let kept = kept.and_then(|value| value.as_bytes()).unwrap_or_default();
        serde_json::from_slice(kept).map_err(|error| {
            tantivy::TantivyError::InternalError(format!(
                "a record of the index is damaged: {error}"
            ))
        })
    }

    fn row_at(&self, address: DocAddress) -> tantivy::Result<String> {
        let segment = self.searcher.segment_reader(address.segment_ord);
        let mut row = Vec::new();
        if let Some(column) = segment.fast_fields().bytes(names::ROW)?
            && let Some(ord) = column.ords().first(address.doc_id)
        {
            column.ord_to_bytes(ord, &mut row)?;
        }
        Ok(String::from_utf8(row).unwrap_or_default())
    }

    fn segments(&self, settings: &SearchSettings) -> tantivy::Result<Vec<Segment<'_>>> {
        let readers = self.searcher.segment_readers();
        let segment = |(number, reader)| self.segment(number, reader, settings);
        (0u32..).zip(readers).map(segment).collect()
    }

    fn segment<'a>(
        &self,
        number: u32,
        reader: &'a SegmentReader,
        settings: &SearchSettings,
    ) -> tantivy::Result<Segment<'a>> {
        let texts = ImageField::ALL.iter().zip(&self.fields.texts);
        let field = |((name, &field), average): ((&ImageField, _), &f64)| {
            FieldReader::new(reader, field, |length| {
                name.boost() / settings.norm(length, *average)
            })
        };
        let fields = texts.zip(&self.averages).map(field);
        Ok(Segment {
            number,
            reader,
            fields: fields.collect::<tantivy::Result<_>>()?,
            filter: settings.filter.on(reader)?,
            order: reader.fast_fields().column_first_or_default(names::ORDER)?,
        })
    }

    fn failed(&self) -> impl Fn(tantivy::TantivyError) -> ImagesError + use<> {
        ImagesError::of(&self.folder)
    }
}

/// The query with the stems that the index knows.
fn folded(query: &Query) -> Query {
    let mut folded = query.clone();
    for word in folded.terms.iter_mut().flat_map(|term| &mut term.words) {
        word.stem = fold(&word.stem);
    }
    let passage = |passage: &Vec<String>| passage.iter().map(|stem| fold(stem)).collect();
    folded.passages = query.passages.iter().map(passage).collect();
    folded
}

/// Mean length of a text, of the documents that have it; 1 where none has.
fn average(searcher: &Searcher, field: Field) -> tantivy::Result<f64> {
    let (mut words, mut texts) = (0u64, 0u64);
    for segment in searcher.segment_readers() {
        let lengths = segment.get_fieldnorms_reader(field)?;
        for document in segment.doc_ids_alive() {
            let length = u64::from(lengths.fieldnorm(document));
            words += length;
            texts += u64::from(length > 0);
        }
    }
    Ok(if texts > 0 {
        words as f64 / texts as f64
    } else {
        1.0
    })
}
