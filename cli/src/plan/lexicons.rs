use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{anyhow, bail};
use summ::lexicon::{Rules, SentimentLexicon};
use summ::score::SentimentScorer;

use crate::args::LexiconArgs;
use crate::input::open;

/// SentiWordNet, the largest list there is, has 14 MB; what is longer than four of it is no lexicon.
const LARGEST: u64 = 64 << 20;

/// Whose words of sentiment are read, by the files they stand in.
#[derive(Debug, Clone, Default)]
pub struct Lexicons {
    /// In place of the built-in words.
    pub instead: Vec<PathBuf>,
    /// Over them.
    pub added: Vec<PathBuf>,
}

impl Lexicons {
    /// What was typed goes over what was settled before.
    pub fn overlay(&mut self, typed: &LexiconArgs) {
        if !typed.lexicon.is_empty() {
            self.instead.clone_from(&typed.lexicon);
        }
        if !typed.add_lexicon.is_empty() {
            self.added.clone_from(&typed.add_lexicon);
        }
    }

    /// Whoever judges by these words; the files are opened here.
    pub fn scorer(&self) -> anyhow::Result<SentimentScorer> {
        let mut scorer = SentimentScorer::new();
        if !self.instead.is_empty() {
            let words = together("lexicon", &self.instead)?;
            scorer = scorer.with_words(Arc::new(words), Rules::english());
        }
        if !self.added.is_empty() {
            scorer = scorer.with_more_words(&together("add-lexicon", &self.added)?);
        }
        Ok(scorer)
    }
}

fn together(option: &str, paths: &[PathBuf]) -> anyhow::Result<SentimentLexicon> {
    let read = |path: &PathBuf| read(path).map_err(|error| anyhow!("--{option}: {error:#}"));
    let lexicons = paths.iter().map(read).collect::<anyhow::Result<Vec<_>>>()?;
    Ok(SentimentLexicon::combine(&lexicons))
}

fn read(path: &Path) -> anyhow::Result<SentimentLexicon> {
    let shown = path.display();
    let opened = open::file(path, &Arc::default());
    let opened = opened.map_err(|problem| anyhow!("{shown}: {}; give a lexicon", problem.what))?;
    let mut bytes = Vec::new();
    // Of what is packed, too, only so much is unpacked.
    if let Err(error) = opened.take(LARGEST + 1).read_to_end(&mut bytes) {
        bail!("{shown}: {}", open::unreadable(&error));
    }
    if bytes.len() as u64 > LARGEST {
        bail!(
            "{shown}: longer than {} MB; a lexicon has a line a word and not so many",
            LARGEST >> 20
        );
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let good = error.utf8_error().valid_up_to();
        let line = error.as_bytes()[..good]
            .iter()
            .filter(|b| **b == b'\n')
            .count()
            + 1;
        anyhow!(
            "{shown}, line {line}: not UTF-8; convert it, as with \
             `iconv -f latin1 -t utf-8 {shown}`"
        )
    })?;
    if text.trim().is_empty() {
        bail!("{shown}: the file is empty; write a line a word, such as `grim<TAB>-2`");
    }
    Ok(SentimentLexicon::parse_any(&text, &shown.to_string())?.0)
}
