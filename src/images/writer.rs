use std::collections::HashSet;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tantivy::tokenizer::{PreTokenizedString, Token};
use tantivy::{Index, IndexWriter, TantivyDocument, Term};

use super::filter::licence_code;
use super::index::About;
use super::schema::Fields;
use super::words::{MOST_CONTEXT, Row, Words};
use super::{ImageField, ImageRecord, ImagesError};

/// Bytes that a thread holds before it writes a segment: some 200,000 captions, so that
/// segments are few, and far below what a machine has.
const BYTES_A_THREAD: usize = 64 << 20;

/// Adds, replaces and deletes images.
///
/// What is put is to be found after [`ImageWriter::commit`]; what was not committed when the
/// process died is lost, and nothing else.
pub struct ImageWriter {
    folder: PathBuf,
    writer: IndexWriter,
    maker: Maker,
    about: About,
    /// There was no record in the index, so that only ids of `put` can be there before.
    fresh: bool,
    /// Hashes of the ids put; what falls together is looked for in vain, and that is all.
    put: HashSet<u64>,
}

/// Makes documents of records; shared between threads.
#[derive(Debug, Clone)]
pub struct Maker {
    fields: Arc<Fields>,
    words: Words,
}

/// A record that is ready to be put.
#[derive(Debug)]
pub struct Prepared {
    id: String,
    document: TantivyDocument,
}

impl ImageWriter {
    pub(super) fn new(
        folder: &Path,
        index: &Index,
        (fields, words): (Arc<Fields>, Words),
        about: About,
        threads: usize,
    ) -> Result<ImageWriter, ImagesError> {
        let failed = ImagesError::of(folder);
        let threads = threads.clamp(1, 8);
        let writer = index
            .writer_with_num_threads(threads, threads * BYTES_A_THREAD)
            .map_err(&failed)?;
        let segments = index.searchable_segment_metas().map_err(&failed)?;
        Ok(ImageWriter {
            folder: folder.to_owned(),
            writer,
            maker: Maker { fields, words },
            about,
            fresh: segments.is_empty(),
            put: HashSet::new(),
        })
    }

    /// What makes records ready, on any thread, for [`ImageWriter::put_prepared`].
    pub fn maker(&self) -> Maker {
        self.maker.clone()
    }

    /// Adds a record, in place of one of the same id.
    ///
    /// # Errors
    /// A record without an id; a disk that is full.
    pub fn put(&mut self, record: &ImageRecord) -> Result<(), ImagesError> {
        let prepared = self.maker.prepare(record)?;
        self.put_prepared(prepared)
    }

    /// The same for a record that was made ready before.
    ///
    /// # Errors
    /// A disk that is full.
    pub fn put_prepared(&mut self, prepared: Prepared) -> Result<(), ImagesError> {
        let mut hasher = DefaultHasher::new();
        prepared.id.hash(&mut hasher);
        let new = self.put.insert(hasher.finish());
        if !(self.fresh && new) {
            self.delete(&prepared.id);
        }
        let mut document = prepared.document;
        document.add_u64(self.maker.fields.order, self.about.next);
        self.about.next += 1;
        let added = self.writer.add_document(document);
        added.map_err(ImagesError::of(&self.folder))?;
        Ok(())
    }

    /// Takes out the record of an id, if there is one.
    pub fn delete(&mut self, id: &str) {
        let term = Term::from_field_text(self.maker.fields.id, id);
        self.writer.delete_term(term);
    }

    /// Writes down what was done; from now on it is found.
    ///
    /// # Errors
    /// A disk that is full; then all is as it was at the last commit.
    pub fn commit(&mut self) -> Result<(), ImagesError> {
        let failed = ImagesError::of(&self.folder);
        let mut prepared = self.writer.prepare_commit().map_err(&failed)?;
        prepared.set_payload(&self.about.write());
        prepared.commit().map_err(&failed)?;
        Ok(())
    }

    /// Commits, makes one segment of all, which is the fastest to search, and takes away the
    /// files that are no longer needed.
    ///
    /// # Errors
    /// A disk that is full; what was committed stays.
    pub fn merge(mut self) -> Result<(), ImagesError> {
        self.commit()?;
        let failed = ImagesError::of(&self.folder);
        let index = self.writer.index().clone();
        // Merges that began by themselves would hold segments of their own.
        self.writer.wait_merging_threads().map_err(&failed)?;
        let mut writer: IndexWriter = index
            .writer_with_num_threads(1, BYTES_A_THREAD)
            .map_err(&failed)?;
        let segments = index.searchable_segment_ids().map_err(&failed)?;
        if segments.len() > 1 {
            writer.merge(&segments).wait().map_err(&failed)?;
        }
        writer.garbage_collect_files().wait().map_err(&failed)?;
        writer.wait_merging_threads().map_err(&failed)
    }

    /// Commits, and waits for segments that are being merged.
    ///
    /// # Errors
    /// A disk that is full; what was committed stays.
    pub fn finish(mut self) -> Result<(), ImagesError> {
        self.commit()?;
        let waited = self.writer.wait_merging_threads();
        waited.map_err(ImagesError::of(&self.folder))
    }
}

impl Maker {
    /// Makes a record ready.
    ///
    /// # Errors
    /// A record without an id.
    pub fn prepare(&self, record: &ImageRecord) -> Result<Prepared, ImagesError> {
        if record.id.is_empty() {
            return Err(ImagesError::NoId);
        }
        let fields = &self.fields;
        let mut document = TantivyDocument::new();
        document.add_text(fields.id, &record.id);
        let mut row = Row::default();
        for (field, &to) in ImageField::ALL.iter().zip(&fields.texts) {
            let texts = field.of(record);
            for text in texts {
                let mut words = self.words.of(text);
                if *field == ImageField::Context {
                    words.retain(|word| word.position < MOST_CONTEXT);
                }
                row.text(&words);
                let tokens = words.into_iter().map(Token::from).collect();
                let text = String::new();
                document.add_pre_tokenized_text(to, PreTokenizedString { text, tokens });
            }
            row.field();
        }
        document.add_bytes(fields.row, row.finish().as_bytes());
        // Strings and numbers: nothing that JSON could not hold.
        let kept = serde_json::to_vec(record).unwrap_or_default();
        document.add_bytes(fields.record, &kept);
        if let Some(source) = &record.source {
            document.add_text(fields.source, source.to_lowercase());
        }
        if let Some(licence) = &record.licence {
            document.add_text(fields.licence, licence_code(licence));
        }
        let numbers = [
            (fields.date, record.date.map(|date| date.number())),
            (fields.width, record.width.map(u64::from)),
            (fields.height, record.height.map(u64::from)),
        ];
        for (field, number) in numbers {
            if let Some(number) = number {
                document.add_u64(field, number);
            }
        }
        Ok(Prepared {
            id: record.id.clone(),
            document,
        })
    }
}
