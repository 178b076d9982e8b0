/// How to search.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Method {
    /// Every gain anew at every step.
    Greedy,
    /// Old gains as upper bounds of new ones (Minoux 1978): the same picks as
    /// [`Method::Greedy`] in a fraction of the evaluations. An objective that does
    /// not promise to be submodular is searched as by [`Method::Greedy`].
    #[default]
    Lazy,
    /// The lazy answer, then exchanges of one item for one or two and of two for one, as
    /// long as the value rises.
    Swap,
    /// The best completion of all feasible seeds of at most
    /// [`Search::guesses`](super::Search::guesses) items by the greedy rule
    /// (Sviridenko 2004), by all threads there are.
    Enumerate,
    /// Branch and bound over at most [`Search::nodes`](super::Search::nodes) nodes, fewer
    /// where more than 1,000 items would fill the memory, from the answer of
    /// [`Method::Swap`]: the optimum, or the gap that is left.
    Exact,
    /// Lazier than lazy (Mirzasoleiman et al. 2015): the best of a random sample at each
    /// step. For a monotone submodular objective where items are counted.
    Stochastic,
    /// One pass over the items in order (Badanidiyuru et al. 2014; Yu, Xu & Cui 2016 under
    /// a budget). For a monotone submodular objective without partitions.
    Sieve,
    /// Parts searched each by itself, at the same time, and a merge (Mirzasoleiman et al.
    /// 2013).
    Greedi,
    /// A set that grows and one that shrinks (Buchbinder et al. 2012). For a submodular
    /// objective, monotone or not, where nothing limits the set.
    DoubleGreedy,
    /// The same by chances in proportion to the gains.
    RandomDoubleGreedy,
    /// One of the k largest gains at each step (Buchbinder et al. 2014). For a submodular
    /// objective, monotone or not, where items are counted.
    RandomGreedy,
    /// Greedy on a random sample, or the best single item (Amanatidis et al. 2020). For a
    /// submodular objective, monotone or not, under one budget.
    SampleGreedy,
    /// Chosen by size, constraints and promise: exact for up to 100 items of a submodular
    /// objective, exchanges for up to 1,000, lazy for more, which ends at any size; where a
    /// submodular objective is not monotone, nothing limits the set and items can be removed
    /// from a cursor, double greedy for 101 to 100,000.
    Auto,
}

impl Method {
    /// All methods, by preference.
    pub const ALL: [Method; 13] = [
        Method::Lazy,
        Method::Greedy,
        Method::Swap,
        Method::Enumerate,
        Method::Exact,
        Method::Auto,
        Method::Stochastic,
        Method::Sieve,
        Method::Greedi,
        Method::RandomGreedy,
        Method::SampleGreedy,
        Method::DoubleGreedy,
        Method::RandomDoubleGreedy,
    ];

    /// The name used in settings and results.
    pub fn name(self) -> &'static str {
        match self {
            Method::Greedy => "greedy",
            Method::Lazy => "lazy",
            Method::Swap => "swap",
            Method::Enumerate => "enumerate",
            Method::Exact => "exact",
            Method::Auto => "auto",
            Method::Stochastic => "stochastic",
            Method::Sieve => "sieve",
            Method::Greedi => "greedi",
            Method::RandomGreedy => "random-greedy",
            Method::SampleGreedy => "sample-greedy",
            Method::DoubleGreedy => "double-greedy",
            Method::RandomDoubleGreedy => "random-double-greedy",
        }
    }

    /// One line for help pages.
    pub fn summary(self) -> &'static str {
        match self {
            Method::Greedy => "every gain anew at every step",
            Method::Lazy => "old gains as upper bounds of new ones; picks what greedy picks",
            Method::Swap => "lazy, then exchanges as long as the value rises",
            Method::Enumerate => "all seeds of few sentences, each completed by lazy",
            Method::Exact => "branch and bound: the optimum, or the gap that is left",
            Method::Auto => "exact for few sentences, swap for some hundred, lazy for more",
            Method::Stochastic => "the best of a random sample at each step; counted sentences",
            Method::Sieve => "one pass over the sentences in order",
            Method::Greedi => "parts searched one by one, and a merge",
            Method::RandomGreedy => "one of the largest gains at random; counted sentences",
            Method::SampleGreedy => "greedy on a random sample; also for what is not monotone",
            Method::DoubleGreedy => "for what is not monotone, where nothing limits the length",
            Method::RandomDoubleGreedy => "the same by chance, better on average",
        }
    }
}

impl std::fmt::Display for Method {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

/// A name that no method has.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no method `{0}`; there is {names}", names = Method::ALL.map(Method::name).join(", "))]
pub struct UnknownMethod(String);

impl std::str::FromStr for Method {
    type Err = UnknownMethod;

    fn from_str(name: &str) -> Result<Self, UnknownMethod> {
        let known = Method::ALL.into_iter().find(|method| method.name() == name);
        known.ok_or_else(|| UnknownMethod(name.to_owned()))
    }
}
