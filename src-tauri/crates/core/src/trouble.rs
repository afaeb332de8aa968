//! What keeps calls from reaching the CRM: a closed list. Each has words in the locale files that tell the agent what
//! to do (`trouble-…`), and a code that machines may rely on.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::call::Refused;

/// Something between a call and the CRM. It is written as its code alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Trouble {
    /// Nobody has said which user of the account sits here.
    ChooseMe,
    /// The way to the CRM.
    #[serde(untagged)]
    Way(Way),
    /// The CRM's own no.
    #[serde(untagged)]
    Refused(Refused),
    /// The place where the sign-in is kept.
    #[serde(untagged)]
    Keyring(KeyringTrouble),
    /// The sign-in itself.
    #[serde(untagged)]
    SignIn(SignInTrouble),
}

/// What can go wrong on the way to the CRM and back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// The name of the host is not known to the network.
    NoSuchName,
    /// No connection.
    Offline,
    /// The system's proxy did not let us through, or is not there.
    Proxy,
    /// The certificate was issued by nobody whom this computer trusts.
    TlsUntrusted,
    /// The certificate is another host's.
    TlsName,
    /// The certificate is not valid at this time, by this computer's clock.
    TlsClock,
    /// No safe connection, for another reason.
    Tls,
    /// No answer in time.
    TimedOut,
    /// The connection broke off.
    CutOff,
    /// Too many requests.
    TooMany,
    /// The CRM failed (5xx).
    ServerFault,
    /// A web page came instead of an answer: a network that wants a sign-in of its own.
    Portal,
    /// An answer larger than any of the CRM's.
    TooLarge,
}

/// Why a secret cannot be had from the system's keyring, or kept there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error, TS)]
#[serde(rename_all = "snake_case")]
pub enum KeyringTrouble {
    #[error("no keyring is running on this desktop")]
    NoKeyring,
    #[error("the keyring is locked")]
    KeyringLocked,
    #[error("the keyring refused")]
    KeyringRefused,
    #[error("this system has no keyring that Callcard can use")]
    KeyringUnsupported,
    #[error("the secret is longer than the keyring takes")]
    SecretTooLong,
}

/// What is wrong with a sign-in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SignInTrouble {
    /// The keyring has no secret for this account.
    SecretMissing,
    /// The token has ended.
    Expired,
    /// The CRM does not accept the token any more.
    Revoked,
    /// Callcard was ended in the middle of a renewal: the CRM has taken the old token back, and the new one is lost.
    SignInLost,
    /// Nobody is at home any more under the account's address: it may have been renamed. What was kept is still good there.
    Moved,
}

impl SignInTrouble {
    /// It is the CRM's word, and the CRM may be wrong for a while: worth another try after a pause.
    pub(crate) fn may_pass(self) -> bool {
        matches!(self, Self::Revoked | Self::SignInLost | Self::Moved)
    }

    /// What becomes of a call that meets it.
    pub(crate) fn refusal(self) -> Refused {
        if self == Self::Moved { Refused::NotAnAccount } else { Refused::SignIn }
    }
}

/// Where in the window the agent can do something about a trouble, or learn more of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// The settings: what the sign-in needs is there.
    Settings,
    /// The doctor.
    Doctor,
}

impl Trouble {
    /// Where the agent can do something about it.
    pub fn remedy(self) -> Remedy {
        match self {
            Self::ChooseMe
            | Self::SignIn(_)
            | Self::Keyring(KeyringTrouble::SecretTooLong)
            | Self::Refused(Refused::SignIn | Refused::NotAnAccount) => Remedy::Settings,
            Self::Way(_) | Self::Keyring(_) | Self::Refused(_) => Remedy::Doctor,
        }
    }

    /// The code: one word.
    pub fn code(self) -> String {
        word(&self)
    }

    /// The key of its text in the locale files; with `-advice` behind it that of what to do.
    pub fn key(self) -> String {
        format!("trouble-{}", self.code().replace('_', "-"))
    }

    /// The agent can do something about it, or it will last: worth a notice of its own.
    pub fn is_worth_a_notice(self) -> bool {
        !matches!(self, Self::Way(Way::TooMany))
    }
}

/// The word that a variant is written as everywhere.
pub(crate) fn word(variant: &impl Serialize) -> String {
    match serde_json::to_value(variant) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}
