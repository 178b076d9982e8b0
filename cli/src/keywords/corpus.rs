//! `summ keywords --corpus`: what sets the parts of a corpus apart, and what was when.

use anyhow::{Context, bail};
use serde::{Deserialize, Serialize};
use summ::keywords::{Extractor, Occurrence, Settings, Slices};

use super::{month, settings, statistics};
use crate::args::{Contrast, KeywordsArgs};
use crate::batch::{Done, Progress, Record, Task};
use crate::exit::Exit;
use crate::input::Problem;
use crate::output::{CorpusView, Format, Look};
use crate::plan::Plan;
use crate::report::Report;
use crate::stream;

/// Different phrases that are counted at once, some 150 MB; a year of a newspaper has fewer.
const MOST: usize = 500_000;

/// Fields that a date is looked for in, in this order.
const DATES: [&str; 3] = ["date", "published", "updated"];

/// The word for a slice a month.
const MONTH: &str = "month";

pub fn run(typed: KeywordsArgs) -> anyhow::Result<Exit> {
    if typed.format == Format::Parquet {
        bail!("a corpus is not written as Parquet; --format csv is a table");
    }
    let settings = settings(&typed.settings);
    Extractor::new(settings.clone())?;
    let top = settings.top;
    // What is a keyphrase of a document does not depend on how many are shown of a slice.
    let settings = Settings {
        top: Settings::default().top,
        ..settings
    };
    let output = typed.target.output.as_deref();
    let plan = Plan::open("keywords", typed.input, &typed.run, output)?;
    let by = typed.corpus.by.to_lowercase();
    let found = statistics::find(&typed.corpus.corpus_stats, &plan, &settings)?;
    let Some(background) = found else {
        return Ok(Exit::Interrupted);
    };
    let model = super::model(&typed.settings)?;
    let extractor = super::extractor(settings, background, model)?;
    let Plan {
        reading,
        mut target,
        errors,
        jobs,
        quiet,
        bytes,
        ..
    } = plan;
    let progress = Progress::new(!target.is_terminal(), reading.read.clone(), bytes);
    let mut report = Report::new(quiet, errors, progress);
    let mut slices = Slices::new(MOST);
    let task = Box::new(Seeing::new(extractor, &by));
    let tally = stream::gather(reading, jobs, task, &mut report, true, &mut |done| {
        let seen: Seen = serde_json::from_slice(&done.text)?;
        let phrases = seen.phrases.iter().map(|phrase| (&*phrase.0, &*phrase.1));
        slices
            .add(seen.slice.as_deref(), seen.month.as_deref(), phrases)
            .with_context(|| format!("--by {by}"))?;
        for (key, _, _) in seen.phrases.iter().filter(|(_, _, listed)| *listed) {
            slices.list(key);
        }
        Ok(())
    })?;
    if slices.documents() > 0 && slices.outside() == slices.documents() {
        let what = if by == MONTH { "date" } else { &by };
        bail!("no record has a `{what}`; name another field with --by, or use --by month");
    }
    let measure = match typed.corpus.contrast {
        Contrast::LogLikelihood => Occurrence::log_likelihood,
        Contrast::LogOdds => Occurrence::log_odds,
    };
    let view = CorpusView {
        by: &by,
        contrast: typed.corpus.contrast.name(),
        documents: slices.documents(),
        outside: slices.outside(),
        shortfall: slices.shortfall(),
        slices: slices.apart(measure, top),
        trend: slices.trend(typed.corpus.trends),
    };
    let look = Look::new(typed.target.color, &target);
    target.write(&view.render(typed.format, &look))?;
    target.finish()?;
    tally.exit(super::why_nothing)
}

/// What a worker finds out about a document.
#[derive(Serialize, Deserialize)]
struct Seen {
    slice: Option<String>,
    month: Option<String>,
    /// Those that it mentions: their stems, how they are written, and whether they are
    /// keyphrases.
    phrases: Vec<(String, String, bool)>,
}

struct Seeing {
    extractor: Extractor,
    asked: Vec<String>,
    by_month: bool,
}

impl Seeing {
    fn new(extractor: Extractor, by: &str) -> Seeing {
        let by_month = by == MONTH;
        let field = (!by_month).then_some(by);
        let asked = DATES.into_iter().chain(field).map(str::to_owned);
        Seeing {
            extractor,
            asked: asked.collect(),
            by_month,
        }
    }
}

impl Task for Seeing {
    fn on(&self, record: &Record, _: &(dyn Fn() -> bool + Sync)) -> Result<Done, Problem> {
        let (found, mentioned) = self.extractor.extract_with_mentioned(&record.document);
        let (dates, field) = record.fields.split_at(DATES.len());
        let month = dates.iter().flatten().find_map(|date| month::of(date));
        let slice = match field {
            [field] if !self.by_month => field.clone(),
            _ => month.clone(),
        };
        let phrases = mentioned.into_iter();
        let phrases = phrases.map(|m| (m.stems, m.phrase, m.listed)).collect();
        let seen = Seen {
            slice,
            month,
            phrases,
        };
        Ok(Done {
            // Strings written to memory cannot fail.
            text: serde_json::to_vec(&seen).unwrap_or_default(),
            entry: None,
            empty: found.phrases.is_empty(),
            interrupted: false,
            id: found.id,
            notes: Vec::new(),
            warnings: Vec::new(),
        })
    }

    fn asked(&self) -> &[String] {
        &self.asked
    }
}
