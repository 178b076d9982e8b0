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
    /// (Sviridenko 2004).
    Enumerate,
    /// Branch and bound over at most [`Search::nodes`](super::Search::nodes) nodes, from
    /// the answer of [`Method::Swap`]: the optimum, or the gap that is left.
    Exact,
}

impl Method {
    /// All methods, by preference.
    pub const ALL: [Method; 5] = [
        Method::Lazy,
        Method::Greedy,
        Method::Swap,
        Method::Enumerate,
        Method::Exact,
    ];

    /// The name used in settings and results.
    pub fn name(self) -> &'static str {
        match self {
            Method::Greedy => "greedy",
            Method::Lazy => "lazy",
            Method::Swap => "swap",
            Method::Enumerate => "enumerate",
            Method::Exact => "exact",
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
