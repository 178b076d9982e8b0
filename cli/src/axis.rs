//! Where does a number stand on a drawing, and which numbers are written beside it?

/// From numbers to places on a drawing.
pub struct Axis {
    low: f64,
    high: f64,
    from: f64,
    to: f64,
}

impl Axis {
    pub fn new(low: f64, high: f64, from: f64, to: f64) -> Axis {
        // A range without width would divide by 0.
        let high = if high > low { high } else { low + 1.0 };
        Axis {
            low,
            high,
            from,
            to,
        }
    }

    pub fn at(&self, number: f64) -> f64 {
        self.from + (number - self.low) / (self.high - self.low) * (self.to - self.from)
    }

    /// Four to ten round numbers with their texts: steps of 1, 2 or 5 times a power of ten.
    pub fn ticks(&self) -> Vec<(f64, String)> {
        let rough = (self.high - self.low) / 5.0;
        let power = 10f64.powf(rough.log10().floor());
        let steps = [1.0, 2.0, 5.0, 10.0].map(|step| step * power);
        let nearest = |a: &f64, b: &f64| (a - rough).abs().total_cmp(&(b - rough).abs());
        let step = steps.into_iter().min_by(nearest).unwrap_or(power);
        let places = (-step.log10().floor()).max(0.0) as usize;
        let first = (self.low / step).ceil() as i64;
        let last = (self.high / step).floor() as i64;
        (first..=last)
            .map(|n| {
                let number = n as f64 * step;
                (number, format!("{number:.places$}").replace('-', "−"))
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_few_round_numbers_within_the_range() {
        let texts = |low, high| -> Vec<String> {
            let axis = Axis::new(low, high, 0.0, 1.0);
            axis.ticks().into_iter().map(|(_, text)| text).collect()
        };
        assert_eq!(texts(0.0, 60.0), ["0", "10", "20", "30", "40", "50", "60"]);
        assert_eq!(texts(0.341, 0.418), ["0.36", "0.38", "0.40"]);
        assert_eq!(
            texts(-0.1, 0.25),
            [
                "−0.10", "−0.05", "0.00", "0.05", "0.10", "0.15", "0.20", "0.25"
            ]
        );
        for (low, high) in [(0.0, 0.0), (0.0, 1e-9), (0.0, 7.3), (-3.0, 1e6)] {
            let count = texts(low, high).len();
            assert!((3..=11).contains(&count), "{low} to {high}: {count}");
        }
    }
}
