use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use tantivy::directory::MmapDirectory;
use tantivy::tokenizer::TextAnalyzer;
use tantivy::{Index, IndexSettings, ReloadPolicy};

use super::schema::{Fields, WORDS};
use super::words::Words;
use super::writer::ImageWriter;
use super::{ImageSearcher, ImagesError};
use crate::text::Language;

/// Of the fields of an index and of what its words are made into. It goes up whenever an
/// index that was made before would give other results, or none.
const VERSION: u32 = 1;

/// What an index says of itself, kept with every commit.
#[derive(Debug, Clone, Copy, Serialize)]
pub(super) struct About {
    version: u32,
    pub language: &'static str,
    /// The place in order of the next record.
    pub next: u64,
}

/// The same as it is read: names of languages come from the file.
#[derive(Deserialize)]
struct Read {
    version: u32,
    language: String,
    next: u64,
}

impl About {
    pub fn write(&self) -> String {
        // Two numbers and a code: nothing that JSON could not hold.
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// An index of images in a folder.
///
/// Any number of searchers may read it while one writer writes; a second writer is refused.
/// A writer that is killed leaves what was committed.
///
/// ```
/// use summ::images::{ImageIndex, ImageRecord, SearchSettings};
/// use summ::query::Query;
/// use summ::text::Language;
///
/// let folder = tempfile::tempdir()?;
/// let index = ImageIndex::create(folder.path(), Language::English)?;
/// let mut writer = index.writer(1)?;
/// writer.put(&ImageRecord::new("1", "A fisherman mends his nets in Marseille"))?;
/// writer.put(&ImageRecord::new("2", "The old harbour of Marseille at dawn"))?;
/// writer.finish()?;
///
/// let searcher = index.searcher()?;
/// let query = Query::of_words("fishermen in Marseille", Language::English);
/// let found = searcher.search(&query, &SearchSettings::default())?;
/// let ids: Vec<_> = found.hits.iter().map(|hit| hit.record.id.as_str()).collect();
/// assert_eq!(ids, ["1", "2"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct ImageIndex {
    folder: PathBuf,
    index: Index,
    fields: Arc<Fields>,
    words: Words,
    language: Language,
}

impl ImageIndex {
    /// A new index in an empty folder, for captions in one language.
    ///
    /// # Errors
    /// No such folder; there is an index in it already; it cannot be written to.
    pub fn create(folder: &Path, language: Language) -> Result<ImageIndex, ImagesError> {
        let failed = ImagesError::of(folder);
        let directory = MmapDirectory::open(folder).map_err(|e| failed(e.into()))?;
        let fields = Fields::new();
        let index = Index::create(directory, fields.schema.clone(), IndexSettings::default())
            .map_err(&failed)?;
        let made = ImageIndex::of(folder, index, fields, language);
        // So that it says what it is before the first record is in it.
        made.writer(1)?.commit()?;
        Ok(made)
    }

    /// An index made before.
    ///
    /// # Errors
    /// No such folder, no index in it, an index of something else or of another version.
    pub fn open(folder: &Path) -> Result<ImageIndex, ImagesError> {
        let failed = ImagesError::of(folder);
        let foreign = |what: &str| ImagesError::Foreign {
            folder: folder.to_owned(),
            what: what.to_owned(),
        };
        let directory = MmapDirectory::open(folder).map_err(|e| failed(e.into()))?;
        if !Index::exists(&directory).map_err(|e| failed(e.into()))? {
            return Err(ImagesError::NoIndex(folder.to_owned()));
        }
        let index = Index::open(directory).map_err(&failed)?;
        let payload = index.load_metas().map_err(&failed)?.payload;
        let read: Option<Read> = payload.and_then(|text| serde_json::from_str(&text).ok());
        let read = read.ok_or_else(|| foreign("it is no index of images"))?;
        let language = read.language.parse();
        let language = language.map_err(|_| foreign("its language is not known here"))?;
        let fields = Fields::new();
        if read.version != VERSION || index.schema() != fields.schema {
            let what = format!("it has version {}, not {VERSION}", read.version);
            return Err(foreign(&what));
        }
        Ok(ImageIndex::of(folder, index, fields, language))
    }

    /// The index in a folder, or a new one where there is none.
    ///
    /// # Errors
    /// As [`ImageIndex::open`] and [`ImageIndex::create`]; an index for another language than
    /// the one asked for.
    pub fn open_or_create(
        folder: &Path,
        language: Option<Language>,
    ) -> Result<ImageIndex, ImagesError> {
        match ImageIndex::open(folder) {
            Err(ImagesError::NoIndex(_)) => {
                ImageIndex::create(folder, language.unwrap_or(Language::English))
            }
            Ok(index) => match language {
                Some(asked) if asked != index.language => Err(ImagesError::Language {
                    folder: folder.to_owned(),
                    has: index.language.code(),
                    asked: asked.code(),
                }),
                _ => Ok(index),
            },
            Err(error) => Err(error),
        }
    }

    fn of(folder: &Path, index: Index, fields: Fields, language: Language) -> ImageIndex {
        let words = Words::new(language);
        let analyzer = TextAnalyzer::from(words.clone());
        index.tokenizers().register(WORDS, analyzer);
        ImageIndex {
            folder: folder.to_owned(),
            index,
            fields: Arc::new(fields),
            words,
            language,
        }
    }

    /// The language of its captions.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The only writer, with so many threads of its own. It holds some 64 MB a thread.
    ///
    /// # Errors
    /// Another writer is at work; the folder cannot be written to.
    pub fn writer(&self, threads: usize) -> Result<ImageWriter, ImagesError> {
        let about = self.about()?;
        let fields = (self.fields.clone(), self.words.clone());
        ImageWriter::new(&self.folder, &self.index, fields, about, threads)
    }

    /// What was committed until now, to be searched.
    ///
    /// # Errors
    /// Files that are damaged or gone.
    pub fn searcher(&self) -> Result<ImageSearcher, ImagesError> {
        let failed = ImagesError::of(&self.folder);
        let builder = self.index.reader_builder();
        let reader = builder.reload_policy(ReloadPolicy::Manual).try_into();
        let reader: tantivy::IndexReader = reader.map_err(&failed)?;
        let fields = (self.fields.clone(), self.words.clone());
        ImageSearcher::new(&self.folder, reader.searcher(), fields, self.language)
    }

    fn about(&self) -> Result<About, ImagesError> {
        let metas = self.index.load_metas();
        let payload = metas.map_err(ImagesError::of(&self.folder))?.payload;
        let read: Option<Read> = payload.and_then(|text| serde_json::from_str(&text).ok());
        Ok(About {
            version: VERSION,
            language: self.language.code(),
            next: read.map_or(0, |read| read.next),
        })
    }
}
