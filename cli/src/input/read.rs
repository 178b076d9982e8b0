use std::collections::HashMap;
use std::ffi::OsStr;
use std::io::{BufRead, Read};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64};

use summ_net::Client;
use url::Url;

use super::folder::{Found, walk};
use super::lines::{LONGEST, too_long};
use super::{
    Body, Kind, Name, Origin, Problem, Raw, feed, json, lines, open, parquet, table, together, web,
};

/// Whoever gets the records, in order; it says when it has enough.
pub type Take<'a> = &'a mut dyn FnMut(Raw) -> ControlFlow<()>;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    Stdin,
    /// A file or a folder.
    Path(PathBuf),
    /// An address of the web, as it was typed.
    Url(String),
    /// What is read as HTML pages, whatever it is called.
    Html(Box<Source>),
}

impl Source {
    /// What a name stands for.
    pub fn of(name: &Path) -> Source {
        match name.to_str() {
            Some("-") => Source::Stdin,
            Some(address) if web::is_address(address) => Source::Url(address.to_owned()),
            _ => Source::Path(name.to_owned()),
        }
    }

    pub fn is_stdin(&self) -> bool {
        match self {
            Source::Stdin => true,
            Source::Html(inner) => inner.is_stdin(),
            Source::Path(_) | Source::Url(_) => false,
        }
    }

    /// The name of its file, without the folders above it.
    fn file_name(&self) -> Option<&OsStr> {
        match self {
            Source::Path(path) => path.file_name(),
            Source::Html(inner) => inner.file_name(),
            Source::Stdin | Source::Url(_) => None,
        }
    }

    pub fn is_url(&self) -> bool {
        match self {
            Source::Url(_) => true,
            Source::Html(inner) => inner.is_url(),
            Source::Path(_) | Source::Stdin => false,
        }
    }
}

/// What is to be read, and how.
#[derive(Debug, Clone)]
pub struct Reading {
    pub sources: Vec<Source>,
    /// What all of it is, whatever the names say.
    pub kind: Option<Kind>,
    /// All records are reviews of one thing.
    pub together: bool,
    /// Fields that are wanted beside the documents, in small letters.
    pub asked: Vec<String>,
    /// Nothing else is wanted: records need have no text.
    pub fields_only: bool,
    /// Bytes read so far.
    pub read: Arc<AtomicU64>,
    /// What fetches addresses; without it none can be read.
    pub client: Option<Client>,
    /// Set when fetching is to end.
    pub stop: Arc<AtomicBool>,
}

impl Reading {
    /// Hands every record of every source over, one after another.
    pub fn all(&self, take: Take) {
        if self.together {
            together::all(self, take);
        } else {
            let _ = self.each(take);
        }
    }

    pub(super) fn each(&self, take: Take) -> ControlFlow<()> {
        let mut names = HashMap::new();
        for name in self.sources.iter().filter_map(Source::file_name) {
            *names.entry(name).or_insert(0) += 1;
        }
        for source in &self.sources {
            let twice = (source.file_name()).is_some_and(|name| names[name] > 1);
            self.one(source, self.kind, twice, take)?;
        }
        ControlFlow::Continue(())
    }

    /// Another source has a file of the same name if it is there `twice`.
    fn one(&self, source: &Source, kind: Option<Kind>, twice: bool, take: Take) -> ControlFlow<()> {
        match source {
            Source::Stdin => {
                let opened = open::stdin(&self.read);
                let name = Name {
                    shown: "standard input".into(),
                    short: "stdin".into(),
                };
                self.source(opened, kind, None, Arc::new(name), take)
            }
            Source::Path(path) if path.is_dir() => self.folder(path, kind, take),
            Source::Path(path) => self.file(path, kind, name(path, twice), take),
            Source::Url(address) => self.address(address, kind, take),
            Source::Html(inner) => self.one(inner, Some(Kind::Html), twice, take),
        }
    }

    fn address(&self, address: &str, kind: Option<Kind>, take: Take) -> ControlFlow<()> {
        let name = Arc::new(web::name(address));
        match web::fetch(self.client.as_ref(), address, &self.stop) {
            Ok(Some(page)) => {
                let kind = kind.or(page.kind);
                self.source(open::memory(page.body), kind, Some(page.url), name, take)
            }
            Ok(None) => ControlFlow::Break(()),
            Err(problem) => take(broken(&name, problem)),
        }
    }

    fn folder(&self, folder: &Path, kind: Option<Kind>, take: Take) -> ControlFlow<()> {
        let mut found = Found::default();
        if let Err(error) = walk(folder, &mut found) {
            take(broken(&name(folder, false), open::unreadable(&error)))?;
        }
        if let Some(example) = found.example {
            let example = example.strip_prefix(folder).unwrap_or(&example).display();
            let text = match found.skipped {
                1 => format!("{example} passed over: not a kind of file that is read"),
                n => format!("{n} files passed over, {example} for one: not kinds that are read"),
            };
            take(Raw {
                origin: Origin::file(&name(folder, false)),
                body: Body::Warning(text),
            })?;
        }
        for path in found.files {
            // Names are told from the folder on, so that equal names below it differ.
            let below = path.strip_prefix(folder).unwrap_or(&path);
            let name = Name {
                shown: path.to_string_lossy().into_owned(),
                short: below.to_string_lossy().into_owned(),
            };
            self.file(&path, kind, Arc::new(name), take)?;
        }
        ControlFlow::Continue(())
    }

    fn file(
        &self,
        path: &Path,
        kind: Option<Kind>,
        shown: Arc<Name>,
        take: Take,
    ) -> ControlFlow<()> {
        let kind = kind.or_else(|| Kind::of_name(path));
        if kind == Some(Kind::Parquet) || (kind.is_none() && parquet::is(path)) {
            return parquet::read(path, self, &shown, take);
        }
        self.source(open::file(path, &self.read), kind, None, shown, take)
    }

    /// Reads what is open; what kind it is, it shows itself if nobody knows.
    fn source(
        &self,
        opened: Result<Box<dyn BufRead>, Problem>,
        kind: Option<Kind>,
        address: Option<Url>,
        shown: Arc<Name>,
        take: Take,
    ) -> ControlFlow<()> {
        let mut reader = match opened {
            Ok(reader) => reader,
            Err(problem) => return take(broken(&shown, problem)),
        };
        let kind = kind.unwrap_or_else(|| Kind::of_start(reader.fill_buf().unwrap_or_default()));
        let read = match kind {
            Kind::Jsonl => lines::read(&mut *reader, &shown, take),
            Kind::Json => json::read(&mut *reader, &shown, take),
            Kind::Csv | Kind::Tsv => {
                let tabs = kind == Kind::Tsv;
                Ok(table::read(
                    &mut *reader,
                    tabs,
                    self.fields_only,
                    &shown,
                    take,
                ))
            }
            Kind::Feed => feed::read(&mut *reader, &shown, take),
            Kind::Parquet => Ok(take(broken(&shown, parquet::no_stream()))),
            Kind::Text | Kind::Markdown | Kind::Html => {
                let mut bytes = Vec::new();
                let whole = (&mut *reader).take(LONGEST + 1).read_to_end(&mut bytes);
                whole.map(|_| {
                    take(Raw {
                        origin: Origin::file(&shown),
                        body: match bytes.len() as u64 {
                            ..=LONGEST => Body::Page(kind, bytes, address),
                            _ => Body::Broken(too_long()),
                        },
                    })
                })
            }
        };
        read.unwrap_or_else(|error| take(broken(&shown, open::unreadable(&error))))
    }
}

fn broken(source: &Arc<Name>, problem: Problem) -> Raw {
    Raw {
        origin: Origin::file(source),
        body: Body::Broken(problem),
    }
}

/// A file goes by its own name, or by all that was typed where that tells it from another.
fn name(path: &Path, whole: bool) -> Arc<Name> {
    let last = path.file_name().filter(|_| !whole);
    let last = last.unwrap_or(path.as_os_str());
    Arc::new(Name {
        shown: path.to_string_lossy().into_owned(),
        short: last.to_string_lossy().into_owned(),
    })
}
