use summ::keywords::{Extractor, Settings};

use crate::args::{KeywordSettingsArgs, KeywordsArgs};
use crate::batch::{Done, Record, Task};
use crate::exit::Exit;
use crate::output::{KeyphraseLists, Look};
use crate::plan::Plan;
use crate::stream::{self, Tally};

/// `summ keywords`: reads documents, writes their keyphrases.
pub fn run(typed: KeywordsArgs) -> anyhow::Result<Exit> {
    let extractor = Extractor::new(settings(&typed.settings))?;
    let plan = Plan::open(
        "keywords",
        typed.input,
        &typed.run,
        typed.target.output.as_deref(),
    )?;
    let look = Look::new(typed.target.color, &plan.target);
    let output = KeyphraseLists::new(typed.format, typed.explain, look);
    let opening = output.opening();
    let task = Box::new(Extracting { extractor, output });
    stream::run(plan, typed.format, opening, task)?.exit(why_nothing)
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
        _ => "no keyphrases: there is no phrase in the input that could be one".to_owned(),
    }
}

struct Extracting {
    extractor: Extractor,
    output: KeyphraseLists,
}

impl Task for Extracting {
    fn on(&self, record: &Record, _: &(dyn Fn() -> bool + Sync)) -> Done {
        let found = self.extractor.extract(&record.document);
        Done {
            text: self.output.render(&record.document, &found),
            entry: None,
            empty: found.phrases.is_empty(),
            interrupted: false,
            id: found.id,
            notes: Vec::new(),
            warnings: Vec::new(),
        }
    }
}
