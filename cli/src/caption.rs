use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use anyhow::Context;
use summ::caption::{CaptionModel, Captioner, Settings};

use crate::args::{CaptionArgs, CaptionSettingsArgs};
use crate::batch::{Done, Record, Task};
use crate::exit::Exit;
use crate::input::Problem;
use crate::output::{CaptionLists, Look};
use crate::plan::{Keeping, Plan, read};
use crate::stream::{self, Tally};

/// `summ caption`: reads documents, writes lines that could stand below their pictures.
pub fn run(typed: CaptionArgs) -> anyhow::Result<Exit> {
    let settings = settings(&typed.settings);
    let captioner = match &typed.settings.model {
        Some(path) => Captioner::with_model(settings, Arc::new(model(path)?))?,
        None => Captioner::new(settings)?,
    };
    let how = Keeping {
        resume: typed.resume,
        parquet: false,
    };
    let told = told(&typed, captioner.settings());
    let output = typed.target.output.as_deref();
    let plan = Plan::open_or_keep("caption", typed.input, &typed.run, output, told, how)?;
    let look = Look::new(typed.target.color, &plan.target);
    let output = CaptionLists::new(typed.format, typed.explain, look);
    let opening = output.opening();
    let task = Box::new(Captioning { captioner, output });
    stream::run(plan, typed.format, opening, task)?.exit(why_nothing)
}

/// What `summ train caption` wrote.
fn model(path: &Path) -> anyhow::Result<CaptionModel> {
    let text = std::fs::read_to_string(path)
        .with_context(|| format!("cannot read --model {}", path.display()))?;
    CaptionModel::read(&text).with_context(|| format!("--model {}", path.display()))
}

/// What was typed, over the defaults.
fn settings(typed: &CaptionSettingsArgs) -> Settings {
    let default = Settings::default();
    let words = typed.words.unwrap_or(default.words);
    Settings {
        words,
        // Whoever wants very short captions need not say it twice.
        min_words: typed.min_words.unwrap_or(default.min_words.min(words)),
        best: typed.best.unwrap_or(default.best),
        method: typed.method,
        diversity: typed.diversity.unwrap_or(default.diversity),
        language: typed.lang.and_then(|choice| choice.0),
    }
}

/// What the results depend on, by the names of the options.
fn told(typed: &CaptionArgs, settings: &Settings) -> BTreeMap<String, String> {
    let lang = settings.language.map_or("auto", |language| language.code());
    let model = match &typed.settings.model {
        Some(path) => {
            let length = path.metadata().map_or(0, |about| about.len());
            format!("{} of {length} bytes", path.display())
        }
        None => "not given".to_owned(),
    };
    let told = [
        ("format", typed.format.name().to_owned()),
        ("explain", typed.explain.to_string()),
        ("words", settings.words.to_string()),
        ("min-words", settings.min_words.to_string()),
        ("best", settings.best.to_string()),
        ("method", settings.method.name().to_owned()),
        ("model", model),
        ("diversity", settings.diversity.to_string()),
        ("lang", lang.to_owned()),
    ];
    let told = told.into_iter().chain(read(&typed.input, &typed.run));
    told.map(|(name, value)| (name.to_owned(), value)).collect()
}

fn why_nothing(tally: &Tally) -> String {
    match tally.done {
        0 => "no captions: there is no record in the input".to_owned(),
        _ => "no captions: there is no word in the input that could be one".to_owned(),
    }
}

struct Captioning {
    captioner: Captioner,
    output: CaptionLists,
}

impl Task for Captioning {
    fn on(&self, record: &Record, _: &(dyn Fn() -> bool + Sync)) -> Result<Done, Problem> {
        let found = self.captioner.caption(&record.document);
        Ok(Done {
            text: self.output.render(&record.document, &found),
            entry: None,
            empty: found.captions.is_empty(),
            interrupted: false,
            id: found.id,
            notes: Vec::new(),
            warnings: Vec::new(),
        })
    }
}
