use ::csv::WriterBuilder;
use anstyle::Style;
use serde::Serialize;
use summ::keywords::{Slice, Trend};
use unicode_width::UnicodeWidthStr;

use super::wrap::Flow;
use super::{Format, Look, html};

/// What sets the slices of a corpus apart, and what was written about when.
pub struct CorpusView<'a> {
    pub by: &'a str,
    pub contrast: &'a str,
    pub documents: u64,
    pub outside: u64,
    pub shortfall: u64,
    pub slices: Vec<Slice>,
    pub trend: Trend,
}

/// The keys are a contract with other programs; more may be added at the end.
#[derive(Serialize)]
struct Whole<'a> {
    documents: u64,
    by: &'a str,
    contrast: &'a str,
    without: u64,
    counts_too_low_by: u64,
    slices: Vec<SliceLine<'a>>,
    months: Vec<MonthLine<'a>>,
}

#[derive(Serialize)]
struct SliceLine<'a> {
    slice: &'a str,
    documents: u64,
    phrases: Vec<PhraseLine<'a>>,
}

#[derive(Serialize)]
struct PhraseLine<'a> {
    phrase: &'a str,
    score: f64,
    count: u64,
    share: f64,
    count_elsewhere: u64,
    share_elsewhere: f64,
}

#[derive(Serialize)]
struct MonthLine<'a> {
    month: &'a str,
    documents: u64,
    phrases: Vec<TrendLine<'a>>,
}

#[derive(Serialize)]
struct TrendLine<'a> {
    phrase: &'a str,
    count: u64,
    share: f64,
}

/// A share of the documents; none of none.
pub fn share(count: u64, of: u64) -> f64 {
    count as f64 / of.max(1) as f64
}

impl CorpusView<'_> {
    pub fn render(&self, format: Format, look: &Look) -> Vec<u8> {
        match format {
            Format::Json => {
                let mut bytes = serde_json::to_vec_pretty(&self.whole()).unwrap_or_default();
                bytes.push(b'\n');
                bytes
            }
            Format::Jsonl | Format::Parquet => {
                let whole = self.whole();
                let slices = whole.slices.iter().flat_map(super::json::one_line);
                let months = whole.months.iter().flat_map(super::json::one_line);
                slices.chain(months).collect()
            }
            Format::Csv => self.csv(),
            Format::Html => html::corpus(self).into_bytes(),
            Format::Text | Format::Markdown => self.text(look).into_bytes(),
        }
    }

    fn whole(&self) -> Whole<'_> {
        Whole {
            documents: self.documents,
            by: self.by,
            contrast: self.contrast,
            without: self.outside,
            counts_too_low_by: self.shortfall,
            slices: self.slices.iter().map(slice_line).collect(),
            months: self.months(),
        }
    }

    fn months(&self) -> Vec<MonthLine<'_>> {
        let phrases = |at: usize, documents: u64| {
            let all = self.trend.phrases.iter();
            all.map(move |(phrase, counts)| TrendLine {
                phrase,
                count: counts[at],
                share: share(counts[at], documents),
            })
        };
        let months = self.trend.months.iter().enumerate();
        months
            .map(|(at, (month, documents))| MonthLine {
                month,
                documents: *documents,
                phrases: phrases(at, *documents).collect(),
            })
            .collect()
    }

    /// Slices and months in one long table.
    fn csv(&self) -> Vec<u8> {
        let mut writer = WriterBuilder::new().from_writer(Vec::new());
        let mut row = |row: [&str; 8]| {
            // Writing to memory cannot fail.
            let _ = writer.write_record(row);
        };
        row([
            "table",
            "name",
            "documents",
            "rank",
            "phrase",
            "score",
            "count",
            "share",
        ]);
        let whole = self.whole();
        for slice in &whole.slices {
            for (at, phrase) in slice.phrases.iter().enumerate() {
                row([
                    self.by,
                    slice.slice,
                    &slice.documents.to_string(),
                    &(at + 1).to_string(),
                    phrase.phrase,
                    &phrase.score.to_string(),
                    &phrase.count.to_string(),
                    &phrase.share.to_string(),
                ]);
            }
        }
        for month in &whole.months {
            for (at, phrase) in month.phrases.iter().enumerate() {
                row([
                    "trend",
                    month.month,
                    &month.documents.to_string(),
                    &(at + 1).to_string(),
                    phrase.phrase,
                    "",
                    &phrase.count.to_string(),
                    &phrase.share.to_string(),
                ]);
            }
        }
        writer.into_inner().unwrap_or_default()
    }

    fn text(&self, look: &Look) -> String {
        let mut text = String::new();
        for slice in &self.slices {
            line(
                &slice.name,
                &format!("· {}", documents(slice.documents)),
                look,
                &mut text,
            );
            for phrase in &slice.phrases {
                let mut flow = Flow::default();
                flow.add(&phrase.phrase, Style::new());
                let o = &phrase.occurrence;
                let told = format!(
                    "· {} of {}, elsewhere {} of {}",
                    o.inside, o.slice, o.outside, o.rest
                );
                flow.add(&told, look.dim);
                flow.lay_out(
                    &format!("{:>8.1}  ", phrase.score),
                    10,
                    look.width,
                    &mut text,
                );
            }
            if slice.phrases.is_empty() {
                text.push_str("          nothing sets it apart\n");
            }
            text.push('\n');
        }
        self.over_time(look, &mut text);
        text.push_str(&self.foot());
        text.push('\n');
        text
    }

    fn foot(&self) -> String {
        let mut foot = format!(
            "{} by {} ({})",
            documents(self.documents),
            self.by,
            self.contrast
        );
        if self.outside > 0 {
            foot.push_str(&format!(", {} without", self.outside));
        }
        if self.shortfall > 0 {
            foot.push_str(&format!("; counts may be too low by {}", self.shortfall));
        }
        foot
    }

    /// A line of blocks a phrase, and a row of counts and shares a month.
    fn over_time(&self, look: &Look, text: &mut String) {
        let (months, phrases) = (&self.trend.months, &self.trend.phrases);
        let (Some((first, _)), Some((last, _))) = (months.first(), months.last()) else {
            return;
        };
        line(
            "Over time",
            &format!("· {first} to {last}, share of the documents"),
            look,
            text,
        );
        let widest = phrases.iter().map(|(phrase, _)| phrase.width()).max();
        let widest = widest.unwrap_or(0).min(look.width / 3);
        for (letter, (phrase, counts)) in LETTERS.chars().zip(phrases) {
            let shown = cut(phrase, widest);
            let space = " ".repeat(widest - shown.width());
            let room = look.width.saturating_sub(widest + 12).max(8);
            let line = sparkline(counts, months, room);
            let total: u64 = counts.iter().sum();
            text.push_str(&format!("  {letter} {shown}{space}  {line} {total}\n"));
        }
        text.push('\n');
        // A month, its documents, and as many phrases as fit.
        let columns = ((look.width.saturating_sub(20)) / 11).min(phrases.len());
        text.push_str("  month    documents");
        for letter in LETTERS.chars().take(columns) {
            text.push_str(&format!("{letter:>11}"));
        }
        text.push('\n');
        for (at, (month, documents)) in months.iter().enumerate() {
            text.push_str(&format!("  {month:<8} {documents:>9}"));
            for (_, counts) in phrases.iter().take(columns) {
                let percent = 100.0 * share(counts[at], *documents);
                text.push_str(&format!("{:>5} {percent:>3.0} %", counts[at]));
            }
            text.push('\n');
        }
        text.push('\n');
    }
}

/// Columns of the table over time, at most.
const LETTERS: &str = "abcdefghijklmnopqrstuvwxyz";

fn slice_line(slice: &Slice) -> SliceLine<'_> {
    SliceLine {
        slice: &slice.name,
        documents: slice.documents,
        phrases: slice
            .phrases
            .iter()
            .map(|apart| PhraseLine {
                phrase: &apart.phrase,
                score: apart.score,
                count: apart.occurrence.inside,
                share: apart.occurrence.share(),
                count_elsewhere: apart.occurrence.outside,
                share_elsewhere: apart.occurrence.share_of_rest(),
            })
            .collect(),
    }
}

fn line(title: &str, rest: &str, look: &Look, text: &mut String) {
    let mut flow = Flow::default();
    flow.add(title, look.title);
    flow.add(rest, look.dim);
    flow.lay_out("", 0, look.width, text);
}

fn documents(count: u64) -> String {
    format!("{count} document{}", if count == 1 { "" } else { "s" })
}

fn cut(phrase: &str, widest: usize) -> String {
    if phrase.width() <= widest {
        return phrase.to_owned();
    }
    let mut shown = String::new();
    for c in phrase.chars() {
        if shown.width() + 2 > widest {
            break;
        }
        shown.push(c);
    }
    if shown.width() < widest {
        shown.push('…');
    }
    shown
}

/// Shares as blocks, the highest one full; neighbouring months together where there are more
/// than fit.
fn sparkline(counts: &[u64], months: &[(String, u64)], room: usize) -> String {
    const BLOCKS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    let each = counts.len().div_ceil(room).max(1);
    let documents: Vec<u64> = months.iter().map(|(_, documents)| *documents).collect();
    let bins = counts.chunks(each).zip(documents.chunks(each));
    let shares: Vec<f64> = bins
        .map(|(some, of)| share(some.iter().sum(), of.iter().sum()))
        .collect();
    let most = shares.iter().copied().fold(0.0, f64::max);
    let block = |share: &f64| match *share {
        0.0 => '·',
        share => BLOCKS[((share / most * 8.0).ceil() as usize).clamp(1, 8) - 1],
    };
    shares.iter().map(block).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_highest_share_is_a_full_block() {
        let months: Vec<_> = [10, 10, 0, 20].map(|n| (String::new(), n)).into();
        assert_eq!(sparkline(&[5, 1, 0, 5], &months, 10), "█▂·▄");
        assert_eq!(sparkline(&[5, 1, 0, 5], &months, 2), "█▇");
    }

    #[test]
    fn long_phrases_are_cut() {
        assert_eq!(cut("heat pump", 20), "heat pump");
        assert_eq!(cut("heat pump", 5), "heat…");
    }
}
