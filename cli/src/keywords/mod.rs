//! `summ keywords`: which phrases say what documents are about?

mod corpus;
mod met;
mod month;
pub mod statistics;

use std::collections::BTreeMap;
use std::sync::Arc;

use anyhow::{Context, bail};
use summ::keywords::{Extractor, Settings, Voter};
use summ::lexicon::DocumentFrequencies;
use summ::rank::{NaiveBayes, Ranker};

use crate::args::{KeywordSettingsArgs, KeywordsArgs, Statistics};
use crate::batch::{Done, Record, Task};
use crate::exit::Exit;
use crate::input::Problem;
use crate::output::{Format, KeyphraseLists, Look, is_ordinary};
use crate::plan::{Keeping, Plan, read};
use crate::stream::{self, Tally};
use met::Met;

/// Reads documents, writes their keyphrases, or those of all together.
pub fn run(typed: KeywordsArgs) -> anyhow::Result<Exit> {
    if typed.corpus.corpus {
        return corpus::run(typed);
    }
    check(&typed)?;
    let settings = Settings {
        places: typed.explain,
        ..settings(&typed.settings)
    };
    // Refused before a corpus is read for nothing.
    Extractor::new(settings.clone())?;
    let plan = open(&typed)?;
    let Some(background) = statistics::find(&typed.corpus.corpus_stats, &plan, &settings)? else {
        return Ok(Exit::Interrupted);
    };
    let model = model(&typed.settings)?;
    let extractor = extractor(settings, background, model)?;
    let look = Look::new(typed.target.color, &plan.target);
    let output = KeyphraseLists::new(typed.format, typed.explain, look);
    let opening = output.opening();
    let met = Arc::new(Met::new(&typed.settings.must));
    let task = Box::new(Extracting {
        extractor,
        output,
        met: met.clone(),
    });
    let tally = stream::run(plan, typed.format, opening, task)?;
    // What was done before it was gone on with is not known.
    let all = tally.done > 0 && !tally.interrupted && !typed.resume;
    if all && !typed.run.quiet {
        met.tell();
    }
    tally.exit(why_nothing)
}

/// An extractor with all that was typed: none of the verbs that make one can leave something out.
pub fn extractor(
    settings: Settings,
    background: Option<Arc<DocumentFrequencies>>,
    model: Option<Arc<NaiveBayes>>,
) -> anyhow::Result<Extractor> {
    let asked = |voter: &Voter| voter.ranker == Ranker::NaiveBayes;
    if model.is_none() && settings.voters.iter().any(asked) {
        bail!("--ranker naive-bayes needs --model FILE; `summ train keywords` makes one");
    }
    let extractor = match background {
        Some(background) => Extractor::with_background(settings, background)?,
        None => Extractor::new(settings)?,
    };
    Ok(match model {
        Some(model) => extractor.with_model(model),
        None => extractor,
    })
}

/// What `summ train keywords` wrote, where it was asked for.
pub fn model(typed: &KeywordSettingsArgs) -> anyhow::Result<Option<Arc<NaiveBayes>>> {
    let Some(path) = &typed.model else {
        return Ok(None);
    };
    let text = std::fs::read_to_string(path)
        .with_context(|| format!("cannot read --model {}", path.display()))?;
    let model = toml::from_str(&text).with_context(|| format!("--model {}", path.display()))?;
    Ok(Some(Arc::new(model)))
}

fn check(typed: &KeywordsArgs) -> anyhow::Result<()> {
    let ordinary = typed.target.output.as_deref().is_some_and(is_ordinary);
    if typed.format == Format::Html {
        bail!("--format html shows a corpus: add --corpus");
    }
    if typed.explain && matches!(typed.format, Format::Csv | Format::Parquet) {
        bail!(
            "--format {} has no columns for --explain: use text, json or jsonl",
            typed.format.name()
        );
    }
    if typed.format == Format::Parquet && !ordinary {
        bail!("--format parquet needs a file to write to: add --output FILE");
    }
    Ok(())
}

fn open(typed: &KeywordsArgs) -> anyhow::Result<Plan> {
    let how = Keeping {
        resume: typed.resume,
        parquet: typed.format == Format::Parquet,
    };
    let (input, output) = (typed.input.clone(), typed.target.output.as_deref());
    Plan::open_or_keep("keywords", input, &typed.run, output, told(typed), how)
}

/// What the results depend on, by the names of the options.
fn told(typed: &KeywordsArgs) -> BTreeMap<String, String> {
    let KeywordSettingsArgs { fast, .. } = typed.settings;
    let settings = settings(&typed.settings);
    let voters = settings.voters.iter();
    let rankers: Vec<String> = voters
        .map(|v| format!("{}:{}:{}", v.ranker, v.short, v.long))
        .collect();
    let lang = settings.language.map_or("auto", |language| language.code());
    let path = |path: &Option<std::path::PathBuf>| match path {
        Some(path) => path.display().to_string(),
        None => "not given".to_owned(),
    };
    let statistics = match &typed.corpus.corpus_stats {
        Statistics::Background => "background".to_owned(),
        Statistics::TwoPass => "two-pass".to_owned(),
        Statistics::File(path) => {
            let length = path.metadata().map_or(0, |about| about.len());
            format!("file={} of {length} bytes", path.display())
        }
    };
    let told = [
        ("format", typed.format.name().to_owned()),
        ("explain", typed.explain.to_string()),
        ("top", settings.top.to_string()),
        ("min-words", settings.limits.min_words.to_string()),
        ("max-words", settings.limits.max_words.to_string()),
        ("ranker", rankers.join(" ")),
        ("aggregate", settings.aggregation.name().to_owned()),
        ("diversity", settings.diversity.to_string()),
        ("fast", fast.to_string()),
        ("must", format!("{:?}", settings.must)),
        ("ban", format!("{:?}", settings.ban)),
        ("lang", lang.to_owned()),
        ("corpus-stats", statistics),
        ("model", path(&typed.settings.model)),
    ];
    let told = told.into_iter().chain(read(&typed.input, &typed.run));
    told.map(|(name, value)| (name.to_owned(), value)).collect()
}

/// What was typed, over the defaults.
pub fn settings(typed: &KeywordSettingsArgs) -> Settings {
    let mut settings = if typed.fast {
        Settings::fast()
    } else {
        Settings::default()
    };
    let set = |to: &mut usize, from: Option<usize>| *to = from.unwrap_or(*to);
    set(&mut settings.top, typed.top);
    set(&mut settings.limits.min_words, typed.min_words);
    set(&mut settings.limits.max_words, typed.max_words);
    if !typed.rankers.is_empty() {
        settings.voters.clone_from(&typed.rankers);
        settings.untagged = None;
    }
    settings.aggregation = typed.aggregate.unwrap_or(settings.aggregation);
    settings.diversity = typed.diversity.unwrap_or(settings.diversity);
    settings.language = typed.lang.and_then(|choice| choice.0);
    settings.must.clone_from(&typed.must);
    settings.ban.clone_from(&typed.ban);
    settings
}

fn why_nothing(tally: &Tally) -> String {
    match tally.done {
        0 => "no keyphrases: there is no record in the input".to_owned(),
        _ => "no keyphrases: there is no phrase in the input that could be one, or none that the \
              rankers asked for can rank (`noun-phrase` needs English and no --fast, `title` a title)"
            .to_owned(),
    }
}

struct Extracting {
    extractor: Extractor,
    output: KeyphraseLists,
    met: Arc<Met>,
}

impl Task for Extracting {
    fn on(&self, record: &Record, _: &(dyn Fn() -> bool + Sync)) -> Result<Done, Problem> {
        let found = self.extractor.extract(&record.document);
        Ok(Done {
            text: self.output.render(&record.document, &found),
            entry: None,
            empty: found.phrases.is_empty(),
            interrupted: false,
            notes: Vec::new(),
            warnings: self.met.note(&found),
            id: found.id,
        })
    }
}
