//! A line plot in SVG that needs nothing from outside.

use maud::{Markup, html};

use super::sweep::Point;
use crate::axis::Axis;

const WIDTH: f64 = 400.0;
const HEIGHT: f64 = 280.0;
const TOP: f64 = 84.0;
const LEFT: f64 = 76.0;
const GAP: f64 = 96.0;
/// Told apart by people who do not see colours too (Okabe & Ito 2008), and by dashes.
const LINES: [(&str, &str); 3] = [("#0072b2", "none"), ("#d55e00", "7 4"), ("#007a5a", "2 3")];

type Measure = fn(&Point) -> Option<f64>;

const PANELS: [(&str, Measure); 2] = [
    ("ROUGE-1 F", |point| point.rouge1_f.map(|mean| mean.mean)),
    ("correlation of sentiment", |point| point.correlation),
];

/// ROUGE-1 F and correlation against α, side by side, a line for each r.
pub fn svg(title: &str, points: &[Point]) -> String {
    // No control character may stand in XML.
    let title: String = title.chars().filter(|c| !c.is_control()).collect();
    let (width, height) = (LEFT + 2.0 * WIDTH + GAP + 28.0, TOP + HEIGHT + 60.0);
    let mut exponents: Vec<f64> = points.iter().map(|point| point.cost_exponent).collect();
    exponents.dedup();
    let drawing = html! {
        svg xmlns="http://www.w3.org/2000/svg" viewBox={ "0 0 " (width) " " (height) }
            width=(width) height=(height) role="img" aria-labelledby="title about"
            font-family="system-ui, sans-serif" font-size="13" fill="#333" {
            title id="title" { (title) }
            desc id="about" {
                "ROUGE-1 F and the correlation of sentiment against α from 0 to 1, a line for each r."
            }
            rect width="100%" height="100%" fill="#fff" {}
            text x=(LEFT) y="30" font-size="16" font-weight="600" fill="#111" { (title) }
            @for (at, r) in exponents.iter().enumerate() {
                (key(LEFT + 96.0 * at as f64, at, *r))
            }
            @for (at, (label, measure)) in PANELS.into_iter().enumerate() {
                (panel(label, measure, points, &exponents, LEFT + at as f64 * (WIDTH + GAP)))
            }
        }
    };
    drawing.into_string() + "\n"
}

/// Which line is which.
fn key(x: f64, at: usize, r: f64) -> Markup {
    let (color, dash) = LINES[at % LINES.len()];
    html! {
        line x1=(x) x2=(x + 30.0) y1="56" y2="56" stroke=(color) stroke-width="2.5"
            stroke-dasharray=(dash) {}
        (dot(x + 15.0, 56.0, color))
        text x=(x + 37.0) y="60.5" { "r = " (r) }
    }
}

fn dot(x: f64, y: f64, color: &str) -> Markup {
    let short = |place: f64| format!("{place:.1}");
    html! {
        circle cx=(short(x)) cy=(short(y)) r="3.5" fill="#fff" stroke=(color) stroke-width="2" {}
    }
}

fn panel(label: &str, measure: Measure, points: &[Point], exponents: &[f64], left: f64) -> Markup {
    let (low, high) = range(points.iter().filter_map(measure));
    let (right, bottom) = (left + WIDTH, TOP + HEIGHT);
    let x = Axis::new(0.0, 1.0, left + 10.0, right - 10.0);
    let y = Axis::new(low, high, bottom, TOP);
    let line = |r: f64| -> Vec<(f64, f64)> {
        let of_line = points.iter().filter(|point| point.cost_exponent == r);
        of_line
            .filter_map(|point| Some((x.at(point.alpha), y.at(measure(point)?))))
            .collect()
    };
    html! {
        @for (value, text) in y.ticks() {
            @let at = format!("{:.1}", y.at(value));
            line x1=(left) x2=(right) y1=(at) y2=(at) stroke="#ddd" {}
            text x=(left - 8.0) y=(format!("{:.1}", y.at(value) + 4.5)) text-anchor="end" { (text) }
        }
        @for (alpha, text) in x.ticks() {
            @let at = format!("{:.1}", x.at(alpha));
            line x1=(at) x2=(at) y1=(bottom) y2=(bottom + 5.0) stroke="#666" {}
            text x=(at) y=(bottom + 20.0) text-anchor="middle" { (text) }
        }
        line x1=(left) x2=(right) y1=(bottom) y2=(bottom) stroke="#666" {}
        text x=(left + WIDTH / 2.0) y=(bottom + 44.0) text-anchor="middle" {
            "α, the weight of relevance"
        }
        text transform={ "translate(" (left - 54.0) " " (TOP + HEIGHT / 2.0) ") rotate(-90)" }
            text-anchor="middle" { (label) }
        @for (at, r) in exponents.iter().enumerate() {
            @let (color, dash) = LINES[at % LINES.len()];
            @let places = line(*r);
            polyline points=(joined(&places)) fill="none" stroke=(color) stroke-width="2.5"
                stroke-linejoin="round" stroke-dasharray=(dash) {}
            @for (x, y) in places { (dot(x, y, color)) }
        }
    }
}

fn joined(places: &[(f64, f64)]) -> String {
    let each = places.iter().map(|(x, y)| format!("{x:.1},{y:.1}"));
    each.collect::<Vec<_>>().join(" ")
}

/// The values' range with a little air, never empty.
fn range(values: impl Iterator<Item = f64>) -> (f64, f64) {
    let (low, high) = values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| {
        (low.min(value), high.max(value))
    });
    if low > high {
        return (0.0, 1.0);
    }
    let air = ((high - low) * 0.1).max(0.005);
    (low - air, high + air)
}
