//! The crate against real servers on loopback, most of which misbehave.

mod cache;
mod fetch;
mod provider;
mod redirect;
mod server;
