use maud::{Markup, html};
use summ::keywords::Trend;

use super::super::corpus::share;
use crate::axis::Axis;

const WIDTH: f64 = 640.0;
const HEIGHT: f64 = 320.0;
const LEFT: f64 = 50.0;
const RIGHT: f64 = 626.0;
const TOP: f64 = 14.0;
const BOTTOM: f64 = 276.0;
/// A month's name with some air.
const LABEL: f64 = 64.0;
/// Told apart by people who do not see colours too (Okabe & Ito 2008), and by dashes; more
/// lines in one plot cannot be told apart.
const LINES: [(&str, &str); 6] = [
    ("#0072b2", "none"),
    ("#d55e00", "7 4"),
    ("#009e73", "2 3"),
    ("#cc79a7", "none"),
    ("#e69f00", "7 4"),
    ("#56b4e9", "2 3"),
];

/// The shares of documents with each of the first phrases, month by month.
pub fn figure(trend: &Trend) -> Markup {
    let months = &trend.months;
    let lines: Vec<(&str, Vec<f64>)> = trend
        .phrases
        .iter()
        .take(LINES.len())
        .map(line(trend))
        .collect();
    let most = lines
        .iter()
        .flat_map(|(_, shares)| shares)
        .copied()
        .fold(0.0, f64::max);
    let x = Axis::new(
        0.0,
        months.len().saturating_sub(1) as f64,
        LEFT + 8.0,
        RIGHT - 24.0,
    );
    let y = Axis::new(0.0, 110.0 * most, BOTTOM, TOP);
    let step = step(months.len());
    html! {
        figure {
            svg.curve viewBox={ "0 0 " (WIDTH) " " (HEIGHT) } role="img" style="max-width: 44rem"
                aria-labelledby="trend-title trend-about" {
                title #trend-title { "Shares of documents over time" }
                desc #trend-about { "The same numbers stand in the table below." }
                g.grid {
                    @for (value, text) in y.ticks() {
                        @let at = short(y.at(value));
                        line x1=(LEFT) x2=(RIGHT) y1=(at) y2=(at) {}
                        text x=(LEFT - 8.0) y=(short(y.at(value) + 4.0)) text-anchor="end" { (text) }
                    }
                    @for (at, (month, _)) in months.iter().enumerate().step_by(step) {
                        @let place = short(x.at(at as f64));
                        line x1=(place) x2=(place) y1=(BOTTOM) y2=(BOTTOM + 5.0) {}
                        text x=(place) y=(BOTTOM + 20.0) text-anchor="middle" { (month) }
                    }
                }
                line.axis x1=(LEFT) x2=(RIGHT) y1=(BOTTOM) y2=(BOTTOM) {}
                text.title x=((LEFT + RIGHT) / 2.0) y=(HEIGHT - 4.0) text-anchor="middle" { "month" }
                text.title transform={ "translate(13 " ((TOP + BOTTOM) / 2.0) ") rotate(-90)" }
                    text-anchor="middle" { "% of the documents" }
                @for ((_, shares), (color, dash)) in lines.iter().zip(LINES) {
                    @let places = places(shares, &x, &y);
                    polyline points=(places) stroke=(color) stroke-dasharray=(dash) {}
                    @if shares.len() == 1 {
                        circle cx=(short(x.at(0.0))) cy=(short(y.at(100.0 * shares[0]))) r="3.5" fill=(color) {}
                    }
                }
            }
            figcaption.small {
                @for ((phrase, _), (color, dash)) in lines.iter().zip(LINES) {
                    span style="white-space: nowrap; margin-right: 1em" {
                        svg width="30" height="10" aria-hidden="true" {
                            line x1="0" x2="30" y1="5" y2="5" stroke=(color) stroke-width="2.5"
                                stroke-dasharray=(dash) {}
                        }
                        " " bdi { (phrase) }
                    }
                }
            }
        }
    }
}

fn line<'a>(trend: &'a Trend) -> impl Fn(&'a (String, Vec<u64>)) -> (&'a str, Vec<f64>) {
    |(phrase, counts)| {
        let shares = counts.iter().zip(&trend.months);
        (
            phrase,
            shares.map(|(count, (_, of))| share(*count, *of)).collect(),
        )
    }
}

fn places(shares: &[f64], x: &Axis, y: &Axis) -> String {
    let each = shares.iter().enumerate();
    let each = each
        .map(|(at, share)| format!("{},{}", short(x.at(at as f64)), short(y.at(100.0 * share))));
    each.collect::<Vec<_>>().join(" ")
}

/// Every how many months one is named, so that names do not touch.
fn step(months: usize) -> usize {
    let room = ((RIGHT - LEFT) / LABEL) as usize;
    // Steps that people count in.
    let steps = [1, 2, 3, 6, 12, 24, 60, 120];
    let fits = |step: &&usize| months.div_ceil(**step) <= room;
    *steps.iter().find(fits).unwrap_or(&120)
}

/// Coordinates need no more than a tenth.
fn short(number: f64) -> String {
    format!("{number:.1}")
}
