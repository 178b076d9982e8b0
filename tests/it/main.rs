//! What holds for the house as a whole.

mod aggregation;
// Without sentencex sentences end elsewhere now and then.
#[cfg(feature = "sentencex")]
mod corpora;
mod house;
mod threads;
