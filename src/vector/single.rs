use std::ops::Range;

use ndarray::{Array2, ArrayViewMut2, Axis, Slice, linalg};

use super::Kernel;
use super::kernel::Like;

/// The similarities of a [`Kernel`] in single precision, twice as fast as exact ones, and
/// how far they may be off.
///
/// They are divided by `scale`, which none of them exceeds, so that none overflows.
pub(crate) struct Single<'a> {
    kernel: &'a Kernel,
    /// Divided by √scale, where similarities are their products; else empty.
    rows: Array2<f32>,
    pub scale: f64,
    /// w_ij / scale ≤ w + relative·|w| + absolute, and no less than w less that, where w
    /// is what [`Single::tile`] says.
    pub relative: f64,
    /// Beside `relative`.
    pub absolute: f64,
}

impl<'a> Single<'a> {
    /// Half a unit in the last place: what one rounding to single precision may change.
    pub const ROUNDING: f64 = f32::EPSILON as f64 / 2.0;

    pub fn new(kernel: &'a Kernel) -> Self {
        let (n, rows) = (kernel.len(), &kernel.rows);
        let scale = match kernel.like {
            Like::Nearness => 1.0,
            Like::Given => rows
                .view()
                .iter()
                .fold(0.0, |most: f64, w| most.max(w.abs())),
            Like::Dot => (0..n).map(|i| kernel.own(i)).fold(0.0, f64::max),
        };
        let scale = if scale > 0.0 { scale } else { 1.0 };
        // A sum of d products in any order is off by at most d roundings of Σ|x·y| (Higham
        // 2002, §3.1), which is w where all are of one sign and at most 1 by Cauchy and
        // Schwarz; each factor was rounded too. One more is to spare.
        let roundings = match kernel.like {
            Like::Dot => rows.columns() as f64 + 3.0,
            Like::Given | Like::Nearness => 2.0,
        };
        let off = roundings * Self::ROUNDING / (1.0 - roundings * Self::ROUNDING);
        let one_sign = kernel.like != Like::Dot || kernel.rows_never_negative();
        let root = scale.sqrt();
        Single {
            kernel,
            rows: match kernel.like {
                Like::Dot => rows.view().mapv(|x| (x / root) as f32),
                Like::Given | Like::Nearness => Array2::zeros((0, 0)),
            },
            scale,
            relative: if one_sign { off } else { 0.0 },
            absolute: if one_sign { 0.0 } else { off },
        }
    }

    /// w_ij / scale of some items and others.
    pub fn tile(&self, items: &[usize], others: Range<usize>, mut out: ArrayViewMut2<f32>) {
        if self.kernel.like == Like::Dot {
            let theirs = self.rows.slice_axis(Axis(0), Slice::from(others));
            let together = items.first().map_or(0..0, |&i| i..i + items.len());
            if together.clone().eq(items.iter().copied()) {
                let own = self.rows.slice_axis(Axis(0), Slice::from(together));
                linalg::general_mat_mul(1.0, &own, &theirs.t(), 0.0, &mut out);
            } else {
                let own = self.rows.select(Axis(0), items);
                linalg::general_mat_mul(1.0, &own, &theirs.t(), 0.0, &mut out);
            }
            return;
        }
        for (mut row, &i) in out.axis_iter_mut(Axis(0)).zip(items) {
            for (out, j) in row.iter_mut().zip(others.clone()) {
                *out = (self.kernel.entry(i, j) / self.scale) as f32;
            }
        }
    }
}
