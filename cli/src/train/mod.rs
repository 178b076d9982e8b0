//! What can be learned from what people wrote?

mod df;
mod keywords;
mod opinion;
mod tagger;

use crate::args::{TrainArgs, TrainCommand};
use crate::exit::Exit;

/// `summ train …`
pub fn run(typed: TrainArgs) -> anyhow::Result<Exit> {
    match typed.what {
        TrainCommand::Opinion(typed) => opinion::run(*typed),
        TrainCommand::Tagger(typed) => tagger::run(typed),
        TrainCommand::Keywords(typed) => keywords::run(*typed),
        TrainCommand::Df(typed) => df::run(*typed),
    }
}
