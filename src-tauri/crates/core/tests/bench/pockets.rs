//! A keyring in memory, which may take its time.

use std::collections::BTreeMap;
use std::sync::Mutex;

use callcard_core::app::Keyring;
use callcard_core::keyring::Reply;
use secrecy::SecretString;
use tokio::sync::watch;

/// A keyring that is open.
#[derive(Default)]
pub(crate) struct Pockets {
    kept: Mutex<BTreeMap<String, SecretString>>,
    changes: watch::Sender<u64>,
    /// Until it says otherwise, nobody who asks is answered.
    is_slow: watch::Sender<bool>,
}

impl Pockets {
    /// How many secrets there are.
    pub(crate) fn count(&self) -> usize {
        self.kept.lock().unwrap().len()
    }

    /// Whether those who ask for a secret wait.
    pub(crate) fn slow(&self, is_slow: bool) {
        self.is_slow.send_replace(is_slow);
    }
}

impl Keyring for Pockets {
    fn get(&self, entry: &str) -> Reply<Option<SecretString>> {
        let (secret, mut is_slow) = (self.kept.lock().unwrap().get(entry).cloned(), self.is_slow.subscribe());
        Box::pin(async move {
            is_slow.wait_for(|is_slow| !is_slow).await.ok();
            Ok(secret)
        })
    }

    fn set(&self, entry: &str, secret: SecretString) -> Reply<()> {
        self.kept.lock().unwrap().insert(entry.to_owned(), secret);
        Box::pin(std::future::ready(Ok(())))
    }

    fn delete(&self, entry: &str) -> Reply<()> {
        self.kept.lock().unwrap().remove(entry);
        Box::pin(std::future::ready(Ok(())))
    }

    fn changes(&self) -> watch::Receiver<u64> {
        self.changes.subscribe()
    }
}
