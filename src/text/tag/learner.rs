use super::features::{self, EDGE, FEATURES, Manner, Place};
use super::table::{MARK_BITS, Row, Table, mark};
use super::word::Word;
use super::{TAGS, Tag};

/// The right tag must lead by more than this, or the weights are changed: a margin gives
/// features that are seldom needed weights too. From 20 to 60 it makes no difference.
const MARGIN: i32 = 30;

/// Quantised weights reach 127 for all but this share of those that are not zero; the rest
/// are cut there.
const CUT: f64 = 0.0005;

/// Weights of whole numbers for every key, their sums over time, and when each was last
/// brought up to date.
pub(super) struct Learner {
    bits: u32,
    weights: Vec<[i32; TAGS]>,
    sums: Vec<[i64; TAGS]>,
    changed: Vec<[u32; TAGS]>,
    now: u32,
    /// Of each row the mark of the feature that is kept; all features until then.
    kept: Option<Vec<u8>>,
}

impl Learner {
    pub(super) fn new(bits: u32, kept: Option<Vec<u8>>) -> Self {
        let keys = 1 << (bits + MARK_BITS);
        Learner {
            bits,
            weights: vec![[0; TAGS]; keys],
            sums: vec![[0; TAGS]; keys],
            changed: vec![[0; TAGS]; keys],
            now: 0,
            kept,
        }
    }

    /// One pass over a sentence, with the tags that were found and not the right ones as
    /// features: that is what there will be.
    pub(super) fn learn(&mut self, words: &[Word], tags: &[Tag]) {
        let mut place = Place {
            words,
            manner: Manner::of(words),
            at: 0,
            before: [EDGE; 2],
        };
        for (at, (word, &right)) in words.iter().zip(tags).enumerate() {
            place.at = at;
            let found = match word.class.only() {
                Some(tag) => tag,
                None => {
                    let keys = features::keys(&place, self.bits + MARK_BITS);
                    self.correct(&keys, right)
                }
            };
            place.before = [found as u8, place.before[0]];
        }
    }

    /// The tag that is found; if the right one does not lead by the margin, its weights rise
    /// by 1 and those of its nearest rival fall by 1.
    fn correct(&mut self, keys: &[u32; FEATURES], right: Tag) -> Tag {
        self.now += 1;
        let mut scores = [0; TAGS];
        for &key in keys {
            for (score, weight) in scores.iter_mut().zip(&self.weights[key as usize]) {
                *score += weight;
            }
        }
        let found = features::best(&scores);
        let lead = scores[right as usize];
        scores[right as usize] = i32::MIN;
        let rival = features::best(&scores);
        if lead <= scores[rival as usize].saturating_add(MARGIN) {
            for &key in keys {
                let kept = self.kept.as_ref();
                if kept.is_none_or(|kept| kept[(key >> MARK_BITS) as usize] == mark(key)) {
                    self.change(key as usize, right as usize, 1);
                    self.change(key as usize, rival as usize, -1);
                }
            }
        }
        found
    }

    fn change(&mut self, key: usize, tag: usize, by: i32) {
        self.settle(key, tag);
        self.weights[key][tag] += by;
    }

    fn settle(&mut self, key: usize, tag: usize) {
        let since = i64::from(self.now - self.changed[key][tag]);
        self.sums[key][tag] += since * i64::from(self.weights[key][tag]);
        self.changed[key][tag] = self.now;
    }

    fn settle_all(&mut self) {
        for key in 0..self.weights.len() {
            for tag in 0..TAGS {
                self.settle(key, tag);
            }
        }
    }

    /// Of each row the mark of the feature whose weights are largest, on average over time.
    pub(super) fn heaviest(mut self) -> Vec<u8> {
        self.settle_all();
        let weight = |sums: &[i64; TAGS]| sums.iter().map(|sum| sum.unsigned_abs()).sum::<u64>();
        let rows = self.sums.chunks(1 << MARK_BITS);
        rows.map(|row| {
            let mut best = 0;
            for (at, sums) in row.iter().enumerate() {
                if weight(sums) > weight(&row[best]) {
                    best = at;
                }
            }
            best as u8
        })
        .collect()
    }

    /// The averages over time of what was kept, as bytes in proportion.
    pub(super) fn table(mut self) -> Table {
        self.settle_all();
        let marks = self.kept.take().unwrap_or(vec![0; 1 << self.bits]);
        let kept = marks.iter().enumerate();
        let kept: Vec<(u8, [i64; TAGS])> = kept
            .map(|(row, &mark)| (mark, self.sums[row << MARK_BITS | usize::from(mark)]))
            .collect();
        let sums = kept.iter().flat_map(|(_, sums)| sums);
        let mut sizes: Vec<u64> = sums.map(|sum| sum.unsigned_abs()).collect();
        sizes.retain(|&size| size > 0);
        sizes.sort_unstable();
        let cut = sizes.len() - (sizes.len() as f64 * CUT) as usize;
        let most = cut.checked_sub(1).map_or(1, |at| sizes[at]);
        let byte = |sum: i64| {
            let weight = sum as f64 * f64::from(i8::MAX) / most as f64;
            weight.round().clamp(-127.0, 127.0) as i8
        };
        let row = |(mark, sums): (u8, [i64; TAGS])| Row {
            mark,
            weights: sums.map(byte),
        };
        Table {
            bits: self.bits,
            rows: kept.into_iter().map(row).collect(),
        }
    }
}
