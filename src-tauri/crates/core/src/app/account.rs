//! The app's handle, as far as the account goes: secrets come in here, and nothing of them goes out.

use secrecy::SecretString;

use super::App;
use crate::accounts::{Accounts, Connect, How, NotConnected};
use crate::crm::Credentials;
use crate::view::{ConnectRequest, Refusal, SecretKind, SecretView};

impl App {
    /// Keeps a secret in memory for `connect`, in the place of one that is there.
    pub fn take_secret(&self, kind: SecretKind, secret: &SecretString) -> Result<SecretView, Refusal> {
        let ends = |token: &str| self.inner.accounts.token_ends(token);
        self.inner.secrets.take(kind, secret, ends).map_err(|why| Refusal::not_a_secret(kind, why, &self.inner.texts))
    }

    /// Forgets the secrets that were taken.
    pub fn forget_secrets(&self) {
        self.inner.secrets.forget();
    }

    /// Connects an account with the secrets that were taken, once the CRM has proved it. They are forgotten then; when it
    /// fails they are kept for another try, but for a code, which works once.
    pub async fn connect(&self, request: ConnectRequest) -> Result<(), Refusal> {
        let ConnectRequest { host, oauth } = request;
        let secret = |kind| {
            let secret = self.inner.secrets.get(kind);
            secret.ok_or_else(|| Refusal::no_secret(kind, &self.inner.texts))
        };
        let credentials = match oauth {
            None => Credentials::Token(secret(SecretKind::Token)?),
            Some(integration) => Credentials::Code {
                integration: integration.into(),
                client_secret: secret(SecretKind::ClientSecret)?,
                code: secret(SecretKind::Code)?,
            },
        };
        let how = How::Given(credentials);
        let connected =
            self.whole(|accounts| async move { accounts.connect(Connect { host, how, me: None }).await }).await;
        match &connected {
            Ok(()) => self.forget_secrets(),
            // Of an address that is none nothing was sent.
            Err(refusal) if refusal.code == "not_a_host" => {}
            Err(_) => self.inner.secrets.forget_one(SecretKind::Code),
        }
        connected
    }

    /// Says which user of the account sits here.
    pub async fn choose_me(&self, me: u64) -> Result<(), Refusal> {
        self.whole(move |accounts| async move { accounts.choose_me(me).await }).await
    }

    /// Removes the account's secrets; calls go to the demo again.
    pub async fn sign_out(&self) -> Result<(), Refusal> {
        self.whole(|accounts| async move { accounts.sign_out().await }).await
    }

    /// Asks the keyring again.
    pub fn try_again(&self) {
        self.inner.accounts.try_again();
    }

    /// A change of the account is made whole even when whoever asked for it goes away meanwhile.
    async fn whole<F>(&self, change: impl FnOnce(std::sync::Arc<Accounts>) -> F) -> Result<(), Refusal>
    where
        F: Future<Output = Result<(), NotConnected>> + Send + 'static,
    {
        let changed = self.inner.runtime.spawn(change(self.inner.accounts.clone())).await;
        changed.map_err(Refusal::internal)?.map_err(|why| Refusal::not_connected(&why, &self.inner.texts))
    }
}
