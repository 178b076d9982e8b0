//! What do judged hits say about what was meant? From a query and documents to a better query.
//!
//! Queries and documents are weighted stems. Nothing here searches: documents come from the
//! caller, judged by a user or, as pseudo feedback, the first hits taken for relevant.

mod bo1;
mod expansion;
mod hedge;
mod rm3;
mod rocchio;
#[cfg(test)]
mod tests;
mod weights;

pub use bo1::Bo1;
pub use expansion::{Expansion, UnknownExpansion};
pub use hedge::{Hedge, HedgeError};
pub use rm3::Rm3;
pub use rocchio::Rocchio;
pub use weights::{Collection, Feedback, Weights};
