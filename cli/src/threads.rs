/// From now on all that the library shares between threads runs on so many.
///
/// Documents at work at the same time share them too: a long one gets what the others
/// leave.
pub fn limit(most: usize) {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(most);
    // There is one pool a run; a second call would ask for the same number.
    let _ = pool.build_global();
}
