//! The secrets of the sources in the system's keyring. They are the telephone system's and not the CRM's: signing out of
//! an account leaves them where they are.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use secrecy::SecretString;
use tokio::sync::{Mutex, watch};

use crate::keyring::Keyring;
use crate::trouble::KeyringTrouble;

/// How often the secrets of a place were changed.
type Changes = BTreeMap<String, u64>;

/// The secrets of all sources of one home.
#[derive(Clone)]
pub struct SecretsOfSources {
    keyring: Arc<dyn Keyring>,
    home: String,
    /// Counts the changes of each place.
    kept: watch::Sender<Changes>,
    /// Held by whoever makes a secret.
    making: Arc<Mutex<()>>,
}

impl SecretsOfSources {
    /// Those of a home. Its name tells its secrets from those of the user's other homes.
    pub fn new(keyring: Arc<dyn Keyring>, home: String) -> Self {
        Self { keyring, home, kept: watch::Sender::default(), making: Arc::default() }
    }

    /// Those of one source. No host has a colon in its name, so no account's secrets are in this place.
    pub fn of(&self, source: &str) -> SourceSecrets {
        let place = format!("{}/source:{source}", self.home);
        SourceSecrets {
            usable: self.keyring.changes(),
            seen: count(&self.kept.borrow(), &place),
            changes: self.kept.subscribe(),
            kept: self.kept.clone(),
            making: self.making.clone(),
            keyring: self.keyring.clone(),
            place,
        }
    }
}

/// The secrets of one source, of one home.
#[derive(Clone)]
pub struct SourceSecrets {
    keyring: Arc<dyn Keyring>,
    place: String,
    kept: watch::Sender<Changes>,
    making: Arc<Mutex<()>>,
    changes: watch::Receiver<Changes>,
    /// The changes that `changed` has told of.
    seen: u64,
    usable: watch::Receiver<u64>,
}

impl SourceSecrets {
    /// A secret, by a word of the source's; `None` when it is not there.
    pub async fn get(&self, secret: &str) -> Result<Option<SecretString>, KeyringTrouble> {
        self.keyring.get(&self.entry(secret)).await
    }

    /// Keeps a secret, in place of one that is there.
    pub async fn set(&self, secret: &str, value: SecretString) -> Result<(), KeyringTrouble> {
        self.keyring.set(&self.entry(secret), value).await?;
        self.note();
        Ok(())
    }

    /// A secret that is made here: the one that is kept, else this one, which is kept from now on.
    pub async fn get_or_keep(&self, secret: &str, made: SecretString) -> Result<SecretString, KeyringTrouble> {
        let _one_at_a_time = self.making.lock().await;
        if let Some(kept) = self.get(secret).await? {
            return Ok(kept);
        }
        self.set(secret, made.clone()).await?;
        Ok(made)
    }

    /// Removes a secret. One that is not there is removed.
    pub async fn delete(&self, secret: &str) -> Result<(), KeyringTrouble> {
        self.keyring.delete(&self.entry(secret)).await?;
        self.note();
        Ok(())
    }

    /// Comes back when it is worth asking for the secrets again: some were kept or removed since the last time, or a keyring
    /// that was of no use may have become usable.
    pub async fn changed(&mut self) {
        let Self { changes, usable, seen, place, .. } = self;
        let changed = tokio::select! {
            changed = changes.wait_for(|changes| count(changes, place) != *seen) => {
                changed.map(|changes| *seen = count(&changes, place))
            }
            changed = usable.changed() => changed,
        };
        if changed.is_err() {
            // The app has come to its end: nothing changes any more.
            std::future::pending().await
        }
    }

    fn note(&self) {
        self.kept.send_modify(|kept| *kept.entry(self.place.clone()).or_default() += 1);
    }

    fn entry(&self, secret: &str) -> String {
        format!("{}/{secret}", self.place)
    }
}

fn count(changes: &Changes, place: &str) -> u64 {
    changes.get(place).copied().unwrap_or_default()
}

impl fmt::Debug for SecretsOfSources {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "SecretsOfSources({})", self.home)
    }
}

impl fmt::Debug for SourceSecrets {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "SourceSecrets({})", self.place)
    }
}
