//! The secrets of one source in the system's keyring. They are the telephone system's and not the CRM's: signing out of
//! an account leaves them where they are.

use std::fmt;
use std::sync::Arc;

use secrecy::SecretString;
use tokio::sync::watch;

use crate::keyring::Keyring;
use crate::trouble::KeyringTrouble;

/// The secrets of one source, of one home.
#[derive(Clone)]
pub struct SourceSecrets {
    keyring: Arc<dyn Keyring>,
    place: String,
}

impl SourceSecrets {
    /// No host has a colon in its name, so no account's secrets are in this place.
    pub fn new(keyring: Arc<dyn Keyring>, home: &str, source: &str) -> Self {
        Self { keyring, place: format!("{home}/source:{source}") }
    }

    /// A secret, by a word of the source's; `None` when it is not there.
    pub async fn get(&self, secret: &str) -> Result<Option<SecretString>, KeyringTrouble> {
        self.keyring.get(&self.entry(secret)).await
    }

    /// Keeps a secret, in place of one that is there.
    pub async fn set(&self, secret: &str, value: SecretString) -> Result<(), KeyringTrouble> {
        self.keyring.set(&self.entry(secret), value).await
    }

    /// Removes a secret. One that is not there is removed.
    pub async fn delete(&self, secret: &str) -> Result<(), KeyringTrouble> {
        self.keyring.delete(&self.entry(secret)).await
    }

    /// Changes when a keyring that was of no use may have become usable.
    pub fn changes(&self) -> watch::Receiver<u64> {
        self.keyring.changes()
    }

    fn entry(&self, secret: &str) -> String {
        format!("{}/{secret}", self.place)
    }
}

impl fmt::Debug for SourceSecrets {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "SourceSecrets({})", self.place)
    }
}
