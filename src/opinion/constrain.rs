use regex::{Regex, RegexBuilder};

use super::ground::Ground;
use super::{Budget, Note, Settings, SettingsError};
use crate::maximize::{Constraints, Partition};

/// A sentence named by its index or by what stands in it.
#[derive(Debug, Clone)]
pub(super) enum Selector {
    Index(usize),
    Pattern(Regex),
}

impl Selector {
    /// Digits alone are an index, everything else a regular expression.
    pub fn parse(text: &str) -> Result<Selector, SettingsError> {
        if !text.is_empty()
            && text.bytes().all(|b| b.is_ascii_digit())
            && let Ok(index) = text.parse()
        {
            return Ok(Selector::Index(index));
        }
        let built = RegexBuilder::new(text).case_insensitive(true).build();
        built
            .map(Selector::Pattern)
            .map_err(|error| SettingsError::Pattern {
                pattern: text.to_owned(),
                reason: match error {
                    regex::Error::CompiledTooBig(_) => "it is too large".to_owned(),
                    other => other
                        .to_string()
                        .lines()
                        .last()
                        .unwrap_or_default()
                        .trim_start_matches("error: ")
                        .to_owned(),
                },
            })
    }

    fn matching(&self, ground: &Ground) -> Vec<usize> {
        match self {
            Selector::Index(index) if *index < ground.len() => vec![*index],
            Selector::Index(_) => Vec::new(),
            Selector::Pattern(pattern) => (0..ground.len())
                .filter(|&i| pattern.is_match(ground.text(i)))
                .collect(),
        }
    }

    fn text(&self) -> String {
        match self {
            Selector::Index(index) => index.to_string(),
            Selector::Pattern(pattern) => pattern.as_str().to_owned(),
        }
    }
}

/// The constraints that settings put on a document. What cannot be met is left out
/// and noted, so that one demand too many does not cost the whole summary.
pub(super) fn constraints(
    ground: &Ground,
    settings: &Settings,
    include: &[Selector],
    exclude: &[Selector],
    notes: &mut Vec<Note>,
) -> Constraints {
    let mut costs = ground.costs(settings.budget);
    let mut budget = ground.budget(settings.budget);
    if let Budget::Characters(_) = settings.budget {
        // Each sentence but the first brings the space before it.
        costs.iter_mut().for_each(|cost| *cost += 1.0);
        budget += 1.0;
    }
    let mut find = |selectors: &[Selector]| -> Vec<usize> {
        let mut found = Vec::new();
        for selector in selectors {
            let matching = selector.matching(ground);
            if matching.is_empty() {
                notes.push(Note::NotFound(selector.text()));
            }
            found.extend(matching);
        }
        found.sort_unstable();
        found.dedup();
        found
    };
    let wanted = find(include);
    let ruled_out = find(exclude);
    let mut excluded = ruled_out.clone();
    let partitions = partitions(ground, settings);
    let mut required: Vec<usize> = Vec::new();
    let mut spent = 0.0;
    for item in wanted {
        if ruled_out.binary_search(&item).is_ok() {
            notes.push(Note::Contradiction(item));
            continue;
        }
        let room = partitions.iter().all(|p| {
            let alike = required.iter().filter(|&&j| p.group[j] == p.group[item]);
            p.group[item].is_none() || alike.count() < p.most
        });
        if room && spent + costs[item] <= budget {
            spent += costs[item];
            required.push(item);
        } else {
            notes.push(Note::RequiredLeftOut(item));
            excluded.push(item);
        }
    }
    // A line of dashes or faces says nothing by itself; where there is nothing else it may.
    let wordless = |i: &usize| ground.analysis.sentences[*i].words == 0;
    if !(0..ground.len()).all(|i| wordless(&i)) {
        excluded.extend((0..ground.len()).filter(|i| wordless(i) && !required.contains(i)));
    }
    Constraints {
        costs,
        budget,
        knapsacks: Vec::new(),
        partitions,
        required,
        excluded,
    }
}

fn partitions(ground: &Ground, settings: &Settings) -> Vec<Partition> {
    // "Other" is no aspect: sentences that match none are not counted together.
    let other = ground.aspects() as u32 - 1;
    let aspect = |i: usize| Some(ground.aspect[i]).filter(|&a| a != other);
    let side = |i: usize| Some(ground.side(i) as u32);
    let review = |i: usize| Some(ground.analysis.sentences[i].review as u32);
    let groups = |of: &dyn Fn(usize) -> Option<u32>| (0..ground.len()).map(of).collect();
    let limits = [
        ("aspect", settings.most_per_aspect, groups(&aspect)),
        ("polarity", settings.most_per_polarity, groups(&side)),
        ("review", settings.most_per_review, groups(&review)),
    ];
    let given = limits.into_iter();
    given
        .filter_map(|(name, most, group)| most.map(|most| Partition { name, group, most }))
        .collect()
}
