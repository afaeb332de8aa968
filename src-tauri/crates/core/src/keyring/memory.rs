//! A keyring for tests: it keeps entries in memory and a diary of what was done to it, and fails when it is told to.

use std::collections::BTreeMap;

use parking_lot::Mutex;
use secrecy::SecretString;
use tokio::sync::watch;

use super::{Keyring, Reply};
use crate::trouble::KeyringTrouble;

/// A keyring in memory.
#[derive(Default)]
pub(crate) struct Memory {
    entries: Mutex<BTreeMap<String, SecretString>>,
    /// What was done to it, by the last part of the entry's name.
    diary: Mutex<Vec<String>>,
    failing: Mutex<Option<KeyringTrouble>>,
    changes: watch::Sender<u64>,
}

impl Memory {
    fn note(&self, what: &str, entry: &str) -> Result<(), KeyringTrouble> {
        if let Some(trouble) = *self.failing.lock() {
            return Err(trouble);
        }
        self.diary.lock().push(format!("{what} {}", entry.rsplit('/').next().unwrap()));
        Ok(())
    }

    /// Fails from now on, or works again.
    pub(crate) fn fail(&self, trouble: Option<KeyringTrouble>) {
        *self.failing.lock() = trouble;
        self.changes.send_modify(|changes| *changes += 1);
    }

    /// The names of all entries.
    pub(crate) fn entries(&self) -> Vec<String> {
        self.entries.lock().keys().cloned().collect()
    }

    /// What was written since the last time somebody looked.
    pub(crate) fn written(&self) -> Vec<String> {
        let diary = std::mem::take(&mut *self.diary.lock());
        diary.into_iter().filter(|line| !line.starts_with("get")).collect()
    }
}

impl Keyring for Memory {
    fn get(&self, entry: &str) -> Reply<Option<SecretString>> {
        let got = self.note("get", entry).map(|()| self.entries.lock().get(entry).cloned());
        Box::pin(std::future::ready(got))
    }

    fn set(&self, entry: &str, secret: SecretString) -> Reply<()> {
        let set = self.note("set", entry);
        if set.is_ok() {
            self.entries.lock().insert(entry.into(), secret);
        }
        Box::pin(std::future::ready(set))
    }

    fn delete(&self, entry: &str) -> Reply<()> {
        let deleted = self.note("delete", entry);
        if deleted.is_ok() {
            self.entries.lock().remove(entry);
        }
        Box::pin(std::future::ready(deleted))
    }

    fn changes(&self) -> watch::Receiver<u64> {
        self.changes.subscribe()
    }
}
