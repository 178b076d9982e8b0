//! Where do words stand together?

/// How often words stand together: the i-th at `places[i]`, ascending. In the phrase it stands
/// `offsets[i]` words behind the first; the distances between neighbours may be off by `slop`
/// words in all, and the order is kept. No word is used twice.
pub(super) fn occurrences(places: &[Vec<u32>], offsets: &[u32], slop: u32) -> usize {
    let Some((first, rest)) = places.split_first() else {
        return 0;
    };
    let mut count = 0;
    let mut free = 0;
    for &start in first {
        if start < free {
            continue;
        }
        let (mut at, mut left, mut whole) = (start, slop, true);
        for (index, places) in rest.iter().enumerate() {
            let gap = offsets[index + 1] - offsets[index];
            // The nearest to where it belongs; what is farther behind costs more.
            let off = |place: u32| (place - at).abs_diff(gap);
            let later = places.iter().copied().filter(|&place| place > at);
            match later.min_by_key(|&place| off(place)) {
                Some(place) if off(place) <= left => {
                    left -= off(place);
                    at = place;
                }
                _ => {
                    whole = false;
                    break;
                }
            }
        }
        if whole {
            count += 1;
            free = at + 1;
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_a_row() {
        let of = |places: &[&[u32]], offsets: &[u32], slop| {
            let places: Vec<Vec<u32>> = places.iter().map(|p| p.to_vec()).collect();
            occurrences(&places, offsets, slop)
        };
        assert_eq!(of(&[&[3], &[4]], &[0, 1], 0), 1);
        assert_eq!(of(&[&[3], &[5]], &[0, 1], 0), 0);
        assert_eq!(of(&[&[3], &[5]], &[0, 1], 1), 1, "a word between them");
        assert_eq!(
            of(&[&[3], &[5]], &[0, 2], 0),
            1,
            "a word of no weight between them"
        );
        assert_eq!(of(&[&[4], &[3]], &[0, 1], 9), 0, "the other way round");
        assert_eq!(of(&[&[0, 7], &[1, 8]], &[0, 1], 0), 2);
        assert_eq!(
            of(&[&[0, 1], &[2]], &[0, 1], 1),
            1,
            "one word is not used twice"
        );
        assert_eq!(
            of(&[&[0], &[2], &[4]], &[0, 1, 2], 1),
            0,
            "slop is for all together"
        );
        assert_eq!(of(&[&[0], &[2], &[4]], &[0, 1, 2], 2), 1);
        assert_eq!(of(&[], &[], 0), 0);
    }
}
