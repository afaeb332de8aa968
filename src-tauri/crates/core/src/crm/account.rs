//! Which account of a CRM it is, and what that account says of itself.

use serde::Serialize;
use url::Url;

/// Which account, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// The name under which this account's rows are kept. The sandbox is one account wherever it listens.
    pub key: String,
    /// Where a person finds the account: shown to people, never taken apart.
    pub origin: Url,
    /// It is our own sandbox on this computer.
    pub sandbox: bool,
    /// What people call it; empty until the CRM has said so.
    pub name: String,
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
