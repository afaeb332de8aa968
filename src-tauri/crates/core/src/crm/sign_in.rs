//! Signing in to an account: by what, what comes of it, and why it may not.

use std::sync::Arc;

use secrecy::SecretString;

use super::{ConnectedAccount, Crm, CrmError, Integration, NotAnAddress, Unprepared};
use crate::call::Refused;
use crate::code::Code;
use crate::trouble::{KeyringTrouble, Trouble, Way};

/// The longest token that is taken, in bytes.
pub(crate) const LONGEST_TOKEN: usize = 4_096;

/// What somebody gives to sign in with.
#[derive(Debug)]
pub enum Credentials {
    /// A long-lived token.
    Token(SecretString),
    /// The code of an integration, which works once.
    Code { integration: Integration, client_secret: SecretString, code: SecretString },
}

/// An account that has answered. Nothing of it is kept yet.
#[derive(Debug)]
pub struct SignedIn {
    pub crm: Arc<dyn Crm>,
    /// What the settings keep of it.
    pub account: ConnectedAccount,
    /// The user whom the sign-in belongs to.
    pub user: Option<u64>,
}

/// Why somebody is not signed in.
#[derive(Debug, thiserror::Error)]
pub enum NotSignedIn {
    #[error(transparent)]
    Address(#[from] NotAnAddress),
    #[error("{0}")]
    Token(&'static str),
    #[error("the token belongs to another account than this address")]
    OtherAccount,
    /// It was kept, and the address that was given is not its account's.
    #[error("another account than the one that is connected is at this address")]
    OtherAddress,
    #[error("the CRM does not accept the token")]
    TokenRefused,
    #[error("the CRM does not accept the code, or not with this client secret and integration")]
    CodeRefused,
    /// Somebody signed in by a code, or is signed in, and the CRM does not accept that where it is to be used.
    #[error("the CRM does not accept the sign-in at this address")]
    SignInRefused,
    #[error(transparent)]
    Crm(#[from] CrmError),
    #[error(transparent)]
    Keyring(#[from] KeyringTrouble),
    #[error(transparent)]
    Unprepared(#[from] Unprepared),
}

impl NotSignedIn {
    /// The code: one word.
    pub fn code(&self) -> Code {
        match self {
            Self::Address(_) => Code::NotAHost,
            Self::Token(_) | Self::OtherAccount | Self::OtherAddress => Code::NotAToken,
            Self::TokenRefused | Self::CodeRefused | Self::SignInRefused => {
                Code::Trouble(Trouble::Refused(Refused::SignIn))
            }
            Self::Crm(error) => Code::Trouble(error.trouble()),
            Self::Keyring(trouble) => Code::Trouble(Trouble::Keyring(*trouble)),
            Self::Unprepared(_) => Code::NoAccount,
        }
    }

    /// What of the request is at fault, as far as one can say.
    pub fn field(&self) -> Option<&'static str> {
        match self {
            Self::Address(_) | Self::OtherAddress => Some("host"),
            Self::Token(_) | Self::OtherAccount | Self::TokenRefused => Some("token"),
            Self::Crm(error) => match error.trouble() {
                Trouble::Way(Way::NoSuchName) | Trouble::Refused(Refused::NotAnAccount) => Some("host"),
                _ => None,
            },
            // It may be the code, the client secret or the integration.
            Self::CodeRefused | Self::SignInRefused => None,
            Self::Keyring(_) | Self::Unprepared(_) => None,
        }
    }
}
