/// How to make one ranking out of many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Aggregation {
    /// Σ_v w_v·(n − place) over n candidates (de Borda 1781). Items a vote does not rank share
    /// the places after those it ranks, each the mean (Montague & Aslam 2001).
    Borda,
    /// Σ_v w_v·s_v (Fox & Shaw 1994) of scores normalised by
    /// [`Aggregator::normalization`](super::Aggregator::normalization). A vote adds nothing
    /// to what it does not rank.
    CombSum,
    /// [`Aggregation::CombSum`] times Σ w_v over the votes that rank the item (Fox & Shaw 1994).
    CombMnz,
    /// [`Aggregation::CombSum`] divided by Σ w_v over the votes that rank the item (Fox & Shaw
    /// 1994): votes that do not rank it do not count.
    CombAnz,
    /// The highest normalised score (Fox & Shaw 1994), whatever the weight of the vote.
    CombMax,
    /// The lowest normalised score of the votes that rank the item (Fox & Shaw 1994), whatever
    /// their weight.
    CombMin,
    /// The weighted median of the normalised scores of the votes that rank the item (Fox & Shaw
    /// 1994); halfway between the two where half of the weight is on either side.
    CombMed,
    /// Σ_v w_v / (k + place), k = 60 (Cormack, Clarke & Büttcher 2009). A vote adds nothing to
    /// what it does not rank; tied items share the mean of what their places are worth.
    #[default]
    Rrf,
    /// Σ w_v · Σ_v w_v / place², both over the votes that rank the item (Mourão, Martins &
    /// Magalhães 2014); ties as in [`Aggregation::Rrf`].
    Isr,
    /// The weighted median of the places (Fagin, Kumar & Sivakumar 2003), those of a vote that
    /// does not rank the item as in [`Aggregation::Borda`].
    MedianRank,
    /// How many items a majority places below, and half of those that tie (Copeland 1951). Who
    /// ranks one of two items places it above the other (Fagin, Kumar & Sivakumar 2003); who
    /// ranks neither has no say.
    Copeland,
    /// The order of [`Aggregation::Borda`] in which every item rises past those above it as
    /// long as a majority says so (Montague & Aslam 2002; a local Kemenization, Dwork et al.
    /// 2001): none loses to the one right below it, and a Condorcet winner is first. Majorities
    /// as in [`Aggregation::Copeland`].
    Condorcet,
    /// The stationary distribution of a Markov chain (Dwork, Kumar, Naor & Sivakumar 2001): from
    /// an item to any that a vote which ranks it places at least as high, votes and items drawn
    /// together. With [`Aggregator::teleport`](super::Aggregator::teleport) in all four.
    Mc1,
    /// The same where first a vote that ranks the item is drawn, then one of the items it places
    /// at least as high.
    Mc2,
    /// The same where first a vote that ranks the item is drawn, then one of all items it ranks;
    /// the chain goes there if that is higher, else it stays.
    Mc3,
    /// The same where one of all candidates is drawn, and the chain goes there if a majority of
    /// the votes that rank both place it higher.
    Mc4,
    /// The order of the least Σ_v w_v·Σ_i |place − place_v(i)| (Spearman's footrule), found as an
    /// assignment of items to places (Dwork et al. 2001); items a vote does not rank as in
    /// [`Aggregation::Borda`] (Fagin et al. 2006). For many candidates the order of the median
    /// places, which is said in the result.
    Footrule,
    /// The order of the fewest weighted disagreements Σ_v w_v·|{pairs in the other order than in
    /// v}| (Kemeny 1959; Young & Levenglick 1978), pairs as in [`Aggregation::Copeland`]. The
    /// strongly connected components of the majority graph are solved by themselves (Truchon
    /// 1998): exactly if they are small, else by the best of several orders improved by moving
    /// single items. The result says which, and carries a lower bound.
    Kemeny,
}

impl Aggregation {
    /// All of them: by points, by places, by majorities, by chains, by distance.
    pub const ALL: [Aggregation; 18] = [
        Aggregation::Borda,
        Aggregation::CombSum,
        Aggregation::CombMnz,
        Aggregation::CombAnz,
        Aggregation::CombMax,
        Aggregation::CombMin,
        Aggregation::CombMed,
        Aggregation::Rrf,
        Aggregation::Isr,
        Aggregation::MedianRank,
        Aggregation::Copeland,
        Aggregation::Condorcet,
        Aggregation::Mc1,
        Aggregation::Mc2,
        Aggregation::Mc3,
        Aggregation::Mc4,
        Aggregation::Footrule,
        Aggregation::Kemeny,
    ];

    /// The name used in settings and results.
    pub fn name(self) -> &'static str {
        match self {
            Aggregation::Borda => "borda",
            Aggregation::CombSum => "comb-sum",
            Aggregation::CombMnz => "comb-mnz",
            Aggregation::CombAnz => "comb-anz",
            Aggregation::CombMax => "comb-max",
            Aggregation::CombMin => "comb-min",
            Aggregation::CombMed => "comb-med",
            Aggregation::Rrf => "rrf",
            Aggregation::Isr => "isr",
            Aggregation::MedianRank => "median-rank",
            Aggregation::Copeland => "copeland",
            Aggregation::Condorcet => "condorcet",
            Aggregation::Mc1 => "mc1",
            Aggregation::Mc2 => "mc2",
            Aggregation::Mc3 => "mc3",
            Aggregation::Mc4 => "mc4",
            Aggregation::Footrule => "footrule",
            Aggregation::Kemeny => "kemeny",
        }
    }

    /// One line for help pages.
    pub fn summary(self) -> &'static str {
        match self {
            Aggregation::Borda => "points for every item left behind",
            Aggregation::CombSum => "the sum of the normalised scores",
            Aggregation::CombMnz => {
                "the sum of the normalised scores, times the weight of the votes that rank it"
            }
            Aggregation::CombAnz => "the mean of the normalised scores",
            Aggregation::CombMax => "the highest normalised score",
            Aggregation::CombMin => "the lowest normalised score",
            Aggregation::CombMed => "the median of the normalised scores",
            Aggregation::Rrf => "reciprocal rank fusion: places by 1 / (60 + place)",
            Aggregation::Isr => {
                "inverse squares of the places, times the weight of the votes that rank it"
            }
            Aggregation::MedianRank => "the median of the places",
            Aggregation::Copeland => "the number of items beaten by a majority",
            Aggregation::Condorcet => "every item above the next by a majority",
            Aggregation::Mc1 => "Markov chain: to anything that some vote places as high",
            Aggregation::Mc2 => "Markov chain: draw a vote, then anything it places as high",
            Aggregation::Mc3 => {
                "Markov chain: draw a vote, then an item, and go where it is higher"
            }
            Aggregation::Mc4 => {
                "Markov chain: draw an item, and go where a majority places it higher"
            }
            Aggregation::Footrule => "the least distance of places, by assignment",
            Aggregation::Kemeny => {
                "the fewest disagreements with the votes, exactly where it can be"
            }
        }
    }
}

impl std::fmt::Display for Aggregation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

/// A name that no aggregation has.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "there is no aggregation `{0}`; there is {names}",
    names = Aggregation::ALL.map(Aggregation::name).join(", ")
)]
pub struct UnknownAggregation(String);

impl std::str::FromStr for Aggregation {
    type Err = UnknownAggregation;

    fn from_str(name: &str) -> Result<Self, UnknownAggregation> {
        let known = Aggregation::ALL
            .into_iter()
            .find(|known| known.name() == name);
        known.ok_or_else(|| UnknownAggregation(name.to_owned()))
    }
}
