//! The handle, as far as the history goes.

use std::path::PathBuf;

use jiff::Zoned;
use tokio::sync::watch;

use super::Office;
use crate::call::CallId;
use crate::code::Code;
use crate::desk::Input;
use crate::export;
use crate::store::{Deleted, Page, Search, StoreError};
use crate::view::{HistoryPage, HistoryQuestion, Refusal};

/// Calls on a page of the history.
const PAGE: usize = 100;

impl Office {
    /// The agent looks at the history: what was missed is seen.
    pub fn see_history(&self) {
        self.inner.intake.inputs.tell(Input::HistorySeen);
    }

    /// A part of the history, newest first; `None` when there is no call such as the one it is to be older than.
    pub async fn page(&self, search: Search) -> Result<Option<Page>, StoreError> {
        self.inner.intake.page(search).await
    }

    /// A page of the history for the window.
    pub async fn history(&self, question: HistoryQuestion) -> Result<HistoryPage, Refusal> {
        let HistoryQuestion { search, filter, before } = question;
        let page = self.page(Search { text: search, filter, before, limit: PAGE }).await;
        let page = page.map_err(Refusal::not_read)?.ok_or_else(Refusal::unknown_call)?;
        Ok(HistoryPage::of(&page, &*self.pages()))
    }

    /// Counts the changes of the history.
    pub fn history_changes(&self) -> watch::Receiver<u64> {
        self.inner.intake.store.changes()
    }

    /// Deletes a call that is over, or all that are.
    pub async fn delete(&self, call: Option<CallId>) -> Result<Deleted, StoreError> {
        self.inner.intake.delete(call).await
    }

    /// The same for the window. Returns how many.
    pub async fn remove(&self, call: Option<CallId>) -> Result<usize, Refusal> {
        match self.delete(call).await.map_err(Refusal::not_read)? {
            Deleted::Calls(calls) => Ok(calls),
            Deleted::Unknown => Err(Refusal::unknown_call()),
            Deleted::UnderWay => Err(Refusal::under_way()),
        }
    }

    /// The whole history as a table for spreadsheets.
    pub async fn table(&self) -> Result<Vec<u8>, StoreError> {
        self.inner.intake.export().await
    }

    /// Writes the whole history as a table into the downloads, and says where it is.
    pub async fn export_history(&self) -> Result<PathBuf, Refusal> {
        let table = self.table().await.map_err(Refusal::not_read)?;
        let today = Zoned::now().date();
        let written = tokio::task::spawn_blocking(move || export::write(&export::folder()?, today, &table));
        let written = written.await.map_err(Refusal::internal)?;
        let file = written.map_err(|error| {
            let why = [("why", error.to_string())];
            Refusal::new(Code::NotWritten, self.inner.texts.with("history-refusal-not-written", why))
        })?;
        *self.inner.exported.lock() = Some(file.clone());
        Ok(file)
    }

    /// The table that was written last.
    pub fn exported(&self) -> Option<PathBuf> {
        self.inner.exported.lock().clone()
    }
}
