use std::fmt::Write;
use std::time::Duration;

use serde::Serialize;
use summ::maximize::{Method, Selection};

use crate::args::Goal;
use crate::output::Format;

/// What is told of a selection.
pub struct Result<'a> {
    pub names: &'a str,
    pub n: usize,
    pub goal: Goal,
    /// The method asked for.
    pub asked: Method,
    pub labels: Option<&'a [String]>,
    pub selection: &'a Selection,
    pub similarity: Duration,
    pub search: Duration,
    pub bound: Duration,
}

/// The keys are a contract with other programs; later ones may be added.
#[derive(Serialize)]
struct View<'a> {
    objective: &'static str,
    method: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    instead: Option<&'static str>,
    items: usize,
    picks: Vec<Pick<'a>>,
    value: f64,
    bound: Option<f64>,
    certificate: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bound_reason: Option<String>,
    guarantee: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    guarantee_reason: Option<&'static str>,
    evaluations: usize,
    interrupted: bool,
    seconds: Seconds,
    peak_bytes: Option<u64>,
}

#[derive(Serialize)]
struct Pick<'a> {
    index: usize,
    gain: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<&'a str>,
}

#[derive(Serialize)]
struct Seconds {
    similarity: f64,
    selection: f64,
    bound: f64,
}

impl Result<'_> {
    pub fn written(&self, format: Format) -> anyhow::Result<Vec<u8>> {
        match format {
            Format::Json => {
                let mut bytes = serde_json::to_vec_pretty(&self.view())?;
                bytes.push(b'\n');
                Ok(bytes)
            }
            Format::Csv => self.table(),
            _ => Ok(self.text()?.into_bytes()),
        }
    }

    fn view(&self) -> View<'_> {
        let found = self.selection;
        View {
            objective: self.goal.name(),
            method: found.method.name(),
            instead: found.instead,
            items: self.n,
            picks: self.picks().collect(),
            value: found.value,
            bound: found.bound.as_ref().ok().copied(),
            certificate: found.certificate(),
            bound_reason: found.bound.as_ref().err().map(ToString::to_string),
            guarantee: found.guarantee.to_string(),
            guarantee_reason: found.guarantee.missing(),
            evaluations: found.evaluations,
            interrupted: found.interrupted,
            seconds: Seconds {
                similarity: self.similarity.as_secs_f64(),
                selection: self.search.as_secs_f64(),
                bound: self.bound.as_secs_f64(),
            },
            peak_bytes: peak_bytes(),
        }
    }

    fn picks(&self) -> impl Iterator<Item = Pick<'_>> {
        self.selection.picks.iter().map(|pick| Pick {
            index: pick.item,
            gain: pick.gain,
            label: self.labels.map(|labels| labels[pick.item].as_str()),
        })
    }

    fn table(&self) -> anyhow::Result<Vec<u8>> {
        let mut table = csv::Writer::from_writer(Vec::new());
        let named = self.labels.is_some();
        table.write_record(&["index", "gain", "label"][..2 + usize::from(named)])?;
        for pick in self.picks() {
            let mut row = vec![pick.index.to_string(), pick.gain.to_string()];
            row.extend(pick.label.map(str::to_owned));
            table.write_record(row)?;
        }
        Ok(table.into_inner()?)
    }

    fn text(&self) -> std::result::Result<String, std::fmt::Error> {
        let (found, mut text) = (self.selection, String::new());
        writeln!(text, "{}\n", self.names)?;
        for pick in self.picks() {
            let label = pick.label.unwrap_or_default();
            let line = format!("{:>8}  {:+.4}  {label}", pick.index, pick.gain);
            writeln!(text, "{}", line.trim_end())?;
        }
        let count = found.picks.len();
        writeln!(
            text,
            "\n{count} of {} rows · {} {:.4} · {}\n{}",
            self.n,
            self.goal.name(),
            found.value,
            self.share(),
            self.proof(),
        )?;
        let peak = peak_bytes().map(|bytes| format!(" · {} MB", bytes >> 20));
        writeln!(
            text,
            "similarity {:.3} s, selection {:.3} s, bound {:.3} s, {} gains computed{}",
            self.similarity.as_secs_f64(),
            self.search.as_secs_f64(),
            self.bound.as_secs_f64(),
            found.evaluations,
            peak.unwrap_or_default(),
        )?;
        Ok(text)
    }

    fn share(&self) -> String {
        match (self.selection.certificate(), &self.selection.bound) {
            (Some(share), _) => {
                // Rounded down: what is said must be true.
                format!(
                    "≥ {:.1} % of the best possible",
                    (share * 1000.0).floor() / 10.0
                )
            }
            (None, Err(reason)) => format!("no bound: {reason}"),
            (None, Ok(_)) => String::new(),
        }
    }

    fn proof(&self) -> String {
        let found = self.selection;
        let mut method = found.method.name().to_owned();
        if let Some(why) = found.instead {
            method = format!("{method} instead of {}: {why}", self.asked);
        } else if self.asked == Method::Auto {
            method = format!("{method} (chosen by auto)");
        }
        match found.guarantee.missing() {
            Some(reason) => format!("{method}, no guarantee: {reason}"),
            None => format!("{method}, guarantee {}", found.guarantee),
        }
    }
}

/// The most memory this process held at once, where the system tells it.
fn peak_bytes() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes << 10)
}
