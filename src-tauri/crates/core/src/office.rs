//! The one handle to a running Callcard: calls, history, account, settings, check-up. The window and the socket use the
//! same one.
//!
//! It knows no HTTP and no window system, and starts nothing that has to be stopped: that is `app`'s.

mod account;
mod calls;
mod checkup;
mod history;
mod preferences;
mod press;
mod sources;
mod door;
mod phones;
mod status;
mod tray;

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

use callcard_local::SocketName;
use parking_lot::Mutex;
use tokio::runtime::Handle;
use tokio::sync::{Semaphore, watch};

pub use calls::Followed;

use crate::accounts::Accounts;
use crate::crm::{Account, Pages};
use crate::desk::Overview;
use crate::desktop::{Desktop, Page};
use crate::intake::Intake;
use crate::lock::Lock;
use crate::secrets::Secrets;
use crate::settings::{self, SettingsFile};
use crate::sources::Door;
use crate::sources::board::Board;
use crate::sources::secrets::SecretsOfSources;
use crate::store;
use crate::text::Texts;

/// Programs that may follow all calls at once.
const MOST_WATCHERS: usize = 16;

/// The handle. Clones are handles to the same Callcard.
#[derive(Clone)]
pub struct Office {
    inner: Arc<Inner>,
}

/// What the handle is to.
pub(crate) struct Parts {
    pub(crate) intake: Intake,
    pub(crate) accounts: Arc<Accounts>,
    pub(crate) desktop: Arc<dyn Desktop>,
    pub(crate) texts: Arc<Texts>,
    pub(crate) overview: watch::Receiver<Overview>,
    pub(crate) settings: Arc<SettingsFile>,
    pub(crate) secrets_of_sources: SecretsOfSources,
    pub(crate) board: Board,
    pub(crate) door: Door,
    /// Where the socket is.
    pub(crate) socket: SocketName,
    pub(crate) start: Start,
    pub(crate) lock: Lock,
}

/// What was wrong at the start.
#[derive(Debug)]
pub(crate) struct Start {
    pub(crate) settings: Option<settings::Trouble>,
    pub(crate) history: Option<store::Trouble>,
}

struct Inner {
    intake: Intake,
    accounts: Arc<Accounts>,
    desktop: Arc<dyn Desktop>,
    texts: Arc<Texts>,
    overview: watch::Receiver<Overview>,
    settings: Arc<SettingsFile>,
    /// Held while a preference is changed.
    preferring: tokio::sync::Mutex<()>,
    /// Counts the changes of the preferences, each when it is in force.
    preferred: watch::Sender<u64>,
    secrets: Secrets,
    secrets_of_sources: SecretsOfSources,
    board: Board,
    door: Door,
    socket: SocketName,
    /// Places for programs that follow all calls.
    watchers: Arc<Semaphore>,
    start: Start,
    /// The table that was written last.
    exported: Mutex<Option<PathBuf>>,
    runtime: Handle,
    /// No other Callcard works in this folder as long as anybody has a handle to this one.
    _lock: Lock,
}

impl Office {
    /// Opens it, inside the runtime on which what it begins is to run.
    pub(crate) fn open(parts: Parts) -> Self {
        let Parts {
            intake,
            accounts,
            desktop,
            texts,
            overview,
            settings,
            secrets_of_sources,
            board,
            door,
            socket,
            start,
            lock,
        } = parts;
        let inner = Inner {
            intake,
            accounts,
            desktop,
            texts,
            overview,
            settings,
            preferring: tokio::sync::Mutex::default(),
            preferred: watch::Sender::new(0),
            secrets: Secrets::default(),
            secrets_of_sources,
            board,
            door,
            socket,
            watchers: Arc::new(Semaphore::new(MOST_WATCHERS)),
            start,
            exported: Mutex::default(),
            runtime: Handle::current(),
            _lock: lock,
        };
        Self { inner: Arc::new(inner) }
    }

    /// The desk and the sources at a glance.
    pub fn overview(&self) -> Overview {
        self.inner.overview.borrow().clone()
    }

    /// The texts in the agent's language.
    pub fn texts(&self) -> &Arc<Texts> {
        &self.inner.texts
    }

    /// The account that calls are reported to now.
    pub fn account(&self) -> Account {
        self.inner.intake.account()
    }

    /// Calls go to the sandbox.
    pub fn is_demo(&self) -> bool {
        self.account().sandbox
    }

    /// The pages of the account.
    pub fn pages(&self) -> Arc<dyn Pages> {
        self.inner.accounts.current()
    }

    /// The account that calls are reported to, and the choice of another.
    pub fn accounts(&self) -> &Arc<Accounts> {
        &self.inner.accounts
    }

    /// What was wrong with the history at the start.
    pub(crate) fn history_trouble(&self) -> Option<&store::Trouble> {
        self.inner.start.history.as_ref()
    }

    /// Brings a page of the window to the front: this one, or the one that fits.
    pub(crate) fn show(&self, page: Option<Page>) {
        let page = page.unwrap_or_else(|| Page::fitting(&self.inner.overview.borrow()));
        self.inner.desktop.window(page);
    }
}

impl fmt::Debug for Office {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Office")
    }
}
