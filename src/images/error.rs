use std::path::PathBuf;

use tantivy::TantivyError;
use tantivy::directory::error::{LockError, OpenDirectoryError, OpenReadError};

/// Why an index could not be made, opened, written or searched, and what to do.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ImagesError {
    /// There is no folder of that name.
    #[error("{0}: there is no such folder; make an index with `summ images index`")]
    NoFolder(PathBuf),
    /// A folder without an index in it.
    #[error("{0}: there is no index in it; make one with `summ images index`")]
    NoIndex(PathBuf),
    /// An index, but not of images, or of another version of this library.
    #[error("{folder}: {what}; index the records again into a new folder")]
    Foreign {
        /// Which folder.
        folder: PathBuf,
        /// What is wrong with it.
        what: String,
    },
    /// Another process, or another writer of this one, writes to it.
    #[error("{0}: another writer is at work on this index; wait until it is done")]
    Busy(PathBuf),
    /// It was made for another language.
    #[error(
        "{folder}: the index was made for `{has}`, not `{asked}`; leave the language out, or make another index"
    )]
    Language {
        /// Which folder.
        folder: PathBuf,
        /// The code of its language.
        has: &'static str,
        /// The code of the language asked for.
        asked: &'static str,
    },
    /// A record that cannot be found again.
    #[error("a record without an id; give it one")]
    NoId,
    /// Hits that cannot be fused.
    #[error(transparent)]
    Fusion(#[from] crate::aggregate::AggregateError),
    /// A thread of the writer could not go on.
    #[error(
        "{0}: it could not be written to, most likely because the disk is full; make room and run again. What was committed is still there"
    )]
    Unwritten(PathBuf),
    /// Anything else that tantivy met, such as a damaged file.
    #[error("{folder}: {error}")]
    Index {
        /// Which folder.
        folder: PathBuf,
        /// What it met. Its message is part of ours, so that it is no source.
        error: TantivyError,
    },
}

impl ImagesError {
    /// What an error of tantivy means for an index in a folder.
    pub(super) fn of(folder: &std::path::Path) -> impl Fn(TantivyError) -> ImagesError + use<> {
        let folder = folder.to_owned();
        move |error| match error {
            TantivyError::LockFailure(LockError::LockBusy, _) => ImagesError::Busy(folder.clone()),
            TantivyError::OpenDirectoryError(
                OpenDirectoryError::DoesNotExist(_) | OpenDirectoryError::NotADirectory(_),
            ) => ImagesError::NoFolder(folder.clone()),
            TantivyError::OpenReadError(OpenReadError::FileDoesNotExist(file))
                if file.ends_with("meta.json") =>
            {
                ImagesError::NoIndex(folder.clone())
            }
            TantivyError::IncompatibleIndex(what)
            | TantivyError::OpenReadError(OpenReadError::IncompatibleIndex(what)) => {
                ImagesError::Foreign {
                    folder: folder.clone(),
                    what: format!("it was written by another version ({what:?})"),
                }
            }
            TantivyError::ErrorInThread(_) => ImagesError::Unwritten(folder.clone()),
            // tantivy hands some errors of the system on as text.
            error if error.to_string().contains("No space left") => {
                ImagesError::Unwritten(folder.clone())
            }
            error => ImagesError::Index {
                folder: folder.clone(),
                error,
            },
        }
    }
}
