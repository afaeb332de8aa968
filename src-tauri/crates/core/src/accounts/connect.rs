//! Connecting an account: from what somebody typed to a client that the CRM has answered. Nothing is kept here.

use std::sync::Arc;
use std::time::Duration;

use secrecy::{ExposeSecret, SecretString};

use super::NoAccount;
use crate::call::Refused;
use crate::crm::amo::auth::SignIn;
use crate::crm::amo::claims::Claims;
use crate::crm::amo::error::CrmError;
use crate::crm::amo::host::{Host, NotAHost};
use crate::crm::amo::line::{Line, Unprepared};
use crate::crm::amo::oauth::Integration;
use crate::crm::amo::wire::User;
use crate::crm::amo::{Account, Crm};
use crate::keyring::{Keyring, Vault};
use crate::settings::ConnectedAccount;
use crate::trouble::{KeyringTrouble, SignInTrouble, Trouble, Way};

/// The longest token that is taken, in bytes.
pub(crate) const LONGEST_TOKEN: usize = 4_096;

/// How long the list of users may take; somebody waits for the account.
pub(super) const USERS: Duration = Duration::from_secs(12);

/// What somebody typed.
#[derive(Debug)]
pub struct Connect {
    /// The account's address, in any form.
    pub host: String,
    pub how: How,
    /// The user who sits here, if they have said so.
    pub me: Option<u64>,
}

/// By what to sign in.
#[derive(Debug)]
pub enum How {
    /// A long-lived token.
    Token(SecretString),
    /// The code of an integration, which works once.
    Code { integration: Integration, client_secret: SecretString, code: SecretString },
    /// What is kept of the account that is connected by OAuth: it was renamed, and has another address now.
    Kept,
}

/// Why an account was not connected; nothing has changed then, except where said.
#[derive(Debug, thiserror::Error)]
pub enum NotConnected {
    #[error(transparent)]
    Host(#[from] NotAHost),
    #[error("{0}")]
    Token(&'static str),
    #[error("the token belongs to another account than this address")]
    OtherAccount,
    #[error("the CRM does not accept the token")]
    TokenRefused,
    #[error("the CRM does not accept the code, or not with this client secret and integration")]
    CodeRefused,
    #[error("user {0} is not among the active users of this account")]
    NoSuchUser(u64),
    #[error("no account is connected")]
    Sandbox,
    #[error(transparent)]
    Crm(#[from] CrmError),
    #[error(transparent)]
    Keyring(#[from] KeyringTrouble),
    /// The account is signed out.
    #[error("the secrets could not be removed from the keyring: {0}")]
    NotRemoved(KeyringTrouble),
    #[error("the settings could not be saved: {0}")]
    NotSaved(String),
    #[error(transparent)]
    NoAccount(#[from] NoAccount),
    #[error("the change was broken off: {0}")]
    BrokenOff(String),
}

impl NotConnected {
    /// The code: one word.
    pub fn code(&self) -> String {
        match self {
            Self::Host(_) => "not_a_host".into(),
            Self::Token(_) | Self::OtherAccount => "not_a_token".into(),
            Self::TokenRefused | Self::CodeRefused => Trouble::Refused(Refused::SignIn).code(),
            Self::NoSuchUser(_) => "no_such_user".into(),
            Self::Sandbox => "sandbox".into(),
            Self::Crm(error) => error.trouble().code(),
            Self::Keyring(trouble) => Trouble::Keyring(*trouble).code(),
            Self::NotRemoved(_) => "not_removed".into(),
            Self::NotSaved(_) => "not_saved".into(),
            Self::NoAccount(_) => "no_account".into(),
            Self::BrokenOff(_) => "internal".into(),
        }
    }

    /// What of the request is at fault, as far as one can say.
    pub fn field(&self) -> Option<&'static str> {
        match self {
            Self::Host(_) => Some("host"),
            Self::Token(_) | Self::OtherAccount | Self::TokenRefused => Some("token"),
            Self::NoSuchUser(_) => Some("me"),
            Self::Crm(error) => match error.trouble() {
                Trouble::Way(Way::NoSuchName) | Trouble::Refused(Refused::NotAnAccount) => Some("host"),
                _ => None,
            },
            // It may be the code, the client secret or the integration.
            Self::CodeRefused => None,
            Self::Sandbox
            | Self::Keyring(_)
            | Self::NotRemoved(_)
            | Self::NotSaved(_)
            | Self::NoAccount(_)
            | Self::BrokenOff(_) => None,
        }
    }
}

impl From<Unprepared> for NotConnected {
    fn from(error: Unprepared) -> Self {
        Self::NoAccount(error.into())
    }
}

/// An account that has answered.
pub(super) struct Proved {
    pub(super) crm: Arc<Crm>,
    pub(super) account: ConnectedAccount,
    pub(super) me: Option<u64>,
    pub(super) suggested: Option<u64>,
    /// `None` where they may not be read.
    pub(super) users: Option<Vec<User>>,
}

/// Asks the CRM whose account it is. A code is used up by that, so the keyring is asked first whether it can keep anything.
pub(super) async fn prove(
    request: Connect,
    before: Option<(u64, &SignIn)>,
    keyring: &Arc<dyn Keyring>,
    home: &str,
) -> Result<Proved, NotConnected> {
    let Connect { host, how, me } = request;
    let claims = match &how {
        How::Token(token) => Claims::read(checked(token)?),
        How::Code { .. } => Claims::default(),
        How::Kept => Claims { account_id: before.map(|(id, _)| id), ..Claims::default() },
    };
    let host = Host::read(&host, claims.base_domain.as_deref())?;
    let line = Arc::new(Line::new(host.origin(), false)?);
    let vault = Vault::new(keyring.clone(), home, host.as_str());
    let (sign_in, oauth) = match how {
        How::Token(token) => {
            let sign_in = SignIn::long_lived(line.clone(), vault);
            sign_in.take_token(token);
            (sign_in, None)
        }
        How::Code { integration, client_secret, code } => {
            vault.probe().await?;
            let sign_in = SignIn::oauth(line.clone(), vault, integration.clone());
            let taken = sign_in.take_code(client_secret, &code).await;
            taken.map_err(|error| refused(error, NotConnected::CodeRefused))?;
            (sign_in, Some(integration))
        }
        How::Kept => {
            let nothing = || NotConnected::Crm(CrmError::NoSignIn(SignInTrouble::SecretMissing));
            let (_, before) = before.ok_or_else(nothing)?;
            let integration = before.integration().ok_or_else(nothing)?;
            vault.probe().await?;
            let sign_in = SignIn::oauth(line.clone(), vault, integration.clone());
            sign_in.take_over(before).await?;
            (sign_in, Some(integration.clone()))
        }
    };
    let sign_in = Arc::new(sign_in);
    // Until the CRM has said whose it is, the account has no name and no rows.
    let unknown = Account { key: String::new(), origin: host.origin(), sandbox: false, name: String::new() };
    let crm = Crm::new(unknown, line.clone(), sign_in.clone());
    crm.turn().await;
    let facts = crm.facts().await.map_err(|error| refused(error, NotConnected::TokenRefused))?;
    if claims.account_id.is_some_and(|id| id != facts.id) {
        return Err(NotConnected::OtherAccount);
    }
    // Many may not ask for them: then the id is typed.
    let users = match tokio::time::timeout(USERS, crm.users()).await {
        Ok(Ok(users)) => Some(users),
        Ok(Err(error)) => {
            tracing::info!(%error, "the users could not be read");
            None
        }
        Err(_) => None,
    };
    check_me(me, users.as_deref())?;
    let account = ConnectedAccount { host, id: facts.id, name: facts.name, oauth, country: facts.country };
    let crm = Arc::new(Crm::new(super::of(&account), line, sign_in));
    Ok(Proved { crm, account, me, suggested: facts.user, users })
}

/// What the CRM did not accept, if that is what it says: what has just been given was never good.
fn refused(error: CrmError, given: NotConnected) -> NotConnected {
    if matches!(error, CrmError::Refused(Refused::SignIn)) { given } else { error.into() }
}

/// Whether that may be the user who sits here.
pub(super) fn check_me(me: Option<u64>, users: Option<&[User]>) -> Result<(), NotConnected> {
    match (me, users) {
        (Some(me), Some(users)) if !users.iter().any(|user| user.id == me) => Err(NotConnected::NoSuchUser(me)),
        _ => Ok(()),
    }
}

/// A token is one word of printable letters; anything else would not even make a header.
fn checked(token: &SecretString) -> Result<&str, NotConnected> {
    let token = token.expose_secret();
    match () {
        () if token.is_empty() => Err(NotConnected::Token("there is no token")),
        () if token.len() > LONGEST_TOKEN => Err(NotConnected::Token("the token is longer than 4096 characters")),
        () if !token.chars().all(|c| c.is_ascii_graphic()) => {
            Err(NotConnected::Token("the token is not one word of letters, digits and signs"))
        }
        () => Ok(token),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_one_word() {
        assert!(checked(&"eyJ0.abc-_.x=".into()).is_ok());
        for token in ["", "two words", "line\nbreak", "кириллица", &"x".repeat(4_097)] {
            assert!(checked(&token.into()).is_err(), "{token}");
        }
    }

    #[test]
    fn me_is_one_of_the_users_where_they_are_known() {
        let users = [User { id: 7, name: String::new(), admin: false }];
        for (me, users, good) in [
            (None, Some(&users[..]), true),
            (Some(7), Some(&users[..]), true),
            (Some(8), Some(&users[..]), false),
            (Some(8), None, true),
        ] {
            assert_eq!(check_me(me, users).is_ok(), good, "{me:?} {users:?}");
        }
    }
}
