//! A line plot in SVG that needs nothing from outside.

use super::sweep::Point;

const WIDTH: f64 = 420.0;
const HEIGHT: f64 = 300.0;
const TOP: f64 = 60.0;
const LEFT: f64 = 70.0;
const GAP: f64 = 110.0;
/// Told apart by people who do not see colours too (Okabe & Ito 2008), and by dashes.
const LINES: [(&str, &str); 3] = [("#0072b2", ""), ("#d55e00", "7 4"), ("#009e73", "2 3")];

type Measure = fn(&Point) -> Option<f64>;

/// ROUGE-1 F and correlation against α, side by side, a line for each r.
pub fn svg(title: &str, points: &[Point]) -> String {
    let panels: [(&str, Measure); 2] = [
        ("ROUGE-1 F", |point| point.rouge1_f.map(|mean| mean.mean)),
        ("correlation of sentiment", |point| point.correlation),
    ];
    let (width, height) = (LEFT + 2.0 * WIDTH + GAP + 30.0, TOP + HEIGHT + 60.0);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" \
         width=\"{width}\" height=\"{height}\" font-family=\"sans-serif\" font-size=\"13\">\n\
         <rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n\
         <text x=\"{LEFT}\" y=\"24\" font-size=\"16\">{}</text>\n",
        escaped(title)
    );
    let mut exponents: Vec<f64> = points.iter().map(|point| point.cost_exponent).collect();
    exponents.dedup();
    for (at, r) in exponents.iter().enumerate() {
        let (color, dash) = LINES[at % LINES.len()];
        let x = LEFT + 90.0 * at as f64;
        svg.push_str(&format!(
            "<line x1=\"{x}\" y1=\"42\" x2=\"{}\" y2=\"42\" stroke=\"{color}\" \
             stroke-width=\"2\" stroke-dasharray=\"{dash}\"/><text x=\"{}\" y=\"46\">r = {r}</text>\n",
            x + 28.0,
            x + 34.0
        ));
    }
    for (at, (label, measure)) in panels.into_iter().enumerate() {
        panel(
            label,
            measure,
            points,
            &exponents,
            LEFT + at as f64 * (WIDTH + GAP),
            &mut svg,
        );
    }
    svg + "</svg>\n"
}

fn panel(
    label: &str,
    measure: Measure,
    points: &[Point],
    exponents: &[f64],
    left: f64,
    svg: &mut String,
) {
    let (low, high) = range(points.iter().filter_map(measure));
    let x = |alpha: f64| left + alpha * WIDTH;
    let y = |value: f64| TOP + (high - value) / (high - low) * HEIGHT;
    let (bottom, middle) = (TOP + HEIGHT, TOP + HEIGHT / 2.0);
    svg.push_str(&format!(
        "<rect x=\"{left}\" y=\"{TOP}\" width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"none\" stroke=\"#444\"/>\n"
    ));
    for step in 0..=5 {
        let share = f64::from(step) / 5.0;
        let value = low + share * (high - low);
        let (at, across) = (y(value), x(share));
        svg.push_str(&format!(
            "<line x1=\"{left}\" y1=\"{at:.1}\" x2=\"{}\" y2=\"{at:.1}\" stroke=\"#ddd\"/>\
             <text x=\"{}\" y=\"{:.1}\" text-anchor=\"end\">{value:.3}</text>\
             <text x=\"{across:.1}\" y=\"{}\" text-anchor=\"middle\">{share:.1}</text>\n",
            left + WIDTH,
            left - 6.0,
            at + 4.0,
            bottom + 18.0
        ));
    }
    svg.push_str(&format!(
        "<text x=\"{}\" y=\"{}\" text-anchor=\"middle\">α, the weight of relevance</text>\n\
         <text transform=\"translate({} {middle}) rotate(-90)\" text-anchor=\"middle\">{}</text>\n",
        left + WIDTH / 2.0,
        bottom + 40.0,
        left - 52.0,
        escaped(label)
    ));
    for (at, r) in exponents.iter().enumerate() {
        let (color, dash) = LINES[at % LINES.len()];
        let of_line = points.iter().filter(|point| point.cost_exponent == *r);
        let places: Vec<String> = of_line
            .filter_map(|point| Some(format!("{:.1},{:.1}", x(point.alpha), y(measure(point)?))))
            .collect();
        svg.push_str(&format!(
            "<polyline points=\"{}\" fill=\"none\" stroke=\"{color}\" stroke-width=\"2\" stroke-dasharray=\"{dash}\"/>\n",
            places.join(" ")
        ));
    }
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

fn escaped(text: &str) -> String {
    let visible = text.chars().filter(|c| !c.is_control());
    visible.fold(String::new(), |mut safe, c| {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            c => safe.push(c),
        }
        safe
    })
}
