//! The handle, as far as calls go: test calls, and what can be done with any call.

use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, broadcast, watch};

use super::Office;
use crate::call::number::{CallNumber, Typed};
use crate::call::source::Source;
use crate::call::{Call, CallId};
use crate::desk::{Button, Input};
use crate::inputs::Accepted;
use crate::sources::test;
use crate::store::StoreError;
use crate::view::{NumberView, Refusal, TypedNumber};

/// Calls among which the last test calls are looked for.
const LOOKED_BACK: usize = 200;
/// Numbers that a test call offers.
const OFFERED: usize = 5;

/// A test call, and what becomes of it.
#[derive(Debug)]
pub struct Followed {
    pub call: CallId,
    pub changes: watch::Receiver<Arc<Call>>,
}

impl Office {
    /// Reads a number while it is typed.
    pub async fn type_number(&self, text: String) -> Result<TypedNumber, Refusal> {
        let plan = self.inner.intake.dial_plan();
        // The numbering plans may still be loading.
        let typed = tokio::task::spawn_blocking(move || Typed::read(&text, plan)).await.map_err(Refusal::internal)?;
        let number = match &typed.number {
            Some(number) => NumberView::of(number, &typed.text),
            None => NumberView::invalid(&typed.text),
        };
        Ok(TypedNumber { text: typed.text, number })
    }

    /// Rings as a source would, for the agent alone.
    pub async fn test_call(&self, text: &str) -> Result<Followed, Refusal> {
        let intake = &self.inner.intake;
        let number = CallNumber::read(text, intake.dial_plan());
        if matches!(number, CallNumber::Unreadable(_)) {
            return Err(Refusal::not_a_number());
        }
        let me = self.inner.overview.borrow().me;
        let ring = test::ring(intake, Source::Test, number, text, me).await.map_err(|why| Refusal::of(&why))?;
        let Accepted { taken, call: changes } = ring.accepted;
        Ok(Followed { call: taken.call, changes })
    }

    /// Waits for the next call that a phone or program reports; test calls do not count. `None` when the app ends.
    /// It counts from when this is called, not from when it is awaited.
    pub fn await_call(&self) -> impl Future<Output = Option<watch::Receiver<Arc<Call>>>> + Send + use<> {
        self.inner.intake.inputs.await_call()
    }

    /// Every change of a call from now on, and the place that whoever follows holds meanwhile; `None` when there is none.
    pub(crate) fn follow_changes(&self) -> Option<(OwnedSemaphorePermit, broadcast::Receiver<Arc<Call>>)> {
        let place = self.inner.watchers.clone().try_acquire_owned().ok()?;
        Some((place, self.inner.intake.inputs.follow_changes()?))
    }

    /// The calls that ring or are talked on, as far as they are among the newest, the newest first.
    pub(crate) async fn live(&self, among: usize) -> Vec<Call> {
        let mut calls = self.inner.intake.newest(among).await.unwrap_or_default();
        calls.retain(Call::is_live);
        calls
    }

    /// The numbers of the last test calls, for people to read, newest first.
    pub async fn recent_numbers(&self) -> Vec<String> {
        let calls = self.inner.intake.newest(LOOKED_BACK).await.unwrap_or_default();
        let mut numbers: Vec<String> = Vec::new();
        for call in calls.iter().filter(|call| call.source == Source::Test) {
            let number = call.number.readable();
            if !number.is_empty() && numbers.len() < OFFERED && !numbers.iter().any(|known| known == number) {
                numbers.push(number.into());
            }
        }
        numbers
    }

    /// One call, as the history has it. The steps that are written with what comes next are there already.
    pub async fn call(&self, id: CallId) -> Result<Option<Call>, StoreError> {
        let mut call = self.inner.intake.call(id).await?;
        if let Some(call) = &mut call
            && let Some(known) = self.inner.overview.borrow().recent.iter().find(|known| known.id == id)
        {
            call.steps = known.steps;
        }
        Ok(call)
    }

    /// Opens the best known about a call.
    pub fn open_card(&self, call: CallId) {
        self.choose_call(call, Button::Open);
    }

    /// Calls the caller of a call back, with the system's telephone program.
    pub fn call_back(&self, call: CallId) {
        self.choose_call(call, Button::CallBack);
    }

    fn choose_call(&self, call: CallId, button: Button) {
        let chosen = move |record| Input::Chosen { call, record, button };
        // What the desk knows must not wait for the disk; what is long over is known to the store alone.
        if self.inner.overview.borrow().recent.iter().any(|known| known.id == call) {
            return self.inner.intake.inputs.tell(chosen(None));
        }
        let intake = self.inner.intake.clone();
        self.inner.runtime.spawn(async move {
            let record = intake.call(call).await.ok().flatten().map(Box::new);
            intake.inputs.tell(chosen(record));
        });
    }

    /// Ends a test call.
    pub fn hang_up(&self, call: CallId) {
        self.inner.intake.inputs.tell(Input::HungUp(call));
    }
}
