//! `summ images search`: the hits of each article.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use anyhow::{Context, bail};
use summ::aggregate::Aggregator;
use summ::images::{Filter, Hit, ImageIndex, SearchSettings, fuse};
use summ::query::{Query, QueryBuilder, QuerySettings, everyday};
use summ::text::{Document, Language, detect};
use summ_net::{Client, Provider};

use super::judgements::Judgements;
use super::session::{Judged, Session, losses};
use super::{Finder, Found, Variants, providers};
use crate::args::{FeedbackArgs, FilterArgs, ImagesSearchArgs, Variant};
use crate::batch::{Done, Record, Task};
use crate::exit::Exit;
use crate::input::Problem;
use crate::net;
use crate::output::{Answer, HitLists, Look, one_line};
use crate::plan::Plan;
use crate::stream::{self, Tally};

/// Terms that services get: their engines want all words of a query, or nearly.
const REMOTE_TERMS: usize = 4;

/// Reads articles, writes the images that go with them.
pub fn run(typed: ImagesSearchArgs) -> anyhow::Result<Exit> {
    let finder = finder(&typed)?;
    let remote = Remote::new(&typed)?;
    known(finder.as_ref(), &typed.feedback)?;
    if typed.feedback.interactive {
        let finder = finder.context("--interactive needs an --index to search again in")?;
        return super::session::interactive(typed, finder);
    }
    let judgements = typed.feedback.judgements.as_deref();
    let judgements = judgements.map(Judgements::read).transpose()?;
    let session = typed.feedback.session.as_deref();
    let session = session.map(Session::open).transpose()?.unwrap_or_default();
    let learned = Arc::new(Mutex::new(Learned::new()));
    let kinds = finder
        .as_ref()
        .map_or_else(Vec::new, |f| f.variants.kinds().to_vec());
    let plan = Plan::open(
        "images search",
        typed.input,
        &typed.run,
        typed.target.output.as_deref(),
    )?;
    let look = Look::new(typed.target.color, &plan.target);
    let output = HitLists::new(typed.format, look);
    let opening = output.opening();
    let task = Box::new(Searching {
        finder,
        remote,
        aggregator: Aggregator::new(typed.query.aggregate),
        top: typed.top,
        judgements,
        session: session.clone(),
        learned: learned.clone(),
        feedback: typed.feedback,
        explain: typed.explain,
        output,
    });
    let tally = stream::run(plan, typed.format, opening, task)?;
    let learned = std::mem::take(&mut *lock(&learned));
    keep(session, learned, &kinds)?;
    tally.exit(why_nothing)
}

/// What was learned of articles, by their places in the input.
type Learned = BTreeMap<usize, (String, Judged, Option<Vec<f64>>)>;

/// Adds what was learned to a session, in the order of the input, whoever was done first.
fn keep(mut session: Session, learned: Learned, kinds: &[(Variant, f64)]) -> anyhow::Result<()> {
    for (article, judged, losses) in learned.into_values() {
        session.keep(&article, judged);
        if let Some(losses) = losses {
            session.learn(kinds, &losses);
        }
    }
    session.save()
}

fn lock(learned: &Mutex<Learned>) -> MutexGuard<'_, Learned> {
    // A judgement more or less is all that a thread that died can have left.
    learned.lock().unwrap_or_else(PoisonError::into_inner)
}

/// An id that is misspelt would teach nothing, in silence.
fn known(finder: Option<&Finder>, typed: &FeedbackArgs) -> anyhow::Result<()> {
    let Some(finder) = finder else {
        return Ok(());
    };
    let given = [
        ("--relevant", &typed.relevant),
        ("--irrelevant", &typed.irrelevant),
    ];
    for (option, ids) in given {
        for id in ids {
            if finder.searcher.record(id)?.is_none() {
                bail!("{option} {id}: there is no image of that id in the index");
            }
        }
    }
    Ok(())
}

fn finder(typed: &ImagesSearchArgs) -> anyhow::Result<Option<Finder>> {
    let Some(folder) = &typed.index else {
        return Ok(None);
    };
    let index = ImageIndex::open(folder)?;
    Ok(Some(Finder {
        variants: Variants::new(&typed.query, Some(index.language()))?,
        searcher: index.searcher()?,
        aggregation: typed.query.aggregate,
        settings: SearchSettings {
            top: typed.top,
            filter: filter(&typed.filter),
            at_least: typed.ladder,
            diversity: typed.diversity,
            ..SearchSettings::default()
        },
        feedback: typed.feedback.feedback,
    }))
}

/// Services that are asked beside the index.
struct Remote {
    client: Client,
    providers: Vec<Provider>,
    builder: QueryBuilder,
    licence: Option<String>,
}

impl Remote {
    fn new(typed: &ImagesSearchArgs) -> anyhow::Result<Option<Remote>> {
        let providers = providers::providers(&typed.providers)?;
        if providers.is_empty() {
            return Ok(None);
        }
        let settings = QuerySettings {
            max_terms: Some(typed.query.max_terms.unwrap_or(REMOTE_TERMS)),
            phrases: !typed.query.no_phrases,
            require: typed.query.require.clone(),
            ..QuerySettings::default()
        };
        let licences = &typed.filter.licences;
        Ok(Some(Remote {
            client: net::client(&typed.input.net)?,
            providers,
            builder: QueryBuilder::new(settings, None)?,
            licence: (!licences.is_empty()).then(|| licences.join(",")),
        }))
    }

    fn query(&self, article: &Document) -> Query {
        let text = article.reviews.iter().map(|review| review.text.as_str());
        let language = text.filter_map(detect).next().unwrap_or(Language::English);
        self.builder
            .build(article, &|stem| everyday(stem, language))
    }
}

fn filter(typed: &FilterArgs) -> Filter {
    Filter {
        licences: typed.licences.clone(),
        sources: typed.sources.clone(),
        min_width: typed.min_width,
        min_height: typed.min_height,
        since: typed.since,
        until: typed.until,
    }
}

fn why_nothing(tally: &Tally) -> String {
    match tally.done {
        0 => "nothing to search for: there is no article in the input".to_owned(),
        _ => "no image matches any of the articles".to_owned(),
    }
}

struct Searching {
    finder: Option<Finder>,
    remote: Option<Remote>,
    aggregator: Aggregator,
    top: usize,
    judgements: Option<Judgements>,
    /// As it was at the beginning, so that no article's hits depend on who was done first.
    session: Session,
    learned: Arc<Mutex<Learned>>,
    feedback: FeedbackArgs,
    explain: bool,
    output: HitLists,
}

impl Searching {
    /// What is judged of an article: on the command line, in the session, and of its first
    /// hits by a file of judgements.
    fn judged(&self, finder: &Finder, article: &Document) -> anyhow::Result<Judged> {
        let mut judged = self.session.judged(&article.id);
        for id in &self.feedback.relevant {
            judged.judge(id, true);
        }
        for id in &self.feedback.irrelevant {
            judged.judge(id, false);
        }
        if let Some(judgements) = &self.judgements {
            let first = finder.search(finder.queries(article), self.feedback.judge_top)?;
            for hit in first.hits.hits.iter().take(self.feedback.judge_top) {
                let id = &hit.record.id;
                judged.judge(id, judgements.grade(&article.id, id) > 0.0);
            }
        }
        Ok(judged)
    }

    /// The hits of the index.
    fn local(&self, finder: &Finder, record: &Record) -> anyhow::Result<Answer> {
        let article = &record.document;
        let judged = self.judged(finder, article)?;
        let mut found = if judged.is_empty() {
            finder.with_session(article, &self.session, &judged)?
        } else {
            let all = judged.relevant.len() + judged.irrelevant.len();
            let more = if self.feedback.residual { all } else { 0 };
            let queries = finder.weighted(article, &self.session);
            finder.judged(&queries, &judged.relevant, &judged.irrelevant, more)?
        };
        if self.feedback.residual {
            let known =
                |id: &String| judged.relevant.contains(id) || judged.irrelevant.contains(id);
            found.hits.hits.retain(|hit| !known(&hit.record.id));
            found.hits.hits.truncate(self.top);
        }
        if self.feedback.session.is_some() && !judged.is_empty() {
            let losses = losses(&finder.lists(article)?, &judged);
            let one = (article.id.clone(), judged, losses);
            lock(&self.learned).insert(record.place, one);
        }
        answer(finder, found, self.explain)
    }

    /// The hits of the index and of all services that answered, as one list; and what is to be
    /// told of the services that did not.
    fn answer(
        &self,
        record: &Record,
        should_stop: &(dyn Fn() -> bool + Sync),
    ) -> anyhow::Result<(Answer, Vec<String>)> {
        let article = &record.document;
        let local = match &self.finder {
            Some(finder) => Some(self.local(finder, record)?),
            None => None,
        };
        let Some(remote) = &self.remote else {
            let local = local.context("neither an index nor a service to search in")?;
            return Ok((local, Vec::new()));
        };
        let query = remote.query(article);
        let (mut lists, warnings) = providers::hits(
            &remote.client,
            &remote.providers,
            &one_line(&query),
            self.top,
            remote.licence.clone(),
            should_stop,
        );
        let mut parts = HashMap::new();
        let (query, rungs) = match local {
            Some(local) => {
                let ids = local.hits.iter().map(|hit| hit.record.id.clone());
                parts = ids.zip(local.parts).collect();
                lists.insert(0, local.hits);
                (local.query, local.rungs)
            }
            None => (query, Vec::new()),
        };
        let weights = vec![1.0; lists.len()];
        let mut hits = fuse(lists, &weights, &self.aggregator)?;
        hits.truncate(self.top);
        // What services made their scores of, they keep to themselves.
        let parts = hits
            .iter()
            .map(|hit| parts.remove(&hit.record.id).unwrap_or_default());
        let parts = parts.collect();
        let answer = Answer {
            query,
            rungs,
            hits,
            parts,
        };
        Ok((answer, warnings))
    }
}

/// What is told of what was found.
pub fn answer(finder: &Finder, found: Found, explain: bool) -> anyhow::Result<Answer> {
    let query = &found.queries[0].1;
    let parts = |hit: &Hit| {
        let explained = match explain {
            true => finder
                .searcher
                .explain(&hit.record.id, query, &finder.settings)?,
            false => None,
        };
        let shown = finder.searcher.highlight(&hit.record.caption, query);
        Ok((explained, shown))
    };
    let parts = found.hits.hits.iter().map(parts);
    let parts = parts.collect::<anyhow::Result<Vec<_>>>()?;
    Ok(Answer {
        query: query.clone(),
        rungs: found.hits.rungs,
        hits: found.hits.hits,
        parts,
    })
}

impl Task for Searching {
    fn on(
        &self,
        record: &Record,
        should_stop: &(dyn Fn() -> bool + Sync),
    ) -> Result<Done, Problem> {
        let article = &record.document;
        let (answer, warnings) = self
            .answer(record, should_stop)
            .map_err(|error| Problem::new(format!("{error:#}"), "check the index"))?;
        Ok(Done {
            text: self.output.render(article, &answer),
            entry: None,
            empty: answer.hits.is_empty(),
            interrupted: false,
            id: article.id.clone(),
            notes: Vec::new(),
            warnings,
        })
    }
}
