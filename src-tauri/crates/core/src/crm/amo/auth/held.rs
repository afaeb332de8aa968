//! The secrets of a sign-in in memory, and the form in which an access token is kept.

use jiff::Timestamp;
use secrecy::{ExposeSecret, SecretString};

/// A token to send, and which of the tokens there have been it is.
#[derive(Clone, Debug)]
pub(in crate::crm::amo) struct Bearer {
    pub(in crate::crm::amo) token: SecretString,
    pub(super) issue: u64,
    /// The CRM has refused this sign-in before, and is asked once more: the desk has let it rest for long enough.
    pub(in crate::crm::amo) trial: bool,
}

/// The secrets in memory.
#[derive(Debug, Default)]
pub(super) struct Held {
    pub(super) issue: u64,
    pub(super) access: Option<SecretString>,
    /// When `access` ends.
    pub(super) ends: Option<Timestamp>,
    pub(super) refresh: Option<SecretString>,
    pub(super) client_secret: Option<SecretString>,
    /// The keyring has not taken the newest pair yet.
    pub(super) unkept: bool,
    /// A renewal of the last time has not come to its end.
    pub(super) interrupted: bool,
}

impl Held {
    /// The token to send, if there is one.
    pub(super) fn bearer(&self) -> Option<Bearer> {
        Some(Bearer { token: self.access.clone()?, issue: self.issue, trial: false })
    }
}

/// An access token as it is kept: the second in which it ends, and the token.
pub(super) fn dated(kept: &SecretString) -> Option<(Timestamp, SecretString)> {
    let (ends, token) = kept.expose_secret().split_once(' ')?;
    Some((Timestamp::from_second(ends.parse().ok()?).ok()?, token.into()))
}
