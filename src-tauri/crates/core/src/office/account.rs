//! The handle, as far as the account goes: secrets come in here, and nothing of them goes out.
//!
//! A change of the account is finished even if the one who asked for it goes away meanwhile.

use std::sync::Arc;

use secrecy::SecretString;

use super::Office;
use crate::accounts::{Accounts, Connect, How, NotConnected};
use crate::crm::{Credentials, NotSignedIn};
use crate::view::{AccountView, ConnectRequest, Refusal, SecretKind, SecretView};

impl Office {
    /// The account as it is now.
    pub fn account_view(&self) -> AccountView {
        AccountView::of(&self.inner.accounts, &self.inner.overview.borrow(), &self.inner.texts)
    }

    /// Connects an account, in the place of the one there is, once the CRM has proved it.
    pub async fn connect(&self, connect: Connect) -> Result<(), NotConnected> {
        self.whole(|accounts| async move { accounts.connect(connect).await }).await
    }

    /// Says which user of the account sits here.
    pub async fn choose_me(&self, me: u64) -> Result<(), NotConnected> {
        self.whole(move |accounts| async move { accounts.choose_me(me).await }).await
    }

    /// Removes the account's secrets; calls go to the demo again.
    pub async fn sign_out(&self) -> Result<(), NotConnected> {
        self.whole(|accounts| async move { accounts.sign_out().await }).await
    }

    /// Asks the keyring again.
    pub fn try_again(&self) {
        self.inner.accounts.try_again();
    }

    /// Keeps a secret in memory for `connect_with_taken`, in the place of one that is there.
    pub fn take_secret(&self, kind: SecretKind, secret: &SecretString) -> Result<SecretView, Refusal> {
        let ends = |token: &str| self.inner.accounts.token_ends(token);
        self.inner.secrets.take(kind, secret, ends).map_err(|why| Refusal::not_a_secret(kind, why, &self.inner.texts))
    }

    /// Forgets the secrets that were taken.
    pub fn forget_secrets(&self) {
        self.inner.secrets.forget();
    }

    /// Connects an account with the secrets that were taken. They are forgotten then; when it fails they are kept for
    /// another try, but for a code, which works once.
    pub async fn connect_with_taken(&self, request: ConnectRequest) -> Result<(), Refusal> {
        let ConnectRequest { host, oauth, kept } = request;
        let secret = |kind| {
            let secret = self.inner.secrets.get(kind);
            secret.ok_or_else(|| Refusal::no_secret(kind, &self.inner.texts))
        };
        let how = match oauth {
            None if kept => How::Kept,
            None => How::Given(Credentials::Token(secret(SecretKind::Token)?)),
            Some(integration) => How::Given(Credentials::Code {
                integration: integration.into(),
                client_secret: secret(SecretKind::ClientSecret)?,
                code: secret(SecretKind::Code)?,
            }),
        };
        let connected = self.connect(Connect { host, how, me: None }).await;
        match &connected {
            Ok(()) => self.forget_secrets(),
            // Of an address that is none nothing was sent.
            Err(NotConnected::NotSignedIn(NotSignedIn::Address(_))) => {}
            Err(_) => self.inner.secrets.forget_one(SecretKind::Code),
        }
        connected.map_err(|why| self.refuse(&why))
    }

    /// Why the account was not changed, in the agent's language.
    pub fn refuse(&self, why: &NotConnected) -> Refusal {
        Refusal::not_connected(why, &self.inner.texts)
    }

    async fn whole<F>(&self, change: impl FnOnce(Arc<Accounts>) -> F) -> Result<(), NotConnected>
    where
        F: Future<Output = Result<(), NotConnected>> + Send + 'static,
    {
        let changed = self.inner.runtime.spawn(change(self.inner.accounts.clone())).await;
        changed.unwrap_or_else(|error| Err(NotConnected::BrokenOff(error.to_string())))
    }
}
