//! What can be learned from what people wrote?

mod caption;
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
        TrainCommand::Caption(typed) => caption::run(*typed),
        TrainCommand::Df(typed) => df::run(*typed),
    }
}

/// FNV-1a of a seed and an id: the same folds on every machine.
fn hash(id: &str, seed: u64) -> u64 {
    let bytes = seed.to_le_bytes();
    let all = bytes.iter().chain(id.as_bytes());
    all.fold(0xcbf2_9ce4_8422_2325, |hash, &byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
