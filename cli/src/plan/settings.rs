use std::path::Path;

use anyhow::anyhow;
use summ::opinion::Settings;

use super::{aspects, settings_file};
use crate::args::SettingsArgs;

/// Defaults, then the preset, then the file, then what was typed.
pub fn settle(typed: &SettingsArgs) -> anyhow::Result<Settings> {
    let mut settings = match &typed.preset {
        Some(name) => Settings::preset(name)?,
        None => Settings::default(),
    };
    if let Some(path) = &typed.settings {
        settings = settings_file::over(&settings, path)?;
    }
    overlay(typed, &mut settings);
    if let Some(name) = &typed.words.aspects {
        settings.aspects =
            aspects::named(name, Path::new("")).map_err(|e| anyhow!("--aspects: {e:#}"))?;
    }
    Ok(settings)
}

fn overlay(typed: &SettingsArgs, settings: &mut Settings) {
    macro_rules! take {
        ($($field:ident),+) => { $(
            if let Some(value) = typed.$field {
                settings.$field = value;
            }
        )+ };
    }
    macro_rules! take_optional {
        ($($field:ident),+) => { $(
            settings.$field = typed.$field.or(settings.$field);
        )+ };
    }
    macro_rules! take_list {
        ($($field:ident),+) => { $(
            if !typed.$field.is_empty() {
                settings.$field.clone_from(&typed.$field);
            }
        )+ };
    }
    take!(
        budget,
        objective,
        relevance,
        redundancy,
        sentiment,
        method,
        feature_shape,
        fill
    );
    take!(
        lambda_relevance,
        lambda_redundancy,
        lambda_sentiment,
        lambda_focus
    );
    take!(unmatched, standing, gamma, graph_cut_lambda, cost_exponent);
    take!(nodes, guesses, search_seed);
    take_optional!(
        clusters,
        most_per_aspect,
        most_per_polarity,
        most_per_review
    );
    take_list!(must_include, must_exclude, query);
    if let Some(alpha) = typed.alpha {
        settings.lambda_relevance = alpha;
        settings.lambda_sentiment = 1.0 - alpha;
    }
    if let Some(choice) = typed.words.lang {
        settings.language = choice.0;
    }
}
