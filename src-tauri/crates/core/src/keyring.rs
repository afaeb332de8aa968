//! The system's keyring as the core sees it, and the secrets of one account in it.
//!
//! Secrets are nowhere else: there is no file to fall back to. What a keyring cannot do is a state that the agent is told
//! of, with its way out.

use std::fmt;
use std::pin::Pin;
use std::sync::Arc;

use secrecy::SecretString;
use strum::VariantArray;
use tokio::sync::watch;

use crate::trouble::KeyringTrouble;

/// An answer of the keyring. It comes within a few seconds, or is a trouble.
pub type Reply<T> = Pin<Box<dyn Future<Output = Result<T, KeyringTrouble>> + Send>>;

/// The system's keyring. Entries go by a name of ours.
pub trait Keyring: Send + Sync + 'static {
    /// The secret of an entry; `None` when there is none.
    fn get(&self, entry: &str) -> Reply<Option<SecretString>>;

    /// Keeps a secret, in place of one that is there.
    fn set(&self, entry: &str, secret: SecretString) -> Reply<()>;

    /// Removes an entry. One that is not there is removed.
    fn delete(&self, entry: &str) -> Reply<()>;

    /// Changes when a keyring that was of no use may have become usable.
    fn changes(&self) -> watch::Receiver<u64>;
}

/// What is kept for an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Secret {
    /// The long-lived token.
    Token,
    /// The secret of the integration that signed in by OAuth.
    ClientSecret,
    /// The refresh token: it works once.
    Refresh,
    /// The access token, with the second in which it ends.
    Access,
    /// A renewal was begun and has not come to its end. No secret, but it must live and die with them.
    Renewal,
    /// Nothing: whether the keyring keeps anything is to be seen.
    Probe,
}

/// The secrets of one account, of one home.
#[derive(Clone)]
pub struct Vault {
    keyring: Arc<dyn Keyring>,
    place: String,
}

impl Vault {
    /// The vault of the account at `host`. `home` tells the secrets of two homes of one user apart.
    pub fn new(keyring: Arc<dyn Keyring>, home: &str, host: &str) -> Self {
        Self { keyring, place: format!("{home}/{host}") }
    }

    /// A secret; `None` when it is not there.
    pub async fn get(&self, secret: Secret) -> Result<Option<SecretString>, KeyringTrouble> {
        self.keyring.get(&self.entry(secret)).await
    }

    /// Keeps a secret.
    pub async fn set(&self, secret: Secret, value: SecretString) -> Result<(), KeyringTrouble> {
        self.keyring.set(&self.entry(secret), value).await
    }

    /// Removes a secret.
    pub async fn delete(&self, secret: Secret) -> Result<(), KeyringTrouble> {
        self.keyring.delete(&self.entry(secret)).await
    }

    /// Sees whether the keyring keeps anything.
    pub async fn probe(&self) -> Result<(), KeyringTrouble> {
        self.set(Secret::Probe, "nothing".into()).await?;
        self.delete(Secret::Probe).await
    }

    /// Removes all of them. Goes on after one that cannot be removed, and tells of it.
    pub async fn clear(&self) -> Result<(), KeyringTrouble> {
        let mut result = Ok(());
        for secret in Secret::VARIANTS {
            result = self.delete(*secret).await.and(result);
        }
        result
    }

    /// Changes when the keyring may have become usable.
    pub fn changes(&self) -> watch::Receiver<u64> {
        self.keyring.changes()
    }

    fn entry(&self, secret: Secret) -> String {
        format!("{}/{}", self.place, <&str>::from(secret))
    }
}

impl fmt::Debug for Vault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Vault({})", self.place)
    }
}
