//! What holds for the house as a whole.

mod corpora;
mod house;
mod threads;
