//! Connecting an account, and why it may fail. It is proved at the CRM before anything is kept or changed.

use jiff::Timestamp;

use super::{Accounts, NoAccount, users};
use crate::code::Code;
use crate::crm::{Credentials, NotSignedIn, SignedIn, User};
use crate::trouble::KeyringTrouble;

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
    /// What somebody gave.
    Given(Credentials),
    /// What is kept of the account that is connected: it was renamed, and has another address now.
    Kept,
}

/// Why an account was not connected; nothing has changed then, except where said.
#[derive(Debug, thiserror::Error)]
pub enum NotConnected {
    #[error(transparent)]
    NotSignedIn(#[from] NotSignedIn),
    #[error("user {0} is not among the active users of this account")]
    NoSuchUser(u64),
    #[error("no account is connected")]
    Sandbox,
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
    pub fn code(&self) -> Code {
        match self {
            Self::NotSignedIn(why) => why.code(),
            Self::NoSuchUser(_) => Code::NoSuchUser,
            Self::Sandbox => Code::Sandbox,
            Self::NotRemoved(_) => Code::NotRemoved,
            Self::NotSaved(_) => Code::NotSaved,
            Self::NoAccount(_) => Code::NoAccount,
            Self::BrokenOff(_) => Code::Internal,
        }
    }

    /// What of the request is at fault, as far as one can say.
    pub fn field(&self) -> Option<&'static str> {
        match self {
            Self::NotSignedIn(why) => why.field(),
            Self::NoSuchUser(_) => Some("me"),
            Self::Sandbox | Self::NotRemoved(_) | Self::NotSaved(_) | Self::NoAccount(_) | Self::BrokenOff(_) => None,
        }
    }
}

/// An account that has answered.
struct Proved {
    signed_in: SignedIn,
    me: Option<u64>,
    /// `None` where they may not be read.
    users: Option<Vec<User>>,
}

impl Accounts {
    /// Connects an account, in the place of the one there is.
    pub async fn connect(&self, request: Connect) -> Result<(), NotConnected> {
        let _one_at_a_time = self.changing.lock().await;
        let before = self.connected();
        let Proved { signed_in: SignedIn { crm, account, user }, me, users } = self.prove(request).await?;
        crm.keep().await.map_err(NotSignedIn::from)?;
        let is_elsewhere = before.as_ref().is_none_or(|before| before.host != account.host);
        if let Err(error) = self.save(Some(account.clone()), me).await {
            // Nothing is left behind of an account that is not connected.
            if is_elsewhere && let Err(error) = self.parts.vaults.of(account.host.as_str()).clear().await {
                tracing::warn!(%error, "the secrets of an account that was not connected could not be removed");
            }
            return Err(error);
        }
        self.remember(users, user);
        self.switch(crm, me).await;
        self.parts.demo.close().await;
        if let Some(before) = before.filter(|_| is_elsewhere)
            && let Err(error) = self.parts.vaults.of(before.host.as_str()).clear().await
        {
            tracing::warn!(%error, host = %before.host, "the secrets of the account before could not be removed");
        }
        Ok(())
    }

    /// Signs in, and asks the CRM whose account it is and who works there.
    async fn prove(&self, request: Connect) -> Result<Proved, NotConnected> {
        let Connect { host, how, me } = request;
        let (signed_in, me) = match how {
            How::Given(credentials) => (self.parts.adapter.sign_in(&host, credentials, &self.parts.vaults).await?, me),
            How::Kept => {
                let settings = self.parts.settings.get();
                let signed_in = self.current().follow(&host, &self.parts.vaults).await?;
                if settings.account.is_some_and(|before| before.id != signed_in.account.id) {
                    return Err(NotSignedIn::OtherAddress.into());
                }
                // It is the same account: who sits here has been said.
                (signed_in, me.or(settings.me))
            }
        };
        let users = users::read(&*signed_in.crm).await;
        users::check_me(me, users.as_deref())?;
        Ok(Proved { signed_in, me, users })
    }

    /// Goes back to the sandbox and removes every secret of the account.
    pub async fn sign_out(&self) -> Result<(), NotConnected> {
        let _one_at_a_time = self.changing.lock().await;
        let Some(account) = self.connected() else { return Ok(()) };
        let (crm, me) = super::first::sandbox(&*self.parts.adapter, &*self.parts.demo).await?;
        self.save(None, None).await?;
        self.remember(None, None);
        self.switch(crm, me).await;
        self.parts.vaults.of(account.host.as_str()).clear().await.map_err(NotConnected::NotRemoved)
    }

    /// When a token ends, as far as it says so.
    pub(crate) fn token_ends(&self, token: &str) -> Option<Timestamp> {
        self.parts.adapter.token_ends(token)
    }
}
