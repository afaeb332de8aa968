//! The system's keyring: Secret Service, Windows Credential Manager or macOS Keychain. Secrets are kept nowhere else.
//!
//! Each may block for as long as a person takes to answer a question. So a thread of its own asks, callers wait for a few
//! seconds at most, and a thread that is blocked is replaced by a new one; it ends once the keyring answers.

mod parts;
#[cfg(target_os = "linux")]
#[path = "keyring/linux.rs"]
mod system;
#[cfg(not(target_os = "linux"))]
#[path = "keyring/others.rs"]
mod system;

use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::time::Duration;
use std::{io, thread};

use callcard_core::app::Keyring;
use callcard_core::keyring::Reply;
use callcard_core::trouble::KeyringTrouble;
use keyring_core::api::CredentialStore;
use keyring_core::{Error, Result};
use parking_lot::{Mutex, MutexGuard};
use secrecy::{ExposeSecret, SecretString};
use tokio::runtime::Handle;
use tokio::sync::{oneshot, watch};

/// How long an answer is waited for. A keyring that takes longer is asking somebody for a password.
const PATIENCE: Duration = Duration::from_secs(5);
/// Questions that may wait behind one that takes long.
const QUEUE: usize = 16;
/// Threads that may be kept waiting at once.
const MOST_WAITING: usize = 4;

/// The system's keyring.
#[derive(Clone)]
pub(crate) struct SystemKeyring {
    asker: Arc<Mutex<Asker>>,
    changes: watch::Sender<u64>,
}

/// The thread that asks now.
struct Asker {
    jobs: SyncSender<Job>,
    /// Which of the threads there have been it is.
    turn: u64,
    /// One for each thread that is alive, and one here.
    alive: Arc<()>,
}

type Job = Box<dyn FnOnce(&mut Shelf) + Send>;

/// The store that is asked, once there is one.
#[derive(Default)]
struct Shelf {
    store: Option<Arc<CredentialStore>>,
}

impl SystemKeyring {
    /// Starts the thread, and listens for a keyring that comes later.
    pub(crate) fn start(runtime: &Handle) -> io::Result<Self> {
        let alive = Arc::default();
        let asker = Asker { jobs: begin(&alive)?, turn: 0, alive };
        let changes = watch::Sender::new(0);
        system::listen(runtime, changes.clone());
        Ok(Self { asker: Arc::new(Mutex::new(asker)), changes })
    }

    /// Replaces a thread that the keyring blocks.
    fn leave(&self, turn: u64) {
        let mut asker = self.asker();
        if asker.turn == turn && Arc::strong_count(&asker.alive) <= MOST_WAITING {
            match begin(&asker.alive) {
                Ok(jobs) => (asker.jobs, asker.turn) = (jobs, turn + 1),
                Err(error) => tracing::warn!(%error, "no other thread can ask the keyring"),
            }
        }
    }

    fn asker(&self) -> MutexGuard<'_, Asker> {
        self.asker.lock()
    }

    fn ask<T: Send + 'static>(
        &self,
        entry: &str,
        question: impl Fn(&Arc<CredentialStore>, &str) -> Result<T> + Send + 'static,
    ) -> Reply<T> {
        let (reply, answer) = oneshot::channel();
        let (name, changes) = (entry.to_owned(), self.changes.clone());
        let job: Job = Box::new(move |shelf| {
            let answer = shelf.ask(|store| question(store, &name));
            let worked = answer.is_ok();
            // The caller has given up waiting. The keyring answers now, so the caller may want to ask again.
            if reply.send(answer).is_err() && worked {
                changes.send_modify(|changes| *changes += 1);
            }
        });
        let (sent, turn) = {
            let asker = self.asker();
            (asker.jobs.try_send(job), asker.turn)
        };
        let keyring = self.clone();
        Box::pin(async move {
            sent.map_err(|_| KeyringTrouble::KeyringLocked)?;
            match tokio::time::timeout(PATIENCE, answer).await {
                Ok(Ok(answer)) => answer,
                Ok(Err(_)) => Err(KeyringTrouble::KeyringRefused),
                Err(_) => {
                    keyring.leave(turn);
                    Err(KeyringTrouble::KeyringLocked)
                }
            }
        })
    }
}

/// Removes every secret of this Callcard. For the uninstaller.
#[cfg(windows)]
pub(crate) fn forget(paths: &callcard_local::Paths) -> crate::Outcome<()> {
    let store = system::open()?;
    // Entries begin with the mark of their home, which is made of plain digits.
    let pattern = format!("^{}/", paths.mark());
    for entry in store.search(&std::collections::HashMap::from([("pattern", &*pattern)]))? {
        entry.delete_credential()?;
    }
    Ok(())
}

impl Keyring for SystemKeyring {
    fn get(&self, entry: &str) -> Reply<Option<SecretString>> {
        self.ask(entry, |store, name| match parts::get(store, name)?.map(String::from_utf8) {
            Some(Ok(secret)) => Ok(Some(secret.into())),
            Some(Err(error)) => Err(Error::BadEncoding(error.into_bytes())),
            None => Ok(None),
        })
    }

    fn set(&self, entry: &str, secret: SecretString) -> Reply<()> {
        self.ask(entry, move |store, name| parts::set(store, name, secret.expose_secret().as_bytes()))
    }

    fn delete(&self, entry: &str) -> Reply<()> {
        self.ask(entry, parts::delete)
    }

    fn changes(&self) -> watch::Receiver<u64> {
        self.changes.subscribe()
    }
}

/// Starts a new thread. It ends when the last sender of jobs is dropped; the app does not wait for it when it ends.
fn begin(alive: &Arc<()>) -> io::Result<SyncSender<Job>> {
    let (jobs, inbox) = sync_channel(QUEUE);
    let alive = alive.clone();
    thread::Builder::new().name("keyring".into()).spawn(move || {
        serve(&inbox);
        drop(alive);
    })?;
    Ok(jobs)
}

fn serve(inbox: &Receiver<Job>) {
    let mut shelf = Shelf::default();
    while let Ok(job) = inbox.recv() {
        job(&mut shelf);
    }
}

impl Shelf {
    /// Asks, and asks once more with a new connection: a keyring that was restarted does not know the old one.
    fn ask<T>(
        &mut self,
        question: impl Fn(&Arc<CredentialStore>) -> Result<T>,
    ) -> std::result::Result<T, KeyringTrouble> {
        for last in [self.store.is_none(), true] {
            match question(&self.store()?) {
                Ok(answer) => return Ok(answer),
                Err(error) => {
                    let trouble = trouble(&error);
                    if matches!(error, Error::PlatformFailure(_)) {
                        self.store = None;
                    }
                    if last || self.store.is_some() {
                        // What went wrong is said without what it went wrong with.
                        tracing::info!(%trouble, kind = kind(&error), "the keyring did not do as asked");
                        return Err(trouble);
                    }
                }
            }
        }
        Err(KeyringTrouble::KeyringRefused)
    }

    fn store(&mut self) -> std::result::Result<Arc<CredentialStore>, KeyringTrouble> {
        match &self.store {
            Some(store) => Ok(store.clone()),
            None => Ok(self.store.insert(system::open()?).clone()),
        }
    }
}

fn trouble(error: &Error) -> KeyringTrouble {
    match error {
        Error::NoStorageAccess(_) => KeyringTrouble::KeyringLocked,
        Error::TooLong(..) => KeyringTrouble::SecretTooLong,
        Error::NotSupportedByStore(_) | Error::NoDefaultStore => KeyringTrouble::KeyringUnsupported,
        _ => KeyringTrouble::KeyringRefused,
    }
}

fn kind(error: &Error) -> &'static str {
    match error {
        Error::PlatformFailure(_) => "platform failure",
        Error::NoStorageAccess(_) => "no access",
        Error::BadEncoding(_) | Error::BadDataFormat(..) | Error::BadStoreFormat(_) => "not ours",
        Error::TooLong(..) => "too long",
        Error::Ambiguous(_) => "ambiguous",
        _ => "other",
    }
}

#[cfg(all(test, windows))]
mod tests {
    use super::*;

    /// In the real Credential Manager: an entry of it takes 2,560 bytes.
    #[test]
    fn secret_stays_on_this_computer() {
        let (store, name) = (system::open().unwrap(), format!("test_here_{}", std::process::id()));
        parts::set(&store, &name, b"secret").unwrap();
        let about = store.build("Callcard", &name, None).unwrap().get_attributes().unwrap();
        parts::delete(&store, &name).unwrap();
        assert_eq!(about["persistence"], "Local");
    }

    #[tokio::test]
    async fn a_long_secret_is_kept_whole_and_removed_whole() {
        let keyring = SystemKeyring::start(&Handle::current()).unwrap();
        let entry = format!("test-{}", std::process::id());
        for length in [1, 2_500, 4_096] {
            let secret = "x".repeat(length);
            keyring.set(&entry, secret.clone().into()).await.unwrap();
            let kept = keyring.get(&entry).await.unwrap();
            assert_eq!(kept.map(|kept| kept.expose_secret().to_owned()), Some(secret), "{length}");
            keyring.delete(&entry).await.unwrap();
            assert!(keyring.get(&entry).await.unwrap().is_none(), "{length}");
            keyring.delete(&entry).await.unwrap();
        }
        let too_long = keyring.set(&entry, "x".repeat(20_000).into()).await;
        assert_eq!(too_long, Err(KeyringTrouble::SecretTooLong));
    }
}
