/// A sparse matrix in compressed sparse row form.
///
/// Row `i` holds the columns `indices[start[i]..start[i + 1]]`, ascending, with
/// the values beside them.
#[derive(Debug, Clone, PartialEq)]
pub struct Csr {
    start: Vec<usize>,
    indices: Vec<u32>,
    values: Vec<f64>,
    columns: usize,
}

impl Csr {
    /// An empty matrix to which rows of `columns` columns are pushed.
    pub fn with_columns(columns: usize) -> Self {
        Csr {
            start: vec![0],
            indices: Vec::new(),
            values: Vec::new(),
            columns,
        }
    }

    /// A matrix whose row `i` is the single entry `(column[i], value[i])`.
    ///
    /// # Panics
    /// When the slices differ in length or a column is out of range.
    pub fn one_per_row(column: &[u32], value: &[f64], columns: usize) -> Self {
        assert_eq!(column.len(), value.len(), "one value for each column");
        let mut matrix = Csr::with_columns(columns);
        for (&c, &v) in column.iter().zip(value) {
            matrix.push_row([(c, v)]);
        }
        matrix
    }

    /// Appends a row; its columns must ascend.
    ///
    /// # Panics
    /// When the columns do not ascend or one is out of range.
    pub fn push_row(&mut self, entries: impl IntoIterator<Item = (u32, f64)>) {
        let from = self.indices.len();
        for (column, value) in entries {
            assert!((column as usize) < self.columns, "column out of range");
            assert!(
                self.indices[from..]
                    .last()
                    .is_none_or(|&last| last < column),
                "columns of a row must ascend"
            );
            self.indices.push(column);
            self.values.push(value);
        }
        self.start.push(self.indices.len());
    }

    /// Adds a row that says how often each column is named; sorts what it is given.
    ///
    /// # Panics
    /// When a column is out of range.
    pub fn push_counts(&mut self, named: &mut [u32]) {
        named.sort_unstable();
        let runs = named.chunk_by(|a, b| a == b);
        self.push_row(runs.map(|run| (run[0], run.len() as f64)));
    }

    /// Adds the rows of a matrix of as many columns.
    ///
    /// # Panics
    /// When the numbers of columns differ.
    pub fn append(&mut self, other: &Csr) {
        assert_eq!(self.columns, other.columns, "as many columns");
        let before = self.entries();
        self.indices.extend_from_slice(&other.indices);
        self.values.extend_from_slice(&other.values);
        let ends = other.start[1..].iter();
        self.start.extend(ends.map(|end| before + end));
    }

    /// Number of rows.
    pub fn rows(&self) -> usize {
        self.start.len() - 1
    }

    /// Number of columns.
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// Number of stored entries.
    pub fn entries(&self) -> usize {
        self.indices.len()
    }

    /// Columns and values of one row.
    pub fn row(&self, row: usize) -> (&[u32], &[f64]) {
        let range = self.start[row]..self.start[row + 1];
        (&self.indices[range.clone()], &self.values[range])
    }

    /// Sum of the values of one row.
    pub fn row_sum(&self, row: usize) -> f64 {
        self.row(row).1.iter().sum()
    }

    /// Sums of the values of all columns, added in row order.
    pub fn column_sums(&self) -> Vec<f64> {
        let mut sums = vec![0.0; self.columns];
        for (&column, &value) in self.indices.iter().zip(&self.values) {
            sums[column as usize] += value;
        }
        sums
    }

    /// The value at a place, 0 where nothing is stored.
    pub fn get(&self, row: usize, column: u32) -> f64 {
        let (columns, values) = self.row(row);
        columns.binary_search(&column).map_or(0.0, |at| values[at])
    }

    /// Smallest stored value, or 0 when there is none.
    pub fn least_value(&self) -> f64 {
        self.values.iter().copied().fold(0.0, f64::min)
    }

    /// Largest stored value, or 0 when there is none.
    pub fn greatest_value(&self) -> f64 {
        self.values.iter().copied().fold(0.0, f64::max)
    }

    /// Whether every stored value is a finite number.
    pub fn is_finite(&self) -> bool {
        self.values.iter().all(|v| v.is_finite())
    }

    /// The same matrix with each row multiplied by a factor.
    ///
    /// # Panics
    /// When there are fewer factors than rows.
    pub fn with_rows_scaled(&self, factors: &[f64]) -> Csr {
        self.clone().into_rows_scaled(factors)
    }

    /// [`with_rows_scaled`](Csr::with_rows_scaled), in place.
    ///
    /// # Panics
    /// When there are fewer factors than rows.
    pub fn into_rows_scaled(mut self, factors: &[f64]) -> Csr {
        for (row, factor) in factors.iter().enumerate().take(self.rows()) {
            for value in &mut self.values[self.start[row]..self.start[row + 1]] {
                *value *= factor;
            }
        }
        self
    }

    /// The same places with one value in all of them.
    pub fn with_values(&self, value: f64) -> Csr {
        let mut same = self.clone();
        same.values.fill(value);
        same
    }

    /// max(m_ij, m_ji) at every place: the same matrix when it is symmetric already.
    pub fn symmetrised(&self) -> Csr {
        let other = self.transposed();
        let mut out = Csr::with_columns(self.columns);
        let mut row: Vec<(u32, f64)> = Vec::new();
        for i in 0..self.rows() {
            row.clear();
            for (columns, values) in [self.row(i), other.row(i)] {
                row.extend(columns.iter().copied().zip(values.iter().copied()));
            }
            row.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
            row.dedup_by_key(|entry| entry.0);
            out.push_row(row.iter().copied());
        }
        out
    }

    /// Rows become columns.
    pub fn transposed(&self) -> Csr {
        let mut start = vec![0usize; self.columns + 1];
        for &column in &self.indices {
            start[column as usize + 1] += 1;
        }
        for c in 0..self.columns {
            start[c + 1] += start[c];
        }
        let mut next = start.clone();
        let mut indices = vec![0u32; self.entries()];
        let mut values = vec![0.0; self.entries()];
        for row in 0..self.rows() {
            let (columns, row_values) = self.row(row);
            for (&column, &value) in columns.iter().zip(row_values) {
                let at = next[column as usize];
                indices[at] = row as u32;
                values[at] = value;
                next[column as usize] += 1;
            }
        }
        Csr {
            start,
            indices,
            values,
            columns: self.rows(),
        }
    }
}
