use serde::{Deserialize, Serialize};

/// An enum whose values have one name and one line of help each, and a registry.
macro_rules! named {
    (
        $(#[$outer:meta])*
        $kind:ident, $what:literal {
            $( $variant:ident = $name:literal, $summary:literal; )+
        }
    ) => {
        $(#[$outer])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum $kind {
            $(
                #[doc = $summary]
                #[serde(rename = $name)]
                $variant,
            )+
        }

        impl $kind {
            /// All of them, in the order of the documentation.
            pub const ALL: &'static [$kind] = &[$($kind::$variant),+];

            /// The name used in settings and results.
            pub fn name(self) -> &'static str {
                match self { $($kind::$variant => $name),+ }
            }

            /// One line for help pages.
            pub fn summary(self) -> &'static str {
                match self { $($kind::$variant => $summary),+ }
            }
        }

        impl std::fmt::Display for $kind {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.name())
            }
        }

        impl std::str::FromStr for $kind {
            type Err = super::SettingsError;

            fn from_str(name: &str) -> Result<Self, Self::Err> {
                $kind::ALL.iter().copied().find(|k| k.name() == name).ok_or_else(|| {
                    super::SettingsError::UnknownName {
                        what: $what,
                        name: name.to_owned(),
                        known: $kind::ALL.iter().map(|k| k.name()).collect::<Vec<_>>().join(", "),
                    }
                })
            }
        }
    };
}

named! {
    /// How the parts are added up.
    Mixing, "way of adding up" {
        Scaled = "scaled", "each part divided by its value at V: λ_L·L/L(V) + λ_R·R/R(V) + λ_A·A/A(V)";
        Raw = "raw", "the parts as they stand: λ_L·L + λ_R·R + λ_A·A, as in D15-1017";
    }
}

named! {
    /// The relevance L.
    Relevance, "relevance" {
        SaturatedCoverage = "saturated-coverage", "Σ_j min{ Σ_{i∈S} w_ij, γ·Σ_{i∈V} w_ij } (Lin & Bilmes 2011)";
        FacilityLocation = "facility-location", "Σ_j max_{i∈S} w_ij";
        ConceptCoverage = "concept-coverage", "Σ_t u_t·1[t occurs in S], u_t = tf(t)·idf(t)";
        FeatureBased = "feature-based", "Σ_t u_t·g(tf_S(t)), g a square root, a logarithm or a cap";
        NGrams = "n-grams", "½·Σ_w tf(w)·g(tf_S(w)) + ½·Σ_(v,w) tf(v,w)·g(tf_S(v,w)), each half as a share of its value at V, over words, function words too, and pairs of neighbours";
        Prior = "prior", "Σ_{i∈S} q_i, q_i from position and length";
    }
}

impl Relevance {
    /// Whether it asks of every sentence how well it is covered, which for very many is
    /// estimated from some.
    pub(super) fn is_sampled(self) -> bool {
        matches!(
            self,
            Relevance::SaturatedCoverage | Relevance::FacilityLocation
        )
    }
}

named! {
    /// The concave function g of the feature-based relevance.
    FeatureShape, "feature shape" {
        Sqrt = "sqrt", "g(x) = √x";
        Log1p = "log1p", "g(x) = ln(1 + x)";
        Cap = "cap", "g(x) = min(x, 2): a second mention counts, a third does not";
    }
}

named! {
    /// The reward against redundancy R.
    Redundancy, "redundancy" {
        ClusterReward = "cluster-reward", "Σ_k √( Σ_{j∈P_k∩S} r_j ), r_j = mean similarity (Lin & Bilmes 2011)";
        GraphCut = "graph-cut", "Σ_{i∈V} Σ_{j∈S} w_ij − λ·Σ_{i<j∈S} w_ij; monotone only for small λ";
        Dispersion = "dispersion", "Σ_{u<v∈S} m_u·m_v·√(1 − w_uv), m = words, or 1 where sentences are counted (Dasgupta, Kumar & Ravi 2013); not submodular: no bound";
    }
}

named! {
    /// The sentiment reward A.
    SentimentReward, "sentiment" {
        Modular = "a1", "Σ_{i∈S} ω_a(i)·s_i";
        Budgeted = "a2", "Σ_a ω_a·min{ Σ_{i∈S∩a} s_i, β_a }";
        PolarityBudgeted = "a3", "as a2, praise and complaint apart";
        Facility = "a4", "Σ_a ω_a·max_{i∈S∩a} s_i";
        PolarityFacility = "a5", "as a4, praise and complaint apart";
        Calibrated = "calibrated", "draws towards the source's shares of praise and complaint, in words (.6), and to what says them most clearly: by side (.2), by aspect and side (.2)";
    }
}

named! {
    /// What a sentence weighs that speaks of no aspect of the tree.
    Unmatched, "weight of unmatched sentences" {
        Below = "below", "ω = 1/(deepest level + 1): it is likelier off the topic than on it";
        Leaf = "leaf", "ω = 1/deepest level, as in the program of D15-1017, which puts it on a leaf";
    }
}
