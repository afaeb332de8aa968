//! Why the CRM gave no answer, in the classes that ask for different behaviour.
//!
//! The line that matters runs between "surely not processed" and everything else: there is no idempotency key, and a
//! second try of a processed request shows the call twice. An adapter decides the class; nobody else looks behind it.

use std::time::Duration;

use crate::call::Refused;
use crate::trouble::{SignInTrouble, Trouble, Way};

/// A request that brought no answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CrmError {
    /// Surely not processed; may be sent again. `after`: when the CRM itself said so.
    #[error("not processed: {way:?}")]
    Retry { way: Way, after: Option<Duration> },
    /// Perhaps processed; must not be sent again.
    #[error("perhaps processed: {0:?}")]
    Uncertain(Way),
    /// Refused.
    #[error("refused: {0:?}")]
    Refused(Refused),
    /// Not sent, for there is nothing to sign in with.
    #[error("no sign-in: {0:?}")]
    NoSignIn(SignInTrouble),
}

impl CrmError {
    /// What it says about the way to the CRM.
    pub fn trouble(&self) -> Trouble {
        match self {
            Self::Retry { way, .. } | Self::Uncertain(way) => Trouble::Way(*way),
            Self::Refused(refused) => Trouble::Refused(*refused),
            Self::NoSignIn(trouble) => Trouble::SignIn(*trouble),
        }
    }
}

/// No connection could be prepared: the system's TLS or proxy settings are broken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("cannot prepare connections: {0}")]
pub struct Unprepared(pub String);
