use summ::vector::Csr;

/// Entries of a sparse matrix in any order; those of one place are added up.
pub struct Triplets {
    pub rows: usize,
    pub columns: usize,
    pub entries: Vec<(u32, u32, f64)>,
}

impl Triplets {
    pub fn into_matrix(mut self) -> Csr {
        // Stable, so that entries of one place are added in the order of the file.
        self.entries.sort_by_key(|&(row, column, _)| (row, column));
        let mut matrix = Csr::with_columns(self.columns);
        let mut rest = &self.entries[..];
        for row in 0..self.rows {
            let (here, below) = rest.split_at(rest.partition_point(|e| e.0 as usize <= row));
            rest = below;
            let places = here.chunk_by(|a, b| a.1 == b.1);
            let summed = places.map(|place| (place[0].1, place.iter().map(|e| e.2).sum::<f64>()));
            matrix.push_row(summed.filter(|entry| entry.1 != 0.0));
        }
        matrix
    }
}
