use std::io::{self, Write};

use anyhow::bail;

use crate::args::{self, CompletionsArgs, ManArgs};
use crate::exit::Exit;

/// Prints the completions of a shell.
pub fn completions(typed: &CompletionsArgs) -> anyhow::Result<Exit> {
    let mut script = Vec::new();
    clap_complete::generate(typed.shell, &mut args::command(), "summ", &mut script);
    print(&script)
}

/// Prints the manual page of `summ` or of one of its commands.
pub fn man(typed: &ManArgs) -> anyhow::Result<Exit> {
    let mut whole = args::command();
    whole.build();
    let page = match &typed.command {
        None => whole,
        Some(name) => match whole.find_subcommand(name) {
            Some(found) => found.clone(),
            None => bail!("there is no command `{name}`; `summ --help` lists them"),
        },
    };
    let mut roff = Vec::new();
    clap_mangen::Man::new(page).render(&mut roff)?;
    print(&roff)
}

fn print(text: &[u8]) -> anyhow::Result<Exit> {
    let mut stdout = io::stdout().lock();
    stdout.write_all(text)?;
    stdout.flush()?;
    Ok(Exit::Done)
}
