/// One review, or one text that is summarised by itself.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Review {
    /// The caller's name for it; shown beside sentences taken from it.
    pub id: Option<String>,
    /// Stars, points, whatever the caller's scale is; never interpreted here.
    pub rating: Option<f64>,
    /// The text, byte for byte as it was given.
    pub text: String,
}

/// What is summarised as a whole: one text, or all reviews of one entity.
///
/// The sentences of all its reviews form one ground set.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Document {
    /// The caller's name for it.
    pub id: String,
    /// A title, when there is one; it is never chosen as a sentence.
    pub title: Option<String>,
    /// The texts, in the caller's order.
    pub reviews: Vec<Review>,
}

impl Document {
    /// A document of one text.
    pub fn new(id: impl Into<String>, text: impl Into<String>) -> Self {
        Document {
            id: id.into(),
            title: None,
            reviews: vec![Review {
                text: text.into(),
                ..Review::default()
            }],
        }
    }

    /// A document of several reviews, each with an id of its own.
    pub fn from_reviews<I, K, T>(id: impl Into<String>, reviews: I) -> Self
    where
        I: IntoIterator<Item = (K, T)>,
        K: Into<String>,
        T: Into<String>,
    {
        let reviews = reviews
            .into_iter()
            .map(|(id, text)| Review {
                id: Some(id.into()),
                rating: None,
                text: text.into(),
            })
            .collect();
        Document {
            id: id.into(),
            title: None,
            reviews,
        }
    }
}
