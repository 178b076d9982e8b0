//! How is work shared between threads without changing a result?
//!
//! With the feature `parallel` work runs on rayon's current pool, else on the calling
//! thread. What is computed for an item never depends on which thread computes it, and
//! results stand in the order of the items.

/// The result for each item, in order.
#[cfg(feature = "parallel")]
pub(crate) fn map<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync + Send) -> Vec<R> {
    use rayon::prelude::*;
    items.par_iter().map(work).collect()
}

/// The result for each item, in order.
#[cfg(not(feature = "parallel"))]
pub(crate) fn map<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync + Send) -> Vec<R> {
    items.iter().map(work).collect()
}

/// The result for each item, in order; by threads only where the caller says that it pays.
pub(crate) fn map_if<T: Sync, R: Send>(
    pays: bool,
    items: &[T],
    work: impl Fn(&T) -> R + Sync + Send,
) -> Vec<R> {
    match pays {
        true => map(items, work),
        false => items.iter().map(work).collect(),
    }
}

/// Fills a list in blocks of so many entries; `work` gets a block and the place of its
/// first entry. The blocks are the same at any number of threads.
#[cfg(feature = "parallel")]
pub(crate) fn fill<T: Send>(
    list: &mut [T],
    block: usize,
    work: impl Fn(usize, &mut [T]) + Sync + Send,
) {
    use rayon::prelude::*;
    list.par_chunks_mut(block)
        .enumerate()
        .for_each(|(at, part)| work(at * block, part));
}

/// Fills a list in blocks of so many entries; `work` gets a block and the place of its
/// first entry.
#[cfg(not(feature = "parallel"))]
pub(crate) fn fill<T: Send>(
    list: &mut [T],
    block: usize,
    work: impl Fn(usize, &mut [T]) + Sync + Send,
) {
    for (at, part) in list.chunks_mut(block).enumerate() {
        work(at * block, part);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_stand_in_the_order_of_the_items() {
        let items: Vec<usize> = (0..1000).collect();
        let squares: Vec<usize> = items.iter().map(|i| i * i).collect();
        assert_eq!(map(&items, |i| i * i), squares);
        let mut filled = vec![0; 1000];
        fill(&mut filled, 7, |from, part| {
            for (k, entry) in part.iter_mut().enumerate() {
                *entry = (from + k) * (from + k);
            }
        });
        assert_eq!(filled, squares);
    }
}
