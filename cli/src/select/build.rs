use std::sync::Arc;

use anyhow::bail;
use summ::objective::{
    ConcaveOverModular, DenseCoverage, DenseFacilityLocation, DenseGraphCut, FacilityLocation,
    GraphCut, LogDeterminant, Objective,
};
use summ::vector::{Csr, Kernel, SimilarityLimits, cosine_similarity};

use crate::args::{Goal, Metric, SelectArgs};
use crate::matrix::{Matrix, dense_rows, sparse_rows};

/// The objective over the rows that were read.
pub fn objective(read: Matrix, typed: &SelectArgs) -> anyhow::Result<Box<dyn Objective>> {
    if typed.objective == Goal::FeatureBased {
        return feature_based(read, typed);
    }
    Ok(match likeness(read, typed)? {
        Likeness::Dense(kernel) => over_kernel(Arc::new(kernel), typed)?,
        Likeness::Sparse(matrix) => over_sparse(Arc::new(matrix), typed)?,
    })
}

enum Likeness {
    Dense(Kernel),
    Sparse(Csr),
}

fn feature_based(read: Matrix, typed: &SelectArgs) -> anyhow::Result<Box<dyn Objective>> {
    if typed.similarity || typed.neighbours.is_some() {
        bail!(
            "feature-based looks at the rows themselves; leave --similarity and --neighbours out"
        );
    }
    let amounts = Arc::new(sparse_rows(read));
    let weights = vec![1.0; amounts.columns()];
    let shape = typed.shape.concave();
    let objective = ConcaveOverModular::feature_based(amounts, weights, shape)?;
    Ok(Box::new(objective))
}

/// How alike the items are: as it stands there, or by the metric.
fn likeness(read: Matrix, typed: &SelectArgs) -> anyhow::Result<Likeness> {
    let whole = typed.objective == Goal::LogDeterminant;
    if whole && typed.neighbours.is_some() {
        bail!("log-det needs all similarities; leave --neighbours out");
    }
    let kernel = match read {
        Matrix::Sparse(matrix) if typed.similarity && !whole => {
            check_symmetric(&matrix)?;
            if typed.neighbours.is_some() {
                bail!("--neighbours is for vectors and for dense matrices; leave it out");
            }
            return Ok(Likeness::Sparse(matrix));
        }
        Matrix::Sparse(rows)
            if typed.metric == Metric::Cosine && !whole && rows.least_value() >= 0.0 =>
        {
            return Ok(Likeness::Sparse(sparse_cosines(&rows, typed.neighbours)));
        }
        read if typed.similarity => Kernel::given(dense_rows(read)?)?,
        read => {
            let rows = dense_rows(read)?;
            match typed.metric {
                Metric::Cosine => Kernel::cosine(rows),
                Metric::Dot => Kernel::dot(rows),
                Metric::Euclidean => Kernel::nearness(rows),
            }
        }
    };
    Ok(match typed.neighbours {
        Some(most) => Likeness::Sparse(kernel.strongest(most)),
        None => Likeness::Dense(kernel),
    })
}

fn sparse_cosines(rows: &Csr, neighbours: Option<usize>) -> Csr {
    let length = |i: usize| rows.row(i).1.iter().map(|x| x * x).sum::<f64>().sqrt();
    let factor = |length: f64| if length > 0.0 { 1.0 / length } else { 0.0 };
    let factors: Vec<f64> = (0..rows.rows()).map(|i| factor(length(i))).collect();
    // Nothing is left out but what --neighbours says.
    let limits = SimilarityLimits {
        exact_rows: neighbours.map_or(usize::MAX, |_| 0),
        most_rows_per_term: usize::MAX,
        neighbours: neighbours.unwrap_or(usize::MAX),
    };
    let similarity = cosine_similarity(&rows.with_rows_scaled(&factors), &limits);
    Arc::unwrap_or_clone(similarity.matrix)
}

fn check_symmetric(matrix: &Csr) -> anyhow::Result<()> {
    let (rows, columns) = (matrix.rows(), matrix.columns());
    if rows != columns {
        bail!("a similarity matrix has as many rows as columns, this one has {rows} × {columns}");
    }
    let most = matrix.greatest_value();
    for i in 0..rows {
        let (columns, values) = matrix.row(i);
        for (&j, &there) in columns.iter().zip(values) {
            let back = matrix.get(j as usize, i as u32);
            if (there - back).abs() > SYMMETRIC * most {
                bail!(
                    "the matrix is not symmetric: {there} in row {i}, column {j}, but {back} in row {j}, column {i}; give the mean of both"
                );
            }
        }
    }
    Ok(())
}

/// As for dense matrices: single precision keeps seven digits.
const SYMMETRIC: f64 = 1e-6;

fn over_kernel(kernel: Arc<Kernel>, typed: &SelectArgs) -> anyhow::Result<Box<dyn Objective>> {
    Ok(match typed.objective {
        Goal::SaturatedCoverage => Box::new(DenseCoverage::new(kernel, typed.gamma)?),
        Goal::GraphCut => Box::new(DenseGraphCut::new(kernel, typed.lambda)?),
        Goal::LogDeterminant => Box::new(LogDeterminant::new(kernel, typed.sigma)?),
        Goal::FacilityLocation | Goal::FeatureBased => Box::new(DenseFacilityLocation::new(kernel)),
    })
}

fn over_sparse(matrix: Arc<Csr>, typed: &SelectArgs) -> anyhow::Result<Box<dyn Objective>> {
    Ok(match typed.objective {
        Goal::SaturatedCoverage => {
            let gamma = typed.gamma;
            Box::new(ConcaveOverModular::saturated_coverage(matrix, gamma)?)
        }
        Goal::GraphCut => Box::new(GraphCut::new(matrix, typed.lambda)?),
        Goal::LogDeterminant | Goal::FacilityLocation | Goal::FeatureBased => {
            Box::new(FacilityLocation::over_similarity(matrix)?)
        }
    })
}
