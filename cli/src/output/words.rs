use summ::maximize::Guarantee;
use summ::opinion::{Budget, Settings, Side, Summary};

/// The sign of a side, so that it can be read without colour.
pub fn sign(side: Side) -> &'static str {
    match side {
        Side::Praise => "+",
        Side::Complaint => "−",
        Side::Neutral => "·",
    }
}

/// The sentences that tell of numbers.
pub struct Words {
    unit: &'static str,
}

impl Words {
    pub fn new(settings: &Settings) -> Words {
        Words {
            unit: match settings.budget {
                Budget::Words(_) | Budget::Percent(_) => "words",
                Budget::Sentences(_) => "sentences",
                Budget::Characters(_) => "characters",
            },
        }
    }

    /// "21 words"
    pub fn cost(&self, cost: f64) -> String {
        let unit = if cost == 1.0 {
            self.unit.trim_end_matches('s')
        } else {
            self.unit
        };
        format!("{cost} {unit}")
    }

    /// What the budget was used for, whether the balance was kept and how good the
    /// summary is known to be.
    pub fn footer(&self, summary: &Summary) -> String {
        format!(
            "{} · {} · {}",
            self.used(summary),
            balance(summary),
            certificate(summary)
        )
    }

    pub fn used(&self, summary: &Summary) -> String {
        let costs: Vec<f64> = summary.sentences.iter().map(|s| s.cost).collect();
        format!("{} of {}", self.spent(&costs), self.cost(summary.budget))
    }

    /// What sentences of these costs take of the budget together.
    pub fn spent(&self, costs: &[f64]) -> f64 {
        let sum: f64 = costs.iter().sum();
        if self.unit == "characters" {
            // The spaces between the sentences are counted too.
            sum + costs.len().saturating_sub(1) as f64
        } else {
            sum
        }
    }

    /// "words"
    pub fn unit(&self) -> &'static str {
        self.unit
    }
}

fn balance(summary: &Summary) -> String {
    let percent = |share: f64| (100.0 * share).round();
    let (from, to) = (&summary.source_balance, &summary.balance);
    format!(
        "praise {} → {} %, complaint {} → {} %",
        percent(from.praise),
        percent(to.praise),
        percent(from.complaint),
        percent(to.complaint),
    )
}

fn certificate(summary: &Summary) -> String {
    let method = match summary.method {
        "lazy" => "lazy greedy",
        other => other,
    };
    let guarantee = match summary.guarantee {
        Guarantee::Share { share, source } => {
            let share = format!("{share:.3}");
            format!("guarantee {}, {source}", share.trim_start_matches('0'))
        }
        Guarantee::OnAverage { share, source } => {
            let share = format!("{share:.3}");
            let share = share.trim_start_matches('0');
            format!("on average {share}, {source}")
        }
        Guarantee::None(reason) => format!("no guarantee: {reason}"),
    };
    if summary.optimal {
        return format!("optimal: no choice is worth more ({method})");
    }
    match (summary.certificate(), &summary.bound) {
        (Some(share), _) => {
            // Rounded down: the claim must hold.
            let percent = (100.0 * share + 1e-9).floor();
            format!("≥ {percent} % of the best possible (bound; {method}, {guarantee})")
        }
        (None, Err(reason)) => format!("no bound: {reason} ({method}, {guarantee})"),
        (None, Ok(_)) => format!("({method}, {guarantee})"),
    }
}
