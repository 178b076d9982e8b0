//! Which column for which row, at the least cost?

/// The column of each row of a square matrix, each once, at the least sum of costs: rows
/// come in one after the other, each by a shortest path that lets others move on (Kuhn
/// 1955; Jonker & Volgenant 1987), in O(n³).
pub(super) fn assign(costs: &[f64], n: usize) -> Vec<usize> {
    const FREE: usize = usize::MAX;
    let (mut of_row, mut of_column) = (vec![0.0; n], vec![0.0; n]);
    let mut row_at = vec![FREE; n];
    let mut column_at = vec![FREE; n];
    let mut shortest = vec![f64::INFINITY; n];
    let mut before = vec![FREE; n];
    let mut done: Vec<usize> = Vec::with_capacity(n);
    let mut open: Vec<usize> = Vec::with_capacity(n);
    for new in 0..n {
        shortest.fill(f64::INFINITY);
        open.clear();
        open.extend(0..n);
        done.clear();
        let (mut row, mut length) = (new, 0.0);
        let end = loop {
            let costs = &costs[row * n..(row + 1) * n];
            let offset: f64 = length - of_row[row];
            let (mut least, mut at) = (f64::INFINITY, 0);
            for (k, &column) in open.iter().enumerate() {
                let path = offset + costs[column] - of_column[column];
                if path < shortest[column] {
                    shortest[column] = path;
                    before[column] = row;
                }
                // Of equally long paths one that ends at a free column, which ends the
                // search.
                let short = shortest[column];
                if short < least || (short == least && row_at[column] == FREE) {
                    (least, at) = (short, k);
                }
            }
            length = least;
            // Removing in order keeps the choice among equals by number.
            let column = open.remove(at);
            if row_at[column] == FREE {
                break column;
            }
            done.push(column);
            row = row_at[column];
        };
        of_row[new] += length;
        for &column in &done {
            let less = length - shortest[column];
            of_row[row_at[column]] += less;
            of_column[column] -= less;
        }
        let mut column = end;
        loop {
            let row = before[column];
            row_at[column] = row;
            std::mem::swap(&mut column_at[row], &mut column);
            if row == new {
                break;
            }
        }
    }
    column_at
}
