//! The account to begin with, and what the owner of the choice is built on.

use std::sync::Arc;

use parking_lot::Mutex;
use tokio::sync::watch;

use super::{Accounts, Demo, DemoAccount};
use crate::crm::{Adapter, Crm, Unprepared};
use crate::desk::{MOST_RECENT, Restored};
use crate::inputs::Inputs;
use crate::keyring::Vaults;
use crate::outlet::Works;
use crate::settings::SettingsFile;
use crate::store::{Store, StoreError};

/// The app cannot do without an account of some kind.
#[derive(Debug, thiserror::Error)]
pub enum NoAccount {
    #[error("the demo CRM cannot start: {0}")]
    Demo(String),
    #[error(transparent)]
    Unprepared(#[from] Unprepared),
}

/// What the owner is built on.
pub(crate) struct Parts {
    pub(crate) demo: Arc<dyn Demo>,
    pub(crate) adapter: Arc<dyn Adapter>,
    pub(crate) vaults: Vaults,
    pub(crate) settings: Arc<SettingsFile>,
    pub(crate) store: Store,
    pub(crate) inputs: Inputs,
}

impl Parts {
    /// The account of the settings, or the sandbox, and the user who sits here.
    pub(crate) async fn first(&self) -> Result<(Arc<dyn Crm>, Option<u64>), NoAccount> {
        let settings = self.settings.get();
        match &settings.account {
            Some(account) => Ok((self.adapter.reopen(account, &self.vaults)?, settings.me)),
            None => sandbox(&*self.adapter, &*self.demo).await,
        }
    }

    /// The owner, with the first account at work on what it is given. `crm` changes with the account.
    pub(crate) fn open(self, crm: watch::Receiver<Arc<dyn Crm>>, works: Works) -> Accounts {
        let first = crm.borrow().clone();
        let accounts = Accounts {
            parts: self,
            crm,
            users: Mutex::default(),
            suggested: Mutex::default(),
            asked: Mutex::default(),
            revision: watch::Sender::new(0),
            running: Mutex::default(),
            changing: tokio::sync::Mutex::default(),
        };
        accounts.run(first, works);
        accounts
    }
}

/// A client of the sandbox, which is started for it, and its agent.
pub(super) async fn sandbox(adapter: &dyn Adapter, demo: &dyn Demo) -> Result<(Arc<dyn Crm>, Option<u64>), NoAccount> {
    let DemoAccount { origin, token, agent } = demo.open().await.map_err(NoAccount::Demo)?;
    Ok((adapter.sandbox(origin, token)?, Some(agent)))
}

/// What the store has of an account for the desk to begin with.
pub(crate) async fn restored(store: &Store, account: &str) -> Result<Restored, StoreError> {
    Ok(Restored {
        unfinished: store.unfinished(account).await?,
        newest: store.newest(account, MOST_RECENT).await?,
        unseen: store.unseen(account).await?,
        pipelines: store.pipelines(account).await?,
    })
}
