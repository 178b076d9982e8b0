//! What settings would have chosen what people chose?

mod df;
mod keywords;
mod opinion;

use crate::args::{TrainArgs, TrainCommand};
use crate::exit::Exit;

/// `summ train …`
pub fn run(typed: TrainArgs) -> anyhow::Result<Exit> {
    match typed.what {
        TrainCommand::Opinion(typed) => opinion::run(*typed),
        TrainCommand::Keywords(typed) => keywords::run(*typed),
        TrainCommand::Df(typed) => df::run(*typed),
    }
}
