use summ::opinion::Note;

use crate::args::{Grain, SentimentArgs};
use crate::batch::{Done, Record, Task};
use crate::exit::Exit;
use crate::input::Problem;
use crate::judge::Judge;
use crate::output::{Judgements, Look};
use crate::plan::{self, Plan};
use crate::stream::{self, Tally};

/// `summ sentiment`: reads documents, writes what they say of their things.
pub fn run(typed: SentimentArgs) -> anyhow::Result<Exit> {
    let judge = plan::judge(&typed.words)?;
    let plan = Plan::open(
        "sentiment",
        typed.input,
        &typed.run,
        typed.target.output.as_deref(),
    )?;
    let look = Look::new(typed.target.color, &plan.target);
    let sentences = typed.explain || typed.by == Grain::Sentence;
    let output = Judgements::new(typed.format, sentences, typed.explain, look);
    let opening = output.opening();
    let task = Box::new(Judging { judge, output });
    stream::run(plan, typed.format, opening, task)?.exit(why_nothing)
}

fn why_nothing(tally: &Tally) -> String {
    match tally.done {
        0 => "nothing to judge: there is no record in the input".to_owned(),
        _ => "nothing was judged; there is no sentence in the input".to_owned(),
    }
}

struct Judging {
    judge: Judge,
    output: Judgements,
}

impl Task for Judging {
    fn on(&self, record: &Record, _: &(dyn Fn() -> bool + Sync)) -> Result<Done, Problem> {
        let document = &record.document;
        let judged = self.judge.judge(document);
        let language = judged.analysis.language;
        let mut notes = Vec::new();
        if !self.judge.covers(language) {
            notes.push(Note::NoLexicon(language));
        }
        let empty = judged.sentences.is_empty();
        if empty {
            notes.push(Note::Empty);
        }
        Ok(Done {
            text: self.output.render(document, &judged),
            entry: None,
            empty,
            interrupted: false,
            id: document.id.clone(),
            notes,
            warnings: Vec::new(),
        })
    }
}
