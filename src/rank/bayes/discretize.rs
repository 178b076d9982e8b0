//! Where to cut a number so that the parts tell keyphrases from others?

/// Cuts of a feature by the entropy of the classes, as long as the description of classes
/// becomes shorter by the cut (Fayyad & Irani 1993, taken over by Frank et al. 1999 for
/// KEA). Ascending; a value belongs to the part behind all cuts that are not above it.
pub(crate) fn cuts(mut values: Vec<(f64, bool)>) -> Vec<f64> {
    values.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let mut found = Vec::new();
    let mut waiting = vec![values.as_slice()];
    while let Some(part) = waiting.pop() {
        if let Some(at) = cut(part) {
            found.push(part[at].0);
            waiting.push(&part[..at]);
            waiting.push(&part[at..]);
        }
    }
    found.sort_unstable_by(f64::total_cmp);
    found
}

/// How many of a part are keyphrases, and how many there are.
#[derive(Clone, Copy)]
struct Counts {
    yes: f64,
    all: f64,
}

impl Counts {
    /// Entropy of the classes, in bits.
    fn entropy(self) -> f64 {
        let part = |count: f64| match count / self.all {
            share if share > 0.0 => -share * share.log2(),
            _ => 0.0,
        };
        part(self.yes) + part(self.all - self.yes)
    }

    fn classes(self) -> f64 {
        f64::from(u8::from(self.yes > 0.0) + u8::from(self.yes < self.all))
    }
}

/// The index of the first value behind the best cut of sorted values, if one pays.
fn cut(values: &[(f64, bool)]) -> Option<usize> {
    let yes = values.iter().filter(|(_, yes)| *yes).count() as f64;
    let all = values.len() as f64;
    let whole = Counts { yes, all };
    let mut best: Option<(f64, usize, Counts, Counts)> = None;
    let mut before = 0.0;
    for at in 1..values.len() {
        before += f64::from(u8::from(values[at - 1].1));
        if values[at - 1].0 == values[at].0 {
            continue;
        }
        let left = Counts {
            yes: before,
            all: at as f64,
        };
        let right = Counts {
            yes: yes - before,
            all: all - at as f64,
        };
        let entropy = (left.all * left.entropy() + right.all * right.entropy()) / all;
        if best.is_none_or(|(least, ..)| entropy < least) {
            best = Some((entropy, at, left, right));
        }
    }
    let (entropy, at, left, right) = best?;
    let k = whole.classes();
    let delta = (3f64.powf(k) - 2.0).log2()
        - (k * whole.entropy()
            - left.classes() * left.entropy()
            - right.classes() * right.entropy());
    let pays = whole.entropy() - entropy > ((all - 1.0).log2() + delta) / all;
    pays.then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_cut_where_classes_change() {
        let of = |yes: &dyn Fn(usize) -> bool| {
            let values = (0..100).map(|i| (i as f64, yes(i)));
            cuts(values.collect())
        };
        assert_eq!(of(&|i| i >= 40), [40.0]);
        assert_eq!(of(&|i| (30..60).contains(&i)), [30.0, 60.0]);
        assert!(of(&|_| true).is_empty(), "one class");
        assert!(of(&|i| i % 2 == 0).is_empty(), "no order in it");
        assert!(cuts(Vec::new()).is_empty());
        assert!(cuts(vec![(1.0, true), (1.0, false)]).is_empty());
    }
}
