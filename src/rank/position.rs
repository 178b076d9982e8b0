//! Where it is mentioned first: news and abstracts begin with what they are about (Edmundson
//! 1969; Witten et al. 1999 as "distance").
//!
//! score = 1 / (1 + ln(1 + w)), w being the words before the first mention: the difference
//! between the tenth and the twentieth word is as large as that between the hundredth and
//! the two hundredth. A title stands before the text.

use super::Context;

pub(super) fn scores(context: &Context<'_>) -> Vec<f64> {
    context.score_each(|candidate| 1.0 / (1.0 + (context.words_before(candidate) as f64).ln_1p()))
}
