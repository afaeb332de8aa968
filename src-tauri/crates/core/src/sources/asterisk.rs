//! Asterisk, heard by its manager interface (AMI): what its packets say of channels, as facts of calls.
//!
//! Bytes become packets, and packets facts, by pure functions. No list of dial plan contexts is needed; who is an agent is
//! known by the names of channels. Around them is one connection, which is made again when it breaks.

mod packet;
mod text;
mod session;
mod run;
mod channel;
mod linked;
mod channels;
mod handed_on;
mod book;
mod calling;
mod entry;
mod conversation;
mod source;

pub use channels::Channels;
pub use packet::{Packet, Piece, Splitter};
pub use session::{Plain, Refusal, Session, Step};
pub(crate) use source::Asterisk;

#[cfg(test)]
mod tests;
