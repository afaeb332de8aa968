//! How the sign-in to an account stands, as the desk and the agent need to know it. How it is renewed is the adapter's.

use jiff::Timestamp;

use crate::trouble::{KeyringTrouble, Trouble};

/// How the sign-in stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The keyring has not answered yet.
    Starting,
    /// It can be used. `ends`: when it will end for good.
    Ready { ends: Option<Timestamp> },
    /// It can be used until the end of the app: the keyring has not taken it.
    Unkept(KeyringTrouble),
    /// It cannot be used.
    Trouble(Trouble),
}
