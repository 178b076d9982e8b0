/// The fractional knapsack: the most that gains can add within a budget when items
/// may be taken in part.
///
/// `items` holds (gain, cost) pairs; gains below 0 are never taken. O(n log n).
pub(super) fn fractional_knapsack(items: &mut Vec<(f64, f64)>, budget: f64) -> f64 {
    items.retain(|&(gain, _)| gain > 0.0);
    // A cost of 0 makes the density infinite: taken first. (Comparing cross products
    // instead would not be transitive once they are rounded.)
    let density = |&(gain, cost): &(f64, f64)| gain / cost;
    items.sort_unstable_by(|a, b| density(b).total_cmp(&density(a)));
    let (mut left, mut sum) = (budget, 0.0);
    for &(gain, cost) in items.iter() {
        if cost <= left {
            left -= cost;
            sum += gain;
        } else {
            return sum + gain * (left / cost);
        }
    }
    sum
}
