//! The way in for every source: hands its reports in, and reads calls back.

use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use tokio::sync::{oneshot, watch};
use tokio::time::{Instant, timeout_at};

use crate::call::number::DialPlan;
use crate::call::source::Source;
use crate::call::{Call, CallId};
use crate::crm::{Account, Crm};
use crate::desk::{Heard, Taken};
use crate::event::Report;
use crate::export;
use crate::inputs::{Accepted, Inputs, NotAccepted, Reply};
use crate::settings::{Settings, SettingsFile};
use crate::store::{Deleted, Page, Search, Store, StoreError};

/// How long somebody waits for the CRM.
const PATIENCE: Duration = Duration::from_secs(10);

/// The way in.
#[derive(Clone, Debug)]
pub(crate) struct Intake {
    pub(crate) inputs: Inputs,
    pub(crate) store: Store,
    /// The account that calls are reported to now.
    pub(crate) crm: watch::Receiver<Arc<dyn Crm>>,
    pub(crate) settings: Arc<SettingsFile>,
}

impl Intake {
    /// Hands in the reports of one request; answers when they are on disk.
    pub(crate) async fn report(&self, reports: Vec<Report>) -> Reply {
        self.inputs.report(heard(reports)).await
    }

    /// Hands in reports of somebody who cannot be asked to come back: waits for a place. What comes back tells when they
    /// are on disk.
    pub(crate) async fn tell(&self, reports: Vec<Report>) -> Result<oneshot::Receiver<Reply>, NotAccepted> {
        self.inputs.report_in_turn(heard(reports)).await
    }

    /// The newest calls first.
    pub(crate) async fn newest(&self, limit: usize) -> Result<Vec<Call>, StoreError> {
        self.store.newest(&self.account().key, limit).await
    }

    /// When each source reported last, the latest first.
    pub(crate) async fn sources(&self) -> Result<Vec<(Source, Timestamp)>, StoreError> {
        self.store.sources(&self.account().key).await
    }

    /// Why the next call cannot be written to the history.
    pub(crate) async fn unwritten(&self) -> Option<String> {
        self.store.is_written().await.err().map(|error| error.to_string())
    }

    /// One call.
    pub(crate) async fn call(&self, id: CallId) -> Result<Option<Call>, StoreError> {
        self.store.call(&self.account().key, id).await
    }

    /// A part of the history; `None` when there is no call such as the one it is to be older than.
    pub(crate) async fn page(&self, search: Search) -> Result<Option<Page>, StoreError> {
        self.store.page(&self.account().key, search).await
    }

    /// Deletes a call that is over, or all that are.
    pub(crate) async fn delete(&self, call: Option<CallId>) -> Result<Deleted, StoreError> {
        self.inputs.forget(call).await;
        self.store.delete(&self.account().key, call).await
    }

    /// The whole history as a table for spreadsheets.
    pub(crate) async fn export(&self) -> Result<Vec<u8>, StoreError> {
        let crm = self.crm.borrow().clone();
        let calls = self.store.all(&crm.account().key).await?;
        let table = tokio::task::spawn_blocking(move || export::table(&calls, &*crm)).await;
        let failed = |error: &dyn std::fmt::Display| StoreError::Database(error.to_string());
        table.map_err(|error| failed(&error))?.map_err(|error| failed(&error))
    }

    /// The account that calls are reported to now.
    pub(crate) fn account(&self) -> Account {
        self.crm.borrow().account().clone()
    }

    /// What numbers are read by.
    pub(crate) fn dial_plan(&self) -> DialPlan {
        self.settings.read(Settings::dial_plan)
    }
}

/// Reports as they are handed in.
fn heard(reports: Vec<Report>) -> Vec<Heard> {
    reports.into_iter().map(|report| Heard { id: CallId::fresh(), report }).collect()
}

/// Waits until nothing more will come of any of them, but not for ever.
pub(crate) async fn settled(accepted: &mut [Option<Accepted>]) {
    let limit = Instant::now() + PATIENCE;
    for Accepted { taken, call } in accepted.iter_mut().flatten() {
        let taken = *taken;
        let is_final = call.wait_for(|call| is_final(taken, call));
        if timeout_at(limit, is_final).await.is_err() {
            return;
        }
    }
}

/// Nothing more will come of the report. A later phase of a known call is final at once.
pub(crate) fn is_final(taken: Taken, call: &Call) -> bool {
    is_noted(taken) || call.delivery.is_final()
}

/// The report told of a later phase of a call that was known.
pub(crate) fn is_noted(taken: Taken) -> bool {
    taken.later_phase && !taken.new
}
