//! Accounts over the socket: how to sign in, and what is told of an account.

use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize, Serializer};

/// The body of `PUT /account`.
#[derive(Serialize)]
pub(crate) struct SignIn {
    /// As it was typed.
    pub(crate) host: String,
    #[serde(flatten)]
    pub(crate) by: Credentials,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) me: Option<u64>,
}

/// What proves to the account that Callcard may tell it about calls.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Credentials {
    Token(#[serde(serialize_with = "exposed")] SecretString),
    Oauth(Grant),
    /// What Callcard has kept of the account it is connected to.
    Kept(bool),
}

/// What an integration's owner has to exchange for tokens.
#[derive(Serialize)]
pub(crate) struct Grant {
    pub(crate) client_id: String,
    #[serde(serialize_with = "exposed")]
    pub(crate) client_secret: SecretString,
    pub(crate) redirect_uri: String,
    /// Good for 20 minutes.
    #[serde(serialize_with = "exposed")]
    pub(crate) code: SecretString,
}

/// The one place where a secret leaves its wrapping: on its way into the body of a request.
pub(super) fn exposed<S: Serializer>(secret: &SecretString, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(secret.expose_secret())
}

/// The body of `PUT /account/me`.
#[derive(Serialize)]
pub(crate) struct Me {
    pub(crate) me: u64,
}

/// The answer to `GET /account` and to what changes it.
#[derive(Deserialize)]
pub(crate) struct Account {
    pub(crate) origin: String,
    pub(crate) name: Option<String>,
    /// What Callcard signs in with.
    pub(crate) sign_in: String,
    pub(crate) expires_at: Option<jiff::Timestamp>,
    /// `ready`, or what is in the way: an open set.
    pub(crate) state: String,
    pub(crate) detail: Option<String>,
    pub(crate) me: Option<u64>,
    pub(crate) suggested_me: Option<u64>,
    /// Nothing where the account does not tell.
    pub(crate) users: Option<Vec<User>>,
}

/// A user of the account.
#[derive(Deserialize)]
pub(crate) struct User {
    pub(crate) id: u64,
    pub(crate) name: String,
    #[serde(default)]
    pub(crate) admin: bool,
}
