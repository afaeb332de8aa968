//! The account as the socket and the window see it, and what the window says to connect one.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{AccountKind, AccountState, SignInKind};
use crate::accounts::Accounts;
use crate::crm::{ConnectedAccount, Integration, Standing, User};
use crate::desk::Overview;
use crate::notice;
use crate::settings::UNSAID_COUNTRY;
use crate::text::Texts;

/// The account that calls are reported to, and how its sign-in stands. No part of it is secret.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct AccountView {
    pub kind: AccountKind,
    pub origin: String,
    pub name: Option<String>,
    #[ts(type = "number | null")]
    pub account_id: Option<u64>,
    pub sign_in: SignInKind,
    /// When the token in use ends, if it says so; OAuth tokens are renewed before.
    #[ts(type = "string | null")]
    pub expires_at: Option<Timestamp>,
    pub state: AccountState,
    /// What to do about it, in the agent's language.
    pub detail: Option<String>,
    /// The user who sits here.
    #[ts(type = "number | null")]
    pub me: Option<u64>,
    /// The user whom the sign-in belongs to: a guess at `me`.
    #[ts(type = "number | null")]
    pub suggested_me: Option<u64>,
    /// The active users, where the account lets them be read.
    pub users: Option<Vec<UserView>>,
    /// The country it is in by its code, or the one that is assumed of an account that does not say.
    pub country: String,
}

/// A user of the account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct UserView {
    #[ts(type = "number")]
    pub id: u64,
    pub name: String,
    pub admin: bool,
}

impl AccountView {
    /// The account as it is now.
    pub fn of(accounts: &Accounts, overview: &Overview, texts: &Texts) -> Self {
        let crm = accounts.current();
        let account = crm.account();
        let connected = accounts.connected();
        let sign_in = match &connected {
            None => SignInKind::Sandbox,
            Some(ConnectedAccount { oauth: None, .. }) => SignInKind::Token,
            Some(ConnectedAccount { oauth: Some(_), .. }) => SignInKind::Oauth,
        };
        let state = match (accounts.standing(), overview.trouble) {
            (Standing::Starting, _) => AccountState::Starting,
            (_, Some(trouble)) => AccountState::Trouble(trouble),
            (_, None) => AccountState::Ready,
        };
        let users = accounts
            .users()
            .map(|users| users.into_iter().map(|User { id, name, admin }| UserView { id, name, admin }).collect());
        Self {
            kind: AccountKind::of(account),
            origin: account.origin.as_str().trim_end_matches('/').into(),
            name: Some(account.name.clone()).filter(|name| !name.is_empty()),
            account_id: connected.as_ref().map(|account| account.id),
            sign_in,
            expires_at: crm.ends(),
            state,
            detail: overview.trouble.map(|trouble| notice::sentence(trouble, texts)),
            me: overview.me,
            suggested_me: accounts.suggested(),
            users,
            country: connected.and_then(|account| account.country).unwrap_or_else(|| UNSAID_COUNTRY.into()),
        }
    }
}

/// What signs an account in, apart from the secrets: those go from the clipboard to the app, past the page.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct ConnectRequest {
    pub host: String,
    pub oauth: Option<IntegrationView>,
    /// Sign in with what is kept of the account that is connected, which has this address now.
    pub kept: bool,
}

/// An integration of the account, as its settings have it.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct IntegrationView {
    pub client_id: String,
    pub redirect_uri: String,
}

impl From<IntegrationView> for Integration {
    fn from(IntegrationView { client_id, redirect_uri }: IntegrationView) -> Self {
        // What is pasted often brings a space along, and the CRM compares to the letter.
        Self { client_id: client_id.trim().into(), redirect_uri: redirect_uri.trim().into() }
    }
}
