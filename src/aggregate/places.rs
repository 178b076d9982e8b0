use super::ranking::mean_place;
use super::{Ranking, TIE};

impl Ranking {
    /// The place of each of some items, as [`Ranking::place`] has it. Much cheaper for a few
    /// of many as long as nobody has asked for the order.
    ///
    /// ```
    /// use summ::aggregate::Ranking;
    /// let ranking = Ranking::from_scores(&[0.5, 2.0, f64::NAN, 0.5]);
    /// assert_eq!(ranking.places(&[0, 1, 2]), [Some(2.5), Some(1.0), None]);
    /// ```
    pub fn places(&self, items: &[u32]) -> Vec<Option<f64>> {
        let scores: Vec<Option<f64>> = items.iter().map(|&item| self.score(item)).collect();
        let edges = scores.iter().flatten();
        let counts = Counts::of(edges.flat_map(|&score| self.edges(score)), self.given().1);
        let place = |(&item, score): (&u32, &Option<f64>)| {
            let [from, equal, above, end] = self.edges((*score)?).map(|edge| counts.from(edge));
            // Who has nobody around but his equals needs no order to know his place.
            match from - end == equal - above {
                true => Some(mean_place(above..equal)),
                false => self.place(item),
            }
        };
        items.iter().zip(&scores).map(place).collect()
    }

    /// Where scores begin that may be tied with one, where those equal to it do, and where both
    /// end: twice the width within which any two scores are tied.
    fn edges(&self, score: f64) -> [f64; 4] {
        let near = 2.0 * (TIE * score.abs() + self.rounding());
        [
            score - near,
            score,
            score.next_up(),
            (score + near).next_up(),
        ]
    }
}

/// How many scores are at least as high as each of some edges.
struct Counts {
    edges: Vec<f64>,
    counts: Vec<usize>,
}

impl Counts {
    fn of(edges: impl Iterator<Item = f64>, scores: &[f64]) -> Counts {
        let mut edges: Vec<f64> = edges.collect();
        edges.sort_unstable_by(f64::total_cmp);
        edges.dedup();
        // First by the last edge below each score.
        let mut counts = vec![0; edges.len() + 1];
        for score in scores {
            counts[edges.partition_point(|edge| edge <= score)] += 1;
        }
        for at in (0..edges.len()).rev() {
            counts[at] += counts[at + 1];
        }
        Counts { edges, counts }
    }

    fn from(&self, edge: f64) -> usize {
        self.counts[self.edges.partition_point(|&other| other < edge) + 1]
    }
}
