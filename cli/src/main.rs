//! The command `summ`.
fn main() {}
