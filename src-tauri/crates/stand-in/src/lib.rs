//! Telephone systems for tests and measurements: they listen on this computer, let in as the real ones do, and say what
//! real ones were heard to say.
//!
//! Nothing of Callcard is imported here, so that a mistake on the wire shows on one side. A stand-in fails by panicking: its
//! message is the message of the test.
#![expect(
    clippy::expect_used,
    clippy::missing_panics_doc,
    reason = "a stand-in fails by panicking: its message is the message of the test"
)]

mod recording;
mod certificate;
mod client;
mod asterisk;
mod speaker;
mod web_socket;

pub use asterisk::{Asterisk, Placing, SECRET, USER};
pub use certificate::certificate;
pub use recording::Recording;
pub use speaker::Speaker;
pub use web_socket::{KEY, WebSocketServer};
