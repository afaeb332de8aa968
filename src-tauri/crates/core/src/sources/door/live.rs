//! Telephone systems that are heard over a WebSocket which we open: no address of ours has to be reached.
//!
//! What is here is pure: what to send, and what a message says. Who connects, waits and tries again is somebody else.

use secrecy::SecretString;

use super::dialect::{Setup, Unfit};
use crate::exchange::fact::Fact;

/// How a telephone system speaks over its WebSocket.
pub trait Live: Send {
    /// The path to ask for a WebSocket at. Secret: some have their key in it.
    fn target(&self) -> SecretString;

    /// What is sent first, in order. Secret: some have their key in it.
    fn greeting(&self) -> Vec<SecretString>;

    /// Whether it is known to say that we are in. If not, we are once it has not refused us for a moment.
    fn says_ready(&self) -> bool;

    /// What is sent again and again, beside the question of every WebSocket, so that the connection stays.
    fn keep_alive(&self) -> Option<&'static str>;

    /// Reads a message. One that makes no sense says nothing: the connection is worth more.
    fn hear(&mut self, message: &str) -> Message;
}

/// What a message says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// It is signed in: events come from now on.
    Ready,
    /// The key is wrong, or has no right to events.
    Refused,
    /// Of calls; empty where it says nothing of them.
    Facts(Vec<Fact>),
}

/// A dialect in the list of those that are heard over a WebSocket.
#[derive(Clone, Copy, Debug)]
pub struct LiveKind {
    /// As in the list of dialects.
    pub word: &'static str,
    /// The secrets that it cannot do without.
    pub secrets: &'static [&'static str],
    /// Where it is, unless its entry says another place.
    pub host: Option<&'static str>,
    pub port: Option<u16>,
    pub(super) open: fn(Setup) -> Result<Box<dyn Live>, Unfit>,
}

impl LiveKind {
    /// A dialect that can speak.
    pub fn open(&self, setup: Setup) -> Result<Box<dyn Live>, Unfit> {
        match self.secrets.iter().find(|word| !setup.secrets.contains_key(**word)) {
            Some(word) => Err(Unfit::Secret(word)),
            None => (self.open)(setup),
        }
    }
}
