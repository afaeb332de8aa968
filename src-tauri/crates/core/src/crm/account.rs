//! Which account of a CRM it is, what is kept of it in the settings, and what it says of itself.
//!
//! An address is opaque: an adapter vouches for it, and everybody else only stores and shows it.

use std::fmt;

use serde::{Deserialize, Serialize};
use url::Url;

use super::adapters;

/// The key of the sandbox's rows.
const SANDBOX: &str = "sandbox";

/// Where an account is, such as `example.amocrm.ru`. There is none that no adapter has vouched for.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Address(String);

/// A text that names no account of any CRM.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct NotAnAddress(pub String);

impl Address {
    /// An address that an adapter has read.
    pub(super) fn vouched(address: impl Into<String>) -> Self {
        Self(address.into())
    }

    /// The address as it is kept and shown.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Address {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl From<Address> for String {
    fn from(address: Address) -> Self {
        address.0
    }
}

impl TryFrom<String> for Address {
    type Error = NotAnAddress;

    fn try_from(text: String) -> Result<Self, NotAnAddress> {
        adapters::address(&text)
    }
}

/// The account that calls are reported to, as the settings keep it. Its secrets are in the keyring.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConnectedAccount {
    pub host: Address,
    /// The CRM's id of it: one host may become another account's.
    pub id: u64,
    /// What people call it.
    #[serde(default)]
    pub name: String,
    /// How it was signed in to; without one by a long-lived token.
    #[serde(default)]
    pub oauth: Option<Integration>,
    /// The country it says it is in, by its code.
    #[serde(default)]
    pub country: Option<String>,
}

/// An integration (an OAuth 2.0 client) as the account knows it. Its secret is kept apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Integration {
    pub client_id: String,
    /// As the integration's settings have it, to the letter.
    pub redirect_uri: String,
}

/// Which account a client talks to, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// The name under which this account's rows are kept. The sandbox is one account wherever it listens.
    pub key: String,
    /// Where a person finds the account: shown to people, never taken apart.
    pub origin: Url,
    /// It is our own sandbox on this computer.
    pub sandbox: bool,
    /// What people call it; empty for the sandbox.
    pub name: String,
}

impl Account {
    /// The sandbox's, which listens at `origin`.
    pub(super) fn sandbox(origin: Url) -> Self {
        Self { key: SANDBOX.into(), origin, sandbox: true, name: String::new() }
    }

    /// One that was connected. Rows go by the host and the id: one host may become another account's.
    pub(super) fn connected(account: &ConnectedAccount, origin: Url) -> Self {
        let ConnectedAccount { host, id, name, .. } = account;
        let name = if name.is_empty() { host.to_string() } else { name.clone() };
        Self { key: format!("{host}/{id}"), origin, sandbox: false, name }
    }
}

/// What an account says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountFacts {
    pub id: u64,
    pub name: String,
    /// The user whom the sign-in belongs to; often an administrator, so only a suggestion.
    pub user: Option<u64>,
    /// The code of the country it is in.
    pub country: Option<String>,
}

/// A user of the account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct User {
    pub id: u64,
    pub name: String,
    pub admin: bool,
}
