//! Asterisk, heard by its manager interface (AMI): what its packets say of channels, as facts of calls.
//!
//! What is here is pure: bytes become packets, and packets facts. No list of dial plan contexts is needed; who is an
//! agent is known by the names of channels.

mod packet;
mod text;
mod session;
mod channel;
mod linked;
mod channels;
mod book;

pub use channels::Channels;
pub use packet::{Packet, Piece, Splitter};
pub use session::{Refusal, Session, Step};

#[cfg(test)]
mod tests;
