//! Which part of speech is each word? Weights for it, from a treebank.

use std::fmt::Write as _;
use std::path::Path;

use anyhow::Context as _;
use summ::text::{Accuracy, Capitalisation, Tag, Tagger, TaggerTraining, Treebank};

use crate::args::TrainTaggerArgs;
use crate::exit::Exit;
use crate::output::Target;

/// `summ train tagger`
pub fn run(typed: TrainTaggerArgs) -> anyhow::Result<Exit> {
    let treebank = read(&typed.treebank)?;
    let dev = typed.dev.as_deref().map(read).transpose()?;
    let tagger = training(&typed).train(&treebank, &header(&typed));
    let mut target = Target::new(Some(&typed.output))?;
    target.write(&tagger.to_bytes())?;
    target.finish()?;
    if !typed.quiet
        && let Some(dev) = dev
    {
        anstream::print!("{}", told(&tagger, &dev)?);
    }
    Ok(Exit::Done)
}

fn training(typed: &TrainTaggerArgs) -> TaggerTraining {
    TaggerTraining {
        epochs: typed.epochs,
        seed: typed.seed,
        bits: typed.bits,
        ..TaggerTraining::default()
    }
}

fn read(path: &Path) -> anyhow::Result<Treebank> {
    let name = path.display().to_string();
    let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {name}"))?;
    Ok(Treebank::read(&text, &name)?)
}

/// What is kept with the weights. No date: the same treebank makes the same bytes.
fn header(typed: &TrainTaggerArgs) -> String {
    let name = typed.treebank.file_name().unwrap_or_default();
    let name = name.to_string_lossy();
    format!(
        "Weights of a part-of-speech tagger: hashes and numbers, no words.\n\
         Origin: {}\n\
         Licence: {}\n\
         How it was made: summ train tagger {name} --epochs {} --seed {} --bits {}\n",
        typed.origin.as_deref().unwrap_or(&name),
        typed.licence.as_deref().unwrap_or("that of the treebank"),
        typed.epochs,
        typed.seed,
        typed.bits,
    )
}

/// What share of words gets the right tag.
fn told(tagger: &Tagger, dev: &Treebank) -> Result<String, std::fmt::Error> {
    let mut text = String::new();
    writeln!(
        text,
        "{:<14}  {:>7}  {:>5}  {:>5}  {:>7}",
        "accuracy", "words", "all", "known", "unknown"
    )?;
    let mut row = |name: &str, treebank: &Treebank| {
        let accuracy = Accuracy::of(tagger, treebank);
        writeln!(
            text,
            "{name:<14}  {:>7}  {:.4}  {:.4}  {:.4} of {}",
            accuracy.words(),
            accuracy.all(),
            accuracy.known(),
            accuracy.unknown(),
            accuracy.unknown_words(),
        )
    };
    for capitals in Capitalisation::ALL {
        let sentences = dev.sentences.iter().map(|s| capitals.apply(s));
        row(
            capitals.name(),
            &Treebank {
                sentences: sentences.collect(),
            },
        )?;
    }
    let ours = dev.retokenised();
    if !ours.sentences.is_empty() {
        row("our own words", &ours)?;
    }
    let accuracy = Accuracy::of(tagger, dev);
    writeln!(text, "\n{:<5}  {:>6}  recall  precision", "tag", "words")?;
    for tag in Tag::ALL {
        let (words, recall, precision) = accuracy.of_tag(tag);
        writeln!(
            text,
            "{tag:<5}  {words:>6}  {recall:>6.3}  {precision:>9.3}"
        )?;
    }
    Ok(text)
}
