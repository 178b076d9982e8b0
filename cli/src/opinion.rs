use std::path::PathBuf;
use std::time::{Duration, Instant};

use summ::opinion::{Note, Summarizer};

use crate::args::OpinionArgs;
use crate::batch::{Done, Record, Task};
use crate::exit::Exit;
use crate::input::Problem;
use crate::output::{Look, Renderer};
use crate::plan::{self, Inducer, Plan};
use crate::stream::{self, Tally};

/// `summ opinion`: reads documents, writes their summaries.
pub fn run(typed: OpinionArgs) -> anyhow::Result<Exit> {
    let settled = plan::settle(&typed.settings)?;
    let summarizer = plan::summarizer(settled.settings, &settled.lexicons.scorer()?)?;
    let sources = names(&typed.input.files);
    let plan = Plan::open(
        "opinion",
        typed.input,
        &typed.run,
        typed.target.output.as_deref(),
    )?;
    let look = Look::new(typed.target.color, &plan.target);
    let renderer = Renderer::new(typed.format, typed.explain, look, summarizer.settings());
    let inducer = Inducer::new(summarizer.settings().language);
    let (format, opening) = (renderer.format(), renderer.opening(&sources));
    let task = Box::new(Summaries {
        summarizer,
        inducer,
        renderer,
        time_limit: typed.time_limit,
    });
    stream::run(plan, format, &opening, task)?.exit(why_nothing)
}

/// What is read, as it was typed.
fn names(files: &[PathBuf]) -> Vec<String> {
    let shown = |path: &PathBuf| match path.to_str() {
        Some("-") => STDIN.to_owned(),
        _ => path.display().to_string(),
    };
    match files {
        [] => vec![STDIN.to_owned()],
        files => files.iter().map(shown).collect(),
    }
}

const STDIN: &str = "standard input";

fn why_nothing(tally: &Tally) -> String {
    match tally {
        Tally { done: 0, .. } => "nothing to summarise: there is no record in the input".to_owned(),
        Tally {
            least: Some(least), ..
        } => format!("nothing was summarised; give a --budget of at least {least}"),
        Tally { empty: true, .. } => {
            "nothing was summarised; there is no sentence in the input".to_owned()
        }
        _ => "nothing was summarised; no sentence that may be chosen adds any value".to_owned(),
    }
}

struct Summaries {
    summarizer: Summarizer,
    inducer: Inducer,
    renderer: Renderer,
    time_limit: Option<Duration>,
}

impl Task for Summaries {
    fn on(
        &self,
        record: &Record,
        should_stop: &(dyn Fn() -> bool + Sync),
    ) -> Result<Done, Problem> {
        let started = Instant::now();
        let is_over = || {
            let late = |limit| started.elapsed() >= limit;
            should_stop() || self.time_limit.is_some_and(late)
        };
        let document = &record.document;
        let induce = || self.inducer.tree(document);
        let summary = (self.summarizer).summarize_inducing(document, &induce, &is_over);
        Ok(Done {
            text: self.renderer.render(record, &summary),
            entry: self.renderer.entry(record, &summary),
            empty: summary.sentences.is_empty(),
            // What took all its time is done; the documents after it have theirs.
            interrupted: should_stop() && summary.notes.contains(&Note::Interrupted),
            id: summary.id,
            notes: summary.notes,
            warnings: Vec::new(),
        })
    }
}
