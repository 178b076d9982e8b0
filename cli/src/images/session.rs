//! What was judged, kept from one search to the next.

use std::collections::BTreeMap;
use std::io::{BufRead, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use serde::{Deserialize, Serialize};
use summ::feedback::Hedge;
use summ::images::Hits;
use summ::measure::average_precision;
use summ::query::Query;
use summ::text::Document;

use super::search::answer;
use super::{Finder, Found};
use crate::args::{ImagesSearchArgs, Variant};
use crate::eval::gold;
use crate::exit::Exit;
use crate::input::Source;
use crate::output::{HitLists, Look, Target};
use crate::plan;

/// Of the format of the file.
const VERSION: u32 = 1;

/// η of the weights of variants: after some ten articles the better of two is trusted twice
/// as much.
const RATE: f64 = 0.5;

/// Judgements of articles, and what the variants of their queries were worth.
#[derive(Debug, Default, Clone)]
pub struct Session {
    path: Option<PathBuf>,
    kept: Kept,
}

/// As it stands in the file.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kept {
    version: u32,
    articles: BTreeMap<String, Judged>,
    /// Weights of variants by name.
    variants: BTreeMap<String, f64>,
}

/// Images by id, in the order of their judgement.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Judged {
    pub relevant: Vec<String>,
    pub irrelevant: Vec<String>,
}

impl Default for Kept {
    fn default() -> Kept {
        Kept {
            version: VERSION,
            articles: BTreeMap::new(),
            variants: BTreeMap::new(),
        }
    }
}

impl Judged {
    pub fn is_empty(&self) -> bool {
        self.relevant.is_empty() && self.irrelevant.is_empty()
    }

    /// The latest judgement of an image holds.
    pub fn judge(&mut self, id: &str, relevant: bool) {
        self.relevant.retain(|known| known != id);
        self.irrelevant.retain(|known| known != id);
        match relevant {
            true => self.relevant.push(id.to_owned()),
            false => self.irrelevant.push(id.to_owned()),
        }
    }
}

impl Session {
    /// A session of a file, or a new one where there is none.
    pub fn open(path: &Path) -> anyhow::Result<Session> {
        let kept = match std::fs::read_to_string(path) {
            Ok(text) => serde_json::from_str(&text)
                .with_context(|| format!("--session {}: not a session", path.display()))?,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Kept::default(),
            Err(error) => {
                return Err(error)
                    .with_context(|| format!("cannot read --session {}", path.display()));
            }
        };
        if kept.version != VERSION {
            bail!(
                "--session {}: it has version {}, not {VERSION}; begin a new one",
                path.display(),
                kept.version
            );
        }
        Ok(Session {
            path: Some(path.to_owned()),
            kept,
        })
    }

    /// What was judged of an article.
    pub fn judged(&self, article: &str) -> Judged {
        self.kept.articles.get(article).cloned().unwrap_or_default()
    }

    pub fn keep(&mut self, article: &str, judged: Judged) {
        if !judged.is_empty() {
            self.kept.articles.insert(article.to_owned(), judged);
        }
    }

    /// Weights of variants as they were learned; as they were given where nothing was.
    pub fn weights(&self, kinds: &[(Variant, f64)]) -> Vec<f64> {
        let learned = |kind: &Variant| self.kept.variants.get(kind.name()).copied();
        let all: Option<Vec<f64>> = kinds.iter().map(|(kind, _)| learned(kind)).collect();
        all.unwrap_or_else(|| kinds.iter().map(|(_, weight)| *weight).collect())
    }

    /// Variants that missed more lose more weight, see [`losses`].
    pub fn learn(&mut self, kinds: &[(Variant, f64)], losses: &[f64]) {
        // A variant of weight 0 was switched off by the user, and stays so.
        let Ok(mut hedge) = Hedge::from_weights(self.weights(kinds), RATE) else {
            return;
        };
        if hedge.update(losses).is_ok() {
            let named = kinds.iter().zip(hedge.weights());
            let named = named.map(|((kind, _), weight)| (kind.name().to_owned(), *weight));
            self.kept.variants.extend(named);
        }
    }

    /// Writes it, in one go.
    pub fn save(&self) -> anyhow::Result<()> {
        let Some(path) = &self.path else {
            return Ok(());
        };
        let mut text = serde_json::to_string_pretty(&self.kept)?;
        text.push('\n');
        let mut target = Target::new(Some(path))?;
        target.write(text.as_bytes())?;
        target.finish()
    }
}

/// What each variant missed, by its own hits: 1 − the average precision of what is relevant.
/// None where there is nothing to tell apart, or nothing that is relevant.
pub fn losses(lists: &[Hits], judged: &Judged) -> Option<Vec<f64>> {
    if lists.len() < 2 || judged.relevant.is_empty() {
        return None;
    }
    let loss = |hits: &Hits| {
        let gains = hits.hits.iter().map(|hit| {
            let relevant = judged.relevant.contains(&hit.record.id);
            f64::from(u8::from(relevant))
        });
        let gains: Vec<f64> = gains.collect();
        1.0 - average_precision(&gains, judged.relevant.len())
    };
    Some(lists.iter().map(loss).collect())
}

/// What was typed after a list of hits.
#[derive(Debug, PartialEq, Eq)]
enum Reply {
    /// By places, from 1.
    Judge(Vec<(usize, bool)>),
    Next,
    Quit,
    Unclear(String),
}

fn reply(line: &str, hits: usize) -> Reply {
    let line = line.trim();
    match line {
        "" | "n" => return Reply::Next,
        "q" => return Reply::Quit,
        _ => {}
    }
    let mut judged = Vec::new();
    for word in line.split([' ', ',']).filter(|word| !word.is_empty()) {
        let (number, relevant) = match word.strip_prefix('-') {
            Some(number) => (number, false),
            None => (word.strip_prefix('+').unwrap_or(word), true),
        };
        match number.parse::<usize>() {
            Ok(place) if (1..=hits).contains(&place) => judged.push((place, relevant)),
            _ => return Reply::Unclear(word.to_owned()),
        }
    }
    Reply::Judge(judged)
}

/// Shows hits, asks which are relevant, and searches again, article by article.
pub fn interactive(typed: ImagesSearchArgs, finder: Finder) -> anyhow::Result<Exit> {
    let sources = plan::sources("images search", &typed.input)?;
    if sources.iter().any(Source::is_stdin) {
        bail!("--interactive needs a file of articles; the terminal is for answers");
    }
    let (articles, failed) = gold::all(
        &plan::reading(sources, &typed.input)?,
        typed.run.errors.as_deref(),
        typed.run.quiet,
        |mut raw| raw.document(&mut Vec::new()),
    )?;
    if articles.is_empty() && failed > 0 {
        return Ok(Exit::Nothing);
    }
    let mut session = match &typed.feedback.session {
        Some(path) => Session::open(path)?,
        None => Session::default(),
    };
    let target = Target::new(None)?;
    let output = HitLists::new(typed.format, Look::new(typed.target.color, &target));
    drop(target);
    for article in &articles {
        let ended = ask(&finder, article, &mut session, &output, typed.explain)?;
        session.save()?;
        if ended {
            break;
        }
    }
    Ok(if failed > 0 {
        Exit::SomeFailed
    } else {
        Exit::Done
    })
}

/// Says whether the user has had enough.
fn ask(
    finder: &Finder,
    article: &Document,
    session: &mut Session,
    output: &HitLists,
    explain: bool,
) -> anyhow::Result<bool> {
    let mut input = std::io::stdin().lock();
    loop {
        let judged = session.judged(&article.id);
        let found = finder.with_session(article, session, &judged)?;
        let ids: Vec<String> = found
            .hits
            .hits
            .iter()
            .map(|hit| hit.record.id.clone())
            .collect();
        let shown = output.render(article, &answer(finder, found, explain)?);
        let mut screen = std::io::stdout().lock();
        screen.write_all(&shown)?;
        writeln!(screen, "\nrelevant: 1 3   not: -2   next: Enter   quit: q")?;
        write!(screen, "> ")?;
        screen.flush()?;
        drop(screen);
        let mut line = String::new();
        if input.read_line(&mut line)? == 0 {
            return Ok(true);
        }
        match reply(&line, ids.len()) {
            Reply::Next => return Ok(false),
            Reply::Quit => return Ok(true),
            Reply::Unclear(word) => println!("`{word}` is no place in the list"),
            Reply::Judge(places) => {
                let mut judged = judged;
                for (place, relevant) in places {
                    judged.judge(&ids[place - 1], relevant);
                }
                if let Some(losses) = losses(&finder.lists(article)?, &judged) {
                    session.learn(finder.variants.kinds(), &losses);
                }
                session.keep(&article.id, judged);
                session.save()?;
            }
        }
    }
}

impl Finder {
    /// The hits of an article after what a session has of it.
    pub fn with_session(
        &self,
        article: &Document,
        session: &Session,
        judged: &Judged,
    ) -> anyhow::Result<Found> {
        let queries = self.weighted(article, session);
        Ok(match judged.is_empty() {
            true => self.pseudo(queries)?,
            false => self.judged(&queries, &judged.relevant, &judged.irrelevant, 0)?,
        })
    }

    /// The queries of an article with the weights that a session has learned.
    pub fn weighted(&self, article: &Document, session: &Session) -> Vec<(f64, Query)> {
        let weights = session.weights(self.variants.kinds());
        let queries = self.queries(article).into_iter().zip(weights);
        queries
            .map(|((_, query), learned)| (learned, query))
            .collect()
    }

    /// What each variant finds by itself.
    pub fn lists(&self, article: &Document) -> anyhow::Result<Vec<Hits>> {
        let queries = self.queries(article);
        let hits = queries
            .iter()
            .map(|(_, query)| self.searcher.search(query, &self.settings));
        Ok(hits.collect::<Result<_, _>>()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn replies_are_places_with_signs() {
        assert_eq!(
            reply("1 +3, -2\n", 3),
            Reply::Judge(vec![(1, true), (3, true), (2, false)])
        );
        assert_eq!(reply("\n", 3), Reply::Next);
        assert_eq!(reply("q\n", 3), Reply::Quit);
        assert_eq!(reply("4\n", 3), Reply::Unclear("4".into()));
        assert_eq!(reply("0", 3), Reply::Unclear("0".into()));
        assert_eq!(reply("one", 3), Reply::Unclear("one".into()));
    }

    #[test]
    fn the_latest_judgement_holds() {
        let mut judged = Judged::default();
        judged.judge("a", true);
        judged.judge("b", true);
        judged.judge("a", false);
        assert_eq!(judged.relevant, ["b"]);
        assert_eq!(judged.irrelevant, ["a"]);
    }
}
