//! Which account calls are reported to: the sandbox, or the one that somebody connected. The one owner of that choice.
//!
//! One change at a time, each whole: proved at the CRM, its secrets in the keyring, its name in the settings, and only
//! then in the old one's place.

mod check;
mod connect;
mod demo;
mod first;
mod running;
mod users;

use std::io;
use std::sync::Arc;
use std::time::Duration;

use parking_lot::Mutex;
use tokio::sync::watch;

pub use connect::{Connect, How, NotConnected};
pub use demo::{Demo, DemoAccount};
pub use first::NoAccount;
pub(crate) use first::{Parts, restored};
use running::Running;

use crate::crm::{ConnectedAccount, Crm, Standing, User};
use crate::desk::Restored;
use crate::inputs::Switch;
use crate::outlet::{Works, outlet};
use crate::settings::Settings;

/// How long a switch waits for requests under way to the old account.
const LAST_REPORTS: Duration = Duration::from_secs(9);

/// The owner of the choice.
pub struct Accounts {
    parts: Parts,
    crm: watch::Receiver<Arc<dyn Crm>>,
    /// The users of the account, where they could be read.
    users: Mutex<Option<Vec<User>>>,
    suggested: Mutex<Option<u64>>,
    /// The account whose users were asked for, because a restart had forgotten them.
    asked: Mutex<Option<String>>,
    /// Counts the changes of the account, of its sign-in and of its users.
    revision: watch::Sender<u64>,
    running: Mutex<Option<Running>>,
    /// Held by whoever changes the account.
    changing: tokio::sync::Mutex<()>,
}

impl Accounts {
    /// The account that calls are reported to now.
    pub fn current(&self) -> Arc<dyn Crm> {
        self.crm.borrow().clone()
    }

    /// The account of the settings; none: the sandbox.
    pub fn connected(&self) -> Option<ConnectedAccount> {
        self.parts.settings.get().account
    }

    /// How the sign-in stands.
    pub fn standing(&self) -> Standing {
        *self.current().standing().borrow()
    }

    /// Changes with the account, with how its sign-in stands, and with its users.
    pub fn changes(&self) -> watch::Receiver<u64> {
        self.revision.subscribe()
    }

    /// Asks the keyring again.
    pub fn try_again(&self) {
        if let Some(running) = &mut *self.running.lock() {
            running.try_again(self.parts.inputs.clone(), self.revision.clone());
        }
    }

    /// Waits for the requests under way, and stops.
    pub(crate) async fn stop(&self) {
        let running = self.take_running();
        if let Some(running) = running {
            running.end().await;
        }
    }

    /// Everything of the old account comes to its end before the new one begins. A history that cannot be read now does
    /// not keep calls from being reported.
    async fn switch(&self, crm: Arc<dyn Crm>, me: Option<u64>) {
        if let Some(running) = self.take_running()
            && tokio::time::timeout(LAST_REPORTS, running.end()).await.is_err()
        {
            tracing::warn!("reports to the account before were still on their way; they count as uncertain");
        }
        let restored = restored(&self.parts.store, &crm.account().key).await.unwrap_or_else(|error| {
            tracing::warn!(%error, "the calls of the account cannot be read");
            Restored::default()
        });
        let standing = *crm.standing().borrow();
        let (outlet, works) = outlet();
        self.parts.inputs.switch(Switch { crm: crm.clone(), outlet, me, standing, restored }).await;
        self.run(crm, works);
        self.tell();
    }

    /// Puts an account to work. What worked for it before stops.
    fn run(&self, crm: Arc<dyn Crm>, works: Works) {
        let running = Running::start(crm, works, &self.parts, self.revision.clone());
        drop(self.running.lock().replace(running));
    }

    fn take_running(&self) -> Option<Running> {
        self.running.lock().take()
    }

    async fn save(&self, account: Option<ConnectedAccount>, me: Option<u64>) -> Result<(), NotConnected> {
        let changed = self.change_settings(move |settings| {
            settings.account = account;
            settings.me = me;
        });
        changed.await.map_err(|error| NotConnected::NotSaved(error.to_string()))
    }

    /// Changes the settings, and waits for the disk without keeping anybody else waiting.
    async fn change_settings(&self, change: impl FnOnce(&mut Settings) + Send + 'static) -> io::Result<()> {
        let settings = self.parts.settings.clone();
        let changed = tokio::task::spawn_blocking(move || settings.change(change)).await;
        changed.unwrap_or_else(|error| Err(io::Error::other(error)))
    }

    fn tell(&self) {
        self.revision.send_modify(|revision| *revision += 1);
    }
}

impl std::fmt::Debug for Accounts {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Accounts")
    }
}

#[cfg(test)]
mod tests;
