use maud::{Markup, html};

use super::view::View;
use crate::axis::Axis;

const WIDTH: f64 = 480.0;
const HEIGHT: f64 = 300.0;
const LEFT: f64 = 50.0;
const RIGHT: f64 = 466.0;
const TOP: f64 = 14.0;
const BOTTOM: f64 = 252.0;
/// Widths of the labels, with some air.
const LABEL: f64 = 92.0;
const BOUND_LABEL: f64 = 136.0;
/// Points nearer than this to each other or to the bound are not all numbered.
const APART: f64 = 17.0;

/// Value against length after each choice, under the best known upper bound.
pub fn section(view: &View) -> Markup {
    let heading = view.id("-curve");
    let curve = Curve::of(view);
    html! {
        section aria-labelledby=(heading) {
            h3 id=(heading) { "Value after each choice" }
            figure {
                (curve.svg(view))
                figcaption.small {
                    @match &view.summary.bound {
                        Ok(_) => {
                            "The numbers count the choices. The dashed line is the least upper bound known "
                            "by then: no choice of sentences that is allowed can be worth more."
                        }
                        Err(reason) => {
                            "The numbers count the choices. No upper bound is drawn: " (reason) "."
                        }
                    }
                }
            }
        }
    }
}

/// Lengths and values, and how they are laid out.
struct Curve {
    /// Length and value after 0, 1, … choices.
    value: Vec<(f64, f64)>,
    /// Length and bound; empty where none is valid.
    bound: Vec<(f64, f64)>,
    x: Axis,
    y: Axis,
}

impl Curve {
    fn of(view: &View) -> Curve {
        let summary = view.summary;
        let mut costs = Vec::new();
        let mut value = vec![(0.0, 0.0)];
        for (_, sentence) in view.by_choice() {
            costs.push(sentence.cost);
            let before = value.last().map_or(0.0, |(_, value)| *value);
            value.push((view.words.spent(&costs), before + sentence.gain));
        }
        let used = view.words.spent(&costs);
        // Most of the budget is used as a rule; where it is not, there is little to see there.
        let longest = if 2.0 * used >= summary.budget {
            summary.budget.max(used)
        } else {
            used
        };
        let lengths = value.iter().map(|(length, _)| *length);
        let bound: Vec<_> = lengths.zip(summary.bounds.iter().copied()).collect();
        let values = || value.iter().chain(&bound).map(|(_, value)| *value);
        Curve {
            x: Axis::new(0.0, longest, LEFT, RIGHT),
            // Room above the highest line for its label.
            y: Axis::new(
                values().fold(0.0, f64::min),
                1.1 * values().fold(0.0, f64::max),
                BOTTOM,
                TOP,
            ),
            value,
            bound,
        }
    }

    fn place(&self, (length, value): (f64, f64)) -> (f64, f64) {
        (self.x.at(length), self.y.at(value))
    }

    fn svg(&self, view: &View) -> Markup {
        let (title, about) = (view.id("-curve-title"), view.id("-curve-about"));
        html! {
            svg.curve viewBox={ "0 0 " (WIDTH) " " (HEIGHT) } role="img"
                aria-labelledby={ (title) " " (about) } {
                title id=(title) { "Value of the summary against its length" }
                desc id=(about) { (self.told(view)) }
                (self.axes(view.words.unit()))
                (self.lines())
                (self.points())
            }
        }
    }

    /// The curve in words.
    fn told(&self, view: &View) -> String {
        let points = self.value.iter().skip(1);
        let steps: Vec<String> = points
            .map(|(length, value)| format!("{value:.3} at {}", view.words.cost(*length)))
            .collect();
        let bound = match self.bound.last() {
            Some((_, bound)) => format!(" The upper bound at the end is {bound:.3}."),
            None => String::new(),
        };
        format!("Value after each choice: {}.{bound}", steps.join(", "))
    }

    fn axes(&self, unit: &str) -> Markup {
        let middle = (LEFT + RIGHT) / 2.0;
        html! {
            g.grid {
                @for (value, text) in self.y.ticks() {
                    @let y = self.y.at(value);
                    line x1=(LEFT) x2=(RIGHT) y1=(short(y)) y2=(short(y)) {}
                    text x=(LEFT - 8.0) y=(short(y + 4.0)) text-anchor="end" { (text) }
                }
                @for (length, text) in self.x.ticks() {
                    @let x = short(self.x.at(length));
                    line x1=(x) x2=(x) y1=(BOTTOM) y2=(BOTTOM + 5.0) {}
                    text x=(x) y=(BOTTOM + 20.0) text-anchor="middle" { (text) }
                }
            }
            line.axis x1=(LEFT) x2=(RIGHT) y1=(BOTTOM) y2=(BOTTOM) {}
            text.title x=(middle) y=(HEIGHT - 8.0) text-anchor="middle" { (unit) " used" }
            text.title transform={ "translate(13 " ((TOP + BOTTOM) / 2.0) ") rotate(-90)" }
                text-anchor="middle" { "value" }
        }
    }

    fn lines(&self) -> Markup {
        let joined = |points: &[(f64, f64)]| -> String {
            let each = points.iter().map(|(x, y)| format!("{x:.1},{y:.1}"));
            each.collect::<Vec<_>>().join(" ")
        };
        let value: Vec<_> = self.value.iter().map(|at| self.place(*at)).collect();
        // What is known holds until the next choice.
        let mut bound: Vec<(f64, f64)> = Vec::new();
        for at in self.bound.iter().map(|at| self.place(*at)) {
            bound.extend(bound.last().map(|(_, y)| (at.0, *y)));
            bound.push(at);
        }
        bound.extend(bound.last().map(|(_, y)| (RIGHT, *y)));
        html! {
            // Above what the label stands over: the bound only falls.
            @if let Some((_, y)) = bound.iter().rev().find(|(x, _)| *x <= RIGHT - BOUND_LABEL) {
                polyline.bound points=(joined(&bound)) {}
                text.bound x=(RIGHT) y=(short(y - 7.0)) text-anchor="end" {
                    "upper bound " (self.last(&self.bound))
                }
            }
            polyline.value points=(joined(&value)) {}
            text.value x=(RIGHT) y=(short(below(&value, RIGHT - LABEL) + 20.0)) text-anchor="end" {
                "value " (self.last(&self.value))
            }
        }
    }

    fn last(&self, points: &[(f64, f64)]) -> String {
        let last = points.last().map(|(_, value)| format!("{value:.3}"));
        last.unwrap_or_default()
    }

    fn points(&self) -> Markup {
        let mut numbered: Option<(f64, f64)> = None;
        let mut far = |choice: usize, (x, y): (f64, f64)| {
            let under = self.bound.get(choice).map(|at| self.place(*at));
            let room = under.is_none_or(|(_, line)| y - line >= APART);
            let far = room && numbered.is_none_or(|(a, b)| (x - a).hypot(y - b) >= APART);
            if far {
                numbered = Some((x, y));
            }
            far
        };
        html! {
            @for (choice, at) in self.value.iter().enumerate().skip(1) {
                @let (x, y) = self.place(*at);
                circle.value cx=(short(x)) cy=(short(y)) r="3.5" {}
                @if far(choice, (x, y)) {
                    text.choice x=(short(x - 5.0)) y=(short(y - 7.0)) text-anchor="end" { (choice) }
                }
            }
        }
    }
}

/// The lowest place of a rising line from x on.
fn below(line: &[(f64, f64)], x: f64) -> f64 {
    let after = line.iter().position(|(at, _)| *at > x);
    match after {
        Some(after) if after > 0 => {
            let ((a, b), (c, d)) = (line[after - 1], line[after]);
            b + (d - b) * (x - a) / (c - a)
        }
        _ => line.last().map_or(TOP, |(_, y)| *y),
    }
}

/// Coordinates need no more than a tenth.
fn short(number: f64) -> String {
    format!("{number:.1}")
}
