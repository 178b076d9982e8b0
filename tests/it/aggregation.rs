//! Rankings of real voters, engines and runs with answers that others computed. They do not
//! come with the repository: DATA/rank_aggregation is looked for beside it, and without it
//! the tests say so and pass. `src/aggregate/tests/` holds cases of our own.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;
use summ::aggregate::{
    Aggregation, Aggregator, Normalization, Ranking, Vote, footrule_distance, kendall_distance,
};

fn data(file: &str) -> Option<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/rank_aggregation");
    let text = std::fs::read_to_string(folder.join(file)).ok();
    if text.is_none() {
        eprintln!("skipped: there is no {file} in {}", folder.display());
    }
    text
}

/// An object of numbers by number, such as {"1": 126}.
fn by_item(answers: &Value) -> BTreeMap<u32, f64> {
    let entries = answers.as_object().expect("an object").iter();
    entries
        .map(|(item, score)| {
            (
                item.parse().expect("a number"),
                score.as_f64().expect("a score"),
            )
        })
        .collect()
}

fn items(list: &Value) -> Vec<u32> {
    let list = list.as_array().expect("a list").iter();
    list.map(|item| item.as_u64().expect("an item") as u32)
        .collect()
}

fn votes(ballots: &[(f64, Ranking)]) -> Vec<Vote<'_>> {
    let ballots = ballots.iter();
    ballots
        .map(|(weight, ranking)| Vote {
            weight: *weight,
            ranking,
        })
        .collect()
}

fn agree(ranking: &Ranking, answers: &BTreeMap<u32, f64>, within: f64, what: &str) {
    assert_eq!(ranking.len(), answers.len(), "{what}");
    for (item, score) in ranking.iter() {
        let gap = (score - answers[&item]).abs();
        assert!(
            gap <= within,
            "{what}: {item} has {score}, not {}",
            answers[&item]
        );
    }
}

#[test]
fn web_searches_and_elections_have_their_certified_answers() {
    let Some(text) = data("cases.jsonl") else {
        return;
    };
    for line in text.lines() {
        let case: Value = serde_json::from_str(line).expect("a case");
        let (id, answers) = (&case["id"], &case["answers"]);
        let ballots: Vec<(f64, Ranking)> = case["votes"]
            .as_array()
            .expect("votes")
            .iter()
            .map(|vote| {
                let order = Ranking::from_order(&items(&vote["order"])).expect("no item twice");
                (vote["count"].as_f64().expect("a count"), order)
            })
            .collect();
        let votes = votes(&ballots);
        let by = |aggregator: Aggregator| aggregator.aggregate(&votes).expect("votes");
        let of = |method| by(Aggregator::new(method));

        let borda = of(Aggregation::Borda).ranking;
        agree(
            &borda,
            &by_item(&answers["borda_points"]),
            1e-9,
            &format!("{id} borda"),
        );
        assert_eq!(borda.items(), items(&answers["borda_order"]), "{id} borda");
        assert_eq!(
            Some(kendall_distance(&borda, &votes)),
            answers["borda_disagreements"].as_f64(),
            "{id} borda"
        );
        let copeland = of(Aggregation::Copeland).ranking;
        agree(
            &copeland,
            &by_item(&answers["copeland"]),
            1e-9,
            &format!("{id} copeland"),
        );
        let rrf = of(Aggregation::Rrf).ranking;
        agree(
            &rrf,
            &by_item(&answers["rrf_k60"]),
            1e-12,
            &format!("{id} rrf"),
        );
        for (teleport, name) in [(0.05, "mc4_damp0.05"), (0.15, "mc4_damp0.15")] {
            let aggregator = Aggregator {
                teleport,
                ..Aggregator::new(Aggregation::Mc4)
            };
            agree(
                &by(aggregator).ranking,
                &by_item(&answers[name]),
                1e-9,
                &format!("{id} {name}"),
            );
        }
        let kemeny = of(Aggregation::Kemeny);
        let proof = kemeny.optimality.expect("a distance");
        let least = answers["pairwise_lower_bound"].as_f64().expect("a bound");
        let known = answers["kemeny"]["disagreements"]
            .as_f64()
            .expect("a distance");
        assert_eq!(
            kendall_distance(&kemeny.ranking, &votes),
            proof.distance,
            "{id}"
        );
        assert!(proof.bound >= least, "{id}");
        eprintln!(
            "{id}: {} (known {known}, optimal {}): {}",
            proof.distance, proof.optimal, proof.note
        );
        // The known answer is certified, except that of the largest case.
        assert!(
            proof.distance <= known,
            "{id}: {} is not {known}",
            proof.distance
        );
        if let Some(winner) = answers["condorcet_winner"].as_str() {
            for method in [
                Aggregation::Condorcet,
                Aggregation::Kemeny,
                Aggregation::Copeland,
            ] {
                assert_eq!(
                    of(method).ranking.items()[0].to_string(),
                    winner,
                    "{id} {method}"
                );
            }
        }
        let footrule = of(Aggregation::Footrule);
        let distance = footrule_distance(&footrule.ranking, &votes);
        for other in [&borda, &copeland, &kemeny.ranking] {
            assert!(
                distance <= footrule_distance(other, &votes),
                "{id} footrule"
            );
        }
    }
}

/// Lists by query of (number, score), under numbers for names by first appearance.
fn runs_of(run: &Value, query: &str) -> Vec<(u32, f64)> {
    let list = run[query].as_object().into_iter().flatten();
    list.map(|(name, score)| {
        let number = name.trim_start_matches('d').parse().expect("a number");
        (number, score.as_f64().expect("a score"))
    })
    .collect()
}

#[test]
fn worked_fusions_of_three_runs_come_out() {
    let Some(text) = data("ranx_unit.json") else {
        return;
    };
    let cases: Value = serde_json::from_str(&text).expect("cases");
    let bare = |method| Aggregator {
        normalization: Normalization::None,
        ..Aggregator::new(method)
    };
    let fusions = [
        ("bordafuse", "runs_a", Aggregation::Borda),
        ("comb_mnz", "runs_a", Aggregation::CombMnz),
        ("rrf_k60", "runs_a", Aggregation::Rrf),
        (
            "condorcet_on_runs_condorcet",
            "runs_condorcet",
            Aggregation::Condorcet,
        ),
    ];
    for (name, runs, method) in fusions {
        for query in ["q1", "q2"] {
            let ballots: Vec<(f64, Ranking)> = cases[runs]
                .as_array()
                .expect("runs")
                .iter()
                .map(|run| Ranking::from_scored(&runs_of(run, query)).expect("no item twice"))
                .map(|ranking| (1.0, ranking))
                .collect();
            let ranking = bare(method)
                .aggregate(&votes(&ballots))
                .expect("votes")
                .ranking;
            let mut answers: BTreeMap<u32, f64> =
                runs_of(&cases["expect"][name], query).into_iter().collect();
            if method == Aggregation::Borda {
                // There the last place is worth 1, here 0.
                answers
                    .values_mut()
                    .for_each(|points| *points -= ballots.len() as f64);
            }
            agree(&ranking, &answers, 1e-8, &format!("{name} {query}"));
        }
    }
}

#[test]
fn fusions_of_four_real_runs_have_their_scores() {
    let Some(text) = data("fusion_time.json") else {
        return;
    };
    let cases: Value = serde_json::from_str(&text).expect("cases");
    let list = |list: &Value| -> Vec<(u32, f64)> {
        let entries = list.as_array().expect("a list").iter();
        entries
            .map(|entry| {
                let item = entry[0]
                    .as_str()
                    .expect("an item")
                    .parse()
                    .expect("a number");
                (item, entry[1].as_f64().expect("a score"))
            })
            .collect()
    };
    let with = |method, normalization| Aggregator {
        normalization,
        ..Aggregator::new(method)
    };
    let fusions = [
        ("bordafuse", Aggregator::new(Aggregation::Borda)),
        ("rrf", Aggregator::new(Aggregation::Rrf)),
        ("isr", Aggregator::new(Aggregation::Isr)),
        ("condorcet", Aggregator::new(Aggregation::Condorcet)),
        (
            "sum|min-max",
            with(Aggregation::CombSum, Normalization::MinMax),
        ),
        (
            "mnz|min-max",
            with(Aggregation::CombMnz, Normalization::MinMax),
        ),
        ("mnz|rank", with(Aggregation::CombMnz, Normalization::Rank)),
        (
            "max|min-max",
            with(Aggregation::CombMax, Normalization::MinMax),
        ),
        (
            "med|min-max",
            with(Aggregation::CombMed, Normalization::MinMax),
        ),
    ];
    for query in cases["queries"].as_array().expect("queries") {
        let query = query.as_str().expect("a query");
        let runs = cases["runs"].as_object().expect("runs").values();
        let ballots: Vec<(f64, Ranking)> = runs
            .map(|run| {
                (
                    1.0,
                    Ranking::from_scored(&list(&run[query])).expect("no item twice"),
                )
            })
            .collect();
        for (name, aggregator) in &fusions {
            let ranking = aggregator
                .aggregate(&votes(&ballots))
                .expect("votes")
                .ranking;
            let mut answers: BTreeMap<u32, f64> =
                list(&cases["fused"][name][query]).into_iter().collect();
            let what = format!("{name} of query {query}");
            match aggregator.method {
                Aggregation::Borda => {
                    answers
                        .values_mut()
                        .for_each(|points| *points -= ballots.len() as f64);
                }
                Aggregation::Condorcet => {
                    // Four voters tie on many pairs, and a sort by a relation with ties and
                    // circles depends on the sort: the orders differ, sometimes the one
                    // nearer to the runs, sometimes the other. Neither is nearer than Kemeny.
                    assert_eq!(ranking.len(), answers.len(), "{what}");
                    let there: Vec<(u32, f64)> = answers.into_iter().collect();
                    let there = Ranking::from_scored(&there).expect("no item twice");
                    let nearest = Aggregator::new(Aggregation::Kemeny);
                    let nearest = nearest.aggregate(&votes(&ballots)).expect("votes").ranking;
                    let [least, ours, theirs] = [&nearest, &ranking, &there]
                        .map(|order| kendall_distance(order, &votes(&ballots)));
                    assert!(least <= ours && least <= theirs, "{what}");
                    continue;
                }
                _ => {}
            }
            agree(&ranking, &answers, 1e-9, &what);
        }
    }
}
