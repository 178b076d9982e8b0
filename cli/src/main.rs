//! The command `summ`: opinions summarised and judged from the command line.

mod args;
mod axis;
mod batch;
mod caption;
mod eval;
mod exit;
mod images;
mod input;
mod journal;
mod judge;
mod keywords;
mod matrix;
mod names;
mod net;
mod opinion;
mod output;
mod pages;
mod plan;
mod report;
mod select;
mod sentiment;
mod stop;
mod stream;
mod threads;
mod train;

use std::process::ExitCode;

use args::{Command, parse};
use mimalloc::MiMalloc;

/// Documents are many small pieces that come and go, which the system's allocator is slow at.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    let outcome = match parse().command {
        Command::Opinion(typed) => opinion::run(*typed),
        Command::Sentiment(typed) => sentiment::run(*typed),
        Command::Keywords(typed) => keywords::run(*typed),
        Command::Caption(typed) => caption::run(*typed),
        Command::Images(typed) => images::run(typed),
        Command::Select(typed) => select::run(*typed),
        Command::Eval(typed) => eval::run(typed),
        Command::Train(typed) => train::run(typed),
        Command::Completions(typed) => pages::completions(&typed),
        Command::Man(typed) => pages::man(&typed),
    };
    exit::code(outcome)
}
