//! Where Callcard keeps its files and where it listens, and how to speak to it there.
//!
//! The app and `callcardctl` are separate programs that must come to the same answer, so it is worked out here and nowhere
//! else. Programs start this one for every call: nothing here may cost time at the start, and nothing knows what the
//! requests mean.

mod session;
mod socket;
pub mod user;

mod paths;
mod sign;

mod client;
mod connect;
mod lines;

pub use client::{AskError, BrokenExchange, Client, ask};
pub use connect::{Stranger, Stream, connect};
pub use lines::{Lines, follow};
pub use paths::{HOME_VARIABLE, Paths, PathsError, System};
pub use sign::Sign;
pub use socket::SocketName;
